import { isId } from '../case/ids.ts'

/** What the query of an address holds, as Next gives it. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>

/** Every value of a name, in order. */
export const askedAll = (asked: Asked, name: string): string[] => [asked[name] ?? []].flat()
/** The first value of a name, trimmed; undefined where there is none or it is blank. */
export const askedFirst = (asked: Asked, name: string): string | undefined =>
  askedAll(asked, name)[0]?.trim() || undefined
/** A value that is the id of a record. */
export const askedId = (asked: Asked, name: string): string | undefined => {
  const value = askedFirst(asked, name)
  return value && isId(value) ? value : undefined
}
