import { type LawApplication, type LawFile, type LawOrder, rowsOf } from '../../case/law-file.ts'
import { defaultSettings } from '../../case/settings.ts'
import { addMonths, type CalendarDate, daysAfter, daysBetween, londonDate, longDate } from '../../case/time/calendar.ts'
import { targetDay, targetWords } from '../../case/time/working-days.ts'
import {
  clockDay,
  dayOf,
  earliest,
  endedOn,
  isAtCourt,
  lastDayInForce,
  servicesOf,
  termOf,
  versionsOf,
} from '../../case/views/orders.ts'
import { fullOrders } from '../rules/orders-and-terms.ts'
import { type Reference, referenceOf } from '../rules/reference.ts'
import { aboutOrder, by, type ClockRow, clocksNamed, dayAfter, days } from './clock.ts'

const hoursInDay = 24

/** Clocks that a force sets itself where the Act sets no time. */
export const houseClocks = clocksNamed([
  {
    id: 'C3',
    label: 'Decide on renewal before the order ends',
    whose: 'police',
    queue: 'ending',
    source: 'Force policy: 6, 3 and 1 months before the last day',
    rows: file =>
      fullOrders(file).flatMap(order => {
        const { lastDay } = termOf(order, file)
        return lastDay ? renewal(file, order, lastDay) : []
      }),
  },
  {
    id: 'C14',
    label: 'Serve the order',
    whose: 'police',
    queue: 'unserved',
    source: 'Force policy; the Act sets no time',
    rows: file => rowsOf(file, 'orders').flatMap(order => service(file, order)),
  },
  {
    id: 'C25',
    label: 'Review the risk',
    whose: 'police',
    queue: 'riskReview',
    source: 'Force policy',
    rows: file => (file.case && file.case.status === 'open' && file.assessments ? riskReview(file) : []),
  },
  {
    id: 'listing',
    label: 'Get a court date',
    whose: 'police',
    queue: 'unlisted',
    source: 'Force policy',
    rows: file =>
      rowsOf(file, 'applications').flatMap((a): ClockRow[] => {
        const { lodgedOn } = a
        if (!isAtCourt(a) || !lodgedOn || !file.hearings || file.hearings.some(h => h.applicationId === a.id)) return []
        const lastDay = targetDay(lodgedOn, 'listingWithinDays', file.settings ?? defaultSettings)
        return [
          {
            about: { kind: 'applications', id: a.id },
            startsOn: lodgedOn,
            lastDay,
            metOn: null,
            endedOn: null,
            sentence: () =>
              `Lodged on ${longDate(lodgedOn)} and no hearing is listed. The force expects one by ${by(lastDay)}, ${targetWords('listingWithinDays', file.settings ?? defaultSettings)} on.`,
          },
        ]
      }),
  },
])

/** The day on which an application about the end of an order was begun. */
const begunOn = (a: LawApplication): CalendarDate | null =>
  a.startedAt ? londonDate(a.startedAt) : (a.lodgedOn ?? null)
/** One row for each point at which the end is looked at, there until the next. */
function renewal(file: LawFile, order: LawOrder, lastDay: CalendarDate): ClockRow[] {
  const { reviewMonths }: Reference = referenceOf(file.settings)
  const aYearBefore = addMonths(lastDay, -12)
  const [decidedOn] = rowsOf(file, 'applications')
    .filter(a => a.orderId === order.id && (a.kind === 'renewal' || a.kind === 'discharge') && a.status !== 'withdrawn')
    .flatMap(a => begunOn(a) ?? [])
    .filter(on => on >= aYearBefore)
    .sort()
  const points = reviewMonths.map(n => ({ n, on: addMonths(lastDay, -n) }))
  return points.map(({ n, on }, i): ClockRow => {
    const next = points[i + 1]
    const months = n === 1 ? '1 month' : `${n} months`
    return {
      about: aboutOrder(order.id),
      startsOn: on,
      runsFrom: on,
      lastDay,
      metOn: decidedOn ?? null,
      late: 'met',
      endedOn: endedOn(order, file),
      shownFrom: i === 0 ? null : on,
      shownTo: next ? daysAfter(next.on, -1) : null,
      foreseeableFrom: order.madeOn ?? null,
      sentence: (state, today) =>
        ({
          met: 'An application about the end of the order has been started.',
          ended: 'The order has ended: no renewal to decide.',
          missed: `The order ended after ${longDate(lastDay)} with no decision on renewal recorded.`,
          notStarted: `Look at renewal from ${longDate(on)}, ${months} before the order ends. Ask for the protected person’s views.`,
          running: `Less than ${months} left: the order ends at ${by(lastDay)}, in ${days(daysBetween(today, lastDay))}. Decide on renewal and ask for the protected person’s views.`,
        })[state],
    }
  })
}

