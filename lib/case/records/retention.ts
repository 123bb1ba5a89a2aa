import type { RetentionGroup, RetentionStepKind } from '../reference/codes/decisions.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** A step in how long a case is kept: its group, a hold, a review, and a disposal as it is asked for and decided. */
export interface RetentionStep {
  id: Id
  kind: RetentionStepKind
  /** Of a decision on the group. */
  retentionGroup: RetentionGroup | null
  reason: string
  /** Of a review that keeps the case: when it is looked at again. */
  reviewOn: CalendarDate | null
  at: Instant
  byId: Id
}
