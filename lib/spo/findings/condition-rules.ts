import type { ConditionFact, Facts } from './facts.ts'
import { blank, type Found, one, type Question, type Rule, severities } from './finding.ts'
import { inForceOn, isFull, orderOf, ordersOf } from './standing.ts'

const { R, W, red } = severities
const each = (q: Question, find: (c: ConditionFact) => Found[]) => (q.facts.conditions ?? []).flatMap(find)

/** What the defendant would have to do or not do. */
export const conditionRules: readonly Rule[] = [
  {
    id: 'V19',
    question: 'Is every condition a prohibition or a requirement?',
    source: 'SPA 2019 s.1(2)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q => each(q, c => one(!c.kind, c.id, 'Choose whether this condition is a prohibition or a requirement.')),
  },
  {
    id: 'V20',
    question: 'Is there at least one condition?',
    source: 'SPA 2019 s.1(2)',
    confidence: 'I',
    severity: R,
    over: 'facts',
    find: ({ facts }) => [
      ...one(facts.conditions && !facts.conditions.length, 'application', 'No condition is drafted. Add at least one.'),
      ...one(
        facts.interimApplication?.conditions && !facts.interimApplication.conditions.length,
        'interimApplication',
        'No condition is chosen for the interim order. Choose at least one.',
      ),
      ...ordersOf(facts).flatMap(o =>
        one(
          o.conditions && !o.conditions.length,
          o.id,
          'No condition is recorded. Record each condition of the sealed order.',
          red,
        ),
      ),
    ],
  },
  {
    id: 'V21',
    question: 'Is each condition necessary for a reason of its own, tied to an act?',
    source: 'SPA 2019 s.2(2)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q =>
      isOnlyInterim(q.facts)
        ? []
        : each(q, c => [
            ...one(blank(c.necessity), c.id, 'Enter why this condition itself is necessary to protect the person.'),
            ...one(
              !linked(c, q.facts),
              c.id,
              'No recorded act is linked to this condition. Choose the acts that it answers.',
              W,
            ),
          ]),
  },
  {
    id: 'V22',
    question: 'Were religion, work and education checked?',
    source: 'SPA 2019 ss.2(3) and 5(4)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q =>
      each(q, c => [
        ...one(
          blank(c.religionWorkEducation),
          c.id,
          'Enter what was checked about the defendant’s religion, work and education.',
        ),
        ...one(
          conflicts(c.religionWorkEducation),
          c.id,
          'A conflict with religion, work or education is recorded. Change the condition, or say why avoiding it is not practicable.',
          W,
        ),
      ]),
  },
  {
    id: 'V23',
    question: 'Is a condition limited to a locality that is named?',
    source: 'SPA 2019 ss.2(4) and 5(5)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q =>
      each(q, c =>
        one(
          c.local && blank(c.locality),
          c.id,
          'Name the locality that this condition is limited to, or take the limit out: without one it applies in all of the United Kingdom.',
        ),
      ),
  },
  {
    id: 'V24',
    question: 'Has a condition about an area its map or boundary?',
    source: 'Good practice',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: q =>
      each(q, c =>
        one(c.area && blank(c.boundary), c.id, 'Describe the boundary of the area, road by road, and attach its map.'),
      ),
  },
  {
    id: 'V25',
    question: 'Can the condition be obeyed together with every order in force?',
    source: 'SPA 2019 s.2(6) and (7)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: q => each(q, c => [...incompatible(q.facts, c), ...(c.clashes ?? []).flatMap(x => one(true, c.id, x))]),
  },
  {
    id: 'V26',
    question: 'Does an earlier full order go on beside a new one?',
    source: 'SPA 2019 s.2(6) and (7)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts }) =>
      ordersOf(facts).flatMap(o => {
        const replaced = orderOf(facts, o.replacesInterim)
        return one(
          replaced && isFull(replaced),
          o.id,
          'This order is recorded as replacing a full order, which goes on beside it. Choose the interim order that it replaces, or none.',
        )
      }),
  },
]

/** Drafting for an interim order alone: s.5(3) asks only whether it is appropriate. */
export const isOnlyInterim = (facts: Facts): boolean => !!facts.interimApplication && !facts.term
function linked(c: ConditionFact, facts: Facts): boolean {
  const acts = c.acts ?? []
  return acts.some(id => !facts.acts || facts.acts.some(a => a.id === id))
}

const aConflict = /conflict|interfere|clash|prevents?\b/i
const none = /\b(no|not|nor|none|never|without|avoid\w*|neither|free of)\b/i
/** Whether the answer admits a conflict without saying that avoiding it is not practicable (s.2(3) “so far as practicable”). */
export const conflicts = (answer: string | null | undefined): boolean =>
  !/practicabl/i.test(answer ?? '') &&
  (answer ?? '').split(/[.;\n]/).some(clause => aConflict.test(clause) && !none.test(clause))

const place = (text: string | null | undefined) =>
  (text ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .trim()
const same = (a: string | null | undefined, b: string | null | undefined) => place(a) !== '' && place(a) === place(b)
function incompatible(facts: Facts, c: ConditionFact): Found[] {
  const madeOn = facts.term?.madeOn
  const day = madeOn && madeOn > facts.today ? madeOn : facts.today
  const against = ordersOf(facts)
    .filter(o => inForceOn(o, facts, day))
    .flatMap(o => o.conditions ?? [])
  return [
    ...one(
      against.some(x => same(c.requiresPresenceAt, x.forbidsPresenceAt)),
      c.id,
      `An order in force forbids the defendant to be at ${c.requiresPresenceAt}. Change this condition, or have that order varied first.`,
    ),
    ...one(
      against.some(x => same(c.forbidsPresenceAt, x.requiresPresenceAt)),
      c.id,
      `An order in force requires the defendant to be at ${c.forbidsPresenceAt}. Change this condition, or have that order varied first.`,
    ),
  ]
}
