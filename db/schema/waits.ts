import { sql } from 'drizzle-orm'
import { index, pgTable, timestamp } from 'drizzle-orm/pg-core'
import type { Params } from '../../lib/spo/waits/wait.ts'
import { cases, ofCase } from './cases.ts'
import { day, flag, frozen, id, instant, on, ref, words } from './columns.ts'

/** What waits on a case, computed from it by lib/spo/waits in the transaction of each act. Times hold whatever the day is. */
export const waits = pgTable(
  'waits',
  {
    id: id(),
    ...ofCase(),
    kind: words().notNull(),
    aboutKind: words().notNull(),
    aboutId: ref().notNull(),
    part: words().notNull(),
    ownerId: ref(),
    permission: words(),
    ifOwnerLeft: flag().notNull(),
    since: instant().notNull(),
    foreseenFrom: instant().notNull(),
    visibleFrom: instant().notNull(),
    dueAt: instant(),
    /** The last day, where it is due by a day and not at an instant. */
    dueOn: day(),
    lateFrom: instant(),
    redFrom: instant(),
    alarms: timestamp({ mode: 'string', withTimezone: true }).array().notNull(),
    lapsesAt: instant(),
    params: frozen<Params>().notNull(),
  },
  t => [
    on('waits_case', t.caseId),
    on('waits_kind_due', t.forceId, t.kind, t.dueAt),
    index('waits_owner_due').on(t.ownerId, t.dueAt).where(sql`${t.ownerId} is not null`),
  ],
)

/** Under which rules and settings the rows of a case were computed: others are stale, and are computed again. */
export const projected = pgTable(
  'projected',
  {
    caseId: ref()
      .primaryKey()
      .references(() => cases.id),
    forceId: ref().notNull(),
    version: words().notNull(),
    at: instant().notNull(),
  },
  t => [on('projected_version', t.forceId, t.version)],
)
