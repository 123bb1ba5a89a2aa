import { CsvRecords } from './csv-records.ts'
import { CannotRead, type ColumnMap, type ColumnRole, columnRoles } from './row.ts'

/** Where the columns of a table are. */
export type CsvLayout = {
  delimiter: string
  headings: string[]
  /** Line of the headings; 0 where there are none and columns go by number. */
  headingLine: number
  columns: Partial<Record<ColumnRole, number[]>>
  /** The heading of the time says UTC or GMT. */
  utc: boolean
}

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const zoneWords = /\b(?:utc|gmt)\b(?: ?[+]?0)?/g

/** Headings of messaging exports, call logs and phone-extraction tools, best first. */
const known: Record<ColumnRole, string[]> = {
  at: 'at|timestamp|time stamp|datetime|date time|date and time|date time sent|sent at|sent on|date sent|sent date|sent time|sent|message date|message time|received at|date received|received date|received|created at|created time|created|start time|start date|started|call date|call time|event time|event date|local time|timestamp time|date|when|time|datum|zeitstempel|fecha|data'.split(
    '|',
  ),
  from: 'from|sender|sender name|sender id|sender number|author|from name|from number|from user|username|user name|user|handle|account|caller|sent by|posted by|von|absender|remitente|mittente'.split(
    '|',
  ),
  to: 'to|recipient|recipients|recipient name|receiver|receivers|to name|to number|called|called number|sent to|participants|an|empfänger'.split(
    '|',
  ),
  party:
    'number|phone number|phone|contact|contact name|party|parties|other party|msisdn|address|name|chat|conversation|chat session'.split(
      '|',
    ),
  text: 'text|body|message|content|message text|message body|message content|text content|comment|snippet|caption|nachricht|texte|mensaje|testo|subject'.split(
    '|',
  ),
  direction: 'direction|in out|incoming outgoing|folder|box'.split('|'),
  channel: 'channel|service|app|application|platform|source|message type|medium'.split('|'),
  attachments: 'attachments|attachment|attachment name|media|file|files|file name|filename|media file'.split('|'),
  type: 'call type|type|call status|status'.split('|'),
  seconds: 'duration|duration seconds|duration s|seconds|call duration|length|talk time'.split('|'),
}
const timeParts = [
  'time',
  'timestamp time',
  'time of day',
  'sent time',
  'message time',
  'call time',
  'uhrzeit',
  'hora',
  'heure',
  'ora',
]

/** The columns that headings name by themselves; none where no time and nothing else is recognised. */
export function columnsOf(headings: string[]): Pick<CsvLayout, 'columns' | 'utc'> | undefined {
  const names = headings.map(h => plain(h).replace(zoneWords, '').trim())
  const columns: CsvLayout['columns'] = {}
  const taken = new Set<number>()
  for (const role of [
    'at',
    'from',
    'to',
    'text',
    'party',
    'direction',
    'channel',
    'attachments',
    'type',
    'seconds',
  ] as const)
    for (const name of known[role]) {
      const at = names.findIndex((n, i) => n === name && !taken.has(i))
      if (at < 0) continue
      columns[role] = [at]
      taken.add(at)
      break
    }
  const at = columns.at?.[0]
  if (at === undefined || !(columns.from || columns.to || columns.party || columns.text)) return undefined
  // "Date" or "Timestamp: Date" beside "Time".
  if (/\b(?:date|datum|fecha|data)$/.test(names[at] ?? '') || names[at] === 'date') {
    const time = names.findIndex((n, i) => timeParts.includes(n) && i !== at && !taken.has(i))
    if (time >= 0) columns.at = [at, time]
  } else if (timeParts.includes(names[at] ?? '')) {
    const day = names.findIndex((n, i) => /(?:^|\s)(?:date|datum|fecha|data|day)$/.test(n) && !taken.has(i))
    if (day >= 0) columns.at = [day, at]
  }
  const utc = (columns.at ?? []).some(i => /\b(?:utc|gmt)\b/.test(plain(headings[i] ?? '')))
  return { columns, utc }
}

