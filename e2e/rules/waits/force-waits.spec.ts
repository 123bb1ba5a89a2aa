import { expect, test } from '@playwright/test'
import { allRoles } from '../../../lib/case/policy.ts'
import { alarmKinds, isAlarmKind } from '../../../lib/case/reference/alarm-kinds.ts'
import { defaultSettings } from '../../../lib/case/settings.ts'
import { staleLaw } from '../../../lib/law/rules/law-register.ts'
import type { ForceFacts, StaffMember } from '../../../lib/waits/force/force-wait.ts'
import {
  forceKindsOf,
  forceWaitKinds,
  forceWaitSources,
  forceWaitsOf,
  pairWaitsOf,
} from '../../../lib/waits/force/projection.ts'
import { hasCome, instantOf } from '../../../lib/waits/wait.ts'
import { uuid } from '../acts/order-file.ts'

const settings = defaultSettings
const facts = (more: Partial<ForceFacts> = {}): ForceFacts => ({
  force: { id: uuid(1), settings },
  staff: [],
  turns: [],
  feeds: [],
  mail: [],
  checks: [],
  suspects: [],
  reclassified: [],
  courtOrders: [],
  ...more,
})
const person = (more: Partial<StaffMember>): StaffMember => ({
  id: uuid(20),
  name: 'DC Aoife O’Rourke',
  startedAt: '2026-02-01T09:00:00.000Z',
  roles: ['officer'],
  hasTeam: true,
  leftAt: null,
  ...more,
})
/** What waits on a force at a moment, by kind. */
const at = (f: ForceFacts, moment: string) =>
  forceWaitsOf(f)
    .filter(w => w.kind !== 'lawCheck' && hasCome(w.visible, moment) && !(w.lapses && hasCome(w.lapses, moment)))
    .map(w => w.kind)

test('an account that opens nothing waits for a team or a role, from when it lost it; one that needs no team does not', () => {
  const waiting = (more: Partial<StaffMember>) =>
    forceWaitsOf(facts({ staff: [person(more)] })).filter(w => w.kind !== 'lawCheck')
  expect(waiting({})).toEqual([])
  expect(waiting({ hasTeam: false })).toMatchObject([
    { kind: 'personWithoutTeam', since: { at: '2026-02-01T09:00:00.000Z' } },
  ])
  expect(waiting({ hasTeam: false, leftAt: '2026-03-29T01:30:00.000Z' })).toMatchObject([
    { since: { at: '2026-03-29T01:30:00.000Z' } },
  ])
  expect(waiting({ hasTeam: false, roles: ['coordinator'] })).toEqual([])
  expect(waiting({ hasTeam: false, roles: ['officer', 'supervisor'] })).toEqual([])
  expect(waiting({ hasTeam: false, roles: ['administrator'] })).toEqual([])
  expect(waiting({ roles: [] })).toMatchObject([{ kind: 'personWithoutRole' }])
})

test('nobody on duty is foreseen from the roster, gap by gap, across turns that overlap and the clock change', () => {
  const turn = (n: number, fromAt: string, untilAt: string, removedAt: string | null = null) => ({
    id: uuid(n),
    role: 'inspector' as const,
    personId: uuid(77),
    fromAt,
    untilAt,
    removedAt,
    byId: uuid(78),
  })
  const f = facts({
    turns: [
      turn(3, '2026-10-26T18:00:00.000Z', '2026-10-27T06:00:00.000Z'),
      turn(1, '2026-10-24T17:00:00.000Z', '2026-10-25T06:00:00.000Z'),
      turn(2, '2026-10-25T05:00:00.000Z', '2026-10-26T06:00:00.000Z'),
      turn(4, '2026-10-26T06:00:00.000Z', '2026-10-26T18:00:00.000Z', '2026-10-20T09:00:00.000Z'),
    ],
  })
  const gaps = forceWaitsOf(f).filter(w => w.kind === 'dutyGap')
  expect(gaps.map(w => [w.params.from, w.params.to])).toEqual([
    ['2026-10-26T06:00:00.000Z', '2026-10-26T18:00:00.000Z'],
    ['2026-10-27T06:00:00.000Z', null],
  ])
  expect(at(f, '2026-10-23T05:59:59.000Z')).toEqual([])
  expect(at(f, '2026-10-23T06:00:00.000Z')).toEqual(['dutyGap'])
  expect(at(f, '2026-10-26T12:00:00.000Z')).toEqual(['dutyGap', 'dutyGap'])
  expect(at(f, '2026-10-26T18:00:00.000Z')).toEqual(['dutyGap'])
  // A force that fills no duty is not asked to.
  expect(at(facts(), '2026-10-26T12:00:00.000Z')).toEqual([])
})

