import { type Actor, mayEver } from '../../spo/policy.ts'
import { applicationQueues } from './applications.ts'
import { caseQueues } from './cases.ts'
import { foreseenQueues } from './foreseen.ts'
import { legalQueues } from './legal.ts'
import { orderQueues } from './orders.ts'
import type { Queue } from './queue.ts'

const { considered, diverted, contact } = caseQueues
const { breaches, unserved, notification, checks, ownerless, ending } = orderQueues
const { gaps, notices, riskReview, thirdParties } = foreseenQueues
const all = {
  breaches,
  gaps,
  considered,
  diverted,
  ...applicationQueues,
  ...legalQueues,
  notices,
  unserved,
  notification,
  checks,
  riskReview,
  ownerless,
  ending,
  contact,
  thirdParties,
} as const
export type QueueName = keyof typeof all
/** Every queue, the most pressing first. */
export const queues: Record<QueueName, Queue> = all
export const queueNames = Object.keys(all) as QueueName[]
/** The queue of a name in an address, or undefined. */
export const queueNamed = (name: string): QueueName | undefined =>
  Object.hasOwn(all, name) ? (name as QueueName) : undefined
/** The queues that are this person's work. */
export const queuesOf = (actor: Actor): QueueName[] =>
  queueNames.filter(name => queues[name].for.some(permission => mayEver(actor, permission)))
