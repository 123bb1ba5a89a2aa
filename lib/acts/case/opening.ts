import { z } from 'zod'
import type { Case, CaseFile } from '../../case/case.ts'
import type { Force, ForceFile, Opening } from '../../case/force.ts'
import { add } from '../../case/patch.ts'
import { scopeFor } from '../../case/policy.ts'
import { caseRoles, relationships, supportViews } from '../../case/reference/codes/people.ts'
import { gateways } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { unsourced } from '../../case/views/found-parties.ts'
import { refuseRules } from '../../law/practice/safe-contact.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { forceAct, type OpenedCase } from '../act/act.ts'
import {
  carriedField,
  choice,
  chosenFrom,
  date,
  lines,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
  record,
  text,
} from '../form/fields.ts'
import { rulesFrom, safety } from '../people/safe-contact-fields.ts'

/** The questions of a new case: the same whether it is opened by hand or from reports. */
export const newCaseFields = {
  givenNames: text('Defendant’s given names'),
  familyName: text('Defendant’s family name'),
  aliases: lines('Other names the defendant uses', { hint: 'One on each line', detail: 'always', asLine: true }),
  bornOn: optionalDate('Defendant’s date of birth', { hint: 'For example, 27 3 1990. Leave blank if not known' }),
  homeAddress: optionalText('Defendant’s home address', { max: 500, detail: 'always', asLine: true }),
  phones: lines('Defendant’s phone numbers', { hint: 'One on each line', detail: 'always', asLine: true }),
  handles: lines('Defendant’s accounts and handles', { hint: 'One on each line', detail: 'always', asLine: true }),
  vehicles: lines('Defendant’s vehicle registrations', { hint: 'One on each line', detail: 'always', asLine: true }),
  relationship: chosenFrom('Relationship of the defendant to the protected person', relationships),
  relationshipOther: optionalText('What the relationship is', {
    max: 300,
    when: { field: 'relationship', is: 'other' },
    needed: true,
  }),
  gateway: optionalChoice('Why this force may apply', gateways, {
    hint: 'SPA 2019 s.1(3). You can answer this later, before the application is submitted',
  }),
  gatewayGrounds: optionalLongText('Grounds for that belief', {
    when: { field: 'gateway', is: ['believedInArea', 'believedComing'] },
    needed: true,
    rows: 3,
  }),
  protectedGivenNames: text('Protected person’s given names'),
  protectedFamilyName: text('Protected person’s family name'),
  protectedBornOn: optionalDate('Protected person’s date of birth', { detail: 'always', asLine: true }),
  protectedRole: choice('How the protected person is involved', caseRoles, { compact: true, detail: 'filled' }),
  ...safety,
  support: choice('Their view of an application', supportViews, {
    compact: true,
    hint: 'Their consent is not needed for an order',
  }),
  reportedOn: date('Date police were first told'),
  crimeReferences: lines('Crime and incident references', { hint: 'One on each line', detail: 'always', asLine: true }),
  teamId: record('Team', 'teams', { detail: 'filled' }),
  officerId: optionalRecord('Officer in the case', 'officers', { detail: 'filled' }),
  shown: carriedField('Cases like it that were shown', { max: 4000 }),
}
const input = z.object({
  ...newCaseFields,
  searched: text('What you searched for', {
    detail: 'filled',
    max: 2000,
    hint: 'A case can be opened only after a search',
    error: 'Search for the defendant and the protected person first',
  }),
})
export type OpenCaseInput = z.output<typeof input>

/** What in a new case would also find an old one about the same people: each is searched for by itself. */
export const identifying = (i: Omit<OpenCaseInput, 'searched'>): string[] => [
  [`${i.givenNames} ${i.familyName}`, i.bornOn].filter(Boolean).join(' '),
  ...i.aliases,
  `${i.protectedGivenNames} ${i.protectedFamilyName}`,
  ...i.phones,
  ...i.handles,
  ...i.vehicles,
  ...i.crimeReferences,
]
const like = (c: Opening['alike'][number]) =>
  `${c.ref} is about ${c.defendant} and ${c.protectedPersons.join(', ')}. Found by: ${c.why.join('; ').toLowerCase()}. Use that case if it is the same pattern.`

