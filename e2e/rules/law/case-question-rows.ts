import type { ClockId } from '../../../lib/law/clocks/clocks.ts'
import { aBreach } from '../acts/breach-file.ts'
import { anApplication, anInterim, anOrder, at, aVersion, ids, uuid } from '../acts/order-file.ts'
import {
  type CaseRow,
  drafting,
  interim,
  interimFile,
  lawful,
  notice,
  order,
  orderFile,
  rule,
  words,
  yields,
} from './case-program.ts'

const other = anOrder({ id: uuid(22), ref: 'MAR-2026-0417/2' })
const bare = orderFile({
  orders: [order, other],
  orderVersions: [aVersion(order), aVersion(other)],
  orderConditions: [],
})
const twoConditions = {
  ...lawful.file,
  draftConditions: [1, 2].map(n => ({ ...lawful.condition, id: uuid(90 + n), number: n, necessity: null })),
}
const endingOn = (termLastDay: string) => drafting({}, { termYears: null, termLastDay }).file
const breachOf = (offence: 'breach' | 'notNotified') =>
  orderFile({ breaches: [aBreach({ orderId: order.id, offence, excuse: null })] })
const changedInterim = (reason: 'renewed' | 'extended') =>
  interimFile({
    applications: [
      anApplication({ status: 'refusedByCourt', determinedOn: '2026-12-10' }),
      anInterim({ status: 'granted' }),
    ],
    orderVersions: [
      aVersion(interim, { lastDay: '2026-12-20' }),
      aVersion(interim, { version: 2, reason, fromOn: '2026-12-15', lastDay: '2027-01-20' }),
    ],
  })
const asking = (
  kind: 'variation' | 'renewal' | 'discharge',
  orderId: string,
  termKind: 'fixed' | 'untilFurtherOrder',
) =>
  interimFile({
    orders: [interim, order],
    applications: [...interimFile().applications, anApplication({ id: uuid(71), kind, orderId, termKind })],
  })
const withConsents = (
  defendantConsent: 'yes' | 'no',
  policeConsent: 'yes' | 'no',
  applicant: 'defendant' | 'chiefOfficer',
) =>
  orderFile({
    applications: [
      anApplication({
        id: uuid(71),
        kind: 'discharge',
        orderId: order.id,
        applicant,
        determinedOn: '2027-01-10',
        defendantConsent,
        policeConsent,
      }),
    ],
  })
const versionsAfter = (versions: number) =>
  orderFile({ orderVersions: [1, 2].slice(0, versions).map(version => aVersion(order, { version })) })
const clockOf = (id: ClockId, state: 'missed' | 'running') => ({ id, state })

/** What the law is asked besides its clocks: of one record alone, of one offence, of a change before it is made. */
export const caseQuestionRows: CaseRow[] = [
  yields(
    'V21',
    'of every condition, and of one alone',
    p =>
      [undefined, uuid(92)].map(about =>
        p
          .refusalsOf(twoConditions, '2026-11-21', ['V21'], 'refuse', about ? { about } : {})
          .map(r => r.key)
          .join(', '),
      ),
    `V21 draftConditions ${uuid(91)}, V21 draftConditions ${uuid(92)}`,
    `V21 draftConditions ${uuid(92)}`,
  ),
  yields(
    'V20',
    'of every order once recorded, and of one alone',
    p =>
      [undefined, other.id].map(about =>
        p
          .flagsOnceRecorded(bare, '2026-11-21', ['V20'], about)
          .map(r => r.key)
          .join(', '),
      ),
    `V20 applications ${ids.main}, V20 orders ${order.id}, V20 orders ${other.id}`,
    `V20 orders ${other.id}`,
  ),
  rule('V28', 'allowed', 'a draft recorded late, when its last day was past', endingOn('2026-11-30')),
  rule('V28', 'found', 'a draft that would end today', endingOn('2026-12-01'), 'applications'),
  rule('V75', 'found', 'a breach with no word of an excuse', breachOf('breach'), 'breaches'),
  rule('V75', 'allowed', 'failing to notify breaks no condition', breachOf('notNotified')),
  rule('V47', 'found', 'extended after the decision that ended it', changedInterim('extended'), 'orders'),
  rule('V47', 'allowed', 'renewed before its last day', changedInterim('renewed')),
  rule(
    'V41',
    'found',
    'a variation until further order',
    asking('variation', interim.id, 'untilFurtherOrder'),
    'applications',
  ),
  rule(
    'V41',
    'found',
    'a renewal until further order',
    asking('renewal', interim.id, 'untilFurtherOrder'),
    'applications',
  ),
  rule('V41', 'allowed', 'a renewal for a period', asking('renewal', interim.id, 'fixed')),
  rule('V41', 'allowed', 'a discharge asks for no period', asking('discharge', interim.id, 'untilFurtherOrder')),
  rule('V41', 'allowed', 'a full order until further order', asking('variation', order.id, 'untilFurtherOrder')),
  rule('V51', 'allowed', 'both consent', withConsents('yes', 'yes', 'defendant')),
  rule('V51', 'found', 'the police do not', withConsents('yes', 'no', 'defendant'), 'applications'),
  rule('V51', 'found', 'the defendant does not', withConsents('no', 'yes', 'chiefOfficer'), 'applications'),
  rule('V51', 'allowed', 'the police apply and the defendant consents', withConsents('yes', 'no', 'chiefOfficer')),
  yields(
    'V55',
    'a change is numbered after the version that it changes',
    p =>
      [0, 1, 2].map(versions =>
        p
          .withNewTerm(versionsAfter(versions), order, '2027-06-01', '2028-05-31')
          .orderVersions?.map(v => words(v.version, v.fromOn))
          .join(', '),
      ),
    '1 2027-06-01',
    '1 2026-11-20, 2 2027-06-01',
    '2 2026-11-20, 3 2027-06-01',
  ),
  yields(
    'V46',
    'only of another force is it asked which',
    p =>
      (['otherChiefOfficer', 'chiefOfficer'] as const).map(
        applicant =>
          p.withProposed(orderFile(), order, { kind: 'variation', applicant, otherForce: 'Essex' }).applications?.at(-1)
            ?.applicantForce,
      ),
    'Essex',
    undefined,
  ),
  yields('C9', 'the name of a clock, and none', p => ['C9', 'C99', null].map(p.isClockId), true, false, false),
  yields(
    'C9',
    'red is for a day that the law sets, amber for a target of the force',
    p => [
      p.clockColour(clockOf('C9', 'missed')),
      p.clockColour(clockOf('C14', 'missed')),
      p.clockColour(clockOf('C14', 'running')),
    ],
    'red',
    'orange',
    'blue',
  ),
  yields(
    'C4',
    'a rule bars, or asks for nothing by a day',
    p => [
      p.isRule({ whose: 'order', lastDay: '2026-12-01' }),
      p.isRule({ whose: 'police', lastDay: null }),
      p.isRule({ whose: 'police', lastDay: '2026-12-01' }),
      p.isRule({ whose: 'police', lastDay: null, actBy: '2026-12-01' }),
    ],
    true,
    true,
    false,
    false,
  ),
  yields(
    'C9',
    'given late, in time, and not at all',
    p =>
      [['2026-11-23'], ['2026-11-22'], []].map(days =>
        p
          .clocksOf(orderFile({ notifications: days.map(day => notice(day)) }), '2026-12-01', at('2026-12-01'))
          .filter(c => c.id === 'C9')
          .map(c => words(c.state, c.doneLateOn))
          .join(),
      ),
    'missed 2026-11-23',
    'met -',
    'missed -',
  ),
]
