import { anniversary, type CalendarDate, londonDate, longDate, withinYearsBeginning } from '../calendar.ts'
import type { CaseFile, Order, OrderCondition, OrderVersion } from '../case.ts'
import {
  conditionsOfVersion,
  isInForce,
  lastDayInForce,
  mainOf,
  nextHearing,
  protectionGap,
  servicesOf,
  versionOf,
  versionsOf,
} from '../orders.ts'
import { type Flag, type Found, flagsOf, type Rule } from './finding.ts'

/** An order as it was sealed, read against the 2019 Act. Flagged for legal services, never refused. */
export interface OrderRead {
  file: CaseFile
  order: Order
  today: CalendarDate
}
const about = (order: Order) => ({ kind: 'orders' as const, id: order.id })
const say = (order: Order, message: string | false | null | undefined): Found[] =>
  message ? [{ about: about(order), message }] : []
const made = (r: OrderRead): OrderVersion | undefined => versionsOf(r.order, r.file)[0]
const currentConditions = (r: OrderRead): OrderCondition[] => {
  const version = versionOf(r.order, r.file)
  return version ? conditionsOfVersion(r.order, r.file, version.version) : []
}
const isFull = (r: OrderRead) => r.order.kind === 'full'
const leastLastDay = (r: OrderRead) => withinYearsBeginning(r.order.madeOn, 2)
const replaced = (r: OrderRead): Order | undefined => r.file.orders.find(o => o.id === r.order.replacesId)
/** Whether a full order's fixed term, as first made, is under two years. */
const isShort = (r: OrderRead): boolean => {
  const v = made(r)
  return isFull(r) && v?.termKind === 'fixed' && v.lastDay !== null && v.lastDay < leastLastDay(r)
}

