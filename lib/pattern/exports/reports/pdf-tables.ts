import { columnsOf } from '../tables/csv-headings.ts'
import { cellTime } from '../times/cell-time.ts'
import { apart, joinRuns, type PdfLine } from './pdf-lines.ts'

/** A table found on pages: its headings, and each record with its cells, its lines as they stand, and its page. */
export type PdfTable = { headings: string[]; records: { cells: string[]; raw: string; page: number; line: number }[] }

/** The number of a page, above or below its text. */
export const footer = /^(?:(?:page|seite|p\.)\s*\d{1,5}|(?:page\s*)?\d{1,5}\s*(?:of|\/|von)\s*\d{1,5})$/i
const startsAsDate = (text: string) =>
  /^(?:\p{L}{2,9}\.?,?\s+)?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{2,4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4})/u.test(
    text,
  )
const isNumber = (heading: string) => /^(?:#|no\.?|nr\.?|id|index|item|record|row)$/i.test(heading)

/** Lines that stand at the same height on most pages and say the same but for numbers: no part of any table. */
function runningLines(lines: PdfLine[], pages: number): Set<string> {
  if (pages < 3) return new Set()
  const counts = new Map<string, number>()
  for (const l of lines) counts.set(keyOf(l), (counts.get(keyOf(l)) ?? 0) + 1)
  return new Set([...counts].filter(([, n]) => n >= pages * 0.6).map(([key]) => key))
}
const keyOf = (l: PdfLine) => `${Math.round(l.y)} ${l.text.replace(/\d+/g, '0')}`

/** The tables of a report whose headings name a time and a person or words. */
export function tablesOf(lines: PdfLine[], pages: number): PdfTable[] {
  const running = runningLines(lines, pages)
  const tables: PdfTable[] = []
  let now:
    | { table: PdfTable; columns: number[]; key: number; at: number[]; lead: PdfLine[]; heading: string }
    | undefined
  lines.forEach((line, index) => {
    const heading = headingOf(line)
    if (heading) {
      // The same headings on the next page go on with the table.
      if (now?.heading !== line.text) {
        const table = { headings: heading.names, records: [] }
        tables.push(table)
        now = { table, columns: heading.columns, key: heading.key, at: heading.at, lead: [], heading: line.text }
      }
      return
    }
    if (!now || footer.test(line.text) || running.has(keyOf(line))) return
    const { columns, table } = now
    const cells = columns.map((x, i) =>
      joinRuns(
        line.runs.filter(r => r.x >= x - 3 && r.x < (columns[i + 1] ?? Number.POSITIVE_INFINITY) - 3),
        line.height,
      ),
    )
    const starts =
      now.key >= 0 ? /^\d{1,7}\.?$/.test(cells[now.key] ?? '') : now.at.some(i => startsAsDate(cells[i] ?? ''))
    const last = table.records.at(-1)
    if (starts) table.records.push({ cells, raw: line.text, page: line.page, line: index + 1 })
    else if (last && last.raw.length < 100_000) {
      last.cells = last.cells.map((c, i) => [c, cells[i]].filter(Boolean).join(' '))
      last.raw += `\n${line.text}`
    }
  })
  return tables.filter(t => t.records.length)
}

function headingOf(line: PdfLine) {
  const runs = apart(line)
  if (runs.length < 3 || runs.length > 40) return undefined
  const names = runs.map(r => r.text)
  // A row of data may hold a word that is a heading, and never a date.
  if (names.some(n => cellTime(n) !== undefined)) return undefined
  const found = columnsOf(names)
  const at = found?.columns.at
  return at ? { names, columns: runs.map(r => r.x), key: names.findIndex(isNumber), at } : undefined
}

const pair = /^([\p{L}][\p{L} /]{1,30}?)\s*:\s*(.*)$/u
/** Records written as "From: …", "Timestamp: …", "Body: …", one below the other; a key that comes again begins the next. */
export function blocksOf(lines: PdfLine[], pages: number): PdfTable | undefined {
  const running = runningLines(lines, pages)
  const headings: string[] = []
  const records: { values: Map<string, string>; raw: string; page: number; line: number; key: string }[] = []
  lines.forEach((line, index) => {
    if (footer.test(line.text) || running.has(keyOf(line))) return
    const [, name = '', value = ''] = pair.exec(line.text) ?? []
    const known = name && isKey(name)
    let last = records.at(-1)
    if (known && (!last || last.values.has(name))) {
      last = { values: new Map(), raw: '', page: line.page, line: index + 1, key: '' }
      records.push(last)
    }
    if (!last) return
    last.raw += `${last.raw && '\n'}${line.text}`
    if (known) {
      last.values.set(name, value)
      last.key = name
      if (!headings.includes(name)) headings.push(name)
    } else if (last.key && last.raw.length < 100_000)
      last.values.set(last.key, [last.values.get(last.key), line.text].filter(Boolean).join('\n'))
  })
  if (!columnsOf(headings)) return undefined
  const whole = records.filter(r => r.values.size > 1)
  return whole.length
    ? {
        headings,
        records: whole.map(r => ({
          cells: headings.map(h => r.values.get(h) ?? ''),
          raw: r.raw,
          page: r.page,
          line: r.line,
        })),
      }
    : undefined
}
/** Whether a word is one that heads a column of messages: asked beside one that surely does. */
const isKey = (name: string): boolean => {
  const alone = columnsOf([name, 'Body', 'Timestamp'])
  const bare = columnsOf(['Body', 'Timestamp'])
  return (
    /^(?:body|text|message|content|timestamp|time ?stamp|date|time)$/i.test(name) ||
    Object.keys(alone?.columns ?? {}).length > Object.keys(bare?.columns ?? {}).length
  )
}
