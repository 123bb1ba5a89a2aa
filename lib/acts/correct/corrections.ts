import type { CaseFile } from '../../case/case.ts'
import type { Id } from '../../case/records/id.ts'
import type { AnyCaseAct } from '../act/act.ts'
import { orderActs } from '../order/order.ts'
import { afterOrderCorrections } from './after-order.ts'
import { type Agreed, agreementActs, closingOvertaken } from './agreement.ts'
import { applicationCorrections } from './applications.ts'
import { breachCorrections } from './breaches.ts'
import { type AnyCorrection, correctAct, withdrawAct } from './correction.ts'
import { courtCorrections } from './court.ts'
import { criminalCorrections } from './criminal.ts'
import { evidenceCorrections } from './evidence.ts'
import { markerCorrections } from './markers.ts'
import { panelCorrections } from './panels.ts'
import { qualityCorrections } from './quality.ts'
import { requestCorrections } from './requests.ts'
import { safetyCorrections } from './safety.ts'
import { supplementCorrections } from './supplements.ts'

const { Order: order, ...ofCourt } = courtCorrections
/** Every kind of record that is corrected and withdrawn by acts made from its entry. */
export const correctionEntries = {
  ...afterOrderCorrections,
  ...breachCorrections,
  ...ofCourt,
  ...evidenceCorrections,
  ...supplementCorrections,
  ...criminalCorrections,
  ...requestCorrections,
  ...safetyCorrections,
  ...panelCorrections,
  ...qualityCorrections,
  ...markerCorrections,
} as const
type Name = keyof typeof correctionEntries

const actsByVerb = <V extends string>(verb: V, from: (c: AnyCorrection) => AnyCaseAct) =>
  Object.fromEntries(
    Object.entries(correctionEntries).map(([name, entry]) => [`${verb}${name}`, from(entry)]),
  ) as Record<`${V}${Name}`, AnyCaseAct>

const direct = {
  ...actsByVerb('correct', correctAct),
  ...actsByVerb('withdraw', withdrawAct),
  // What is corrected of an order is its sealed text, as a whole: `correctOrderRecord`.
  withdrawOrder: withdrawAct(order),
}
const orderIdOf = (_: CaseFile, record: { id: Id; orderId?: Id | null }) => record.orderId ?? null
/** What a court sealed and how it was served: a second person agrees to a change of it, where the force asks for that. */
function agreedCorrection(name: Name, act: AnyCaseAct): Agreed {
  const entry: AnyCorrection = correctionEntries[name]
  return {
    act,
    orderOf: orderIdOf,
    name: entry.name,
    // The day of the next check, say, is no part of what is corrected.
    stands: (file, record) => {
      const known = entry.prefill(file, record)
      return Object.keys(entry.input.shape).map(key => [key, known[key]])
    },
  }
}
const ofOrder = (act: AnyCaseAct): Agreed => ({
  act,
  orderOf: (_, o) => o.id,
  name: order.name as Agreed['name'],
  stands: (file, record) =>
    orderActs.correctOrderRecord.prefill?.({ file, record: record as never, today: '' }) ?? record,
})
/** What is corrected or withdrawn by two people, where the force asks for that. */
const byTwo = {
  correctService: agreedCorrection('Service', direct.correctService),
  withdrawService: agreedCorrection('Service', direct.withdrawService),
  correctOrderVersion: agreedCorrection('OrderVersion', direct.correctOrderVersion),
  withdrawOrderVersion: agreedCorrection('OrderVersion', direct.withdrawOrderVersion),
  correctOrderCondition: agreedCorrection('OrderCondition', direct.correctOrderCondition),
  withdrawOrderCondition: agreedCorrection('OrderCondition', direct.withdrawOrderCondition),
  correctOrderRecord: ofOrder(orderActs.correctOrderRecord),
  withdrawOrder: ofOrder(direct.withdrawOrder),
} as const
export const closingProposals = <A extends Record<string, AnyCaseAct>>(all: A): A => closingOvertaken(byTwo, all)
export const correctionActs = {
  ...direct,
  ...agreementActs(byTwo),
  ...applicationCorrections,
}

/** Kinds of record of a case that no act corrects or withdraws, each with the reason. */
export const withoutCorrection = {
  formerVersions: 'Former values are never changed',
  custody: 'A log of what was done with an exhibit, as it was written then: another line says what is right',
  applications:
    'A draft is written and written over; its authority, lodging and outcome are corrected by acts of their own',
  draftConditions: 'Written, taken out and put back while the application is drafted',
  named: 'Ended by taking the person off the case',
  restrictions: 'Lifted',
  citationLooks: 'Looked at again',
  retentionSteps: 'Decided again: each step stands, and the last one counts',
  behaviourReasons: 'Answered again',
  imports: 'Taken back as a whole',
  attributions: 'Undone',
  overrides: 'What was said as a warning was accepted: a supervisor reads it, and nobody rewrites it',
  drawnPieces: 'Drawn by chance to be read: it is read',
  incidentJoins: 'Undone',
  caseLinks: 'Ended',
  transfers: 'Taken back, and offered again',
  paperMarks: 'Taken off again by another act',
  secondLooks: 'A later look stands over an earlier one',
  reminders: 'Ended by whoever set it',
  setAsides: 'Ended, and set aside again',
  correctionProposals: 'Agreed, refused or taken back',
  reviewPoints: 'Taken away by its reviewer until the application is returned, and answered afterwards',
} as const
