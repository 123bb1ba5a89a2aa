import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { householdReports } from '../e2e/rules/reports/households.ts'
import { registerReports } from '../e2e/rules/reports/register.ts'
import { csvLine, exactNames, header, type Known, type Measure, measure } from '../e2e/rules/reports/truth.ts'
import { type Baseline, linkInDuckDb } from './duckdb-linkage.ts'

// The command as a force would run it, whole process, against a straightforward linkage in DuckDB in this one: the same
// file, turn about, the best of three each. With --million also on a million reports.
const million = process.argv.includes('--million')
const command = fileURLToPath(new URL('./link.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'link-'))
const rounds = 3

type Run = { groups: string[][]; seconds: number; memory: number }

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

/** Runs the command and measures it from outside: its start, its reading and all that it writes. */
async function link(file: string): Promise<Run> {
  const started = performance.now()
  const memoryFile = path.join(folder, 'memory')
  const child = spawn(process.execPath, [command, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SPO_LINK_MEMORY: memoryFile },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`The command ended with ${code}`)
  const lines = output.trim().split('\n')
  const groups = lines.slice(0, -1).map(line => (JSON.parse(line) as { reports: string[] }).reports)
  return { groups, seconds, memory: Number(readFileSync(memoryFile, 'utf8')) / 1024 }
}

const share = (n: number) => n.toFixed(3)
const said = (name: string, { precision, recall, groupPrecision, groupRecall }: Measure, time: string) =>
  console.log(
    `  ${name.padEnd(22)} precision ${share(precision)}  recall ${share(recall)}  (groups ${share(groupPrecision)}, ${share(groupRecall)})  ${time}`,
  )
const best = (seconds: readonly number[]) => Math.min(...seconds)

async function compare(name: string, known: readonly Known[]) {
  const file = write(`${name}.csv`, known)
  const ours: Run[] = []
  const theirs: Baseline[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await link(file))
    theirs.push(await linkInDuckDb(file, 4))
  }
  const mine = best(ours.map(run => run.seconds))
  const duck = best(theirs.map(run => run.seconds))
  const lean = best(theirs.map(run => run.seconds - run.drawing))
  const [run, other] = [ours[0], theirs[0]]
  if (!run || !other) return
  console.log(`${name}: ${known.length} reports, ${measure(known, run.groups).groups} pairs with two or more`)
  said('exact names', measure(known, exactNames(known)), '')
  said('this program', measure(known, run.groups), `${mine.toFixed(2)} s, ${Math.round(run.memory)} MB`)
  said('DuckDB, two-sided', measure(known, other.groups), `${duck.toFixed(2)} s`)
  console.log(
    `  ratio ${(mine / duck).toFixed(2)} of DuckDB's time; ${(mine / lean).toFixed(2)} of it without the million random pairs of each side`,
  )
}

async function scale(sizes: readonly number[]) {
  console.log('Growth, households:')
  for (const size of sizes) {
    const known = householdReports(size, 3)
    const run = await link(write('growth.csv', known))
    const per = (run.seconds / size) * 1_000_000
    said(
      `${size} reports`,
      measure(known, run.groups),
      `${run.seconds.toFixed(1)} s, ${per.toFixed(0)} µs each, ${Math.round(run.memory)} MB`,
    )
  }
}

try {
  await compare('households', householdReports(20_000, 1))
  await compare('register', registerReports(20_000, 1))
  await scale(million ? [20_000, 200_000, 1_000_000] : [20_000, 200_000])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
