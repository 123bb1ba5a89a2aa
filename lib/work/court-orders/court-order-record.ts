import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { courtOrderMatches, courtOrders, courtUploads } from '../../../db/schema/court-orders.ts'
import type { ForceCollections } from '../../case/force.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** Orders that courts sent, as acts on them and their pages read them; none where the reader may not see it. */

export async function courtUploadOf(tx: Transaction, id: string): Promise<ForceCollections['courtUploads'][]> {
  const [row] = await tx.select().from(courtUploads).where(eq(courtUploads.id, id))
  if (!row) return []
  const orders = await tx
    .select({ id: courtOrders.id, state: courtOrders.state })
    .from(courtOrders)
    .where(eq(courtOrders.uploadId, id))
  const { forceId: _, ...rest } = row
  return [
    {
      ...rest,
      name: row.fileName,
      waiting: orders.filter(o => o.state === 'waiting').map(o => o.id),
      // Of a restricted case an order is not among those that are seen: what is missing has been decided.
      decided: row.state === 'taken' ? row.orders - orders.filter(o => o.state === 'waiting').length : 0,
    },
  ]
}

const placed = z.object({ id: z.string(), placed_on: z.string().nullable(), earlier_on: z.string().nullable() })
export async function courtOrderOf(tx: Transaction, id: string): Promise<ForceCollections['courtOrders'][]> {
  const [row] = await tx.select().from(courtOrders).where(eq(courtOrders.id, id))
  if (!row) return []
  const [found] = await rowsOf(
    tx,
    placed,
    sql`
    select o.id, k.ref as placed_on, ek.ref as earlier_on from court_orders o
    left join cases k on k.id = o.case_id left join court_orders e on e.id = o.follows_id left join cases ek on ek.id = e.case_id
    where o.id = ${id}::uuid`,
  )
  const { forceId: _, ...rest } = row
  return [{ ...rest, placedOn: found?.placed_on ?? null, earlierOn: found?.earlier_on ?? null }]
}

export async function courtOrderMatchOf(tx: Transaction, id: string): Promise<ForceCollections['courtOrderMatches'][]> {
  const [row] = await tx.select().from(courtOrderMatches).where(eq(courtOrderMatches.id, id))
  const [order] = row ? await courtOrderOf(tx, row.orderId) : []
  if (!row || !order) return []
  const { forceId: _, foundAt: _f, ...rest } = row
  return [{ ...rest, name: row.caseRef ?? 'a pair of reports', order }]
}
export const matchesOf = (tx: Transaction, orderId: string) =>
  tx
    .select()
    .from(courtOrderMatches)
    .where(and(eq(courtOrderMatches.orderId, orderId)))
    .orderBy(sql`${courtOrderMatches.score} desc`, courtOrderMatches.id)

const known = z.object({
  id: z.string(),
  text_hash: z.string(),
  kind: z.string().nullable(),
  number: z.string().nullable(),
  made_on: z.string().nullable(),
})
export type KnownOrder = z.output<typeof known>
/** What was sent before with the same words or the same number: by whomever, and nothing else of it. */
export const ordersSentBefore = (tx: Transaction, hashes: readonly string[], numbers: readonly string[]) =>
  rowsOf(
    tx,
    known,
    sql`select id, text_hash, kind, number, made_on from spo_court_orders_known(${sql.param([...hashes])}::text[], ${sql.param([...numbers])}::text[])`,
  )
