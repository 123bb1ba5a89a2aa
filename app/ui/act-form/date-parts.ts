import type { Typed } from '../../../lib/acts/form/typed.ts'

/** The three boxes of a date, whether they were typed or came whole. */
export function partsOf(name: string, typed: Typed): Record<string, string> {
  const [y = '', m = '', d = ''] = (typed[name]?.[0] ?? '').split('-')
  const part = (key: string, whole: string) => typed[`${name}-${key}`]?.[0] ?? (whole ? String(Number(whole)) : '')
  return { [`${name}-day`]: part('day', d), [`${name}-month`]: part('month', m), [`${name}-year`]: part('year', y) }
}
