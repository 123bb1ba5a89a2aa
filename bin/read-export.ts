import { once } from 'node:events'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { openExport, Tally, usualZone } from '../lib/pattern/exports/read.ts'
import {
  CannotRead,
  type ColumnMap,
  columnRoles,
  type DateOrder,
  type ExportKind,
  exportKinds,
  type HalfDay,
  type Outcome,
  type ReadOptions,
  type Source,
} from '../lib/pattern/exports/row.ts'
import { plainSize, rowText, writePlain } from './row-text.ts'

const usage =
  'npm run --silent read-evidence -- FILE [--kind KIND] [--time-zone ZONE] [--date-order dmy|mdy|ymd] [--owner NAME_OR_NUMBER] [--map at=Date,from=Sender,text=Body] [--half WORD=am|pm|none] [--year YYYY]'
/** Rejects are printed last. Beyond this many characters of them the file is read once more instead of keeping them. */
const mostKept = 8 << 20

const refuse = (message: string): never => {
  console.error(message.replace(/\s*\n\s*/g, ' '))
  process.exit(2)
}

const isIn = <K extends string>(value: string, table: Record<K, unknown>): value is K => Object.hasOwn(table, value)
const orders: Record<DateOrder, true> = { dmy: true, mdy: true, ymd: true }

function mapOf(text: string): ColumnMap {
  const map: ColumnMap = {}
  const roles = columnRoles.join('|')
  for (const part of text.split(/,(?=\s*[A-Za-z]+\s*=)/)) {
    const [, role = '', name = ''] = /^\s*([A-Za-z]+)\s*=\s*(.+?)\s*$/.exec(part) ?? []
    const known = columnRoles.find(r => r === role.toLowerCase())
    if (!known || !name)
      throw new CannotRead(`“${part.trim()}” in --map is not ROLE=COLUMN, where ROLE is one of ${roles}.`)
    map[known] = name
  }
  return map
}

function argumentsOf(): { file: string; options: ReadOptions } {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'time-zone': { type: 'string' },
      'date-order': { type: 'string' },
      owner: { type: 'string' },
      map: { type: 'string' },
      half: { type: 'string', multiple: true },
      year: { type: 'string' },
    },
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length) throw new CannotRead(`One file is wanted: ${usage}`)
  const options: ReadOptions = {}
  if (values.kind !== undefined) {
    if (!isIn<ExportKind>(values.kind, exportKinds))
      throw new CannotRead(`“${values.kind}” is no --kind: looked for one of ${Object.keys(exportKinds).join(', ')}.`)
    options.kind = values.kind
  }
  if (values['date-order'] !== undefined) {
    if (!isIn<DateOrder>(values['date-order'], orders))
      throw new CannotRead(`“${values['date-order']}” is no --date-order: looked for one of dmy, mdy, ymd.`)
    options.dateOrder = values['date-order']
  }
  options.timeZone = values['time-zone'] ?? usualZone
  if (values.owner !== undefined && values.owner.trim() !== '') options.owner = values.owner
  if (values.map !== undefined) {
    if (options.kind !== undefined && options.kind !== 'csv')
      throw new CannotRead(`--map is for tables: it cannot go with --kind ${options.kind}.`)
    options.map = mapOf(values.map)
  }
  if (values.year !== undefined) {
    if (!/^(?:19|20)\d{2}$/.test(values.year))
      throw new CannotRead(`“${values.year}” in --year is no year: looked for four figures.`)
    options.year = Number(values.year)
  }
  for (const pair of values.half ?? []) {
    const [, word = '', half = ''] = /^(.+)=(am|pm|none)$/.exec(pair.trim()) ?? []
    if (!word) throw new CannotRead(`“${pair}” in --half is not WORD=am, WORD=pm or WORD=none.`)
    options.halves = { ...options.halves, [word]: half as HalfDay }
  }
  return { file, options }
}

