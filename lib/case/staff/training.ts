import type { Id } from '../records/id.ts'
import { type Course, courses, officerCourses } from '../reference/codes/training.ts'
import { addMonths, type CalendarDate } from '../time/calendar.ts'

/** Who did which course when. A record that was made in error is taken off and counts for nothing. */
export interface CourseRecord {
  id: Id
  personId: Id
  course: Course
  doneOn: CalendarDate
  provider: string | null
  removedAt: string | null
  byId: Id
}
type Done = Pick<CourseRecord, 'course' | 'doneOn'>
/** The first day on which a course would have to have been done to count on a day. */
export const trainedSince = (today: CalendarDate, lastsMonths: number): CalendarDate => addMonths(today, -lastsMonths)
/** Whether somebody is trained as an officer in a case: one of the courses that count, and not too long ago. */
export const isTrained = (done: readonly Done[], today: CalendarDate, lastsMonths: number): boolean =>
  done.some(d => officerCourses.includes(d.course) && d.doneOn <= today && d.doneOn >= trainedSince(today, lastsMonths))
/** In a few words, for whoever gives work or writes: what counts, or that nothing does. */
export function trainingWords(done: readonly Done[], today: CalendarDate, lastsMonths: number): string {
  if (!done.length) return 'no stalking course recorded'
  const last = done.toSorted((a, b) => b.doneOn.localeCompare(a.doneOn))[0]
  const named = last ? `${courses[last.course].label.toLowerCase()} ${last.doneOn.slice(0, 4)}` : ''
  return isTrained(done, today, lastsMonths) ? `trained: ${named}` : `not trained as officer in the case: ${named} only`
}
