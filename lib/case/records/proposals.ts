import type { ActName } from '../act-names.ts'
import type { ProposalOutcome } from '../reference/codes/decisions.ts'
import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** A correction or withdrawal that waits for somebody else's agreement, where the force asks for that. */
export interface CorrectionProposal {
  id: Id
  /** The act that it would do, on which record, with what answers. */
  act: ActName
  recordId: Id
  input: Record<string, unknown>
  /** The version of the record that it was made from. */
  seen: string
  orderId: Id | null
  /** 'correction of service of 10 February 2026 under order …': no address and nothing that was said. */
  what: string
  reason: string
  at: Instant
  byId: Id
  outcome: ProposalOutcome | null
  note: string | null
  decidedAt: Instant | null
  decidedById: Id | null
}
