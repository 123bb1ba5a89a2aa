import type { AreaShape } from './areas.ts'
import type { CalendarDate, Instant } from './calendar.ts'
import type * as k from './codes.ts'
import type { Belonging } from './import-codes.ts'
import type { Attribution, Import, IncidentJoin } from './imported.ts'
import type { SlotValues } from './slots.ts'
import type { ApplicationStatus, CaseStatus } from './status.ts'
import type { Category, ConditionKind, Gateway, Harm, Limb, OrderKind, TermKind, WrongTest } from './statute.ts'

/** A case as the rules see it: one defendant, one or more protected persons, one pattern, and all that followed. */

export type Id = string

/** The root record: also the lock. */
export interface Case {
  id: Id
  forceId: Id
  ref: string
  status: CaseStatus
  teamId: Id
  officerId: Id | null
  relationship: k.Relationship
  reportedOn: CalendarDate
  openedAt: Instant
  openedById: Id
  closedAt: Instant | null
  closedReason: string | null
  checksDone: string[]
  version: number
}
export interface Defendant {
  id: Id
  givenNames: string
  familyName: string
  aliases: string[]
  bornOn: CalendarDate | null
  homeAddress: string | null
  foundAt: string | null
  gateway: Gateway | null
  gatewayGrounds: string | null
  occupation: string | null
  sexOffenderUntil: CalendarDate | null
  isSexOffender: boolean
}
export interface ProtectedPerson {
  id: Id
  givenNames: string
  familyName: string
  bornOn: CalendarDate | null
  role: k.CaseRole
  linkToActs: string | null
  contactBy: string | null
  contactWhen: string | null
  contactNever: string | null
  codeWord: string | null
  language: string | null
  support: k.SupportView
  views: string | null
  removedAt: Instant | null
}
/** An address that the defendant must not learn. It never reaches a document, an event or a log. */
export interface ConfidentialAddress {
  id: Id
  personId: Id
  address: string
  postcode: string | null
  kind: string
  releasedAt: Instant | null
}
export interface Identifier {
  id: Id
  kind: k.IdentifierKind
  value: string
  belongsTo: Belonging
  note: string | null
  /** The imports that it was found in; none for one that a person typed. */
  importIds: Id[]
  removedAt: Instant | null
}
export interface Incident {
  id: Id
  number: number
  dateKind: k.IncidentDate
  happenedOn: CalendarDate
  happenedTo: CalendarDate | null
  happenedTime: string | null
  place: string | null
  platform: string | null
  handle: string | null
  category: Category
  categoryNote: string | null
  direction: k.Direction
  targetIds: Id[]
  targetOther: string | null
  summary: string
  victimWords: string | null
  effect: string | null
  source: k.IncidentSource
  crimeReference: string | null
  unwelcome: string | null
  recordedAt: Instant
  recordedById: Id
  withdrawnAt: Instant | null
  withdrawnReason: string | null
  version: number
}
/** An incident as it stood before a correction. */
export interface IncidentVersion {
  id: Id
  incidentId: Id
  version: number
  before: Partial<Incident>
  reason: string
  at: Instant
  byId: Id
}
export interface Exhibit {
  id: Id
  incidentId: Id | null
  orderId: Id | null
  breachId: Id | null
  reference: string
  description: string
  fileName: string
  mediaType: string
  bytes: number
  sha256: string
  receivedAt: Instant
  receivedFrom: string | null
  byId: Id
  /** The exhibit that this one was made from, and how. */
  derivedFromId: Id | null
  derivation: k.Derivation | null
  /** The difference hash of a picture, by which nearly the same ones are found. */
  likeness: string | null
  /** Opened only after a warning, and shown in grey. */
  distressing: boolean
  distressingWhy: string | null
}
export interface Custody {
  id: Id
  exhibitId: Id
  at: Instant
  byId: Id
  what: 'received' | 'viewed' | 'copied' | 'redacted' | 'disclosed' | 'returned' | 'disposed' | 'moved'
  note: string | null
}
/** What was given to whom, and what was considered and kept back. */
export interface Disclosure {
  id: Id
  toWhom: string
  purpose: string
  disclosedOn: CalendarDate
  exhibitIds: Id[]
  withheldIds: Id[]
  withheldWhy: string | null
  at: Instant
  byId: Id
}
/** Material asked of another organisation, until it came or was given up. */
export interface ThirdPartyRequest {
  id: Id
  kind: k.ThirdParty
  toWhom: string
  asked: string
  basis: string
  askedOn: CalendarDate
  chaseOn: CalendarDate
  chasedOn: CalendarDate[]
  lastWord: string | null
  endedOn: CalendarDate | null
  ending: k.ThirdPartyEnding | null
  at: Instant
  byId: Id
}
export interface Assessment {
  id: Id
  tool: k.RiskTool
  toolVersion: string | null
  assessedOn: CalendarDate
  assessor: string
  source: k.RiskSource
  answers: Record<string, k.RiskAnswer>
  yesCount: number
  judgement: k.RiskJudgement
  judgementReason: string
  reportReference: string | null
  at: Instant
  byId: Id
}
/** Whether an order was considered. */
export interface Decision {
  id: Id
  decision: k.SpoDecision
  reasonCode: k.DecisionReason
  actsReason: string
  riskReason: string
  necessityReason: string
  reviewOn: CalendarDate | null
  toldVictim: string | null
  at: Instant
  byId: Id
}
export interface Application {
  id: Id
  number: number
  kind: k.ApplicationKind
  status: ApplicationStatus
  mainId: Id | null
  orderId: Id | null
  applicant: k.Applicant
  againstId: Id | null
  against: k.AppealAgainst | null
  actsGrounds: string | null
  actsIncidentIds: Id[]
  riskGrounds: string | null
  riskIncidentIds: Id[]
  riskToIds: Id[]
  harms: Harm[]
  necessityGrounds: string | null
  necessityIncidentIds: Id[]
  prosecution: string | null
  termKind: TermKind | null
  termLastDay: CalendarDate | null
  termYears: number | null
  termReason: string | null
  interimReason: string | null
  interimLastDay: CalendarDate | null
  policePosition: string | null
  /** An application about an order that exists: what is asked, what changed since, whose views and consents. */
  changeAsked: string | null
  changedSince: string | null
  protectedViews: string | null
  defendantConsent: k.Consent | null
  policeConsent: k.Consent | null
  consentNote: string | null
  startedAt: Instant
  startedById: Id
  submittedAt: Instant | null
  authorisedOn: CalendarDate | null
  authorisedById: Id | null
  authorisedRank: string | null
  court: string | null
  lodgedOn: CalendarDate | null
  courtReference: string | null
  determinedOn: CalendarDate | null
  outcomeReason: string | null
  courtRefusal: k.CourtRefusal | null
  /** Questions, answers and wording as filed. */
  filed: Record<string, unknown> | null
  /** Everyone who has written in it: none of them may review it. */
  writtenByIds: Id[]
  version: number
}
export interface DraftCondition {
  id: Id
  applicationId: Id
  number: number
  libraryCode: string | null
  kind: ConditionKind
  text: string
  necessity: string | null
  incidentIds: Id[]
  religionWorkEducation: string | null
  locality: string | null
  isArea: boolean
  boundary: string | null
  lastDay: CalendarDate | null
  inInterim: boolean
  checkMethod: k.CheckMethod | null
  checkEveryDays: number | null
  /** One sentence: how a breach would be proved. */
  breachProof: string | null
  /** Which wording of its library entry it was made from, and what its blanks held. */
  libraryVersion: number | null
  librarySlots: SlotValues | null
  /** Why wording that was closed is kept, and beside which later version that was decided. */
  keptWording: string | null
  keptAgainst: number | null
  /** Who at the provider agreed to take the defendant, how and when. */
  providerConfirmed: string | null
  /** The boundary of its area drawn on a map: a picture of the words. */
  shape: AreaShape | null
  /** The condition of the order that this one continues or changes; null when it is new. */
  fromConditionId: Id | null
  removedAt: Instant | null
  removedReason: string | null
  version: number
}
export interface Review {
  id: Id
  applicationId: Id
  tier: k.Tier
  result: k.ReviewResult
  reasonCodes: k.ReturnReason[]
  limb: Limb | null
  wrongTest: WrongTest | null
  note: string | null
  whatWouldChange: string | null
  /** What the reviewer saw, so that the next look can show what changed. */
  seen: Record<string, unknown>
  at: Instant
  byId: Id
}
/** When someone last settled what a paragraph of an application cites. */
export interface CitationLook {
  id: Id
  applicationId: Id
  /** A limb, or a condition's id. */
  part: string
  at: Instant
  byId: Id
}
/** Why no condition answers a behaviour of the pattern. */
export interface BehaviourReason {
  id: Id
  applicationId: Id
  category: Category
  reason: string
  at: Instant
  byId: Id
}
export interface Comment {
  id: Id
  applicationId: Id
  text: string
  at: Instant
  byId: Id
}
export interface Hearing {
  id: Id
  applicationId: Id
  status: k.HearingStatus
  listedOn: CalendarDate
  listedTime: string | null
  court: string
  listedAt: Instant
  adjournReason: k.AdjournReason | null
  note: string | null
  purpose: k.HearingPurpose | null
  hearsayServedOn: CalendarDate | null
}
export interface Order {
  id: Id
  ref: string
  origin: k.OrderOrigin
  /** Null for an order that a court made of its own motion, on conviction or acquittal. */
  applicationId: Id | null
  kind: OrderKind
  court: string
  madeOn: CalendarDate
  replacesId: Id | null
  ownerId: Id | null
  endedOn: CalendarDate | null
  ending: k.Ending | null
  recordedAt: Instant
}
/** An order's term from a date: a variation, renewal or appeal makes a new one. The text of each is exactly as sealed. */
export interface OrderVersion {
  id: Id
  orderId: Id
  version: number
  fromOn: CalendarDate
  reason: k.VersionReason
  termKind: TermKind | null
  lastDay: CalendarDate | null
  sealedExhibitId: Id | null
  applicationId: Id | null
}
export interface OrderCondition {
  id: Id
  orderId: Id
  fromVersion: number
  toVersion: number | null
  number: number
  kind: ConditionKind
  text: string
  locality: string | null
  lastDay: CalendarDate | null
  libraryCode: string | null
  checkMethod: k.CheckMethod | null
  checkEveryDays: number | null
  checkerId: Id | null
  nextCheckOn: CalendarDate | null
}
export interface Service {
  id: Id
  orderId: Id
  attemptedAt: Instant
  method: k.ServiceMethod
  served: boolean
  server: string
  place: string
  explained: boolean
  cardGiven: boolean
  note: string | null
  byId: Id
}
/** Something that the defendant did which starts a notification clock. */
export interface Change {
  id: Id
  orderId: Id
  kind: 'name' | 'address'
  happenedOn: CalendarDate
  detail: string
}
export interface Notification {
  id: Id
  orderId: Id
  changeId: Id | null
  kind: k.NotificationKind
  givenOn: CalendarDate
  method: k.NotificationMethod
  station: string | null
  takenBy: string
  names: string[]
  homeAddress: string | null
  acknowledgement: string | null
  identityChecked: string | null
  byId: Id
}
export interface Check {
  id: Id
  orderId: Id
  conditionId: Id
  checkedAt: Instant
  method: k.CheckMethod
  result: k.CheckResult
  found: string | null
  nextOn: CalendarDate | null
  byId: Id
}
export interface Breach {
  id: Id
  number: number
  orderId: Id | null
  otherOrderId: Id | null
  conditionIds: Id[]
  happenedOn: CalendarDate
  knownAt: Instant
  source: k.BreachSource
  place: k.BreachPlace
  description: string
  excuse: string | null
  crimeReference: string | null
  checkId: Id | null
  endedAt: Instant | null
  byId: Id
}
export interface BreachStepTaken {
  id: Id
  breachId: Id
  step: k.BreachStep
  at: Instant
  reason: string | null
  outcome: k.BreachOutcome | null
  sentence: string | null
  byId: Id
}
export interface OtherOrder {
  id: Id
  kind: k.OtherOrderKind
  court: string | null
  terms: string
  madeOn: CalendarDate | null
  lastDay: CalendarDate | null
  gaps: string | null
  /** Places that its terms keep the defendant out of, and places where its terms make the defendant be. */
  forbidsPlaces: string[]
  requiresPlaces: string[]
  endedOn: CalendarDate | null
}
/** What a protected person was due to be told, and whether they were. */
export interface Contact {
  id: Id
  personId: Id
  milestone: k.ContactMilestone
  dueOn: CalendarDate
  toldAt: Instant | null
  toldById: Id | null
  means: k.ContactMeans | null
  note: string | null
  createdAt: Instant
}
/** Someone named on the case: the only people who may open it while it is restricted. */
export interface Named {
  id: Id
  personId: Id
  why: 'officer' | 'named' | 'breakGlass'
  at: Instant
  untilAt: Instant | null
}
export interface Restriction {
  id: Id
  reason: string
  at: Instant
  byId: Id
  liftedAt: Instant | null
}

