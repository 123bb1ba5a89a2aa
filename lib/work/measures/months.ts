import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { addMonths, type CalendarDate } from '../../case/time/calendar.ts'
import { monthsOf } from '../../case/time/periods.ts'
import { type MeasureId, measureOf } from '../../measures/measures.ts'
import { look } from '../case/view-case.ts'
import { sharingValues } from '../lists/shared-values.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { type Asked, lookEvent, reader, takingOf } from './asked.ts'
import { countAll, inDistricts, nameOf } from './in-districts.ts'
import type { Taking } from './measure-facts.ts'

/** A measure in one month: its share, median or count; null where there was nothing to measure. */
export interface MonthPoint {
  month: CalendarDate
  value: number | null
}
const monthsDrawn = 12
/** Of each measure the twelve months up to the end of the period, one figure each: all in one statement. */
export async function lastMonths(
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
