import { type Export, type Format, joinAsks, type Opening } from '../export-file.ts'
import { gather, textSource } from '../gather.ts'
import { CannotRead, type Outcome } from '../row.ts'
import { type PdfLine, pdfLimits, pdfLines } from './pdf-lines.ts'
import { blocksOf, footer, type PdfTable, tablesOf } from './pdf-tables.ts'

export const pdfFormat: Format = {
  kinds: ['pdf'],
  kindOf: ({ bytes }) => ([0x25, 0x50, 0x44, 0x46, 0x2d].every((b, i) => bytes[i] === b) ? 'pdf' : undefined),
  open: openPdf,
}

/**
 * A report as PDF: its tables, or its entries written one below the other, or the chat that was printed. A page holds letters
 * and places and no cells, so every row carries the doubt that it was read from the layout.
 */
async function openPdf(opening: Opening): Promise<Export> {
  const { lines, pages } = await pdfLines(await gather(opening.source, pdfLimits.bytes))
  if (!lines.length)
    throw new CannotRead(
      'The PDF holds pictures of pages and no text, as a scan does: ask for the report as Excel, XML or a PDF with text, and keep this one as an exhibit.',
    )
  const tables = tablesOf(lines, pages)
  const block = tables.length ? undefined : blocksOf(lines, pages)
  const found = tables.length ? tables : block ? [block] : []
  return found.length ? fromTables(opening, found) : readPrinted(opening, lines)
}

const quoteText = (text: string) => `"${text.replaceAll('"', '""').replace(/\r\n?|\n/g, '\u2028')}"`
async function fromTables(opening: Opening, tables: PdfTable[]): Promise<Export> {
  const { kind: _, ...options } = opening.options
  const read: { table: PdfTable; export: Export }[] = []
  let fault: CannotRead | undefined
  for (const table of tables) {
    const source = textSource(function* () {
      yield `${table.headings.map(quoteText).join(',')}\n`
      for (const r of table.records) yield `${r.cells.map(quoteText).join(',')}\n`
    })
    try {
      read.push({ table, export: await opening.inner(source, { ...options, kind: 'csv' }) })
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error
      fault = error
    }
  }
  const first = read[0]?.export
  if (!first) throw fault ?? new CannotRead('The PDF holds no table of messages.')
  return {
    kind: 'pdf',
    timeZone: opening.timeZone,
    dates: read.find(r => r.export.dates?.settled)?.export.dates ?? first.dates,
    headings: first.headings,
    asks: joinAsks(read.map(r => r.export.asks)),
    batches: async function* () {
      for (const { table, export: e } of read)
        for await (const outcomes of e.batches()) yield outcomes.map(o => onPage(o, table))
    },
  }
}
/** A row with the page and the lines that it was read from. */
function onPage(o: Outcome, table: PdfTable): Outcome {
  const record = table.records[(o.is === 'row' ? o.row.line : o.line) - 2]
  if (!record || o.is === 'frame') return o
  const { raw, line } = record
  const file = `page ${record.page}`
  if (o.is !== 'row') return { ...o, raw, line, file }
  return {
    ...o,
    row: {
      ...o.row,
      raw,
      line,
      file,
      text: o.row.text.replaceAll('\u2028', '\n'),
      doubts: [...o.row.doubts, 'layout'],
    },
  }
}

/** No table: perhaps a chat or mail that was printed. */
async function readPrinted(opening: Opening, all: PdfLine[]): Promise<Export> {
  const lines = all.filter(l => !footer.test(l.text))
  const { kind: _, ...options } = opening.options
  const source = textSource(() => lines.map(l => `${l.text}\n`))
  try {
    const text = await opening.inner(source, options)
    if (text.kind === 'csv') throw new CannotRead('No table.')
    const page = (line: number) => lines[line - 1]?.page
    return {
      ...text,
      kind: 'pdf',
      batches: async function* () {
        for await (const outcomes of text.batches())
          yield outcomes.map(o => {
            const number = page(o.is === 'row' ? o.row.line : o.line)
            const file = number === undefined ? {} : { file: `page ${number}` }
            if (o.is !== 'row') return o.is === 'frame' ? o : { ...o, ...file }
            return { ...o, row: { ...o.row, ...file, doubts: [...o.row.doubts, 'layout' as const] } }
          })
      },
    }
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error
    throw new CannotRead(
      'The PDF has text, and no table of messages or calls with headings such as From, Timestamp and Body: ask for the report as Excel or XML, and keep this one as an exhibit.',
    )
  }
}
