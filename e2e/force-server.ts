import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The environment that the runner gave to the tests, or a sentence that says how to run them. */
export function fromRunner(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the journeys with npm test`)
  return value
}

/**
 * The built program as a force runs it: `bin/serve.ts` with DATABASE_URL, on the database of the journeys, at `url`.
 * Ends with the test that started it, even when that one is killed.
 */
export async function startForceServer(url: string, settings: Record<string, string>): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, '..')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'bin/serve.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: new URL(url).port,
      SPO_URL: url,
      DATABASE_URL: fromRunner('SPO_OWNER_URL'),
      DATABASE_PROGRAM_URL: fromRunner('SPO_PROGRAM_URL'),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', text => said.push(String(text)))
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`The force’s server ended: ${said.join('')}`)
    if (await fetch(`${url}/sign-in`, { redirect: 'manual' }).catch(() => undefined)) return stop
    await pause(200)
  }
  await stop()
  throw new Error(`The force’s server did not answer within a minute: ${said.join('')}`)
}
