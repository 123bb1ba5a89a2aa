import type { ComponentPropsWithRef, JSX } from 'react'

/** Extra attributes for one element: anything React accepts, plus `data-*`. A react-hook-form `register()` result fits. */
export type Attributes<Tag extends keyof JSX.IntrinsicElements> = ComponentPropsWithRef<Tag> & {
  [data: `data-${string}`]: string | number | boolean | undefined
}

/** Props in which every optional property may also be passed as `undefined`. */
export type Props<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] }

/** A list entry that may be switched off in place: `isDraft && { … }`. */
export type Maybe<T> = T | null | undefined | false | ''

/** Joins class names, leaving out the empty ones. */
export function classList(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Joins ids for `aria-describedby`; undefined when there are none. */
export function idList(...ids: (string | false | null | undefined)[]): string | undefined {
  return classList(...ids) || undefined
}

/** Lets a plain string stand for `{ text }`. */
export function asOptions<T extends object>(value: string | T): T | { text: string } {
  return typeof value === 'string' ? { text: value } : value
}

/** The entries of a list that are switched on, each with its place counted from 1 over the whole list. */
export function present<T>(items: readonly Maybe<T>[] | undefined): { item: T; place: number }[] {
  return (items ?? []).flatMap((item, index) => (item ? [{ item, place: index + 1 }] : []))
}
