import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { CannotStart } from '../db/cannot-start.ts'

const run = promisify(execFile)
// The shell without a window takes a third of the work.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium that starts: Playwright's own, else the system's, else one installed now. */
export async function findBrowser(log: (line: string) => void): Promise<string> {
  const found = await firstThatStarts()
  if (found) return found
  log('Installing a browser')
  const cli = path.join(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 300_000 }).catch(() => undefined)
  const playwrights = await firstThatStarts()
  if (playwrights) return playwrights
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) => run('apt-get', args, { env, timeout: 600_000, maxBuffer: 1e8 })
    await apt('update').catch(() => undefined)
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await apt('install', '-y', '--no-install-recommends', name).catch(() => undefined)
      const installed = await firstThatStarts()
      if (installed) return installed
    }
  }
  throw new CannotStart(
    'The journeys need Chromium: install chromium or Google Chrome, or set SPO_CHROMIUM to its path',
  )
}

async function firstThatStarts(): Promise<string | undefined> {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap(folder => names.map(name => path.join(folder, name)))
  const candidates = [process.env.SPO_CHROMIUM ?? '', chromium.executablePath(), ...onPath, ...applications]
  for (const candidate of candidates) {
    if (candidate && existsSync(candidate) && (await starts(candidate))) return candidate
  }
  return undefined
}

/** A browser that is there may still lack a library of the system, so it is opened once. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: browserArguments() })
    await browser.close()
    return true
  } catch {
    return false
  }
}

export function browserArguments(): string[] {
  return ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
}
