import type { CaseFile } from '../case.ts'
import type { Whereabouts } from '../records/orders.ts'
import type { CheckMethod } from '../reference/codes/orders.ts'
import { custodyKinds, whereaboutsPlaces } from '../reference/codes/people.ts'
import { addDays, type CalendarDate, longDate } from '../time/calendar.ts'
import type { Span } from './in-force-spans.ts'

/** Where the defendant is: each record holds from its day until the next. Of two from one day, the later recorded. */

export const whereaboutsInOrder = (file: CaseFile<'whereabouts'>): Whereabouts[] =>
  [...file.whereabouts].sort((a, b) => a.fromOn.localeCompare(b.fromOn) || Date.parse(a.at) - Date.parse(b.at))

/** Where the defendant is on a day; undefined where nothing is recorded of it. */
export const whereaboutsOn = (file: CaseFile<'whereabouts'>, day: CalendarDate): Whereabouts | undefined =>
  whereaboutsInOrder(file).findLast(w => w.fromOn <= day)

/** The days that a record holds for; null where another from the same day took its place. */
export function spanOf(file: CaseFile<'whereabouts'>, w: Whereabouts): Span | null {
  const all = whereaboutsInOrder(file)
  const next = all[all.findIndex(x => x.id === w.id) + 1]
  if (!next) return { from: w.fromOn, to: null }
  return next.fromOn === w.fromOn ? null : { from: w.fromOn, to: addDays(next.fromOn, -1) }
}
/** The days on which the defendant is in custody. */
export const custodySpans = (file: CaseFile<'whereabouts'>): Span[] =>
  whereaboutsInOrder(file).flatMap(w => (w.place === 'custody' ? (spanOf(file, w) ?? []) : []))

/** Whether the defendant is in custody on a day. */
export const isHeld = (file: CaseFile<'whereabouts'>, day: CalendarDate): boolean =>
  whereaboutsOn(file, day)?.place === 'custody'
/** How a condition is checked on a day: in custody the prison’s records take the place of a visit. */
export const methodOn = <M extends CheckMethod | null>(file: CaseFile<'whereabouts'>, method: M, day: CalendarDate) =>
  method === 'visit' && isHeld(file, day) ? ('prison' as const) : method

/** In a sentence, without the place itself: 'In custody on remand since 3 May 2026, release expected on 4 July 2026'. */
export const whereaboutsInWords = (w: Whereabouts): string =>
  `${whereaboutsPlaces[w.place].label}${w.custody ? `, ${custodyKinds[w.custody].label.toLowerCase()},` : ''} since ${longDate(w.fromOn)}${w.expectedRelease ? `, ${w.place === 'custody' ? 'release' : 'end'} expected on ${longDate(w.expectedRelease)}` : ''}`
