import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { CannotStart } from './cannot-start.ts'
import {
  type Binaries,
  copyBinaries,
  exists,
  findBinaries,
  type Owner,
  reachable,
  refugeFor,
  userToRunAs,
} from './embedded-place.ts'

// The npm binaries are driven directly: the wrapper class cannot adopt or stop a server that outlived its
// parent, writes the password to a readable file in /tmp, and its exit hook would race our orderly shutdown.

export type EmbeddedOptions = {
  /** Folder for everything this database keeps: its data in `postgres`, its passwords beside it. */
  folder: string
  /** Off only for tests: a crash of the machine may then lose or damage the data. */
  durable?: boolean
  log?: (line: string) => void
}

export type EmbeddedDatabase = {
  ownerUrl: string
  programPassword: string
  port: number
  dataFolder: string
  /** Resolves when PostgreSQL has ended by itself or by `stop`. */
  ended: Promise<void>
  stop: () => Promise<void>
}

const run = promisify(execFile)
const owner = 'spo_owner'
const databaseName = 'spo'

/** Starts PostgreSQL on the data in `folder`, first making it if absent, and ending any server left over from before. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => {})
  const folder = path.resolve(options.folder)
  await fs.mkdir(folder, { recursive: true })
  const password = await keptSecret(path.join(folder, 'owner-password'))
  const programPassword = await keptSecret(path.join(folder, 'program-password'))
  const runAs = await userToRunAs()
  // The secrets beside the data stay readable by their owner alone; passing through the folder is all that is given.
  if (runAs) await fs.chmod(folder, (await fs.stat(folder)).mode | 0o111)
  let binaries = await findBinaries()
  let dataFolder = path.join(folder, 'postgres')
  if (runAs && !((await reachable(folder, runAs)) && (await reachable(binaries.postgres, runAs)))) {
    const refuge = await refugeFor(folder, password, runAs)
    log(`The database user cannot reach ${folder}, so its data is kept in ${refuge}`)
    dataFolder = path.join(refuge, 'postgres')
    binaries = await copyBinaries(binaries, refuge, runAs)
  }
  await endOrphan(dataFolder, log)
  if (!(await exists(path.join(dataFolder, 'spo-ready')))) {
    await initialise(binaries, dataFolder, password, runAs)
  }
  await checkReadable(dataFolder, runAs)
  return await serve(binaries, dataFolder, { password, programPassword, runAs, durable: options.durable ?? true })
}

/** The secret kept in `file`, made at random on first use and readable by its owner alone. */
export async function keptSecret(file: string): Promise<string> {
  const kept = await fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new CannotStart(`Cannot read ${file} (${error.code}): it belongs to the user who first started the program`)
  })
  if (kept.length >= 32) return kept
  const secret = randomBytes(32).toString('hex')
  const draft = `${file}.${process.pid}`
  await fs.writeFile(draft, secret, { mode: 0o600 })
  await fs.rename(draft, file)
  return secret
}

async function checkReadable(dataFolder: string, runAs: Owner | undefined): Promise<void> {
  const { uid } = await fs.stat(dataFolder)
  const mine = runAs?.uid ?? process.getuid?.()
  if (mine === undefined || uid === mine) return
  throw new CannotStart(`The data in ${dataFolder} belongs to another user: start as that user, or remove the folder`)
}

