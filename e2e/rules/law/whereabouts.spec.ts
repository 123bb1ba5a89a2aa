import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Whereabouts } from '../../../lib/case/records/orders.ts'
import { isAlarmKind } from '../../../lib/case/reference/alarm-kinds.ts'
import { whereaboutsOn } from '../../../lib/case/views/whereabouts.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { caseNow } from '../../../lib/views/case-now.ts'
import { isLate, isVisible, waitingOn } from '../../../lib/waits/on-case.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { releasesToTell } from '../../../lib/waits/whereabouts.ts'
import { base, order } from '../acts/change-file.ts'
import { aCondition, at, decideOn, ids, nextId, uuid } from '../acts/order-file.ts'

/** Where the defendant is, beside an order in force from 20 November 2026 to 19 November 2028. */

const checker = uuid(91)
const visited = aCondition(order, {
  checkMethod: 'visit',
  checkEveryDays: 30,
  nextCheckOn: '2026-12-20',
  checkerId: checker,
})
const online = aCondition(order, {
  number: 2,
  checkMethod: 'openSource',
  checkEveryDays: 30,
  nextCheckOn: '2026-12-20',
})
const where = (set: Partial<Whereabouts>): Whereabouts => ({
  id: nextId(),
  place: 'custody',
  custody: 'remand',
  fromOn: '2026-12-01',
  expectedRelease: '2027-03-01',
  detail: 'HMP Weirside',
  toldBy: 'Prison offender manager',
  note: null,
  at: at(set.fromOn ?? '2026-12-01'),
  byId: ids.officer,
  ...set,
})
const withWhereabouts = (whereabouts: Whereabouts[], parts: Partial<CaseFile> = {}): CaseFile =>
  base({}, { orderConditions: [visited, online], whereabouts, ...parts })
const seenOn = (file: CaseFile, day: string, kind: string) =>
  waitsOf(file).filter(w => w.kind === kind && isVisible(w, at(day)))
const checksOn = (file: CaseFile, day: string) =>
  seenOn(file, day, 'checkDue').map(w => [w.params.number, w.params.method, w.due, isLate(w, at(day))])

test('each record holds from its day until the next, whatever the order in which they are typed', () => {
  const custody = where({})
  const home = where({ place: 'home', custody: null, fromOn: '2027-02-20', expectedRelease: null })
  for (const file of [withWhereabouts([custody, home]), withWhereabouts([home, custody])]) {
    expect(['2026-11-30', '2026-12-01', '2027-02-19', '2027-02-20'].map(d => whereaboutsOn(file, d)?.place)).toEqual([
      undefined,
      'custody',
      'custody',
      'home',
    ])
  }
})

test('release is foreseen 60, 14 and 2 days ahead: to the owner, the checker, and for the protected person', () => {
  const file = withWhereabouts([where({})])
  const rows = waitsOf(file).filter(w => w.kind === 'release')
  expect(rows.map(w => w.ownerId)).toEqual([order.ownerId, checker])
  expect(rows[0]?.alarms).toEqual(['2026-12-31T00:00:00.000Z', '2027-02-15T00:00:00.000Z', '2027-02-27T00:00:00.000Z'])
  expect(seenOn(file, '2026-12-30', 'release')).toEqual([])
  expect(seenOn(file, '2026-12-31', 'release')).toHaveLength(2)
  expect(seenOn(file, '2026-12-31', 'releaseTell').map(w => w.params.given)).toEqual(['Imogen'])
  // And the page of victim contact says the same as what waits, until it is told of
  expect(releasesToTell(file, at('2026-12-30'))).toEqual([])
  expect(releasesToTell(file, at('2027-01-06')).map(w => w.params.given)).toEqual(['Imogen'])
  // And each of them raises its alarm
  expect(waitsOf(file).filter(w => w.alarms.length && !isAlarmKind(w.kind))).toEqual([])
  expect([
    ...new Set(waitsOf(file).flatMap(w => (w.kind.startsWith('release') && w.alarms.length === 3 ? [w.kind] : []))),
  ]).toEqual(['release', 'releaseTell'])
  // Told since it was foreseen, or out already: nothing is left to say.
  const contact = {
    id: nextId(),
    personId: ids.victim,
    milestone: 'release' as const,
    dueOn: '2027-01-05',
    toldAt: at('2027-01-05'),
    toldById: ids.officer,
    means: 'phone' as const,
    eventOn: null,
    spokenTo: null,
    note: null,
    createdAt: at('2027-01-05'),
  }
  expect(seenOn({ ...file, contacts: [contact] }, '2027-01-06', 'releaseTell')).toEqual([])
  expect(releasesToTell({ ...file, contacts: [contact] }, at('2027-01-06'))).toEqual([])
  const out = withWhereabouts([
    where({}),
    where({ place: 'licence', custody: null, fromOn: '2027-01-10', expectedRelease: null }),
  ])
  expect(seenOn(out, '2027-01-10', 'release')).toEqual([])
  expect(seenOn(out, '2027-01-09', 'release')).toHaveLength(2)
})

