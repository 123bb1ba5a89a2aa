import { type CalendarDate, daysBetween, longDate, withinDaysBeginning } from '../calendar.ts'
import type { CaseFile, Change, Notification, Order } from '../case.ts'
import {
  asksFirstNotification,
  couldBreak,
  isInForce,
  lastDayInForce,
  servedOn,
  underSexOffenderNotification,
} from '../orders.ts'
import { type ClockEntry, days, type Found, runTo } from './clock.ts'

const about = (order: Order) => ({ kind: 'orders' as const, id: order.id })
/** Only oral notice in person at a station is notice under s.10: anything else is kept, and meets no clock. */
const isNotice = (n: Notification) => n.method === 'inPerson'
const byDay = (a: Notification, b: Notification) => (a.givenOn < b.givenOn ? -1 : a.givenOn > b.givenOn ? 1 : 0)

/** A three-day clock of s.9 that began on a day: when it ends, and whether notice was given in time. */
function threeDays(
  order: Order,
  file: CaseFile,
  today: CalendarDate,
  startsOn: CalendarDate,
  notices: Notification[],
  duty: string,
): Found {
  const lastDay = withinDaysBeginning(startsOn, 3)
  const notice = notices.filter(isNotice).sort(byDay)[0]
  const ended = lastDayInForce(order, file)
  const over = ended !== null && ended < lastDay && !isInForce(order, file, today)
  const state = notice && notice.givenOn <= lastDay ? 'met' : over ? 'ended' : notice ? 'missed' : runTo(lastDay, today)
  const started = `${duty} Day 1 was ${longDate(startsOn)}; the last day ${today <= lastDay ? 'is' : 'was'} ${longDate(lastDay)}.`
  const sentence = {
    met: `${started} Given on ${notice ? longDate(notice.givenOn) : ''}.`,
    missed: notice
      ? `${started} Given late, by ${days(daysBetween(lastDay, notice.givenOn))}, on ${longDate(notice.givenOn)}.`
      : `${started} No notice in person is recorded: consider the offence in s.11.`,
    ended: `${started} The order ended first.`,
    running: `${started} Notice must be given in person at a police station.`,
  }[state]
  return { about: about(order), startsOn, lastDay, state, sentence }
}

const first = (order: Order, file: CaseFile) =>
  file.notifications.filter(n => n.orderId === order.id && n.kind === 'initial')

function changeClocks(file: CaseFile, today: CalendarDate, kind: Change['kind'], duty: string): Found[] {
  return file.changes
    .filter(c => c.kind === kind)
    .flatMap((change): Found[] => {
      const order = file.orders.find(o => o.id === change.orderId)
      if (!order || !couldBreak(order, file, change.happenedOn)) return []
      if (underSexOffenderNotification(file, change.happenedOn)) return []
      const served = servedOn(order, file)
      if (!served || served > change.happenedOn)
        return [
          {
            about: { kind: 'changes', id: change.id },
            startsOn: null,
            lastDay: null,
            state: 'notStarted',
            sentence: `This happened on ${longDate(change.happenedOn)}, before the order was served. Ask legal services whether the duty had arisen.`,
          },
        ]
      const notices = file.notifications.filter(n => n.orderId === order.id && n.changeId === change.id)
      return [
        {
          ...threeDays(order, file, today, change.happenedOn, notices, duty),
          about: { kind: 'changes', id: change.id },
        },
      ]
    })
}

/** The defendant's own clocks under ss.9 and 10: three days, the first of which is the day of the event itself. */
export const notificationClocks: ClockEntry[] = [
  {
    id: 'C9',
    label: 'First notification by the defendant',
    whose: 'defendant',
    source: 'SPA 2019 s.9(1)',
    find: (file, today) =>
      file.orders.filter(asksFirstNotification).flatMap((order): Found[] => {
        const served = servedOn(order, file)
        if (served && underSexOffenderNotification(file, served)) return []
        if (served)
          return [
            threeDays(order, file, today, served, first(order, file), 'Name, every other name used, and home address.'),
          ]
        const over = today >= order.madeOn && !isInForce(order, file, today)
        return [
          {
            about: about(order),
            startsOn: null,
            lastDay: null,
            state: over ? 'ended' : 'notStarted',
            sentence: over
              ? 'The order ended without being served, so the duty never started.'
              : 'The order is not served, so the three days have not started. They never run from the day the order was made.',
          },
        ]
      }),
  },
  {
    id: 'C10',
    label: 'Notification of a new name',
    whose: 'defendant',
    source: 'SPA 2019 s.9(3)',
    find: (file, today) => changeClocks(file, today, 'name', 'A name not notified before was used.'),
  },
  {
    id: 'C11',
    label: 'Notification of a new home address',
    whose: 'defendant',
    source: 'SPA 2019 s.9(4)',
    find: (file, today) => changeClocks(file, today, 'address', 'The home address changed.'),
  },
  {
    id: 'C12',
    label: 'First notification when sex offender notification ends',
    whose: 'defendant',
    source: 'SPA 2019 s.9(5) to (7)',
    find: (file, today) =>
      file.orders.filter(asksFirstNotification).flatMap((order): Found[] => {
        const served = servedOn(order, file)
        if (!served || !underSexOffenderNotification(file, served)) return []
        const finalDay = file.defendants[0]?.sexOffenderUntil ?? null
        if (!finalDay || today < finalDay)
          return [
            {
              about: about(order),
              startsOn: finalDay,
              lastDay: finalDay ? withinDaysBeginning(finalDay, 3) : null,
              state: isInForce(order, file, today) ? 'notStarted' : 'ended',
              sentence: `The defendant is subject to notification under the Sexual Offences Act 2003, so s.9 of the 2019 Act does not apply${finalDay ? ` until ${longDate(finalDay)}, which will count as day 1` : ''}.`,
            },
          ]
        if (!couldBreak(order, file, finalDay)) return []
        const notices = first(order, file).filter(n => n.givenOn >= finalDay)
        return [
          threeDays(order, file, today, finalDay, notices, `Sex offender notification ended on ${longDate(finalDay)}.`),
        ]
      }),
  },
]
