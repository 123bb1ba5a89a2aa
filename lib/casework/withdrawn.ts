import { getTableColumns, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { isoInstant, type Transaction } from '../../db/client.ts'
import { tables } from '../../db/schema/collections.ts'
import type { Collection, WithdrawnRecords } from '../spo/case.ts'

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The withdrawn records of a case, by kind. No other reading of the database shows them: row-level security hides them. */
export async function withdrawnOf(tx: Transaction, caseId: string): Promise<WithdrawnRecords> {
  const rows = await tx.execute<{ kind: Collection; record: Record<string, unknown> }>(
    sql`select kind, record from spo_withdrawn_records(${caseId}::uuid)`,
  )
  const found: { [C in Collection]?: unknown[] } = {}
  for (const { kind, record } of rows) {
    const columns = getTableColumns(tables[kind] as unknown as PgTable)
    const entries = Object.entries(record).flatMap(([name, value]) => {
      const key = camel(name)
      if (key === 'forceId' || key === 'caseId') return []
      const isInstant = columns[key]?.columnType === 'PgTimestampString' && typeof value === 'string'
      return [[key, isInstant ? isoInstant(value) : value]]
    })
    const list = found[kind] ?? []
    list.push(Object.fromEntries(entries))
    found[kind] = list
  }
  return found as WithdrawnRecords
}
