import type {
  DecisionReason,
  RiskAnswer,
  RiskJudgement,
  RiskSource,
  RiskTool,
  SecondLookKind,
  SpoDecision,
} from '../reference/codes/decisions.ts'
import type {
  CaptureMethod,
  Direction,
  IncidentDate,
  IncidentFeature,
  IncidentReport,
  IncidentSource,
  PlaceExactness,
} from '../reference/codes/incidents.ts'
import type { Category, Limb, WrongTest } from '../reference/statute.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** What happened, as it was recorded, and what was made of it before an application. */

export interface Incident {
  id: Id
  number: number
  dateKind: IncidentDate
  happenedOn: CalendarDate
  happenedTo: CalendarDate | null
  happenedTime: string | null
  place: string | null
  placeExact: PlaceExactness | null
  platform: string | null
  handle: string | null
  /** Of an online act: the address of the page, how it was captured and on what day. */
  pageAddress: string | null
  captured: CaptureMethod | null
  capturedOn: CalendarDate | null
  features: IncidentFeature[]
  witnesses: string | null
  reported: IncidentReport | null
  category: Category
  /** What else it was at once: `kindsOf` reads both. */
  alsoKinds: Category[]
  categoryNote: string | null
  direction: Direction
  targetIds: Id[]
  targetOther: string | null
  summary: string
  victimWords: string | null
  effect: string | null
  source: IncidentSource
  crimeReference: string | null
  unwelcome: string | null
  recordedAt: Instant
  recordedById: Id
  withdrawnAt: Instant | null
  withdrawnReason: string | null
  version: number
}

export interface Assessment {
  id: Id
  tool: RiskTool
  toolVersion: string | null
  assessedOn: CalendarDate
  assessor: string
  source: RiskSource
  answers: Record<string, RiskAnswer>
  yesCount: number
  judgement: RiskJudgement
  judgementReason: string
  reportReference: string | null
  at: Instant
  byId: Id
}

/** Whether an order was considered. */
export interface Decision {
  id: Id
  decision: SpoDecision
  reasonCode: DecisionReason
  actsReason: string
  riskReason: string
  necessityReason: string
  /** Of a decision not to apply: which part is not met, what would change it, and a test in it that the Act does not set. */
  limb: Limb | null
  whatWouldChange: string | null
  wrongTest: WrongTest | null
  reviewOn: CalendarDate | null
  toldVictim: string | null
  at: Instant
  byId: Id
}

/** What a second person made of a case or of something on it. It adds to the record and changes nothing. */
export interface SecondLook {
  id: Id
  look: SecondLookKind
  /** The decision that was looked at; null of the case itself. */
  decisionId: Id | null
  /** On whose behalf it was asked for: a request from outside. */
  requestId: Id | null
  limb: Limb | null
  wrongTest: WrongTest | null
  note: string
  at: Instant
  /** Where that is later than when it was found; null of what was recorded before this was kept. */
  recordedAt: Instant | null
  byId: Id
}
/** What somebody wants to be reminded of on a case, on a day. */
export interface Reminder {
  id: Id
  onDay: CalendarDate
  note: string
  doneAt: Instant | null
  at: Instant
  byId: Id
}
/** Something that waits, put off until a day with a reason: a kind of thing about one record. */
export interface SetAside {
  id: Id
  what: string
  untilOn: CalendarDate
  reason: string
  endedAt: Instant | null
  at: Instant
  byId: Id
}
