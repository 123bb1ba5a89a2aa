import { pgTable } from 'drizzle-orm/pg-core'
import { sheetStates } from '../../lib/case/reference/sheet-states.ts'
import type { SheetPerson } from '../../lib/case/staff/imported-people.ts'
import type { SheetOrder } from '../../lib/case/views/imported-orders.ts'
import { code, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'

/** Lists of orders that were in force before this program. What was read of one is kept until it is imported or left. */
export const orderImports = pgTable(
  'order_imports',
  {
    id: id(),
    forceId: ref().notNull(),
    fileName: words().notNull(),
    fileSha256: words().notNull(),
    state: code(sheetStates).notNull(),
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
  t => [on('order_imports_force', t.forceId, t.readAt), oneOf('order_imports_state', t.state, sheetStates)],
)
/** Lists of people of the force. What was read of one is kept until it is imported or left; then only what was not added. */
export const peopleImports = pgTable(
  'people_imports',
  {
    id: id(),
    forceId: ref().notNull(),
    fileName: words().notNull(),
    fileSha256: words().notNull(),
    state: code(sheetStates).notNull(),
    rows: frozen<SheetPerson[]>().notNull(),
    unused: list().notNull(),
    added: whole().notNull().default(0),
    readAt: instant().notNull(),
    byId: ref().notNull(),
    endedAt: instant(),
    endedById: ref(),
    reason: words(),
  },
  t => [on('people_imports_force', t.forceId, t.readAt), oneOf('people_imports_state', t.state, sheetStates)],
)
