import { sql } from 'drizzle-orm'

/** How far back openings of restricted cases are listed. */
export const openingDays = 14
/**
 * Openings of restricted cases in an emergency. The cases are locked to the reader as to everyone,
 * so a function of the database gives the little that may be known of each.
 */
export interface Opening {
  ref: string
  team: string
  person: string
  at: string
  untilAt: string | null
}
export const openingsSince = (at: string) => sql`
  select o.ref, t.name as team, o.person, o.at, o.until_at as "untilAt"
  from spo_openings(${at}::timestamptz - make_interval(days => ${openingDays}::int)) o join teams t on t.id = o.team_id
  order by o.at desc`
