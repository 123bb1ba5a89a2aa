import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { type Actor, scopeFor } from '../../case/policy.ts'
import {
  type Comparable,
  comparisonOf,
  type OwnFigure,
  ownFigure,
  type Span,
  spanOf,
} from '../../measures/comparator.ts'
import type { PublishedGroup } from '../../measures/published.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { countAll } from './in-districts.ts'

/** Our figures by the definitions of published ones: the same for every reader whose figures are those of the force. */

const force = sql`f.force_id = (select spo_force())`
const orders = (which: SQL) =>
  sql`select count(*)::int as part, 0 as whole from counted_orders f where ${force} and f.made_on between s.d and s.e and ${which}`
const lodgedApplications = (
  hit: SQL,
) => sql`select count(*) filter (where ${hit})::int as part, count(*)::int as whole from counted_applications f
  where ${force} and f.kind = 'main' and f.applicant = 'chiefOfficer' and f.lodged_on between s.d and s.e`
const counted: Record<Comparable, SQL> = {
  fullOrders: orders(sql`f.kind = 'full'`),
  interimOrders: orders(sql`f.kind = 'interim'`),
  allOrders: orders(sql`true`),
  applications: lodgedApplications(sql`true`),
  undecided: lodgedApplications(sql`f.determined_on is null or f.determined_on > s.e`),
  grantedShare: lodgedApplications(sql`f.status = 'granted'`),
  refusedShare: lodgedApplications(sql`f.status = 'refusedByCourt'`),
  otherShare: lodgedApplications(sql`f.status not in ('granted', 'refusedByCourt')`),
  reports: sql`select coalesce(sum(f.reports), 0)::int as part, 0 as whole from report_counts f where ${force} and f.month between date_trunc('month', s.d)::date and s.e`,
  breaches: sql`select count(*)::int as part, 0 as whole from counted_breaches f where ${force} and f.offence = 'breach' and f.order_kind = 'spo' and f.known_on between s.d and s.e`,
  subjects: sql`select count(distinct f.case_id)::int as part, 0 as whole from counted_terms f where ${force} and f.from_on <= s.e and (f.to_on is null or f.to_on >= s.e)`,
}
const heldFrom = (of: Comparable): SQL =>
  of === 'reports'
    ? sql`select min(f.month)::text as day from report_counts f where ${force}`
    : sql`select least((select min(f.opened_on) from counted_cases f where ${force}), (select min(f.made_on) from counted_orders f where ${force}))::text as day`

const figureRow = z.object({ part: z.number(), whole: z.number(), from: z.string(), to: z.string() })
const dayRow = z.object({ day: z.string().nullable() })

/**
 * Beside each group of published figures, ours for the same periods, counted as theirs is. Empty where a group counts what this
 * program does not hold, and for whoever sees no more than a team. One statement for each kind of figure.
 */
export async function ownBeside(
  actor: Actor,
  groups: readonly PublishedGroup[],
  w: { db?: Database } = {},
): Promise<Map<PublishedGroup, OwnFigure[]>> {
  if (scopeFor(actor, 'seeMeasures') !== 'force') return new Map()
  return asPerson(
    actor,
    async tx => {
      await countAll(tx)
      const found = new Map<PublishedGroup, OwnFigure[]>()
      for (const group of groups) found.set(group, await ownOf(tx, group))
      return found
    },
    w.db ? { db: w.db } : {},
  )
}
async function ownOf(tx: Transaction, group: PublishedGroup): Promise<OwnFigure[]> {
  const counts = comparisonOf(group.measure)?.counts
  const spans = new Map(
    group.figures.flatMap(f => spanOf(f) ?? []).map((s): [string, Span] => [`${s.from} ${s.to}`, s]),
  )
  if (!counts || !spans.size) return []
  const list = sql.join(
    [...spans.values()].map(s => sql`(${s.from}::date, ${s.to}::date)`),
    sql`, `,
  )
  const rows = await rowsOf(
    tx,
    figureRow,
    sql`select n.part, n.whole, s.d::text as "from", s.e::text as "to" from (values ${list}) s(d, e) cross join lateral (${counted[counts]}) n order by s.d, s.e`,
  )
  const [held] = await rowsOf(tx, dayRow, heldFrom(counts))
  return rows.map(r => ownFigure(group.measure, { from: r.from, to: r.to }, r, held?.day ?? null))
}
