import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect } from '../db/client.ts'
import { registerReports } from '../e2e/rules/linkage/reports/register.ts'
import { csvLine, header } from '../e2e/rules/linkage/reports/truth.ts'
import { asLoaded } from '../lib/acts/act/versions.ts'
import { cast } from '../lib/demo/cast.ts'
import { sendReports } from '../lib/demo/reports.ts'
import { perform } from '../lib/work/pipeline/perform.ts'
import { letGo } from '../lib/work/reports/held-index.ts'
import { newToken } from '../lib/work/reports/systems.ts'
import { benchForce, type Place, serve } from './bench-force.ts'

// What a process holds of memory before a feed of crime reports, when it has taken it, and when it has been left alone since.
// With `--served` it is the built server (Linux): the feed is sent as a records system sends it, and its answer read to the end.
//   --reports N  in the feed    --cases N  --held N  (reports that the force has already)  --kept  --served
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const many = option('reports', 50_000)
/** Longer than an index of reports is held without a feed. */
const idleSeconds = 330
if (process.argv.includes('--take')) await take()
else await main()

async function main() {
  const force = await benchForce({ kept: process.argv.includes('--kept') })
  try {
    const place = await force.sized({ cases: option('cases', 2000), reports: option('held', 1000) })
    // The force that is kept stays as it is.
    const owner = connect(new URL('/postgres', place.ownerUrl).href, { max: 1, statementTimeout: 0 })
    await owner.sql.unsafe('drop database if exists feeding with (force)')
    await owner.sql.unsafe(`create database feeding template ${place.name}`)
    const programUrl = new URL('/feeding', place.programUrl).href
    const feeding = { name: 'feeding', programUrl, ownerUrl: new URL('/feeding', place.ownerUrl).href }
    const secret = force.embedded.programPassword
    const code = process.argv.includes('--served')
      ? await feedServer(feeding, secret)
      : await feedProcess(programUrl, secret)
    await owner.sql.unsafe('drop database if exists feeding with (force)')
    await owner.close()
    if (code !== 0) throw new Error(`The feed ended with ${code}`)
  } finally {
    await force.stop()
  }
}

/** The text of a feed: not one report more than is said, for a feed of more than the most that is taken is refused whole. */
function feedText(): string {
  const reports = registerReports(many, 2027).slice(0, many)
  const rows = reports.map(({ report }, n) => csvLine(report, n))
  return [header, ...rows].join('\n')
}

function feedProcess(programUrl: string, secret: string): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(import.meta.url),
      '--take',
      programUrl,
      '--reports',
      String(many),
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, SPO_PROGRAM_URL: programUrl, SPO_SECRET: secret },
    },
  )
  return new Promise(resolve => child.on('close', resolve))
}

async function feedServer(place: Place, secret: string): Promise<number> {
  const { db, close } = connect(place.programUrl, { max: 1 })
  const { token, hash } = newToken()
  const added = await perform({
    actor: cast.okafor,
    act: 'addRecordsSystem',
    input: { name: 'Feed', scopes: ['reports'], tokenHash: hash },
    seen: asLoaded,
    db,
  })
  await close()
  if (added.kind !== 'done') throw new Error(`No records system was added: ${JSON.stringify(added)}`)
  const server = await serve(place, secret)
  try {
    const megabytes = (what: 'VmRSS' | 'VmHWM') =>
      Math.round(
        Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024,
      )
    for (let n = 0; n < 20; n++) await (await fetch(`${server.url}/sign-in`)).arrayBuffer()
    const before = megabytes('VmRSS')
    const started = performance.now()
    const answer = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
      body: feedText(),
    })
    let bytes = 0
    for await (const part of answer.body ?? []) bytes += part.byteLength
    const seconds = (performance.now() - started) / 1000
    const after = megabytes('VmRSS')
    await pause(idleSeconds * 1000)
    console.log(
      `feed of ${many} reports to the server: ${answer.status}, ${(bytes / 1e6).toFixed(1)} MB of answer, ${seconds.toFixed(0)} s; memory ${before} MB before, ${megabytes('VmHWM')} MB at most, ${after} MB after, ${megabytes('VmRSS')} MB once left alone`,
    )
    return answer.status === 200 ? 0 : answer.status
  } finally {
    await server.stop()
  }
}

async function take() {
  const { db, close } = connect(process.env.SPO_PROGRAM_URL ?? '', { max: 2, statementTimeout: 0 })
  const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20)
  const text = feedText()
  const before = megabytes()
  const started = performance.now()
  await sendReports(db, cast.calloway, 'Feed.csv', text, new Date().toISOString())
  const seconds = (performance.now() - started) / 1000
  const after = megabytes()
  letGo(cast.calloway.forceId, db)
  const [left, most] = [megabytes(), Math.round(process.resourceUsage().maxRSS / 1024)]
  console.log(
    `feed of ${many} reports: ${seconds.toFixed(0)} s; memory ${before} MB before, ${most} MB at most, ${after} MB after, ${left} MB once left alone`,
  )
  await close()
}
