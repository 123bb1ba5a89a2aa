import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { versionOf } from '../../../lib/acts/act/versions.ts'
import { groundsActs } from '../../../lib/acts/drafting/grounds.ts'
import { addDays, londonDate } from '../../../lib/case/time/calendar.ts'
import { missingFrom, sectionStatus, sections, warningsOf } from '../../../lib/drafting/sections.ts'
import {
  after,
  ask,
  interim,
  mainOf,
  messagesOf,
  newCase,
  now,
  people,
  readyToSubmit,
  refusalsOf,
  rulesOf,
  withIncident,
  withInterimOf,
} from './drafted.ts'

const today = londonDate(now)
const despite = 'Reason given'
const bare = () => after(newCase(), people.officer, 'startApplication', { despite })
const section = (key: string) => {
  const found = sections.find(s => s.key === key)
  if (!found) throw new Error(`No section ${key}`)
  return found
}

test('an empty draft is refused with everything missing, each with its rule and a way to mend it', () => {
  const file = bare()
  const decided = ask(file, people.officer, 'submitApplication', { on: mainOf(file).id })
  // What no rule of the Act asks: the text of the grounds about acts and about risk.
  expect(rulesOf(decided)).toEqual(['V02', 'V05', undefined, undefined, 'V12', 'V15', 'V20', 'V27'])
  for (const r of refusalsOf(decided)) {
    expect(r.source).toMatch(/^SPA 2019 ss?\./)
    expect(r.href).toMatch(/^\/cases\/ML-2026-01234\/(do\/\w+|application)/)
  }
})
test('the task list and the refusal are one source', () => {
  const file = bare()
  const main = mainOf(file)
  expect(missingFrom(file, main, today)).toEqual(
    refusalsOf(ask(file, people.officer, 'submitApplication', { on: main.id })),
  )
  const statuses = sections.map(s => [s.key, sectionStatus(s, file, main, today)])
  expect(Object.fromEntries(statuses)).toEqual({
    people: 'done',
    gateway: 'notStarted',
    acts: 'notStarted',
    risk: 'notStarted',
    assessment: 'notStarted',
    necessity: 'notStarted',
    conditions: 'notStarted',
    term: 'notStarted',
    interim: 'notAsked',
    exhibits: 'notStarted',
  })
  const ready = readyToSubmit()
  for (const key of ['people', 'gateway', 'acts', 'risk', 'necessity', 'conditions', 'term'])
    expect([key, sectionStatus(section(key), ready, mainOf(ready), today)]).toEqual([key, 'done'])
})
test('a part begun and not finished is incomplete', () => {
  const file = bare()
  const next = after(file, people.officer, 'writeRisk', {
    on: mainOf(file).id,
    input: { riskGrounds: 'Fear', riskToIds: [], harms: [] },
  })
  expect(sectionStatus(section('risk'), next, mainOf(next), today)).toBe('inProgress')
})
test('V04: the British Transport Police and the Ministry of Defence Police are not asked for a gateway', () => {
  const territorial = bare()
  expect(missingFrom(territorial, mainOf(territorial), today).map(r => r.rule)).toContain('V02')
  for (const kind of ['btp', 'mdp'] as const) {
    const file = { ...territorial, force: { kind, courts: [] } }
    expect(missingFrom(file, mainOf(file), today).map(r => r.rule)).not.toContain('V02')
    expect(sectionStatus(section('gateway'), file, mainOf(file), today)).toBe('notAsked')
  }
})
test('V03: belief needs grounds; V02: any one gateway will do', () => {
  const file = readyToSubmit()
  const id = file.defendants[0]?.id ?? ''
  const believed = applyPatch(file, [
    { in: 'defendants', id, set: { gateway: 'believedComing', gatewayGrounds: null } },
  ])
  expect(missingFrom(believed, mainOf(file), today).map(r => r.rule)).toEqual(['V03'])
  const grounded = applyPatch(believed, [
    { in: 'defendants', id, set: { gatewayGrounds: 'Season ticket, three sightings' } },
  ])
  expect(missingFrom(grounded, mainOf(file), today)).toEqual([])
})
test('V12, V13: psychological harm alone is enough; V16: no charge, conviction or consent is asked for', () => {
  const file = readyToSubmit()
  const without = applyPatch(file, [
    { in: 'protectedPersons', id: file.protectedPersons[0]?.id ?? '', set: { support: 'doesNotSupport' } },
  ])
  expect(mainOf(file).harms).toEqual(['psychological'])
  expect(missingFrom(without, mainOf(file), today)).toEqual([])
})
test('V05: citing only a withdrawn incident is citing none; V06: one act is questioned, not refused', () => {
  const file = readyToSubmit()
  const [first, second] = file.incidents
  if (!first || !second) throw new Error('No incidents')
  const withdrawal = (id: string) => ({ in: 'incidents' as const, id, set: { withdrawnAt: now } })
  const one = applyPatch(file, [withdrawal(first.id)])
  expect(missingFrom(one, mainOf(file), today)).toEqual([])
  expect(warningsOf(one, mainOf(file), today).map(r => r.rule)).toContain('V06')
  const none = applyPatch(file, [withdrawal(first.id), withdrawal(second.id)])
  expect(missingFrom(none, mainOf(file), today).map(r => r.rule)).toEqual(['V05'])
})
test('V08: old acts are never refused, and are questioned when the newest is over a year old', () => {
  const file = readyToSubmit()
  const [first, second] = file.incidents
  const old = applyPatch(
    file,
    [first, second].map(i => ({ in: 'incidents' as const, id: i?.id ?? '', set: { happenedOn: '2016-03-01' } })),
  )
  expect(missingFrom(old, mainOf(file), today)).toEqual([])
  expect(warningsOf(old, mainOf(file), today).map(r => r.rule)).toContain('V08')
  const recent = withIncident(old, addDays(today, -30), 'A new message')
  expect(warningsOf(recent, mainOf(file), today).map(r => r.rule)).not.toContain('V08')
})
test('V21, V22, V23: each condition needs its reason, its check on religion, work and education, and a named locality', () => {
  const file = readyToSubmit()
  const id = file.draftConditions[0]?.id ?? ''
  const rules = (fields: object) =>
    missingFrom(applyPatch(file, [{ in: 'draftConditions', id, set: fields }]), mainOf(file), today).map(r => r.rule)
  expect(rules({ necessity: null })).toEqual(['V21'])
  expect(rules({ religionWorkEducation: null })).toEqual(['V22'])
  expect(rules({ text: 'The defendant must not enter the local area.' })).toEqual(['V23'])
  expect(rules({ text: 'The defendant must not enter the local area.', locality: 'Thornfold' })).toEqual([])
  expect(rules({ locality: null })).toEqual([])
})
for (const [name, input, rules] of [
  ['V28: one day short of two years', { termKind: 'fixed', termLastDay: '2028-05-09' }, ['V28']],
  ['V28: exactly two years beginning today', { termKind: 'fixed', termLastDay: '2028-05-10' }, []],
  ['V28: recorded late, with a last day that is past', { termKind: 'fixed', termLastDay: '2026-05-09' }, [undefined]],
  ['years and a last day', { termKind: 'fixed', termYears: '3', termLastDay: '2030-05-10' }, [undefined]],
  ['V27: until further order with years', { termKind: 'untilFurtherOrder', termYears: '3' }, ['V27']],
] as const)
  test(name, () => {
    const file = bare()
    expect(rulesOf(ask(file, people.officer, 'writeTerm', { on: mainOf(file).id, input }))).toEqual(rules)
  })
