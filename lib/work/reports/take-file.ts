import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { reportRejects } from '../../../db/schema/reports.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { type FeedFormat, feedFormats } from '../../case/views/reports.ts'
import { readAs } from '../../pattern/linkage/encoding.ts'
import { keptFile, keptSource, type Receipt } from '../files/files.ts'
import { performIn } from '../pipeline/perform.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { feedText } from './feed-text.ts'
import { newEpoch } from './held-index.ts'
import { linkWaiting } from './link-feed.ts'
import { csvRows, type FeedRow, jsonRows, storedRow, TooMany, Unreadable } from './read-rows.ts'
import { asJson, lockFeed } from './summarise.ts'

export interface RowResult {
  line: number
  ref: string | null
  result: 'added' | 'updated' | 'unchanged' | 'rejected'
  reason?: string
}
interface Receiving {
  actor: Actor
  receipt: Receipt
  format: FeedFormat
  at?: Instant | undefined
  db?: Database | undefined
}
/** An import that this process has taken on, as nobody else does until its lease ends. */
export interface Taking {
  actor: Actor
  importId: string
  /** The lease. */
  by: string
  onRow?: ((row: RowResult) => void) | undefined
  at?: Instant | undefined
  db?: Database | undefined
}
interface Counted {
  read: number
  added: number
  updated: number
  unchanged: number
  rejected: number
}
export interface Taken extends Counted {
  importId: string
  pairsFound: number
  problem: string | null
  tooMany?: boolean
}
/** Another process has the import, or somebody undid it: this one stops where it is. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

/** The most reports that a records system sends at once. */
export const mostReports = 50_000
const atOnce = 1000
/** How often an import may break off before it is given up. */
const mostAttempts = 3
const lease = sql`clock_timestamp() + interval '30 seconds'`
const now = (): Instant => new Date().toISOString()
const within = <T>(t: Pick<Taking, 'actor' | 'db'>, work: (tx: Transaction) => Promise<T>) =>
  asPerson(t.actor, work, t.db ? { db: t.db } : {})
const worthCounting = 500
/** Tells the database that its tables have grown, which it would find out only after a minute. */
const refreshStatistics = (t: Taking) => within(t, tx => tx.execute(sql`select spo_feed_filled()`))

/** Receives a file of reports: the act, and with it the lease of whoever is about to take them. */
export function receiveReports(r: Receiving): Promise<Taking> {
  const { actor, at, db } = r
  return within(r, async tx => {
    const { sha256, name: fileName, bytes } = r.receipt
    const input = { sha256, fileName, bytes, format: r.format }
    const done = await performIn(tx, { actor, act: 'receiveReports', input, at, db })
    const importId = done.kind === 'done' ? done.created.reportImports : undefined
    const taking = importId && (await takeOn(tx, { actor, importId, at, db }))
    if (!taking) throw new Error(`A file of reports was not received: ${done.kind}`)
    return taking
  })
}

/** Takes on an import that runs and that no process has; undefined when there is nothing to do. */
export async function takeOn(tx: Transaction, t: Omit<Taking, 'by' | 'onRow'>): Promise<Taking | undefined> {
  const by = randomUUID()
  const taken = await tx.execute(sql`
    update report_imports set taken_by = ${by}, taken_until = ${lease}, attempts = attempts + 1
    where id = (
      select id from report_imports where id = ${t.importId} and state = 'running'
        and (taken_until is null or taken_until < clock_timestamp()) for update skip locked)`)
  return taken.count ? { ...t, by } : undefined
}

const heldRow = z.object({
  read: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  file_sha256: z.string(),
  format: z.enum(feedFormats),
  system_id: z.string().nullable(),
  attempts: z.number(),
})
type Held = z.output<typeof heldRow>
/** The import as it stands, locked and its lease begun again. Whoever has lost it is stopped here. */
async function hold(tx: Transaction, t: Taking): Promise<Held> {
  const [held] = await rowsOf(
    tx,
    heldRow,
    sql`
    update report_imports set taken_until = ${lease}
    where id = ${t.importId} and state = 'running' and taken_by = ${t.by}
    returning read, added, updated, unchanged, rejected, file_sha256, format, system_id, attempts`,
  )
  if (!held) throw new Overtaken()
  return held
}

