import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

/** Nothing hangs on prose: a sentence of the program is shown, and never read back to decide by. */

const root = path.resolve(import.meta.dirname, '../../..')
const sources = ['lib', 'app', 'bin', 'db'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.join(folder, name)),
)
/** What holds a sentence or a citation, by the name of its field. */
const texts = 'message|sentence|reason|guidance|hint|note|source|label|title|question'
const readings = [
  new RegExp(`\\.(?:${texts})\\??\\.(?:includes|startsWith|endsWith|match|matchAll|search|indexOf|split)\\(`),
  new RegExp(`\\.test\\([^()]*\\.(?:${texts})\\b(?! as)`),
  new RegExp(`\\.test\\(String\\([^()]*\\.(?:${texts})\\)`),
  /\.message (?:===|!==) ['"`]/,
  /(?:===|!==) [\w?.]+\.(?:message|question|sentence)\b/,
  /\.has\([^()]*\.(?:message|question|sentence)\)/,
]
const readingsIn = (source: string) => source.split('\n').filter(line => readings.some(r => r.test(line)))

/** Lines that read a text, with why they may. */
const allowed: readonly { file: string; line: RegExp; why: string }[] = [
  {
    file: 'bin/log.ts',
    line: /Failed query:/,
    why: 'the words of a library, whose error may come without its class: what follows is hidden',
  },
  {
    file: 'bin/read-export.ts',
    line: /error\.message\.split/,
    why: 'the words of Node, of which one sentence is shown',
  },
  {
    file: 'lib/work/parcels/unlock.ts',
    line: /no identity matched/,
    why: 'the words of a library, whose error has no class: a file for another force is told from a damaged one',
  },
  {
    file: 'app/cases/[ref]/next-step.tsx',
    line: /startsWith\(todo\)/,
    why: 'what a heading says already is not said again under it, and nothing else follows',
  },
  {
    file: 'lib/acts/decision/legal-questions.ts',
    line: /!q\.finding/,
    why: 'what somebody typed twice; what a rule asks is known by its key',
  },
  { file: 'lib/acts/compliance/visit.ts', line: /findIndex/, why: 'the same sentence is not shown twice at one field' },
  { file: 'lib/law/clash.ts', line: /seen\.has/, why: 'the same sentence is not shown twice' },
  {
    file: 'app/ui/act-form/rows.tsx',
    line: /includes\(a\.words\)/,
    why: 'a question that is called by its answers is not said again before one of them',
  },
  { file: 'app/cases/[ref]/order/order-section.tsx', line: /isReading/, why: 'a citation of the Act, and no sentence' },
]

test('no sentence of the program is read back to decide by', () => {
  const found = sources.flatMap(name =>
    readingsIn(readFileSync(path.join(root, name), 'utf8'))
      .filter(line => !allowed.some(a => a.file === name && a.line.test(line)))
      .map(line => `${name}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
test('what is allowed is still there', () => {
  const idle = allowed.filter(
    a => !readingsIn(readFileSync(path.join(root, a.file), 'utf8')).some(line => a.line.test(line)),
  )
  expect(idle.map(a => a.file)).toEqual([])
})
test('the search for a sentence that is read finds one', () => {
  expect(readingsIn("r.source?.startsWith('SPA 2019 s.1')")).toHaveLength(1)
  expect(readingsIn('all.find(s => !/is empty/.test(s.fault.message))')).toHaveLength(1)
  expect(readingsIn("c.note?.startsWith('To be played')")).toHaveLength(1)
  expect(readingsIn('now.some(f => f.message === q.question)')).toHaveLength(1)
  expect(readingsIn('flags.filter(f => !known.has(f.message))')).toHaveLength(1)
  expect(readingsIn("if (error.message === 'No such case') return 404")).toHaveLength(1)
  expect(readingsIn('const words = [r.message, r.source].join()')).toEqual([])
})
