import { type SQL, sql } from 'drizzle-orm'
import type { CalendarDate, Instant } from '../spo/calendar.ts'
import type { Settings } from '../spo/case.ts'
import { type Horizon, lateDecisionHours, lateLinkDays, type MeasureId } from '../spo/measures.ts'
import type { Period } from '../spo/periods.ts'
import { applicationsThat } from '../spo/status.ts'
import { arrestSteps } from '../spo/waits/breaches.ts'
import { endDecided, liveOrders, londonDay, startOf } from './order-sql.ts'

/** For what period, and as it stands when, a measure is taken. */
export interface Taking {
  period: Period
  horizon: Horizon
  settings: Settings
  at: Instant
  today: CalendarDate
}

/**
 * The things that a measure counts, one row each: case_id, record_id, label, on_day (the day that puts it in the period), counted (in the
 * whole, or timed), hit (in the part), value (days or minutes, of what is timed), late (open and past the target), open (still open).
 * Numbers, medians and the list of cases are all read from these rows, so that each number opens to exactly its cases.
 */
export const factsOfMeasure: Record<MeasureId, (t: Taking) => SQL> = {
  M01: t => ordersMade(t, sql`o.kind = 'full'`),
  M01A: t => ordersMade(t, sql`true`),
  M02: t => sql`
    select c.id as case_id, c.id as record_id, c.ref as label, ${londonDay(sql`c.opened_at`)} as on_day, true as counted,
      coalesce(i.several, false) as hit,
      null::numeric as value, false as open, false as late
    from cases c
    left join (
      select case_id, min(crime_reference) <> max(crime_reference) as several from incidents where withdrawn_at is null group by case_id
    ) i on i.case_id = c.id
    where c.force_id = (select spo_force()) and ${opened(t)}`,
  M03: t => sql`
    select c.id as case_id, c.id as record_id, c.ref as label, ${londonDay(sql`c.opened_at`)} as on_day, true as counted,
      l.late as hit, null::numeric as value, false as open, false as late
    from cases c
    join (
      select case_id, bool_or(recorded_at > later_at + make_interval(days => ${lateLinkDays}::int)) is true as late
      from (
        select i.case_id, i.recorded_at,
          min(i.recorded_at) over (partition by i.case_id order by i.happened_on desc groups between unbounded preceding and 1 preceding) as later_at
        from incidents i where i.withdrawn_at is null
      ) seen
      group by case_id having count(*) > 1
    ) l on l.case_id = c.id
    where c.force_id = (select spo_force()) and ${opened(t)}`,
  M05: t => sql`
    select c.id as case_id, c.id as record_id, c.ref as label, ${londonDay(sql`c.opened_at`)} as on_day,
      ${inPeriod(londonDay(sql`c.opened_at`), t)} as counted,
      ${inPeriod(londonDay(sql`c.opened_at`), t)} and coalesce(d.first_at <= c.opened_at + ${within(t)}, false) as hit,
      null::numeric as value,
      c.status = 'open' and d.first_at is null as open,
      c.status = 'open' and d.first_at is null and c.opened_at + ${within(t)} < ${t.at}::timestamptz as late
    from cases c
    left join (select case_id, min(at) as first_at from decisions group by case_id) d on d.case_id = c.id
    where c.force_id = (select spo_force()) and (${opened(t)} or c.status = 'open' and d.first_at is null)`,
  M05A: t => sql`
    select x.case_id, x.id as record_id, x.label, ${londonDay(sql`x.at`)} as on_day, true as counted,
      coalesce(x.recorded_at > x.at + make_interval(hours => ${lateDecisionHours}::int), false) as hit,
      null::numeric as value, false as open, false as late
    from (
      select d.case_id, d.id, 'Decision' as label, d.at, d.recorded_at from decisions d where d.force_id = (select spo_force())
      union all
      select r.case_id, r.id, 'Review', r.at, r.recorded_at from reviews r where r.force_id = (select spo_force())
    ) x
    where ${inPeriod(londonDay(sql`x.at`), t)}`,
  M06: t => sql`
    select c.id as case_id, c.id as record_id, c.ref as label, ${londonDay(sql`c.opened_at`)} as on_day, true as counted,
      exists (select 1 from applications a where a.case_id = c.id and a.kind = 'main' and a.lodged_on is not null) as hit,
      null::numeric as value, false as open, false as late
    from cases c where c.force_id = (select spo_force()) and ${opened(t)}`,
  M08: t => sql`
    select a.case_id, a.id as record_id, ${applicationLabel} as label, a.lodged_on as on_day, true as counted, false as hit,
      (a.lodged_on - c.reported_on)::numeric as value, false as open, false as late
    from applications a join cases c on c.id = a.case_id
    where a.force_id = (select spo_force()) and a.kind = 'main' and ${inPeriod(sql`a.lodged_on`, t)}
    union all
    select c.id, c.id, c.ref, null::date, false, false, (${t.today}::date - c.reported_on)::numeric, true, ${t.today}::date - c.reported_on > ${t.settings.reportToLodgedDays}::int
    from cases c
    left join (select distinct on (case_id) case_id, decision from decisions order by case_id, at desc) d on d.case_id = c.id
    where c.force_id = (select spo_force()) and c.status = 'open' and d.decision is distinct from 'no'
      and not exists (select 1 from applications a where a.case_id = c.id and a.kind = 'main' and a.lodged_on is not null)`,
  M12: t => sql`
    select a.case_id, a.id as record_id, ${applicationLabel} as label, f.on_day, ${inPeriod(sql`f.on_day`, t)} as counted, false as hit,
      (coalesce(f.on_day, ${t.today}::date) - a.lodged_on)::numeric as value,
      f.on_day is null as open, f.on_day is null and ${t.today}::date - a.lodged_on > ${t.settings.lodgedToHearingDays}::int as late
    from applications a
    left join (
      select case when half.kind = 'interim' then coalesce(half.main_id, half.id) else half.id end as main_id, min(h.listed_on) as on_day
      from applications half join hearings h on h.application_id = half.id where h.status = 'heard' group by 1
    ) f on f.main_id = a.id
    where a.force_id = (select spo_force()) and a.kind = 'main' and a.lodged_on is not null
      and (${inPeriod(sql`f.on_day`, t)} or f.on_day is null and ${isOneOf(
        sql`a.status`,
        applicationsThat(s => s.atCourt),
      )})`,
  M16: t => sql`
    select o.case_id, o.id as record_id, o.ref as label, o.made_on as on_day,
      ${inPeriod(sql`o.made_on`, t)} and s.served_on is not null as counted, false as hit,
      (coalesce(s.served_on, ${t.today}::date) - o.made_on)::numeric as value,
      s.served_on is null and live.id is not null as open,
      s.served_on is null and live.id is not null and ${t.today}::date - o.made_on > ${Math.ceil(t.settings.serviceWithinHours / 24)}::int as late
    from orders o
    left join (${liveOrders(t.today)}) live on live.id = o.id
    left join (
      select sv.order_id, min(${londonDay(sql`sv.attempted_at`)}) as served_on from services sv where sv.served group by sv.order_id
    ) s on s.order_id = o.id
    where o.force_id = (select spo_force())
      and (${inPeriod(sql`o.made_on`, t)} and s.served_on is not null or s.served_on is null and live.id is not null)`,
  M17: t => sql`
    select a.case_id, a.id as record_id, ${applicationLabel} as label, a.determined_on as on_day,
      ${inPeriod(sql`a.determined_on`, t)} and ${disposed} as counted,
      ${inPeriod(sql`a.determined_on`, t)} and a.status = 'granted' as hit, null::numeric as value,
      ${isOneOf(
        sql`a.status`,
        applicationsThat(s => s.atCourt),
      )} as open, false as late
    from applications a
    where a.force_id = (select spo_force()) and a.kind = 'main' and a.lodged_on is not null
      and (${inPeriod(sql`a.determined_on`, t)} and ${disposed} or ${isOneOf(
        sql`a.status`,
        applicationsThat(s => s.atCourt),
      )})`,
  M18: t => sql`
    select o.case_id, o.id as record_id, o.ref as label, o.made_on as on_day, true as counted, true as hit, null::numeric as value,
      x.unattended as open, x.unattended as late
    from (${liveOrders(t.period.to)}) o
    join lateral (
      select o.owner_id is null
        or exists (select 1 from people p where p.id = o.owner_id and p.ended_at <= ${t.at}::timestamptz)
        or not exists (select 1 from order_conditions oc where oc.order_id = o.id and oc.to_version is null and oc.next_check_on is not null) as unattended
    ) x on true`,
  M20: t => sql`
    select o.case_id, o.id as record_id, o.ref as label, o.last_day as on_day, true as counted, not (${endDecided}) as hit,
      null::numeric as value, false as open, false as late
    from (${liveOrders(t.today)}) o
    where o.kind = 'full' and o.last_day <= ${t.today}::date + ${t.horizon}::int`,
  M22: t => breachTimes(t, sql`true`, t.settings.breachAlarmHours[0]),
  M22A: t => breachTimes(t, sql`st.step in ${arrestSteps}`, t.settings.breachAlarmHours[2]),
  M23: t => sql`
    select b.case_id, b.id as record_id, 'Breach ' || b.number as label, ${londonDay(sql`b.known_at`)} as on_day, true as counted,
      b.source = 'proactive' as hit, null::numeric as value, false as open, false as late
    from breaches b where b.force_id = (select spo_force()) and ${knownIn(t)}`,
}

