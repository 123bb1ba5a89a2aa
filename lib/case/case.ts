import type {
  Application,
  BehaviourReason,
  CitationLook,
  Comment,
  Direction,
  DraftCondition,
  Hearing,
  Review,
} from './records/applications.ts'
import type { Breach, BreachStepTaken, Change, Check, Notification, Service } from './records/compliance.ts'
import type { CriminalStep, Enquiry } from './records/criminal.ts'
import type { Custody, Disclosure, Exhibit, ExhibitWords, ThirdPartyRequest } from './records/exhibits.ts'
import type { FormerVersion } from './records/former.ts'
import type { Id } from './records/id.ts'
import type { Attribution, Import, IncidentJoin } from './records/imports.ts'
import type { CaseLink } from './records/links.ts'
import type { Marker } from './records/markers.ts'
import type {
  LegalQuestion,
  Move,
  Order,
  OrderCondition,
  OrderElsewhere,
  OrderVersion,
  OtherOrder,
  Whereabouts,
  YouthStep,
} from './records/orders.ts'
import type { PanelItem } from './records/panels.ts'
import type { PaperMark } from './records/papers.ts'
import type { Assessment, Decision, Incident, Reminder, SecondLook, SetAside } from './records/pattern.ts'
import type {
  ConfidentialAddress,
  Contact,
  Defendant,
  Identifier,
  Named,
  ProtectedPerson,
  Restriction,
} from './records/people.ts'
import type { CorrectionProposal } from './records/proposals.ts'
import type { DrawnPiece, Exemplar, Override, QualityReading } from './records/quality.ts'
import type { OutsideRequest } from './records/requests.ts'
import type { RetentionStep } from './records/retention.ts'
import type { ReviewPoint } from './records/review-points.ts'
import type { AgreedAction, Referral, SafetyReview } from './records/safety.ts'
import type { ConditionAmendment, PaperService, Supplement } from './records/supplements.ts'
import type { Transfer } from './records/transfers.ts'
import type { Witness } from './records/witnesses.ts'
import type { Tier } from './reference/codes/applications.ts'
import type { Relationship } from './reference/codes/people.ts'
import type { MarkerKind } from './reference/marker-kinds.ts'
import type { Premises } from './reference/premises.ts'
import type { CaseStatus } from './reference/status.ts'
import type { Directory } from './staff/directory.ts'
import type { CalendarDate, Instant } from './time/calendar.ts'
import type { WelshSentence } from './words/welsh.ts'

/** A case as the rules see it: one defendant, one or more protected persons, one pattern, and all that followed. */

/** The root record: also the lock. */
export interface Case {
  id: Id
  forceId: Id
  ref: string
  status: CaseStatus
  teamId: Id
  officerId: Id | null
  relationship: Relationship
  /** In words, where the relationship is none of those listed. */
  relationshipOther: string | null
  reportedOn: CalendarDate
  openedAt: Instant
  openedById: Id
  closedAt: Instant | null
  closedReason: string | null
  checksDone: string[]
  /** What was missing when it was closed all the same, in words; empty when nothing was. */
  closedLacking: string[]
  /** The teams that it was with until they became part of another: what happened before that day is counted there. */
  formerTeams: FormerTeam[]
  version: number
}
export interface FormerTeam {
  teamId: Id
  /** The first day on which it was no longer with that team. */
  untilOn: CalendarDate
}

