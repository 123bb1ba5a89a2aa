import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { PaperMark } from '../../../lib/case/records/papers.ts'
import { printPdf } from '../../../lib/documents/printing/pdf.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { printWord } from '../../../lib/documents/printing/word.ts'
import { availablePapers, papers } from '../../../lib/documents/registry.ts'
import { inferencesIn } from '../../../lib/drafting/inference.ts'
import { reliedOn } from '../../../lib/drafting/served-file.ts'
import { pdfText } from '../../pdf-text.ts'
import { exhibit } from '../acts/an-exhibit.ts'
import { mainOf, readyToSubmit } from '../drafting/drafted.ts'

const today = '2026-11-25'
const contextFor = (audience: 'served' | 'police') =>
  ({ force: 'Marlshire Police', audience, today, names: new Map() }) as const
const sheetFor = (file: CaseFile, audience: 'served' | 'police') =>
  papers.application.sheet(file, mainOf(file).id, contextFor(audience))
const wordsOf = (file: CaseFile, audience: 'served' | 'police') =>
  textsOf(sheetFor(file, audience))
    .map(t => t.text)
    .join('\n')
/** Incidents with words that can be looked for, the last of them cited nowhere. */
const caseWithWords = (): CaseFile => {
  const file = readyToSubmit()
  const relied = reliedOn(file, mainOf(file))
  const incidents = file.incidents.map((i, n) => ({
    ...i,
    summary: `What happened ${n}`,
    victimWords: `Own words ${n}`,
    effect: `Effect ${n}`,
  }))
  const extra = incidents[0] && { ...incidents[0], id: 'uncited', number: 99, summary: 'Never cited' }
  expect(relied.size).toBeGreaterThan(0)
  return { ...file, incidents: extra ? [...incidents, extra] : incidents }
}
const mark = (over: Partial<PaperMark>): PaperMark => ({
  id: 'mark',
  kind: 'heldBack',
  recordKind: 'incidents',
  recordId: '',
  passage: null,
  reason: 'A source could be known by it',
  at: '2026-11-20T10:00:00.000Z',
  byId: 'someone',
  endedAt: null,
  endedById: null,
  ...over,
})

