import { candidatePairs, finder, highOf, lowOf, pairOf } from './candidates.ts'
import { comparer, newComparison } from './compare.ts'
import { type Edge, type Group, gate, groupsOf } from './groups.ts'
import { decisionsOn, type IdentityDecision, type IdentityDecisions, withSamePerson } from './identity-decisions.ts'
import { learnFrom } from './learn.ts'
import type { Report } from './report.ts'
import { type Scorer, scorer } from './score.ts'
import { Table } from './table.ts'
import { bitsOf, type Weights } from './weights.ts'
import { sayWhy } from './why.ts'

export type SideFound = { score: number; why: string[]; against?: string[] }
/** A suspect-victim pair that two or more reports are about. Scores are log2 odds, to one place. */
export type Found = { reports: string[]; score: number; suspect: SideFound; victim: SideFound }

function tableOf(reports: Iterable<Report>, noNames: readonly string[] = []): Table {
  const table = new Table(undefined, noNames)
  for (const report of reports) table.add(report)
  table.sort()
  return table
}

/** Learns weights from a force's own reports, without labels. */
export function learn(reports: Iterable<Report>): Weights {
  const table = tableOf(reports)
  return learnFrom(table, candidatePairs(table))
}

/** Learns from a table of reports and finds its pairs, best first: the whole of it in one pass. */
export function linkTable(table: Table, known?: Weights): { found: Found[]; weights: Weights } {
  table.sort()
  return linkAll(table, known)
}

function linkAll(table: Table, known?: Weights, said?: IdentityDecisions): { found: Found[]; weights: Weights } {
  const pairs = candidatePairs(table)
  const weights = known ?? learnFrom(table, pairs)
  const score = scorer(table, weights, undefined, said)
  const likely = scorer(table, weights, gate.least, said)
  const edges: Edge[] = []
  for (let i = 0; i < pairs.length; i++) {
    const edge = edgeOf(table, lowOf(pairs[i] ?? 0), highOf(pairs[i] ?? 0), likely)
    if (edge) edges.push(edge)
  }
  if (said) edges.push(...edgesSaid(table, pairs, likely, said))
  return { found: foundIn(table, weights, groupsOf(edges, score, said), said), weights }
}

/** Edges between reports that are only worth comparing because of what was said: whoever is like one row may be like its person. */
function edgesSaid(table: Table, pairs: Float64Array, score: Scorer, said: IdentityDecisions): Edge[] {
  const wider = new Set<number>()
  const compare = (one: number, other: number) => void (one !== other && wider.add(pairOf(one, other)))
  const isNamed = (report: number) => said.persons[0].has(report) || said.persons[1].has(report)
  for (const pair of pairs) {
    const [low, high] = [lowOf(pair), highOf(pair)]
    if (isNamed(low) || isNamed(high))
      for (const one of withSamePerson(said, low)) for (const other of withSamePerson(said, high)) compare(one, other)
  }
  for (const side of said.persons)
    for (const [report, rows] of side) for (const other of rows) if (other > report) compare(report, other)
  return [...wider].flatMap(pair => edgeOf(table, lowOf(pair), highOf(pair), score) ?? [])
}

function edgeOf(table: Table, one: number, other: number, score: Scorer): Edge | undefined {
  const found = score(one, other)
  if (found.score < gate.least || table.refs[one] === table.refs[other]) return undefined
  return { one, other, score: found.score, suspect: found.suspect, victim: found.victim }
}

export type Index = {
  table: Table
  weights: Weights
  score: Scorer
  find: ReturnType<typeof finder>
  numbers: Map<string, number[]>
  said?: IdentityDecisions | undefined
}

/** Reports in memory, so that one more can be linked at once. `noNames`: what the force writes in place of a name. */
export function build(reports: Iterable<Report>, weights: Weights, noNames: readonly string[] = []): Index {
  const table = tableOf(reports, noNames)
  const numbers = new Map<string, number[]>()
  for (const [n, ref] of table.refs.entries()) numbers.set(ref, [...(numbers.get(ref) ?? []), n])
  return { table, weights, score: scorer(table, weights), find: finder(table), numbers }
}

