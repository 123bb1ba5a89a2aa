import type {
  CaseRole,
  ContactMeans,
  ContactMilestone,
  IdentifierKind,
  SpokenTo,
  SupportView,
  Weekday,
} from '../reference/codes/people.ts'
import type { Belonging } from '../reference/import-codes.ts'
import type { Gateway } from '../reference/statute.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** The people of a case: the defendant, those whom it protects, where they can be found, and who may open it. */

export interface Defendant {
  id: Id
  givenNames: string
  familyName: string
  aliases: string[]
  bornOn: CalendarDate | null
  homeAddress: string | null
  foundAt: string | null
  gateway: Gateway | null
  gatewayGrounds: string | null
  occupation: string | null
  /** From when Part 2 of the Sexual Offences Act 2003 applies; null where it is not known. */
  sexOffenderFrom: CalendarDate | null
  sexOffenderUntil: CalendarDate | null
  isSexOffender: boolean
  /** Of those requirements: the reference in the offender database, and who manages both them and an order. */
  offenderReference: string | null
  offenderManagerId: Id | null
}

export interface ProtectedPerson {
  id: Id
  givenNames: string
  familyName: string
  bornOn: CalendarDate | null
  role: CaseRole
  linkToActs: string | null
  contactBy: string | null
  contactWhen: string | null
  contactNever: string | null
  /** The means that are safe, the days, and the hours between which: none named is any. */
  contactMeans: ContactMeans[]
  contactDays: Weekday[]
  contactFrom: string | null
  contactTo: string | null
  /** Who else may answer. */
  contactAnswer: string | null
  noVoicemail: boolean
  codeWord: string | null
  language: string | null
  support: SupportView
  views: string | null
  /** The day on which they said so; null where that is not known. */
  viewsOn: CalendarDate | null
  removedAt: Instant | null
}

/** An address that the defendant must not learn. It never reaches a document, an event or a log. */
export interface ConfidentialAddress {
  id: Id
  personId: Id
  address: string
  postcode: string | null
  kind: string
  releasedAt: Instant | null
}

export interface Identifier {
  id: Id
  kind: IdentifierKind
  value: string
  belongsTo: Belonging
  note: string | null
  /** The day from which it is known, who said so, and the exhibit that shows it. */
  seenOn: CalendarDate | null
  source: string | null
  exhibitId: Id | null
  /** The imports that it was found in; none for one that a person typed. */
  importIds: Id[]
  removedAt: Instant | null
}

/** Someone named on the case: the only people who may open it while it is restricted. */
export interface Named {
  id: Id
  personId: Id
  why: 'officer' | 'named' | 'breakGlass'
  at: Instant
  untilAt: Instant | null
}

export interface Restriction {
  id: Id
  reason: string
  at: Instant
  byId: Id
  liftedAt: Instant | null
  liftAskedAt: Instant | null
  liftAskedById: Id | null
  liftReason: string | null
}

/** What a protected person was due to be told, and whether they were. */
export interface Contact {
  id: Id
  personId: Id
  milestone: ContactMilestone
  dueOn: CalendarDate
  /** The day of the event that it is about; null where it is about none. */
  eventOn: CalendarDate | null
  toldAt: Instant | null
  toldById: Id | null
  /** How they were told; of a contact that is planned, how they are to be. */
  means: ContactMeans | null
  spokenTo: SpokenTo | null
  note: string | null
  createdAt: Instant
}
