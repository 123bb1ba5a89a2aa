import type { CaseFile } from '../../case/case.ts'
import type { Assessment } from '../../case/records/pattern.ts'
import { type RiskAnswer, riskAnswers } from '../../case/reference/codes/decisions.ts'
import { otherOrderKinds } from '../../case/reference/codes/orders.ts'
import { orderKinds } from '../../case/reference/statute.ts'
import { type CalendarDate, daysBetween, type Instant, londonDate } from '../../case/time/calendar.ts'
import { breachName } from './breaches.ts'

/** The topics of S-DASH (2009) in our own words. Keys are stored and never change. */
export const sdashTopics = {
  frightened: { label: 'Is the victim very frightened?' },
  before: { label: 'Has there been stalking or harassment before, of this victim or of anyone else?' },
  damage: { label: 'Has property been damaged?' },
  visits: { label: 'Does the defendant turn up more than three times a week?' },
  loitering: { label: 'Has the defendant hung around the home, work or another place the victim uses?' },
  threats: { label: 'Have there been threats of physical or sexual violence?' },
  others: { label: 'Have family, friends, colleagues or children been harassed too?' },
  violenceToOthers: { label: 'Has the defendant been violent to anyone else during this stalking?' },
  helpers: { label: 'Has the defendant got other people to help, knowingly or not?' },
  substances: { label: 'Does the defendant misuse drugs or alcohol?' },
  pastViolence: { label: 'Has the defendant been violent in the past?' },
} as const
export type SdashTopic = keyof typeof sdashTopics
export const sdashTopicNames = Object.keys(sdashTopics) as SdashTopic[]

/** How many of each answer, so that what was not asked is never read as no. */
export function answerCounts(answers: Assessment['answers']): Record<RiskAnswer, number> {
  const counts = Object.fromEntries(Object.keys(riskAnswers).map(k => [k, 0])) as Record<RiskAnswer, number>
  for (const answer of Object.values(answers)) counts[answer]++
  return counts
}

/** The assessment made last; undefined when there is none. */
export const lastAssessment = (file: Pick<CaseFile, 'assessments'>): Assessment | undefined =>
  file.assessments.reduce<Assessment | undefined>(
    (latest, a) =>
      !latest || a.assessedOn > latest.assessedOn || (a.assessedOn === latest.assessedOn && later(a.at, latest.at))
        ? a
        : latest,
    undefined,
  )
const later = (a: Instant, b: Instant) => Date.parse(a) > Date.parse(b)

export interface Trigger {
  label: string
  on: CalendarDate
}
export interface RiskStanding {
  last: Assessment | undefined
  /** Whole days since the last assessment; null when there is none. */
  ageDays: number | null
  /** What has happened since that asks for a new one, the latest first. */
  triggers: Trigger[]
  /** There is none, something has happened since, or it is older than the force allows. */
  due: boolean
  /** One sentence for the page. */
  sentence: string
}

/** How the last risk assessment stands: its age, and what has happened since that asks for another. */
export function riskStanding(file: CaseFile, today: CalendarDate): RiskStanding {
  const last = lastAssessment(file)
  if (!last) return { last, ageDays: null, triggers: [], due: true, sentence: noAssessment }
  const triggers = reassessmentTriggers(file, last, today)
  const { reviewEveryDays } = file.settings
  const ageDays = daysBetween(last.assessedOn, today)
  return {
    last,
    ageDays,
    triggers,
    due: ageDays > reviewEveryDays || triggers.length > 0,
    sentence: riskWords(last.assessedOn, triggers.length, reviewEveryDays, today),
  }
}
/** How old an assessment of a day is today, and why another is asked for. */
export function riskWords(assessedOn: CalendarDate, triggers: number, everyDays: number, today: CalendarDate): string {
  const ageDays = daysBetween(assessedOn, today)
  const age = ageDays === 0 ? 'made today' : `${ageDays} ${ageDays === 1 ? 'day' : 'days'} old`
  const why = triggers
    ? `; ${triggers} ${triggers === 1 ? 'thing has' : 'things have'} happened since`
    : ageDays > everyDays
      ? `; older than ${everyDays} days`
      : ''
  return `The last assessment is ${age}${why}`
}
export const noAssessment = 'No risk assessment has been recorded'

/** What has happened since an assessment that asks for a new one, up to today, the latest first. */
export function reassessmentTriggers(
  file: CaseFile,
  last: Pick<Assessment, 'assessedOn' | 'at'>,
  today: CalendarDate,
): Trigger[] {
  // A thing known by its moment is compared by it; one known by its day counts from the next day.
  const after = (at: Instant) => later(at, last.at) && londonDate(at) <= today
  const from = (on: CalendarDate | null): on is CalendarDate => on !== null && on > last.assessedOn && on <= today
  const found: Trigger[] = []
  for (const i of file.incidents)
    if (!i.withdrawnAt && after(i.recordedAt))
      found.push({ label: `Incident ${i.number} recorded`, on: londonDate(i.recordedAt) })
  for (const s of file.services)
    if (s.served && after(s.attemptedAt)) found.push({ label: 'Order served', on: londonDate(s.attemptedAt) })
  for (const b of file.breaches) if (after(b.knownAt)) found.push({ label: breachName(b), on: londonDate(b.knownAt) })
  for (const r of file.reviews)
    if (r.result === 'refused' && after(r.at))
      found.push({ label: 'Application refused before court', on: londonDate(r.at) })
  for (const a of file.applications)
    if (a.status === 'refusedByCourt' && from(a.determinedOn))
      found.push({ label: 'Application refused by the court', on: a.determinedOn })
  for (const h of file.hearings)
    if (h.status !== 'vacated' && from(h.listedOn)) found.push({ label: 'Court hearing', on: h.listedOn })
  for (const o of file.orders) {
    if (from(o.madeOn)) found.push({ label: `${orderKinds[o.kind].label} made`, on: o.madeOn })
    if (from(o.endedOn)) found.push({ label: `${orderKinds[o.kind].label} ended`, on: o.endedOn })
  }
  for (const o of file.otherOrders) {
    const ended = o.endedOn ?? o.lastDay
    if (o.kind === 'licence' && from(o.madeOn)) found.push({ label: 'Released on licence', on: o.madeOn })
    if (from(ended)) found.push({ label: `${otherOrderKinds[o.kind].label} ended`, on: ended })
  }
  for (const c of file.changes)
    if (from(c.happenedOn)) found.push({ label: `Defendant’s ${c.kind} changed`, on: c.happenedOn })
  return found.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}
