import type { LawFile, LawOrder } from '../../case/law-file.ts'
import type { Id } from '../../case/records/id.ts'
import type { QueueName } from '../../case/reference/queue-names.ts'
import { addDays, type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { lastDayInForce } from '../../case/views/orders.ts'
import type { About } from '../rules/about.ts'

export type ClockState = 'notStarted' | 'running' | 'met' | 'missed' | 'ended'
export const clockStates = {
  notStarted: { label: 'Not started', colour: 'grey' },
  running: { label: 'Running', colour: 'blue' },
  met: { label: 'Met', colour: 'green' },
  missed: { label: 'Missed', colour: 'red' },
  ended: { label: 'Ended', colour: 'grey' },
} as const satisfies Record<ClockState, { label: string; colour: string }>

/** Whose a deadline is to keep: for whom a missed clock is a failure. */
export type Keeper = 'defendant' | 'police' | 'order'
/** One deadline of a case, whatever the day: dates, to be compared with today by `stateOn`. */
export interface ClockRow {
  about: About
  label?: string
  startsOn: CalendarDate | null
  /** The last day, inclusive. */
  lastDay: CalendarDate | null
  /** Where the law sets no last day: the day by which it is to be done all the same. */
  actBy?: CalendarDate
  /** The day on which it was done, as recorded; null while it is not. */
  metOn: CalendarDate | null
  /** The day from which it no longer runs; null when nothing ends it. */
  endedOn: CalendarDate | null
  /** The day from which it runs; null where nothing has started it yet; without it, it runs. */
  runsFrom?: CalendarDate | null
  /** The first and the last day on which it is there at all; without them, always. */
  shownFrom?: CalendarDate | null
  shownTo?: CalendarDate | null
  /** The day on which this deadline could first be seen coming, where that is before it starts. */
  foreseeableFrom?: CalendarDate | null
  /** Where it stands whatever the day: the term of an order itself decides whether it is long enough. */
  fixed?: 'met' | 'missed'
  /** What it comes to when the last day passes and it is not done: else missed. */
  lapsesTo?: 'missed' | 'ended'
  /** What it comes to when done after the last day: else missed. */
  late?: 'missed' | 'ended' | 'met'
  /** What else its sentence rests on, besides its days. */
  rests?: 'unserved'
  /** It tells why nothing runs: no clock of the law, and no answer of `check`. */
  pending?: boolean
  /** What an officer reads. */
  sentence: (state: ClockState, today: CalendarDate) => string
}

/** Whether a row is there on a day. */
export const isShownOn = (row: ClockRow, today: CalendarDate): boolean =>
  (!row.shownFrom || row.shownFrom <= today) && (!row.shownTo || today <= row.shownTo)

/** Where a clock stands at the end of a day. Statutory clocks count calendar days in London; none reads a time of day. */
export function stateOn(row: ClockRow, today: CalendarDate): ClockState {
  const { metOn, lastDay, runsFrom } = row
  if (row.fixed) return row.fixed
  const done = metOn && (lastDay && metOn > lastDay ? (row.late ?? 'missed') : 'met')
  if (done === 'met') return done
  if (row.endedOn && row.endedOn <= today) return 'ended'
  if (done) return done
  if (runsFrom === null || (runsFrom && today < runsFrom)) return 'notStarted'
  return lastDay && today > lastDay ? (row.lapsesTo ?? 'missed') : 'running'
}

/** One kind of clock: adding an entry adds it to the case, to the queues, to the measures and to the `check` command. */
export interface ClockEntry<Name extends string = string> {
  id: Name
  label: string
  whose: Keeper
  source: string
  /** The queue of work in which it stands while somebody must act on it; else why it has none. */
  queue: QueueName | { none: string }
  rows: (file: LawFile) => ClockRow[]
}
/** Entries that keep their ids as types. */
export const clocksNamed = <const Name extends string>(entries: ClockEntry<Name>[]): ClockEntry<Name>[] => entries

/** A rule that holds and asks for nothing by a day: that a discharge needs consent is no running clock. */
export const isRule = (c: { whose: Keeper; lastDay: CalendarDate | null; actBy?: CalendarDate }): boolean =>
  c.whose === 'order' || (!c.lastDay && !c.actBy)

export const by = (day: CalendarDate) => `the end of ${longDate(day)}`
export const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
export const dayAfter = (day: CalendarDate | null): CalendarDate | null => day && addDays(day, 1)
/** The first day on which an order was at no time in force. */
export const overFrom = (order: LawOrder, file: LawFile): CalendarDate | null => dayAfter(lastDayInForce(order, file))
/** A clock that the law or the record never starts. */
export const never = (): ClockRow[] => []
export const aboutOrder = (id: Id): About => ({ kind: 'orders', id })
