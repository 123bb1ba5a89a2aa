import { addDays, type CalendarDate, longDate, withinYearsBeginning } from '../calendar.ts'
import type { Facts, OrderFact } from './facts.ts'
import type { Question } from './finding.ts'

/** What follows from the facts of an order: when it ends, whether it is in force, whether it asks for a first notification. */

const earliest = (...days: (CalendarDate | null | undefined)[]): CalendarDate | null =>
  days.reduce<CalendarDate | null>((least, day) => (day && (!least || day < least) ? day : least), null)

export const ordersOf = (facts: Facts): OrderFact[] => facts.orders ?? []
export const orderOf = (facts: Facts, id: string | null | undefined): OrderFact | undefined =>
  ordersOf(facts).find(o => o.id === id)
/** Whether an order comes from this application, not from another force’s. */
const isOwn = (order: OrderFact, facts: Facts): boolean =>
  !order.madeByForce || !facts.force?.id || order.madeByForce === facts.force.id

/** The day on which an interim order’s main application was determined: also by the full order that took its place. */
export function determinedOn(order: OrderFact, facts: Facts): CalendarDate | null {
  if (order.kind !== 'interim') return null
  const main = isOwn(order, facts) ? facts.application?.determinedOn : null
  const successor = ordersOf(facts).find(o => o.replacesInterim === order.id)
  return earliest(order.determinedOn, main, successor?.madeOn)
}
/** The day on which a decision ended it; null while none has. */
export const endedOn = (order: OrderFact, facts: Facts): CalendarDate | null =>
  earliest(order.dischargedOn, determinedOn(order, facts))
/** The last day, inclusive, on which it is or was in force; null when it has no end in sight. */
export const lastDayOf = (order: OrderFact, facts: Facts): CalendarDate | null =>
  earliest(order.lastDay, endedOn(order, facts))
/** From the day made to the last day, both included. */
export function inForceOn(order: OrderFact, facts: Facts, day: CalendarDate): boolean {
  const last = lastDayOf(order, facts)
  return !!order.madeOn && order.madeOn <= day && (!last || day <= last)
}
export const isInterim = (order: OrderFact): boolean => order.kind === 'interim'
export const isFull = (order: OrderFact): boolean => order.kind === 'full'
/** An interim order of the application in hand. */
export const ownInterims = (facts: Facts): OrderFact[] =>
  ordersOf(facts).filter(o => {
    const lodged = facts.application?.lodgedOn
    return isInterim(o) && isOwn(o, facts) && !(lodged && o.madeOn && o.madeOn < lodged)
  })
/** Every interim order, and a full one that replaces none, asks for a first notification (s.9(1)). */
export const asksFirstNotification = (order: OrderFact): boolean => isInterim(order) || !order.replacesInterim

/** Whether Part 2 of the Sexual Offences Act 2003 takes the place of s.9 on a day: its own last day is already s.9’s (s.9(5)-(7)). */
export function underPart2(facts: Facts, day: CalendarDate): boolean {
  const register = facts.defendant?.sexOffenderRegister
  return !!register && (!register.endsOn || day < register.endsOn)
}
/** The last day of the least term that the Act allows, of an order made on a day. */
export const leastLastDay = (q: Question, madeOn: CalendarDate): CalendarDate =>
  withinYearsBeginning(madeOn, q.reference.leastTermYears)
/** Of an order not made yet: the earliest last day that a fixed period could lawfully have (C1). */
export const earliestSaid = (q: Question, madeOn: CalendarDate): string =>
  `An order for a fixed period, if it were made on ${longDate(madeOn)}, could not end before the end of ${longDate(leastLastDay(q, madeOn))}.`
/** The last day of the years in which discharge needs consent (s.4). */
export const consentNeededTo = (q: Question, madeOn: CalendarDate): CalendarDate =>
  withinYearsBeginning(madeOn, q.reference.consentYears)
/** The term as the court first made it: a later variation or renewal is read by its own rule. */
export function firstLastDay(order: OrderFact): CalendarDate | null | undefined {
  const first = order.versions?.[0]
  return first ? first.lastDay : order.lastDay
}
export const hearingsOfMain = (facts: Facts) => (facts.hearings ?? []).filter(h => !h.for || h.for === 'main')

export interface Gap {
  fromOn: CalendarDate
  toOn: CalendarDate
  sentence: string
}
/** The days without an order, when an interim order would end before the hearing of the main application; null when none. */
export function gapBetween(lastDay: CalendarDate, hearingOn: CalendarDate): Gap | null {
  if (lastDay >= hearingOn) return null
  const fromOn = addDays(lastDay, 1)
  return {
    fromOn,
    toOn: hearingOn,
    sentence: `Protection gap from ${longDate(fromOn)} to ${longDate(hearingOn)}: the interim order ends at the end of ${longDate(lastDay)}. Apply to renew it before then.`,
  }
}
/** The next hearing of the main application while it is undetermined. */
export const nextHearing = ({ facts }: Question): CalendarDate | null =>
  facts.application?.determinedOn
    ? null
    : earliest(...hearingsOfMain(facts).map(h => (h.on && h.on >= facts.today ? h.on : null)))

/** The interim order, or the one asked for, that would be the last to end before the next hearing (s.5(6)). */
export function protectionGap(q: Question): { about: string; gap: Gap } | null {
  const { facts } = q
  const own = ownInterims(facts)
  const ends = own.length
    ? own.filter(o => !endedOn(o, facts)).map(o => ({ about: o.id, lastDay: o.lastDay }))
    : [{ about: 'interimApplication', lastDay: facts.interimApplication?.lastDay }]
  const hearingOn = nextHearing(q)
  const gaps = ends.map(e => ({ ...e, gap: e.lastDay && hearingOn ? gapBetween(e.lastDay, hearingOn) : null }))
  const last = gaps.toSorted((a, b) => (a.lastDay ?? '').localeCompare(b.lastDay ?? '')).at(-1)
  return last?.gap && gaps.every(g => g.gap) ? { about: last.about, gap: last.gap } : null
}
