import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { daysThatDiffer } from '../../day-by-day.ts'
import {
  aCondition,
  aFile,
  anApplication,
  anInterim,
  anOrder,
  aService,
  aVersion,
  ids,
  uuid,
} from '../acts/order-file.ts'
import { hearing, interimFile, onRegister, order, orderFile, renewal } from '../law/case-program.ts'

const changed = { version: 2, fromOn: '2027-03-01', lastDay: '2027-12-31', reason: 'varied' as const }
const checked = { nextCheckOn: '2027-02-01', checkEveryDays: 14, checkMethod: 'visit' as const }
const interimOrder = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim })
/** Cases, and a kind of row that each must have had on some day. */
const cases: [name: string, file: CaseFile, kind: string][] = [
  ['with no order', aFile(), 'considered'],
  ['lodged with no hearing', aFile({ applications: [anApplication()] }), 'clock listing'],
  ['with an order in force', orderFile(), 'ownerLeft'],
  ['with an order that is nobody’s', orderFile({ orders: [{ ...order, ownerId: null }] }), 'ownerless'],
  ['with an order that was never served', orderFile({ services: [] }), 'unserved'],
  [
    'with an order that was changed and not served again, and the checks of its conditions',
    orderFile({
      orderVersions: [aVersion(order), aVersion(order, changed)],
      orderConditions: [
        aCondition(order, { toVersion: 1, ...checked }),
        aCondition(order, { number: 2, lastDay: '2027-02-10', ...checked }),
        aCondition(order, { number: 3, fromVersion: 2, ...checked }),
      ],
    }),
    'checkDue',
  ],
  [
    'with an order discharged within its last months, its renewal begun',
    orderFile({
      orders: [{ ...order, endedOn: '2027-12-15', ending: 'discharged' }],
      orderVersions: [aVersion(order, { lastDay: '2027-12-31' })],
      applications: [renewal('2027-11-01', { status: 'lodged', lodgedOn: '2027-11-05' })],
    }),
    'orderEnding',
  ],
  ['with an interim order and no hearing', interimFile(), 'gap'],
  [
    'with an interim order that reaches the first of two hearings',
    interimFile({ hearings: [hearing('2026-12-05'), hearing('2026-12-28')] }),
    'gap',
  ],
  [
    'with an interim order renewed beyond the hearing, and then a full one',
    interimFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2027-01-14' }),
        anInterim({ status: 'granted' }),
      ],
      orders: [interimOrder, anOrder({ madeOn: '2027-01-14', replacesId: ids.interimOrder })],
      orderVersions: [
        aVersion(interimOrder, { lastDay: '2026-12-20' }),
        aVersion(interimOrder, { version: 2, reason: 'renewed', fromOn: '2026-12-18', lastDay: '2027-01-20' }),
        aVersion(anOrder(), { fromOn: '2027-01-14', lastDay: '2029-01-13' }),
      ],
      services: [aService(interimOrder, '2026-11-20')],
    }),
    'clock C25',
  ],
  [
    'with two orders, the first until further order',
    orderFile({
      orders: [order, anOrder({ id: uuid(22), madeOn: '2027-01-10' })],
      orderVersions: [
        aVersion(order, { termKind: 'untilFurtherOrder', lastDay: null }),
        aVersion(anOrder({ id: uuid(22) }), { fromOn: '2027-01-10', lastDay: '2029-01-09' }),
      ],
    }),
    'clock C25',
  ],
  [
    'under sex offender notification from before the order to a day within it',
    orderFile({ defendants: onRegister('2027-03-10').map(d => ({ ...d, sexOffenderFrom: '2020-01-01' })) }),
    'clock C12',
  ],
]
for (const [name, file, kind] of cases)
  test(`a case ${name}: the rows that stand on each of 800 days are what the rules say of that day`, () => {
    const { differences, seen } = daysThatDiffer(file, waitsOf(file), 'every')
    expect(differences.slice(0, 3)).toEqual([])
    expect([...seen]).toContain(kind)
  })
test('a row that stands a day too long, or is not there, is a difference', () => {
  const file = orderFile({ services: [] })
  const rows = waitsOf(file)
  const wrong = (change: (rows: ReturnType<typeof waitsOf>) => ReturnType<typeof waitsOf>, days: 'every' | 'some') =>
    daysThatDiffer(file, change(rows), days).differences.map(d => d.day)
  const longer = (all: typeof rows) =>
    all.map(w => (w.kind === 'considered' && w.lapses ? { ...w, lapses: { on: '2026-11-21' } } : w))
  for (const days of ['every', 'some'] as const) {
    expect(wrong(all => all, days)).toEqual([])
    expect(wrong(longer, days)).toEqual(['2026-11-20'])
    expect(wrong(all => all.filter(w => w.kind !== 'unserved'), days)).toContain('2026-11-20')
  }
})
