import type { CaseFile } from '../case.ts'
import { type LawApplication, type LawFile, type RowOf, rowsOf } from '../law-file.ts'
import type { Application, DraftCondition } from '../records/applications.ts'
import type { Id } from '../records/id.ts'
import type { Incident } from '../records/pattern.ts'
import type { Tier } from '../reference/codes/applications.ts'
import type { HearingStatus, VacateReason } from '../reference/codes/court.ts'
import { type ApplicationStatus, applicationStatus, applicationsThat, beforeTier } from '../reference/status.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'

/** What is asked of a case's applications in more than one place. */

/** Statuses of an application that may still become an order without anyone reversing a refusal. */
export const liveStatuses = applicationsThat(s => !s.ended && (s.queue !== 'refusals' || s.tier !== null))
export const isLive = (a: Pick<LawApplication, 'status'>): boolean => !!a.status && liveStatuses.includes(a.status)
/** Neither lodged nor ended: still the force's own. */
export const beforeCourt = applicationsThat(s => !s.ended && !s.atCourt)
export const editableStatuses = applicationsThat(s => s.editable)
/** Before a reviewing tier; an escalated refusal is not, it waits for a coordinator's answer. */
export const inReview = applicationsThat(s => s.tier !== null && s.queue === 'review')

/** The full application that the case is working on: the live one, else the latest. */
export const currentMain = (file: CaseFile<'applications'>): Application | undefined => {
  const mains = file.applications.filter(a => a.kind === 'main').sort((a, b) => a.number - b.number)
  return mains.findLast(isLive) ?? mains.at(-1)
}
/** The interim half of a full application: the live one, else the latest. */
export const interimOf = (file: CaseFile<'applications'>, main: Application): Application | undefined => {
  const halves = file.applications
    .filter(a => a.kind === 'interim' && a.mainId === main.id)
    .sort((a, b) => a.number - b.number)
  return halves.findLast(isLive) ?? halves.at(-1)
}
/** The interim half that can be lodged together with an application for a full order. */
export const interimToLodge = (file: CaseFile<'applications'>, a: Application): Application | undefined => {
  const half = a.kind === 'main' ? interimOf(file, a) : undefined
  return half?.status === 'authorised' ? half : undefined
}
/** The full application whose lodging lodges an application with its other half; undefined where each is lodged alone. */
export const lodgedWithBoth = (file: CaseFile<'applications'>, a: Application): Application | undefined => {
  const full = a.kind === 'interim' ? mainOf(file, a) : a
  const half = full?.status === 'authorised' ? interimToLodge(file, full) : undefined
  return half && (a === full || a.id === half.id) ? full : undefined
}
export const mainOf = <F extends LawFile>(
  file: F,
  a: Pick<LawApplication, 'mainId'>,
): RowOf<F, 'applications'> | undefined =>
  a.mainId ? rowsOf(file, 'applications').find(m => m.id === a.mainId) : undefined
/** The application that holds the grounds and the conditions: an interim reads them from its full application. */
export const holderOf = <F extends LawFile>(file: F, a: RowOf<F, 'applications'>): RowOf<F, 'applications'> =>
  mainOf(file, a) ?? a

/** Conditions asked for, in order; those of an interim application are its full application's, where marked for it. */
export const conditionsOf = <F extends LawFile>(file: F, a: RowOf<F, 'applications'>): RowOf<F, 'draftConditions'>[] =>
  rowsOf(file, 'draftConditions')
    .filter(c => c.applicationId === holderOf(file, a).id && !c.removedAt && (a.kind !== 'interim' || c.inInterim))
    .sort((x, y) => (x.number ?? 0) - (y.number ?? 0))

/**
 * Conditions that a form about a record picks from: of its application alone, or of each that is not withdrawn where the record
 * belongs to none. What was taken out of a draft, or went with it, is in no list.
 */
