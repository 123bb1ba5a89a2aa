import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startReading } from '../lib/casework/read-imports.ts'
import { serveApp } from './serve-app.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
Object.assign(process.env, { NODE_ENV: 'production' })
const end = await serveApp({ root, host: '127.0.0.1', port: Number(process.env.PORT) })
const endReading = startReading()
const stop = () =>
  end()
    .then(endReading)
    .then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('disconnect', stop)
