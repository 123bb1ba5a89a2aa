import { highOf, lowOf } from './candidates.ts'
import { type Comparison, comparer, newComparison } from './compare.ts'
import { at, fieldCount, fields, firstGuess, levelCount, offsets, type Side } from './fields.ts'
import type { Table } from './table.ts'
import { mix } from './text.ts'
import { type Evidence, firstWeights, joint, priors, type Weights, weigher } from './weights.ts'

// How much the first guess is worth: in pairs of the same person, and in reports.
const trustInGuess = 60
const trustInStandings = 400
const rounds = 12
const sample = 60_000

// A person's names and birthday seldom differ wholly: without bounds, kin would teach the model that they do.
const bounds: readonly { field: number; level: number; least: number; most: number }[] = [
  { field: at.given, level: 5, least: 0.006, most: 0.03 },
  { field: at.initial, level: 1, least: 0.01, most: 0.05 },
  { field: at.family, level: 5, least: 0.008, most: 0.12 },
  { field: at.born, level: 4, least: 0.002, most: 0.01 },
  { field: at.born, level: 5, least: 0.001, most: 0.004 },
  { field: at.born, level: 6, least: 0.001, most: 0.0015 },
]

/** The seen pairs as flat rows: levels and chances of both sides, so that a round of learning is a walk over arrays. */
type Seen = { levels: Int8Array; chances: Float64Array; count: number; each: number }

function see(table: Table, pairs: Float64Array): Seen {
  const every = Math.max(1, Math.ceil(pairs.length / sample))
  const room = Math.ceil(pairs.length / every) * 2 + 64
  const levels = new Int8Array(room * 2 * fieldCount)
  const chances = new Float64Array(room * 2 * fieldCount)
  const compare = comparer(table)
  const comparison = newComparison()
  let count = 0
  for (let i = 0; i < pairs.length && count < room; i++) {
    const pair = pairs[i] ?? 0
    if (every > 1 && mix(pair, 7) % every !== 0) continue
    const one = lowOf(pair)
    const other = highOf(pair)
    for (let side = 0; side < 2; side++) {
      compare(one * 2 + side, other * 2 + side, comparison)
      levels.set(comparison.levels, (count * 2 + side) * fieldCount)
      chances.set(comparison.chances, (count * 2 + side) * fieldCount)
    }
    count++
  }
  return { levels, chances, count, each: count === 0 ? 1 : pairs.length / count }
}

const sides: readonly Side[] = ['suspect', 'victim']

/** Learns the weights from the reports themselves, without labels: expectation and maximisation over `pairs`. */
export function learnFrom(table: Table, pairs: Float64Array, from: Weights = firstWeights()): Weights {
  const seen = see(table, pairs)
  let weights = from
  const evidence: [Evidence, Evidence] = [blank(), blank()]
  const chances = new Float64Array(9)
  for (let round = 0; round < rounds; round++) {
    const weigh = [weigher(weights, 'suspect'), weigher(weights, 'victim')] as const
    const prior = priors(weights, table.size)
    const standings = new Float64Array(9)
    const agreed = { suspect: new Float64Array(levelCount), victim: new Float64Array(levelCount) }
    for (let i = 0; i < seen.count; i++) {
      for (const side of [0, 1] as const) weigh[side](rowOf(seen, i * 2 + side), evidence[side])
      joint(prior, evidence[0], evidence[1], chances)
      const sum = chances.reduce((total, p) => total + p, 0)
      for (let n = 0; n < 9; n++) standings[n] = (standings[n] ?? 0) + ((chances[n] ?? 0) / sum) * seen.each
      const at0 = (n: number) => (chances[n] ?? 0) / sum
      tally(seen, i * 2, at0(0) + at0(1) + at0(2), agreed.suspect)
      tally(seen, i * 2 + 1, at0(0) + at0(3) + at0(6), agreed.victim)
    }
    weights = {
      ...weights,
      agree: { suspect: settle('suspect', agreed.suspect), victim: settle('victim', agreed.victim) },
      standings: weights.standings.map((_, n) =>
        n === 8
          ? 0
          : ((standings[n] ?? 0) + trustInStandings * (from.standings[n] ?? 0)) / (table.size + trustInStandings),
      ),
    }
  }
  return { ...weights, chance: meanChances(seen), learntFrom: { reports: table.size, pairs: pairs.length } }
}

const blank = (): Evidence => ({ same: 0, kin: 0, identity: 0 })

const row: Comparison = newComparison()
function rowOf(seen: Seen, n: number): Comparison {
  row.levels = seen.levels.subarray(n * fieldCount, (n + 1) * fieldCount)
  row.chances = seen.chances.subarray(n * fieldCount, (n + 1) * fieldCount)
  return row
}

function tally(seen: Seen, n: number, weight: number, into: Float64Array) {
  for (let f = 0; f < fieldCount; f++) {
    const level = seen.levels[n * fieldCount + f] ?? -1
    if (level < 0) continue
    const place = (offsets[f] ?? 0) + level
    into[place] = (into[place] ?? 0) + weight * seen.each
  }
}

/** Shares of each field's levels among the same person's rows, drawn towards the first guess while there are few. */
function settle(side: Side, agreed: Float64Array): number[] {
  return fields.flatMap((field, f) => {
    const guess = firstGuess[side][field.name]
    const from = offsets[f] ?? 0
    const total = guess.reduce((sum, _, l) => sum + (agreed[from + l] ?? 0), 0)
    const shares = guess.map((share, l) => ((agreed[from + l] ?? 0) + trustInGuess * share) / (total + trustInGuess))
    for (const { field, level, least, most } of bounds)
      if (field === f) shares[level] = Math.min(most, Math.max(least, shares[level] ?? 0))
    return shares
  })
}

/** The mean chance of each level, over the pairs that have it: for showing. */
function meanChances(seen: Seen): Weights['chance'] {
  const [suspect, victim] = sides.map((_, side) => {
    const logs = new Float64Array(levelCount)
    const counts = new Float64Array(levelCount)
    for (let i = 0; i < seen.count; i++)
      for (let f = 0; f < fieldCount; f++) {
        const place = (i * 2 + side) * fieldCount + f
        const level = seen.levels[place] ?? -1
        if (level < 0) continue
        const slot = (offsets[f] ?? 0) + level
        logs[slot] = (logs[slot] ?? 0) + Math.log(seen.chances[place] ?? 1)
        counts[slot] = (counts[slot] ?? 0) + 1
      }
    return Array.from(logs, (log, i) => ((counts[i] ?? 0) > 0 ? Math.exp(log / (counts[i] ?? 1)) : 0))
  })
  return { suspect: suspect ?? [], victim: victim ?? [] }
}
