import { type ExportName, exportMarkings, markings } from '../reference/marking.ts'

/** A table that leaves the program as CSV: one writer for all of them. */

/** A cell as text: what a spreadsheet would run as a formula, after spaces and in full width too, is made not to be one. */
export const safeCell = (text: string): string => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text)

// A number is no text: a negative one stays a number.
const cellOf = (value: string | number): string =>
  `"${(typeof value === 'number' ? String(value) : safeCell(value)).replaceAll('"', '""')}"`

/**
 * Headings and rows → CSV as RFC 4180 writes it, every cell quoted, with the mark that tells a spreadsheet that the text is
 * UTF-8. No cell begins a formula. The last column is the marking of the export. Pure.
 */
export const csvOf = (
  of: ExportName,
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string => {
  const marking = markings[exportMarkings[of]]
  const marked = [[...headings, 'Marking'], ...rows.map(cells => [...cells, marking])]
  return `\ufeff${marked.map(cells => cells.map(cellOf).join(',')).join('\r\n')}\r\n`
}
