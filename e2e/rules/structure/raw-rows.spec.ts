import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

/** How many hand-written statements still claim a type of their rows in place of parsing them (`rowsOf`). Lower it with each that goes. */
const stillCast = 26

test('rows of raw SQL are parsed where they enter: those of which a type is only claimed become fewer', () => {
  const root = path.resolve('.')
  const files = ['lib', 'app'].flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name))
      .map(name => path.posix.join(folder, name.replaceAll('\\', '/'))),
  )
  const casts = files.flatMap(file =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/\.execute\s*</g)].map(() => file),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(casts.length, casts.join('\n')).toBe(stillCast)
})
