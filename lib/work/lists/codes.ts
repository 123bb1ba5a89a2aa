import { type Placeholder, type SQL, sql } from 'drizzle-orm'

/**
 * Codes of our own as a list in a statement’s text, and none of its values: `('draft', 'review')`. A statement with few values
 * is planned once a connection, and its plan knows how common each code is. Throws on what is no code.
 */
export function codesInText(codes: readonly string[]): SQL {
  const odd = codes.find(code => !/^[A-Za-z0-9-]+( [A-Za-z0-9-]+)*$/.test(code))
  if (odd !== undefined || !codes.length) throw new Error(`Not codes: ${odd ?? 'none'}`)
  return sql.raw(`(${codes.map(code => `'${code}'`).join(', ')})`)
}

/** One code in a statement’s text. */
export const codeInText = (code: string): SQL => sql`(${codesInText([code])})`

/** A moment as a table of one row, named once in a statement however often it is compared with: `clock.now`. */
export const clockAt = (at: string | Placeholder): SQL => sql`(select ${at}::timestamptz as now) clock`
