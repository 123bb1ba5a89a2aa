import type { CalendarDate, Instant } from '../calendar.ts'
import { longDate } from '../calendar.ts'
import type { CaseFile, Collection } from '../case.ts'
import type { Question } from '../findings/finding.ts'
import type { Id } from '../records/id.ts'

export type ClockState = 'notStarted' | 'running' | 'met' | 'missed' | 'ended'
export const clockStates = {
  notStarted: { label: 'Not started', colour: 'grey' },
  running: { label: 'Running', colour: 'blue' },
  met: { label: 'Met', colour: 'green' },
  missed: { label: 'Missed', colour: 'red' },
  ended: { label: 'Ended', colour: 'grey' },
} as const satisfies Record<ClockState, { label: string; colour: string }>

/** A deadline of the 2019 Act, of procedure or of the force, as it stands on a day. */
export interface Clock {
  /** The number of the clock in the legal dossier, or a name of our own for one that the force sets. */
  id: string
  about: { kind: 'case' | Collection; id: Id }
  label: string
  startsOn: CalendarDate | null
  /** The last day, inclusive. */
  lastDay: CalendarDate | null
  state: ClockState
  /** Whose it is to keep: for whom a missed clock is a failure. */
  whose: 'defendant' | 'police' | 'order'
  source: string
  sentence: string
  /** Where the law sets no last day: the day by which it is to be done all the same. */
  actBy?: CalendarDate
}
export type Found = Pick<Clock, 'about' | 'startsOn' | 'lastDay' | 'state' | 'sentence' | 'actBy'> & { label?: string }
/** What a clock finds in facts alone, where a thing is known by its id. */
export type FoundInFacts = Omit<Found, 'about'> & { about: string }
/** One kind of clock: adding an entry adds it to the case, to the queues, to the measures and to the `check` command. */
export interface ClockEntry {
  id: string
  label: string
  whose: Clock['whose']
  source: string
  /** The queue of work in which it stands while somebody must act on it; else why it has none. */
  queue: string | { none: string }
  find: (q: Question) => FoundInFacts[]
  /** In a case, where it rests on more than the facts of the Act: versions of an order, the force’s own intervals, the diary. */
  inCase?: (file: CaseFile, today: CalendarDate, at: Instant) => Found[]
}

/** Running to the end of the last day; missed after it. */
export const runTo = (lastDay: CalendarDate, today: CalendarDate): 'running' | 'missed' =>
  today <= lastDay ? 'running' : 'missed'
export const by = (day: CalendarDate) => `the end of ${longDate(day)}`
export const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
/** A clock that counts in facts nothing: what it rests on is asked only of a case, or the law sets no time at all. */
export const nothing = (): FoundInFacts[] => []
