import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { libraryCodes } from '../../../lib/case/reference/library-codes.ts'
import { addDays } from '../../../lib/case/time/calendar.ts'
import type { SlotValues } from '../../../lib/case/words/slots.ts'
import {
  fillWording,
  isLibraryWording,
  library,
  libraryOn,
  slotsOf,
  wordingShown,
} from '../../../lib/drafting/conditions.ts'
import { conditionCategories } from '../../../lib/drafting/library-entry.ts'
import { entryOf, textOf, values } from './library-tried.ts'

test('every code of the library has exactly one wording on any one day', () => {
  for (const day of ['2020-01-20', '2026-04-30', '2026-05-01', '2026-11-28', '2026-11-29'])
    expect(libraryOn(day).map(e => e.code)).toEqual([...libraryCodes])
  expect(libraryOn('2020-01-19')).toEqual([])
})
test('versions follow one another: numbered from 1, closed the day before the next, each saying what is different', () => {
  for (const code of libraryCodes) {
    const versions = library.filter(e => e.code === code)
    expect(versions.map(e => e.version)).toEqual(versions.map((_, n) => n + 1))
    for (const [n, e] of versions.entries()) {
      const next = versions[n + 1]
      expect(e.until, code).toBe(next ? addDays(next.from, -1) : e.until)
      expect(Boolean(e.changed), code).toBe(n > 0)
    }
  }
})
test('a wording in use is never edited: each is as it was first published', () => {
  const published = JSON.parse(readFileSync(new URL('./library-wording.json', import.meta.url), 'utf8'))
  expect(Object.fromEntries(library.map(e => [`${e.code} v${e.version}`, e.wording]))).toEqual(published)
})
test('every kind of condition has its own, and each says how it is checked and when it fails', () => {
  expect(new Set(library.map(e => e.category))).toEqual(new Set(Object.keys(conditionCategories)))
  for (const e of library) for (const words of [e.title, e.howChecked, e.failsWhen]) expect(words.trim()).not.toBe('')
})
test('a blank may be possessive, counted, joined with ‘or’, or take its article', () => {
  const textOfWording = (wording: string, given: SlotValues) => textOf({ ...entryOf('P1'), wording }, given)
  expect(textOfWording('{person’s} home', { person: 'Sara Jones' })).toBe('Sara Jones’s home')
  expect(textOfWording('more than {number:device}', { number: 1 })).toBe('more than 1 device')
  expect(textOfWording('with {number:person|people}', { number: 4 })).toBe('with 4 people')
  expect(textOfWording('contact {people or}', { people: ['Tom.', 'Ann'] })).toBe('contact Tom or Ann')
  expect(textOfWording('{a:role} decides', { role: 'appointments manager' })).toBe('an appointments manager decides')
  expect(wordingShown({ wording: 'Not {number:device} of {person’s}[[, except {exception}]].' })).toBe(
    'Not [number] devices of [person’s] (optional: except [exception]).',
  )
})
for (const entry of library) {
  test(`${entry.code} v${entry.version} reads as a sentence, with and without what is optional`, () => {
    const required = Object.fromEntries(
      slotsOf(entry)
        .filter(s => s.required)
        .map(({ slot }) => [slot, values[slot]]),
    )
    for (const text of [textOf(entry, values), textOf(entry, required)]) {
      expect(text).toMatch(/^[A-Z].*\.$/s)
      expect(text).not.toMatch(/[{}[\]]| {2}|\.\.|,,| [,.]|\.,|,\.|undefined|null/)
      expect(isLibraryWording(entry, text)).toBe(true)
    }
    expect(isLibraryWording(entry, `${textOf(entry, required)} And more.`)).toBe(false)
    expect(entry.kind === 'prohibition').toBe(/must not/.test(entry.wording))
    expect(textOf(entry, entry.example)).not.toMatch(/[{}[\]]/)
  })
  test(`${entry.code} v${entry.version} cannot be used with a blank left empty`, () => {
    for (const { slot, required } of slotsOf(entry)) {
      const filled = fillWording(entry, { ...values, [slot]: '  ' })
      expect(filled.ok).toBe(!required)
      if (!filled.ok) expect(filled.unfilled).toEqual([slot])
    }
  })
}
test('blanks are put into the sentence as it needs them', () => {
  expect(textOf(entryOf('P1'), { place: '14 Mill Lane, Aldermere.', distance: 100 })).toBe(
    'The defendant must not enter 14 Mill Lane, Aldermere, or go within 100 metres of its boundary.',
  )
  expect(textOf(entryOf('P2'), values)).toContain('Zoë O’Brien-Núñez, directly')
  expect(textOf(entryOf('P20'), values)).toMatch(/, except through a solicitor\.$/)
  expect(textOf(entryOf('R3'), values)).toContain('on or before 29 February 2028')
})
for (const [name, given] of [
  ['a distance in words', { distance: 'about 100' }],
  ['a distance of nothing', { distance: 0 }],
  ['a place with a blank in it', { place: 'the house at {address}' }],
] as const)
  test(`refused: ${name}`, () => {
    const filled = fillWording(entryOf('P1'), { ...values, ...given })
    expect(filled.ok).toBe(false)
    if (!filled.ok) expect(filled.wrong.map(w => w.slot)).toEqual(Object.keys(given))
  })
test('refused: a day that does not exist', () => {
  const filled = fillWording(entryOf('R3'), { ...values, date: '2027-02-29' })
  expect(filled.ok).toBe(false)
})
test('a name that looks like a pattern is kept as it is', () => {
  expect(textOf(entryOf('P15'), { person: '$& $1 O’Neil' })).toContain('must not follow $& $1 O’Neil,')
})