/** Something about an order or the defendant that legal services must look at, and what they said. */
export interface LegalQuestion {
  id: Id
  orderId: Id | null
  rule: string | null
  question: string
  source: string | null
  raisedAt: Instant
  raisedById: Id
  answeredAt: Instant | null
  answeredById: Id | null
  answer: string | null
}
/** What a defendant under 18 needs done: papers to a parent or guardian, the youth offending team told. */
export interface YouthStep {
  id: Id
  kind: k.YouthStepKind
  applicationId: Id | null
  orderId: Id | null
  doneOn: CalendarDate
  who: string
  note: string | null
  at: Instant
  byId: Id
}
/** The defendant's move out of England and Wales. */
export interface Move {
  id: Id
  country: k.MoveCountry
  movedOn: CalendarDate
  note: string
  toldOn: CalendarDate | null
  liaison: string | null
  returnedOn: CalendarDate | null
  at: Instant
  byId: Id
}

/** Every collection of a case. Adding one here asks the compiler for its table. */
export interface Collections {
  defendants: Defendant
  protectedPersons: ProtectedPerson
  confidentialAddresses: ConfidentialAddress
  identifiers: Identifier
  incidents: Incident
  incidentVersions: IncidentVersion
  exhibits: Exhibit
  custody: Custody
  disclosures: Disclosure
  thirdPartyRequests: ThirdPartyRequest
  assessments: Assessment
  decisions: Decision
  applications: Application
  draftConditions: DraftCondition
  reviews: Review
  comments: Comment
  hearings: Hearing
  orders: Order
  orderVersions: OrderVersion
  orderConditions: OrderCondition
  services: Service
  changes: Change
  notifications: Notification
  checks: Check
  breaches: Breach
  breachSteps: BreachStepTaken
  otherOrders: OtherOrder
  contacts: Contact
  named: Named
  restrictions: Restriction
  citationLooks: CitationLook
  behaviourReasons: BehaviourReason
  legalQuestions: LegalQuestion
  youthSteps: YouthStep
  moves: Move
  imports: Import
  attributions: Attribution
  incidentJoins: IncidentJoin
}
export type Collection = keyof Collections
export type CaseFile = { case: Case; settings: Settings; force: { kind: ForceKind } } & {
  [C in Collection]: Collections[C][]
}

