import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { mutantsOf } from '../../../bin/mutants.ts'
import { equivalent } from './equivalent.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const changes = (source: string) => mutantsOf(source).map(m => `${m.from} → ${m.to}`)

test('every comparison and number of code is changed, and nothing else', () => {
  expect(changes('a < b')).toEqual(['< → <='])
  expect(changes('a >= 12')).toEqual(['>= → >', '12 → 13', '12 → 11'])
  expect(changes('if (a === b || c !== d) f(0)')).toEqual(['=== → !==', '!== → ===', '0 → 1', '0 → -1'])
  expect(changes("const x: Map<string, 'a < 3'> = () => a[10_000]")).toEqual(['10_000 → 10001', '10_000 → 9999'])
  expect(changes('// a < 3\n/* a > 4 */ b1.c2(V3) // 5')).toEqual([])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a source that holds a template
  expect(changes('f(/a < 1/u, `a > 2 ${b > 2} and ${`${c}3`} < 4`)')).toEqual(['> → >=', '2 → 3', '2 → 1'])
  expect(mutantsOf('x\n  a <= b\n')[0]).toEqual({ line: 2, from: '<=', to: '<', source: 'x\n  a < b\n' })
})
test('what is said to change nothing still stands where it is said to', () => {
  const gone = equivalent.filter(e => {
    const source = readFileSync(path.join(root, 'lib', e.file), 'utf8')
    return !source.split('\n').some(line => line.includes(e.text))
  })
  expect(gone).toEqual([])
})
test('the tables notice every mutant of a sample of the law', () => {
  test.setTimeout(120_000)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/mutate.ts', 'act-rules', 'gateway-rules'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/^[1-9]\d* mutants, [1-9]\d* killed, \d+ that change nothing, 0 survived/)
})
