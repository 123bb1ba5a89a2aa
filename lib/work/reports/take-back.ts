import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { forgetIndex, newEpoch } from './held-index.ts'
import { lockFeed, summarise } from './summarise.ts'

interface TakingBack {
  forceId: string
  importId: string
  at: Instant
  db: Database | undefined
}

/** Takes back every report of an import. What it had replaced stands again, unless something newer stands there. */
export async function takeBack(tx: Transaction, { forceId, importId, at, db }: TakingBack): Promise<void> {
  await lockFeed(tx, forceId)
  await tx.execute(sql`
    update crime_reports set ended_at = ${at}, ended_because = 'undone' where import_id = ${importId} and ended_at is null`)
  await tx.execute(sql`
    update crime_reports r set ended_at = null, ended_because = null, link_number = null
    from crime_reports u
    where u.import_id = ${importId} and u.ended_because = 'undone' and r.id = u.replaces_id and r.ended_because = 'replaced'
      and not exists (select 1 from crime_reports live where live.force_id = r.force_id and live.ref = r.ref and live.ended_at is null)`)
  const pairs = await rowsOf(
    tx,
    z.object({ pair_id: z.string() }),
    sql`
    with gone as (
      update pair_reports m set ended_at = ${at}
      where m.ended_at is null
        and m.report_ref in (select ref from crime_reports where import_id = ${importId})
        and not exists (select 1 from crime_reports live where live.force_id = m.force_id and live.ref = m.report_ref and live.ended_at is null)
      returning m.pair_id)
    select distinct pair_id from gone`,
  )
  await summarise(
    tx,
    pairs.map(p => p.pair_id),
    at,
  )
  await newEpoch(tx, forceId)
  forgetIndex(forceId, db)
}
