import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { dataClasses } from '../../../db/data-classes/index.ts'
import { signHeads } from '../../../db/heads.ts'
import { people } from '../../../db/schema/organisation.ts'
import type { Case, CaseFile } from '../../case/case.ts'
import { markings } from '../../case/reference/marking.ts'
import { longMoment } from '../../case/time/calendar.ts'
import { keptBackWords, masked, type Needle, needlesOf } from '../../case/views/protected-address.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { formerThatLeaves, isPrivilegedAct, recordThatLeaves, tablesThatLeave } from './kept-back.ts'
import type { ForceKeys } from './keys.ts'
import { escaped, inPlainWords, pageEnd, pageHead, recordAsHtml } from './pages.ts'
import type { Spool } from './spool.ts'
import type { EventLine } from './verify.mjs'

/** How many records of each kind went into an export, and what did not. */
export interface Gathered {
  counts: { kind: string; records: number }[]
  masked: number
  events: number
  keptBack: number
}

const line = z.object({ r: z.string() })
/** The rows of a query, some thousand at a time: a case may hold a million messages. */
async function* streamed(tx: Transaction, query: SQL): AsyncIterable<string> {
  await tx.execute(sql`declare parcel no scroll cursor for ${query}`)
  for (;;) {
    const rows = await rowsOf(tx, line, sql`fetch 2000 from parcel`)
    if (!rows.length) break
    for (const { r } of rows) yield r
  }
  await tx.execute(sql`close parcel`)
}
const literal = (id: string) => sql.raw(`'${id}'::uuid`)

/** Every record of a case and its whole record of events, written out while the case is held: they are of one moment. */
export async function gatherCase(
  tx: Transaction,
  root: Case,
  file: CaseFile,
  keys: ForceKeys,
  spool: Spool,
  at: string,
): Promise<Gathered> {
  const needles = file.confidentialAddresses.filter(a => !a.releasedAt).map(a => needlesOf(a))
  const staff = await tx.select({ id: people.id, name: people.name }).from(people)
  const names = new Map(staff.map(p => [p.id, p.name]))
  const used = new Map<string, string>()
  const gathered: Gathered = { counts: [], masked: 0, events: 0, keptBack: 0 }
  for (const one of tablesThatLeave) {
    const counted = await writeTable(tx, root, one, { needles, names, used, spool })
    if (counted.records) gathered.counts.push({ kind: one.name, records: counted.records })
    gathered.masked += counted.masked
  }
  await writeWithdrawn(file, needles, spool, gathered)
  Object.assign(gathered, await writeEvents(tx, root, needles, keys, spool, at))
  const writeNames = await spool.open('records/people-of-the-force.json')
  await writeNames(`${JSON.stringify(Object.fromEntries(used), null, 1)}\n`)
  return gathered
}

interface Writing {
  needles: readonly Needle[]
  names: ReadonlyMap<string, string>
  used: Map<string, string>
  spool: Spool
}
type Leaving = (typeof tablesThatLeave)[number]

async function writeTable(tx: Transaction, root: Case, one: Leaving, w: Writing) {
  const all = getTableColumns(one.classified.table) as Record<string, never>
  const columns = one.columns.map(name => sql`${all[name]} as ${sql.identifier(name)}`)
  const of = one.name === 'cases' ? all.id : all.caseId
  const order = 'number' in all ? sql`order by ${all.number}` : 'id' in all ? sql`order by ${all.id}` : sql``
  const query = sql`select row_to_json(q)::text as r from (select ${sql.join(columns, sql`, `)} from ${one.classified.table as PgTable} where ${of} = ${literal(root.id)} ${order}) q`
  let writeJson: ((text: string) => Promise<void>) | undefined
  let writePage: ((text: string) => Promise<void>) | undefined
  const counted = { records: 0, masked: 0 }
  for await (const r of streamed(tx, query)) {
    const row = former(one.name, JSON.parse(r) as Record<string, unknown>)
    const given = row && recordThatLeaves(one, row, w.needles)
    if (!given) continue
    const text = JSON.stringify(given)
    if (w.needles.length && text.includes(keptBackWords)) counted.masked++
    writeJson ??= await w.spool.open(`records/${one.name}.jsonl`)
    if (!writePage) {
      writePage = await w.spool.open(`records/${one.name}.html`)
      await writePage(pageHead(`${inPlainWords(one.name)} of ${root.ref}`, markings.sensitive))
    }
    for (const value of Object.values(given)) {
      const name = typeof value === 'string' ? w.names.get(value) : undefined
      if (name) w.used.set(String(value), name)
    }
    await writeJson(`${text}\n`)
    await writePage(recordAsHtml(given, w.names))
    counted.records++
  }
  await writePage?.(pageEnd)
  return counted
}

