import { z } from 'zod'
import { isCalendarDate, londonToInstant, timeOfDay } from './calendar.ts'

/** What a form needs to know of an input, kept beside its schema so that one entry draws, decodes and validates it. */
export interface Field {
  label: string
  control:
    | 'text'
    | 'longText'
    | 'lines'
    | 'date'
    | 'moment'
    | 'choice'
    | 'choices'
    | 'select'
    | 'record'
    | 'records'
    | 'number'
    | 'file'
    | 'hidden'
    | 'rows'
  hint?: string
  options?: Option[]
  /** The collection of the case, or the list of people, that a record is picked from. */
  from?: string
  rows?: number
  width?: 2 | 4 | 5 | 10 | 20
  autocomplete?: string
  /** Shown only while another field has this value: one field deep, so that it stays accessible. */
  when?: { field: string; is: string }
  optional?: boolean
  /** Never written to the event's detail: the record says that it was given, not what it was. */
  withheld?: boolean
  inputMode?: 'numeric' | 'tel' | 'email'
  /** The fields of one row, where the control is rows: a group that is asked again and again. */
  columns?: z.ZodObject
  /** What one row is called: 'condition', 'identifier'. */
  rowLabel?: string
  /** Empty rows offered beyond those filled in. */
  spare?: number
}
export interface Option {
  value: string
  label: string
  hint?: string
}
type Detail = Partial<Omit<Field, 'label' | 'control'>> & { error?: string; max?: number }

const registry = new WeakMap<z.ZodType, Field>()
const keep = <S extends z.ZodType>(schema: S, field: Field): S => {
  registry.set(schema, field)
  return schema
}
const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1).replace(/\?$/, '')
const rest = ({ error: _e, max: _m, ...d }: Detail) => d

/** The field behind one input of an act; undefined for inputs that no form shows. */
export const fieldOf = (schema: z.ZodType): Field | undefined => registry.get(schema)
/** Every field of an act's input, in order. */
export const fieldsOf = (input: z.ZodObject): [string, Field][] =>
  Object.entries(input.shape).flatMap(([name, s]) => {
    const f = fieldOf(s as z.ZodType)
    return f ? [[name, f] as [string, Field]] : []
  })

const limited = (max: number, label: string) =>
  z
    .string()
    .trim()
    .max(max, `${label} must be ${max.toLocaleString('en-GB')} characters or fewer`)
// Control characters other than tab and newline cannot be stored by PostgreSQL or printed.
const clean = (s: unknown) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  typeof s === 'string' ? s.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '') : (s ?? '')

const asked = (max: number, label: string, d: Detail) =>
  z.preprocess(clean, limited(max, label).min(1, d.error ?? `Enter ${lower(label)}`))
const mayBeEmpty = (max: number, label: string) =>
  z.preprocess(
    clean,
    limited(max, label).transform(s => (s === '' ? null : s)),
  )

/** One line, required. */
export const text = (label: string, d: Detail = {}) =>
  keep(asked(d.max ?? 200, label, d), { label, control: 'text', ...rest(d) })
/** One line, may be empty: null when empty. */
export const optionalText = (label: string, d: Detail = {}) =>
  keep(mayBeEmpty(d.max ?? 200, label), { label, control: 'text', optional: true, ...rest(d) })
/** Several lines, required. */
export const longText = (label: string, d: Detail = {}) =>
  keep(asked(d.max ?? 20_000, label, d), { label, control: 'longText', ...rest(d) })
/** Several lines, may be empty: null when empty. */
export const optionalLongText = (label: string, d: Detail = {}) =>
  keep(mayBeEmpty(d.max ?? 20_000, label), { label, control: 'longText', optional: true, ...rest(d) })
/** A list typed one to a line. */
export const lines = (label: string, { most = 200, ...d }: Detail & { most?: number } = {}) =>
  keep(
    z.preprocess(
      v =>
        Array.isArray(v)
          ? v
          : String(clean(v))
              .split('\n')
              .map(s => s.trim())
              .filter(Boolean),
      z.array(limited(200, label)).max(most, `Enter ${most.toLocaleString('en-GB')} or fewer`),
    ),
    { label, control: 'lines', optional: true, rows: 3, ...rest(d) },
  )