test('what is served holds only what is cited, no risk tool, no own words that were not chosen', () => {
  const file = caseWithWords()
  const [served, police] = [wordsOf(file, 'served'), wordsOf(file, 'police')]
  expect(police).toContain('Never cited')
  expect(served).not.toContain('Never cited')
  expect(police).toContain('Own words 0')
  expect(served).not.toContain('Own words')
  expect(served).not.toContain('Effect')
  expect(served).not.toMatch(/Risk summary|Professional judgement|How it will be checked|SHA-256/)
  const first = file.incidents.find(i => reliedOn(file, mainOf(file)).has(i.id))
  const chosen = { ...file, paperMarks: [mark({ kind: 'wordsChosen', recordId: first?.id ?? '' })] }
  expect(wordsOf(chosen, 'served')).toContain(first?.victimWords ?? '?')
})
test('what is held back leaves the served version, is listed in the other, and comes back when that is undone', () => {
  const file = caseWithWords()
  const first = file.incidents.find(i => reliedOn(file, mainOf(file)).has(i.id))
  const held = { ...file, paperMarks: [mark({ recordId: first?.id ?? '' })] }
  expect(wordsOf(held, 'served')).not.toContain(first?.summary ?? '?')
  expect(wordsOf(held, 'police')).toContain('A source could be known by it. Leave of the court to be asked.')
  const undone = { ...file, paperMarks: [mark({ recordId: first?.id ?? '', endedAt: '2026-11-21T10:00:00.000Z' })] }
  expect(wordsOf(undone, 'served')).toContain(first?.summary ?? '?')
  const main = mainOf(file)
  const passage = (main.necessityGrounds ?? '').slice(0, 20)
  const covered = { ...file, paperMarks: [mark({ recordKind: 'applications', recordId: main.id, passage })] }
  expect(wordsOf(covered, 'served')).toContain('[passage held back]')
  expect(wordsOf(covered, 'police')).toContain(passage)
})
test('no served paper names an incident or an exhibit that is held back, and none is silent of what is cited', () => {
  const file = caseWithWords()
  const first = file.incidents.find(i => reliedOn(file, mainOf(file)).has(i.id))
  if (!first) throw new Error('Nothing is cited')
  const photograph = exhibit('LO/1', { incidentId: first.id, description: 'A torn photograph' })
  const shown = {
    ...file,
    incidents: file.incidents.map(i => (i.id === first.id ? { ...i, source: 'victim' as const } : i)),
    exhibits: [photograph],
  }
  const servedText = (of: CaseFile) =>
    availablePapers(of, new Map())
      .filter(p => p.audiences.includes('served'))
      .flatMap(p => textsOf(papers[p.name].sheet(of, p.key, contextFor('served'))).map(t => `${p.name}: ${t.text}`))
      .join('\n')
  const papersThat = (of: CaseFile, words: string) =>
    servedText(of)
      .split('\n')
      .filter(line => line.includes(words)).length
  expect(papersThat(shown, first.summary)).toBeGreaterThan(3)
  expect(papersThat(shown, 'A torn photograph')).toBeGreaterThan(2)
  const incidentHeld = { ...shown, paperMarks: [mark({ recordId: first.id })] }
  expect([papersThat(incidentHeld, first.summary), papersThat(incidentHeld, 'A torn photograph')]).toEqual([0, 0])
  const exhibitHeld = { ...shown, paperMarks: [mark({ recordKind: 'exhibits', recordId: photograph.id })] }
  expect(papersThat(exhibitHeld, 'A torn photograph')).toBe(0)
  expect(papersThat(exhibitHeld, first.summary)).toBeGreaterThan(3)
})
test('every paper of a case prints as PDF/UA and opens as Word, with the same bytes twice and its own words in it', async () => {
  const file = caseWithWords()
  const list = availablePapers(file, new Map())
  expect(list.map(p => p.name)).toEqual(
    expect.arrayContaining(['application', 'draftOrder', 'officerStatement', 'victimStatement', 'chronology']),
  )
  for (const p of list)
    for (const audience of p.audiences) {
      const sheet = papers[p.name].sheet(file, p.key, contextFor(audience))
      const pdf = printPdf(sheet)
      expect(printPdf(sheet).equals(pdf), p.title).toBe(true)
      const text = await pdfText(pdf)
      expect(text).toContain(audience === 'served' ? 'For service on the defendant and the court' : 'Police only')
      for (const block of sheet.blocks)
        if (block.kind === 'heading') expect(text, p.title).toContain(block.text.replace(/\s+/g, ' '))
      expect((await printWord(sheet)).subarray(0, 2).toString()).toBe('PK')
    }
})
test('paragraphs are numbered one after another, so that a court can refer to them', () => {
  const numbers = sheetFor(caseWithWords(), 'served').blocks.flatMap(b =>
    b.kind === 'paragraph' && b.number ? [b.number] : [],
  )
  expect(numbers).toEqual(numbers.map((_, n) => n + 1))
  expect(numbers.length).toBeGreaterThan(2)
})
for (const words of [
  'He waited close to where she now works',
  'She has moved twice since',
  'One area covers both',
  'near her new flat',
  'She leaves for work at 7am',
  'ten minutes from her home',
])
  test(`what may be inferred is warned of: ${words}`, () => {
    const file = caseWithWords()
    const vault = [{ id: 'v', personId: 'p', address: '9 Far Road', postcode: null, kind: 'home', releasedAt: null }]
    const told = {
      ...file,
      confidentialAddresses: vault,
      applications: file.applications.map(a => (a.id === mainOf(file).id ? { ...a, necessityGrounds: words } : a)),
    }
    expect([...new Set(inferencesIn(told, mainOf(told)).map(i => i.where))]).toEqual(['Grounds about necessity'])
    expect(inferencesIn({ ...told, confidentialAddresses: [] }, mainOf(told))).toEqual([])
  })
test('a message as it was sent: emoji and other scripts are printed, not their numbers', async () => {
  const file = caseWithWords()
  const first = file.incidents.find(i => reliedOn(file, mainOf(file)).has(i.id))
  const sent = {
    ...file,
    incidents: file.incidents.map(i => (i.id === first?.id ? { ...i, summary: '🔪 أعرف अब' } : i)),
  }
  const text = await pdfText(printPdf(sheetFor(sent, 'served')))
  expect(text).toContain('🔪')
  expect(text).not.toContain('U+')
})
