import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { exportMarkings, markedName, markings } from '../../../lib/case/reference/marking.ts'
import { audiences } from '../../../lib/documents/printing/sheet.ts'
import { papers } from '../../../lib/documents/registry.ts'

/** Whatever leaves the program bears its classification: a new export without one fails here. */

const sources = globSync(['app/**/*.ts', 'app/**/*.tsx']).map(file => ({ file, text: readFileSync(file, 'utf8') }))
/** Routes that answer with bytes or a table and save no file: pictures and sound drawn or played on a page of the program. */
const onPages = ['app/cases/[ref]/documents/[id]/picture/route.ts', 'app/cases/[ref]/documents/[id]/recording/route.ts']

test('a route that gives a file out does so by the one function that marks it', () => {
  const unmarked = sources.filter(
    ({ file, text }) =>
      !onPages.includes(file) &&
      file !== 'app/export-response.ts' &&
      /content-disposition|'content-type': *'(?:text\/csv|text\/calendar|application\/octet-stream)/i.test(text),
  )
  expect(unmarked.map(s => s.file)).toEqual([])
  const given = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/exportResponse\('(\w+)'/g)].map(m => String(m[1]))),
  )
  expect([...given].sort()).toEqual(Object.keys(exportMarkings).sort())
  expect(markedName('paper', 'a.pdf')).toBe('OFFICIAL-SENSITIVE-a.pdf')
  expect(markedName('measures', 'm.csv')).toBe('OFFICIAL-m.csv')
})
test('every paper is marked at its head, for each audience, and none says a rule of privilege away', () => {
  const source = readFileSync('lib/documents/paper.ts', 'utf8')
  expect(source).toContain('marking: markings[exportMarkings.paper]')
  // Each entry builds its sheet by `sheetOf`, which alone sets the marking.
  for (const file of globSync('lib/documents/papers/*.ts').filter(name => !name.endsWith('/bundle.ts')))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bmarking\b/)
  expect(Object.keys(papers).length).toBeGreaterThan(18)
  expect(Object.keys(audiences)).toEqual(['served', 'police'])
  expect(markings.sensitive).toContain('SENSITIVE')
})
test('legal advice is read by no paper but that of what was released', () => {
  // Fields that hold advice: a paper that read one would print what is privileged.
  const advice = /noNoticeAdvice\b|noAppealAdvice\b|legalQuestions|file\.comments|file\.reviews\b|reviewPoints/
  for (const file of globSync('lib/documents/**/*.ts')) {
    if (file.endsWith('released-advice.ts')) continue
    const text = readFileSync(file, 'utf8')
    expect(advice.exec(text)?.[0], file).toBeUndefined()
  }
})
