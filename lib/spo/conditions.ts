import type { CalendarDate } from './calendar.ts'
import type { CheckMethod } from './codes.ts'
import { type LibraryCode, libraryEntries } from './library.ts'
import type { SlotValues } from './slots.ts'
import type { Category, ConditionKind } from './statute.ts'
import type { Wording } from './wording.ts'

export { askFor, type Filled, fillWording, inWords, slotsOf, wordingShown } from './wording.ts'

/** Each kind of condition, and the behaviours that its words forbid or hinder. Those that only let police see, or treat, answer none. */
export const conditionCategories = {
  location: { label: 'Places', answers: ['A', 'E', 'F', 'G'] },
  routes: { label: 'Routes and times', answers: ['A', 'E', 'G'] },
  contact: { label: 'Contact', answers: ['B'] },
  following: { label: 'Following and vehicles', answers: ['A', 'G'] },
  online: { label: 'Online', answers: ['C1'] },
  accounts: { label: 'Online accounts', answers: ['B', 'C2', 'D'] },
  legal: { label: 'Legal proceedings', answers: ['B'] },
  surveillance: { label: 'Watching and recording', answers: ['G'] },
  devices: { label: 'Phones and computers', answers: ['D'] },
  work: { label: 'Work and study', answers: ['A', 'B', 'E'] },
  intimidation: { label: 'Intimidation', answers: ['B', 'F'] },
  treatment: { label: 'Treatment and programmes', answers: [] },
  reporting: { label: 'Reporting to police', answers: [] },
  travel: { label: 'Travel', answers: ['A', 'E'] },
} as const satisfies Record<string, { label: string; answers: readonly Category[] }>
export type ConditionCategory = keyof typeof conditionCategories

/** One wording of one condition of the library. Wording in use is never edited: it is closed with `until`, and its successor added. */
export interface LibraryEntry extends Wording {
  /** Permanent: a successor keeps the code of the wording that it follows. */
  code: LibraryCode
  version: number
  kind: ConditionKind
  category: ConditionCategory
  title: string
  /** The behaviours that it forbids or hinders, where they are not those of its category. */
  answers?: readonly Category[]
  /** Its blanks filled as they might be, for people to read. */
  example: SlotValues
  check: CheckMethod
  checkEveryDays: number
  howChecked: string
  failsWhen: string
  /** What to settle before it is used. */
  caution?: string
  isArea?: true
  /** What is different from the wording before it, and why. */
  changed?: string
  from: CalendarDate
  until: CalendarDate | null
}

/** Every entry, past ones too: an order made under old wording must still find it. */
export const library: readonly LibraryEntry[] = libraryEntries
/** A wording under a code: the one of that version, else the latest. */
export const libraryEntry = (code: string | null | undefined, version?: number | null): LibraryEntry | undefined =>
  library.find(e => e.code === code && e.version === version) ?? library.findLast(e => e.code === code)
const usedOn = (e: LibraryEntry, day: CalendarDate) => e.from <= day && (!e.until || e.until >= day)
/** The entries that may be chosen on a day. */
export const libraryOn = (day: CalendarDate): LibraryEntry[] => library.filter(e => usedOn(e, day))
/** The wording of a code that may be chosen on a day. */
export const libraryEntryOn = (code: string | null | undefined, day: CalendarDate): LibraryEntry | undefined =>
  library.find(e => e.code === code && usedOn(e, day))

/** The behaviours that a wording forbids or hinders. */
export const answersOf = (entry: LibraryEntry): readonly Category[] =>
  entry.answers ?? conditionCategories[entry.category].answers

/** Whether the text is this entry's wording with its blanks filled, and nothing else. */
export function isLibraryWording(entry: LibraryEntry, text: string): boolean {
  const literal = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const filled = (part: string) =>
    part
      .split(/\{[^}]+\}/)
      .map(literal)
      .join('(?:(?!\\. [A-Z]).)+?')
  const pieces = entry.wording.split(/(\[\[.*?\]\])/)
  const pattern = pieces.map(p => (p.startsWith('[[') ? `(?:${filled(p.slice(2, -2))})?` : filled(p))).join('')
  return new RegExp(`^${pattern}$`).test(text)
}
/** The fixed parts of a wording, between its blanks. */
export const fixedParts = (entry: Pick<LibraryEntry, 'wording'>): string[] =>
  entry.wording.split(/\[\[|\]\]|\{[^}]+\}/).filter(Boolean)
