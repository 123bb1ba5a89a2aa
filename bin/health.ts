import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type http from 'node:http'
import { connect as connectSocket } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { database } from '../db/client.ts'
import { wallProblems } from '../db/walls.ts'
import { clamdAddress } from '../lib/work/files/clamd.ts'
import { filesFolder, store } from '../lib/work/files/store.ts'
import { mailSettings } from '../lib/work/mail/outgoing.ts'
import { log, shownError } from './log.ts'

const migrations = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../db/migrations')
const patience = 5_000
/** How long an answer to /ready is given again before it is found out anew, and the catalogue's, in milliseconds. */
const fresh = { all: 2_000, walls: 60_000 }
/** From when on what waits is said to be stuck, in minutes. */
export const stuckAfter = { mail: 60, imports: 30 }

/** What is wrong, in one line for whoever runs the service; undefined when nothing is. `warns`: the service still serves. */
export type Check = { name: string; try: () => Promise<string | undefined>; warns?: true }
export type Outcome = { name: string; problem: string | undefined; warns: boolean }

/** The work of every force that waits: when its oldest was due, and how much mail was given up in the last day. */
export async function waiting(): Promise<{
  mail: Date | null
  imports: Date | null
  reports: Date | null
  failed: number
}> {
  const [row] = await database().sql<
    { mail: string | null; imports: string | null; reports: string | null; failed: number }[]
  >`
    select mail, imports, reports, failed from spo_waiting()`
  const date = (text: string | null | undefined) => (text ? new Date(text) : null)
  return { mail: date(row?.mail), imports: date(row?.imports), reports: date(row?.reports), failed: row?.failed ?? 0 }
}

async function appliedMigrations(): Promise<string | undefined> {
  const known = readMigrationFiles({ migrationsFolder: migrations })
  const rows = await database().sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`
  const applied = new Set(rows.map(r => r.hash))
  const missing = known.filter(m => !applied.has(m.hash)).length
  if (missing) return `The database lacks ${missing} of this version’s migrations: run npm run migrate`
  return rows.length > known.length ? 'The database was migrated by a newer version of this program' : undefined
}

let answered: { at: number; yes: Promise<boolean> } | undefined
/** Whether the database answers, asked at most once a second. A page is not begun that would break half-way. */
export function databaseAnswers(): Promise<boolean> {
  if (answered && Date.now() - answered.at < 1_000) return answered.yes
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), 3_000)
  })
  const asked = database().sql`select 1`.then(
    () => true,
    () => false,
  )
  const yes = Promise.race([asked, late]).finally(() => clearTimeout(timer))
  answered = { at: Date.now(), yes }
  return yes
}

let walls: { of: string | undefined; at: number; problems: string[] } | undefined
async function catalogue(): Promise<string | undefined> {
  const of = process.env.SPO_PROGRAM_URL
  if (!walls || walls.of !== of || Date.now() - walls.at > fresh.walls) {
    const [me] = await database().sql<{ name: string }[]>`select current_user as name`
    walls = { of, at: Date.now(), problems: await wallProblems(database().sql, me?.name) }
  }
  const [first] = walls.problems
  return (
    first && `${first}${walls.problems.length > 1 ? `, and ${walls.problems.length - 1} more: run npm run verify` : ''}`
  )
}

/** Writes a small file to where files are kept and takes it out of the incoming folder: what an upload does. */
export async function filesProblem(): Promise<string | undefined> {
  const folder = path.join(filesFolder(), 'incoming')
  const probe = path.join(folder, `probe-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, 'probe', { mode: 0o600 })
  } catch (error) {
    return `SPO_FILES: the folder ${filesFolder()} cannot be written to (${(error as NodeJS.ErrnoException).code})`
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
  try {
    await store().write('probe', new Date().toISOString())
    return undefined
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string }
    return process.env.SPO_S3_BUCKET
      ? `SPO_S3_BUCKET: the bucket ${process.env.SPO_S3_BUCKET} cannot be written to (${code ?? name ?? 'no answer'})`
      : `SPO_FILES: the folder ${filesFolder()} cannot be written to (${code ?? name})`
  }
}

/** Whether something answers there: clamd with PONG, a mail relay with its greeting. */
function answers(
  target: { host?: string | undefined; port?: number; path?: string },
  say: string | undefined,
  expected: RegExp,
): Promise<boolean> {
  return new Promise(resolve => {
    const socket = target.path ? connectSocket(target.path) : connectSocket(target.port ?? 0, target.host)
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(patience - 1_000, () => end(false))
    socket.once('error', () => end(false))
    socket.once('connect', () => say && socket.write(say))
    socket.once('data', text => end(expected.test(text.toString('latin1'))))
    socket.once('close', () => end(false))
  })
}

