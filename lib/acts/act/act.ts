import type { z } from 'zod'
import type { ActName, ForceActName } from '../../case/act-names.ts'
import type { Case, CaseFile, Collection, Collections, Patch } from '../../case/case.ts'
import type { FeedJob, ForceAbout, ForceFile, ForceNeed, ForcePatch, ForceRecord } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import type { Actor, Permission } from '../../case/policy.ts'
import type { Told } from '../../case/reference/mail.ts'
import type { RecordKind } from '../../case/reference/record-kinds.ts'
import type { Stage } from '../../case/reference/stages.ts'
import type { ApplicationStatus, CaseStatus } from '../../case/reference/status.ts'
import type { RowChange } from '../../case/rows.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import type { Place, PlaceFor } from './places.ts'

/** What an act of a case is about: the case itself, or one record of one of its collections. */
export type CaseAbout = 'case' | Collection
/** Of each kind of subject: what an act may be about there. */
export type About = CaseAbout | ForceAbout
// biome-ignore lint/suspicious/noExplicitAny: an act whose types are no longer known takes any file
type Known<A, T> = unknown extends A ? any : T
/** A case with the collections that an act reads and the one whose record it is about; or the force. */
export type FileOf<A extends About, K extends Collection = Collection> = Known<
  A,
  A extends CaseAbout ? CaseFile<K | Extract<A, Collection>> : ForceFile
>
export type RecordOf<A extends About> = Known<
  A,
  A extends Collection ? Collections[A] : A extends ForceAbout ? ForceRecord<A> : CaseFile['case']
>
export type PatchOf<A extends About> = Known<A, A extends CaseAbout ? Patch : ForcePatch>
export type StatusFor<A extends About> = A extends 'applications'
  ? ApplicationStatus
  : A extends 'hearings'
    ? Collections['hearings']['status']
    : CaseStatus

/** What an act's functions are given. */
export interface Done<I, A extends About, K extends Collection = Collection> {
  file: FileOf<A, K>
  record: RecordOf<A>
  input: I
  moment: Moment
}

/**
 * A thing that may be done to a case, to the force or to a pair of its reports. From this one entry follow the button, its
 * page, the checks, the change and the record.
 */
export interface Act<
  S extends z.ZodObject = z.ZodObject,
  A extends About = About,
  K extends Collection = Collection,
  O extends Collection = never,
