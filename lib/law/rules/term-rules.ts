import { type LawApplication, type LawFile, type LawOrder, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { type CalendarDate, longDate, withinYearsBeginning } from '../../case/time/calendar.ts'
import { conditionsOfVersion, servedOn, termOf, versionOf } from '../../case/views/orders.ts'
import type { About } from './about.ts'
import { draftConditions, saysLocal } from './condition-rules.ts'
import { aboutOf, blank, type Found, foundIf, type Question, rulesNamed, severities } from './finding.ts'
import {
  askedLastDay,
  firstLastDay,
  fullOrders,
  interimsOf,
  isFull,
  isInterim,
  leastLastDay,
  orderOf,
} from './orders-and-terms.ts'

const { R, W, red } = severities

/** The term that a full application asks for; undefined where nothing is known of it. */
interface Asked {
  a: LawApplication
  about: About
  /** The day on which the order is read as made: today, unless the document gives one or lacks it. */
  madeOn: CalendarDate | null
  lastDay: CalendarDate | null
  isOpen: boolean
}
function askedOf(a: LawApplication, today: CalendarDate): Asked[] {
  if (a.kind === 'interim' || a.termKind === undefined) return []
  // Recorded late, with a last day that is past, it was not made today: the order as sealed is counted from its own day.
  const isPast = a.termKind === 'fixed' && !!a.termLastDay && a.termLastDay < today
  const madeOn = a.proposedMadeOn === undefined ? (isPast ? null : today) : a.proposedMadeOn
  return [
    {
      a,
      about: { kind: 'applications', id: a.id, part: 'term' },
      madeOn,
      lastDay: a.termKind ? askedLastDay(a, madeOn ?? today) : null,
      isOpen: a.termKind === 'untilFurtherOrder',
    },
  ]
}
const terms = ({ file, today }: Question, find: (t: Asked) => Found[]): Found[] =>
  rowsOf(file, 'applications').flatMap(a => (a.kind === 'main' ? askedOf(a, today).flatMap(find) : []))
const aboutOrder = (o: LawOrder): About => aboutOf('orders', o)

/** How long an order lasts, and from which day it is counted. */
export const termRules = rulesNamed([
  {
    id: 'V27',
    question: 'Is it for a fixed period or until further order, exactly one?',
    source: 'SPA 2019 s.3(1)',
    confidence: 'S',
    severity: R,
    find: q => [
      ...terms(q, t => [
        ...foundIf(
          !t.lastDay && !t.isOpen,
          t.about,
          'Choose a fixed period and enter its last day, or choose until further order.',
        ),
        ...foundIf(
          t.lastDay && t.isOpen,
          t.about,
          'Both a last day and until further order are given. Choose one of the two.',
        ),
      ]),
      ...fullOrders(q.file).flatMap(o => {
        const version = versionOf(o, q.file)
        const isOpen = version?.termKind === 'untilFurtherOrder'
        return [
          ...foundIf(
            version && version.termKind !== undefined && !version.lastDay && !isOpen,
            aboutOrder(o),
            'It states neither a last day nor that it lasts until further order. Check the sealed order, and ask legal services.',
            red,
            ['neither'],
          ),
          ...foundIf(
            version?.lastDay && isOpen,
            aboutOrder(o),
            'It states both a last day and that it lasts until further order. Check the sealed order, and ask legal services.',
            red,
            ['both'],
          ),
        ]
      }),
    ],
  },
  {
    id: 'V28',
    question: 'Is a fixed period at least two years beginning with the day it was made?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    find: q => [
      ...terms(q, t =>
        t.madeOn && isShort(q, t.madeOn, t.lastDay) && !t.isOpen
          ? foundIf(
              true,
              t.about,
              `Change the last day to ${longDate(leastLastDay(q.reference, t.madeOn))} or later: the period must be at least two years beginning with ${longDate(t.madeOn)}, the day the order is made.`,
            )
          : [],
      ),
      ...shortOrders(q).flatMap(({ order, madeOn, lastDay }) =>
        foundIf(
          true,
          aboutOrder(order),
          `The period is under two years. Two years beginning with ${longDate(madeOn)} end on ${longDate(leastLastDay(q.reference, madeOn))}; the order as sealed ends on ${longDate(lastDay)}. Check the sealed order, and ask legal services.`,
          red,
          [madeOn, lastDay],
        ),
      ),
    ],
  },
  {
    id: 'V29',
    question: 'Do two years from 29 February end on 28 February?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    held: 'V28 counts to the day before the anniversary, and 29 February rolls to 1 March',
  },
  {
    id: 'V30',
    question: 'Do two years from 1 March end on 29 February in a leap year?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    held: 'V28 counts to the day before the anniversary',
  },
  {
    id: 'V31',
    question: 'Are two years counted by the calendar, not as 730 days?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    held: 'V28 never counts in days',
  },
  {
    id: 'V32',
    question: 'Does the period run from the day the order is made?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: R,
    find: q => [
      ...terms(q, t => {
        const from = isShort(q, t.madeOn, t.lastDay) && countedFrom(q, t.lastDay, interimsOf(t.a, q.file))
        return foundIf(
          from,
          t.about,
          `The period seems to be counted from the date of ${from && mistakenFor[from]}. Count it again from the day the order is made.`,
        )
      }),
      ...shortOrders(q).flatMap(({ order, lastDay }) => {
        const interim = orderOf(q.file, order.replacesId)
        const from = countedFrom(q, lastDay, interim ? [interim] : [], appliedOn(order, q.file))
        return foundIf(
          from,
          aboutOrder(order),
          `The period seems to be counted from the date of ${from && mistakenFor[from]}. Check the sealed order, and ask legal services.`,
          red,
          [from],
        )
      }),
    ],
  },
  {
    id: 'V33',
    question: 'Is a period over five years explained?',
    source: 'SPA 2019 s.3: the Act sets no maximum',
    confidence: 'I',
    severity: W,
    find: q =>
      terms(q, t =>
        foundIf(
          t.madeOn &&
            t.lastDay &&
            t.lastDay > withinYearsBeginning(t.madeOn, q.reference.longTermYears) &&
            blank(t.a.termReason),
          t.about,
          `The period is over ${q.reference.longTermYears} years. Enter a reason for its length.`,
        ),
      ),
  },
  {
    id: 'V34',
    question: 'Does any condition last longer than the order?',
    source: 'SPA 2019 s.3(3)',
    confidence: 'I',
    severity: R,
    find: q => [
      ...draftConditions(q.file, (c, a) =>
        foundIf(
          askedOf(a, q.today).some(t => isAfter(c.lastDay, t.lastDay)),
          aboutOf('draftConditions', c),
          'This condition lasts longer than the order. Change its last day to that of the order, or earlier.',
        ),
      ),
      ...ownPeriods(q.file, (o, c, lastDay) =>
        foundIf(
          isAfter(lastDay, termOf(o, q.file).lastDay),
          aboutOrder(o),
          `Condition ${c.number ?? c.id} lasts to ${longDate(lastDay)}, after the order itself ends. Check the sealed order, and ask legal services.`,
          red,
          [c.number ?? c.id, lastDay],
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
    find: q => [
      ...draftConditions(q.file, (c, a) =>
        foundIf(
          c.kind === 'prohibition' && askedOf(a, q.today).some(t => isShort(q, t.madeOn, c.lastDay)),
          aboutOf('draftConditions', c),
          'This prohibition lasts for less than two years, and the Act does not clearly say whether it may. Change its last day, or ask legal services.',
        ),
      ),
      ...ownPeriods(q.file, (o, c, lastDay) =>
        foundIf(
          isFull(o) && c.kind === 'prohibition' && isShort(q, o.madeOn, lastDay),
          aboutOrder(o),
          `Condition ${c.number ?? c.id}, a prohibition, ends on ${longDate(lastDay)}, within two years of the order. Ask legal services whether it may.`,
          undefined,
          [c.number ?? c.id, lastDay],
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
    find: q => [
      ...terms(q, t => [
        ...tooEarly(t.about, t.madeOn, t.a),
        // A draft looks ahead to the day of the hearing.
        ...foundIf(
          q.mode === 'made' && t.madeOn && t.madeOn > q.today,
          t.about,
          `The date of the order is in the future. Change it to ${longDate(q.today)} or earlier.`,
        ),
      ]),
      ...rowsOf(q.file, 'orders').flatMap(o => [
        ...tooEarly(aboutOrder(o), o.madeOn, applicationOf(o, q.file)),
        ...foundIf(
          o.madeOn && o.madeOn > q.today,
          aboutOrder(o),
          `The date of the order is in the future. Change it to ${longDate(q.today)} or earlier.`,
          undefined,
          ['future', o.madeOn],
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
    find: q => [
      ...terms(q, t => foundIf(!t.madeOn, t.about, 'Enter the date on which the order is made, or is to be made.')),
      ...rowsOf(q.file, 'orders').flatMap(o => {
        const conditions = asItStands(o, q.file)
        const numbers = conditions.flatMap(c => c.number ?? [])
        return [
          ...foundIf(
            numbers.some((n, i) => n !== i + 1),
            aboutOrder(o),
            `Its conditions are numbered ${numbers.join(', ')}: one may be missing. Check the sealed order.`,
            red,
            ['numbers', ...numbers],
          ),
          ...conditions.flatMap(c => [
            ...foundIf(
              c.saysLocality ?? (saysLocal(c.text) && !c.locality),
              aboutOrder(o),
              `Condition ${c.number ?? c.id} speaks of a locality, and none is recorded. Check whether the sealed order names one.`,
              W,
              ['locality', c.number ?? c.id],
            ),
            ...foundIf(
              (c.saysPeriod ?? saysPeriod(c.text)) && !c.lastDay,
              aboutOrder(o),
              `Condition ${c.number ?? c.id} speaks of a period of its own, and no last day is recorded for it. Check the sealed order.`,
              W,
              ['period', c.number ?? c.id],
            ),
          ]),
          ...foundIf(
            isInterim(o) && isAfter(o.madeOn, termOf(o, q.file).lastDay),
            aboutOrder(o),
            'Its last day is before the day it was made. Check the sealed order.',
            red,
            ['backwards'],
          ),
        ]
      }),
    ],
  },
])

/** Wording that ends on a date of its own. */
const saysPeriod = (text: string | null | undefined) =>
  /\buntil (?:the end of )?\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text ?? '')
/** Whether a fixed period from the day made falls short of the least that the Act allows. */
const isShort = (
  q: Question,
  madeOn: CalendarDate | null | undefined,
  lastDay: CalendarDate | null | undefined,
): boolean => !!madeOn && !!lastDay && lastDay < leastLastDay(q.reference, madeOn)
/** Full orders that were, as first made, for too short a period. */
const shortOrders = (q: Question): { order: LawOrder; madeOn: CalendarDate; lastDay: CalendarDate }[] =>
  fullOrders(q.file).flatMap(order => {
    const lastDay = firstLastDay(order, q.file)
    const { madeOn } = order
    const isOpen = versionOf(order, q.file)?.termKind === 'untilFurtherOrder'
    return !isOpen && madeOn && lastDay && isShort(q, madeOn, lastDay) ? [{ order, madeOn, lastDay }] : []
  })
/** The day of the application from which an order came. */
const applicationOf = (o: LawOrder, file: LawFile) => rowsOf(file, 'applications').find(a => a.id === o.applicationId)
const appliedOn = (o: LawOrder, file: LawFile) => applicationOf(o, file)?.lodgedOn
const mistakenFor = {
  interim: 'the interim order',
  service: 'service of the interim order',
  application: 'the application',
} as const
/** What a short period seems to be counted from in place of the day made. */
function countedFrom(
  { file, reference }: Question,
  lastDay: CalendarDate | null,
  interims: LawOrder[],
  applied?: CalendarDate | null,
): keyof typeof mistakenFor | undefined {
  const days: [CalendarDate | null | undefined, keyof typeof mistakenFor][] = [
    ...interims.flatMap((o): [CalendarDate | null | undefined, keyof typeof mistakenFor][] => [
      [o.madeOn, 'interim'],
      [servedOn(o, file), 'service'],
    ]),
    [applied, 'application'],
  ]
  return days.find(([day]) => day && lastDay === leastLastDay(reference, day))?.[1]
}
const isAfter = (a: CalendarDate | null | undefined, b: CalendarDate | null | undefined): a is CalendarDate =>
  !!a && !!b && a > b
function tooEarly(
  about: About,
  madeOn: CalendarDate | null | undefined,
  a: LawRecord<'applications'> | undefined,
): Found[] {
  const applied = a?.lodgedOn
  if (!a || !isAfter(applied, madeOn)) return []
  const message = `The order is dated before the application of ${longDate(applied)}.`
  return foundIf(true, about, message, undefined, ['early', applied]).map(f => ({
    ...f,
    other: aboutOf('applications', a),
  }))
}
type OrderCondition = LawRecord<'orderConditions'>
const asItStands = (o: LawOrder, file: LawFile): OrderCondition[] => {
  const version = versionOf(o, file)?.version
  return version == null ? [] : conditionsOfVersion(o, file, version)
}
/** Conditions of orders that have a last day of their own. */
const ownPeriods = (file: LawFile, find: (o: LawOrder, c: OrderCondition, lastDay: CalendarDate) => Found[]): Found[] =>
  rowsOf(file, 'orders').flatMap(o => asItStands(o, file).flatMap(c => (c.lastDay ? find(o, c, c.lastDay) : [])))