/** The same reports with what people said of who is who in them: it holds until it is said anew. */
export function saying(index: Index, sayings: readonly IdentityDecision[]): Index {
  const said = decisionsOn(sayings, ref => index.numbers.get(ref) ?? [])
  return { ...index, said, score: scorer(index.table, index.weights, undefined, said) }
}

/** All pairs among the reports of an index, best first. */
export const pairsOf = (index: Index): Found[] => linkAll(index.table, index.weights, index.said).found

// How many reports around a new one are looked at again. A pair with more is a file of its own.
const neighbourhood = 400

/** Adds a report without looking for its pairs: for a day's feed, which is looked at in one pass. */
export function include(index: Index, report: Report): number {
  const n = index.table.add(report)
  index.find.add(n)
  index.numbers.set(report.ref, [...(index.numbers.get(report.ref) ?? []), n])
  return n
}

/** Adds a report and gives every pair that it is now part of. */
export const add = (index: Index, report: Report): Found[] => around(index, include(index, report))

/** The same reports with weights learnt from them again. */
export function relearnt(index: Index): Index {
  const weights = learnFrom(index.table, candidatePairs(index.table))
  return { ...index, weights, score: scorer(index.table, weights, undefined, index.said) }
}

/** The pairs that a report of the index is part of. */
export const pairsWith = (index: Index, ref: string): Found[] =>
  (index.numbers.get(ref) ?? []).flatMap(n => around(index, n))

function around(index: Index, report: number): Found[] {
  const { table, weights, score, said } = index
  const edges = new Map<string, Edge>()
  const seen = new Set([report])
  for (const one of seen) {
    for (const other of near(index, one)) {
      const edge = edgeOf(table, Math.min(one, other), Math.max(one, other), score)
      if (!edge) continue
      edges.set(`${edge.one} ${edge.other}`, edge)
      if (seen.size < neighbourhood) seen.add(other)
    }
  }
  const groups = groupsOf([...edges.values()], score, said).filter(group => group.reports.includes(report))
  return foundIn(table, weights, groups, said)
}

/** Reports worth comparing with one: those that share a key with it, or with a row of its people, and the rows of their people. */
function near({ find, said }: Index, report: number): readonly number[] {
  if (!said) return find.candidates(report)
  const found = new Set(withSamePerson(said, report).flatMap(one => [one, ...find.candidates(one)]))
  for (const one of [...found]) for (const other of withSamePerson(said, one)) found.add(other)
  found.delete(report)
  return [...found].sort((a, b) => a - b)
}

const roundScore = (score: number) => Math.round(score * 10) / 10

function foundIn(table: Table, weights: Weights, groups: readonly Group[], said?: IdentityDecisions): Found[] {
  const compare = comparer(table)
  const comparison = newComparison()
  const side = (group: Group, name: 'suspect' | 'victim'): SideFound => {
    const offset = name === 'suspect' ? 0 : 1
    const why = new Set<string>()
    const against = new Set<string>()
    const links = [...group.links].sort((a, b) => a[name] - b[name] || a.one - b.one || a.other - b.other)
    for (const link of links) {
      const rows = said?.persons[offset].get(link.one)
      if (rows && rows === said?.persons[offset].get(link.other)) {
        why.add('put together by a person')
        continue
      }
      const [a, b] = [link.one * 2 + offset, link.other * 2 + offset]
      compare(a, b, comparison)
      const words = sayWhy(table, a, b, comparison, bitsOf(weights, name, comparison))
      for (const text of words.why) why.add(text)
      for (const text of words.against) against.add(text)
    }
    const score = roundScore(links[0]?.[name] ?? 0)
    return { score, why: [...why], ...(against.size > 0 ? { against: [...against] } : {}) }
  }
  return groups
    .map(group => {
      const suspect = side(group, 'suspect')
      const victim = side(group, 'victim')
      const reports = [...new Set(group.reports.map(n => table.refs[n] ?? ''))].sort()
      return { reports, score: Math.min(suspect.score, victim.score), suspect, victim }
    })
    .filter(({ reports }) => reports.length > 1)
    .sort((a, b) => b.score - a.score || ((a.reports[0] ?? '') < (b.reports[0] ?? '') ? -1 : 1))
}