/** Service of each version of an order: by when the force expects it, and what came of it. */
function service(file: LawFile, order: LawOrder): ClockRow[] {
  const within = Math.ceil(referenceOf(file.settings).serviceWithinHours / hoursInDay)
  const ends = lastDayInForce(order, file)
  return versionsOf(order, file).flatMap((version, i, all): ClockRow[] => {
    const isChange = version.version > 1
    const { fromOn } = version
    if (!fromOn) return []
    // A version that was itself overtaken before service needs none of its own.
    const next = all[i + 1]?.fromOn
    const served = servicesOf(order, file).flatMap(s => (s.served ? (dayOf(s) ?? []) : []))
    // Dated before the order was made, service of its first version is still what was recorded of it.
    const on = served.find(day => !isChange || day >= fromOn) ?? null
    if (next && (!on || on >= next)) return []
    const lastDay = daysAfter(clockDay(order, fromOn), within)
    return [
      {
        about: aboutOrder(order.id),
        label: `${on ? 'Service of' : 'Serve'} ${isChange ? 'the changed order' : 'the order'}`,
        startsOn: fromOn,
        ...(isChange ? { runsFrom: fromOn } : {}),
        lastDay,
        metOn: on,
        endedOn: on ? null : dayAfter(ends),
        sentence: state =>
          on
            ? `Served on ${longDate(on)}${on > lastDay ? `, after the force’s own target of ${longDate(lastDay)}` : ''}.`
            : state === 'ended'
              ? 'The order ended without being served.'
              : `Not served. The force’s own target is ${by(lastDay)}. ${isChange ? 'Until then the defendant has not been given the order as it now stands.' : 'The defendant’s duty to notify cannot start without service.'}`,
      },
    ]
  })
}

/** While any order is in force: from the last assessment, or else from the day on which the oldest of them was made. */
function riskReview(file: LawFile): ClockRow[] {
  const last = rowsOf(file, 'assessments')
    .flatMap(a => a.assessedOn ?? [])
    .sort()
    .at(-1)
  const orders = rowsOf(file, 'orders')
    .flatMap(o => (o.madeOn ? [{ madeOn: o.madeOn, from: clockDay(o, o.madeOn), lastOn: lastNow(o, file) }] : []))
    .sort((a, b) => a.madeOn.localeCompare(b.madeOn))
  return orders.flatMap((order, i): ClockRow[] => {
    const earlier = orders.slice(0, i).map(o => o.lastOn)
    // While an older order stands, that one is counted from.
    const shownFrom = earlier.reduce<CalendarDate | null>(
      (from, end) => (from === null || end === null ? null : end >= from ? daysAfter(end, 1) : from),
      order.madeOn,
    )
    if (!shownFrom || (order.lastOn && order.lastOn < shownFrom)) return []
    const startsOn = last ?? order.from
    const lastDay = daysAfter(startsOn, (file.settings ?? defaultSettings).reviewEveryDays)
    return [
      {
        about: { kind: 'case', id: file.case?.id ?? '' },
        startsOn,
        lastDay,
        metOn: null,
        endedOn: null,
        shownFrom,
        shownTo: order.lastOn,
        sentence: state =>
          `${last ? `Risk was last assessed on ${longDate(last)}` : 'Risk has not been assessed on this case'}. The next review ${state === 'missed' ? 'was' : 'is'} due by ${by(lastDay)}.`,
      },
    ]
  })
}
/** The last day on which an order is in force at the end of the day: not the day of the decision that ends it. */
function lastNow(order: LawOrder, file: LawFile): CalendarDate | null {
  const ended = endedOn(order, file)
  const { lastDay } = termOf(order, file)
  return earliest(ended && daysAfter(ended, -1), lastDay)
}
