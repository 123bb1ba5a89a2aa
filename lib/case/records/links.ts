import type { Aggressor, CaseLinkKind } from '../reference/codes/decisions.ts'
import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** Another case that this one belongs beside. Each case holds its own half, and nothing of either is copied or merged. */
export interface CaseLink {
  id: Id
  otherRef: string
  kind: CaseLinkKind
  reason: string
  at: Instant
  byId: Id
  /** Who is thought to be the stalker where each accuses the other, as seen from this case. */
  aggressor: Aggressor | null
  aggressorReason: string | null
  aggressorAt: Instant | null
  aggressorRecordedAt: Instant | null
  aggressorById: Id | null
  endedAt: Instant | null
  endedById: Id | null
  endedReason: string | null
}
