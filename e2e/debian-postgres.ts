import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../bin/test-databases.ts'
import { connect } from '../db/client.ts'
import { userToRunAs } from '../db/embedded-place.ts'

const run = promisify(execFile)
const debian = '/usr/lib/postgresql'

/** The folder of the distribution's own PostgreSQL with its client, the oldest that is here; undefined without one. */
export function debianPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(a) - Number(b)) : []
  return versions.map(v => path.join(debian, v, 'bin')).find(folder => existsSync(path.join(folder, 'initdb')))
}

export type Debian = {
  ownerUrl: string
  serverUrl: string
  /** Ends the server, its data kept; and begins it again. */
  pause: () => Promise<void>
  resume: () => Promise<void>
  /** Ends it as a machine does that loses its power to it: nothing is written out, nobody is told. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** Makes the database's owner, who is no superuser, and the database: what a force's own administrator of databases does. */
export async function makeOwner(database: Debian): Promise<void> {
  const boss = connect(database.serverUrl, { max: 1 })
  await boss.sql.unsafe(`create role force_it login createrole password '${new URL(database.ownerUrl).password}'`)
  await boss.sql.unsafe('create database spo owner force_it')
  await boss.close()
}

/** A server of it with a database `spo` whose owner is no superuser, as a force has. */
export async function startDebian(bin: string, { durable = false } = {}): Promise<Debian> {
  const runAs = await userToRunAs()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-debian-'))
  const data = path.join(folder, 'data')
  const secret = path.join(folder, 'password')
  const password = randomBytes(16).toString('hex')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (runAs) for (const one of [folder, data, secret]) chownSync(one, runAs.uid, runAs.gid)
  const as = { ...runAs, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', NODE_ENV: process.env.NODE_ENV } }
  await run(
    path.join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'boss',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    as,
  )
  const port = await freePort()
  const flags = [durable ? 'fsync=on' : 'fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap(
    setting => ['-c', setting],
  )
  const begin = () => {
    const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...as,
      stdio: 'ignore',
    })
    return { child, ended: new Promise<void>(resolve => child.once('close', () => resolve())) }
  }
  let server = begin()
  const end = async (signal: 'SIGINT' | 'SIGKILL') => {
    server.child.kill(signal)
    await server.ended
  }
  const pauseIt = () => end('SIGINT')
  const serverUrl = `postgres://boss:${password}@127.0.0.1:${port}/postgres`
  const answers = async () => {
    const { sql, close } = connect(serverUrl, { max: 1 })
    const up = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await close()
    return up
  }
  /** After a kill the backends of before take a moment to leave, and until then a new server ends at once. */
  const resume = async () => {
    server = begin()
    for (let tries = 0; tries < 300; tries++) {
      if (await answers()) return
      if (server.child.exitCode !== null) server = begin()
      await pause(100)
    }
    throw new Error('The server did not come back')
  }
  const stop = async () => {
    await pauseIt()
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 100; tries++) {
    if (await answers())
      return {
        ownerUrl: `postgres://force_it:${password}@127.0.0.1:${port}/spo`,
        serverUrl,
        pause: pauseIt,
        resume,
        kill: () => end('SIGKILL'),
        stop,
      }
    await pause(100)
  }
  await stop()
  throw new Error('The server did not answer')
}