test('visits pause in custody and the prison’s records take their place; after it the visit is due at once, not late before', () => {
  const file = withWhereabouts([
    where({}),
    where({ place: 'home', custody: null, fromOn: '2027-02-20', expectedRelease: null }),
  ])
  const due = { on: '2026-12-20' }
  expect(checksOn(file, '2026-12-01')).toEqual([
    [1, 'prison', due, false],
    [2, 'openSource', due, false],
  ])
  expect(checksOn(file, '2027-02-20')).toEqual([
    [1, 'visit', { on: '2027-02-20' }, false],
    [2, 'openSource', due, true],
  ])
  expect(checksOn(withWhereabouts([]), '2026-12-21')[0]).toEqual([1, 'visit', due, true])
})

test('in custody the form of a check says the prison’s records, the head of the case says so, and a release stands once', () => {
  // Given the defendant in custody until 20 February, expected out in March
  const home = where({ place: 'home', custody: null, fromOn: '2027-02-20', expectedRelease: null })
  const file = withWhereabouts([where({}), home])
  const methodAsked = (of: CaseFile, today: string) =>
    acts.recordCheck.prefill?.({ file: of, record: visited, today })?.method
  // Then a check that is a visit is asked as one of the prison’s records, until the day of the release
  expect([methodAsked(file, '2026-12-10'), methodAsked(file, '2027-02-20')]).toEqual(['prison', 'visit'])
  expect(acts.recordVisit.prefill?.({ file, record: order, today: '2026-12-10' })?.method).toBe('prison')
  // And the head of every page says it while it is so
  const held = (today: string) => caseNow(file, today, at(today)).held
  expect([held('2026-12-10'), held('2027-02-20')]).toEqual(['In custody, release expected 1 March 2027', null])
  // And what is due to its owner and its checker is one line of the case
  const waiting = waitingOn(waitsOf(withWhereabouts([where({})])), withWhereabouts([where({})]), {
    today: '2027-01-02',
    at: at('2027-01-02'),
  })
  expect(waiting.filter(w => w.kind === 'release').map(w => w.todo)).toEqual([
    'Prepare for the release expected on 1 March 2027',
  ])
})

test('several late checks are a visit while the defendant is at home, and the prison’s records in custody', () => {
  // Given two conditions that are checked by a visit and one online, all late
  const again = { ...visited, id: nextId(), number: 3 }
  const late = (whereabouts: Whereabouts[], orderConditions = [visited, again]) => {
    const file = withWhereabouts(whereabouts, { orderConditions })
    return waitingOn(waitsOf(file), file, { today: '2026-12-30', at: at('2026-12-30') }).find(
      w => w.kind === 'checkDue',
    )?.todo
  }
  // Then in custody nobody is sent to the door
  expect(late([])).toBe('Visit, and do the checks')
  expect(late([where({})])).toBe('Ask for the prison’s records, and do the checks')
  expect(late([where({})], [visited, online])).toBe('Do the checks')
  expect(late([where({}), where({ place: 'home', custody: null, fromOn: '2026-12-28', expectedRelease: null })])).toBe(
    'Visit, and do the checks',
  )
})

const input = (more: object) => ({
  place: 'custody',
  custody: 'remand',
  fromOn: '2026-12-01',
  toldBy: 'Custody desk',
  ...more,
})
const record = (file: CaseFile, more: object, day: string, despite?: string) =>
  decideOn(file, acts.recordWhereabouts, ids.case, input(more), day, despite)

test('a release to another home starts the three days of s.9(4), and asks where nothing is said', () => {
  const file = withWhereabouts([where({})])
  // What the form kept of custody is no part of what is said of a place outside it
  const home = { place: 'noFixedAddress', custody: 'sentence', fromOn: '2027-02-20' }
  expect(record(file, home, '2027-02-21')).toMatchObject({ kind: 'warned', warnings: [{ field: 'homeChanged' }] })
  const done = record(file, { ...home, homeChanged: 'yes' }, '2027-02-21')
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  expect(done.sentence).toBe('No fixed address from 20 February 2027. The home address changed')
  const changes = done.patch.flatMap(c => (c.in === 'changes' && 'add' in c ? [c.add] : []))
  expect(changes).toMatchObject([{ orderId: order.id, kind: 'address', happenedOn: '2027-02-20' }])
  const clocks = clocksOf({ ...file, changes }, '2027-02-21').filter(c => c.id === 'C11')
  expect(clocks).toMatchObject([{ startsOn: '2027-02-20', lastDay: '2027-02-22', state: 'running' }])
  const same = record(file, { ...home, homeChanged: 'no' }, '2027-02-21')
  expect(same.kind === 'done' && same.patch.filter(c => c.in === 'changes')).toEqual([])
})

test('what cannot be is refused: a day to come, no reason of custody, a release before it, the same twice', () => {
  const fields = (more: object) => {
    const d = record(withWhereabouts([where({})]), more, '2027-01-05')
    return d.kind === 'refused' ? d.refusals.map(r => r.field) : d.kind
  }
  expect(fields({ fromOn: '2027-01-06' })).toEqual(['fromOn'])
  expect(fields({ fromOn: '2027-01-02', custody: '' })).toEqual(['custody'])
  expect(fields({ fromOn: '2027-01-02', expectedRelease: '2027-01-01' })).toEqual(['expectedRelease'])
  expect(fields({})).toEqual(['fromOn'])
  const twice = record(withWhereabouts([where({})]), {}, '2027-01-05')
  expect(twice.kind === 'refused' && twice.refusals[0]?.href).toContain('/do/correctWhereabouts?on=')
})
