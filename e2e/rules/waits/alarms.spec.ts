import { expect, test } from '@playwright/test'
import type { Actor, CaseFacts, Role } from '../../../lib/case/policy.ts'
import { alarmKindNames, alarmKinds } from '../../../lib/case/reference/alarm-kinds.ts'
import { defaultSettings } from '../../../lib/case/settings.ts'
import { type DutyTurn, onDuty, presentFor } from '../../../lib/case/staff/duty.ts'
import { addDays } from '../../../lib/case/time/calendar.ts'
import {
  type AlarmedRow,
  type AlarmPlan,
  type AlarmWorld,
  type Notice,
  planAlarms,
  type RaisedAlarm,
} from '../../../lib/waits/alarm-plan.ts'
import { afterQuietHours, withAlarms } from '../../../lib/waits/alarms.ts'
import { isForceWaitKind } from '../../../lib/waits/force/projection.ts'
import { waitKindNames } from '../../../lib/waits/projection.ts'
import { wait } from '../../../lib/waits/wait.ts'
import { releaseDays } from '../../../lib/waits/whereabouts.ts'

const person = (id: string, role: Role, more: Partial<Actor> = {}): Actor => ({
  id,
  name: id,
  forceId: 'f',
  teamIds: ['t'],
  roles: [role],
  rank: null,
  ...more,
})
const people = [
  person('owner', 'officer'),
  person('inspector', 'sergeant', { teamIds: ['other'] }),
  person('supervisor', 'supervisor'),
  person('other-supervisor', 'supervisor'),
  person('coordinator', 'coordinator'),
]
const facts: CaseFacts = {
  forceId: 'f',
  teamId: 't',
  officerId: 'owner',
  namedIds: [],
  admittedIds: [],
  restricted: false,
}
const turn = (personId: string, role: DutyTurn['role'], more: Partial<DutyTurn> = {}): DutyTurn => ({
  id: `${personId} ${role}`,
  role,
  personId,
  fromAt: '2026-11-20T06:00:00.000Z',
  untilAt: '2026-11-23T06:00:00.000Z',
  removedAt: null,
  byId: 'x',
  ...more,
})
const away = (personId: string, standInId: string | null, fromOn = '2026-11-20', untilOn = '2026-11-22') => ({
  id: `away ${personId}`,
  personId,
  fromOn,
  untilOn,
  standInId,
  removedAt: null,
  byId: 'x',
})

/** Alarms of one case, carried on from plan to plan as rows would stand. */
class Alarms {
  alarms: RaisedAlarm[] = []
  notices: (Notice & { why: string; mailAt: string | null })[] = []
  world: Omit<AlarmWorld, 'at' | 'newId'>
  ids = 0
  constructor(world: Partial<AlarmWorld> = {}) {
    const roster = { turns: [turn('inspector', 'inspector'), turn('supervisor', 'supervisor')], absences: [] }
    this.world = { settings: defaultSettings, rules: [], roster, facts, people, silentBefore: null, ...world }
  }
  at(moment: string, rows: readonly AlarmedRow[]): string[] {
    const plan: AlarmPlan = planAlarms(rows, this.alarms, this.notices, {
      ...this.world,
      at: moment,
      newId: () => `a${++this.ids}`,
    })
    this.alarms = [...this.alarms, ...plan.raise]
      .filter(a => !plan.settle.includes(a.id))
      .map(a => ({ ...a, ...plan.move.find(m => m.id === a.id) }))
    this.notices.push(...plan.tell.map(t => ({ ...t, seenAt: null, refused: false })))
    return plan.tell.map(t => `${t.personId}${t.why === 'standIn' ? ' stands in' : ''}`)
  }
  see(personId: string) {
    this.notices = this.notices.map(n => (n.personId === personId ? { ...n, seenAt: 'now' } : n))
  }
  refuse(personId: string) {
    this.notices = this.notices.map(n => (n.personId === personId ? { ...n, refused: true } : n))
  }
}
const breach: AlarmedRow = {
  waitId: 'w',
  kind: 'breachUnactioned',
  alarms: ['2026-11-21T01:00:00.000Z', '2026-11-21T04:00:00.000Z', '2026-11-22T00:00:00.000Z'],
  ownerIds: ['owner'],
}

