import { desc, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { courtUploads } from '../../../db/schema/court-orders.ts'
import { teams } from '../../../db/schema/organisation.ts'
import type { ForceCollections } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { allCourtOrderStates, type CourtOrderState } from '../../case/reference/court-orders.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { namesOf } from '../lists/names.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { courtOrderOf, courtUploadOf, matchesOf } from './court-order-record.ts'

const shown = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(allCourtOrderStates as [CourtOrderState]),
  found: z.array(z.object({ field: z.string(), value: z.string() })),
  unread: z.string().nullable(),
  fileName: z.string(),
  receivedAt: z.string(),
  caseRef: z.string().nullable(),
  matches: z.number(),
  key: z.string(),
})
export type ShownCourtOrder = z.output<typeof shown>
export const courtPageSize = 50
const isTime = (value: string) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/.test(value)
const columns = sql`
  o.id, o.name, o.state, o.letter ->> 'unread' as unread, o.letter ->> 'name' as "fileName",
  (select coalesce(jsonb_agg(jsonb_build_object('field', f ->> 'field', 'value', left(f ->> 'value', 200))), '[]') from jsonb_array_elements(o.letter -> 'found') f where f ->> 'field' <> 'terms') as found,
  to_char(o.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt", k.ref as "caseRef",
  (select count(*)::int from court_order_matches m where m.order_id = o.id) as matches, o.received_at::text as key
  from court_orders o left join cases k on k.id = o.case_id where o.force_id = (select spo_force())`

/** Orders that courts sent and that stand in one state: those that wait the earliest first, others the latest. */
export const listCourtOrders = (
  actor: Actor,
  asked: { state: CourtOrderState; after?: string | undefined; before?: string | undefined },
  db?: Database,
) =>
  look(
    actor,
    {
      kind: 'view',
      act: 'seeCourtOrders',
      sentence: 'Looked at orders sent by courts',
      detail: { state: asked.state },
    },
    async tx => {
      const cursor = cursorFrom(asked, { isValue: isTime })
      const falls = asked.state !== 'waiting'
      const read = await rowsOf(
        tx,
        shown,
        sql`select ${columns} and o.state = ${asked.state}
          and ${beyond(cursor, [sql`o.received_at`, sql`timestamptz`], [sql`o.id`, sql`uuid`], falls) ?? sql`true`}
          order by o.received_at ${directionOf(cursor, falls)}, o.id ${directionOf(cursor, falls)} limit ${courtPageSize + 1}`,
      )
      return pageInOrder(read, courtPageSize, cursor, r => keyText(r.key, r.id))
    },
    db ? { db } : {},
  )
const shownOfOne = 20
/** Those that were kept with a pair of crime reports. */
export const courtOrdersOfPair = (tx: Transaction, pairId: string): Promise<ShownCourtOrder[]> =>
  rowsOf(
    tx,
    shown,
    sql`select ${columns} and o.pair_id = ${pairId}::uuid order by o.received_at, o.id limit ${shownOfOne}`,
  )

export interface CourtOrderView {
  order: ForceCollections['courtOrders']
  matches: {
    id: string
    caseRef: string | null
    pairId: string | null
    ringTeam: string | null
    sides: 'both' | 'defendant'
    why: string[]
  }[]
  names: Map<string, string>
}
/** One of them with its words and whom it is likely about. Recorded as a view. */
export const courtOrderView = (actor: Actor, id: string, db?: Database): Promise<CourtOrderView | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeCourtOrders', sentence: 'Looked at an order sent by a court', detail: { order: id } },
    async tx => {
      const [order] = await courtOrderOf(tx, id)
      if (!order) return undefined
      const found = await matchesOf(tx, id)
      const ring = found.some(m => m.ringTeamId) ? await tx.select({ id: teams.id, name: teams.name }).from(teams) : []
      return {
        order,
        matches: found.map(({ id, caseRef, pairId, ringTeamId, sides, why }) => ({
          ...{ id, caseRef, pairId, sides, why },
          ringTeam: ring.find(t => t.id === ringTeamId)?.name ?? null,
        })),
        names: await namesOf(tx, [order.byId, order.decidedById]),
      }
    },
    db ? { db } : {},
  )

export interface CourtUploadView {
  upload: ForceCollections['courtUploads']
  orders: { id: string; name: string; state: CourtOrderState }[]
  names: Map<string, string>
}
export const courtUploadView = (actor: Actor, id: string, db?: Database): Promise<CourtUploadView | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeCourtOrders', sentence: 'Looked at what a court sent', detail: { upload: id } },
    async tx => {
      const [upload] = await courtUploadOf(tx, id)
      if (!upload) return undefined
      const orders = await rowsOf(
        tx,
        z.object({ id: z.string(), name: z.string(), state: z.enum(allCourtOrderStates as [CourtOrderState]) }),
        sql`select id, name, state from court_orders where upload_id = ${id}::uuid order by received_at, id`,
      )
      return { upload, orders, names: await namesOf(tx, [upload.byId, upload.endedById]) }
    },
    db ? { db } : {},
  )
/** What was sent lately, by the reader, or by anybody where the reader matches. */
export const courtUploadsOf = (actor: Actor, db?: Database) =>
  asPerson(
    actor,
    tx =>
      tx
        .select({
          id: courtUploads.id,
          fileName: courtUploads.fileName,
          state: courtUploads.state,
          readAt: courtUploads.readAt,
          orders: sql<number>`case when ${courtUploads.state} = 'read' then jsonb_array_length(${courtUploads.rows}) else ${courtUploads.orders} end`,
        })
        .from(courtUploads)
        .orderBy(desc(courtUploads.readAt), courtUploads.id)
        .limit(50),
    db ? { db } : {},
  )
