import { type CalendarDate, longDate, withinYearsBeginning } from '../calendar.ts'
import type { OrderFact } from './facts.ts'
import { blank, type Found, one, type Question, type Rule, severities } from './finding.ts'
import { firstLastDay, isFull, isInterim, leastLastDay, orderOf, ordersOf, ownInterims } from './standing.ts'

const { R, W, red } = severities

/** How long an order lasts, and from which day it is counted. */
export const termRules: readonly Rule[] = [
  {
    id: 'V27',
    question: 'Is it for a fixed period or until further order, exactly one?',
    source: 'SPA 2019 s.3(1)',
    confidence: 'S',
    severity: R,
    over: 'facts',
    find: ({ facts }) => [
      ...one(
        facts.term && !facts.term.lastDay && !facts.term.untilFurtherOrder,
        'term',
        'Choose a fixed period and enter its last day, or choose until further order.',
      ),
      ...one(
        facts.term?.lastDay && facts.term.untilFurtherOrder,
        'term',
        'Both a last day and until further order are given. Choose one of the two.',
      ),
      ...ordersOf(facts)
        .filter(isFull)
        .flatMap(o => [
          ...one(
            !o.lastDay && o.untilFurtherOrder === false,
            o.id,
            'It states neither a last day nor that it lasts until further order. Check the sealed order, and ask legal services.',
            red,
          ),
          ...one(
            o.lastDay && o.untilFurtherOrder,
            o.id,
            'It states both a last day and that it lasts until further order. Check the sealed order, and ask legal services.',
            red,
          ),
        ]),
    ],
  },
  {
    id: 'V28',
    question: 'Is a fixed period at least two years beginning with the day it was made?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    over: 'facts',
    find: q => {
      const { term } = q.facts
      return [
        ...(term?.madeOn && isShort(q, term.madeOn, term.lastDay) && !term.untilFurtherOrder
          ? one(
              true,
              'term',
              `Change the last day to ${longDate(leastLastDay(q, term.madeOn))} or later: the period must be at least two years beginning with ${longDate(term.madeOn)}, the day the order is made.`,
            )
          : []),
        ...shortOrders(q).flatMap(({ id, madeOn, lastDay }) =>
          one(
            true,
            id,
            `The period is under two years. Two years beginning with ${longDate(madeOn)} end on ${longDate(leastLastDay(q, madeOn))}; the order as sealed ends on ${longDate(lastDay)}. Check the sealed order, and ask legal services.`,
            red,
          ),
        ),
      ]
    },
  },
  {
    id: 'V29',
    question: 'Do two years from 29 February end on 28 February?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    over: 'program',
    held: 'V28 counts to the day before the anniversary, and 29 February rolls to 1 March',
  },
  {
    id: 'V30',
    question: 'Do two years from 1 March end on 29 February in a leap year?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    over: 'program',
    held: 'V28 counts to the day before the anniversary',
  },
  {
    id: 'V31',
    question: 'Are two years counted by the calendar, not as 730 days?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    over: 'program',
    held: 'V28 never counts in days',
  },
  {
    id: 'V32',
    question: 'Does the period run from the day the order is made?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    over: 'facts',
    find: q => {
      const { term } = q.facts
      const drafted =
        term?.madeOn && isShort(q, term.madeOn, term.lastDay)
          ? countedFrom(q, term.lastDay, ownInterims(q.facts))
          : undefined
      return [
        ...one(
          drafted,
          'term',
          `The period seems to be counted from the date of ${drafted}. Count it again from the day the order is made.`,
        ),
        ...shortOrders(q).flatMap(o => {
          const interim = orderOf(q.facts, o.replacesInterim)
          const from = countedFrom(q, o.lastDay, interim ? [interim] : [], o.appliedOn)
          return one(
            from,
            o.id,
            `The period seems to be counted from the date of ${from}. Check the sealed order, and ask legal services.`,
            red,
          )
        }),
      ]
    },
  },
  {
    id: 'V33',
    question: 'Is a period over five years explained?',
    source: 'SPA 2019 s.3: the Act sets no maximum',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: ({ facts: { term, termReason }, reference: { longTermYears } }) =>
      one(
        term?.madeOn &&
          term.lastDay &&
          term.lastDay > withinYearsBeginning(term.madeOn, longTermYears) &&
          blank(termReason),
        'term',
        `The period is over ${longTermYears} years. Enter a reason for its length.`,
      ),
  },
  {
    id: 'V34',
    question: 'Does any condition last longer than the order?',
    source: 'SPA 2019 s.3(3)',
    confidence: 'I',
    severity: R,
    over: 'facts',
    find: ({ facts }) => [
      ...(facts.conditions ?? []).flatMap(c =>
        one(
          isAfter(c.lastDay, facts.term?.lastDay),
          c.id,
          'This condition lasts longer than the order. Change its last day to that of the order, or earlier.',
        ),
      ),
      ...ofOrders(facts.orders, (o, c) =>
        one(
          isAfter(c.lastDay, o.lastDay),
          o.id,
          `Condition ${c.number ?? c.id} lasts to ${longDate(c.lastDay)}, after the order itself ends. Check the sealed order, and ask legal services.`,
          red,
        ),
      ),
    ],
  },
  {
    id: 'V35',
    question: 'Is any prohibition shorter than two years?',
    source: 'SPA 2019 s.3(3); unclear, confirm with legal services',
    confidence: 'M',
    severity: W,
    over: 'facts',
    find: q => [
      ...(q.facts.conditions ?? []).flatMap(c =>
        one(
          c.kind === 'prohibition' && isShort(q, q.facts.term?.madeOn, c.lastDay),
          c.id,
          'This prohibition lasts for less than two years, and the Act does not clearly say whether it may. Change its last day, or ask legal services.',
        ),
      ),
      ...ofOrders(q.facts.orders?.filter(isFull), (o, c) =>
        one(
          c.kind === 'prohibition' && isShort(q, o.madeOn, c.lastDay),
          o.id,
          `Condition ${c.number ?? c.id}, a prohibition, ends on ${longDate(c.lastDay)}, within two years of the order. Ask legal services whether it may.`,
        ),
      ),
    ],
  },
  {
    id: 'V36',
    question: 'Was the order made on or after the day of the application, and not in the future?',
    source: 'The dates recorded',
    confidence: 'I',
    severity: R,
    over: 'facts',
    find: ({ facts: { term, application, orders, today, mode } }) => [
      ...tooEarly('term', term?.madeOn, application?.lodgedOn),
      // A draft looks ahead to the day of the hearing.
      ...one(
        mode === 'made' && term?.madeOn && term.madeOn > today,
        'term',
        `The date of the order is in the future. Change it to ${longDate(today)} or earlier.`,
      ),
      ...(orders ?? []).flatMap(o => [
        ...tooEarly(o.id, o.madeOn, o.appliedOn),
        ...one(
          o.madeOn && o.madeOn > today,
          o.id,
          `The date of the order is in the future. Change it to ${longDate(today)} or earlier.`,
        ),
      ]),
    ],
  },
  {
    id: 'V37',
    question: 'Does it say when it was made, for how long, and every condition?',
    source: 'SPA 2019 s.6; text not checked',
    confidence: 'M',
    severity: R,
    over: 'facts',
    find: ({ facts: { term, orders } }) => [
      ...one(term && !term.madeOn, 'term', 'Enter the date on which the order is made, or is to be made.'),
      ...(orders ?? []).flatMap(o => {
        const numbers = (o.conditions ?? []).flatMap(c => c.number ?? [])
        return [
          ...one(
            numbers.some((n, i) => n !== i + 1),
            o.id,
            `Its conditions are numbered ${numbers.join(', ')}: one may be missing. Check the sealed order.`,
            red,
          ),
          ...(o.conditions ?? []).flatMap(c => [
            ...one(
              c.saysLocality,
              o.id,
              `Condition ${c.number ?? c.id} speaks of a locality, and none is recorded. Check whether the sealed order names one.`,
              W,
            ),
            ...one(
              c.saysPeriod && !c.lastDay,
              o.id,
              `Condition ${c.number ?? c.id} speaks of a period of its own, and no last day is recorded for it. Check the sealed order.`,
              W,
            ),
          ]),
          ...one(
            isInterim(o) && isAfter(o.madeOn, o.lastDay),
            o.id,
            'Its last day is before the day it was made. Check the sealed order.',
            red,
          ),
        ]
      }),
    ],
  },
]

