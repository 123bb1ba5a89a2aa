import { type CalendarDate, isCalendarDate, longDate } from './calendar.ts'
import type { CheckMethod } from './codes.ts'
import { libraryEntries } from './library.ts'
import type { ConditionKind } from './statute.ts'

/** What a blank in a condition's wording holds, and how it is asked for. */
export const slots = {
  person: { label: 'Protected person named in the condition', holds: 'words', hint: 'Their full name' },
  place: {
    label: 'Place',
    holds: 'words',
    hint: 'Only a place that the defendant already knows. Never one they must not learn',
  },
  distance: { label: 'Distance in metres', holds: 'number', hint: 'No further than the evidence supports' },
  roads: {
    label: 'Roads that bound the area',
    holds: 'words',
    hint: 'Named in order, all the way round. For example, High Street, Mill Lane, the A229 and Church Road',
  },
  times: {
    label: 'Days and times',
    holds: 'words',
    hint: 'For example, every Monday and Thursday between 9am and 11am',
  },
  number: { label: 'How many', holds: 'number', hint: 'A whole number' },
  provider: {
    label: 'Provider',
    holds: 'words',
    hint: 'The organisation, which has confirmed in writing that it will take the defendant',
  },
  date: { label: 'Date', holds: 'date', hint: 'For example, 27 3 2027' },
  exception: {
    label: 'Exception',
    holds: 'words',
    hint: 'What stays lawful, written to follow the word “except”. For example, through a solicitor',
  },
} as const
export type Slot = keyof typeof slots
export const slotNames = Object.keys(slots) as Slot[]
export type SlotValues = Partial<Record<Slot, string | number | null | undefined>>

export const conditionCategories = {
  location: { label: 'Places' },
  contact: { label: 'Contact' },
  online: { label: 'Online' },
  legal: { label: 'Legal proceedings' },
  surveillance: { label: 'Watching and recording' },
  devices: { label: 'Phones and computers' },
  treatment: { label: 'Treatment and programmes' },
  reporting: { label: 'Reporting to police' },
} as const
export type ConditionCategory = keyof typeof conditionCategories

export const libraryCodes = [
  ...(['P1', 'P1A', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'] as const),
  ...(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'] as const),
] as const
export type LibraryCode = (typeof libraryCodes)[number]

/** One condition of the library. Wording in use is never edited: it is closed with `until`, and its successor added. */
export interface LibraryEntry {
  /** Permanent: a successor keeps the code of the wording that it follows. */
  code: LibraryCode
  kind: ConditionKind
  category: ConditionCategory
  title: string
  /** Blanks are in {braces}; a part in [[double brackets]] is left out when its blank is empty. */
  wording: string
  /** Another label for a blank, where this condition means something narrower by it. */
  asks?: Partial<Record<Slot, { label: string; hint?: string }>>
  check: CheckMethod
  checkEveryDays: number
  howChecked: string
  failsWhen: string
  /** What to settle before it is used. */
  caution?: string
  isArea?: true
  from: CalendarDate
  until: CalendarDate | null
}

/** Every entry, past ones too: an order made under old wording must still find it. */
export const library: readonly LibraryEntry[] = libraryEntries
/** The latest wording under a code. */
export const libraryEntry = (code: string | null | undefined): LibraryEntry | undefined =>
  library.findLast(e => e.code === code)
/** The entries that may be chosen on a day. */
export const libraryOn = (day: CalendarDate): LibraryEntry[] =>
  library.filter(e => e.from <= day && (!e.until || e.until >= day))

const optionalPart = /\[\[(.*?)\]\]/g
const blank = /\{(\w+)\}/g
const blanksOf = (wording: string): Slot[] => [
  ...new Set([...wording.matchAll(blank)].map(m => m[1] as Slot).filter(s => s in slots)),
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
  const fill = (text: string) => text.replace(blank, (_, slot: Slot) => shown(slot, given[slot]))
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
const tidy = (value: string | number | null | undefined): string =>
  String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,;:]+$/, '')
const shown = (slot: Slot, value: string) =>
  slots[slot].holds === 'date' ? longDate(value) : slot === 'exception' ? value.replace(/^except\s+/i, '') : value
function wrongValue(label: string, slot: Slot, value: string): string | null {
  if (slots[slot].holds === 'number' && !/^[1-9]\d{0,4}$/.test(value))
    return `${label} must be a whole number, 1 or more`
  if (slots[slot].holds === 'date' && !isCalendarDate(value)) return `${label} must be a real date, like 27 3 2027`
  if (/[{}[\]]/.test(value)) return `${label} must not contain brackets: fill every blank`
  return null
}

/** Whether the text is this entry's wording with its blanks filled, and nothing else. */
export function isLibraryWording(entry: LibraryEntry, text: string): boolean {
  const literal = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const filled = (part: string) =>
    part
      .split(/\{\w+\}/)
      .map(literal)
      .join('(?:(?!\\. [A-Z]).)+?')
  const pieces = entry.wording.split(/(\[\[.*?\]\])/)
  const pattern = pieces.map(p => (p.startsWith('[[') ? `(?:${filled(p.slice(2, -2))})?` : filled(p))).join('')
  return new RegExp(`^${pattern}$`).test(text)
}
