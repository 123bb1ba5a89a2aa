import type { ActName } from '../case/act-names.ts'
import type { CaseFile, Collection } from '../case/case.ts'
import { type Application, type DraftCondition, isChange } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import { conditionsOf, holderOf, interimOf } from '../case/views/applications.ts'
import { comparedConditions } from './change.ts'

/** Every text of a case that an application’s paper prints: what the defendant will read of it. */
export interface PrintedText {
  about: { kind: Collection; id: Id }
  /** In words: 'Condition 3: boundary'. */
  where: string
  text: string
  part:
    | 'people'
    | 'gateway'
    | 'acts'
    | 'risk'
    | 'assessment'
    | 'necessity'
    | 'conditions'
    | 'term'
    | 'interim'
    | 'exhibits'
  /** The act that rewords it; absent where what was recorded stays as it was. */
  mend?: ActName
}
type Told = Omit<PrintedText, 'text' | 'about'> & { text: string | null | undefined }
const of = (kind: Collection, id: Id, told: Told[]): PrintedText[] =>
  told.flatMap(({ text, ...t }) => (text?.trim() ? [{ ...t, text, about: { kind, id } }] : []))

/** What the paper of this application prints, text by text. */
export function printedIn(file: CaseFile, a: Application): PrintedText[] {
  const main = holderOf(file, a)
  return [
    ...peopleOf(file),
    ...(isChange(a) ? changeOf(a) : groundsOf(main)),
    ...(isChange(a) ? [] : interimsOf(file, a, main)),
    ...(isChange(a) ? changedConditions(file, a) : conditionsOf(file, a).flatMap(c => conditionTexts(c))),
    ...incidentsOf(file),
    ...recordsOf(file),
  ]
}

function peopleOf(file: CaseFile<'defendants' | 'protectedPersons'>): PrintedText[] {
  const person = (text: string | null, where: string, mend: ActName): Told => ({ where, text, part: 'people', mend })
  return [
    ...file.defendants.flatMap(d =>
      of('defendants', d.id, [
        person(`${d.givenNames} ${d.familyName}`, 'Defendant: name', 'changeDefendant'),
        ...d.aliases.map(alias => person(alias, 'Defendant: other names', 'changeDefendant')),
        person(d.homeAddress, 'Defendant: address', 'changeDefendant'),
        person(d.homeAddress ? null : d.foundAt, 'Defendant: where they can be found', 'changeDefendant'),
        { where: 'Why this force may apply', text: d.gatewayGrounds, part: 'gateway', mend: 'setGateway' },
      ]),
    ),
    ...file.protectedPersons
      .filter(p => !p.removedAt)
      .flatMap(p =>
        of('protectedPersons', p.id, [
          person(`${p.givenNames} ${p.familyName}`, 'Protected person: name', 'changeProtectedPerson'),
          person(p.linkToActs, 'Protected person: link to the acts', 'changeProtectedPerson'),
        ]),
      ),
  ]
}
const groundsOf = (a: Application): PrintedText[] =>
  of('applications', a.id, [
    { where: 'Grounds about acts', text: a.actsGrounds, part: 'acts', mend: 'writeActs' },
    { where: 'Grounds about risk', text: a.riskGrounds, part: 'risk', mend: 'writeRisk' },
    { where: 'Grounds about necessity', text: a.necessityGrounds, part: 'necessity', mend: 'writeNecessity' },
    { where: 'Reason for the length', text: a.termReason, part: 'term', mend: 'writeTerm' },
    { where: 'Court', text: a.court, part: 'term' },
  ])
const changeOf = (a: Application): PrintedText[] =>
  of('applications', a.id, [
    { where: 'What the court is asked to do', text: a.changeAsked, part: 'acts', mend: 'writeChangeAsked' },
    { where: 'What has changed', text: a.changedSince, part: 'acts', mend: 'writeChangeAsked' },
    { where: 'Reasons for the application', text: a.necessityGrounds, part: 'necessity', mend: 'writeChangeReasons' },
    { where: 'Reason for the length', text: a.termReason, part: 'term', mend: 'writeChangedTerm' },
    { where: 'Court', text: a.court, part: 'term' },
  ])
