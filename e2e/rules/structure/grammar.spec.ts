import { expect, test } from '@playwright/test'
import { article, countWithNoun, list, pluralOf, possessive } from '../../../lib/case/words/grammar.ts'

test('the forms of the language are made by code', () => {
  expect([list([]), list(['A']), list(['A', 'B']), list(['A', '', 'B', 'C'])]).toEqual([
    '',
    'A',
    'A and B',
    'A, B and C',
  ])
  expect(list(['A', 'B', 'C'], 'or')).toBe('A, B or C')
  expect(list(['12 Mill Lane, Aldermere', 'the park'])).toBe('12 Mill Lane, Aldermere; and the park')
  expect(['Sara', 'James', 'the Joneses', 'Sara and Tom Jones', 'the Carter family'].map(possessive)).toEqual([
    'Sara’s',
    'James’s',
    'the Joneses’',
    'Sara and Tom Jones’s',
    'the Carter family’s',
  ])
  expect([
    countWithNoun(1, 'device'),
    countWithNoun(2, 'device'),
    countWithNoun(2, 'SIM card'),
    countWithNoun(3, 'person', 'people'),
  ]).toEqual(['1 device', '2 devices', '2 SIM cards', '3 people'])
  expect([countWithNoun(1, 'time'), countWithNoun(2, 'time'), countWithNoun(3, 'time')]).toEqual([
    'once',
    'twice',
    '3 times',
  ])
  expect(['box', 'party', 'day', 'watch'].map(pluralOf)).toEqual(['boxes', 'parties', 'days', 'watches'])
  expect(
    [
      'officer',
      'police station',
      'hour',
      'university',
      'uninvited guest',
      'SPO',
      'UK phone',
      '8 o’clock start',
      'one-way street',
    ].map(article),
  ).toEqual([
    'an officer',
    'a police station',
    'an hour',
    'a university',
    'an uninvited guest',
    'an SPO',
    'a UK phone',
    'an 8 o’clock start',
    'a one-way street',
  ])
})