test('a breach that nobody touches climbs: owner at 1 hour, inspector at 4, supervisor at 24, in the night too', () => {
  const a = new Alarms()
  expect(a.at('2026-11-21T00:59:59.000Z', [breach])).toEqual([])
  expect(a.at('2026-11-21T01:00:00.000Z', [breach])).toEqual(['owner'])
  expect(a.notices[0]?.mailAt).toBe('2026-11-21T01:00:00.000Z')
  expect(a.at('2026-11-21T01:00:00.000Z', [breach])).toEqual([])
  a.see('owner')
  expect(a.at('2026-11-21T01:40:00.000Z', [breach])).toEqual([])
  expect(a.at('2026-11-21T04:00:30.000Z', [breach])).toEqual(['inspector'])
  a.see('inspector')
  expect(a.at('2026-11-21T23:59:00.000Z', [breach])).toEqual([])
  expect(a.at('2026-11-22T00:00:10.000Z', [breach])).toEqual(['supervisor'])
})

test('what is not seen in time goes to the next, and so does what the relay refuses, at once', () => {
  const a = new Alarms()
  a.at('2026-11-21T01:00:00.000Z', [breach])
  expect(a.at('2026-11-21T01:29:00.000Z', [breach])).toEqual([])
  expect(a.at('2026-11-21T01:30:00.000Z', [breach])).toEqual(['inspector'])
  a.refuse('inspector')
  expect(a.at('2026-11-21T01:30:30.000Z', [breach])).toEqual(['supervisor'])
  expect(a.at('2026-11-21T02:00:30.000Z', [breach])).toEqual(['coordinator'])
  expect(a.at('2026-11-21T03:30:30.000Z', [breach])).toEqual([])
})

test('with no inspector on duty it goes to the supervisor; with none on duty, to every supervisor who is not away', () => {
  const alone = { ...breach, ownerIds: [] }
  const a = new Alarms({ roster: { turns: [], absences: [] } })
  expect(a.at('2026-11-21T01:00:00.000Z', [alone])).toEqual(['supervisor', 'other-supervisor'])
  const b = new Alarms({ roster: { turns: [], absences: [away('supervisor', null)] } })
  expect(b.at('2026-11-21T01:00:00.000Z', [alone])).toEqual(['other-supervisor'])
  const over = turn('inspector', 'inspector', { untilAt: '2026-11-21T01:00:00.000Z' })
  const c = new Alarms({ roster: { turns: [over, turn('supervisor', 'supervisor')], absences: [] } })
  expect(c.at('2026-11-21T01:00:00.000Z', [alone])).toEqual(['supervisor'])
})

test('whoever stands in is told for the absent; when nobody does, the next step is', () => {
  const roster = { turns: [turn('inspector', 'inspector')], absences: [away('owner', 'coordinator')] }
  expect(new Alarms({ roster }).at('2026-11-21T01:00:00.000Z', [breach])).toEqual(['coordinator stands in'])
  const none = { ...roster, absences: [away('owner', null)] }
  expect(new Alarms({ roster: none }).at('2026-11-21T01:00:00.000Z', [breach])).toEqual(['inspector'])
  const circle = { absences: [away('a', 'b'), away('b', 'a')] }
  expect(presentFor(circle, 'a', '2026-11-21')).toBeNull()
  expect(presentFor({ absences: [away('a', 'b'), away('b', 'c')] }, 'a', '2026-11-22')).toBe('c')
  expect(presentFor({ absences: [away('a', 'b')] }, 'a', '2026-11-23')).toBe('a')
})

