import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** For how long figures are shown again as they were counted, where nothing was recorded since. */
export const keptForMs = 60_000
const mostKept = 100

interface Kept {
  /** The last act of the force that they can have counted. */
  act: string
  at: number
  figures: Promise<unknown>
}
const kept = new Map<string, Kept>()

/**
 * Figures over a whole force, counted once for all who ask until something is recorded in the force, and for a minute at most:
 * by then time itself has changed them. `key` says whose force, which figures and of when. What is counted fails for whoever
 * counts it alone.
 */
export async function keptFigures<T>(tx: Transaction, key: string, count: () => Promise<T>): Promise<T> {
  const act = await lastAct(tx)
  const had = kept.get(key)
  if (had?.act === act && Date.now() - had.at < keptForMs) {
    const figures = await had.figures.then(
      value => ({ value: value as T }),
      () => undefined,
    )
    if (figures) return figures.value
  }
  const figures = count()
  kept.delete(key)
  kept.set(key, { act, at: Date.now(), figures })
  figures.catch(() => kept.delete(key))
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return figures
}

/** The place in the record of what was done last in the reader’s force; nothing where nothing was. */
async function lastAct(tx: Transaction): Promise<string> {
  const [last] = await rowsOf(
    tx,
    z.object({ seq: z.string() }),
    sql`select seq::text as seq from events where force_id = (select spo_force()) and kind = 'act' order by seq desc limit 1`,
  )
  return last?.seq ?? ''
}
