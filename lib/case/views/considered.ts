import type { CaseFile, Kept, Settings } from '../case.ts'
import type { Order, OtherOrder } from '../records/orders.ts'
import type { Decision } from '../records/pattern.ts'
import { addDays, type CalendarDate, hoursAfter, type Instant, laterOf, startOfDay } from '../time/calendar.ts'
import { askingDates } from './criminal.ts'
import { holds, inForceSpans, type Span } from './in-force-spans.ts'
import { foundOf } from './second-looks.ts'

export type SpoQuestionState =
  | 'unanswered'
  | 'sentBack'
  | 'askedAgain'
  | 'otherOrder'
  | 'dateNear'
  | 'reviewDue'
  | 'answered'

/** Whether an order was considered, as it stands now. */
export interface SpoQuestion {
  state: SpoQuestionState
  /** When the question began to wait for an answer; null when answered. */
  since: Instant | null
  /** When an answer is due, by the force's own target; null when answered or when only a review date counts. */
  dueAt: Instant | null
  /** The review date set by the last decision. */
  reviewOn: CalendarDate | null
  overdue: boolean
}
/** The few facts of a case that the question needs: what a queue can read for many cases at once. */
export interface QuestionFacts {
  /** When the case was opened; null where an order answers for all that is on it. */
  openedAt: Instant | null
  lastDecision: { at: Instant; reviewOn: CalendarDate | null } | null
  /** When the first incident recorded after the last decision was recorded. */
  newIncidentAt: Instant | null
  /** When a second person sent the last decision back. */
  sentBackAt: Instant | null
  /** When another order came from a court, ended or was breached since the last decision, where that is not to apply. */
  otherOrderAt: Instant | null
  /** From when a date of the criminal case, recorded or near since the last decision, asks it again. */
  dateNearAt: Instant | null
}

export const questionStates: Record<SpoQuestionState, { label: string; waiting: boolean }> = {
  unanswered: { label: 'Decide whether to apply for an order', waiting: true },
  sentBack: { label: 'Sent back by a second person: decide again', waiting: true },
  askedAgain: { label: 'New incident: decide again', waiting: true },
  otherOrder: { label: 'Another order came from a court, ended or was breached: decide again', waiting: true },
  dateNear: { label: 'Bail ends or a trial is near: decide again', waiting: true },
  reviewDue: { label: 'Review of the decision is due', waiting: true },
  answered: { label: 'Decided', waiting: false },
}

/** The question for one case's facts: a new incident after the last decision asks it again. */
export function questionFrom(
  facts: QuestionFacts,
  settings: Pick<Settings, 'consideredWithinHours'>,
  today: CalendarDate,
  at: Instant,
): SpoQuestion {
  const { lastDecision, sentBackAt, newIncidentAt, otherOrderAt, dateNearAt, openedAt } = facts
  const reviewOn = lastDecision?.reviewOn ?? null
  const waitingSince = lastDecision ? (sentBackAt ?? newIncidentAt ?? otherOrderAt ?? dateNearAt) : openedAt
  if (waitingSince) {
    const dueAt = hoursAfter(waitingSince, settings.consideredWithinHours)
    return {
      state: !lastDecision
        ? 'unanswered'
        : sentBackAt
          ? 'sentBack'
          : newIncidentAt
            ? 'askedAgain'
            : otherOrderAt
              ? 'otherOrder'
              : 'dateNear',
      since: waitingSince,
      dueAt,
      reviewOn,
      overdue: Date.parse(dueAt) < Date.parse(at),
    }
  }
  if (reviewOn && reviewOn <= today)
    return { state: 'reviewDue', since: null, dueAt: null, reviewOn, overdue: reviewOn < today }
  return { state: 'answered', since: null, dueAt: null, reviewOn, overdue: false }
}

/** What the question is read from. */
export type QuestionReads =
  | 'applications'
  | 'breaches'
  | 'criminalSteps'
  | 'decisions'
  | 'incidents'
  | 'orders'
  | 'orderVersions'
  | 'otherOrders'
  | 'secondLooks'
/** The days on which an order that a court made answers for what came before it: not once it was quashed, and an interim one only while in force. */
const answering = (order: Order, file: CaseFile<'applications' | 'orderVersions' | 'orders'>): Span[] =>
  order.kind === 'interim'
    ? inForceSpans(order, file)
    : [
        {
          from: order.madeOn,
          to: order.ending === 'quashed' && order.endedOn ? addDays(order.endedOn, -1) : null,
        },
      ]
