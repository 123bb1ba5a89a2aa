import { type LawApplication, type LawFile, type LawOrder, type LawRecord, type RowOf, rowsOf } from '../law-file.ts'
import type { Id } from '../records/id.ts'
import type { OrderVersion } from '../records/orders.ts'
import { applicationStatus } from '../reference/status.ts'
import { type CalendarDate, londonDate, longDate } from '../time/calendar.ts'

/**
 * What an order is on a day: its term, its conditions, whether it is in force and served. Stored are only facts; all of this
 * is computed. Which of the two questions of “in force” is asked where: docs/in-force.md.
 */

type Known = { id: Id }
const inForceFrom = (v: Pick<LawRecord<'orderVersions'>, 'fromOn'>, day: CalendarDate | undefined) =>
  !day || !v.fromOn || v.fromOn <= day

export const versionsOf = <F extends LawFile>(order: Known, file: F): RowOf<F, 'orderVersions'>[] =>
  rowsOf(file, 'orderVersions')
    .filter(v => v.orderId === order.id)
    .sort((a, b) => a.version - b.version)
/** The order's version that applies on a day, or the latest recorded when no day is given. */
export const versionOf = <F extends LawFile>(
  order: Known,
  file: F,
  day?: CalendarDate,
): RowOf<F, 'orderVersions'> | undefined => versionsOf(order, file).findLast(v => inForceFrom(v, day))

/** The term as sealed: a fixed period with its last day, until further order, or neither where the sealed order says neither. */
export function termOf(order: Known, file: LawFile, day?: CalendarDate): Pick<OrderVersion, 'termKind' | 'lastDay'> {
  const version = versionOf(order, file, day)
  return { termKind: version?.termKind ?? null, lastDay: version?.lastDay ?? null }
}

/** The main application whose determination ends an interim order (SPA 2019 s.5(6)(b)). */
export function mainOf<F extends LawFile>(order: LawOrder, file: F): RowOf<F, 'applications'> | undefined {
  const own = rowsOf(file, 'applications').find(a => a.id === order.applicationId)
  return own?.kind === 'interim' ? rowsOf(file, 'applications').find(a => a.id === own.mainId) : own
}

const sortDays = (days: readonly (CalendarDate | null | undefined)[]) => days.flatMap(day => day || []).sort()
/** The first and the last of some days, of which some may not be known; null when none is. */
export const earliest = (...days: (CalendarDate | null | undefined)[]): CalendarDate | null => sortDays(days)[0] ?? null
export const latest = (...days: (CalendarDate | null | undefined)[]): CalendarDate | null =>
  sortDays(days).at(-1) ?? null

/** The day on which an interim order’s main application was determined: also by the full order that took its place. */
export function determinedOn(order: LawOrder, file: LawFile): CalendarDate | null {
  if (order.kind !== 'interim') return null
  const successor = rowsOf(file, 'orders').find(o => o.replacesId === order.id)
  return earliest(mainOf(order, file)?.determinedOn, successor?.madeOn)
}
/** The day on which a decision ended the order before its term did; null when none has. */
export const endedOn = (order: LawOrder, file: LawFile): CalendarDate | null =>
  earliest(order.endedOn, determinedOn(order, file))

/**
 * The last day, inclusive, of which the order is or was in force for any part; null when it has no end in sight.
 * An interim order ends at the earlier of its last day and the determination of the main application.
 */
export const lastDayInForce = (order: LawOrder, file: LawFile): CalendarDate | null =>
  earliest(termOf(order, file).lastDay, endedOn(order, file))

/** In force now, at the end of the day: on the day that a decision ended it, it is not, for the decision was on that day. */
export function isInForce(order: LawOrder, file: LawFile, day: CalendarDate): boolean {
  const ended = endedOn(order, file)
  const { lastDay } = termOf(order, file, day)
  return !!order.madeOn && order.madeOn <= day && (!ended || day < ended) && (!lastDay || day <= lastDay)
}
/** In force at some time on that day: also on the day that a decision ended it. */
export function inForceAtSomeTimeOn(order: LawOrder, file: LawFile, day: CalendarDate): boolean {
  const last = earliest(termOf(order, file, day).lastDay, endedOn(order, file))
  return !!order.madeOn && order.madeOn <= day && (!last || day <= last)
}
export const ordersInForce = <F extends LawFile>(file: F, day: CalendarDate): RowOf<F, 'orders'>[] =>
  rowsOf(file, 'orders').filter(o => isInForce(o, file, day))

const plainEnding = {
  determined: 'Ended when the main application was decided',
  discharged: 'Discharged',
  quashed: 'Quashed on appeal',
}
/** Where the order stands, in words and for a tag. */
export function standingOf(order: LawOrder, file: LawFile, day: CalendarDate): { live: boolean; label: string } {
  const ended = endedOn(order, file)
  const { termKind, lastDay } = termOf(order, file, day)
  if (order.madeOn && order.madeOn > day) return { live: false, label: `Not made until ${longDate(order.madeOn)}` }
  if (ended && ended <= day && (!lastDay || ended <= lastDay))
    return { live: false, label: `${plainEnding[order.ending ?? 'determined']} on ${longDate(ended)}` }
  if (lastDay && lastDay < day) return { live: false, label: `Ended after ${longDate(lastDay)}` }
  if (lastDay) return { live: true, label: `In force to the end of ${longDate(lastDay)}` }
  return {
    live: true,
    label: termKind === 'untilFurtherOrder' ? 'In force until further order' : 'In force, no term stated',
  }
}

