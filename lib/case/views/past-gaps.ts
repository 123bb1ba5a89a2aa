import type { CaseFile } from '../case.ts'
import type { Application } from '../records/applications.ts'
import { addDays, type CalendarDate, daysBetween, londonDate, longDate } from '../time/calendar.ts'
import { inForceSpans, joinSpans } from './in-force-spans.ts'
import { earliest, mainOf, versionsOf } from './orders.ts'

/** Days of the past on which nobody was protected, between the first interim order of an application and its decision. */
export interface PastGap {
  fromOn: CalendarDate
  /** The last whole day without an order; null where it still goes on. */
  toOn: CalendarDate | null
  days: number
  /** From which day it could be seen that the interim order would not reach the hearing. */
  seenFromOn: CalendarDate
  sentence: string
}
type Reads = 'applications' | 'hearings' | 'orderVersions' | 'orders'
const count = (n: number) => (n === 1 ? '1 day' : `${n} days`)

/** The gaps in protection of a main application up to a day, each with its days and since when it could be seen. */
export function pastGaps(main: Application, file: CaseFile<Reads>, today: CalendarDate): PastGap[] {
  const interims = file.orders.filter(o => o.kind === 'interim' && mainOf(o, file)?.id === main.id)
  const spans = joinSpans(interims.flatMap(o => inForceSpans(o, file).map(({ from, to }) => ({ from, to }))))
  const decidedOn = main.determinedOn && main.determinedOn <= today ? main.determinedOn : null
  const until = addDays(decidedOn ?? today, -1)
  return spans.flatMap(({ to }, i): PastGap[] => {
    if (!to) return []
    const fromOn = addDays(to, 1)
    const next = spans[i + 1]
    const toOn = next ? addDays(next.from, -1) : until
    if (fromOn > toOn) return []
    const days = daysBetween(fromOn, toOn) + 1
    const goesOn = !next && !decidedOn
    const known = interims
      .flatMap(o => versionsOf(o, file))
      .filter(v => v.lastDay === to)
      .map(v => v.fromOn)
      .sort()
    const listed = earliest(
      ...file.hearings.filter(h => h.applicationId === main.id && h.listedOn > to).map(h => londonDate(h.listedAt)),
    )
    const seenFromOn = [known[0] ?? to, ...(listed && listed < fromOn ? [listed] : [])].sort().at(-1) ?? to
    return [
      {
        fromOn,
        toOn: goesOn ? null : toOn,
        days,
        seenFromOn,
        sentence: `No interim order was in force ${
          days === 1 && !goesOn
            ? `on ${longDate(fromOn)}: a gap in protection of 1 day`
            : goesOn
              ? `from ${longDate(fromOn)}, and none is: a gap in protection of ${count(days)} so far`
              : `from ${longDate(fromOn)} to ${longDate(toOn)}: a gap in protection of ${count(days)}`
        }. It could be seen from ${longDate(seenFromOn)}`,
      },
    ]
  })
}
