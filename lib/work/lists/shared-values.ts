import { Placeholder, type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { planKept } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'

const dialect = new PgDialect({ casing: 'snake_case' })
const cast = /\$(\d+)(::\w+(?:\[\])?)?/g

/**
 * A whole statement made of many parts that ask of the same days: each value with its type is sent once, however often it
 * stands there, and the statement is planned once a connection.
 */
export const sharingValues = (query: SQL): SQL => filled(sharedParts(query), {})

/** A statement of one shape, of which only its moment differs: put together once, and filled in each time. */
export function sharingValuesAt(shape: string, build: (at: Placeholder) => SQL, at: Instant): SQL {
  let parts = shapes.get(shape)
  if (!parts) {
    parts = sharedParts(build(sql.placeholder('at')))
    shapes.set(shape, parts)
    for (const [oldest] of shapes) {
      if (shapes.size <= mostShapes) break
      shapes.delete(oldest)
    }
  }
  return filled(parts, { at })
}
const shapes = new Map<string, Part[]>()
const mostShapes = 200

/** Of a statement’s text: a piece as it stands, or a value with its type. */
type Part = string | { value: unknown; type: string }
const filled = (parts: readonly Part[], values: Record<string, unknown>): SQL =>
  sql.join(
    parts.map(part => {
      if (typeof part === 'string') return sql.raw(part)
      const { value, type } = part
      return sql`${sql.param(value instanceof Placeholder ? values[value.name] : value)}${sql.raw(type)}`
    }),
  )

function sharedParts(query: SQL): Part[] {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const numbers = new Map<string, number>()
  const parts: Part[] = []
  let piece = `${planKept} `
  let sent = 0
  let end = 0
  for (const found of text.matchAll(cast)) {
    const [whole, at, type] = found
    const value = params[Number(at) - 1]
    // What PostgreSQL is to guess the type of, it guesses for each place by itself.
    const key = type && `${type} ${JSON.stringify(value)}`
    const known = key && numbers.get(key)
    piece += text.slice(end, found.index)
    if (known) piece += `$${known}${type}`
    else {
      sent++
      if (key) numbers.set(key, sent)
      parts.push(piece, { value, type: type ?? '' })
      piece = ''
    }
    end = found.index + whole.length
  }
  return [...parts, piece + text.slice(end)]
}
