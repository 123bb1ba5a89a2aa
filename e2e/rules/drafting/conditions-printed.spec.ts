import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { SlotValues } from '../../../lib/case/words/slots.ts'
import { slotsOf } from '../../../lib/case/words/wording.ts'
import { fillWording, libraryOn } from '../../../lib/drafting/conditions.ts'
import { inUseFrom, libraryEntries } from '../../../lib/drafting/library.ts'
import type { LibraryEntry } from '../../../lib/drafting/library-entry.ts'

/**
 * Each wording of the day printed with three sets of values, as somebody read them: with what is needed alone, with all that
 * may be added, and with one of everything and a name that ends in s. `SPO_PRINT=1` writes the file again, to be read again.
 */

const printed = new URL('./library-printed.json', import.meta.url)
const added: SlotValues = {
  exception: 'with the written leave of the court',
  route: ['the A402'],
  vehicles: ['the blue Ford Fiesta YX19 ABC', 'the white Vauxhall Combo YX21 DEF'],
  number: 2,
}
const single: SlotValues = {
  person: 'Ines Rhys',
  place: 'Fenwater Road Surgery',
  distance: 20,
  number: 1,
  days: 1,
  date: '2028-02-29',
  lastDate: '2028-12-31',
  times: 'between 9am and 1pm on any Sunday',
  roads: ['Weir Road', 'Church Road'],
  places: ['Aldermere Library, Park Road'],
  people: ['Tom Rhys'],
  items: ['a knife'],
  vehicles: ['the blue Ford Fiesta YX19 ABC'],
  route: ['the A402'],
  area: 'the village of Thornfold',
  provider: 'Marlshire Services',
  role: 'appointments manager',
}
const setsOf = (e: LibraryEntry): SlotValues[] => {
  const needed = Object.fromEntries(slotsOf(e).flatMap(s => (s.required ? [[s.slot, e.example[s.slot]]] : [])))
  const all = Object.fromEntries(slotsOf(e).map(s => [s.slot, e.example[s.slot] ?? added[s.slot]]))
  const one = Object.fromEntries(slotsOf(e).flatMap(s => (s.required ? [[s.slot, single[s.slot]]] : [])))
  return [needed, all, one] as SlotValues[]
}
const text = (e: LibraryEntry, values: SlotValues): string => {
  const filled = fillWording(e, values)
  if (!filled.ok) throw new Error(`${e.code}: ${filled.unfilled.join()}`)
  return filled.text
}

test('each wording of the day prints as it was read, with three sets of values', () => {
  const now = Object.fromEntries(
    libraryOn('2026-11-30').map(e => [`${e.code} v${e.version}`, setsOf(e).map(values => text(e, values))]),
  )
  if (process.env.SPO_PRINT) writeFileSync(printed, `${JSON.stringify(now, null, 2)}\n`)
  expect(now).toEqual(JSON.parse(readFileSync(printed, 'utf8')))
  for (const [code, sets] of Object.entries(now))
    for (const sentence of sets) {
      expect(sentence, code).not.toMatch(/\b1 (?:metres|days|nights|times|sessions|appointments|devices|phones)\b/)
      expect(sentence, code).not.toMatch(/\buntil\b[^.]*\band\b/)
      expect(sentence, code).not.toMatch(/\b(\w+) \1\b| ,| \.|,,/)
    }
})
test('what a court objected to is answered by a later wording, which says what is different', () => {
  const objected = ['P5', 'R1', 'R5', 'R12', 'R2', 'R4', 'R14', 'P26', 'R9', 'P7', 'P29', 'P30', 'P33', 'P37', 'P21']
  const also = [
    'P24',
    'R18',
    'R8',
    'R10',
    'P8',
    'P2',
    'P3',
    'P39',
    'P14',
    'P20',
    'P9',
    'R6',
    'R7',
    'R19',
    'P13',
    'P4',
    'P17',
  ]
  for (const code of [...objected, ...also]) {
    const latest = libraryEntries.findLast(e => e.code === code)
    expect(latest?.version, code).toBeGreaterThan(1)
    expect(latest?.changed?.length, code).toBeGreaterThan(20)
    expect(latest?.from, code).toBe('2026-11-29')
  }
})
test('a wording is in use from no day before the library was', () => {
  for (const e of libraryEntries) expect(inUseFrom(e) >= '2026-11-21', e.code).toBe(true)
  expect(libraryEntries.some(e => inUseFrom(e) > '2026-11-21')).toBe(true)
})
