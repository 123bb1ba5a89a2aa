import type { ChangeAsker } from '../reference/codes/court.ts'
import type { CheckMethod, Ending, OrderOrigin, OtherOrderKind, VersionReason } from '../reference/codes/orders.ts'
import type { CustodyKind, MoveCountry, WhereaboutsPlace, YouthStepKind } from '../reference/codes/people.ts'
import type { ConditionKind, OrderKind, TermKind } from '../reference/statute.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'
import type { ImportGap } from './import-gaps.ts'

/** Orders and their terms as a court made them, and the questions that they raise. */

export interface Order {
  id: Id
  ref: string
  origin: OrderOrigin
  /** Null for an order that a court made of its own motion, on conviction or acquittal. */
  applicationId: Id | null
  kind: OrderKind
  court: string
  madeOn: CalendarDate
  replacesId: Id | null
  ownerId: Id | null
  endedOn: CalendarDate | null
  ending: Ending | null
  recordedAt: Instant
  /** The list of orders that it came from, where it was in force before this program was used. */
  importId: Id | null
  /** What that list did not say of it. */
  importGaps: ImportGap[]
}

/** An order's term from a date: a variation, renewal or appeal makes a new one. The text of each is exactly as sealed. */
export interface OrderVersion {
  id: Id
  orderId: Id
  version: number
  fromOn: CalendarDate
  reason: VersionReason
  termKind: TermKind | null
  lastDay: CalendarDate | null
  sealedExhibitId: Id | null
  applicationId: Id | null
  /** Of a change that a court made in passing, without an application of its own: who asked for it. */
  askedBy: ChangeAsker | null
  note: string | null
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
  checkMethod: CheckMethod | null
  checkEveryDays: number | null
  checkerId: Id | null
  nextCheckOn: CalendarDate | null
}

export interface OtherOrder {
  id: Id
  kind: OtherOrderKind
  court: string | null
  terms: string
  madeOn: CalendarDate | null
  lastDay: CalendarDate | null
  gaps: string | null
  /** Places that its terms keep the defendant out of, and places where its terms make the defendant be. */
  forbidsPlaces: string[]
  requiresPlaces: string[]
  endedOn: CalendarDate | null
  number: string | null
  /** The order as a court sent it, where it came so; and the one that a court sent later and that changed it. */
  courtOrderId: Id | null
  followedById: Id | null
}

/** Something about an order or the defendant that legal services must look at, and what they said. */
export interface LegalQuestion {
  id: Id
  orderId: Id | null
  rule: string | null
  /** What was found, by its key and not by its words; null where somebody asked. */
  finding: string | null
  question: string
  source: string | null
  raisedAt: Instant
  raisedById: Id
  answeredAt: Instant | null
  answerRecordedAt: Instant | null
  answeredById: Id | null
  answer: string | null
}

/** An order in force in another case of the force against someone of the same name, born the same day or on a day not known. */
export interface OrderElsewhere {
  ref: string
  court: string
  madeOn: CalendarDate
  lastDay: CalendarDate | null
  sameBirth: boolean
  /** Its conditions as sealed, those whose own last day is past left out. */
  conditions: string[]
}
/** The defendant's move out of England and Wales. */
export interface Move {
  id: Id
  country: MoveCountry
  movedOn: CalendarDate
  note: string
  toldOn: CalendarDate | null
  liaison: string | null
  returnedOn: CalendarDate | null
  at: Instant
  byId: Id
}

/** Where the defendant is from a day, until the next record says otherwise. */
export interface Whereabouts {
  id: Id
  place: WhereaboutsPlace
  custody: CustodyKind | null
  fromOn: CalendarDate
  expectedRelease: CalendarDate | null
  /** The prison, hospital or place. */
  detail: string | null
  toldBy: string
  note: string | null
  at: Instant
  byId: Id
}

/** What a defendant under 18 needs done: papers to a parent or guardian, the youth offending team told. */
export interface YouthStep {
  id: Id
  kind: YouthStepKind
  applicationId: Id | null
  orderId: Id | null
  doneOn: CalendarDate
  who: string
  note: string | null
  at: Instant
  byId: Id
}
