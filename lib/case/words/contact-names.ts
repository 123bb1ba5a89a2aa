import { type ContactMilestone, contactMilestones } from '../reference/codes/people.ts'
import { type CalendarDate, longDate } from '../time/calendar.ts'
import { lowerFirst } from './grammar.ts'

const ofEvent: Partial<Record<ContactMilestone, (day: string) => string>> = {
  decision: day => `Decision of ${day} about an order`,
  refusal: day => `Refusal of ${day} explained`,
  lodged: day => `Application made to the court on ${day}`,
  hearing: day => `Hearing of ${day}`,
  outcome: day => `Result of the hearing of ${day}`,
  served: day => `Order served on ${day} and conditions explained`,
  breach: day => `Breach of ${day} and what police are doing`,
  variation: day => `Change to the order on ${day}`,
  ending: day => `End of the order on ${day}`,
  release: day => `Release from custody on ${day}`,
}
/** What somebody is to be told, with the event that it is about where that is known. */
export const contactName = (c: { milestone: ContactMilestone; eventOn: CalendarDate | null }): string =>
  (c.eventOn && ofEvent[c.milestone]?.(longDate(c.eventOn))) || contactMilestones[c.milestone].label
export const contactNameInSentence = (c: Parameters<typeof contactName>[0]): string => lowerFirst(contactName(c))