async function scanner(): Promise<string | undefined> {
  const address = clamdAddress()
  if (!address) return undefined
  const tcp = /^(.+):(\d+)$/.exec(address)
  const target = tcp ? { host: tcp[1], port: Number(tcp[2]) } : { path: address }
  return (await answers(target, 'zPING\0', /PONG/))
    ? undefined
    : `SPO_CLAMD: no virus scanner answers at ${address}, so no file can be added`
}

async function relay(): Promise<string | undefined> {
  const mail = mailSettings()
  if (!mail) return undefined
  const url = new URL(mail.smtpUrl)
  // A relay that speaks TLS from the first byte says nothing until it is greeted so: that it is there is enough.
  if (url.protocol === 'smtps:') return undefined
  const ok = await answers({ host: url.hostname, port: Number(url.port || 587) }, undefined, /^220/)
  return ok ? undefined : `SPO_SMTP_URL: no mail relay answers at ${url.hostname}:${url.port || 587}`
}

const minutesSince = (date: Date | null) => (date ? (Date.now() - date.getTime()) / 60_000 : 0)
async function queues(): Promise<string | undefined> {
  const work = await waiting()
  if (mailSettings() && minutesSince(work.mail) > stuckAfter.mail)
    return `Mail has waited for ${Math.round(minutesSince(work.mail))} minutes`
  const oldest = Math.max(minutesSince(work.imports), minutesSince(work.reports))
  return oldest > stuckAfter.imports ? `An import has waited for ${Math.round(oldest)} minutes` : undefined
}

/** Everything that this program needs, in the order in which it needs it. */
export const checks: Check[] = [
  {
    name: 'database',
    try: async () => {
      await database().sql`select 1`
      return undefined
    },
  },
  { name: 'migrations', try: appliedMigrations },
  { name: 'grants', try: catalogue },
  { name: 'files', try: filesProblem },
  { name: 'scanner', try: scanner, warns: true },
  { name: 'mail', try: relay, warns: true },
  { name: 'queues', try: queues, warns: true },
]

/** Tries everything at once; what does not answer in five seconds is a problem too. */
export const tryAll = (which: readonly Check[] = checks): Promise<Outcome[]> =>
  Promise.all(
    which.map(async ({ name, try: attempt, warns = false }) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<string>(resolve => {
        timer = setTimeout(() => resolve('There was no answer within 5 seconds'), patience)
      })
      const problem = await Promise.race([attempt(), late]).catch((error: unknown) => {
        const { message, type } = shownError(error)
        return message || type
      })
      clearTimeout(timer)
      return { name, problem, warns }
    }),
  )

export type Health = { ready: () => Promise<Outcome[]> }

/** The state of this instance, tried at most every two seconds however often it is asked for. */
export function watchHealth(): Health {
  let last: { at: number; outcome: Promise<Outcome[]> } | undefined
  let said = ''
  return {
    ready: () => {
      if (!last || Date.now() - last.at > fresh.all) {
        const outcome = tryAll()
        last = { at: Date.now(), outcome }
        outcome.then(results => {
          const problems = results.flatMap(r => (r.problem ? [`${r.name}: ${r.problem}`] : []))
          if (problems.join('\n') !== said)
            log.warn({ problems }, problems.length ? 'Not everything is ready' : 'Everything is ready again')
          said = problems.join('\n')
        })
      }
      return last.outcome
    },
  }
}

/** /health: this process answers. /ready: what it needs is there; which part is not is named, and why is in the log alone. */
export function answerHealth(health: Health, request: http.IncomingMessage, response: http.ServerResponse): boolean {
  const path = request.url?.split('?')[0]
  if (path !== '/health' && path !== '/ready') return false
  const answer = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body))
  }
  if (path === '/health') answer(200, { status: 'alive' })
  else
    health.ready().then(outcomes => {
      const isReady = outcomes.every(o => !o.problem || o.warns)
      const state = (o: Outcome) => (o.problem ? (o.warns ? 'warning' : 'failed') : 'ok')
      answer(isReady ? 200 : 503, {
        status: isReady ? 'ready' : 'not ready',
        checks: Object.fromEntries(outcomes.map(o => [o.name, state(o)])),
      })
    })
  return true
}