/** What a record said before leaves as it would leave now. */
function former(table: string, row: Record<string, unknown>): Record<string, unknown> | undefined {
  if (table === 'correctionProposals' && isPrivilegedAct(String(row.act), null)) return undefined
  if (table !== 'formerVersions') return row
  const before = formerThatLeaves(String(row.recordKind), row.before as Record<string, unknown>)
  return before && { ...row, before }
}

/** Records that were withdrawn are hidden from every query of their tables. */
async function writeWithdrawn(file: CaseFile, needles: readonly Needle[], spool: Spool, gathered: Gathered) {
  let write: ((text: string) => Promise<void>) | undefined
  let records = 0
  for (const [kind, rows] of Object.entries(file.withdrawn ?? {})) {
    const one = tablesThatLeave.find(t => t.name === kind || (kind === 'breachSteps' && t.name === 'breachStepsTaken'))
    if (!one) continue
    for (const row of rows as unknown as Record<string, unknown>[]) {
      const given = recordThatLeaves(one, row, needles)
      if (!given) continue
      write ??= await spool.open('records/withdrawn.jsonl')
      await write(`${JSON.stringify({ kind, ...given })}\n`)
      records++
    }
  }
  if (records) gathered.counts.push({ kind: 'withdrawn', records })
}

const eventRow = z.custom<EventLine>(value => typeof value === 'object' && value !== null)
/**
 * The record of a case with its signed head. For another force it is what was done, when and by whom: what was typed as it was
 * done stays, and the chain holds without it.
 */
export async function writeEvents(
  tx: Transaction,
  root: Case,
  needles: readonly Needle[],
  keys: ForceKeys,
  spool: Spool,
  at: string,
  forAnother = false,
) {
  const query = sql`select row_to_json(q)::text as r from (
    select e.id, e.force_id as "forceId", e.kind, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.case_id as "caseId", e.act,
      e.record_kind as "recordKind", e.record_id as "recordId", e.actor_id as "actorId", e.actor_roles as "actorRoles",
      e.from_status as "fromStatus", e.to_status as "toStatus", extract(epoch from e.at)::text as epoch,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.previous_hash as "previousHash", e.hash, e.digests, e.salts,
      json_build_object('detail', e.detail::text, 'sentence', e.sentence, 'despite', e.despite, 'actor_name', e.actor_name) as texts
    from events e where e.subject_id = ${literal(root.id)} order by e.seq) q`
  const write = await spool.open('record/events.jsonl')
  const writePage = await spool.open('record/events.html')
  await writePage(pageHead(`Record of ${root.ref}`, markings.sensitive))
  await writePage('<table class="wide"><thead><tr><th>When</th><th>Who</th><th>What</th></tr></thead><tbody>\n')
  let events = 0
  let keptBack = 0
  let hash = ''
  for await (const r of streamed(tx, query)) {
    const event = eventRow.parse(JSON.parse(r))
    keptBack += keepTextsBack(event, needles, forAnother)
    await write(`${JSON.stringify(event)}\n`)
    const { sentence, actor_name: who, despite } = event.texts
    const what = `${sentence ?? 'Kept back'}${despite ? ` ${despite}` : ''}`
    await writePage(
      `<tr><td>${longMoment(event.at)}</td><td>${escaped(who ?? '')}</td><td>${escaped(what)}</td></tr>\n`,
    )
    events++
    hash = event.hash
  }
  await writePage(`</tbody></table>${pageEnd}`)
  const heads = signHeads([{ subject: root.id, kind: 'case', events, hash }], keys.sign, at)
  const writeHeads = await spool.open('record/heads.json')
  await writeHeads(`${JSON.stringify(heads)}\n`)
  return { events, keptBack }
}
/** Texts that stay, with their salts: the digests of them go, and the chain still holds. */
function keepTextsBack(event: EventLine, needles: readonly Needle[], forAnother: boolean): number {
  const all = isPrivilegedAct(event.act, event.recordKind)
  let kept = 0
  for (const [name, text] of Object.entries(event.texts)) {
    if (text === null || !(name in (event.salts ?? {}))) continue
    const stays =
      (forAnother && name !== 'actor_name' && name !== 'sentence') ||
      (all && name !== 'actor_name') ||
      (needles.length > 0 && masked(text, needles) !== text)
    if (!stays) continue
    event.texts[name] = null
    delete event.salts[name]
    kept++
  }
  return kept
}
/** Kinds of record of which nothing leaves, in words: the index says so. */
export const staysBehind = Object.entries(dataClasses).flatMap(([name, c]) =>
  c.leaves === 'privileged' || c.leaves === 'vault' ? [inPlainWords(name)] : [],
)
