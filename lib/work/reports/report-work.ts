import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { type FeedWork, feedWork } from '../../case/views/reports.ts'
import { nearPairs } from '../../pattern/linkage/near.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { keepSample } from './blind-review.ts'
import { type Copy, copyOf } from './held-index.ts'
import { learnFrom, learnHolding } from './link-feed.ts'

const jobs = z.object({
  id: z.string(),
  force_id: z.string(),
  person_id: z.string(),
  work: z.enum(Object.keys(feedWork) as [FeedWork]),
})
type Job = z.output<typeof jobs>
interface Working {
  job: Job
  at: Instant
  db: Database
}
/** How often a process may die over it before it is given up. */
const mostAttempts = 3
/** How often the feed may have moved on meanwhile before it is held for as long as the work takes. */
const mostTurns = 3
const gaveUp =
  'The work stopped because of a fault. Ask for it again. If it stops again, tell whoever runs this service'

const within = <T>({ job, db }: Working, work: (tx: Transaction) => Promise<T>) =>
  asPerson({ id: job.person_id, forceId: job.force_id }, work, { db })

/**
 * Does the work on all reports that waits, which takes as long as there are reports: no lock is held but while its result is written.
 * Several processes may do so at once. Returns how many ended.
 */
export async function doReportWork({
  db,
  signal,
  at,
}: {
  db: Database
  signal?: AbortSignal
  at?: Instant
}): Promise<number> {
  const due = await rowsOf(db, jobs, sql`select id, force_id, person_id, work from spo_waiting_report_work()`)
  let ended = 0
  for (const job of due) {
    if (signal?.aborted) break
    if (await doOne({ job, db, at: at ?? new Date().toISOString() })) ended++
  }
  return ended
}

async function doOne(w: Working): Promise<boolean> {
  const attempts = await within(w, tx => takeOn(tx, w.job.id))
  if (attempts === undefined) return false
  try {
    if (attempts > mostAttempts) throw new Error('It was begun too often')
    if (w.job.work === 'learn') await learn(w)
    else await drawSample(w)
    await within(w, tx => end(tx, w, null))
    return true
  } catch (fault) {
    console.error('Work on crime reports stopped', fault)
    if (attempts >= mostAttempts) await within(w, tx => end(tx, w, gaveUp))
    else await within(w, tx => tx.execute(sql`update report_work set taken_until = null where id = ${w.job.id}`))
    return attempts >= mostAttempts
  }
}

/** Takes it on where no other process has it; says how often it was begun. */
async function takeOn(tx: Transaction, id: string): Promise<number | undefined> {
  const row = await rowOf(
    tx,
    z.object({ attempts: z.number() }),
    sql`
    update report_work set taken_until = clock_timestamp() + interval '15 minutes', attempts = attempts + 1
    where id = (
      select id from report_work where id = ${id} and ended_at is null
        and (taken_until is null or taken_until < clock_timestamp()) for update skip locked)
    returning attempts`,
  )
  return row?.attempts
}
const end = (tx: Transaction, { job, at }: Working, problem: string | null) =>
  tx.execute(sql`update report_work set ended_at = ${at}, problem = ${problem} where id = ${job.id}`)

const copy = (w: Working): Promise<Copy> => within(w, tx => copyOf(tx))

async function learn(w: Working): Promise<void> {
  const own = { forceId: w.job.force_id, at: w.at, byId: w.job.person_id, db: w.db }
  for (let turn = 1; turn < mostTurns; turn++) {
    const learnt = learnFrom(await copy(w))
    if (await within(w, tx => learnt.keep(tx, own))) return
  }
  await within(w, tx => learnHolding(tx, own))
}

/** Draws linked reports and nearly linked ones, mixed, to be judged without their scores. */
async function drawSample(w: Working): Promise<void> {
  const { linked, near } = nearPairs((await copy(w)).index)
  await within(w, tx => keepSample(tx, { forceId: w.job.force_id, at: w.at, sample: randomUUID(), linked, near }))
}
