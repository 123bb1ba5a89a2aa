import type * as k from '../reference/codes/breaches.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** The criminal case beside the order, and the enquiries that serve both. */

export interface CriminalStep {
  id: Id
  step: k.CriminalStep
  happenedOn: CalendarDate
  /** Of bail or release under investigation its last day; of advice asked for the day it is wanted; of a trial its day. */
  untilOn: CalendarDate | null
  offence: string | null
  crimeReference: string | null
  advice: k.ProsecutorAdvice | null
  outcome: k.CriminalOutcome | null
  detail: string | null
  at: Instant
  byId: Id
}

/** Something to be found out: whose it is, by when, and what came of it. */
export interface Enquiry {
  id: Id
  what: string
  ownerId: Id | null
  dueOn: CalendarDate
  doneOn: CalendarDate | null
  result: k.EnquiryResult | null
  resultNote: string | null
  at: Instant
  byId: Id
}
