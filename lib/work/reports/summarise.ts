import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { projectPairs } from '../pipeline/project-force.ts'

/** A list as one parameter, however long. */
export const asJson = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
export const textsIn = (values: readonly string[]) => sql`(select jsonb_array_elements_text(${asJson(values)}))`
export const idsIn = (values: readonly string[]) => sql`(select jsonb_array_elements_text(${asJson(values)})::uuid)`

/** One import, undoing or linking of a force at a time: held until the transaction ends. */
export const lockFeed = (tx: Transaction, forceId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${forceId}`}, 44))`)

/** From this many on, rows are met by reading each table once: whatever the planner believes of tables filled a moment ago, it may not look each up. */
const manyAtOnce = 300

/**
 * Runs statements about some of many rows. A few are looked up each by its own index (`lateral … offset 0`); many are joined
 * as whole tables. The planner is told which, for it knows nothing yet of what the same transaction wrote.
 */
export async function bySize<T>(tx: Transaction, many: number, run: (each: boolean) => Promise<T>): Promise<T> {
  if (many < manyAtOnce) return run(true)
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`)
  const done = await run(false)
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true)`)
  return done
}

/** Writes into each pair what its reports say now, and what waits on it. A pair of fewer than two reports is one no longer, and is counted so. */
export async function summarise(tx: Transaction, pairIds: readonly string[], at: Instant): Promise<void> {
  const ids = [...new Set(pairIds)]
  if (!ids.length) return
  await bySize(tx, ids.length, each => summariseIn(tx, ids, at, each))
  await projectPairs(tx, ids)
}

/** The pairs asked for with their reports, each by its own index or as whole tables. */
const pairsWithReports = (each: boolean) =>
  each
    ? sql`
      left join lateral (
        select * from pair_reports x where x.pair_id = wanted.id and x.ended_at is null offset 0) m on true
      left join lateral (
        select * from crime_reports x where x.force_id = m.force_id and x.ref = m.report_ref and x.ended_at is null offset 0) r on true`
    : sql`
      left join (select * from pair_reports x where x.ended_at is null) m on m.pair_id = wanted.id
      left join (select * from crime_reports x where x.ended_at is null) r on r.force_id = m.force_id and r.ref = m.report_ref`

async function summariseIn(tx: Transaction, ids: readonly string[], at: Instant, each: boolean): Promise<void> {
  await tx.execute(sql`
    update report_pairs p set
      reports = s.n,
      by_hand = s.by_hand,
      first_recorded_on = coalesce(s.first_on, p.first_recorded_on),
      last_recorded_on = coalesce(s.last_on, p.last_recorded_on),
      suspect = coalesce(s.suspect, nullif(p.suspect, ''), 'Suspect not named'),
      victim = coalesce(s.victim, nullif(p.victim, ''), 'Victim not named'),
      offence = coalesce(s.offence, p.offence),
      district = coalesce(s.district, p.district),
      team = coalesce(s.team, p.team),
      relationship = coalesce(s.relationship, p.relationship),
      state = case
        when p.state = 'joined' then p.state
        when s.n < 2 then 'apart'
        when p.state = 'apart' then 'waiting'
        else p.state end,
      waiting_since = case when p.state = 'apart' and s.n >= 2 then ${at}::timestamptz else p.waiting_since end
    from (
      select wanted.id, count(r.id)::int as n, coalesce(bool_or(m.link_id is not null), false) as by_hand,
        min(r.recorded_on) as first_on, max(r.recorded_on) as last_on,
        (array_agg(nullif(trim(r.suspect_given_names || ' ' || r.suspect_family_name), '') order by (trim(r.suspect_given_names || r.suspect_family_name) = ''), r.recorded_on desc, r.ref desc))[1] as suspect,
        (array_agg(nullif(trim(r.victim_given_names || ' ' || r.victim_family_name), '') order by (trim(r.victim_given_names || r.victim_family_name) = ''), r.recorded_on desc, r.ref desc))[1] as victim,
        (array_agg(r.offence order by r.recorded_on desc, r.ref desc))[1] as offence,
        (array_agg(r.district order by r.recorded_on desc, r.ref desc))[1] as district,
        (array_agg(r.team order by r.recorded_on desc, r.ref desc))[1] as team,
        (array_agg(r.relationship order by r.recorded_on desc, r.ref desc))[1] as relationship
      from (select jsonb_array_elements_text(${asJson(ids)})::uuid as id) wanted
      ${pairsWithReports(each)}
      group by wanted.id
    ) s
    where p.id = s.id`)
}