export function conditionsToPick(
  file: CaseFile<'applications' | 'draftConditions'>,
  record: { id: Id; applicationId?: Id | null } | undefined,
): DraftCondition[] {
  const application = file.applications.find(a => a.id === record?.id || a.id === record?.applicationId)
  const holders = application ? [holderOf(file, application)] : file.applications.filter(a => a.status !== 'withdrawn')
  return file.draftConditions.filter(c => !c.removedAt && holders.some(a => a.id === c.applicationId))
}

/** The interim that goes where its full application goes: both stand in the same place before court. */
export const linkedInterim = (file: CaseFile<'applications'>, main: Application): Application | undefined => {
  const interim = main.kind === 'main' ? interimOf(file, main) : undefined
  if (!interim || applicationStatus(interim.status).atCourt || applicationStatus(interim.status).ended) return undefined
  const together = interim.status === main.status || (isEditable(interim) && isEditable(main))
  return together ? interim : undefined
}
/** Whether this is an interim that its full application carries along. */
export const isCarried = (file: CaseFile<'applications'>, a: Application): boolean => {
  const main = a.kind === 'interim' ? mainOf(file, a) : undefined
  return main !== undefined && linkedInterim(file, main)?.id === a.id
}
export const isEditable = (a: Pick<Application, 'status'>): boolean => applicationStatus(a.status).editable

/** The status of an application that goes to the first reviewer, by the force's order. */
export const firstTier = (file: CaseFile<never>): ApplicationStatus =>
  beforeTier[file.settings.reviewOrder[0] ?? 'authorising']
/** The status after this tier has endorsed: before the next tier, or authorised when there is none. */
export function afterTier(file: CaseFile<never>, tier: Tier): ApplicationStatus {
  const order = file.settings.reviewOrder
  const next = order[order.indexOf(tier) + 1]
  return order.includes(tier) && next ? beforeTier[next] : tier === 'authorising' ? 'authorised' : 'withAuthorising'
}

/** Incidents that stand, oldest first. */
export const chronology = (file: CaseFile<'incidents'>): Incident[] =>
  file.incidents
    .filter(i => !i.withdrawnAt)
    .sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.number - b.number))
export const citedIncidents = (file: CaseFile<'incidents'>, ids: readonly Id[]): Incident[] =>
  chronology(file).filter(i => ids.includes(i.id))
/** Whether it asks for an interim order without the defendant being told. */
export const isWithoutNotice = (a: Pick<Application, 'interimNotice' | 'kind'>): boolean =>
  a.kind === 'interim' && a.interimNotice === 'none'

interface Listed {
  id: string
  applicationId?: string | null | undefined
  status?: HearingStatus | null | undefined
  listedOn?: CalendarDate | null | undefined
  listedAt?: Instant | null | undefined
  vacateReason?: VacateReason | null | undefined
}
/** Taken out of the list without another day to come of it. */
const withoutAnother: readonly VacateReason[] = ['decided', 'listedInError']

/** The hearings that another took the place of: adjourned to it, or vacated before it was put into the list. Of it every party must be told again. */
export const putOffBefore = <H extends Listed>(hearings: readonly H[], h: Listed): H[] =>
  hearings.filter(
    b =>
      b.id !== h.id &&
      b.applicationId === h.applicationId &&
      ((b.status === 'adjourned' && !!b.listedOn && !!h.listedOn && b.listedOn < h.listedOn) ||
        (b.status === 'vacated' &&
          !!b.vacateReason &&
          !withoutAnother.includes(b.vacateReason) &&
          !!b.listedAt &&
          !!h.listedAt &&
          Date.parse(b.listedAt) < Date.parse(h.listedAt))),
  )
/** Whether it was put off because the summons or papers had not been served. */
export const isPutOffUnserved = (b: {
  adjournReason?: string | null | undefined
  vacateReason?: string | null | undefined
}) => b.adjournReason === 'notServed' || b.vacateReason === 'notServed'