async function initialise(
  binaries: Binaries,
  dataFolder: string,
  password: string,
  runAs: Owner | undefined,
): Promise<void> {
  // Without its mark the folder holds an initdb that was cut half-way and no work of anybody's.
  await fs.rm(dataFolder, { recursive: true, force: true })
  await fs.mkdir(dataFolder, { mode: 0o700 })
  const secret = `${dataFolder}.new-password`
  await fs.writeFile(secret, password, { mode: 0o600 })
  if (runAs) {
    await fs.chown(dataFolder, runAs.uid, runAs.gid)
    await fs.chown(secret, runAs.uid, runAs.gid)
  }
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  try {
    await run(
      binaries.initdb,
      [`--pgdata=${dataFolder}`, `--username=${owner}`, `--pwfile=${secret}`, '--locale=C', ...flags],
      { ...runAs, cwd: '/', env: cleanEnvironment() },
    )
  } catch (error) {
    const text = String((error as { stderr?: string }).stderr ?? error)
    throw new CannotStart(`PostgreSQL could not make its data folder ${dataFolder}: ${lastLine(text)}`)
  } finally {
    await fs.rm(secret, { force: true })
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

/** PG* variables of the person's own shell would otherwise steer our server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC' }
}

/** Ends a server left running on this data after its parent was killed; a process id taken over by another program is left alone. */
async function endOrphan(dataFolder: string, log: (line: string) => void): Promise<void> {
  const file = path.join(dataFolder, 'postmaster.pid')
  const text = await fs.readFile(file, 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (!(pid > 1)) return
  if (await isOurServer(pid, dataFolder)) {
    log('Ending the PostgreSQL left running from before')
    for (const [signal, seconds] of [
      ['SIGINT', 20],
      ['SIGQUIT', 5],
      ['SIGKILL', 5],
    ] as const) {
      process.kill(pid, signal)
      if (await waitForExit(pid, dataFolder, seconds)) break
    }
  }
  await fs.rm(file, { force: true })
}

async function waitForExit(pid: number, dataFolder: string, seconds: number): Promise<boolean> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    if (!(await isOurServer(pid, dataFolder))) return true
    await pause(50)
  }
  return false
}

async function isOurServer(pid: number, dataFolder: string): Promise<boolean> {
  const command =
    process.platform === 'linux'
      ? (await fs.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
      : (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))).stdout.split(' -')
  return command.some(word => word.trim().endsWith(dataFolder))
}

type ServeOptions = { password: string; programPassword: string; runAs: Owner | undefined; durable: boolean }

async function serve(binaries: Binaries, dataFolder: string, options: ServeOptions): Promise<EmbeddedDatabase> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const port = await freePort()
    const attempt = launch(binaries, dataFolder, port, options)
    const url = `postgres://${owner}:${options.password}@127.0.0.1:${port}`
    const state = await Promise.race([attempt.ended.then(() => 'ended' as const), answering(url, deadline)])
    if (state === 'answering') {
      await createDatabase(url, dataFolder)
      return {
        ownerUrl: `${url}/${databaseName}`,
        programPassword: options.programPassword,
        port,
        dataFolder,
        ended: attempt.ended,
        stop: attempt.stop,
      }
    }
    await attempt.stop()
    // Another program took the port first, or backends of a killed server are still leaving: both pass.
    const passing = /could not bind|Address already in use|still in use|lock file/.test(attempt.output())
    if (!passing || Date.now() > deadline) {
      throw new CannotStart(`PostgreSQL did not start on ${dataFolder}: ${lastLine(attempt.output()) || 'no answer'}`)
    }
    await pause(300)
  }
}

function launch(binaries: Binaries, dataFolder: string, port: number, options: ServeOptions) {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    jit: 'off',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A group of its own, so that Ctrl-C at the terminal reaches it only through us, after the last request.
  const child = spawn(binaries.postgres, ['-D', dataFolder, '-p', String(port), ...flags], {
    ...options.runAs,
    cwd: '/',
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-4000)
  })
  const ended = new Promise<void>(resolve => {
    child.once('close', () => resolve())
    child.once('error', error => {
      output += String(error)
      resolve()
    })
  })
  const stop = async () => {
    for (const [signal, seconds] of [
      ['SIGINT', 20],
      ['SIGQUIT', 5],
      ['SIGKILL', 5],
    ] as const) {
      child.kill(signal)
      const timer = new AbortController()
      const late = pause(seconds * 1000, 'late', { signal: timer.signal }).catch(() => 'ended')
      const outcome = await Promise.race([ended, late])
      timer.abort()
      if (outcome !== 'late') return
    }
  }
  return { ended, stop, output: () => output }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

async function answering(url: string, deadline: number): Promise<'answering' | 'silent'> {
  while (Date.now() < deadline) {
    const sql = postgres(`${url}/postgres`, { max: 1, connect_timeout: 2, onnotice: () => {} })
    try {
      await sql`select 1`
      return 'answering'
    } catch {
      await pause(50)
    } finally {
      await sql.end({ timeout: 0 })
    }
  }
  return 'silent'
}

async function createDatabase(url: string, dataFolder: string): Promise<void> {
  const mark = path.join(dataFolder, 'spo-ready')
  if (await exists(mark)) return
  const sql = postgres(`${url}/postgres`, { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${databaseName}`
    if (!found) await sql.unsafe(`create database ${databaseName}`)
    await sql.unsafe('checkpoint')
  } finally {
    await sql.end({ timeout: 5 })
  }
  await fs.writeFile(mark, '')
}
