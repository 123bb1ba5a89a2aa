import { addDays, addMonths, type CalendarDate, daysBetween, longDate } from '../case/time/calendar.ts'
import { allChannels, type Channel, channels } from './channels.ts'
import { type ConductCounts, mondayOf, total } from './conduct-counts.ts'
import type { ConductMark } from './conduct-marks.ts'
import { monthName } from './timeline.ts'

/** A bar of a picture: what was done in one week or month, and what came back. */
export interface Bar {
  start: CalendarDate
  /** The last day of it. */
  end: CalendarDate
  count: number
  back: number
}
export interface Band {
  label: string
  bars: Bar[]
  first: CalendarDate
  last: CalendarDate
  count: number
  back: number
}
export interface After {
  /** The number that stands beside its line in the picture. */
  number: number
  mark: ConductMark
  before: number
  sameDay: number
  after: number
  /** The first day after it with anything from the defendant. */
  next: CalendarDate | null
}
export interface Gap {
  from: CalendarDate
  to: CalendarDate
  /** Days between them without anything from the defendant. */
  quiet: number
}
export interface Half {
  from: CalendarDate
  to: CalendarDate
  count: number
  days: number
}
export interface Conduct {
  first: CalendarDate
  last: CalendarDate
  unit: 'week' | 'month'
  forward: number
  back: number
  /** Days with anything from the defendant. */
  days: number
  /** The channels that are known; how many from the defendant name none. */
  channels: Band[]
  channelUnknown: number
  places: Band[]
  periods: Bar[]
  hours: { hour: number; count: number; back: number }[]
  untimed: number
  gaps: Gap[]
  halves: [Half, Half] | null
  busiest: { on: CalendarDate; count: number } | null
  /** The longest run of days one after another, each with something. */
  run: { from: CalendarDate; to: CalendarDate; days: number } | null
  after: After[]
  counts: ConductCounts
}

/** Weeks for about three years; a longer course is drawn by months, so that each bar can still be seen. */
const mostWeeks = 160
/** Shorter silences are no gap. */
export const gapDays = 7
const gapsShown = 5

/** The facts of a course of conduct from its counts: no judgement and no score. Null where nothing happened. */
export function conductOf(counts: ConductCounts, marks: readonly ConductMark[]): Conduct | null {
  const all = counts.days.map(d => d.on).sort()
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return null
  const unit = daysBetween(first, last) > mostWeeks * 7 ? 'month' : 'week'
  const byDay = new Map<CalendarDate, number>()
  for (const d of counts.days) if (!d.back) byDay.set(d.on, (byDay.get(d.on) ?? 0) + d.count)
  const days = [...byDay].map(([on, count]) => ({ on, count })).sort((a, b) => (a.on < b.on ? -1 : 1))
  return {
    first,
    last,
    unit,
    forward: total(days),
    back: total(counts.days.filter(d => d.back)),
    days: days.length,
    channels: allChannels
      .filter(c => c !== 'notSaid')
      .flatMap(c => bandOf(channels[c].label, unit, ofChannel(counts, c)) ?? []),
    channelUnknown: total(ofChannel(counts, 'notSaid').filter(d => !d.back)),
    places: placesIn(counts).flatMap(
      place =>
        bandOf(
          place ?? 'All other places',
          unit,
          counts.places.filter(p => p.place === place),
        ) ?? [],
    ),
    periods: barsOf(unit, counts.days),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      count: total(counts.hours.filter(h => h.hour === hour && !h.back)),
      back: total(counts.hours.filter(h => h.hour === hour && h.back)),
    })),
    untimed: total(counts.hours.filter(h => h.hour === null)),
    gaps: gapsOf(days),
    halves: halvesOf(days),
    busiest: days.reduce<Conduct['busiest']>((most, d) => (most && most.count >= d.count ? most : d), null),
    run: runOf(days),
    after: marks.map((mark, i) => afterOf(i + 1, mark, days)),
    counts,
  }
}

