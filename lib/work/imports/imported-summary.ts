import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { messages } from '../../../db/schema/imports.ts'
import type { Id } from '../../case/records/id.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { ofLiveImports } from '../lists/rows.ts'

/** Messages and calls of a case's imports, each counted once: how many, how many between 23:00 and 06:00, and over which days. */
export interface ImportedSummary {
  rows: number
  night: number
  first: CalendarDate
  last: CalendarDate
}

/** Undefined where nothing was imported. Places and notices are no contact and do not count. */
export async function importedSummary(tx: Transaction, caseId: Id): Promise<ImportedSummary | undefined> {
  const [found] = await tx
    .select({
      rows: sql<number>`count(*)::int`,
      night: sql<number>`(count(*) filter (where ${messages.hour} < 6 or ${messages.hour} >= 23))::int`,
      first: sql<CalendarDate | null>`min(${messages.day})::text`,
      last: sql<CalendarDate | null>`max(${messages.day})::text`,
    })
    .from(messages)
    .where(and(eq(messages.caseId, caseId), ofLiveImports(caseId), isNull(messages.duplicateOf), isNull(messages.kind)))
  return found?.first && found.last ? { ...found, first: found.first, last: found.last } : undefined
}