/** The days on which the answer may change. */
export const questionDays = (file: CaseFile<QuestionReads>): CalendarDate[] => [
  ...file.orders.flatMap(o => answering(o, file).flatMap(s => (s.to ? [s.from, addDays(s.to, 1)] : [s.from]))),
  ...file.decisions.flatMap(d => d.reviewOn ?? []),
  ...askingDates(file).map(a => a.from),
  ...file.otherOrders.flatMap(o => endOfOther(o) ?? []),
]

/**
 * The question for a case with its incidents, decisions and orders loaded. Withdrawn incidents and corrections ask nothing,
 * and no incident does that came before an order which a court made.
 */
export function spoQuestion(file: CaseFile<QuestionReads>, today: CalendarDate, at: Instant): SpoQuestion {
  const last = lastDecision(file)
  const orders = file.orders.filter(o => answering(o, file).some(s => holds(s, today)))
  const asking = file.incidents.filter(
    i => !i.withdrawnAt && !orders.some(o => (i.happenedTo ?? i.happenedOn) < o.madeOn),
  )
  const newer = asking
    .filter(i => last && Date.parse(i.recordedAt) > typedAt(last))
    .map(i => i.recordedAt)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  const openedAt = orders.length && !asking.length ? null : file.case.openedAt
  // A date of the criminal case asks from its day, or from when it was recorded where that is later.
  const near = orders.length
    ? []
    : askingDates(file)
        .filter(a => a.from <= today)
        .map(a => [startOfDay(a.from), a.date.step.at].sort((x, y) => Date.parse(x) - Date.parse(y)).at(-1) ?? a.from)
        .filter(asked => last && Date.parse(asked) > typedAt(last))
        .sort((a, b) => Date.parse(a) - Date.parse(b))
  const facts = {
    openedAt,
    lastDecision: last,
    sentBackAt: sentBackAt(file, last),
    newIncidentAt: newer[0] ?? null,
    otherOrderAt: orders.length || last?.decision === 'apply' ? null : otherOrderAt(file, last, today),
    dateNearAt: near[0] ?? null,
  }
  return questionFrom(facts, file.settings, today, at)
}
/** The day from which another order protects nobody any more; null while none is known. One that was changed goes on in the one that followed it. */
const endOfOther = (o: OtherOrder): CalendarDate | null =>
  o.followedById ? null : (o.endedOn ?? (o.lastDay ? addDays(o.lastDay, 1) : null))
/** When something first happened to another order since the last decision: a court sent it, it ended, or it was breached. */
function otherOrderAt(
  file: CaseFile<'breaches' | 'otherOrders'>,
  last: Decision | null,
  today: CalendarDate,
): Instant | null {
  if (!last) return null
  const happened = [
    ...file.otherOrders.flatMap((o: OtherOrder & Kept) => {
      const end = endOfOther(o)
      return [
        ...(o.courtOrderId && o.recordedAt ? [o.recordedAt] : []),
        ...(end && end <= today ? [laterOf(startOfDay(end), o.recordedAt ?? startOfDay(end))] : []),
      ]
    }),
    ...file.breaches.flatMap((b: CaseFile['breaches'][number] & Kept) =>
      b.otherOrderId ? [laterOf(b.knownAt, b.recordedAt ?? b.knownAt)] : [],
    ),
  ]
  return happened.filter(at => Date.parse(at) > typedAt(last)).sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}
/** When a second person found that it is to be decided again; null where that is not the last word. */
function sentBackAt(file: CaseFile<'secondLooks'>, last: Decision | null): Instant | null {
  const found = last && foundOf(file, last)
  return found?.look === 'sentBack' ? found.at : null
}
/** A decision that was typed in later than it was made answers for what was on the case when it was typed. */
const typedAt = (d: CaseFile['decisions'][number] & Kept): number =>
  Math.max(Date.parse(d.at), d.recordedAt ? Date.parse(d.recordedAt) : 0)
/** The decision made last; null when there is none. */
export const lastDecision = (file: CaseFile<'decisions'>): CaseFile['decisions'][number] | null =>
  file.decisions.reduce<CaseFile['decisions'][number] | null>(
    (latest, d) => (latest && Date.parse(latest.at) >= Date.parse(d.at) ? latest : d),
    null,
  )
