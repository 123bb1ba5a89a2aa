import { pgTable } from 'drizzle-orm/pg-core'
import { orderImportStates, type SheetOrder } from '../../lib/case/views/imported-orders.ts'
import { code, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'

/** Lists of orders that were in force before this program. What was read of one is kept until it is imported or left. */
export const orderImports = pgTable(
  'order_imports',
  {
    id: id(),
    forceId: ref().notNull(),
    fileName: words().notNull(),
    fileSha256: words().notNull(),
    state: code(orderImportStates).notNull(),
    rows: frozen<SheetOrder[]>().notNull(),
    unused: list().notNull(),
    nameless: frozen<number[]>().notNull(),
    orders: whole().notNull().default(0),
    readAt: instant().notNull(),
    byId: ref().notNull(),
    endedAt: instant(),
    endedById: ref(),
    reason: words(),
  },
  t => [on('order_imports_force', t.forceId, t.readAt), oneOf('order_imports_state', t.state, orderImportStates)],
)
