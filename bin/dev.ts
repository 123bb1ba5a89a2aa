import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { connect } from '../db/client.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { startReading } from '../lib/casework/read-imports.ts'
import { startTaking } from '../lib/casework/reports/take-due.ts'

// For development: a database of this name's own, filled once, and Next in development mode on it.
const [name = 'main', port = '3100'] = process.argv.slice(2)
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const folder = path.join(root, '.data', `dev-${name}`)
const embedded = await startEmbedded({ folder, durable: false, log: console.log })
const programUrl = await migrate({ ownerUrl: embedded.ownerUrl, programPassword: embedded.programPassword })
console.log(`SPO_OWNER_URL=${embedded.ownerUrl}\nSPO_PROGRAM_URL=${programUrl}`)
const secret = 'for development alone, never for a force'
Object.assign(process.env, { SPO_SECRET: secret, SPO_FILES: path.join(folder, 'files') })
for (const seed of ['cast', 'demonstration']) {
  const file = path.join(root, 'db/seed', `${seed}.ts`)
  if (!existsSync(file)) continue
  const module = (await import(pathToFileURL(file).href)) as Record<string, (o: object) => Promise<void>>
  await (module.seedCast ?? module.seedDemonstration)?.({ ownerUrl: embedded.ownerUrl, programUrl, log: console.log })
}
const { db } = connect(programUrl)
const endings = [startReading(db), startTaking(db)]
const next = spawn(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'dev', '-p', port], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    SPO_BUILD_DIR: `.next-${name}`,
    SPO_PROGRAM_URL: programUrl,
    SPO_DEMONSTRATION: '1',
    SPO_FILES: path.join(folder, 'files'),
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: `http://localhost:${port}`,
  },
})
const stop = async () => {
  next.kill()
  for (const end of endings) await end()
  await embedded.stop()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
