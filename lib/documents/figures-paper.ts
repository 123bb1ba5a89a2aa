import { exportMarkings, markings } from '../case/reference/marking.ts'
import { type CalendarDate, longDate } from '../case/time/calendar.ts'
import { printPdf } from './printing/pdf.ts'
import { type Sheet, Writer } from './printing/sheet.ts'

/** Figures as they leave: the same lines as the spreadsheet, in a document that can be read and printed. */

/** One measure with its lines: of a group, from, to, counted, out of, figure, open, past target. */
export interface FiguresOf {
  id: string
  name: string
  unit: string
  counted: string
  outOf: string
  interim: string
  lines: string[][]
}
export interface FiguresHead {
  title: string
  toWhom: string
  reference: string
  force: string
  on: CalendarDate
  isOutside: boolean
}
export const figureHeads = ['District or group', 'From', 'To', 'Counted', 'Out of', 'Figure', 'Open', 'Past target']
const widths = [3, 2, 2, 1.5, 1.5, 3, 1.2, 1.2]

/** The sheet of a pack: each measure with its definition, then its figures. */
export function figuresSheet(head: FiguresHead, found: readonly FiguresOf[]): Sheet {
  const w = new Writer()
  w.facts([
    { label: 'For', value: head.toWhom },
    { label: 'Number of the request', value: head.reference },
    { label: 'Counted on', value: longDate(head.on) },
  ])
  if (head.isOutside)
    w.note(
      'Counts of 1 to 4 are withheld, and with them whatever would give one away, here or against what was given before.',
    )
  for (const m of found) {
    w.heading(`${m.id}. ${m.name}`)
    w.facts([
      { label: 'Unit', value: m.unit },
      { label: 'What is counted', value: m.counted },
      { label: 'Out of', value: m.outOf },
      { label: 'Interim orders in it', value: m.interim },
    ])
    w.table(figureHeads, widths, m.lines, 'Nothing was counted.')
  }
  return {
    title: head.title,
    audience: 'police',
    marking: markings[exportMarkings.pack],
    reference: head.reference,
    courtReference: '',
    under: [],
    status: head.isOutside ? 'Small numbers withheld' : 'Every number shown',
    dated: head.on,
    force: head.force,
    blocks: w.blocks,
  }
}
/** The pack as PDF/UA-1: the same figures give the same bytes. */
export const printFigures = (head: FiguresHead, found: readonly FiguresOf[]): Buffer =>
  printPdf(
    figuresSheet(head, found),
    head.isOutside ? `For ${head.toWhom}: small numbers withheld` : 'Inside the force only: small numbers are shown',
  )
