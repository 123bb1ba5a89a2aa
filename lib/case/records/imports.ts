import type { AttributedTo, Belonging, DateOrder, ImportState } from '../reference/import-codes.ts'
import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** Whose an identifier was decided to be, and why. Undone, it stays to be read. */
export interface Attribution {
  id: Id
  identifierId: Id
  /** One decision may attribute many: they are undone together or one by one. */
  decisionId: Id
  /** Whose it was taken to be until then. */
  before: Belonging
  whose: AttributedTo
  /** Who it is, where it is neither the defendant nor a protected person. */
  other: string | null
  reason: string
  at: Instant
  byId: Id
  undoneAt: Instant | null
  undoneById: Id | null
  undoneReason: string | null
}
/** What the file left open and a person answered. An empty owner: it is not known whose phone it was. */
export interface ImportAnswers {
  dateOrder?: DateOrder
  timeZone?: string
  owner?: string
  /** Which half of the day a word beside a time means. */
  halves?: Record<string, 'am' | 'pm' | 'none'>
  /** The year of the last message, where its lines hold none. */
  year?: number
  /** Which column holds what, by its heading. */
  map?: Record<string, string>
}
/** A file inside an archive or a sheet of a workbook, and what came of it. */
export interface ImportFile {
  name: string
  bytes: number
  is: 'read' | 'media' | 'unread'
  kind?: string | undefined
  reason?: string | undefined
  counts?: { read: number; accepted: number; rejected: number; system: number } | undefined
}
/** One export of a phone or computer, read into rows of the case. The rows themselves never load with the case. */
export interface Import {
  id: Id
  number: number
  exhibitId: Id
  state: ImportState
  kind: string | null
  headings: string[]
  answers: ImportAnswers
  read: number
  accepted: number
  rejected: number
  system: number
  duplicates: number
  earliest: Instant | null
  latest: Instant | null
  /** From which line the order of its dates is known. */
  dateOrderFrom: string | null
  /** What an archive or workbook holds; null for a file that is one export. */
  files: ImportFile[] | null
  failure: string | null
  at: Instant
  byId: Id
  askedAt: Instant | null
  askedById: Id | null
  endedAt: Instant | null
  undoneAt: Instant | null
  undoneById: Id | null
  undoneReason: string | null
}
/** Two reports of one event: the second counts no more, and stays as a source of the first. */
export interface IncidentJoin {
  id: Id
  incidentId: Id
  joinedId: Id
  reason: string
  at: Instant
  byId: Id
  undoneAt: Instant | null
  undoneById: Id | null
  undoneReason: string | null
}
