import { type SQL, sql } from 'drizzle-orm'

/** Where something is counted: with the team and in the district that it was of on its own day. `f` is a row of what is counted. */

/** Asked once of a whole statement: most forces never merged a team. */
const anyMerged = sql`(select exists (select from cases where force_id = (select spo_force()) and former_teams <> '[]'))`
/** The team of a case on a day: before it became part of another, the one that it was then. */
export const teamOn = (day: SQL): SQL => sql`case when ${anyMerged} then coalesce((
    select (x ->> 'teamId')::uuid from cases k cross join jsonb_array_elements(k.former_teams) x
    where k.id = f.case_id and (${day})::date < (x ->> 'untilOn')::date order by x ->> 'untilOn' limit 1), f.team_id)
  else f.team_id end`
/** The district of a team on a day; `tm` is its row. */
export const districtOn = (
  day: SQL,
): SQL => sql`case when tm.former_districts = '[]' then tm.district_id else coalesce((
    select (x ->> 'districtId')::uuid from jsonb_array_elements(tm.former_districts) x
    where (${day})::date < (x ->> 'untilOn')::date order by x ->> 'untilOn' limit 1), tm.district_id) end`
