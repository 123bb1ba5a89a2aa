import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { exportMarkings, markings } from '../case/reference/marking.ts'
import { longDate } from '../case/time/calendar.ts'
import { type FiguresHead, type FiguresOf, figureHeads } from './figures-paper.ts'

/** Figures as a workbook: the same lines as the spreadsheet and the document, one sheet for each measure. */

const text = (value: string, bold = false) => ({
  value,
  type: String,
  ...(bold ? { fontWeight: 'bold' as const } : {}),
})
/** Whole numbers are numbers; everything else is text, whatever it begins with: no cell is a formula. */
const cell = (value: string) => (/^\d{1,15}$/.test(value) ? { value: Number(value), type: Number } : text(value))
const facts = (rows: readonly (readonly [string, string])[]): SheetData =>
  rows.map(([label, value]) => [text(label, true), text(value)])

/** The sheets of a pack: what it is and for whom, then each measure with its definition and its figures. */
export const figuresSheets = (head: FiguresHead, found: readonly FiguresOf[]) => {
  const marking = markings[exportMarkings.pack]
  const about = [
    ...facts([
      ['Pack', head.title],
      ['Force', head.force],
      ['For', head.toWhom],
      ['Number of the request', head.reference],
      ['Counted on', longDate(head.on)],
      [
        'Small numbers',
        head.isOutside
          ? 'Counts of 1 to 4 are withheld, and with them whatever would give one away, here or against what was given before'
          : 'Shown: inside the force only',
      ],
      ['Marking', marking],
    ]),
    [],
    [text('Sheet', true), text('Measure', true)],
    ...found.map(m => [text(m.id), text(m.name)]),
  ]
  return [
    { sheet: 'About', data: about, columns: [{ width: 24 }, { width: 80 }] },
    ...found.map(m => ({
      sheet: m.id,
      data: [
        ...facts([
          ['Measure', `${m.id}. ${m.name}`],
          ['Unit', m.unit],
          ['What is counted', m.counted],
          ['Out of', m.outOf],
          ['Interim orders in it', m.interim],
          ['Marking', marking],
        ]),
        [],
        figureHeads.map(h => text(h, true)),
        ...m.lines.map(line => line.map(cell)),
      ],
      columns: [
        { width: 28 },
        { width: 14 },
        { width: 14 },
        { width: 12 },
        { width: 12 },
        { width: 34 },
        { width: 10 },
        { width: 12 },
      ],
    })),
  ]
}
/** The same as the bytes of an .xlsx file. */
export const printWorkbook = (head: FiguresHead, found: readonly FiguresOf[]): Promise<Buffer> =>
  writeExcelFile(figuresSheets(head, found)).toBuffer()
