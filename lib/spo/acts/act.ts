import type { z } from 'zod'
import type { CalendarDate, Instant } from '../calendar.ts'
import type { CaseFile, Collection, Collections, Patch, Refusal, Settings } from '../case.ts'
import type { Told } from '../mail.ts'
import type { Actor, Permission } from '../policy.ts'
import type { RecordKind } from '../record-kinds.ts'
import type { Id } from '../records/id.ts'
import type { RowChange } from '../rows.ts'
import type { ApplicationStatus, CaseStatus } from '../status.ts'

/** The moment of an act, who does it, and where new ids come from: all that a rule may know of the world. */
export interface Moment {
  at: Instant
  today: CalendarDate
  actor: Actor
  newId: () => Id
  settings: Settings
}

/** What an act is about: the case itself, or one record of one of its collections. */
export type About = 'case' | Collection
export type RecordOf<A extends About> = A extends Collection ? Collections[A] : CaseFile['case']
export type StatusFor<A extends About> = A extends 'applications'
  ? ApplicationStatus
  : A extends 'hearings'
    ? Collections['hearings']['status']
    : CaseStatus

/** What an act's functions are given. */
export interface Done<I, A extends About> {
  file: CaseFile
  record: RecordOf<A>
  input: I
  moment: Moment
}

/** A thing that may be done. From this one entry follow the button, its page, the checks, the change and the record. */
export interface Act<S extends z.ZodObject = z.ZodObject, A extends About = About> {
  /** The button, and the heading of the page. */
  label: string
  /** The stage of the case whose page carries the button. */
  stage: Stage
  permission: Permission
  about: A
  from: readonly StatusFor<A>[]
  /** The status that the record has afterwards; absent when it does not change. */
  to?: StatusFor<A> | ((d: Done<z.output<S>, A>) => StatusFor<A>)
  input: S
  /** The sentence left in the record. It names no address and no contact detail. */
  recorded: string | ((d: Done<z.output<S>, A>) => string)
  /** Every reason why not, at once. */
  refuse?: (d: Done<z.output<S>, A>) => Refusal[]
  /** What the 2019 Act or good practice would question: done only with a reason, which is kept. */
  warn?: (d: Done<z.output<S>, A>) => Refusal[]
  patch?: (d: Done<z.output<S>, A>) => Patch
  /** What it does to rows of imports, which do not load with the case. Refused as a whole when a selection holds no row. */
  rows?: (d: Done<z.output<S>, A>, patch: Patch) => RowChange[]
  /** What it does to other cases of the force in the same transaction: all of it is done, or nothing. */
  also?: (d: Done<z.output<S>, A>) => Also[]
  /** Done only as a part of another act: it has no button and no page. */
  partOfAnother?: true
  /** Whom it tells by mail, besides what stands in their queues. */
  tells?: (d: Done<z.output<S>, A>) => Told[]
  /** Whether it is offered for this record; the act itself still refuses. */
  offered?: (d: { file: CaseFile; record: RecordOf<A>; actor: Actor; today: CalendarDate }) => boolean
  /** The form as it opens: what is known already is not asked again. */
  prefill?: (d: { file: CaseFile; record: RecordOf<A>; today: CalendarDate }) => Record<string, unknown>
  /** What must be seen beside the form, such as a person's safe-contact rules. */
  aside?: (d: { file: CaseFile; record: RecordOf<A>; today: CalendarDate }) => { title: string; lines: string[] }[]
  /** Allowed although the case is closed. */
  evenClosed?: true
  /** Two people may edit the same text: the form carries the version it was opened at. */
  guarded?: true
  /** The kind of record whose values this act puts right, or that it withdraws: the former values are kept. */
  corrects?: RecordKind
  withdraws?: RecordKind
  /** Text above the form. */
  guidance?: string
  /** A warning or a dangerous step: the button is red. */
  grave?: true
}

/** A part of an act that falls to another case: an act of that case, by its name. `field` is shown when it cannot be done. */
export interface Also {
  ref: string
  act: string
  input: Record<string, unknown>
  field: string
}

export const stages = {
  case: 'Case',
  evidence: 'Incidents',
  risk: 'Risk',
  decision: 'Order considered',
  application: 'Application',
  court: 'Court',
  order: 'Order',
  compliance: 'Compliance',
  breaches: 'Breaches',
  contact: 'Victim contact',
} as const
export type Stage = keyof typeof stages

/** Joins an act's parts so that its functions know its input and its record. */
export const act = <S extends z.ZodObject, A extends About>(entry: Act<S, A>): Act<S, A> => entry
/** An act whose functions' types are no longer known: how the pipeline holds any of them. */
// biome-ignore lint/suspicious/noExplicitAny: variance: an act accepts only its own input
export type AnyAct = Act<any, any>

export const open = ['open'] as const
/** The fields of a record that are not its id, for a change. */
export const add = <C extends Collection>(collection: C, row: Collections[C]) =>
  ({ in: collection, add: row }) as Patch[number]
export const set = <C extends Collection>(collection: C, id: Id, fields: Partial<Omit<Collections[C], 'id'>>) =>
  ({ in: collection, id, set: fields }) as Patch[number]
