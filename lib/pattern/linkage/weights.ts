import type { Comparison } from './compare.ts'
import { at, fieldCount, fields, firstGuess, kin, levelCount, offsets, type Side } from './fields.ts'

export type BySide = Record<Side, number[]>

/** What was learnt from a force's own reports; plain data, to be kept and shown. */
export type Weights = {
  version: 1
  /** How often one person's two rows agree so, by level of every field in turn. */
  agree: BySide
  /** How often two strangers' rows do; for names and places the mean, for each value has its own. */
  chance: BySide
  /** Pairs for each report where suspects, and within that victims, are the same, kin, or strangers to each other. */
  standings: number[]
  learntFrom: { reports: number; pairs: number }
}

/** Where learning begins, and all that a file of a few rows has to go by. */
export const firstWeights = (): Weights => ({
  version: 1,
  agree: { suspect: guess('suspect'), victim: guess('victim') },
  chance: { suspect: new Array(levelCount).fill(0), victim: new Array(levelCount).fill(0) },
  standings: [0.2, 0.015, 0.06, 0.03, 0.004, 0.05, 0.06, 0.05, 0],
  learntFrom: { reports: 0, pairs: 0 },
})

const guess = (side: Side) => fields.flatMap(field => [...firstGuess[side][field.name]])

/** One line of the table of weights: a field, a level, and what it counts for or against, in bits. */
export type WeightLine = { side: Side; field: string; level: string; agree: number; chance: number; weight: number }

export function weightLines(weights: Weights): WeightLine[] {
  return (['suspect', 'victim'] as const).flatMap(side =>
    fields.flatMap((field, f) =>
      field.levels.map((level, l) => {
        const agree = weights.agree[side][(offsets[f] ?? 0) + l] ?? 0
        const chance = weights.chance[side][(offsets[f] ?? 0) + l] ?? 0
        return { side, field: field.label, level, agree, chance, weight: chance > 0 ? Math.log2(agree / chance) : 0 }
      }),
    ),
  )
}

/** The evidence of one side in bits, against strangers: that they are the same, that they are kin, and what names. */
export type Evidence = { same: number; kin: number; identity: number }

// How kin differ from strangers in each field: not at all, with shares of their own, or by more often being the same.
const likeStrangers = 0
const ownShares = 1
const oftenSame = 2
const kinWay = new Uint8Array(fieldCount)
const kinShares = new Float64Array(levelCount)
const kinSame = new Float64Array(fieldCount)
for (const [name, shares] of [
  [
    'family',
    firstGuess.suspect.family.map((m, level) => (level === 5 ? m + kin.otherFamily : m * (1 - kin.otherFamily))),
  ],
  ['order', firstGuess.suspect.order],
  ['place', kin.place],
  ['phone', kin.phone],
] as const) {
  kinWay[at[name]] = ownShares
  for (const [level, share] of shares.entries()) kinShares[(offsets[at[name]] ?? 0) + level] = Math.log2(share)
}
for (const name of ['given', 'born', 'year', 'email', 'handle', 'ref'] as const) {
  kinWay[at[name]] = oftenSame
  kinSame[at[name]] = kin.same[name]
}

/** What a field says, in bits, for kin against strangers. */
export function kinBits(field: number, level: number, chance: number): number {
  const way = kinWay[field]
  if (way === likeStrangers || (way === oftenSame && level > 0)) return 0
  if (way === ownShares) return (kinShares[(offsets[field] ?? 0) + level] ?? 0) - Math.log2(chance)
  return Math.log2(1 + (kinSame[field] ?? 0) / chance)
}

/** Weighs comparisons of one side. */
export function weigher(weights: Weights, side: Side) {
  const logs = Float64Array.from(weights.agree[side], Math.log2)
  return ({ levels, chances }: Comparison, out: Evidence) => {
    let same = 0
    let asKin = 0
    let place = 0
    for (let f = 0; f < fieldCount; f++) {
      const level = levels[f] ?? -1
      if (level < 0) continue
      const chance = chances[f] ?? 1
      const bits = (logs[(offsets[f] ?? 0) + level] ?? 0) - Math.log2(chance)
      same += bits
      asKin += kinBits(f, level, chance)
      if (f === at.place) place = bits
    }
    out.same = same
    out.kin = asKin
    out.identity = same - place
  }
}

/** What each field counts for, in bits, for the reasons. */
export function bitsOf(weights: Weights, side: Side, comparison: Comparison): Float64Array {
  const bits = new Float64Array(fieldCount)
  for (let f = 0; f < fieldCount; f++) {
    const level = comparison.levels[f] ?? -1
    if (level < 0) continue
    bits[f] = Math.log2(weights.agree[side][(offsets[f] ?? 0) + level] ?? 1) - Math.log2(comparison.chances[f] ?? 1)
  }
  return bits
}

/** How likely each of the nine standings is before a pair is looked at, in a file of so many reports. */
export function priors(weights: Weights, reports: number): Float64Array {
  const prior = Float64Array.from(weights.standings, rate => Math.min(0.3, (rate * 2) / Math.max(1, reports - 1)))
  prior[8] = 0
  prior[8] = Math.max(0.05, 1 - prior.reduce((sum, p) => sum + p, 0))
  return prior
}

const ofVictim = new Float64Array(3)

/** Joint chances of the nine standings of a pair of reports, up to a common factor. */
export function joint(prior: Float64Array, suspect: Evidence, victim: Evidence, out: Float64Array): void {
  const ts = Math.max(suspect.same, suspect.kin, 0)
  const tv = Math.max(victim.same, victim.kin, 0)
  ofVictim[0] = 2 ** (victim.same - tv)
  ofVictim[1] = 2 ** (victim.kin - tv)
  ofVictim[2] = 2 ** -tv
  for (let s = 0; s < 3; s++) {
    const ofSuspect = 2 ** ((s === 0 ? suspect.same : s === 1 ? suspect.kin : 0) - ts)
    for (let v = 0; v < 3; v++) out[s * 3 + v] = (prior[s * 3 + v] ?? 0) * ofSuspect * (ofVictim[v] ?? 0)
  }
}

export type Scores = { score: number; suspect: number; victim: number }

const highest = 40
const clamp = (odds: number) => Math.max(-highest, Math.min(highest, Math.log2(odds)))

/**
 * Each side's score: log2 odds that it is the same person in both reports, given all that is known of both sides, and
 * never more than what its own identifiers say. The pair's score is the weaker of the two.
 */
export function scores(chances: Float64Array, suspect: Evidence, victim: Evidence, out: Scores): void {
  let otherSuspect = 1e-300
  let otherVictim = 1e-300
  for (let i = 0; i < 9; i++) {
    const p = chances[i] ?? 0
    if (i >= 3) otherSuspect += p
    if (i % 3 > 0) otherVictim += p
  }
  const both = (chances[0] ?? 0) + 1e-300
  out.suspect = Math.min(clamp(both / otherSuspect), suspect.identity)
  out.victim = Math.min(clamp(both / otherVictim), victim.identity)
  out.score = Math.min(out.suspect, out.victim)
}
