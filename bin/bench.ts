import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// npm run bench -- link | read | pages | acts | clicks | documents | feed | search [options]: measures one part against what it is to be measured against.
const [part = '', ...rest] = process.argv.slice(2)
const file = path.join(path.dirname(fileURLToPath(import.meta.url)), `bench-${part}.ts`)
if (!/^[a-z]+$/.test(part) || !existsSync(file)) {
  console.error('Usage: npm run bench -- link | read | pages | acts | clicks | documents | feed | search')
  process.exit(2)
}
process.argv = [process.argv[0] ?? 'node', file, ...rest]
await import(pathToFileURL(file).href)
