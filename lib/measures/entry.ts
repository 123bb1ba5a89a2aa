import type { Settings } from '../case/case.ts'

/** What a number is. A rate's part is counted among its whole; a ratio sets one kind of thing against another and is never a percentage. */
export type Kind = 'rate' | 'ratio' | 'duration' | 'count'

export interface Entry {
  name: string
  /** What question of the force it answers. */
  why: string
  /** What one of the things counted is. */
  unit: string
  kind: Kind
  /** The part counted, or what is timed. */
  numerator: string
  /** The whole it is counted among; null for a count. */
  denominator: string | null
  /** By whose date a thing falls in the period. */
  period: string
  /** Whether interim orders are in it. */
  interim: string
  /** What the times are measured in, for a duration. */
  measuredIn: 'days' | 'minutes' | null
  /** The longest that a thing should take, for a duration; and in words, for the others that have one. */
  target: ((s: Settings) => number) | null
  targetWords: ((s: Settings) => string) | null
  /** What is still open, shown beside what is finished: finished cases alone hide the backlog. */
  open: string | null
  /** Rests on counts of crime reports, whose way of counting has changed. */
  fromReports: boolean
  /** To have counted nothing is what is wanted, and no sign that nobody looked. */
  zeroIsWanted: boolean
}
export const entry = (
  e: Pick<Entry, 'name' | 'why' | 'unit' | 'kind' | 'numerator' | 'denominator' | 'period' | 'interim'> &
    Partial<Entry>,
): Entry => ({
  measuredIn: null,
  target: null,
  targetWords: null,
  open: null,
  fromReports: false,
  zeroIsWanted: false,
  ...e,
})
/** An earlier incident that comes this much after a later one was not seen in time. */
export const lateLinkDays = 7
/** A decision that is recorded this much after it was made was recorded late. */
export const lateDecisionHours = 24
export const daysWords = (n: number) => (n === 1 ? '1 day' : `${n} days`)

/** An application whose result is not recorded this long after its last hearing has lost it. */
export const resultWithinDays = 60
