import { once } from 'node:events'
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { csvReader } from '../lib/pattern/linkage/csv.ts'
import { feedEncoding, readAs, Utf8Look } from '../lib/pattern/linkage/encoding.ts'
import { linkTable } from '../lib/pattern/linkage/linkage.ts'
import { type RowReader, rowReader } from '../lib/pattern/linkage/report.ts'
import { Table } from '../lib/pattern/linkage/table.ts'

// Reads a records system's export and prints every suspect-victim pair that two or more reports are about.
const started = performance.now()
const [given, ...rest] = process.argv.slice(2)

function refuse(problem: string): never {
  console.error(problem)
  process.exit(2)
}

if (!given || rest.length > 0) refuse('Usage: npm run --silent link -- reports.csv')
// npm runs a script from the folder of the package, wherever it was called.
const file = [process.env.INIT_CWD ?? '', '']
  .map(folder => path.resolve(folder, given))
  .find(place => statSync(place, { throwIfNoEntry: false })?.isFile())
if (!file) refuse(`There is no file ${given}`)

type Named = { line: number; report_ref?: string; reason: string }
// A row of an export is seldom shorter; room that is not used costs nothing.
const table = new Table(Math.ceil(statSync(file).size / 200) + 64)
const rejected: Named[] = []
const noted: Named[] = []
let header: RowReader | undefined
let refAt = -1
let readRows = 0

const reader = csvReader(({ line, fields, problem }) => {
  if (!header) {
    const { missing, read } = rowReader(fields)
    if (missing.length > 0) refuse(`${given} has no column ${missing.join(', ')}`)
    refAt = fields.findIndex(name => name.trim().toLowerCase() === 'report_ref')
    header = read
    return
  }
  readRows++
  const nameLine = (reason: string): Named => {
    const ref = fields[refAt]?.trim()
    return { line, ...(ref ? { report_ref: ref } : {}), reason }
  }
  const row = problem === undefined ? header(fields) : { problem, notes: [] }
  if (row.problem !== undefined) rejected.push(say(nameLine(row.problem), 'was not read'))
  for (const note of row.notes) noted.push(say(nameLine(note), 'was read'))
  if ('report' in row && row.report) table.add(row.report)
})

function say(named: Named, what: string): Named {
  console.error(`Line ${named.line}${named.report_ref ? ` (${named.report_ref})` : ''} ${what}: ${named.reason}`)
  return named
}

const piece = Buffer.allocUnsafe(1 << 20)
function* pieces(): Generator<Uint8Array> {
  const source = openSync(file ?? '', 'r')
  for (let length = readSync(source, piece); length > 0; length = readSync(source, piece))
    yield piece.subarray(0, length)
  closeSync(source)
}
/** Whether the file is UTF-8, and its first bytes: a name with an accent may stand in the last row. */
function lookAt(): { start: Uint8Array; isUtf8: boolean } {
  const look = new Utf8Look()
  let start: Uint8Array | undefined
  for (const part of pieces()) {
    start ??= part.slice(0, 4096)
    look.push(part)
  }
  return { start: start ?? new Uint8Array(0), isUtf8: look.isUtf8 }
}
const { start, isUtf8 } = lookAt()
const encoding = feedEncoding(start, isUtf8)
const decoder = new TextDecoder(encoding)
for (const part of pieces()) reader.push(decoder.decode(part, { stream: true }))
reader.push(decoder.decode())
reader.end()
const taken = readAs(encoding, reader.delimiter())
if (taken) console.error(`${given} was read as ${taken}`)
if (!header) refuse(`${given} is empty: it has no header`)

const { found } = linkTable(table)
const out = process.stdout
// Whoever reads may have seen enough.
out.on('error', () => process.exit(0))
let waiting = ''
for (const pair of found) {
  waiting += `${JSON.stringify(pair)}\n`
  if (waiting.length > 1 << 16) {
    if (!out.write(waiting)) await once(out, 'drain')
    waiting = ''
  }
}
const summary = {
  read: readRows,
  accepted: table.size,
  rejected: rejected.length,
  pairs: found.length,
  seconds: Math.round((performance.now() - started) / 10) / 100,
  ...(rejected.length > 0 ? { rejectedRows: rejected } : {}),
  ...(noted.length > 0 ? { notes: noted } : {}),
}
out.write(`${waiting}${JSON.stringify({ summary })}\n`)
// For the bench: the most memory that this process held, in KB, and the seconds of processor that it took.
if (process.env.SPO_LINK_COST) {
  const { maxRSS, userCPUTime } = process.resourceUsage()
  writeFileSync(process.env.SPO_LINK_COST, JSON.stringify({ memory: maxRSS / 1024, user: userCPUTime / 1e6 }))
}
