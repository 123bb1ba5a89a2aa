import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add } from '../../case/patch.ts'
import { exemplarOutcomes } from '../../case/records/quality.ts'
import { relationships } from '../../case/reference/codes/people.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { categories } from '../../case/reference/statute.ts'
import { type AnonymousReads, anonymise, anonymousReads, identifying, properNouns } from '../../case/views/anonymous.ts'
import { conditionsOf } from '../../case/views/applications.ts'
import { kindsOf } from '../../case/words/kinds-of-act.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { choice, choices, chosenFrom, longText, optionalLongText, text, yesNo } from '../form/fields.ts'

/** What was learnt of an application, for others who draft: made without anything by which anybody could be known. */

export const exemplarInput = z.object({
  title: text('What it shows, in a line', { max: 120 }),
  behaviours: choices('Kinds of behaviour', categories, { compact: true, detail: 'filled' }),
  relationship: chosenFrom('Relationship', relationships, { detail: 'filled' }),
  outcome: choice('What came of it', exemplarOutcomes),
  grounds: longText('Grounds: acts, risk and why an order was necessary', {
    rows: 10,
    max: 12_000,
    hint: 'What the case knows is masked already. Read it through, and make words of the brackets',
  }),
  conditions: longText('Conditions, one to a line', { rows: 5, max: 12_000 }),
  courtChanged: optionalLongText('What the court changed, and why', { rows: 2, max: 4000 }),
  whyRefused: optionalLongText('Why it was refused', {
    rows: 3,
    max: 4000,
    when: { field: 'outcome', is: ['refused', 'notAuthorised'] },
    needed: true,
  }),
  checked: yesNo('Have you read it for rare details that would tell somebody who it is about?', {
    hint: 'An unusual job, a disability, a pet, an event that was in the news',
  }),
})
type Exemplary = z.output<typeof exemplarInput>
const texts = {
  title: 'What it shows',
  grounds: 'Grounds',
  conditions: 'Conditions',
  courtChanged: 'What the court changed',
  whyRefused: 'Why it was refused',
} as const
const textsOf = (i: Exemplary) =>
  (Object.keys(texts) as (keyof typeof texts)[]).flatMap(field => {
    const value = i[field]
    return value ? [{ field, label: texts[field], value }] : []
  })
/** What would tell anybody apart: refused, whoever asks. */
export const refuseExemplar = (file: CaseFile<AnonymousReads>, i: Exemplary): Refusal[] => [
  ...textsOf(i).flatMap(({ field, label, value }) =>
    identifying(value, file).map(({ what, words }) => ({
      field,
      message: `${label}: take out ${what}${words.length ? `: ${words.slice(0, 6).join(', ')}` : ''}`,
    })),
  ),
  ...(i.checked ? [] : [{ field: 'checked', message: 'Read it for rare details first, and change those' }]),
  ...(i.outcome === 'refused' || i.outcome === 'notAuthorised'
    ? i.whyRefused
      ? []
      : [{ field: 'whyRefused', message: 'Enter why it was refused: that is what others learn from' }]
    : []),
]
/** Names that the case does not know of. */
export const warnExemplar = (i: Exemplary): Refusal[] => {
  const found = [...new Set(textsOf(i).flatMap(t => properNouns(t.value)))]
  return found.length
    ? [
        {
          message: `These may be names or places: ${found.slice(0, 8).join(', ')}. Take them out, or say why they are not.`,
        },
      ]
    : []
}
const outcomeOf = (status: string) =>
  status === 'granted' ? 'granted' : status === 'refusedByCourt' ? 'refused' : undefined

export const exemplarActs = {
  makeExemplar: act({
    label: 'Make an exemplar of this application',
    verb: 'Put it in the library',
    stage: 'application',
    place: 'application/beside',
    rank: 9,
    permission: 'secondLook',
    about: 'applications',
    onlyAdds: true,
    reads: [...anonymousReads, 'draftConditions', 'exemplars'],
    from: statusesOf.applications,
    evenClosed: true,
    shownAt: '/exemplars',
    guidance:
      'Everybody in the force who drafts can read it, and nobody can see from it which case it was made of. No name, place, date, number or rare detail may be left.',
    input: exemplarInput,
    recorded: ({ record: a }) => `An exemplar was made of application ${a.number}`,
    offered: ({ record: a }) => a.kind === 'main' && a.lodgedOn !== null,
    prefill: ({ file, record: a }) => {
      const cited = new Set([...a.actsIncidentIds, ...a.riskIncidentIds, ...a.necessityIncidentIds])
      return {
        behaviours: [...new Set(file.incidents.filter(i => cited.has(i.id)).flatMap(kindsOf))].sort(),
        relationship: file.case.relationship,
        outcome: outcomeOf(a.status),
        grounds: anonymise([a.actsGrounds, a.riskGrounds, a.necessityGrounds].filter(Boolean).join('\n\n'), file),
        conditions: anonymise(
          conditionsOf(file, a)
            .map(c => c.text.replace(/\s*\n\s*/g, ' '))
            .join('\n'),
          file,
        ),
        whyRefused: a.outcomeReason && outcomeOf(a.status) === 'refused' ? anonymise(a.outcomeReason, file) : '',
      }
    },
    refuse: ({ file, input: i }) => refuseExemplar(file, i),
    warn: ({ input: i }) => warnExemplar(i),
    patch: ({ input: { checked: _c, ...i }, moment: m }) => [
      add('exemplars', { id: m.newId(), ...i, at: m.at, byId: m.actor.id }),
    ],
  }),
}
