import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CannotStart } from '../db/cannot-start.ts'
import { connect, type Database } from '../db/client.ts'
import { headFaults, type SignedHeads, signedHeads, signingKey } from '../db/heads.ts'
import { chainFaults, type Fault, filesNamed, rowFaults } from '../db/record-check.ts'
import { wallProblems } from '../db/walls.ts'
import { bytesName } from '../lib/work/files/files.ts'
import { filesFolder, store } from '../lib/work/files/store.ts'
import { projectionFaults } from '../lib/work/record/projection-faults.ts'
import { keepCheck } from '../lib/work/record/record-checks.ts'
import { ownDatabase } from './own-database.ts'
import { readSettings } from './settings.mjs'

const usage = `npm run --silent verify -- [--json] [--heads FILE [--key PUBLIC.pem]] [--write-heads FILE] [--minutes N] [--sweep]

Checks the record, the walls round it and every file, on the database and files of npm start, running or not.
What was found is kept with its moment, so that each force sees that it was verified.
Exit code 0 only when all of it holds; 1 when something does not; 2 when it could not be looked at.
  --json           the report as JSON
  --heads FILE     also compares with signed heads that were written earlier and kept elsewhere
  --key FILE       the public key that they must be signed with; without it, the one that stands in them
  --write-heads F  writes signed heads of every chain as it now stands
  --minutes N      spends at most so long on files, and as long on what waits and is counted; goes on from there the next time
  --sweep          removes what a killed upload left behind, when it is older than a day`

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const aDay = 24 * 3600_000

type Report = {
  at: string
  holds: boolean
  events: number
  chains: number
  cases: number
  files: { named: number; hashed: number; left: number; orphans: number; unfinished: number }
  faults: Fault[]
}

async function checkFiles(named: Map<string, string>, data: string, minutes: number | undefined) {
  const checkpoint = path.join(data, 'verify-next')
  const all = [...named.keys()].sort()
  const from = minutes && existsSync(checkpoint) ? readFileSync(checkpoint, 'utf8').trim() : ''
  const order = [...all.filter(hash => hash >= from), ...all.filter(hash => hash < from)]
  const until = minutes ? Date.now() + minutes * 60_000 : Number.POSITIVE_INFINITY
  const faults: Fault[] = []
  let hashed = 0
  for (const hash of order) {
    if (Date.now() > until) break
    const stream = await store().read(bytesName(hash))
    const found = createHash('sha256')
    if (stream) for await (const chunk of stream as AsyncIterable<Buffer>) found.update(chunk)
    if (!stream) faults.push({ check: 'files', what: `The file ${hash} that ${named.get(hash)} names is not there` })
    else if (found.digest('hex') !== hash)
      faults.push({ check: 'files', what: `The file ${hash} that ${named.get(hash)} names is not what was received` })
    hashed++
  }
  if (minutes) writeFileSync(checkpoint, order[hashed] ?? '')
  return { faults, hashed, left: order.length - hashed }
}

/** What waits and what is counted, against the rules: from where the last run that ran out of time stopped. */
async function checkProjections(db: Database, data: string, minutes: number | undefined) {
  const checkpoint = path.join(data, 'verify-next-case')
  const from = minutes && existsSync(checkpoint) ? readFileSync(checkpoint, 'utf8').trim() : ''
  const found = await projectionFaults(db, { from, ...(minutes ? { until: Date.now() + minutes * 60_000 } : {}) })
  if (minutes) writeFileSync(checkpoint, found.next)
  const faults = found.refs.map(
    (ref): Fault => ({
      check: 'projections',
      what: `What waits on case ${ref}, or what is counted of it, is not what its records say: npm run rebuild writes it again`,
    }),
  )
  return { cases: found.cases, faults }
}

/** Files that no row names, and what uploads that were cut off left in the folder where files arrive. */
async function leftovers(named: Map<string, string>, sweep: boolean) {
  const folder = filesFolder()
  const inFolder = async (place: string, deep: boolean) =>
    (await readdir(path.join(folder, place), { recursive: deep, withFileTypes: true }).catch(() => [])).filter(e =>
      e.isFile(),
    )
  const orphans = process.env.SPO_S3_BUCKET ? [] : (await inFolder('kept', true)).filter(e => !named.has(e.name))
  let unfinished = 0
  for (const entry of await inFolder('incoming', false)) {
    const file = path.join(entry.parentPath, entry.name)
    const { mtimeMs } = await stat(file)
    if (Date.now() - mtimeMs < aDay) continue
    if (sweep) await rm(file, { force: true })
    else unfinished++
  }
  return { orphans: orphans.length, unfinished }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      heads: { type: 'string' },
      key: { type: 'string' },
      'write-heads': { type: 'string' },
      minutes: { type: 'string' },
      sweep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const settings = readSettings(process.env, root)
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes)
  if (minutes !== undefined && !(minutes > 0)) throw new CannotStart('--minutes takes a number above 0')
  const { ownerUrl, close } = await ownDatabase()
  const { db, sql, close: disconnect } = connect(ownerUrl, { max: 2, name: 'spo verify', statementTimeout: 0 })
  try {
    const at = new Date().toISOString()
    const chains = await chainFaults(sql)
    const kept = values.heads ? (JSON.parse(readFileSync(values.heads, 'utf8')) as SignedHeads) : undefined
    const key = values.key ? readFileSync(values.key, 'utf8') : undefined
    const named = await filesNamed(sql)
    const files = await checkFiles(named, settings.data, minutes)
    const left = await leftovers(named, values.sweep === true)
    const [server] = await sql<{ reads: boolean }[]>`select current_setting('transaction_read_only') = 'on' as reads`
    const computed = server?.reads ? { cases: 0, faults: [] } : await checkProjections(db, settings.data, minutes)
    const faults = [
      ...chains.faults,
      ...(kept ? await headFaults(sql, kept, key) : []),
      ...(await rowFaults(sql)),
      ...computed.faults,
      ...(await wallProblems(sql)).map((what): Fault => ({ check: 'walls', what })),
      ...files.faults,
    ]
    if (!server?.reads) await keepCheck(db, { at, events: chains.events, files: files.hashed, faults: faults.length })
    if (values['write-heads']) {
      const signed = await signedHeads(
        sql,
        signingKey(process.env.SPO_HEADS_KEY ?? path.join(settings.data, 'heads-key.pem')),
        at,
      )
      writeFileSync(values['write-heads'], `${JSON.stringify(signed)}\n`)
    }
    const report: Report = {
      at,
      holds: faults.length === 0,
      events: chains.events,
      chains: chains.chains,
      cases: computed.cases,
      files: { named: named.size, hashed: files.hashed, left: files.left, ...left },
      faults,
    }
    if (values.json) console.log(JSON.stringify(report, null, 2))
    else {
      console.log(
        `${report.events} events in ${report.chains} chains; ${report.cases} cases computed again; ${report.files.hashed} of ${named.size} files read`,
      )
      if (report.files.left) console.log(`${report.files.left} files are left for the next time`)
      if (left.orphans)
        console.log(`${left.orphans} files are in the store that no row names: uploads that were never attached`)
      if (left.unfinished)
        console.log(`${left.unfinished} uploads were cut off more than a day ago: --sweep removes them`)
      for (const fault of faults) console.log(`${fault.check}: ${fault.what}`)
      console.log(faults.length ? `${faults.length} faults` : 'All of it holds')
    }
    return report.holds ? 0 : 1
  } finally {
    await disconnect()
    await close()
  }
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : `Could not be looked at: ${(error as Error).message}`)
    process.exit(2)
  },
)
