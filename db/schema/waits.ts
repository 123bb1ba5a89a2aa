import { sql } from 'drizzle-orm'
import { check, index, pgTable, timestamp } from 'drizzle-orm/pg-core'
import type { Params } from '../../lib/waits/wait.ts'
import { cases } from './cases.ts'
import { code, day, flag, frozen, id, instant, on, oneOf, ref, whole, words } from './columns.ts'
import { forces } from './organisation.ts'
import { reportPairs } from './reports.ts'

export const waitSubjects = ['case', 'pair', 'force'] as const
/**
 * What waits on a case, on a pair of crime reports or on the force, computed by lib/waits in the transaction of what
 * changes it. Times hold whatever the day is.
 */
export const waits = pgTable(
  'waits',
  {
    id: id(),
    forceId: ref().notNull(),
    subject: code(waitSubjects).notNull(),
    caseId: ref().references(() => cases.id),
    pairId: ref().references(() => reportPairs.id),
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
    index('waits_unnamed')
      .on(t.caseId)
      .where(sql`${t.ownerId} is null and ${t.permission} is null and ${t.caseId} is not null`),
    on('waits_kind_due', t.forceId, t.kind, t.dueAt, t.id),
    index('waits_owner_kind').on(t.ownerId, t.kind, t.dueAt).where(sql`${t.ownerId} is not null`),
    index('waits_pair').on(t.pairId).where(sql`${t.pairId} is not null`),
    index('waits_force').on(t.forceId, t.dueAt).where(sql`${t.caseId} is null`),
    oneOf('waits_subject', t.subject, waitSubjects),
    check(
      'waits_of',
      sql`(${t.subject} = 'case') = (${t.caseId} is not null) and (${t.subject} = 'pair') = (${t.pairId} is not null)`,
    ),
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

/** The same for what waits on a force and on its pairs. */
export const projectedForces = pgTable('projected_forces', {
  forceId: ref()
    .primaryKey()
    .references(() => forces.id),
  version: words().notNull(),
  at: instant().notNull(),
})

/** What `npm run verify` found of the record, its walls and files: written by whoever runs the service, read by the force. */
export const recordChecks = pgTable(
  'record_checks',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    at: instant().notNull(),
    events: whole().notNull(),
    files: whole().notNull(),
    faults: whole().notNull(),
  },
  t => [on('record_checks_at', t.forceId, t.at)],
)
