import type { CalendarDate } from './calendar.ts'
import { conflictsIn, type FileFacts } from './file-facts.ts'
import type { Refusal } from './refusal.ts'

/** The same, as questions of the form that receives the file. */
export const warnConflicts = (facts: FileFacts | null, happenedOn?: CalendarDate): Refusal[] =>
  conflictsIn(facts, happenedOn).map(message => ({ field: 'file', message: `${message} It is kept as it is` }))
