import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../db/cannot-start.ts'
import { startEmbedded } from '../db/embedded.ts'
import { findBrowser } from '../e2e/browser.ts'
import { serverFlags } from './settings.mjs'
import { freePort, journeysDatabase, templateDatabase, toldDatabase } from './test-databases.ts'

type Environment = Record<string, string>
type Sums = { passed: number; failed: number; lacking: string[] }

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const folder = path.join(root, '.test')
const sumsFile = path.join(folder, 'sums.json')
const [chosen = '', ...rest] = process.argv.slice(2)
const parts = chosen.split(',')
const children: ChildProcess[] = []
const cleanups: (() => Promise<unknown>)[] = []
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => finish(130))
process.on('disconnect', () => finish(130))

async function finish(code: number): Promise<never> {
  if (!stopping) {
    stopping = true
    for (const child of children) await end(child)
    for (const cleanup of cleanups.reverse()) await cleanup().catch(error => console.error(error))
    if (code !== 130) {
      const { passed, failed, lacking } = sums(code)
      if (lacking.length > 0) console.log(`Could not be run on this machine:\n${lacking.map(l => `- ${l}\n`).join('')}`)
      console.log(`${passed} passed, ${failed} failed`)
      process.exit(failed > 0 || passed === 0 ? 1 : 0)
    }
    process.exit(code)
  }
  return await new Promise<never>(() => {})
}

/** Without a sum the run did not get as far as its tests, and that is a failure; so is a proof left out where all are asked for. */
function sums(code: number): Sums {
  try {
    const { passed, failed, lacking } = JSON.parse(readFileSync(sumsFile, 'utf8')) as Sums
    const faults = failed + (process.env.SPO_WHOLE === '1' ? lacking.length : 0)
    return { passed, failed: faults === 0 && (code !== 0 || passed === 0) ? 1 : faults, lacking }
  } catch {
    return { passed: 0, failed: 1, lacking: [] }
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  return new Promise(resolve => {
    child.once('close', () => {
      clearTimeout(late)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/** Waits until the program is built, which bin/launch-tests.mjs sees to and says by this file. */
async function untilBuilt(): Promise<void> {
  const stamp = path.join(root, process.env.SPO_BUILD_DIR ?? '.next', 'sources.sha256')
  while (!existsSync(stamp)) await pause(200)
}

/** Waits, a quarter of an hour at most, for what CI installs meanwhile: a file that says `whole` when no proof may be left out. */
async function untilInstalled(): Promise<void> {
  const { SPO_TOOLS: said } = process.env
  if (!said) return
  for (let seconds = 900; seconds > 0 && !existsSync(said); seconds--) await pause(1000)
  if (existsSync(said) && readFileSync(said, 'utf8').trim() === 'whole') process.env.SPO_WHOLE = '1'
}

/** Starts `bin/serve-tests.ts` on a port of its own and waits until it answers. */
async function startServer(env: Environment): Promise<string> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [...serverFlags, path.join(root, 'bin/serve-tests.ts')], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port), NEXTAUTH_URL: url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  children.push(child)
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new CannotStart('The server for the journeys ended before it answered')
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    if (answer) return url
    await pause(200)
  }
  throw new CannotStart('The server for the journeys did not answer within a minute')
}

async function prepare(): Promise<Environment> {
  if (parts.every(part => part === 'rules')) {
    await untilInstalled()
    return {}
  }
  const embedded = await startEmbedded({ folder, durable: false, log: console.log })
  cleanups.push(embedded.stop)
  // The demonstration's files are received while it is told, here.
  process.env.SPO_FILES = path.join(folder, 'files')
  const env: Environment = {
    SPO_TEST_OWNER_URL: embedded.ownerUrl,
    SPO_TEST_PROGRAM_PASSWORD: embedded.programPassword,
    SPO_TEST_TEMPLATE: await templateDatabase(embedded),
    SPO_SECRET: embedded.programPassword,
    SPO_FILES: path.join(folder, 'files'),
    SPO_DEMONSTRATION: '1',
    SPO_LOG_LEVEL: process.env.SPO_LOG_LEVEL ?? 'warn',
  }
  const withJourneys = parts.includes('journeys')
  if (!withJourneys && !parts.includes('soak') && rest.length && !rest.some(name => name.includes('demonstration')))
    return env
  const told = await toldDatabase(embedded, String(env.SPO_TEST_TEMPLATE), console.log)
  env.SPO_TEST_TOLD = told
  await untilInstalled()
  if (!withJourneys) return env
  await untilBuilt()
  env.SPO_CHROMIUM = await findBrowser(console.log)
  const { ownerUrl, programUrl } = await journeysDatabase(embedded, told)
  Object.assign(env, {
    SPO_PROGRAM_URL: programUrl,
    SPO_OWNER_URL: ownerUrl,
    NEXTAUTH_SECRET: embedded.programPassword,
  })
  // Workers share which pages axe has passed, in this run only: the next one has other styles.
  env.SPO_AXE_PASSED = path.join(folder, 'axe')
  rmSync(env.SPO_AXE_PASSED, { recursive: true, force: true })
  mkdirSync(env.SPO_AXE_PASSED)
  env.SPO_BASE_URL = await startServer(env)
  return env
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  rmSync(sumsFile, { force: true })
  const env = await prepare()
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  const projects = parts.map(part => `--project=${part}`)
  const child = spawn(process.execPath, [cli, 'test', ...projects, ...rest], {
    cwd: root,
    env: { ...process.env, ...env, SPO_TEST_SUMS: sumsFile, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  children.push(child)
  const code = await new Promise<number>(resolve => child.once('close', status => resolve(status ?? 1)))
  await finish(code)
}

main().catch(async (error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  await finish(1)
})
