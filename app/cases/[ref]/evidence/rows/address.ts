import { queryOf, type RowSelection, selectionFrom } from '../../../../../lib/case/rows.ts'
import { withQuery } from '../../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../../lib/site/asked.ts'
import { type Cursor, cursorFrom, isNumber } from '../../../../../lib/work/lists/cursor.ts'
import { typedDate } from '../address.ts'

export const pageSize = 30
const shape = {
  isValue: (at: string) => !Number.isNaN(Date.parse(at)),
  isTie: isNumber,
}

/** The rows that the list's address asks for; days may be typed as people write them. */
export function rowsAsked(asked: Asked): {
  selection: RowSelection
  cursor: Cursor
} {
  const query = new URLSearchParams()
  for (const [name, values] of Object.entries(asked))
    for (const value of [values ?? []].flat())
      query.append(name, ((name === 'from' || name === 'to') && typedDate(value.trim())) || value)
  const page = { after: query.get('after') ?? undefined, before: query.get('before') ?? undefined }
  return { selection: selectionFrom(query), cursor: cursorFrom(page, shape) }
}

/** The address of the list with this selection, and a place in it. */
export function rowsHref(base: string, s: RowSelection, more: Record<string, string> = {}): string {
  const query = queryOf(s)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return withQuery(base, query)
}
