import type { CaseFile } from '../case.ts'
import type { Check } from '../records/compliance.ts'
import type { Id } from '../records/id.ts'
import type { Order, OrderCondition } from '../records/orders.ts'
import { type CheckMethod, checkMethods, checkSubjects, everyCheckResult } from '../reference/codes/orders.ts'
import { type CalendarDate, daysBetween, longDate } from '../time/calendar.ts'
import { lowerFirst } from '../words/grammar.ts'
import { conditionsOn, ordersInForce } from './orders.ts'

/** Whether the conditions of orders in force are being checked, and what is next. */

export type CheckState = 'overdue' | 'today' | 'later' | 'unplanned'
export interface CheckDue {
  order: Order
  condition: OrderCondition
  /** The last time that anyone tried, whatever came of it. */
  last: Check | undefined
  nextOn: CalendarDate | null
  overdueDays: number
  state: CheckState
  checkerId: Id | null
  method: CheckMethod | null
  everyDays: number
  /** When the next check is, in words. */
  words: string
}

/** Days between checks of a condition: its own, or the force's. */
export const checkInterval = (file: CaseFile<never>, condition: Pick<OrderCondition, 'checkEveryDays'>): number =>
  condition.checkEveryDays ?? file.settings.checkEveryDays
/** 'Condition 3 of MA-SPO-2026-00012'. */
export const conditionName = (file: CaseFile<'orders'>, condition: OrderCondition): string =>
  `Condition ${condition.number} of ${file.orders.find(o => o.id === condition.orderId)?.ref ?? 'an order'}`

export const checksOf = (file: CaseFile<'checks'>, of: { orderId?: Id; conditionId?: Id }): Check[] =>
  file.checks
    .filter(c => (!of.orderId || c.orderId === of.orderId) && (!of.conditionId || c.conditionId === of.conditionId))
    .sort((a, b) => Date.parse(b.checkedAt) - Date.parse(a.checkedAt))

/** Every condition of every order in force, with its last check and its next; the longest overdue first. */
export function checksDue(
  file: CaseFile<'applications' | 'checks' | 'orderConditions' | 'orderVersions' | 'orders'>,
  today: CalendarDate,
): CheckDue[] {
  return ordersInForce(file, today)
    .flatMap(order => conditionsOn(order, file, today).map(condition => dueOf(file, order, condition, today)))
    .sort((a, b) => rank(a) - rank(b) || b.overdueDays - a.overdueDays || a.condition.number - b.condition.number)
}
const ranks: CheckState[] = ['overdue', 'unplanned', 'today', 'later']
const rank = (due: CheckDue) => ranks.indexOf(due.state)

function dueOf(file: CaseFile<'checks'>, order: Order, condition: OrderCondition, today: CalendarDate): CheckDue {
  const [last] = checksOf(file, { conditionId: condition.id })
  const everyDays = checkInterval(file, condition)
  const nextOn = condition.nextCheckOn
  const late = nextOn ? daysBetween(nextOn, today) : 0
  const state: CheckState = !nextOn ? 'unplanned' : late > 0 ? 'overdue' : late === 0 ? 'today' : 'later'
  return {
    order,
    condition,
    last,
    nextOn,
    overdueDays: Math.max(0, late),
    state,
    checkerId: condition.checkerId,
    method: condition.checkMethod,
    everyDays,
    words: wordsOf(state, nextOn, late, last),
  }
}
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
function wordsOf(state: CheckState, nextOn: CalendarDate | null, late: number, last: Check | undefined): string {
  if (!nextOn) return last ? 'No further check planned' : 'Never checked, and no check planned'
  if (state === 'overdue') return `Overdue by ${days(late)}: due ${longDate(nextOn)}`
  return state === 'today' ? 'Due today' : `Due ${longDate(nextOn)}, in ${days(-late)}`
}

/** What a check was of: a condition, or what was notified under an order. */
export function checkedWhat(
  file: CaseFile<'orderConditions' | 'orders'>,
  check: Pick<Check, 'conditionId' | 'orderId' | 'subject'>,
): string {
  const condition = file.orderConditions.find(c => c.id === check.conditionId)
  if (condition) return conditionName(file, condition)
  const ref = file.orders.find(o => o.id === check.orderId)?.ref ?? 'an order'
  return check.subject ? `${checkSubjects[check.subject].label}, under ${ref}` : ref
}
/** One check in a line: its result, and how it was made. */
export const checkWords = (check: Check): string =>
  `${everyCheckResult[check.result].label} (${lowerFirst(checkMethods[check.method].label)})`
/** Orders in force that nobody answers for. */
export const ordersWithoutOwner = (
  file: CaseFile<'applications' | 'orderVersions' | 'orders'>,
  today: CalendarDate,
): Order[] => ordersInForce(file, today).filter(o => !o.ownerId)
