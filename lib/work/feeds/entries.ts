import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { everyAct } from '../../acts/index.ts'
import type { ActName } from '../../case/act-names.ts'
import { isId } from '../../case/ids.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { entryActs, entryLateHours } from '../../case/reference/entry-acts.ts'
import { hoursAfter, type Instant } from '../../case/time/calendar.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, isNumber, keyText, pageInOrder } from '../lists/cursor.ts'
import { inScope } from '../lists/scope.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import type { PageAsked } from './answer.ts'
import { settledUpTo } from './settled.ts'

/** Entries for the log of the records system: acts of the record, each with what that system calls it once it has it. */

const entryRow = z.object({
  id: z.string(),
  seq: z.number(),
  ref: z.string(),
  act: z.string(),
  words: z.string(),
  at: z.string(),
  by: z.string(),
  crimeReferences: z.array(z.string()),
  reference: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
})
export type Entry = z.output<typeof entryRow>
const instantOf = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const columns = sql`
  e.id, e.seq::float8 as seq, cases.ref, e.act, e.sentence as words, ${instantOf(sql`e.at`)} as at, e.actor_name as by,
  (select coalesce(array_agg(distinct i.crime_reference order by i.crime_reference), '{}') from incidents i
    where i.case_id = cases.id and i.withdrawn_at is null and i.crime_reference <> '') as "crimeReferences",
  a.reference, ${instantOf(sql`a.at`)} as "acknowledgedAt"
  from events e join cases on cases.id = e.case_id
  left join lateral (select x.reference, x.at from entry_acks x where x.event_id = e.id order by x.at desc, x.id desc limit 1) a on true`
const isEntry = sql`e.force_id = (select spo_force()) and e.kind = 'act' and e.act in ${entryActs}`
/** What was done, as its act is called. */
export const entryLabel = (act: string): string => everyAct[act as ActName]?.label ?? act

/** The text of an entry as it stands in another log. */
export const entryText = (e: Pick<Entry, 'ref' | 'words' | 'by'>, when: string): string =>
  `${when}. Stalking protection order case ${e.ref}. ${e.words.replace(/\.?$/, '.')} Recorded by ${e.by}.`

export interface EntryChanges {
  entries: Entry[]
  cursor: string
  more: boolean
}
/** Entries since a cursor, the earliest first, none passed over; those of cases closed to the reader are not among them. */
export async function entriesSince(
  actor: Actor,
  { after, limit }: PageAsked,
  { at = new Date().toISOString(), db = database().db }: { at?: Instant; db?: Database } = {},
): Promise<EntryChanges> {
  const settled = await settledUpTo(actor, db)
  return look(
    actor,
    { kind: 'download', act: 'readEntries', sentence: 'Read log entries', detail: { after } },
    async tx => {
      if (settled === null) return { entries: [], cursor: String(after), more: true }
      const rows = await rowsOf(
        tx,
        entryRow,
        sql`select ${columns} where ${isEntry} and e.seq > ${after} and e.seq <= ${settled} order by e.seq limit ${limit + 1}`,
      )
      const entries = rows.slice(0, limit)
      return { entries, cursor: String(entries.at(-1)?.seq ?? after), more: rows.length > limit }
    },
    { at, db },
  )
}

/** From when entries are owed to another system: since one may read them, or somebody first recorded a reference. Null before. */
const owedSince = async (tx: Transaction): Promise<Instant | null> => {
  const row = await rowOf(
    tx,
    z.object({ since: z.string().nullable() }),
    sql`select ${instantOf(sql`least(
      (select min(s.started_at) from records_systems s where s.force_id = (select spo_force()) and 'entries' = any(s.scopes)),
      (select min(x.at) from entry_acks x where x.force_id = (select spo_force())))`)} as since`,
  )
  return row?.since ?? null
}

const entryPageSize = 25
export type EntryState = 'late' | 'waiting' | 'all'
export interface EntriesAsked {
  state: EntryState
  ref?: string | undefined
  after?: string | undefined
  before?: string | undefined
}
/**
 * Entries of cases that the reader may see: those that nobody acknowledged for a day, those that wait, or all; of one case or of
 * every one. The latest first, but what is late the earliest first.
 */
export const listEntries = (
  actor: Actor,
  asked: EntriesAsked,
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
) =>
  look(
    actor,
    {
      kind: 'view',
      act: 'readEntries',
      sentence: 'Looked at log entries',
      detail: { state: asked.state, ref: asked.ref ?? '' },
    },
    async tx => {
      const since = await owedSince(tx)
      const cursor = cursorFrom(asked, { isTie: isNumber })
      const falls = asked.state !== 'late'
      const owed = since ? sql`e.at >= ${since}::timestamptz` : sql`false`
      const which: Record<EntryState, SQL> = {
        late: sql`a.reference is null and ${owed} and e.at < ${hoursAfter(at, -entryLateHours)}::timestamptz`,
        waiting: sql`a.reference is null and ${since ? owed : sql`true`}`,
        all: sql`true`,
      }
      const tie = [sql`e.seq`, sql`bigint`] as const
      const read = await rowsOf(
        tx,
        entryRow,
        sql`select ${columns} where ${isEntry} and ${inScope(actor, 'viewCase')} and ${which[asked.state]}
          ${asked.ref ? sql`and cases.ref = ${asked.ref}` : sql``} and ${beyond(cursor, [sql`e.seq`, sql`bigint`], tie, falls) ?? sql`true`}
          order by e.seq ${directionOf(cursor, falls)} limit ${entryPageSize + 1}`,
      )
      return { since, ...pageInOrder(read, entryPageSize, cursor, r => keyText(String(r.seq), String(r.seq))) }
    },
    { at, ...(db ? { db } : {}) },
  )

/** The entry that a form or a system names, as an act of the force reads it; null where there is none that may be seen. */
export async function entryNamed(tx: Transaction, actor: Actor, id: string | undefined) {
  if (!id || !isId(id) || !mayEver(actor, 'acknowledgeEntries')) return null
  const mine = actor.system ? sql`true` : inScope(actor, 'viewCase')
  const found = await rowOf(
    tx,
    z.object({
      id: z.string(),
      caseId: z.string(),
      ref: z.string(),
      words: z.string(),
      reference: z.string().nullable(),
    }),
    sql`select e.id, e.case_id as "caseId", cases.ref, e.sentence as words,
        (select x.reference from entry_acks x where x.event_id = e.id order by x.at desc, x.id desc limit 1) as reference
      from events e join cases on cases.id = e.case_id where ${isEntry} and e.id = ${id}::uuid and ${mine}`,
  )
  return found ?? null
}
