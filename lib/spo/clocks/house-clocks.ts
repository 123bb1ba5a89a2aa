import { addMonths, type CalendarDate, daysAfter, daysBetween, londonDate, longDate } from '../calendar.ts'
import type { CaseFile } from '../case.ts'
import type { S4Fact } from '../findings/facts.ts'
import type { Question } from '../findings/finding.ts'
import { referenceOf } from '../findings/reference.ts'
import { endedOn as endedInFacts, inForceOn, isFull, lastDayOf, ordersOf } from '../findings/standing.ts'
import { endedOn, isAtCourt, isInForce, lastDayInForce, servicesOf, termOf, versionsOf } from '../orders.ts'
import { by, type ClockEntry, days, type Found, type FoundInFacts, nothing, runTo } from './clock.ts'

const hoursInDay = 24
const aboutOrder = (id: string) => ({ kind: 'orders' as const, id })

/** Clocks that a force sets itself where the Act sets no time. */
export const houseClocks: ClockEntry[] = [
  {
    id: 'C3',
    label: 'Decide on renewal before the order ends',
    whose: 'police',
    queue: 'ending',
    source: 'Force policy: 6, 3 and 1 months before the last day',
    find: q =>
      ordersOf(q.facts)
        .filter(isFull)
        .flatMap(order => {
          const { lastDay } = order
          if (!lastDay) return []
          const decided = (q.facts.s4 ?? []).some(a => isAboutTheEnd(a, order.id, lastDay))
          const standing = { ended: !!endedInFacts(order, q.facts), inForce: inForceOn(order, q.facts, q.facts.today) }
          return renewal(q, order.id, lastDay, { ...standing, decided })
        }),
    inCase: (file, today) => {
      const q = inForceWith(file, today)
      return file.orders.flatMap(order => {
        const { lastDay } = termOf(order, file)
        if (order.kind !== 'full' || !lastDay) return []
        const decided = file.applications.some(
          a =>
            a.orderId === order.id &&
            (a.kind === 'renewal' || a.kind === 'discharge') &&
            a.status !== 'withdrawn' &&
            londonDate(a.startedAt) >= aYearBefore(lastDay),
        )
        const standing = { ended: !!endedOn(order, file), inForce: isInForce(order, file, today) }
        return renewal(q, order.id, lastDay, { ...standing, decided }).map(f => ({ ...f, about: aboutOrder(order.id) }))
      })
    },
  },
  {
    id: 'C14',
    label: 'Serve the order',
    whose: 'police',
    queue: 'unserved',
    source: 'Force policy; the Act sets no time',
    find: q =>
      ordersOf(q.facts).flatMap(order =>
        order.madeOn
          ? [
              {
                about: order.id,
                ...service(q, order.madeOn, order.servedOn ?? null, lastDayOf(order, q.facts)),
              },
            ]
          : [],
      ),
    inCase: (file, today) => {
      const q = inForceWith(file, today)
      return file.orders.flatMap(order =>
        versionsOf(order, file).flatMap((version, i, all): Found[] => {
          // A version that was itself overtaken before service needs none of its own.
          const next = all[i + 1]
          const served = servicesOf(order, file).find(s => s.served && londonDate(s.attemptedAt) >= version.fromOn)
          const on = served ? londonDate(served.attemptedAt) : null
          if (next && (!on || on >= next.fromOn)) return []
          const what = version.version === 1 ? 'the order' : 'the changed order'
          return [
            {
              about: aboutOrder(order.id),
              label: `Serve ${what}`,
              ...service(q, version.fromOn, on, lastDayInForce(order, file), version.version > 1),
            },
          ]
        }),
      )
    },
  },
  {
    id: 'C25',
    label: 'Review the risk',
    whose: 'police',
    queue: 'riskReview',
    source: 'Force policy',
    find: nothing,
    inCase: (file, today) => {
      const live = file.orders.filter(o => isInForce(o, file, today))
      const oldest = live.map(o => o.madeOn).sort()[0]
      if (file.case.status !== 'open' || !oldest) return []
      const last = file.assessments
        .map(a => a.assessedOn)
        .sort()
        .at(-1)
      const startsOn = last ?? oldest
      const lastDay = daysAfter(startsOn, file.settings.reviewEveryDays)
      const state = runTo(lastDay, today)
      return [
        {
          about: { kind: 'case', id: file.case.id },
          startsOn,
          lastDay,
          state,
          sentence: `${last ? `Risk was last assessed on ${longDate(last)}` : 'Risk has not been assessed on this case'}. The next review ${state === 'missed' ? 'was' : 'is'} due by ${by(lastDay)}.`,
        },
      ]
    },
  },
  {
    id: 'listing',
    label: 'Get a court date',
    whose: 'police',
    queue: 'unlisted',
    source: 'Force policy',
    find: nothing,
    inCase: (file, today) =>
      file.applications.flatMap((a): Found[] => {
        if (!isAtCourt(a) || !a.lodgedOn || file.hearings.some(h => h.applicationId === a.id)) return []
        const lastDay = daysAfter(a.lodgedOn, file.settings.listingWithinDays)
        return [
          {
            about: { kind: 'applications', id: a.id },
            startsOn: a.lodgedOn,
            lastDay,
            state: runTo(lastDay, today),
            sentence: `Lodged on ${longDate(a.lodgedOn)} and no hearing is listed. The force expects one by ${by(lastDay)}.`,
          },
        ]
      }),
  },
]
const inForceWith = (file: CaseFile, today: CalendarDate): Question => ({
  facts: { today },
  reference: referenceOf(file.settings),
})
const aYearBefore = (day: CalendarDate) => addMonths(day, -12)
const isAboutTheEnd = (a: S4Fact, order: string, lastDay: CalendarDate): boolean =>
  a.of === order && a.kind !== 'variation' && !!a.lodgedOn && a.lodgedOn >= aYearBefore(lastDay)

