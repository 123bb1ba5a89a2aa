import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../db/client.ts'

const dialect = new PgDialect({ casing: 'snake_case' })
interface Statement {
  /** The fields of a row, and the columns that they stand in. */
  columns: [field: string, column: string][]
  of: (rows: string) => SQL
}
const statements = new WeakMap<PgTable, Map<string, Statement>>()

/**
 * Adds rows to a table, in one statement of one value. Its text is put together once for a table and its fields: drizzle
 * does so for every row anew, which takes longer than PostgreSQL takes to add it. A column that no row gives has its default.
 */
export async function addRows(tx: Transaction, table: PgTable, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const fields = fieldsOf(first)
  const { columns, of } = statementFor(table, fields)
  // A default is of a column and not of a row: rows that give different fields are added as drizzle adds them.
  if (!rows.every(row => fieldsOf(row).join() === fields.join())) {
    await tx.insert(table).values(rows as never)
    return
  }
  const given = rows.map(row =>
    Object.fromEntries(columns.map(([field, column]) => [column, row[field as keyof typeof row]])),
  )
  await tx.execute(of(JSON.stringify(given)))
}

const fieldsOf = (row: object): string[] =>
  Object.entries(row)
    .flatMap(([field, value]) => (value === undefined ? [] : [field]))
    .sort()

function statementFor(table: PgTable, fields: readonly string[]): Statement {
  const key = fields.join()
  const ofTable = statements.get(table) ?? new Map<string, Statement>()
  statements.set(table, ofTable)
  const known = ofTable.get(key)
  if (known) return known
  const all = getTableColumns(table)
  const columns = fields.flatMap((field): [string, string][] => {
    const column = all[field]
    const name = column && /"(\w+)"$/.exec(dialect.sqlToQuery(sql`${column}`).sql)?.[1]
    return name ? [[field, name]] : []
  })
  const name = `"${getTableName(table)}"`
  const list = columns.map(([, column]) => `"${column}"`).join(', ')
  const [head, tail] = [
    `insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, `,
    ')',
  ]
  const statement: Statement = { columns, of: rows => sql`${sql.raw(head)}${rows}::jsonb${sql.raw(tail)}` }
  ofTable.set(key, statement)
  return statement
}
