import { comparer, newComparison } from './compare.ts'
import type { Table } from './table.ts'
import { type Evidence, joint, priors, type Scores, scores, type Weights, weigher } from './weights.ts'

/** Scores pairs of reports of a table by number; those with a side of less than `least` are not looked at further.
 * What it gives is its own scratch: read it before the next pair. */
export function scorer(table: Table, weights: Weights, least = Number.NEGATIVE_INFINITY) {
  const compare = comparer(table)
  const comparison = newComparison()
  const weighSuspect = weigher(weights, 'suspect')
  const weighVictim = weigher(weights, 'victim')
  const suspect: Evidence = { same: 0, kin: 0, identity: 0 }
  const victim: Evidence = { same: 0, kin: 0, identity: 0 }
  const chances = new Float64Array(9)
  const result: Scores = { score: 0, suspect: 0, victim: 0 }
  const unlike: Scores = { score: -40, suspect: -40, victim: -40 }
  let prior = priors(weights, table.size)
  let size = table.size

  return (one: number, other: number): Scores => {
    if (table.size !== size) {
      size = table.size
      prior = priors(weights, size)
    }
    compare(one * 2 + 1, other * 2 + 1, comparison)
    weighVictim(comparison, victim)
    if (victim.identity < least) return unlike
    compare(one * 2, other * 2, comparison)
    weighSuspect(comparison, suspect)
    if (suspect.identity < least) return unlike
    joint(prior, suspect, victim, chances)
    scores(chances, suspect, victim, result)
    return result
  }
}

export type Scorer = ReturnType<typeof scorer>
