import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '../../../db/client.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import type { Eyes } from '../pipeline/transaction.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** How often it is looked whether nothing is being written, and how long is waited in between, in milliseconds. */
const [tries, between] = [20, 50]

/**
 * The number up to which the record of a force is whole: no act that is still being written will take a lower one. Whoever
 * writes a line holds a lock that is shared; it is taken here for a moment, and never waited for. Null while somebody writes.
 */
export async function settledUpTo(eyes: Eyes, db: Database = database().db): Promise<number | null> {
  for (let n = 0; n < tries; n++) {
    const found = await asPerson(
      eyes,
      async tx => {
        const [lock] = await rowsOf(
          tx,
          z.object({ free: z.boolean() }),
          sql`select pg_try_advisory_xact_lock(hashtextextended(${eyes.forceId}::text, 44)) as free`,
        )
        if (!lock?.free) return null
        const [row] = await rowsOf(
          tx,
          z.object({ seq: z.number() }),
          sql`select coalesce(max(e.seq), 0)::float8 as seq from events e where e.force_id = (select spo_force())`,
        )
        return row?.seq ?? 0
      },
      { db },
    )
    if (found !== null) return found
    await pause(between)
  }
  return null
}
