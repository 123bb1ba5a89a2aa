import { addDays, addMonths, type CalendarDate, isCalendarDate, longDate } from './calendar.ts'

/** A span of days, both ends counted, and how it was chosen. Every measure's figures carry one. */
export interface Period {
  kind: PeriodKind
  from: CalendarDate
  to: CalendarDate
  label: string
  /** Not over yet: figures will still change. */
  unfinished: boolean
}
export const periodKinds = {
  rolling: { label: 'Rolling 12 months', hint: 'This month and the eleven before it' },
  month: { label: 'Month' },
  quarter: { label: 'Quarter' },
  calendar: { label: 'Calendar year' },
  financial: { label: 'April to March' },
} as const
export type PeriodKind = keyof typeof periodKinds

const firstOfMonth = (date: CalendarDate) => `${date.slice(0, 7)}-01`
const year = (date: CalendarDate) => Number(date.slice(0, 4))
const starts: Record<PeriodKind, (within: CalendarDate) => CalendarDate> = {
  rolling: d => addMonths(firstOfMonth(d), -11),
  month: firstOfMonth,
  quarter: d => `${d.slice(0, 4)}-${String(Math.floor((Number(d.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`,
  calendar: d => `${d.slice(0, 4)}-01-01`,
  financial: d => `${d.slice(5, 7) < '04' ? year(d) - 1 : year(d)}-04-01`,
}
const lengths: Record<PeriodKind, number> = { rolling: 12, month: 1, quarter: 3, calendar: 12, financial: 12 }

/** The period of a kind that holds a day. Whole months always, so that reports and orders cover the same ones. */
export function periodOf(kind: PeriodKind, within: CalendarDate, today: CalendarDate): Period {
  const from = starts[kind](within)
  const end = addDays(addMonths(from, lengths[kind]), -1)
  const to = end < today ? end : today < from ? end : today
  return {
    kind,
    from,
    to,
    label: `${longDate(from)} to ${longDate(to)}`,
    unfinished: end >= today,
  }
}
/** The period that an address asks for: `period` a kind, `on` a day within it. What is not understood becomes the last 12 months. */
export function periodFrom(
  asked: { period?: string | undefined; on?: string | undefined },
  today: CalendarDate,
): Period {
  const kind = asked.period && Object.hasOwn(periodKinds, asked.period) ? (asked.period as PeriodKind) : 'rolling'
  const on = asked.on && isCalendarDate(asked.on) && asked.on <= today ? asked.on : today
  return periodOf(kind, on, today)
}
/** The periods of a kind that a person may choose, newest first. */
export const periodsToChoose = (kind: PeriodKind, today: CalendarDate, howMany: number): Period[] => {
  const step = kind === 'rolling' ? 1 : lengths[kind]
  const newest = kind === 'rolling' ? firstOfMonth(today) : starts[kind](today)
  return Array.from({ length: howMany }, (_, i) =>
    periodOf(kind, i === 0 ? today : addMonths(newest, -i * step), today),
  )
}
/** The first day of each month that the period touches. */
export function monthsOf(period: Pick<Period, 'from' | 'to'>): CalendarDate[] {
  const months: CalendarDate[] = []
  for (let m = firstOfMonth(period.from); m <= period.to; m = addMonths(m, 1)) months.push(m)
  return months
}

/** When the counting of reports changed: a figure before is not of one kind with a figure after. */
export const seriesBreaks: readonly { on: CalendarDate; what: string; source: string }[] = [
  {
    on: '2018-04-01',
    what: 'Stalking and harassment counted in addition to the other crime',
    source: 'Northumbria Police and Crime Commissioner; other reports give April 2019',
  },
  {
    on: '2019-04-01',
    what: 'The later of the two dates reported for the April 2018 change',
    source: 'The Argus',
  },
  {
    on: '2020-04-01',
    what: 'Harassment by a former partner recorded as stalking unless police are satisfied otherwise',
    source: 'The Argus',
  },
  {
    on: '2023-06-01',
    what: 'The rule to record the behaviour in addition to the other crime removed',
    source: 'Avon and Somerset Police',
  },
]
/** The changes in counting that fall within a span: the two sides of each are never joined. */
export const breaksWithin = (from: CalendarDate, to: CalendarDate) =>
  seriesBreaks.filter(b => b.on > from && b.on <= to)
