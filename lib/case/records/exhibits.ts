import type { Derivation, HeldIn, ThirdParty, ThirdPartyEnding, WordsFrom } from '../reference/codes/incidents.ts'
import type { CounsellingAnswer, RecordsOf } from '../reference/codes/requests.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { FileFacts } from '../views/file-facts.ts'
import type { Id } from './id.ts'

/** Things that prove: what they are, who held them, who was given them, and what others were asked for. */

export interface Exhibit {
  id: Id
  incidentId: Id | null
  orderId: Id | null
  breachId: Id | null
  reference: string
  description: string
  /** The file as it was received; all four null of material that another store keeps. */
  fileName: string | null
  mediaType: string | null
  bytes: number | null
  sha256: string | null
  /** The store that keeps it, where it is an exhibit by reference only, its reference there and the parts that matter. */
  heldIn: HeldIn | null
  heldReference: string | null
  clips: string[]
  receivedAt: Instant
  receivedFrom: string | null
  byId: Id
  /** The exhibit that this one was made from, and how. */
  derivedFromId: Id | null
  derivation: Derivation | null
  /** Its name in the archive that it was taken out of. */
  innerName: string | null
  /** The difference hash of a picture, by which nearly the same ones are found. */
  likeness: string | null
  /** What a picture says of itself: who saved it, when it was made and changed. */
  ofItself: FileFacts | null
  /** Opened only after a warning, and shown in grey. */
  distressing: boolean
  distressingWhy: string | null
}

/** An exhibit whose file is in the store of this program. */
export type FiledExhibit = Exhibit & { fileName: string; mediaType: string; bytes: number; sha256: string }
export const isFiled = (e: Exhibit): e is FiledExhibit => e.sha256 !== null

export interface Custody {
  id: Id
  exhibitId: Id
  at: Instant
  byId: Id
  what: 'received' | 'viewed' | 'played' | 'copied' | 'redacted' | 'disclosed' | 'returned' | 'disposed' | 'moved'
  note: string | null
}

/** What a picture shows or a part of a recording says, as somebody read or heard it: beside the exhibit, never in its place. */
export interface ExhibitWords {
  id: Id
  exhibitId: Id
  shownOn: CalendarDate | null
  /** The clock that a picture shows, HH:MM. */
  shownTime: string | null
  /** How far into a recording, in seconds. */
  atSecond: number | null
  sender: string | null
  words: string | null
  wordsFrom: WordsFrom
  at: Instant
  byId: Id
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
  kind: ThirdParty
  toWhom: string
  asked: string
  basis: string
  /** Whose records they are; null of a request recorded before that was asked. What follows is asked of the victim’s alone. */
  whose: RecordsOf | null
  enquiry: string | null
  necessity: string | null
  lessIntrusive: string | null
  noticeOn: CalendarDate | null
  noNotice: string | null
  counselling: CounsellingAnswer | null
  probativeValue: string | null
  approvedBy: string | null
  approvedOn: CalendarDate | null
  askedOn: CalendarDate
  chaseOn: CalendarDate
  chasedOn: CalendarDate[]
  lastWord: string | null
  endedOn: CalendarDate | null
  ending: ThirdPartyEnding | null
  at: Instant
  byId: Id
}
