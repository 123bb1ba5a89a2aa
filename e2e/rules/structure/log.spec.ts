import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../../..')

/** What the log of a process says that runs these lines: its console is taken as the server's is. */
const logOf = (lines: string): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `
    const { log, requestContext, takeConsole } = await import(${JSON.stringify(path.join(root, 'bin/log.ts'))})
    takeConsole()
    // Of this shape are drizzle's and the driver's errors, whichever copy of their classes a bundle made them of.
    class ServerError extends Error { severity = 'ERROR'; code = '23505'; detail = 'Key (email)=(rosalind@tarrow.example) already exists.'; constraint_name = 'people_email'; where = 'Rosalind' }
    class QueryError extends Error {
      constructor() {
        super('Failed query: insert into people values ($1)\\nparams: Rosalind,12 Mill Lane')
        this.query = 'insert into people values ($1)'; this.params = ['Rosalind', '12 Mill Lane']
        this.cause = new ServerError('duplicate key: Rosalind'); this.digest = '4092'
      }
    }
    ${lines}`,
    ],
    { encoding: 'utf8', cwd: root, env: { ...process.env, SPO_LOG_LEVEL: 'info' } },
  )

test('a failed statement is logged with its code and constraint, and with no value of it, however it is told', () => {
  const ways = [
    `console.error(new QueryError())`,
    `console.error('⨯', new QueryError())`,
    `console.error('It failed', Object.assign(new Error('wrapped'), { cause: new QueryError() }))`,
    `console.error(String(new QueryError().message))`,
    `console.error(' ⨯ ' + new QueryError().message)`,
    `console.warn({ params: ['Rosalind'] })`,
    `console.log('%s', new ServerError('Rosalind'))`,
    `console.error(JSON.parse(JSON.stringify({ message: 'Failed query: Rosalind', stack: 'x', params: ['Rosalind'] })))`,
  ]
  for (const way of ways) expect(logOf(way), way).not.toMatch(/Rosalind|tarrow|Mill Lane|insert into/)
  const line = JSON.parse(logOf(`requestContext.run({ id: 'r-17' }, () => console.error(new QueryError()))`))
  expect(line).toMatchObject({
    level: 'error',
    request: 'r-17',
    error: {
      message: 'The database refused a statement (23505)',
      digest: '4092',
      cause: { constraint: 'people_email' },
    },
  })
  expect(line.error.stack).toMatch(/^at /)
})

test('other errors keep their words and each line is JSON', () => {
  const [first, second] = logOf(`console.error(new TypeError('x is not a function')); log.info({ ms: 3 }, 'answered')`)
    .trim()
    .split('\n')
    .map(text => JSON.parse(text))
  expect(first).toMatchObject({ level: 'error', error: { type: 'TypeError', message: 'x is not a function' } })
  expect(second).toMatchObject({ level: 'info', ms: 3, msg: 'answered' })
})