/** Every collection of a case. Adding one here asks the compiler for its table. */
export interface Collections {
  defendants: Defendant
  protectedPersons: ProtectedPerson
  confidentialAddresses: ConfidentialAddress
  identifiers: Identifier
  incidents: Incident
  exhibits: Exhibit
  custody: Custody
  exhibitWords: ExhibitWords
  disclosures: Disclosure
  thirdPartyRequests: ThirdPartyRequest
  outsideRequests: OutsideRequest
  referrals: Referral
  agreedActions: AgreedAction
  safetyReviews: SafetyReview
  panelItems: PanelItem
  qualityReadings: QualityReading
  overrides: Override
  drawnPieces: DrawnPiece
  exemplars: Exemplar
  assessments: Assessment
  decisions: Decision
  secondLooks: SecondLook
  reminders: Reminder
  setAsides: SetAside
  correctionProposals: CorrectionProposal
  applications: Application
  draftConditions: DraftCondition
  reviews: Review
  comments: Comment
  reviewPoints: ReviewPoint
  hearings: Hearing
  directions: Direction
  orders: Order
  orderVersions: OrderVersion
  orderConditions: OrderCondition
  services: Service
  markers: Marker
  changes: Change
  notifications: Notification
  checks: Check
  breaches: Breach
  breachSteps: BreachStepTaken
  criminalSteps: CriminalStep
  enquiries: Enquiry
  otherOrders: OtherOrder
  contacts: Contact
  named: Named
  restrictions: Restriction
  citationLooks: CitationLook
  behaviourReasons: BehaviourReason
  legalQuestions: LegalQuestion
  youthSteps: YouthStep
  moves: Move
  whereabouts: Whereabouts
  imports: Import
  attributions: Attribution
  incidentJoins: IncidentJoin
  caseLinks: CaseLink
  formerVersions: FormerVersion
  paperMarks: PaperMark
  supplements: Supplement
  conditionAmendments: ConditionAmendment
  paperServices: PaperService
  witnesses: Witness
  transfers: Transfer
  retentionSteps: RetentionStep
}
export type Collection = keyof Collections
/**
 * A case with the collections K, or with all of them: what a function takes says what it reads, and a part is no whole.
 * `elsewhere` is read while an application is being written: it belongs to other cases, and no act changes it.
 */
export type CaseFile<K extends Collection = Collection> = {
  case: Case
  settings: Settings
  /** `others`: the other forces of the installation, and those outside that files are made for. */
  force: { kind: ForceKind; courts: readonly Court[]; others?: readonly { id: Id; name: string; outside: boolean }[] }
  elsewhere?: readonly OrderElsewhere[]
  withdrawn?: WithdrawnRecords
} & {
  [C in K]: Collections[C][]
}

/** What is loaded of a case, each by itself: its collections, what was withdrawn from it, and orders of other cases. */
export type Part = Collection | 'withdrawn' | 'elsewhere'
/** Whether a part is there: not only what throws when it is read. */
export const isLoaded = (file: object, part: Part): boolean => {
  const property = Object.getOwnPropertyDescriptor(file, part)
  return property !== undefined && property.get === undefined
}
/** Whether a case was loaded with these collections: for code that meets a case in part and does not know which part. */
export const hasLoaded = <K extends Collection>(file: CaseFile<never>, reads: readonly K[]): file is CaseFile<K> =>
  reads.every(name => isLoaded(file, name))
/** Thrown when a part is read that was not loaded: it is never an empty list. */
export class NotLoaded extends Error {
  override name = 'NotLoaded'
  readonly part: Part
  constructor(part: Part) {
    super(`The case was loaded without its ${part}`)
    this.part = part
  }
}
/** What a part of a case is built on: reading a part that was not loaded is a fault. */
export const partOf = (missing: readonly Part[]): object =>
  Object.create(Object.defineProperties({}, Object.fromEntries(missing.map(part => [part, absence(part)]))))
/** What stands for a part that was not loaded: it throws when it is read, and gives way when it is set. */
export const absence = (part: Part): PropertyDescriptor => ({
  get: () => {
    throw new NotLoaded(part)
  },
  set(this: object, value: unknown) {
    Object.defineProperty(this, part, { value, writable: true, enumerable: true, configurable: true })
  },
  enumerable: true,
  configurable: true,
})
/** The case with other parts in place of its own. What it was loaded without, it stays without. */
export const withParts = <F extends object, P extends object>(file: F, parts: P): Omit<F, keyof P> & P =>
  Object.create(Object.getPrototypeOf(file), {
    ...Object.getOwnPropertyDescriptors(file),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, value]) => [
        name,
        { value, writable: true, enumerable: true, configurable: true },
      ]),
    ),
  })

/** A court of the force's reference data. */
export type Court = Pick<Premises, 'kind' | 'name' | 'startedOn' | 'endedOn'>
/** A territorial force needs a gateway of s.1(3); the British Transport Police and the Ministry of Defence Police do not. */
export const forceKinds = ['territorial', 'btp', 'mdp'] as const
export type ForceKind = (typeof forceKinds)[number]

