import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { allPairStates, type PairState } from '../../case/views/reports.ts'
import type { Found } from '../../pattern/linkage/linkage.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asJson, bySize, idsIn, summarise, textsIn } from './summarise.ts'

interface Standing {
  id: string
  state: PairState
  found_at: string
  refs: Set<string>
}
export interface Kept {
  found: number
  grown: number
  joined: number
}

/**
 * Puts what the linkage found into the force's pairs. A report only ever joins a pair here: none leaves one silently.
 * A further report puts a decided pair back on the list. What people said by hand stands over what was found; what moves
 * because somebody said who is who is marked with that link, so that undoing it moves it back.
 */
export async function keepPairs(
  tx: Transaction,
  forceId: string,
  found: readonly Found[],
  at: Instant,
  linkId: string | null = null,
): Promise<Kept> {
  const kept: Kept = { found: 0, grown: 0, joined: 0 }
  if (!found.length) return kept
  const refs = [...new Set(found.flatMap(f => f.reports))]
  const pairOf = await standingPairs(tx, forceId, refs)
  const apart = await saidApart(tx, refs)
  // By report: one that moves twice in one pass is written where it comes to rest.
  const moved = new Map<string, string>()
  const fresh: { id: string; score: object }[] = []
  const scored = new Map<string, object>()
  const asked = new Set<string>()
  const into = new Map<string, string>()

  for (const one of found) {
    const wanted = one.reports
    const standing = [...new Set(wanted.flatMap(ref => pairOf.get(ref) ?? []))].sort(
      (a, b) => (a.found_at < b.found_at ? -1 : a.found_at > b.found_at ? 1 : 0) || (a.id < b.id ? -1 : 1),
    )
    const clash = (pair: Standing, ref: string) => [...pair.refs].some(other => apart(ref, other))
    let pair = standing[0]
    if (!pair) {
      const free = wanted.filter((ref, n) => !wanted.slice(0, n).some(other => apart(ref, other)))
      if (free.length < 2) continue
      pair = { id: randomUUID(), state: 'waiting', found_at: at, refs: new Set() }
      fresh.push({ id: pair.id, score: scoreOf(one) })
      kept.found++
    }
    for (const other of standing.slice(1)) {
      if ([...other.refs].some(ref => clash(pair as Standing, ref))) continue
      into.set(other.id, pair.id)
      for (const ref of other.refs) {
        pair.refs.add(ref)
        pairOf.set(ref, pair)
        moved.set(ref, pair.id)
      }
      asked.add(pair.id)
      kept.joined++
    }
    let grew = false
    for (const ref of wanted) {
      if (pairOf.has(ref) || clash(pair, ref)) continue
      pair.refs.add(ref)
      pairOf.set(ref, pair)
      moved.set(ref, pair.id)
      grew = true
    }
    if (grew && standing.length) {
      asked.add(pair.id)
      kept.grown++
    }
    scored.set(pair.id, scoreOf(one))
  }
  const added = [...moved].map(([report_ref, pair_id]) => ({ id: randomUUID(), pair_id, report_ref }))
  await write(tx, { forceId, at, linkId, added, fresh, scored, asked, into })
  await summarise(tx, [...scored.keys(), ...into.keys()], at)
  return kept
}

const scoreOf = (f: Found) => ({
  score: f.score,
  suspect_score: f.suspect.score,
  suspect_why: f.suspect.why,
  suspect_against: f.suspect.against ?? [],
  victim_score: f.victim.score,
  victim_why: f.victim.why,
  victim_against: f.victim.against ?? [],
})

async function standingPairs(
  tx: Transaction,
  forceId: string,
  refs: readonly string[],
): Promise<Map<string, Standing>> {
  const wanted = sql`(select jsonb_array_elements_text(${asJson(refs)}) as ref) wanted`
  const rows = await bySize(tx, refs.length, each =>
    rowsOf(
      tx,
      z.object({ id: z.string(), state: z.enum(allPairStates), found_at: z.string(), report_ref: z.string() }),
      each
        ? sql`
    with theirs as (
      select distinct m.pair_id from ${wanted}
      cross join lateral (
        select x.pair_id from pair_reports x
        where x.force_id = ${forceId} and x.report_ref = wanted.ref and x.ended_at is null offset 0) m)
    select p.id, p.state, p.found_at::text as found_at, m.report_ref
    from theirs
    cross join lateral (select * from report_pairs x where x.id = theirs.pair_id offset 0) p
    cross join lateral (
      select x.report_ref from pair_reports x where x.pair_id = p.id and x.ended_at is null offset 0) m`
        : sql`
    with theirs as (
      select distinct m.pair_id from ${wanted}
      join pair_reports m on m.force_id = ${forceId} and m.report_ref = wanted.ref and m.ended_at is null)
    select p.id, p.state, p.found_at::text as found_at, m.report_ref
    from theirs join report_pairs p on p.id = theirs.pair_id
    join pair_reports m on m.pair_id = p.id and m.ended_at is null`,
    ),
  )
  const byId = new Map<string, Standing>()
  const byRef = new Map<string, Standing>()
  for (const row of rows) {
    const pair = byId.get(row.id) ?? { id: row.id, state: row.state, found_at: row.found_at, refs: new Set<string>() }
    byId.set(row.id, pair)
    pair.refs.add(row.report_ref)
    byRef.set(row.report_ref, pair)
  }
  return byRef
}