export const servicesOf = <F extends LawFile>(order: Known, file: F): RowOf<F, 'services'>[] =>
  rowsOf(file, 'services')
    .filter(s => s.orderId === order.id)
    .sort((a, b) => Date.parse(a.attemptedAt ?? '') - Date.parse(b.attemptedAt ?? ''))
/** The day of a service; null where it is not known. */
export const dayOf = (service: Pick<LawRecord<'services'>, 'attemptedAt'>): CalendarDate | null =>
  service.attemptedAt ? londonDate(service.attemptedAt) : null
/** The day on which the order was first served; null while it is not. */
export function servedOn(order: Known, file: LawFile): CalendarDate | null {
  const first = servicesOf(order, file).find(s => s.served && s.attemptedAt)
  return first ? dayOf(first) : null
}
/** The day from which clocks of the force run for an order: for one from a list, at the earliest that of its import. */
export function clockDay(order: Pick<LawOrder, 'importId' | 'recordedAt'>, day: CalendarDate): CalendarDate {
  const imported = order.importId && order.recordedAt ? londonDate(order.recordedAt) : null
  return latest(imported, day) ?? day
}
/** Of an order from a list, whether it was served before: what was notified then is not known, and nobody failed to. */
export const isServedBeforeImport = (order: LawOrder, file: LawFile): boolean =>
  !!order.importId && (servedOn(order, file) ?? '9999') < clockDay(order, '0000-01-01')
export const isServed = (order: Known, file: LawFile): boolean => servedOn(order, file) !== null
/** Whether the terms that apply on a day were served: a variation needs its own service. Without a day, the latest terms. */
export function isServedAsItStands(order: LawOrder, file: LawFile, day?: CalendarDate): boolean {
  const from = versionOf(order, file, day)?.fromOn ?? order.madeOn ?? ''
  return servicesOf(order, file).some(s => s.served && (dayOf(s) ?? '') >= from)
}

/** The conditions of the version that applies on a day, without those whose own period has ended. */
export function conditionsOn<F extends LawFile>(
  order: Known,
  file: F,
  day: CalendarDate,
): RowOf<F, 'orderConditions'>[] {
  const version = versionOf(order, file, day)?.version
  return version ? conditionsOfVersion(order, file, version).filter(c => !c.lastDay || day <= c.lastDay) : []
}
/** The conditions of one version, each exactly as sealed. */
export const conditionsOfVersion = <F extends LawFile>(
  order: Known,
  file: F,
  version: number,
): RowOf<F, 'orderConditions'>[] =>
  rowsOf(file, 'orderConditions')
    .filter(c => c.orderId === order.id && c.fromVersion <= version && (c.toVersion === null || version <= c.toVersion))
    .sort((a, b) => place(a) - place(b))
/** Those without a number come last, as they were given. */
const place = (c: Pick<LawRecord<'orderConditions'>, 'number'>) => c.number ?? Number.MAX_SAFE_INTEGER

/** Whether the order asks for a first notification: every interim order, and a full one that replaces none (s.9(1)). */
export const asksFirstNotification = (order: Pick<LawOrder, 'kind' | 'replacesId'>): boolean =>
  order.kind === 'interim' || !order.replacesId

export const isAtCourt = (a: Pick<LawApplication, 'status'>): boolean =>
  !!a.status && applicationStatus(a.status).atCourt
/** The next hearing of an application that is still listed, today or later. */
export const nextHearing = <F extends LawFile>(
  applicationId: Id,
  file: F,
  today: CalendarDate,
): RowOf<F, 'hearings'> | undefined =>
  rowsOf(file, 'hearings')
    .filter(h => h.applicationId === applicationId && h.status === 'listed' && (h.listedOn ?? '') >= today)
    .sort((a, b) => (a.listedOn ?? '').localeCompare(b.listedOn ?? ''))[0]

/** When notification under Part 2 of the Sexual Offences Act 2003 applies: from a day, where it is known, to the day before it ends. */
export interface Part2 {
  from: CalendarDate | null
  until: CalendarDate | null
}
export function part2Of(file: LawFile): Part2 | null {
  const [d] = rowsOf(file, 'defendants')
  return d && (d.isSexOffender || d.sexOffenderUntil)
    ? { from: d.sexOffenderFrom ?? null, until: d.sexOffenderUntil ?? null }
    : null
}
/** Whether Part 2 takes the place of s.9 on a day: its own last day is already s.9’s (s.9(5)-(7)). */
export function underSexOffenderNotification(file: LawFile, day: CalendarDate): boolean {
  const part2 = part2Of(file)
  return !!part2 && (!part2.from || part2.from <= day) && (!part2.until || day < part2.until)
}
