import { expect, test } from '@playwright/test'
import { bornLevel, likenessOf } from '../../../lib/pattern/linkage/compare.ts'
import { frequentNames } from '../../../lib/pattern/linkage/frequent.ts'
import {
  readAddress,
  readDate,
  readEmail,
  readHandle,
  readList,
  readName,
  readPhone,
  readPostcode,
} from '../../../lib/pattern/linkage/normal.ts'
import { Table } from '../../../lib/pattern/linkage/table.ts'
import { fold, jaroWinkler, oneEdit, twoEdits } from '../../../lib/pattern/linkage/text.ts'

const [same, known, oneLetter, alike, different] = [0, 1, 2, 3, 4] as const

for (const [a, b, likeness] of [
  ['william', 'william', same],
  ['bill', 'william', known],
  ['mohammed', 'muhammad', known],
  ['mo', 'mohamed', known],
  ['siobhan', 'shivaun', known],
  ['kasia', 'katarzyna', known],
  ['peggy', 'margaret', known],
  ['yusuf', 'joseph', known],
  ['kowalski', 'kowalska', known],
  ['oneill', 'oneal', known],
  ['seb', 'sebastian', known],
  ['pocock', 'pocok', oneLetter],
  ['pocock', 'poccok', oneLetter],
  ['jon', 'ron', oneLetter],
  ['hartwell', 'hartvel', alike],
  ['sadnerz', 'sanders', alike],
  ['wojciechowska', 'wojchiechovska', alike],
  ['jack', 'james', different],
  ['smith', 'jones', different],
  ['bo', 'jo', different],
] as const)
  test(`the names ${a} and ${b} compare as ${likeness}, either way round`, () => {
    expect(likenessOf(a, b)).toBe(likeness)
    expect(likenessOf(b, a)).toBe(likeness)
  })

test('Jaro-Winkler gives the values of its authors', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
  expect(jaroWinkler('', 'a')).toBe(0)
})

test('one edit and two are told apart from none and from more', () => {
  expect(['abd', 'ab', 'abcd', 'bac', 'acb'].map(word => oneEdit('abc', word))).toEqual([true, true, true, true, true])
  expect(['abc', 'cab', 'a', 'xyz'].map(word => oneEdit('abc', word))).toEqual([false, false, false, false])
  expect(['kitten', 'kittne', 'kittenxy', 'itte'].map(word => twoEdits('kitten', word))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['sitting', 'mitens', 'kit'].map(word => twoEdits('kitten', word))).toEqual([false, false, false])
})

test('letters are folded as English papers spell them', () => {
  expect(['Siân', 'Łukasz', 'Müller', 'SØREN', 'Şahin'].map(fold)).toEqual([
    'sian',
    'lukasz',
    'muller',
    'soren',
    'sahin',
  ])
})

for (const [given, family, read] of [
  ['Mr William', 'SMITH Jr', { given: 'william', middle: '', family: 'smith', part: '', otherPart: '' }],
  ['Mary-Jane', 'O’Brien', { given: 'mary', middle: 'jane', family: 'obrien', part: '', otherPart: '' }],
  ['Sarah', 'Smith-Jones', { given: 'sarah', middle: '', family: 'smithjones', part: 'smith', otherPart: 'jones' }],
  ['John Paul Smith', '', { given: 'john', middle: 'paul', family: 'smith', part: '', otherPart: '' }],
  ['', 'Smith, John', { given: 'john', middle: '', family: 'smith', part: '', otherPart: '' }],
  ['Ali', 'Al Hassan', { given: 'ali', middle: '', family: 'alhassan', part: '', otherPart: '' }],
  ['J.', 'Mc Donald', { given: 'j', middle: '', family: 'mcdonald', part: '', otherPart: '' }],
  ['Unknown', 'UNKNOWN', { given: '', middle: '', family: '', part: '', otherPart: '' }],
  ['Unknown male', 'N/K', { given: '', middle: '', family: '', part: '', otherPart: '' }],
  ['Not known', 'not given', { given: '', middle: '', family: '', part: '', otherPart: '' }],
  ['Hope', 'Given', { given: 'hope', middle: '', family: 'given', part: '', otherPart: '' }],
  ['Gary aka Gaz', 'Smith', { given: 'gary', middle: '', family: 'smith', part: '', otherPart: '' }],
  ['Asha', 'Shah née Patel', { given: 'asha', middle: '', family: 'shahpatel', part: 'shah', otherPart: 'patel' }],
  ['Anna', 'Nee', { given: 'anna', middle: '', family: 'nee', part: '', otherPart: '' }],
] as const)
  test(`the name "${given}" "${family}" is read`, () => {
    expect(readName(given, family)).toEqual(read)
  })

