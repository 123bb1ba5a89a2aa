import { readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { equivalent } from '../e2e/rules/law/equivalent.ts'
import type { Law } from '../e2e/rules/law/trial.ts'
import { firstWrong } from '../e2e/rules/law/trial.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

// Changes one comparison or one number of the law at a time, and asks whether the tables notice. Whole, or only some files:
// `npm run mutate -- term-rules`.
const root = fileURLToPath(new URL('..', import.meta.url))
const lib = path.join(root, 'lib')
const asked = process.argv.slice(2)
const inFolder = (folder: string) => readdirSync(path.join(lib, folder)).map(name => path.join(lib, folder, name))
const files = [
  ...inFolder('law/rules'),
  ...inFolder('law/clocks'),
  ...['drafting/draft.ts', 'case/time/calendar.ts', 'case/time/gap.ts', 'case/views/orders.ts'].map(name =>
    path.join(lib, name),
  ),
]
  .filter(file => file.endsWith('.ts'))
  .filter(file => !asked.length || asked.some(name => file.includes(name)))

// Every trial loads the law anew, all of it, with one file changed.
let generation = 0
let changed: { url: string; source: string } | undefined
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    return generation && found.url.startsWith(pathToFileURL(lib).href)
      ? { ...found, url: `${found.url.split('?')[0]}?trial=${generation}` }
      : found
  },
  load(url, context, next) {
    if (!changed || url.split('?')[0] !== changed.url) return next(url, context)
    return { format: 'module-typescript', source: changed.source, shortCircuit: true }
  },
})
async function lawWith(file: string, mutant: Mutant | undefined): Promise<Law> {
  generation++
  changed = mutant && { url: pathToFileURL(file).href, source: mutant.source }
  const from = (name: string) => import(pathToFileURL(path.join(lib, name)).href)
  const [calendar, gaps, orders] = await Promise.all(
    ['case/time/calendar.ts', 'case/time/gap.ts', 'case/views/orders.ts'].map(from),
  )
  const asked = await Promise.all(
    [
      'drafting/draft.ts',
      'law/clocks/clock.ts',
      'law/clocks/clocks.ts',
      'law/rules/appeal-routes.ts',
      'law/rules/asking.ts',
      'law/rules/check.ts',
      'law/rules/document.ts',
      'law/rules/facts.ts',
      'law/rules/finding.ts',
      'law/rules/flags.ts',
      'law/rules/law-register.ts',
      'law/rules/proposed-change.ts',
      'law/rules/reference.ts',
      'law/rules/rules.ts',
    ].map(from),
  )
  return Object.assign({ calendar, gaps, orders }, ...asked)
}
/** What the tables notice first; undefined when the mutant lives. */
async function notice(file: string, mutant: Mutant | undefined): Promise<string | undefined> {
  try {
    return firstWrong(await lawWith(file, mutant))
  } catch (error) {
    return `it fails: ${error instanceof Error ? error.message : error}`
  }
}

const unchanged = await notice('', undefined)
if (unchanged) {
  console.error(`The law as it stands does not hold: ${unchanged}`)
  process.exit(1)
}
const started = Date.now()
let tried = 0
let same = 0
const survivors: string[] = []
for (const file of files) {
  const source = readFileSync(file, 'utf8')
  const name = path.relative(root, file)
  for (const mutant of mutantsOf(source)) {
    const text = source.split('\n')[mutant.line - 1]?.trim() ?? ''
    const where = `${name}: ${text}: ${mutant.from} → ${mutant.to}`
    tried++
    if (await notice(file, mutant)) continue
    if (equivalent.some(e => name.endsWith(e.file) && text.includes(e.text) && e.to.includes(mutant.to))) same++
    else {
      survivors.push(`${where} (line ${mutant.line})`)
      // As it is found: the whole takes an hour.
      console.error(survivors.at(-1))
    }
  }
}
const seconds = Math.round((Date.now() - started) / 1000)
console.log(
  `${tried} mutants, ${tried - same - survivors.length} killed, ${same} that change nothing, ${survivors.length} survived, in ${seconds} s`,
)
for (const survivor of survivors) console.log(survivor)
process.exitCode = survivors.length ? 1 : 0