const calendarDate = (label: string, d: Detail) =>
  z
    .string({ error: d.error ?? `Enter ${lower(label)}` })
    .min(1, d.error ?? `Enter ${lower(label)}`)
    .refine(isCalendarDate, `${label} must be a real date, like 27 3 2026`)
/** A calendar date, ISO, Europe/London. */
export const date = (label: string, d: Detail = {}) =>
  keep(calendarDate(label, d), { label, control: 'date', ...rest(d) })
export const optionalDate = (label: string, d: Detail = {}) =>
  keep(
    z.preprocess(v => (v === '' || v === undefined ? null : v), z.nullable(calendarDate(label, d))),
    { label, control: 'date', optional: true, ...rest(d) },
  )
const instant = (label: string, d: Detail) =>
  z
    .string({ error: d.error ?? `Enter ${lower(label)}` })
    .min(1, d.error ?? `Enter ${lower(label)}`)
    .transform((s, ctx) => {
      const at = /Z$/.test(s) ? s : londonToInstant(s)
      if (at) return at
      ctx.addIssue({ code: 'custom', message: `${label} must be a real date and time, like 27 3 2026 and 21:10` })
      return z.NEVER
    })
/** A date and a time of day in London, kept as an instant. Of the two passes of the autumn hour, the first. */
export const moment = (label: string, d: Detail = {}) =>
  keep(instant(label, d), { label, control: 'moment', ...rest(d) })
export const optionalMoment = (label: string, d: Detail = {}) =>
  keep(
    z.preprocess(v => (v === '' || v === undefined ? null : v), z.nullable(instant(label, d))),
    { label, control: 'moment', optional: true, ...rest(d) },
  )

const optionsOf = (table: Record<string, { label: string; hint?: string }>): Option[] =>
  Object.entries(table).map(([value, o]) => ({ value, label: o.label, ...(o.hint ? { hint: o.hint } : {}) }))
type Table<K extends string> = Record<K, { label: string; hint?: string }>
const keys = <K extends string>(table: Table<K>) => Object.keys(table) as [K, ...K[]]

/** One of a table's codes, as radios. */
export const choice = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  keep(z.enum(keys(table), { error: d.error ?? `Select ${lower(label)}` }), {
    label,
    control: 'choice',
    options: optionsOf(table),
    ...rest(d),
  })
/** One of a table's codes or none: null when none. */
export const optionalChoice = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  keep(
    z.preprocess(
      v => (v === '' || v === undefined ? null : v),
      z.nullable(z.enum(keys(table), { error: d.error ?? `Select ${lower(label)}` })),
    ),
    { label, control: 'choice', optional: true, options: optionsOf(table), ...rest(d) },
  )
const list = (v: unknown) => (Array.isArray(v) ? v : v === undefined || v === null || v === '' ? [] : [v])
/** One of a long table's codes, as a list that opens. */
export const chosenFrom = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  keep(z.enum(keys(table), { error: d.error ?? `Select ${lower(label)}` }), {
    label,
    control: 'select',
    options: optionsOf(table),
    ...rest(d),
  })
/** Any of a table's codes, as checkboxes. `optional` allows none. */
export const choices = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  keep(z.preprocess(list, z.array(z.enum(keys(table))).min(d.optional ? 0 : 1, d.error ?? `Select ${lower(label)}`)), {
    label,
    control: 'choices',
    options: optionsOf(table),
    ...rest(d),
  })
const yesNoTable = { yes: { label: 'Yes' }, no: { label: 'No' } }
/** Yes or no, as radios with no default; a boolean. */
export const yesNo = (label: string, d: Detail = {}) =>
  keep(
    z.preprocess(
      v => (v === true ? 'yes' : v === false ? 'no' : v),
      z.enum(['yes', 'no'], { error: d.error ?? `Select yes or no: ${lower(label)}` }).transform(v => v === 'yes'),
    ),
    { label, control: 'choice', options: optionsOf(yesNoTable), ...rest(d) },
  )
/** The id of one record of the case, or of a person, team and so on: `from` names the list. */
export const record = (label: string, from: string, d: Detail = {}) =>
  keep(z.uuid({ error: d.error ?? `Select ${lower(label)}` }), { label, control: 'record', from, ...rest(d) })