function interimsOf(file: CaseFile<'applications'>, a: Application, main: Application): PrintedText[] {
  const half = a.kind === 'interim' ? a : interimOf(file, main)
  return half
    ? of('applications', half.id, [
        {
          where: 'Why an interim order is appropriate',
          text: half.interimReason,
          part: 'interim',
          mend: 'writeInterim',
        },
      ])
    : []
}
const conditionTexts = (c: DraftCondition): PrintedText[] => {
  const conditionText = (what: string, text: string | null): Told => ({
    where: `Condition ${c.number}: ${what}`,
    text,
    part: 'conditions',
    mend: 'changeCondition',
  })
  return of('draftConditions', c.id, [
    conditionText('text', c.text),
    conditionText('why it is necessary', c.necessity),
    conditionText('religion, work and education', c.religionWorkEducation),
    conditionText('where it applies', c.locality),
    conditionText('boundary', c.boundary),
  ])
}
/** A change prints what is asked, and the wording that it would replace or take out. */
const changedConditions = (
  file: CaseFile<'draftConditions' | 'orderConditions' | 'orderVersions' | 'orders'>,
  a: Application,
): PrintedText[] =>
  comparedConditions(file, a).flatMap(({ asked, was, fate }) => [
    ...(asked ? conditionTexts(asked) : []),
    ...(was && fate !== 'kept'
      ? of('orderConditions', was.id, [
          { where: `Condition ${was.number}: as the order now says`, text: was.text, part: 'conditions' },
          { where: `Condition ${was.number}: where it applies`, text: was.locality, part: 'conditions' },
        ])
      : []),
  ])
const incidentsOf = (file: CaseFile<'incidents'>): PrintedText[] =>
  file.incidents
    .filter(i => !i.withdrawnAt)
    .flatMap(i => {
      const incidentText = (what: string, text: string | null): Told => ({
        where: `Incident ${i.number}: ${what}`,
        text,
        part: 'acts',
        mend: 'correctIncident',
      })
      return of('incidents', i.id, [
        incidentText('what happened', i.summary),
        incidentText('in the protected person’s own words', i.victimWords),
        incidentText('effect', i.effect),
        incidentText('place', i.place),
        incidentText('phone, app or website', i.platform),
      ])
    })
/** What stands as it was recorded: assessments, other orders, exhibits and the names that their files came with. */
function recordsOf(file: CaseFile<'assessments' | 'exhibits' | 'otherOrders'>): PrintedText[] {
  const assessment = file.assessments.at(-1)
  return [
    ...(assessment
      ? of('assessments', assessment.id, [
          { where: 'Risk assessment: tool', text: assessment.toolVersion, part: 'assessment' },
          { where: 'Risk assessment: reason', text: assessment.judgementReason, part: 'assessment' },
        ])
      : []),
    ...file.otherOrders
      .filter(o => !o.endedOn)
      .flatMap(o => of('otherOrders', o.id, [{ where: 'Other order: terms', text: o.terms, part: 'necessity' }])),
    ...file.exhibits
      .filter(e => !e.orderId && !e.breachId)
      .flatMap(e =>
        of('exhibits', e.id, [
          { where: `Exhibit ${e.reference}: reference`, text: e.reference, part: 'exhibits' },
          { where: `Exhibit ${e.reference}: description`, text: e.description, part: 'exhibits' },
          { where: `Exhibit ${e.reference}: name of its file`, text: e.fileName ?? '', part: 'exhibits' },
          { where: `Exhibit ${e.reference}: parts of it`, text: e.clips.join('\n'), part: 'exhibits' },
        ]),
      ),
  ]
}
