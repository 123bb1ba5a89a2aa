import { type Actor, mayEver } from '../../spo/policy.ts'
import { applicationQueues } from './applications.ts'
import { caseQueues } from './cases.ts'
import { legalQueues } from './legal.ts'
import { orderQueues } from './orders.ts'
import type { Queue } from './queue.ts'

const { considered, diverted, contact } = caseQueues
const { breaches, unserved, notification, checks, ownerless, ending } = orderQueues
const all = {
  breaches,
  considered,
  diverted,
  ...applicationQueues,
  ...legalQueues,
  unserved,
  notification,
  checks,
  ownerless,
  ending,
  contact,
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
