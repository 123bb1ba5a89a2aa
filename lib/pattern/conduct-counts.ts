import type { Incident } from '../case/records/pattern.ts'
import type { Direction, IncidentDate } from '../case/reference/codes/incidents.ts'
import type { Category } from '../case/reference/statute.ts'
import { addDays, type CalendarDate, dayNumber } from '../case/time/calendar.ts'
import { kindsOf } from '../case/words/kinds-of-act.ts'
import { type Channel, channelOf } from './channels.ts'

/** Things that happened alike: one incident, or a day's or an hour's messages of one kind. */
export interface ConductRow {
  on: CalendarDate
  /** The hour of the clock in London, 0 to 23; null when the time is not known. */
  hour: number | null
  channel: Channel
  place: string | null
  /** Every kind of act that it was at once. */
  kinds: Category[]
  direction: Direction
  /** Ids of protected persons, and the words typed for anyone else. */
  targets: string[]
  sure: IncidentDate
  unwelcome: boolean
  count: number
}
/** A course of conduct counted: as many cells for 4,000 messages as for 40 over the same days. */
export interface ConductCounts {
  days: { on: CalendarDate; channel: Channel; back: boolean; count: number }[]
  /** The places named most, by day; null for all the others. */
  places: { on: CalendarDate; place: string | null; back: boolean; count: number }[]
  hours: { hour: number | null; back: boolean; count: number }[]
  /** An incident that was several kinds of act at once counts under each: these add up to more than there were. */
  kinds: { category: Category; direction: Direction; first: CalendarDate; last: CalendarDate; count: number }[]
  /** How many were several kinds at once. */
  several: number
  directions: { direction: Direction; count: number }[]
  /** At whom the defendant's acts were aimed; '' where nobody is recorded. An act aimed at two counts for each. */
  targets: { target: string; count: number }[]
  /** How many of these are messages and calls of phone exports, each counted once. */
  rows: number
  doubts: { approximate: number; between: number; untimed: number; clockChange: number; unwelcome: number }
}

/** How many places and people are told apart before the rest are put together. */
export const placesShown = 8
export const targetsShown = 20

/** The Monday of a day's week. */
export const mondayOf = (on: CalendarDate): CalendarDate =>
  addDays(on, -((((dayNumber(on) - dayNumber('2024-01-01')) % 7) + 7) % 7))

/** Whether this hour of the London clock did not exist, or came twice: 01:00 to 02:00 on the last Sunday of March and October. */
export const isClockChange = (on: CalendarDate, hour: number | null): boolean =>
  hour === 1 && ['03', '10'].includes(on.slice(5, 7)) && on.slice(8) >= '25' && mondayOf(on) === addDays(on, -6)

/** An incident as one row. */
export const rowOf = (
  i: Pick<
    Incident,
    | 'happenedOn'
    | 'happenedTime'
    | 'platform'
    | 'place'
    | 'category'
    | 'alsoKinds'
    | 'direction'
    | 'targetIds'
    | 'targetOther'
    | 'dateKind'
    | 'unwelcome'
  >,
): ConductRow => ({
  on: i.happenedOn,
  hour: i.happenedTime ? Number(i.happenedTime.slice(0, 2)) : null,
  channel: channelOf(i.platform, i.place, kindsOf(i)),
  place: i.place?.trim() || null,
  kinds: kindsOf(i),
  direction: i.direction,
  targets: [...i.targetIds, ...(i.targetOther?.trim() ? [i.targetOther.trim()] : [])],
  sure: i.dateKind,
  unwelcome: !!i.unwelcome,
  count: 1,
})

