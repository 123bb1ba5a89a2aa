import type { OutsideRequestKind, Requester, RequestMeans, RequestOutcome } from '../reference/codes/requests.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** What somebody outside the force asked of it about this case, or complained of, and what they were answered. */
export interface OutsideRequest {
  id: Id
  kind: OutsideRequestKind
  fromKind: Requester
  fromWhom: string
  means: RequestMeans
  receivedOn: CalendarDate
  asked: string
  answerDueOn: CalendarDate
  answeredOn: CalendarDate | null
  outcome: RequestOutcome | null
  answer: string | null
  toldOn: CalendarDate | null
  toldHow: string | null
  /** Of a complaint: the supervisor who has seen it. */
  seenAt: Instant | null
  seenById: Id | null
  at: Instant
  byId: Id
}
