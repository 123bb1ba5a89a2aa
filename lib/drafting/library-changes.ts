import type { DraftCondition } from '../case/records/applications.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { type Slot, type SlotValues, slots } from '../case/words/slots.ts'
import { actPath } from '../site/addresses.ts'
import { isLibraryWording, library, libraryEntryOn, slotsOf } from './conditions.ts'
import type { LibraryEntry } from './library-entry.ts'

/** A draft condition beside the library as it is now. */

/** The wording that a condition was made from: the one noted, else the one that its text has. */
export function wordingOf(c: DraftCondition): LibraryEntry | undefined {
  const under = library.filter(e => e.code === c.libraryCode)
  return under.find(e => e.version === c.libraryVersion) ?? under.find(e => isLibraryWording(e, c.text)) ?? under[0]
}

/** The wording that has taken the place of this condition's; undefined when its own is still in use. One carried from an order stays as sealed. */
export function newerWording(c: DraftCondition, today: CalendarDate): LibraryEntry | undefined {
  if (!c.libraryCode || c.fromConditionId) return undefined
  const [now, then] = [libraryEntryOn(c.libraryCode, today), wordingOf(c)]
  return now && then && now.version > then.version ? now : undefined
}
/** The same, unless somebody has already said why the old wording is kept beside it. */
export const unsettledWording = (c: DraftCondition, today: CalendarDate): LibraryEntry | undefined => {
  const now = newerWording(c, today)
  return now && (c.keptAgainst ?? 0) < now.version ? now : undefined
}

/** What this condition's blanks hold that the new wording asks for too. */
export function slotsHeld(c: DraftCondition, entry: LibraryEntry): SlotValues {
  const then = wordingOf(c)
  const held = c.librarySlots ?? (then ? readBack(then, c.text) : {})
  return Object.fromEntries(
    slotsOf(entry).flatMap(({ slot }) => {
      const value = held[slot]
      return value === null || value === undefined ? [] : [[slot, asHeld(slot, value)]]
    }),
  )
}
const asHeld = (slot: Slot, value: NonNullable<SlotValues[Slot]>) =>
  slots[slot].holds === 'list' && !Array.isArray(value) ? [String(value)] : value

/** Blanks read back out of a sentence made before they were kept. Dates and counts are left to be asked again. */
function readBack(entry: LibraryEntry, text: string): SlotValues {
  const names: Slot[] = []
  const pattern = entry.wording
    .replace(/[.*+?^$()|\\]/g, '\\$&')
    .replace(/\[\[(.*?)\]\]/g, '(?:$1)?')
    .replace(/\{(\w+)\}/g, (_, name: Slot) => {
      names.push(name)
      return '(.+?)'
    })
  const found = new RegExp(`^${pattern}$`).exec(text)
  return Object.fromEntries(
    names.flatMap((name, n) => {
      const value = found?.[n + 1]
      return value && slots[name].holds !== 'date' ? [[name, value]] : []
    }),
  )
}

/** The form by which a condition takes the newer wording of its code. */
export const newWordingPath = (ref: string, c: DraftCondition, newer: LibraryEntry, more?: { back: string }): string =>
  actPath(ref, 'takeNewWording', c.id, { code: newer.code, ...more })
