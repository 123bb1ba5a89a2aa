import { isLive } from '../applications.ts'
import { addDays, type CalendarDate, daysBetween, londonDate, longDate } from '../calendar.ts'
import type { OrderFact } from '../findings/facts.ts'
import type { Question } from '../findings/finding.ts'
import { factsOfCase } from '../findings/from-case.ts'
import { referenceOf } from '../findings/reference.ts'
import {
  consentNeededTo,
  determinedOn,
  earliestSaid,
  endedOn,
  firstLastDay,
  gapBetween,
  inForceOn,
  isFull,
  isInterim,
  lastDayOf,
  leastLastDay,
  nextHearing as nextOf,
  ordersOf,
  ownInterims,
} from '../findings/standing.ts'
import { isInForce, mainOf, nextHearing, termOf } from '../orders.ts'
import type { Application } from '../records/applications.ts'
import { applicationStatus } from '../status.ts'
import { by, type ClockEntry, type ClockState, type Found, type FoundInFacts } from './clock.ts'

const full = (q: Question) => ordersOf(q.facts).filter(isFull)
const interim = (q: Question) => ordersOf(q.facts).filter(isInterim)
/** Running while the order is in force, ended when it is not. */
function whileInForce(order: OrderFact, { facts }: Question): ClockState {
  const last = lastDayOf(order, facts)
  if (inForceOn(order, facts, facts.today)) return 'running'
  return last && last < facts.today ? 'ended' : 'notStarted'
}