/** What a force decides for itself, with a source where one exists. Read by the rules; changed by an act. */
export interface Settings {
  reviewOrder: Tier[]
  authorisingRank: string
  consideredWithinHours: number
  reviewEveryDays: number
  serviceWithinHours: number
  listingWithinDays: number
  checkEveryDays: number
  victimToldWithinDays: number
  breachAlarmHours: [number, number, number]
  fee: string | null
  /** Where papers are served on the chief officer: printed on applications and notices. */
  addressForService: string | null
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
  /** Corrections of sealed orders and their service wait for a second person. */
  correctionsAgreed: boolean
  /** How many days before its last day an order raises its alarm, each time once. */
  endingAlarmDays: [number, number, number]
  /** Whole hours of the day in London between which no mail goes out but of breaches. */
  quietFromHour: number
  quietToHour: number
  /** Days in which a pair of crime reports that waits is looked at. */
  pairLookedAtWithinDays: number
  courtOrderMatchedWithinDays: number
  courtOrderKeptDays: number
  /** Days in which a request or complaint from outside is answered. */
  requestAnsweredWithinDays: number
  /** Days in which a referral is sent, once it is wanted or needed; and in which an answer is expected. */
  referralSentWithinDays: number
  referralAnsweredWithinDays: number
  /** Whether the force's own targets in days (lib/case/time/working-days.ts) count working days only. */
  countsWorkingDays: boolean
  /** The hour of the day from which what comes in counts as come on the next working day; 24 for none. */
  cutOffHour: number
  /** Days on which the force's offices are closed, beside weekends and bank holidays. */
  ownHolidays: CalendarDate[]
  /** The other systems on which every order is entered. */
  markers: MarkerKind[]
  /** Years from the end of a case to its review for disposal, by its group. */
  retainPublicProtectionYears: number
  retainSeriousYears: number
  retainOtherYears: number
  retainUnfoundedYears: number
  /** Months within which a request for access or correction is answered, and by how many more a notice may put it off. */
  subjectAnsweredWithinMonths: number
  subjectExtendedByMonths: number
  /** Days for which backups are kept: so long they may hold what was disposed of. */
  backupsKeptDays: number
  /** The standard of proof that the force applies to an order: in words, from which day, on what source, and words of an older one. */
  proofStandard: string
  proofStandardFrom: CalendarDate
  proofStandardSource: string
  oldProofWords: string[]
  /** Days in which nothing is written in a draft before it counts as idle. */
  draftIdleDays: number
  /** Of a hundred pieces of finished work, and of a hundred warnings passed over, how many are drawn to be read; from which day, and within how many days. */
  sampleShare: number
  overrideShare: number
  sampleFrom: CalendarDate
  sampleReadWithinDays: number
  /** Months for which a course counts as training. */
  trainingLastsMonths: number
  /** What this force’s records write where a name is not known, beside what the linkage knows. */
  noNames: string[]
  /** Sentences of papers whose Welsh was reviewed. */
  welsh: WelshSentence[]
  directory: Directory
  /** Courts whose papers bear the Welsh, each as it is named where applications are filed. */
  welshCourts: string[]
}

/** What every record that can be corrected carries besides its own fields: the pipeline writes it, and rules may read it. */
export interface Kept {
  version?: number
  recordedAt?: Instant | null
  withdrawnAt?: Instant | null
  withdrawnReason?: string | null
}
export type Withdrawn<T> = T & { withdrawnAt: Instant; withdrawnReason: string }
/** Records that were withdrawn. They are in none of the collections, so that no rule can count them. */
export type WithdrawnRecords = { [C in Collection]?: Withdrawn<Collections[C]>[] }

/** Every record of a kind that there ever was: for numbers, which are not given twice. */
export const everRecorded = <C extends Collection>(
  file: { [K in C]: Collections[K][] } & { withdrawn?: WithdrawnRecords },
  kind: C,
): Collections[C][] => {
  const gone = (file.withdrawn?.[kind] ?? []) as Collections[C][]
  return [...(file[kind] as Collections[C][]), ...gone]
}

/** Changes to a case, as data. `perform` is the only one that carries them out. */
export type RecordChange = {
  [C in Collection]:
    | { in: C; add: Collections[C] }
    | { in: C; id: Id; set: Partial<Omit<Collections[C], 'id'>> }
    | { in: C; id: Id; withdraw: { at: Instant; reason: string } }
}[Collection]
export type CaseChange = RecordChange | { in: 'case'; set: Partial<Omit<Case, 'id' | 'forceId' | 'ref'>> }
export type Patch = CaseChange[]
