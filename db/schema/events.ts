import { sql } from 'drizzle-orm'
import { bigint, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import { code, frozen, id, instant, list, on, oneOf, ref, words } from './columns.ts'

/** DPA 2018 s.62 asks for collection, alteration, consultation, disclosure, combination and erasure. */
export const eventKinds = ['act', 'view', 'search', 'download', 'export', 'signIn'] as const
export const subjectKinds = ['case', 'force'] as const

/** Beside what was typed, an act of a force keeps which rows it added, and the digest of the settings that it left. */
export const eventTraces = { rows: '_rows', settings: '_settings' } as const

export const erasableColumns = ['detail', 'sentence', 'despite', 'actor_name'] as const
export type ErasableColumn = (typeof erasableColumns)[number]

/** The record. Append-only by trigger; each row holds the hash of the one before it about the same subject. */
export const events = pgTable(
  'events',
  {
    id: id(),
    seq: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    forceId: ref().notNull(),
    kind: code(eventKinds).notNull(),
    subjectKind: code(subjectKinds).notNull(),
    subjectId: ref().notNull(),
    /** Null when the subject is the force. */
    caseId: ref(),
    act: words().notNull(),
    recordKind: words(),
    recordId: ref(),
    actorId: ref(),
    actorName: words().notNull(),
    actorRoles: list().notNull(),
    fromStatus: words(),
    toStatus: words(),
    detail: frozen<Record<string, unknown>>().notNull(),
    sentence: words().notNull(),
    despite: words(),
    at: instant().notNull(),
    /** Of each text that can be erased, its random salt; gone with the text. The trigger writes both. */
    salts: frozen<Partial<Record<ErasableColumn, string>>>(),
    /** Of each such text, the digest with its salt: the chain covers these, so that it holds when a text is erased. */
    digests: frozen<Partial<Record<ErasableColumn, string>>>(),
    /** The event that recorded the disposal by which its texts were erased. */
    disposalId: ref(),
    /** The one-use token of the form that asked for it: a second press finds the first. */
    once: ref(),
    previousHash: words(),
    hash: words(),
  },
  t => [
    uniqueIndex('events_seq').on(t.seq),
    uniqueIndex('events_once').on(t.once),
    on('events_subject', t.subjectId, t.seq),
    on('events_actor', t.actorId, t.at),
    on('events_act', t.forceId, t.act, t.at),
    on('events_force', t.forceId, t.seq),
    // What was done, among many times as much that was only looked at.
    on('events_subject_done', t.subjectId, t.seq).where(sql`kind = 'act'`),
    on('events_actor_done', t.actorId, t.at).where(sql`kind = 'act'`),
    on('events_done', t.forceId, t.seq).where(sql`kind = 'act'`),
    oneOf('events_kind', t.kind, eventKinds),
  ],
)