/**
 * Takes the reports of a received file: some rows at a time, each part with its progress, and then links them all. It goes on
 * where an earlier process stopped. A bad row is listed and stops nothing; what cannot be read at all is taken back whole.
 * The same reference again changes the report, or nothing when it says the same. Undefined when another process has it.
 */
export async function takeReports(t: Taking): Promise<Taken | undefined> {
  try {
    const { taken, pairsFound } = await takeAll(t)
    return { importId: t.importId, ...taken, pairsFound, problem: null }
  } catch (fault) {
    if (fault instanceof Overtaken) return undefined
    try {
      return await stop(t, fault)
    } catch (again) {
      if (again instanceof Overtaken) return undefined
      throw again
    }
  }
}

async function takeAll(t: Taking): Promise<{ taken: Counted; pairsFound: number }> {
  const { file_sha256, format, system_id, attempts: _a, ...taken } = await within(t, tx => hold(tx, t))
  const kept = await keptFile(file_sha256)
  if (kept.kind === 'intact') kept.stream.destroy()
  const source = await keptSource(file_sha256)
  if (kept.kind !== 'intact' || !source) throw new Unreadable('The file is not there as it was received')
  const most = system_id ? mostReports : Number.POSITIVE_INFINITY
  // Rows before this one were taken by an earlier process.
  let before = taken.read
  const waiting: FeedRow[] = []
  const { encoding, text } = await feedText(() => source.open())
  let delimiter = ','
  const rows = format === 'csv' ? csvRows(text(), found => (delimiter = found)) : jsonRows(text())
  for await (const some of saying(rows, () => readAs(encoding, delimiter))) {
    const passed = Math.min(before, some.length)
    before -= passed
    for (let n = passed; n < some.length; n++) waiting.push(some[n] as FeedRow)
    if (taken.read + waiting.length > most)
      throw new TooMany(`There are more than ${most.toLocaleString('en-GB')} reports. Send them in several parts`)
    while (waiting.length >= atOnce) {
      await takePart(t, taken, waiting.splice(0, atOnce))
      if (taken.read <= atOnce) await refreshStatistics(t)
    }
  }
  if (waiting.length) await takePart(t, taken, waiting)
  const pairsFound = await finish(t, taken, readAs(encoding, delimiter))
  if (taken.added + taken.updated >= worthCounting) await refreshStatistics(t)
  return { taken, pairsFound }
}

/** The same rows; where they cannot be read, with what the file was taken for. */
async function* saying(rows: AsyncGenerator<FeedRow[]>, as: () => string | undefined): AsyncGenerator<FeedRow[]> {
  try {
    yield* rows
  } catch (fault) {
    const how = as()
    if (fault instanceof Unreadable && how) fault.message += `. It was read as ${how}`
    throw fault
  }
}

/** What cannot be read is taken back whole; after any other fault the import waits to be taken up again, and the fault goes on. */
async function stop(t: Taking, fault: unknown): Promise<Taken> {
  const unreadable = fault instanceof Unreadable
  const stopped = await within(t, async tx => {
    const { attempts, read, added, updated, unchanged, rejected } = await hold(tx, t)
    if (!unreadable && attempts < mostAttempts) {
      await tx.execute(sql`update report_imports set taken_until = clock_timestamp() where id = ${t.importId}`)
      return undefined
    }
    const problem = unreadable ? fault.message : 'The import stopped because of a fault'
    await settle(tx, t, 'stopReports', { problem })
    return {
      importId: t.importId,
      read,
      added,
      updated,
      unchanged,
      rejected,
      pairsFound: 0,
      problem,
      tooMany: fault instanceof TooMany,
    }
  })
  if (stopped) return stopped
  throw fault
}

async function settle(tx: Transaction, t: Taking, act: 'takeReports' | 'stopReports', input: object) {
  const done = await performIn(tx, { actor: t.actor, act, on: t.importId, input, at: t.at, db: t.db })
  if (done.kind !== 'done') throw new Error(`${act} was not done: ${JSON.stringify(done)}`)
}

