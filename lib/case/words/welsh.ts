import type { Id } from '../records/id.ts'
import type { CalendarDate } from '../time/calendar.ts'

/** A sentence of a paper in Welsh, as somebody of the force reviewed it. What is not reviewed is never printed as Welsh. */
export interface WelshSentence {
  id: Id
  /** The English exactly as a paper prints it: when that changes, this no longer stands beside it. */
  english: string
  welsh: string
  reviewer: string
  reviewedOn: CalendarDate
}
export const sameSentence = (a: string, b: string): boolean =>
  a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()
/** The reviewed Welsh of a sentence; undefined where nobody has reviewed it. */
export const welshOf = (sentences: readonly WelshSentence[], english: string): string | undefined =>
  sentences.find(s => sameSentence(s.english, english))?.welsh
