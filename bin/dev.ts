import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { keptSecret, startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { startJobs } from '../lib/work/jobs/jobs.ts'
import { demonstrationAccounts, fillEmptyDatabase } from './demonstration.ts'

// A database of its own with the demonstration, the jobs, and Next in development mode: a saved file is seen at once.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const port = process.env.PORT ?? '3000'
const folder = path.join(root, '.data/dev')
const files = path.join(folder, 'files')
mkdirSync(files, { recursive: true, mode: 0o700 })

const secret = await keptSecret(path.join(folder, 'secret'))
const embedded = await startEmbedded({ folder, durable: false, log: console.log })
process.env.SPO_FILES = files
process.env.SPO_SECRET = secret
const { ownerUrl, programPassword } = embedded
const programUrl = await fillEmptyDatabase({
  ownerUrl,
  log: console.log,
  migrate: () => migrate({ ownerUrl, programPassword }),
})
process.env.SPO_PROGRAM_URL = programUrl
const jobs = startJobs()
for (const line of await demonstrationAccounts()) console.log(line)

const next = spawn(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'dev', '-p', port], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    SPO_BUILD_DIR: '.next-dev',
    SPO_DEMONSTRATION: '1',
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: `http://localhost:${port}`,
  },
})
let stopping = false
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  next.kill()
  for (const end of jobs) await end()
  await embedded.stop()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
process.on('disconnect', () => stop(0))
await once(next, 'exit')
await stop(1)