const isOneOf = (column: SQL, values: readonly string[]) => sql`${column} in ${values}`
const applicationLabel = sql`'Application ' || a.number`
const disposed = sql`a.status in ('granted', 'refusedByCourt', 'withdrawn')`
const within = (t: Taking) => sql`make_interval(hours => ${t.settings.consideredWithinHours}::int)`
const inPeriod = (day: SQL, t: Taking) =>
  sql`coalesce(${day} between ${t.period.from}::date and ${t.period.to}::date, false)`
// As instants, so that an index on the column is used.
const opened = (t: Taking) =>
  sql`c.opened_at >= ${startOf(sql`${t.period.from}::date`)} and c.opened_at < ${startOf(sql`${t.period.to}::date + 1`)}`
const knownIn = (t: Taking) =>
  sql`b.offence = 'breach' and b.known_at >= ${startOf(sql`${t.period.from}::date`)} and b.known_at < ${startOf(sql`${t.period.to}::date + 1`)}`

/** Orders made in months whose reports are loaded for their district: the same months on both sides. */
const ordersMade = (t: Taking, which: SQL) => sql`
  select o.case_id, o.id as record_id, o.ref as label, o.made_on as on_day, rc.id is not null as counted, rc.id is not null as hit,
    null::numeric as value, rc.id is null as open, false as late
  from orders o
  join cases c on c.id = o.case_id
  join teams tm on tm.id = c.team_id
  left join report_counts rc on rc.district_id = tm.district_id and rc.month = date_trunc('month', o.made_on)::date
  where o.force_id = (select spo_force()) and ${inPeriod(sql`o.made_on`, t)} and ${which}`

const breachTimes = (t: Taking, which: SQL, targetHours: number) => sql`
  select b.case_id, b.id as record_id, 'Breach ' || b.number as label, ${londonDay(sql`b.known_at`)} as on_day,
    f.first_at is not null and ${knownIn(t)} as counted, false as hit,
    round(extract(epoch from greatest(coalesce(f.first_at, ${t.at}::timestamptz), b.known_at) - b.known_at) / 60, 1) as value,
    f.first_at is null and b.ended_at is null as open,
    f.first_at is null and b.ended_at is null and b.known_at + make_interval(hours => ${targetHours}::int) <= ${t.at}::timestamptz as late
  from breaches b
  left join lateral (select min(st.at) as first_at from breach_steps st where st.breach_id = b.id and ${which}) f on true
  where b.force_id = (select spo_force())
    and b.offence = 'breach' and (f.first_at is not null and ${knownIn(t)} or f.first_at is null and b.ended_at is null)`
