import { pgTable } from 'drizzle-orm/pg-core'
import { markerActions } from '../../lib/case/records/markers.ts'
import { ofCase } from './cases.ts'
import { code, frozen, id, instant, on, oneOf, recordColumns, ref, words } from './columns.ts'
import { orders } from './orders.ts'

/** Entries of orders on other systems. */
export const markers = pgTable(
  'markers',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    kindId: ref().notNull(),
    action: code(markerActions).notNull(),
    doneAt: instant().notNull(),
    reference: words(),
    says: frozen<Record<string, string>>().notNull(),
    note: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('markers_case', t.caseId), on('markers_order', t.orderId), oneOf('markers_action', t.action, markerActions)],
)
