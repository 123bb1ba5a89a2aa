import { type CalendarDate, longDate } from '../case/time/calendar.ts'
import type { Refusal } from '../law/refusal.ts'

/** A draft that is written late may have the court's dates, which lie in the past. */
export const interimInPast = (lastDay: CalendarDate | null, today: CalendarDate): Refusal[] =>
  lastDay && lastDay < today
    ? [
        {
          field: 'interimLastDay',
          message: `The last day of the interim order, ${longDate(lastDay)}, has passed. Change it unless the court has dealt with the application already`,
        },
      ]
    : []
