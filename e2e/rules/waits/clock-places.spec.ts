import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { clockEntries, clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { type WaitKind, waitKinds, waitsOf } from '../../../lib/waits/projection.ts'
import { clocksOfRow, hasCome, type Params } from '../../../lib/waits/wait.ts'
import { queueNames, queues } from '../../../lib/work/queues/all.ts'
import { aChange, aCondition, anApplication, at, aVersion, ids } from '../acts/order-file.ts'
import {
  drafting,
  hearing,
  interim,
  interimFile,
  move,
  notice,
  onRegister,
  order,
  orderFile,
  withMove,
} from '../law/case-program.ts'
import { waitingOn } from './waiting.ts'

type Place = 'case' | 'list' | 'warned' | 'queue'
interface Row {
  id: string
  scene: string
  file: CaseFile
  today: string
  places: Place[]
  /** What waits in place of the clock itself. */
  warnedBy?: string
}
const row = (id: string, scene: string, file: CaseFile, today: string, places: Place[], warnedBy?: string): Row => ({
  id,
  scene,
  file,
  today,
  places,
  ...(warnedBy ? { warnedBy } : {}),
})
const again = [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'notServed' }), hearing('2026-12-14')]
const young = orderFile({ defendants: orderFile().defendants.map(d => ({ ...d, bornOn: '2009-06-01' })) })
const first = { notifications: [notice('2026-11-20')] }

/** From a case that starts each clock: where it is seen. A queue stands for its case while somebody must act. */
const rows: Row[] = [
  row('C1', 'an application in draft', drafting().file, '2026-11-21', ['case']),
  row('C1', 'an order', orderFile(), '2026-11-21', ['case']),
  row('C2', 'the day it is made', orderFile(first), '2026-11-21', ['case', 'list', 'queue']),
  row('C2', 'six months before', orderFile(first), '2028-05-19', ['case', 'list', 'warned', 'queue'], 'renewal'),
  row('C3', 'six months before', orderFile(first), '2028-05-19', ['case', 'list', 'warned', 'queue']),
  row('C4', 'an order', orderFile(first), '2026-11-21', ['case', 'list']),
  row('C5', 'no hearing listed', interimFile(), '2026-11-21', ['case', 'list', 'warned', 'queue']),
  row('C5', 'a hearing that it reaches', interimFile({ hearings: [hearing('2026-12-20')] }), '2026-11-21', [
    'case',
    'list',
    'queue',
  ]),
  row('C6', 'not decided', interimFile(), '2026-11-21', ['case']),
  row('C7', 'the day the hearing is listed', interimFile({ hearings: [hearing('2027-01-14')] }), '2026-11-21', [
    'case',
    'list',
    'warned',
    'queue',
  ]),
  row(
    'C8',
    'a condition to May 2027',
    orderFile({ orderConditions: [aCondition(order, { lastDay: '2027-05-31' })] }),
    '2026-11-21',
    ['case', 'list', 'queue'],
  ),
  row(
    'C8',
    'six months before it ends',
    orderFile({ orderConditions: [aCondition(order, { lastDay: '2027-05-31' })] }),
    '2026-11-30',
    ['case', 'list', 'warned', 'queue'],
  ),
  row('C9', 'not served', orderFile({ services: [] }), '2026-11-21', ['case', 'warned'], 'unserved'),
  row('C9', 'running', orderFile(), '2026-11-22', ['case', 'list', 'queue']),
  row('C9', 'the day after', orderFile(), '2026-11-23', ['case', 'list', 'warned', 'queue']),
  row('C10', 'a new name', orderFile({ ...first, changes: [aChange(order, 'name', '2026-12-01')] }), '2026-12-04', [
    'case',
    'list',
    'warned',
    'queue',
  ]),
  row('C11', 'a new address', orderFile({ ...first, changes: [move] }), '2026-12-13', [
    'case',
    'list',
    'warned',
    'queue',
  ]),
  row('C11', 'given late, it asks for no other', withMove('2026-12-13'), '2026-12-14', ['case', 'list']),
  row('C12', 'the register ends', orderFile({ defendants: onRegister('2026-12-01') }), '2026-12-04', [
    'case',
    'list',
    'warned',
    'queue',
  ]),
  row(
    'C13',
    'no acknowledgement',
    orderFile({ notifications: [notice('2026-11-20', { acknowledgement: null })] }),
    '2026-11-21',
    ['case', 'list', 'warned', 'queue'],
  ),
  row('C14', 'not served', orderFile({ services: [] }), '2026-11-21', ['case', 'list', 'warned', 'queue'], 'unserved'),
  row('C15', 'a hearing listed', orderFile({ ...first, hearings: [hearing('2027-01-18')] }), '2026-11-21', [
    'case',
    'list',
    'queue',
  ]),
  row('C15', 'past the safe day', orderFile({ ...first, hearings: [hearing('2026-12-10')] }), '2026-11-21', [
    'case',
    'list',
    'warned',
    'queue',
  ]),
  row(
    'C16',
    'hearsay notice served',
    orderFile({ hearings: [hearing('2027-01-18', { hearsayServedOn: '2026-11-20' })] }),
    '2026-11-21',
    ['case', 'list'],
  ),
  row(
    'C17',
    'a hearing about cross-examination',
    orderFile({ ...first, hearings: [hearing('2026-12-14', { purpose: 'crossExamination' })] }),
    '2026-11-21',
    ['case', 'list', 'queue'],
  ),
  row(
    'C17',
    'past the day of its notice',
    orderFile({ ...first, hearings: [hearing('2026-12-14', { purpose: 'crossExamination' })] }),
    '2026-12-11',
    ['case', 'list', 'warned', 'queue'],
  ),
  row('C18', 'adjourned for want of service', orderFile({ hearings: again }), '2026-12-02', ['case', 'list', 'queue']),
  row('C19', 'adjourned', orderFile({ hearings: again }), '2026-12-02', ['case', 'list', 'queue']),
  row('C20', 'a decision', orderFile(), '2026-11-21', ['case', 'list']),
  row('C21', 'a decision', orderFile(), '2026-11-21', ['case', 'list']),
  row('C22', 'acts of any age', drafting({}, {}, '2016-01-01').file, '2026-11-21', []),
  row('C23', 'it gives no deadline', orderFile(), '2026-11-21', []),
  row(
    'C24',
    'a defendant of 17',
    { ...young, applications: [anApplication({ status: 'draft', lodgedOn: null })] },
    '2026-11-21',
    ['case', 'list', 'warned'],
  ),
  row('C24', 'an application made already', young, '2026-11-21', ['case', 'list']),
  row('C25', 'an order in force', orderFile(first), '2026-11-21', ['case', 'list', 'queue']),
  row('C25', 'overdue', orderFile(first), '2027-02-19', ['case', 'list', 'warned', 'queue'], 'riskDue'),
]
const clockIds = Array.from({ length: 25 }, (_, n) => `C${n + 1}`)
const entryOf = (id: string) => clockEntries.find(c => c.id === id)
const queued = new Set<WaitKind>(queueNames.flatMap(name => queues[name].kinds))

