import type { AmendmentKind } from '../reference/codes/applications.ts'
import type { AttemptResult, ServiceMethod } from '../reference/codes/orders.ts'
import type { ConditionKind } from '../reference/statute.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** What goes to the court and the defendant after an application was filed. What was filed stays as it is. */

/** A numbered pack: incidents and exhibits that the application as filed does not rely on, and changed conditions. */
export interface Supplement {
  id: Id
  applicationId: Id
  number: number
  /** What it adds, and why it was not in the application. */
  reason: string
  incidentIds: Id[]
  /** Exhibits besides those that show its incidents. */
  exhibitIds: Id[]
  /** Who agreed that changed conditions may be asked for. */
  agreedBy: string | null
  filedOn: CalendarDate | null
  preparedAt: Instant
  preparedById: Id
}

/** A condition asked for otherwise than it was filed. */
export interface ConditionAmendment {
  id: Id
  supplementId: Id
  /** The condition as filed; null for a new one. */
  conditionId: Id | null
  change: AmendmentKind
  number: number
  kind: ConditionKind
  /** What was asked until then; blank for a new one. */
  was: string
  /** What is asked now; null where it is no longer asked for. */
  text: string | null
  locality: string | null
  lastDay: CalendarDate | null
  reason: string
  incidentIds: Id[]
  religionWorkEducation: string | null
  at: Instant
  byId: Id
}

/** Service of papers of an application on the defendant, or an attempt at it. */
export interface PaperService {
  id: Id
  applicationId: Id
  /** Of which supplement; null for the application itself. */
  supplementId: Id | null
  attemptedAt: Instant
  method: ServiceMethod
  served: boolean
  result: AttemptResult | null
  server: string
  place: string
  /** What was handed over, one to a line. */
  papers: string[]
  hearsayNotice: boolean
  explained: boolean
  note: string | null
  certificateFiledOn: CalendarDate | null
  byId: Id
}
