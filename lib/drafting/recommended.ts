import type { CaseFile } from '../case/case.ts'
import type { Incident } from '../case/records/pattern.ts'
import type { LibraryCode } from '../case/reference/library-codes.ts'
import { type Category, categories } from '../case/reference/statute.ts'
import { chronology } from '../case/views/applications.ts'
import { kindsOf } from '../case/words/kinds-of-act.ts'
import { answersOf, libraryOn } from './conditions.ts'
import type { LibraryEntry } from './library-entry.ts'

/** The conditions of the library that answer what was logged, in groups: a start for whoever drafts, who chooses. */

/** The conditions that most often answer a behaviour; each forbids or hinders it by its own words. */
const usual = {
  A: ['P15', 'P8', 'P16'],
  B: ['P2', 'P3', 'P18'],
  C1: ['P4', 'P23'],
  C2: ['P26', 'P24', 'P19'],
  D: ['P28', 'P16'],
  E: ['P8', 'P10', 'P1A'],
  F: ['P17', 'P38'],
  G: ['P9', 'P6', 'P31'],
  X: [],
} as const satisfies Record<Category, readonly LibraryCode[]>

export interface Recommended {
  /** The behaviour that they answer; none for those that answer no behaviour of their own. */
  category: Category | null
  incidents: Incident[]
  usual: LibraryEntry[]
  others: LibraryEntry[]
}

/** Of the day: each condition once, under the first behaviour logged that it answers; those for no behaviour come last. */
export function recommendedFor(file: CaseFile<'incidents'>, today: string): Recommended[] {
  const incidents = chronology(file)
  const entries = libraryOn(today)
  const shown = new Set<LibraryCode>()
  const take = (wanted: readonly LibraryEntry[]) => {
    const fresh = wanted.filter(e => !shown.has(e.code))
    for (const e of fresh) shown.add(e.code)
    return fresh
  }
  const logged = (Object.keys(categories) as Category[])
    .map(category => ({ category, incidents: incidents.filter(i => kindsOf(i).includes(category)) }))
    .filter(g => g.incidents.length > 0)
    // What was done most comes first.
    .toSorted((x, y) => y.incidents.length - x.incidents.length)
  const first = logged.map(({ category }) =>
    take(usual[category].flatMap((code: LibraryCode) => entries.filter(e => e.code === code))),
  )
  return [
    ...logged.map((g, n) => ({
      ...g,
      usual: first[n] ?? [],
      others: take(entries.filter(e => answersOf(e).includes(g.category))),
    })),
    { category: null, incidents: [], usual: [], others: take(entries.filter(e => !answersOf(e).length)) },
  ].filter(g => g.usual.length + g.others.length > 0)
}

/** Why a condition is necessary, as far as the record says it: a sentence to be put right by whoever drafts. */
export function necessityFrom(entry: LibraryEntry, incidents: readonly Incident[], names: string): string | null {
  const answered = answering(entry, incidents)
  const last = answered.at(-1)
  if (!last) return null
  const kinds = kindsAnswered(entry, answered)
  const numbers = answered.map(i => String(i.number))
  const listWords = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words)
  return `To protect ${names || 'the protected person'} from more of what was done before: ${listWords(kinds)} (${numbers.length === 1 ? 'incident' : 'incidents'} ${listWords(numbers)}).`
}
/** Why a condition is recommended: what was logged that it answers, and how often. */
export function whyRecommended(entry: LibraryEntry, incidents: readonly Incident[]): string {
  const answered = answering(entry, incidents)
  const kinds = kindsAnswered(entry, answered).join('; ')
  return `Answers ${answered.length === 1 ? '1 incident' : `${answered.length} incidents`}: ${kinds}`
}
const kindsAnswered = (entry: LibraryEntry, answered: readonly Incident[]): string[] => [
  ...new Set(
    answered
      .flatMap(i => kindsOf(i).filter(k => answersOf(entry).includes(k)))
      .map(k => categories[k].label.toLowerCase()),
  ),
]
/** The incidents of the behaviours that a condition answers. */
export const answering = (entry: LibraryEntry, incidents: readonly Incident[]): Incident[] =>
  incidents.filter(i => kindsOf(i).some(k => answersOf(entry).includes(k)))
