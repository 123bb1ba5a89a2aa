import { longDate } from '../calendar.ts'
import { isOnlyInterim } from './condition-rules.ts'
import type { Facts } from './facts.ts'
import { blank, one, type Rule, severities } from './finding.ts'
import { isInterim, lastDayOf, ordersOf, ownInterims, protectionGap } from './standing.ts'

const { R, W, red } = severities

/** An interim order: from its application to its end. */
export const interimRules: readonly Rule[] = [
  {
    id: 'V38',
    question: 'Is there a main application that is not decided?',
    source: 'SPA 2019 s.5(1)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) => {
      const { application, interimApplication } = facts
      const decidedOn = application?.determinedOn
      return [
        ...one(
          interimApplication && !application,
          'interimApplication',
          'An interim order needs a full application. Add the main application, or take this one out.',
        ),
        ...one(
          interimApplication && application && isTooLate(facts),
          'interimApplication',
          'The main application is already decided, so no interim order can be made. Start a new full application.',
        ),
        ...ordersOf(facts)
          .filter(isInterim)
          .flatMap(o => [
            ...one(
              application && !application.lodgedOn,
              o.id,
              'No main application was before the court. Check the dates, and ask legal services.',
              red,
            ),
            ...one(
              decidedOn && o.madeOn && decidedOn < o.madeOn,
              o.id,
              `The main application had already been decided on ${decidedOn && longDate(decidedOn)}. Check the dates, and ask legal services.`,
              red,
            ),
          ]),
      ]
    },
  },
  {
    id: 'V39',
    question: 'Is the interim applied for with the main application or after it?',
    source: 'SPA 2019 s.5(2)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts: { application, interimApplication } }) => {
      const main = application?.lodgedOn
      const interim = interimApplication?.lodgedOn
      return one(
        application && interim && (!main || interim < main),
        'interimApplication',
        main
          ? `An interim application is made with the main application or after it. Change its date to ${longDate(main)} or later.`
          : 'Lodge the main application first, or both together.',
      )
    },
  },
  {
    id: 'V40',
    question: 'Is it the same chief officer who made the main application?',
    source: 'SPA 2019 s.5(2)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts: { force, interimApplication } }) =>
      one(
        force?.id && interimApplication?.force && force.id !== interimApplication.force,
        'interimApplication',
        'Only the chief officer who made the main application may apply. Change the force of the interim application.',
      ),
  },
  {
    id: 'V41',
    question: 'Is the interim order for a fixed period?',
    source: 'SPA 2019 s.5(6)(a)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) => {
      const asked = facts.interimApplication
      return [
        ...one(
          asked && (!asked.lastDay || asked.untilFurtherOrder),
          'interimApplication',
          'An interim order can only be for a fixed period. Enter its last day.',
        ),
        ...ordersOf(facts)
          .filter(isInterim)
          .flatMap(o =>
            one(
              o.untilFurtherOrder || (!o.lastDay && o.untilFurtherOrder === false),
              o.id,
              'An interim order can only be for a fixed period, and this one states no last day. Check the sealed order, and ask legal services.',
              red,
            ),
          ),
      ]
    },
  },
  {
    id: 'V42',
    question: 'Is an interim order free of the two-year minimum?',
    source: 'SPA 2019 s.5(6)',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'V28 reads the term of a full order only',
  },
  {
    id: 'V43',
    question: 'Why is an interim order appropriate?',
    source: 'SPA 2019 s.5(3)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) => [
      ...one(
        facts.interimApplication && blank(facts.interimApplication.reason),
        'interimApplication',
        'Enter why an interim order is appropriate.',
      ),
      ...(isOnlyInterim(facts)
        ? (facts.conditions ?? []).flatMap(c =>
            one(
              blank(c.necessity),
              c.id,
              'Say why this condition is needed. The test for an interim order is whether it is appropriate, and the court will ask.',
              W,
            ),
          )
        : []),
    ],
  },
  {
    id: 'V44',
    question: 'Was the order served while it was in force?',
    source: 'SPA 2019 ss.3 and 5(6)(b)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) =>
      ordersOf(facts).flatMap(o => {
        const last = lastDayOf(o, facts)
        return one(
          last && o.servedOn && o.servedOn > last,
          o.id,
          `It was served on ${o.servedOn && longDate(o.servedOn)}, after it had ended on ${last && longDate(last)}. Check both dates.`,
        )
      }),
  },
  {
    id: 'V45',
    question: 'Does the interim order reach the next hearing of the main application?',
    source: 'SPA 2019 s.5(6) and (7)',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: q => {
      const found = protectionGap(q)
      return found ? one(true, found.about, found.gap.sentence) : []
    },
  },
  {
    id: 'V48',
    question: 'Did withdrawal of the main application end the interim order?',
    source: 'SPA 2019 s.5(6)(b); unclear, confirm with legal services',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: ({ facts }) =>
      ownInterims(facts).flatMap(o =>
        one(
          facts.application?.outcome === 'withdrawn' && outlasts(o.lastDay, facts),
          o.id,
          'The main application was withdrawn, and the Act does not say whether that decides it. Treat the interim order as ended, and ask legal services.',
        ),
      ),
  },
]
const isDecided = ({ application }: Facts) => !!application?.determinedOn || !!application?.outcome
/** Decided before the interim was asked for, or before any was made. */
function isTooLate(facts: Facts): boolean {
  const askedOn = facts.interimApplication?.lodgedOn
  const decidedOn = facts.application?.determinedOn
  const after = !!askedOn && !!decidedOn && askedOn > decidedOn
  return isDecided(facts) && (after || !ordersOf(facts).some(isInterim))
}
/** Whether the interim order would still have run after the main application was disposed of. */
const outlasts = (lastDay: string | null | undefined, { application, today }: Facts) =>
  !lastDay || lastDay >= (application?.determinedOn ?? today)
