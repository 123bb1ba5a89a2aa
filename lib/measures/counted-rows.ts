import type { CaseFile } from '../case/case.ts'
import type { Application, Review } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import type { Order, OtherOrder } from '../case/records/orders.ts'
import {
  addDays,
  anniversary,
  type CalendarDate,
  daysBetween,
  londonDate,
  withinDaysBeginning,
} from '../case/time/calendar.ts'
import { inForceSpans, type Span } from '../case/views/in-force-spans.ts'
import { asksFirstNotification, lastDayInForce, servedOn, underSexOffenderNotification } from '../case/views/orders.ts'
import { finalDayOf } from '../law/clocks/notification-clocks.ts'
import { referenceOf } from '../law/rules/reference.ts'

/** What is worked out for the counted rows of a case: dates and numbers, without today. */

/** The ages that requests under the Freedom of Information Act ask for. */
export const ageGroups = {
  under18: { label: 'Under 18' },
  adult: { label: '18 to 64' },
  over64: { label: '65 or over' },
  notKnown: { label: 'Age not known' },
} as const
export type AgeGroup = keyof typeof ageGroups
export const ageGroupOn = (bornOn: CalendarDate | null | undefined, day: CalendarDate): AgeGroup =>
  !bornOn ? 'notKnown' : anniversary(bornOn, 18) > day ? 'under18' : anniversary(bornOn, 65) > day ? 'adult' : 'over64'

/** Days of a span that none of the others covers: how many in all, and from which day on without end. */
export function uncoveredDays(whole: Span, by: readonly Span[]): { days: number; from: CalendarDate | null } {
  let [next, days] = [whole.from, 0]
  for (const span of by.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (whole.to && next > whole.to) return { days, from: null }
    const from = whole.to && span.from > whole.to ? addDays(whole.to, 1) : span.from
    if (from > next) days += daysBetween(next, from)
    if (span.to === null) return { days, from: null }
    if (span.to >= next) next = addDays(span.to, 1)
  }
  if (!whole.to) return { days, from: next }
  return { days: days + Math.max(0, daysBetween(next, addDays(whole.to, 1))), from: null }
}

type InterimReads = 'applications' | 'orders' | 'orderVersions' | 'otherOrders'
/** From the day after lodging to the day before the decision: where no order, interim or of another kind, protected. */
export function protectionOf(a: Application, file: CaseFile<InterimReads>) {
  const interims = file.applications.filter(i => i.kind === 'interim' && i.mainId === a.id)
  const orders = file.orders.filter(o => o.kind === 'interim' && interims.some(i => i.id === o.applicationId))
  const spans = orders.flatMap(o => inForceSpans(o, file).map(({ from, to }) => ({ from, to })))
  const isSought = interims.length > 0 || !!a.interimReason
  const none = { isInterimSought: isSought, hasInterimOrder: orders.length > 0, interimLapsedOn: null }
  if (!a.lodgedOn) return { ...none, gapDays: null, gapFrom: null }
  const until = a.determinedOn ? addDays(a.determinedOn, -1) : null
  const first = addDays(a.lodgedOn, 1)
  const isEmpty = until !== null && until < first
  const others = file.otherOrders.flatMap(o => spanOfOther(o))
  const gap = isEmpty ? { days: 0, from: null } : uncoveredDays({ from: first, to: until }, [...spans, ...others])
  const last = spans.map(s => s.to).reduce<CalendarDate | null>((l, to) => (to && (!l || to > l) ? to : l), null)
  const isOpenEnded = spans.some(s => s.to === null)
  const lapsed = last && !isOpenEnded && spans.length ? addDays(last, 1) : null
  return {
    ...none,
    interimLapsedOn: lapsed && (!a.determinedOn || lapsed < a.determinedOn) ? lapsed : null,
    gapDays: gap.days,
    gapFrom: gap.from,
  }
}
/** Of an order whose first day nobody knows nothing is counted. */
const spanOfOther = (o: OtherOrder): Span[] =>
  o.madeOn ? [{ from: o.madeOn, to: [o.lastDay, o.endedOn].flatMap(d => d ?? []).toSorted()[0] ?? null }] : []

