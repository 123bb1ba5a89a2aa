import { type LawApplication, rowsOf } from '../../case/law-file.ts'
import { isBelow, ranks } from '../../case/reference/ranks.ts'
import { longDate } from '../../case/time/calendar.ts'
import { list } from '../../case/words/grammar.ts'
import { aboutOf, blank, type Found, foundIf, type Question, rulesNamed, severities } from './finding.ts'

const { R, W } = severities
const mains = (q: Question, find: (a: LawApplication) => Found[]): Found[] =>
  rowsOf(q.file, 'applications')
    .filter(a => a.kind === 'main')
    .flatMap(find)

/** The second and third limbs, and the authority to apply. */
export const riskRules = rulesNamed([
  {
    id: 'V12',
    question: 'Who is at risk, and of what harm?',
    source: 'SPA 2019 s.1(1)(b) and (4)(a)',
    confidence: 'T',
    severity: R,
    find: q =>
      mains(q, a => {
        const asked = [
          ...(a.riskToIds?.length === 0 ? ['who is at risk'] : []),
          ...(a.harms?.length === 0 ? ['whether of physical or psychological harm'] : []),
        ]
        return foundIf(asked.length, aboutOf('applications', a), `Say ${list(asked)}.`)
      }),
  },
  {
    id: 'V13',
    question: 'Is psychological harm alone enough?',
    source: 'SPA 2019 s.1(4)(a)',
    confidence: 'T',
    severity: R,
    held: 'V12 is content with either kind of harm',
  },
  {
    id: 'V14',
    question: 'Is the link of a protected person who was not the victim explained?',
    source: 'SPA 2019 ss.1(1)(c) and 2(1)(c)',
    confidence: 'T',
    severity: W,
    find: ({ file }) =>
      rowsOf(file, 'protectedPersons').flatMap(p =>
        foundIf(
          !p.removedAt && p.role && p.role !== 'victim' && blank(p.linkToActs),
          aboutOf('protectedPersons', p),
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
    find: q =>
      mains(q, a =>
        foundIf(
          a.necessityGrounds !== undefined && blank(a.necessityGrounds),
          aboutOf('applications', a),
          'Enter why the order is necessary to protect a person from the risk.',
        ),
      ),
  },
  {
    id: 'V17',
    question: 'Where the evidence would support a charge, was a prosecution considered?',
    source: 'Statutory guidance',
    confidence: 'T',
    severity: W,
    // Whether it would is not asked of a case: a prosecution is to be considered either way.
    find: q =>
      mains(q, a =>
        foundIf(
          a.prosecution !== undefined && blank(a.prosecution),
          aboutOf('applications', a),
          'Record what was decided about a prosecution where the evidence meets the test for a charge: an order does not replace one.',
        ),
      ),
  },
  {
    id: 'V18',
    question: 'Was the application authorised, by whom, and in time?',
    source: 'SPA 2019 s.1(1); rank not confirmed',
    confidence: 'T',
    severity: R,
    find: q =>
      rowsOf(q.file, 'applications').flatMap(a => {
        const { authorisedOn: on, lodgedOn } = a
        const about = aboutOf('applications', a)
        const { authorisingRank } = q.reference
        return [
          ...foundIf(
            on === null,
            about,
            'No authorisation is recorded. Record who authorised the application for the chief officer, and when.',
          ),
          ...foundIf(
            on && lodgedOn && on > lodgedOn,
            about,
            `The authorisation is dated after the application was made. Check both dates: it must be ${lodgedOn && longDate(lodgedOn)} or earlier.`,
          ),
          ...foundIf(
            on && isBelow(rankOf(a.authorisedRank), authorisingRank),
            about,
            `The rank that authorised is below ${authorisingRank} or not known. Check the force’s delegation, or have it authorised again.`,
            W,
          ),
        ]
      }),
  },
])
const labels = Object.values(ranks)
  .map(r => r.label)
  .toSorted((a, b) => b.length - a.length)
/** The rank in what was written: 'detective_superintendent' is a superintendent. */
function rankOf(written: string | null | undefined): string | null {
  const words = (written ?? '').replaceAll(/[_-]+/g, ' ').toLowerCase()
  return labels.find(label => words.endsWith(label.toLowerCase())) ?? null
}
