import { expect, test } from '@playwright/test'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { offeredCodes } from '../../../lib/acts/drafting/build-conditions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { decode, typedFrom } from '../../../lib/acts/form/typed.ts'
import { acts } from '../../../lib/acts/index.ts'
import { conditionsOf, interimOf } from '../../../lib/case/views/applications.ts'
import { libraryEntry } from '../../../lib/drafting/conditions.ts'
import { recommendedFor } from '../../../lib/drafting/recommended.ts'
import { firstUnsettled, sectionCalled } from '../../../lib/drafting/section-place.ts'
import { after, ask, mainOf, messagesOf, newCase, people, readyToSubmit, refusalsOf } from '../drafting/drafted.ts'
import { lately, newId } from './every-input.ts'

/** What once took several pages and is asked in one: several incidents, conditions chosen and built, length and interim. */

const despite = 'Reason given'
const day = '2026-04-02'
const told = {
  source: 'victim',
  direction: 'toProtected',
  targetIds: [],
  incidents: [
    { summary: 'Sat in his car outside', happenedOn: day, category: 'E' },
    { summary: 'Rang forty times', happenedOn: '2026-04-03', category: 'B', dateExact: 'approximate' },
  ],
}

test('several incidents are logged at once, numbered on, each on its own day', () => {
  const before = after(newCase(), people.officer, 'logIncidents', { input: told, despite })
  const file = after(before, people.officer, 'logIncidents', { input: told, despite })
  expect(file.incidents.map(i => [i.number, i.happenedOn, i.dateKind, i.source])).toEqual([
    [1, day, 'exact', 'victim'],
    [2, '2026-04-03', 'approximate', 'victim'],
    [3, day, 'exact', 'victim'],
    [4, '2026-04-03', 'approximate', 'victim'],
  ])
})

test('what is wrong with one of several is said at its own row, and none of them is logged', () => {
  const [one, two] = told.incidents
  const input = { ...told, incidents: [one, { ...two, happenedOn: '2027-01-01' }] }
  const decided = ask(newCase(), people.officer, 'logIncidents', { input, despite })
  expect(refusalsOf(decided).map(r => r.field)).toEqual(['incidents.1.happenedOn'])
  expect(messagesOf(ask(newCase(), people.officer, 'logIncidents', { input: { ...told, incidents: [] } }))).toEqual([
    'Enter at least one incident',
  ])
})

test('what is typed chooses the answer that it belongs to, where none was chosen', () => {
  const fields = fieldsOf(acts.writeTerm.input)
  const read = (values: Record<string, unknown>) => {
    const typed = typedFrom(fields, values)
    return decode(fields, name => typed[name] ?? [])
  }
  expect(read({ termYears: 3 }).termKind).toBe('fixed')
  expect(read({ termYears: 3, termKind: 'untilFurtherOrder' }).termKind).toBe('untilFurtherOrder')
  expect(read({ interimReason: 'He waits for her' }).interim).toBe('yes')
  expect(read({ interimReason: 'He waits for her', interim: 'no' }).interim).toBe('no')
  expect(read({ interimLastDay: '2026-06-01' }).interim).toBe('')
})

test('an interim order is asked for with the length, once, and only where it may be', () => {
  const file = readyToSubmit()
  const main = mainOf(file)
  const { termKind, termYears, termLastDay, termReason } = main
  const term = { termKind, termYears, termLastDay, termReason }
  const wanted = {
    ...term,
    mayAskInterim: 'yes',
    interim: 'yes',
    interimReason: 'He waits',
    interimLastDay: '2026-06-08',
  }
  const asked = after(file, people.officer, 'writeTerm', { on: main.id, input: wanted, despite })
  expect(interimOf(asked, mainOf(asked))).toMatchObject({ interimReason: 'He waits', interimLastDay: '2026-06-08' })
  expect(conditionsOf(asked, mainOf(asked)).filter(c => c.inInterim)).not.toHaveLength(0)
  expect(messagesOf(ask(asked, people.officer, 'writeTerm', { on: main.id, input: wanted, despite }))).toEqual([
    'An interim order is already being asked for',
  ])
  const refused = after(file, people.officer, 'writeTerm', {
    on: main.id,
    input: { ...wanted, interim: 'no' },
    despite,
  })
  expect(interimOf(refused, mainOf(refused))).toBeUndefined()
})

test('conditions offered together: those chosen are added, and what was filled in for another is not dropped', () => {
  const file = readyToSubmit()
  const main = mainOf(file)
  const before = conditionsOf(file, main).length
  const codes = offeredCodes(['P2', 'P8'].flatMap(code => libraryEntry(code) ?? []))
  const { chosen } = Object.fromEntries(fieldsOf(variantOf(acts.buildConditions, { codes }).input))
  expect(chosen?.options?.map(o => o.value)).toEqual(['P2', 'P8'])
  const input = {
    ...acts.buildConditions.prefill?.({ file, record: main, today: '2026-11-30' }),
    codes,
    religionWorkEducation: 'Works in another town; no clash.',
  }
  const build = (more: object) =>
    decide(
      file,
      { act: acts.buildConditions, on: main.id, input: { ...input, ...more }, seen: asLoaded, despite },
      { ...lately, actor: people.officer, newId, settings: file.settings },
    )
  expect(messagesOf(build({ chosen: [] }))).toEqual(['Select the conditions to add'])
  expect(messagesOf(build({ chosen: ['P8'] }))).toEqual(['Enter distance in metres'])
  expect(messagesOf(build({ chosen: ['P2'], P8_distance: '100' }))).toEqual([
    'You filled in “No approaching” and did not choose it. Choose it, or clear what you filled in',
  ])
  const done = build({ chosen: ['P2'] })
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  const added = conditionsOf(applyPatch(file, done.patch), main).slice(before)
  expect(added.map(c => c.libraryCode)).toEqual(['P2'])
})

test('whoever drafts is led past what wants nothing, and to the first section that does', () => {
  const file = readyToSubmit()
  const main = mainOf(file)
  const today = '2026-05-11'
  expect(recommendedFor(file, today).length).toBeGreaterThan(0)
  const bare = after(newCase(), people.officer, 'startApplication', { despite })
  expect(firstUnsettled(bare, mainOf(bare), today)).toContain('/do/setGateway')
  // The length and the interim order stand on one page until there is an interim application.
  expect(sectionCalled(file, main, 'term', today)?.next.href).not.toContain('startInterim')
})
