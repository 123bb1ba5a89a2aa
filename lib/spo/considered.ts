import { type CalendarDate, hoursAfter, type Instant } from './calendar.ts'
import type { CaseFile, Settings } from './case.ts'

export type SpoQuestionState = 'unanswered' | 'askedAgain' | 'reviewDue' | 'answered'

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
  openedAt: Instant
  lastDecision: { at: Instant; reviewOn: CalendarDate | null } | null
  /** When the first incident recorded after the last decision was recorded. */
  newIncidentAt: Instant | null
}

export const questionStates: Record<SpoQuestionState, { label: string; waiting: boolean }> = {
  unanswered: { label: 'Decide whether to apply for an order', waiting: true },
  askedAgain: { label: 'New incident: decide again', waiting: true },
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
  const { lastDecision, newIncidentAt, openedAt } = facts
  const reviewOn = lastDecision?.reviewOn ?? null
  const waitingSince = lastDecision ? newIncidentAt : openedAt
  if (waitingSince) {
    const dueAt = hoursAfter(waitingSince, settings.consideredWithinHours)
    return {
      state: lastDecision ? 'askedAgain' : 'unanswered',
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

/** The question for a case with its incidents and decisions loaded. Withdrawn incidents and corrections ask nothing. */
export function spoQuestion(file: CaseFile, today: CalendarDate, at: Instant): SpoQuestion {
  const last = file.decisions.reduce<CaseFile['decisions'][number] | null>(
    (latest, d) => (latest && Date.parse(latest.at) >= Date.parse(d.at) ? latest : d),
    null,
  )
  const newer = file.incidents
    .filter(i => !i.withdrawnAt && last && Date.parse(i.recordedAt) > Date.parse(last.at))
    .map(i => i.recordedAt)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  const facts = { openedAt: file.case.openedAt, lastDecision: last, newIncidentAt: newer[0] ?? null }
  return questionFrom(facts, file.settings, today, at)
}