test('what was recorded long after its time waits a little: settled meanwhile, it tells nobody', () => {
  const a = new Alarms()
  expect(a.at('2026-11-24T09:00:00.000Z', [breach])).toEqual([])
  expect(a.alarms).toHaveLength(3)
  expect(a.at('2026-11-24T09:10:00.000Z', [])).toEqual([])
  expect(a.alarms).toEqual([])
  const b = new Alarms({
    roster: { turns: [turn('inspector', 'inspector', { untilAt: '2026-11-30T00:00:00.000Z' })], absences: [] },
  })
  b.at('2026-11-24T09:00:00.000Z', [breach])
  expect(b.at('2026-11-24T09:15:00.000Z', [breach])).toEqual(['owner', 'inspector', 'supervisor', 'other-supervisor'])
})

test('what came before alarms were first read is listed and never sent or passed on', () => {
  const a = new Alarms({ silentBefore: '2026-11-24T09:00:00.000Z' })
  expect(a.at('2026-11-24T09:00:00.000Z', [breach])).toContain('owner')
  expect(a.notices.map(n => n.mailAt)).toEqual(a.notices.map(() => null))
  expect(a.at('2026-11-25T09:00:00.000Z', [breach])).toEqual([])
})

test('settled, and standing again later, it is news again', () => {
  const a = new Alarms()
  a.at('2026-11-21T01:00:00.000Z', [breach])
  a.at('2026-11-21T01:05:00.000Z', [])
  expect(a.at('2026-11-21T01:06:00.000Z', [breach])).toEqual(['owner'])
})

test('of a restricted case only those who are let in are told, and if none of a ladder is, whoever is named', () => {
  const restricted = { ...facts, restricted: true, officerId: null, namedIds: ['coordinator'] }
  const a = new Alarms({ facts: restricted })
  expect(a.at('2026-11-21T01:00:00.000Z', [{ ...breach, ownerIds: ['owner'] }])).toEqual(['coordinator'])
  const ladder = [
    { id: 'r', kind: 'breachUnactioned' as const, ladder: ['inspector' as const], seenWithinMinutes: 30, byMail: true },
  ]
  expect(new Alarms({ facts: restricted, rules: ladder }).at('2026-11-21T01:00:00.000Z', [breach])).toEqual([
    'coordinator',
  ])
})

test('quiet hours hold the mail of what is no breach until they end, and its time to be seen runs from then', () => {
  const gap: AlarmedRow = { waitId: 'g', kind: 'gap', alarms: ['2026-11-21T22:00:00.000Z'], ownerIds: ['owner'] }
  const a = new Alarms()
  expect(a.at('2026-11-21T22:00:00.000Z', [gap])).toEqual(['owner'])
  expect(a.notices[0]?.mailAt).toBe('2026-11-22T07:00:00.000Z')
  expect(a.at('2026-11-23T06:59:00.000Z', [gap])).toEqual([])
  expect(a.at('2026-11-23T07:00:00.000Z', [gap])).toEqual(['coordinator'])
  const quiet = (at: string, from = 20, to = 7) => afterQuietHours(at, { quietFromHour: from, quietToHour: to })
  // London is an hour ahead in July.
  expect(quiet('2026-07-01T18:59:00.000Z')).toBe('2026-07-01T18:59:00.000Z')
  expect(quiet('2026-07-01T19:00:00.000Z')).toBe('2026-07-02T06:00:00.000Z')
  expect(quiet('2026-07-02T05:30:00.000Z')).toBe('2026-07-02T06:00:00.000Z')
  expect(quiet('2026-07-02T12:30:00.000Z', 13, 15)).toBe('2026-07-02T14:00:00.000Z')
  expect(quiet('2026-07-02T12:30:00.000Z', 8, 8)).toBe('2026-07-02T12:30:00.000Z')
})

