import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startReading } from '../lib/work/imports/read-imports.ts'
import { startTaking } from '../lib/work/reports/take-due.ts'
import { watchHealth } from './health.ts'
import { takeConsole } from './log.ts'
import { serveApp } from './serve-app.ts'
import { logSlowStatements } from './slow-statements.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
Object.assign(process.env, { NODE_ENV: 'production' })
takeConsole()
logSlowStatements()
const end = await serveApp({ root, host: '127.0.0.1', port: Number(process.env.PORT), health: watchHealth() })
const endings = [startReading(), startTaking()]
const stop = () =>
  end()
    .then(() => Promise.all(endings.map(ending => ending())))
    .then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('disconnect', stop)
