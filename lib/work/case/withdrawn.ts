import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { isoInstant } from '../../../db/client.ts'
import { tables } from '../../../db/schema/collections.ts'
import type { Collection, WithdrawnRecords } from '../../case/case.ts'

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A row of spo_withdrawn_records. */
export interface WithdrawnRow {
  kind: Collection
  record: Record<string, unknown>
}
/** The withdrawn records of a case, by kind. No other reading of the database shows them: row-level security hides them. */
export function withdrawnFrom(rows: readonly WithdrawnRow[]): WithdrawnRecords {
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
