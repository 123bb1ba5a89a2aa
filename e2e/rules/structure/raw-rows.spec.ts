import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

test('rows of raw SQL are parsed where they enter (`rowsOf`): of none is a type only claimed', () => {
  const root = path.resolve('.')
  const files = ['lib', 'app'].flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name))
      .map(name => path.posix.join(folder, name.replaceAll('\\', '/'))),
  )
  const casts = files.flatMap(file =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/\.execute\s*<|\(await [\w.]+\.execute\(/g)].map(
      () => file,
    ),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(casts).toEqual([])
})