/** Clocks that an order itself sets: how long it lasts, and what ends it. */
export const orderClocks: ClockEntry[] = [
  {
    id: 'C1',
    label: 'Least period of the order',
    whose: 'order',
    queue: 'legal',
    source: 'SPA 2019 s.3(2)',
    inCase: (file, today) => {
      const q = factsOfCase(file, today)
      return [
        ...full(q).flatMap(o =>
          least(q, o.id, o.madeOn, firstLastDay(o)).map(f => ({ ...f, about: { kind: 'orders' as const, id: o.id } })),
        ),
        ...file.applications.filter(a => a.kind === 'main' && isLive(a)).map(a => earliest(q, a)),
      ]
    },
    find: q => [
      ...least(q, 'term', q.facts.term?.madeOn, q.facts.term?.lastDay),
      ...full(q).flatMap(o => least(q, o.id, o.madeOn, firstLastDay(o))),
    ],
  },
  {
    id: 'C2',
    label: 'Last day of the order',
    whose: 'order',
    queue: 'ending',
    source: 'SPA 2019 s.3',
    find: q =>
      full(q).flatMap((order): FoundInFacts[] => {
        const { lastDay } = order
        if (!lastDay) return []
        const ended = endedOn(order, q.facts)
        return [
          {
            about: order.id,
            startsOn: order.madeOn ?? null,
            lastDay,
            state: whileInForce(order, q),
            sentence:
              ended && ended <= lastDay
                ? `The order ended early, on ${longDate(ended)}.`
                : `The order lasts to ${by(lastDay)}. After that a new application is needed, not a renewal.`,
          },
        ]
      }),
  },
  {
    id: 'C4',
    label: 'Discharge needs consent',
    whose: 'order',
    queue: { none: 'It bars, and asks nobody to act' },
    source: 'SPA 2019 s.4; text not checked, confirm with legal services',
    find: q =>
      full(q).flatMap(order => {
        const { madeOn } = order
        if (!madeOn) return []
        const { today } = q.facts
        const lastDay = consentNeededTo(q, madeOn)
        const ended = lastDayOf(order, q.facts)
        return [
          {
            about: order.id,
            startsOn: madeOn,
            lastDay,
            state: today > lastDay || (ended && ended < today) ? 'ended' : today < madeOn ? 'notStarted' : 'running',
            sentence: `To ${by(lastDay)} the order cannot be discharged unless the defendant and the police consent. It can be varied or renewed.`,
          },
        ]
      }),
  },
  {
    id: 'C5',
    label: 'Last day of the interim order',
    whose: 'order',
    queue: 'ending',
    source: 'SPA 2019 s.5(6)(a)',
    find: q =>
      interim(q).flatMap(order =>
        order.lastDay
          ? [
              {
                about: order.id,
                startsOn: order.madeOn ?? null,
                lastDay: order.lastDay,
                state: whileInForce(order, q),
                sentence: `The interim order lasts to ${by(order.lastDay)}, or until the main application is decided if that is earlier.`,
              },
            ]
          : [],
      ),
  },
  {
    id: 'C6',
    label: 'Interim order ends when the main application is decided',
    whose: 'order',
    queue: { none: 'The court’s decision ends the order: nobody acts on the clock' },
    source: 'SPA 2019 s.5(6)(b)',
    find: q =>
      interim(q).map(order => {
        const determined = determinedOn(order, q.facts)
        const early = determined && determined <= (order.lastDay ?? determined)
        const last = lastDayOf(order, q.facts)
        return {
          about: order.id,
          startsOn: determined,
          lastDay: determined,
          state: determined || (last && last < q.facts.today) ? 'ended' : 'notStarted',
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
    queue: 'gaps',
    source: 'SPA 2019 s.5(7)',
    find: q => {
      const hearingOn = nextOf(q)
      return ownInterims(q.facts).flatMap((order): FoundInFacts[] =>
        order.lastDay && !endedOn(order, q.facts) && inForceOn(order, q.facts, q.facts.today)
          ? reaching(q, order.id, order.lastDay, hearingOn, null, true)
          : [],
      )
    },
    inCase: (file, today) => {
      const q = { facts: { today }, reference: referenceOf(file.settings) }
      return file.orders.flatMap(order => {
        const { lastDay } = termOf(order, file)
        const main = mainOf(order, file)
        if (order.kind !== 'interim' || !lastDay || !main || !isInForce(order, file, today)) return []
        const hearing = nextHearing(main.id, file, today)
        const known = hearing ? londonDate(hearing.listedAt) : null
        const { atCourt } = applicationStatus(main.status)
        return reaching(q, order.id, lastDay, hearing?.listedOn ?? null, known, atCourt).map(f => ({
          ...f,
          about: { kind: 'orders' as const, id: order.id },
        }))
      })
    },
  },
  {
    id: 'C8',
    label: 'Last day of one condition',
    whose: 'order',
    queue: 'ending',
    source: 'SPA 2019 s.3(3)',
    find: q =>
      ordersOf(q.facts).flatMap(order =>
        (order.conditions ?? []).flatMap((c): FoundInFacts[] => {
          const { lastDay } = c
          if (!lastDay || lastDay === order.lastDay) return []
          const live = inForceOn(order, q.facts, q.facts.today) && q.facts.today <= lastDay
          return [
            {
              about: c.id,
              label: `Last day of condition ${c.number ?? c.id}`,
              startsOn: order.madeOn ?? null,
              lastDay,
              state: live ? 'running' : 'ended',
              sentence: `Condition ${c.number ?? c.id} lasts to ${by(lastDay)}. The others go on.`,
            },
          ]
        }),
      ),
  },
]

/** Before an order is made: the earliest last day that it could lawfully have. */
const earliest = (q: Question, a: Application): Found => ({
  about: { kind: 'applications', id: a.id },
  label: 'Earliest lawful last day',
  startsOn: null,
  lastDay: null,
  state: 'notStarted',
  sentence: earliestSaid(q, q.facts.today),
})
function least(
  q: Question,
  about: string,
  madeOn: CalendarDate | null | undefined,
  lastDay: CalendarDate | null | undefined,
): FoundInFacts[] {
  if (!madeOn || !lastDay) return []
  const enough = leastLastDay(q, madeOn)
  return [
    {
      about,
      startsOn: madeOn,
      lastDay: enough,
      state: lastDay >= enough ? 'met' : 'missed',
      sentence: `A fixed period must last to ${by(enough)} or later: this one lasts to ${by(lastDay)}.`,
    },
  ]
}
/** Whether an interim order in force reaches the next hearing; with none listed, a warning in its last days. */
function reaching(
  q: Question,
  about: string,
  lastDay: CalendarDate,
  hearingOn: CalendarDate | null,
  known: CalendarDate | null,
  atCourt: boolean,
): FoundInFacts[] {
  const { interimWarningDays } = q.reference
  if (!hearingOn)
    return atCourt && daysBetween(q.facts.today, lastDay) <= interimWarningDays
      ? [
          {
            about,
            startsOn: addDays(lastDay, -interimWarningDays),
            lastDay,
            state: 'running',
            sentence: `The interim order ends at ${by(lastDay)} and no hearing of the main application is listed. Apply to renew it before then.`,
          },
        ]
      : []
  const gap = gapBetween(lastDay, hearingOn)
  return [
    {
      about,
      startsOn: known,
      lastDay,
      state: gap ? 'running' : 'met',
      sentence: gap?.sentence ?? `The interim order lasts beyond the hearing on ${longDate(hearingOn)}.`,
    },
  ]
}
