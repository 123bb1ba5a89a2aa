import { addDays, type CalendarDate, daysBetween, longDate } from './calendar.ts'

export interface Gap {
  /** The first and the last whole day without an order; the day of the hearing is not one. Last before first where there is none. */
  fromOn: CalendarDate
  toOn: CalendarDate
  /** How many whole days. */
  days: number
  sentence: string
}
/** The days without an order, when an interim order would end before the hearing of the main application; null when it reaches it. */
export function gapBetween(lastDay: CalendarDate, hearingOn: CalendarDate): Gap | null {
  if (lastDay >= hearingOn) return null
  const [fromOn, toOn] = [addDays(lastDay, 1), addDays(hearingOn, -1)]
  const days = daysBetween(lastDay, hearingOn) - 1
  const gap =
    days === 0
      ? `No order on the day of the hearing, ${longDate(hearingOn)}`
      : days === 1
        ? `Protection gap of 1 day, ${longDate(fromOn)}, before the hearing on ${longDate(hearingOn)}`
        : `Protection gap of ${days} days, from ${longDate(fromOn)} to ${longDate(toOn)}, before the hearing on ${longDate(hearingOn)}`
  return {
    fromOn,
    toOn,
    days,
    sentence: `${gap}: the interim order ends at the end of ${longDate(lastDay)}. Apply to renew it before then.`,
  }
}
