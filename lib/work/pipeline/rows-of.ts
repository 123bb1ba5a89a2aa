import type { SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'

/** Rows of a statement that are not of the make that its reader expects: where they differ, and no value of them. */
export class UnexpectedRows extends Error {
  override name = 'UnexpectedRows'
}

/**
 * Runs a statement written by hand and parses each row that it gives: what the database says is checked where it enters and
 * cast nowhere. The one way to read rows of raw SQL; throws `UnexpectedRows`.
 */
export async function rowsOf<S extends z.ZodType>(
  on: Pick<Database | Transaction, 'execute'>,
  schema: S,
  query: SQL,
): Promise<z.output<S>[]> {
  const rows = await on.execute(query)
  return rows.map((row, n) => {
    const parsed = schema.safeParse(row)
    if (parsed.success) return parsed.data
    const where = parsed.error.issues.map(issue => `${issue.path.join('.') || 'row'}: ${issue.code}`)
    throw new UnexpectedRows(`Row ${n + 1} of a statement is not as expected: ${where.join(', ')}`)
  })
}
/** The same for a statement of at most one row. */
export const rowOf = async <S extends z.ZodType>(
  on: Pick<Database | Transaction, 'execute'>,
  schema: S,
  query: SQL,
): Promise<z.output<S> | undefined> => (await rowsOf(on, schema, query))[0]
