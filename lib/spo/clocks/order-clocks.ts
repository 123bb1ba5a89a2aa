import {
  addDays,
  addMonths,
  type CalendarDate,
  daysAfter,
  daysBetween,
  londonDate,
  longDate,
  withinYearsBeginning,
} from '../calendar.ts'
import type { CaseFile, Order } from '../case.ts'
import {
  endedOn,
  isInForce,
  lastDayInForce,
  mainOf,
  nextHearing,
  protectionGap,
  servicesOf,
  termOf,
  versionsOf,
} from '../orders.ts'
import { applicationStatus } from '../status.ts'
import { by, type ClockEntry, days, type Found, runTo } from './clock.ts'

const about = (order: Order) => ({ kind: 'orders' as const, id: order.id })
const full = (file: CaseFile) => file.orders.filter(o => o.kind === 'full')
const interim = (file: CaseFile) => file.orders.filter(o => o.kind === 'interim')
/** Running while the order is in force, ended when it is not. */
const whileInForce = (order: Order, file: CaseFile, today: CalendarDate) =>
  isInForce(order, file, today)
    ? ('running' as const)
    : today < order.madeOn
      ? ('notStarted' as const)
      : ('ended' as const)

/** Clocks that an order itself sets: how long it lasts, when to look at it again, when it must be served. */
export const orderClocks: ClockEntry[] = [
  {
    id: 'C2',
    label: 'Last day of the order',
    whose: 'order',
    source: 'SPA 2019 s.3',
    find: (file, today) =>
      full(file).flatMap(order => {
        const { lastDay } = termOf(order, file)
        if (!lastDay) return []
        const ended = endedOn(order, file)
        return [
          {
            about: about(order),
            startsOn: order.madeOn,
            lastDay,
            state: whileInForce(order, file, today),
            sentence:
              ended && ended <= lastDay
                ? `The order ended early, on ${longDate(ended)}.`
                : `The order lasts to ${by(lastDay)}. After that a new application is needed, not a renewal.`,
          },
        ]
      }),
  },
  {
    id: 'C3',
    label: 'Decide on renewal before the order ends',
    whose: 'police',
    source: 'Force policy: 6, 3 and 1 months before the last day',
    find: (file, today) =>
      full(file).flatMap(order => {
        const { lastDay } = termOf(order, file)
        if (!lastDay) return []
        const points = [6, 3, 1].map(n => ({ n, on: addMonths(lastDay, -n) }))
        const point = points.findLast(p => p.on <= today) ?? points[0]
        if (!point) return []
        const decided = file.applications.some(
          a =>
            a.orderId === order.id &&
            (a.kind === 'renewal' || a.kind === 'discharge') &&
            a.status !== 'withdrawn' &&
            londonDate(a.startedAt) >= addMonths(lastDay, -12),
        )
        const inForce = isInForce(order, file, today)
        const state = decided
          ? 'met'
          : endedOn(order, file)
            ? 'ended'
            : today < point.on
              ? 'notStarted'
              : inForce
                ? 'running'
                : 'missed'
        const months = point.n === 1 ? '1 month' : `${point.n} months`
        return [
          {
            about: about(order),
            startsOn: point.on,
            lastDay,
            state,
            sentence: decided
              ? 'An application about the end of the order has been started.'
              : state === 'ended'
                ? 'The order has ended: no renewal to decide.'
                : state === 'missed'
                  ? `The order ended after ${longDate(lastDay)} with no decision on renewal recorded.`
                  : state === 'notStarted'
                    ? `Look at renewal from ${longDate(point.on)}, ${months} before the order ends. Ask for the protected person’s views.`
                    : `Less than ${months} left: the order ends at ${by(lastDay)}, in ${days(daysBetween(today, lastDay))}. Decide on renewal and ask for the protected person’s views.`,
          },
        ]
      }),
  },
  {
    id: 'C4',
    label: 'Discharge needs consent',
    whose: 'order',
    source: 'SPA 2019 s.4; text not checked, confirm with legal services',
    find: (file, today) =>
      full(file).map(order => {
        const lastDay = withinYearsBeginning(order.madeOn, 2)
        return {
          about: about(order),
          startsOn: order.madeOn,
          lastDay,
          state: endedOn(order, file) || today > lastDay ? 'ended' : today < order.madeOn ? 'notStarted' : 'running',
          sentence: `To ${by(lastDay)} the order cannot be discharged unless the defendant and the police consent. It can be varied or renewed.`,
        }
      }),
  },
  {
    id: 'C5',
    label: 'Last day of the interim order',
    whose: 'order',
    source: 'SPA 2019 s.5(6)(a)',
    find: (file, today) =>
      interim(file).flatMap(order => {
        const { lastDay } = termOf(order, file)
        return lastDay
          ? [
              {
                about: about(order),
                startsOn: order.madeOn,
                lastDay,
                state: whileInForce(order, file, today),
                sentence: `The interim order lasts to ${by(lastDay)}, or until the main application is decided if that is earlier.`,
              },
            ]
          : []
      }),
  },
  {
    id: 'C6',
    label: 'Interim order ends when the main application is decided',
    whose: 'order',
    source: 'SPA 2019 s.5(6)(b)',
    find: (file, today) =>
      interim(file).map((order): Found => {
        const determined = mainOf(order, file)?.determinedOn ?? null
        const early = determined && determined <= (termOf(order, file).lastDay ?? determined)
        return {
          about: about(order),
          startsOn: determined,
          lastDay: determined,
          state: determined || !isInForce(order, file, today) ? 'ended' : 'notStarted',
          sentence: determined
            ? early
              ? `The main application was decided on ${longDate(determined)}: the interim order ended that day.`
              : `The interim order had ended before the main application was decided on ${longDate(determined)}.`
            : 'The main application is not decided yet.',
        }
      }),
  },
  {
    id: 'C7',
    label: 'Interim order must reach the next hearing',
    whose: 'police',
    source: 'SPA 2019 s.5(7)',
    find: (file, today) =>
      interim(file).flatMap((order): Found[] => {
        const { lastDay } = termOf(order, file)
        const main = mainOf(order, file)
        if (!lastDay || !main || !isInForce(order, file, today)) return []
        const hearing = nextHearing(main.id, file, today)
        const left = daysBetween(today, lastDay)
        if (!hearing)
          return left <= 7 && applicationStatus(main.status).atCourt
            ? [
                {
                  about: about(order),
                  startsOn: addDays(lastDay, -7),
                  lastDay,
                  state: 'running',
                  sentence: `The interim order ends at ${by(lastDay)} and no hearing of the main application is listed. Apply to renew it before then.`,
                },
              ]
            : []
        const gap = protectionGap(order, file, hearing.listedOn)
        return [
          {
            about: about(order),
            startsOn: londonDate(hearing.listedAt),
            lastDay,
            state: gap ? 'running' : 'met',
            sentence: gap?.sentence ?? `The interim order lasts beyond the hearing on ${longDate(hearing.listedOn)}.`,
          },
        ]
      }),
  },
  {
    id: 'C8',
    label: 'Last day of one condition',
    whose: 'order',
    source: 'SPA 2019 s.3(3)',
    find: (file, today) =>
      file.orderConditions.flatMap((c): Found[] => {
        const order = file.orders.find(o => o.id === c.orderId)
        if (!order || !c.lastDay || c.toVersion !== null || c.lastDay === termOf(order, file).lastDay) return []
        const live = isInForce(order, file, today) && today <= c.lastDay
        return [
          {
            about: { kind: 'orderConditions', id: c.id },
            label: `Last day of condition ${c.number}`,
            startsOn: order.madeOn,
            lastDay: c.lastDay,
            state: live ? 'running' : 'ended',
            sentence: `Condition ${c.number} of order ${order.ref} lasts to ${by(c.lastDay)}. The others go on.`,
          },
        ]
      }),
  },
  {
    id: 'C14',
    label: 'Serve the order',
    whose: 'police',
    source: 'Force policy; the Act sets no time',
    find: (file, today) =>
      file.orders.flatMap(order =>
        versionsOf(order, file).flatMap((version, i, all): Found[] => {
          // A version that was itself overtaken before service needs none of its own.
          const next = all[i + 1]
          const served = servicesOf(order, file).find(s => s.served && londonDate(s.attemptedAt) >= version.fromOn)
          if (next && (!served || londonDate(served.attemptedAt) >= next.fromOn)) return []
          const what = version.version === 1 ? 'the order' : 'the changed order'
          const lastDay = daysAfter(version.fromOn, Math.ceil(file.settings.serviceWithinHours / 24))
          const on = served ? londonDate(served.attemptedAt) : null
          const over = !on && lastDayInForce(order, file) !== null && !isInForce(order, file, today)
          return [
            {
              about: about(order),
              label: `Serve ${what}`,
              startsOn: version.fromOn,
              lastDay,
              state: on ? (on <= lastDay ? 'met' : 'missed') : over ? 'ended' : runTo(lastDay, today),
              sentence: on
                ? `Served on ${longDate(on)}${on > lastDay ? `, after the force’s own target of ${longDate(lastDay)}` : ''}.`
                : over
                  ? `The order ended without being served.`
                  : `Not served. The force’s own target is ${by(lastDay)}. The defendant’s duty to notify cannot start without service.`,
            },
          ]
        }),
      ),
  },
]
