import { pgTable } from 'drizzle-orm/pg-core'
import { panelDecisions } from '../../lib/case/records/panels.ts'
import { ofCase } from './cases.ts'
import { code, day, id, instant, list, on, oneOf, recordColumns, ref, words } from './columns.ts'

/** Meetings of a force's expert panel. */
export const panels = pgTable(
  'panels',
  {
    id: id(),
    forceId: ref().notNull(),
    heldOn: day().notNull(),
    place: words(),
    attendance: list().notNull(),
    cancelledAt: instant(),
    cancelledReason: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('panels_day', t.forceId, t.heldOn)],
)
/** Cases on an agenda, with what was decided of each. */
export const panelItems = pgTable(
  'panel_items',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    panelOn: day().notNull(),
    panelId: ref().references(() => panels.id),
    why: words().notNull(),
    decision: code(panelDecisions),
    minute: words(),
    disclosed: words(),
    disclosedTo: words(),
    minutedOn: day(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('panel_items_case', t.caseId),
    on('panel_items_day', t.forceId, t.panelOn),
    on('panel_items_panel', t.panelId),
    oneOf('panel_items_decision', t.decision, panelDecisions),
  ],
)
