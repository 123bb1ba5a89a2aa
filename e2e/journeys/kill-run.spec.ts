import { expect, test } from '@playwright/test'
import { debianPostgres } from '../debian-postgres.ts'
import { killRun, killRunLine } from '../kill-run.ts'

const bin = debianPostgres()

/** The long run of it, of twenty kills, is one of `npm run soak`. */
test('the server and the database killed under load: what was said to be done is there once, and nobody is signed out', async () => {
  test.skip(!bin, 'no PostgreSQL of the distribution')
  const run = await killRun({ bin: String(bin), kills: 2 })
  console.log(killRunLine(run))
  expect(run.kills).toEqual({ server: 1, database: 1 })
  expect(run.acknowledged).toBeGreaterThan(8)
})
