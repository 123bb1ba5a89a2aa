/** What a person said of rows of one side, or of both: that they are one person’s, or that they are not. */
export type IdentityDecision = {
  side: 'both' | SideName
  same: boolean
  reportRefs: readonly string[]
  otherRefs: readonly string[]
}
export type SideName = 'suspect' | 'victim'
export const sideNames: readonly SideName[] = ['suspect', 'victim']

const about = (saying: IdentityDecision, side: SideName) => saying.side === side || saying.side === 'both'

/** Which rows of a side were said not to be of the same person. */
export function apartOn(sayings: readonly IdentityDecision[], side: SideName): Map<string, Set<string>> {
  const apart = new Map<string, Set<string>>()
  const note = (from: string, to: string) => apart.set(from, (apart.get(from) ?? new Set()).add(to))
  for (const saying of sayings)
    if (!saying.same && about(saying, side))
      for (const one of saying.reportRefs)
        for (const other of saying.otherRefs) {
          note(one, other)
          note(other, one)
        }
  return apart
}

/**
 * The rows of a side that people put together, by report: each list is one person. Rows that were said to be of different
 * people never come into one list, whatever else was said.
 */
export function decidedPersons(sayings: readonly IdentityDecision[], side: SideName): Map<string, readonly string[]> {
  const apart = apartOn(sayings, side)
  const persons = new Map<string, string[]>()
  for (const saying of sayings) {
    if (!saying.same || !about(saying, side)) continue
    const refs = [...new Set([...saying.reportRefs, ...saying.otherRefs])]
    for (const [n, one] of refs.entries())
      for (const other of refs.slice(n + 1)) {
        const [a, b] = [persons.get(one) ?? [one], persons.get(other) ?? [other]]
        if (a === b || a.some(x => b.some(y => apart.get(x)?.has(y)))) continue
        const all = [...a, ...b]
        for (const ref of all) persons.set(ref, all)
      }
  }
  return persons
}

/** What was said, by the numbers that the reports have in a table. */
export type IdentityDecisions = {
  /** For the suspect’s side and the victim’s: reports whose rows are of one person, each with the others and itself. */
  persons: readonly [Map<number, readonly number[]>, Map<number, readonly number[]>]
  /** Reports that are not about the same two people. */
  apart: Map<number, ReadonlySet<number>>
}

/** What was said of the reports of a table; undefined when nothing was. */
export function decisionsOn(
  sayings: readonly IdentityDecision[],
  numbersOf: (ref: string) => readonly number[],
): IdentityDecisions | undefined {
  if (!sayings.length) return undefined
  const numbersIn = (refs: Iterable<string>) => [...refs].flatMap(numbersOf)
  const persons = sideNames.map(side => {
    const numbered = new Map<readonly string[], readonly number[]>()
    const byReport = new Map<number, readonly number[]>()
    for (const [ref, refs] of decidedPersons(sayings, side)) {
      const numbers = numbered.get(refs) ?? numbersIn(refs)
      numbered.set(refs, numbers)
      for (const n of numbersOf(ref)) byReport.set(n, numbers)
    }
    return byReport
  })
  const apart = new Map<number, Set<number>>()
  for (const side of sideNames)
    for (const [ref, others] of apartOn(sayings, side))
      for (const n of numbersOf(ref)) apart.set(n, new Set([...(apart.get(n) ?? []), ...numbersIn(others)]))
  return { persons: persons as unknown as IdentityDecisions['persons'], apart }
}

/** Whether any report of one list was said not to belong with any of another. */
export function areApart(
  said: IdentityDecisions | undefined,
  ones: readonly number[],
  others: readonly number[],
): boolean {
  if (!said?.apart.size) return false
  return ones.some(one => {
    const from = said.apart.get(one)
    return from !== undefined && others.some(other => from.has(other))
  })
}

/** A report with all others that were said to be of its suspect or its victim. */
export const withSamePerson = (said: IdentityDecisions, report: number): readonly number[] => [
  report,
  ...said.persons.flatMap(side => side.get(report) ?? []),
]
