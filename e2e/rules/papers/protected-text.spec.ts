import { expect, test } from '@playwright/test'
import { needlesOf, reveals, type Secret } from '../../../lib/case/views/protected-address.ts'
import { scan } from '../../../lib/documents/printing/protected-text.ts'

const house: Secret = { address: 'Flat 2, 14 Mill Lane\nAldermere', postcode: 'ME10 1AB' }
const cottage: Secret = { address: '3 Saint Anne’s Terrace, Thornfold ZZ4 6PP', postcode: null }
const welsh: Secret = { address: '7 Heol y Felin, Llanfair', postcode: 'LD2 3EF' }
const named: Secret = { address: 'Rose Cottage, Weir Road, Thornfold', postcode: null }

const given: [string, Secret, string[]][] = [
  [
    'a flat in a street',
    house,
    [
      'Flat 2, 14 Mill Lane',
      'FLAT 2 14 MILL LN',
      'Apt. 2, 14 Mill Lane',
      'Apartment Two, Fourteen Mill Lane',
      '2/14 Mill Lane',
      '14/2 Mill Lane',
      '14 Mill Lane, Flat 2',
      'Mill Lane no. 14',
      'on Mill  La.',
      'Mill\u200bLane',
      'Ｍｉｌｌ Ｌａｎｅ',
      'ME101AB',
      'me10 1ab',
      'M E 1 0 1 A B',
      'ME1O lAB',
      'https://maps.example/?q=14%20Mill%20Lane',
      'area-around-14-mill-lane.png',
      'IMG_MillLane14.jpg',
      '14MillLane.geojson',
    ],
  ],
  ['a saint’s street', cottage, ['3 St Annes Terr', '3 ST. ANNE’S TERRACE', 'Saint Annes Ter', 'zz46pp', 'ZZ4-6PP']],
  [
    'a Welsh street',
    welsh,
    [
      '7 Heol y Felin',
      '7 Heol-y-Felin',
      'HEOL Y FELIN',
      'saith heol y felin',
      'Felin y Ffordd 7 Heol y Felin',
      'LD23EF',
    ],
  ],
  ['a named house', named, ['Rose Cottage, Weir Rd', 'rose-cottage weir road', 'Weir Road']],
]
for (const [name, secret, texts] of given)
  for (const text of texts)
    test(`given away (${name}): ${text}`, () => {
      expect(reveals(text, [needlesOf(secret)])).toBe(true)
    })
for (const text of [
  'Aldermere',
  '14 Weir Lane',
  'Mill Road',
  'ME10 1AC',
  'She moved in 2014 to a mill',
  'the A229',
  'flat 2',
])
  test(`not given away: ${text}`, () => {
    expect(reveals(text, [needlesOf(house)])).toBe(false)
  })
test('a postcode that looks like a number is not found in numbers', () => {
  const secret = [needlesOf({ address: 'Rose Cottage', postcode: 'S1 1LL' })]
  expect(reveals('51.111, 0.52 and 0151 1112', secret)).toBe(false)
  expect(['s11ll', 'S1 ILL', 'Sl 1LL'].map(text => reveals(text, secret))).toEqual([true, true, true])
})
test('an address that is found hides nowhere in a document: text, map, list, name of a file or of a field', () => {
  const paper = {
    conditions: [
      { number: '2', text: 'Must not enter the area.', map: '<svg><title>Around 14 Mill Lane</title></svg>' },
    ],
    exhibits: [{ reference: 'AS/1', description: 'Photograph', fileName: '14_Mill_Lane_front.jpg' }],
    otherOrders: ['Not to go to 14', 'Mill Lane'],
    dates: { 'Visited 14 Mill Lane': '3 June' },
    clean: ['Aldermere', 12],
  }
  const found = scan(paper, [house], path => path.join('.')).map(f => f.where)
  expect(found).toEqual(['conditions.0.map', 'exhibits.0.fileName', 'otherOrders.1', 'dates'])
  expect(scan({ list: ['Not to go to 14 Mill', 'Lane'] }, [house], path => path.join('.'))).toEqual([{ where: 'list' }])
  expect(scan(paper, [], path => path.join('.'))).toEqual([])
})
test('where it was found is said without saying it', () => {
  const [found] = scan({ text: 'at 14 Mill Lane' }, [house], path => `Condition 1: ${path.join(' ')}`)
  expect(found).toEqual({ where: 'Condition 1: text' })
})
