import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

const usage = `npm run --silent licences -- [--json] [--dev]

Every package that the service runs on, with its version and licence, from package-lock.json and the packages themselves.
Exit code 1 when one has a licence that nobody has agreed to. A bill of materials in a standard form: npm sbom --sbom-format cyclonedx --omit dev
  --json  as JSON
  --dev   those that only building and testing need as well`

/** Licences that ask for no more than their text and their names, or that leave the work beside them alone. */
const agreed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
  'PostgreSQL',
  'OFL-1.1',
  'Bitstream-Vera',
  // Used as they come, as files of their own that may be exchanged.
  'LGPL-3.0',
  'LGPL-3.0-or-later',
  'MPL-2.0',
])

/** Packages that say it in words of their own, as their licence files were read. */
const read: Record<string, string> = {
  // Bitstream Vera's licence and that of Arev, word for word: free to use, copy and give away, not to be sold by itself.
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  // Written “BDS-3-Clause”.
  'splaytree-ts': 'BSD-3-Clause',
}

export interface Package {
  name: string
  version: string
  licence: string
}
type Locked = {
  version?: string
  dev?: boolean
  devOptional?: boolean
  license?: string
  link?: boolean
  optional?: boolean
}

/** Whether an expression such as `(MIT OR GPL-3.0)` can be met by licences that were agreed to. */
export const isAgreed = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(/\s+OR\s+/i)
    .some(choice => choice.split(/\s+AND\s+/i).every(one => agreed.has(one.trim())))

/** The packages of the lock file at `root`; those for other machines stand there too. */
export function packages(root: string, { dev = false } = {}): Package[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const found = new Map<string, Package>()
  for (const [at, locked] of Object.entries(lock.packages)) {
    if (!at || locked.link || ((locked.dev || locked.devOptional) && !dev)) continue
    const name = at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const version = locked.version ?? ''
    found.set(`${name} ${version}`, {
      name,
      version,
      licence: read[name] ?? locked.license ?? licenceIn(path.join(root, at)),
    })
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Older packages say it in other ways, or in their licence file alone. */
function licenceIn(folder: string): string {
  const file = path.join(folder, 'package.json')
  if (!existsSync(file)) return 'not said'
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string | { type?: string }
    licenses?: { type?: string }[]
  }
  const said = typeof license === 'string' ? license : license?.type
  return said ?? (licenses?.map(l => l.type).join(' OR ') || 'not said')
}

if (process.argv[1] && path.basename(process.argv[1]) === 'licences.ts') {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, dev: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  const root = path.resolve(import.meta.dirname, '..')
  if (values.help) console.log(usage)
  else {
    const all = packages(root, { dev: values.dev ?? false })
    if (values.json) console.log(JSON.stringify(all, null, 2))
    else for (const p of all) console.log(`${p.name} ${p.version}  ${p.licence}`)
    const not = all.filter(p => !isAgreed(p.licence))
    for (const p of not)
      console.error(`${p.name} ${p.version} has the licence ${p.licence}, which nobody has agreed to`)
    process.exitCode = not.length ? 1 : 0
  }
}
