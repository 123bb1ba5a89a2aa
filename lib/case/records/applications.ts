import type {
  Applicant,
  ApplicationKind,
  Consent,
  InterimNotice,
  ReturnReason,
  ReviewResult,
  Tier,
} from '../reference/codes/applications.ts'
import type {
  AdjournReason,
  AppealAgainst,
  CourtRefusal,
  DirectionFor,
  EarlierAnswer,
  HearingPurpose,
  HearingStatus,
  VacateReason,
} from '../reference/codes/court.ts'
import type { CheckMethod } from '../reference/codes/orders.ts'
import type { ApplicationStatus } from '../reference/status.ts'
import type { Category, ConditionKind, Harm, Limb, TermKind, WrongTest } from '../reference/statute.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { AreaShape } from '../views/areas.ts'
import type { SlotValues } from '../words/slots.ts'
import type { Id } from './id.ts'

/** An application and all that is written, said and heard on it before the court decides. */

export interface Application {
  id: Id
  number: number
  kind: ApplicationKind
  status: ApplicationStatus
  mainId: Id | null
  orderId: Id | null
  applicant: Applicant
  againstId: Id | null
  against: AppealAgainst | null
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
  /** Whether the defendant is told before it is heard; without notice, why, what the defendant would say, and the day asked for a hearing with notice. */
  interimNotice: InterimNotice | null
  noNoticeReason: string | null
  wouldSay: string | null
  returnOn: CalendarDate | null
  /** That legal services agreed to it. The advice is privileged, and in no paper. */
  noNoticeAdvice: string | null
  noNoticeAdviceOn: CalendarDate | null
  noNoticeAdviceById: Id | null
  policePosition: string | null
  /** An application about an order that exists: what is asked, what changed since, whose views and consents. */
  changeAsked: string | null
  changedSince: string | null
  protectedViews: string | null
  defendantConsent: Consent | null
  policeConsent: Consent | null
  consentNote: string | null
  startedAt: Instant
  startedById: Id
  submittedAt: Instant | null
  authorisedOn: CalendarDate | null
  authorisedById: Id | null
  authorisedRank: string | null
  /** To whom the review was given by name, and at which tier. */
  reviewerId: Id | null
  reviewerTier: Tier | null
  court: string | null
  lodgedOn: CalendarDate | null
  courtReference: string | null
  determinedOn: CalendarDate | null
  outcomeReason: string | null
  courtRefusal: CourtRefusal | null
  /** An earlier application that was refused, and what is new since: said in this one. */
  earlierId: Id | null
  sinceRefusal: string | null
  /** The decision not to appeal against the court’s refusal: its day, the legal advice and the day of that. */
  noAppealOn: CalendarDate | null
  noAppealAdvice: string | null
  noAppealAdviceOn: CalendarDate | null
  /** Questions, answers and wording as filed. */
  filed: Record<string, unknown> | null
  /** Everyone who has written in it: none of them may review it. */
  writtenByIds: Id[]
  /** When something was last written in it; null before anything was since it was begun. */
  writtenAt: Instant | null
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
  checkMethod: CheckMethod | null
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
  tier: Tier
  result: ReviewResult
  reasonCodes: ReturnReason[]
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
  /** Null while it is held on the case for an application that is not recorded yet. */
  applicationId: Id | null
  status: HearingStatus
  listedOn: CalendarDate
  listedTime: string | null
  court: string
  listedAt: Instant
  adjournReason: AdjournReason | null
  vacateReason: VacateReason | null
  /** The day on which it was vacated; null where that is not known. */
  vacatedOn: CalendarDate | null
  note: string | null
  purpose: HearingPurpose | null
  hearsayServedOn: CalendarDate | null
  /** Why no hearsay is relied on at it, so that no notice is due. */
  hearsayNone: string | null
  /** When every party had been told of its day. */
  partiesToldOn: CalendarDate | null
  /** Draft conditions that are contested at it. */
  contestedIds: Id[]
  policeAdvocate: string | null
  defenceAdvocate: string | null
  specialMeasures: string | null
  interpreter: string | null
  timeEstimate: string | null
  /** An earlier day that was asked for: by whom, when, and what the court answered. */
  earlierAskedBy: string | null
  earlierAskedOn: CalendarDate | null
  earlierAnswer: EarlierAnswer | null
}

/** What a court ordered somebody to do at a hearing, until it is done. */
export interface Direction {
  id: Id
  hearingId: Id
  who: DirectionFor
  what: string
  byOn: CalendarDate | null
  doneOn: CalendarDate | null
  doneNote: string | null
  at: Instant
  byId: Id
}

/** Whether an application is about an order that exists: it asks for another term or other conditions, or for its end. */
export const isChange = (a: Pick<Application, 'kind'>): boolean =>
  a.kind === 'variation' || a.kind === 'renewal' || a.kind === 'discharge'
