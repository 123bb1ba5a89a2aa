import type { Category } from '../case/reference/statute.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { libraryEntries } from './library.ts'
import type { LibraryEntry } from './library-entry.ts'
import { conditionCategories } from './library-entry.ts'

export { askFor, type Filled, fillWording, inWords, slotsOf, wordingShown } from '../case/words/wording.ts'

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
  const slotPattern = (part: string) =>
    part
      .split(/\{[^}]+\}/)
      .map(literal)
      .join('(?:(?!\\. [A-Z]).)+?')
  const pieces = entry.wording.split(/(\[\[.*?\]\])/)
  const pattern = pieces
    .map(p => (p.startsWith('[[') ? `(?:${slotPattern(p.slice(2, -2))})?` : slotPattern(p)))
    .join('')
  return new RegExp(`^${pattern}$`).test(text)
}
/** The fixed parts of a wording, between its blanks. */
export const fixedParts = (entry: Pick<LibraryEntry, 'wording'>): string[] =>
  entry.wording.split(/\[\[|\]\]|\{[^}]+\}/).filter(Boolean)
