import { type SQL, sql } from 'drizzle-orm'
import { isId } from '../../case/ids.ts'

/**
 * Lists that are read a page at a time: a page lies after a row, or before one, by the value that the list is ordered by,
 * its tie settling equal values. What an address carries of a row is not to be read: a value may be somebody’s name.
 */
export type Key = readonly [value: string, tie: string]
export const keyText = (value: string | number, tie: string | number): string =>
  Buffer.from(JSON.stringify([String(value), String(tie)])).toString('base64url')
/** A tie that is a number and no id. */
export const isNumber = (tie: string): boolean => /^\d{1,15}$/.test(tie)
interface Shape {
  isValue?: (value: string) => boolean
  isTie?: (tie: string) => boolean
}
/** The key that an address carries; undefined when it is none of this list. */
export function keyFrom(text: string | undefined, { isValue, isTie = isId }: Shape = {}): Key | undefined {
  if (!text) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const [value, tie] = Array.isArray(key) ? (key as unknown[]) : []
    if (typeof value !== 'string' || typeof tie !== 'string') return undefined
    return isTie(tie) && (!isValue || isValue(value)) ? [value, tie] : undefined
  } catch {
    return undefined
  }
}

export interface Cursor {
  key: Key | undefined
  /** The page lies before its key: it is read from there towards the top, and turned round. */
  backwards: boolean
}
/** Where a page lies. Without a key it is the first. */
export const cursorOf = (after: Key | undefined, before: Key | undefined): Cursor => ({
  key: before ?? after,
  backwards: before !== undefined,
})
export const cursorFrom = (asked: { after?: string | undefined; before?: string | undefined }, shape?: Shape): Cursor =>
  cursorOf(keyFrom(asked.after, shape), keyFrom(asked.before, shape))

/** How the rows are read for a page of a list that rises, or falls. */
export const directionOf = ({ backwards }: Cursor, falls = false): SQL => (backwards === falls ? sql`asc` : sql`desc`)

type Column = readonly [column: SQL, cast: SQL]
/** The rows beyond the key; undefined on the first page. */
export function beyond({ key, backwards }: Cursor, by: Column, tie: Column, falls = false): SQL | undefined {
  if (!key) return undefined
  const than = backwards === falls ? sql`>` : sql`<`
  return sql`(${by[0]}, ${tie[0]}) ${than} (${key[0]}::${by[1]}, ${key[1]}::${tie[1]})`
}

/** Rows as they were read, one more than a page where there are more → the page in the order of the list, and its neighbours. */
export function pageInOrder<T>(
  read: readonly T[],
  size: number,
  { key, backwards }: Cursor,
  keyOf: (row: T) => string,
) {
  const more = read.length > size
  const rows = read.slice(0, size)
  if (backwards) rows.reverse()
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    rows,
    previous: first !== undefined && (backwards ? more : key !== undefined) ? keyOf(first) : undefined,
    next: last !== undefined && (backwards || more) ? keyOf(last) : undefined,
  }
}
