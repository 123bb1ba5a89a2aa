import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { planKept } from '../../../db/client.ts'

const dialect = new PgDialect({ casing: 'snake_case' })
const cast = /\$(\d+)(::\w+(?:\[\])?)?/g

/**
 * A whole statement made of many parts that ask of the same days: each value with its type is sent once, however often it
 * stands there, and the statement is planned once a connection.
 */
export function sharingValues(query: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const numbers = new Map<string, number>()
  const parts: SQL[] = [sql.raw(`${planKept} `)]
  let sent = 0
  let end = 0
  for (const found of text.matchAll(cast)) {
    const [whole, at, type] = found
    const value = params[Number(at) - 1]
    // What PostgreSQL is to guess the type of, it guesses for each place by itself.
    const key = type && `${type} ${JSON.stringify(value)}`
    const known = key && numbers.get(key)
    parts.push(sql.raw(text.slice(end, found.index)))
    if (known) parts.push(sql.raw(`$${known}${type}`))
    else {
      sent++
      if (key) numbers.set(key, sent)
      parts.push(sql`${sql.param(value)}${sql.raw(type ?? '')}`)
    }
    end = found.index + whole.length
  }
  return sql.join([...parts, sql.raw(text.slice(end))])
}
