import { highOf, lowOf } from './candidates.ts'
import { comparer, newComparison } from './compare.ts'
import { at, fieldCount, fields, firstGuess, levelCount, offsets, type Side } from './fields.ts'
import type { Table } from './table.ts'
import { mix } from './text.ts'
import { type Evidence, firstWeights, joint, kinBits, priors, type Weights } from './weights.ts'

// How much the first guess is worth: in pairs of the same person, and in reports.
const trustInGuess = 60
const trustInStandings = 400
const rounds = 8
const sample = 10_000
// Pairs that speak for nothing under the first guess teach nothing either.
const telling = 5

// A person's names and birthday seldom differ wholly: without bounds, kin would teach the model that they do.
const bounds: readonly { field: number; level: number; least: number; most: number }[] = [
  { field: at.given, level: 5, least: 0.003, most: 0.015 },
  { field: at.initial, level: 1, least: 0.01, most: 0.05 },
  { field: at.family, level: 5, least: 0.008, most: 0.12 },
  { field: at.born, level: 4, least: 0.002, most: 0.01 },
  { field: at.born, level: 5, least: 0.001, most: 0.003 },
  { field: at.born, level: 6, least: 0.0003, most: 0.0008 },
]

const sides: readonly Side[] = ['suspect', 'victim']

/** The sides of the seen pairs as flat rows: levels, their chances, and what no round of learning changes. */
type Seen = {
  levels: Int8Array
  chances: Float64Array
  chance: Float64Array
  kin: Float64Array
  count: number
  each: number
}

function see(table: Table, pairs: Float64Array): Seen {
  const every = Math.max(1, Math.ceil(pairs.length / sample))
  const room = Math.ceil((pairs.length / every) * 1.2) + 64
  const levels = new Int8Array(room * 2 * fieldCount)
  const chances = new Float64Array(room * 2 * fieldCount)
  const chance = new Float64Array(room * 2)
  const kin = new Float64Array(room * 2)
  const compare = comparer(table)
  const comparison = newComparison()
  const first = sides.map(side => Float64Array.from(firstWeights().agree[side], Math.log2))
  let count = 0
  let looked = 0
  for (let i = 0; i < pairs.length && count < room; i++) {
    const pair = pairs[i] ?? 0
    if (every > 1 && mix(pair, 7) % every !== 0) continue
    looked++
    let most = 0
    for (let side = 0; side < 2; side++) {
      compare(lowOf(pair) * 2 + side, highOf(pair) * 2 + side, comparison)
      const row = count * 2 + side
      levels.set(comparison.levels, row * fieldCount)
      chances.set(comparison.chances, row * fieldCount)
      let same = 0
      chance[row] = 0
      kin[row] = 0
      for (let f = 0; f < fieldCount; f++) {
        const level = comparison.levels[f] ?? -1
        if (level < 0) continue
        const bits = Math.log2(comparison.chances[f] ?? 1)
        chance[row] = (chance[row] ?? 0) + bits
        kin[row] = (kin[row] ?? 0) + kinBits(f, level, comparison.chances[f] ?? 1)
        same += (first[side]?.[(offsets[f] ?? 0) + level] ?? 0) - bits
      }
      most += Math.max(0, same, kin[row] ?? 0)
    }
    if (most >= telling) count++
  }
  return { levels, chances, chance, kin, count, each: looked === 0 ? 1 : pairs.length / looked }
}

/** Learns the weights from the reports themselves, without labels: expectation and maximisation over `pairs`. */
export function learnFrom(table: Table, pairs: Float64Array, from: Weights = firstWeights()): Weights {
  const seen = see(table, pairs)
  let weights = from
  const [suspect, victim] = [blank(), blank()]
  const chances = new Float64Array(9)
  for (let round = 0; round < rounds; round++) {
    const logs = sides.map(side => Float64Array.from(weights.agree[side], Math.log2))
    const prior = priors(weights, table.size)
    const standings = new Float64Array(9)
    const agreed = { suspect: new Float64Array(levelCount), victim: new Float64Array(levelCount) }
    for (let i = 0; i < seen.count; i++) {
      weigh(seen, i * 2, logs[0] ?? new Float64Array(), suspect)
      weigh(seen, i * 2 + 1, logs[1] ?? new Float64Array(), victim)
      joint(prior, suspect, victim, chances)
      let sum = 0
      for (let n = 0; n < 9; n++) sum += chances[n] ?? 0
      for (let n = 0; n < 9; n++) {
        chances[n] = (chances[n] ?? 0) / sum
        standings[n] = (standings[n] ?? 0) + (chances[n] ?? 0) * seen.each
      }
      tally(seen, i * 2, (chances[0] ?? 0) + (chances[1] ?? 0) + (chances[2] ?? 0), agreed.suspect)
      tally(seen, i * 2 + 1, (chances[0] ?? 0) + (chances[3] ?? 0) + (chances[6] ?? 0), agreed.victim)
    }
    weights = {
      ...weights,
      agree: { suspect: settle('suspect', agreed.suspect), victim: settle('victim', agreed.victim) },
      standings: from.standings.map((rate, n) =>
        n === 8 ? 0 : ((standings[n] ?? 0) + trustInStandings * rate) / (table.size + trustInStandings),
      ),
    }
  }
  return { ...weights, chance: meanChances(seen), learntFrom: { reports: table.size, pairs: pairs.length } }
}

const blank = (): Evidence => ({ same: 0, kin: 0, identity: 0 })

function weigh(seen: Seen, row: number, logs: Float64Array, out: Evidence) {
  let bits = 0
  for (let f = 0; f < fieldCount; f++) {
    const level = seen.levels[row * fieldCount + f] ?? -1
    if (level >= 0) bits += logs[(offsets[f] ?? 0) + level] ?? 0
  }
  out.same = bits - (seen.chance[row] ?? 0)
  out.kin = seen.kin[row] ?? 0
}

function tally(seen: Seen, row: number, weight: number, into: Float64Array) {
  if (weight < 1e-4) return
  for (let f = 0; f < fieldCount; f++) {
    const level = seen.levels[row * fieldCount + f] ?? -1
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