/** A territorial force needs a gateway of s.1(3); the British Transport Police and the Ministry of Defence Police do not. */
export const forceKinds = ['territorial', 'btp', 'mdp'] as const
export type ForceKind = (typeof forceKinds)[number]

/** What a force decides for itself, with a source where one exists. Read by the rules; changed by an act. */
export interface Settings {
  reviewOrder: k.Tier[]
  authorisingRank: string
  consideredWithinHours: number
  reviewEveryDays: number
  serviceWithinHours: number
  listingWithinDays: number
  checkEveryDays: number
  victimToldWithinDays: number
  breachAlarmHours: [number, number, number]
  fee: string | null
  reviewedWithinDays: number
  returnedWithinDays: number
  refusalSeenWithinDays: number
  authorisedToLodgedDays: number
  divertedSeenWithinDays: number
  reportToLodgedDays: number
  lodgedToHearingDays: number
  legalAnsweredWithinDays: number
  /** Whether orders that a court makes of its own motion, on conviction or acquittal, can be recorded. */
  ordersOnConviction: boolean
}

/** Changes to a case, as data. `perform` is the only one that carries them out. */
export type Change1 = {
  [C in Collection]: { in: C; add: Collections[C] } | { in: C; id: Id; set: Partial<Omit<Collections[C], 'id'>> }
}[Collection]
export type CaseChange = Change1 | { in: 'case'; set: Partial<Omit<Case, 'id' | 'forceId' | 'ref'>> }
export type Patch = CaseChange[]

/** One reason why not: the field to change, where there is one, and the rule it comes from. */
export interface Refusal {
  field?: string
  message: string
  rule?: string
  source?: string
  /** Where to mend it: an anchor on the application, or an act. */
  href?: string
}

export const current = <T extends { id: Id }>(rows: T[], id: Id | null | undefined): T | undefined =>
  rows.find(r => r.id === id)
