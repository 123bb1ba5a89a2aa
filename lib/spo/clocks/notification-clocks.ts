import { type CalendarDate, daysBetween, longDate, withinDaysBeginning } from '../calendar.ts'
import type { ChangeFact, Facts, NotificationFact, OrderFact } from '../findings/facts.ts'
import type { Question } from '../findings/finding.ts'
import { factsOfCase } from '../findings/from-case.ts'
import {
  asksFirstNotification,
  inForceOn,
  isInterim,
  lastDayOf,
  orderOf,
  ordersOf,
  underPart2,
} from '../findings/standing.ts'
import { type ClockEntry, days, type Found, type FoundInFacts, runTo } from './clock.ts'

/** Only oral notice in person at a station is notice under s.10: anything else is kept, and meets no clock. */
const isNotice = (n: NotificationFact) => !n.method || n.method === 'in_person'
const noticesOf = (facts: Facts, id: string): CalendarDate[] =>
  (facts.notifications ?? [])
    .filter(n => n.of === id && isNotice(n))
    .flatMap(n => n.on ?? [])
    .sort()

/** A three-day clock of s.9 that began on a day: when it ends, and whether notice was given in time. */
function threeDays(
  q: Question,
  about: string,
  startsOn: CalendarDate,
  notices: CalendarDate[],
  ended: CalendarDate | null,
  duty: string,
): FoundInFacts {
  const { today } = q.facts
  const lastDay = withinDaysBeginning(startsOn, q.reference.notificationDays)
  const [notice] = notices
  const over = !!ended && ended < lastDay && ended < today
  const inTime = !!notice && notice <= lastDay
  const state = inTime ? 'met' : over ? 'ended' : notice ? 'missed' : runTo(lastDay, today)
  const started = `${duty} Day 1 was ${longDate(startsOn)}; the last day ${today <= lastDay ? 'is' : 'was'} ${longDate(lastDay)}.`
  const sentence = {
    met: `${started} Given on ${notice ? longDate(notice) : ''}.`,
    missed: notice
      ? `${started} Given late, by ${days(daysBetween(lastDay, notice))}, on ${longDate(notice)}.`
      : `${started} No notice in person is recorded: consider the offence in s.11.`,
    ended: `${started} The order ended first.`,
    running: `${started} Notice must be given in person at a police station.`,
  }[state]
  return { about, startsOn, lastDay, state, sentence }
}
/** A full order that takes the place of an interim one leaves its duty standing: it brings none of its own (s.9(1)(a)). */
const dutyEnds = (order: OrderFact, facts: Facts): CalendarDate | null =>
  ordersOf(facts).some(o => o.replacesInterim === order.id) ? null : lastDayOf(order, facts)

function initial(q: Question, order: OrderFact): FoundInFacts[] {
  const { facts } = q
  if (underPart2(facts, facts.today)) return []
  if (order.servedOn)
    // Served under Part 2, it waits for the final day: that is another clock.
    return underPart2(facts, order.servedOn) || pastPart2(q, order)
      ? []
      : [
          threeDays(
            q,
            order.id,
            order.servedOn,
            noticesOf(facts, order.id),
            dutyEnds(order, facts),
            'Name, every other name used, and home address.',
          ),
        ]
  const last = lastDayOf(order, facts)
  const over = !!last && last < facts.today
  return [
    {
      about: order.id,
      startsOn: null,
      lastDay: null,
      state: over ? 'ended' : 'notStarted',
      sentence: over
        ? 'The order ended without being served, so the duty never started.'
        : 'The order is not served, so the three days have not started. They never run from the day the order was made.',
    },
  ]
}

/** The final day of Part 2 where it has come while the order was in force: from then s.9 applies as if service were that day. */
function pastPart2({ facts }: Question, order: OrderFact): CalendarDate | null {
  const finalDay = facts.defendant?.sexOffenderRegister?.endsOn
  if (!finalDay || underPart2(facts, facts.today) || !asksFirstNotification(order)) return null
  const served = order.servedOn
  // Served after the final day, its first notification counts from service itself.
  return inForceOn(order, facts, finalDay) && !(served && served > finalDay) ? finalDay : null
}

