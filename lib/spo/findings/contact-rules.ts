import { longDate } from '../calendar.ts'
import type { FoundInFacts } from '../clocks/clock.ts'
import { notificationClocks, ruleOfFirst } from '../clocks/notification-clocks.ts'
import type { NotificationFact } from './facts.ts'
import { blank, type Found, one, type Question, type Rule, severities } from './finding.ts'
import { isFull, isInterim, orderOf, ordersOf } from './standing.ts'

const { R, W, red } = severities

/** Service of an order, and what the defendant must then tell the police. */
export const contactRules: readonly Rule[] = [
  {
    id: 'V56',
    question: 'Was it served on or after the day it was made, and not in the future?',
    source: 'SPA 2019 s.9',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) =>
      ordersOf(facts).flatMap(o => [
        ...one(
          o.servedOn && o.madeOn && o.servedOn < o.madeOn,
          o.id,
          `Service is dated before the order was made on ${o.madeOn && longDate(o.madeOn)}. Check and change one of the two dates.`,
        ),
        ...one(
          o.servedOn && o.servedOn > facts.today,
          o.id,
          `Service is dated in the future. Change it to ${longDate(facts.today)} or earlier.`,
        ),
      ]),
  },
  {
    id: 'V57',
    question: 'Who served it, when, in person, and with the terms explained?',
    source: 'Statutory guidance; not checked',
    confidence: 'M',
    severity: R,
    over: 'facts',
    find: ({ facts }) =>
      ordersOf(facts).flatMap(o => [
        ...one(o.servedOn && blank(o.servedBy), o.id, 'Record who served the order.'),
        ...one(!o.servedOn && !blank(o.servedBy), o.id, 'Record the day on which the order was served.'),
        ...one(
          o.servedOn && o.servedInPerson === false,
          o.id,
          'Not served in person. Serve it in person where that can be done, or record why not.',
          W,
        ),
        ...one(
          o.servedOn && o.explained === false,
          o.id,
          'The conditions and the duty to notify were not explained. Explain them to the defendant, and record it.',
          W,
        ),
      ]),
  },
  {
    id: 'V58',
    question: 'Was first notification under the interim order given in three days?',
    source: 'SPA 2019 s.9(1)(b)',
    confidence: 'T',
    severity: red,
    over: 'facts',
    find: q => missed(q, 'C9', about => ruleOfFirst(orderOf(q.facts, about)) === 'V58'),
  },
  {
    id: 'V59',
    question: 'Was first notification under a full order with no interim before it given in three days?',
    source: 'SPA 2019 s.9(1)(a)',
    confidence: 'T',
    severity: red,
    over: 'facts',
    find: q => missed(q, 'C9', about => ruleOfFirst(orderOf(q.facts, about)) === 'V59'),
  },
  {
    id: 'V60',
    question: 'Is a full order that replaces an interim one left without a first clock?',
    source: 'SPA 2019 s.9(1)(a)',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'C9 starts for no order that replaces an interim order',
  },
  {
    id: 'V61',
    question: 'Do the clocks for a new name and address run under it all the same?',
    source: 'SPA 2019 s.9(3) and (4)',
    confidence: 'I',
    severity: R,
    over: 'program',
    held: 'C10 and C11 ask only for an order in force on the day',
  },
  {
    id: 'V62',
    question: 'Did the interim order that it replaces put the duty to notify on the defendant?',
    source: 'SPA 2019 s.9(1)',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: ({ facts }) =>
      ordersOf(facts)
        .filter(isFull)
        .flatMap(o => {
          const before = orderOf(facts, o.replacesInterim)
          if (!before || !isInterim(before)) return []
          return [
            ...one(
              !before.servedOn,
              o.id,
              'The interim order that it replaces was never served, so the first duty to notify may never have arisen. Ask legal services.',
            ),
            ...one(
              before.lastDay && o.madeOn && before.lastDay < o.madeOn,
              o.id,
              `The interim order had ended on ${before.lastDay && longDate(before.lastDay)}, before this one was made. Ask legal services whether it replaces it.`,
            ),
          ]
        }),
  },
  {
    id: 'V63',
    question: 'Does no first clock start without service?',
    source: 'SPA 2019 s.9(1)',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'C9 has no dates until the order is served, and never reads the day it was made',
  },
  {
    id: 'V64',
    question: 'Was a new name notified in three days, or before?',
    source: 'SPA 2019 s.9(3)',
    confidence: 'T',
    severity: red,
    over: 'facts',
    find: q => missed(q, 'C10'),
  },
  {
    id: 'V65',
    question: 'Was a new home address notified in three days, or before?',
    source: 'SPA 2019 s.9(4)',
    confidence: 'T',
    severity: red,
    over: 'facts',
    find: q => missed(q, 'C11'),
  },
  {
    id: 'V66',
    question: 'Are the clocks of s.9 held back while sex offender notification applies?',
    source: 'SPA 2019 s.9(5)',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'C9, C10 and C11 do not start under Part 2 of the Sexual Offences Act 2003',
  },
  {
    id: 'V67',
    question: 'When sex offender notification ended, was notification given in three days?',
    source: 'SPA 2019 s.9(6) and (7)',
    confidence: 'T',
    severity: red,
    over: 'facts',
    find: q => missed(q, 'C12'),
  },
  {
    id: 'V68',
    question: 'Was notice given in person at a police station?',
    source: 'SPA 2019 s.10(1) and (2)',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: q =>
      each(q, n =>
        one(
          n.method && n.method !== 'in_person',
          aboutOf(n),
          `Not notice under s.10: it was given ${howGiven[n.method ?? 'in_person']}. Ask the defendant to attend a police station.`,
        ),
      ),
  },
  {
    id: 'V71',
    question: 'Was it acknowledged in writing?',
    source: 'SPA 2019 s.10(4)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q =>
      each(q, n =>
        one(
          n.method === 'in_person' && !n.acknowledged,
          aboutOf(n),
          'No written acknowledgement is recorded. Give one to the defendant, and record its reference.',
        ),
      ),
  },
  {
    id: 'V73',
    question: 'Does it give every name and the home address?',
    source: 'SPA 2019 s.9(2)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q =>
      each(q, n => {
        const change = q.facts.changes?.find(c => c.id === n.of)
        return [
          ...one(
            change?.kind !== 'name' && blank(n.homeAddress),
            aboutOf(n),
            'No home address is recorded. Enter it, or the place where the defendant can regularly be found.',
          ),
          ...one(
            change?.kind !== 'address' && !n.names?.some(name => !blank(name)),
            aboutOf(n),
            'No name is recorded. Ask for every name that the defendant uses, and record the answer.',
            W,
          ),
          ...one(
            !change && n.otherNames === false,
            aboutOf(n),
            'It is not recorded whether the defendant uses any other name. Ask, and record the answer.',
            W,
          ),
        ]
      }),
  },
]

const howGiven = {
  in_person: 'in person',
  phone: 'by phone',
  email: 'by email',
  post: 'by post',
  online: 'online',
} as const
const each = (q: Question, find: (n: NotificationFact) => Found[]) => (q.facts.notifications ?? []).flatMap(find)
const aboutOf = (n: NotificationFact): string => n.of ?? n.id
/** A three-day clock that has run out unmet: the very clock that the screens show. */
function missed(q: Question, clock: string, which: (about: string) => boolean = () => true): Found[] {
  const found: FoundInFacts[] = notificationClocks.find(c => c.id === clock)?.find(q) ?? []
  return found
    .filter(f => f.state === 'missed' && which(f.about))
    .flatMap(f => one(true, f.about, `${f.sentence} Record what is decided about it.`))
}
