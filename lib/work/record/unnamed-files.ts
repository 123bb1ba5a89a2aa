import type { Instant } from '../../case/time/calendar.ts'
import { bytesName, receiptsOf } from '../files/files.ts'
import { store } from '../files/store.ts'

export const aDay = 24 * 3600_000

/**
 * Removes those of the files that no row names, with their receipts. One that arrived within a day may be about to be attached
 * to something, and is left for the next time (`still`).
 */
export async function removeUnnamed(
  hashes: Iterable<string>,
  named: { has: (hash: string) => boolean },
  at: Instant,
): Promise<{ removed: number; still: string[] }> {
  const old = new Date(Date.parse(at) - aDay)
  const still: string[] = []
  let removed = 0
  for (const hash of hashes) {
    if (named.has(hash)) continue
    if (await store().removeOld(bytesName(hash), old)) {
      await store().removeUnder(receiptsOf(hash))
      removed++
    } else still.push(hash)
  }
  return { removed, still }
}
