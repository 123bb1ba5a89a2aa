import type { TransferBasis, TransferKind, TransferState } from '../reference/transfer-codes.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Given } from './given.ts'
import type { Id } from './id.ts'

/** A case or a task offered to another force. Its row is seen by both: the other force sees `given` and nothing else of the case. */
export interface Transfer {
  id: Id
  kind: TransferKind
  /** A force of the installation; null where the offer goes as a file. */
  toForceId: Id | null
  /** A force with an installation of its own. */
  outsideId: Id | null
  toForce: string
  /** Written by the database, like the record of a case that goes with it. */
  fromForce: string
  basis: TransferBasis
  basisWhy: string
  asked: string | null
  dueOn: CalendarDate | null
  /** Whom the other force rings. */
  contact: string
  given: Given
  record: { at: Instant; by: string; sentence: string }[]
  at: Instant
  byId: Id
  state: TransferState
  answeredAt: Instant | null
  /** Who answered, by name: no person of another force is known by id. */
  answeredBy: string | null
  answer: string | null
  /** The case that it became there. */
  theirRef: string | null
  doneAt: Instant | null
  outcome: string | null
  /** When this force read the answer; cleared by the next one. */
  notedAt: Instant | null
  revokedAt: Instant | null
  revokedReason: string | null
}
