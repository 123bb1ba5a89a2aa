import { type LawFile, type LawOrder, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { addDays, type CalendarDate, daysBetween, longDate, withinDaysBeginning } from '../../case/time/calendar.ts'
import {
  asksFirstNotification,
  earliest,
  inForceAtSomeTimeOn,
  isServedBeforeImport,
  lastDayInForce,
  type Part2,
  part2Of,
  servedOn,
  underSexOffenderNotification,
} from '../../case/views/orders.ts'
import type { About } from '../rules/about.ts'
import { referenceOf } from '../rules/reference.ts'
import { aboutOrder, type ClockRow, clocksNamed, days, overFrom } from './clock.ts'

/** The defendant’s own clocks under ss.9 and 10: three days, the first of which is the day of the event itself. */
export const notificationClocks = clocksNamed([
  {
    id: 'C9',
    label: 'First notification by the defendant',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(1)',
    rows: file =>
      rowsOf(file, 'orders')
        .filter(asksFirstNotification)
        .flatMap(o => initial(file, o)),
  },
  {
    id: 'C10',
    label: 'Notification of a new name',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(3)',
    rows: file => changeClocks(file, 'name', 'A name not notified before was used.'),
  },
  {
    id: 'C11',
    label: 'Notification of a new home address',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(4)',
    rows: file => changeClocks(file, 'address', 'The home address changed.'),
  },
  {
    id: 'C12',
    label: 'First notification when sex offender notification ends',
    whose: 'defendant',
    queue: 'notification',
    source: 'SPA 2019 s.9(5) to (7)',
    rows: file => rowsOf(file, 'orders').flatMap(o => [...afterPart2(file, o), ...duringPart2(file, o)]),
  },
  {
    id: 'C13',
    label: 'Acknowledge the notification in writing',
    whose: 'police',
    queue: 'notification',
    source: 'SPA 2019 s.10(4)',
    rows: file =>
      rowsOf(file, 'notifications').flatMap((n): ClockRow[] =>
        n.givenOn && isNotice(n)
          ? [
              {
                about: aboutOf(n),
                startsOn: n.givenOn,
                lastDay: null,
                actBy: n.givenOn,
                metOn: n.acknowledgement ? n.givenOn : null,
                endedOn: null,
                sentence: state =>
                  state === 'met'
                    ? 'Acknowledged in writing.'
                    : 'The Act sets no time: hand over a written acknowledgement at once.',
              },
            ]
          : [],
      ),
  },
])

type Notice = LawRecord<'notifications'>
/** Only oral notice in person at a station is notice under s.10: anything else is kept, and meets no clock. */
const isNotice = (n: Notice) => !n.method || n.method === 'inPerson'
const aboutOf = (n: Notice): About =>
  n.changeId
    ? { kind: 'changes', id: n.changeId }
    : n.orderId
      ? aboutOrder(n.orderId)
      : { kind: 'notifications', id: n.id }
const noticesOf = (file: LawFile, id: string): CalendarDate[] =>
  rowsOf(file, 'notifications')
    .filter(n => aboutOf(n).id === id && isNotice(n))
    .flatMap(n => n.givenOn ?? [])
    .sort()

/** A three-day clock of s.9 that began on a day: when it ends, and whether notice was given in time. */
function threeDays(
  file: LawFile,
  about: About,
  startsOn: CalendarDate,
  notices: CalendarDate[],
  orderEnds: CalendarDate | null,
  duty: string,
): ClockRow {
  const lastDay = withinDaysBeginning(startsOn, referenceOf(file.settings).notificationDays)
  const [notice] = notices
  // Part 2 that begins within the three days takes the place of the duty; a default from before it stays one.
  const from = part2Of(file)?.from
  const replacedOn = from && from > startsOn && from <= lastDay ? from : null
  const startSentence = (today: CalendarDate) =>
    `${duty} Day 1 was ${longDate(startsOn)}; the last day ${today <= lastDay ? 'is' : 'was'} ${longDate(lastDay)}.`
  return {
    about,
    startsOn,
    lastDay,
    metOn: notice ?? null,
    endedOn: earliest(orderEnds && orderEnds < lastDay ? addDays(orderEnds, 1) : null, replacedOn),
    sentence: (state, today) =>
      `${startSentence(today)} ${
        {
          notStarted: '',
          met: `Given on ${notice ? longDate(notice) : ''}.`,
          missed: notice
            ? `Given late, by ${days(daysBetween(lastDay, notice))}, on ${longDate(notice)}.`
            : 'No notice in person is recorded: consider the offence in s.11.',
          ended: replacedOn
            ? `Sex offender notification took its place on ${longDate(replacedOn)}.`
            : 'The order ended first.',
          running: 'Notice must be given in person at a police station.',
        }[state]
      }`,
  }
}
/** A full order that takes the place of an interim one leaves its duty standing: it brings none of its own (s.9(1)(a)). */
const dutyEnds = (order: LawOrder, file: LawFile): CalendarDate | null =>
  rowsOf(file, 'orders').some(o => o.replacesId === order.id) ? null : lastDayInForce(order, file)

/** Whether a full order replaced this one before its own three days had run. */
const wasReplacedInTime = ({ startsOn, lastDay }: ClockRow, order: LawOrder, file: LawFile): boolean =>
  rowsOf(file, 'orders').some(
    o => o.replacesId === order.id && !!o.madeOn && o.madeOn >= (startsOn ?? '') && o.madeOn <= (lastDay ?? ''),
  )
/** A duty that may have fallen away: it is kept while it runs, and no offence is said of it after (V62). */
const doubtful = (row: ClockRow): ClockRow => ({
  ...row,
  lapsesTo: 'ended',
  late: 'ended',
  sentence: (state, today) =>
    state === 'ended'
      ? 'The order was replaced before its three days had run, so the duty may have fallen away: ask legal services.'
      : row.sentence(state, today),
})
/** The row on the days on which Part 2 does not hold s.9 back: before it begins, and from the day on which it ends. */
function outsidePart2(file: LawFile, row: ClockRow): ClockRow[] {
  const part2 = part2Of(file)
  if (!part2) return [row]
  return [
    ...(part2.from ? [{ ...row, shownTo: addDays(part2.from, -1) }] : []),
    ...(part2.until ? [{ ...row, shownFrom: part2.until }] : []),
  ]
}

function initial(file: LawFile, order: LawOrder): ClockRow[] {
  const served = servedOn(order, file)
  if (served) {
    // Served under Part 2, it waits for the final day: that is another clock.
    if (isServedBeforeImport(order, file) || underSexOffenderNotification(file, served) || finalDayOf(file, order))
      return []
    const duty = 'Name, every other name used, and home address.'
    const row = threeDays(file, aboutOrder(order.id), served, noticesOf(file, order.id), dutyEnds(order, file), duty)
    return outsidePart2(file, wasReplacedInTime(row, order, file) ? doubtful(row) : row)
  }
  return outsidePart2(file, {
    about: aboutOrder(order.id),
    startsOn: null,
    lastDay: null,
    metOn: null,
    endedOn: overFrom(order, file),
    runsFrom: null,
    sentence: state =>
      state === 'ended'
        ? 'The order ended without being served, so the duty never started.'
        : 'The order is not served, so the three days have not started. They never run from the day the order was made.',
  })
}

/** Whether s.9 did not apply at the time the order was made: only then does the final day bring a duty (s.9(6)(b)). */
const appliedWhenMade = (part2: Part2, order: LawOrder): boolean =>
  !part2.from || !order.madeOn || part2.from <= order.madeOn
/** The final day of Part 2 that comes while the order is in force: from then s.9 applies as if service were that day. */
export function finalDayOf(file: LawFile, order: LawOrder): CalendarDate | null {
  const part2 = part2Of(file)
  const finalDay = part2?.until
  if (!finalDay || !asksFirstNotification(order) || !appliedWhenMade(part2, order)) return null
  const served = servedOn(order, file)
  // Served after the final day, its first notification counts from service itself.
  return inForceAtSomeTimeOn(order, file, finalDay) && !(served && served > finalDay) ? finalDay : null
}
function afterPart2(file: LawFile, order: LawOrder): ClockRow[] {
  const finalDay = finalDayOf(file, order)
  if (!finalDay) return []
  const notices = noticesOf(file, order.id).filter(on => on >= finalDay)
  // The section reads the final day as the day of service, also of an order that was never served.
  const unserved = servedOn(order, file) ? '' : ' The order had not been served by then: ask legal services.'
  const duty = `Sex offender notification ended on ${longDate(finalDay)}.${unserved}`
  return [
    {
      ...threeDays(file, aboutOrder(order.id), finalDay, notices, dutyEnds(order, file), duty),
      shownFrom: finalDay,
      foreseeableFrom: order.madeOn ?? null,
    },
  ]
}
/** What an officer reads of an order while Part 2 holds back s.9. */
function duringPart2(file: LawFile, order: LawOrder): ClockRow[] {
  const part2 = part2Of(file)
  if (!part2 || !asksFirstNotification(order) || !servedOn(order, file)) return []
  // Begun after the order was made, its end brings no second duty.
  const finalDay = appliedWhenMade(part2, order) ? part2.until : null
  return [
    {
      about: aboutOrder(order.id),
      startsOn: finalDay,
      lastDay: finalDay && withinDaysBeginning(finalDay, referenceOf(file.settings).notificationDays),
      metOn: null,
      endedOn: overFrom(order, file),
      runsFrom: null,
      shownFrom: part2.from,
      shownTo: part2.until && addDays(part2.until, -1),
      pending: true,
      sentence: () =>
        `The defendant is subject to notification under the Sexual Offences Act 2003, so s.9 of the 2019 Act does not apply${finalDay ? ` until ${longDate(finalDay)}, which will count as day 1` : ''}.`,
    },
  ]
}

function changeClocks(file: LawFile, kind: 'name' | 'address', duty: string): ClockRow[] {
  return rowsOf(file, 'changes')
    .filter(c => c.kind === kind)
    .flatMap(change => {
      const on = change.happenedOn
      if (!on || underSexOffenderNotification(file, on)) return []
      const subjects = rowsOf(file, 'orders').filter(o => inForceAtSomeTimeOn(o, file, on))
      if (file.orders && !subjects.length) return []
      const ends = subjects.map(o => dutyEnds(o, file))
      const last = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null)
      const known = !file.orders || subjects.some(o => (servedOn(o, file) ?? '9999') <= on)
      const words = known ? duty : `${duty} No order had been served by then: ask legal services.`
      const about: About = { kind: 'changes', id: change.id }
      const row = threeDays(file, about, on, noticesOf(file, change.id), last, words)
      return outsidePart2(file, known ? row : { ...row, rests: 'unserved' })
    })
}
