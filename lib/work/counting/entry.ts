import { type SQL, sql } from 'drizzle-orm'
import {
  countedApplications,
  countedBreaches,
  countedCases,
  countedConditions,
  countedContacts,
  countedDecisions,
  countedOrders,
  countedRequests,
  countedReviews,
  countedSamples,
  countedTerms,
} from '../../../db/schema/counted.ts'
import type { Settings } from '../../case/case.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import type { CalendarDate, Instant } from '../../case/time/calendar.ts'
import type { Period } from '../../case/time/periods.ts'
import type { Horizon } from '../../measures/measures.ts'

/** For what period, and as it stands when, a measure is taken. */
export interface Taking {
  period: Period
  horizon: Horizon
  settings: Settings
  at: Instant
  today: CalendarDate
}

/** A measure over the columns of one counted table, each time in SQL: what is left out is false, or null. */
export interface Entry {
  of: Table
  /** The day that puts a row in the period. */
  day: SQL
  /** Which rows there are at all: what is counted, and what is still open. */
  where: SQL
  /** In the whole, or timed. */
  counted?: SQL
  /** In the part. */
  hit?: SQL
  /** Days or minutes, of what is timed. */
  value?: SQL
  open?: SQL
  /** Open and past the target. */
  late?: SQL
  /** A column by which this measure is told apart, beyond those that every measure has. */
  split?: { [by: string]: SQL }
}
export type Facts = (t: Taking) => Entry

export const labels = {
  case: [countedCases, sql`(select ref from cases where cases.id = f.id)`],
  decision: [
    countedDecisions,
    sql`case f.kind when 'decision' then 'Decision' when 'review' then 'Review' when 'look' then 'Decision read again' else 'Primary aggressor' end`,
  ],
  application: [countedApplications, sql`'Application ' || f.number`],
  order: [countedOrders, sql`(select ref from orders where orders.id = f.id)`],
  term: [countedTerms, sql`(select ref from orders where orders.id = f.order_id)`],
  breach: [countedBreaches, sql`'Breach ' || f.number`],
  contact: [countedContacts, sql`'Contact'`],
  review: [
    countedReviews,
    sql`case f.kind when 'decision' then 'Review of the decision' else 'Review of the risk' end`,
  ],
  request: [countedRequests, sql`case f.kind when 'complaint' then 'Complaint' else 'Request' end`],
  sample: [countedSamples, sql`'Drawn ' || to_char(f.done_on, 'FMDD FMMonth YYYY')`],
  condition: [
    countedConditions,
    sql`(select ref from orders where orders.id = f.order_id) || ', condition ' || f.number`,
  ],
} as const
export type Table = keyof typeof labels

export const no = sql`false`
export const yes = sql`true`
export const within = (day: SQL, t: Taking) => sql`${day} between ${t.period.from}::date and ${t.period.to}::date`
export const counts = (day: SQL, t: Taking) => sql`coalesce(${within(day, t)}, false)`
export const hours = (n: number) => sql`make_interval(hours => ${n}::int)`
export const day = (instant: SQL) => sql`(${instant} at time zone 'Europe/London')::date`
export const minutes = (from: SQL, to: SQL) =>
  sql`round(extract(epoch from greatest(${to}, ${from}) - ${from}) / 60, 1)`
export const today = (t: Taking) => sql`${t.today}::date`
export const now = (t: Taking) => sql`${t.at}::timestamptz`
export const atCourt = sql`f.status in ${applicationsThat(s => s.atCourt)}`
export const disposed = sql`f.status in ('granted', 'refusedByCourt', 'withdrawn')`
export const inForceOn = (on: CalendarDate, term = sql`f`) =>
  sql`${term}.from_on <= ${on}::date and (${term}.to_on is null or ${term}.to_on >= ${on}::date)`
/** Whether an order is in force on a day. */
export const orderInForce = (on: CalendarDate) =>
  sql`exists (select from ${countedTerms} x where x.force_id = f.force_id and x.order_id = f.id and ${inForceOn(on, sql`x`)})`
