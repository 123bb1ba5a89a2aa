import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { exhibits } from '../../../db/schema/evidence.ts'
import { importProgress, imports } from '../../../db/schema/imports.ts'
import type { Actor } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { type Export, Tally } from '../../pattern/exports/read.ts'
import { CannotRead, type Source } from '../../pattern/exports/row.ts'
import { keptFile, keptSource } from '../files/files.ts'
import { startRounds } from '../jobs/rounds.ts'
import { recordEvent } from '../pipeline/events.ts'
import { performIn } from '../pipeline/perform.ts'
import { markRepeats } from '../pipeline/persist-rows.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { actorBehind } from '../sign-in/sessions.ts'
import { optionsOf, whatIsOpen } from './import-answers.ts'
import { keepMedia, namedIn } from './import-media.ts'
import { type Into, insertOutcomes } from './insert-rows.ts'
import { type Apart, readApart } from './read-apart.ts'

const pollSeconds = 2
/** How often a process may die over a file before it is given up. */
const mostAttempts = 3
const twice: readonly Export['kind'][] = ['whatsapp', 'csv']
const broken =
  'Something went wrong while the file was read, and nothing of it was kept. Try again. If it happens again, tell whoever runs this service'

interface Reading {
  db?: Database
  signal?: AbortSignal
  /** When they are read; now, where it is not said. */
  at?: Instant | undefined
}
type Job = { id: Id; force_id: Id; person_id: Id }
type Found = Awaited<ReturnType<typeof take>>

/** Reads the exports that wait, one to a transaction: all of one or nothing. Several processes may do so at once. Returns how many ended. */
export async function readDue({ db = database().db, signal, at }: Reading = {}): Promise<number> {
  const due = await rowsOf(
    db,
    z.object({ id: z.string(), force_id: z.string(), person_id: z.string() }),
    sql`select id, force_id, person_id from spo_queued_imports()`,
  )
  let ended = 0
  for (const job of due) {
    if (signal?.aborted) break
    if (await readOne({ db, job, at }, signal)) ended++
  }
  return ended
}

interface Work {
  db: Database
  job: Job
  at: Instant | undefined
}
async function readOne(work: Work, signal: AbortSignal | undefined): Promise<boolean> {
  const { db, job } = work
  const eyes = { id: job.person_id, forceId: job.force_id }
  const attempts = await asPerson(eyes, tx => attempt(tx, job.id), { db })
  if (!attempts) return false
  try {
    if (attempts > mostAttempts) throw new CannotRead(broken)
    return await asPerson(eyes, tx => readWhole(tx, work, signal), { db })
  } catch (fault) {
    if (signal?.aborted) return false
    if (!(fault instanceof CannotRead)) console.error('An export could not be read', fault)
    const failure = fault instanceof CannotRead ? fault.message : broken
    await asPerson(eyes, tx => fail(tx, work, failure.slice(0, 1000)), { db })
    return true
  }
}

/** Marks that a process begins on it, where nobody else is at it; says how often that has happened. */
async function attempt(tx: Transaction, id: Id): Promise<number | undefined> {
  const found = await take(tx, id)
  if (!found) return undefined
  const scope = { importId: id, forceId: found.forceId, caseId: found.caseId }
  const [row] = await tx
    .insert(importProgress)
    .values({ ...scope, done: 0, total: 0, rows: 0, attempts: 1 })
    .onConflictDoUpdate({
      target: importProgress.importId,
      set: { done: 0, total: 0, rows: 0, attempts: sql`${importProgress.attempts} + 1` },
    })
    .returning({ attempts: importProgress.attempts })
  return row?.attempts
}

/** The import with its case and file, locked; undefined when another has it or it no longer waits. */
async function take(tx: Transaction, id: Id) {
  const [row] = await tx
    .select({
      caseId: imports.caseId,
      forceId: imports.forceId,
      number: imports.number,
      ref: cases.ref,
      answers: imports.answers,
      askedAt: imports.askedAt,
      sha256: exhibits.sha256,
    })
    .from(imports)
    .innerJoin(cases, eq(cases.id, imports.caseId))
    .innerJoin(exhibits, eq(exhibits.id, imports.exhibitId))
    .where(and(eq(imports.id, id), eq(imports.state, 'queued')))
    .for('update', { of: imports, skipLocked: true })
  return row && row.sha256 !== null ? { ...row, sha256: row.sha256 } : undefined
}

async function readWhole(tx: Transaction, work: Work, signal?: AbortSignal): Promise<boolean> {
  const { db, job } = work
  await tx.execute(sql`set local statement_timeout = 0`)
  const found = await take(tx, job.id)
  if (!found) return false
  const actor = await actorBehind(tx, job.person_id)
  if (!actor) throw new CannotRead('The account of the person who asked for it has ended. Ask again')
  await tx.update(imports).set({ state: 'reading' }).where(eq(imports.id, job.id))
  const into = { forceId: found.forceId, caseId: found.caseId, importId: job.id }
  const { file, tally, named, apart } = await readFile(tx, { db, signal, personId: job.person_id }, into, found)
  const summary = tally.summary()
  const { read, accepted, rejected, system, earliest, latest, dateOrderFrom } = summary
  const duplicates = await markRepeats(tx, job.id).catch((fault: unknown) =>
    apart.close().then(() => Promise.reject(fault)),
  )
  const { media, files } = await keepMedia({ actor, ref: found.ref }, file, summary.files, named, signal).finally(() =>
    apart.close(),
  )
  const counts = { read, accepted, rejected, system, duplicates, earliest: earliest ?? '', latest: latest ?? '' }
  const input = {
    ...counts,
    kind: file.kind,
    headings: file.headings.slice(0, 200).map(h => h.slice(0, 200)),
    dateOrderFrom: dateOrderFrom?.slice(0, 200) ?? '',
    found: await parties(tx, job.id),
    ...(files && { files: JSON.stringify(files) }),
    ...(media.length && { media: JSON.stringify(media) }),
  }
  await settle(tx, found, work, actor, 'finishImport', input)
  return true
}

