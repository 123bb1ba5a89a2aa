import type { Tier } from '../reference/codes/applications.ts'
import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** What a reviewer says of one part of an application. The points of a reviewer become the return, and each is then answered. */
export interface ReviewPoint {
  id: Id
  applicationId: Id
  /** A section’s key, or ‘condition’ and the condition’s id. */
  part: string
  tier: Tier
  text: string
  at: Instant
  byId: Id
  /** The return that carried it to the officer; null while it is the reviewer’s alone. */
  reviewId: Id | null
  removedAt: Instant | null
  /** Why the part was not changed. A change of the part answers it too, and is seen from the text itself. */
  answer: string | null
  answeredAt: Instant | null
  answeredById: Id | null
}
