import type { Order } from '../../../lib/case/records/orders.ts'
import { orderFlags } from '../../../lib/law/rules/flags.ts'
import { aFile, anApplication } from '../acts/order-file.ts'

/** An order as a court seals it, and the case that it is recorded on. */
export const condition = (text: string, rest: object = {}) => ({
  kind: 'prohibition',
  text,
  locality: '',
  lastDay: '',
  ...rest,
})
export const sealedOrder = (rest: object = {}) => ({
  madeOn: '2026-11-20',
  court: 'Aldermere Magistrates’ Court',
  termKind: 'fixed',
  lastDay: '2028-11-19',
  conditions: [condition('You must not contact Imogen Hartwell by any means.')],
  ...rest,
})
export const lodgedCase = (parts: Parameters<typeof aFile>[0] = {}) =>
  aFile({ applications: [anApplication()], ...parts })
export const flagRules = (order: Order, ...parts: Parameters<typeof aFile>) =>
  orderFlags(order, aFile({ applications: [anApplication()], ...parts[0] }), order.madeOn)
    .filter(f => f.severity === 'flag')
    .map(f => f.rule)
