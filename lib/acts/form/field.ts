import type { PremisesList } from '../../case/reference/premises.ts'
import { isCalendarDate, londonToInstant } from '../../case/time/calendar.ts'
import type { Slot } from '../../case/words/slots.ts'
import type { Wording } from '../../case/words/wording.ts'
import type { Refusal } from '../../law/refusal.ts'

/**
 * One question of a form, as plain data: how it is drawn, how its value is read and what is said of a value that will not do.
 * The server reads every input by it and sends it to the browser, which reads by it too.
 */
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
  value: Value
  hint?: string
  options?: Option[]
  /** The collection of the case, or the list of people, that a record is picked from. */
  from?: string
  /** Names that are suggested while one is typed; another may be. */
  suggests?: PremisesList
  rows?: number
  width?: 2 | 4 | 5 | 10 | 20
  autocomplete?: string
  /** Shown only while another field has this value: one field deep, so that it stays accessible. */
  when?: { field: string; is: string | readonly string[] }
  /** Answering it chooses the first answer of `when`, where none is chosen: until then it shows, and one press is saved. */
  picks?: true
  /** One of a run of questions with the same few answers, each drawn as one row; `unanswered` is the answer that says it was not put. */
  inRow?: { unanswered: string }
  /** Evidence, drawn beside the writing: each record once, ticked where it is cited. */
  beside?: true
  /** Of a form about several things, which one it is about: its questions stand together under its heading. */
  group?: Group
  /** Its few short answers side by side, and small. */
  compact?: true
  /** Asked for by the act’s own rules where it shows: it is not called optional. */
  needed?: true
  /**
   * Under “Add detail”: always, or once it holds an answer already. What is asked first stands above. What is folded stays so
   * though it holds an answer: each part of a long form that is opened to change one thing.
   */
  detail?: 'always' | 'filled' | 'folded'
  /** What it stands under, where that is not “Add detail”. */
  under?: string
  /** Where the form opens with an answer, or with a row, it stands as a line that opens to be changed. Those of one row share it. */
  asLine?: true
  /** What it opens with stands on one line with others `of` the same, each led in by its words: ", born ". */
  line?: { of: string; lead: string }
  optional?: boolean
  /** Never written to the event's detail: the record says that it was given, not what it was. */
  withheld?: boolean
  inputMode?: 'numeric' | 'tel' | 'email'
  /** The fields of one row, where the control is rows: a group that is asked again and again. */
  columns?: NamedField[]
  /** What one row is called: 'condition', 'identifier'. */
  rowLabel?: string
  /** Empty rows offered beyond those filled in. */
  spare?: number
  /** Rows that it opens with alone: none is added. */
  closed?: true
}
/** One of the things that a form is about, with the sentence that its answers finish. */
export interface Group {
  key: string
  heading: string
  sentence?: { wording: Wording; blanks: Record<string, Slot> }
  /** Shown only once it is chosen in this field, by its key. */
  chosenIn?: string
}
export interface Option {
  value: string
  label: string
  hint?: string
}
export type NamedField = [name: string, field: Field]

/** What is said when the answer is left out; absent where it may be. */
type Missing = { missing?: string }
/** Which values a field takes, with the sentences for those that it does not. */
export type Value =
  | ({ is: 'words'; most: number; tooLong: string } & Missing)
  | ({ is: 'lines'; most: number; tooMany: string; longest: number; tooLong: string } & Missing)
  | ({ is: 'date' | 'moment' | 'option' | 'yesNo' | 'id' | 'hash'; wrong: string } & Missing)
  | ({ is: 'options' | 'ids'; wrong: string } & Missing)
  | ({ is: 'number'; least: number; most: number; wrong: string } & Missing)
  | { is: 'carried'; most: number; wrong: string }
  | { is: 'rows'; least: number; tooFew: string; most: number; tooMany: string }

/** What is wrong with a value, and where within it. */
export interface Complaint {
  path: string[]
  message: string
}
export type ReadValue = { value: unknown } | { complaints: Complaint[] }