> {
  /** The button, and the heading of the page. */
  label: string
  /** What the button that does it says, where the label is a heading and no verb, or too long for a button. */
  verb?: string
  permission: Permission
  about: A
  /** The collections that its functions read besides that of its record; all of them when absent. */
  reads?: readonly K[]
  /** Those of them that `offered` reads: whoever offers the act has these. */
  offeredReads?: readonly O[]
  /** Where it is offered. Absent only of what is part of another act, or done by the program. */
  place?: PlaceFor<NoInfer<A>> | readonly PlaceFor<NoInfer<A>>[]
  /** Its order in a place: those of a lower rank stand before, those of one rank as in the list of acts. 0 when absent. */
  rank?: number
  /** The statuses of the record from which it may be done; absent where its records have none. */
  from?: readonly StatusFor<A>[]
  /** The status that the record has afterwards; absent when it does not change. */
  to?: StatusFor<A> | ((d: Done<z.output<S>, A, NoInfer<K>>) => StatusFor<A>)
  input: S
  /** The sentence left in the record. It names no address and no contact detail. */
  recorded: string | ((d: Done<z.output<S>, A, NoInfer<K>>) => string)
  /** Every reason why not, at once. */
  refuse?: (d: Done<z.output<S>, A, NoInfer<K>>) => Refusal[]
  /** What the 2019 Act or good practice would question: done only with a reason, which is kept. */
  warn?: (d: Done<z.output<S>, A, NoInfer<K>>) => Refusal[]
  patch?: (d: Done<z.output<S>, A, NoInfer<K>>) => PatchOf<A>
  /** What it does to rows of imports, which do not load with the case. Refused as a whole when a selection holds no row. */
  rows?: (d: Done<z.output<S>, A, NoInfer<K>>, patch: Patch) => RowChange[]
  /** Work on many rows of the feed of crime reports, in the same transaction. */
  jobs?: (d: Done<z.output<S>, A, NoInfer<K>>) => FeedJob[]
  /** A case that it opens: its record stands at the head of that case's own. */
  opens?: (d: Done<z.output<S>, A, NoInfer<K>>) => OpenedCase
  /** What it does to other subjects in the same transaction: all of it is done, or nothing. */
  also?: (d: Done<z.output<S>, A, NoInfer<K>>) => Also[]
  /** Done only as a part of another act: it has no button and no page. */
  partOfAnother?: true
  /** The program itself does it: it has no form. */
  byProgram?: true
  /** Whom it tells by mail, besides what stands in their queues. */
  tells?: (d: Done<z.output<S>, A, NoInfer<K>>) => Told[]
  /**
   * Whether it is suggested for this record. It hides a button and refuses nothing: what is recorded late or out of order may
   * still be done by its address, and the act itself refuses or asks for a reason.
   */
  offered?: (d: { file: FileOf<A, NoInfer<O>>; record: RecordOf<A>; actor: Actor; today: CalendarDate }) => boolean
  /** The form as it opens: what is known already is not asked again. */
  prefill?: (d: { file: FileOf<A, NoInfer<K>>; record: RecordOf<A>; today: CalendarDate }) => Record<string, unknown>
  /** What must be seen beside the form, such as a person's safe-contact rules. */
  aside?: (d: { file: FileOf<A, NoInfer<K>>; record: RecordOf<A>; today: CalendarDate }) => Aside[]
  /** Where its questions depend on one value that the form carries. */
  varies?: Varies<A>
  /** What of the force it asks to have loaded besides its records. */
  needs?: readonly ForceNeed[]
  /** Allowed although the case is closed. */
  evenClosed?: true
  /** Done to a case that is closed to whoever does it: their transaction, and no other, may read it. */
  opensLocked?: true
  /**
   * Done by whoever may not see the case, at its door: what they are told once it is done, and all that they are told. Their
   * transaction may add records of this act and change none.
   */
  writeOnly?: string | ((input: Record<string, unknown>) => string)
  /** The field that holds the fingerprint of a token made as the form is sent. The token is shown once and not kept. */
  token?: string
  /** It adds records and changes none that stand. Every other act is done only from the version that whoever does it saw. */
  onlyAdds?: true
  /** What it would write over and its form was filled from, where that is not the whole of its record. */
  compares?: (d: { file: FileOf<A, NoInfer<K>>; record: RecordOf<A> }) => unknown
  /** The kind of record whose values this act puts right, or that it withdraws: the former values are kept. */
  corrects?: RecordKind
  withdraws?: RecordKind
  /** Said when what the form was filled from has changed, where it must be opened again and not sent as it is. */
  stale?: string
  /** The page that shows what it did, where that is not the page of its record. */
  shownAt?: `/${string}`
  /** Text above the form. */
  guidance?: string
  /** What is filled in of whoever opens the form: their name where they usually did it, their rank where that is asked. */
  own?: (actor: Actor) => Record<string, unknown>
  /** What happens once it is sent, who sees it and by when: said above the button. */
  next?: (d: { file: FileOf<A, NoInfer<K>>; record: RecordOf<A> }) => string
  /** A warning or a dangerous step: the button is red. */
  grave?: true
  /** The act that usually comes next: a second button does this one and opens that. */
  follow?: FollowOn<FileOf<A, NoInfer<K>>>
}
/** Which act comes next, about the case or about what this one has just added. One that asks nothing is done at once. */
export interface FollowOn<F = unknown> {
  /** What the second button says. */
  button: string
  act: ActName
  /** Answers that the next form opens with. */
  carry?: readonly string[]
  /** Offered only while a field of the form has this value. */
  when?: { field: string; is: string }
  /** Whether it is offered; always when absent. */
  offered?: (file: F) => boolean
  /** Of a draft: past the sections that nothing is missing from, to the first that wants something. */
  pastSettled?: true
}
/** Of an act whose questions depend on one value that its form carries, a code of the library for instance. */
export interface Varies<A extends About> {
  /** The field that carries it. */
  by: string
  /** Where on the case it is chosen, for whoever comes to the form without it. */
  chosenAt: (record: RecordOf<A>, caseRef: string) => string
  /** The act with this value; undefined where it is none. */
  as: (value: string) => Variant | undefined
}
export interface Variant {
  label: string
  guidance?: string
  input: z.ZodObject
  aside?: Aside[]
}

/** Said beside a form. What is only copied from there waits until it is opened. */
export interface Aside {
  title: string
  lines: string[]
  folded?: true
}

/** An act of a case: it belongs to a stage, and says from which statuses it may be done. */
export interface CaseAct<
  S extends z.ZodObject = z.ZodObject,
  A extends CaseAbout = CaseAbout,
  K extends Collection = Collection,
  O extends Collection = never,
