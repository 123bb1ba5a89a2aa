import type { Settings } from '../../case/case.ts'
import type { ForceCollection } from '../../case/force.ts'
import type { Actor, Permission, Role } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import type { DutyTurn } from '../../case/staff/duty.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { Now, Params, Wait } from '../wait.ts'
import { wait as caseWait } from '../wait.ts'

/** What waits on a force or on a pair of its crime reports, and on no case. Pure, and without today, like the rows of a case. */

export type ForceAboutKind = 'force' | 'people' | 'recordsSystems' | 'reportImports' | 'reportPairs'
export interface ForceAboutRecord {
  kind: ForceAboutKind
  id: Id
}
export type ForceRow<K extends string = string> = Omit<Wait<K>, 'about'> & { about: ForceAboutRecord }

/** A row as it is shown. */
export interface ForceShown {
  about: ForceAboutRecord
  params: Params
}
/** One kind of thing that waits on the force or on a pair. */
export interface ForceWaitEntry {
  label: string
  /** Whose it is: anyone holding one of these. */
  for: readonly Permission[]
  sentence: (s: ForceShown, now: Now) => string
  /** Where it is dealt with, and what the link to it says. */
  page: (s: ForceShown, reader: Pick<Actor, 'roles'>) => string
  go: string
}
export const forceKinds = <E extends Record<string, ForceWaitEntry>>(entries: E): E => entries

/** A person of the force whose account stands. */
export interface StaffMember {
  id: Id
  name: string
  startedAt: Instant
  roles: readonly Role[]
  hasTeam: boolean
  /** When they last left a team or a role was taken from them; null when never. */
  leftAt: Instant | null
}
/** Where reports come from: a records system in use, or files sent by hand (`systemId` null). */
export interface Feed {
  systemId: Id | null
  name: string
  startedAt: Instant
  lastDoneAt: Instant | null
  /** The latest file that was stopped, when nothing was taken from there since. */
  stopped: { id: Id; fileName: string; at: Instant } | null
}
/** A person to whom mail was given up, with none delivered since. */
export interface UndeliveredMail {
  personId: Id
  name: string
  since: Instant
  count: number
}
/** The latest verification of the record, its walls and files, as `npm run verify` left it. */
export interface RecordCheck {
  at: Instant
  faults: number
}
/** A new report about a suspect who is known, with another victim, of which nobody has said who it is. */
export interface KnownSuspect {
  reportRef: string
  foundAt: Instant
  /** In how many cases and earlier pairs. */
  known: number
  /** Known from a case that is restricted: the teams to ring. */
  ring: readonly string[]
}
/** What of a force its rows are computed from. */
/** A crime that a records system took out of stalking, which no second person has read. */
export interface Reclassified {
  id: Id
  crimeReference: string
  caseRef: string | null
  changedAt: Instant
  at: Instant
}
/** An order that a court sent and that nobody has matched: nothing of whom it is about. */
export interface UnmatchedOrder {
  id: Id
  name: string
  receivedAt: Instant
}
export interface ForceFacts {
  force: { id: Id; settings: Settings }
  staff: readonly StaffMember[]
  turns: readonly DutyTurn[]
  feeds: readonly Feed[]
  mail: readonly UndeliveredMail[]
  checks: readonly RecordCheck[]
  suspects: readonly KnownSuspect[]
  reclassified: readonly Reclassified[]
  courtOrders: readonly UnmatchedOrder[]
}
export type ForceFactName = Exclude<keyof ForceFacts, 'force'>

export interface ForceWaitSource<K extends string = string> {
  name: string
  /** Raised when the same facts give other rows than before. */
  version: number
  reads: readonly ForceFactName[]
  /** The collections of the force whose change makes its rows stale. */
  follows: readonly ForceCollection[]
  kinds: Record<K, ForceWaitEntry>
  rows: (facts: ForceFacts) => ForceRow<K>[]
}
export const forceSource = <K extends string>(s: ForceWaitSource<K>): ForceWaitSource<K> => s

type Given = Partial<Omit<ForceRow, 'kind' | 'about' | 'since'>>
/** As for a case: visible since it arose, foreseen no earlier, never late. */
export const forceWait = <K extends string>(
  kind: K,
  about: ForceAboutRecord,
  since: Wait['since'],
  given: Given = {},
): ForceRow<K> => ({ ...caseWait(kind, { kind: 'case', id: about.id }, since, given), about })
