import type { z } from 'zod'
import type { Moment } from './acts/act.ts'
import type { CalendarDate, Instant } from './calendar.ts'
import type { Refusal, Settings } from './case.ts'
import { refusalsOf, weigh } from './decide.ts'
import { mayEver, type Permission, type Role } from './policy.ts'
import type { Id } from './records/id.ts'
import type { FeedCollections } from './reports.ts'

export interface Force {
  id: Id
  name: string
  settings: Settings
  version: number
}
export interface Person {
  id: Id
  name: string
  email: string
  collar: string | null
  rank: string | null
  calendarKey: string | null
  calendarUntil: Instant | null
  startedAt: Instant
  endedAt: Instant | null
}
/** What of a force its rules see: the parts of it that an act concerns. */
export interface ForceCollections extends FeedCollections {
  districts: { id: Id; name: string; endedAt: Instant | null }
  teams: { id: Id; districtId: Id; name: string; endedAt: Instant | null }
  people: Person
  memberships: { id: Id; personId: Id; teamId: Id; endedAt: Instant | null }
  personRoles: { id: Id; personId: Id; role: Role; startedAt: Instant; endedAt: Instant | null }
  sessions: { id: Id; personId: Id; endedAt: Instant | null; endedBecause: string | null }
  reportCounts: { id: Id; districtId: Id; month: CalendarDate; reports: number; source: string }
}
export type ForceCollection = keyof ForceCollections
export type ForceFile = { force: Force } & { [C in ForceCollection]: ForceCollections[C][] } & {
  /** Whose the email address in the input is, in whichever force. */
  emailOwnerId: Id | null
  /** Open cases of the team that the act is about. */
  openCases: number
  /** The crime report that the input names, with the pair that it is in; null when there is none. */
  namedReport: { ref: string; pairId: Id | null } | null
  /** The rows that are taken as the person of the report that the input names, on the side in question. */
  namedPerson: { ref: string; bornOn: string }[]
  /** Whether the force has the case that the input names. */
  caseKnown: boolean
}
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
  | 'recordsSystems'
  | 'reportImports'
  | 'reportPairs'
  | 'personLinks'
  | 'crimeReports'
  | 'linkJudgements'
type RecordOf<A extends ForceAbout> = A extends ForceCollection ? ForceCollections[A] : Force
interface Done<I, A extends ForceAbout> {
  file: ForceFile
  record: RecordOf<A>
  input: I
  moment: Moment
}
/** A thing that may be done to the force itself: its people, teams and settings. Decided and recorded like an act on a case. */
export interface ForceAct<S extends z.ZodObject = z.ZodObject, A extends ForceAbout = ForceAbout> {
  label: string
  permission: Permission
  about: A
  input: S
  /** The sentence left in the record. */
  recorded: string | ((d: Done<z.output<S>, A>) => string)
  refuse?: (d: Done<z.output<S>, A>) => Refusal[]
  warn?: (d: Done<z.output<S>, A>) => Refusal[]
  patch: (d: Done<z.output<S>, A>) => ForcePatch
  offered?: (d: { file: ForceFile; record: RecordOf<A> }) => boolean
  prefill?: (d: { file: ForceFile; record: RecordOf<A> }) => Record<string, unknown>
  /** The form carries the version that it was opened at. */
  guarded?: true
  guidance?: string
  grave?: true
  /** The program itself does it: it has no form. */
  byProgram?: true
}
/** Joins the parts of an act on the force so that its functions know its input and its record. */
export const forceAct = <S extends z.ZodObject, A extends ForceAbout>(entry: ForceAct<S, A>): ForceAct<S, A> => entry
// biome-ignore lint/suspicious/noExplicitAny: variance: an act accepts only its own input
export type AnyForceAct = ForceAct<any, any>

export interface ForceAsked {
  act: AnyForceAct
  on?: Id | undefined
  input: unknown
  seen?: number | undefined
  despite?: string | undefined
}
export type ForceDecided =
  | {
      kind: 'done'
      patch: ForcePatch
      input: Record<string, unknown>
      sentence: string
      despite: string | null
      warnings: Refusal[]
    }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'warned'; warnings: Refusal[] }
  | { kind: 'overtaken'; version: number }
  | { kind: 'missing' }

/** The record that an act on the force is about. */
export const forceRecord = (file: ForceFile, about: ForceAbout, on: Id | undefined): RecordOf<ForceAbout> | undefined =>
  (about === 'force' ? file.force : (file[about] as { id: Id }[]).find(r => r.id === on)) as
    | RecordOf<ForceAbout>
    | undefined

/** Act + force + input + moment → the change, or every reason why not. Pure. */
export function decideForce(file: ForceFile, asked: ForceAsked, moment: Moment): ForceDecided {
  const { act } = asked
  if (!mayEver(moment.actor, act.permission)) return { kind: 'missing' }
  const record = forceRecord(file, act.about, asked.on)
  if (!record) return { kind: 'missing' }
  const parsed = (act.input as z.ZodObject).safeParse(asked.input ?? {})
  if (!parsed.success) return { kind: 'refused', refusals: refusalsOf(parsed.error) }
  const { version } = file.force
  if (act.guarded && asked.seen !== undefined && asked.seen !== version) return { kind: 'overtaken', version }
  const done = { file, record, input: parsed.data, moment }
  const weighed = weigh(act, done, asked.despite)
  if (weighed.kind !== 'passed') return weighed
  return {
    kind: 'done',
    patch: [
      ...act.patch(done),
      ...(act.guarded ? ([{ in: 'force', set: { version: version + 1 } }] satisfies ForcePatch) : []),
    ],
    input: parsed.data as Record<string, unknown>,
    sentence: typeof act.recorded === 'function' ? act.recorded(done) : act.recorded,
    despite: weighed.despite,
    warnings: weighed.warnings,
  }
}