export const orderRules: readonly Rule<OrderRead>[] = [
  {
    id: 'V20',
    question: 'Does it contain at least one condition?',
    source: 'SPA 2019 s.1(2)',
    confidence: 'I',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => say(r.order, !currentConditions(r).length && 'No condition is recorded.'),
  },
  {
    id: 'V27',
    question: 'Is it for a fixed period or until further order, exactly one?',
    source: 'SPA 2019 s.3(1)',
    confidence: 'S',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      const v = versionOf(r.order, r.file)
      if (!isFull(r) || !v) return []
      return [
        ...say(r.order, !v.termKind && 'It states neither a fixed period nor that it lasts until further order.'),
        ...say(
          r.order,
          v.termKind === 'fixed' && !v.lastDay && 'It is for a fixed period but no last day is recorded.',
        ),
        ...say(
          r.order,
          v.termKind === 'untilFurtherOrder' &&
            v.lastDay !== null &&
            'It states both a last day and that it lasts until further order.',
        ),
      ]
    },
  },
  {
    id: 'V28',
    question: 'Is a fixed period at least two years beginning with the day it was made?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: { draft: 'refuse', made: 'flag' },
    find: r =>
      say(
        r.order,
        isShort(r) &&
          `The period is under two years. Two years beginning with ${longDate(r.order.madeOn)} end on ${longDate(leastLastDay(r))}; the order as sealed ends on ${longDate(made(r)?.lastDay ?? r.order.madeOn)}.`,
      ),
  },
  {
    id: 'V32',
    question: 'Does the period run from the day the order was made?',
    source: 'SPA 2019 s.3(2)',
    confidence: 'S',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      const before = replaced(r)
      const lodged = mainOf(r.order, r.file)?.lodgedOn
      const last = made(r)?.lastDay
      const counted = [
        [before?.madeOn, 'the interim order'],
        [lodged, 'the application'],
      ].find(([day]) => day && last && last === withinYearsBeginning(day, 2))
      return say(
        r.order,
        isShort(r) && counted !== undefined && `The period seems to be counted from the date of ${counted?.[1]}.`,
      )
    },
  },
  {
    id: 'V33',
    question: 'Is a period over five years explained?',
    source: 'SPA 2019 s.3; the Act sets no maximum',
    confidence: 'I',
    severity: { draft: 'warn', made: 'none' },
    find: r => {
      const last = made(r)?.lastDay
      return say(
        r.order,
        isFull(r) &&
          !!last &&
          last >= anniversary(r.order.madeOn, 5) &&
          !mainOf(r.order, r.file)?.termReason &&
          'The period is over five years and no reason for its length is recorded.',
      )
    },
  },
  {
    id: 'V34',
    question: 'Does any condition last longer than the order?',
    source: 'SPA 2019 s.3(3)',
    confidence: 'I',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      const last = versionOf(r.order, r.file)?.lastDay
      return currentConditions(r).flatMap(c =>
        say(
          r.order,
          !!c.lastDay &&
            !!last &&
            c.lastDay > last &&
            `Condition ${c.number} lasts to ${longDate(c.lastDay)}, after the order itself ends.`,
        ),
      )
    },
  },
  {
    id: 'V35',
    question: 'Is any prohibition shorter than two years?',
    source: 'SPA 2019 s.3(3); unclear, confirm with legal services',
    confidence: 'M',
    severity: { draft: 'warn', made: 'note' },
    find: r =>
      isFull(r)
        ? currentConditions(r).flatMap(c =>
            say(
              r.order,
              c.kind === 'prohibition' &&
                !!c.lastDay &&
                c.lastDay < leastLastDay(r) &&
                `Condition ${c.number}, a prohibition, ends on ${longDate(c.lastDay)}, within two years of the order.`,
            ),
          )
        : [],
  },
  {
    id: 'V36',
    question: 'Was it made on or after the day of the application?',
    source: 'The dates recorded',
    confidence: 'I',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      const lodged = r.file.applications.find(a => a.id === r.order.applicationId)?.lodgedOn
      return say(
        r.order,
        !!lodged &&
          r.order.madeOn < lodged &&
          `It is dated ${longDate(r.order.madeOn)}, before the application of ${longDate(lodged)}.`,
      )
    },
  },
  {
    id: 'V37',
    question: 'Are its conditions all there, and its last day not before the day it was made?',
    source: 'SPA 2019 s.6; text not checked',
    confidence: 'M',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      const numbers = currentConditions(r).map(c => c.number)
      const last = versionOf(r.order, r.file)?.lastDay
      return [
        ...say(
          r.order,
          numbers.some((n, i) => n !== i + 1) &&
            `Its conditions are numbered ${numbers.join(', ')}: one may be missing.`,
        ),
        ...say(r.order, !!last && last < r.order.madeOn && 'Its last day is before the day it was made.'),
      ]
    },
  },
  {
    id: 'sealed',
    question: 'Is the sealed copy of the order as it stands attached?',
    source: 'Force policy',
    confidence: 'I',
    severity: { draft: 'none', made: 'note' },
    find: r => {
      const v = versionOf(r.order, r.file)
      return say(
        r.order,
        !!v &&
          !v.sealedExhibitId &&
          (v.version === 1
            ? 'The sealed copy is not attached.'
            : `The sealed copy of the order as it stands from ${longDate(v.fromOn)} is not attached.`),
      )
    },
  },
  {
    id: 'V38',
    question: 'Was there a live main application when the interim order was made?',
    source: 'SPA 2019 s.5(1)',
    confidence: 'T',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      if (isFull(r)) return []
      const main = mainOf(r.order, r.file)
      if (!main?.lodgedOn) return say(r.order, 'No main application was before the court.')
      return say(
        r.order,
        main.determinedOn !== null &&
          main.determinedOn < r.order.madeOn &&
          `The main application had already been decided on ${longDate(main.determinedOn)}.`,
      )
    },
  },
  {
    id: 'V41',
    question: 'Is the interim order for a fixed period?',
    source: 'SPA 2019 s.5(6)(a)',
    confidence: 'T',
    severity: { draft: 'refuse', made: 'flag' },
    find: r => {
      const v = versionOf(r.order, r.file)
      return say(
        r.order,
        !isFull(r) &&
          !!v &&
          (v.termKind !== 'fixed' || !v.lastDay) &&
          'An interim order can only be for a fixed period, and this one states no last day.',
      )
    },
  },
  {
    id: 'V44',
    question: 'Was anything done under it after it had ended?',
    source: 'SPA 2019 ss.3 and 5(6)(b)',
    confidence: 'T',
    severity: { draft: 'none', made: 'flag' },
    find: r => {
      const last = lastDayInForce(r.order, r.file)
      return servicesOf(r.order, r.file)
        .filter(s => s.served)
        .flatMap(s =>
          say(
            r.order,
            last !== null &&
              londonDate(s.attemptedAt) > last &&
              `It was served on ${longDate(londonDate(s.attemptedAt))}, after it had ended on ${longDate(last)}.`,
          ),
        )
    },
  },
  {
    id: 'V45',
    question: 'Does the interim order reach the next hearing of the main application?',
    source: 'SPA 2019 s.5(6)',
    confidence: 'I',
    severity: { draft: 'warn', made: 'note' },
    find: r => {
      const main = mainOf(r.order, r.file)
      const hearing = main && isInForce(r.order, r.file, r.today) ? nextHearing(main.id, r.file, r.today) : undefined
      const gap = hearing && protectionGap(r.order, r.file, hearing.listedOn)
      return gap ? [{ about: about(r.order), message: gap.sentence }] : []
    },
  },
  {
    id: 'V47',
    question: 'Was the order renewed before it ended?',
    source: 'SPA 2019 ss.4 and 5(7)',
    confidence: 'I',
    severity: { draft: 'warn', made: 'flag' },
    find: r =>
      versionsOf(r.order, r.file).flatMap((v, i, all) => {
        const last = all[i - 1]?.lastDay
        return say(
          r.order,
          v.reason === 'renewed' &&
            !!last &&
            v.fromOn > last &&
            `It was renewed on ${longDate(v.fromOn)}, after it had ended on ${longDate(last)}.`,
        )
      }),
  },
  {
    id: 'V55',
    question: 'Is a renewed or varied period under two years?',
    source: 'SPA 2019 s.4; unclear, confirm with legal services',
    confidence: 'M',
    severity: { draft: 'warn', made: 'note' },
    find: r =>
      versionsOf(r.order, r.file)
        .slice(1)
        .flatMap((v, i) => {
          const changed = v.lastDay !== versionsOf(r.order, r.file)[i]?.lastDay
          return say(
            r.order,
            isFull(r) &&
              changed &&
              !!v.lastDay &&
              v.lastDay < withinYearsBeginning(v.fromOn, 2) &&
              `From ${longDate(v.fromOn)} it lasts to ${longDate(v.lastDay)}, under two years. The Act does not clearly say whether it may.`,
          )
        }),
  },
  {
    id: 'V62',
    question: 'Did the interim order that it replaces put the duty to notify on the defendant?',
    source: 'SPA 2019 s.9(1)',
    confidence: 'I',
    severity: { draft: 'none', made: 'note' },
    find: r => {
      const before = replaced(r)
      if (!before) return []
      const served = servicesOf(before, r.file).some(s => s.served)
      const lapsed = versionOf(before, r.file)?.lastDay
      return [
        ...say(
          r.order,
          !served &&
            'The interim order that it replaces was never served, so the first duty to notify may never have arisen. Ask legal services.',
        ),
        ...say(
          r.order,
          !!lapsed &&
            lapsed < r.order.madeOn &&
            `The interim order had ended on ${longDate(lapsed)}, before this one was made. Ask legal services whether it replaces it.`,
        ),
      ]
    },
  },
]

/** What is at odds with the Act on an order as sealed, and what needs a look: flagged, never refused. */
export const orderFlags = (order: Order, file: CaseFile, today: CalendarDate): Flag[] =>
  flagsOf(orderRules, { file, order, today })