/** Where and why an application ended before it was lodged; null while it has not. */
export function stopOf(a: Application, reviews: readonly Review[]) {
  const own = reviews.filter(r => r.applicationId === a.id)
  const refusals = own.filter(r => r.result === 'refused').toSorted((x, y) => Date.parse(x.at) - Date.parse(y.at))
  const last = refusals.at(-1)
  const isStopped =
    !a.lodgedOn && (['refused', 'escalated', 'refusalUpheld', 'withdrawn'] as const).some(s => s === a.status)
  const on = a.status === 'withdrawn' ? a.determinedOn : last ? londonDate(last.at) : null
  return {
    stoppedOn: isStopped ? on : null,
    stoppedTier: isStopped && a.status !== 'withdrawn' ? (last?.tier ?? null) : null,
    stoppedLimb: isStopped ? (last?.limb ?? null) : null,
    isWrongTest: isStopped && !!last?.wrongTest,
  }
}

type ReviewReads = 'decisions' | 'assessments' | 'orders' | 'orderVersions' | 'applications'
interface ReviewDue {
  id: Id
  part: string
  kind: 'decision' | 'risk'
  dueOn: CalendarDate
  doneOn: CalendarDate | null
}
/** Reviews that fell due: of a decision by its own date, and of the risk while an order is in force. */
export function reviewsDue(file: CaseFile<ReviewReads>): ReviewDue[] {
  const made = file.decisions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const decisions = made.flatMap((d, i): ReviewDue[] => {
    const next = made[i + 1]
    return d.reviewOn
      ? [{ id: d.id, part: 'review', kind: 'decision', dueOn: d.reviewOn, doneOn: next ? londonDate(next.at) : null }]
      : []
  })
  const assessed = file.assessments.map(a => a.assessedOn).toSorted()
  const spans = file.orders.flatMap(o => inForceSpans(o, file)).toSorted((a, b) => a.from.localeCompare(b.from))
  const [start] = spans
  if (!start) return decisions
  const isCovered = (day: CalendarDate) => spans.some(s => s.from <= day && (s.to === null || day <= s.to))
  let last = assessed.findLast(on => on <= start.from) ?? start.from
  const risks: ReviewDue[] = []
  for (;;) {
    const dueOn = addDays(last, file.settings.reviewEveryDays)
    const doneOn = assessed.find(on => on > last) ?? null
    if (isCovered(dueOn)) risks.push({ id: file.case.id, part: `risk ${dueOn}`, kind: 'risk', dueOn, doneOn })
    if (!doneOn) break
    last = doneOn
  }
  return [...decisions, ...risks]
}

type NotifyReads = 'applications' | 'defendants' | 'notifications' | 'orders' | 'orderVersions' | 'services'
/** The last day of the first notification that an order asks for, and the day on which it was given in person. */
export function notificationOf(o: Order, file: CaseFile<NotifyReads>) {
  const served = servedOn(o, file)
  const none = { notifyBy: null, notifiedOn: null }
  if (!served || !asksFirstNotification(o)) return none
  // Served under Part 2 of the Sexual Offences Act, the duty begins on the final day of that (s.9(6)).
  const begins = underSexOffenderNotification(file, served) ? finalDayOf(file, o) : served
  if (!begins) return none
  const notifyBy = withinDaysBeginning(begins, referenceOf(file.settings).notificationDays)
  const ended = file.orders.some(x => x.replacesId === o.id) ? null : lastDayInForce(o, file)
  if (ended && ended < notifyBy) return none
  const given = file.notifications
    .filter(n => n.orderId === o.id && n.kind === 'initial' && n.method === 'inPerson' && !n.falseFoundOn)
    .map(n => n.givenOn)
    .filter(on => begins === served || on >= begins)
    .toSorted()
  return { notifyBy, notifiedOn: given[0] ?? null }
}
