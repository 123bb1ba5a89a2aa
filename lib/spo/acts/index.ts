import { accessActs } from './access.ts'
import { acknowledgementActs } from './acknowledgement.ts'
import { type AnyAct, type AnyCaseAct, variantOf } from './act.ts'
import { afterActs } from './after.ts'
import { breachActs } from './breach.ts'
import { complianceActs } from './compliance.ts'
import { contactActs } from './contact.ts'
import { correctionActs } from './corrections.ts'
import { courtActs } from './court.ts'
import { decisionActs } from './decision.ts'
import { doorActs } from './door.ts'
import { draftingActs } from './drafting.ts'
import { evidenceActs } from './evidence.ts'
import { forceActs } from './force.ts'
import { formerNames } from './former-names.ts'
import { importedOrderActs } from './imported-orders.ts'
import { markerActs } from './markers.ts'
import type { ActName, EveryActName } from './names.ts'
import { orderActs } from './order.ts'
import { outsideRequestActs } from './outside-requests.ts'
import { panelActs } from './panels.ts'
import { paperServiceActs } from './paper-services.ts'
import { peopleActs } from './people.ts'
import { retentionActs } from './retention.ts'
import { reviewActs } from './review.ts'
import { riskActs } from './risk.ts'
import { safetyActs } from './safety.ts'
import { secondLookActs } from './second-looks.ts'
import { serviceActs } from './service.ts'
import { setAsideActs } from './set-asides.ts'
import { supplementActs } from './supplements.ts'
import { visitActs } from './visit.ts'
import { withoutNoticeActs } from './without-notice.ts'
import { witnessActs } from './witnesses.ts'
import { givenActs } from './work-given.ts'

export type { ActName, EveryActName } from './names.ts'

const all = {
  ...peopleActs,
  ...evidenceActs,
  ...riskActs,
  ...decisionActs,
  ...contactActs,
  ...draftingActs,
  ...reviewActs,
  ...givenActs,
  ...secondLookActs,
  ...setAsideActs,
  ...outsideRequestActs,
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
  ...breachActs,
  ...doorActs,
  ...afterActs,
  ...accessActs,
  ...retentionActs,
  ...correctionActs,
} as const
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