/** Whether a person said that two reports are not about the same two people. */
async function saidApart(tx: Transaction, refs: readonly string[]): Promise<(a: string, b: string) => boolean> {
  const rows = await rowsOf(
    tx,
    z.object({ report_refs: z.array(z.string()), other_refs: z.array(z.string()) }),
    sql`
    select report_refs, other_refs from person_links
    where not same and ended_at is null
      and (report_refs && array${textsIn(refs)} or other_refs && array${textsIn(refs)})`,
  )
  if (!rows.length) return () => false
  const pairs = new Set(
    rows.flatMap(r => r.report_refs.flatMap(a => r.other_refs.flatMap(b => [`${a}\n${b}`, `${b}\n${a}`]))),
  )
  return (a, b) => pairs.has(`${a}\n${b}`)
}

interface Writing {
  forceId: string
  at: Instant
  linkId: string | null
  added: { id: string; pair_id: string; report_ref: string }[]
  fresh: { id: string; score: object }[]
  scored: Map<string, object>
  asked: Set<string>
  into: Map<string, string>
}

const scoreColumns = sql`score real, suspect_score real, suspect_why text[], suspect_against text[], victim_score real, victim_why text[], victim_against text[]`

async function write(tx: Transaction, w: Writing) {
  if (w.fresh.length)
    await tx.execute(sql`
      insert into report_pairs (id, force_id, state, found_at, waiting_since, asked_again, reports, by_hand, suspect, victim,
        first_recorded_on, last_recorded_on, offence, district, team, relationship,
        score, suspect_score, suspect_why, suspect_against, victim_score, victim_why, victim_against)
      select id, ${w.forceId}, 'waiting', ${w.at}::timestamptz, ${w.at}::timestamptz, false, 0, false, '', '',
        ${w.at}::timestamptz, ${w.at}::timestamptz, '', '', '', '',
        score, suspect_score, suspect_why, suspect_against, victim_score, victim_why, victim_against
      from jsonb_to_recordset(${asJson(w.fresh.map(f => ({ id: f.id, ...f.score })))}) as x(id uuid, ${scoreColumns})`)
  if (w.into.size) {
    const gone = [...w.into.keys()]
    await tx.execute(sql`
      update pair_reports set ended_at = ${w.at}, ended_by_link_id = ${w.linkId} where ended_at is null and pair_id in ${idsIn(gone)}`)
    await tx.execute(sql`
      update report_pairs p set state = 'joined', joined_into_id = x.target
      from jsonb_to_recordset(${asJson([...w.into].map(([id, target]) => ({ id, target })))}) as x(id uuid, target uuid)
      where p.id = x.id`)
  }
  if (w.added.length)
    await tx.execute(sql`
      insert into pair_reports (id, force_id, pair_id, report_ref, link_id, added_at)
      select id, ${w.forceId}, pair_id, report_ref, ${w.linkId}::uuid, ${w.at}::timestamptz
      from jsonb_to_recordset(${asJson(w.added)}) as x(id uuid, pair_id uuid, report_ref text)`)
  const fresh = new Set(w.fresh.map(f => f.id))
  const rescored = [...w.scored].filter(([id]) => !fresh.has(id)).map(([id, score]) => ({ id, ...score }))
  if (rescored.length)
    await tx.execute(sql`
    update report_pairs p set score = x.score, suspect_score = x.suspect_score, suspect_why = x.suspect_why,
      suspect_against = x.suspect_against, victim_score = x.victim_score, victim_why = x.victim_why, victim_against = x.victim_against
    from jsonb_to_recordset(${asJson(rescored)}) as x(id uuid, ${scoreColumns})
    where p.id = x.id`)
  if (w.asked.size)
    await tx.execute(sql`
      update report_pairs set asked_again = asked_again or state <> 'waiting' , state = 'waiting',
        waiting_since = case when state = 'waiting' then waiting_since else ${w.at}::timestamptz end
      where id in ${idsIn([...w.asked])} and state in ('waiting', 'decided', 'dismissed')`)
}
