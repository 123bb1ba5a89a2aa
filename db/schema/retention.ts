import { pgTable } from 'drizzle-orm/pg-core'
import { retentionGroups, retentionStepKinds } from '../../lib/case/reference/codes/decisions.ts'
import { ofCase } from './cases.ts'
import { code, day, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'
import { forces } from './organisation.ts'

/** How long a case is kept, step by step; added to and never changed. */
export const retentionSteps = pgTable(
  'retention_steps',
  {
    id: id(),
    ...ofCase(),
    kind: code(retentionStepKinds).notNull(),
    retentionGroup: code(retentionGroups),
    reason: words().notNull(),
    reviewOn: day(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('retention_steps_case', t.caseId),
    on('retention_steps_by_kind', t.forceId, t.kind, t.at),
    oneOf('retention_steps_kind', t.kind, retentionStepKinds),
    oneOf('retention_steps_group', t.retentionGroup, retentionGroups),
  ],
)
/** Cases that are no longer here: on whose decision, what was removed, and which files are still to be. Written by the owner alone. */
export const disposals = pgTable(
  'disposals',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    /** The reference and the id that the case had: its record stands under that id. */
    ref: words().notNull(),
    disposedId: ref().notNull(),
    retentionGroup: code(retentionGroups).notNull(),
    askedById: ref().notNull(),
    approvedById: ref().notNull(),
    approvedAt: instant().notNull(),
    disposedAt: instant().notNull(),
    /** Tables with how many rows went. */
    rows: frozen<Record<string, number>>().notNull(),
    events: whole().notNull(),
    files: whole().notNull(),
    /** Names of files that no row names any more and that are not yet gone from the store. */
    filesLeft: list().notNull(),
    backupsUntil: day().notNull(),
  },
  t => [on('disposals_force', t.forceId, t.disposedAt)],
)
