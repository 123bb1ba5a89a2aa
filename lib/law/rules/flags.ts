import type { CaseFile } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import type { Notification, Service } from '../../case/records/compliance.ts'
import type { Order } from '../../case/records/orders.ts'
import { type CalendarDate, londonDate } from '../../case/time/calendar.ts'
import { houseRules } from './case-rules.ts'
import { type Finding, findingsOf, questionOf, type Rule } from './finding.ts'
import type { Flag } from './flag.ts'
import { type HouseRuleId, type RuleId, rulesOf } from './rules.ts'

/** What the rules find on the record of what was made, served and notified: flagged for legal services, never refused. */

const ofOrders = rulesOf(
  ...(['V20', 'V26', 'V27', 'V28', 'V32', 'V34', 'V35', 'V36', 'V37', 'V38', 'V41', 'V45', 'V46', 'V47'] as const),
  ...(['V48', 'V55', 'V62'] as const),
)
/** A notification late or missing: about the order, or about the change that it was to tell of. */
const ofDuty = rulesOf('V58', 'V59', 'V64', 'V65', 'V67')
const ofService = rulesOf('V56', 'V57')
const ofNotice = rulesOf('V68', 'V71', 'V73')
/** What the rest of the record makes doubtful in a notification: station, identity. */
const besideNotice = rulesOf('V69', 'V70', 'V72')

const flagOf = (f: Finding<RuleId | HouseRuleId>): Flag => ({
  about: f.about,
  message: f.message,
  key: f.key,
  rule: f.rule,
  source: f.source,
  confidence: f.confidence,
  severity: f.severity === 'flag' ? 'flag' : 'note',
})
const flagsFirst = (flags: Flag[]): Flag[] => [
  ...flags.filter(f => f.severity === 'flag'),
  ...flags.filter(f => f.severity === 'note'),
]
const flags = (
  which: readonly Rule<RuleId | HouseRuleId>[],
  file: LawFile,
  today: CalendarDate,
  ids: (id: string) => boolean,
): Flag[] =>
  findingsOf(which, questionOf(file, today, 'made'))
    .filter(f => ids(f.about.id))
    .map(flagOf)

/** What is at odds with the Act on an order as sealed, and what needs a look. */
export function orderFlags(order: Order, file: CaseFile, today: CalendarDate): Flag[] {
  const own = (id: string) => id === order.id
  const changes = new Set(file.changes.filter(c => c.orderId === order.id).map(c => c.id))
  return flagsFirst([
    ...flags(ofOrders, file, today, own),
    ...flags(ofDuty, file, today, id => own(id) || changes.has(id)),
    ...flags(houseRules, file, today, own),
  ])
}
/** What the record of a case makes doubtful in a notification, recorded or about to be: station, identity. */
export const doubtsOfNotice = (file: LawFile, id: string, today: CalendarDate): Flag[] =>
  flags(besideNotice, file, today, about => about === id)
/** What is at odds with the Act in an attempt to serve an order. */
export const serviceFlags = (order: Order, service: Service): Flag[] =>
  flagsFirst(
    flags(
      ofService,
      { orders: [order], services: [service] },
      londonDate(service.attemptedAt),
      id => id === service.id,
    ),
  )
/** What is at odds with the Act in a notification. */
export const noticeFlags = (n: Notification): Flag[] =>
  flagsFirst(flags(ofNotice, { notifications: [n] }, n.givenOn, id => id === n.id))
/** Everything at odds on the service and notifications of an order. */
export function contactFlags(order: Order, file: CaseFile): Flag[] {
  const own = file.notifications.filter(n => n.orderId === order.id)
  return [
    ...file.services.filter(s => s.orderId === order.id).flatMap(s => serviceFlags(order, s)),
    ...own.flatMap(noticeFlags),
    ...flags(besideNotice, file, order.madeOn, id => own.some(n => n.id === id)),
  ]
}