test('telephone numbers are the same number however they are dialled', () => {
  for (const phone of [
    '07700 900111',
    '+44 7700 900111',
    '00447700900111',
    '+44 (0)7700 900111',
    '(0044) 7700-900111',
    '7700900111',
  ])
    expect(readPhone(phone), phone).toBe(447700900111)
  expect(readPhone('01632 960123 ext 12')).toBe(441632960123)
  expect(readPhone('+33 6 12 34 56 78')).toBe(33612345678)
  for (const none of ['', 'none', '0000000000', '11111111111', '999']) expect(readPhone(none), none).toBe(0)
})

test('addresses, postcodes, e-mail and accounts lose what makes no difference', () => {
  expect(readPostcode(' sw1a1aa ')).toEqual({ outward: 'SW1A', inward: '1AA' })
  expect(readPostcode('E1 6AN')).toEqual({ outward: 'E1', inward: '6AN' })
  expect(readPostcode('PL4')).toEqual({ outward: 'PL4', inward: '' })
  expect(readPostcode('not known')).toEqual({ outward: '', inward: '' })
  expect(readPostcode('0X1 2AB')).toEqual({ outward: 'OX1', inward: '2AB' })
  expect(readPostcode('L51 IAA')).toEqual({ outward: 'L51', inward: '1AA' })
  expect(readAddress('Flat 2, 14 High Street, Norbury')).toBe(readAddress('FLAT 2 14 High St'))
  expect(readAddress('14 High Street')).not.toBe(readAddress('16 High Street'))
  expect(readAddress('No fixed abode')).toBe('')
  expect(readEmail(' Darren.P@GoogleMail.com')).toBe('darren.p@gmail.com')
  expect(readEmail('no at sign')).toBe('')
  for (const handle of [
    ' @Dazza_99',
    'https://instagram.com/DAZZA_99/',
    'snap: dazza_99',
    'IG @dazza_99',
    'fb dazza_99',
  ])
    expect(readHandle(handle), handle).toBe('dazza_99')
  expect(readList(' 1; ;2;')).toEqual(['1', '2'])
})

test('dates are read day first, and what is no date is said to be none', () => {
  expect(['1990-02-03', '03/02/1990', '3.2.1990', '19900203', '1990-02-03T10:00:00Z'].map(readDate)).toEqual(
    Array(5).fill(19900203),
  )
  expect(['1990-02-30', '31/04/1990', 'banana', '1990-13-01', '29/02/2023'].map(readDate)).toEqual(Array(5).fill(-1))
  expect(readDate('29/02/2024')).toBe(20240229)
  expect(readDate(' ')).toBe(0)
})

for (const [a, b, level, words] of [
  [19900514, 19900514, 0, 'the same'],
  [19900504, 19900405, 1, 'day and month swapped'],
  [19900514, 19910514, 2, 'a year out'],
  [19900514, 19800514, 2, 'ten years out'],
  [19900514, 19900515, 3, 'a day out'],
  [19900514, 19901114, 3, 'another month'],
  [19900514, 19910801, 4, 'within two years'],
  [19900514, 19820303, 5, 'different'],
  [19620514, 19900303, 6, 'a generation apart'],
  [19900101, 19900514, 10, '1 January and the same year'],
  [19900101, 19910514, 11, '1 January and a year out'],
  [19900101, 19600514, 12, '1 January and another year'],
] as const)
  test(`dates of birth ${a} and ${b} are ${words}`, () => {
    expect([bornLevel(a, b), bornLevel(b, a)]).toEqual([level, level])
  })

test('a name with many dates of birth, or with many people on the other side, is flagged; a name that many bear, and one man with many victims’ reports, are not', () => {
  const blank = { ref: '', bornOn: '', address: '', postcode: '', phones: '', emails: '', handles: '' }
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const of = (n: number) => `${letters[n % 26]}${letters[(n * 7 + 3) % 26]}${letters[Math.floor(n / 3) % 26]}son`
  const table = new Table(500, ['gezocht verdachte'])
  let number = 0
  const report = (given: string, family: string, bornOn: string, victim: string) =>
    table.add({
      ref: `r${number++}`,
      suspect: { ...blank, givenNames: given, familyName: family, bornOn },
      victim: { ...blank, givenNames: 'Ann', familyName: victim },
    })
  for (let n = 0; n < 40; n++) {
    report('Qworum', 'Zibbel', n < 15 ? `19${60 + n}-01-0${1 + (n % 9)}` : '', 'Vane')
    report('', 'Wexil', '', of(n))
    report(of(n), 'Smith', `19${50 + n}-02-11`, of(n + 40))
    report('Ivor', 'Trebilcock', n % 9 ? '1980-03-04' : '1980-04-03', n % 2 ? 'Vane' : 'Oates')
    report('Gezocht', 'Verdachte', `19${50 + n}-02-11`, of(n))
  }
  expect(frequentNames(table).map(f => [f.given, f.family, f.reports, f.births])).toEqual([
    ['', 'wexil', 40, 0],
    ['qworum', 'zibbel', 40, 15],
  ])
})
