import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// The command as it is run, whole process, on long files of each kind, against the plainest reading of the same file in this run: line by
// line (readline), or by the library that knows the format and nothing of evidence. --gigabyte makes every file 1 GB (npm run soak), and
// --only KIND takes one of them, and --megabytes N another length. More than 300 MB of memory for any is a failure. Ratios are given by the
// clock and by the time of the processors, which a busy machine changes less.
const after = (option: string) =>
  process.argv.includes(option) ? process.argv[process.argv.indexOf(option) + 1] : undefined
const size = process.argv.includes('--gigabyte') ? 1 << 30 : Number(after('--megabytes') ?? 100) << 20
const only = after('--only')
const command = fileURLToPath(new URL('./read-evidence.mjs', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'read-'))
const mostMemory = 300

const words = 'I know where you are and what you do every single day of the week so answer me now'.split(' ')
const two = (n: number) => String(n).padStart(2, '0')
const saying = (i: number) => words.slice(i % 7, 4 + ((i * 31) % 13)).join(' ')
const clock = (i: number) => {
  const at = new Date(Date.UTC(2025, 0, 13) + i * 7000)
  return {
    date: `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`,
    time: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`,
    at,
  }
}
/** A picture in base64: 400 kB, and one of a third of the whole file. */
const picture = 'QUJD'.repeat(100_000)

type Long = { kind: string; plain: string; entry: (i: number) => string; open?: string; close?: string }
const kinds: Long[] = [
  {
    kind: 'whatsapp',
    plain: 'readline',
    entry: i => {
      const { date, time } = clock(i)
      return `${date}, ${time} - ${i % 3 ? 'Darren' : 'Priya Shah'}: ${saying(i)}\n${i % 17 ? '' : 'and another line\n'}`
    },
  },
  {
    kind: 'sms-xml',
    plain: 'saxes',
    open: '<?xml version="1.0" encoding="UTF-8"?>\n<smses count="0">\n',
    entry: i =>
      i % 300
        ? `<sms protocol="0" address="+447700900${100 + (i % 900)}" date="${1_736_726_400_000 + i * 7000}" type="${1 + (i % 2)}" body="${saying(i)} ${i}" readable_date="x" contact_name="D" />\n`
        : `<mms date="${1_736_726_400_000 + i}" msg_box="1" address="1"><parts><part ct="image/jpeg" cl="${i}.jpg" data="${picture}"/></parts></mms>\n`,
    close: '</smses>\n',
  },
  {
    kind: 'csv',
    plain: 'csv-parse',
    open: 'Date,Sender,Body\n',
    entry: i => {
      const { date, time } = clock(i)
      return `${date} ${time},D${i % 7},"${saying(i)}, ""${i}"""\n`
    },
  },
  {
    kind: 'meta-json',
    plain: 'readline',
    open: '{"participants":[{"name":"Darren"},{"name":"Priya Shah"}],"messages":[\n',
    entry: i =>
      `{"sender_name":"${i % 3 ? 'Darren' : 'Priya Shah'}","timestamp_ms":${1_736_726_400_000 + i * 7000},"content":"${saying(i)} ${i}"},\n`,
    close: '{"sender_name":"Darren","timestamp_ms":1736726400000,"content":"the first"}\n]}\n',
  },
  {
    kind: 'mbox',
    plain: 'readline',
    entry: i => {
      const { at } = clock(i)
      const attached =
        i % 10
          ? ''
          : `\n--b\nContent-Type: image/jpeg; name="${i}.jpg"\nContent-Transfer-Encoding: base64\n\n${`${'QUJD'.repeat(19)}\n`.repeat(5000)}`
      return `From d@example.com Sun Mar  1 23:14:05 2026\nFrom: d@example.com\nTo: p@example.com\nSubject: ${i}\nDate: ${at.toUTCString()}\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${saying(i)}${attached}\n--b--\n\n`
    },
  },
]

function write({ kind, open, entry, close }: Long): string {
  const file = path.join(folder, kind)
  const out = openSync(file, 'w')
  let held = open ?? ''
  let written = 0
  for (let i = 0; written + held.length < size; i++) {
    held += entry(i + 1)
    if (held.length < 1 << 20) continue
    written += writeSync(out, held)
    held = ''
  }
  if (kind === 'sms-xml') {
    // One picture longer than any memory that the command may take.
    writeSync(
      out,
      `${held}<mms date="1736726400000" msg_box="1" address="1"><parts><part ct="image/jpeg" cl="long.jpg" data="`,
    )
    for (let i = 0; i < Math.ceil(size / 3 / picture.length); i++) writeSync(out, picture)
    held = '"/></parts></mms>\n'
  }
  writeSync(out, held + (close ?? ''))
  closeSync(out)
  return file
}

/** What each plain reading does: it takes the file apart and counts, and keeps nothing. */
const plain: Record<string, string> = {
  readline: `import { createReadStream } from 'node:fs'; import { createInterface } from 'node:readline'
    let n = 0; for await (const line of createInterface({ input: createReadStream(process.argv[1]) })) n += line.length > 0 ? 1 : 0`,
  saxes: `import { createReadStream } from 'node:fs'; import { SaxesParser } from 'saxes'
    let n = 0; const parser = new SaxesParser(); parser.on('opentag', () => { n++ })
    for await (const text of createReadStream(process.argv[1], 'utf8')) parser.write(text)
    parser.close()`,
  'csv-parse': `import { createReadStream } from 'node:fs'; import { parse } from 'csv-parse'
    let n = 0; for await (const record of createReadStream(process.argv[1]).pipe(parse())) n += record.length`,
}
const peak = `data:text/javascript,${encodeURIComponent("process.on('exit', () => { const u = process.resourceUsage(); console.error(u.maxRSS, u.userCPUTime + u.systemCPUTime) })")}`

/** Runs a process to its end: seconds by the clock and of the processors, and the most memory that it held, in MB. */
async function runTimed(args: string[]): Promise<{ seconds: number; worked: number; memory: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', peak, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    told += text
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  if (code !== 0) throw new Error(`The process ended with ${code}: ${told}`)
  const [memory = 0, worked = 0] = told.trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
  return { seconds: (performance.now() - started) / 1000, worked: worked / 1e6, memory: memory / 1024 }
}

let over = false
try {
  for (const long of kinds.filter(k => only === undefined || k.kind === only)) {
    const file = write(long)
    const megabytes = statSync(file).size / (1 << 20)
    const base = await runTimed(['--input-type=module', '--eval', plain[long.plain] ?? '', file])
    const ours = await runTimed([command, file, '--owner', 'Priya Shah'])
    over ||= ours.memory > mostMemory
    console.log(
      `${long.kind.padEnd(9)} ${megabytes.toFixed(0)} MB  ${(megabytes / ours.seconds).toFixed(1)} MB/s  ${ours.memory.toFixed(0)} MB of memory (may take ${mostMemory})  ` +
        `${(base.seconds / ours.seconds).toFixed(3)} of the speed of ${long.plain} (${ours.seconds.toFixed(1)} s beside ${base.seconds.toFixed(1)}), ` +
        `${(base.worked / ours.worked).toFixed(3)} by processor time (${ours.worked.toFixed(1)} s beside ${base.worked.toFixed(1)})`,
    )
    rmSync(file)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (over) {
  console.error(`More than ${mostMemory} MB of memory`)
  process.exit(1)
}
