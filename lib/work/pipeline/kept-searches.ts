import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { isId } from '../../case/ids.ts'
import { keptBackSearch, typedPieces } from '../../case/views/protected-address.ts'
import { rowsOf } from './rows-of.ts'

/**
 * What of a search is kept in the record: all of it, but for texts that are a protected address of the force or a part of
 * one, of whichever case. The database says which; the program may not read those of cases that are closed to the actor.
 */
export async function searchKept<T>(tx: Transaction, typed: T): Promise<T> {
  const texts = [...new Set(textsIn(typed))].filter(text => !isId(text))
  const asked = texts.map(text => ({ text, pieces: typedPieces(text) })).filter(({ pieces }) => pieces.length > 0)
  if (!asked.length) return typed
  const rows = await rowsOf(
    tx,
    z.object({ place: z.number() }),
    sql`select place from spo_part_of_secret(${JSON.stringify(asked.map(({ pieces }) => pieces))}::jsonb) place`,
  )
  const secret = new Set(rows.map(({ place }) => asked[place]?.text))
  return secret.size ? (withoutTexts(typed, secret) as T) : typed
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : []

function withoutTexts(value: unknown, secret: ReadonlySet<string | undefined>): unknown {
  if (typeof value === 'string') return secret.has(value) ? keptBackSearch : value
  if (Array.isArray(value)) return value.map(v => withoutTexts(v, secret))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutTexts(v, secret)]))
}
