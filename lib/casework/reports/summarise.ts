import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import type { Instant } from '../../spo/calendar.ts'

/** A list as one parameter, however long. */
export const asJson = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
export const textsIn = (values: readonly string[]) => sql`(select jsonb_array_elements_text(${asJson(values)}))`
export const idsIn = (values: readonly string[]) => sql`(select jsonb_array_elements_text(${asJson(values)})::uuid)`

/** One import, undoing or linking of a force at a time: held until the transaction ends. */
export const lockFeed = (tx: Transaction, forceId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${forceId}`}, 44))`)

/** Writes into each pair what its reports say now. A pair of fewer than two reports is one no longer, and is counted so. */
export async function summarise(tx: Transaction, pairIds: readonly string[], at: Instant): Promise<void> {
  if (!pairIds.length) return
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
      from (select jsonb_array_elements_text(${asJson([...new Set(pairIds)])})::uuid as id) wanted
      -- Each by its own index, whatever the planner believes of tables that were filled a moment ago.
      left join lateral (
        select * from pair_reports x where x.pair_id = wanted.id and x.ended_at is null offset 0) m on true
      left join lateral (
        select * from crime_reports x where x.force_id = m.force_id and x.ref = m.report_ref and x.ended_at is null offset 0) r on true
      group by wanted.id
    ) s
    where p.id = s.id`)
}
