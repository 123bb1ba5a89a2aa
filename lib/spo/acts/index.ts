import { accessActs } from './access.ts'
import { acknowledgementActs } from './acknowledgement.ts'
import type { AnyAct, AnyCaseAct } from './act.ts'
import { afterActs } from './after.ts'
import { breachActs } from './breach.ts'
import { complianceActs } from './compliance.ts'
import { contactActs } from './contact.ts'
import { correctionActs } from './corrections.ts'
import { courtActs } from './court.ts'
import { decisionActs } from './decision.ts'
import { draftingActs } from './drafting.ts'
import { evidenceActs } from './evidence.ts'
import { type ForceActName, forceActs } from './force.ts'
import { orderActs } from './order.ts'
import { peopleActs } from './people.ts'
import { reviewActs } from './review.ts'
import { riskActs } from './risk.ts'
import { serviceActs } from './service.ts'

const all = {
  ...peopleActs,
  ...evidenceActs,
  ...riskActs,
  ...decisionActs,
  ...contactActs,
  ...draftingActs,
  ...reviewActs,
  ...courtActs,
  ...orderActs,
  ...serviceActs,
  ...acknowledgementActs,
  ...complianceActs,
  ...breachActs,
  ...afterActs,
  ...accessActs,
  ...correctionActs,
} as const
export type ActName = Extract<keyof typeof all, string>
/** Every act that a case may undergo, by its stable name. */
export const acts: Record<ActName, AnyCaseAct> = all
export const actNames = Object.keys(acts) as ActName[]
/** The act of this name, or undefined: for names that come from an address. */
export const actNamed = (name: string): AnyCaseAct | undefined =>
  Object.hasOwn(acts, name) ? acts[name as ActName] : undefined

/** The name of any act, whatever its subject. */
export type EveryActName = ActName | ForceActName
/** Every act of every subject: a case, the force, a pair of its reports. No two bear one name. */
export const everyAct: Record<EveryActName, AnyAct> = { ...acts, ...forceActs }
export const isActName = (name: string): name is EveryActName => Object.hasOwn(everyAct, name)
