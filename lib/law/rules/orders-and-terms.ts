import { type LawApplication, type LawFile, type LawOrder, rowsOf } from '../../case/law-file.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { type CalendarDate, longDate, withinYearsBeginning } from '../../case/time/calendar.ts'
import { type Gap, gapBetween } from '../../case/time/gap.ts'
import { endedOn, mainOf, nextHearing, termOf, versionsOf } from '../../case/views/orders.ts'
import type { Reference } from './reference.ts'

/** What several rules and clocks ask of the orders and the term of a case. */

export const orderOf = (file: LawFile, id: string | null | undefined): LawOrder | undefined =>
  rowsOf(file, 'orders').find(o => o.id === id)
export const isInterim = (order: LawOrder): boolean => order.kind === 'interim'
export const isFull = (order: LawOrder): boolean => order.kind === 'full'
export const interimOrders = (file: LawFile): LawOrder[] => rowsOf(file, 'orders').filter(isInterim)
export const fullOrders = (file: LawFile): LawOrder[] => rowsOf(file, 'orders').filter(isFull)
/** The interim orders that were made while this main application was before the court. */
export const interimsOf = (main: LawApplication, file: LawFile): LawOrder[] =>
  interimOrders(file).filter(
    o => mainOf(o, file)?.id === main.id && !(main.lodgedOn && o.madeOn && o.madeOn < main.lodgedOn),
  )

/** The last day of the least term that the Act allows, of an order made on a day. */
export const leastLastDay = (reference: Pick<Reference, 'leastTermYears'>, madeOn: CalendarDate): CalendarDate =>
  withinYearsBeginning(madeOn, reference.leastTermYears)
/** Of an order not made yet: the earliest last day that a fixed period could lawfully have (C1). */
export const earliestLastDay = (reference: Pick<Reference, 'leastTermYears'>, madeOn: CalendarDate): string =>
  `An order for a fixed period, if it were made on ${longDate(madeOn)}, could not end before the end of ${longDate(leastLastDay(reference, madeOn))}.`
/** The last day of the years in which discharge needs consent (s.4). */
export const consentNeededTo = (reference: Pick<Reference, 'consentYears'>, madeOn: CalendarDate): CalendarDate =>
  withinYearsBeginning(madeOn, reference.consentYears)
/** The last day of the period that an application asks for, of an order made on a day; null where it asks for none. */
export const askedLastDay = (
  a: Pick<LawApplication, 'termLastDay' | 'termYears'>,
  madeOn: CalendarDate,
): CalendarDate | null => a.termLastDay ?? (a.termYears ? withinYearsBeginning(madeOn, a.termYears) : null)
/** The last day as the court first set it: a later variation or renewal is read by its own rule. */
export const firstLastDay = (order: LawOrder, file: LawFile): CalendarDate | null | undefined =>
  versionsOf(order, file)[0]?.lastDay

/** Neither granted, refused nor withdrawn. */
export const isStillAsked = (a: Pick<LawApplication, 'status'>): boolean =>
  !a.status || !applicationStatus(a.status).ended

/** The interim order, or the one asked for, that would be the last to end before the next hearing (s.5(6)). */
export function protectionGap(
  main: LawApplication,
  file: LawFile,
  today: CalendarDate,
): { about: { kind: 'orders' | 'applications'; id: string }; gap: Gap } | null {
  const hearingOn = main.determinedOn ? null : nextHearing(main.id, file, today)?.listedOn
  const made = interimsOf(main, file)
  const ends = made.length
    ? made
        .filter(o => !endedOn(o, file))
        .map(o => ({ about: { kind: 'orders' as const, id: o.id }, lastDay: termOf(o, file).lastDay }))
    : rowsOf(file, 'applications')
        .filter(a => a.kind === 'interim' && a.mainId === main.id && isStillAsked(a))
        .map(a => ({ about: { kind: 'applications' as const, id: a.id }, lastDay: a.interimLastDay }))
  const gaps = ends.map(e => ({ ...e, gap: e.lastDay && hearingOn ? gapBetween(e.lastDay, hearingOn) : null }))
  const last = gaps.toSorted((a, b) => (a.lastDay ?? '').localeCompare(b.lastDay ?? '')).at(-1)
  return last?.gap && gaps.every(g => g.gap) ? { about: last.about, gap: last.gap } : null
}
