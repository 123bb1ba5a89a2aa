import { type Category, categories } from '../case/reference/statute.ts'
import { addDays, addMonths, type CalendarDate, daysBetween, longDate } from '../case/time/calendar.ts'

/** Incidents of one kind and direction in one day, week or month. */
export interface Cell {
  month: CalendarDate
  start: CalendarDate
  category: Category
  fromProtected: boolean
  /** An incident that was several kinds of act at once counts under each. */
  count: number
  /** Those of which this was the main kind: each incident once. */
  mainly: number
}
export type Unit = 'day' | 'week' | 'month'
export type MarkKind = 'decision' | 'order' | 'breach'
/** A day on which something was decided, made or broken. */
export interface Mark {
  on: CalendarDate
  kind: MarkKind
  label: string
}
export interface Month {
  /** The first day of it. */
  start: CalendarDate
  /** The last month of a run without anything, or the same month. */
  end: CalendarDate
  counts: Partial<Record<Category, number>>
  total: number
  fromProtected: number
  marks: Mark[]
}
export interface Timeline {
  unit: Unit
  categories: Category[]
  /** Cells of one start, kind and direction, put together. */
  dots: Omit<Cell, 'month' | 'mainly'>[]
  marks: Mark[]
  months: Month[]
  total: number
  fromProtected: number
  /** Some were several kinds of act at once: the kinds add up to more than there were. */
  isSeveral: boolean
  summary: string
}

/** How finely to count: days for about two months, weeks for two years, else months. */
export function unitFor(first: CalendarDate, last: CalendarDate): Unit {
  const days = daysBetween(first, last)
  return days <= 62 ? 'day' : days <= 740 ? 'week' : 'month'
}

const monthOf = (date: CalendarDate): CalendarDate => `${date.slice(0, 8)}01`
const order = Object.keys(categories) as Category[]

/** The pattern of a case: dots for a picture and months for its table, from the same counts. */
export function timelineOf(unit: Unit, cells: Cell[], marks: Mark[]): Timeline {
  const sorted = [...marks].sort((a, b) => a.on.localeCompare(b.on))
  const total = sum(cells.map(c => c.mainly))
  const fromProtected = sum(cells.filter(c => c.fromProtected).map(c => c.mainly))
  const months = monthsOf(cells, sorted)
  return {
    unit,
    categories: order.filter(c => cells.some(cell => cell.category === c)),
    dots: dotsOf(cells),
    marks: sorted,
    months,
    total,
    fromProtected,
    isSeveral: sum(cells.map(c => c.count)) > total,
    summary: summaryOf(months, total, fromProtected),
  }
}

/** A week that crosses into another month was counted in each: here it is one dot. */
function dotsOf(cells: Cell[]): Timeline['dots'] {
  const found = new Map<string, Timeline['dots'][number]>()
  for (const { month: _m, mainly: _n, ...cell } of cells) {
    const key = `${cell.start} ${cell.category} ${cell.fromProtected}`
    const there = found.get(key)
    found.set(key, { ...cell, count: (there?.count ?? 0) + cell.count })
  }
  return [...found.values()]
}

function monthsOf(cells: Cell[], marks: Mark[]): Month[] {
  const days = [...cells.map(c => c.month), ...marks.map(m => monthOf(m.on))].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const months: Month[] = []
  for (let start = first; start <= last; start = addMonths(start, 1)) {
    const month = monthAt(start, cells, marks)
    const before = months.at(-1)
    if (isQuiet(month) && before && isQuiet(before)) before.end = start
    else months.push(month)
  }
  return months
}
function monthAt(start: CalendarDate, cells: Cell[], marks: Mark[]): Month {
  const here = cells.filter(c => c.month === start)
  const counts: Partial<Record<Category, number>> = {}
  for (const c of here) counts[c.category] = (counts[c.category] ?? 0) + c.count
  return {
    start,
    end: start,
    counts,
    total: sum(here.map(c => c.mainly)),
    fromProtected: sum(here.filter(c => c.fromProtected).map(c => c.mainly)),
    marks: marks.filter(m => monthOf(m.on) === start),
  }
}
const isQuiet = (m: Month) => m.total === 0 && m.marks.length === 0
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

/** '2026-03-01' → 'March 2026'. */
export const monthName = (start: CalendarDate): string => longDate(start).replace(/^\d+ /, '')

function summaryOf(months: Month[], total: number, fromProtected: number): string {
  const busy = months.filter(m => m.total > 0)
  const [first, last] = [busy[0], busy.at(-1)]
  if (!first || !last) return 'No incidents are logged'
  const most = busy.reduce((a, b) => (b.total > a.total ? b : a))
  const span =
    first === last ? `in ${monthName(first.start)}` : `from ${monthName(first.start)} to ${monthName(last.start)}`
  const peak = first === last ? '' : `, most in ${monthName(most.start)} (${most.total})`
  const back = fromProtected
    ? `. ${fromProtected} ${fromProtected === 1 ? 'was' : 'were'} from the protected person`
    : ''
  return `${total.toLocaleString('en-GB')} ${total === 1 ? 'incident' : 'incidents'} ${span}${peak}${back}`
}

/** The last day that a dot's start stands for. */
export const endOf = (unit: Unit, start: CalendarDate): CalendarDate =>
  unit === 'day' ? start : unit === 'week' ? addDays(start, 6) : addDays(addMonths(start, 1), -1)
