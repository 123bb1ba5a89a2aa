import { comparer, newComparison } from './compare.ts'
import { areApart, type IdentityDecisions } from './identity-decisions.ts'
import type { Table } from './table.ts'
import { type Evidence, joint, priors, type Scores, scores, type Weights, weigher } from './weights.ts'

// As much as evidence ever counts for.
const certain = 40
// Of a person of very many rows, so many are compared.
const mostRows = 16

/**
 * Scores pairs of reports of a table by number; those with a side of less than `least` are not looked at further.
 * What people said counts over what the rows say: rows of one person are the same, each stands for all of them, and reports
 * said to be of different people are as unlike as can be. What it gives is its own scratch: read it before the next pair.
 */
export function scorer(table: Table, weights: Weights, least = Number.NEGATIVE_INFINITY, said?: IdentityDecisions) {
  const compare = comparer(table)
  const comparison = newComparison()
  const weighSides = [weigher(weights, 'suspect'), weigher(weights, 'victim')] as const
  const suspect: Evidence = { same: 0, kin: 0, identity: 0 }
  const victim: Evidence = { same: 0, kin: 0, identity: 0 }
  const another: Evidence = { same: 0, kin: 0, identity: 0 }
  const chances = new Float64Array(9)
  const result: Scores = { score: 0, suspect: 0, victim: 0 }
  const unlike: Scores = { score: -40, suspect: -40, victim: -40 }
  let prior = priors(weights, table.size)
  let size = table.size

  /** The evidence of one side; of people with several rows by what was said, that of the two rows most alike. */
  function weigh(one: number, other: number, side: 0 | 1, out: Evidence) {
    const ones = said?.persons[side].get(one)
    const others = said?.persons[side].get(other)
    if (ones && ones === others) {
      Object.assign(out, { same: certain, kin: 0, identity: certain })
      return
    }
    compare(one * 2 + side, other * 2 + side, comparison)
    weighSides[side](comparison, out)
    if (!ones && !others) return
    for (const a of (ones ?? [one]).slice(0, mostRows))
      for (const b of (others ?? [other]).slice(0, mostRows)) {
        compare(a * 2 + side, b * 2 + side, comparison)
        weighSides[side](comparison, another)
        if (another.identity > out.identity) Object.assign(out, another)
      }
  }

  return (one: number, other: number): Scores => {
    if (said && areApart(said, [one], [other])) return unlike
    if (table.size !== size) {
      size = table.size
      prior = priors(weights, size)
    }
    weigh(one, other, 1, victim)
    if (victim.identity < least) return unlike
    weigh(one, other, 0, suspect)
    if (suspect.identity < least) return unlike
    joint(prior, suspect, victim, chances)
    scores(chances, suspect, victim, result)
    return result
  }
}

export type Scorer = ReturnType<typeof scorer>
