import type { Field, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'

/** An answer in words, as its question would show it. */
export function answerInWords(typed: Typed, name: string, field: Field, options: Record<string, Option[]>): string {
  const values = typed[name] ?? []
  const parts = (...names: string[]) =>
    names.flatMap(part => typed[`${name}-${part}`]?.map(s => s.replace(/^0(?=\d$)/, '')) ?? []).join(' ')
  switch (field.control) {
    case 'date':
      return parts('day', 'month', 'year').trim()
    case 'moment':
      return parts('day', 'month', 'year', 'time').trim()
    case 'choice':
    case 'choices':
    case 'select':
    case 'record':
    case 'records': {
      const list = field.from ? (options[field.from] ?? []) : (field.options ?? [])
      return list.flatMap(o => (values.includes(o.value) ? [o.label] : [])).join('\n')
    }
    case 'rows': {
      const rows = Object.keys(typed).filter(
        key => key.startsWith(`${name}.`) && /^\d+$/.test(key.slice(name.length + 1)),
      )
      const columns = field.columns ?? []
      return rows
        .map(row =>
          columns.flatMap(([key, column]) => answerInWords(typed, `${row}.${key}`, column, options) || []).join(', '),
        )
        .filter(Boolean)
        .join('\n')
    }
    default:
      return values.join('\n').trim()
  }
}
