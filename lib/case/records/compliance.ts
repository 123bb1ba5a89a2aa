import type {
  BreachOffence,
  BreachOutcome,
  BreachPlace,
  BreachSource,
  BreachStep,
} from '../reference/codes/breaches.ts'
import type {
  AttemptResult,
  CheckMethod,
  CheckResult,
  CheckSubject,
  NotificationKind,
  NotificationMethod,
  ServiceMethod,
} from '../reference/codes/orders.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { SentenceKind, SentencingCourt } from '../words/sentence.ts'
import type { Id } from './id.ts'

/** What is done under an order: service, notification, checks and breaches. */

export interface Service {
  id: Id
  /** Null while it is held on the case for an order that is not recorded yet. */
  orderId: Id | null
  attemptedAt: Instant
  method: ServiceMethod
  served: boolean
  /** Of an attempt that failed: why. */
  result: AttemptResult | null
  server: string
  place: string
  explained: boolean
  cardGiven: boolean
  /** When the court received the certificate of this service. */
  certificateFiledOn: CalendarDate | null
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
  kind: NotificationKind
  givenOn: CalendarDate
  method: NotificationMethod
  station: string | null
  takenBy: string
  names: string[]
  /** Whether it was asked if any other name is used; null where that is not recorded. */
  otherNamesAsked: boolean | null
  homeAddress: string | null
  acknowledgement: string | null
  identityChecked: string | null
  /** Accepted when it was given; from this day it is known to be false. */
  falseFoundOn: CalendarDate | null
  falseFoundHow: string | null
  falseFoundById: Id | null
  byId: Id
}

export interface Check {
  id: Id
  orderId: Id
  /** Null for a check of what was notified, which is tied to no condition: `subject` says what then. */
  conditionId: Id | null
  subject: CheckSubject | null
  checkedAt: Instant
  method: CheckMethod
  result: CheckResult
  found: string | null
  nextOn: CalendarDate | null
  byId: Id
}

export interface Breach {
  id: Id
  number: number
  /** A breach of an order, or another offence that goes the same steps. */
  offence: BreachOffence
  /** Of such an offence: the notification that it is about. */
  notificationId: Id | null
  orderId: Id | null
  otherOrderId: Id | null
  conditionIds: Id[]
  happenedOn: CalendarDate
  knownAt: Instant
  source: BreachSource
  place: BreachPlace
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
  step: BreachStep
  at: Instant
  reason: string | null
  outcome: BreachOutcome | null
  sentenceKind: SentenceKind | null
  sentencingCourt: SentencingCourt | null
  /** Of custody, also suspended. */
  sentenceMonths: number | null
  /** The sentence in words, of a record that has no kind. */
  sentence: string | null
  byId: Id
}
