import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { linkageWeights } from '../../../db/schema/reports.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { frequentNames } from '../../pattern/linkage/frequent.ts'
import { type Found, include, pairsOf, pairsWith, relearnt, saying } from '../../pattern/linkage/linkage.ts'
import type { Table } from '../../pattern/linkage/table.ts'
import { projectPairs } from '../pipeline/project-force.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import {
  type Copy,
  catchUp,
  copyOf,
  forgetIndex,
  type Held,
  holdIndex,
  indexOf,
  newEpoch,
  nextLinkNumber,
  reportColumns,
  reportOf,
  reportRow,
  sayingsOf,
  stillStands,
  tookIn,
  weightsInUse,
} from './held-index.ts'
import { type Kept, keepPairs } from './keep-pairs.ts'
import { noteKnownSuspects } from './known-suspects.ts'
import { asJson, bySize, lockFeed } from './summarise.ts'

/** From this many new reports on, one pass over all is sooner done than a look around each. */
const aFeed = 500
/** Small feeds add up: so many reports later, or a hundredth of all where that is more, names are counted again. */
const countedEvery = 100
const isCountDue = (size: number, first: number, added: number): boolean => {
  const step = Math.max(countedEvery, Math.floor(size / 100))
  return Math.floor(first / step) !== Math.floor((first + added) / step)
}
/** A force with this many reports learns its own weights without being asked. */
const enoughToLearn = 1000

interface Linking {
  forceId: string
  at: Instant
  byId: string | null
  db?: Database | undefined
}

/** Links every report that has not been linked yet. Under the feed's lock, in the transaction that it is given. */
export async function linkWaiting(tx: Transaction, l: Linking): Promise<Kept & { linked: number }> {
  await lockFeed(tx, l.forceId)
  await forLong(tx)
  const rows = await rowsOf(
    tx,
    reportRow,
    sql`
    select ${reportColumns} from crime_reports
    where force_id = (select spo_force()) and ended_at is null and link_number is null order by received_at, line`,
  )
  if (!rows.length) return { linked: 0, found: 0, grown: 0, joined: 0 }
  try {
    const held = await indexOf(tx, l.forceId, l.db)
    for (const row of rows) include(held.index, reportOf(row))
    held.index = saying(held.index, await sayingsOf(tx))
    let found: Found[]
    if (rows.length < aFeed) found = rows.flatMap(row => pairsWith(held.index, row.ref))
    else {
      if (held.index.table.size >= enoughToLearn && !(await weightsInUse(tx)).learnt) {
        held.index = relearnt(held.index)
        await keepWeights(tx, l, held.index)
        held.epoch = await newEpoch(tx, l.forceId)
      }
      const fresh = new Set(rows.map(row => row.ref))
      found = pairsOf(held.index).filter(pair => pair.reports.some(ref => fresh.has(ref)))
      await countNames(tx, l, held.index.table)
    }
    const first = await nextLinkNumber(tx, l.forceId, rows.length)
    if (rows.length < aFeed && isCountDue(held.index.table.size, first, rows.length))
      await countNames(tx, l, held.index.table)
    await tx.execute(sql`
      update crime_reports r set link_number = x.n
      from jsonb_to_recordset(${asJson(rows.map((row, n) => ({ id: row.id, n: first + n })))}) as x(id uuid, n bigint)
      where r.id = x.id`)
    tookIn(held, rows.at(-1)?.id ?? '', first + rows.length - 1)
    const kept = await keepPairs(tx, l.forceId, found, l.at)
    await noteKnownSuspects(
      tx,
      l,
      rows.map(row => ({ report: reportOf(row), recordedOn: row.recorded_on })),
      held.index,
    )
    return { linked: rows.length, ...kept }
  } catch (fault) {
    forgetIndex(l.forceId, l.db)
    throw fault
  }
}

const keepWeights = (tx: Transaction, l: Linking, index: { table: { size: number }; weights: object }) =>
  tx.insert(linkageWeights).values({
    id: randomUUID(),
    forceId: l.forceId,
    learntAt: l.at,
    byId: l.byId,
    reports: index.table.size,
    weights: index.weights as typeof linkageWeights.$inferInsert.weights,
  })

/** Links reports again of which somebody said who is who, by what is now said. What moves is marked with the link that moved it. */
export async function linkAgain(
  tx: Transaction,
  l: Linking & { refs: readonly string[]; linkId: string | null },
): Promise<void> {
  await linkWaiting(tx, l)
  const held = await indexOf(tx, l.forceId, l.db)
  held.index = saying(held.index, await sayingsOf(tx))
  const found = l.refs.flatMap(ref => pairsWith(held.index, ref))
  await keepPairs(tx, l.forceId, found, l.at, l.linkId)
}

