import type { CaseFile } from '../case.ts'
import type { Application, Review } from '../records/applications.ts'
import type { Decision, SecondLook } from '../records/pattern.ts'
import { startOfDay } from '../time/calendar.ts'

/** What a second person has still to look at: a new case, a decision that no order is needed, a closing with something missing. Pure. */

const elsewhere: readonly Decision['reasonCode'][] = ['advisedOwnOrder', 'otherOrder', 'notStalking']
/** It says no, or leaves the victim to something else for now. */
export const isRefusal = (d: Pick<Decision, 'decision' | 'reasonCode'>): boolean =>
  d.decision === 'no' || (d.decision === 'notYet' && elsewhere.includes(d.reasonCode))
const ofDecision = (file: CaseFile<'secondLooks'>, d: Decision): SecondLook[] =>
  file.secondLooks.filter(l => l.decisionId === d.id).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
/** What was last found of a decision by somebody who read it; undefined while nobody has. */
export const foundOf = (file: CaseFile<'secondLooks'>, d: Decision): SecondLook | undefined =>
  ofDecision(file, d).findLast(l => l.look !== 'escalated')
/** The asking that waits for an answer: nobody has read the decision since. */
export function escalationOf(file: CaseFile<'secondLooks'>, d: Decision): SecondLook | undefined {
  const last = ofDecision(file, d).at(-1)
  return last?.look === 'escalated' ? last : undefined
}
/** A decision was made before the force's standard of proof applied, and nobody has looked at it since it does. */
export const isUnderOldStandard = (file: CaseFile<'secondLooks'>, d: Decision): boolean => {
  const from = Date.parse(startOfDay(file.settings.proofStandardFrom))
  const found = foundOf(file, d)
  return isRefusal(d) && Date.parse(d.at) < from && !(found && Date.parse(found.at) >= from)
}

/**
 * Applications that a tier refused before the force's standard of proof applied, each with that refusal, as long as nothing was
 * decided under it since: no decision whether to apply, and no later application.
 */
export const refusedUnderOldStandard = (
  file: CaseFile<'applications' | 'decisions' | 'reviews'>,
): { application: Application; refusal: Review }[] => {
  const from = Date.parse(startOfDay(file.settings.proofStandardFrom))
  if (file.decisions.some(d => Date.parse(d.at) >= from)) return []
  return file.applications.flatMap(application => {
    const refusal = file.reviews
      .filter(r => r.applicationId === application.id && r.result === 'refused')
      .reduce<Review | undefined>((last, r) => (last && Date.parse(last.at) >= Date.parse(r.at) ? last : r), undefined)
    const stands = refusedBeforeCourt.includes(application.status)
    const since = refusal && file.applications.some(a => Date.parse(a.startedAt) > Date.parse(refusal.at))
    return refusal && stands && !since && Date.parse(refusal.at) < from ? [{ application, refusal }] : []
  })
}
const refusedBeforeCourt: readonly Application['status'][] = ['refused', 'escalated', 'refusalUpheld']

export type DecisionAsked = 'escalated' | 'notStalking' | 'diverted' | 'refused' | 'oldStandard'
/** Why a decision waits for a second person; null where it does not. */
export function decisionAsked(file: CaseFile<'secondLooks'>, d: Decision): DecisionAsked | null {
  if (!isRefusal(d)) return null
  if (escalationOf(file, d)) return 'escalated'
  if (!foundOf(file, d)) {
    if (d.reasonCode === 'notStalking') return 'notStalking'
    return d.reasonCode === 'advisedOwnOrder' || d.reasonCode === 'otherOrder' ? 'diverted' : 'refused'
  }
  return isUnderOldStandard(file, d) ? 'oldStandard' : null
}

/** Nobody has screened it, and nobody has decided anything on it. */
export const needsScreening = (file: CaseFile<'decisions' | 'secondLooks'>): boolean =>
  file.case.status === 'open' && !file.decisions.length && !file.secondLooks.some(l => l.look === 'screened')

/** It was closed although something was missing, and no supervisor has seen that since. */
export const unseenClosing = (file: CaseFile<'secondLooks'>): boolean => {
  const { status, closedAt, closedLacking } = file.case
  return (
    status === 'closed' &&
    closedAt !== null &&
    closedLacking.length > 0 &&
    !file.secondLooks.some(l => l.look === 'closingSeen' && Date.parse(l.at) >= Date.parse(closedAt))
  )
}
