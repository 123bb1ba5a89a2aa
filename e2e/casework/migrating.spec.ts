import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { tryAll } from '../../bin/health.ts'
import { connect } from '../../db/client.ts'
import { asRole, loginOf } from '../../db/migrate.ts'
import { wallProblems } from '../../db/walls.ts'

const root = path.resolve(import.meta.dirname, '../..')
const server = String(process.env.SPO_TEST_OWNER_URL)
const secret = '7f1d9c2b64a8e0537f1d9c2b64a8e053'

test('three instances migrate an empty database at once: each ends well, each migration is there once, and the training database beside it keeps its own password', async () => {
  test.setTimeout(180_000)
  const name = `fresh_three_${process.pid}_${randomBytes(3).toString('hex')}`
  const [live, training] = [new URL(`/${name}`, server).href, new URL(`/${name}_training`, server).href]
  const boss = connect(server, { max: 1, statementTimeout: 0 })
  const migrate = (ownerUrl: string, password: string): Promise<{ code: number; out: string }> =>
    new Promise(resolve =>
      execFile(
        process.execPath,
        [path.join(root, 'bin/migrate.ts')],
        { env: { ...process.env, DATABASE_URL: ownerUrl, SPO_SECRET: secret, SPO_DATABASE_PASSWORD: password } },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out + err }),
      ),
    )
  const before = process.env.SPO_PROGRAM_URL
  try {
    await boss.sql.unsafe(`create database ${name} template template0`)
    const all = await Promise.all([0, 1, 2].map(() => migrate(live, 'of-the-live-one')))
    for (const one of all) expect(one).toEqual({ code: 0, out: expect.stringContaining('The database is up to date') })
    const owner = connect(live, { max: 1 })
    const applied = await owner.sql<
      { hash: string }[]
    >`select hash from drizzle.__drizzle_migrations order by created_at`
    expect(applied.map(r => r.hash)).toEqual(
      readMigrationFiles({ migrationsFolder: path.join(root, 'db/migrations') }).map(m => m.hash),
    )
    expect(await wallProblems(owner.sql)).toEqual([])

    // The step gave the serving process a role of its own, with which everything that it needs is as it should be.
    process.env.SPO_PROGRAM_URL = asRole(live, loginOf(live), 'of-the-live-one')
    const outcomes = await tryAll()
    expect(outcomes.filter(o => o.problem && ['database', 'migrations', 'grants'].includes(o.name))).toEqual([])

    await boss.sql.unsafe(`create database ${name}_training template ${process.env.SPO_TEST_TEMPLATE}`)
    expect((await migrate(training, 'of-the-training-one')).code).toBe(0)
    const signsIn = async (at: string, of: string, password: string) => {
      const program = connect(asRole(at, loginOf(of), password), { max: 1 })
      const yes = await program.sql`select 1`.then(
        () => true,
        () => false,
      )
      await program.close()
      return yes
    }
    expect(await signsIn(live, live, 'of-the-live-one')).toBe(true)
    expect(await signsIn(training, training, 'of-the-training-one')).toBe(true)
    // Neither role has any business in the other database, with either password.
    for (const password of ['of-the-live-one', 'of-the-training-one']) {
      expect(await signsIn(live, training, password)).toBe(false)
      expect(await signsIn(training, live, password)).toBe(false)
    }
    await owner.close()
  } finally {
    if (before === undefined) delete process.env.SPO_PROGRAM_URL
    else process.env.SPO_PROGRAM_URL = before
    for (const one of [`${name}_training`, name]) {
      await boss.sql.unsafe(`drop database if exists ${one} with (force)`)
      await boss.sql.unsafe(`drop role if exists spo_program_${one}`)
    }
    await boss.close()
  }
})
