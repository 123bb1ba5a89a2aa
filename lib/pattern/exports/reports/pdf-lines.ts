import { getDocumentProxy } from 'unpdf'
import { CannotRead } from '../row.ts'

/** What is read of one PDF at most. */
export const pdfLimits = { bytes: 128 * 2 ** 20, pages: 5000, characters: 50_000_000 }

/** A stretch of text as it stands on a page, in points from the left. */
export type PdfRun = { x: number; right: number; text: string }
/** A line of a page; `y` is counted from the bottom, `height` is that of its letters. */
export type PdfLine = { page: number; y: number; height: number; runs: PdfRun[]; text: string }

type Item = { str: string; transform: number[]; width: number; height: number }
const itemsOf = (all: object[]): Item[] => all.filter((i): i is Item => 'str' in i && 'transform' in i)

/** The lines of a PDF in reading order, page by page. Throws CannotRead for one that is damaged, locked or too large. */
export async function pdfLines(bytes: Uint8Array): Promise<{ lines: PdfLine[]; pages: number }> {
  // A copy: the reader takes the bytes for itself.
  const pdf = await getDocumentProxy(bytes.slice(), {
    stopAtErrors: false,
    isEvalSupported: false,
    verbosity: 0,
  }).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : ''
    throw new CannotRead(
      name === 'PasswordException'
        ? 'The PDF is locked with a password: ask for the password, or for an unlocked copy.'
        : 'The PDF is damaged and cannot be read: ask for it again.',
    )
  })
  try {
    const pages = pdf.numPages
    if (pages > pdfLimits.pages)
      throw new CannotRead(
        `The PDF has ${pages.toLocaleString('en-GB')} pages, and at most ${pdfLimits.pages.toLocaleString('en-GB')} are read: ask for the report as Excel or XML.`,
      )
    const lines: PdfLine[] = []
    let characters = 0
    for (let number = 1; number <= pages; number++) {
      const page = await pdf.getPage(number).catch(() => undefined)
      const content = await page?.getTextContent().catch(() => undefined)
      const items = itemsOf(content?.items ?? [])
      characters += items.reduce((sum, i) => sum + i.str.length, 0)
      if (characters > pdfLimits.characters)
        throw new CannotRead('The PDF holds more text than is read of one: ask for the report as Excel or XML.')
      lines.push(...linesOf(items, number))
      page?.cleanup()
    }
    return { lines, pages }
  } finally {
    await pdf.cleanup().catch(() => {})
  }
}

function linesOf(items: Item[], page: number): PdfLine[] {
  const placed = items
    .filter(i => i.str.trim() !== '')
    .map(i => ({
      x: i.transform[4] ?? 0,
      y: i.transform[5] ?? 0,
      height: Math.abs(i.height || (i.transform[3] ?? 10)),
      right: (i.transform[4] ?? 0) + i.width,
      text: i.str,
    }))
    .sort((a, b) => b.y - a.y || a.x - b.x)
  const lines: PdfLine[] = []
  let group: typeof placed = []
  const close = () => {
    const first = group[0]
    if (!first) return
    const runs = group
      .sort((a, b) => a.x - b.x)
      .map(({ x, right, text }) => ({ x, right, text: text.replace(/\s+/g, ' ') }))
    lines.push({ page, y: first.y, height: first.height, runs, text: joinRuns(runs, first.height) })
    group = []
  }
  for (const item of placed) {
    const first = group[0]
    if (first && first.y - item.y > Math.max(1.5, first.height * 0.4)) close()
    group.push(item)
  }
  close()
  return lines
}

/** Runs as people read them: a space where there is one, and none inside a word. */
export function joinRuns(runs: PdfRun[], height: number): string {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    if (text && run.x - right > height * 0.12 && !text.endsWith(' ')) text += ' '
    text += run.text
    right = run.right
  }
  return text.replace(/\s+/g, ' ').trim()
}
/** Runs parted where the gap is wider than between words: the headings of a table. */
export function apart(line: PdfLine): PdfRun[] {
  const out: PdfRun[] = []
  for (const run of line.runs) {
    const last = out.at(-1)
    if (last && run.x - last.right < line.height * 0.75) {
      last.text += (run.x - last.right > line.height * 0.12 ? ' ' : '') + run.text
      last.right = run.right
    } else out.push({ ...run })
  }
  return out.map(r => ({ ...r, text: r.text.trim() }))
}
