import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, primaryKey, smallint, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ImportAnswers, ImportFile } from '../../lib/case/records/imports.ts'
import * as k from '../../lib/case/reference/import-codes.ts'
import { identifiers, ofCase } from './cases.ts'
import { code, day, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'
import { exhibits, incidents } from './evidence.ts'

export const imports = pgTable(
  'imports',
  {
    id: id(),
    ...ofCase(),
    number: whole().notNull(),
    exhibitId: ref()
      .notNull()
      .references(() => exhibits.id),
    state: code(k.importStates).notNull(),
    kind: words(),
    headings: list().notNull(),
    answers: frozen<ImportAnswers>().notNull(),
    read: whole().notNull(),
    accepted: whole().notNull(),
    rejected: whole().notNull(),
    system: whole().notNull(),
    duplicates: whole().notNull(),
    earliest: instant(),
    latest: instant(),
    dateOrderFrom: words(),
    files: frozen<ImportFile[]>(),
    failure: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
    askedAt: instant(),
    askedById: ref(),
    endedAt: instant(),
    undoneAt: instant(),
    undoneById: ref(),
    undoneReason: words(),
  },
  t => [
    uniqueIndex('imports_number').on(t.caseId, t.number),
    index('imports_queued').on(t.askedAt).where(sql`${t.state} = 'queued'`),
    oneOf('imports_state', t.state, k.importStates),
  ],
)
/** How far an import has come: written outside the transaction that reads, so that others see it. */
export const importProgress = pgTable('import_progress', {
  importId: ref()
    .primaryKey()
    .references(() => imports.id),
  ...ofCase(),
  done: bigint({ mode: 'number' }).notNull(),
  total: bigint({ mode: 'number' }).notNull(),
  rows: whole().notNull(),
  /** How often a process began to read it since it was last asked for. */
  attempts: whole().notNull(),
})
export const importRejects = pgTable(
  'import_rejects',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    ...ofCase(),
    importId: ref()
      .notNull()
      .references(() => imports.id),
    line: whole().notNull(),
    raw: words().notNull(),
    reason: words().notNull(),
    file: words(),
  },
  t => [on('import_rejects_import', t.importId, t.id)],
)

/** Rows that are neither a message nor a call: they are listed, and counted among neither. */
const besides = ['place', 'notice'] as const
const precisions = ['second', 'minute', 'day'] as const
/** One message or call. Never loaded with the case: a page of them, or counts, by the indexes below. */
export const messages = pgTable(
  'messages',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    ...ofCase(),
    importId: ref()
      .notNull()
      .references(() => imports.id),
    line: whole().notNull(),
    at: instant().notNull(),
    /** The clock as the file shows it, with its offset. */
    local: words().notNull(),
    precision: code(precisions).notNull(),
    channel: code(k.rowChannels).notNull(),
    direction: code(k.rowDirections).notNull(),
    sender: words().notNull(),
    recipients: list().notNull(),
    text: words().notNull(),
    attachments: list().notNull(),
    doubts: list().notNull(),
    callType: words(),
    callSeconds: whole(),
    kind: code(besides),
    place: frozen<{ lat: number; lon: number; accuracy?: number }>(),
    /** Deleted, edited, forwarded, unsent: as the format says it. */
    marks: list().notNull().default(sql`'{}'`),
    /** The inner file of an archive, or the sheet of a workbook. */
    file: words(),
    /** The app, where the channel has no name for it. */
    app: words(),
    /** The same in rows that say the same at the same moment, whichever file they came from. */
    fingerprint: bigint({ mode: 'bigint' }).notNull(),
    duplicateOf: bigint({ mode: 'number' }),
    day: day().notNull().generatedAlwaysAs(sql`((at at time zone 'Europe/London')::date)`),
    /** Null where the file gives a day and no time. */
    hour: smallint().generatedAlwaysAs(
      sql`(case when precision = 'day' then null else extract(hour from at at time zone 'Europe/London')::smallint end)`,
    ),
  },
  t => [
    on('messages_when', t.caseId, t.at, t.id),
    on('messages_sender', t.caseId, t.sender, t.at, t.id),
    on('messages_import', t.importId, t.line),
    on('messages_same', t.caseId, t.fingerprint, t.id),
    // The force stands in it too, because every reading asks for it: without it each row would be fetched to be counted.
    index('messages_counted')
      .on(t.caseId, t.day, t.hour, t.channel, t.direction, t.sender, t.importId, t.forceId)
      .where(sql`${t.duplicateOf} is null and ${t.kind} is null`),
    index('messages_duplicates').on(t.caseId, t.duplicateOf).where(sql`${t.duplicateOf} is not null`),
    oneOf('messages_kind', t.kind, besides),
    oneOf('messages_precision', t.precision, precisions),
    oneOf('messages_channel', t.channel, k.rowChannels),
    oneOf('messages_direction', t.direction, k.rowDirections),
  ],
)
/** The rows that an incident was made of. */
export const incidentRows = pgTable(
  'incident_rows',
  {
    incidentId: ref()
      .notNull()
      .references(() => incidents.id),
    messageId: bigint({ mode: 'number' })
      .notNull()
      .references(() => messages.id),
    ...ofCase(),
    at: instant().notNull(),
    byId: ref().notNull(),
    /** Taken off again; whoever puts it back writes over it, and the events keep both. */
    removedAt: instant(),
    removedById: ref(),
  },
  t => [primaryKey({ columns: [t.incidentId, t.messageId] }), on('incident_rows_message', t.messageId)],
)
export const attributions = pgTable(
  'attributions',
  {
    id: id(),
    ...ofCase(),
    identifierId: ref()
      .notNull()
      .references(() => identifiers.id),
    decisionId: ref().notNull(),
    before: code(k.belongings).notNull(),
    whose: code(k.attributedTo).notNull(),
    other: words(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    undoneAt: instant(),
    undoneById: ref(),
    undoneReason: words(),
  },
  t => [on('attributions_case', t.caseId, t.at), oneOf('attributions_whose', t.whose, k.attributedTo)],
)
export const incidentJoins = pgTable(
  'incident_joins',
  {
    id: id(),
    ...ofCase(),
    incidentId: ref()
      .notNull()
      .references(() => incidents.id),
    joinedId: ref()
      .notNull()
      .references(() => incidents.id),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    undoneAt: instant(),
    undoneById: ref(),
    undoneReason: words(),
  },
  t => [on('incident_joins_case', t.caseId, t.at)],
)
