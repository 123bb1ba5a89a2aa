import { isCalendarDate, longDate } from '../time/calendar.ts'
import { article, countWithNoun, list, pluralOf, possessive } from './grammar.ts'
import { type Slot, type SlotValue, type SlotValues, slots } from './slots.ts'

/** The sentence of a condition and its blanks, apart from the library that holds it: a form finishes it as it is typed. */
export interface Wording {
  /**
   * Blanks are in {braces}; a part in [[double brackets]] is left out when its blank is empty.
   * {person’s} is possessive, {people or} joins its list with ‘or’, {number:device} counts, {a:role} takes its article.
   */
  wording: string
  /** Another label for a blank, where this condition means something narrower by it. */
  asks?: Partial<Record<Slot, { label: string; hint?: string }>>
}

const optionalPart = /\[\[(.*?)\]\]/g
const blank = /\{(?:(a):)?(\w+)(’s| or)?(?::([^}|]+)(?:\|([^}]+))?)?\}/g
const blanksOf = (wording: string): Slot[] => [
  ...new Set([...wording.matchAll(blank)].map(m => m[2] as Slot).filter(s => s in slots)),
]
/** The blanks of an entry, in the order of its wording, and whether each must be filled. */
export const slotsOf = (entry: Pick<Wording, 'wording'>): { slot: Slot; required: boolean }[] => {
  const required = blanksOf(entry.wording.replace(optionalPart, ''))
  return blanksOf(entry.wording).map(slot => ({ slot, required: required.includes(slot) }))
}
/** How a blank of this entry is asked for. */
export const askFor = (entry: Wording, slot: Slot): { label: string; hint: string } => ({
  label: entry.asks?.[slot]?.label ?? slots[slot].label,
  hint: entry.asks?.[slot]?.hint ?? slots[slot].hint,
})

export type Filled =
  | { ok: true; text: string }
  | { ok: false; unfilled: Slot[]; wrong: { slot: Slot; message: string }[] }

/** The condition's sentence with its blanks filled, or which of them are empty or wrong. Dates are given as ISO. */
export function fillWording(entry: Wording, values: SlotValues): Filled {
  const asked = slotsOf(entry)
  const given: Partial<Record<Slot, string>> = Object.fromEntries(asked.map(({ slot }) => [slot, tidy(values[slot])]))
  const unfilled = asked.flatMap(({ slot, required }) => (required && !given[slot] ? [slot] : []))
  const wrong = asked.flatMap(({ slot }) => {
    const message = given[slot] ? wrongValue(askFor(entry, slot).label, slot, given[slot]) : null
    return message ? [{ slot, message }] : []
  })
  if (unfilled.length || wrong.length) return { ok: false, unfilled, wrong }
  const fill = (text: string) =>
    text.replace(blank, (_, a?: string, slot?: Slot, own?: string, noun?: string, plural?: string) => {
      if (!slot) return ''
      const words = own === ' or' ? tidy(values[slot], 'or') : slotText(slot, given[slot] ?? '')
      if (noun) return countWithNoun(Number(words), noun, plural ?? pluralOf(noun))
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
const slotText = (slot: Slot, value: string) =>
  slots[slot].holds === 'date' ? longDate(value) : slot === 'exception' ? value.replace(/^except\s+/i, '') : value
function wrongValue(label: string, slot: Slot, value: string): string | null {
  if (slots[slot].holds === 'number' && !/^[1-9]\d{0,4}$/.test(value))
    return `${label} must be a whole number, 1 or more`
  if (slots[slot].holds === 'date' && !isCalendarDate(value)) return `${label} must be a real date, like 27 3 2027`
  if (/[{}[\]]/.test(value)) return `${label} must not contain brackets: fill every blank`
  return null
}

/** A filled list as a sentence has it, for the boundary of an area. */
export const inWords = (value: SlotValue): string => tidy(value)

/** The wording with its blanks named, for people. */
export const wordingShown = (entry: Pick<Wording, 'wording'>): string =>
  entry.wording
    .replace(/\[\[[, ]*(.*?)\]\]/g, ' (optional: $1)')
    .replace(blank, (_, _a?: string, slot?: string, own?: string, noun?: string, plural?: string) =>
      noun ? `[${slot}] ${plural ?? pluralOf(noun)}` : `[${slot}${own === '’s' ? own : ''}]`,
    )

/** The sentence as far as its blanks are filled: the others are named in brackets. */
export function partlyFilled(entry: Wording, values: SlotValues): string {
  const filled = fillWording(entry, values)
  if (filled.ok) return filled.text
  const open = new Set<string>([...filled.unfilled, ...filled.wrong.map(w => w.slot)])
  // What is still open is no blank any more, but its name.
  const named = entry.wording.replace(blank, (whole, _a?: string, slot = '', own?: string) =>
    open.has(slot) ? `[${askFor(entry, slot as Slot).label.toLowerCase()}${own === '’s' ? own : ''}]` : whole,
  )
  const known = Object.fromEntries(Object.entries(values).filter(([slot]) => !open.has(slot)))
  const rest = fillWording({ ...entry, wording: named }, known)
  return rest.ok ? rest.text : named
}
