import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { orderImports } from '../../../db/schema/order-imports.ts'
import type { ForceCollections } from '../../case/force.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

type OrderImport = ForceCollections['orderImports']
const fromImport = z.object({ ref: z.string(), is_touched: z.boolean() })
/** An import with its cases, for an act on it and for its page. */
export async function orderImportOf(tx: Transaction, id: string): Promise<OrderImport[]> {
  const [row] = await tx.select().from(orderImports).where(eq(orderImports.id, id))
  if (!row) return []
  const found = await rowsOf(
    tx,
    fromImport,
    sql`
    select c.ref, exists (
      select from events e where e.case_id = c.id and e.kind = 'act' and e.act <> 'openImportedOrder') as is_touched
    from orders o join cases c on c.id = o.case_id
    where o.import_id = ${id} order by c.ref`,
  )
  const { forceId: _, ...rest } = row
  return [{ ...rest, name: row.fileName, cases: found.map(c => ({ ref: c.ref, isTouched: c.is_touched })) }]
}
