import type { ForceKind, Settings } from './case.ts'
import type { Role } from './policy.ts'
import type { Id } from './records/id.ts'
import type { OutsideForce } from './records/outside-forces.ts'
import type { Panel } from './records/panels.ts'
import type { Transfer } from './records/transfers.ts'
import type { AlarmRule } from './reference/alarm-kinds.ts'
import type { OtherOrderKind } from './reference/codes/orders.ts'
import type { CourtLetter, CourtOrderState } from './reference/court-orders.ts'
import type { Premises } from './reference/premises.ts'
import type { SheetState } from './reference/sheet-states.ts'
import type { GivenBy } from './staff/directory.ts'
import type { Absence, DutyTurn } from './staff/duty.ts'
import type { HeldKind } from './staff/held.ts'
import type { KnownAccount, SheetPerson } from './staff/imported-people.ts'
import type { CourseRecord } from './staff/training.ts'
import type { CalendarDate, Instant } from './time/calendar.ts'
import type { SheetOrder } from './views/imported-orders.ts'
import type { FeedCollections } from './views/reports.ts'

export interface Force {
  id: Id
  name: string
  kind: ForceKind
  settings: Settings
  version: number
}
export interface Person {
  id: Id
  name: string
  email: string
  collar: string | null
  rank: string | null
  phone: string | null
  calendarKey: string | null
  calendarUntil: Instant | null
  digest: boolean
  startedAt: Instant
  endedAt: Instant | null
  /** Their last day, to come or past; null where none was said. */
  lastDay: CalendarDate | null
  /** The list of people that it came from. */
  importId: Id | null
}
/** An order that a court sent, and what became of it. */
export interface CourtOrder {
  id: Id
  name: string
  uploadId: Id
  fileSha256: string
  state: CourtOrderState
  letter: CourtLetter
  kind: OtherOrderKind | null
  number: string | null
  madeOn: CalendarDate | null
  textHash: string
  followsId: Id | null
  receivedAt: Instant
  byId: Id
  caseId: Id | null
  pairId: Id | null
  reason: string | null
  decidedAt: Instant | null
  decidedById: Id | null
  /** The case on which it is recorded, and the case on which the order that it changes is: of those that may be seen. */
  placedOn: string | null
  earlierOn: string | null
}
/** What of a force its rules see: the parts of it that an act concerns. */
export interface ForceCollections extends FeedCollections {
  orderImports: {
    id: Id
    name: string
    fileName: string
    fileSha256: string
    state: SheetState
    rows: SheetOrder[]
    unused: string[]
    nameless: number[]
    /** How many orders were imported. */
    orders: number
    readAt: Instant
    byId: Id
    endedAt: Instant | null
    endedById: Id | null
    reason: string | null
    /** The cases that came of it and that its reader sees, and whether anything has been done in them since. */
    cases: { ref: string; isTouched: boolean }[]
  }
  /** What other forces offer this one: their rows, of which it may set the answer alone. */
  transfersIn: Omit<Transfer, 'byId' | 'revokedAt' | 'revokedReason' | 'toForceId' | 'outsideId'> & {
    name?: string
    /** Of one that came as a file, what is known of the file; null of one of this installation. */
    file: Pick<
      ForceCollections['arrivals'],
      'caseRef' | 'offerId' | 'openedAt' | 'outsideId' | 'recordHead' | 'revokedAt' | 'revokedReason'
    > | null
  }
  outsideForces: OutsideForce & {
    /** Eight groups of five digits of its keys, worked out as it is read. */
    fingerprint: string
  }
  ownKeys: { id: Id; number: number; madeAt: Instant; byId: Id; reason: string }
  arrivals: Omit<Transfer, 'byId' | 'outsideId' | 'toForceId'> & {
    outsideId: Id
    offerId: Id
    caseRef: string
    openedAt: Instant
    openedById: Id
    fileHash: string
    recordHead: string | null
    came: string[]
  }
  peopleImports: {
    id: Id
    name: string
    fileName: string
    fileSha256: string
    state: SheetState
    /** What was read; once it is imported, only what was not added. */
    rows: SheetPerson[]
    unused: string[]
    /** How many people were added. */
    added: number
    readAt: Instant
    byId: Id
    endedAt: Instant | null
    endedById: Id | null
    reason: string | null
    /** Accounts that have the email addresses of its rows. */
    accounts: KnownAccount[]
    /** The people who came of it, and what has been done by or with their account since; empty where nothing was. */
    people: { id: Id; name: string; email: string; roleIds: Id[]; membershipIds: Id[]; since: string[] }[]
  }
  courtUploads: {
    id: Id
    name: string
    fileName: string
    fileSha256: string
    state: SheetState
    /** What was read, until it is queued or left. */
    rows: CourtLetter[]
    /** How many orders were queued. */
    orders: number
    readAt: Instant
    byId: Id
    endedAt: Instant | null
    endedById: Id | null
    reason: string | null
    /** Of those that were queued: how many have been decided of, and which still wait. */
    decided: number
    waiting: Id[]
  }
  courtOrders: CourtOrder
  courtOrderMatches: {
    id: Id
    name: string
    orderId: Id
    caseId: Id | null
    caseRef: string | null
    pairId: Id | null
    ringTeamId: Id | null
    sides: 'both' | 'defendant'
    score: number
    why: string[]
    order: CourtOrder
  }
  districts: { id: Id; name: string; endedAt: Instant | null; mergedIntoId: Id | null }
  teams: {
    id: Id
    districtId: Id
    name: string
    endedAt: Instant | null
    mergedIntoId: Id | null
    formerDistricts: { districtId: Id; untilOn: CalendarDate }[]
  }
  people: Person
  memberships: { id: Id; personId: Id; teamId: Id; endedAt: Instant | null; givenBy: GivenBy }
  personRoles: {
    id: Id
    personId: Id
    role: Role
    startedAt: Instant
    endedAt: Instant | null
    givenBy: GivenBy
  }
  sessions: { id: Id; personId: Id; endedAt: Instant | null; endedBecause: string | null }
  dutyTurns: DutyTurn & { name?: string }
  absences: Absence & { name?: string }
  alarmRules: AlarmRule
  alarmNotices: { id: Id; personId: Id; seenAt: Instant | null }
  premises: Premises
  courseRecords: CourseRecord & { name?: string }
  panels: Panel & { name?: string }
  /** What the records system calls entries that stand there. */
  entryAcks: { id: Id; eventId: Id; caseId: Id; reference: string; at: Instant; byId: Id }
  reportCounts: { id: Id; districtId: Id; month: CalendarDate; reports: number; source: string }
}
export type ForceCollection = keyof ForceCollections
export type ForceFile = { force: Force } & { [C in ForceCollection]: ForceCollections[C][] } & {
  /** Whose the email address in the input is, in whichever force. */
  emailOwnerId: Id | null
  /** References of the open cases of the team that the act is about, as whoever does it sees them. */
  openCases: string[]
  /** What the person that the act is about holds, of each case and kind. */
  held: HeldOfCase[]
  /** When the person that the act is about was last seen signed in. */
  lastSeenAt: Instant | null
  /** The crime report that the input names, with the pair that it is in; null when there is none. */
  namedReport: { ref: string; pairId: Id | null } | null
  /** The rows that are taken as the person of the report that the input names, on the side in question. */
  namedPerson: { ref: string; bornOn: string }[]
  /** The case that the input names, when the force has it. */
  namedCase: NamedCase | null
  /** For an act that opens a case. */
  opening: Opening | null
  /** The log entry that the input names; null where there is none that may be seen. */
  entry: { id: Id; caseId: Id; ref: string; words: string; reference: string | null } | null
  /** Cases that hold the crime reference that the input names, closed ones too: their ids and nothing else. */
  crimeCases: Id[]
  /** Finished work that chance gives for the sample that the input asks for. */
  toDraw: { ref: string; workId: Id }[]
  /** The reports of the pair that the act is about, for an act that takes them to a case. */
  pairCrimes: PairCrime[]
}
/** A case that an act of the force names: whether its reader may log incidents there, and which crime references it holds. */
export interface NamedCase {
  id: Id
  ref: string
  mayRecord: boolean
  crimeReferences: string[]
}
/** How many things of a kind somebody holds on a case. */
export interface HeldOfCase {
  ref: string
  kind: HeldKind
  n: number
}
/** The reference that the next case of the force will have, and cases that are likely to be about the same pattern. */
export interface Opening {
  ref: string
  alike: { ref: string; defendant: string; protectedPersons: string[]; why: string[] }[]
}
/** A crime report of a pair: the day that it ended on, where it says one. */
export interface PairCrime {
  ref: string
  lastDay: CalendarDate | null
}
/** What an act of the force asks to have loaded besides the records that it is about. */
export type ForceNeed =
  | 'training'
  | 'panels'
  | 'toDraw'
  | 'entry'
  | 'crimeCases'
  | 'opening'
  | 'namedCase'
  | 'pairCrimes'
  | 'roster'
  | 'alarmRules'
  | 'ownNotices'
  | 'held'
  | 'intoTeam'
  | 'outsideForces'
