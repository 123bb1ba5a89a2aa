import type { Id } from '../case/records/id.ts'
import type { SampledWork } from '../case/records/quality.ts'
import type { Applicant, ApplicationKind, ReviewResult, Tier } from '../case/reference/codes/applications.ts'
import type { BreachOffence, BreachSource } from '../case/reference/codes/breaches.ts'
import type { OtherOrderKind } from '../case/reference/codes/orders.ts'
import type { ContactMilestone, Relationship } from '../case/reference/codes/people.ts'
import type { OutsideRequestKind, Requester } from '../case/reference/codes/requests.ts'
import type { ApplicationStatus } from '../case/reference/status.ts'
import type { ConditionKind, Limb, OrderKind } from '../case/reference/statute.ts'
import type { CalendarDate, Instant } from '../case/time/calendar.ts'
import type { AgeGroup } from './counted-rows.ts'

/** The columns that the measures count over: dates and facts of a case, without today and without a word of the record. */

/** In whose district it is counted: the team that holds the case now. */
interface Counted {
  id: Id
  teamId: Id
}
export interface CountedCase extends Counted {
  officerId: Id | null
  isOpen: boolean
  openedAt: Instant
  openedOn: CalendarDate
  reportedOn: CalendarDate
  firstDecisionAt: Instant | null
  /** The latest decision is not to apply. */
  isDeclined: boolean
  /** The first main application lodged. */
  firstLodgedOn: CalendarDate | null
  incidents: number
  crimeReferences: number
  /** The longest, in seconds, that an incident was logged after a later one had been; null where none was. */
  linkedLateBy: number | null
  relationship: Relationship
  /** Of the defendant, on the day that the case was opened. */
  ageGroup: AgeGroup
  /** The first decision to apply. */
  applyDecidedAt: Instant | null
  /** The latest decision is that it is not stalking. */
  isReclassified: boolean
  /** The first decision that sent the victim to their own order, or relied on another. */
  divertedOn: CalendarDate | null
  /** After that, the first breach of an order that is not a stalking protection order. */
  divertedBreachOn: CalendarDate | null
  closedOn: CalendarDate | null
  /** Closed with every check done, the risk assessed and the decision recorded. */
  isClosedWhole: boolean
  /** The first day on which an advocate was offered to somebody on the case, and whether somebody took it up. */
  advocateOfferedOn: CalendarDate | null
  isAdvocateTakenUp: boolean
}
export const judgements = ['decision', 'review', 'look', 'aggressor'] as const
/** A decision whether an order is needed, of a reviewer, of whoever reads one again, or of who the primary aggressor is. */
export interface CountedDecision extends Counted {
  kind: (typeof judgements)[number]
  madeAt: Instant
  madeOn: CalendarDate
  recordedAt: Instant | null
  /** Of a review. */
  tier: Tier | null
  result: ReviewResult | null
}
export interface CountedApplication extends Counted {
  number: number
  kind: ApplicationKind
  status: ApplicationStatus
  /** When police were first told, of the case. */
  reportedOn: CalendarDate
  lodgedOn: CalendarDate | null
  /** The first hearing that went ahead, of it or of its interim application. */
  firstHeardOn: CalendarDate | null
  determinedOn: CalendarDate | null
  applicant: Applicant
  startedAt: Instant
  /** The last time that it was sent for review. */
  submittedAt: Instant | null
  authorisedAt: Instant | null
  returns: number
  /** When it ended before it was lodged, before which tier and for want of which limb. */
  stoppedOn: CalendarDate | null
  stoppedTier: Tier | null
  stoppedLimb: Limb | null
  isWrongTest: boolean
  /** The first decision to apply that this application followed. */
  applyDecidedAt: Instant | null
  isInterimSought: boolean
  hasInterimOrder: boolean
  /** The first day on which its last interim order had run out, before it was decided. */
  interimLapsedOn: CalendarDate | null
  /** Days between lodging and decision on which no order protected, without those from the day that follows on. */
  gapDays: number | null
  gapFrom: CalendarDate | null
  /** The last hearing that was not vacated. */
  lastListedOn: CalendarDate | null
}
export interface CountedOrder extends Counted {
  kind: OrderKind
  madeOn: CalendarDate
  servedOn: CalendarDate | null
  ownerId: Id | null
  hasCheck: boolean
  ageGroup: AgeGroup
  /** Of an interim order: the day on which its application was begun. */
  askedOn: CalendarDate | null
  notifyBy: CalendarDate | null
  notifiedOn: CalendarDate | null
  hasSealed: boolean
  breaches: number
  lastCheckedOn: CalendarDate | null
  /** By when it was to be entered on every other system, and when it first was on the last of them. */
  markBy: Instant | null
  markedAt: Instant | null
  isMarkedInTime: boolean
}
/** Days on end, both included, on which an order is in force under one version. */
export interface CountedTerm extends Counted {
  orderId: Id
  kind: OrderKind
  fromOn: CalendarDate
  toOn: CalendarDate | null
  lastDay: CalendarDate | null
  /** An application about its end has been begun. */
  isEndDecided: boolean
}
export interface CountedBreach extends Counted {
  number: number
  offence: BreachOffence
  source: BreachSource
  knownAt: Instant
  knownOn: CalendarDate
  firstStepAt: Instant | null
  arrestDecidedAt: Instant | null
  endedAt: Instant | null
  /** The order that was broken: a stalking protection order, or of which other kind. */
  orderKind: OtherOrderKind | 'spo'
  isCharged: boolean
  isNoFurtherAction: boolean
  /** Whether to apply for an order was decided at or after police knew. */
  isDecidedSince: boolean
}
export interface CountedContact extends Counted {
  milestone: ContactMilestone
  dueOn: CalendarDate
  toldOn: CalendarDate | null
}
export const reviewKinds = ['decision', 'risk'] as const
/** A review that fell due: of a decision, or of the risk while an order is in force. */
export interface CountedReview extends Counted {
  kind: (typeof reviewKinds)[number]
  dueOn: CalendarDate
  doneOn: CalendarDate | null
}
/** A condition of an order as the court made it. */
export interface CountedCondition extends Counted {
  orderId: Id
  number: number
  kind: ConditionKind
  libraryCode: string | null
  madeOn: CalendarDate
  breaches: number
}
/** What was asked of the force from outside, or complained of. */
export interface CountedRequest extends Counted {
  kind: OutsideRequestKind
  fromKind: Requester
  receivedOn: CalendarDate
  dueOn: CalendarDate
  answeredOn: CalendarDate | null
  toldOn: CalendarDate | null
}
/** Finished work that was drawn to be read by a second person. */
export interface CountedSample extends Counted {
  work: SampledWork
  doneOn: CalendarDate
  /** By when it is to be read. */
  dueOn: CalendarDate
  readOn: CalendarDate | null
  isSound: boolean
}
export interface CountedRows {
  countedSamples: CountedSample
  countedRequests: CountedRequest
  countedCases: CountedCase
  countedDecisions: CountedDecision
  countedApplications: CountedApplication
  countedOrders: CountedOrder
  countedTerms: CountedTerm
  countedBreaches: CountedBreach
  countedContacts: CountedContact
  countedReviews: CountedReview
  countedConditions: CountedCondition
}
export type CountedName = keyof CountedRows
