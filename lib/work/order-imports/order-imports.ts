import { desc, inArray, like, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { orderImports } from '../../../db/schema/order-imports.ts'
import { people } from '../../../db/schema/organisation.ts'
import type { ForceCollections } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { personNamed } from '../../case/staff/person-named.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { SheetOrder } from '../../case/views/imported-orders.ts'
import { CannotRead, type Source } from '../../pattern/exports/row.ts'
import { readOrderSheet } from '../../pattern/orders/order-sheet.ts'
import { look } from '../case/view-case.ts'
import { namesOf } from '../lists/names.ts'
import { likelyDuplicatesIn } from '../lists/search.ts'
import { performIn } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { orderImportOf } from './order-import-record.ts'

type OrderImport = ForceCollections['orderImports']
export type SheetRead = { kind: 'read'; importId: string } | { kind: 'refused'; message: string }

/** Reads a list of live orders and keeps what it says to be looked at: nothing of it is a case yet. The file itself is not kept. */
export async function readOrders(
  actor: Actor,
  sent: { name: string; sha256: string; source: Source },
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<SheetRead> {
  const read = await readOrderSheet(sent.source).catch((fault: unknown) => {
    if (fault instanceof CannotRead) return fault.message
    throw fault
  })
  if (typeof read === 'string') return { kind: 'refused', message: read }
  if (!read.orders.length)
    return { kind: 'refused', message: 'The list has headings, and no row below them names a defendant.' }
  return asPerson(
    actor,
    async (tx): Promise<SheetRead> => {
      const orders = await withKnown(tx, actor, read.orders, at)
      const done = await performIn(tx, {
        actor,
        act: 'readOrderSheet',
        input: {
          fileName: sent.name,
          sha256: sent.sha256,
          rows: orders.map(o => ({ row: JSON.stringify(o) })),
          unused: read.unused.slice(0, 200),
          nameless: read.nameless.map(String),
        },
        at,
        db,
      })
      if (done.kind !== 'done')
        return {
          kind: 'refused',
          message: done.kind === 'refused' ? (done.refusals[0]?.message ?? '') : 'You may not import orders.',
        }
      return { kind: 'read', importId: done.created.orderImports ?? '' }
    },
    { byKeys: true, ...(db ? { db } : {}) },
  )
}

/** Whom the owners that a sheet names are, and which cases are likely about the same people already. */
async function withKnown(tx: Transaction, actor: Actor, orders: SheetOrder[], at: Instant): Promise<SheetOrder[]> {
  const staff = await tx
    .select({ id: people.id, name: people.name, collar: people.collar, email: people.email, endedAt: people.endedAt })
    .from(people)
  const known: SheetOrder[] = []
  for (const order of orders) {
    const [his, hers] = [
      [order.givenNames, order.familyName, order.bornOn],
      [order.protectedGivenNames, order.protectedFamilyName],
    ].map(words => words.filter(Boolean).join(' '))
    const found = await likelyDuplicatesIn(tx, actor, [his ?? '', hers ?? ''].filter(Boolean), at)
    known.push({
      ...order,
      ownerId: personNamed(staff, order.owner)?.id ?? null,
      alike: found.rows.flatMap(r => (r.likely ? [r.ref] : [])),
    })
  }
  const refs = [...new Set(known.flatMap(o => o.alike))]
  const undone = refs.length
    ? await tx
        .select({ ref: cases.ref })
        .from(cases)
        .where(sql`${inArray(cases.ref, refs)} and ${like(cases.closedReason, 'Import undone:%')}`)
    : []
  const gone = new Set(undone.map(c => c.ref))
  return known.map(o => ({ ...o, alike: o.alike.filter(ref => !gone.has(ref)) }))
}

export interface OrderImportView {
  import: OrderImport
  /** Names of who read it, of who ended it and of the owners whom the sheet names. */
  names: Map<string, string>
}
export const orderImportView = (actor: Actor, id: string, db?: Database): Promise<OrderImportView | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeOrderImport', sentence: 'Looked at a list of live orders', detail: { import: id } },
    async tx => {
      const [found] = await orderImportOf(tx, id)
      if (!found) return undefined
      const ids = [found.byId, found.endedById, ...found.rows.map(r => r.ownerId)]
      return { import: found, names: await namesOf(tx, ids) }
    },
    db ? { db } : {},
  )

/** The lists of orders that were sent, the latest first. */
export const orderImportsOf = (actor: Actor, db?: Database) =>
  asPerson(
    actor,
    tx =>
      tx
        .select({
          id: orderImports.id,
          fileName: orderImports.fileName,
          state: orderImports.state,
          readAt: orderImports.readAt,
          orders: sql<number>`case when ${orderImports.state} = 'read' then jsonb_array_length(${orderImports.rows}) else ${orderImports.orders} end`,
        })
        .from(orderImports)
        .orderBy(desc(orderImports.readAt), orderImports.id)
        .limit(50),
    db ? { db } : {},
  )