test('reports that do not arrive, mail that does not leave and a record that does not hold', () => {
  const feed = {
    systemId: uuid(30),
    name: 'Niche',
    startedAt: '2026-01-05T09:00:00.000Z',
    lastDoneAt: '2026-03-01T10:00:00.000Z',
    stopped: null,
  }
  expect(at(facts({ feeds: [feed] }), '2026-03-08T09:59:59.000Z')).toEqual([])
  expect(at(facts({ feeds: [feed] }), '2026-03-08T10:00:00.000Z')).toEqual(['feedSilent'])
  const byHand = {
    ...feed,
    systemId: null,
    stopped: { id: uuid(31), fileName: 'May.csv', at: '2026-05-02T10:00:00.000Z' },
  }
  expect(at(facts({ feeds: [byHand] }), '2026-06-02T10:00:00.000Z')).toEqual(['feedStopped'])
  const lost = { personId: uuid(32), name: 'DC Zoë Ng', since: '2026-03-01T10:00:00.000Z', count: 2 }
  expect(at(facts({ mail: [lost] }), '2026-03-01T10:00:00.000Z')).toEqual(['mailUndelivered'])
  const check = { at: '2026-03-01T03:00:00.000Z', faults: 0 }
  expect(at(facts({ checks: [check] }), '2026-03-31T03:00:00.000Z')).toEqual([])
  expect(at(facts({ checks: [check] }), '2026-04-01T03:00:00.000Z')).toEqual(['recordUnverified'])
  expect(at(facts({ checks: [{ ...check, faults: 3 }, check] }), '2026-03-01T03:00:00.000Z')).toEqual(['recordFault'])
})

test('law to check again stands on each day for as many entries as its register says', () => {
  const rows = forceWaitsOf(facts()).filter(w => w.kind === 'lawCheck')
  for (const today of ['2026-11-28', '2026-11-29', '2026-12-28', '2026-12-29', '2027-06-01', '2028-02-29'])
    expect(
      rows.reduce((n, w) => n + (hasCome(w.visible, `${today}T12:00:00.000Z`) ? Number(w.params.many) : 0), 0),
      today,
    ).toBe(staleLaw(today).length)
})

test('a pair waits while it is to be looked at, and an alarm is raised where a further report asks a decision again', () => {
  const pair = { id: uuid(40), waitingSince: '2026-03-01T10:00:00.000Z', reports: 3, askedAgain: false }
  expect(pairWaitsOf({ ...pair, state: 'waiting' }, settings)).toMatchObject([
    {
      kind: 'pairToScreen',
      due: { at: '2026-03-08T10:00:00.000Z' },
      late: { at: '2026-03-08T10:00:00.000Z' },
      alarms: [],
    },
  ])
  for (const state of ['decided', 'dismissed', 'joined', 'apart'] as const)
    expect(pairWaitsOf({ ...pair, state }, settings), state).toEqual([])
  expect(pairWaitsOf({ ...pair, state: 'waiting', askedAgain: true }, settings)).toMatchObject([
    { alarms: [pair.waitingSince] },
  ])
})

