import { expect, test } from '@playwright/test'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { versionOf } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { actCalled, acts } from '../../../lib/acts/index.ts'
import { libraryCodes } from '../../../lib/case/reference/library-codes.ts'
import { slotsOf } from '../../../lib/drafting/conditions.ts'
import { enforceability } from '../../../lib/drafting/enforceability.ts'
import { formKey } from '../../../lib/site/addresses.ts'
import { labelOf } from '../../../lib/work/lists/history.ts'
import { anyInput } from '../acts/any-input.ts'
import { after, ask, mainOf, messagesOf, people, readyToSubmit, refusalsOf, rulesOf } from './drafted.ts'
import { draftCondition, entryOf, how, late, textOf, values } from './library-tried.ts'

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
