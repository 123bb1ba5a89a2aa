import type { ActName, EveryActName } from '../case/act-names.ts'
import { type AnyAct, type AnyCaseAct, variantOf } from './act/act.ts'
import { formerNames } from './act/former-names.ts'
import { accessActs } from './case/access.ts'
import { retentionActs } from './case/retention.ts'
import { setAsideActs } from './case/set-asides.ts'
import { givenActs } from './case/work-given.ts'
import { breachActs } from './compliance/breach.ts'
import { complianceActs } from './compliance/compliance.ts'
import { doorActs } from './compliance/door.ts'
import { noticeCheckActs } from './compliance/notice-check.ts'
import { visitActs } from './compliance/visit.ts'
import { closingProposals, correctionActs } from './correct/corrections.ts'
import { courtActs } from './court/court.ts'
import { paperServiceActs } from './court/paper-services.ts'
import { supplementActs } from './court/supplements.ts'
import { witnessActs } from './court/witnesses.ts'
import { decisionActs } from './decision/decision.ts'
import { qualityActs } from './decision/quality.ts'
import { riskActs } from './decision/risk.ts'
import { secondLookActs } from './decision/second-looks.ts'
import { draftingActs } from './drafting/drafting.ts'
import { exemplarActs } from './drafting/exemplars.ts'
import { withoutNoticeActs } from './drafting/without-notice.ts'
import { evidenceActs } from './evidence/evidence.ts'
import { forceActs } from './force/force.ts'
import { acknowledgementActs } from './order/acknowledgement.ts'
import { afterActs } from './order/after.ts'
import { importedOrderActs } from './order/imported-orders.ts'
import { markerActs } from './order/markers.ts'
import { orderActs } from './order/order.ts'
import { serviceActs } from './order/service.ts'
import { contactActs } from './people/contact.ts'
import { peopleActs } from './people/people.ts'
import { outsideRequestActs } from './requests/outside-requests.ts'
import { reviewActs } from './review/review.ts'
import { panelActs } from './safety/panels.ts'
import { safetyActs } from './safety/safety.ts'
import { offerFileActs } from './transfers/offer-files.ts'
import { transferActs } from './transfers/offers.ts'

export type { ActName, EveryActName } from '../case/act-names.ts'

const all = closingProposals({
  ...peopleActs,
  ...evidenceActs,
  ...riskActs,
  ...decisionActs,
  ...contactActs,
  ...draftingActs,
  ...reviewActs,
  ...givenActs,
  ...secondLookActs,
  ...qualityActs,
  ...exemplarActs,
  ...setAsideActs,
  ...outsideRequestActs,
  ...transferActs,
  ...offerFileActs,
  ...safetyActs,
  ...panelActs,
  ...courtActs,
  ...supplementActs,
  ...paperServiceActs,
  ...witnessActs,
  ...withoutNoticeActs,
  ...orderActs,
  ...serviceActs,
  ...markerActs,
  ...importedOrderActs,
  ...acknowledgementActs,
  ...complianceActs,
  ...visitActs,
  ...noticeCheckActs,
  ...breachActs,
  ...doorActs,
  ...afterActs,
  ...accessActs,
  ...retentionActs,
  ...correctionActs,
} as const)
/** Every act that a case may undergo, by its stable name. An entry whose name is not in `names.ts` does not compile here. */
export const acts: Record<ActName, AnyCaseAct> = all
export const actNames: ActName[] = Object.keys(all) as (keyof typeof all)[]
export const isCaseActName = (name: string): name is ActName => Object.hasOwn(acts, name)

/** Every act of every subject: a case, the force, a pair of its reports. No two bear one name. */
export const everyAct: Record<EveryActName, AnyAct> = { ...acts, ...forceActs }
export const isActName = (name: string): name is EveryActName => Object.hasOwn(everyAct, name)
/** The act that goes or once went by this name, with what the name said; undefined where none did. */
export function actCalled(
  name: string,
  given: object = {},
): { name: EveryActName; act: AnyAct; given: Record<string, unknown> } | undefined {
  if (isActName(name)) return { name, act: variantOf(everyAct[name], given), given: { ...given } }
  const renamed = formerNames.get(name)
  return renamed && actCalled(renamed.name, { ...given, ...renamed.given })
}
