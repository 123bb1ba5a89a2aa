import { expect, test } from '@playwright/test'
import type { DraftCondition } from '../../lib/spo/case.ts'
import {
  fillWording,
  isLibraryWording,
  type LibraryEntry,
  library,
  libraryCodes,
  libraryEntry,
  libraryOn,
  type SlotValues,
  slotsOf,
} from '../../lib/spo/conditions.ts'
import { enforceability } from '../../lib/spo/enforceability.ts'
import { after, ask, mainOf, messagesOf, people, readyToSubmit, refusalsOf, rulesOf } from './drafted.ts'

const values: Required<SlotValues> = {
  person: 'Zoë O’Brien-Núñez',
  place: '14 Mill Lane, Aldermere.',
  distance: 100,
  roads: 'High Street, Mill Lane and the A229',
  times: 'every Monday and Thursday between 9am and 11am',
  number: '2',
  provider: 'Aldermere Mind',
  date: '2028-02-29',
  exception: 'except through a solicitor',
}
const textOf = (entry: LibraryEntry, given: SlotValues) => {
  const filled = fillWording(entry, given)
  if (!filled.ok) throw new Error(JSON.stringify(filled))
  return filled.text
}
const entryOf = (code: string) => {
  const entry = libraryEntry(code)
  if (!entry) throw new Error(`No ${code}`)
  return entry
}

test('every code of the library has exactly one wording on any one day', () => {
  for (const day of ['2020-01-20', '2026-11-21']) expect(libraryOn(day).map(e => e.code)).toEqual([...libraryCodes])
  expect(libraryOn('2020-01-19')).toEqual([])
})
for (const entry of library) {
  test(`${entry.code} reads as a sentence, with and without what is optional`, () => {
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
  })
  test(`${entry.code} cannot be used with a blank left empty`, () => {
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
  expect(textOf(entryOf('P2'), values)).toMatch(/, except through a solicitor\.$/)
  expect(textOf(entryOf('R3'), values)).toContain('by 29 February 2028')
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
  expect(textOf(entryOf('P9'), { person: '$& $1 O’Neil' })).toContain('follow, track or monitor $& $1 O’Neil,')
})

const drafted = (over: Partial<DraftCondition>): DraftCondition => ({
  id: 'c1',
  applicationId: 'a1',
  number: 1,
  libraryCode: null,
  kind: 'prohibition',
  text: 'The defendant must not enter Ashcombe Hall.',
  necessity: 'x',
  incidentIds: [],
  religionWorkEducation: 'x',
  locality: null,
  isArea: false,
  boundary: null,
  lastDay: null,
  inInterim: false,
  checkMethod: 'visit',
  checkEveryDays: 28,
  breachProof: 'Seen inside the gates.',
  fromConditionId: null,
  removedAt: null,
  removedReason: null,
  version: 1,
  ...over,
})
test('a clear condition raises no doubt', () => {
  expect(enforceability(drafted({}))).toEqual([])
})
for (const [text, code] of [
  ['The defendant must not be in the vicinity of Ashcombe.', 'near'],
  ['The defendant must not go near the school.', 'near'],
  ['The defendant must not associate with any relative of hers.', 'associate'],
  ['The defendant must not behave unreasonably.', 'reasonable'],
  ['The defendant must not harass Nadia Ferrant.', 'harass'],
  ['The defendant must not travel without the approval of the supervising officer.', 'officerPermission'],
  ['The defendant must not enter any place where he believes her to be.', 'belief'],
  ['The defendant must not enter [address].', 'blank'],
] as const)
  test(`doubted (${code}): ${text}`, () => {
    const doubts = enforceability(drafted({ text }))
    expect(doubts.map(d => d.code)).toEqual([code])
    expect(doubts[0]?.mend).toMatch(/\.$/)
  })
test('an area without a boundary, and a condition that nobody checks, are doubted', () => {
  const doubts = enforceability(drafted({ isArea: true, checkMethod: null, checkEveryDays: null, breachProof: null }))
  expect(doubts.map(d => d.code)).toEqual(['boundary', 'check', 'proof'])
})
test('the words of the library are not questioned, words added to them are', () => {
  const P2 = entryOf('P2')
  const codes = (text: string) => enforceability(drafted({ libraryCode: 'P2', text })).map(d => d.code)
  expect(codes(textOf(P2, { person: 'Nadia Ferrant' }))).toEqual([])
  expect(codes(textOf(P2, { person: 'Nadia Ferrant or anyone near her' }))).toEqual(['near'])
})

test('a library condition is written on the server from its blanks, and numbered', () => {
  const file = readyToSubmit()
  const next = after(file, people.officer, 'addConditionP1', {
    on: mainOf(file).id,
    input: { place: '3 Weir Road, Thornfold', distance: '100', inInterim: 'no' },
  })
  expect(next.draftConditions.at(-1)).toMatchObject({
    number: 2,
    libraryCode: 'P1',
    text: 'The defendant must not enter 3 Weir Road, Thornfold, or go within 100 metres of its boundary.',
    checkMethod: 'observation',
    inInterim: false,
  })
  const empty = ask(file, people.officer, 'addConditionP1', { on: mainOf(file).id, input: { inInterim: 'no' } })
  expect(refusalsOf(empty).map(r => r.field)).toEqual(['place', 'distance'])
})
test('a removed condition is kept with its reason, its number is not used again, and it can be put back', () => {
  const file = readyToSubmit()
  const condition = file.draftConditions[0]
  if (!condition) throw new Error('No condition')
  const removed = after(file, people.officer, 'removeCondition', {
    on: condition.id,
    seen: condition.version,
    input: { removedReason: 'Wider than the evidence' },
  })
  expect(removed.draftConditions[0]).toMatchObject({ text: condition.text, removedReason: 'Wider than the evidence' })
  const submit = ask(removed, people.officer, 'submitApplication', { on: mainOf(file).id })
  expect(rulesOf(submit)).toEqual(['V20'])
  const more = after(removed, people.officer, 'addConditionP9', {
    on: mainOf(file).id,
    input: { person: 'Nadia Ferrant', inInterim: 'no' },
  })
  expect(more.draftConditions.map(c => c.number)).toEqual([1, 2])
  const change = ask(removed, people.officer, 'changeCondition', {
    on: condition.id,
    input: { kind: 'prohibition', text: 'x', isArea: 'no', inInterim: 'no' },
  })
  expect(messagesOf(change)).toEqual(['This condition was removed. Put it back first'])
  expect(
    after(removed, people.officer, 'restoreCondition', { on: condition.id }).draftConditions[0]?.removedAt,
  ).toBeNull()
})
test('two people changing one condition: the second meets the first’s text', () => {
  const file = readyToSubmit()
  const condition = file.draftConditions[0]
  if (!condition) throw new Error('No condition')
  const input = { kind: 'prohibition', text: 'Theirs', isArea: 'no', inInterim: 'no' }
  const theirs = after(file, people.coordinator, 'changeCondition', { on: condition.id, seen: 1, input })
  const mine = ask(theirs, people.officer, 'changeCondition', {
    on: condition.id,
    seen: 1,
    input: { ...input, text: 'Mine' },
  })
  expect(mine).toMatchObject({ kind: 'overtaken', version: 2, theirs: { text: 'Theirs' } })
})