/** A force on which something of every kind waits, and a pair of crime reports that waits too. */
const somethingOfEveryKind = facts({
  staff: [person({ hasTeam: false }), person({ id: uuid(21), roles: [] })],
  turns: [
    {
      id: uuid(3),
      role: 'coordinator',
      personId: uuid(4),
      fromAt: '2026-03-01T06:00:00.000Z',
      untilAt: '2026-03-02T06:00:00.000Z',
      removedAt: null,
      byId: uuid(5),
    },
  ],
  feeds: [
    {
      systemId: uuid(30),
      name: 'Niche',
      startedAt: '2026-01-05T09:00:00.000Z',
      lastDoneAt: null,
      stopped: { id: uuid(31), fileName: 'May.csv', at: '2026-05-02T10:00:00.000Z' },
    },
  ],
  mail: [{ personId: uuid(32), name: 'DC Zoë Ng', since: '2026-03-01T10:00:00.000Z', count: 1 }],
  checks: [{ at: '2026-03-01T03:00:00.000Z', faults: 1 }],
  reclassified: [
    {
      id: uuid(41),
      crimeReference: '61/40219/26',
      caseRef: 'MA-2026-00003',
      changedAt: '2026-03-01T09:00:00.000Z',
      at: '2026-03-01T10:00:00.000Z',
    },
  ],
  suspects: [
    { reportRef: '61/40219/26', foundAt: '2026-03-01T10:00:00.000Z', known: 2, ring: [] },
    { reportRef: '61/40220/26', foundAt: '2026-03-01T10:00:00.000Z', known: 0, ring: ['Response'] },
  ],
  courtOrders: [{ id: uuid(42), name: 'Non-molestation order', receivedAt: '2026-03-01T10:00:00.000Z' }],
})
const rowsOfEveryKind = [
  ...forceWaitsOf(somethingOfEveryKind),
  ...pairWaitsOf(
    { id: uuid(40), state: 'waiting', waitingSince: '2026-03-01T10:00:00.000Z', reports: 2, askedAgain: true },
    settings,
  ),
]

test('every kind has a place and a sentence; its alarm has a reader; its times come in their order', () => {
  // Given a row of every kind, on 1 December 2026
  const now = { at: '2026-12-01T09:00:00.000Z', today: '2026-12-01' }
  expect(new Set(rowsOfEveryKind.map(w => w.kind))).toEqual(new Set(Object.keys(forceWaitKinds)))
  for (const w of rowsOfEveryKind) {
    // Then its sentence is whole, and its page is ours
    const kind = forceWaitKinds[w.kind]
    expect(kind.sentence(w, now), w.kind).not.toMatch(/undefined|null|NaN|\.$/)
    expect(kind.page(w, { roles: ['administrator'] }), w.kind).toMatch(/^\//)
    // Then it is foreseen before it is visible, and visible before it lapses
    const ms = (t: Parameters<typeof instantOf>[0]) => Date.parse(instantOf(t))
    expect(ms(w.foreseen), w.kind).toBeLessThanOrEqual(ms(w.visible))
    if (w.lapses) expect(ms(w.visible), w.kind).toBeLessThan(ms(w.lapses))
    // Then somebody reads its alarm
    if (w.alarms.length) expect(isAlarmKind(w.kind) && alarmKinds[w.kind].ladder.length, w.kind).toBeTruthy()
  }
})

test('the sentence of a report about somebody under a restriction says whom to ring', () => {
  const now = { at: '2026-12-01T09:00:00.000Z', today: '2026-12-01' }
  const toRing = rowsOfEveryKind.filter(w => w.params.ring)
  expect(toRing.map(w => forceWaitKinds[w.kind].sentence(w, now))).toEqual([
    'Report 61/40220/26 is about somebody known to the force under a restriction, with another victim: ring Response',
  ])
})

test('no kind is nobody’s, and a source names what it reads', () => {
  // Given every role, then every kind belongs to one of them
  const owned = new Set(allRoles.flatMap(role => forceKindsOf({ roles: [role] })))
  expect(owned).toEqual(new Set(Object.keys(forceWaitKinds)))
  // Given no facts but those that a source says it reads, then its rows are the same
  for (const source of forceWaitSources) {
    const whatItReads = facts(Object.fromEntries(source.reads.map(name => [name, somethingOfEveryKind[name]])))
    expect(source.rows(whatItReads), source.name).toEqual(source.rows(somethingOfEveryKind))
  }
})