function renewal(
  q: Question,
  about: string,
  lastDay: CalendarDate,
  order: { decided: boolean; ended: boolean; inForce: boolean },
): FoundInFacts[] {
  const { today } = q.facts
  const points = q.reference.reviewMonths.map(n => ({ n, on: addMonths(lastDay, -n) }))
  const point = points.findLast(p => p.on <= today) ?? points[0]
  if (!point) return []
  const months = point.n === 1 ? '1 month' : `${point.n} months`
  const state = order.decided
    ? 'met'
    : order.ended
      ? 'ended'
      : today < point.on
        ? 'notStarted'
        : order.inForce
          ? 'running'
          : 'missed'
  const sentence = {
    met: 'An application about the end of the order has been started.',
    ended: 'The order has ended: no renewal to decide.',
    missed: `The order ended after ${longDate(lastDay)} with no decision on renewal recorded.`,
    notStarted: `Look at renewal from ${longDate(point.on)}, ${months} before the order ends. Ask for the protected person’s views.`,
    running: `Less than ${months} left: the order ends at ${by(lastDay)}, in ${days(daysBetween(today, lastDay))}. Decide on renewal and ask for the protected person’s views.`,
  }[state]
  return [{ about, startsOn: point.on, lastDay, state, sentence }]
}

/** Service of one version of an order: by when the force expects it, and what came of it. */
function service(
  q: Question,
  fromOn: CalendarDate,
  servedOn: CalendarDate | null,
  ends: CalendarDate | null,
  changed = false,
): Omit<FoundInFacts, 'about'> {
  const { today } = q.facts
  const lastDay = daysAfter(fromOn, Math.ceil(q.reference.serviceWithinHours / hoursInDay))
  const over = !servedOn && ends !== null && ends < today
  const late = servedOn !== null && servedOn > lastDay
  return {
    startsOn: fromOn,
    lastDay,
    state: servedOn ? (late ? 'missed' : 'met') : over ? 'ended' : runTo(lastDay, today),
    sentence: servedOn
      ? `Served on ${longDate(servedOn)}${late ? `, after the force’s own target of ${longDate(lastDay)}` : ''}.`
      : over
        ? `The order ended without being served.`
        : `Not served. The force’s own target is ${by(lastDay)}. ${changed ? 'Until then the defendant has not been given the order as it now stands.' : 'The defendant’s duty to notify cannot start without service.'}`,
  }
}