/** Rows put together: the same cells that the database gives for incidents. */
export function countsOf(rows: readonly ConductRow[]): ConductCounts {
  const back = (r: ConductRow) => r.direction === 'fromProtected'
  const named = placesOf(rows)
  const forward = rows.filter(r => !back(r))
  return {
    days: tally(rows, r => ({ on: r.on, channel: r.channel, back: back(r) })),
    places: tally(
      rows.filter(r => r.place),
      r => ({ on: r.on, place: named.get(keyOf(r.place ?? '')) ?? null, back: back(r) }),
    ),
    hours: tally(rows, r => ({ hour: r.hour, back: back(r) })),
    kinds: tally(
      rows.flatMap(r => r.kinds.map(category => ({ category, direction: r.direction, count: r.count }))),
      ({ category, direction }) => ({ category, direction }),
    ).map(k => {
      const days = rows.filter(r => r.kinds.includes(k.category) && r.direction === k.direction).map(r => r.on)
      return { ...k, first: least(days), last: [...days].sort().at(-1) ?? '' }
    }),
    several: total(rows.filter(r => r.kinds.length > 1)),
    directions: tally(rows, r => ({ direction: r.direction })),
    targets: tally(
      forward.flatMap(r => (r.targets.length ? r.targets : ['']).map(target => ({ target, count: r.count }))),
      r => ({ target: r.target }),
    )
      .sort((a, b) => b.count - a.count || (a.target < b.target ? -1 : 1))
      .slice(0, targetsShown),
    rows: 0,
    doubts: {
      approximate: total(rows.filter(r => r.sure === 'approximate')),
      between: total(rows.filter(r => r.sure === 'between')),
      untimed: total(rows.filter(r => r.hour === null)),
      clockChange: total(rows.filter(r => isClockChange(r.on, r.hour))),
      unwelcome: total(rows.filter(r => r.unwelcome)),
    },
  }
}

/** The places named most, by the words typed for them without regard to capitals: each with one of its spellings. */
function placesOf(rows: readonly ConductRow[]): Map<string, string> {
  const found = Map.groupBy(
    rows.filter(r => r.place),
    r => keyOf(r.place ?? ''),
  )
  return new Map(
    [...found]
      .sort(([a, x], [b, y]) => total(y) - total(x) || (a < b ? -1 : 1))
      .slice(0, placesShown)
      .map(([key, all]) => [key, least(all.map(r => r.place ?? ''))]),
  )
}
const keyOf = (place: string) => place.trim().toLowerCase()
const least = (words: readonly string[]): string => [...words].sort()[0] ?? ''
export const total = (rows: readonly { count: number }[]): number => rows.reduce((n, r) => n + r.count, 0)

function tally<R extends { count: number }, K extends object>(
  rows: readonly R[],
  key: (row: R) => K,
): (K & { count: number })[] {
  const found = new Map<string, K & { count: number }>()
  for (const row of rows) {
    const cell = key(row)
    const name = JSON.stringify(cell)
    const there = found.get(name)
    if (there) there.count += row.count
    else found.set(name, { ...cell, count: row.count })
  }
  return [...found.values()]
}

/** Two sources of one course of conduct, such as incidents and the rows of a phone export, put together. */
export function joinCounts(a: ConductCounts, b: ConductCounts): ConductCounts {
  const kinds = tally([...a.kinds, ...b.kinds], ({ category, direction }) => ({ category, direction })).map(k => {
    const both = [...a.kinds, ...b.kinds].filter(o => o.category === k.category && o.direction === k.direction)
    return {
      ...k,
      first: least(both.map(o => o.first)),
      last:
        both
          .map(o => o.last)
          .sort()
          .at(-1) ?? '',
    }
  })
  return {
    days: tally([...a.days, ...b.days], ({ count: _c, ...cell }) => cell),
    places: tally([...a.places, ...b.places], ({ count: _c, ...cell }) => cell),
    hours: tally([...a.hours, ...b.hours], ({ count: _c, ...cell }) => cell),
    kinds,
    several: a.several + b.several,
    directions: tally([...a.directions, ...b.directions], ({ direction }) => ({ direction })),
    targets: tally([...a.targets, ...b.targets], ({ target }) => ({ target })).sort((x, y) => y.count - x.count),
    rows: a.rows + b.rows,
    doubts: Object.fromEntries(
      Object.entries(a.doubts).map(([key, n]) => [key, n + b.doubts[key as keyof ConductCounts['doubts']]]),
    ) as unknown as ConductCounts['doubts'],
  }
}
