import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import S3rver from 's3rver'
import { checks, tryAll } from '../../bin/health.ts'
import { freePort } from '../../bin/test-databases.ts'
import { type Connection, connect } from '../../db/client.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const names = [
  'SPO_PROGRAM_URL',
  'SPO_FILES',
  'SPO_S3_BUCKET',
  'SPO_S3_ENDPOINT',
  'SPO_S3_KEY',
  'SPO_S3_SECRET',
  'SPO_CLAMD',
  'SPO_SMTP_URL',
  'SPO_MAIL_FROM',
  'NEXTAUTH_URL',
] as const
const before = new Map(names.map(name => [name, process.env[name]]))
let fresh: FreshDatabase
let owner: Connection
let folder: string
let s3: S3rver

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 1 })
  folder = mkdtempSync(path.join(os.tmpdir(), 'spo-ready-'))
  s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [],
  })
})
test.afterAll(async () => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  await s3?.close().catch(() => undefined)
  await owner?.close()
  await fresh?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** What one part says is wrong with these settings; undefined when nothing is. */
async function problemOf(part: string, settings: Partial<Record<(typeof names)[number], string>> = {}) {
  for (const name of names) delete process.env[name]
  Object.assign(process.env, {
    SPO_PROGRAM_URL: fresh.programUrl,
    SPO_FILES: path.join(folder, 'files'),
    NEXTAUTH_URL: 'http://localhost:3000',
    ...settings,
  })
  const [outcome] = await tryAll(checks.filter(c => c.name === part))
  return outcome?.problem
}
const after = async (harm: string, undo: string, part: string) => {
  await owner.sql.unsafe(harm)
  try {
    return await problemOf(part, { SPO_SMTP_URL: 'smtp://127.0.0.1:9', SPO_MAIL_FROM: 'orders@marl.example.org' })
  } finally {
    await owner.sql.unsafe(undo)
  }
}

test('each thing that can be wrong is one line that says what it is', async () => {
  // What the catalogue of this database gave is kept for a minute: it is harmed first.
  expect(
    await after(
      'alter table cases no force row level security',
      'alter table cases force row level security',
      'grants',
    ),
  ).toContain('The table cases does not force row-level security')

  const last = '(select max(created_at) from drizzle.__drizzle_migrations)'
  const [kept] =
    await owner.sql`select hash, created_at::text from drizzle.__drizzle_migrations order by created_at desc limit 1`
  const lacking = await after(
    `delete from drizzle.__drizzle_migrations where created_at = ${last}`,
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('${kept?.hash}', ${kept?.created_at})`,
    'migrations',
  )
  expect(lacking).toBe('The database lacks 1 of this version’s migrations: run npm run migrate')
  const newer = await after(
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-a-later-version', 9999999999999)`,
    `delete from drizzle.__drizzle_migrations where hash = 'of-a-later-version'`,
    'migrations',
  )
  expect(newer).toBe('The database was migrated by a newer version of this program')

  const stuck = await after(
    `insert into outgoing_mail (id, force_id, person_id, kind, case_ref, created_at, due_at, attempts)
      values (gen_random_uuid(), '${cast.hale.forceId}', '${cast.hale.id}', 'breachRecorded', 'MA-2026-00001', now() - interval '3 hours', now() - interval '3 hours', 1)`,
    'delete from outgoing_mail',
    'queues',
  )
  expect(stuck).toMatch(/^Mail has waited for 1[78]\d minutes$/)

  // A folder cannot be made below a file, whoever asks.
  const file = path.join(import.meta.dirname, 'ready.spec.ts')
  expect(await problemOf('files', { SPO_FILES: path.join(file, 'files') })).toContain('cannot be written to (ENOTDIR)')
  const { port } = await s3.run()
  const bucket = {
    SPO_S3_BUCKET: 'not-there',
    SPO_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    SPO_S3_KEY: 'S3RVER',
    SPO_S3_SECRET: 'S3RVER',
  }
  expect(await problemOf('files', bucket)).toContain(
    'SPO_S3_BUCKET: the bucket not-there cannot be written to (NoSuchBucket)',
  )
  const closed = await freePort()
  expect(await problemOf('scanner', { SPO_CLAMD: `127.0.0.1:${closed}` })).toContain(
    'SPO_CLAMD: no virus scanner answers',
  )
  const relay = { SPO_SMTP_URL: `smtp://127.0.0.1:${closed}`, SPO_MAIL_FROM: 'orders@marl.example.org' }
  expect(await problemOf('mail', relay)).toContain('SPO_SMTP_URL: no mail relay answers')
  const away = new URL(fresh.programUrl)
  away.port = String(closed)
  expect(await problemOf('database', { SPO_PROGRAM_URL: away.href })).toBeTruthy()

  for (const part of ['database', 'migrations', 'files', 'scanner', 'mail', 'queues'])
    expect(await problemOf(part), part).toBeUndefined()
})
