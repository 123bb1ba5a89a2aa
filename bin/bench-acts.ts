import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { connect, type Database } from '../db/client.ts'
import { cast } from '../lib/demo/cast.ts'
import { perform } from '../lib/work/pipeline/perform.ts'
import { asPerson } from '../lib/work/pipeline/transaction.ts'
import { benchForce, percentile } from './bench-force.ts'

// Acts a second, eight writers with eight cases each (a case with a hundred incidents in ten seconds is nobody’s), beside the
// very rows that an act writes, put there by plain SQL in one transaction each, turn about in one run.
//   --seconds N  how long each turn lasts    --turns N    --cases N  --reports N  --kept
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
/** The number of the last incident that plain SQL wrote. */
let copied = 0
const [seconds, turns, writers, casesEach] = [option('seconds', 8), option('turns', 3), 8, 8]

const force = await benchForce({ kept: process.argv.includes('--kept') })
try {
  const place = await force.sized({ cases: option('cases', 2000), reports: option('reports', 0) })
  const { db, close } = connect(place.programUrl, { max: writers })
  const owner = connect(place.ownerUrl, { max: 1 })
  // Above those of an earlier run, whose database may be kept.
  copied = Number((await owner.sql`select coalesce(max(number), 0) as n from incidents`)[0]?.n)
  const refs = (
    await owner.sql`select c.ref from cases c join forces f on f.id = c.force_id and f.code = 'MA' where c.status = 'open' and c.ref like '%-B-%' order by (select count(*) from incidents i where i.case_id = c.id), c.ref limit ${writers * 2 * casesEach}`
  ).map(row => String(row.ref))
  const [acted, plain] = [[] as number[], [] as number[]]
  await log(db, refs[0] ?? '', 0)
  const sent = await statementsOf(place.programUrl, refs[0] ?? '')
  for (let turn = 0; turn < turns; turn++) {
    acted.push(await rate((writer, n) => log(db, refs[writer + writers * (n % casesEach)] ?? '', n)))
    plain.push(await rate((writer, n) => copyRows(db, refs[writer + writers * (casesEach + (n % casesEach))] ?? '')))
  }
  const [acts, rows] = [percentile(acted, 0.5), percentile(plain, 0.5)]
  console.log(`acts a second       ${acts.toFixed(0)}  (${acted.map(r => r.toFixed(0)).join(', ')})`)
  console.log(`the same rows       ${rows.toFixed(0)}  (${plain.map(r => r.toFixed(0)).join(', ')})`)
  console.log(`statements an act   ${sent}`)
  console.log(`acts ratio ${(acts / rows).toFixed(2)}`)
  await Promise.all([close(), owner.close()])
} catch (fault) {
  // Said before the database goes: writers that are still at work would have the last word.
  console.error(fault)
  process.exitCode = 1
} finally {
  await force.stop()
}

/** How many a second eight writers get done, each one after another. */
async function rate(work: (writer: number, n: number) => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; performance.now() < until; n++) {
        await work(writer, n)
        done++
      }
    }),
  )
  return done / ((performance.now() - started) / 1000)
}

async function log(on: Database, ref: string, n: number) {
  const done = await perform({
    actor: cast.calloway,
    ref,
    act: 'logIncident',
    db: on,
    // A database that is kept between runs has its like already.
    despite: 'Another evening',
    input: {
      summary: `Waited outside, time ${n}`,
      dateKind: 'exact',
      happenedOn: '2026-10-12',
      category: 'E',
      direction: 'toProtected',
      targetIds: [],
      targetOther: 'Her sister',
      source: 'victim',
      unwelcome: 'She asked him to stop',
    },
  })
  if (done.kind !== 'done') throw new Error(`The act was not done: ${JSON.stringify(done)}`)
}

/** What logging an incident leaves: the incident and its line of the record. */
async function copyRows(on: Database, ref: string) {
  const [id, event] = [randomUUID(), randomUUID()]
  await asPerson(
    cast.calloway,
    tx =>
      tx.execute(
        sql.raw(`
        with c as (select id, force_id from cases where ref = '${ref}'),
        i as (insert into incidents (id, force_id, case_id, number, date_kind, happened_on, category, direction, target_ids, target_other, summary, source, unwelcome, recorded_at, recorded_by_id, version)
          select '${id}', force_id, id, ${++copied}, 'exact', '2026-10-12', 'E', 'toProtected', '{}', 'Her sister', 'Waited outside', 'victim', 'She asked him to stop', now(), '${cast.calloway.id}', 1 from c)
        insert into events (id, force_id, kind, subject_kind, subject_id, case_id, act, actor_id, actor_name, actor_roles, detail, sentence, at)
        select '${event}', force_id, 'act', 'case', id, id, 'logIncident', '${cast.calloway.id}', 'Ruth Calloway', '{coordinator}', '{}', 'Incident logged', now() from c`),
      ),
    { db: on },
  )
}

/** How many statements the program sends for one act. */
async function statementsOf(url: string, ref: string): Promise<number> {
  let sent = 0
  const { sql: driver, close } = connect(url, { max: 1 })
  const { parsers, serializers } = driver.options
  const kept = { parsers: { ...parsers }, serializers: { ...serializers } }
  const counting = drizzle(driver, { casing: 'snake_case', logger: { logQuery: () => void sent++ } })
  Object.assign(driver.options.parsers, kept.parsers)
  Object.assign(driver.options.serializers, kept.serializers)
  await log(counting, ref, 1)
  await close()
  return sent
}
