import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { measureIds } from '../../../lib/measures/measures.ts'
import { casePages, pages } from '../../../lib/site/pages.ts'
import { queueNames, queues } from '../../../lib/work/queues/all.ts'

/** docs/problems.md names what stands in the program: each signal's queue or page, each number, each test. */

const rows = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => /^\| P\d+ /.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, id = '', problem = '', signal = '', owner = '', number = '', page = '', tests = '']) => ({
    id,
    problem,
    signal,
    owner,
    number,
    page,
    tests,
  }))
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(m => m[1] ?? '')
/** M08 to M11 names all between. */
const numbers = (text: string) =>
  text.split(', ').flatMap(part => {
    const [from, to] = part.split(' to ')
    if (!from || !to) return from ? [from] : []
    return measureIds.filter(id => /^M\d\d$/.test(id) && id >= from && id <= to)
  })

test('each of the twenty-five problems has a signal, an owner, a number, a page and a test', () => {
  expect(rows.map(r => r.id)).toEqual(Array.from({ length: 25 }, (_, n) => `P${n + 1}`))
  for (const row of rows) for (const [name, text] of Object.entries(row)) expect(text, `${row.id} ${name}`).not.toBe('')
})
test('every number that is named is counted', () => {
  for (const { id, number } of rows) {
    expect(numbers(number).length, id).toBeGreaterThan(0)
    expect(
      numbers(number).filter(m => !(measureIds as string[]).includes(m)),
      id,
    ).toEqual([])
  }
})
test('every queue and page that is named stands in the program, and a queue has somebody whose it is', () => {
  const missing = rows.flatMap(({ id, page }) =>
    page.split(', ').flatMap(part => {
      const [address = ''] = codes(part)
      const queue = /^\/queues\/(\w+)$/.exec(address)?.[1]
      if (queue) return (queueNames as string[]).includes(queue) ? [] : [`${id}: no queue ${queue}`]
      if (address.startsWith('/measures/M'))
        return (measureIds as string[]).includes(address.slice(10)) ? [] : [`${id}: ${address}`]
      if (part.startsWith('case'))
        return (casePages as readonly string[]).includes(address) ? [] : [`${id}: no page ${address} of a case`]
      return address === '' || (pages as readonly string[]).includes(address) ? [] : [`${id}: no page ${address}`]
    }),
  )
  expect(missing).toEqual([])
  for (const name of queueNames) {
    expect(queues[name].for.length, name).toBeGreaterThan(0)
    expect(queues[name].kinds.length, name).toBeGreaterThan(0)
  }
})
const specsOf = (folder: string) =>
  readdirSync(path.resolve(import.meta.dirname, '../..', folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.spec.ts'))
    .map(name => path.basename(name, '.spec.ts'))
test('every test that is named is there', () => {
  const missing = rows.flatMap(({ id, tests }) =>
    tests.split('; ').flatMap(part => {
      const folder = part.split(' ')[0] ?? ''
      return codes(part)
        .filter(name => !specsOf(folder).includes(name))
        .map(name => `${id}: ${folder} ${name}`)
    }),
  )
  expect(missing).toEqual([])
})
