import type { Table } from './table.ts'

/** A name of a register that so many different people bear as no name does: `births` are dates of birth, `others` the names on the other side of its reports. */
export type Frequent = { given: string; family: string; reports: number; births: number; others: number }

const least = { births: 12, others: 25 }
const mostListed = 100
const span = 2 ** 26

/**
 * Names that may name nobody, those with most reports first. A word that is written in place of a name comes with many dates of birth, or
 * with many people on the other side, and hardly ever beside another name; a name that many bear is shared out over many given names.
 */
export function frequentNames(table: Table): Frequent[] {
  const { given, family, born } = table.columns
  const people = table.size * 2
  const keyOf = (p: number) => ((given[p] ?? -1) + 1) * span + (family[p] ?? -1) + 1
  const counts = new Map<number, number>()
  const ofWord = new Map<number, number>()
  const wordOf = (p: number) => ((family[p] ?? -1) >= 0 ? (family[p] ?? -1) : (given[p] ?? -1))
  for (let p = 0; p < people; p++) {
    const key = keyOf(p)
    if (key === 0) continue
    counts.set(key, (counts.get(key) ?? 0) + 1)
    ofWord.set(wordOf(p), (ofWord.get(wordOf(p)) ?? 0) + 1)
  }
  const seen = new Map<number, { births: Set<number>; others: Set<number>; person: number }>()
  for (let p = 0; p < people; p++) {
    const key = keyOf(p)
    const count = key === 0 ? 0 : (counts.get(key) ?? 0)
    if (count < least.births || count * 2 < (ofWord.get(wordOf(p)) ?? 0)) continue
    const found = seen.get(key) ?? { births: new Set(), others: new Set(), person: p }
    seen.set(key, found)
    if ((born[p] ?? 0) > 0) found.births.add(born[p] ?? 0)
    const other = keyOf(p ^ 1)
    if (other !== 0) found.others.add(other)
  }
  const word = (id: number) => (id < 0 ? '' : (table.words.texts[id] ?? ''))
  return [...seen]
    .filter(([, s]) => s.births.size >= least.births || (s.others.size >= least.others && s.births.size !== 1))
    .map(([key, s]) => ({
      given: word(given[s.person] ?? -1),
      family: word(family[s.person] ?? -1),
      reports: counts.get(key) ?? 0,
      births: s.births.size,
      others: s.others.size,
    }))
    .sort((a, b) => b.reports - a.reports || (`${a.family} ${a.given}` < `${b.family} ${b.given}` ? -1 : 1))
    .slice(0, mostListed)
}
