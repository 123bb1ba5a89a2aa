import { z } from 'zod'
import { lowerFirst } from '../../case/words/grammar.ts'
import { type Field, type NamedField, type Option, readValue } from './field.ts'

export type { Field, NamedField, Option } from './field.ts'

type Detail = Partial<Omit<Field, 'label' | 'control' | 'value' | 'options' | 'columns'>> & {
  error?: string
  max?: number
}

const registry = new WeakMap<z.ZodType, Field>()
/** The schema of a field: the server reads a value by the field's own data, as the browser does. */
const schemaOf = <T>(field: Field): z.ZodType<T> => {
  const schema = z.transform((raw, ctx): T => {
    const read = readValue(field, raw)
    if ('value' in read) return read.value as T
    for (const { path, message } of read.complaints) ctx.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
  registry.set(schema, field)
  return schema
}
const lower = (label: string) => lowerFirst(label).replace(/\?$/, '')
const rest = ({ error: _e, max: _m, ...d }: Detail) => d
const optional = { optional: true } as const

/** The field behind one input of an act; undefined for inputs that no form shows. */
export const fieldOf = (schema: z.ZodType): Field | undefined => registry.get(schema)
/** The same question, where it stands otherwise: on a line with others, or folded away. */
export const drawnAs = <S extends z.ZodType>(
  schema: S,
  d: Pick<Partial<Field>, 'detail' | 'hint' | 'line' | 'under'>,
): S => {
  const field = registry.get(schema)
  if (!field) throw new Error('This is no question of a form')
  return schemaOf({ ...field, ...d }) as unknown as S
}
/** Every field of an act's input, in order: plain data, which may be sent to the browser. */
export const fieldsOf = (input: z.ZodObject): NamedField[] =>
  Object.entries(input.shape).flatMap(([name, s]) => {
    const f = fieldOf(s as z.ZodType)
    return f ? [[name, f] as NamedField] : []
  })

const enter = (label: string, d: Detail) => d.error ?? `Enter ${lower(label)}`
const select = (label: string, d: Detail) => d.error ?? `Select ${lower(label)}`
const tooLong = (label: string, max: number) => `${label} must be ${max.toLocaleString('en-GB')} characters or fewer`
const words = (label: string, most: number) => ({ is: 'words', most, tooLong: tooLong(label, most) }) as const

/** One line, required. */
export const text = (label: string, d: Detail = {}) =>
  schemaOf<string>({
    label,
    control: 'text',
    value: { ...words(label, d.max ?? 200), missing: enter(label, d) },
    ...rest(d),
  })
/** One line, may be empty: null when empty. */
export const optionalText = (label: string, d: Detail = {}) =>
  schemaOf<string | null>({ label, control: 'text', value: words(label, d.max ?? 200), ...optional, ...rest(d) })
/** Several lines, required. */
export const longText = (label: string, d: Detail = {}) =>
  schemaOf<string>({
    label,
    control: 'longText',
    value: { ...words(label, d.max ?? 20_000), missing: enter(label, d) },
    ...rest(d),
  })
/** Several lines, may be empty: null when empty. */
export const optionalLongText = (label: string, d: Detail = {}) =>
  schemaOf<string | null>({ label, control: 'longText', value: words(label, d.max ?? 20_000), ...optional, ...rest(d) })
/** A list typed one to a line. It may be empty unless `optional` is false. */
export const lines = (label: string, { most = 200, ...d }: Detail & { most?: number } = {}) =>
  schemaOf<string[]>({
    label,
    control: 'lines',
    value: {
      is: 'lines',
      most,
      tooMany: `Enter ${most.toLocaleString('en-GB')} or fewer`,
      longest: 200,
      tooLong: tooLong(label, 200),
      ...(d.optional === false ? { missing: enter(label, d) } : {}),
    },
    ...optional,
    rows: 3,
    ...rest(d),
  })

const aDate = (label: string) => ({ is: 'date', wrong: `${label} must be a real date, like 27 3 2026` }) as const
/** A calendar date, ISO, Europe/London. */
export const date = (label: string, d: Detail = {}) =>
  schemaOf<string>({ label, control: 'date', value: { ...aDate(label), missing: enter(label, d) }, ...rest(d) })
export const optionalDate = (label: string, d: Detail = {}) =>
  schemaOf<string | null>({ label, control: 'date', value: aDate(label), ...optional, ...rest(d) })
const aMoment = (label: string) =>
  ({ is: 'moment', wrong: `${label} must be a real date and time, like 27 3 2026 and 21:10` }) as const
/** A date and a time of day in London, kept as an instant. Of the two passes of the autumn hour, the first. */
export const moment = (label: string, d: Detail = {}) =>
  schemaOf<string>({ label, control: 'moment', value: { ...aMoment(label), missing: enter(label, d) }, ...rest(d) })
export const optionalMoment = (label: string, d: Detail = {}) =>
  schemaOf<string | null>({ label, control: 'moment', value: aMoment(label), ...optional, ...rest(d) })

const optionsOf = (table: Record<string, { label: string; hint?: string }>): Option[] =>
  Object.entries(table).map(([value, o]) => ({ value, label: o.label, ...(o.hint ? { hint: o.hint } : {}) }))
type Table<K extends string> = Record<K, { label: string; hint?: string }>
const requiredMessages = (sentence: string) => ({ wrong: sentence, missing: sentence })

/** One of a table's codes, as radios. */
export const choice = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  schemaOf<K>({
    label,
    control: 'choice',
    value: { is: 'option', ...requiredMessages(select(label, d)) },
    options: optionsOf(table),
    ...rest(d),
  })
/** One of a table's codes or none: null when none. */
export const optionalChoice = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  schemaOf<K | null>({
    label,
    control: 'choice',
    value: { is: 'option', wrong: select(label, d) },
    ...optional,
    options: optionsOf(table),
    ...rest(d),
  })
/** One of a long table's codes, as a list that opens. */
export const chosenFrom = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  schemaOf<K>({
    label,
    control: 'select',
    value: { is: 'option', ...requiredMessages(select(label, d)) },
    options: optionsOf(table),
    ...rest(d),
  })
/** The same, or none: null when none. */
export const optionalChosenFrom = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  schemaOf<K | null>({
    label,
    control: 'select',
    value: { is: 'option', wrong: select(label, d) },
    ...optional,
    options: optionsOf(table),
    ...rest(d),
  })
/** Any of a table's codes, as checkboxes. `optional` allows none. */
export const choices = <K extends string>(label: string, table: Table<K>, d: Detail = {}) =>
  schemaOf<K[]>({
    label,
    control: 'choices',
    value: { is: 'options', wrong: select(label, d), ...(d.optional ? {} : { missing: select(label, d) }) },
    options: optionsOf(table),
    ...rest(d),
  })
const yesNoTable = { yes: { label: 'Yes' }, no: { label: 'No' } }
/** Yes or no, as radios with no default; a boolean. */
export const yesNo = (label: string, d: Detail = {}) =>
  schemaOf<boolean>({
    label,
    control: 'choice',
    value: { is: 'yesNo', ...requiredMessages(d.error ?? `Select yes or no: ${lower(label)}`) },
    options: optionsOf(yesNoTable),
    ...rest(d),
  })
/** The id of one record of the case, or of a person, team and so on: `from` names the list. */
export const record = (label: string, from: string, d: Detail = {}) =>
  schemaOf<string>({
    label,
    control: 'record',
    value: { is: 'id', ...requiredMessages(select(label, d)) },
    from,
    ...rest(d),
  })
const fromTheList = (label: string) => `Select ${lower(label)} from the list`
export const optionalRecord = (label: string, from: string, d: Detail = {}) =>
  schemaOf<string | null>({
    label,
    control: 'record',
    value: { is: 'id', wrong: fromTheList(label) },
    from,
    ...optional,
    ...rest(d),
  })
export const records = (label: string, from: string, d: Detail = {}) =>
  schemaOf<string[]>({
    label,
    control: 'records',
    value: { is: 'ids', wrong: fromTheList(label), ...(d.optional ? {} : { missing: select(label, d) }) },
    from,
    ...rest(d),
  })

type Range = { least?: number; most?: number }
const aNumber = (label: string, { least = 0, most = 1_000_000 }: Range) =>
  ({ is: 'number', least, most, wrong: `${label} must be a whole number from ${least} to ${most}` }) as const
const asNumber = { control: 'number', inputMode: 'numeric', width: 5 } as const
/** A whole number. */
export const number = (label: string, { least, most, ...d }: Detail & Range = {}) =>
  schemaOf<number>({
    label,
    ...asNumber,
    value: { ...aNumber(label, range(least, most)), missing: enter(label, d) },
    ...rest(d),
  })
export const optionalNumber = (label: string, { least, most, ...d }: Detail & Range = {}) =>
  schemaOf<number | null>({ label, ...asNumber, value: aNumber(label, range(least, most)), ...optional, ...rest(d) })
const range = (least?: number, most?: number): Range => ({
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
})
/** A file already received into the store: its SHA-256, so that a form that comes back with errors keeps the file. */
export const storedFile = (label: string, d: Detail = {}) =>
  schemaOf<string | null>({
    label,
    control: 'file',
    value: { is: 'hash', wrong: 'Upload the file again' },
    ...optional,
    ...rest(d),
  })
/** A group of fields asked again and again. Rows left wholly empty are dropped; `least` is the fewest that must be filled. */
export const rows = <S extends z.ZodObject>(
  label: string,
  columns: S,
  d: {
    rowLabel: string
    least?: number
    most?: number
    spare?: number
    closed?: true
    hint?: string
    withheld?: true
    asLine?: true
    when?: { field: string; is: string | readonly string[] }
  },
) => {
  const { least = 0, most = 200, ...detail } = d
  return schemaOf<z.output<S>[]>({
    label,
    control: 'rows',
    value: {
      is: 'rows',
      least,
      tooFew: `Enter at least ${least === 1 ? 'one' : least} ${d.rowLabel}`,
      most,
      tooMany: `Enter ${most} ${d.rowLabel} rows or fewer`,
    },
    columns: fieldsOf(columns),
    spare: 1,
    ...detail,
  })
}
/** A value that the page carries and nobody types. */
export const carriedField = (label: string, d: Detail = {}) =>
  schemaOf<string | null>({
    label,
    control: 'hidden',
    value: { is: 'carried', most: d.max ?? 200, wrong: `${label}: open the form again` },
    ...optional,
    ...rest(d),
  })
/** One of a table's codes that the page carries: it was chosen on the way to the form. */
export const carriedChoice = <K extends string>(label: string, table: Table<K>) =>
  schemaOf<K>({
    label,
    control: 'hidden',
    value: { is: 'option', ...requiredMessages(`Choose again: ${lower(label)}`) },
    options: optionsOf(table),
  })
