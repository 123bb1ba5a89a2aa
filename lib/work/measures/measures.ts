import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Settings } from '../../case/case.ts'
import { type Actor, mayEver, scopeFor } from '../../case/policy.ts'
import { addMonths, type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { monthsOf, type Period } from '../../case/time/periods.ts'
import { type BreakdownName, groupWords } from '../../measures/breakdowns.ts'
import { type Horizon, type MeasureId, measureOf } from '../../measures/measures.ts'
import { median, ninetieth, perThousand, type Share, shareOf } from '../../measures/rates.ts'
import { look } from '../case/view-case.ts'
import { districtOn } from '../counting/placed.ts'
import { codesInText } from '../lists/codes.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { keptFigures, lastBy, lastInForce, whoseOf } from '../lists/kept-figures.ts'
import { inScope } from '../lists/scope.ts'
import { sharingValues } from '../lists/shared-values.ts'
import { staleCount } from '../pipeline/project.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { settingsOf } from '../queues/read.ts'
import { factsOfMeasure, type Taking } from './measure-facts.ts'

/** One district's figures, or those of all. What a measure does not have is null. */
export interface Figures {
  districtId: string | null
  district: string
  /** In the part: of a rate, a ratio or a count. */
  numerator: number
  /** In the whole; crime reports for a ratio; null for a count. */
  denominator: number | null
  share: Share | null
  ratio: number | null
  median: number | null
  ninetieth: number | null
  /** Timed or counted in the whole. */
  counted: number
  open: number
  late: number
  /** Of what is still open: how long it has waited. */
  openMedian: number | null
  openNinetieth: number | null
  /** Teams that work across the whole force are kept under no district. */
  isForceWide: boolean
  /** Stalking crime reports loaded for the period; null where none are. */
  reports: number | null
}
export interface Taken {
  id: MeasureId
  districts: Figures[]
  all: Figures
}
export interface Asked {
  actor: Actor
  period: (today: CalendarDate) => Period
  horizon: Horizon
  /** By what it is told apart: by district where nothing else is asked. */
  by?: BreakdownName
  at?: Instant
  db?: Database
  /** Whether what was counted before may be shown again: see `keptFigures`. */
  keep?: boolean
}
export interface Stated {
  period: Period
  settings: Settings
  today: CalendarDate
  at: Instant
}

/** Measures that this person may see: reports are counted by district, so a ratio to them is not for one team. */
export const measurableBy = (actor: Actor, id: MeasureId): boolean =>
  mayEver(actor, 'seeMeasures') && (!measureOf(id).fromReports || scopeFor(actor, 'seeMeasures') === 'force')

export const takingOf = async (tx: Transaction, a: Asked): Promise<Taking & Stated> => {
  const at = a.at ?? new Date().toISOString()
  const today = londonDate(at)
  return { at, today, period: a.period(today), horizon: a.horizon, settings: await settingsOf(tx, a.actor.forceId) }
}
const lookEvent = (sentence: string, detail: Record<string, unknown>, kind: 'view' | 'export' = 'view') => ({
  kind,
  act: kind === 'export' ? ('exportMeasures' as const) : ('seeMeasures' as const),
  sentence,
  detail,
})
const reader = (a: Asked) => ({ ...(a.at ? { at: a.at } : {}), ...(a.db ? { db: a.db } : {}) })

/** Measures district by district, zero shown, with the figure for all of them; and of how many cases the counted facts are still those of an earlier version. */
export function takeMeasures(
  a: Asked,
  ids: readonly MeasureId[],
  exporting = false,
  /** Those whose last twelve months are drawn. */
  drawn: readonly MeasureId[] = [],
): Promise<Stated & { taken: Taken[]; stale: number; series: Map<MeasureId, MonthPoint[]> }> {
  const seen = ids.filter(id => measurableBy(a.actor, id))
  const sentence = exporting
    ? `Exported measures ${seen.join(', ')}`
    : seen.length === 1
      ? `Looked at measure ${seen[0]}`
      : 'Looked at the measures'
  return look(
    a.actor,
    lookEvent(sentence, { measures: seen }, exporting ? 'export' : 'view'),
    async tx => {
      const taking = await takingOf(tx, a)
      const shown = drawn.filter(of => seen.includes(of))
      const count = async (within: Transaction) => {
        const now = await takingOf(within, a)
        await countAll(within)
        return {
          at: now.at,
          taken: await takeAll(within, a.actor, seen, now, a.by),
          series: await lastMonths(within, a.actor, shown, now),
        }
      }
      const figures = a.keep
        ? await keptFigures(tx, {
            key: keyOf(a, taking, [seen, shown]),
            last: lastInForce,
            own: lastBy(a.actor.id),
            count,
            behind: work => asPerson(a.actor, work, { ...(a.db ? { db: a.db } : {}), byKeys: true }),
          })
        : await count(tx)
      return { ...taking, ...figures, stale: await staleCount(tx, taking.settings) }
    },
    { ...reader(a), byKeys: true },
  )
}

/** What tells counted figures apart: whose they are, of which days, and which. */
const keyOf = (
  { actor, by }: Asked,
  { period, horizon, today }: Taking,
  ids: readonly (readonly MeasureId[])[],
): string => {
  const scope = scopeFor(actor, 'seeMeasures')
  return JSON.stringify([
    actor.forceId,
    scope,
    scope === 'force' ? [] : actor.teamIds.toSorted(),
    period,
    horizon,
    today,
    by,
    ids,
  ])
}

/** Measures within a transaction that counts: by district all in one statement. */
export async function takeAll(
  tx: Transaction,
  actor: Actor,
  ids: readonly MeasureId[],
  taking: Taking,
  by: BreakdownName = 'district',
): Promise<Taken[]> {
  if (by !== 'district') return Promise.all(ids.map(id => takeGroups(tx, actor, id, taking, by)))
  const districts = await districtsOf(tx, actor, taking.period)
  const ofMeasure = Map.groupBy(await countDistricts(tx, ids, taking), row => row.measure)
  return ids.map(id => ofDistricts(actor, id, districts, ofMeasure.get(id) ?? []))
}

type District = { id: string; name: string; ended: boolean; isForceWide: boolean; reports: number | null }
const counted = z.object({
  counted: z.number(),
  hit: z.number(),
  open: z.number(),
  late: z.number(),
  values: z.array(z.coerce.number()).nullable(),
  waits: z.array(z.coerce.number()).nullable(),
})
type Counted = z.output<typeof counted>
const teamRow = counted.extend({ measure: z.string(), districtId: z.string() })
type TeamRow = z.output<typeof teamRow>
const groupRow = counted.extend({ part: z.string().nullable(), name: z.string().nullable() })
const countedColumns = sql`count(*) filter (where f.counted)::int as counted, count(*) filter (where f.hit)::int as hit,
        count(*) filter (where f.open)::int as open, count(*) filter (where f.late)::int as late,
        array_agg(f.value::float8) filter (where f.counted and f.value is not null) as values,
        array_agg(f.value::float8) filter (where f.open and f.value is not null) as waits`
const sumFigures = (rows: readonly Counted[], reports: number | null): Counts => {
  const sum = (of: (row: Counted) => number) => rows.reduce((n, row) => n + of(row), 0)
  return {
    counted: sum(row => row.counted),
    hit: sum(row => row.hit),
    open: sum(row => row.open),
    late: sum(row => row.late),
    values: rows.flatMap(row => row.values ?? []),
    waits: rows.flatMap(row => row.waits ?? []),
    reports,
  }
}

/** One measure told apart by something else than the district, largest group first. */
async function takeGroups(
  tx: Transaction,
  actor: Actor,
  id: MeasureId,
  taking: Taking,
  by: BreakdownName,
): Promise<Taken> {
  const rows = await rowsOf(
    tx,
    groupRow,
    sql`
    select g.*, (select tm.name from teams tm where tm.id::text = g.part) as name from (
      select f.part, ${countedColumns}
      from (${factsOfMeasure(id, taking, by)}) f join teams tm on tm.id = f.team_id join districts d on d.id = ${districtOn(sql`f.on_day`)}
      where ${districtScope(actor)} group by f.part
    ) g order by g.counted desc, g.open desc, g.part`,
  )
  return {
    id,
    districts: rows.map(r => figures(id, r.part ?? 'none', r.name ?? groupWords(by, r.part), sumFigures([r], null))),
    all: figures(id, null, wholeOf(actor), sumFigures(rows, null)),
  }
}

/** The districts that the actor answers for, with the reports of each in the period. */
const districtsOf = (tx: Transaction, actor: Actor, period: Period) =>
  rowsOf(
    tx,
    z.object({
      id: z.string(),
      name: z.string(),
      ended: z.boolean(),
      isForceWide: z.boolean(),
      reports: z.number().nullable(),
    }),
    sql`
    select d.id, d.name, d.ended_at is not null as ended, d.is_force_wide as "isForceWide",
      (select sum(rc.reports)::int from report_counts rc where rc.district_id = d.id and rc.month between ${monthsOf(period)[0] ?? period.from}::date and ${period.to}::date) as reports
    from districts d where d.force_id = (select spo_force()) and ${districtScope(actor)} order by d.is_force_wide, d.name`,
  )

/** What each measure counts of each district, in which each thing is counted by its own day. */
async function countDistricts(tx: Transaction, ids: readonly MeasureId[], taking: Taking): Promise<TeamRow[]> {
  if (!ids.length) return []
  const parts = ids.map(
    id =>
      sql`select ${nameOf(id)} as measure, ${districtOn(sql`f.on_day`)} as "districtId", ${countedColumns}
        from (${factsOfMeasure(id, taking)}) f join teams tm on tm.id = f.team_id group by 2`,
  )
  return rowsOf(tx, teamRow, sharingValues(sql`select t.* from (${sql.join(parts, sql` union all `)}) t`))
}
/** The name of a measure in a statement’s text. */
const nameOf = (id: MeasureId): SQL => sql`${codesInText([id])}::text`

function ofDistricts(actor: Actor, id: MeasureId, districts: readonly District[], teams: readonly TeamRow[]): Taken {
  const ofDistrict = Map.groupBy(teams, t => t.districtId)
  const shown = districts.filter(d => !d.ended || ofDistrict.has(d.id))
  const loaded = shown.flatMap(d => d.reports ?? [])
  return {
    id,
    districts: shown.map(d => ({
      ...figures(id, d.id, d.name, sumFigures(ofDistrict.get(d.id) ?? [], d.reports)),
      isForceWide: d.isForceWide,
    })),
    all: figures(
      id,
      null,
      wholeOf(actor),
      sumFigures(
        shown.flatMap(d => ofDistrict.get(d.id) ?? []),
        loaded.length ? loaded.reduce((n, of) => n + of, 0) : null,
      ),
    ),
  }
}

type Counts = {
  counted: number
  hit: number
  open: number
  late: number
  values: number[]
  waits: number[]
  reports: number | null
}
function figures(id: MeasureId, districtId: string | null, district: string, c: Counts): Figures {
  const { kind } = measureOf(id)
  return {
    districtId,
    district,
    numerator: c.hit,
    denominator: kind === 'rate' || kind === 'duration' ? c.counted : kind === 'ratio' ? c.reports : null,
    share: kind === 'rate' ? shareOf(c.hit, c.counted) : null,
    ratio: kind === 'ratio' && c.reports !== null ? perThousand(c.hit, c.reports) : null,
    median: kind === 'duration' ? median(c.values) : null,
    ninetieth: kind === 'duration' ? ninetieth(c.values) : null,
    counted: c.counted,
    open: c.open,
    late: c.late,
    openMedian: kind === 'duration' ? median(c.waits) : null,
    openNinetieth: kind === 'duration' ? ninetieth(c.waits) : null,
    isForceWide: false,
    reports: c.reports,
  }
}

/** A measure in one month: its share, median or count; null where there was nothing to measure. */
export interface MonthPoint {
  month: CalendarDate
  value: number | null
}
const monthsDrawn = 12
/** Of each measure the twelve months up to the end of the period, one figure each: all in one statement. */
async function lastMonths(
  tx: Transaction,
  actor: Actor,
  ids: readonly MeasureId[],
  taking: Taking,
): Promise<Map<MeasureId, MonthPoint[]>> {
  if (!ids.length) return new Map()
  const from = addMonths(`${taking.period.to.slice(0, 7)}-01`, 1 - monthsDrawn)
  const ofMonths = { ...taking, period: { ...taking.period, from } }
  const parts = ids.map(
    id =>
      sql`select ${nameOf(id)} as measure, date_trunc('month', f.on_day)::date as month, ${monthlyFigure(id)} as value from (${inDistricts(actor, id, ofMonths)}) f group by 2`,
  )
  const rows = await rowsOf(
    tx,
    z.object({ measure: z.string(), month: z.string(), value: z.number().nullable() }),
    sharingValues(
      sql`select c.measure, c.month::text as month, c.value from (${sql.join(parts, sql` union all `)}) c where c.month is not null`,
    ),
  )
  const found = new Map(rows.map(row => [`${row.measure} ${row.month}`, row.value]))
  const months = monthsOf(ofMonths.period)
  return new Map(
    ids.map(id => {
      const { kind } = measureOf(id)
      const none = kind === 'count' || kind === 'ratio' ? 0 : null
      return [id, months.map(month => ({ month, value: found.get(`${id} ${month}`) ?? none }))]
    }),
  )
}
/** A measure’s figure of some of its rows. */
function monthlyFigure(id: MeasureId): SQL {
  const { kind } = measureOf(id)
  if (kind === 'rate') return sql`count(*) filter (where f.hit)::float8 / nullif(count(*) filter (where f.counted), 0)`
  if (kind === 'duration')
    return sql`percentile_cont(0.5) within group (order by f.value::float8) filter (where f.counted and f.value is not null)`
  return sql`count(*) filter (where f.hit)::float8`
}

/** What is counted for this person: every district, or those of their teams. */
export const wholeOf = (actor: Actor): string =>
  scopeFor(actor, 'seeMeasures') === 'force' ? 'All districts' : 'Your districts'
const districtScope = (actor: Actor): SQL =>
  scopeFor(actor, 'seeMeasures') === 'force'
    ? sql`true`
    : actor.teamIds.length
      ? sql`d.id in (select t.district_id from teams t where t.id in ${actor.teamIds})`
      : sql`false`

/** A measure's rows, of every case of the districts that the actor answers for: also of those that are closed to them. */
const inDistricts = (actor: Actor, id: MeasureId, taking: Taking): SQL => sql`
  select i.*, d.id as district_id, d.name as district, tm.name as team
  from (${factsOfMeasure(id, taking)}) i
  join teams tm on tm.id = i.team_id join districts d on d.id = ${districtOn(sql`i.on_day`)}
  where ${districtScope(actor)}`

/**
 * For the rest of this transaction what is counted of restricted cases is seen too: of them come numbers and nothing else. What is
 * counted is the whole of a table, which PostgreSQL takes for a row or two behind row-level security, and would join row by row.
 */
export const countAll = (tx: Transaction) =>
  tx.execute(sql`select set_config('spo.counting', 'on', true), set_config('enable_nestloop', 'off', true)`)

/** Which of a measure's numbers a list of cases is behind. */
export const parts = {
  numerator: { label: 'counted', where: sql`f.hit` },
  denominator: { label: 'all, counted or not', where: sql`f.counted` },
  open: { label: 'still open', where: sql`f.open` },
  late: { label: 'open past the target', where: sql`f.late` },
} as const
export type Part = keyof typeof parts
export const partNamed = (name: string | undefined): Part | undefined =>
  name && Object.hasOwn(parts, name) ? (name as Part) : undefined

const behind = z.object({
  recordId: z.string(),
  ref: z.string(),
  label: z.string(),
  district: z.string(),
  team: z.string(),
  officer: z.string().nullable(),
  onDay: z.string().nullable(),
  value: z.number().nullable(),
  hit: z.boolean().nullable().transform(Boolean),
})
export type Behind = z.output<typeof behind>
const behindPageSize = 25
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The cases behind one number that the reader may open, a page at a time, by reference, and how many of them they may not. */
export function casesBehind(
  a: Asked,
  id: MeasureId,
  q: { part: Part; district?: string | undefined; after?: string | undefined; before?: string | undefined },
): Promise<
  Stated & {
    /** Of the cases that the reader may open. */
    rows: Behind[]
    /** The number itself, over the whole force. */
    total: number
    /** How many of them the reader may not open. */
    closed: number
    district: string | null
    after: string | null
    before: string | null
  }
> {
  return look(
    a.actor,
    lookEvent(`Looked at the cases behind measure ${id}`, {
      measure: id,
      part: q.part,
      district: q.district ?? null,
    }),
    async tx => {
      const taking = await takingOf(tx, a)
      await countAll(tx)
      const facts = inDistricts(a.actor, id, taking)
      const district = q.district && uuid.test(q.district) ? q.district : undefined
      const chosen = sql`${parts[q.part].where} ${district ? sql`and f.district_id = ${district}::uuid` : sql``}`
      // Row-level security hides the cases that are closed to the actor, and the policy those that they may not open.
      const open = sql`join cases on cases.id = f.case_id and ${inScope(a.actor, 'viewCase')}`
      const cursor = cursorFrom(q)
      const direction = directionOf(cursor)
      const past = beyond(cursor, [sql`cases.ref`, sql`text`], [sql`f.record_id`, sql`uuid`])
      const count = async (within: Transaction) => {
        await countAll(within)
        const sum = await rowOf(
          within,
          z.object({ total: z.number(), seen: z.number(), district: z.string().nullable() }),
          sharingValues(sql`
        with facts as materialized (select f.case_id from (${facts}) f where ${chosen})
        select (select count(*)::int from facts) as total, ${
          // Who sees the whole force is kept from restricted cases alone: none needs to be looked up.
          scopeFor(a.actor, 'viewCase') === 'force'
            ? sql`(select count(*)::int from facts where not (case_id = any (coalesce((select spo_locked()), '{}'))))`
            : sql`(select count(*)::int from facts f ${open})`
        } as seen,
          ${district ? sql`(select d.name from districts d where d.id = ${district}::uuid and ${districtScope(a.actor)})` : sql`null::text`} as district`),
        )
        if (!sum) throw new Error('A count gives a row')
        return sum
      }
      const { total, ...sum } = a.keep
        ? await keptFigures(tx, {
            key: JSON.stringify(['behind', keyOf(a, taking, [[id]]), whoseOf(a.actor), q.part, district]),
            last: lastBy(a.actor.id),
            count,
          })
        : await count(tx)
      const found = await rowsOf(
        tx,
        behind,
        sharingValues(sql`
        select f.record_id as "recordId", cases.ref, f.label, f.district, f.team, p.name as officer, f.on_day as "onDay", f.value::float8 as value, f.hit
        from (${facts}) f ${open} left join people p on p.id = cases.officer_id
        where ${chosen} ${past ? sql`and ${past}` : sql``}
        order by cases.ref ${direction}, f.record_id ${direction} limit ${behindPageSize + 1}`),
      )
      const page = pageInOrder(found, behindPageSize, cursor, row => keyText(row.ref, row.recordId))
      return {
        ...taking,
        rows: page.rows,
        total,
        closed: total - sum.seen,
        district: sum.district,
        after: page.next ?? null,
        before: page.previous ?? null,
      }
    },
    { ...reader(a), byKeys: true },
  )
}
/** Orders and reports month by month for a ratio to reports: null where a month's reports are not loaded. */
export function byMonth(
  a: Asked,
  id: 'M01' | 'M01A',
  from: CalendarDate,
): Promise<{ month: CalendarDate; orders: number; reports: number | null }[]> {
  return look(
    a.actor,
    lookEvent(`Looked at measure ${id} by month`, { measure: id }),
    async tx => {
      const taking = await takingOf(tx, a)
      await countAll(tx)
      const period = { ...taking.period, from }
      const rows = await rowsOf(
        tx,
        z.object({ month: z.string(), orders: z.number(), reports: z.number().nullable() }),
        sql`
        with facts as (${inDistricts(a.actor, id, { ...taking, period })})
        select m.month::date as month,
          (select count(*)::int from facts f where f.hit and date_trunc('month', f.on_day)::date = m.month::date) as orders,
          (select sum(rc.reports)::int from report_counts rc where rc.force_id = (select spo_force()) and rc.month = m.month::date) as reports
        from generate_series(${monthsOf(period)[0] ?? from}::date, ${period.to}::date, interval '1 month') m(month) order by 1`,
      )
      return [...rows]
    },
    reader(a),
  )
}