const complaint = (message: string): ReadValue => ({ complaints: [{ path: [], message }] })
const isBlank = (v: unknown) => v === '' || v === null || v === undefined
// Control characters other than tab and newline cannot be stored by PostgreSQL or printed.
const clean = (s: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  s.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
const asList = (v: unknown): unknown[] => (Array.isArray(v) ? v : isBlank(v) ? [] : [v])
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const hash = /^[0-9a-f]{64}$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/
const toInstant = (s: string) => (instant.test(s) && !Number.isNaN(Date.parse(s)) ? s : londonToInstant(s))

/** A raw value as its field takes it, or what is wrong with it. */
export function readValue(field: Field, raw: unknown): ReadValue {
  const v = field.value
  switch (v.is) {
    case 'words': {
      const text = typeof raw === 'string' ? clean(raw).trim() : isBlank(raw) ? '' : undefined
      if (text === '') return v.missing === undefined ? { value: null } : complaint(v.missing)
      if (text === undefined) return complaint(v.missing ?? 'Enter words')
      return text.length > v.most ? complaint(v.tooLong) : { value: text }
    }
    case 'lines':
      return readLines(v, raw)
    case 'options':
    case 'ids': {
      const values = asList(raw)
      if (!values.length && v.missing !== undefined) return complaint(v.missing)
      const fits = v.is === 'ids' ? isId : isOptionOf(field)
      return values.every(fits) ? { value: values } : complaint(v.wrong)
    }
    case 'carried':
      if (isBlank(raw)) return { value: null }
      return typeof raw === 'string' && raw.length <= v.most ? { value: raw } : complaint(v.wrong)
    case 'rows':
      return readRows(field.columns ?? [], v, raw)
    default: {
      if (isBlank(raw)) return v.missing === undefined ? { value: null } : complaint(v.missing)
      const value = v.is === 'number' ? readNumber(v, raw) : readOne(field, v.is, raw)
      return value === undefined ? complaint(v.wrong) : { value }
    }
  }
}

const isId = (v: unknown) => typeof v === 'string' && uuid.test(v)
const isOptionOf = (field: Field) => (v: unknown) => (field.options ?? []).some(o => o.value === v)
function readOne(field: Field, is: 'date' | 'moment' | 'option' | 'yesNo' | 'id' | 'hash', raw: unknown): unknown {
  if (is === 'yesNo') return raw === true || raw === 'yes' ? true : raw === false || raw === 'no' ? false : undefined
  if (typeof raw !== 'string') return undefined
  if (is === 'moment') return toInstant(raw) ?? undefined
  const fits = {
    date: isCalendarDate,
    option: isOptionOf(field),
    id: isId,
    hash: (s: string) => hash.test(s),
  }[is]
  return fits(raw) ? raw : undefined
}
function readNumber(v: { least: number; most: number }, raw: unknown): number | undefined {
  const n = typeof raw === 'string' && /^\s*-?\d+\s*$/.test(raw) ? Number(raw) : raw
  return typeof n === 'number' && Number.isInteger(n) && n >= v.least && n <= v.most ? n : undefined
}
function readLines(v: Extract<Value, { is: 'lines' }>, raw: unknown): ReadValue {
  const typed: unknown[] = Array.isArray(raw) ? raw : String(raw ?? '').split('\n')
  const lines = typed.map(line => (typeof line === 'string' ? clean(line).trim() : undefined))
  const kept = Array.isArray(raw) ? lines : lines.filter(Boolean)
  if (!kept.every(line => line !== undefined)) return complaint('Enter words')
  if (!kept.length && v.missing !== undefined) return complaint(v.missing)
  if (kept.some(line => line.length > v.longest)) return complaint(v.tooLong)
  return kept.length > v.most ? complaint(v.tooMany) : { value: kept }
}
function readRows(columns: NamedField[], v: Extract<Value, { is: 'rows' }>, raw: unknown): ReadValue {
  const rows = isBlank(raw) ? [] : raw
  if (!Array.isArray(rows) || rows.length < v.least) return complaint(v.tooFew)
  if (rows.length > v.most) return complaint(v.tooMany)
  const read = rows.map(row => readForm(columns, row as Record<string, unknown>))
  const complaints = read.flatMap((r, n) => r.complaints.map(c => ({ ...c, path: [String(n), ...c.path] })))
  return complaints.length ? { complaints } : { value: read.map(r => r.values) }
}

/** Every value of a form, and everything that is wrong with it. */
export function readForm(
  fields: NamedField[],
  raw: Record<string, unknown>,
): { values: Record<string, unknown>; complaints: Complaint[] } {
  const values: Record<string, unknown> = {}
  const complaints: Complaint[] = []
  for (const [name, field] of fields) {
    const read = readValue(field, raw?.[name])
    if ('value' in read) values[name] = read.value
    else complaints.push(...read.complaints.map(c => ({ ...c, path: [name, ...c.path] })))
  }
  return { values, complaints }
}

/** Complaints as refusals, the first of each field. */
export function refusalsFrom(complaints: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal[] {
  const first = new Map<string, string>()
  for (const { path, message } of complaints) {
    const field = path.join('.')
    if (!first.has(field)) first.set(field, message)
  }
  return [...first].map(([field, message]) => ({ ...(field ? { field } : {}), message }))
}
