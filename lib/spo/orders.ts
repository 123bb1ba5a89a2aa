import { type CalendarDate, londonDate, longDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import { type Gap, gapBetween } from './findings/standing.ts'
import type { Application, Hearing } from './records/applications.ts'
import type { Service } from './records/compliance.ts'
import type { Id } from './records/id.ts'
import type { Order, OrderCondition, OrderVersion } from './records/orders.ts'
import { applicationStatus } from './status.ts'

/** What an order is on a day: its term, its conditions, whether it is in force and served. Stored are only facts; all of this is computed. */

/** The order's version that applies on a day, or the latest recorded when no day is given. */
export function versionOf(order: Order, file: CaseFile, day?: CalendarDate): OrderVersion | undefined {
  return file.orderVersions
    .filter(v => v.orderId === order.id && (!day || v.fromOn <= day))
    .reduce<OrderVersion | undefined>((latest, v) => (!latest || v.version > latest.version ? v : latest), undefined)
}
export const versionsOf = (order: Order, file: CaseFile): OrderVersion[] =>
  file.orderVersions.filter(v => v.orderId === order.id).sort((a, b) => a.version - b.version)

/** The term as sealed: a fixed period with its last day, until further order, or neither where the sealed order says neither. */
export function termOf(order: Order, file: CaseFile, day?: CalendarDate): Pick<OrderVersion, 'termKind' | 'lastDay'> {
  const { termKind = null, lastDay = null } = versionOf(order, file, day) ?? {}
  return { termKind, lastDay }
}

/** The main application whose determination ends an interim order (SPA 2019 s.5(6)(b)). */
export function mainOf(order: Order, file: CaseFile): Application | undefined {
  const own = file.applications.find(a => a.id === order.applicationId)
  return own?.kind === 'interim' ? file.applications.find(a => a.id === own.mainId) : own
}

/** The day on which a decision ended the order before its term did; null when none has. */
export function endedOn(order: Order, file: CaseFile): CalendarDate | null {
  const determined = order.kind === 'interim' ? (mainOf(order, file)?.determinedOn ?? null) : null
  return earlier(order.endedOn, determined)
}
const earlier = (a: CalendarDate | null, b: CalendarDate | null) => (a && b ? (a < b ? a : b) : (a ?? b))

/**
 * The last day, inclusive, of which the order is or was in force for any part; null when it has no end in sight.
 * An interim order ends at the earlier of its last day and the determination of the main application.
 */
export const lastDayInForce = (order: Order, file: CaseFile): CalendarDate | null =>
  earlier(termOf(order, file).lastDay, endedOn(order, file))

/** Whether the order is in force on a day. On the day that a decision ended it, it is not: the decision was on that day. */
export function isInForce(order: Order, file: CaseFile, day: CalendarDate): boolean {
  const ended = endedOn(order, file)
  const { lastDay } = termOf(order, file, day)
  return order.madeOn <= day && (!ended || day < ended) && (!lastDay || day <= lastDay)
}
/** Whether a thing done on a day can have broken the order: also on the day that it ended. */
export function couldBreak(order: Order, file: CaseFile, day: CalendarDate): boolean {
  const last = earlier(termOf(order, file, day).lastDay, endedOn(order, file))
  return order.madeOn <= day && (!last || day <= last)
}
export const ordersInForce = (file: CaseFile, day: CalendarDate): Order[] =>
  file.orders.filter(o => isInForce(o, file, day))

const plainEnding = {
  determined: 'Ended when the main application was decided',
  discharged: 'Discharged',
  quashed: 'Quashed on appeal',
}
/** Where the order stands, in words and for a tag. */
export function standingOf(order: Order, file: CaseFile, day: CalendarDate): { live: boolean; label: string } {
  const ended = endedOn(order, file)
  const { termKind, lastDay } = termOf(order, file, day)
  if (order.madeOn > day) return { live: false, label: `Not made until ${longDate(order.madeOn)}` }
  if (ended && ended <= day && (!lastDay || ended <= lastDay))
    return { live: false, label: `${plainEnding[order.ending ?? 'determined']} on ${longDate(ended)}` }
  if (lastDay && lastDay < day) return { live: false, label: `Ended after ${longDate(lastDay)}` }
  if (lastDay) return { live: true, label: `In force to the end of ${longDate(lastDay)}` }
  return {
    live: true,
    label: termKind === 'untilFurtherOrder' ? 'In force until further order' : 'In force, no term stated',
  }
}

export const servicesOf = (order: Order, file: CaseFile): Service[] =>
  file.services
    .filter(s => s.orderId === order.id)
    .sort((a, b) => Date.parse(a.attemptedAt) - Date.parse(b.attemptedAt))
/** The day on which the order was first served; null while it is not. */
export function servedOn(order: Order, file: CaseFile): CalendarDate | null {
  const first = servicesOf(order, file).find(s => s.served)
  return first ? londonDate(first.attemptedAt) : null
}
export const isServed = (order: Order, file: CaseFile): boolean => servedOn(order, file) !== null
/** Whether the terms that now apply were served: a variation needs its own service. */
export function isServedAsItStands(order: Order, file: CaseFile): boolean {
  const from = versionOf(order, file)?.fromOn ?? order.madeOn
  return file.services.some(s => s.orderId === order.id && s.served && londonDate(s.attemptedAt) >= from)
}

/** The conditions of the version that applies on a day, without those whose own period has ended. */
export function conditionsOn(order: Order, file: CaseFile, day: CalendarDate): OrderCondition[] {
  const version = versionOf(order, file, day)?.version
  if (version === undefined) return []
  return conditionsOfVersion(order, file, version).filter(c => !c.lastDay || day <= c.lastDay)
}
/** The conditions of one version, each exactly as sealed. */
export const conditionsOfVersion = (order: Order, file: CaseFile, version: number): OrderCondition[] =>
  file.orderConditions
    .filter(c => c.orderId === order.id && c.fromVersion <= version && (c.toVersion === null || version <= c.toVersion))
    .sort((a, b) => a.number - b.number)

/** Whether the order asks for a first notification: every interim order, and a full one that replaces none (s.9(1)). */
export const asksFirstNotification = (order: Order): boolean => order.kind === 'interim' || order.replacesId === null
/** Whether the defendant is subject to Part 2 of the Sexual Offences Act 2003 on a day, so that s.9 does not apply (s.9(5)). */
export function underSexOffenderNotification(file: CaseFile, day: CalendarDate): boolean {
  const d = file.defendants[0]
  return d ? (d.sexOffenderUntil ? day < d.sexOffenderUntil : d.isSexOffender) : false
}

export const isAtCourt = (a: Application): boolean => applicationStatus(a.status).atCourt
/** The next hearing of an application that is still listed, today or later. */
export const nextHearing = (applicationId: Id, file: CaseFile, today: CalendarDate): Hearing | undefined =>
  file.hearings
    .filter(h => h.applicationId === applicationId && h.status === 'listed' && h.listedOn >= today)
    .reduce<Hearing | undefined>((next, h) => (!next || h.listedOn < next.listedOn ? h : next), undefined)

/** The days without an order, when an interim order would end before the hearing of the main application; null when none. */
export function protectionGap(order: Order, file: CaseFile, hearingOn: CalendarDate): Gap | null {
  const { lastDay } = termOf(order, file)
  return order.kind === 'interim' && !endedOn(order, file) && lastDay ? gapBetween(lastDay, hearingOn) : null
}
