import { anApplication, anInterim, at, aVersion } from '../acts/order-file.ts'
import { chasedRequest, clockAt } from './case-clock-rows.ts'
import {
  type CaseRow,
  clock,
  drafting,
  hearing,
  interimFile,
  order,
  orderFile,
  says,
  words,
  yields,
} from './case-program.ts'

/** What a clock of a case says in words. */
export const caseClockWordRows: CaseRow[] = [
  says(
    'C2',
    'ended on its last day by a decision',
    orderFile({ orders: [{ ...order, endedOn: '2028-11-19', ending: 'discharged' }] }),
    '2028-11-20',
    'The order ended early, on 19 November 2028.',
  ),
  says(
    'C6',
    'decided on the last day',
    interimFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-12-20' }),
        anInterim({ status: 'granted' }),
      ],
    }),
    '2026-12-21',
    'the interim order ended that day',
  ),
  says(
    'C6',
    'decided the day after',
    interimFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-12-21' }),
        anInterim({ status: 'granted' }),
      ],
    }),
    '2026-12-21',
    'had ended before',
  ),
  says('C9', 'on the last day', orderFile(), '2026-11-22', 'the last day is 22 November 2026'),
  says('C20', 'on the last day', orderFile(), '2026-12-11', 'Notice of appeal can be given'),
  says('C20', 'the day after', orderFile(), '2026-12-12', 'Notice of appeal could be given'),
  says(
    'C15',
    'served on the safe day, read that day',
    orderFile({ hearings: [hearing('2026-12-14', { hearsayServedOn: '2026-11-22' })] }),
    '2026-11-22',
    'The last safe day is 22 November 2026.',
  ),
  says(
    'C15',
    'borderline',
    orderFile({ hearings: [hearing('2026-12-14', { hearsayServedOn: '2026-11-23' })] }),
    '2026-11-23',
    'was 22 November 2026; the day after is borderline.',
  ),
  says(
    'C15',
    'late',
    orderFile({ hearings: [hearing('2026-12-14', { hearsayServedOn: '2026-11-24' })] }),
    '2026-11-24',
    'was 22 November 2026, so ask the court for another period.',
  ),
  says(
    'C15',
    'not served in time',
    orderFile({ hearings: [hearing('2026-12-14')] }),
    '2026-11-23',
    'No hearsay notice is recorded',
  ),
  says('C14', 'the first version', orderFile({ services: [] }), '2026-11-21', 'Serve the order.'),
  says('C14', 'what waits for service', orderFile({ services: [] }), '2026-11-21', 'duty to notify cannot start'),
  says(
    'C14',
    'what waits for service of a change',
    orderFile({ orderVersions: [aVersion(order, { version: 2, reason: 'varied', fromOn: '2027-01-01' })] }),
    '2027-01-01',
    'the order as it now stands',
  ),
  clock('C1', 'a draft', drafting().file, '2026-11-21', 'applications - - notStarted'),
  clock('C1', 'an order', orderFile(), '2026-11-21', 'orders 2026-11-20 2028-11-19 met'),
  says('C1', 'if it were made on the day', drafting().file, '2026-11-21', 'before the end of 20 November 2028'),
  clock(
    'thirdParty',
    'chased twice',
    chasedRequest('2026-12-01'),
    '2026-12-01',
    'thirdPartyRequests 2026-11-12 2026-12-01 running',
  ),
  says('thirdParty', 'said in time', chasedRequest('2026-12-01'), '2026-12-01', 'It is to be chased'),
  says('thirdParty', 'late', chasedRequest('2026-12-01'), '2026-12-02', 'It was to be chased'),
  says('thirdParty', 'the last time', chasedRequest('2026-12-01'), '2026-12-02', 'chased on 12 November 2026'),
  yields(
    'C19',
    'the day before the hearing, where the law names none',
    p =>
      p
        .clocksOf(
          orderFile({ hearings: [hearing('2026-12-01', { status: 'adjourned' }), hearing('2026-12-14')] }),
          '2026-12-02',
          at('2026-12-02'),
        )
        .flatMap(c => (c.id === 'C19' ? [c.actBy] : [])),
    '2026-12-13',
  ),
  yields(
    'C19',
    'what stands in a list of one’s own',
    p =>
      (['running', 'missed', 'met', 'ended', 'notStarted'] as const).map(state =>
        words(p.listDay(clockAt(state, '2026-12-01')), p.listDay({ ...clockAt(state, null), actBy: '2026-12-02' })),
      ),
    '2026-12-01 2026-12-02',
    '2026-12-01 2026-12-02',
    '- -',
    '- -',
    '- -',
  ),
  says(
    'C14',
    'a later version',
    orderFile({ orderVersions: [aVersion(order, { version: 2, reason: 'varied', fromOn: '2027-01-01' })] }),
    '2027-01-01',
    'Serve the changed order.',
  ),
  says('C25', 'due', orderFile(), '2027-02-18', 'The next review is due'),
  says('C25', 'missed', orderFile(), '2027-02-19', 'The next review was due'),
  says('C3', 'a month', orderFile(), '2028-10-19', 'Less than 1 month left'),
  says('C3', 'three months', orderFile(), '2028-08-19', 'Less than 3 months left'),
]
