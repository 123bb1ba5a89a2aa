import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { messages } from '../../../db/schema/imports.ts'
import type { Id } from '../../case/records/id.ts'
import type { RowChannel, RowDirection } from '../../case/reference/import-codes.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { ofLiveImports } from './rows.ts'

export interface RowCount {
  /** In London. */
  day: CalendarDate
  /** 0 to 23 in London; null where the file gives a day and no time. */
  hour: number | null
  channel: RowChannel
  /** As the owner of the phone saw it. */
  direction: RowDirection
  from: string
  count: number
}

/** Rows of a case's imports counted by day, hour, channel, direction and sender: one query, answered from an index. Repeats count once; places and notices are no contact and do not count. */
export const rowCounts = (tx: Transaction, caseId: Id): Promise<RowCount[]> =>
  tx
    .select({
      day: messages.day,
      hour: messages.hour,
      channel: messages.channel,
      direction: messages.direction,
      from: messages.sender,
      count: sql<number>`count(*)::int`.as('count'),
    })
    .from(messages)
    .where(and(eq(messages.caseId, caseId), ofLiveImports(caseId), isNull(messages.duplicateOf), isNull(messages.kind)))
    .groupBy(messages.day, messages.hour, messages.channel, messages.direction, messages.sender)
    .orderBy(messages.day, messages.hour, messages.channel, messages.direction, messages.sender)