async function takePart(t: Taking, taken: Counted, rows: FeedRow[]) {
  const at = t.at ?? now()
  await within(t, async tx => {
    await hold(tx, t)
    await lockFeed(tx, t.actor.forceId)
    const rejects = rows.flatMap(row => [
      ...(row.problem ? [{ row, reason: row.problem, kept: false }] : []),
      ...row.notes.map(reason => ({ row, reason, kept: !row.problem })),
    ])
    if (rejects.length)
      await tx.insert(reportRejects).values(
        rejects.map(({ row, reason, kept }) => ({
          id: randomUUID(),
          forceId: t.actor.forceId,
          importId: t.importId,
          line: row.line,
          reportRef: row.ref ?? null,
          reason,
          taken: kept,
        })),
      )
    await takeRows(
      tx,
      t,
      taken,
      rows.filter(row => row.fields),
      at,
    )
    taken.read += rows.length
    for (const row of rows)
      if (row.problem) {
        taken.rejected++
        t.onRow?.({ line: row.line, ref: row.ref ?? null, result: 'rejected', reason: row.problem })
      }
    const { read, added, updated, unchanged, rejected } = taken
    await tx.execute(sql`
      update report_imports set read = ${read}, added = ${added}, updated = ${updated}, unchanged = ${unchanged},
        rejected = ${rejected}, progress_at = ${at} where id = ${t.importId}`)
  })
}

async function takeRows(tx: Transaction, t: Taking, taken: Counted, some: FeedRow[], at: Instant) {
  if (!some.length) return
  const rows = some.map(row => ({ row, stored: storedRow(row.fields ?? {}) }))
  const known = await rowsOf(
    tx,
    z.object({ id: z.string(), ref: z.string(), content_hash: z.string() }),
    sql`
    select r.id, r.ref, r.content_hash
    from jsonb_array_elements_text(${asJson(rows.map(r => r.stored.ref))}) as wanted(ref)
    cross join lateral (
      select x.id, x.ref, x.content_hash from crime_reports x
      where x.force_id = ${t.actor.forceId} and x.ref = wanted.ref and x.ended_at is null offset 0) r`,
  )
  const byRef = new Map(known.map(k => [k.ref, k]))
  // Of a reference that comes twice the later row stands; each is told what it did to the one before it.
  const last = new Map(known.map(k => [k.ref, k.content_hash]))
  const written = new Map<string, Record<string, unknown> & { replaces_id: string | null }>()
  for (const { row, stored } of rows) {
    const { ref = '', content_hash = '' } = stored
    const before = last.get(ref)
    const result = before === undefined ? 'added' : before === content_hash ? 'unchanged' : 'updated'
    taken[result]++
    t.onRow?.({ line: row.line, ref: row.ref ?? null, result })
    if (result === 'unchanged') continue
    last.set(ref, content_hash)
    const own = { force_id: t.actor.forceId, import_id: t.importId, line: row.line, received_at: at }
    written.set(ref, { ...stored, ...own, id: randomUUID(), replaces_id: byRef.get(ref)?.id ?? null })
  }
  const writing = [...written.values()]
  const replaced = writing.flatMap(w => (w.replaces_id ? [w.replaces_id] : []))
  if (replaced.length) {
    await tx.execute(sql`update crime_reports set ended_at = ${at}, ended_because = 'replaced' where id in ${replaced}`)
    await newEpoch(tx, t.actor.forceId)
  }
  if (writing.length)
    await tx.execute(
      sql`insert into crime_reports select * from jsonb_populate_recordset(null::crime_reports, ${asJson(writing)})`,
    )
}

/** Links what was taken, and ends the import: in one transaction, in which the import is locked. */
async function finish(t: Taking, taken: Counted, as: string | undefined): Promise<number> {
  return await within(t, async tx => {
    await hold(tx, t)
    const { forceId } = t.actor
    const linked = await linkWaiting(tx, {
      forceId,
      at: t.at ?? now(),
      byId: t.actor.system ? null : t.actor.id,
      db: t.db,
    })
    await settle(tx, t, 'takeReports', { ...taken, ...linked, readAs: as ?? '' })
    return linked.found + linked.grown
  })
}
