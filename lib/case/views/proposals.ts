import type { CaseFile } from '../case.ts'
import type { Id } from '../records/id.ts'
import type { CorrectionProposal } from '../records/proposals.ts'

/** Corrections that wait for a second person's agreement, and what is said of an order meanwhile. */

export const isWaiting = (p: CorrectionProposal): boolean => p.outcome === null
/** Those of an order, of its conditions and of its service, the earliest first. */
export const proposalsWaiting = (file: CaseFile<'correctionProposals'>, orderId: Id | null): CorrectionProposal[] =>
  file.correctionProposals
    .filter(p => isWaiting(p) && p.orderId === orderId)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
/** Those that were agreed, refused, taken back or overtaken, the latest first. */
export const proposalsDecided = (file: CaseFile<'correctionProposals'>, orderId: Id | null): CorrectionProposal[] =>
  file.correctionProposals
    .filter(p => !isWaiting(p) && p.orderId === orderId)
    .sort((a, b) => Date.parse(b.decidedAt ?? b.at) - Date.parse(a.decidedAt ?? a.at))

/** On everything printed of an order while a correction of it waits. */
export const notFinalWords =
  'A correction of this order or of its service waits for agreement. This is a draft: do not serve it or rely on it as final.'