test('a term of one year is refused by the field itself', () => {
  const file = bare()
  const decided = ask(file, people.officer, 'writeTerm', {
    on: mainOf(file).id,
    input: { termKind: 'fixed', termYears: '1' },
  })
  expect(messagesOf(decided)).toEqual(['Number of years must be a whole number from 2 to 99'])
})
test('a length over the least, apart from V33, and until further order need a reason or a reason for going on', () => {
  const file = bare()
  const on = mainOf(file).id
  const termOutcome = (input: Record<string, unknown>) => ask(file, people.officer, 'writeTerm', { on, input }).kind
  expect(termOutcome({ termKind: 'fixed', termYears: '2' })).toBe('done')
  expect(termOutcome({ termKind: 'fixed', termLastDay: '2028-05-10' })).toBe('done')
  expect(termOutcome({ termKind: 'fixed', termLastDay: '2028-05-11' })).toBe('warned')
  for (const [termYears, rules] of [
    ['3', [undefined]],
    ['5', [undefined]],
    ['6', ['V33']],
  ] as const) {
    const decided = ask(file, people.officer, 'writeTerm', { on, input: { termKind: 'fixed', termYears } })
    expect(decided.kind === 'warned' && decided.warnings.map(w => w.rule)).toEqual(rules)
    expect(termOutcome({ termKind: 'fixed', termYears, termReason: 'Eleven years of fixation' })).toBe('done')
  }
  expect(termOutcome({ termKind: 'untilFurtherOrder' })).toBe('warned')
  expect(termOutcome({ termKind: 'untilFurtherOrder', termReason: 'Eleven years of fixation' })).toBe('done')
})

