import { addDays, type CalendarDate, longDate } from './calendar.ts'

export interface Gap {
  fromOn: CalendarDate
  toOn: CalendarDate
  sentence: string
}
/** The days without an order, when an interim order would end before the hearing of the main application; null when none. */
export function gapBetween(lastDay: CalendarDate, hearingOn: CalendarDate): Gap | null {
  if (lastDay >= hearingOn) return null
  const fromOn = addDays(lastDay, 1)
  return {
    fromOn,
    toOn: hearingOn,
    sentence: `Protection gap from ${longDate(fromOn)} to ${longDate(hearingOn)}: the interim order ends at the end of ${longDate(lastDay)}. Apply to renew it before then.`,
  }
}
