import { createHash } from 'node:crypto'
import { csvReader } from '../../pattern/linkage/csv.ts'
import { readDate } from '../../pattern/linkage/normal.ts'
import { columns, rowReader } from '../../pattern/linkage/report.ts'
import { fold } from '../../pattern/linkage/text.ts'

/** One row of a feed: as it will be kept, or why it cannot be; `notes` say what of it was left out. */
export interface FeedRow {
  line: number
  ref: string | undefined
  problem?: string
  notes: string[]
  fields?: Record<string, string>
}
/** The whole of a feed cannot be read: nothing of it was taken. */
export class Unreadable extends Error {
  /** Refused for how many reports there are, and not for what they say. */
  tooMany = false
}
export class TooMany extends Unreadable {
  override tooMany = true
}

const canonical = rowReader(columns).read
const longest = 20_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL cannot store them
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

/** A row by its column names, checked. */
export function rowFrom(line: number, given: Record<string, string>): FeedRow {
  const fields = Object.fromEntries(columns.map(c => [c, (given[c] ?? '').replace(controls, '').trim()]))
  const ref = fields.report_ref || undefined
  const long = columns.find(c => (fields[c] ?? '').length > longest)
  if (long)
    return { line, ref, problem: `${long} is longer than ${longest.toLocaleString('en-GB')} characters`, notes: [] }
  if (ref && ref.length > 100)
    return { line, ref: ref.slice(0, 100), problem: 'report_ref is longer than 100 characters', notes: [] }
  const { problem, notes } = canonical(columns.map(c => fields[c] ?? ''))
  if (problem !== undefined) return { line, ref, problem, notes }
  if (columns.some(c => fields[c]?.includes('\ufffd'))) notes.push('some letters are not UTF-8 and were lost')
  return { line, ref, notes, fields }
}

/** A family name as a person is found by it: without accents, in small letters. */
export const personKey = (familyName: string): string =>
  fold(familyName)
    .replace(/[’‘`´]/g, "'")
    .trim()

/** A row as the table keeps it, with the names of its columns. */
export function storedRow(fields: Record<string, string>): Record<string, string> {
  const { report_ref = '', ...rest } = fields
  const recorded = String(readDate(fields.recorded_at ?? ''))
  return {
    ...rest,
    ref: report_ref,
    suspect_key: personKey(rest.suspect_family_name ?? ''),
    victim_key: personKey(rest.victim_family_name ?? ''),
    recorded_on: `${recorded.slice(0, 4)}-${recorded.slice(4, 6)}-${recorded.slice(6, 8)}`,
    content_hash: createHash('sha256')
      .update(JSON.stringify(columns.map(c => fields[c] ?? '')))
      .digest('hex'),
  }
}

/** Reads CSV as it comes, some rows at a time. A header that lacks a column makes the whole unreadable. */
export async function* csvRows(
  texts: AsyncIterable<string>,
  layout: (delimiter: string) => void = () => {},
): AsyncGenerator<FeedRow[]> {
  let header: string[] | undefined
  let rows: FeedRow[] = []
  const reader = csvReader(({ line, fields, problem }) => {
    if (!header) {
      const { missing } = rowReader(fields)
      if (missing.length) throw new Unreadable(`The file has no column ${missing.join(', ')}`)
      header = fields.map(name => name.trim().toLowerCase())
      return
    }
    const given = Object.fromEntries(header.map((name, n) => [name, fields[n] ?? '']))
    rows.push(
      problem === undefined
        ? rowFrom(line, given)
        : { line, ref: given.report_ref?.replace(controls, '').trim().slice(0, 100) || undefined, problem, notes: [] },
    )
  })
  for await (const text of texts) {
    reader.push(text)
    layout(reader.delimiter())
    if (rows.length) yield rows
    rows = []
  }
  reader.end()
  if (!header) throw new Unreadable('The file is empty: it has no header')
  if (rows.length) yield rows
}

const text = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.map(text).join(';')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)

function objectRow(line: number, source: string): FeedRow {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return { line, ref: undefined, problem: 'is not JSON', notes: [] }
  }
  if (!value || typeof value !== 'object' || Array.isArray(value))
    return { line, ref: undefined, problem: 'is not a JSON object', notes: [] }
  const given = value as Record<string, unknown>
  return rowFrom(line, Object.fromEntries(columns.map(c => [c, text(given[c])])))
}

/**
 * Reads JSON objects as they come: one a line, or the members of one array, however it is broken into lines. Rows are
 * counted from 1.
 */
export async function* jsonRows(texts: AsyncIterable<string>): AsyncGenerator<FeedRow[]> {
  let held = ''
  let [depth, start, at, number] = [0, -1, 0, 0]
  let [inText, escaped, inArray] = [false, false, false]
  const read = (last: boolean): FeedRow[] => {
    const rows: FeedRow[] = []
    for (; at < held.length; at++) {
      const c = held[at] as string
      if (inText) {
        if (escaped) escaped = false
        else if (c === '\\') escaped = true
        else if (c === '"') inText = false
        // A line of JSON has no line break inside a text: the quote was never closed, and reading begins again.
        if (c === '\n' && inText) {
          rows.push(objectRow(++number, held.slice(start, at)))
          ;[inText, escaped, depth, start] = [false, false, 0, -1]
        }
        continue
      }
      if (start < 0) {
        if (/[\s,\ufeff]/.test(c)) continue
        if (c === '[' && !inArray && number === 0) {
          inArray = true
          continue
        }
        if (c === ']' && inArray) continue
        start = at
      }
      if (c === '"') inText = true
      else if (c === '{' || c === '[') depth++
      else if (c === '}' || c === ']') depth--
      const ends = depth <= 0 && (c === '}' || (c === '\n' && start >= 0))
      if (ends) {
        rows.push(objectRow(++number, held.slice(start, at + 1)))
        ;[depth, start] = [0, -1]
      }
    }
    if (last && start >= 0) rows.push(objectRow(++number, held.slice(start)))
    held = start < 0 ? '' : held.slice(start)
    at = held.length
    start = start < 0 ? -1 : 0
    return rows
  }
  for await (const text of texts) {
    held += text
    const rows = read(false)
    if (rows.length) yield rows
  }
  const rows = read(true)
  if (rows.length) yield rows
  if (number === 0 && !inArray) throw new Unreadable('There are no reports in the body')
}
