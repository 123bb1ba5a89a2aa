import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import type { CaseFile } from '../../../lib/case/case.ts'
import { type Bundle, bundledExhibits, bundledPapers, printBundle } from '../../../lib/documents/papers/bundle.ts'
import { printPdf } from '../../../lib/documents/printing/pdf.ts'
import type { Audience } from '../../../lib/documents/printing/sheet.ts'
import { availablePapers, papers } from '../../../lib/documents/registry.ts'
import { reliedOn } from '../../../lib/drafting/served-file.ts'
import { exhibit } from '../acts/an-exhibit.ts'
import { mainOf, readyToSubmit } from '../drafting/drafted.ts'

const contextFor = (audience: Audience) =>
  ({ force: 'Marlshire Police', audience, today: '2026-11-25', names: new Map() }) as const

/** A case whose first cited incident has a picture, a PDF and a recording, and where one exhibit shows no incident. */
function withExhibits(): CaseFile {
  const file = readyToSubmit()
  const [incidentId = ''] = reliedOn(file, mainOf(file))
  const of = (id: string, reference: string, over: object) => exhibit(reference, { id, incidentId, ...over })
  return {
    ...file,
    exhibits: [
      of('e10', 'LO/10', { description: 'A recording of a call', mediaType: 'audio/mpeg' }),
      of('e2', 'LO/2', { description: 'A letter', mediaType: 'application/pdf' }),
      of('e1', 'LO/1', { description: 'A photograph of the door', mediaType: 'image/png' }),
      of('loose', 'LO/11', { description: 'Shows no incident', incidentId: null }),
    ],
  }
}
async function bundleOf(file: CaseFile, audience: Audience) {
  const application = mainOf(file)
  const context = contextFor(audience)
  const [paper] = availablePapers(file, new Map())
  if (!paper) throw new Error('No paper')
  const letter = printPdf(papers[paper.name].sheet(file, paper.key, contextFor('served')))
  const { numPages } = await getDocumentProxy(new Uint8Array(letter))
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#335577' } })
    .png()
    .toBuffer()
  const content = {
    e1: [{ file: 'exhibits/e1.png', says: 'LO/1' }],
    e2: Array.from({ length: numPages }, (_, n) => ({
      file: 'exhibits/e2.pdf',
      page: n + 1,
      says: `LO/2 page ${n + 1}`,
    })),
  } as Record<string, Bundle['exhibits'][number]['content']>
  const bundle: Bundle = {
    application,
    audience,
    papers: bundledPapers(file, application, context),
    exhibits: bundledExhibits(file, application, audience).map(e => ({
      exhibit: e,
      content: content[e.id] ?? [],
      absent: content[e.id] ? '' : 'It is a recording: it is played, and is not on paper.',
    })),
  }
  const files = new Map([
    ['exhibits/e1.png', picture],
    ['exhibits/e2.pdf', letter],
  ])
  return { bytes: printBundle(file, bundle, context, files), bundle, letterPages: numPages }
}
const pagesOf = async (bytes: Buffer) => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const texts: string[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    texts.push(
      items
        .map(i => ('str' in i ? i.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  }
  return { pdf, texts }
}

test('a bundle has an index whose pages are right, a bookmark and a link for each part, and every exhibit in order', async () => {
  const file = withExhibits()
  const { bytes, bundle, letterPages } = await bundleOf(file, 'police')
  const { pdf, texts } = await pagesOf(bytes)
  for (const [n, text] of texts.entries()) expect(text).toContain(`Bundle page ${n + 1} of ${texts.length}`)
  const covers = ['LO/1', 'LO/2', 'LO/10', 'LO/11'].map(ref =>
    texts.findIndex(t => t.includes(`Exhibit ${ref} What it is`) || t.includes(`Exhibit ${ref} Item`)),
  )
  expect(covers).toEqual([...covers].sort((a, b) => a - b))
  expect(covers.every(c => c > 0)).toBe(true)
  // The picture follows its cover sheet, and the letter has all of its own pages.
  expect((covers[1] ?? 0) - (covers[0] ?? 0)).toBe(2)
  expect((covers[2] ?? 0) - (covers[1] ?? 0)).toBe(1 + letterPages)
  const index = texts.slice(0, 3).join(' ')
  for (const [n, ref] of ['LO/1', 'LO/2', 'LO/10', 'LO/11'].entries())
    expect(index).toMatch(new RegExp(`Exhibit ${ref} ${(covers[n] ?? 0) + 1}\\b`))
  expect(index).toContain('Exhibits whose pages are not in it: LO/10, LO/11')
  // The papers refer to the same pages.
  const list = texts.find(t => t.includes('List of exhibits: ') && t.includes('LO/1 A photograph of the door'))
  expect(list).toMatch(new RegExp(`LO/1 A photograph of the door .*? ${(covers[0] ?? 0) + 1} `))
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[]
  const bookmarks = outline.flatMap(o => [o.title, ...o.items.map(i => i.title)])
  for (const p of bundle.papers) expect(bookmarks).toContain(p.title)
  expect(bookmarks).toContain('Exhibit LO/10')
  const links = await Promise.all([1, 2].map(async n => (await pdf.getPage(n)).getAnnotations()))
  expect(links.flat().filter(a => a.subtype === 'Link').length).toBeGreaterThanOrEqual(bundle.papers.length)
})
test('the served bundle has no exhibit that nobody cites and no paper for police; the same bundle gives the same bytes', async () => {
  const file = withExhibits()
  const served = await bundleOf(file, 'served')
  const { texts } = await pagesOf(served.bytes)
  const words = texts.join(' ')
  expect(words).toContain('For service on the defendant')
  expect(words).not.toContain('Police only')
  expect(words).not.toContain('LO/11')
  expect((await bundleOf(file, 'served')).bytes.equals(served.bytes)).toBe(true)
})
