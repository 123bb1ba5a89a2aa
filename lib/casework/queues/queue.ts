import { type SQL, sql } from 'drizzle-orm'
import type { Stage } from '../../spo/acts/act.ts'
import type { CalendarDate, Instant } from '../../spo/calendar.ts'
import type { Settings } from '../../spo/case.ts'
import type { Actor, Permission } from '../../spo/policy.ts'

/** When and for whom a queue is read. What time decides is computed from these, never from the database's clock. */
export interface Reading {
  actor: Actor
  at: Instant
  today: CalendarDate
  settings: Settings
}

/** What a queue's statement says of a row beyond the columns that all queues have. */
export type Detail = Record<string, string | number | boolean | null>

/** A list of work: what stands in it follows from the facts, and nothing is ever put into it or taken out. */
export interface Queue {
  label: string
  /** What stands in it, in a sentence. */
  meaning: string
  /** Who has it: anyone holding one of these. */
  for: readonly Permission[]
  /** By when each thing in it should have left it. */
  target: (s: Settings) => string
  /** The page of the case where it is dealt with. */
  stage: Stage
  /** Times matter to the minute, not to the day. */
  byTheHour?: true
  /** The alarms that a row has passed, in hours, least first. */
  alarms?: (s: Settings) => readonly number[]
  /** What stands in it, of one row. */
  words: (d: Detail) => string
  /**
   * The rows: case_id, record_id, detail (jsonb), since (timestamptz), due (timestamptz or null), late (boolean), band (alarms passed).
   * Seen under row-level security; which cases the actor may see is added by `read.ts`.
   */
  rows: (r: Reading) => SQL
}

/** Midnight in London at the start of a date. */
export const startOf = (date: SQL): SQL => sql`((${date})::timestamp at time zone 'Europe/London')`
/** The date in London at an instant. */
export const londonDay = (instant: SQL): SQL => sql`((${instant}) at time zone 'Europe/London')::date`
export const noBand = sql`0`

/** The target of a queue that the force sets in days. */
export const withinDays = (key: keyof Settings) => (s: Settings) =>
  `${s[key]} days. Set by the force: the Act sets no time`

/**
 * Orders in force on a day, as `isInForce` of lib/spo/orders.ts says: made, neither past the last day of the latest version
 * nor ended by a decision. An interim order ends when its main application is determined.
 */
export const liveOrders = (day: CalendarDate): SQL => sql`
  select o.id, o.case_id, o.ref, o.kind, o.made_on, o.replaces_id, o.owner_id, v.version, v.term_kind, v.last_day
  from orders o
  left join lateral (
    select ov.version, ov.term_kind, ov.last_day from order_versions ov where ov.order_id = o.id order by ov.version desc limit 1
  ) v on true
  left join applications own on own.id = o.application_id
  left join applications main on main.id = own.main_id
  where o.force_id = (select spo_force())
    and o.made_on <= ${day}::date
    and (o.ended_on is null or ${day}::date < o.ended_on)
    and (v.last_day is null or ${day}::date <= v.last_day)
    and not (o.kind = 'interim' and coalesce(
      case when own.kind = 'interim' then main.determined_on else own.determined_on end, 'infinity'::date) <= ${day}::date)`
