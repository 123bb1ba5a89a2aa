import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../../..')

/** What each file imports of the program’s own, types included, by path from the root. */
function importsOf(folders: string[]): Map<string, string[]> {
  const files = folders.flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:tsx?|mts|mjs)$/.test(name))
      .map(name => `${folder}/${name}`),
  )
  const known = new Set(files)
  return new Map(
    files.map(file => {
      const text = readFileSync(path.join(root, file), 'utf8')
      const own = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^'\s,]+)'/g)].map(([, to = '']) =>
        path.posix.join(path.posix.dirname(file), to),
      )
      return [file, own.filter(to => known.has(to))]
    }),
  )
}

/** The files that import each other in a circle, each circle once (Tarjan’s strongly connected components). */
function circlesIn(imports: Map<string, string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    const at = index.size
    index.set(file, at)
    low.set(file, at)
    stack.push(file)
    for (const to of imports.get(file) ?? []) {
      const reached = !index.has(to) ? visit(to) : stack.includes(to) ? (index.get(to) as number) : at
      low.set(file, Math.min(low.get(file) as number, reached))
    }
    if (low.get(file) === at) {
      const circle = stack.splice(stack.indexOf(file))
      if (circle.length > 1) circles.push(circle.sort())
    }
    return low.get(file) as number
  }
  for (const file of imports.keys()) if (!index.has(file)) visit(file)
  return circles
}

test('no circle among files, types included', () => {
  const imports = importsOf(['app', 'lib', 'db', 'bin'])
  expect(imports.size).toBeGreaterThan(800)
  expect(circlesIn(imports)).toEqual([])
})

test('a circle is found, of two files and of three', () => {
  const circles = circlesIn(
    new Map([
      ['a', ['b', 'c']],
      ['b', ['a']],
      ['c', ['d']],
      ['d', ['e']],
      ['e', ['c', 'f']],
      ['f', []],
    ]),
  )
  expect(circles).toEqual([
    ['c', 'd', 'e'],
    ['a', 'b'],
  ])
})