test('an order raises its alarm at 90, 60 and 30 days, each to its owner; recorded late, only the latest', () => {
  const row = wait(
    'orderEnding',
    { kind: 'orders', id: 'o' },
    { on: '2026-01-01' },
    { params: { lastDay: '2027-03-01', decided: false } },
  )
  const { alarms } = withAlarms(row, defaultSettings)
  expect(alarms.map(a => a.slice(0, 10))).toEqual(['2026-12-01', '2026-12-31', '2027-01-30'])
  const ending: AlarmedRow = { waitId: 'e', kind: 'orderEnding', alarms, ownerIds: ['owner'] }
  const a = new Alarms()
  a.at('2027-02-01T10:00:00.000Z', [ending])
  expect(a.alarms.map(x => x.occasion)).toEqual([3])
  const inHand = wait(
    'orderEnding',
    { kind: 'orders', id: 'o' },
    { on: '2026-01-01' },
    { params: { lastDay: '2027-03-01', decided: true } },
  )
  expect(withAlarms(inHand, defaultSettings).alarms).toEqual([])
})

test('a release raises its alarm 60, 14 and 2 days ahead, at once however late it is recorded, and again once it is put off', () => {
  const rowFor = (on: string): AlarmedRow => ({
    waitId: 'r',
    kind: 'release',
    alarms: releaseDays.map(days => `${addDays(on, -days)}T00:00:00.000Z`),
    ownerIds: ['owner'],
  })
  // Given a release recorded in the forenoon, 14 days before it
  const a = new Alarms()
  expect(a.at('2026-11-20T10:30:00.000Z', [rowFor('2026-12-04')])).toEqual(['owner'])
  a.see('owner')
  expect(a.at('2026-11-21T10:30:00.000Z', [rowFor('2026-12-04')])).toEqual([])
  // When it is put off by three weeks, then nothing is told before 14 days ahead of the new day, and then again
  const putOff = rowFor('2026-12-25')
  expect(a.at('2026-11-22T10:00:00.000Z', [putOff])).toEqual([])
  expect(a.at('2026-12-10T23:59:00.000Z', [putOff])).toEqual([])
  expect(a.at('2026-12-11T00:00:00.000Z', [putOff])).toEqual(['owner'])
  a.see('owner')
  expect(a.at('2026-12-23T00:00:00.000Z', [putOff])).toEqual(['owner'])
  a.see('owner')
  // And brought forward from 60 days to ten, it is told at once
  const b = new Alarms()
  b.at('2026-11-20T00:00:00.000Z', [rowFor('2027-01-19')])
  b.see('owner')
  expect(b.at('2026-11-21T09:00:00.000Z', [rowFor('2026-12-01')])).toEqual(['owner'])
})

test('every kind of alarm is of a kind of thing that waits, names nobody, and no ladder is empty', () => {
  expect(alarmKindNames.filter(kind => !(waitKindNames as string[]).includes(kind) && !isForceWaitKind(kind))).toEqual(
    [],
  )
  for (const kind of alarmKindNames) expect(alarmKinds[kind].ladder.length, kind).toBeGreaterThan(0)
})

test('a turn on duty holds from its first moment until before its last; one taken off does not', () => {
  const turns = [turn('b', 'inspector', { fromAt: '2026-11-21T08:00:00.000Z' }), turn('a', 'inspector')]
  expect(onDuty({ turns }, 'inspector', '2026-11-21T07:59:59.000Z')).toEqual(['a'])
  expect(onDuty({ turns }, 'inspector', '2026-11-21T08:00:00.000Z')).toEqual(['a', 'b'])
  expect(onDuty({ turns }, 'inspector', '2026-11-23T06:00:00.000Z')).toEqual([])
  expect(
    onDuty({ turns: turns.map(t => ({ ...t, removedAt: 'x' })) }, 'inspector', '2026-11-21T08:00:00.000Z'),
  ).toEqual([])
})
