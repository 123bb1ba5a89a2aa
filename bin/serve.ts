import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../db/cannot-start.ts'
import { type EmbeddedDatabase, keptSecret, startEmbedded } from '../db/embedded.ts'
import { migrate, programRoleOf } from '../db/migrate.ts'
import { startJobs } from '../lib/work/jobs/jobs.ts'
import { demonstrationAccounts, fillEmptyDatabase } from './demonstration.ts'
import { checks, tryAll, watchHealth } from './health.ts'
import { log as logger, shownError, takeConsole } from './log.ts'
import { serveMetrics } from './metrics.ts'
import { serveApp } from './serve-app.ts'
import { readSettings, type Settings } from './settings.mjs'
import { logSlowStatements } from './slow-statements.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
// For whoever starts the program at a terminal; what happens from then on is in the log.
const log = (line: string) => void process.stdout.write(`${line}\n`)
const cleanups: (() => Promise<unknown>)[] = []
let stopping = false

/** Ends everything in the opposite order of its start: requests, then Next, then the database. */
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  const failed = setTimeout(() => process.exit(1), 35_000)
  failed.unref()
  for (const cleanup of cleanups.reverse())
    await cleanup().catch(error => logger.error({ error: shownError(error) }, 'Stopping'))
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
process.on('disconnect', () => stop(0))

async function prepareOwn(settings: Settings, ownerUrl: string): Promise<void> {
  const secret = settings.secret ?? ''
  const programUrl = await migrate({
    ownerUrl,
    programUrl: settings.databaseProgramUrl,
    ...programRoleOf(settings, ownerUrl),
  })
  setEnvironment(settings, programUrl, secret)
}

async function prepareEmbedded(settings: Settings): Promise<void> {
  // At a terminal only what goes wrong is worth a line.
  logger.level = process.env.SPO_LOG_LEVEL ?? 'warn'
  // The people of the demonstration are invented, and so are their addresses.
  delete process.env.SPO_SMTP_URL
  const secret = settings.secret ?? (await keptSecret(path.join(settings.data, 'secret')))
  const embedded = await startEmbedded({ folder: settings.data, log })
  cleanups.push(embedded.stop)
  embedded.ended.then(() => {
    if (stopping) return
    process.stderr.write('The database ended unexpectedly, and the program with it: start again\n')
    stop(1)
  })
  // The demonstration's files are received while it is told.
  process.env.SPO_FILES = settings.files
  const programUrl = await migrateAndFill(embedded)
  setEnvironment(settings, programUrl, secret)
  Object.assign(process.env, { SPO_DEMONSTRATION: '1' })
}

async function migrateAndFill(embedded: EmbeddedDatabase): Promise<string> {
  const { ownerUrl, programPassword } = embedded
  return await fillEmptyDatabase({ ownerUrl, log, migrate: () => migrate({ ownerUrl, programPassword }) })
}

/** What the app reads at run time; the owner's address is not among it. */
function setEnvironment(settings: Settings, programUrl: string, secret: string): void {
  mkdirSync(settings.files, { recursive: true, mode: 0o700 })
  delete process.env.DATABASE_URL
  delete process.env.SPO_DEMONSTRATION
  delete process.env.DATABASE_PROGRAM_URL
  Object.assign(process.env, {
    NODE_ENV: 'production',
    SPO_PROGRAM_URL: programUrl,
    SPO_SECRET: secret,
    SPO_FILES: settings.files,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.url,
  })
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, root)
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  if (!existsSync(path.join(root, process.env.SPO_BUILD_DIR ?? '.next', 'BUILD_ID'))) {
    throw new CannotStart('The program is not built: run npm run build')
  }
  if (settings.databaseUrl) await prepareOwn(settings, settings.databaseUrl)
  else if (settings.programUrl) setEnvironment(settings, settings.programUrl, settings.secret ?? '')
  else await prepareEmbedded(settings)
  if (stopping) return
  takeConsole()
  logSlowStatements()
  for (const { name, problem, warns } of await tryAll(checks.filter(c => c.name !== 'queues'))) {
    if (!problem) continue
    if (!warns) throw new CannotStart(problem.includes(':') ? problem : `${name}: ${problem}`)
    logger.warn(problem)
  }
  const health = watchHealth()
  if (settings.metricsPort)
    cleanups.push(await serveMetrics({ host: settings.metricsHost, port: settings.metricsPort, health }))
  cleanups.push(await serveApp({ root, host: settings.host, port: settings.port, health }))
  cleanups.push(...startJobs())
  log(`\nReady at ${settings.url}`)
  if (!settings.databaseUrl && !settings.programUrl) {
    for (const line of await demonstrationAccounts()) log(line)
  }
}

main().catch(async (error: unknown) => {
  if (stopping) return
  if (error instanceof CannotStart) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${JSON.stringify(shownError(error), null, 2)}\n`)
  await stop(1)
})
