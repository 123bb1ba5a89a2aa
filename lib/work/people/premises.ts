import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../../case/policy.ts'
import type { Premises } from '../../case/reference/premises.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** The most hearings of one court that are named at once. */
const shownAtOnce = 50
const closedRow = z.object({ premisesId: z.string(), ref: z.string(), listedOn: z.string(), n: z.number() })
export type ListedAfter = { ref: string; listedOn: CalendarDate }
/**
 * Of each court that closed or is to close, the hearings that are listed there for a later day and not over: the reference of
 * the case and the day, and nothing about anybody. How many there are, and the first of them.
 */
export async function listedAfterClosing(
  actor: Actor,
  today: CalendarDate,
): Promise<Map<string, { n: number; first: ListedAfter[] }>> {
  const rows = await asPerson(actor, tx =>
    rowsOf(
      tx,
      closedRow,
      sql`
      select * from (
        select p.id as "premisesId", c.ref, h.listed_on::text as "listedOn", count(*) over (partition by p.id)::int as n,
          row_number() over (partition by p.id order by h.listed_on, c.ref) as nth
        from premises p join hearings h on h.force_id = p.force_id and lower(h.court) = lower(p.name) and h.listed_on > p.ended_on
        join cases c on c.id = h.case_id and c.status = 'open'
        where p.force_id = (select spo_force()) and p.ended_on is not null and h.listed_on >= ${today}::date and h.status = 'listed'
          and not exists (select from premises o where o.force_id = p.force_id and lower(o.name) = lower(p.name)
            and o.started_on <= h.listed_on and (o.ended_on is null or h.listed_on <= o.ended_on))
      ) f where nth <= ${shownAtOnce} order by "listedOn", ref`,
    ),
  )
  return new Map(
    [...Map.groupBy(rows, r => r.premisesId)].map(([id, all]) => [
      id,
      { n: all[0]?.n ?? 0, first: all.map(({ ref, listedOn }) => ({ ref, listedOn })) },
    ]),
  )
}
/** What a court or station is now, where another took its place. */
export const successorOf = (p: Pick<Premises, 'mergedIntoId'>, all: readonly Premises[]): string | undefined =>
  all.find(o => o.id === p.mergedIntoId)?.name
/** A hearing as it is named where no case is shown. */
export const listedWords = (l: ListedAfter): string => `${longDate(l.listedOn)}: case ${l.ref}`
