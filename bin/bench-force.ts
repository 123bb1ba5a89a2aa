import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { encode } from 'next-auth/jwt'
import { connect, type Database } from '../db/client.ts'
import { type EmbeddedDatabase, startEmbedded } from '../db/embedded.ts'
import { asRole, migrate } from '../db/migrate.ts'
import { registerReports } from '../e2e/rules/linkage/reports/register.ts'
import { csvLine, header } from '../e2e/rules/linkage/reports/truth.ts'
import { seedBulk } from '../lib/demo/bulk.ts'
import { cast } from '../lib/demo/cast.ts'
import { sendReports } from '../lib/demo/reports.ts'
import { recomputeStale } from '../lib/work/pipeline/project.ts'
import { startSession } from '../lib/work/sign-in/sign-in.ts'
import { serverFlags } from './settings.mjs'
import { freePort, templateDatabase, toldDatabase } from './test-databases.ts'

/** A force of full size for the benches: the demonstration, many cases beside it, and a feed of crime reports. */

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const folder = path.join(root, '.bench')
const log = (line: string) => console.error(line)

export interface BenchForce {
  embedded: EmbeddedDatabase
  /** A database with so many cases and reports more; made once, copied from the demonstration. */
  sized: (size: { cases: number; reports: number }) => Promise<Place>
  stop: () => Promise<void>
}
export interface Place {
  name: string
  ownerUrl: string
  programUrl: string
}

/**
 * Starts a PostgreSQL of its own under `.bench`, with the demonstration told in it. With `kept`, a force of the size asked
 * for that an earlier run made of other sources is brought to the present migrations and rows, which takes a minute where
 * making it anew takes ten: for tries.
 */
export async function benchForce({ kept = false } = {}): Promise<BenchForce> {
  mkdirSync(folder, { recursive: true })
  rmSync(path.join(folder, 'files'), { recursive: true, force: true })
  process.env.SPO_FILES = path.join(folder, 'files')
  const embedded = await startEmbedded({ folder, durable: false, log })
  process.env.SPO_SECRET = embedded.programPassword
  const earlier = kept ? await earlierOf(embedded) : undefined
  const told = earlier ?? (await toldDatabase(embedded, await templateDatabase(embedded), log))
  const placeOfSize = async ({ cases, reports }: { cases: number; reports: number }): Promise<Place> => {
    const name = `bench_${told}_${cases}_${reports}`
    const ownerUrl = new URL(`/${name}`, embedded.ownerUrl).href
    const programUrl = asRole(ownerUrl, 'spo_program', embedded.programPassword)
    // Kept between runs while the sources of its data stay the same.
    if (await isMade(embedded, name)) {
      if (earlier) await bringUpToDate(ownerUrl, programUrl, embedded.programPassword)
      return { name, ownerUrl, programUrl }
    }
    if (earlier) throw new Error(`No force of ${cases} cases and ${reports} reports is kept: leave out --kept`)
    await removeOld(embedded, name)
    // Of several sizes of feed, the cases are made once and copied.
    const from = reports ? (await placeOfSize({ cases, reports: 0 })).name : told
    await onServer(embedded, `create database ${name} template ${from}`)
    if (!reports) {
      await seedBulk({ ownerUrl, force: 'MA', cases, at: new Date().toISOString() })
      log(`${name}: ${cases} cases added`)
      const program = connect(programUrl, { max: 2, statementTimeout: 0 })
      await recomputeStale({ db: program.db })
      await program.close()
      log(`${name}: what waits computed`)
    }
    if (reports) await addReports(programUrl, reports)
    log(`${name}: ${reports} reports added`)
    const owner = connect(ownerUrl, { max: 1, statementTimeout: 0 })
    await owner.sql.unsafe('vacuum analyze')
    await owner.sql.unsafe(`comment on database ${name} is 'made'`)
    await owner.close()
    return { name, ownerUrl, programUrl }
  }
  return { embedded, sized: placeOfSize, stop: embedded.stop }
}