for (const { id, scene, file, today, places, warnedBy } of rows)
  test(`${id}, ${scene}: ${places.join(', ') || 'nowhere, for it never runs'}`, () => {
    const own = clocksOf(file, today, at(today)).filter(c => c.id === id)
    const written = waitsOf(file).filter(w => !w.lapses || !hasCome(w.lapses, at(today)))
    const tells = (kind: WaitKind, params: Params, of: string) =>
      clocksOfRow(waitKinds[kind], params).some(c => c === of)
    const said = new Set(waitingOn(file, today, at(today)).map(w => w.id.split(' ')[0]))
    const had: Record<Place, boolean> = {
      case: own.length > 0,
      list: written.some(w => w.kind === `clock ${id}` && hasCome(w.visible, at(today)) && w.due !== null),
      warned: written.some(
        w => said.has(w.kind) && (w.kind === warnedBy || (!warnedBy && tells(w.kind, w.params, id))),
      ),
      queue: written.some(w => queued.has(w.kind) && tells(w.kind, w.params, id)),
    }
    expect(
      Object.entries(had)
        .flatMap(([place, is]) => (is ? [place] : []))
        .sort(),
    ).toEqual([...places].sort())
  })
test('every clock has a case that starts it here, and stands on that case; one that somebody must act on writes rows of a queue', () => {
  for (const id of clockIds) {
    const own = rows.filter(r => r.id === id)
    expect(own.length, id).toBeGreaterThan(0)
    const { queue } = entryOf(id) ?? { queue: { none: '' } }
    // By the rows that its cases write, whatever the entry says of itself.
    const stands = own.some(r => r.places.includes('queue'))
    if (typeof queue === 'string') {
      expect(queueNames, id).toContain(queue)
      expect(stands, id).toBe(id !== 'C1')
    } else {
      expect(queue.none.length, id).toBeGreaterThan(10)
      expect(stands, id).toBe(false)
    }
    // Those that run nowhere say why in their entry.
    const nowhere = own.every(r => r.places.length === 0)
    expect(nowhere, id).toBe(['C22', 'C23'].includes(id))
    if (nowhere) expect(typeof queue, id).not.toBe('string')
  }
})
test('a notice that is not due, or was given, runs no more', () => {
  const states = (id: string, set: Parameters<typeof hearing>[1], before: ReturnType<typeof hearing>[] = []) =>
    clocksOf(orderFile({ ...first, hearings: [...before, hearing('2026-12-14', set)] }), '2026-12-02', at('2026-12-02'))
      .filter(c => c.id === id)
      .map(c => c.state)
  expect(states('C15', {})).toEqual(['missed'])
  expect(states('C15', { hearsayNone: 'Every witness comes' })).toEqual([])
  expect(states('C15', { purpose: 'crossExamination' })).toEqual([])
  expect(states('C17', { purpose: 'crossExamination', partiesToldOn: '2026-12-10' })).toEqual(['met'])
  const adjourned = [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'notServed' })]
  for (const id of ['C18', 'C19']) {
    expect(states(id, {}, adjourned), id).toEqual(['running'])
    expect(states(id, { partiesToldOn: '2026-12-02' }, adjourned), id).toEqual(['met'])
  }
})
test('what ends a protection is said on the day that it can first be foreseen', () => {
  const gap = (today: string) =>
    waitingOn(interimFile({ hearings: [hearing('2027-01-14')] }), today, at(today)).find(w =>
      w.id.startsWith(`gap ${interim.id}`),
    )
  expect(gap('2026-11-21')).toMatchObject({
    red: true,
    acts: [{ name: 'startRenewal', about: 'orders', id: interim.id }],
  })
  expect(gap('2026-11-21')?.message).toContain(
    'Protection gap of 24 days, from 21 December 2026 to 13 January 2027, before the hearing on 14 January 2027',
  )
  const lastMonth = (today: string) =>
    waitingOn(orderFile(first), today, at(today)).find(w => w.id === `renewal ${order.id}`)?.red
  expect([lastMonth('2028-05-18'), lastMonth('2028-05-19'), lastMonth('2028-10-18'), lastMonth('2028-10-19')]).toEqual([
    undefined,
    false,
    false,
    true,
  ])
  expect(aVersion(order).lastDay).toBe('2028-11-19')
  expect(ids.main).not.toBe('')
})
