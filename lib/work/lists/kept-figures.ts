import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Id } from '../../case/records/id.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** For how long figures are shown again as they were counted, where nothing was recorded since. */
export const keptForMs = 60_000
const mostKept = 100

interface Kept {
  /** The last act that they can have counted. */
  act: string
  at: number
  figures: Promise<unknown>
}
const kept = new Map<string, Kept>()

/**
 * Figures that count a whole force, counted once for all who ask for them until something is recorded, and for a minute at most:
 * by then time itself has changed them. `key` says whose they are, which and of when; `last` what was recorded last, of what
 * must be seen at once. A count that fails fails for whoever counts it alone.
 */
export async function keptFigures<T>(
  tx: Transaction,
  { key, last }: { key: string; last: (tx: Transaction) => Promise<string> },
  count: () => Promise<T>,
): Promise<T> {
  const act = await last(tx)
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
export const lastInForce = (tx: Transaction): Promise<string> =>
  lastAct(tx, sql`force_id = (select spo_force()) and kind = 'act' order by seq desc`)
/** The same of what a person did. */
export const lastBy =
  (personId: Id) =>
  (tx: Transaction): Promise<string> =>
    lastAct(tx, sql`actor_id = ${personId}::uuid and kind = 'act' order by at desc`)

async function lastAct(tx: Transaction, which: SQL): Promise<string> {
  const [last] = await rowsOf(
    tx,
    z.object({ seq: z.string() }),
    sql`select seq::text as seq from events where ${which} limit 1`,
  )
  return last?.seq ?? ''
}
