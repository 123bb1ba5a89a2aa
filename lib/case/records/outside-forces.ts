import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** A force that has an installation of its own: the keys that it signs with and that files for it are locked for. */
export interface OutsideForce {
  id: Id
  name: string
  code: string
  /** 32 bytes in base64. */
  signKey: string
  /** A recipient of age. */
  sealKey: string
  startedOn: CalendarDate
  endedOn: CalendarDate | null
  endedReason: string | null
  addedAt: Instant
  addedById: Id
  /** When somebody heard the fingerprint from that force and it was the same. Until then its keys are not used. */
  comparedAt: Instant | null
  comparedById: Id | null
  comparedWith: string | null
}

/** Whether files are taken from it, and made for it, on a day. */
export const isKnownOn = (f: OutsideForce, day: CalendarDate): boolean =>
  f.comparedAt !== null && f.startedOn <= day && (f.endedOn === null || day <= f.endedOn)
