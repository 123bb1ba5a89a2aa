import type { CalendarDate } from '../../case/time/calendar.ts'
import { conflictsIn, type FileFacts } from '../../case/views/file-facts.ts'
import type { Refusal } from '../../law/refusal.ts'

/** The same, as questions of the form that receives the file. */
export const warnConflicts = (facts: FileFacts | null, happenedOn?: CalendarDate): Refusal[] =>
  conflictsIn(facts, happenedOn).map(message => ({ field: 'file', message: `${message} It is kept as it is` }))
