import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LeaderType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { audiences, type Block, type Sheet } from './sheet.ts'

/** A paper as a Word document that a court or a solicitor can amend, from the same sheet as its PDF. The same sheet gives the same bytes. */
export async function printWord(sheet: Sheet): Promise<Buffer> {
  const revising = { author: sheet.force, date: `${sheet.dated}T12:00:00Z` }
  const blocks = await Promise.all(
    sheet.blocks.map((block, n) => draw(block, { ...revising, from: n * 1000, keep: isSigned(sheet.blocks, n) })),
  )
  const document = new Document({
    title: `${sheet.title}: ${sheet.reference}`,
    creator: sheet.force,
    lastModifiedBy: sheet.force,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } },
        title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading1: {
          run: { size: 26, bold: true, color: '000000' },
          paragraph: { spacing: { before: 320, after: 140 } },
        },
        heading2: {
          run: { size: 23, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 100 } },
        },
      },
    },
    sections: [
      {
        headers: {
          default: new Header({
            children: [
              line(
                `${sheet.marking}    ${sheet.reference}${sheet.courtReference ? `    Court reference ${sheet.courtReference}` : ''}`,
                16,
              ),
              line(audiences[sheet.audience].says, 16),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ text: `${sheet.force}    ${sheet.status}    Page `, size: 16 }),
                  new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16 }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: sheet.title, heading: HeadingLevel.TITLE }),
          ...sheet.under.map(text => line(text)),
          ...blocks.flat(),
        ],
      },
    ],
  })
  return asDated(await Packer.toBuffer(document), sheet.dated)
}

/** The moment of printing, which the library writes into the file and on each of its parts, replaced by the paper’s own day. */
function asDated(word: Buffer, day: string): Buffer {
  const parts = unzipSync(word)
  const properties = parts['docProps/core.xml']
  if (properties)
    parts['docProps/core.xml'] = strToU8(
      strFromU8(properties).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day}T12:00:00Z`),
    )
  // A zip holds the hour of a clock on a wall, so this is the same wherever it is printed.
  return Buffer.from(zipSync(parts, { mtime: new Date(2020, 0, 20), level: 6 }))
}

/** Text with its line breaks. */
const runs = (text: string, style: { bold?: boolean; size?: number } = {}): TextRun[] =>
  text.split('\n').map((part, n) => new TextRun({ text: part, ...style, ...(n ? { break: 1 } : {}) }))
const line = (text: string, size?: number, keepNext = false) =>
  new Paragraph({ children: runs(text, size ? { size } : {}), spacing: { before: 60, after: 120 }, keepNext })
/** Room to write in, to the end of the line: 17 cm in twentieths of a point. */
const dots = (label: string, keepNext: boolean) =>
  new Paragraph({
    children: [new TextRun(label ? `${label} ` : ''), new TextRun({ children: [new Tab()] })],
    tabStops: [{ type: TabStopType.RIGHT, position: 9020, leader: LeaderType.DOT }],
    spacing: { before: 120, after: 160 },
    keepNext,
  })
/** Whether a signature follows, with or without its heading: it is never alone on a page. */
const isSigned = (blocks: readonly Block[], n: number): boolean => {
  const [first, second] = [blocks[n + 1]?.kind, blocks[n + 2]?.kind]
  return first === 'signature' || (first === 'heading' && second === 'signature')
}

/** Whose the tracked changes of a document are, and where their numbers begin. */
interface Revising {
  author: string
  date: string
  from: number
  /** Whether the next block is kept on its page. */
  keep: boolean
}
/** A drawing as a picture: not every Word shows SVG. Its number is its place, not one of the library’s count since the program began. */
async function drawing(svg: string, says: string, id: number): Promise<ImageRun> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 144 }).png().toBuffer({ resolveWithObject: true })
  const width = Math.min(600, info.width)
  return new ImageRun({
    type: 'png',
    data,
    transformation: { width, height: Math.round((width * info.height) / info.width) },
    altText: { id: String(id), name: 'Map or chart', title: 'Map or chart', description: says },
  })
}
async function draw(block: Block, { author, date, from, keep }: Revising): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
        }),
      ]
    case 'paragraph':
      return [line(block.number ? `${block.number}.  ${block.text}` : block.text, undefined, keep)]
    case 'note':
      // A note introduces what follows it.
      return [line(block.text, 18, true)]
    case 'facts':
      return [
        grid(
          [],
          [3, 7],
          block.rows.map(r => [r.label, r.value]),
          keep,
        ),
      ]
    case 'table':
      return [grid(block.head, block.widths, block.rows, keep)]
    case 'items':
      return block.items.map(
        (text, n) =>
          new Paragraph({
            children: runs(text),
            bullet: { level: 0 },
            keepNext: keep && n === block.items.length - 1,
          }),
      )
    case 'words':
      return [
        new Paragraph({
          children: [
            ...runs(`${block.label} `, { bold: true }),
            ...runs(block.text),
            ...(block.note ? runs(`\n${block.note}`, { bold: true }) : []),
          ],
          indent: { left: 360 },
          keepLines: true,
          spacing: { after: 160 },
        }),
      ]
    case 'tracked':
      // Revisions of the document itself: the court accepts or rejects each.
      return [
        new Paragraph({
          children: [
            ...runs(`${block.label} `, { bold: true }),
            ...block.parts.flatMap((p, n): ParagraphChild[] => {
              if (p.how === 'kept') return runs(p.text)
              const revision = { id: from + n, author, date, text: p.text }
              return [p.how === 'takenOut' ? new DeletedTextRun(revision) : new InsertedTextRun(revision)]
            }),
            ...(block.note ? runs(`\n${block.note}`, { bold: true }) : []),
          ],
          indent: { left: 360 },
          keepLines: true,
          spacing: { after: 160 },
        }),
      ]
    case 'picture':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [await drawing(block.svg, block.says, from + 1)],
        }),
        line(block.says, 18),
      ]
    case 'signature':
      return [
        ...(block.statement ? [line(block.statement, undefined, true)] : []),
        ...block.lines.map((label, n) => dots(label, n < block.lines.length - 1)),
      ]
    case 'room':
      return [
        ...(block.label ? [line(block.label, undefined, true)] : []),
        ...Array.from({ length: block.lines }, (_, n) => dots('', n < block.lines - 1)),
      ]
    case 'welsh':
      return block.texts.map(
        text =>
          new Paragraph({
            children: [new TextRun({ text, italics: true, language: { value: 'cy-GB' } })],
            spacing: { after: 120 },
          }),
      )
    case 'break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

function grid(head: string[], widths: number[], rows: string[][], keep: boolean): Table {
  const whole = widths.reduce((sum, w) => sum + w, 0)
  const row = (cells: string[], bold: boolean, keepNext: boolean) =>
    new TableRow({
      tableHeader: bold,
      cantSplit: true,
      children: cells.map(
        (text, n) =>
          new TableCell({
            width: { size: Math.round(((widths[n] ?? 1) / whole) * 100), type: WidthType.PERCENTAGE },
            margins: { top: 50, bottom: 50, left: 90, right: 90 },
            children: [new Paragraph({ children: runs(text, { bold: bold || n === 0, size: 20 }), keepNext })],
          }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(head.length ? [row(head, true, true)] : []),
      ...rows.map((cells, n) => row(cells, false, keep && n === rows.length - 1)),
    ],
  })
}
