import type { CaseFile } from '../../../lib/case/case.ts'
import type { Application } from '../../../lib/case/records/applications.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import type { Applicant } from '../../../lib/case/reference/codes/applications.ts'
import { aCondition, aFile, anApplication, at, aVersion, ids } from '../acts/order-file.ts'
import {
  type CaseRow,
  flags,
  hearing,
  interim,
  interimFile,
  lawful,
  move,
  notice,
  order,
  orderFile,
  rule,
  secret,
  withMove,
  words,
  yields,
} from './case-program.ts'

export const decision = (set: Partial<Application>) =>
  anApplication({ status: 'granted', determinedOn: '2026-12-01', ...set })
export const refused = { status: 'refusedByCourt' } as const
const twoOrders = aFile({ orders: [order, interim] })
export const may = (name: string, a: Application, against: string | null, ...who: Applicant[]) =>
  yields(
    'V82',
    name,
    p => [
      p.appealAgainstOf(a),
      ...(['chiefOfficer', 'defendant'] as const).filter(by => p.noRoute(a, by, twoOrders) === null),
    ],
    against,
    ...who,
  )

const duties = (name: string, o: Order, file: CaseFile, today: string, ...wanted: string[]) =>
  yields(
    'V59',
    name,
    p =>
      p
        .orderFlags(o, file, today)
        .filter(f => ['V58', 'V59', 'V64', 'V65', 'V67'].includes(f.rule))
        .map(f => words(f.rule, f.about.kind)),
    ...wanted,
  )