function changed(q: Question, kind: ChangeFact['kind'], duty: string): FoundInFacts[] {
  const { facts } = q
  return (facts.changes ?? [])
    .filter(c => c.kind === kind)
    .flatMap(change => {
      const { on } = change
      if (!on || underPart2(facts, on) || underPart2(facts, facts.today)) return []
      const subjects = ordersOf(facts).filter(o => inForceOn(o, facts, on))
      if (facts.orders && !subjects.length) return []
      const ends = subjects.map(o => dutyEnds(o, facts))
      const last = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null)
      const known = !facts.orders || subjects.some(o => o.servedOn && o.servedOn <= on)
      const words = known ? duty : `${duty} No order had been served by then: ask legal services.`
      return [threeDays(q, change.id, on, noticesOf(facts, change.id), last, words)]
    })
}

/** The defendant’s own clocks under ss.9 and 10: three days, the first of which is the day of the event itself. */
export const notificationClocks: ClockEntry[] = [
  {
    id: 'C9',
    label: 'First notification by the defendant',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(1)',
    find: q =>
      ordersOf(q.facts)
        .filter(asksFirstNotification)
        .flatMap(o => initial(q, o)),
  },
  {
    id: 'C10',
    label: 'Notification of a new name',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(3)',
    find: q => changed(q, 'name', 'A name not notified before was used.'),
  },
  {
    id: 'C11',
    label: 'Notification of a new home address',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(4)',
    find: q => changed(q, 'address', 'The home address changed.'),
  },
  {
    id: 'C12',
    label: 'First notification when sex offender notification ends',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(5) to (7)',
    find: afterPart2,
    inCase: (file, today) => {
      const q = factsOfCase(file, today)
      const served = (f: FoundInFacts) => !!orderOf(q.facts, f.about)?.servedOn
      const ofOrder = (f: FoundInFacts): Found => ({ ...f, about: { kind: 'orders', id: f.about } })
      return [...afterPart2(q), ...pendingPart2(q)].filter(served).map(ofOrder)
    },
  },
  {
    id: 'C13',
    label: 'Acknowledge the notification in writing',
    whose: 'police',
    queue: 'notification',
    source: 'SPA 2019 s.10(4)',
    find: q =>
      (q.facts.notifications ?? [])
        .filter(n => n.on && isNotice(n))
        .map(n => ({
          about: n.of ?? n.id,
          startsOn: n.on ?? null,
          lastDay: null,
          ...(n.on ? { actBy: n.on } : {}),
          state: n.acknowledged ? 'met' : 'running',
          sentence: n.acknowledged
            ? 'Acknowledged in writing.'
            : 'The Act sets no time: hand over a written acknowledgement at once.',
        })),
  },
]

function afterPart2(q: Question): FoundInFacts[] {
  return ordersOf(q.facts).flatMap(order => {
    const finalDay = pastPart2(q, order)
    if (!finalDay) return []
    const notices = noticesOf(q.facts, order.id).filter(on => on >= finalDay)
    const duty = `Sex offender notification ended on ${longDate(finalDay)}.`
    return [threeDays(q, order.id, finalDay, notices, dutyEnds(order, q.facts), duty)]
  })
}
/** What an officer reads of an order while Part 2 holds back s.9. */
function pendingPart2(q: Question): FoundInFacts[] {
  const { facts } = q
  const finalDay = facts.defendant?.sexOffenderRegister?.endsOn ?? null
  if (!underPart2(facts, facts.today)) return []
  return ordersOf(facts)
    .filter(asksFirstNotification)
    .map(o => ({
      about: o.id,
      startsOn: finalDay,
      lastDay: finalDay && withinDaysBeginning(finalDay, q.reference.notificationDays),
      state: inForceOn(o, facts, facts.today) ? 'notStarted' : 'ended',
      sentence: `The defendant is subject to notification under the Sexual Offences Act 2003, so s.9 of the 2019 Act does not apply${finalDay ? ` until ${longDate(finalDay)}, which will count as day 1` : ''}.`,
    }))
}
/** Which rule of the dossier a missed clock breaks: the interim and the full order each have their own. */
export const ruleOfFirst = (order: OrderFact | undefined): 'V58' | 'V59' => (order && isInterim(order) ? 'V58' : 'V59')
