import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { serverFlags } from './settings.mjs'
import { root, sourcesHash } from './sources.mjs'

const running = new Set()

/** Says why in one line and ends with exit code 1. */
export function refuse(line) {
  console.error(line)
  process.exit(1)
}

/** Node 24 as the lock file pins it, whatever the machine has. */
export function pinnedNode() {
  const pinned = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) return pinned
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return process.execPath
  return refuse('The pinned Node was not installed: remove node_modules and start again, or install Node 24')
}

/** Installs the packages unless what is installed is what the lock file says. */
export async function install() {
  if (isInstalled()) return
  console.log('Installing packages')
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  if ((await run('npm', ['ci', ...flags], { silent: true })) === 0 && isInstalled()) return
  // `npm ci` also refuses a lock file that omits another platform's optional package; install keeps to the lock all the same.
  if ((await run('npm', ['install', '--no-save', ...flags], { quiet: true })) !== 0 || !isInstalled()) {
    refuse('The packages could not be installed: see the lines above')
  }
}

function isInstalled() {
  const read = file => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  const installed = read('node_modules/.package-lock.json')
  return Object.entries(read('package-lock.json')).every(([at, wanted]) => {
    if (at === '') return true
    const have = installed[at]
    return have ? have.version === wanted.version : Boolean(wanted.optional || wanted.devOptional || wanted.peer)
  })
}

/** Builds into `folder` unless the build there is of these very sources. */
export async function build(folder = '.next') {
  if (isBuilt(folder)) return
  console.log('Building')
  const stamp = sourcesHash()
  rmSync(stampFile(folder), { force: true })
  // Next rewrites both for the folder it builds into; that is no change to keep.
  const kept = ['tsconfig.json', 'next-env.d.ts'].map(name => [path.join(root, name), contentOf(path.join(root, name))])
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const env = { NODE_ENV: 'production', SPO_BUILD_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' }
  const code = await run(pinnedNode(), [next, 'build'], { quiet: true, env })
  for (const [file, content] of kept) if (content && content !== contentOf(file)) writeFileSync(file, content)
  if (code !== 0) refuse('The program could not be built: see the lines above')
  mkdirSync(path.join(root, folder), { recursive: true })
  writeFileSync(stampFile(folder), stamp)
}

export function isBuilt(folder) {
  return contentOf(stampFile(folder)) === sourcesHash()
}

function stampFile(folder) {
  return path.join(root, folder, 'sources.sha256')
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Runs a program in a group of its own to its end; with `quiet` its output is shown only if it fails, with `silent` never. Returns its exit code. */
export function run(program, args, { quiet = false, silent = false, env = {} } = {}) {
  return new Promise(resolve => {
    const windows = process.platform === 'win32'
    const output = silent ? 'ignore' : quiet ? 'pipe' : 'inherit'
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: systemPath() },
      stdio: ['ignore', output, output],
      detached: !windows,
      shell: windows && program === 'npm',
    })
    running.add(child)
    let said = ''
    const collect = text => {
      said += text
    }
    child.stdout?.setEncoding('utf8').on('data', collect)
    child.stderr?.setEncoding('utf8').on('data', collect)
    child.once('error', error => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (code, signal) => {
      running.delete(child)
      if (code !== 0 && said) process.stderr.write(said)
      if (signal) console.error(`${path.basename(program)} was ended from outside by ${signal}`)
      resolve(code ?? 1)
    })
  })
}

/** The path without node_modules/.bin, which npm puts first: an install must not run on the Node it is replacing. */
function systemPath() {
  const parts = (process.env.PATH ?? '').split(path.delimiter)
  return parts.filter(part => !part.endsWith(path.join('node_modules', '.bin'))).join(path.delimiter)
}

/**
 * Runs a TypeScript program on the pinned Node in our place: every way of being told to stop is passed on,
 * and it is told too when we or the npm above us vanish. Returns its exit code.
 */
export function become(file, args, env) {
  return new Promise(resolve => {
    const child = spawn(
      pinnedNode(),
      [...(file === 'bin/serve.ts' ? serverFlags : serverFlags.slice(0, 1)), path.join(root, file), ...args],
      {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      },
    )
    stopping = () => {
      if (child.connected) child.disconnect()
      setTimeout(() => child.kill('SIGKILL'), 40_000).unref()
    }
    child.once('close', code => resolve(code ?? 1))
  })
}

let stopping = () => {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {
      child.kill('SIGTERM')
    }
  }
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping())

// npm does not always pass a signal on, but it never outlives one: its end is ours.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) stopping()
  }, 500).unref()
}
