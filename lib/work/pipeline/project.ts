import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/collections.ts'
import { projected } from '../../../db/schema/waits.ts'
import type { Case, CaseFile, Patch, Settings } from '../../case/case.ts'
import { settingsFrom, settingsOfRules } from '../../case/settings.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { countedVersion } from '../../measures/counted.ts'
import { waitsVersion } from '../../waits/projection.ts'
import { startRounds } from '../jobs/rounds.ts'
import { collectionsOnly, inLoadOrder, loadFiles } from './load.ts'
import { recomputeStaleForce } from './project-force.ts'
import { allSources, isNone, readsOfSources, type Sources, sourcesOf, writeRows } from './projection-rows.ts'
import { rowsOf } from './rows-of.ts'
import { asPerson } from './transaction.ts'

/** The rules and the settings under which rows are computed now, as one word. */
export const versionUnder = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([waitsVersion, countedVersion, settingsOfRules(settings)]))
    .digest('hex')
    .slice(0, 20)

interface Stale {
  sources: Sources
  /** The version that all of a case's rows come to stand on; null when they stand on it already. */
  version: string | null
}
/** Of what is written beside a case, what a patch makes stale: the sources that read what it changes, or all when the rest is stale too. */
export async function staleSources(tx: Transaction, root: Case, patch: Patch, settings: Settings): Promise<Stale> {
  const version = versionUnder(settings)
  const [before] = await tx.select({ version: projected.version }).from(projected).where(eq(projected.caseId, root.id))
  return before?.version === version ? { sources: sourcesOf(patch), version: null } : { sources: allSources, version }
}
/** Writes what waits on a case and what is counted of it after an act, in its transaction: of the stale sources, whose collections are loaded. */
export async function project(
  tx: Transaction,
  root: Case,
  patch: Patch,
  after: CaseFile<never>,
  { sources, version, at }: Stale & { at: Instant },
): Promise<void> {
  if (isNone(sources)) return
  const touched = patch.flatMap(change => (change.in === 'case' ? [] : [change.in]))
  // As where cases are computed again: sources read collections alone.
  const file = collectionsOnly(inLoadOrder(after as CaseFile, touched))
  await writeRows(tx, [{ root, file }], sources)
  if (version) await standOn(tx, [root], version, at)
}

/** The version under which all rows of these cases are written now. */
async function standOn(tx: Transaction, roots: readonly Pick<Case, 'id' | 'forceId'>[], version: string, at: Instant) {
  await tx
    .insert(projected)
    .values(roots.map(root => ({ caseId: root.id, forceId: root.forceId, version, at })))
    .onConflictDoUpdate({ target: projected.caseId, set: { version, at } })
}

/**
 * Computes the rows of cases again from what is stored, each under its lock. A case that somebody is changing is passed
 * over. Returns those that were computed; the others are not there, or are closed to the reader.
 */
export async function recompute(
  tx: Transaction,
  caseIds: readonly string[],
  at: Instant = new Date().toISOString(),
): Promise<string[]> {
  const roots = (await tx
    .select()
    .from(cases)
    .where(inArray(cases.id, [...caseIds]))
    .orderBy(cases.id)
    .for('no key update', caseIds.length > 1 ? { skipLocked: true } : {})) as Case[]
  const files = await loadFiles(tx, roots, readsOfSources(allSources))
  const [first] = files
  if (!first) return []
  await writeRows(
    tx,
    files.map(file => ({ root: file.case, file: file as CaseFile })),
    allSources,
  )
  await standOn(tx, roots, versionUnder(first.settings), at)
  return roots.map(root => root.id)
}
/** Few enough that their locks are short, many enough that a force of 20,000 cases takes minutes. */
const casesAtOnce = 25

interface Recomputing {
  db?: Database
  signal?: AbortSignal
  /** When they are computed; now, where it is not said. */
  at?: Instant
  /** All cases, and not only those computed under other rules or settings. */
  all?: boolean
  onDone?: (done: number) => void
}
/** Computes what waits on forces and their pairs, and stale cases, again: cases a few at a time under their locks, for every force. Several processes may do so at once. Returns how many cases. */
export async function recomputeStale({
  db = database().db,
  signal,
  at,
  all,
  onDone,
}: Recomputing = {}): Promise<number> {
  const known = await rowsOf(
    db,
    z.object({ force_id: z.string(), settings: z.record(z.string(), z.unknown()) }),
    sql`select force_id, settings from spo_force_settings()`,
  )
  let done = 0
  for (const { force_id: forceId, settings } of known) {
    await recomputeStaleForce(forceId, settings, { db, signal, at, all })
    const eyes = { id: '', forceId }
    const version = all ? '' : versionUnder(settingsFrom(settings))
    const stale = await asPerson(
      eyes,
      tx => rowsOf(tx, z.object({ case_id: z.string() }), sql`select case_id from spo_stale_cases(${version})`),
      { db },
    )
    const ids = stale.map(row => row.case_id)
    for (let n = 0; n < ids.length && !signal?.aborted; n += casesAtOnce) {
      const some = ids.slice(n, n + casesAtOnce)
      const computed = new Set(await asPerson(eyes, tx => recompute(tx, some, at), { db }))
      // Restricted cases and those that were busy, one by one. Named for this transaction alone: nobody is let in.
      for (const id of some.filter(one => !computed.has(one)))
        await asPerson(eyes, tx => recompute(tx, [id], at), { db, breaking: id })
      done += some.length
      onDone?.(done)
    }
  }
  return done
}
/** How many cases of the actor’s force wait to be computed again. */
export const staleCount = async (tx: Transaction, settings: Settings): Promise<number> => {
  const [row] = await rowsOf(
    tx,
    z.object({ n: z.number() }),
    sql`select spo_stale_count(${versionUnder(settings)}) as n`,
  )
  return row?.n ?? 0
}

const pollSeconds = 30
/** Keeps computing what a release or a change of settings made stale until it is ended. */
export const startProjecting = (db?: Database): (() => Promise<void>) =>
  startRounds({ failure: 'What waits could not be computed', everySeconds: pollSeconds, round: recomputeStale, db })
