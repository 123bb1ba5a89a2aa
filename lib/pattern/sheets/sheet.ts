import { openArchive } from '../exports/archive.ts'
import { CannotRead, type Source } from '../exports/row.ts'
import { cellBreak, isWorkbook } from '../exports/tables/workbook.ts'
import { sheetLines, workbookOf } from '../exports/tables/workbook-cells.ts'
import { csvReader } from '../linkage/csv.ts'
import { type FeedEncoding, feedEncoding, Utf8Look } from '../linkage/encoding.ts'

/** A list that a force keeps in a spreadsheet, whatever it is of: its rows, and where its headings stand. */

export interface SheetRow {
  /** Counted from 1, as a spreadsheet shows it. */
  line: number
  cells: string[]
}
/** A heading as it is compared: small letters and figures, no possessive. */
export const headingWords = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[’'`]s?\b/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The sheet of which most columns are known, with the row of its headings; undefined where none has the columns it must have. */
export function headingsFound<R>(
  sheets: readonly SheetRow[][],
  columnsOf: (headings: readonly string[]) => Map<R, number[]>,
  isEnough: (columns: Map<R, number[]>) => boolean,
): { rows: SheetRow[]; at: number; columns: Map<R, number[]> } | undefined {
  const found = sheets.flatMap(rows => {
    const at = rows.findIndex(r => isEnough(columnsOf(r.cells)))
    return at < 0 ? [] : [{ rows, at, columns: columnsOf(rows[at]?.cells ?? []) }]
  })
  return found.sort((a, b) => b.columns.size - a.columns.size)[0]
}

/** Every sheet of a workbook, or the one of a table of text in whatever letters and with whatever between its fields. Throws CannotRead. */
export async function sheetsOf(source: Source): Promise<SheetRow[][]> {
  const start = await startOf(source)
  if (start[0] === 0x50 && start[1] === 0x4b) {
    const entries = await openArchive(source)
    if (!isWorkbook(entries)) throw new CannotRead('The file is an archive and no workbook: save it as XLSX or CSV.')
    const book = await workbookOf(entries)
    const tables: SheetRow[][] = []
    for (const sheet of book.sheets) tables.push(await rowsOf(sheetLines(book, sheet)))
    return tables
  }
  if (start[0] === 0xd0 && start[1] === 0xcf)
    throw new CannotRead('The file is a workbook of an old kind (XLS): save it as XLSX or CSV.')
  const look = new Utf8Look()
  for await (const part of source.open()) look.push(part)
  // A cell may hold several lines: the row is counted as a spreadsheet shows it.
  const rows = await rowsOf(decodeText(source, feedEncoding(start, look.isUtf8)))
  return [rows.map((r, i) => ({ ...r, line: i + 1 }))]
}
async function startOf(source: Source): Promise<Uint8Array> {
  for await (const part of source.open()) return part.subarray(0, 4096)
  throw new CannotRead('The file is empty.')
}
async function* decodeText(source: Source, encoding: FeedEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const part of source.open()) yield decoder.decode(part, { stream: true })
  yield decoder.decode()
}
async function rowsOf(texts: AsyncIterable<string>): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  const reader = csvReader(({ line, fields }) => {
    rows.push({ line, cells: fields.map(f => f.replaceAll(cellBreak, '\n')) })
  })
  for await (const text of texts) reader.push(text)
  reader.end()
  return rows
}