export type ForcePatch = (
  | {
      [C in ForceCollection]:
        | { in: C; add: ForceCollections[C] }
        | { in: C; id: Id; set: Partial<Omit<ForceCollections[C], 'id'>> }
    }[ForceCollection]
  | { in: 'force'; set: Partial<Pick<Force, 'settings' | 'version'>> }
)[]

export type ForceAbout =
  | 'force'
  | 'people'
  | 'teams'
  | 'dutyTurns'
  | 'absences'
  | 'courseRecords'
  | 'panels'
  | 'districts'
  | 'premises'
  | 'recordsSystems'
  | 'reportImports'
  | 'orderImports'
  | 'transfersIn'
  | 'outsideForces'
  | 'arrivals'
  | 'peopleImports'
  | 'courtUploads'
  | 'courtOrders'
  | 'courtOrderMatches'
  | 'reportPairs'
  | 'personLinks'
  | 'crimeReports'
  | 'linkJudgements'
  | 'suspectMatches'
  | 'recordsChanges'
  | 'frequentNames'
export type ForceRecord<A extends ForceAbout> = A extends ForceCollection ? ForceCollections[A] : Force

/** Work on many rows of the feed that an act asks for, done in the act's own transaction. */
export type FeedJob = { job: 'takeBack'; importId: Id } | { job: 'link' }