export const optionalRecord = (label: string, from: string, d: Detail = {}) =>
  keep(
    z.preprocess(
      v => (v === '' || v === undefined ? null : v),
      z.nullable(z.uuid({ error: `Select ${lower(label)} from the list` })),
    ),
    { label, control: 'record', from, optional: true, ...rest(d) },
  )
export const records = (label: string, from: string, d: Detail = {}) =>
  keep(
    z.preprocess(
      list,
      z
        .array(z.uuid({ error: `Select ${lower(label)} from the list` }))
        .min(d.optional ? 0 : 1, d.error ?? `Select ${lower(label)}`),
    ),
    {
      label,
      control: 'records',
      from,
      ...rest(d),
    },
  )
/** A whole number. */
export const number = (label: string, d: Detail & { least?: number; most?: number } = {}) => {
  const { least = 0, most = 1_000_000, ...detail } = d
  const message = `${label} must be a whole number from ${least} to ${most}`
  return keep(
    z.preprocess(
      v => (typeof v === 'string' && /^\s*-?\d+\s*$/.test(v) ? Number(v) : v === '' ? undefined : v),
      z
        .number({ error: i => d.error ?? (i.input === undefined ? `Enter ${lower(label)}` : message) })
        .int(message)
        .min(least, message)
        .max(most, message),
    ),
    { label, control: 'number', inputMode: 'numeric', width: 5, ...rest(detail) },
  )
}
export const optionalNumber = (label: string, d: Detail & { least?: number; most?: number } = {}) => {
  const { least = 0, most = 1_000_000, ...detail } = d
  const message = `${label} must be a whole number from ${least} to ${most}`
  return keep(
    z.preprocess(
      v => (v === '' || v === undefined ? null : typeof v === 'string' && /^\s*-?\d+\s*$/.test(v) ? Number(v) : v),
      z.nullable(z.number({ error: message }).int(message).min(least, message).max(most, message)),
    ),
    { label, control: 'number', optional: true, inputMode: 'numeric', width: 5, ...rest(detail) },
  )
}
/** A file already received into the store: its SHA-256, so that a form that comes back with errors keeps the file. */
export const storedFile = (label: string, d: Detail = {}) =>
  keep(
    z.preprocess(
      v => (v === '' || v === undefined ? null : v),
      z.nullable(z.string().regex(/^[0-9a-f]{64}$/, 'Upload the file again')),
    ),
    { label, control: 'file', optional: true, ...rest(d) },
  )
/** A group of fields asked again and again. Rows left wholly empty are dropped; `least` is the fewest that must be filled. */
export const rows = <S extends z.ZodObject>(
  label: string,
  columns: S,
  d: { rowLabel: string; least?: number; spare?: number; hint?: string; when?: { field: string; is: string } },
) => {
  const { least = 0, rowLabel, ...rest } = d
  return keep(
    z.preprocess(
      v => (v === '' || v === undefined || v === null ? [] : v),
      z
        .array(columns)
        .min(least, `Enter at least ${least === 1 ? 'one' : least} ${rowLabel}`)
        .max(200),
    ),
    { label, control: 'rows', columns, rowLabel, spare: 1, ...rest },
  )
}
/** A value that the page carries and nobody types. */
export const carried = (label: string, d: Detail = {}) =>
  keep(
    z.preprocess(v => (v === '' || v === undefined ? null : v), z.nullable(z.string().max(d.max ?? 200))),
    { label, control: 'hidden', optional: true, ...rest(d) },
  )

/** The raw input of a form, from whatever holds its values: FormData on the server, the browser's own fields on the page. */
export function decode(input: z.ZodObject, all: (name: string) => string[]): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const [name, field] of fieldsOf(input)) {
    if (field.control === 'rows' && field.columns) raw[name] = decodeRows(name, field.columns, all)
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
  return raw
}
/** Row n is present when its marker is: the rows that the form drew, filled or not. */
function decodeRows(name: string, columns: z.ZodObject, all: (name: string) => string[]): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = []
  for (let n = 0; n < 200 && all(`${name}.${n}`).length; n++) {
    const row = decode(columns, field => all(`${name}.${n}.${field}`))
    const asked = fieldsOf(columns).filter(([, f]) => f.control !== 'hidden' && f.control !== 'choice')
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
