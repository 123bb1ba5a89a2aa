import { isChecked } from '../../../lib/law/rules/finding.ts'
import { aCondition, anApplication, anInterim, anOrder, aService, aVersion, ids, uuid } from '../acts/order-file.ts'
import { decision, may, refused } from './case-flag-rows.ts'
import {
  type CaseRow,
  contact,
  flags,
  interim,
  interimFile,
  notice,
  order,
  orderFile,
  served,
  withMove,
  words,
  yields,
} from './case-program.ts'

/** What is asked as a fact is recorded, who may appeal, and what the rules answer to one question. */
export const caseAnswerRows: CaseRow[] = [
  yields(
    'V81',
    'hearsay notice that is late is flagged, one that is borderline only questioned',
    p =>
      ['2026-11-24', '2026-11-23'].map(hearsayNoticeServedOn =>
        p
          .flagsOnceRecorded(
            { hearings: [{ id: 'h1', listedOn: '2026-12-14', hearsayServedOn: hearsayNoticeServedOn }] },
            '2026-11-30',
            ['V81'],
          )
          .map(r => r.rule)
          .join(),
      ),
    'V81',
    '',
  ),
  yields(
    'V18',
    'a number is shown with its source, and whether it was verified',
    p => {
      const one = p.numbersAside(orderFile().settings, 'fee')
      const two = p.numbersAside(orderFile().settings, 'hearsayDays', 'reviewMonths')
      return [one.title, ...one.lines, two.title, ...two.lines]
    },
    'The number used here',
    'Court fee: not set. Magistrates’ Courts Fees Order 2008. Not verified: confirm with legal services',
    'The numbers used here',
    'Clear days of hearsay notice: 21. SI 1999/681 r.3. Last verified on 21 November 2026',
    'Months before the end at which renewal is looked at: 6, 3, 1. Force policy',
  ),
  yields(
    'V70',
    'what is doubtful of one notice, and of no other',
    p => {
      const file = withMove('2026-12-10')
      return file.notifications.map(n =>
        p
          .doubtsOfNotice(file, n.id, '2026-12-10')
          .map(f => f.rule)
          .join(),
      )
    },
    '',
    'V70',
  ),
  contact('V57', 'served in person and explained', orderFile()),
  contact(
    'V57',
    'at court is in person',
    orderFile({ services: [aService(order, '2026-11-20', { method: 'atCourt' })] }),
  ),
  contact(
    'V57',
    'by post, not explained',
    orderFile({ services: [aService(order, '2026-11-20', { method: 'post', explained: false })] }),
    'V57 note services',
    'V57 note services',
  ),
  contact(
    'V57',
    'an attempt that failed',
    orderFile({ services: [aService(order, '2026-11-20', { method: 'post', served: false, explained: false })] }),
  ),
  contact(
    'V56',
    'an attempt before it was made',
    orderFile({ services: [aService(order, '2026-11-19', { served: false })] }),
    'V56 flag services',
  ),
  contact(
    'V73',
    'a new name needs no address',
    orderFile({ notifications: [notice('2026-12-01', { kind: 'name', homeAddress: null })] }),
  ),
  contact(
    'V73',
    'a new address does',
    orderFile({ notifications: [notice('2026-12-01', { kind: 'address', homeAddress: null })] }),
    'V73 flag notifications',
  ),
  contact(
    'V71',
    'not acknowledged',
    orderFile({ notifications: [notice('2026-12-01', { acknowledgement: null })] }),
    'V71 flag notifications',
  ),
  contact('V70', 'a move notified at the old station', withMove('2026-12-10'), 'V70 note notifications'),
  may('the order', decision({}), 'fullMade', 'defendant'),
  may('the refusal of the order', decision(refused), 'fullRefused', 'chiefOfficer'),
  may('the interim order', decision({ kind: 'interim' }), 'interimMade', 'defendant'),
  may('the refusal of the interim order', decision({ kind: 'interim', ...refused }), 'interimRefused', 'chiefOfficer'),
  ...(['variation', 'renewal', 'discharge'] as const).flatMap(kind => [
    may(`a ${kind} for the police`, decision({ kind, orderId: order.id }), 's4Made', 'defendant'),
    may(
      `a ${kind} for the defendant`,
      decision({ kind, orderId: order.id, applicant: 'defendant' }),
      's4Made',
      'chiefOfficer',
    ),
    may(
      `the refusal of a police ${kind}`,
      decision({ kind, orderId: order.id, ...refused }),
      's4Refused',
      'chiefOfficer',
    ),
    may(`a ${kind} of an interim order`, decision({ kind, orderId: interim.id }), 's4Made'),
  ]),
  may(
    'the refusal of a defendant’s discharge',
    decision({ kind: 'discharge', orderId: order.id, applicant: 'defendant', ...refused }),
    's4Refused',
    'defendant',
  ),
  may('an appeal decided', decision({ kind: 'appeal' }), null),
  may('nothing is decided yet', anApplication(), null),
  may('the main application of an interim order, decided', decision({ orderId: interim.id }), 'fullMade', 'defendant'),
  yields(
    'V74',
    'what is refused and what is questioned are asked apart, each with its field',
    p =>
      (['refuse', 'warn'] as const).map(severity =>
        p
          .refusalsOf(
            {
              orders: [{ id: 'o1', kind: 'full', madeOn: '2026-11-20' }],
              breaches: [{ id: 'b1', orderId: 'o1', happenedOn: '2026-12-01' }],
            },
            '2026-12-01',
            ['V74', 'V75'],
            severity,
            { field: () => 'here' },
          )
          .map(r => words(r.rule, r.field))
          .join(),
      ),
    'V74 here',
    'V74 here,V75 here',
  ),
  yields(
    'V01',
    'the rules are in the dossier’s order',
    p => p.rules.map(r => r.id).slice(0, 4),
    'V01',
    'V02',
    'V03',
    'V04',
  ),
  yields(
    'V69',
    'the court that last made an order',
    p =>
      p.rules.flatMap(r =>
        r.id === 'V69' && isChecked(r)
          ? r
              .find(
                p.questionOf(
                  orderFile({
                    orders: [
                      { ...order, madeOn: '2027-01-01', court: 'Third Court' },
                      { ...order, id: uuid(91), court: 'First Court' },
                      { ...order, id: uuid(92), madeOn: '2026-12-01', court: 'Second Court' },
                    ],
                    notifications: [notice('2027-01-02', { homeAddress: 'Stirling, Scotland' })],
                  }),
                  '2027-01-02',
                ),
              )
              .map(f => /order: (.*)\.$/.exec(f.message)?.[1])
          : [],
      ),
    'Third Court',
  ),
  yields(
    'sealed',
    'which sealed copy is missing',
    p =>
      [1, 2].flatMap(version =>
        p
          .orderFlags(
            order,
            orderFile({ orderVersions: [aVersion(order, { version, sealedExhibitId: null })] }),
            '2026-12-01',
          )
          .flatMap(f => (f.rule === 'sealed' ? [f.message] : [])),
      ),
    'The sealed copy is not attached.',
    'The sealed copy of the order as it stands from 20 November 2026 is not attached.',
  ),
  contact('V70', 'nor when this one has notices of its own', {
    ...withMove('2026-12-10'),
    notifications: [
      ...withMove('2026-12-10').notifications.map(n => ({ ...n, orderId: ids.interimOrder })),
      notice('2026-11-20', { station: 'Thornfold' }),
    ],
  }),
  contact('V70', 'another order’s notices are not this one’s', {
    ...withMove('2026-12-10'),
    notifications: withMove('2026-12-10').notifications.map(n => ({ ...n, orderId: ids.interimOrder })),
  }),
  flags(
    'servedAfterEnd',
    'served after the decision that ended the interim order',
    interim,
    interimFile({
      applications: [
        anApplication({ determinedOn: '2026-11-25', status: 'refusedByCourt' }),
        anInterim({ status: 'granted' }),
      ],
      services: [aService(interim, '2026-11-26')],
    }),
    'servedAfterEnd flag orders',
  ),
  flags(
    'servedAfterEnd',
    'served on its last day',
    interim,
    interimFile({ services: [aService(interim, '2026-12-20')] }),
  ),
  flags(
    'servedAfterEnd',
    'served the day after its last day',
    interim,
    interimFile({ services: [aService(interim, '2026-12-21')] }),
    'servedAfterEnd flag orders',
  ),
  flags(
    'servedAfterEnd',
    'a full order served after the day of its own decision',
    order,
    orderFile({ services: [aService(order, '2026-11-26')] }),
  ),
  flags(
    'V47',
    'two changes of the same order are read together',
    order,
    orderFile({
      applications: [anApplication({ status: 'granted', determinedOn: '2026-11-20' })],
      orders: [order, interim],
      orderVersions: [aVersion(order), aVersion(interim, { lastDay: null, termKind: null })],
    }),
  ),
  flags(
    'V62',
    'replacing an interim order that was never served',
    anOrder({ replacesId: interim.id }),
    interimFile({
      orders: [interim, anOrder({ replacesId: interim.id })],
      orderVersions: [aVersion(order), aVersion(interim, { lastDay: '2026-12-20' })],
      orderConditions: [aCondition(order), aCondition(interim)],
      services: [served],
    }),
    'V62 note orders',
  ),
  flags(
    'servedAfterEnd',
    'an interim order served after the full one was made',
    interim,
    interimFile({
      orders: [interim, anOrder({ replacesId: interim.id, madeOn: '2026-11-22' })],
      services: [aService(interim, '2026-11-23')],
    }),
    'servedAfterEnd flag orders',
  ),
]
