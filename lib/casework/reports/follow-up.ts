import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import type { ForceActName } from '../../spo/acts/force.ts'
import type { Instant } from '../../spo/calendar.ts'
import type { ForcePatch } from '../../spo/force.ts'
import type { Actor } from '../../spo/policy.ts'
import { drawSample } from './blind-review.ts'
import { learnAgain, linkAgain, linkWaiting } from './link-feed.ts'
import { idsIn, summarise } from './summarise.ts'
import { takeBack } from './take-back.ts'

interface Followed {
  actor: Actor
  act: ForceActName
  on: string | undefined
  patch: ForcePatch
  at: Instant
  db: Database | undefined
}

/** What an act on the feed changes in many rows at once, in the act's own transaction. */
export async function followUp(tx: Transaction, f: Followed): Promise<void> {
  const { forceId } = f.actor
  if (f.act === 'stopReports' && f.on) await takeBack(tx, { forceId, importId: f.on, at: f.at, db: f.db })
  if (f.act === 'undoReports' && f.on) {
    await takeBack(tx, { forceId, importId: f.on, at: f.at, db: f.db })
    // What stands again has to be linked again.
    await linkWaiting(tx, { forceId, at: f.at, byId: f.actor.id, db: f.db })
  }
  if (f.act === 'learnWeights') await learnAgain(tx, { forceId, at: f.at, byId: f.actor.id, db: f.db })
  if (f.act === 'drawSample') await drawSample(tx, { forceId, at: f.at, db: f.db })
  // Whom a pair's reports were taken to or from is settled before they are linked by it.
  await summarise(tx, await pairsTouched(tx, f.patch), f.at)
  for (const change of f.patch)
    if (change.in === 'personLinks')
      await linkBySaid(tx, f, 'add' in change ? change.add.id : change.id, 'add' in change)
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
    ? await tx.execute<{ pair_id: string }>(sql`select distinct pair_id from pair_reports where id in ${idsIn(left)}`)
    : []
  return [...touched, ...from.map(r => r.pair_id)]
}

/** Whoever was said to be one person or not, or is no longer said to be, has their reports linked by that at once. */
async function linkBySaid(tx: Transaction, f: Followed, linkId: string, isNew: boolean) {
  const [link] = await tx.execute<{ report_refs: string[]; other_refs: string[]; pair_id: string | null }>(
    sql`select report_refs, other_refs, pair_id from person_links where id = ${linkId}`,
  )
  if (!link || (isNew && link.pair_id)) return
  const refs = [...link.report_refs, ...link.other_refs]
  const { forceId } = f.actor
  await linkAgain(tx, { forceId, at: f.at, byId: f.actor.id, db: f.db, refs, linkId: isNew ? linkId : null })
}
