import { areApart, type IdentityDecisions } from './identity-decisions.ts'
import type { Scorer } from './score.ts'

export type Edge = { one: number; other: number; score: number; suspect: number; victim: number }

/** Reports that one suspect-victim pair is in, with the links that hold them together. */
export type Group = { reports: number[]; links: Edge[] }

export type Gate = { least: number; mean: number; worst: number; against: number }
export const gate: Gate = { least: 1, mean: 0, worst: -6, against: 0.34 }

const looked = 64

/**
 * Puts linked reports into groups, strongest link first. Two groups become one only when their reports go together on
 * the whole: a chain of likenesses from one family to another is cut where the rows contradict each other. Reports that were
 * said to be of different people never come into one group, by whichever way.
 */
export function groupsOf(
  edges: readonly Edge[],
  score: Scorer,
  said?: IdentityDecisions,
  limits: Gate = gate,
): Group[] {
  const sorted = edges
    .filter(edge => edge.score >= limits.least)
    .sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other)
  const groups = new Map<number, Group>()
  const groupOf = (report: number): Group => groups.get(report) ?? { reports: [report], links: [] }

  for (const edge of sorted) {
    const a = groupOf(edge.one)
    const b = groupOf(edge.other)
    if (a === b || (a.reports.length > 1 && a.reports.includes(edge.other))) continue
    if (areApart(said, a.reports, b.reports)) continue
    if (a.reports.length * b.reports.length > 1 && !together(a.reports, b.reports, score, limits)) continue
    const [large, small] = a.reports.length >= b.reports.length ? [a, b] : [b, a]
    large.reports.push(...small.reports)
    large.links.push(...small.links, edge)
    for (const report of large.reports.length === 2 ? large.reports : small.reports) groups.set(report, large)
  }
  return [...new Set(groups.values())]
}

function together(a: readonly number[], b: readonly number[], score: Scorer, limits: Gate): boolean {
  const step = Math.max(1, Math.ceil((a.length * b.length) / looked))
  let sum = 0
  let count = 0
  let against = 0
  for (let n = 0; n < a.length * b.length; n += step) {
    const found = score(a[Math.floor(n / b.length)] ?? 0, b[n % b.length] ?? 0).score
    sum += Math.max(-10, Math.min(10, found))
    if (found < limits.worst) against++
    count++
  }
  return sum / count >= limits.mean && against / count <= limits.against
}
