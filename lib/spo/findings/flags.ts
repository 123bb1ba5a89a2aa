import { type CalendarDate, londonDate } from '../calendar.ts'
import type { CaseFile } from '../case.ts'
import type { Notification, Service } from '../records/compliance.ts'
import type { Order } from '../records/orders.ts'
import { caseRules, houseRules } from './case-rules.ts'
import type { Facts, NotificationFact } from './facts.ts'
import { type CaseRule, type Finding, type Flag, findingsOf, type Question } from './finding.ts'
import { factsOfCase, factsOfOrder, notificationFact, orderFact } from './from-case.ts'
import { defaultReference } from './reference.ts'
import { rules } from './rules.ts'

/** What the rules find on the record of what was made, served and notified: flagged for legal services, never refused. */

const only = (...ids: string[]) => rules.filter(r => ids.includes(r.id))
const ofOrders = only(
  ...['V20', 'V26', 'V27', 'V28', 'V32', 'V34', 'V35', 'V36', 'V37', 'V38', 'V41', 'V44', 'V45', 'V47', 'V48'],
  ...['V55', 'V62'],
)
/** A notification late or missing: about the order, or about the change that it was to tell of. */
const ofDuty = only('V58', 'V59', 'V64', 'V65', 'V67')
const ofService = only('V56', 'V57')
const ofAttempt = only('V56')
const ofNotice = only('V68', 'V71', 'V73')

const flag = (f: Finding, about: Flag['about']): Flag => ({
  about,
  message: f.message,
  rule: f.rule,
  source: f.source,
  confidence: f.confidence,
  severity: f.severity === 'flag' ? 'flag' : 'note',
})
const flagsFirst = (flags: Flag[]): Flag[] => [
  ...flags.filter(f => f.severity === 'flag'),
  ...flags.filter(f => f.severity === 'note'),
]
const made = (which: typeof rules, q: Question, about: Flag['about']): Flag[] =>
  flagsFirst(findingsOf(which, q, 'made').map(f => flag(f, about)))
const inCase = (which: readonly CaseRule[], file: CaseFile, today: CalendarDate): Flag[] =>
  which.flatMap(({ id, source, confidence, severity, find }) =>
    find(file, today).map(found => ({
      ...found,
      rule: id,
      source,
      confidence,
      severity: severity.made === 'flag' ? ('flag' as const) : ('note' as const),
    })),
  )

/** What is at odds with the Act on an order as sealed, and what needs a look. */
export function orderFlags(order: Order, file: CaseFile, today: CalendarDate): Flag[] {
  const found = findingsOf(ofOrders, factsOfOrder(order, file, today), 'made').filter(f => f.about === order.id)
  return flagsFirst([
    ...found.map(f => flag(f, { kind: 'orders', id: order.id })),
    ...dutyFlags(order, file, today),
    ...inCase(houseRules, file, today).filter(f => f.about.id === order.id),
  ])
}
/** Notifications that were late, or are overdue, under an order. */
function dutyFlags(order: Order, file: CaseFile, today: CalendarDate): Flag[] {
  const changes = new Set(file.changes.filter(c => c.orderId === order.id).map(c => c.id))
  return findingsOf(ofDuty, factsOfCase(file, today), 'made').flatMap(f =>
    f.about === order.id
      ? [flag(f, { kind: 'orders', id: order.id })]
      : changes.has(f.about)
        ? [flag(f, { kind: 'changes', id: f.about })]
        : [],
  )
}
/** What the record of a case makes doubtful in a notification about to be added to it: station, identity. */
export const doubtsOfNotice = (file: CaseFile, id: string, today: CalendarDate): Flag[] =>
  inCase(caseRules, file, today).filter(f => f.about.kind === 'notifications' && f.about.id === id)
/** An order as if this service were its own, on the day of the service. */
export const factsOfService = (order: Order, file: CaseFile, service: Service): Facts => ({
  today: londonDate(service.attemptedAt),
  orders: [orderFact(order, file, service)],
})
/** What is at odds with the Act in an attempt to serve an order. */
export function serviceFlags(order: Order, service: Service, file: CaseFile): Flag[] {
  const q = { facts: factsOfService(order, file, service), reference: defaultReference }
  return made(service.served ? ofService : ofAttempt, q, { kind: 'services', id: service.id })
}
/** A notification as the rules read it, by itself. */
export function factsOfNotice(order: Order, n: Notification, more: Partial<NotificationFact> = {}): Facts {
  const of = n.changeId ?? order.id
  return {
    today: n.givenOn,
    changes: n.kind === 'initial' ? [] : [{ id: of, kind: n.kind }],
    notifications: [{ ...notificationFact(n), of, ...more }],
  }
}
/** What is at odds with the Act in a notification. */
export const noticeFlags = (order: Order, n: Notification): Flag[] =>
  made(ofNotice, { facts: factsOfNotice(order, n), reference: defaultReference }, { kind: 'notifications', id: n.id })
/** Everything at odds on the service and notifications of an order. */
export function contactFlags(order: Order, file: CaseFile): Flag[] {
  const own = file.notifications.filter(n => n.orderId === order.id)
  return [
    ...file.services.filter(s => s.orderId === order.id).flatMap(s => serviceFlags(order, s, file)),
    ...own.flatMap(n => noticeFlags(order, n)),
    ...inCase(caseRules, file, order.madeOn).filter(f => own.some(n => n.id === f.about.id)),
  ]
}
