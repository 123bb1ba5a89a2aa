import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { FeedJob, ForcePatch } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { matchCourtOrders } from '../court-orders/match-court-orders.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { linkAgain, linkWaiting } from './link-feed.ts'
import { idsIn, summarise } from './summarise.ts'
import { takeBack } from './take-back.ts'

interface Running {
  actor: Actor
  jobs: readonly FeedJob[]
  /** What the act changed of pairs and of who is who: their reports are summed up and linked by it. */
  patch: ForcePatch
  at: Instant
  db: Database | undefined
}

/** Does the work on many rows of the feed that an act asks for, in the act's own transaction. */
export async function runJobs(tx: Transaction, r: Running): Promise<void> {
  const own = { forceId: r.actor.forceId, at: r.at, db: r.db }
  for (const job of r.jobs) {
    if (job.job === 'takeBack') await takeBack(tx, { ...own, importId: job.importId })
    else await linkWaiting(tx, { ...own, byId: r.actor.id })
  }
  const queued = r.patch.flatMap(c => (c.in === 'courtOrders' && 'add' in c ? [c.add] : []))
  if (queued.length) await matchCourtOrders(tx, own, queued)
  // Whom a pair's reports were taken to or from is settled before they are linked by it.
  await summarise(tx, await pairsTouched(tx, r.patch), r.at)
  for (const change of r.patch)
    if (change.in === 'personLinks')
      await linkBySaid(tx, r, 'add' in change ? change.add.id : change.id, 'add' in change)
}

async function pairsTouched(tx: Transaction, patch: ForcePatch): Promise<string[]> {
  const touched = patch.flatMap(c =>
    c.in === 'pairReports'
      ? 'add' in c
        ? [c.add.pairId]
        : []
      : c.in === 'reportPairs'
        ? ['add' in c ? c.add.id : c.id]
        : [],
  )
  const left = patch.flatMap(c => (c.in === 'pairReports' && 'id' in c ? [c.id] : []))
  const from = left.length
    ? await rowsOf(
        tx,
        z.object({ pair_id: z.string() }),
        sql`select distinct pair_id from pair_reports where id in ${idsIn(left)}`,
      )
    : []
  return [...touched, ...from.map(r => r.pair_id)]
}

/** Whoever was said to be one person or not, or is no longer said to be, has their reports linked by that at once. */
async function linkBySaid(tx: Transaction, r: Running, linkId: string, isNew: boolean) {
  const [link] = await rowsOf(
    tx,
    z.object({ report_refs: z.array(z.string()), other_refs: z.array(z.string()), pair_id: z.string().nullable() }),
    sql`select report_refs, other_refs, pair_id from person_links where id = ${linkId}`,
  )
  if (!link || (isNew && link.pair_id)) return
  const refs = [...link.report_refs, ...link.other_refs]
  const { forceId } = r.actor
  await linkAgain(tx, { forceId, at: r.at, byId: r.actor.id, db: r.db, refs, linkId: isNew ? linkId : null })
}
