import type { Field, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'

/** An answer in words, as its question would show it. */
export function answerInWords(typed: Typed, name: string, field: Field, options: Record<string, Option[]>): string {
  const values = typed[name] ?? []
  const [day, month, year, time] = ['day', 'month', 'year', 'time'].map(part => typed[`${name}-${part}`]?.[0] ?? '')
  const date = dateInWords(day ?? '', month ?? '', year ?? '')
  switch (field.control) {
    case 'date':
      return date
    case 'moment':
      return [date, time].filter(Boolean).join(' at ')
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

const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
/** What no calendar holds is shown as it was typed. */
function dateInWords(day: string, month: string, year: string): string {
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  const date = new Date(Date.UTC(y, m - 1, d))
  return y > 999 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? longDate.format(date)
    : [day, month, year].join(' ').trim()
}
