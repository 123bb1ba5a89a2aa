import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { freePort } from '../../bin/test-databases.ts'
import { connect } from '../../db/client.ts'
import { migrate, programRoleOf } from '../../db/migrate.ts'
import { debianPostgres, startDebian } from '../debian-postgres.ts'

const root = path.resolve(import.meta.dirname, '../..')
const bin = debianPostgres()
const secret = '7f1d9c2b64a8e0537f1d9c2b64a8e053'

test('served without the owner’s address; the database goes away, its page is ours, and the service goes on by itself', async () => {
  test.skip(!bin, 'no PostgreSQL of the distribution')
  const database = await startDebian(String(bin))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-away-'))
  const boss = connect(database.serverUrl, { max: 1 })
  await boss.sql.unsafe(`create role force_it login createrole password '${new URL(database.ownerUrl).password}'`)
  await boss.sql.unsafe('create database spo owner force_it')
  await boss.close()
  const programUrl = await migrate({
    ownerUrl: database.ownerUrl,
    ...programRoleOf({ secret, databasePassword: undefined }, database.ownerUrl),
  })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { DATABASE_URL: _d, DATABASE_PROGRAM_URL: _p, SPO_DEMONSTRATION: _s, ...env } = process.env
  const server = spawn(process.execPath, [path.join(root, 'bin/serve.ts')], {
    cwd: root,
    env: {
      ...env,
      PORT: String(port),
      SPO_URL: url,
      SPO_SECRET: secret,
      SPO_PROGRAM_URL: programUrl,
      SPO_DATA: folder,
      SPO_FILES: path.join(folder, 'files'),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', text => {
      said += text
    })
  const ended = new Promise(resolve => server.once('close', resolve))
  const status = (at: string) =>
    fetch(`${url}${at}`, { redirect: 'manual' }).then(
      answer => answer.status,
      () => 0,
    )
  const until = async (at: string, wanted: number) => {
    for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
      if ((await status(at)) === wanted) return
      await pause(200)
    }
    throw new Error(`${at} did not come to ${wanted}: ${said}`)
  }
  try {
    await until('/sign-in', 200)
    expect(await status('/ready')).toBe(200)
    await database.pause()
    await until('/sign-in', 503)
    const page = await fetch(`${url}/sign-in`)
    expect(await page.text()).toContain('Its database does not answer at the moment. Nothing was saved.')
    expect(page.headers.get('retry-after')).toBe('5')
    const posted = await fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email: 'a' }) })
    expect(posted.status).toBe(503)
    expect(await status('/health')).toBe(200)
    await until('/ready', 503)
    await database.resume()
    await until('/sign-in', 200)
    await until('/ready', 200)
    expect(said).not.toContain('uncaughtException')
  } finally {
    server.kill('SIGTERM')
    await ended
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
