import type { CaseFile } from '../case/case.ts'
import { type Application, type DraftCondition, isChange } from '../case/records/applications.ts'
import type { Order, OrderCondition } from '../case/records/orders.ts'
import type { Applicant, ApplicationKind } from '../case/reference/codes/applications.ts'
import { type CalendarDate, withinYearsBeginning } from '../case/time/calendar.ts'
import { isLive } from '../case/views/applications.ts'
import { conditionsOfVersion, versionOf } from '../case/views/orders.ts'
import { defaultReference } from './rules/reference.ts'

/** An application about an order that exists (SPA 2019 ss.4 and 5(7)): which order, and what it would change. */

export type ChangeKind = Extract<ApplicationKind, 'variation' | 'renewal' | 'discharge'>
/** One that this force drafts and has reviewed; anyone else's is already with the court. */
export const isOurs = (a: Pick<Application, 'applicant'>): boolean => a.applicant === 'chiefOfficer'
/** The order that an application is about. */
export const orderOf = (file: CaseFile<'orders'>, a: Application): Order | undefined =>
  file.orders.find(o => o.id === a.orderId)
/** The application that a case is working on where no full one is live: the latest change that still is. */
export const liveChange = (file: CaseFile<'applications'>): Application | undefined =>
  file.applications
    .filter(a => isChange(a) && isOurs(a) && isLive(a) && !a.lodgedOn)
    .sort((a, b) => a.number - b.number)
    .at(-1)
/** Applications about an order that have no outcome yet, appeals too. */
export const openAbout = (file: CaseFile<'applications'>, order: Order): Application[] =>
  file.applications.filter(
    a => a.orderId === order.id && (isChange(a) || a.kind === 'appeal') && !a.determinedOn && isLive(a),
  )

export const fates = {
  added: { label: 'Added' },
  changed: { label: 'Changed' },
  removed: { label: 'Taken out' },
  kept: { label: 'As it is now' },
} as const
export interface Compared {
  fate: keyof typeof fates
  /** As the order says now; absent for one that is added. */
  was?: OrderCondition
  /** As asked for; absent for one that is taken out. */
  asked?: DraftCondition
}
/** The conditions asked for beside those of the order as it stands: in the order asked for, those taken out last. */
export function comparedConditions(
  file: CaseFile<'draftConditions' | 'orderConditions' | 'orderVersions' | 'orders'>,
  a: Application,
): Compared[] {
  const order = orderOf(file, a)
  const version = order && versionOf(order, file)
  if (!order || !version || a.kind === 'discharge') return []
  const now = conditionsOfVersion(order, file, version.version)
  const drafts = file.draftConditions
    .filter(c => c.applicationId === a.id && !c.removedAt)
    .sort((x, y) => x.number - y.number)
  const asked = drafts.map((draft): Compared => {
    const was = now.find(c => c.id === draft.fromConditionId)
    if (!was) return { fate: 'added', asked: draft }
    const same =
      was.text === draft.text &&
      was.kind === draft.kind &&
      was.locality === draft.locality &&
      was.lastDay === draft.lastDay
    return { fate: same ? 'kept' : 'changed', was, asked: draft }
  })
  // What another applicant asks is in their words: no condition is drafted for them, and none is taken out by that.
  if (!drafts.length && !isOurs(a)) return now.map((was): Compared => ({ fate: 'kept', was }))
  const gone = now.filter(c => !drafts.some(d => d.fromConditionId === c.id))
  return [...asked, ...gone.map((was): Compared => ({ fate: 'removed', was }))]
}
/** Whether another length is asked for than the order has now. */
export function asksOtherTerm(file: CaseFile<'orderVersions' | 'orders'>, a: Application): boolean {
  const order = orderOf(file, a)
  const now = order && versionOf(order, file)
  if (!now || !a.termKind) return false
  return (
    a.termKind !== now.termKind || (a.termKind === 'fixed' && a.termLastDay !== null && a.termLastDay !== now.lastDay)
  )
}

/** The end of the two years in which discharge needs consent. */
export const consentNeededTo = (order: Pick<Order, 'madeOn'>): CalendarDate =>
  withinYearsBeginning(order.madeOn, defaultReference.consentYears)
/** Whether a discharge heard on a day would need consents: a full order, within two years of the day it was made. */
export const consentIsNeeded = (order: Order, on: CalendarDate): boolean =>
  order.kind === 'full' && on <= consentNeededTo(order)
export const whoseConsent = (applicant: Applicant): string =>
  applicant === 'chiefOfficer'
    ? 'the defendant and the chief officer who applies'
    : 'the defendant, the chief officer who applied for the order and, if different and in England or Wales, the chief officer for the area where the defendant lives'