async function readFile(
  tx: Transaction,
  { db, signal, personId }: { db: Database; signal: AbortSignal | undefined; personId: Id },
  into: Into,
  found: NonNullable<Found>,
): Promise<{ file: Export; tally: Tally; named: Set<string>; apart: Apart }> {
  const kept = await keptFile(found.sha256)
  if (kept.kind === 'intact') kept.stream.destroy()
  const source = await keptSource(found.sha256)
  if (kept.kind !== 'intact' || !source)
    throw new CannotRead(
      kept.kind === 'altered'
        ? 'The file in the store is not the file that was received. Tell whoever runs this service'
        : 'The file is not in the store. Tell whoever runs this service',
    )
  let done = 0
  const counted: Source & { bytes: number } = {
    bytes: source.bytes,
    range: (from, to) => source.range?.(from, to) ?? source.open(),
    open: async function* () {
      for await (const part of source.open()) {
        done += part.length
        yield part
      }
    },
  }
  const apart = readApart(counted)
  try {
    const file = await apart.open(optionsOf(found.answers))
    const open = whatIsOpen(file, found.answers)
    if (open) throw new CannotRead(open)
    const tally = new Tally(file)
    const total = source.bytes * (twice.includes(file.kind) ? 2 : 1)
    const named = new Set<string>()
    let rows = 0
    let told = 0
    for await (const outcomes of file.batches()) {
      signal?.throwIfAborted()
      tally.count(outcomes)
      await insertOutcomes(tx, into, outcomes)
      if (file.media?.length) namedIn(outcomes, named)
      rows += outcomes.filter(o => o.is === 'row').length
      if (Date.now() - told < 1000) continue
      told = Date.now()
      await asPerson(
        { id: personId, forceId: into.forceId },
        other =>
          other
            .update(importProgress)
            .set({ done: Math.min(done, total), total, rows })
            .where(eq(importProgress.importId, into.importId)),
        { db },
      )
    }
    return { file, tally, named, apart }
  } catch (fault) {
    await apart.close()
    throw fault
  }
}

/** Who wrote or called, and whom the owner wrote to or called: those with most rows first. */
async function parties(tx: Transaction, importId: Id): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    z.object({ party: z.string() }),
    sql`
    select party from (
      select sender as party from messages where import_id = ${importId} and direction <> 'out'
      union all
      select unnest(recipients) from messages where import_id = ${importId} and direction = 'out') p
    where length(party) between 1 and 200 group by party order by count(*) desc, party limit 2000`,
  )
  return rows.map(r => r.party)
}

async function fail(tx: Transaction, work: Work, failure: string): Promise<void> {
  const { job } = work
  const found = await take(tx, job.id)
  const actor = await actorBehind(tx, job.person_id)
  if (!found) return
  await tx.update(imports).set({ state: 'reading' }).where(eq(imports.id, job.id))
  if (actor) await settle(tx, found, work, actor, 'failImport', { failure })
  else await failWithoutAct(tx, found, work, failure)
}
/** What failed for somebody whose account or permission ended meanwhile is recorded all the same, as done by the program. */
async function failWithoutAct(tx: Transaction, found: NonNullable<Found>, work: Work, failure: string) {
  const { job, at = new Date().toISOString() } = work
  await tx.update(imports).set({ state: 'failed', failure, endedAt: at }).where(eq(imports.id, job.id))
  await recordEvent(
    tx,
    { id: null, name: 'The program', roles: [], forceId: found.forceId },
    {
      kind: 'act',
      subject: { kind: 'case', id: found.caseId },
      act: 'failImport',
      record: { kind: 'imports', id: job.id },
      detail: { failure },
      sentence: `Import ${found.number} could not be read: nothing of it was kept but the exhibit`,
      at,
    },
  )
}

async function settle(
  tx: Transaction,
  found: NonNullable<Found>,
  work: Work,
  actor: Actor,
  act: 'finishImport' | 'failImport',
  input: object,
) {
  const { job, at } = work
  const done = await performIn(tx, { actor, ref: found.ref, act, on: job.id, input, at })
  if (done.kind === 'done') return
  const why = done.kind === 'refused' ? done.refusals.map(r => r.message).join('. ') : done.kind
  if (act === 'failImport') await failWithoutAct(tx, found, work, why)
  else if (done.kind === 'refused') throw new Error(why)
  else
    throw new CannotRead(
      'The case was closed, or the person who asked may no longer record evidence on it. Nothing was kept',
    )
}

/** Keeps reading what waits until it is ended; a file that is half read then is read again by the next process. A file may take minutes: each act on it has the moment of its own. */
export const startReading = (db?: Database): (() => Promise<void>) =>
  startRounds({
    failure: 'Exports could not be read',
    everySeconds: pollSeconds,
    round: ({ at: _, ...r }) => readDue(r),
    db,
  })