interface Learnt {
  /** Writes it, under the feed’s lock; false, and nothing is written, where what it was learnt from no longer stands. */
  keep(tx: Transaction, l: Linking): Promise<boolean>
}
/**
 * Learns the weights again from a copy of the reports and links all of them, without any lock. When that is kept, a pair that waits, that
 * nobody ever decided of or put right, and that the new weights no longer hold together, is taken apart and counted as such; every other
 * pair stands.
 */
export function learnFrom(of: Copy): Learnt {
  const index = relearnt(of.index)
  const found = pairsOf(index)
  return {
    keep: async (tx, l) => {
      await forLong(tx)
      await lockFeed(tx, l.forceId)
      if (!(await stillStands(tx, of))) return false
      try {
        await keepLearnt(tx, l, { ...of, index }, found)
        return true
      } catch (fault) {
        forgetIndex(l.forceId, l.db)
        throw fault
      }
    },
  }
}
/** The same with the feed held all the while, where it changes so often that no copy of it stands for long. */
export async function learnHolding(tx: Transaction, l: Linking): Promise<void> {
  await forLong(tx)
  await lockFeed(tx, l.forceId)
  if (!(await learnFrom(await copyOf(tx)).keep(tx, l))) throw new Error('The feed moved on while it was held')
}

async function keepLearnt(tx: Transaction, l: Linking, learnt: Held, found: Found[]): Promise<void> {
  await keepWeights(tx, l, learnt.index)
  const groups = found.flatMap((pair, n) => pair.reports.map(ref => ({ ref, n })))
  const apart = await bySize(tx, groups.length, () =>
    rowsOf(
      tx,
      z.object({ id: z.string() }),
      sql`
      with together as (select ref, n from jsonb_to_recordset(${asJson(groups)}) as x(ref text, n int)),
      loose as (
        select p.id from report_pairs p
        join pair_reports m on m.pair_id = p.id and m.ended_at is null
        join crime_reports c on c.force_id = m.force_id and c.ref = m.report_ref and c.ended_at is null
        left join together t on t.ref = m.report_ref
        where p.state = 'waiting' and not p.by_hand
          and not exists (select 1 from pair_decisions d where d.pair_id = p.id)
          and not exists (select 1 from person_links k where k.pair_id = p.id or k.other_pair_id = p.id)
        group by p.id
        having max(c.link_number) <= ${learnt.upTo} and (count(distinct coalesce(t.n, -1)) > 1 or bool_or(t.n is null))),
      ended as (
        update pair_reports m set ended_at = ${l.at} from loose
        where m.pair_id = loose.id and m.ended_at is null returning m.pair_id)
      update report_pairs p set state = 'apart', reports = 0 where p.id in (select pair_id from ended) returning p.id`,
    ),
  )
  await projectPairs(
    tx,
    apart.map(p => p.id),
  )
  await keepPairs(tx, l.forceId, found, l.at)
  // What came while it was learnt was linked by the weights before.
  const late = await catchUp(tx, learnt)
  await keepPairs(
    tx,
    l.forceId,
    late.flatMap(ref => pairsWith(learnt.index, ref)),
    l.at,
  )
  learnt.epoch = await newEpoch(tx, l.forceId)
  holdIndex(l.forceId, l.db, learnt)
  await countNames(tx, l, learnt.index.table)
  await linkWaiting(tx, l)
}

/** A day's feed is linked in one transaction, in which the database waits for the program for longer than a page would. */
const forLong = (tx: Transaction) =>
  tx.execute(
    sql`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`,
  )

/** Counts again which names may name nobody. What a person said of one stands. */
async function countNames(tx: Transaction, l: Linking, table: Table): Promise<void> {
  const names = frequentNames(table).map(n => ({ id: randomUUID(), ...n }))
  await tx.execute(sql`
    insert into frequent_names (id, force_id, given_name, family_name, reports, births, others, counted_at)
    select id, ${l.forceId}, given, family, reports, births, others, ${l.at}::timestamptz
    from jsonb_to_recordset(${asJson(names)}) as x(id uuid, given text, family text, reports int, births int, others int)
    on conflict (force_id, given_name, family_name) do update
    set reports = excluded.reports, births = excluded.births, others = excluded.others, counted_at = excluded.counted_at`)
}
