import type { CalendarDate, Instant } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Clock, ClockEntry } from './clocks/clock.ts'
import { courtClocks } from './clocks/court-clocks.ts'
import { notificationClocks } from './clocks/notification-clocks.ts'
import { orderClocks } from './clocks/order-clocks.ts'

/** Every kind of clock, in the order of the legal dossier. */
export const clockEntries: readonly ClockEntry[] = [...orderClocks, ...notificationClocks, ...courtClocks]

/** Every clock of a case as it stands on a day. Statutory clocks count calendar days in London; none reads a time of day. */
export const clocksOf = (file: CaseFile, today: CalendarDate, at: Instant): Clock[] =>
  clockEntries.flatMap(entry =>
    entry.find(file, today, at).map(found => ({
      id: entry.id,
      label: entry.label,
      whose: entry.whose,
      source: entry.source,
      ...found,
    })),
  )

const rank: Record<Clock['state'], number> = { missed: 0, running: 1, notStarted: 2, met: 3, ended: 4 }
/** The most pressing first: missed, then those that end soonest. */
export const byUrgency = (a: Clock, b: Clock): number =>
  rank[a.state] - rank[b.state] || (a.lastDay ?? '9999').localeCompare(b.lastDay ?? '9999')
