import { isObject, jsonParts, jsonPartsOf, parseJson, startsAsJson } from '../apps/json-elements.ts'
import type { Export, Format, Opening } from '../export-file.ts'
import { textSource } from '../gather.ts'
import { inPlainLines, lines } from '../lines.ts'
import { maybeWords, outside } from '../outside.ts'
import { type XmlNode, xmlRecords } from '../reports/xml-records.ts'
import { CannotRead, type Outcome, type Source } from '../row.ts'
import { columnsOf } from './csv-headings.ts'

/** Records of any program that names its fields as people do (time, sender, text): read as a table whose headings are those names. */
type Fields = Map<string, string>
type Found = { fields: Fields; raw: string; line: number }
type Lot = (Found | { broken: string; line: number } | { outside: string; line: number })[]

const mostColumns = 200
const quoteText = (text: string) => `"${text.replace(/\r\n?|\n/g, '\u2028').replaceAll('"', '""')}"`

/** The last name of a field is what a person would call it; the whole way where two fields end alike. */
function put(fields: Fields, name: string, value: string): void {
  if (value !== '' && fields.size < mostColumns) fields.set(fields.has(name) ? `${name} ${fields.size}` : name, value)
}
function fieldsOfJson(value: object, depth = 0, fields: Fields = new Map()): Fields {
  for (const [name, v] of Object.entries(value)) {
    if (typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean') put(fields, name, String(v))
    else if (Array.isArray(v))
      put(
        fields,
        name,
        v
          .map(x =>
            typeof x === 'string' || typeof x === 'number'
              ? String(x)
              : isObject(x)
                ? String(x.name ?? x.title ?? x.url ?? x.number ?? '')
                : '',
          )
          .filter(Boolean)
          .join('; '),
      )
    else if (isObject(v) && depth < 2) {
      const inner = fieldsOfJson(v, depth + 1)
      // "from: {name: …}": the name of the person is the field.
      const named = v.name ?? v.display_name ?? v.displayName ?? v.email ?? v.username ?? v.number
      if (typeof named === 'string') put(fields, name, named)
      else for (const [n, x] of inner) put(fields, n, x)
    }
  }
  return fields
}
function fieldsOfXml(node: XmlNode): Fields {
  const fields: Fields = new Map()
  for (const [name, value] of Object.entries(node.attributes)) put(fields, name, value.trim())
  const walk = (n: XmlNode, depth: number) => {
    for (const c of n.children) {
      const name = c.attributes.name ?? c.attributes.Name ?? c.attributes.key ?? c.name
      const value = (c.text.trim() || c.attributes.value || c.attributes.Value) ?? ''
      if (value && !c.children.some(x => x.text.trim())) put(fields, name, value.trim())
      else if (depth < 3) {
        if (c.children.length === 1 && c.children[0]?.text.trim()) put(fields, name, c.children[0].text.trim())
        else walk(c, depth + 1)
      }
    }
  }
  walk(node, 0)
  return fields
}

const tellsMessages = (fields: Fields) => {
  const found = columnsOf([...fields.keys()])
  return (
    found !== undefined &&
    Boolean(found.columns.text || found.columns.seconds || (found.columns.from && found.columns.to))
  )
}

/** The path whose elements say when and who: the one with most of them. */
function jsonPathOf(text: string): string | undefined {
  const counts = new Map<string, number>()
  // Documents that follow each other are records themselves; a single one is, where nothing in it is.
  const whole = jsonPartsOf(text, p => p === '').filter(p => tells(p.raw)).length
  if (whole > 1) return ''
  // Deeper lists are looked at once the lists around them are no records themselves.
  for (let depth = 1; depth <= 8 && !counts.size; depth++)
    for (const { path, raw } of jsonPartsOf(
      text,
      p => p.endsWith('*') && p.split('/').filter(s => s === '*').length === depth,
    ))
      if (tells(raw)) counts.set(shape(path), (counts.get(shape(path)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? (whole ? '' : undefined)
}
function tells(raw: string): boolean {
  const value = parseJson(raw)
  return isObject(value) && tellsMessages(fieldsOfJson(value))
}
/** Names of chats differ from path to path: the depth of lists and the number of steps is what is alike. */
const shape = (path: string) =>
  path
    .split('/')
    .map(s => (s === '*' ? '*' : ''))
    .join('/')

/** A record a line: a damaged one takes none of the others with it. */
async function* fromLines(opening: Opening): AsyncGenerator<Lot> {
  let open = false
  for await (const lot of lines(inPlainLines(opening.source, opening.sample))) {
    const found: Lot = []
    for (const [i, raw] of lot.text.entries()) {
      const line = lot.first + i
      // Of a line longer than any message is the first piece stands for all.
      const isPiece = lot.open && i === lot.text.length - 1
      if (!(open && i === 0) && raw.trim() !== '') {
        const value = isPiece ? undefined : parseJson(raw)
        found.push(isObject(value) ? { fields: fieldsOfJson(value), raw, line } : { broken: raw, line })
      }
    }
    open = lot.open
    yield found
  }
}
const isObjectText = (line: string): boolean => isObject(parseJson(line))

async function* fromJson(source: Source, wanted: string): AsyncGenerator<Lot> {
  const isRecord = (p: string) => (wanted === '' ? p === '' : p.endsWith('*') && shape(p) === wanted)
  for await (const { parts } of jsonParts(source, isRecord, true))
    yield parts.flatMap((p): Lot => {
      if (!isRecord(p.path)) {
        const text = parseJson(p.raw)
        return typeof text === 'string' && maybeWords(text) ? [{ outside: text, line: p.line }] : []
      }
      const value = p.cut ? undefined : parseJson(p.raw)
      if (value === undefined) return [{ broken: p.raw, line: p.line }]
      return isObject(value) ? [{ fields: fieldsOfJson(value), raw: p.raw, line: p.line }] : []
    })
}

/** The name of the element that repeats and says when and who. */
async function xmlNameOf(source: Source): Promise<string | undefined> {
  const candidates = new Map<string, number>()
  const names = new Set<string>()
  let read = 0
  const sample: Source = {
    open: async function* () {
      for await (const part of source.open()) {
        yield part
        read += part.length
        if (read > 1 << 18) return
      }
    },
  }
  const note = (name: string) => {
    names.add(name)
    return false
  }
  for await (const { faults } of xmlRecords(sample, note))
    if (faults) throw new CannotRead('The file is XML and damaged: it is not well formed; ask for it again.')
  read = 0
  for (const name of [...names].slice(0, 40)) {
    for await (const { records } of xmlRecords(sample, n => n === name))
      for (const r of records.slice(0, 20))
        if (!r.cut && tellsMessages(fieldsOfXml(r.node))) candidates.set(name, (candidates.get(name) ?? 0) + 1)
    read = 0
  }
  // Of elements within each other the inner one is the record.
  return [...candidates].reverse().sort(([, a], [, b]) => b - a)[0]?.[0]
}
async function* fromXml(source: Source, wanted: string): AsyncGenerator<Lot> {
  for await (const { records, outside: texts } of xmlRecords(source, name => name === wanted))
    yield [
      ...records.map(r =>
        r.cut ? { broken: r.raw, line: r.line } : { fields: fieldsOfXml(r.node), raw: r.raw, line: r.line },
      ),
      ...texts.map(t => ({ outside: t.text, line: t.line })),
    ]
}

export const recordsFormat: Format = {
  kinds: ['records-json', 'records-xml'],
  kindOf: ({ text }) => {
    if (startsAsJson(text)) return 'records-json'
    // A damaged backup of messages is a matter for its own reader.
    if (/<(?:smses|sms|mms|calls|call)[\s/>]/.test(text)) return undefined
    const root = /^\s*(?:<\?xml[^>]*>|<!--[\s\S]{0,4000}?-->|\s)*<([\w:-]+)/.exec(text.slice(0, 1 << 14))?.[1]
    return root !== undefined && !/^html$/i.test(root) ? 'records-xml' : undefined
  },
  open: openRecords,
}

async function openRecords(opening: Opening): Promise<Export> {
  const isJson = recordsFormat.kindOf(opening.sample) === 'records-json'
  const what = isJson ? 'JSON' : 'XML'
  const wanted = isJson ? jsonPathOf(opening.sample.text) : await xmlNameOf(opening.source)
  if (wanted === undefined)
    throw new CannotRead(
      `The file is ${what}, and nothing in it says when, who and what as messages, calls or places do: ask which app or program made it, and for its export of messages, or a report as Excel or CSV.`,
    )
  const inLines = wanted === '' && isObjectText(opening.sample.lines.find(l => l.trim() !== '') ?? '')
  const all = () =>
    inLines ? fromLines(opening) : isJson ? fromJson(opening.source, wanted) : fromXml(opening.source, wanted)
  const headings = new Set<string>()
  for await (const lot of all())
    for (const f of lot)
      if ('fields' in f) for (const name of f.fields.keys()) if (headings.size < mostColumns) headings.add(name)
  const names = [...headings]
  const { kind: _, ...options } = opening.options
  const table = await opening.inner(
    textSource(async function* () {
      yield `${names.map(quoteText).join(',')}\n`
      for await (const lot of all())
        for (const f of lot) if ('fields' in f) yield `${names.map(n => quoteText(f.fields.get(n) ?? '')).join(',')}\n`
    }),
    { ...options, kind: 'csv' },
  )
  return {
    ...table,
    kind: isJson ? 'records-json' : 'records-xml',
    batches: () => withRaw(table, all()),
  }
}

/** The rows of the table, each with its record as it stands in the file; what is broken between them is refused. */
async function* withRaw(table: Export, lots: ReturnType<typeof fromJson>): AsyncGenerator<Outcome[]> {
  let waiting: Lot = []
  const next = async (out: Outcome[]): Promise<Found | undefined> => {
    for (;;) {
      const f = waiting.shift()
      if (f === undefined) {
        const lot = await lots.next()
        if (lot.done) return undefined
        waiting = [...lot.value]
      } else if ('fields' in f) return f
      else if ('outside' in f) out.push(outside(f.line, f.outside))
      else
        out.push({
          is: 'reject',
          span: 1,
          line: f.line,
          raw: f.broken.slice(0, 2000),
          reason: 'The record is cut short, or longer than any message is',
        })
    }
  }
  for await (const outcomes of table.batches()) {
    const out: Outcome[] = []
    for (const o of outcomes) {
      if (o.is === 'frame' || (o.is === 'row' ? o.row.line : o.line) === 1) continue
      const record = await next(out)
      const raw = record?.raw ?? (o.is === 'row' ? o.row.raw : o.raw)
      const line = record?.line ?? (o.is === 'row' ? o.row.line : o.line)
      out.push(
        o.is === 'row'
          ? { ...o, row: { ...o.row, raw, line, text: o.row.text.replaceAll('\u2028', '\n') } }
          : { ...o, raw, line },
      )
    }
    yield out
  }
  const out: Outcome[] = []
  await next(out)
  if (out.length) yield out
}