test('an interim asks nothing twice: V41 a last day, V43 a reason, and conditions of the full application', () => {
  const main = readyToSubmit()
  const file = withInterimOf(main)
  const half = interim(file)
  expect(half).toMatchObject({ mainId: mainOf(file).id, actsGrounds: null, status: 'draft' })
  expect(missingFrom(file, mainOf(file), today).map(r => r.rule)).toEqual(['V41', 'V43'])
  const written = after(file, people.officer, 'writeInterim', {
    on: half.id,
    input: {
      interimReason: 'He was outside her home yesterday.',
      interimLastDay: addDays(today, 27),
      conditionIds: file.draftConditions.map(c => c.id),
    },
  })
  expect(missingFrom(written, mainOf(written), today)).toEqual([])
  const none = after(written, people.officer, 'writeInterim', {
    on: half.id,
    input: { interimReason: 'x', interimLastDay: addDays(today, 27), conditionIds: [] },
  })
  expect(missingFrom(none, mainOf(none), today).map(r => r.rule)).toEqual(['V20'])
})
test('V42: an interim of one day is not refused for being short', () => {
  const main = readyToSubmit()
  const file = withInterimOf(main)
  const input = { interimReason: 'x', interimLastDay: today, conditionIds: file.draftConditions.map(c => c.id) }
  expect(ask(file, people.officer, 'writeInterim', { on: interim(file).id, input }).kind).toBe('done')
})
test('V38: only one interim at a time, and none for an application that is decided', () => {
  const main = readyToSubmit()
  const on = mainOf(main).id
  const file = withInterimOf(main)
  expect(messagesOf(ask(file, people.officer, 'startInterim', { on }))).toEqual([
    'An interim order is already being asked for',
  ])
  const decided = applyPatch(main, [{ in: 'applications', id: on, set: { status: 'granted' } }])
  expect(ask(decided, people.officer, 'startInterim', { on })).toEqual({ kind: 'moved', status: 'granted' })
  const lodged = applyPatch(main, [{ in: 'applications', id: on, set: { status: 'lodged' } }])
  expect(ask(lodged, people.officer, 'startInterim', { on }).kind).toBe('done')
})
test('starting without a decision to apply is questioned; a second live application is refused', () => {
  expect(ask(newCase(), people.officer, 'startApplication').kind).toBe('warned')
  expect(messagesOf(ask(bare(), people.officer, 'startApplication', { despite }))).toEqual([
    'This case already has an application that is not finished',
  ])
})
test('what the decision already said is carried into the application', () => {
  const decided = after(newCase(), people.officer, 'decideSpo', {
    input: {
      decision: 'apply',
      actsReason: 'Films her home',
      riskReason: 'Fear',
      necessityReason: 'Warnings ignored',
    },
  })
  const file = after(decided, people.officer, 'startApplication')
  expect(mainOf(file)).toMatchObject({
    actsGrounds: 'Films her home',
    riskGrounds: 'Fear',
    necessityGrounds: 'Warnings ignored',
  })
})
test('two people writing one application: the second is shown the first’s text', () => {
  const file = readyToSubmit()
  const main = mainOf(file)
  const seen = versionOf(file, groundsActs.writeNecessity, main) as string
  const input = (necessityGrounds: string) => ({ on: main.id, seen, input: { necessityGrounds } })
  const theirs = after(file, people.coordinator, 'writeNecessity', input('Theirs'))
  const mine = ask(theirs, people.officer, 'writeNecessity', input('Mine'))
  expect(mine).toMatchObject({ kind: 'overtaken', theirs: { necessityGrounds: 'Theirs' } })
})
