import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { isAgreed, packages } from '../../../bin/licences.ts'
import { processingText } from '../../../bin/processing.ts'
import { allPermissions } from '../../../lib/case/policy.ts'

const root = path.resolve(import.meta.dirname, '../../..')

test('docs/processing.md is what the tables of the program give now: npm run processing writes it', () => {
  const text = processingText()
  expect(readFileSync(path.join(root, 'docs/processing.md'), 'utf8')).toBe(text)
  for (const permission of allPermissions) expect(text).toMatch(new RegExp(`^\\| ${permission} +\\|`, 'm'))
  expect(text).not.toMatch(/undefined|\[object/)
})

test('everything that the service runs on has a licence that was agreed to', () => {
  const all = packages(root)
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter(p => !isAgreed(p.licence))).toEqual([])
  for (const licence of ['GPL-3.0-only', 'AGPL-3.0', 'not said', 'UNLICENSED', 'MIT AND GPL-3.0'])
    expect(isAgreed(licence), licence).toBe(false)
  expect(isAgreed('(GPL-3.0 OR MIT)')).toBe(true)
  // What only building and testing need is not in it.
  expect(all.map(p => p.name)).not.toContain('@playwright/test')
  expect(packages(root, { dev: true }).map(p => p.name)).toContain('@playwright/test')
})
