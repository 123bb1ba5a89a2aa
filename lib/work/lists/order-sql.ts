import { type SQL, sql } from 'drizzle-orm'
import type { CalendarDate } from '../../case/time/calendar.ts'

/**
 * Orders in force now, as `isInForce` of lib/case/views/orders.ts says: made, neither past the last day of the version of that day
 * nor ended by a decision. An interim order ends when its main application is determined, or a full order takes its place.
 */
export const liveOrders = (day: CalendarDate): SQL => sql`
  select o.id, o.case_id, o.ref, o.kind, o.made_on, o.replaces_id, o.owner_id, v.version, v.term_kind, v.last_day
  from orders o
  left join lateral (
    select ov.version, ov.term_kind, ov.last_day from order_versions ov where ov.order_id = o.id and ov.withdrawn_at is null and ov.from_on <= ${day}::date
    order by ov.version desc limit 1
  ) v on true
  where o.force_id = (select spo_force())
    and o.made_on <= ${day}::date
    and (o.ended_on is null or ${day}::date < o.ended_on)
    and (v.last_day is null or ${day}::date <= v.last_day)
    and (o.kind <> 'interim' or not exists (
      select 1 from applications own left join applications main on main.id = own.main_id
      where own.id = o.application_id and case when own.kind = 'interim' then main.determined_on else own.determined_on end <= ${day}::date))
    and (o.kind <> 'interim' or not exists (
      select 1 from orders later where later.replaces_id = o.id and later.made_on <= ${day}::date))`
