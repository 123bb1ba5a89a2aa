import { type SQL, sql } from 'drizzle-orm'
import {
  countedApplications,
  countedBreaches,
  countedCases,
  countedDecisions,
  countedOrders,
  countedTerms,
} from '../../db/schema/counted.ts'
import type { CalendarDate, Instant } from '../spo/calendar.ts'
import type { Settings } from '../spo/case.ts'
import { type Horizon, lateDecisionHours, lateLinkDays, type MeasureId } from '../spo/measures.ts'
import type { Period } from '../spo/periods.ts'
import { applicationsThat } from '../spo/status.ts'

/** For what period, and as it stands when, a measure is taken. */
export interface Taking {
  period: Period
  horizon: Horizon
  settings: Settings
  at: Instant
  today: CalendarDate
}

/** A measure over the columns of one counted table, each time in SQL: what is left out is false, or null. */
interface Entry {
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
}
const labels = {
  case: [countedCases, sql`(select ref from cases where cases.id = f.id)`],
  decision: [countedDecisions, sql`case f.kind when 'decision' then 'Decision' else 'Review' end`],
  application: [countedApplications, sql`'Application ' || f.number`],
  order: [countedOrders, sql`(select ref from orders where orders.id = f.id)`],
  term: [countedTerms, sql`(select ref from orders where orders.id = f.order_id)`],
  breach: [countedBreaches, sql`'Breach ' || f.number`],
} as const
type Table = keyof typeof labels

const no = sql`false`
const yes = sql`true`
const within = (day: SQL, t: Taking) => sql`${day} between ${t.period.from}::date and ${t.period.to}::date`
const counts = (day: SQL, t: Taking) => sql`coalesce(${within(day, t)}, false)`
const hours = (n: number) => sql`make_interval(hours => ${n}::int)`
const atCourt = sql`f.status in ${applicationsThat(s => s.atCourt)}`
const disposed = sql`f.status in ('granted', 'refusedByCourt', 'withdrawn')`
const inForceOn = (day: CalendarDate, term = sql`f`) =>
  sql`${term}.from_on <= ${day}::date and (${term}.to_on is null or ${term}.to_on >= ${day}::date)`

const opened = sql`f.opened_on`
const known = sql`f.known_on`

/** Each measure over its columns. Numbers, medians and the list of cases are all read from its rows, so that each number opens to exactly its cases. */
const entries: Record<MeasureId, (t: Taking) => Entry> = {
  M01: t => ordersMade(t, sql`f.kind = 'full'`),
  M01A: t => ordersMade(t, yes),
  M02: t => ({ of: 'case', day: opened, where: within(opened, t), counted: yes, hit: sql`f.crime_references > 1` }),
  M03: t => ({
    of: 'case',
    day: opened,
    where: sql`${within(opened, t)} and f.incidents > 1`,
    counted: yes,
    hit: sql`coalesce(f.linked_late_by > ${lateLinkDays * 24 * 3600}, false)`,
  }),
  M05: t => {
    const [open, target] = [sql`(f.is_open and f.first_decision_at is null)`, hours(t.settings.consideredWithinHours)]
    return {
      of: 'case',
      day: opened,
      where: sql`(${within(opened, t)} or ${open})`,
      counted: counts(opened, t),
      hit: sql`${counts(opened, t)} and coalesce(f.first_decision_at <= f.opened_at + ${target}, false)`,
      open,
      late: sql`${open} and f.opened_at + ${target} < ${t.at}::timestamptz`,
    }
  },
  M05A: t => ({
    of: 'decision',
    day: sql`f.made_on`,
    where: within(sql`f.made_on`, t),
    counted: yes,
    hit: sql`coalesce(f.recorded_at > f.made_at + ${hours(lateDecisionHours)}, false)`,
  }),
  M06: t => ({
    of: 'case',
    day: opened,
    where: within(opened, t),
    counted: yes,
    hit: sql`f.first_lodged_on is not null`,
  }),
  M08: t => ({
    of: 'application',
    day: sql`f.lodged_on`,
    where: sql`f.kind = 'main' and ${within(sql`f.lodged_on`, t)}`,
    counted: yes,
    value: sql`f.lodged_on - f.reported_on`,
  }),
  M12: t => {
    const [open, waited] = [sql`(f.first_heard_on is null and ${atCourt})`, sql`${t.today}::date - f.lodged_on`]
    return {
      of: 'application',
      day: sql`f.first_heard_on`,
      where: sql`f.kind = 'main' and f.lodged_on is not null and (${within(sql`f.first_heard_on`, t)} or ${open})`,
      counted: counts(sql`f.first_heard_on`, t),
      value: sql`coalesce(f.first_heard_on, ${t.today}::date) - f.lodged_on`,
      open,
      late: sql`${open} and ${waited} > ${t.settings.lodgedToHearingDays}::int`,
    }
  },
  M16: t => {
    const live = sql`exists (select from ${countedTerms} x where x.force_id = f.force_id and x.order_id = f.id and ${inForceOn(t.today, sql`x`)})`
    const [open, waited] = [sql`(f.served_on is null and ${live})`, sql`${t.today}::date - f.made_on`]
    const served = sql`f.served_on is not null and ${counts(sql`f.made_on`, t)}`
    return {
      of: 'order',
      day: sql`f.made_on`,
      where: sql`(${served} or ${open})`,
      counted: served,
      value: sql`coalesce(f.served_on, ${t.today}::date) - f.made_on`,
      open,
      late: sql`${open} and ${waited} > ${Math.ceil(t.settings.serviceWithinHours / 24)}::int`,
    }
  },
  M17: t => {
    const counted = sql`(${counts(sql`f.determined_on`, t)} and ${disposed})`
    return {
      of: 'application',
      day: sql`f.determined_on`,
      where: sql`f.kind = 'main' and f.lodged_on is not null and (${counted} or ${atCourt})`,
      counted,
      hit: sql`${counted} and f.status = 'granted'`,
      open: atCourt,
    }
  },
  M18: t => {
    const unattended = sql`exists (select from ${countedOrders} o where o.id = f.order_id and (o.owner_id is null or not o.has_check
      or exists (select from people p where p.id = o.owner_id and p.ended_at <= ${t.at}::timestamptz)))`
    return {
      of: 'term',
      day: sql`(select o.made_on from ${countedOrders} o where o.id = f.order_id)`,
      where: inForceOn(t.period.to),
      counted: yes,
      hit: yes,
      open: unattended,
      late: unattended,
    }
  },
  M20: t => ({
    of: 'term',
    day: sql`f.last_day`,
    where: sql`f.kind = 'full' and ${inForceOn(t.today)} and f.last_day <= ${t.today}::date + ${t.horizon}::int`,
    counted: yes,
    hit: sql`not f.is_end_decided`,
  }),
  M22: t => breachTimes(t, sql`f.first_step_at`, t.settings.breachAlarmHours[0]),
  M22A: t => breachTimes(t, sql`f.arrest_decided_at`, t.settings.breachAlarmHours[2]),
  M23: t => ({
    of: 'breach',
    day: known,
    where: sql`f.offence = 'breach' and ${within(known, t)}`,
    counted: yes,
    hit: sql`f.source = 'proactive'`,
  }),
}

