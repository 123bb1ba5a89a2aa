import { londonDate, londonTime, timeOfDay } from '../../case/time/calendar.ts'
import type { Field, NamedField } from './field.ts'

/** What stands in a form's controls, by their names: the shape of FormData. */
export type Typed = Record<string, string[]>

/** Known values as a form would hold them: the opposite of `decode`. */
export function typedFrom(fields: NamedField[], values: Record<string, unknown>): Typed {
  const typed: Typed = {}
  for (const [name, field] of fields) {
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
        const inner = typedFrom(field.columns ?? [], row)
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

/** The raw input of a form, from whatever holds its values: FormData on the server, the browser's own fields on the page. */
export function decode(fields: NamedField[], all: (name: string) => string[]): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const [name, field] of fields) {
    if (field.control === 'rows') raw[name] = decodeRows(name, field.columns ?? [], all)
    else if (field.control === 'choices' || field.control === 'records') raw[name] = all(name).filter(Boolean)
    else if (field.control === 'date') raw[name] = joinDate(name, all)
    else if (field.control === 'moment') {
      const day = joinDate(name, all)
      const typed = (all(`${name}-time`)[0] ?? '').trim()
      // What is no time of day is kept as it was typed, to be refused.
      const time = timeOfDay(typed) ?? typed
      raw[name] = day || time ? `${day}T${time}` : ''
    } else raw[name] = all(name)[0] ?? ''
  }
  for (const [name, { picks, when }] of fields)
    if (picks && when && !isBlank(raw[name]) && isBlank(raw[when.field])) raw[when.field] = [when.is].flat()[0]
  return raw
}
/** Row n is present when its marker is: the rows that the form drew, filled or not. */
function decodeRows(name: string, columns: NamedField[], all: (name: string) => string[]): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = []
  for (let n = 0; n < 200 && all(`${name}.${n}`).length; n++) {
    const row = decode(columns, field => all(`${name}.${n}.${field}`))
    const asked = columns.filter(([, f]) => f.control !== 'hidden' && f.control !== 'choice')
    if (asked.some(([field]) => !isBlank(row[field]))) found.push(row)
  }
  return found
}
const isBlank = (v: unknown) => v === '' || v === null || v === undefined || (Array.isArray(v) && v.length === 0)
function joinDate(name: string, all: (name: string) => string[]): string {
  const whole = all(name)[0]
  if (whole) return whole
  const [d, m, y] = ['day', 'month', 'year'].map(part => (all(`${name}-${part}`)[0] ?? '').trim())
  if (!d && !m && !y) return ''
  return `${(y ?? '').padStart(4, '0')}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`
}
