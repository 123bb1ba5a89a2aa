import type { Entry } from '../archive.ts'
import { type Export, joinAsks, type Opening, within } from '../export-file.ts'
import { textSource } from '../gather.ts'
import { CannotRead, type Channel, type InnerFile, type Outcome } from '../row.ts'
import { channelOf } from './csv-words.ts'
import { type Sheet, sheetLines, workbookOf } from './workbook-cells.ts'

/** The most that is read of one workbook. */
export const workbookLimits = {
  /** Bytes of its parts once unpacked. */
  unpacked: 2 ** 30,
  sheets: 500,
}

export const isWorkbook = (entries: Entry[]): boolean =>
  entries.some(e => /^xl\/workbook\.xml$/i.test(e.name)) ||
  (entries.some(e => e.name === '[Content_Types].xml') &&
    entries.some(e => /^xl\/worksheets\/[^/]+\.xml$/i.test(e.name)))

/** Lines inside a cell are held together by this sign while the sheet is read as a table, so that a line is a row of the sheet. */
export const cellBreak = '\u2028'
const unbroken = (outcomes: Outcome[], channel: Channel): Outcome[] =>
  outcomes.map(o => {
    if (o.is !== 'row') return { ...o, raw: o.raw.replaceAll(cellBreak, '\n') }
    const { row } = o
    return {
      ...o,
      row: {
        ...row,
        channel: row.channel === 'csv' ? channel : row.channel,
        raw: row.raw.replaceAll(cellBreak, '\n'),
        text: row.text.replaceAll(cellBreak, '\n'),
      },
    }
  })

/** By what the messages of a sheet came whose rows do not say it: “SMS Messages”. A sheet of two kinds says it of none. */
function channelOfSheet(name: string): Channel {
  const said = new Set(name.split(/[^\p{L}]+/u).flatMap(word => channelOf(word) ?? []))
  const [channel = 'csv'] = said
  return said.size === 1 && channel !== 'call' ? channel : 'csv'
}

/**
 * A workbook: each sheet with a row of headings is a table of its own, wherever the headings stand. Sheets without messages
 * or calls are named with the reason. Throws CannotRead where no sheet is such a table.
 */
export async function openWorkbook(opening: Opening, entries: Entry[]): Promise<Export> {
  const size = entries.reduce((sum, e) => sum + e.bytes, 0)
  if (size > workbookLimits.unpacked)
    throw new CannotRead(
      `The workbook holds ${Math.ceil(size / 2 ** 20).toLocaleString('en-GB')} MB unpacked, and at most ${workbookLimits.unpacked / 2 ** 20} MB is read: ask for it in several workbooks, or as CSV.`,
    )
  const book = await workbookOf(entries)
  if (book.sheets.length > workbookLimits.sheets)
    throw new CannotRead(`The workbook has more than ${workbookLimits.sheets} sheets: ask for it in several workbooks.`)
  const all: { sheet: Sheet; export?: Export; file: InnerFile; fault?: CannotRead }[] = []
  for (const sheet of book.sheets) {
    const file = { name: sheet.name, bytes: sheet.bytes }
    try {
      const source = textSource(() => sheetLines(book, sheet))
      const { kind: _, ...options } = opening.options
      const opened = await opening.inner(source, { ...options, kind: 'csv' })
      all.push({ sheet, export: opened, file: { ...file, is: 'read', kind: 'csv' } })
    } catch (fault) {
      if (!(fault instanceof CannotRead)) throw fault
      const reason = fault.message.replace(/\.$/, '').replace(/^The file /, 'The sheet ')
      all.push({ sheet, fault, file: { ...file, is: 'unread', reason } })
    }
  }
  const read = all.flatMap(s => (s.export ? [{ name: s.sheet.name, export: s.export }] : []))
  const first = read[0]?.export
  if (!first) throw unreadable(all)
  return {
    kind: 'xlsx',
    timeZone: opening.timeZone,
    dates: read.find(r => r.export.dates?.settled)?.export.dates ?? first.dates,
    headings: first.headings,
    asks: joinAsks(read.map(r => r.export.asks)),
    files: all.map(s => s.file),
    batches: async function* () {
      for (const { name, export: e } of read)
        for await (const outcomes of e.batches()) yield within(name, unbroken(outcomes, channelOfSheet(name)))
    },
  }
}

function unreadable(all: { sheet: Sheet; fault?: CannotRead }[]): CannotRead {
  const filled = all.find(s => s.fault && !s.fault.isEmpty)
  if (!filled?.fault) return new CannotRead('The workbook is empty: none of its sheets has anything in it.')
  const names = all
    .slice(0, 8)
    .map(s => `“${s.sheet.name}”`)
    .join(', ')
  return new CannotRead(
    `The file is a workbook (${all.length === 1 ? 'sheet' : 'sheets'} ${names}). ${filled.fault.message}`,
  )
}
