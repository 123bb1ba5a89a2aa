import { expect, test } from '@playwright/test'
import { inCards, isChanged } from '../../../app/ui/act-form/questions.ts'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { offeredCodes } from '../../../lib/acts/drafting/build-conditions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { decode, type Typed, typedFrom } from '../../../lib/acts/form/typed.ts'
import { acts } from '../../../lib/acts/index.ts'
import { conditionsOf, interimOf } from '../../../lib/case/views/applications.ts'
import { libraryEntry } from '../../../lib/drafting/conditions.ts'
import { answering, recommendedFor, whyRecommended } from '../../../lib/drafting/recommended.ts'
import { firstUnsettled, pointHref, sectionCalled } from '../../../lib/drafting/section-place.ts'
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

test('each condition offered stands beneath the answer that chooses it, with why it is recommended', () => {
  const file = readyToSubmit()
  const entries = ['P2', 'P8'].flatMap(code => libraryEntry(code) ?? [])
  const codes = offeredCodes(entries)
  const parts = inCards(fieldsOf(variantOf(acts.buildConditions, { codes }).input))
  expect(parts.filter(p => 'group' in p)).toEqual([])
  const choosing = parts.find(p => 'field' in p && p.field[0] === 'chosen')
  expect(choosing && 'cards' in choosing && choosing.cards.map(c => c.group.key)).toEqual(['P2', 'P8'])
  const [entry] = entries
  if (!entry) throw new Error('P2 is not in the library')
  const answered = answering(entry, file.incidents)
  expect(answered.length).toBeGreaterThan(0)
  expect(whyRecommended(entry, file.incidents)).toContain(
    answered.length === 1 ? 'Answers 1 incident: ' : `Answers ${answered.length} incidents: `,
  )
})

test('what was typed opens what it is folded in, whatever the order or the ends of its lines', () => {
  const was = { P2_necessity: ['He rings\nat night'], P2_incidentIds: ['a', 'b'], other: ['x'] }
  for (const [now, name, changed] of [
    [{ ...was, P2_incidentIds: ['b', 'a'] }, 'P2_incidentIds', false],
    [{ ...was, P2_incidentIds: ['b'] }, 'P2_incidentIds', true],
    [{ ...was, P2_necessity: ['He rings\r\nat night '] }, 'P2_necessity', false],
    [{ ...was, P2_necessity: [''] }, 'P2_necessity', true],
    [{ ...was, 'bornOn-day': ['3'] }, 'bornOn', true],
    [{ ...was, bornOnce: ['3'] }, 'bornOn', false],
    [{ ...was, other: ['y'] }, 'P2_necessity', false],
  ] as const)
    expect(isChanged(was, now as unknown as Typed, name), `${name} ${JSON.stringify(now)}`).toBe(changed)
})

test('what a reviewer commented on leads to where it is changed', () => {
  const file = readyToSubmit()
  const main = mainOf(file)
  const [condition] = conditionsOf(file, main)
  if (!condition) throw new Error('No condition')
  expect(pointHref(file, main, `condition ${condition.id}`)).toContain(`/do/changeCondition`)
  expect(pointHref(file, main, 'conditions')).toContain('/application/build')
  expect(pointHref(file, main, 'necessity')).toContain('/do/')
  // Of a condition that was taken out since, and of the application as a whole.
  expect(pointHref(file, main, `condition ${newId()}`)).toContain('/application/build')
  expect(pointHref(file, main, 'whole')).toBe('#written')
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
