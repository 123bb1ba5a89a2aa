import { candidatePairs, highOf, lowOf } from './candidates.ts'
import { gate } from './groups.ts'
import { type Index, pairsOf } from './linkage.ts'

export type Drawable = { one: string; other: string; score: number; linked: boolean }

// How far below the threshold a pair of reports still counts as nearly linked.
const nearly = 8

/** Every two reports that are linked by one link of a pair, and every two that nearly were. */
export function nearPairs(index: Index): { linked: Drawable[]; near: Drawable[] } {
  const { table, score } = index
  const together = new Map<string, number>()
  for (const [n, pair] of pairsOf(index).entries()) for (const ref of pair.reports) together.set(ref, n)
  const linked: Drawable[] = []
  const near: Drawable[] = []
  for (const pair of candidatePairs(table)) {
    const [a, b] = [lowOf(pair), highOf(pair)]
    const [one, other] = [table.refs[a] ?? '', table.refs[b] ?? '']
    if (one === other) continue
    const found = score(a, b).score
    if (found < gate.least - nearly) continue
    const group = together.get(one)
    const isLinked = group !== undefined && group === together.get(other)
    ;(isLinked ? linked : near).push({ one, other, score: Math.round(found * 10) / 10, linked: isLinked })
  }
  return { linked, near }
}
