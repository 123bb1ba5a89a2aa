import { type AnyColumn, sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The kinds of column that this program uses. Dates and instants are strings: a JS Date saves the day before. */
export const id = () => uuid().primaryKey()
export const ref = () => uuid()
export const words = () => text()
export const day = () => date({ mode: 'string' })
export const instant = () => timestamp({ mode: 'string', withTimezone: true })
export const whole = () => integer()
export const flag = () => boolean()
export const list = () => text().array()
export const ids = () => uuid().array()
export const frozen = <T>() => jsonb().$type<T>()
/** A column that holds one of a table's codes; `oneOf` adds the check that holds the database to it. */
export const code = <K extends string>(table: Record<K, unknown> | readonly K[]) =>
  text({ enum: (Array.isArray(table) ? table : Object.keys(table)) as [K, ...K[]] })

/**
 * What every record that can be corrected carries besides its own fields: how often it changed, when it was recorded, and
 * whether it was withdrawn. Row-level security shows a withdrawn record to nobody: `withdrawnOf` alone reads it.
 */
export const recordColumns = () => ({
  version: whole().notNull().default(1),
  recordedAt: instant(),
  withdrawnAt: instant(),
  withdrawnReason: words(),
})

/** A check that the column holds one of the codes. */
export const oneOf = (name: string, column: AnyColumn, table: Record<string, unknown> | readonly string[]) => {
  const values = (Array.isArray(table) ? table : Object.keys(table)) as string[]
  return check(name, sql`${column} in (${sql.raw(values.map(v => `'${v}'`).join(', '))})`)
}
// Drizzle's index takes a narrower column type than its own AnyColumn.
type Indexed = Parameters<ReturnType<typeof index>['on']>
export const on = (name: string, ...columns: [AnyColumn, ...AnyColumn[]]) =>
  index(name).on(...(columns as unknown as Indexed))
