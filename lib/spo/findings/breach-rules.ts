import { addDays, clearDaysBefore, longDate } from '../calendar.ts'
import { limitOf, maximumSentence } from '../sentence.ts'
import { appealRouteRefused, noRouteWords } from './appeal-routes.ts'
import type { Facts, OrderFact } from './facts.ts'
import { blank, type Found, one, type Question, type Rule, severities } from './finding.ts'
import { lastDayOf, orderOf } from './standing.ts'

const { R, W, RtoW } = severities
const courtNames = { magistrates: 'magistrates’ court', crown: 'Crown Court' } as const
type Breach = NonNullable<Facts['breaches']>[number]
const breaches = (q: Question, find: (b: Breach) => Found[]) => (q.facts.breaches ?? []).flatMap(find)

/** Breach and sentence, hearsay notice and appeal. */
export const breachRules: readonly Rule[] = [
  {
    id: 'V74',
    question: 'Was it while the order was in force, against one of its conditions?',
    source: 'SPA 2019 s.8(1)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) =>
      (facts.breaches ?? []).flatMap(b => {
        const order = orderOf(facts, b.of)
        return order ? [...withField('on', outsideTerm(b, order, facts)), ...ofCondition(b, order)] : []
      }),
  },
  {
    id: 'V75',
    question: 'What is said of a reasonable excuse?',
    source: 'SPA 2019 s.8(1)',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: q =>
      breaches(q, b =>
        one(
          blank(b.excuse),
          b.id,
          'Nothing is recorded about a reasonable excuse. Record what was offered; if none was, say so.',
        ),
      ),
  },
  {
    id: 'V76',
    question: 'Is the maximum sentence read by the days of offence and conviction?',
    source: 'SPA 2019 s.8(2)-(3); SI 2024/1067',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) =>
      (facts.convictions ?? []).flatMap(c => {
        const offenceOn = c.offenceOn ?? facts.breaches?.find(b => b.id === c.of)?.on
        if (!offenceOn || !c.on || !c.court || !c.months) return []
        const most = limitOf(maximumSentence(offenceOn, c.on), c.court)
        return one(
          c.months > most,
          c.id,
          `The most that the ${courtNames[c.court]} may give on a conviction of ${longDate(c.on)} is ${most} months. Check the record with the court.`,
        )
      }),
  },
  {
    id: 'V77',
    question: 'Is the sentence other than a conditional discharge?',
    source: 'Sentencing Code s.80',
    confidence: 'M',
    severity: W,
    over: 'facts',
    find: ({ facts }) =>
      (facts.convictions ?? []).flatMap(c =>
        one(
          /conditional.?discharge/i.test(c.sentence ?? ''),
          c.id,
          'A conditional discharge is not open to the court for this offence. Check the record with the court.',
        ),
      ),
  },
  {
    id: 'V78',
    question: 'Did it happen in England or Wales?',
    source: 'SPA 2019 s.15',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: q =>
      breaches(q, b =>
        one(
          !blank(b.place) && b.place !== 'england_wales',
          b.id,
          'The offence extends to England and Wales. Record the breach, and ask legal services where, and whether, it was committed.',
        ),
      ),
  },
  {
    id: 'V81',
    question: 'Was hearsay notice served at least 21 days before the hearing?',
    source: 'SI 1999/681 r.3',
    confidence: 'T',
    severity: RtoW,
    over: 'facts',
    find: ({ facts, reference }) =>
      (facts.hearings ?? []).flatMap(h => {
        const served = h.hearsayNoticeServedOn
        const safe = h.on && clearDaysBefore(h.on, reference.hearsayDays)
        if (!served || !safe || served <= safe) return []
        return served === addDays(safe, 1)
          ? one(
              true,
              h.id,
              `Hearsay notice was served a day after the last safe day, ${longDate(safe)}: borderline. Ask the court to confirm the period.`,
              W,
            )
          : one(
              true,
              h.id,
              `Hearsay notice was served after ${longDate(safe)}, the last safe day. Ask the court to set another period, or list the hearing later.`,
            )
      }),
  },
  {
    id: 'V82',
    question: 'Does section 7 give this appeal?',
    source: 'SPA 2019 s.7',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: ({ facts }) =>
      (facts.appeals ?? []).flatMap(a => {
        const why = appealRouteRefused(a)
        return why ? one(true, a.id, noRouteWords(why)) : []
      }),
  },
  {
    id: 'V83',
    question: 'Does an appeal leave the order in force?',
    source: 'SPA 2019 s.7',
    confidence: 'I',
    severity: R,
    over: 'program',
    held: 'Nothing that ends an order reads an appeal until the Crown Court has decided it',
  },
]

const withField = (field: string, found: Found[]): Found[] => found.map(f => ({ ...f, field }))
function outsideTerm(b: Breach, order: OrderFact, facts: Facts): Found[] {
  const { on } = b
  if (!on) return []
  const last = lastDayOf(order, facts)
  if (order.madeOn && on < order.madeOn)
    return one(
      true,
      b.id,
      `The order was made on ${longDate(order.madeOn)}. Check the date of the breach: it cannot be earlier.`,
    )
  if (last && on > last)
    return one(
      true,
      b.id,
      `The order was in force until the end of ${longDate(last)}. Check the date of the breach: it cannot be later.`,
    )
  return one(
    !order.servedOn || on < order.servedOn,
    b.id,
    order.servedOn
      ? `The order was not served until ${longDate(order.servedOn)}. Record how the defendant knew of it.`
      : 'The order has not been served. Record how the defendant knew of it.',
    W,
  )
}
function ofCondition(b: Breach, order: OrderFact): Found[] {
  const given = b.conditions ?? []
  const own = order.conditions?.map(c => c.id)
  const lapsed = order.conditions?.find(c => given.includes(c.id) && c.lastDay && b.on && b.on > c.lastDay)
  return [
    ...withField('conditions', [
      ...one(!given.length, b.id, 'Choose the condition that was breached.'),
      ...one(
        own && given.some(id => !own.includes(id)),
        b.id,
        'Choose only conditions of the order that was breached.',
      ),
    ]),
    ...withField(
      'on',
      one(
        lapsed,
        b.id,
        `Condition ${lapsed?.number ?? lapsed?.id} lasted until the end of ${lapsed?.lastDay && longDate(lapsed.lastDay)}. Check the date of the breach.`,
      ),
    ),
  ]
}
