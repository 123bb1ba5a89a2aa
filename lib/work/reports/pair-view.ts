import { desc, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { crimeReports, pairDecisions, personLinks, reportPairs } from '../../../db/schema/reports.ts'
import type { PairCrime } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { normalQuery } from '../../case/views/search.ts'
import { readDate } from '../../pattern/linkage/normal.ts'
import { look } from '../case/view-case.ts'
import { courtOrdersOfPair, type ShownCourtOrder } from '../court-orders/court-order-list.ts'
import { changesOfPair, type ShownChange } from '../feeds/records-changes.ts'
import { namesOf } from '../lists/names.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { textsIn } from './summarise.ts'

export type CrimeReport = typeof crimeReports.$inferSelect
export type Pair = typeof reportPairs.$inferSelect
export interface PairView {
  pair: Pair
  reports: (CrimeReport & { byHand: boolean })[]
  decisions: (typeof pairDecisions.$inferSelect & { by: string })[]
  links: (typeof personLinks.$inferSelect & { by: string })[]
  /** Cases that hold some of its reports already, as the actor may see them. */
  cases: { ref: string; reportRef: string }[]
  /** What records systems said of its crimes since. */
  changes: ShownChange[]
  /** Orders that courts sent and that were kept with it. */
  courtOrders: ShownCourtOrder[]
}

/** One pair with its reports, why they were linked, and what people said of it; undefined when there is none. Recorded as a view. */
export const viewPair = (actor: Actor, id: string, options: { db?: Database } = {}): Promise<PairView | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at a pair found in crime reports', detail: { pair: id } },
    tx => readPair(tx, id),
    options,
  )

/** A day as a report writes it; null when it writes none. */
export const dayOf = (text: string): string | null => {
  const n = readDate(text)
  if (n <= 0) return null
  const s = String(n)
  return `${s.slice(0, 4)}-${s.slice(4, 6)}-${s.slice(6, 8)}`
}

/** The reports of a pair, for an act that takes them to a case. */
export async function crimesOf(tx: Transaction, pairId: string): Promise<PairCrime[]> {
  const rows = await rowsOf(
    tx,
    z.object({ ref: z.string(), occurred_to: z.string() }),
    sql`
    select r.ref, r.occurred_to from pair_reports m join crime_reports r on r.force_id = m.force_id and r.ref = m.report_ref
    where m.pair_id = ${pairId} and m.ended_at is null and r.ended_at is null order by r.recorded_on, r.ref`,
  )
  return rows.map(r => ({ ref: r.ref, lastDay: dayOf(r.occurred_to) }))
}

async function readPair(tx: Transaction, id: string): Promise<PairView | undefined> {
  const [pair] = await tx.select().from(reportPairs).where(eq(reportPairs.id, id))
  if (!pair) return undefined
  const members = await rowsOf(
    tx,
    z.object({ report_ref: z.string(), by_hand: z.boolean() }),
    sql`select report_ref, link_id is not null as by_hand from pair_reports where pair_id = ${id} and ended_at is null`,
  )
  const refs = members.map(m => m.report_ref)
  const byHand = new Set(members.filter(m => m.by_hand).map(m => m.report_ref))
  const [reports, decisions, links, cases] = await Promise.all([
    tx
      .select()
      .from(crimeReports)
      .where(
        sql`${crimeReports.forceId} = ${pair.forceId} and ${crimeReports.endedAt} is null and ${crimeReports.ref} in ${textsIn(refs)}`,
      )
      .orderBy(crimeReports.recordedOn, crimeReports.ref),
    tx.select().from(pairDecisions).where(eq(pairDecisions.pairId, id)).orderBy(desc(pairDecisions.at)),
    tx
      .select()
      .from(personLinks)
      .where(or(eq(personLinks.pairId, id), eq(personLinks.otherPairId, id)))
      .orderBy(desc(personLinks.at)),
    rowsOf(
      tx,
      z.object({ ref: z.string(), reportRef: z.string() }),
      sql`
      select distinct c.ref, x.reference as "reportRef" from search_terms t
      cross join lateral (
        select i.value as reference from identifiers i where i.case_id = t.case_id and i.kind = 'crimeReference' and i.removed_at is null
        union select n.crime_reference from incidents n where n.case_id = t.case_id
      ) x join cases c on c.id = t.case_id
      where t.kind = 'crimeReference' and t.value in ${textsIn(refs.map(ref => normalQuery(ref).plain))} and x.reference in ${textsIn(refs)}
      order by 1, 2`,
    ),
  ])
  const names = await namesOf(tx, [...decisions.map(d => d.byId), ...links.map(l => l.byId)])
  const by = (who: string) => names.get(who) ?? 'Someone who has left'
  return {
    pair,
    reports: reports.map(r => ({ ...r, byHand: byHand.has(r.ref) })),
    decisions: decisions.map(d => ({ ...d, by: by(d.byId) })),
    links: links.map(l => ({ ...l, by: by(l.byId) })),
    cases: [...cases],
    changes: await changesOfPair(tx, id),
    courtOrders: await courtOrdersOfPair(tx, id),
  }
}
