import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Connection, Database } from '../../../db/client.ts'
import { headFaults, type SignedHeads } from '../../../db/heads.ts'
import { chainFaults, type Fault, filesNamed, rowFaults } from '../../../db/record-check.ts'
import { wallProblems } from '../../../db/walls.ts'
import { bytesName } from '../files/files.ts'
import { filesFolder, store } from '../files/store.ts'
import { projectionFaults } from './projection-faults.ts'
import { keepCheck } from './record-checks.ts'

const aDay = 24 * 3600_000

export type VerifyReport = {
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

/** Reads the record, its rows, the walls round it and every file, as the owner, and keeps what was found with its moment. */
export async function verifyRecord(
  { db, sql }: Pick<Connection, 'db' | 'sql'>,
  o: {
    /** Where it is kept how far the last run came that ran out of time. */
    data: string
    heads?: SignedHeads | undefined
    key?: string | undefined
    minutes?: number | undefined
    sweep?: boolean
  },
): Promise<VerifyReport> {
  const at = new Date().toISOString()
  const chains = await chainFaults(sql)
  const named = await filesNamed(sql)
  const files = await checkFiles(named, o.data, o.minutes)
  const left = await leftovers(named, o.sweep === true)
  const [server] = await sql<{ reads: boolean }[]>`select current_setting('transaction_read_only') = 'on' as reads`
  const computed = server?.reads ? { cases: 0, faults: [] } : await checkProjections(db, o.data, o.minutes)
  const faults = [
    ...chains.faults,
    ...(o.heads ? await headFaults(sql, o.heads, o.key) : []),
    ...(await rowFaults(sql)),
    ...computed.faults,
    ...(await wallProblems(sql)).map((what): Fault => ({ check: 'walls', what })),
    ...files.faults,
  ]
  if (!server?.reads) await keepCheck(db, { at, events: chains.events, files: files.hashed, faults: faults.length })
  return {
    at,
    holds: faults.length === 0,
    events: chains.events,
    chains: chains.chains,
    cases: computed.cases,
    files: { named: named.size, hashed: files.hashed, left: files.left, ...left },
    faults,
  }
}
