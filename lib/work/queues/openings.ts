import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** How far back openings of restricted cases are listed. */
export const openingDays = 14
/**
 * Openings of restricted cases in an emergency. The cases are locked to the reader as to everyone,
 * so a function of the database gives the little that may be known of each.
 */
const opening = z.object({
  ref: z.string(),
  team: z.string(),
  person: z.string(),
  at: z.string(),
  untilAt: z.string().nullable(),
})
export type Opening = z.output<typeof opening>
export const openingsSince = (tx: Transaction, at: string): Promise<Opening[]> =>
  rowsOf(
    tx,
    opening,
    sql`
  select o.ref, t.name as team, o.person, o.at, o.until_at as "untilAt"
  from spo_openings(${at}::timestamptz - make_interval(days => ${openingDays}::int)) o join teams t on t.id = o.team_id
  order by o.at desc`,
  )
