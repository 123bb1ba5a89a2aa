import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { monthsOf, type Period } from '../../case/time/periods.ts'
import { type BreakdownName, groupWords } from '../../measures/breakdowns.ts'
import { type MeasureId, measureOf } from '../../measures/measures.ts'
import { median, ninetieth, perThousand, type Share, shareOf } from '../../measures/rates.ts'
import { look } from '../case/view-case.ts'
import { districtOn } from '../counting/placed.ts'
import { keptFigures, lastBy, lastInForce } from '../lists/kept-figures.ts'
import { sharingValues } from '../lists/shared-values.ts'
import { staleCount } from '../pipeline/project.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { type Asked, keyOf, lookEvent, measurableBy, reader, type Stated, takingOf } from './asked.ts'
import { countAll, districtScope, nameOf, wholeOf } from './in-districts.ts'
import { factsOfMeasure, type Taking } from './measure-facts.ts'
import { lastMonths, type MonthPoint } from './months.ts'

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
