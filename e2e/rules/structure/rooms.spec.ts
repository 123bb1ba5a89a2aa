import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

/** The rooms of the house, and into which of the others each may look. docs/decisions/013-rooms.md argues each arrow. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  case: [],
  site: ['case'],
  law: ['case'],
  pattern: ['case'],
  drafting: ['case', 'site', 'law'],
  waits: ['case', 'site', 'law'],
  views: ['case', 'site', 'law', 'waits'],
  acts: ['case', 'site', 'law', 'drafting', 'waits'],
  measures: ['case', 'law', 'waits'],
  documents: ['case', 'law', 'drafting', 'pattern'],
  db: ['case', 'measures', 'pattern', 'waits'],
  work: ['case', 'site', 'law', 'drafting', 'waits', 'views', 'acts', 'measures', 'pattern', 'documents', 'db'],
  demo: ['case', 'acts', 'pattern', 'work', 'db'],
  app: [
    'case',
    'site',
    'law',
    'drafting',
    'waits',
    'views',
    'acts',
    'measures',
    'pattern',
    'documents',
    'work',
    'demo',
  ],
}
const root = path.resolve(import.meta.dirname, '../../..')
const sources = ['app', 'lib', 'db'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.posix.join(folder, name)),
)
const roomOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/')
  return top === 'lib' ? second : top
}
const importsOf = (file: string, text: string) =>
  [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^'\s,]+)'/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  )
/** What a file imports, types included, from a room into which its own may not look. */
const strays = (file: string, text: string): string[] =>
  importsOf(file, text)
    .filter(to => roomOf(to) !== roomOf(file) && !arrows[roomOf(file)]?.includes(roomOf(to)))
    .map(to => `${file} → ${to}`)

test('every file stands in a room, and looks into no other than its arrows allow', () => {
  expect(sources.length).toBeGreaterThan(800)
  expect([...new Set(sources.map(roomOf))].filter(room => !(room in arrows))).toEqual([])
  expect(sources.flatMap(file => strays(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})
test('an import against the arrows is found, a type among them', () => {
  expect(strays('lib/case/case.ts', "import type { Act } from '../../acts/act/act.ts'")).toHaveLength(1)
  expect(strays('lib/pattern/exports/csv.ts', "import { x } from '../../../law/refusal.ts'")).toHaveLength(1)
  expect(strays('lib/acts/case/access.ts', "import { x } from '../../../law/refusal.ts'")).toEqual([])
})
test('the arrows lead one way: no room looks into one that looks into it', () => {
  const reachableFrom = (room: string, seen = new Set<string>()): Set<string> => {
    for (const to of arrows[room] ?? []) if (!seen.has(to)) reachableFrom(to, seen.add(to))
    return seen
  }
  expect(Object.keys(arrows).filter(room => reachableFrom(room).has(room))).toEqual([])
})
test('no folder holds more files than a stranger can look over', () => {
  const counts = Map.groupBy(sources, file => path.posix.dirname(file))
  expect([...counts].filter(([, files]) => files.length > 40).map(([folder]) => folder)).toEqual([])
})
