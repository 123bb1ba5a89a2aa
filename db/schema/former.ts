import { pgTable } from 'drizzle-orm/pg-core'
import { formerHows } from '../../lib/case/records/former.ts'
import type { RecordKind } from '../../lib/case/reference/record-kinds.ts'
import { ofCase } from './cases.ts'
import { code, frozen, id, instant, on, oneOf, ref, whole, words } from './columns.ts'

/** What records of a case said before they were corrected or withdrawn. Append-only by trigger. */
export const formerVersions = pgTable(
  'former_versions',
  {
    id: id(),
    ...ofCase(),
    recordKind: words().$type<RecordKind>().notNull(),
    recordId: ref().notNull(),
    version: whole().notNull(),
    before: frozen<Record<string, unknown>>().notNull(),
    reason: words().notNull(),
    how: code(formerHows).notNull(),
    recordedAt: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('former_versions_case', t.caseId),
    on('former_versions_record', t.recordId, t.version),
    oneOf('former_versions_how', t.how, formerHows),
  ],
)
