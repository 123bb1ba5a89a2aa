import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { reportImports, reportRejects } from '../../../db/schema/reports.ts'
import type { Instant } from '../../spo/calendar.ts'
import type { Role } from '../../spo/policy.ts'
import { recordEvent } from '../events.ts'
import { keptFile, type Receipt } from '../files.ts'
import { asPerson } from '../transaction.ts'
import { newEpoch } from './held-index.ts'
import { linkWaiting } from './link-feed.ts'
import { csvRows, type FeedRow, jsonRows, storedRow, Unreadable } from './read-rows.ts'
import { asJson, lockFeed } from './summarise.ts'
import { takeBack } from './take-back.ts'

/** Who sends reports: a person of the force, or one of its records systems. */
export interface Sender {
  id: string
  forceId: string
  name: string
  roles: Role[]
  system: boolean
}
export interface RowResult {
  line: number
  ref: string | null
  result: 'added' | 'updated' | 'unchanged' | 'rejected'
  reason?: string
}
interface Taking {
  sender: Sender
  receipt: Receipt
  format: 'csv' | 'json'
  /** More rows than this and the rest is not read. */
  most?: number
  onRow?: (row: RowResult) => void
  at?: Instant
  db?: Database
}
export interface Taken {
  importId: string
  read: number
  added: number
  updated: number
  unchanged: number
  rejected: number
  pairsFound: number
  problem: string | null
}

const atOnce = 1000
const now = (): Instant => new Date().toISOString()
const within = <T>(t: Pick<Taking, 'sender' | 'db'>, work: (tx: Transaction) => Promise<T>) =>
  asPerson(t.sender, work, t.db ? { db: t.db } : {})

/** Opens an import: what was received, from whom, before anything of it is read. */
export async function startImport(t: Taking): Promise<string> {
  const id = randomUUID()
  const at = t.at ?? now()
  await within(t, async tx => {
    await tx.insert(reportImports).values({
      id,
      forceId: t.sender.forceId,
      systemId: t.sender.system ? t.sender.id : null,
      byId: t.sender.system ? null : t.sender.id,
      fileSha256: t.receipt.sha256,
      fileName: t.receipt.name,
      bytes: t.receipt.bytes,
      startedAt: at,
      progressAt: at,
      state: 'running',
    })
  })
  return id
}

/**
 * Takes the reports of a received file: some rows at a time, each part with its progress, and then links them all. A bad row is
 * listed and stops nothing; what cannot be read at all is taken back whole. The same reference again changes the report, or nothing when it says the same.
 */
export async function takeReports(t: Taking, importId: string): Promise<Taken> {
  const taken: Taken = {
    importId,
    read: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    pairsFound: 0,
    problem: null,
  }
  try {
    const kept = await keptFile(t.receipt.sha256)
    if (kept.kind !== 'intact') throw new Unreadable('The file is not there as it was received')
    const rows = t.format === 'csv' ? csvRows(kept.stream) : jsonRows(kept.stream)
    const waiting: FeedRow[] = []
    for await (const some of rows) {
      waiting.push(...some)
      if (t.most !== undefined && taken.read + waiting.length > t.most)
        throw new Unreadable(
          `There are more than ${t.most.toLocaleString('en-GB')} reports. Send them in several parts`,
        )
      while (waiting.length >= atOnce) await takePart(t, taken, waiting.splice(0, atOnce))
    }
    if (waiting.length) await takePart(t, taken, waiting)
    await finish(t, taken)
  } catch (fault) {
    taken.problem = fault instanceof Unreadable ? fault.message : 'The import stopped because of a fault'
    await within(t, async tx => {
      await takeBack(tx, { forceId: t.sender.forceId, importId, at: now(), db: t.db })
      await tx
        .update(reportImports)
        .set({ state: 'failed', problem: taken.problem, finishedAt: now(), progressAt: now() })
        .where(eq(reportImports.id, importId))
    })
    if (!(fault instanceof Unreadable)) throw fault
  }
  return taken
}

async function takePart(t: Taking, taken: Taken, rows: FeedRow[]) {
  const at = t.at ?? now()
  await within(t, async tx => {
    await lockFeed(tx, t.sender.forceId)
    const rejects = rows.flatMap(row => [
      ...(row.problem ? [{ row, reason: row.problem, kept: false }] : []),
      ...row.notes.map(reason => ({ row, reason, kept: !row.problem })),
    ])
    if (rejects.length)
      await tx.insert(reportRejects).values(
        rejects.map(({ row, reason, kept }) => ({
          id: randomUUID(),
          forceId: t.sender.forceId,
          importId: taken.importId,
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
    await tx
      .update(reportImports)
      .set({ read, added, updated, unchanged, rejected, progressAt: now() })
      .where(eq(reportImports.id, taken.importId))
  })
}

async function takeRows(tx: Transaction, t: Taking, taken: Taken, some: FeedRow[], at: Instant) {
  if (!some.length) return
  const rows = some.map(row => ({ row, stored: storedRow(row.fields ?? {}) }))
  const known = await tx.execute<{ id: string; ref: string; content_hash: string }>(sql`
    select r.id, r.ref, r.content_hash
    from jsonb_array_elements_text(${asJson(rows.map(r => r.stored.ref))}) as wanted(ref)
    cross join lateral (
      select x.id, x.ref, x.content_hash from crime_reports x
      where x.force_id = ${t.sender.forceId} and x.ref = wanted.ref and x.ended_at is null offset 0) r`)
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
    const own = { force_id: t.sender.forceId, import_id: taken.importId, line: row.line, received_at: at }
    written.set(ref, { ...stored, ...own, id: randomUUID(), replaces_id: byRef.get(ref)?.id ?? null })
  }
  const writing = [...written.values()]
  const replaced = writing.flatMap(w => (w.replaces_id ? [w.replaces_id] : []))
  if (replaced.length) {
    await tx.execute(sql`update crime_reports set ended_at = ${at}, ended_because = 'replaced' where id in ${replaced}`)
    await newEpoch(tx, t.sender.forceId)
  }
  if (writing.length)
    await tx.execute(
      sql`insert into crime_reports select * from jsonb_populate_recordset(null::crime_reports, ${asJson(writing)})`,
    )
}

async function finish(t: Taking, taken: Taken) {
  const at = t.at ?? now()
  await within(t, async tx => {
    const linked = await linkWaiting(tx, {
      forceId: t.sender.forceId,
      at,
      byId: t.sender.system ? null : t.sender.id,
      db: t.db,
    })
    taken.pairsFound = linked.found + linked.grown
    await tx
      .update(reportImports)
      .set({ state: 'done', finishedAt: now(), progressAt: now(), pairsFound: taken.pairsFound })
      .where(eq(reportImports.id, taken.importId))
    await recordEvent(
      tx,
      { ...t.sender, id: t.sender.system ? null : t.sender.id },
      {
        kind: 'act',
        subject: { kind: 'force', id: t.sender.forceId },
        act: 'takeReports',
        sentence: `Took ${taken.added} new and ${taken.updated} changed crime reports and combined them with those held: ${linked.found} new pairs, ${linked.grown} pairs with a further report`,
        at,
        record: { kind: 'reportImports', id: taken.importId },
        detail: { ...taken, linked: linked.linked, joined: linked.joined, sha256: t.receipt.sha256 },
      },
    )
  })
}
