import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serverFlags } from '../bin/settings.mjs'
import { freePort } from '../bin/test-databases.ts'
import { loginOf, migrate } from '../db/migrate.ts'
import { type Debian, makeOwner, startDebian } from './debian-postgres.ts'
import { HttpPerson } from './http-person.ts'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts'

/** The service as a force runs it, of parts of its own: the distribution's PostgreSQL, the built program, a provider. */

const root = path.resolve(import.meta.dirname, '..')
export const secret = '7f1d9c2b64a8e0537f1d9c2b64a8e053'
const databasePassword = '53e0a8642b9c1d7f53e0a8642b9c1d7f'

export interface Instance {
  url: string
  pid: () => number
  /** Everything that it has written, its log above all. */
  said: () => string
  start: () => Promise<void>
  stop: () => Promise<void>
  kill: () => Promise<void>
}
export interface OwnService {
  url: string
  database: Debian
  ownerUrl: string
  programUrl: string
  folder: string
  provider: IdentityProvider
  instances: Instance[]
  /** Signs somebody in through the provider, to a page that is for them. */
  person: (email: string, to?: string) => Promise<HttpPerson>
  command: (name: string, ...options: string[]) => Promise<{ code: number; out: string }>
  stop: () => Promise<void>
}

/** Runs a command of the program as a force's IT does, with the owner's address. */
export const runCommand = (
  name: string,
  options: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; out: string }> =>
  new Promise(resolve =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join(root, `bin/${name}.ts`), ...options],
      { env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, out: out + err }),
    ).stdin?.end(),
  )

/** One instance of the built program, which can be killed and started again at the same address. */
export async function makeInstance(env: Record<string, string>): Promise<Instance> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  let said = ''
  const {
    DATABASE_URL: _d,
    DATABASE_PROGRAM_URL: _p,
    SPO_DEMONSTRATION: _s,
    SPO_PROGRAM_URL: _u,
    ...rest
  } = process.env
  const start = async () => {
    child = spawn(process.execPath, [...serverFlags, path.join(root, 'bin/serve.ts')], {
      cwd: root,
      env: { ...rest, SPO_LOG_LEVEL: 'info', SPO_URL: url, ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const running = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', text => {
        said += text
      })
    ended = new Promise(resolve => running.once('close', () => resolve()))
    for (let tries = 0; tries < 900; tries++) {
      if (running.exitCode !== null) throw new Error(`The instance ended: ${said.slice(-2000)}`)
      const ready = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
      if (ready?.status === 200) return
      await pause(100)
    }
    throw new Error(`The instance was not ready within 90 seconds: ${said.slice(-2000)}`)
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child?.kill(signal)
    await ended
  }
  return {
    url,
    pid: () => child?.pid ?? 0,
    said: () => said,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

export interface OwnServiceOptions {
  bin: string
  instances?: number
  durable?: boolean
  /** The address that people know, where a proxy stands in front. */
  publicUrl?: string
  env?: Record<string, string>
  /** How people ask, where a proxy stands in front. */
  ask?: typeof fetch
}

/** Its database migrated; who is in it is left to the caller. No instance is started yet. */
export async function ownService(o: OwnServiceOptions): Promise<OwnService> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-own-'))
  const database = await startDebian(o.bin, { durable: o.durable ?? false })
  await makeOwner(database)
  const forOwner = {
    DATABASE_URL: database.ownerUrl,
    SPO_SECRET: secret,
    SPO_DATABASE_PASSWORD: databasePassword,
    SPO_DATA: folder,
    SPO_FILES: path.join(folder, 'files'),
    PG_BIN: o.bin,
  }
  const command = (name: string, ...options: string[]) => runCommand(name, options, forOwner)
  // As `npm run migrate` does it, without a process of its own.
  const programUrl = await migrate({
    ownerUrl: database.ownerUrl,
    programLogin: loginOf(database.ownerUrl),
    programPassword: databasePassword,
  })
  const base = {
    SPO_SECRET: secret,
    SPO_PROGRAM_URL: programUrl,
    SPO_DATA: folder,
    SPO_FILES: path.join(folder, 'files'),
    ...o.env,
  }
  const instances: Instance[] = []
  // The provider knows one address of the program, which the first instance has where no proxy stands in front.
  const settings: Record<string, string> = { ...base }
  for (let n = 0; n < (o.instances ?? 1); n++) instances.push(await makeInstance(settings))
  const url = o.publicUrl ?? instances[0]?.url ?? ''
  const provider = await startIdentityProvider(url)
  Object.assign(settings, {
    SPO_URL: url,
    SPO_OIDC_ISSUER: provider.issuer,
    SPO_OIDC_CLIENT_ID: provider.clientId,
    SPO_OIDC_CLIENT_SECRET: provider.clientSecret,
  })
  return {
    url,
    database,
    ownerUrl: database.ownerUrl,
    programUrl,
    folder,
    provider,
    instances,
    command,
    person: async (email, to) => {
      // On a machine that starves, the program waits for the provider for less long than it takes to answer.
      for (let tries = 0; ; tries++) {
        const one = new HttpPerson(url, o.ask)
        try {
          await one.signIn(email, to)
          return one
        } catch (fault) {
          if (tries === 4) throw fault
        }
      }
    },
    stop: async () => {
      for (const instance of instances) await instance.stop()
      await provider.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
