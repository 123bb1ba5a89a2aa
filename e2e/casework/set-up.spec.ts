import { execFile } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { connect } from '../../db/client.ts'
import { signInWithProvider } from '../../lib/work/sign-in/sign-in.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const root = path.resolve(import.meta.dirname, '../..')
let fresh: FreshDatabase
test.beforeAll(async () => {
  fresh = await freshDatabase()
})
test.afterAll(() => fresh?.drop())

const setUp = (...options: string[]): Promise<{ code: number; out: string }> =>
  new Promise(resolve => {
    const env = {
      ...process.env,
      DATABASE_URL: fresh.ownerUrl,
      DATABASE_PROGRAM_URL: fresh.programUrl,
      SPO_SECRET: '7f1d9c2b64a8e0537f1d9c2b64a8e053',
    }
    execFile(process.execPath, [path.join(root, 'bin/set-up.ts'), ...options], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out + err }),
    ).stdin?.end()
  })
const whole = [
  '--force',
  'Fenmoor Police',
  '--code',
  'FM',
  '--kind',
  'territorial',
  '--name',
  'Ada O’Neill',
  '--email',
  'ada@fenmoor.example.org',
]

test('a force and its first administrator are set up once, recorded, and can sign in', async () => {
  expect(await setUp('--force', 'Fenmoor Police')).toMatchObject({
    code: 1,
    out: expect.stringContaining('Give --code, --kind, --name, --email'),
  })
  expect((await setUp(...whole.slice(0, -1), 'no address')).out).toContain('Give an email address')
  const done = await setUp(...whole)
  expect(done.out).toContain('Fenmoor Police is set up')
  expect(done.code).toBe(0)
  const again = await setUp(...whole)
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('set up for Fenmoor Police already') })

  const owner = connect(fresh.ownerUrl, { max: 1 })
  const program = connect(fresh.programUrl)
  const events = await owner.sql`select act, sentence, actor_name from events`
  expect(events).toEqual([
    {
      act: 'setUpForce',
      sentence: 'Set up Fenmoor Police, with Ada O’Neill as its first administrator',
      actor_name: 'Set-up',
    },
  ])
  const known = await signInWithProvider({
    subject: 'issuer 1',
    email: 'Ada@fenmoor.example.org',
    isEmailVerified: true,
    address: '192.0.2.1',
    db: program.db,
  })
  expect(known?.name).toBe('Ada O’Neill')
  await owner.close()
  await program.close()
})