/** The columns of a mapping, or the heading that is not there. */
function mapped(map: ColumnMap, headings: string[]): Pick<CsvLayout, 'columns' | 'utc'> | { missing: string } {
  const find = (name: string) => {
    const exact = headings.findIndex(h => h.trim() === name.trim())
    return exact >= 0 ? exact : headings.findIndex(h => plain(h) === plain(name) && plain(name) !== '')
  }
  const columns: CsvLayout['columns'] = {}
  for (const role of columnRoles) {
    const name = map[role]
    if (name === undefined) continue
    const whole = find(name)
    const parts = whole >= 0 ? [whole] : name.split('+').map(find)
    if (parts.some(p => p < 0)) return { missing: name }
    columns[role] = parts
  }
  const utc = (columns.at ?? []).some(i => /\b(?:utc|gmt)\b/.test(plain(headings[i] ?? '')))
  return { columns, utc }
}

const delimiters = [',', ';', '\t', '|']
const reach = 40

/** The first records of the sample, read with a delimiter; those still open at its end are left out. */
function firstRecords(sample: string[], delimiter: string) {
  const records = new CsvRecords(delimiter)
  return sample
    .slice(0, reach)
    .flatMap((text, i) => records.push(text, i + 1, false))
    .flatMap(r => ('unclosed' in r ? [] : [r]))
}

/** Finds delimiter, headings and columns in the first lines. Says which column is missing, or that none is known. */
export function layoutOf(sample: string[], map: ColumnMap | undefined): CsvLayout {
  const tables = delimiters.map(delimiter => ({ delimiter, records: firstRecords(sample, delimiter) }))
  const widest = tables.reduce((a, b) => (columnCount(b.records) > columnCount(a.records) ? b : a))
  if (map) {
    if (map.at === undefined) throw new CannotRead('The mapping names no column for the time: add at=NAME.')
    let missing = map.at
    for (const { delimiter, records } of tables)
      for (const record of records.slice(0, 20)) {
        const found = mapped(map, record.cells)
        if (!('missing' in found))
          return { delimiter, headings: record.cells.map(c => c.trim()), headingLine: record.line, ...found }
        if (delimiter === widest.delimiter && record === records[0]) missing = found.missing
      }
    const numbers = Object.values(map).flatMap(name => name.split('+'))
    if (numbers.every(n => /^\d{1,3}$/.test(n.trim()) && Number(n) >= 1)) return headless(widest.delimiter, map)
    throw new CannotRead(`There is no column “${missing}”: ${listed(widest.records[0]?.cells ?? [])}.`)
  }
  for (const { delimiter, records } of [widest, ...tables.filter(t => t !== widest)])
    for (const record of records.slice(0, 20)) {
      const found = record.cells.length > 1 ? columnsOf(record.cells) : undefined
      if (found) return { delimiter, headings: record.cells.map(c => c.trim()), headingLine: record.line, ...found }
    }
  throw new CannotRead(
    `The headings do not say which column holds what: map them, as at=Date,from=Sender,text=Body; ${listed(widest.records[0]?.cells ?? [])}.`,
  )
}

/** The headings of what looks like a table, for the question which column holds what; none where it does not look like one. */
export function headingsOf(sample: string[]): string[] {
  const tables = delimiters.map(delimiter => firstRecords(sample, delimiter))
  const widest = tables.reduce((a, b) => (columnCount(b) > columnCount(a) ? b : a))
  return columnCount(widest) > 2 ? (widest[0]?.cells ?? []).map(c => c.trim()) : []
}

function headless(delimiter: string, map: ColumnMap): CsvLayout {
  const columns: CsvLayout['columns'] = {}
  for (const role of columnRoles) {
    const name = map[role]
    if (name !== undefined) columns[role] = name.split('+').map(n => Number(n) - 1)
  }
  return { delimiter, headings: [], headingLine: 0, columns, utc: false }
}

/** Columns that the first records agree on. */
function columnCount(records: { cells: string[] }[]): number {
  const counts = records.slice(0, 10).map(r => r.cells.length)
  return counts.length ? (counts.filter(c => c === counts[0]).length > counts.length / 2 ? (counts[0] ?? 0) : 1) : 0
}
const listed = (headings: string[]) =>
  headings.length
    ? `the columns are ${headings
        .slice(0, 20)
        .map(h => `“${h.replace(/\s+/g, ' ').trim().slice(0, 40)}”`)
        .join(', ')}`
    : 'the file has no columns'