/** What is flagged on the record of a case. */
export const caseFlagRows: CaseRow[] = [
  rule('V69', 'passes', 'an address in England', orderFile({ notifications: [notice('2026-11-20')] })),
  rule(
    'V69',
    'allowed',
    'a new name under an order',
    orderFile({ notifications: [notice('2026-11-20', { kind: 'name', homeAddress: '1 High Street, Scotland' })] }),
  ),
  rule(
    'V69',
    'found',
    'an address in Scotland',
    orderFile({ notifications: [notice('2026-11-20', { homeAddress: '1 High Street, Stirling, Scotland' })] }),
    'notifications',
  ),
  rule('V70', 'passes', 'a move notified at another station', withMove('2026-12-11', { station: 'Thornfold' })),
  rule('V70', 'allowed', 'notified before the move, at the old station', withMove('2026-12-09')),
  rule(
    'V70',
    'allowed',
    'the only notice there is',
    orderFile({ changes: [move], notifications: [notice('2026-12-11', { kind: 'address', changeId: move.id })] }),
  ),
  rule('V70', 'found', 'notified on the day of the move at the old station', withMove('2026-12-10'), 'notifications'),
  rule(
    'V72',
    'passes',
    'fingerprints while notifying',
    orderFile({ notifications: [notice('2026-11-20', { identityChecked: 'Fingerprints' })] }),
  ),
  rule(
    'V72',
    'allowed',
    'none taken with a letter',
    orderFile({ notifications: [notice('2026-11-20', { method: 'post' })] }),
  ),
  rule(
    'V72',
    'found',
    'a photograph with a letter',
    orderFile({ notifications: [notice('2026-11-20', { method: 'post', identityChecked: 'Photograph' })] }),
    'notifications',
  ),
  rule('V84', 'passes', 'no address in a condition', secret('You must not go near her.')),
  rule(
    'V84',
    'allowed',
    'an address that was released',
    secret('You must not enter 7 Larch Way.', { releasedAt: at('2026-11-20') }),
  ),
  rule('V84', 'found', 'the address', secret('You must not enter 7, LARCH  Way.'), 'orderConditions'),
  rule('V84', 'found', 'the postcode', secret('You must not enter qx94zz.'), 'orderConditions'),
  rule(
    'V84',
    'found',
    'in a draft',
    {
      ...secret('Nothing.'),
      applications: [lawful.main],
      draftConditions: [{ ...lawful.condition, text: 'Not to enter 7 Larch Way' }],
    },
    'draftConditions',
  ),
  rule('V84', 'allowed', 'in the draft of an application that is over', {
    ...secret('Nothing.'),
    applications: [{ ...lawful.main, status: 'withdrawn' }],
    draftConditions: [{ ...lawful.condition, text: 'Not to enter 7 Larch Way' }],
  }),
  flags('sealed', 'the sealed copy is attached', order, orderFile()),
  flags(
    'sealed',
    'it is not',
    order,
    orderFile({ orderVersions: [aVersion(order, { sealedExhibitId: null })] }),
    'sealed note orders',
  ),
  flags(
    'V28',
    'a day short',
    order,
    orderFile({ orderVersions: [aVersion(order, { lastDay: '2028-11-18' })] }),
    'V28 flag orders',
    'V32 flag orders',
  ),
  flags(
    'V28',
    'renewed for less is another matter',
    order,
    orderFile({
      orderVersions: [
        aVersion(order, { lastDay: '2028-11-19' }),
        aVersion(order, { version: 2, fromOn: '2028-11-01', reason: 'renewed', lastDay: '2028-12-01' }),
      ],
    }),
    'V55 note orders',
  ),
  flags(
    'V47',
    'extended by the court on its last day',
    interim,
    interimFile({
      orderVersions: [
        aVersion(interim, { lastDay: '2026-12-20' }),
        aVersion(interim, { version: 2, fromOn: '2026-12-20', reason: 'extended', lastDay: '2027-01-20' }),
      ],
    }),
  ),
  flags(
    'V47',
    'extended by the court the day after its last day',
    interim,
    interimFile({
      orderVersions: [
        aVersion(interim, { lastDay: '2026-12-20' }),
        aVersion(interim, { version: 2, fromOn: '2026-12-21', reason: 'extended', lastDay: '2027-01-20' }),
      ],
    }),
    'V47 flag orders',
  ),
  flags(
    'V46',
    'extended by the court, and nobody asked',
    interim,
    interimFile({
      orderVersions: [
        aVersion(interim, { lastDay: '2026-12-20' }),
        aVersion(interim, {
          version: 2,
          fromOn: '2026-12-18',
          reason: 'extended',
          lastDay: '2027-01-20',
          askedBy: 'court',
        }),
      ],
    }),
    'V46 flag orders',
  ),
  flags(
    'V45',
    'the hearing is after the interim order',
    interim,
    interimFile({ hearings: [hearing('2027-01-14')] }),
    'V45 note orders',
  ),
  flags(
    'V45',
    'a hearing of another application',
    interim,
    interimFile({ hearings: [hearing('2027-01-14', { applicationId: ids.interim })] }),
  ),
  flags(
    'V41',
    'an interim order until further order',
    interim,
    interimFile({ orderVersions: [aVersion(interim, { termKind: 'untilFurtherOrder', lastDay: null })] }),
    'V41 flag orders',
  ),
  flags(
    'V37',
    'a condition until a date that is not recorded as its own, and one limited to a locality without a name',
    order,
    orderFile({
      orderConditions: [
        aCondition(order, { text: 'You must sign on weekly until 31 January 2027.' }),
        aCondition(order, { number: 2, text: 'You must not enter the local area.' }),
      ],
    }),
    'V37 note orders',
    'V37 note orders',
  ),
  flags(
    'V37',
    'a condition until an hour of the day',
    order,
    orderFile({ orderConditions: [aCondition(order, { text: 'You must stay away until 10am.' })] }),
  ),
  duties('on the last day', order, orderFile(), '2026-11-22'),
  duties('the day after', order, orderFile(), '2026-11-23', 'V59 orders'),
  duties('given late', order, orderFile({ notifications: [notice('2026-11-23')] }), '2026-11-23', 'V59 orders'),
  duties(
    'a move not notified',
    order,
    orderFile({ notifications: [notice('2026-11-20')], changes: [move] }),
    '2026-12-13',
    'V65 changes',
  ),
  duties(
    'a move under another order',
    order,
    orderFile({ notifications: [notice('2026-11-20')], changes: [{ ...move, orderId: ids.interimOrder }] }),
    '2026-12-13',
  ),
  duties('another order’s own', interim, orderFile(), '2026-11-23'),
]
