import { expect, test } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import { groundAt } from '../../../lib/case/views/sketch-ground.ts'
import { printPdf } from '../../../lib/documents/printing/pdf.ts'
import type { Sheet } from '../../../lib/documents/printing/sheet.ts'
import { availablePapers, papers } from '../../../lib/documents/registry.ts'
import { readyToSubmit } from '../drafting/drafted.ts'

/** PDF/UA-1 of our own papers, as a reader of the structure sees it: tags, language, headings, tables, reading order. */

interface Node {
  role: string
  children: (Node | { type: string; id: string })[]
  alt?: string
  lang?: string
}
const isNode = (n: Node['children'][number]): n is Node => 'role' in n

interface Read {
  lang: unknown
  marked: boolean
  title: unknown
  xmp: string
  /** Every element with its words, in the order of the structure. */
  elements: { role: string; text: string; alt: string }[]
  tables: { head: string[]; rows: number }[]
}
async function read(bytes: Buffer): Promise<Read> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { info, metadata } = await pdf.getMetadata()
  const out: Read = {
    lang: (info as { Language?: unknown }).Language,
    marked: Boolean((await pdf.getMarkInfo())?.Marked),
    title: (info as { Title?: unknown }).Title,
    xmp: metadata?.getRaw() ?? '',
    elements: [],
    tables: [],
  }
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const words = new Map<string, string>()
    let open: string[] = []
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('type' in item) {
        if (item.type === 'endMarkedContent') open = open.slice(0, -1)
        else open = [...open, item.id ?? '']
        continue
      }
      const id = open.findLast(Boolean)
      if (id) words.set(id, `${words.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
    }
    const textOf = (node: Node['children'][number]): string =>
      isNode(node) ? node.children.map(textOf).join(' ') : (words.get(node.id) ?? '')
    const walk = (node: Node) => {
      const text = textOf(node).replace(/\s+/g, ' ').trim()
      out.elements.push({ role: node.role, text, alt: node.alt ?? '' })
      if (node.role === 'Table') {
        const below = (n2: Node, role: string): Node[] =>
          n2.children.filter(isNode).flatMap(c => (c.role === role ? [c] : below(c, role)))
        out.tables.push({
          head: below(node, 'TH').map(c => textOf(c).replace(/\s+/g, '')),
          rows: below(node, 'TR').length,
        })
      }
      for (const child of node.children) if (isNode(child)) walk(child)
    }
    const tree = (await page.getStructTree()) as Node | null
    if (tree) walk(tree)
  }
  return out
}

const file = (() => {
  const ready = readyToSubmit()
  const ring = [groundAt(-675, 704), groundAt(747, 642), groundAt(724, -487), groundAt(-704, -427)]
  return {
    ...ready,
    draftConditions: ready.draftConditions.map(c => ({
      ...c,
      shape: { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? groundAt(0, 0)]] },
    })),
  }
})()
const sheets: [string, Sheet][] = availablePapers(file, new Map())
  .filter(p => p.forms.includes('pdf'))
  .flatMap(p =>
    p.audiences.map((audience): [string, Sheet] => [
      `${p.title}, ${audience}`,
      papers[p.name].sheet(file, p.key, {
        force: 'Marlshire Police',
        audience,
        today: '2026-11-25',
        names: new Map(),
      }),
    ]),
  )

test('there are papers of many kinds to read', () => {
  expect(sheets.length).toBeGreaterThan(7)
})
for (const [name, sheet] of sheets)
  test(`${name}: tagged, in English, titled, with headings in order, tables with heads, pictures with words`, async () => {
    // When the paper is printed
    const pdf = await read(printPdf(sheet))
    // Then it is tagged, in English, titled, and says that it is PDF/UA-1
    expect(pdf.marked).toBe(true)
    expect(String(pdf.lang)).toMatch(/^en/)
    expect(pdf.title).toBe(`${sheet.title}: ${sheet.reference}`)
    expect(pdf.xmp).toMatch(/pdfuaid:part[^0-9]*1/)
    // Then every heading is tagged as one, in order
    const headings = sheet.blocks.flatMap(b => (b.kind === 'heading' ? [b.text.replace(/\s+/g, ' ')] : []))
    const tagged = pdf.elements.filter(e => /^H\d?$/.test(e.role)).map(e => e.text)
    expect(tagged.filter(t => headings.includes(t))).toEqual(headings)
    // Then no level is skipped on the way down
    const levels = pdf.elements.flatMap(e => /^H(\d)$/.exec(e.role)?.[1] ?? []).map(Number)
    for (const [n, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[n - 1] ?? 0) + 1)
    // Then every table has its heads, and every picture its words
    for (const block of sheet.blocks) {
      if (block.kind === 'table')
        expect(
          pdf.tables.some(t => block.head.every(h => t.head.includes(h.replace(/\s+/g, '')))),
          block.head.join(),
        ).toBe(true)
      if (block.kind === 'picture')
        expect(pdf.elements.some(e => e.role === 'Figure' && e.alt === block.says)).toBe(true)
    }
    for (const t of pdf.tables) expect(t.head.length, JSON.stringify(t)).toBeGreaterThan(0)
    // Then it is read in the order in which it was written, whatever page it falls on
    const close = (text: string) => text.replace(/\s+/g, '')
    const readingOrder = close(pdf.elements.flatMap(e => (e.role === 'Root' ? [e.text] : [])).join(' '))
    let from = 0
    for (const b of sheet.blocks) {
      if (b.kind !== 'paragraph' && b.kind !== 'heading') continue
      const at = readingOrder.indexOf(close(b.text), from)
      expect(at, b.text).toBeGreaterThanOrEqual(from)
      from = at + 1
    }
    // Then what stands at the head and foot of each page is no part of what is read out
    const readOut = pdf.elements.map(e => e.text).join(' ')
    expect(readOut).not.toContain('Page 1 of')
  })
test('the hearing sheet is one page, however long the case', async () => {
  const application = file.applications[0]
  const hearing = {
    id: '00000000-0000-4000-8000-00000000e001',
    applicationId: application?.id,
    status: 'listed',
    listedOn: '2026-12-10',
    listedTime: '10:00',
    court: 'Aldermere Magistrates’ Court',
    contestedIds: [],
    specialMeasures: 'A screen for the protected person and a live link for her son, both granted on 1 December 2026',
  }
  const long = {
    ...file,
    hearings: [hearing] as unknown as typeof file.hearings,
    incidents: Array.from({ length: 40 }, (_, n) => ({ ...file.incidents[0], id: `i${n}`, number: n + 1 })),
    applications: file.applications.map(a => ({
      ...a,
      actsIncidentIds: Array.from({ length: 40 }, (_, n) => `i${n}`),
    })),
  } as typeof file
  const sheet = papers.hearingSheet.sheet(long, hearing.id, {
    force: 'Marlshire Police',
    audience: 'police',
    today: '2026-11-25',
    names: new Map(),
  })
  expect((await getDocumentProxy(new Uint8Array(printPdf(sheet)))).numPages).toBe(1)
})
