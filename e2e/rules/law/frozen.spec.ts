import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Answer, answer } from '../../../lib/law/rules/check.ts'
import { caseOf } from '../../../lib/law/rules/document.ts'
import { type FactsInput, readFacts } from '../../../lib/law/rules/facts.ts'
import { findingsOf, questionOf } from '../../../lib/law/rules/finding.ts'
import { rules } from '../../../lib/law/rules/rules.ts'
import { rows } from './hold.ts'

/** The rows of the law tables as documents of `check` with their whole answers, so that a refactor is proved against them. */
interface Frozen extends Omit<Answer, 'findings'> {
  name: string
  facts: FactsInput
  findings: Partial<Record<'draft' | 'made', Answer['findings']>>
}
const folder = path.join(import.meta.dirname, 'frozen')
const tables = readdirSync(folder).map(file => ({
  file,
  documents: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Frozen[],
}))
const answerFacts = (facts: FactsInput): Answer => {
  const read = readFacts(facts)
  if ('error' in read) throw new Error(`${read.path}: ${read.error}`)
  return answer(read.facts)
}
const byPlace = (a: { about: string }, b: { about: string }) => JSON.stringify(a).localeCompare(JSON.stringify(b))
/** What is answered, whatever the order in which it is listed. */
const sortAnswer = (a: Answer): Answer => ({
  findings: a.findings.toSorted(byPlace),
  clocks: a.clocks.toSorted(byPlace),
  inForce: a.inForce,
  maximumSentence: a.maximumSentence,
})

test('what is found of one thing by one rule is told apart by more than its words', () => {
  const alike = tables.flatMap(({ documents }) =>
    documents.flatMap(({ name, facts }) => {
      const read = readFacts(facts)
      if ('error' in read) return [`${name}: ${read.error}`]
      const { file } = caseOf(read.facts)
      const found = findingsOf(rules, questionOf(file, read.facts.today, 'made')).filter(f => f.about.kind === 'orders')
      return found
        .filter(f => found.some(g => g !== f && g.key === f.key && g.message !== f.message))
        .map(f => `${name}: ${f.key}`)
    }),
  )
  expect(alike).toEqual([])
})
test('every row of the tables is frozen', () => {
  const names = new Set(tables.flatMap(t => t.documents.map(d => d.name)))
  expect(rows.map(r => `${r.rule} ${r.kind}: ${r.name}`).filter(name => !names.has(name))).toEqual([])
})
for (const { file, documents } of tables)
  test(`${file} is answered word for word`, () => {
    const wrong = documents.flatMap(({ name, facts, findings, ...rest }) =>
      (['draft', 'made'] as const).flatMap(mode => {
        const wanted = findings[mode]
        if (!wanted) return []
        const had = answerFacts({ ...facts, mode })
        const [h, w] = [sortAnswer(had), sortAnswer({ ...rest, findings: wanted })].map(a => JSON.stringify(a, null, 1))
        return h === w ? [] : [`${name} (${mode})\nwanted ${w}\nhad ${h}`]
      }),
    )
    expect(wrong).toEqual([])
  })
