import { type WrongTest, wrongTests } from '../../case/reference/statute.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../refusal.ts'

/** Sentences of rules that no fact of a case is at odds with: what is said before a thing is done, or asked because of it. */

/** What the Act asks in place of a test that it does not set (V16). */
export const refuseWrongTest = (test: WrongTest): Refusal => ({
  field: 'wrongTest',
  message: wrongTests[test].hint,
  rule: 'V16',
  source: wrongTests[test].source,
})
/** That a decision about to be recorded ends an interim order (V44). */
export const warnOfEnding = (order: string, on: CalendarDate): Refusal => ({
  message: `Interim order ${order} ends on ${longDate(on)} with this decision. The protected person has no order from then.`,
  rule: 'V44',
  source: 'SPA 2019 s.5(6)(b)',
})
/** What legal services are asked of an order when the defendant leaves England and Wales (V78). */
export const questionOfMove = (order: string, place: string, on: CalendarDate) => ({
  question: `The defendant moves to ${place} on ${longDate(on)}. Where would a breach of order ${order} be an offence, and which conditions need another look?`,
  rule: 'V78' as const,
  key: ['V78 move', order, place, on].join(' '),
  source: 'SPA 2019 ss.2(4), 8 and 15',
})
