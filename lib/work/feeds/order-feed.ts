import { inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { people } from '../../../db/schema/organisation.ts'
import type { Actor } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { type FeedOrder, feedReads, orderForFeed } from '../../views/order-feed.ts'
import { look } from '../case/view-case.ts'
import { loadFiles } from '../pipeline/load.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { jsonAnswer, type PageAsked, pageOf, systemFor } from './answer.ts'
import { settledUpTo } from './settled.ts'

export interface OrderChanges {
  /** Each case that changed, with all of its orders as they stand now: those that are not among them no longer are. */
  changes: { case: string; changedAt: Instant; orders: FeedOrder[] }[]
  /** Where the next call goes on from. */
  cursor: string
  more: boolean
}

/**
 * Cases with orders in which something was done since a cursor, the earliest first, by the number of the act in the record: none
 * is passed over. Cases closed to the reader are not among them. While acts are being written it says that there is more.
 */
export async function orderChanges(
  actor: Actor,
  { after, limit }: PageAsked,
  { at = new Date().toISOString(), db = database().db }: { at?: Instant; db?: Database } = {},
): Promise<OrderChanges> {
  const settled = await settledUpTo(actor, db)
  return look(
    actor,
    { kind: 'download', act: 'orderFeed', sentence: 'Read the changes of orders', detail: { after } },
    async tx =>
      settled === null
        ? { changes: [], cursor: String(after), more: true }
        : changesIn(tx, { after, limit, settled }, londonDate(at)),
    { at, db },
  )
}

/** The cases of a page and one more, by the index alone: what came before or comes after is not read. */
export const casesChanged = ({ after, limit, settled }: PageAsked & { settled: number }): SQL => sql`
    select k.id, x.seq::float8 as seq, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from order_changes x join cases k on k.id = x.case_id
    where x.force_id = (select spo_force()) and x.seq > ${after}::bigint and x.seq <= ${settled}::bigint
    order by x.seq limit ${limit + 1}`

async function changesIn(
  tx: Transaction,
  { after, limit, settled }: PageAsked & { settled: number },
  today: CalendarDate,
): Promise<OrderChanges> {
  const rows = await rowsOf(
    tx,
    z.object({ id: z.string(), seq: z.number(), at: z.string() }),
    casesChanged({ after, limit, settled }),
  )
  const page = rows.slice(0, limit)
  const ids = page.map(r => r.id)
  const roots = ids.length ? await tx.select().from(cases).where(inArray(cases.id, ids)) : []
  const files = new Map((await loadFiles(tx, roots, feedReads)).map(f => [f.case.id, f]))
  const ownerIds = [...new Set([...files.values()].flatMap(f => f.orders.flatMap(o => o.ownerId ?? [])))]
  const owners = ownerIds.length
    ? await tx
        .select({ id: people.id, name: people.name, phone: people.phone })
        .from(people)
        .where(inArray(people.id, ownerIds))
    : []
  const ownerOf = new Map(owners.map(p => [p.id, p]))
  return {
    changes: page.flatMap(({ id, at }) => {
      const file = files.get(id)
      if (!file) return []
      const orders = file.orders.map(o => orderForFeed(o, file, { today, owner: ownerOf.get(o.ownerId ?? '') }))
      return [{ case: file.case.ref, changedAt: at, orders }]
    }),
    cursor: String(page.at(-1)?.seq ?? after),
    more: rows.length > limit,
  }
}

/** Answers a system that keeps a copy of the orders of the force. */
export async function answerOrders(request: Request, options: { at?: Instant; db?: Database } = {}): Promise<Response> {
  const system = await systemFor(request, 'orders', options.db)
  if (system instanceof Response) return system
  const asked = pageOf(request)
  if (asked instanceof Response) return asked
  return jsonAnswer(await orderChanges(system, asked, options))
}
