import type { CaseFile } from '../case.ts'
import type { Check, Notification } from '../records/compliance.ts'
import type { Id } from '../records/id.ts'
import type { CheckSubject } from '../reference/codes/orders.ts'
import { type CalendarDate, londonDate } from '../time/calendar.ts'

/** Checks of what was notified under s.9, which are tied to no condition: what they compare with, and what settles them. */

const carries: Record<CheckSubject, readonly Notification['kind'][]> = {
  homeAddress: ['initial', 'address'],
  identity: ['initial', 'name'],
}
const changed = { homeAddress: 'address', identity: 'name' } as const

/** The latest notification under an order, given by a day, that says what is checked. */
export const noticeOf = (
  file: CaseFile<'notifications'>,
  orderId: Id,
  subject: CheckSubject,
  by: CalendarDate,
): Notification | undefined =>
  file.notifications
    .filter(n => n.orderId === orderId && carries[subject].includes(n.kind) && n.givenOn <= by)
    .sort((a, b) => (a.givenOn < b.givenOn ? -1 : 1))
    .at(-1)

/** The latest check of each thing that was notified under an order. */
export function latestNoticeChecks(file: CaseFile<'checks'>, orderId: Id): Check[] {
  const own = file.checks
    .filter(c => c.orderId === orderId && c.subject)
    .sort((a, b) => Date.parse(a.checkedAt) - Date.parse(b.checkedAt))
  return [...new Map(own.map(c => [c.subject, c])).values()]
}

/** Whether what a check found not to be as notified has been dealt with: by what it led to, or by a later check. */
export function isFollowedUp(
  file: CaseFile<'breaches' | 'changes' | 'checks' | 'notifications'>,
  check: Check & { subject: CheckSubject },
): boolean {
  const on = londonDate(check.checkedAt)
  const { orderId, subject } = check
  const notice = noticeOf(file, orderId, subject, on)
  return (
    !!notice?.falseFoundOn ||
    file.changes.some(
      c => c.orderId === orderId && c.kind === changed[subject] && c.happenedOn >= (notice?.givenOn ?? ''),
    ) ||
    file.notifications.some(n => n.orderId === orderId && carries[subject].includes(n.kind) && n.givenOn > on) ||
    file.checks.some(
      c =>
        c.orderId === orderId &&
        c.subject === subject &&
        c.result === 'asNotified' &&
        Date.parse(c.checkedAt) > Date.parse(check.checkedAt),
    ) ||
    file.breaches.some(b => b.orderId === orderId && b.offence !== 'breach' && londonDate(b.knownAt) >= on)
  )
}
