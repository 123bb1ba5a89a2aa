import type { RecordKind } from '../reference/record-kinds.ts'
import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

export const formerHows = ['corrected', 'withdrawn'] as const
export type FormerHow = (typeof formerHows)[number]

/** What a record said before it was corrected or withdrawn. Append-only: one row for each correction, with the fields that it replaced. */
export interface FormerVersion {
  id: Id
  recordKind: RecordKind
  recordId: Id
  /** The version that was replaced, from 1. */
  version: number
  before: Record<string, unknown>
  reason: string
  how: FormerHow
  recordedAt: Instant
  byId: Id
}

/** How often a record was written, of kinds that count it. An order's version bears the number that it has among those of its order. */
export const timesWritten = (kind: string, record: { version?: number }): number | undefined =>
  kind === 'orderVersions' ? undefined : record.version
