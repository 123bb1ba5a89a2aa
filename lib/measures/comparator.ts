import { addDays, addMonths, type CalendarDate, isCalendarDate } from '../case/time/calendar.ts'
import type { Published } from './published.ts'

/**
 * What a published figure counts, so far as its source says, and how our own is counted to stand beside it. `counts` names what
 * is counted; `words` says it where the figure is shown. Pure.
 */
export type Comparable =
  | 'fullOrders'
  | 'interimOrders'
  | 'allOrders'
  | 'applications'
  | 'undecided'
  | 'grantedShare'
  | 'refusedShare'
  | 'otherShare'
  | 'reports'
  | 'breaches'
  | 'subjects'
export interface Comparison {
  counts: Comparable
  words: string
  /** Counted as it stands on the last day, and not over the period. */
  onLastDay?: true
}
const applications = 'Main applications of the police, by the day on which they were lodged'
const comparisons: Readonly<Record<string, Comparison>> = {
  full_orders: { counts: 'fullOrders', words: 'Full orders, by the day on which they were made' },
  interim_orders: { counts: 'interimOrders', words: 'Interim orders, by the day on which they were made' },
  orders_granted: {
    counts: 'allOrders',
    words:
      'Full and interim orders together, by the day on which they were made: the replies add them, and exceed the applications',
  },
  orders_issued: { counts: 'allOrders', words: 'Full and interim orders together, by the day on which they were made' },
  orders_issued_full_plus_interim: {
    counts: 'allOrders',
    words: 'Full and interim orders together, by the day on which they were made',
  },
  orders_total: { counts: 'allOrders', words: 'Full and interim orders together, by the day on which they were made' },
  applications: { counts: 'applications', words: applications },
  applications_not_yet_heard: {
    counts: 'undecided',
    words: `${applications}; those that were not decided by the end of the period`,
  },
  applications_pending: {
    counts: 'undecided',
    words: `${applications}; those that were not decided by the end of the period`,
  },
  percent_granted: {
    counts: 'grantedShare',
    words: `${applications}; the share granted, out of all lodged, those still open included`,
  },
  percent_refused: { counts: 'refusedShare', words: `${applications}; the share refused, out of all lodged` },
  percent_otherwise_or_withdrawn: {
    counts: 'otherShare',
    words: `${applications}; the share neither granted nor refused, out of all lodged`,
  },
  stalking_reports: { counts: 'reports', words: 'Stalking crime reports loaded, by the month of the record' },
  breaches: { counts: 'breaches', words: 'Breaches of stalking protection orders, by the day on which police knew' },
  subjects_under_order: {
    counts: 'subjects',
    words: 'Defendants with an order in force on the last day',
    onLastDay: true,
  },
}
/** How our figure is counted beside a published one; undefined where this program does not hold what it counts. */
export const comparisonOf = (measure: string): Comparison | undefined =>
  Object.hasOwn(comparisons, measure) ? comparisons[measure] : undefined

export interface Span {
  from: CalendarDate
  to: CalendarDate
}
const monthEnd = (month: string): CalendarDate => addDays(addMonths(`${month}-01`, 1), -1)
/** The first or last day of a period as published: a day, a month, a year, or a year from April (2021-22, 2021/22). */
function edge(text: string, last: boolean): CalendarDate | undefined {
  if (isCalendarDate(text)) return text
  const financial = /^(\d{4})[-/](\d{2})$/.exec(text)
  if (financial && Number(financial[2]) === (Number(financial[1]) + 1) % 100)
    return last ? `${Number(financial[1]) + 1}-03-31` : `${financial[1]}-04-01`
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return last ? monthEnd(text) : `${text}-01`
  if (/^\d{4}$/.test(text)) return last ? `${text}-12-31` : `${text}-01-01`
  return undefined
}
/** The days of a published period; undefined where it cannot be read. */
export function spanOf(f: Pick<Published, 'periodStart' | 'periodEnd'>): Span | undefined {
  const from = edge(f.periodStart, false)
  const to = edge(f.periodEnd || f.periodStart, true)
  return from && to && from <= to ? { from, to } : undefined
}

/** Our figure by the definition of a published one, over its period. */
export interface OwnFigure extends Span {
  measure: string
  /** Null where nothing was held of that time: no data is not zero. */
  value: string | null
  /** From when this program holds anything, where that is after the period began. */
  heldFrom: CalendarDate | null
}
/** What was counted → the figure in words; a share of nothing is none. */
export function ownFigure(
  measure: string,
  span: Span,
  n: { part: number; whole: number },
  heldFrom: CalendarDate | null,
): OwnFigure {
  const isShare = comparisonOf(measure)?.counts.endsWith('Share')
  const nothing = heldFrom === null || heldFrom > span.to
  const value = isShare ? (n.whole ? `${((100 * n.part) / n.whole).toFixed(0)}` : null) : String(n.part)
  return {
    measure,
    ...span,
    value: nothing ? null : value,
    heldFrom: !nothing && heldFrom > span.from ? heldFrom : null,
  }
}
