import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { connect } from '../db/client.ts'
import { registerReports } from '../e2e/rules/linkage/reports/register.ts'
import { csvLine, header } from '../e2e/rules/linkage/reports/truth.ts'
import { cast } from '../lib/demo/cast.ts'
import { sendReports } from '../lib/demo/reports.ts'
import { letGo } from '../lib/work/reports/held-index.ts'
import { benchForce } from './bench-force.ts'

// What a process holds of memory before a feed of crime reports, when it has taken it, and when it has been left alone since.
//   --reports N  in the feed    --cases N  --held N  (reports that the force has already)  --kept
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const many = option('reports', 50_000)
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
        env: { ...process.env, SPO_PROGRAM_URL: programUrl, SPO_SECRET: force.embedded.programPassword },
      },
    )
    const code = await new Promise(resolve => child.on('close', resolve))
    await owner.sql.unsafe('drop database if exists feeding with (force)')
    await owner.close()
    if (code !== 0) throw new Error(`The feed ended with ${code}`)
  } finally {
    await force.stop()
  }
}

async function take() {
  const { db, close } = connect(process.env.SPO_PROGRAM_URL ?? '', { max: 2, statementTimeout: 0 })
  const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20)
  const rows = registerReports(many, 2027).map(({ report }, n) => csvLine(report, n))
  const text = [header, ...rows].join('\n')
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
