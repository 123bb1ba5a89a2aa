import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Database, database, isoInstant, type Transaction } from '../../db/client.ts'
import { cases } from '../../db/schema/collections.ts'
import { projected, waits } from '../../db/schema/waits.ts'
import type { Case, CaseFile, Patch, Settings } from '../spo/case.ts'
import { settingsFrom } from '../spo/settings.ts'
import { type CaseWait, readsOf, sourcesFor, waitSources, waitsVersion } from '../spo/waits/projection.ts'
import { instantOf } from '../spo/waits/wait.ts'
import { difference } from './difference.ts'
import { collectionsOnly, inLoadOrder, loadFiles } from './load.ts'
import { asPerson } from './transaction.ts'

/** The rules and the settings under which rows are computed now, as one word. */
export const versionUnder = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([waitsVersion, Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex')
    .slice(0, 20)

/** Known by what it is of: computing again gives the same rows under the same ids. */
function idOf(caseId: string, { kind, about, part }: CaseWait): string {
  const hex = createHash('sha256').update([caseId, kind, about.id, part].join('\n')).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
const rowOf = (root: Pick<Case, 'id' | 'forceId'>, w: CaseWait): typeof waits.$inferInsert => ({
  id: idOf(root.id, w),
  forceId: root.forceId,
  caseId: root.id,
  kind: w.kind,
  aboutKind: w.about.kind,
  aboutId: w.about.id,
  part: w.part,
  ownerId: w.ownerId,
  permission: w.permission,
  ifOwnerLeft: w.ifOwnerLeft,
  since: instantOf(w.since),
  foreseenFrom: instantOf(w.foreseen),
  visibleFrom: instantOf(w.visible),
  dueAt: w.due && instantOf(w.due),
  dueOn: w.due && 'on' in w.due ? w.due.on : null,
  lateFrom: w.late && instantOf(w.late),
  redFrom: w.red && instantOf(w.red),
  alarms: [...w.alarms],
  lapsesAt: w.lapses && instantOf(w.lapses),
  params: w.params,
})

interface Stale {
  sources: Sources
  /** The version that all of a case's rows come to stand on; null when they stand on it already. */
  version: string | null
}
/** Of what waits on a case, what a patch makes stale: the sources that read what it changes, or all when the rest is stale too. */
export async function staleSources(tx: Transaction, root: Case, patch: Patch, settings: Settings): Promise<Stale> {
  const version = versionUnder(settings)
  const [before] = await tx.select({ version: projected.version }).from(projected).where(eq(projected.caseId, root.id))
  return before?.version === version ? { sources: sourcesFor(patch), version: null } : { sources: waitSources, version }
}
/** Writes what waits on a case after an act, in its transaction: of the stale sources, whose collections are loaded. */
export async function project(
  tx: Transaction,
  root: Case,
  patch: Patch,
  after: CaseFile<never>,
  { sources, version }: Stale,
): Promise<void> {
  if (!sources.length) return
  const touched = patch.flatMap(change => (change.in === 'case' ? [] : [change.in]))
  // As where cases are computed again: sources read collections alone.
  const file = collectionsOnly(inLoadOrder(after as CaseFile, touched))
  if (version) return rewrite(tx, [{ root, file }], sources, version)
  const kinds = sources.flatMap(s => Object.keys(s.kinds))
  const kept = await tx
    .select()
    .from(waits)
    .where(and(eq(waits.caseId, root.id), inArray(waits.kind, kinds)))
  const rows: WaitRow[] = sources.flatMap(s => s.rows(file)).map(w => rowOf(root, w))
  const { gone, fresh } = difference<WaitRow, WaitRow>(kept, rows, asText)
  if (gone.length)
    await tx.delete(waits).where(
      inArray(
        waits.id,
        gone.map(row => row.id),
      ),
    )
  if (fresh.length) await tx.insert(waits).values(fresh)
}
type WaitRow = typeof waits.$inferInsert
/** A row as one text, the same however it was written: times in one form, parameters in one order. */
const asText = (row: WaitRow): string => {
  const time = (at: string | null | undefined) => at && isoInstant(at)
  return JSON.stringify([
    row.id,
    row.ownerId,
    row.permission,
    row.ifOwnerLeft,
    row.dueOn,
    [row.since, row.foreseenFrom, row.visibleFrom, row.dueAt, row.lateFrom, row.redFrom, row.lapsesAt].map(time),
    row.alarms.map(time),
    Object.entries(row.params)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
}

interface Rewriting {
  root: Pick<Case, 'id' | 'forceId'>
  file: CaseFile
}
type Sources = readonly (typeof waitSources)[number][]
/** Replaces the rows of all sources, under the version on which the cases now stand. */
async function rewrite(tx: Transaction, cases: Rewriting[], chosen: Sources, version: string): Promise<void> {
  const rows = cases.flatMap(({ root, file }) => chosen.flatMap(s => s.rows(file)).map(w => rowOf(root, w)))
  const ofCases = inArray(
    waits.caseId,
    cases.map(c => c.root.id),
  )
  await tx.delete(waits).where(ofCases)
  for (let n = 0; n < rows.length; n += rowsAtOnce) await tx.insert(waits).values(rows.slice(n, n + rowsAtOnce))
  const at = new Date().toISOString()
  await tx
    .insert(projected)
    .values(cases.map(({ root }) => ({ caseId: root.id, forceId: root.forceId, version, at })))
    .onConflictDoUpdate({ target: projected.caseId, set: { version, at } })
}
const rowsAtOnce = 1000

/**
 * Computes the rows of cases again from what is stored, each under its lock. A case that somebody is changing is passed
 * over. Returns those that were computed; the others are not there, or are closed to the reader.
 */
export async function recompute(tx: Transaction, caseIds: readonly string[]): Promise<string[]> {
  const roots = (await tx
    .select()
    .from(cases)
    .where(inArray(cases.id, [...caseIds]))
    .orderBy(cases.id)
    .for('no key update', caseIds.length > 1 ? { skipLocked: true } : {})) as Case[]
  const files = await loadFiles(tx, roots, readsOf(waitSources))
  const [first] = files
  if (!first) return []
  await rewrite(
    tx,
    files.map(file => ({ root: file.case, file })),
    waitSources,
    versionUnder(first.settings),
  )
  return roots.map(root => root.id)
}
/** Few enough that their locks are short, many enough that a force of 20,000 cases takes minutes. */
const casesAtOnce = 25

interface Recomputing {
  db?: Database
  signal?: AbortSignal
  /** All cases, and not only those computed under other rules or settings. */
  all?: boolean
  onDone?: (done: number) => void
}
/** Computes stale cases again, a few at a time under their locks, for every force. Several processes may do so at once. Returns how many. */
export async function recomputeStale({ db = database().db, signal, all, onDone }: Recomputing = {}): Promise<number> {
  const known = await db.execute<{ force_id: string; settings: Partial<Settings> }>(
    sql`select force_id, settings from spo_force_settings()`,
  )
  let done = 0
  for (const { force_id: forceId, settings } of known) {
    const eyes = { id: '', forceId }
    const version = all ? '' : versionUnder(settingsFrom(settings))
    const stale = await asPerson(
      eyes,
      tx => tx.execute<{ case_id: string }>(sql`select case_id from spo_stale_cases(${version})`),
      { db },
    )
    const ids = stale.map(row => row.case_id)
    for (let n = 0; n < ids.length && !signal?.aborted; n += casesAtOnce) {
      const some = ids.slice(n, n + casesAtOnce)
      const computed = new Set(await asPerson(eyes, tx => recompute(tx, some), { db }))
      // Restricted cases and those that were busy, one by one. Named for this transaction alone: nobody is let in.
      for (const id of some.filter(one => !computed.has(one)))
        await asPerson(eyes, tx => recompute(tx, [id]), { db, breaking: id })
      done += some.length
      onDone?.(done)
    }
  }
  return done
}
/** How many cases of the actor’s force wait to be computed again. */
export const staleCount = async (tx: Transaction, settings: Settings): Promise<number> => {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from spo_stale_cases(${versionUnder(settings)})`,
  )
  return row?.n ?? 0
}

const pollSeconds = 30
/** Keeps computing what a release or a change of settings made stale until it is ended. A failure is logged and tried again. */
export function startProjecting(db?: Database): () => Promise<void> {
  const ending = new AbortController()
  const rounds = async () => {
    while (!ending.signal.aborted) {
      await recomputeStale({ signal: ending.signal, ...(db ? { db } : {}) }).catch((fault: unknown) =>
        console.error('What waits could not be computed', fault),
      )
      await pause(pollSeconds * 1000, undefined, { signal: ending.signal, ref: false }).catch(() => {})
    }
  }
  const running = rounds()
  return async () => {
    ending.abort()
    await running
  }
}
