import { anniversary, longDate } from '../calendar.ts'
import { categories, codes } from '../statute.ts'
import type { Facts } from './facts.ts'
import { blank, one, type Rule, severities } from './finding.ts'

const { R, W } = severities
const listed: readonly string[] = codes(categories)

type Acts = NonNullable<Facts['acts']>
/** Those that the application rests on: all of them, where it is not said which it cites. */
const reliedOn = (acts: Acts | null | undefined): Acts => (acts ?? []).filter(a => a.cited !== false)

/** The first limb: acts associated with stalking. */
export const actRules: readonly Rule[] = [
  {
    id: 'V05',
    question: 'Is at least one act recorded?',
    source: 'SPA 2019 ss.1(1)(a) and 2(1)(a)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts: { acts } }) => [
      ...one(acts && !acts.length, 'application', 'No act is recorded. Add at least one act associated with stalking.'),
      ...one(
        acts?.length && !reliedOn(acts).length,
        'application',
        'The grounds rely on no act. Choose at least one incident that they cite.',
      ),
    ],
  },
  {
    id: 'V06',
    question: 'Is there more than one act?',
    source: 'SPA 2019 s.1(1)(a)',
    confidence: 'I',
    severity: W,
    over: 'facts',
    find: ({ facts: { acts } }) =>
      one(
        reliedOn(acts).length === 1,
        'application',
        'Only one act is relied on, and the Act speaks of acts. Add any other, or explain why one is enough.',
      ),
  },
  {
    id: 'V07',
    question: 'Are acts anywhere in the world allowed?',
    source: 'SPA 2019 s.1(5)(a)',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'No rule reads where an act happened',
  },
  {
    id: 'V08',
    question: 'Does the newest act still show a present risk?',
    source: 'SPA 2019 s.1(1)(b) and (5)(b): old acts count, the risk must be present',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: ({ facts: { acts, today }, reference }) => {
      const newest = acts
        ?.flatMap(a => a.on ?? [])
        .sort()
        .at(-1)
      return one(
        newest && anniversary(newest, reference.staleActYears) < today,
        'application',
        `The newest act, of ${newest && longDate(newest)}, is more than 12 months old. Say why there is still a risk.`,
      )
    },
  },
  {
    id: 'V09',
    question: 'Is each act dated between the defendant’s birth and today?',
    source: 'The dates recorded',
    confidence: 'I',
    severity: R,
    over: 'facts',
    find: ({ facts: { acts, today, defendant } }) =>
      (acts ?? []).flatMap(({ id, on }) => {
        const born = defendant?.bornOn
        return [
          ...one(
            on && on > today,
            id,
            `The date of this act is in the future. Change it to ${longDate(today)} or earlier.`,
          ),
          ...one(
            on && born && on < born,
            id,
            'The date of this act is before the defendant was born. Check and change one of the two dates.',
          ),
        ]
      }),
  },
  {
    id: 'V10',
    question: 'Has each act its code, and an X its explanation?',
    source: 'PHA 1997 s.2A(3)',
    confidence: 'S',
    severity: W,
    over: 'facts',
    find: ({ facts: { acts } }) =>
      (acts ?? []).flatMap(a => [
        ...one(
          !a.code || !listed.includes(a.code),
          a.id,
          `Choose the kind of act: one of ${listed.join(', ')}, after the examples in PHA 1997 s.2A(3).`,
        ),
        ...one(
          a.code === 'X' && blank(a.description),
          a.id,
          'This kind of act is not among the examples in s.2A(3). Explain how it is associated with stalking.',
        ),
      ]),
  },
  {
    id: 'V11',
    question: 'Is it said why a harmless-looking act is unwelcome?',
    source: 'SPA 2019 s.1(4)(b)',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: ({ facts: { acts } }) =>
      (acts ?? []).flatMap(a =>
        one(
          a.harmlessLooking && blank(a.unwelcomeNote),
          a.id,
          'This act looks harmless by itself. Say how the defendant knew, or ought to have known, that it was unwelcome.',
        ),
      ),
  },
  {
    id: 'V16',
    question: 'Is an application allowed without a charge, a conviction or the victim’s consent?',
    source: 'SPA 2019 s.1; statutory guidance',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'No rule asks for any of them',
  },
]
