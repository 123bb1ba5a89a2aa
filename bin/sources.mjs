import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const sources = ['app', 'lib', 'db', 'public', 'next.config.js', 'middleware.ts', 'package.json', 'package-lock.json']

/** One hash over the name and content of every file under `names`. */
export function sourcesHash(names = sources) {
  const hash = createHash('sha256').update(process.platform)
  for (const name of names) {
    const at = path.join(root, name)
    if (!existsSync(at)) continue
    for (const file of filesIn(at))
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(at) {
  const entries = readdirSync(path.dirname(at), { withFileTypes: true }).filter(
    entry => entry.name === path.basename(at),
  )
  if (!entries[0]?.isDirectory()) return [at]
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
