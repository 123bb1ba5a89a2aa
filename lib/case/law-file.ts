import type { Case, CaseFile, Collection, Collections, ForceKind, Settings } from './case.ts'
import type { Id } from './records/id.ts'
import type { Applicant } from './reference/codes/applications.ts'
import type { AppealAgainst } from './reference/codes/court.ts'
import type { CalendarDate } from './time/calendar.ts'

/**
 * A case as the rules of law read it. Every CaseFile is one. A document of the `check` command is another, of which parts
 * may be unknown: a part or field left out is not known, and a rule says nothing about it; null is known to be empty.
 */
export type LawFile = {
  case?: Loose<Case> | undefined
  settings?: Settings | undefined
  force?: { kind?: ForceKind | 'other' | null | undefined } | undefined
  elsewhere?: CaseFile['elsewhere'] | undefined
} & { [C in Collection]?: LawRecord<C>[] | undefined }

type Loose<T> = { [K in keyof T]?: T[K] | null | undefined }
type Plain<C extends Collection> = C extends keyof Beyond ? Beyond[C] : unknown
export type LawRecord<C extends Collection> = { id: Id } & Omit<Loose<Collections[C]>, 'id' | keyof Plain<C>> & Plain<C>

/** What a document can say and no record of a case does. */
interface Beyond {
  incidents: {
    category?: string | null | undefined
    /** Where an act has several codes. */
    categories?: readonly string[] | null | undefined
    /** Where it is said, and not read from the kind of act. */
    looksHarmless?: boolean | null | undefined
  }
  applications: {
    /** The Act lets neither a victim nor anybody else apply: V46, V49. */
    applicant?: Applicant | 'victim' | 'other' | null | undefined
    against?: AppealAgainst | 'interimVaried' | null | undefined
    applicantForce?: string | null | undefined
    /** False of an application of which only the decision is known. */
    conditionsKnown?: boolean | undefined
    youthCourt?: boolean | null | undefined
    /** The day on which the order asked for is read as made. */
    proposedMadeOn?: CalendarDate | null | undefined
    /** When it was or would be heard. */
    heardOn?: CalendarDate | null | undefined
    addsCondition?: boolean | null | undefined
    consentingForces?: readonly string[] | null | undefined
    residenceForce?: string | null | undefined
    defendantConsents?: boolean | null | undefined
  }
  draftConditions: Places & { isLocal?: boolean | null | undefined }
  orderConditions: Places & { fromVersion: number; toVersion: number | null } & {
    saysLocality?: boolean | null | undefined
    saysPeriod?: boolean | null | undefined
  }
  /** Versions are numbered from 1 in whatever a case is read from. */
  orderVersions: { version: number }
  orders: { madeByForce?: string | null | undefined; conditionsKnown?: boolean | undefined }
  breachSteps: {
    convictedOn?: CalendarDate | null | undefined
    offenceOn?: CalendarDate | null | undefined
  }
}
/** Places that a condition keeps the defendant out of, or makes the defendant be at: given, and not read in its wording. */
interface Places {
  forbidsPlaces?: readonly string[] | undefined
  requiresPlaces?: readonly string[] | undefined
}

export type RowOf<F extends LawFile, C extends Collection> = NonNullable<F[C]>[number]
/** The records of one kind; none where they are not known. */
export const rowsOf = <F extends LawFile, C extends Collection>(file: F, collection: C): RowOf<F, C>[] =>
  (file[collection] ?? []) as RowOf<F, C>[]

export type LawOrder = LawRecord<'orders'>
export type LawApplication = LawRecord<'applications'>
