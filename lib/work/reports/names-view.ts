import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { settingsFrom } from '../../case/settings.ts'
import { longMoment } from '../../case/time/calendar.ts'
import { type FeedWork, feedWork } from '../../case/views/reports.ts'
import { look } from '../case/view-case.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'

const counted = z.object({
  id: z.string(),
  name: z.string(),
  reports: z.number(),
  births: z.number(),
  others: z.number(),
  countedAt: z.string(),
})
export type FrequentName = z.output<typeof counted>
const waitingRows = z.object({
  work: z.enum(Object.keys(feedWork) as [FeedWork]),
  askedAt: z.string(),
  problem: z.string().nullable(),
  ended: z.boolean(),
})
export interface NamesView {
  own: string[]
  frequent: FrequentName[]
  waiting: string[]
}

/** What stands in place of a name in this force's reports, and which names may. */
export const namesView = (actor: Actor, options: { db?: Database } = {}): Promise<NamesView> =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at the words that mean no name in crime reports' },
    async tx => {
      const force = await rowOf(
        tx,
        z.object({ settings: z.unknown() }),
        sql`select settings from forces where id = (select spo_force())`,
      )
      const frequent = await rowsOf(
        tx,
        counted,
        sql`
        select id, trim(given_name || ' ' || family_name) as name, reports, births, others, counted_at as "countedAt"
        from frequent_names where force_id = (select spo_force()) and judged is null
        order by reports desc, family_name, given_name limit 100`,
      )
      return { own: settingsFrom(force?.settings).noNames, frequent, waiting: await workWaiting(tx) }
    },
    options,
  )

/** How many names wait to be judged. */
export async function frequentWaiting(tx: Transaction): Promise<number> {
  const row = await rowOf(
    tx,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from frequent_names where force_id = (select spo_force()) and judged is null`,
  )
  return row?.n ?? 0
}

/** The work on all reports that was asked for and is not done, and what last went wrong, each a sentence. */
export async function workWaiting(tx: Transaction, of?: FeedWork): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    waitingRows,
    sql`
    select distinct on (work) work, asked_at as "askedAt", problem, ended_at is not null as ended from report_work
    where force_id = (select spo_force()) order by work, asked_at desc, id`,
  )
  return rows
    .filter(w => (!w.ended || w.problem) && (of === undefined || w.work === of))
    .map(w =>
      w.ended
        ? `${feedWork[w.work].label}, asked for on ${longMoment(w.askedAt)}: ${w.problem}`
        : `${feedWork[w.work].label}: asked for on ${longMoment(w.askedAt)}, and being done`,
    )
}
