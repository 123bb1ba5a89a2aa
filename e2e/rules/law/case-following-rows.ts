import type { Order } from '../../../lib/case/records/orders.ts'
import {
  aCondition,
  aFile,
  anApplication,
  anInterim,
  anOrder,
  aService,
  at,
  aVersion,
  ids,
  uuid,
} from '../acts/order-file.ts'
import {
  type CaseRow,
  clock,
  hearing,
  interimFile,
  notice,
  onRegister,
  order,
  orderFile,
  says,
} from './case-program.ts'

/** One clock on several days, as it should be on each: where one row follows another, no day has two and none is skipped. */
const onDays = (
  id: string,
  name: string,
  file: ReturnType<typeof aFile>,
  ...days: [day: string, ...wanted: string[]][]
) => days.map(([day, ...wanted]) => clock(id, `${name}, on ${day}`, file, day, ...wanted))
const oneAfterAnother = (...terms: [madeOn: string, lastDay: string | null, set?: Partial<Order>][]) => {
  const orders = terms.map(([madeOn, , set], n) =>
    anOrder({ id: uuid(20 + n), madeOn, recordedAt: at(madeOn), ...set }),
  )
  return orderFile({
    orders,
    orderVersions: orders.map((o, n) => aVersion(o, { lastDay: terms[n]?.[1] ?? null })),
    services: [],
  })
}
const reviewFrom = (day: string, lastDay: string, state = 'running') => `case ${day} ${lastDay} ${state}`
const [first, second] = [reviewFrom('2026-11-20', '2027-02-18'), reviewFrom('2026-12-10', '2027-03-10')]
const reached = 'orders 2026-11-21 2026-12-20 met'
const short = 'orders 2026-11-21 2026-12-20 running'
const noneListed = 'orders 2026-12-13 2026-12-20 running'
const withRegister = (from: string | null, until: string | null) =>
  orderFile({ defendants: onRegister(until).map(d => ({ ...d, sexOffenderFrom: from })) })
const importedOrder = (servedOn: string) =>
  orderFile({
    orders: [{ ...order, importId: uuid(99), recordedAt: at('2026-12-01') }],
    services: [aService(order, servedOn)],
  })
const served = 'orders 2026-11-20 2026-11-22'
const pending = 'orders 2027-03-10 2027-03-12 notStarted'

