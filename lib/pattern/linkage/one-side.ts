import { comparer, newComparison } from './compare.ts'
import type { Side } from './fields.ts'
import type { Person } from './report.ts'
import { Table } from './table.ts'
import { bitsOf, type Evidence, type Weights, weigher } from './weights.ts'
import { sayWhy } from './why.ts'

/** One person among others, by the same comparisons and weights as pairs of reports: of one side alone. */

export interface Alike {
  /** Which of the others. */
  n: number
  /** Bits of evidence that both are one person, where they live left out. */
  score: number
  why: string[]
}
/** Of one side alone nothing else holds two rows together: a whole name without a date of birth is not enough. */
export const oneSideLeast = 12
const nobody: Person = {
  ref: '',
  givenNames: '',
  familyName: '',
  bornOn: '',
  address: '',
  postcode: '',
  phones: '',
  emails: '',
  handles: '',
}

/** Those of the others who are likely the person given, the likeliest first. Few enough to compare with each. */
export function alikeOn(
  side: Side,
  person: Person,
  others: readonly Person[],
  weights: Weights,
  least = oneSideLeast,
): Alike[] {
  const table = new Table(others.length + 1)
  for (const [n, one] of [person, ...others].entries())
    table.add({
      ref: String(n),
      suspect: side === 'suspect' ? one : nobody,
      victim: side === 'victim' ? one : nobody,
    })
  const offset = side === 'suspect' ? 0 : 1
  const compare = comparer(table)
  const comparison = newComparison()
  const weigh = weigher(weights, side)
  const evidence: Evidence = { same: 0, kin: 0, identity: 0 }
  return others
    .flatMap((_, n): Alike[] => {
      const [a, b] = [offset, (n + 1) * 2 + offset]
      compare(a, b, comparison)
      weigh(comparison, evidence)
      if (evidence.identity < least) return []
      const { why } = sayWhy(table, a, b, comparison, bitsOf(weights, side, comparison))
      return [{ n, score: Math.round(evidence.identity * 10) / 10, why: [...why] }]
    })
    .sort((a, b) => b.score - a.score || a.n - b.n)
}
