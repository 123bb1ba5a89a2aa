import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded, versionOf } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { actCalled, acts } from '../../../lib/acts/index.ts'
import type { DraftCondition } from '../../../lib/case/records/applications.ts'
import { libraryCodes } from '../../../lib/case/reference/library-codes.ts'
import { addDays } from '../../../lib/case/time/calendar.ts'
import type { SlotValues } from '../../../lib/case/words/slots.ts'
import {
  fillWording,
  isLibraryWording,
  library,
  libraryEntry,
  libraryOn,
  slotsOf,
  wordingShown,
} from '../../../lib/drafting/conditions.ts'
import { enforceability } from '../../../lib/drafting/enforceability.ts'
import { newerWording, slotsHeld, unsettledWording } from '../../../lib/drafting/library-changes.ts'
import type { LibraryEntry } from '../../../lib/drafting/library-entry.ts'
import { conditionCategories } from '../../../lib/drafting/library-entry.ts'
import { formKey } from '../../../lib/site/addresses.ts'
import { labelOf } from '../../../lib/work/lists/history.ts'
import { anyInput } from '../acts/any-input.ts'
import { after, ask, mainOf, messagesOf, people, readyToSubmit, refusalsOf, rulesOf } from './drafted.ts'

const values: Required<SlotValues> = {
  person: 'Zoë O’Brien-Núñez',
  people: ['Tom Jones', 'Ann Jones.', 'Reece Carter'],
  place: '14 Mill Lane, Aldermere.',
  places: ['Aldermere Library, Park Road', 'the allotments'],
  distance: 100,
  roads: ['High Street', 'Mill Lane', 'the A229'],
  route: ['Mill Lane', 'the canal path'],
  area: 'the county of Kent',
  times: 'every Monday and Thursday between 9am and 11am',
  number: '2',
  days: 3,
  provider: 'Aldermere Mind',
  role: 'programme manager',
  lastDate: '2028-03-27',
  date: '2028-02-29',
  channels: ['WhatsApp'],
  vehicles: ['the blue Ford YX19 ABC'],
  accounts: ['Instagram @a.b'],
  items: ['a knife', 'a crowbar'],
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

const draftCondition = (over: Partial<DraftCondition>): DraftCondition => ({
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
  libraryVersion: null,
  librarySlots: null,
  keptWording: null,
  keptAgainst: null,
  providerConfirmed: null,
  shape: null,
  fromConditionId: null,
  removedAt: null,
  removedReason: null,
  version: 1,
  ...over,
})
test('a clear condition raises no doubt', () => {
  expect(enforceability(draftCondition({}))).toEqual([])
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
    const doubts = enforceability(draftCondition({ text }))
    expect(doubts.map(d => d.code)).toEqual([code])
    expect(doubts[0]?.mend).toMatch(/\.$/)
  })
test('an area without a boundary, and a condition that nobody checks, are doubted', () => {
  const doubts = enforceability(
    draftCondition({ isArea: true, checkMethod: null, checkEveryDays: null, breachProof: null }),
  )
  expect(doubts.map(d => d.code)).toEqual(['boundary', 'check', 'proof'])
})
test('the words of the library are not questioned, words added to them are', () => {
  const P2 = entryOf('P2')
  const codes = (text: string) => enforceability(draftCondition({ libraryCode: 'P2', text })).map(d => d.code)
  expect(codes(textOf(P2, { person: 'Nadia Ferrant' }))).toEqual([])
  expect(codes(textOf(P2, { person: 'Nadia Ferrant or anyone near her' }))).toEqual(['near'])
})

test('a library condition is written on the server from its blanks, and numbered', () => {
  const file = readyToSubmit()
  const next = after(file, people.officer, 'addCondition', {
    on: mainOf(file).id,
    input: { code: 'P1', place: '3 Weir Road, Thornfold', distance: '100', inInterim: 'no' },
  })
  expect(next.draftConditions.at(-1)).toMatchObject({
    number: 2,
    libraryCode: 'P1',
    text: 'The defendant must not enter 3 Weir Road, Thornfold, or go within 100 metres of its boundary.',
    checkMethod: 'observation',
    inInterim: false,
  })
  const empty = ask(file, people.officer, 'addCondition', {
    on: mainOf(file).id,
    input: { code: 'P1', inInterim: 'no' },
  })
  expect(refusalsOf(empty).map(r => r.field)).toEqual(['place', 'distance'])
})
test('a removed condition is kept with its reason, its number is not used again, and it can be put back', () => {
  const file = readyToSubmit()
  const condition = file.draftConditions[0]
  if (!condition) throw new Error('No condition')
  const removed = after(file, people.officer, 'removeCondition', {
    on: condition.id,
    input: { removedReason: 'Wider than the evidence' },
  })
  expect(removed.draftConditions[0]).toMatchObject({ text: condition.text, removedReason: 'Wider than the evidence' })
  const submit = ask(removed, people.officer, 'submitApplication', { on: mainOf(file).id })
  expect(rulesOf(submit)).toEqual(['V20'])
  const more = after(removed, people.officer, 'addCondition', {
    on: mainOf(file).id,
    input: { code: 'P9', person: 'Nadia Ferrant', inInterim: 'no' },
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
  const theirs = after(file, people.coordinator, 'changeCondition', { on: condition.id, input })
  const mine = ask(theirs, people.officer, 'changeCondition', {
    on: condition.id,
    seen: versionOf(file, acts.changeCondition, condition) as string,
    input: { ...input, text: 'Mine' },
  })
  expect(mine).toMatchObject({ kind: 'overtaken', theirs: { text: 'Theirs' } })
})

test('a condition knows the version that it was made from, and what its blanks held', () => {
  const file = readyToSubmit()
  const next = after(file, people.officer, 'addCondition', {
    on: mainOf(file).id,
    input: { code: 'P7', number: '2', inInterim: 'no' },
  })
  expect(next.draftConditions.at(-1)).toMatchObject({
    libraryCode: 'P7',
    libraryVersion: 2,
    librarySlots: { number: 2 },
  })
  expect(next.draftConditions.at(-1)?.text).toContain('more than 2 such devices')
})
const old = (over: Partial<DraftCondition> = {}) => {
  const file = readyToSubmit()
  const [first] = file.draftConditions
  const P7 = library.find(e => e.code === 'P7' && e.version === 1) as LibraryEntry
  const c: DraftCondition = {
    ...draftCondition({}),
    id: 'old-1',
    applicationId: first?.applicationId ?? '',
    number: 2,
    libraryCode: 'P7',
    libraryVersion: 1,
    librarySlots: { number: 1 },
    text: textOf(P7, { number: 1 }),
    ...over,
  }
  return { file: { ...file, draftConditions: [...file.draftConditions, c] }, c }
}
test('a draft on older wording is led through the change: one press takes the new with its blanks kept', () => {
  const { file, c } = old()
  expect(newerWording(c, '2026-04-30')).toBeUndefined()
  expect(unsettledWording(c, '2026-05-12')?.version).toBe(2)
  expect(unsettledWording(c, '2026-11-29')?.version).toBe(3)
  const decided = decide(
    file,
    { act: acts.takeNewWording, on: c.id, seen: asLoaded, input: { code: 'P7', number: '1' } },
    {
      at: '2026-11-30T10:00:00.000Z',
      today: '2026-11-30',
      actor: people.officer,
      newId: () => 'new',
      settings: file.settings,
    },
  )
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  const taken = applyPatch(file, decided.patch).draftConditions.find(x => x.id === c.id)
  expect(taken).toMatchObject({ libraryVersion: 3, librarySlots: { number: 1 }, necessity: c.necessity })
  expect(taken?.text).toMatch(/more than 1 such device at any time\.$/)
  expect(taken && newerWording(taken, '2026-11-30')).toBeUndefined()
})
test('the old wording is kept only with a reason, and only until the next change', () => {
  const { file, c } = old()
  const bare = ask(file, people.officer, 'keepOldWording', { on: c.id, input: { keptWording: '' } })
  expect(refusalsOf(bare).map(r => r.field)).toEqual(['keptWording'])
  const next = after(file, people.officer, 'keepOldWording', {
    on: c.id,
    input: { keptWording: 'The court settled these words last week' },
  })
  const kept = next.draftConditions.find(x => x.id === c.id)
  expect(kept).toMatchObject({ libraryVersion: 1, keptAgainst: 2, text: c.text })
  expect(kept && unsettledWording(kept, '2026-05-12')).toBeUndefined()
  expect(kept && newerWording(kept, '2026-05-12')?.version).toBe(2)
})
test('what was made before versions were noted is known by its words; what an order holds is left as sealed', () => {
  const { c } = old({ libraryVersion: null, librarySlots: null })
  const P7 = libraryEntry('P7') as LibraryEntry
  expect(unsettledWording(c, '2026-05-12')?.version).toBe(2)
  expect(slotsHeld(c, P7)).toEqual({ number: '1' })
  expect(newerWording({ ...c, fromConditionId: 'sealed' }, '2026-05-12')).toBeUndefined()
})
test('a new wording with a blank of its own asks for it', () => {
  const R7 = library.find(e => e.code === 'R7' && e.version === 1) as LibraryEntry
  const given = { place: 'Aldermere police station', times: 'every Monday' }
  const { file, c } = old({ libraryCode: 'R7', kind: 'requirement', librarySlots: given, text: textOf(R7, given) })
  expect(slotsHeld(c, libraryEntry('R7') as LibraryEntry)).toEqual(given)
  const moment = {
    at: '2026-11-30T10:00:00.000Z',
    today: '2026-11-30',
    actor: people.officer,
    newId: () => 'new',
    settings: file.settings,
  }
  const take = (code: string, input: object) =>
    decide(file, { act: acts.takeNewWording, on: c.id, seen: asLoaded, input: { code, ...input } }, moment)
  expect(refusalsOf(take('R7', { ...given, date: '', lastDate: '' })).map(r => r.field)).toEqual(['date', 'lastDate'])
  expect(messagesOf(take('R6', { number: '1', times: 'by day' }))).toEqual([
    'No new wording of the library follows this condition’s',
  ])
})

const late = { at: '2026-11-30T10:00:00.000Z', today: '2026-11-30', actor: people.officer, newId: () => 'new' }
const how = { optional: false, day: '2028-02-29', person: '', file: '' }
const blanksIn = (name: 'addCondition' | 'takeNewWording', code: string) =>
  fieldsOf(variantOf(acts[name], { code }).input).map(([field]) => field)
for (const code of libraryCodes)
  test(`${code} is added by the act of every code, whose form asks for its own blanks and no others`, () => {
    const file = readyToSubmit()
    const entry = entryOf(code)
    const own = ['code', ...slotsOf(entry).map(s => s.slot)]
    expect(blanksIn('takeNewWording', code)).toEqual(own)
    expect(blanksIn('addCondition', code).slice(0, own.length)).toEqual(own)
    const { input } = variantOf(acts.addCondition, { code })
    const add = (raw: object) =>
      decide(file, { act: acts.addCondition, on: mainOf(file).id, input: raw }, { ...late, settings: file.settings })
    const given = anyInput(input, file, how)
    const done = add({ ...given, provider: 'No blank of most', person: values.person, code })
    if (done.kind !== 'done') throw new Error(JSON.stringify(done))
    const c = applyPatch(file, done.patch).draftConditions.at(-1)
    expect(c).toMatchObject({ libraryCode: code, libraryVersion: entry.version })
    expect(Object.keys(c?.librarySlots ?? {})).toEqual(own.slice(1))
    expect(Object.keys(done.input).sort()).toEqual(blanksIn('addCondition', code).sort())
    const required = slotsOf(entry).flatMap(s => (s.required ? [s.slot] : []))
    expect(refusalsOf(add({ code, inInterim: 'no' })).map(r => r.field)).toEqual(required)
  })
for (const code of libraryCodes.filter(c => entryOf(c).version > 1))
  test(`a draft on the first wording of ${code} takes the newest`, () => {
    const { file, c } = old({ libraryCode: code, libraryVersion: 1, librarySlots: {} })
    const input = anyInput(variantOf(acts.takeNewWording, { code }).input, file, how)
    const taken = decide(
      file,
      { act: acts.takeNewWording, on: c.id, seen: asLoaded, input },
      { ...late, settings: file.settings },
    )
    if (taken.kind !== 'done') throw new Error(JSON.stringify(taken))
    expect(applyPatch(file, taken.patch).draftConditions.at(-1)).toMatchObject({
      libraryVersion: entryOf(code).version,
    })
  })
test('a code that is none, or none that is given, adds nothing', () => {
  const file = readyToSubmit()
  for (const code of ['P999', 'toString', '', undefined, ['P1']]) {
    const input = { ...values, code, inInterim: 'no' }
    const refused = ask(file, people.officer, 'addCondition', { on: mainOf(file).id, input })
    expect(refusalsOf(refused).map(r => r.field)).toContain('code')
  }
})
test('the names that acts had for each code lead to the act with its code, and are read by its label', () => {
  for (const code of libraryCodes)
    for (const name of ['addCondition', 'takeNewWording'] as const) {
      const called = actCalled(`${name}${code}`, { place: 'x' })
      expect(called).toMatchObject({ name, given: { place: 'x', code } })
      expect(called?.act.label).toBe(variantOf(acts[name], { code }).label)
      // What was typed before the upgrade is kept under the former name, and is found under it.
      expect(formKey('SP-1', name, 'a', code)).toBe(`SP-1 ${name}${code} a`)
    }
  expect(actCalled('addConditionP1')?.act.label).toBe('Add a condition: keep away from a named place')
  expect(labelOf('addCondition', { code: 'P2' })).toBe(labelOf('addConditionP2'))
  expect(actCalled('addConditionP999')).toBeUndefined()
})
