import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beatReports } from '../e2e/rules/linkage/reports/beats.ts'
import { householdReports } from '../e2e/rules/linkage/reports/households.ts'
import { registerReports } from '../e2e/rules/linkage/reports/register.ts'
import { csvLine, exactNames, header, type Known, type Measure, measure } from '../e2e/rules/linkage/reports/truth.ts'

// The command as a force would run it against a straightforward linkage in DuckDB, each a process of its own from its
// start to its last line: the same file, turn about, the best of three.
//   (nothing)   both, on three feeds of 20,000, and growth to 100,000
//   --holdout   precision and recall on the feed that nothing is tuned to, five times over
//   --growth    10,000 to a million reports
//   --feed households|register|hold-out --sizes 20000,1000000   precision, recall and cost of one feed as it grows
//   --feed … --beside 1000000   one feed of that size, both, once
const hasOption = (option: string) => process.argv.includes(option)
const folder = mkdtempSync(path.join(tmpdir(), 'link-'))
const command = fileURLToPath(new URL('./link.mjs', import.meta.url))
const baseline = fileURLToPath(new URL('./duckdb-linkage.ts', import.meta.url))
const threshold = '4'

const feeds = { households: householdReports, register: registerReports, 'hold-out': beatReports }

type Run = { groups: string[][]; seconds: number; user: number; memory: number }

function write(name: string, known: readonly Known[]): string {
  const file = path.join(folder, name)
  const out = openSync(file, 'w')
  let held = `${header}\n`
  for (const [n, { report }] of known.entries()) {
    held += `${csvLine(report, n)}\n`
    if (held.length > 1 << 20) {
      writeSync(out, held)
      held = ''
    }
  }
  writeSync(out, held)
  closeSync(out)
  return file
}

/** Runs a program and measures it from outside: its start, its reading and all that it writes. */
async function run(args: readonly string[], cost: string): Promise<Omit<Run, 'user' | 'memory'> & { last: string }> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SPO_LINK_COST: cost, INIT_CWD: folder },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
  const lines = output.trim().split('\n')
  const groups = lines.slice(0, -1).map(line => (JSON.parse(line) as { reports: string[] }).reports)
  return { groups, seconds, last: lines.at(-1) ?? '' }
}

type Cost = { user: number; memory: number }

async function link(file: string): Promise<Run> {
  const cost = path.join(folder, 'cost')
  const { groups, seconds } = await run([command, file], cost)
  return { groups, seconds, ...(JSON.parse(readFileSync(cost, 'utf8')) as Cost) }
}

async function duckDb(file: string, strangers: number): Promise<Run> {
  const { groups, seconds, last } = await run([baseline, file, threshold, `${strangers}`], '')
  return { groups, seconds, ...(JSON.parse(last) as Cost) }
}

const share = (n: number) => n.toFixed(3)
const printMeasure = (name: string, { precision, recall, groupPrecision, groupRecall }: Measure, time: string) =>
  console.log(
    `  ${name.padEnd(26)} precision ${share(precision)}  recall ${share(recall)}  (groups ${share(groupPrecision)}, ${share(groupRecall)})  ${time}`,
  )

const best = (runs: readonly Run[]) => ({
  seconds: Math.min(...runs.map(one => one.seconds)),
  user: Math.min(...runs.map(one => one.user)),
})
const timeInWords = ({ seconds, user }: { seconds: number; user: number }) =>
  `${seconds.toFixed(2)} s, ${user.toFixed(2)} s of processor`

async function compare(name: string, known: readonly Known[], rounds = 3) {
  const file = write(`${name}.csv`, known)
  const [ours, full, lean]: [Run[], Run[], Run[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    ours.push(await link(file))
    lean.push(await duckDb(file, 20_000))
    if (round === 0) full.push(await duckDb(file, 1_000_000))
  }
  const [mine, theirs, theirLean] = [best(ours), best(full), best(lean)]
  const memoryOf = (runs: readonly Run[]) => `, ${Math.round(runs[0]?.memory ?? 0)} MB`
  const of = (runs: readonly Run[]) => measure(known, runs[0]?.groups ?? [])
  console.log(`${name}: ${known.length} reports, ${of(ours).groups} pairs with two or more`)
  printMeasure('exact names', measure(known, exactNames(known)), '')
  printMeasure('this program', of(ours), timeInWords(mine) + memoryOf(ours))
  printMeasure('DuckDB, million strangers', of(full), timeInWords(theirs) + memoryOf(full))
  printMeasure('DuckDB, 20,000 strangers', of(lean), timeInWords(theirLean) + memoryOf(lean))
  const ratio = (of: { seconds: number; user: number }) =>
    `${(mine.seconds / of.seconds).toFixed(2)} of its time, ${(mine.user / of.user).toFixed(2)} of its processor`
  console.log(`  ratio to the first: ${ratio(theirs)}; to the second: ${ratio(theirLean)}`)
}

/** Time for each report beyond what a run costs that has next to none. */
async function scale(sizes: readonly number[], feed: keyof typeof feeds = 'households') {
  const make = feeds[feed]
  console.log(`Growth, ${feed}; each is seconds of processor for a report, less those of an empty run:`)
  const empty = await link(write('growth.csv', make(10, 3)))
  let first = 0
  for (const size of sizes) {
    const known = make(size, 3)
    const { groups, ...cost } = await link(write('growth.csv', known))
    const each = ((cost.user - empty.user) / size) * 1_000_000
    if (size === 20_000) first = each
    const times = first > 0 ? `, ${(each / first).toFixed(2)} of that at 20,000` : ''
    printMeasure(
      `${size} reports`,
      measure(known, groups),
      `${timeInWords(cost)}, ${each.toFixed(0)} µs each${times}, ${Math.round(cost.memory)} MB`,
    )
  }
}

async function holdOut() {
  console.log('Hold-out, 20,000 reports of a feed written from the contract alone:')
  for (const seed of [1, 2, 3, 4, 5]) {
    const known = beatReports(20_000, seed)
    const { groups, ...cost } = await link(write('hold-out.csv', known))
    printMeasure(`feed ${seed}`, measure(known, groups), timeInWords(cost))
  }
}

const value = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? ''
function feedAsked() {
  const feed = (hasOption('--feed') ? value('--feed') : 'households') as keyof typeof feeds
  if (!Object.hasOwn(feeds, feed)) throw new Error(`--feed is one of ${Object.keys(feeds).join(', ')}`)
  return [feed, feeds[feed]] as const
}

try {
  if (hasOption('--holdout')) await holdOut()
  else if (hasOption('--beside')) {
    const [name, make] = feedAsked()
    await compare(name, make(Number(value('--beside')), 3), 1)
  } else if (hasOption('--sizes')) {
    await scale(value('--sizes').split(',').map(Number), feedAsked()[0])
  } else if (hasOption('--growth')) await scale([10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000])
  else {
    await compare('households', householdReports(20_000, 1))
    await compare('register', registerReports(20_000, 1))
    await compare('hold-out', beatReports(20_000, 1))
    await scale([10_000, 20_000, 50_000, 100_000])
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
