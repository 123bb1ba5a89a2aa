import type { CaseFile } from '../case.ts'
import type { Application } from '../records/applications.ts'
import { applicationKinds, type Tier, tiers } from '../reference/codes/applications.ts'
import { courtRefusals } from '../reference/codes/court.ts'
import { limbs } from '../reference/statute.ts'
import { type CalendarDate, londonDate, longDate } from '../time/calendar.ts'
import { lowerFirst } from '../words/grammar.ts'

/** An application that was refused: by whom, when, on which part of the Act or for which reason, and why. */
export interface RefusalOf {
  application: Application
  by: 'court' | Tier
  on: CalendarDate | null
  reason: string
  why: string | null
}

/** The refusal of an application as it stands: the court’s, or the last one within the force; undefined where it is not refused. */
export function refusalOf(file: CaseFile<'reviews'>, a: Application): RefusalOf | undefined {
  if (a.status === 'refusedByCourt')
    return {
      application: a,
      by: 'court',
      on: a.determinedOn,
      reason: a.courtRefusal ? courtRefusals[a.courtRefusal].label : 'No reason is recorded',
      why: a.outcomeReason,
    }
  if (a.status !== 'refused' && a.status !== 'refusalUpheld') return undefined
  const review = file.reviews
    .filter(r => r.applicationId === a.id && (r.result === 'refused' || r.result === 'upheld'))
    .sort((x, y) => Date.parse(x.at) - Date.parse(y.at))
    .at(-1)
  return {
    application: a,
    by: review?.tier ?? 'authorising',
    on: review ? londonDate(review.at) : null,
    reason: review?.limb ? `Not met: ${limbs[review.limb].label}` : 'No limb is recorded',
    why: review?.note ?? null,
  }
}
/** In a sentence, without a full stop: who refused what, when and on which limb. */
export const refusalInWords = ({ application: a, by, on, reason }: RefusalOf): string =>
  `Application ${a.number} (${applicationKinds[a.kind].label.toLowerCase()}) was refused by the ${by === 'court' ? 'court' : tiers[by].label.toLowerCase()}${on ? ` on ${longDate(on)}` : ''}: ${lowerFirst(reason)}`

/** What an application says of an earlier one that was refused; null where it says nothing. */
export function earlierRefusal(
  file: CaseFile<'applications' | 'reviews'>,
  a: Application,
): { refusal: RefusalOf | null; application: Application; since: string } | null {
  const earlier = file.applications.find(x => x.id === a.earlierId)
  return earlier
    ? { refusal: refusalOf(file, earlier) ?? null, application: earlier, since: a.sinceRefusal ?? '' }
    : null
}
/** Refused applications of the same kind that an application may follow, the latest first. */
export const refusedBefore = (
  file: CaseFile<'applications' | 'reviews'>,
  a: Pick<Application, 'id' | 'kind'>,
): RefusalOf[] =>
  file.applications
    .filter(x => x.kind === a.kind && x.id !== a.id)
    .flatMap(x => refusalOf(file, x) ?? [])
    .sort((x, y) => y.application.number - x.application.number)
