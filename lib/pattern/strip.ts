import type { CaseFile } from '../case/case.ts'
import { spoDecisions } from '../case/reference/codes/decisions.ts'
import { orderKinds } from '../case/reference/statute.ts'
import { addDays, addMonths, type CalendarDate, daysBetween, londonDate, longDate } from '../case/time/calendar.ts'
import { mondayOf } from './conduct-counts.ts'

/** The whole pattern of a case in one strip: how much happened each week, with what was decided, made and broken. */

/** What happened in one week, incidents and messages of imports told apart. */
export interface WeekCount {
  /** The Monday of it. */
  week: CalendarDate
  incidents: number
  rows: number
  /** Those of them that came from a protected person. */
  back: number
}
export interface StripEvent {
  on: CalendarDate
  label: string
}
export interface StripBar {
  start: CalendarDate
  end: CalendarDate
  incidents: number
  rows: number
  back: number
}
export interface Strip {
  unit: 'week' | 'month'
  first: CalendarDate
  last: CalendarDate
  bars: StripBar[]
  events: StripEvent[]
  breaches: CalendarDate[]
  most: number
  summary: string
}

/** A longer course is drawn by months, so that each bar can still be seen. */
const mostWeeks = 160
const plural = (n: number, word: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? word : `${word}s`}`

/** What a bar stands for, in words. */
export const barSays = (unit: Strip['unit'], b: StripBar): string =>
  `${unit === 'week' ? `Week of ${longDate(b.start)}` : longDate(b.start).replace(/^\d+ /, '')}: ${countSays(b)}`
export const countSays = (b: Pick<StripBar, 'incidents' | 'rows'>): string =>
  [b.incidents ? plural(b.incidents, 'incident') : '', b.rows ? `${plural(b.rows, 'message')} or calls` : '']
    .filter(Boolean)
    .join(', ') || 'nothing'

/** Counts of weeks, named events and days of breaches → the strip; null where nothing has happened. */
export function stripOf(
  weeks: readonly WeekCount[],
  events: readonly StripEvent[],
  breaches: readonly CalendarDate[],
): Strip | null {
  if (!weeks.length) return null
  const shown = [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const days = [...weeks.map(w => w.week), ...shown.map(e => e.on), ...breaches].sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const unit = daysBetween(first, last) > mostWeeks * 7 ? 'month' : 'week'
  const start = (day: CalendarDate) => (unit === 'week' ? mondayOf(day) : `${day.slice(0, 8)}01`)
  const end = (day: CalendarDate) => (unit === 'week' ? addDays(day, 6) : addDays(addMonths(day, 1), -1))
  const bars = new Map<CalendarDate, StripBar>()
  for (const w of weeks) {
    const at = start(w.week)
    const bar = bars.get(at) ?? { start: at, end: end(at), incidents: 0, rows: 0, back: 0 }
    bars.set(at, {
      ...bar,
      incidents: bar.incidents + w.incidents,
      rows: bar.rows + w.rows,
      back: bar.back + w.back,
    })
  }
  const all = [...bars.values()].sort((a, b) => (a.start < b.start ? -1 : 1))
  return {
    unit,
    first: start(first),
    last: end(start(last)),
    bars: all,
    events: shown,
    breaches: [...breaches].sort(),
    most: Math.max(...all.map(b => b.incidents + b.rows)),
    summary: summaryOf(all, unit),
  }
}
function summaryOf(bars: readonly StripBar[], unit: Strip['unit']): string {
  const incidents = bars.reduce((n, b) => n + b.incidents, 0)
  const rows = bars.reduce((n, b) => n + b.rows, 0)
  const [first, last] = [bars[0], bars.at(-1)]
  const busiest = bars.reduce<StripBar | undefined>(
    (most, b) => (most && most.incidents + most.rows >= b.incidents + b.rows ? most : b),
    undefined,
  )
  if (!first || !last || !busiest) return 'Nothing has happened'
  const month = (day: CalendarDate) => longDate(day).replace(/^\d+ /, '')
  const span =
    month(first.start) === month(last.end)
      ? `in ${month(first.start)}`
      : `from ${month(first.start)} to ${month(last.end)}`
  const peak =
    bars.length > 1
      ? `. Most in the ${unit} of ${unit === 'week' ? longDate(busiest.start) : month(busiest.start)}`
      : ''
  return `${countSays({ incidents, rows })} ${span}${peak}`
}

/** A numbered pin over the strip: its middle and how many pins stand below it. */
export interface Pin {
  x: number
  level: number
}
/** Days → pins of one size that never touch, each within the width: pins too near one another stand on each other. Px. */
export function pinsOf(
  days: readonly CalendarDate[],
  strip: Pick<Strip, 'first' | 'last'>,
  width: number,
  size: number,
): Pin[] {
  const placed: Pin[] = []
  for (const day of days) {
    const x = Math.min(width - size / 2, Math.max(size / 2, xOf(day, strip, width)))
    let level = 0
    while (placed.some(p => p.level === level && Math.abs(p.x - x) < size + 2)) level++
    placed.push({ x, level })
  }
  return placed
}
/** Where a day stands across the strip, in px. */
export const xOf = (day: CalendarDate, { first, last }: Pick<Strip, 'first' | 'last'>, width: number): number =>
  (daysBetween(first, day) / Math.max(1, daysBetween(first, last) + 1)) * width

/** What is named on the strip: the report, decisions that changed, orders and their service. */
export const stripEvents = (file: CaseFile<'applications' | 'decisions' | 'orders' | 'services'>): StripEvent[] => {
  const decisions = [...file.decisions].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return [
    { on: file.case.reportedOn, label: 'Reported to police' },
    ...decisions
      .filter((d, i) => d.decision !== decisions[i - 1]?.decision)
      .map(d => ({ on: londonDate(d.at), label: `Decided: ${spoDecisions[d.decision].label.toLowerCase()}` })),
    ...file.applications.flatMap(a =>
      a.kind === 'main' && a.lodgedOn ? [{ on: a.lodgedOn, label: 'Lodged with the court' }] : [],
    ),
    ...file.orders.map(o => ({ on: o.madeOn, label: `${orderKinds[o.kind].label} made` })),
    ...file.orders.flatMap(o => {
      const first = file.services
        .filter(s => s.orderId === o.id && s.served)
        .map(s => londonDate(s.attemptedAt))
        .sort()[0]
      return first ? [{ on: first, label: `${orderKinds[o.kind].label} served` }] : []
    }),
  ]
}
