import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { keptSecret, startEmbedded } from '../db/embedded.ts'
import { asRole, loginOf, migrate, programRoleOf } from '../db/migrate.ts'
import { readSettings } from './settings.mjs'

/** The database and files of `npm start`, for a command beside it. */
export interface OwnDatabase {
  ownerUrl: string
  programUrl: string
  files: string
  close: () => Promise<void>
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Opens what `npm start` serves from: the force's own database, the embedded one that runs, or the embedded one started for
 * this command and ended with it. Sets SPO_PROGRAM_URL and SPO_FILES for the code that reads them. Throws CannotStart.
 */
export async function ownDatabase(): Promise<OwnDatabase> {
  const settings = readSettings(process.env, root)
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  const opened = settings.databaseUrl
    ? await ofForce(settings.databaseUrl, settings)
    : await startEmbeddedDatabase(settings.data)
  Object.assign(process.env, { SPO_PROGRAM_URL: opened.programUrl, SPO_FILES: settings.files })
  return { ...opened, files: settings.files }
}

async function ofForce(
  ownerUrl: string,
  settings: {
    databaseProgramUrl: string | undefined
    secret: string | undefined
    databasePassword: string | undefined
  },
): Promise<Omit<OwnDatabase, 'files'>> {
  const programUrl =
    settings.databaseProgramUrl ??
    asRole(ownerUrl, loginOf(ownerUrl), String(programRoleOf(settings, ownerUrl).programPassword))
  return { ownerUrl, programUrl, close: async () => {} }
}

async function startEmbeddedDatabase(data: string): Promise<Omit<OwnDatabase, 'files'>> {
  const running = await runningIn(data)
  if (running) return { ...running, close: async () => {} }
  if (!existsSync(data)) throw new CannotStart('There is no data here yet: run npm start first')
  const own = await startEmbedded({ folder: data, log: line => console.error(line) })
  const programUrl = await migrate({ ownerUrl: own.ownerUrl, programPassword: own.programPassword })
  return { ownerUrl: own.ownerUrl, programUrl, close: own.stop }
}

/** The embedded server that a running program holds; the port stands in the fourth line of its file. */
async function runningIn(data: string): Promise<{ ownerUrl: string; programUrl: string } | undefined> {
  const file = path.join(data, 'postgres/postmaster.pid')
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0
  if (!port) return undefined
  const [owner, program] = [
    await keptSecret(path.join(data, 'owner-password')),
    await keptSecret(path.join(data, 'program-password')),
  ]
  const ownerUrl = `postgres://spo_owner:${owner}@127.0.0.1:${port}/spo`
  const { sql, close } = connect(ownerUrl, { max: 1 })
  const answers = await sql`select 1`.then(
    () => true,
    () => false,
  )
  await close()
  return answers ? { ownerUrl, programUrl: asRole(ownerUrl, 'spo_program', program) } : undefined
}
