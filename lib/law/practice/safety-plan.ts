import type { CaseFile } from '../../case/case.ts'
import type { AgreedAction, Referral } from '../../case/records/safety.ts'
import { forProtected, referralKinds } from '../../case/records/safety.ts'
import { type CalendarDate, londonDate } from '../../case/time/calendar.ts'
import { lastAssessment, reassessmentTriggers } from './risk.ts'

/** The safety plan of a case: what was agreed, when it was last looked at as a whole, and what has happened since. */

export const isOver = (r: Pick<Referral, 'outcome' | 'offer' | 'sentOn'>): boolean =>
  r.outcome !== null || (r.offer === 'declined' && r.sentOn === null)
/** 'MARAC, to Kent MARAC': no name of a person. */
export const referralWords = (r: Pick<Referral, 'kind' | 'toWhom'>): string =>
  `${referralKinds[r.kind].label}, to ${r.toWhom}`
export const isForProtected = (kind: Referral['kind']): boolean => forProtected.includes(kind)

/** When the plan was last looked at: a review of it, or the last action that was agreed; null where there is none. */
export function planLookedAt(
  file: CaseFile<'agreedActions' | 'safetyReviews'>,
): { on: CalendarDate; at: string } | null {
  const looks = [
    ...file.safetyReviews.map(r => ({ on: r.reviewedOn, at: r.at })),
    ...file.agreedActions.map(a => ({ on: londonDate(a.at), at: a.at })),
  ]
  return looks.sort((a, b) => a.on.localeCompare(b.on) || Date.parse(a.at) - Date.parse(b.at)).at(-1) ?? null
}

export interface PlanAsked {
  /** Nothing has been agreed although the risk is judged high; or something has happened since the plan was last looked at. */
  why: 'none' | 'reopened'
  /** From which day. */
  on: CalendarDate
  /** What happened, by day: the earliest first. */
  since: readonly { label: string; on: CalendarDate }[]
}
/** Whether the plan is to be looked at, as the case stands and whatever the day: a trigger to come counts from its own day. */
export function planAsked(file: CaseFile): PlanAsked | null {
  const assessed = lastAssessment(file)
  const looked = planLookedAt(file)
  if (!looked) return assessed?.judgement === 'high' ? { why: 'none', on: assessed.assessedOn, since: [] } : null
  const happened = reassessmentTriggers(file, { assessedOn: looked.on, at: looked.at }, '9999-12-31')
  const higher =
    assessed?.judgement === 'high' && Date.parse(assessed.at) > Date.parse(looked.at)
      ? [{ label: 'Risk judged high', on: assessed.assessedOn }]
      : []
  const since = [...happened, ...higher].sort((a, b) => a.on.localeCompare(b.on))
  const [first] = since
  return first ? { why: 'reopened', on: first.on, since } : null
}

/** Whose an action is, in words: `nameOf` gives the people of the force. */
export const actionOwner = (
  a: Pick<AgreedAction, 'ownerId' | 'ownerOutside'>,
  nameOf: (id: string) => string | undefined,
): string => a.ownerOutside ?? (a.ownerId ? (nameOf(a.ownerId) ?? 'Someone who has left') : 'The officer in the case')
