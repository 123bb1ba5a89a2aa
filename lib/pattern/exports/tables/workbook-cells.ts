import type { Entry } from '../archive.ts'
import { xmlParts } from '../reports/xml-events.ts'
import { CannotRead } from '../row.ts'
import { isDateFormat, serialText } from './workbook-dates.ts'
import { headingBand, mergesOf, placeOf } from './workbook-merges.ts'

export type Sheet = { name: string; bytes: number; entry: Entry }
export type Workbook = {
  sheets: Sheet[]
  /** Days count from 1904, as on old Macintoshes. */
  from1904: boolean
  /** For each style of a cell, the format of its number where that is a date or time. */
  dateFormats: (string | undefined)[]
  texts: string[]
}

const mostText = 128 * 2 ** 20
const mostColumns = 500
const mostRows = 1_048_576

const find = (entries: Entry[], name: string) =>
  entries.find(e => e.name === name) ?? entries.find(e => e.name.toLowerCase() === name.toLowerCase())
async function each(entry: Entry | undefined, open: (name: string, a: Record<string, string>) => void): Promise<void> {
  if (!entry) return
  for await (const _ of xmlParts(entry.source, { open, close: () => {}, text: () => {} }));
}

/** The list of sheets with what is needed to read their cells: the texts they share and the formats of dates. */
export async function workbookOf(entries: Entry[]): Promise<Workbook> {
  const targets = new Map<string, string>()
  await each(find(entries, 'xl/_rels/workbook.xml.rels'), (name, a) => {
    if (name === 'Relationship') targets.set(a.Id ?? '', a.Target ?? '')
  })
  let from1904 = false
  const sheets: Sheet[] = []
  await each(find(entries, 'xl/workbook.xml'), (name, a) => {
    if (name === 'workbookPr') from1904 = a.date1904 === '1' || a.date1904 === 'true'
    if (name !== 'sheet') return
    const id = Object.entries(a).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? ''
    const target = (targets.get(id) ?? '').replace(/^\/?(?:xl\/)?/, '')
    const entry = find(entries, `xl/${target}`)
    // A chart sheet has no cells.
    if (entry && /worksheets\//i.test(entry.name))
      sheets.push({ name: a.name ?? entry.name, bytes: entry.bytes, entry })
  })
  if (!sheets.length)
    for (const entry of entries)
      if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name))
        sheets.push({ name: entry.name.replace(/^.*\/|\.xml$/g, ''), bytes: entry.bytes, entry })
  return {
    sheets,
    from1904,
    dateFormats: await dateFormatsOf(find(entries, 'xl/styles.xml')),
    texts: await textsOf(find(entries, 'xl/sharedStrings.xml')),
  }
}

async function dateFormatsOf(entry: Entry | undefined): Promise<(string | undefined)[]> {
  const own = new Map<number, string>()
  const styles: (string | undefined)[] = []
  let inCells = false
  if (!entry) return []
  const handlers = {
    open: (name: string, a: Record<string, string>) => {
      if (name === 'numFmt') own.set(Number(a.numFmtId), a.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(isDateFormat(Number(a.numFmtId ?? 0), own.get(Number(a.numFmtId))))
    },
    close: (name: string) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => {},
  }
  for await (const _ of xmlParts(entry.source, handlers));
  return styles
}

/** "_x000D_" stands for the character of that number. */
const unescapeText = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

async function textsOf(entry: Entry | undefined): Promise<string[]> {
  const texts: string[] = []
  if (!entry) return texts
  let [size, now, inText, spelling] = [0, '', false, false]
  const handlers = {
    open: (name: string) => {
      if (name === 'si') now = ''
      else if (name === 't') inText = !spelling
      else if (name === 'rPh') spelling = true
    },
    close: (name: string) => {
      if (name === 't') inText = false
      else if (name === 'rPh') spelling = false
      else if (name === 'si') {
        size += now.length + 16
        texts.push(unescapeText(now))
      }
    },
    text: (text: string) => {
      if (inText) now += text
    },
  }
  for await (const _ of xmlParts(entry.source, handlers))
    if (size + now.length > mostText)
      throw new CannotRead(
        `The texts of the workbook have more than ${mostText / 2 ** 20} million characters, which is the most that is read: ask for it in several workbooks, or as CSV.`,
      )
  return texts
}

/** The rows of a sheet as lines of a table in CSV: line 7 is row 7, and every cell stands in quotation marks. */
export async function* sheetLines(book: Workbook, sheet: Sheet): AsyncGenerator<string> {
  const merges = await mergesOf(sheet.entry.source)
  const band = headingBand(merges)
  let ready: string[] = []
  let [row, emitted] = [0, 0]
  let cells: string[] = []
  let column = 0
  let cell = { type: '', style: 0, value: '' }
  let [inValue, spelling, wide] = [false, false, false]

  const finish = () => {
    if (row <= emitted) return
    if (row - emitted > 1) ready.push('\n'.repeat(row - emitted - 1))
    const whole = band.take(row, merges.fill(row, cells))
    ready.push(whole.length ? `${whole.map(quoteText).join(',')}\n` : '\n')
    emitted = row
  }
  const handlers = {
    open: (name: string, a: Record<string, string>) => {
      if (name === 'row') {
        const given = Number(a.r)
        row = Number.isInteger(given) && given > row && given <= mostRows ? given : Math.min(row + 1, mostRows)
        cells = []
        column = -1
      } else if (name === 'c') {
        column = placeOf(a.r ?? '')?.column ?? column + 1
        cell = { type: a.t ?? '', style: Number(a.s ?? 0), value: '' }
      } else if (name === 'v' || name === 't') inValue = !spelling
      else if (name === 'rPh') spelling = true
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') spelling = false
      else if (name === 'row') finish()
      else if (name === 'c') {
        const text = cellText(book, cell)
        if (text === '') return
        if (column >= mostColumns) wide = true
        else {
          while (cells.length < column) cells.push('')
          cells[column] = text
        }
      }
    },
    text: (text: string) => {
      if (inValue) cell.value += text
    },
  }
  for await (const { faults } of xmlParts(sheet.entry.source, handlers)) {
    if (faults > 100) throw new CannotRead(`The sheet “${sheet.name}” is damaged: its XML is not well formed.`)
    if (wide)
      throw new CannotRead(
        `The sheet “${sheet.name}” has more than ${mostColumns} columns: no table of messages has so many.`,
      )
    if (!ready.length) continue
    yield ready.join('')
    ready = []
  }
}

function cellText(book: Workbook, { type, style, value }: { type: string; style: number; value: string }): string {
  if (type === 's') return book.texts[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescapeText(value)
  if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value
  if (type === 'e' || type === 'd') return value.trim()
  const plain = value.trim()
  const number = Number(plain)
  if (plain === '' || !Number.isFinite(number)) return plain
  const format = book.dateFormats[style]
  const date = format === undefined ? undefined : serialText(number, format, book.from1904)
  if (date !== undefined) return date
  // The file holds a long number in full, if with an exponent; only the screen of a spreadsheet shortens it.
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? String(number) : plain
}
const quoteText = (text: string) => `"${text.replace(/\r\n?|\n/g, '\u2028').replaceAll('"', '""')}"`
