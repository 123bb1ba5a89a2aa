import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { applyPatch, type Decided, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { noDetails } from '../../../lib/acts/court/hearing-details.ts'
import type { CaseFile, Collection, Collections } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import type { Application, Hearing } from '../../../lib/case/records/applications.ts'
import type { Change, Notification, Service } from '../../../lib/case/records/compliance.ts'
import type { Order, OrderCondition, OrderVersion } from '../../../lib/case/records/orders.ts'
import { defaultSettings } from '../../../lib/case/settings.ts'
import { londonToInstant } from '../../../lib/case/time/calendar.ts'
import { noContactRules } from '../../../lib/law/practice/safe-contact.ts'

/** A case built by hand for the rules of court and order: each maker gives a whole row, overridden by what the test is about. */

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
let counter = 1000
export const nextId = () => uuid(counter++)
/** An instant in London: '2026-11-20' at noon, or '2026-11-20 23:40'. */
export const at = (local: string): string => {
  const instant = londonToInstant(local.includes(' ') ? local.replace(' ', 'T') : `${local}T12:00`)
  if (!instant) throw new Error(`No such moment: ${local}`)
  return instant
}

const collections: Collection[] = [
  'defendants',
  'protectedPersons',
  'confidentialAddresses',
  'identifiers',
  'incidents',
  'exhibits',
  'custody',
  'disclosures',
  'thirdPartyRequests',
  'outsideRequests',
  'referrals',
  'agreedActions',
  'safetyReviews',
  'panelItems',
  'qualityReadings',
  'overrides',
  'drawnPieces',
  'exemplars',
  'secondLooks',
  'reminders',
  'setAsides',
  'correctionProposals',
  'assessments',
  'decisions',
  'applications',
  'draftConditions',
  'reviews',
  'comments',
  'reviewPoints',
  'hearings',
  'directions',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
  'markers',
  'changes',
  'notifications',
  'checks',
  'breaches',
  'breachSteps',
  'otherOrders',
  'criminalSteps',
  'enquiries',
  'contacts',
  'named',
  'restrictions',
  'legalQuestions',
  'citationLooks',
  'retentionSteps',
  'behaviourReasons',
  'youthSteps',
  'moves',
  'whereabouts',
  'imports',
  'attributions',
  'incidentJoins',
  'exhibitWords',
  'caseLinks',
  'formerVersions',
  'paperMarks',
  'supplements',
  'conditionAmendments',
  'paperServices',
  'witnesses',
  'transfers',
]

export const ids = {
  force: uuid(1),
  team: uuid(2),
  officer: uuid(3),
  case: uuid(4),
  defendant: uuid(5),
  victim: uuid(6),
  otherForce: uuid(8),
  outsideForce: uuid(18),
  main: uuid(10),
  interim: uuid(11),
  order: uuid(20),
  interimOrder: uuid(21),
}

/** Courts of the force’s reference data: one sat as a youth court for some years only. */
export const courts: CaseFile['force']['courts'] = [
  { kind: 'magistrates', name: 'Pellbrook Magistrates’ Court', startedOn: '2015-04-01', endedOn: null },
  { kind: 'youth', name: 'Pellbrook Youth Court', startedOn: '2015-04-01', endedOn: null },
  { kind: 'youth', name: 'Thornfold Law Courts', startedOn: '2015-04-01', endedOn: '2026-10-31' },
]
/** A case with a defendant, one protected person, and whatever else is given. */
export function aFile(parts: Partial<{ [C in Collection]: Collections[C][] }> = {}): CaseFile {
  const empty = Object.fromEntries(collections.map(c => [c, []])) as unknown as { [C in Collection]: Collections[C][] }
  return {
    case: {
      id: ids.case,
      forceId: ids.force,
      ref: 'MAR-2026-0417',
      status: 'open',
      teamId: ids.team,
      officerId: ids.officer,
      relationship: 'formerPartner',
      relationshipOther: null,
      reportedOn: '2026-02-14',
      openedAt: at('2026-02-14'),
      openedById: ids.officer,
      closedAt: null,
      closedReason: null,
      checksDone: [],
      closedLacking: [],
      formerTeams: [],
      version: 1,
    },
    settings: defaultSettings,
    force: {
      kind: 'territorial',
      courts,
      others: [
        { id: ids.otherForce, name: 'Severnvale Police', outside: false },
        { id: ids.outsideForce, name: 'Northmoor Police', outside: true },
      ],
    },
    ...empty,
    defendants: [
      {
        id: ids.defendant,
        givenNames: 'Darren',
        familyName: 'O’Pocock',
        aliases: ['Daz'],
        bornOn: '1992-02-29',
        homeAddress: '14 Quay Row, Aldermere',
        foundAt: null,
        gateway: 'resides',
        gatewayGrounds: null,
        occupation: null,
        sexOffenderFrom: null,
        sexOffenderUntil: null,
        isSexOffender: false,
        offenderReference: null,
        offenderManagerId: null,
      },
    ],
    protectedPersons: [
      {
        id: ids.victim,
        givenNames: 'Imogen',
        familyName: 'Hartwell',
        bornOn: '1997-01-05',
        role: 'victim',
        linkToActs: null,
        contactBy: null,
        contactWhen: null,
        contactNever: null,
        ...noContactRules,
        codeWord: null,
        language: null,
        support: 'supports',
        views: null,
        viewsOn: null,
        removedAt: null,
      },
    ],
    ...parts,
  }
}

export const anApplication = (set: Partial<Application> = {}): Application => ({
  id: ids.main,
  number: 1,
  kind: 'main',
  status: 'lodged',
  mainId: null,
  orderId: null,
  applicant: 'chiefOfficer',
  againstId: null,
  against: null,
  actsGrounds: 'He followed her.',
  actsIncidentIds: [],
  riskGrounds: 'Escalating.',
  riskIncidentIds: [],
  riskToIds: [ids.victim],
  harms: ['psychological'],
  necessityGrounds: 'Nothing else has stopped it.',
  necessityIncidentIds: [],
  writtenByIds: [],
  writtenAt: null,
  reviewerId: null,
  reviewerTier: null,
  prosecution: null,
  termKind: 'fixed',
  termLastDay: null,
  termYears: 2,
  termReason: null,
  interimReason: null,
  interimNotice: null,
  noNoticeReason: null,
  wouldSay: null,
  returnOn: null,
  noNoticeAdvice: null,
  noNoticeAdviceOn: null,
  noNoticeAdviceById: null,
  interimLastDay: null,
  policePosition: null,
  changeAsked: null,
  changedSince: null,
  protectedViews: null,
  defendantConsent: null,
  policeConsent: null,
  consentNote: null,
  startedAt: at('2026-11-10'),
  startedById: ids.officer,
  submittedAt: at('2026-11-16'),
  authorisedOn: '2026-11-18',
  authorisedById: uuid(7),
  authorisedRank: 'Superintendent',
  court: 'Aldermere Magistrates’ Court',
  lodgedOn: '2026-11-19',
  courtReference: 'ALD/2026/1188',
  determinedOn: null,
  outcomeReason: null,
  courtRefusal: null,
  earlierId: null,
  sinceRefusal: null,
  noAppealOn: null,
  noAppealAdvice: null,
  noAppealAdviceOn: null,
  filed: null,
  version: 1,
  ...set,
})
export const anInterim = (set: Partial<Application> = {}): Application =>
  anApplication({
    id: ids.interim,
    number: 2,
    kind: 'interim',
    mainId: ids.main,
    termKind: null,
    termYears: null,
    ...set,
  })

export const anOrder = (set: Partial<Order> = {}): Order => ({
  id: ids.order,
  ref: 'MAR-2026-0417/1',
  origin: 'application',
  applicationId: ids.main,
  kind: 'full',
  court: 'Aldermere Magistrates’ Court',
  madeOn: '2026-11-20',
  replacesId: null,
  ownerId: ids.officer,
  endedOn: null,
  ending: null,
  recordedAt: at('2026-11-20'),
  importId: null,
  importGaps: [],
  ...set,
})
export const aVersion = (order: Order, set: Partial<OrderVersion> = {}): OrderVersion => ({
  id: nextId(),
  orderId: order.id,
  version: 1,
  fromOn: order.madeOn,
  reason: 'made',
  termKind: 'fixed',
  lastDay: '2028-11-19',
  sealedExhibitId: uuid(30),
  applicationId: order.applicationId,
  askedBy: null,
  note: null,
  ...set,
})
export const aCondition = (order: Order, set: Partial<OrderCondition> = {}): OrderCondition => ({
  id: nextId(),
  orderId: order.id,
  fromVersion: 1,
  toVersion: null,
  number: 1,
  kind: 'prohibition',
  text: 'You must not contact Imogen Hartwell by any means.',
  locality: null,
  lastDay: null,
  libraryCode: 'P2',
  checkMethod: null,
  checkEveryDays: null,
  checkerId: null,
  nextCheckOn: null,
  ...set,
})
export const aService = (order: Order, when: string, set: Partial<Service> = {}): Service => ({
  id: nextId(),
  orderId: order.id,
  attemptedAt: at(when),
  method: 'inPerson',
  served: true,
  result: null,
  server: 'PC 4417 Osgood',
  place: 'Aldermere police station',
  explained: true,
  cardGiven: true,
  certificateFiledOn: null,
  note: null,
  byId: ids.officer,
  ...set,
})
export const aNotification = (order: Order, givenOn: string, set: Partial<Notification> = {}): Notification => ({
  id: nextId(),
  orderId: order.id,
  changeId: null,
  kind: 'initial',
  givenOn,
  method: 'inPerson',
  station: 'Aldermere',
  takenBy: 'PC 4417 Osgood',
  names: ['Darren O’Pocock', 'Daz'],
  otherNamesAsked: true,
  homeAddress: '14 Quay Row, Aldermere',
  acknowledgement: 'ACK-20931',
  identityChecked: null,
  falseFoundOn: null,
  falseFoundHow: null,
  falseFoundById: null,
  byId: ids.officer,
  ...set,
})
export const aChange = (order: Order, kind: Change['kind'], happenedOn: string, set: Partial<Change> = {}): Change => ({
  id: nextId(),
  orderId: order.id,
  kind,
  happenedOn,
  detail: 'Told to PC Osgood',
  ...set,
})
export const aHearing = (listedOn: string, set: Partial<Hearing> = {}): Hearing => ({
  id: nextId(),
  applicationId: ids.main,
  status: 'listed',
  listedOn,
  listedTime: '10:00',
  court: 'Aldermere Magistrates’ Court',
  listedAt: at('2026-11-20'),
  adjournReason: null,
  vacateReason: null,
  vacatedOn: null,
  note: null,
  purpose: 'final',
  hearsayServedOn: null,
  hearsayNone: null,
  partiesToldOn: null,
  ...noDetails,
  ...set,
})

const actor: Actor = {
  id: uuid(8),
  name: 'Amina O’Shea',
  forceId: ids.force,
  teamIds: [ids.team],
  roles: ['coordinator', 'civilOrders'],
  rank: null,
}
/** One act decided on a day at noon, as the pipeline would. */
export const decideOn = (file: CaseFile, act: AnyAct, on: string, input: object, today: string, despite?: string) =>
  decide(
    file,
    { act, on, input, seen: asLoaded, ...(despite ? { despite } : {}) },
    {
      at: at(today),
      today,
      actor,
      newId: nextId,
      settings: file.settings,
    },
  )
/** The case after an act that must succeed; with warnings gone past when a reason is given. */
export function after(
  file: CaseFile,
  act: AnyAct,
  on: string,
  input: object,
  today: string,
  despite?: string,
): CaseFile {
  const decided = decideOn(file, act, on, input, today, despite)
  if (decided.kind !== 'done') throw new Error(`${act.label}: ${JSON.stringify(decided)}`)
  return applyPatch(file, decided.patch)
}
/** The rules and messages of a refusal or a warning. */
export const reasons = (d: Decided): { kind: string; rules: (string | undefined)[]; messages: string } => {
  const list = d.kind === 'refused' ? d.refusals : d.kind === 'warned' ? d.warnings : []
  return { kind: d.kind, rules: list.map(r => r.rule), messages: list.map(r => r.message).join(' | ') }
}