/** Clocks that take over from each other as the days pass. */
export const caseFollowingRows: CaseRow[] = [
  ...onDays(
    'C25',
    'a full order takes the place of an interim one',
    orderFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-12-10' }),
        anInterim({ status: 'granted' }),
      ],
      orders: [
        anOrder({ madeOn: '2026-12-10', replacesId: ids.interimOrder }),
        anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim }),
      ],
      orderVersions: [
        aVersion(anOrder({ madeOn: '2026-12-10' }), { lastDay: '2028-12-09' }),
        aVersion(anOrder({ id: ids.interimOrder }), { lastDay: '2026-12-20' }),
      ],
    }),
    ['2026-12-09', first],
    ['2026-12-10', second],
  ),
  ...onDays(
    'C25',
    'a second order made while the first stands is reviewed from the first, to its end',
    oneAfterAnother(['2026-11-20', '2027-02-01'], ['2026-12-10', '2028-12-09']),
    ['2026-12-10', first],
    ['2027-02-01', first],
    ['2027-02-02', second],
  ),
  ...onDays(
    'C25',
    'a second order made on the last day of the first, for one day more',
    oneAfterAnother(['2026-11-20', '2026-12-10'], ['2026-12-10', '2026-12-11']),
    ['2026-12-10', first],
    ['2026-12-11', second],
  ),
  ...onDays(
    'C25',
    'a second order made when the first had ended',
    oneAfterAnother(['2026-11-20', '2026-12-01'], ['2026-12-10', '2028-12-09']),
    ['2026-12-01', first],
    ['2026-12-02'],
    ['2026-12-10', second],
  ),
  ...onDays(
    'C25',
    'a third order, beside one without an end',
    oneAfterAnother(['2026-11-20', null], ['2026-12-10', '2026-12-20'], ['2026-12-15', '2028-12-14']),
    ['2026-12-15', first],
    ['2027-01-15', first],
  ),
  ...onDays(
    'C3',
    'six months before the end, then three, then one',
    orderFile(),
    ['2028-08-18', 'orders 2028-05-19 2028-11-19 running'],
    ['2028-08-19', 'orders 2028-08-19 2028-11-19 running'],
    ['2028-10-18', 'orders 2028-08-19 2028-11-19 running'],
    ['2028-10-19', 'orders 2028-10-19 2028-11-19 running'],
  ),
  ...onDays(
    'C7',
    'two hearings listed, and after them none',
    interimFile({ hearings: [hearing('2026-12-15'), hearing('2026-12-05')] }),
    ['2026-11-20', reached],
    ['2026-12-05', reached],
    ['2026-12-06', reached],
    ['2026-12-13', reached],
    ['2026-12-15', reached],
    ['2026-12-16', noneListed],
    ['2026-12-20', noneListed],
    ['2026-12-21'],
  ),
  ...onDays(
    'C7',
    'the second hearing is not reached',
    interimFile({ hearings: [hearing('2026-12-05'), hearing('2026-12-28')] }),
    ['2026-12-05', reached],
    ['2026-12-06', short],
    ['2026-12-20', short],
  ),
  ...onDays(
    'C7',
    'the hearing is on the day on which the order was made',
    interimFile({ hearings: [hearing('2026-11-20')] }),
    ['2026-11-20', reached],
    ['2026-11-21'],
  ),
  ...onDays(
    'C9',
    'sex offender notification begins, after the three days',
    withRegister('2026-12-01', null),
    ['2026-11-30', `${served} missed`],
    ['2026-12-01'],
  ),
  ...onDays(
    'C9',
    'sex offender notification begins within the three days',
    withRegister('2026-11-22', null),
    ['2026-11-21', `${served} running`],
    ['2026-11-22'],
  ),
  ...onDays(
    'C12',
    'what tells of the final day, then the clock that it starts',
    withRegister(null, '2027-03-10'),
    ['2027-03-09', pending],
    ['2027-03-10', 'orders 2027-03-10 2027-03-12 running'],
  ),
  ...onDays(
    'C24',
    'with no application, to the eve of the birthday',
    aFile({ defendants: aFile().defendants.map(d => ({ ...d, bornOn: '2009-06-01' })) }),
    ['2027-05-31', 'defendants 2009-06-01 2027-06-01 running'],
    ['2027-06-01'],
  ),
  says(
    'C7',
    'the hearing after next',
    interimFile({ hearings: [hearing('2026-12-05'), hearing('2026-12-28')] }),
    '2026-12-06',
    'before the hearing on 28 December 2026',
  ),
  says(
    'C8',
    'one condition',
    orderFile({ orderConditions: [aCondition(order, { number: 3, lastDay: '2027-05-31' })] }),
    '2026-12-01',
    'Condition 3 lasts to the end of 31 May 2027.',
  ),
  ...onDays('C9', 'an order from a list, served on the day on which it was imported', importedOrder('2026-12-01'), [
    '2026-12-01',
    'orders 2026-12-01 2026-12-03 running',
  ]),
  ...onDays(
    'C9',
    'an order from a list, served before it was imported: whether notice was given is not known',
    importedOrder('2026-11-30'),
    ['2026-12-01'],
  ),
  says(
    'C13',
    'what is said when acknowledged',
    orderFile({ notifications: [notice('2026-11-20')] }),
    '2026-12-01',
    'Acknowledged in writing.',
  ),
  says(
    'C13',
    'what is said when not acknowledged',
    orderFile({ notifications: [notice('2026-11-20', { acknowledgement: null })] }),
    '2026-12-01',
    'hand over a written acknowledgement at once',
  ),
  says('C9', 'not served', orderFile({ services: [] }), '2026-12-01', 'the three days have not started'),
  says(
    'C9',
    'never served',
    orderFile({ services: [], orders: [{ ...order, endedOn: '2026-12-01', ending: 'discharged' }] }),
    '2026-12-02',
    'The order ended without being served',
  ),
  says(
    'C9',
    'given a day late',
    orderFile({ notifications: [notice('2026-11-23')] }),
    '2026-12-01',
    'Given late, by 1 day, on 23 November 2026.',
  ),
  says('C9', 'not given', orderFile(), '2026-12-01', 'No notice in person is recorded'),
  ...(
    [
      ['2026-11-21', 'Notice must be given in person'],
      ['2026-11-23', 'so the duty may have fallen away'],
    ] as const
  ).map(([day, part]) =>
    says(
      'C9',
      `replaced within its three days, on ${day}`,
      interimFile({
        orders: [
          anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim }),
          anOrder({ madeOn: '2026-11-21', replacesId: ids.interimOrder }),
        ],
      }),
      day,
      part,
    ),
  ),
  says(
    'C14',
    'served on the day of the target',
    orderFile({ services: [aService(order, '2026-11-22')] }),
    '2026-12-01',
    'Served on 22 November 2026.',
  ),
  says(
    'C14',
    'served the day after the target',
    orderFile({ services: [aService(order, '2026-11-23')] }),
    '2026-12-01',
    'Served on 23 November 2026, after the force’s own target of 22 November 2026.',
  ),
  says(
    'C17',
    'on the last day',
    orderFile({ hearings: [hearing('2026-12-14', { purpose: 'crossExamination' })] }),
    '2026-12-10',
    'must reach the parties',
  ),
  says(
    'C17',
    'the day after',
    orderFile({ hearings: [hearing('2026-12-14', { purpose: 'crossExamination' })] }),
    '2026-12-11',
    'had to reach the parties',
  ),
]
