import { longDate } from '../calendar.ts'
import { isBelow, ranks } from '../ranks.ts'
import { blank, one, type Rule, severities } from './finding.ts'

const { R, W } = severities

/** The second and third limbs, and the authority to apply. */
export const riskRules: readonly Rule[] = [
  {
    id: 'V12',
    question: 'Who is at risk, and of what harm?',
    source: 'SPA 2019 s.1(1)(b) and (4)(a)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts: { risk } }) => {
      const who = !!risk && !risk.to?.length
      const what = !!risk && !risk.harm?.length
      const asked = [...(who ? ['who is at risk'] : []), ...(what ? ['whether of physical or psychological harm'] : [])]
      return one(asked.length, 'application', `Say ${asked.join(' and ')}.`)
    },
  },
  {
    id: 'V13',
    question: 'Is psychological harm alone enough?',
    source: 'SPA 2019 s.1(4)(a)',
    confidence: 'T',
    severity: R,
    over: 'program',
    held: 'V12 is content with either kind of harm',
  },
  {
    id: 'V14',
    question: 'Is the link of a protected person who was not the victim explained?',
    source: 'SPA 2019 ss.1(1)(c) and 2(1)(c)',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: ({ facts }) =>
      (facts.protected ?? []).flatMap(p =>
        one(
          p.victimOfActs === false && blank(p.linkToActs),
          p.id,
          'This person was not the victim of the acts. Explain how they are linked to what the defendant did.',
        ),
      ),
  },
  {
    id: 'V15',
    question: 'Why is the order necessary?',
    source: 'SPA 2019 s.1(1)(c)',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts: { necessity } }) =>
      one(
        necessity !== undefined && blank(necessity),
        'application',
        'Enter why the order is necessary to protect a person from the risk.',
      ),
  },
  {
    id: 'V17',
    question: 'Where the evidence would support a charge, was a prosecution considered?',
    source: 'Statutory guidance',
    confidence: 'T',
    severity: W,
    over: 'facts',
    find: ({ facts: { chargingThresholdMet, prosecutionConsidered } }) =>
      one(
        chargingThresholdMet && blank(prosecutionConsidered),
        'application',
        'Record what was decided about a prosecution where the evidence meets the test for a charge: an order does not replace one.',
      ),
  },
  {
    id: 'V18',
    question: 'Was the application authorised, by whom, and in time?',
    source: 'SPA 2019 s.1(1); rank not confirmed',
    confidence: 'T',
    severity: R,
    over: 'facts',
    find: ({ facts: { authorisation, application }, reference }) => {
      const { on, rank } = authorisation ?? {}
      const lodgedOn = application?.lodgedOn
      return [
        ...one(
          application && !on,
          'application',
          'No authorisation is recorded. Record who authorised the application for the chief officer, and when.',
        ),
        ...one(
          on && lodgedOn && on > lodgedOn,
          'application',
          `The authorisation is dated after the application was made. Check both dates: it must be ${lodgedOn && longDate(lodgedOn)} or earlier.`,
        ),
        ...one(
          on && isBelow(rankOf(rank), reference.authorisingRank),
          'application',
          `The rank that authorised is below ${reference.authorisingRank} or not known. Check the force’s delegation, or have it authorised again.`,
          W,
        ),
      ]
    },
  },
]
const labels = Object.values(ranks)
  .map(r => r.label)
  .toSorted((a, b) => b.length - a.length)
/** The rank in what was written: 'detective_superintendent' is a superintendent. */
function rankOf(written: string | null | undefined): string | null {
  const words = (written ?? '').replaceAll(/[_-]+/g, ' ').toLowerCase()
  return labels.find(label => words.endsWith(label.toLowerCase())) ?? null
}
