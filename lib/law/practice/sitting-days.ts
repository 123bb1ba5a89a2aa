import { type CalendarDate, dayNumber, longDate } from '../../case/time/calendar.ts'
import { bankHolidays } from '../../case/time/working-days.ts'
import type { Refusal } from '../refusal.ts'

/** Days on which a magistrates’ court seldom hears an application. A hearing on one is asked about and never refused: remand courts sit on some, and on Saturdays. */

interface SeldomSits {
  name: string
  holds: (day: CalendarDate) => boolean
}
// Day 0, 1 January 1970, was a Thursday.
const isSunday = (day: CalendarDate) => (((dayNumber(day) + 4) % 7) + 7) % 7 === 0
export const seldomSits: readonly SeldomSits[] = [
  // Christmas Day itself also in a year that keeps its bank holiday on another day, and in years not proclaimed yet.
  { name: 'Christmas Day', holds: day => day.endsWith('-12-25') },
  { name: 'a Sunday', holds: isSunday },
  {
    name: 'a bank holiday',
    holds: day => bankHolidays.includes(day) || day.endsWith('-12-26') || day.endsWith('-01-01'),
  },
]
// No rule of law is named: none was read that keeps a court from sitting on these days.
export const sittingDaysSource = 'The force’s own check of dates, not a rule of law'

/** What is asked of the day of a hearing to come; nothing where it is a usual one, or none is given, or the court has sat. */
export function sittingDay(field: string, day: CalendarDate | null, today: CalendarDate): Refusal[] {
  const kind = day && day > today ? seldomSits.find(s => s.holds(day)) : undefined
  return day && kind
    ? [
        {
          field,
          message: `${longDate(day)} is ${kind.name}. A court seldom hears an application then: check the day with the court.`,
          source: sittingDaysSource,
        },
      ]
    : []
}
