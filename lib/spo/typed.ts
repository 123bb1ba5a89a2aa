import type { z } from 'zod'
import { londonDate, londonTime } from './calendar.ts'
import { type Field, fieldsOf } from './fields.ts'

/** What stands in a form's controls, by their names: the shape of FormData. */
export type Typed = Record<string, string[]>

/** Known values as a form would hold them: the opposite of `decode`. */
export function typedFrom(input: z.ZodObject, values: Record<string, unknown>): Typed {
  const typed: Typed = {}
  for (const [name, field] of fieldsOf(input)) {
    const value = values[name]
    if (value === undefined || value === null) continue
    put(typed, name, field, value)
  }
  return typed
}

function put(typed: Typed, name: string, field: Field, value: unknown) {
  switch (field.control) {
    case 'rows':
      for (const [n, row] of (value as Record<string, unknown>[]).entries()) {
        typed[`${name}.${n}`] = ['1']
        const inner = field.columns ? typedFrom(field.columns, row) : {}
        for (const [key, held] of Object.entries(inner)) typed[`${name}.${n}.${key}`] = held
      }
      return
    case 'date':
      putDate(typed, name, String(value))
      return
    case 'moment':
      putDate(typed, name, londonDate(String(value)))
      typed[`${name}-time`] = [londonTime(String(value))]
      return
    case 'choices':
    case 'records':
      // One value in an address is not a list.
      typed[name] = [value].flat().map(String)
      return
    case 'lines':
      typed[name] = [(value as string[]).join('\n')]
      return
    default:
      typed[name] = [value === true ? 'yes' : value === false ? 'no' : String(value)]
  }
}
function putDate(typed: Typed, name: string, date: string) {
  const [y = '', m = '', d = ''] = date.split('-')
  typed[`${name}-day`] = [String(Number(d))]
  typed[`${name}-month`] = [String(Number(m))]
  typed[`${name}-year`] = [y]
}

/** What a form sent, without the framework's own fields. */
export function typedOf(entries: Iterable<[string, unknown]>): Typed {
  const typed: Typed = {}
  for (const [name, value] of entries) {
    // A name that every object has is nobody's field: it would be taken for what the object is made of.
    if (typeof value !== 'string' || name.startsWith('$') || name in Object.prototype) continue
    typed[name] = [...(typed[name] ?? []), value.replaceAll('\0', '')]
  }
  return typed
}
