import type { Order } from '../../../lib/case/records/orders.ts'
import type * as orders from '../../../lib/case/views/orders.ts'
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

export type Orders = typeof orders
type Parts = NonNullable<Parameters<typeof aFile>[0]>
/** A day, whether the order is in force at its end and at some time of it, where it stands, and its conditions by number. */
type Day = readonly [day: string, now: boolean, atSomeTime: boolean, standing: string, conditions: string]
interface OrderRow {
  name: string
  order: Order
  file: ReturnType<typeof aFile>
  days: readonly Day[]
}
const order = anOrder()
const row = (name: string, set: Partial<Order>, parts: Parts, ...days: Day[]): OrderRow => {
  const own = anOrder(set)
  const file = aFile({
    applications: [anApplication(), anInterim()],
    orders: [own],
    orderVersions: [aVersion(own)],
    orderConditions: [aCondition(own)],
    ...parts,
  })
  return { name, order: own, file, days }
}
const live = 'In force to the end of 19 November 2028'
const untilMarch = { version: 2, fromOn: '2027-03-01', lastDay: '2029-02-28', reason: 'varied' as const }

const orderRows: readonly OrderRow[] = [
  row(
    'to its last day',
    {},
    {},
    ['2026-11-19', false, false, 'Not made until 20 November 2026', ''],
    ['2026-11-20', true, true, live, '1'],
    ['2028-11-19', true, true, live, '1'],
    ['2028-11-20', false, false, 'Ended after 19 November 2028', '1'],
  ),
  row(
    'discharged',
    { endedOn: '2027-06-01', ending: 'discharged' },
    {},
    ['2027-05-31', true, true, live, '1'],
    ['2027-06-01', false, true, 'Discharged on 1 June 2027', '1'],
    ['2027-06-02', false, false, 'Discharged on 1 June 2027', '1'],
  ),
  row(
    'quashed on its last day',
    { endedOn: '2028-11-19', ending: 'quashed' },
    {},
    ['2028-11-18', true, true, live, '1'],
    ['2028-11-19', false, true, 'Quashed on appeal on 19 November 2028', '1'],
    ['2028-11-20', false, false, 'Quashed on appeal on 19 November 2028', '1'],
  ),
  row(
    'an interim order that had ended when the main application was decided',
    { id: ids.interimOrder, kind: 'interim', applicationId: ids.interim },
    {
      applications: [anApplication({ status: 'granted', determinedOn: '2026-12-28' }), anInterim()],
      orderVersions: [aVersion(anOrder({ id: ids.interimOrder }), { lastDay: '2026-12-20' })],
    },
    ['2026-12-20', true, true, 'In force to the end of 20 December 2026', '1'],
    ['2026-12-29', false, false, 'Ended after 20 December 2026', '1'],
  ),
  row(
    'until further order',
    {},
    { orderVersions: [aVersion(order, { termKind: 'untilFurtherOrder', lastDay: null })] },
    ['2056-01-01', true, true, 'In force until further order', '1'],
  ),
  row('no term stated', {}, { orderVersions: [aVersion(order, { termKind: null, lastDay: null })] }, [
    '2056-01-01',
    true,
    true,
    'In force, no term stated',
    '1',
  ]),
  row(
    'varied from a day, its versions recorded the wrong way round: one condition gone, one new, one with a period of its own',
    {},
    {
      orderVersions: [aVersion(order, untilMarch), aVersion(order)],
      orderConditions: [
        aCondition(order, { number: 4, fromVersion: 2 }),
        aCondition(order, { number: 3, lastDay: '2027-03-01' }),
        aCondition(order, { number: 2, toVersion: 1 }),
        aCondition(order, { number: 1 }),
        aCondition(anOrder({ id: uuid(22) }), { number: 9 }),
      ],
    },
    ['2027-02-28', true, true, live, '1, 2, 3'],
    ['2027-03-01', true, true, 'In force to the end of 28 February 2029', '1, 3, 4'],
    ['2027-03-02', true, true, 'In force to the end of 28 February 2029', '1, 4'],
    ['2029-02-28', true, true, 'In force to the end of 28 February 2029', '1, 4'],
    ['2029-03-01', false, false, 'Ended after 28 February 2029', '1, 4'],
  ),
]

/** What was served of an order varied from 1 March 2027: whether any of it, and whether its terms of a day. */
const serviceRows: readonly (readonly [
  name: string,
  services: Parts['services'] & {},
  day: string,
  served: boolean,
  asItStands: boolean,
])[] = [
  ['nothing', [], '2026-11-20', false, false],
  ['an attempt', [aService(order, '2026-11-20', { served: false })], '2026-11-20', false, false],
  ['at court', [aService(order, '2026-11-20')], '2026-11-20', true, true],
  ['the change not', [aService(order, '2026-11-20')], '2027-03-01', true, false],
  ['the change on its day', [aService(order, '2027-03-01')], '2027-03-01', true, true],
  ['the day before the change', [aService(order, '2027-02-28')], '2027-03-01', true, false],
]

/** What the orders of a case are wrongly said to be; nothing when it holds. */
export function wrongInOrders(under: Orders): string[] {
  const changedOrder = (services: Parts['services'] & {}) =>
    aFile({ orders: [order], orderVersions: [aVersion(order), aVersion(order, untilMarch)], services })
  const unlike = (what: string, wanted: unknown[], had: unknown[]) =>
    wanted.join(' | ') === had.join(' | ') ? [] : [`${what}: wanted ${wanted.join(' | ')}, had ${had.join(' | ')}`]
  return [
    ...orderRows.flatMap(({ name, order, file, days }) =>
      days.flatMap(([day, now, atSomeTime, label, conditions]) => {
        const standing = under.standingOf(order, file, day)
        return unlike(
          `an order ${name}, on ${day}`,
          [now, atSomeTime, now, label, conditions],
          [
            under.isInForce(order, file, day),
            under.inForceAtSomeTimeOn(order, file, day),
            standing.live,
            standing.label,
            under
              .conditionsOn(order, file, day)
              .map(c => c.number)
              .join(', '),
          ],
        )
      }),
    ),
    ...serviceRows.flatMap(([name, services, day, served, asItStands]) => {
      const file = changedOrder(services)
      return unlike(
        `served: ${name}, on ${day}`,
        [served, asItStands],
        [under.isServed(order, file), under.isServedAsItStands(order, file, day)],
      )
    }),
  ]
}
