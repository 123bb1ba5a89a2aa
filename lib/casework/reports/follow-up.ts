import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import type { ForceActName } from '../../spo/acts/force.ts'
import type { Instant } from '../../spo/calendar.ts'
import type { ForcePatch } from '../../spo/force.ts'
import type { Actor } from '../../spo/policy.ts'
import { drawSample } from './blind-review.ts'
import { learnAgain, linkWaiting } from './link-feed.ts'
import { summarise } from './summarise.ts'
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
  if (f.act === 'undoImport' && f.on) {
    await takeBack(tx, { forceId, importId: f.on, at: f.at, db: f.db })
    // What stands again has to be linked again.
    await linkWaiting(tx, { forceId, at: f.at, byId: f.actor.id, db: f.db })
  }
  if (f.act === 'learnWeights') await learnAgain(tx, { forceId, at: f.at, byId: f.actor.id, db: f.db })
  if (f.act === 'drawSample') await drawSample(tx, { forceId, at: f.at, db: f.db })
  const touched = f.patch.flatMap(c =>
    c.in === 'pairReports'
      ? 'add' in c
        ? [c.add.pairId]
        : []
      : c.in === 'reportPairs'
        ? ['add' in c ? c.add.id : c.id]
        : [],
  )
  const left = f.patch.flatMap(c => (c.in === 'pairReports' && 'id' in c ? [c.id] : []))
  const from = left.length
    ? await tx.execute<{ pair_id: string }>(sql`select distinct pair_id from pair_reports where id in ${left}`)
    : []
  await summarise(tx, [...touched, ...from.map(r => r.pair_id)], f.at)
}