/** Of which sources the force was made that is kept. */
async function earlierOf(embedded: EmbeddedDatabase): Promise<string> {
  const { sql, close } = connect(new URL('/postgres', embedded.ownerUrl).href, { max: 1 })
  const rows = await sql`select datname from pg_database where datname like 'bench\_told\_%' order by oid desc limit 1`
  await close()
  const name = rows[0] && String(rows[0].datname)
  if (!name) throw new Error('No force is kept: leave out --kept')
  return name.split('_').slice(1, 3).join('_')
}
async function bringUpToDate(ownerUrl: string, programUrl: string, programPassword: string) {
  await migrate({ ownerUrl, programPassword })
  const program = connect(programUrl, { max: 2, statementTimeout: 0 })
  const cases = await recomputeStale({ db: program.db })
  await program.close()
  if (!cases) return
  const owner = connect(ownerUrl, { max: 1, statementTimeout: 0 })
  await owner.sql.unsafe('vacuum analyze')
  await owner.close()
  log(`${cases} cases computed again`)
}

async function onServer(embedded: EmbeddedDatabase, statement: string) {
  const { sql, close } = connect(new URL('/postgres', embedded.ownerUrl).href, { max: 1, statementTimeout: 0 })
  await sql.unsafe(statement)
  await close()
}

async function isMade(embedded: EmbeddedDatabase, name: string): Promise<boolean> {
  const { sql, close } = connect(new URL('/postgres', embedded.ownerUrl).href, { max: 1 })
  const [row] =
    await sql`select shobj_description(oid, 'pg_database') as state from pg_database where datname = ${name}`
  await close()
  return row?.state === 'made'
}
/** Removes what an earlier run left half made, and what was made of other sources. */
async function removeOld(embedded: EmbeddedDatabase, name: string) {
  const { sql, close } = connect(new URL('/postgres', embedded.ownerUrl).href, { max: 1 })
  const told = name.split('_').slice(0, 3).join('_')
  const rows = await sql`select datname from pg_database where datname like 'bench\_%'`
  for (const { datname } of rows)
    if (datname === name || !String(datname).startsWith(`${told}_`))
      await sql.unsafe(`drop database if exists ${datname} with (force)`)
  await close()
}

/** As a force's feed sends them: files of at most 50,000. */
export async function addReports(programUrl: string, many: number) {
  const { db, close } = connect(programUrl, { max: 2, statementTimeout: 0 })
  try {
    const rows = registerReports(many, 2026).map(({ report }, n) => csvLine(report, n))
    for (let from = 0; from < rows.length; from += 50_000) {
      const text = [header, ...rows.slice(from, from + 50_000)].join('\n')
      await sendReports(db, cast.calloway, `Feed ${from}.csv`, text, new Date().toISOString())
    }
  } finally {
    await close()
  }
}

export interface Served {
  url: string
  pid: number
  stop: () => Promise<void>
}
/** The built program over a place, as the journeys start it. */
export async function serve(place: Place, secret: string): Promise<Served> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [...serverFlags, path.join(root, 'bin/serve-tests.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: secret,
      SPO_SECRET: secret,
      SPO_DEMONSTRATION: '1',
      SPO_PROGRAM_URL: place.programUrl,
      SPO_OWNER_URL: place.ownerUrl,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error('The server did not start')
    if (await fetch(url, { redirect: 'manual' }).catch(() => undefined)) break
    await pause(200)
  }
  const stop = () =>
    new Promise<void>(resolve => {
      child.once('close', () => resolve())
      child.kill('SIGTERM')
    })
  return { url, pid: child.pid ?? 0, stop }
}

/** A cookie of a session of this person, as signing in gives it. */
export async function cookieOf(db: Database, person: (typeof cast)[keyof typeof cast], secret: string) {
  const sid = await startSession(person, { browser: 'bench', db })
  return `next-auth.session-token=${await encode({ token: { sid }, secret })}`
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
