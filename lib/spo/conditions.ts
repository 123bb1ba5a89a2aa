import { type CalendarDate, isCalendarDate, longDate } from './calendar.ts'
import type { CheckMethod } from './codes.ts'
import { article, counted, list, pluralOf, possessive } from './grammar.ts'
import { type LibraryCode, libraryEntries } from './library.ts'
import { type Slot, type SlotValue, type SlotValues, slotNames, slots } from './slots.ts'
import type { Category, ConditionKind } from './statute.ts'

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
export interface LibraryEntry {
  /** Permanent: a successor keeps the code of the wording that it follows. */
  code: LibraryCode
  version: number
  kind: ConditionKind
  category: ConditionCategory
  title: string
  /** The behaviours that it forbids or hinders, where they are not those of its category. */
  answers?: readonly Category[]
  /**
   * Blanks are in {braces}; a part in [[double brackets]] is left out when its blank is empty.
   * {person’s} is possessive, {people or} joins its list with ‘or’, {number:device} counts, {a:role} takes its article.
   */
  wording: string
  /** Another label for a blank, where this condition means something narrower by it. */
  asks?: Partial<Record<Slot, { label: string; hint?: string }>>
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

const optionalPart = /\[\[(.*?)\]\]/g
const blank = /\{(?:(a):)?(\w+)(’s| or)?(?::([^}|]+)(?:\|([^}]+))?)?\}/g
const blanksOf = (wording: string): Slot[] => [
  ...new Set([...wording.matchAll(blank)].map(m => m[2] as Slot).filter(s => s in slots)),
]
/** The blanks of an entry, in the order of its wording, and whether each must be filled. */
export const slotsOf = (entry: Pick<LibraryEntry, 'wording'>): { slot: Slot; required: boolean }[] => {
  const required = blanksOf(entry.wording.replace(optionalPart, ''))
  return blanksOf(entry.wording).map(slot => ({ slot, required: required.includes(slot) }))
}
/** How a blank of this entry is asked for. */
export const askFor = (entry: LibraryEntry, slot: Slot): { label: string; hint: string } => ({
  label: entry.asks?.[slot]?.label ?? slots[slot].label,
  hint: entry.asks?.[slot]?.hint ?? slots[slot].hint,
})

export type Filled =
  | { ok: true; text: string }
  | { ok: false; unfilled: Slot[]; wrong: { slot: Slot; message: string }[] }

/** The condition's sentence with its blanks filled, or which of them are empty or wrong. Dates are given as ISO. */
export function fillWording(entry: LibraryEntry, values: SlotValues): Filled {
  const given = Object.fromEntries(slotNames.map(s => [s, tidy(values[s])])) as Record<Slot, string>
  const unfilled = slotsOf(entry).flatMap(({ slot, required }) => (required && !given[slot] ? [slot] : []))
  const wrong = slotsOf(entry).flatMap(({ slot }) => {
    const message = given[slot] ? wrongValue(askFor(entry, slot).label, slot, given[slot]) : null
    return message ? [{ slot, message }] : []
  })
  if (unfilled.length || wrong.length) return { ok: false, unfilled, wrong }
  const fill = (text: string) =>
    text.replace(blank, (_, a?: string, slot?: Slot, own?: string, noun?: string, plural?: string) => {
      if (!slot) return ''
      const words = own === ' or' ? tidy(values[slot], 'or') : shown(slot, given[slot])
      if (noun) return counted(Number(words), noun, plural ?? pluralOf(noun))
      return own === '’s' ? possessive(words) : a ? article(words) : words
    })
  const text = fill(
    entry.wording.replace(optionalPart, (_, part: string) => (blanksOf(part).every(s => given[s]) ? part : '')),
  )
  return {
    ok: true,
    text: text
      .replace(/\s+/g, ' ')
      .replace(/ ([,.])/g, '$1')
      .trim(),
  }
}

// What is typed lands in the middle of a sentence: one line, and no full stop or comma of its own at the end.
const tidyLine = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,;:]+$/, '')
const tidy = (value: SlotValue, word: 'and' | 'or' = 'and'): string =>
  Array.isArray(value) ? list(value.map(tidyLine), word) : tidyLine(String(value ?? ''))
const shown = (slot: Slot, value: string) =>
  slots[slot].holds === 'date' ? longDate(value) : slot === 'exception' ? value.replace(/^except\s+/i, '') : value
function wrongValue(label: string, slot: Slot, value: string): string | null {
  if (slots[slot].holds === 'number' && !/^[1-9]\d{0,4}$/.test(value))
    return `${label} must be a whole number, 1 or more`
  if (slots[slot].holds === 'date' && !isCalendarDate(value)) return `${label} must be a real date, like 27 3 2027`
  if (/[{}[\]]/.test(value)) return `${label} must not contain brackets: fill every blank`
  return null
}

/** The behaviours that a wording forbids or hinders. */
export const answersOf = (entry: LibraryEntry): readonly Category[] =>
  entry.answers ?? conditionCategories[entry.category].answers

/** A filled list as a sentence has it, for the boundary of an area. */
export const inWords = (value: SlotValue): string => tidy(value)

/** The wording with its blanks named, for people. */
export const wordingShown = (entry: Pick<LibraryEntry, 'wording'>): string =>
  entry.wording
    .replace(/\[\[[, ]*(.*?)\]\]/g, ' (optional: $1)')
    .replace(blank, (_, _a?: string, slot?: string, own?: string, noun?: string, plural?: string) =>
      noun ? `[${slot}] ${plural ?? pluralOf(noun)}` : `[${slot}${own === '’s' ? own : ''}]`,
    )

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