> extends Act<S, A, K, O> {
  /** The stage of the case that it belongs to: its form leads back to that page unless it was opened from another. */
  stage: Stage
  from: readonly StatusFor<A>[]
}

/** A new case, with its first records. */
export interface OpenedCase {
  root: Case
  patch: Patch
}

/** A part of an act that falls to another subject: an act of that subject, by its name; without a case, of the force. */
export type Also = AlsoPart & ({ ref: string; act: ActName } | { ref?: undefined; act: ForceActName })
interface AlsoPart {
  input: Record<string, unknown>
  /** The field of the whole act's form at which the part's reasons are shown; absent when they keep their own fields. */
  field?: string
  /** What the part's reasons are about, put before them. */
  about?: string
  /** The reason for going on in spite of the part's warnings, where the whole act itself gives one. */
  despite?: string
}

/** Joins an act's parts so that its functions know its input, its record and what of the case they may read. */
export const act = <
  S extends z.ZodObject,
  A extends CaseAbout,
  K extends Collection = Collection,
  O extends Collection = never,
>(
  entry: CaseAct<S, A, K, O>,
): CaseAct<S, A, K, O> => entry
/** The same for an act of the force, or of a pair of its reports. */
export const forceAct = <S extends z.ZodObject, A extends ForceAbout>(entry: Act<S, A>): Act<S, A> => entry
/** An act whose functions' types are no longer known: how the pipeline holds any of them. */
// biome-ignore lint/suspicious/noExplicitAny: variance: an act accepts only its own input
export type AnyAct = Act<any, any, Collection, Collection>
// biome-ignore lint/suspicious/noExplicitAny: variance: an act accepts only its own input
export type AnyCaseAct = CaseAct<any, any, Collection, Collection>

/** What the button that does an act says. */
export const verbOf = (act: Pick<AnyAct, 'label' | 'verb'>): string => act.verb ?? act.label

/** The value by which an act's questions are chosen, where the act has such and this is one. */
export function variantValue(act: AnyAct, given: unknown): string | undefined {
  const value = act.varies && new Map(Object.entries(given ?? {})).get(act.varies.by)
  return typeof value === 'string' && act.varies?.as(value) ? value : undefined
}
/** The act with the questions of the value that its form carries; as it stands where it carries none. */
export function variantOf<T extends AnyAct>(act: T, given: unknown): T {
  const value = variantValue(act, given)
  const variant = value === undefined ? undefined : act.varies?.as(value)
  if (!variant) return act
  const { aside, ...rest } = variant
  const asides: AnyAct['aside'] = d => [...(act.aside?.(d) ?? []), ...(aside ?? [])]
  return { ...act, ...rest, aside: asides }
}

/** The kinds of thing that an act is done to. Each has its way to be locked, loaded and persisted. */
export type SubjectKind = 'case' | 'force' | 'pair'
const ofForce: Record<ForceAbout, SubjectKind> = {
  force: 'force',
  people: 'force',
  teams: 'force',
  dutyTurns: 'force',
  absences: 'force',
  courseRecords: 'force',
  panels: 'force',
  districts: 'force',
  premises: 'force',
  recordsSystems: 'force',
  reportImports: 'force',
  orderImports: 'force',
  transfersIn: 'force',
  outsideForces: 'force',
  arrivals: 'force',
  peopleImports: 'force',
  courtUploads: 'force',
  courtOrders: 'force',
  courtOrderMatches: 'force',
  reportPairs: 'pair',
  personLinks: 'force',
  crimeReports: 'force',
  linkJudgements: 'force',
  suspectMatches: 'force',
  recordsChanges: 'force',
  frequentNames: 'force',
}
export const isForceAbout = (about: About): about is ForceAbout => Object.hasOwn(ofForce, about)
/** What kind of subject an act is done to. */
export const subjectOf = (act: Pick<AnyAct, 'about'>): SubjectKind =>
  isForceAbout(act.about) ? ofForce[act.about] : 'case'

export const open = ['open'] as const

/** Whether what an act adds to a case is asked whether it is there already: a correction or a withdrawal is of what is, and
 * whoever may not see the case is asked in words that show nothing of it (`doorActs`). */
export const recordsNew = (act: AnyAct): boolean =>
  !act.corrects && !act.withdraws && !act.writeOnly && act.patch !== undefined && !isForceAbout(act.about)

/** The places of an act; none of what is part of another or done by the program. */
export const placesOf = (act: Pick<AnyAct, 'place'>): readonly Place[] => [act.place ?? []].flat() as Place[]
