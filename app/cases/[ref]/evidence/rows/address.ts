import type { RowKey } from '../../../../../lib/casework/rows.ts'
import { queryOf, type RowSelection, selectionFrom } from '../../../../../lib/spo/rows.ts'
import { typedDate } from '../address.ts'

export type Asked = Record<string, string | string[] | undefined>
export const pageSize = 50

/** The rows that the list's address asks for; days may be typed as people write them. */
export function rowsAsked(asked: Asked): {
  selection: RowSelection
  after: RowKey | undefined
  before: RowKey | undefined
} {
  const query = new URLSearchParams()
  for (const [name, values] of Object.entries(asked))
    for (const value of [values ?? []].flat())
      query.append(name, ((name === 'from' || name === 'to') && typedDate(value.trim())) || value)
  const keyOf = (text: string | null): RowKey | undefined => {
    const [at = '', id = ''] = (text ?? '').split('~')
    return !Number.isNaN(Date.parse(at)) && /^\d{1,15}$/.test(id) ? [at, Number(id)] : undefined
  }
  const before = keyOf(query.get('before'))
  return { selection: selectionFrom(query), before, after: before ? undefined : keyOf(query.get('after')) }
}

/** The address of the list with this selection, and a place in it. */
export function rowsHref(base: string, s: RowSelection, more: Record<string, string> = {}): string {
  const query = queryOf(s)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = query.toString()
  return text ? `${base}?${text}` : base
}
