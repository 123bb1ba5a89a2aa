import type { CourtDoubt } from '../../case/reference/court-orders.ts'

/** A value that a line may give; of several the least rank is the surest. */
export interface Candidate {
  value: string
  line: number
  rank: number
  doubts: CourtDoubt[]
}