/** Orders made in months whose reports are loaded for their district: the same months on both sides. */
function ordersMade(t: Taking, which: SQL): Entry {
  const loaded = sql`exists (select from report_counts rc join teams tm on tm.district_id = rc.district_id
    where tm.id = f.team_id and rc.month = date_trunc('month', f.made_on)::date)`
  return {
    of: 'order',
    day: sql`f.made_on`,
    where: sql`${which} and ${within(sql`f.made_on`, t)}`,
    counted: loaded,
    hit: loaded,
    open: sql`not ${loaded}`,
  }
}
function breachTimes(t: Taking, first: SQL, targetHours: number): Entry {
  const open = sql`(${first} is null and f.ended_at is null)`
  const counted = sql`(${first} is not null and ${counts(known, t)})`
  return {
    of: 'breach',
    day: known,
    where: sql`f.offence = 'breach' and (${counted} or ${open})`,
    counted,
    value: sql`round(extract(epoch from greatest(coalesce(${first}, ${t.at}::timestamptz), f.known_at) - f.known_at) / 60, 1)`,
    open,
    late: sql`${open} and f.known_at + ${hours(targetHours)} <= ${t.at}::timestamptz`,
  }
}

/** Cases with no main application lodged that wait for one: the open side of M08, which times applications. */
const unlodged = (t: Taking): Entry => {
  const waited = sql`${t.today}::date - f.reported_on`
  return {
    of: 'case',
    day: sql`null::date`,
    where: sql`f.is_open and not f.is_declined and f.first_lodged_on is null`,
    value: waited,
    open: yes,
    late: sql`${waited} > ${t.settings.reportToLodgedDays}::int`,
  }
}
const also: Partial<Record<MeasureId, (t: Taking) => Entry>> = { M08: unlodged }

const rowsOf = (e: Entry): SQL => {
  const [table, label] = labels[e.of]
  return sql`select f.case_id, f.id as record_id, f.team_id, ${label} as label, ${e.day} as on_day, ${e.counted ?? no} as counted, ${e.hit ?? no} as hit,
    (${e.value ?? sql`null`})::numeric as value, ${e.open ?? no} as open, ${e.late ?? no} as late
    from ${table} f where f.force_id = (select spo_force()) and ${e.where}`
}
/** The rows of a measure: case_id, record_id, team_id, label (of what the reader may open), on_day, counted, hit, value, open and late. */
export const factsOfMeasure = (id: MeasureId, t: Taking): SQL =>
  sql.join([entries[id](t), ...(also[id] ? [also[id](t)] : [])].map(rowsOf), sql` union all `)