type Cell = { on: CalendarDate; back: boolean; count: number }
const ofChannel = (counts: ConductCounts, channel: Channel): Cell[] => counts.days.filter(d => d.channel === channel)
/** The places named most first, and all the others after them. */
function placesIn(counts: ConductCounts): (string | null)[] {
  const sums = Map.groupBy(counts.places, p => p.place)
  return [...sums]
    .sort(
      ([a, x], [b, y]) =>
        Number(a === null) - Number(b === null) || total(y) - total(x) || ((a ?? '') < (b ?? '') ? -1 : 1),
    )
    .map(([place]) => place)
}

const startOf = (unit: 'week' | 'month', on: CalendarDate) => (unit === 'week' ? mondayOf(on) : `${on.slice(0, 8)}01`)
const endOf = (unit: 'week' | 'month', start: CalendarDate) =>
  unit === 'week' ? addDays(start, 6) : addDays(addMonths(start, 1), -1)

function barsOf(unit: 'week' | 'month', cells: readonly Cell[]): Bar[] {
  const found = new Map<CalendarDate, Bar>()
  for (const { on, back, count } of cells) {
    const start = startOf(unit, on)
    const bar = found.get(start) ?? { start, end: endOf(unit, start), count: 0, back: 0 }
    if (back) bar.back += count
    else bar.count += count
    found.set(start, bar)
  }
  return [...found.values()].sort((a, b) => (a.start < b.start ? -1 : 1))
}
function bandOf(label: string, unit: 'week' | 'month', cells: readonly Cell[]): Band | undefined {
  const days = cells.map(c => c.on).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return undefined
  const bars = barsOf(unit, cells)
  return { label, bars, first, last, count: total(bars), back: bars.reduce((n, b) => n + b.back, 0) }
}

type Day = { on: CalendarDate; count: number }
function gapsOf(days: readonly Day[]): Gap[] {
  return days
    .flatMap((day, i): Gap[] => {
      const next = days[i + 1]
      const quiet = next ? daysBetween(day.on, next.on) - 1 : 0
      return next && quiet >= gapDays ? [{ from: day.on, to: next.on, quiet }] : []
    })
    .sort((a, b) => b.quiet - a.quiet || (a.from < b.from ? -1 : 1))
    .slice(0, gapsShown)
}
/** The course cut in two of the same number of days (the middle day of an odd number goes to the second). */
function halvesOf(days: readonly Day[]): [Half, Half] | null {
  const [first, last] = [days[0]?.on, days.at(-1)?.on]
  if (!first || !last || daysBetween(first, last) < 13) return null
  const middle = addDays(first, Math.floor((daysBetween(first, last) + 1) / 2))
  const half = (from: CalendarDate, to: CalendarDate): Half => {
    const within = days.filter(d => d.on >= from && d.on <= to)
    return { from, to, count: total(within), days: within.length }
  }
  return [half(first, addDays(middle, -1)), half(middle, last)]
}
function runOf(days: readonly Day[]): Conduct['run'] {
  let longest: NonNullable<Conduct['run']> | null = null
  let from = days[0]?.on
  days.forEach((day, i) => {
    if (!from || (i > 0 && days[i - 1]?.on !== addDays(day.on, -1))) from = day.on
    const length = daysBetween(from, day.on) + 1
    if (length > (longest?.days ?? 0)) longest = { from, to: day.on, days: length }
  })
  return longest
}
function afterOf(number: number, mark: ConductMark, days: readonly Day[]): After {
  return {
    number,
    mark,
    before: total(days.filter(d => d.on < mark.on)),
    sameDay: total(days.filter(d => d.on === mark.on)),
    after: total(days.filter(d => d.on > mark.on)),
    next: days.find(d => d.on > mark.on)?.on ?? null,
  }
}

/** 'Week of 9 March 2026', 'March 2026'. */
export const periodName = (unit: 'week' | 'month', start: CalendarDate): string =>
  unit === 'week' ? `Week of ${longDate(start)}` : monthName(start)
export const hourName = (hour: number): string =>
  `${String(hour).padStart(2, '0')}:00 to ${String((hour + 1) % 24).padStart(2, '0')}:00`