/** Whether a fixed period from the day made falls short of the least that the Act allows. */
function isShort(
  q: Question,
  madeOn: CalendarDate | null | undefined,
  lastDay: CalendarDate | null | undefined,
): boolean {
  return !!madeOn && !!lastDay && lastDay < leastLastDay(q, madeOn)
}
/** Full orders that were, as first made, for too short a period. */
const shortOrders = (q: Question) =>
  ordersOf(q.facts).flatMap(o => {
    const lastDay = firstLastDay(o)
    const isFixed = isFull(o) && !o.untilFurtherOrder
    return isFixed && o.madeOn && lastDay && isShort(q, o.madeOn, lastDay) ? [{ ...o, madeOn: o.madeOn, lastDay }] : []
  })
/** What a short period seems to be counted from in place of the day made. */
function countedFrom(
  q: Question,
  lastDay: CalendarDate | null | undefined,
  interims: OrderFact[],
  appliedOn?: CalendarDate | null,
): string | undefined {
  const days: [CalendarDate | null | undefined, string][] = [
    ...interims.flatMap((o): [CalendarDate | null | undefined, string][] => [
      [o.madeOn, 'the interim order'],
      [o.servedOn, 'service of the interim order'],
    ]),
    [appliedOn, 'the application'],
  ]
  return days.find(([day]) => day && lastDay === leastLastDay(q, day))?.[1]
}
const isAfter = (a: CalendarDate | null | undefined, b: CalendarDate | null | undefined): a is CalendarDate =>
  !!a && !!b && a > b
const tooEarly = (
  about: string,
  madeOn: CalendarDate | null | undefined,
  appliedOn: CalendarDate | null | undefined,
): Found[] =>
  isAfter(appliedOn, madeOn)
    ? one(
        true,
        about,
        `The order is dated before the application of ${longDate(appliedOn)}. Check and change one of the two dates.`,
      )
    : []
type OrderCondition = NonNullable<OrderFact['conditions']>[number]
const ofOrders = (
  orders: readonly OrderFact[] | null | undefined,
  find: (o: OrderFact, c: OrderCondition & { lastDay: CalendarDate }) => Found[],
): Found[] =>
  (orders ?? []).flatMap(o =>
    (o.conditions ?? []).flatMap(c => (c.lastDay ? find(o, { ...c, lastDay: c.lastDay }) : [])),
  )