/** A file from the folder in which the person typed the command, not the one npm runs it in. */
async function sourceOf(file: string): Promise<Source> {
  const full = path.resolve(process.env.INIT_CWD ?? '.', file)
  const found = await stat(full).catch(() => undefined)
  if (!found) throw new CannotRead(`There is no file “${file}”.`)
  if (!found.isFile()) throw new CannotRead(`“${file}” is not a file.`)
  const readable = await access(full, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (!readable) throw new CannotRead(`“${file}” cannot be read: the permission is missing.`)
  return {
    bytes: found.size,
    open: () => partsOf(full, 0, Number.POSITIVE_INFINITY),
    range: (from, to) => partsOf(full, from, to),
  }
}

/** Small parts: what a part yields is rubbish before the next, and is swept away young. Nothing else waits while one is read. */
const partSize = 1 << 14
async function* partsOf(full: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  const file = openSync(full, 'r')
  try {
    for (let at = from; at < to; ) {
      const part = Buffer.allocUnsafeSlow(Math.min(partSize, to - at))
      const size = readSync(file, part, 0, part.length, at)
      if (!size) return
      at += size
      yield part.subarray(0, size)
    }
  } finally {
    closeSync(file)
  }
}

const rejectText = (o: Outcome & { is: 'reject' }) =>
  JSON.stringify({ line: o.line, raw: o.raw, reason: o.reason, ...(o.file !== undefined && { file: o.file }) })

/** Texts are joined to some kilobytes, and those written into bytes: a longer text would be carried along by every sweep of the memory. */
let joined = ''
const mostJoined = 1 << 12
const held = Buffer.allocUnsafeSlow(1 << 17)
let filled = 0
const mostBytes = 3
const hasRoom = (text: string) => text.length * mostBytes <= held.length - filled
async function flush(): Promise<void> {
  if (filled && !process.stdout.write(Buffer.from(held.subarray(0, filled)))) await once(process.stdout, 'drain')
  filled = 0
}
/** Moves what is joined into the bytes, and the bytes out where they are full. */
async function settle(): Promise<void> {
  const text = joined
  joined = ''
  if (!hasRoom(text)) await flush()
  if (hasRoom(text)) filled += held.write(text, filled)
  else if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
async function print(text: string): Promise<void> {
  joined += text
  if (joined.length > mostJoined) await settle()
}

async function run(): Promise<void> {
  const { file, options } = argumentsOf()
  const opened = await openExport(await sourceOf(file), options)
  const tally = new Tally(opened)
  let kept: string[] | undefined = []
  let size = 0
  for await (const outcomes of opened.plainBatches?.() ?? opened.batches()) {
    tally.count(outcomes)
    for (const o of outcomes) {
      if (o.is === 'plain') {
        if (joined) await settle()
        if (plainSize(o) > held.length - filled) await flush()
        filled = writePlain(o, held, filled)
      } else if (o.is === 'row') {
        joined += rowText(o.row)
        if (joined.length > mostJoined) await settle()
      } else if (o.is === 'reject' && kept) {
        const reject = rejectText(o)
        kept.push(reject)
        size += reject.length
        if (size > mostKept) kept = undefined
      }
    }
  }
  const summary = JSON.stringify(tally.summary())
  await print(`{"summary":${summary.slice(0, -1)},"rejects":[`)
  if (kept) await print(kept.join(','))
  else {
    let first = true
    for await (const outcomes of opened.batches()) {
      for (const o of outcomes) {
        if (o.is !== 'reject') continue
        await print(`${first ? '' : ','}${rejectText(o)}`)
        first = false
      }
    }
  }
  await print(']}}\n')
  await settle()
  await flush()
}

// The space for young objects would otherwise grow to hundreds of megabytes where there is room; next to nothing in it is alive.
setFlagsFromString('--semi-space-growth-factor=1')
// With so little alive, help from other threads costs more than it saves: on a busy machine each sweep would wait for it.
setFlagsFromString('--no-parallel-scavenge')
// Whoever reads the output may stop early (head): that is no fault.
process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))
try {
  await run()
} catch (error) {
  if (error instanceof CannotRead) refuse(error.onCommand)
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    refuse(
      error.code.startsWith('ERR_PARSE_ARGS')
        ? `${error.message.split('. ')[0]}. ${usage}`
        : `The file cannot be read: ${error.message}`,
    )
  throw error
}
