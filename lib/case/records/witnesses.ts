import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** Somebody whose evidence an application rests on: called to the hearing, or their statement is hearsay. */
export interface Witness {
  id: Id
  applicationId: Id
  /** The supplement that their evidence came with; null for the application itself. */
  supplementId: Id | null
  name: string
  called: boolean
  /** SI 1999/681 r.3(4): why they will not be called. */
  whyNotCalled: string | null
  /** The incidents that they tell of. */
  incidentIds: Id[]
  /** What else of theirs is relied on, in words. */
  evidence: string | null
  statementOn: CalendarDate | null
  at: Instant
  byId: Id
}
