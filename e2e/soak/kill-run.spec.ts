import { expect, test } from '@playwright/test'
import { debianPostgres } from '../debian-postgres.ts'
import { killRun, killRunLine } from '../kill-run.ts'

const bin = debianPostgres()

test('twenty kills under load, of the server and of the database by turns, lose nothing that was acknowledged', async () => {
  test.skip(!bin, 'no PostgreSQL of the distribution')
  const run = await killRun({ bin: String(bin), kills: Number(process.env.SPO_KILLS ?? 20), writers: 6 })
  console.log(killRunLine(run))
  expect(run.acknowledged).toBeGreaterThan(100)
})