/** Opening a case is an act of the force: it makes the case, its defendant and its first protected person. */
export const openingActs = {
  openCase: forceAct({
    label: 'Open a case',
    place: 'cases/new',
    follow: { button: 'Open the case and log what happened', act: 'logIncidents' },
    permission: 'openCase',
    about: 'force',
    onlyAdds: true,
    needs: ['opening'],
    input,
    recorded: ({ file }) => `Case ${refIn(file)} opened`,
    refuse: ({ file, input: i, moment: m }) => [
      ...(scopeFor(m.actor, 'openCase') === 'team' && !m.actor.teamIds.includes(i.teamId)
        ? [{ field: 'teamId', message: 'Select your own team. The case can then be transferred' }]
        : file.teams.some(t => t.id === i.teamId && !t.endedAt)
          ? []
          : [{ field: 'teamId', message: 'Select a team of this force' }]),
      ...(i.relationship === 'other' && !i.relationshipOther
        ? [{ field: 'relationshipOther', message: 'Enter what the relationship is' }]
        : []),
      ...(i.bornOn && i.bornOn > m.today
        ? [{ field: 'bornOn', message: 'Defendant’s date of birth must be in the past' }]
        : []),
      ...(i.protectedBornOn && i.protectedBornOn > m.today
        ? [{ field: 'protectedBornOn', message: 'Protected person’s date of birth must be in the past' }]
        : []),
      ...(i.reportedOn > m.today
        ? [{ field: 'reportedOn', message: `Date police were first told must be on or before ${longDate(m.today)}` }]
        : []),
      ...refuseRules(i),
      ...refusalsOf(
        { defendants: [{ id: 'defendant', gateway: i.gateway, gatewayGrounds: i.gatewayGrounds }] },
        m.today,
        ['V03'],
        'refuse',
        { field: () => 'gatewayGrounds' },
      ),
    ],
    // Cases that were shown before the form was sent have been weighed; only others are a surprise.
    warn: ({ file, input: i }) => {
      const shown = new Set((i.shown ?? '').split(/\s+/))
      return (file.opening?.alike ?? []).filter(c => !shown.has(c.ref)).map(c => ({ message: like(c) }))
    },
    opens: ({ file, input: i, moment: m }) => {
      const root: Case = {
        id: m.newId(),
        forceId: m.actor.forceId,
        ref: refIn(file),
        status: 'open',
        teamId: i.teamId,
        officerId: i.officerId,
        relationship: i.relationship,
        relationshipOther: i.relationship === 'other' ? i.relationshipOther : null,
        reportedOn: i.reportedOn,
        openedAt: m.at,
        openedById: m.actor.id,
        closedAt: null,
        closedReason: null,
        checksDone: [],
        closedLacking: [],
        formerTeams: [],
        version: 1,
      }
      const defendant = {
        id: m.newId(),
        givenNames: i.givenNames,
        familyName: i.familyName,
        aliases: i.aliases,
        bornOn: i.bornOn,
        homeAddress: i.homeAddress,
        foundAt: null,
        gateway: i.gateway,
        gatewayGrounds: i.gatewayGrounds,
        occupation: null,
        sexOffenderFrom: null,
        sexOffenderUntil: null,
        isSexOffender: false,
        offenderReference: null,
        offenderManagerId: null,
      }
      const person = {
        id: m.newId(),
        givenNames: i.protectedGivenNames,
        familyName: i.protectedFamilyName,
        bornOn: i.protectedBornOn,
        role: i.protectedRole,
        linkToActs: null,
        ...rulesFrom({
          contactMeans: i.contactMeans,
          contactDays: i.contactDays,
          contactFrom: i.contactFrom,
          contactTo: i.contactTo,
          contactAnswer: i.contactAnswer,
          voicemail: i.voicemail,
          contactBy: i.contactBy,
          contactWhen: i.contactWhen,
          contactNever: i.contactNever,
          codeWord: i.codeWord,
          language: i.language,
        }),
        support: i.support,
        views: null,
        viewsOn: null,
        removedAt: null,
      }
      const identifiers = [
        ...i.phones.map(value => ({ kind: 'phone' as const, value, belongsTo: 'defendant' as const })),
        ...i.handles.map(value => ({ kind: 'handle' as const, value, belongsTo: 'defendant' as const })),
        ...i.vehicles.map(value => ({ kind: 'vehicle' as const, value, belongsTo: 'defendant' as const })),
        ...i.crimeReferences.map(value => ({ kind: 'crimeReference' as const, value, belongsTo: 'case' as const })),
      ].map(row => ({ id: m.newId(), note: null, ...unsourced, importIds: [], removedAt: null, ...row }))
      const patch = [
        add('defendants', defendant),
        add('protectedPersons', person),
        ...identifiers.map(row => add('identifiers', row)),
      ]
      return { root, patch }
    },
  }),
}
const refIn = (file: ForceFile): string => {
  if (!file.opening) throw new Error('No reference for a new case was loaded')
  return file.opening.ref
}

/** A case of which there are no more than its first records. */
export function newFile({ root, patch }: OpenedCase, force: Pick<Force, 'settings' | 'kind'>): CaseFile {
  const file: CaseFile = {
    case: root,
    settings: force.settings,
    force: { kind: force.kind, courts: [] },
    defendants: [],
    protectedPersons: [],
    confidentialAddresses: [],
    identifiers: [],
    incidents: [],
    exhibits: [],
    custody: [],
    disclosures: [],
    thirdPartyRequests: [],
    outsideRequests: [],
    referrals: [],
    agreedActions: [],
    safetyReviews: [],
    panelItems: [],
    qualityReadings: [],
    overrides: [],
    drawnPieces: [],
    exemplars: [],
    assessments: [],
    decisions: [],
    secondLooks: [],
    reminders: [],
    setAsides: [],
    correctionProposals: [],
    applications: [],
    draftConditions: [],
    reviews: [],
    comments: [],
    hearings: [],
    directions: [],
    orders: [],
    orderVersions: [],
    orderConditions: [],
    services: [],
    markers: [],
    changes: [],
    notifications: [],
    checks: [],
    breaches: [],
    breachSteps: [],
    otherOrders: [],
    criminalSteps: [],
    enquiries: [],
    contacts: [],
    named: [],
    restrictions: [],
    citationLooks: [],
    behaviourReasons: [],
    legalQuestions: [],
    youthSteps: [],
    moves: [],
    whereabouts: [],
    imports: [],
    attributions: [],
    incidentJoins: [],
    exhibitWords: [],
    caseLinks: [],
    formerVersions: [],
    paperMarks: [],
    supplements: [],
    conditionAmendments: [],
    paperServices: [],
    witnesses: [],
    retentionSteps: [],
    reviewPoints: [],
    transfers: [],
  }
  for (const change of patch)
    if (change.in !== 'case' && 'add' in change) (file[change.in] as object[]).push(change.add)
  return file
}
