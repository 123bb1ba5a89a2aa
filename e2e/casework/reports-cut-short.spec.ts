import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from '@playwright/test'
import type { Actor } from '../../lib/case/policy.ts'
import { cast } from '../../lib/demo/cast.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf } from '../../lib/demo/reports.ts'
import { receiveFile } from '../../lib/work/files/files.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { newToken, systemOf } from '../../lib/work/reports/systems.ts'
import { takeDue } from '../../lib/work/reports/take-due.ts'
import { receiveReports, takeReports } from '../../lib/work/reports/take-file.ts'
import { type Loaded, loadedDatabase } from './load.ts'

let loaded: Loaded
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  loaded = await loadedDatabase()
})
test.afterAll(() => loaded?.close())

/** Three parts of a thousand, as they are taken; one row of each cannot be read. */
const many = 3000
const unread = 3
const words = 'ash birch cedar dogwood elder fir gorse hazel ivy juniper larch maple'.split(' ')
/** Each about two people of their own, but for the last, which repeats the first. */
const rows = (from: number): Row[] =>
  Array.from({ length: many }, (_, n) => {
    const who = n === many - 1 ? 0 : n
    const name = (k: number) => `${words[who % 12]}${words[Math.floor(who / 12 + k) % 12]}${who + from}`
    return {
      report_ref: `55/${from + n}/26`,
      recorded_at: n % 1000 === 7 ? 'soon' : '2026-08-03',
      suspect_given_names: name(1),
      suspect_family_name: name(2),
      suspect_phones: `07700 ${900_000 + who}`,
      victim_given_names: name(3),
      victim_family_name: name(4),
      victim_born_on: `19${50 + (who % 40)}-0${1 + (who % 9)}-1${who % 9}`,
    }
  })
const receive = async (from: number, actor: Actor = cast.calloway) => {
  const received = await receiveFile(
    { actor, ref: 'reports', name: 'archive.csv' },
    Readable.from([Buffer.from(csvOf(rows(from)))], { objectMode: false }),
  )
  if (received.kind === 'refused') throw new Error(received.message)
  return receiveReports({ actor, receipt: received.receipt, format: 'csv', db: loaded.program.db })
}
const ended: Promise<number | null>[] = []
const process_ = (): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'take-due.ts')],
    { env: { ...process.env, SPO_PROGRAM_URL: loaded.fresh.programUrl }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  ended.push(new Promise(resolve => child.once('exit', code => resolve(code))))
  return child
}
const leaseOver = () => loaded.owner.sql`update report_imports set taken_until = null where state = 'running'`
const importProgress = async (id: string) => {
  const [row] = await loaded.owner.sql`
    select state, read, added, rejected, attempts,
      (select count(distinct pair_id)::int from pair_reports m where m.ended_at is null and m.report_ref in (
        select ref from crime_reports where import_id = i.id and line in (2, (select max(line) from crime_reports where import_id = i.id)))) as paired,
      (select count(*)::int from crime_reports where import_id = i.id) as written,
      (select count(distinct ref)::int from crime_reports where import_id = i.id) as refs,
      (select count(*)::int from report_rejects where import_id = i.id) as listed,
      (select count(*)::int from events where act = 'takeReports' and record_id = i.id) as said
    from report_imports i where id = ${id}`
  return row
}
const whole = {
  state: 'done',
  read: many,
  added: many - unread,
  rejected: unread,
  written: many - unread,
  refs: many - unread,
  listed: unread,
  paired: 1,
  said: 1,
}

test('an import that a killed process left half taken is taken up where it stopped, and nothing is taken twice', async () => {
  const { importId } = await receive(100_000)
  expect(await takeDue({ db: loaded.program.db }), 'whoever received it has the lease').toBe(0)
  await leaseOver()
  const child = process_()
  await expect
    .poll(async () => (await importProgress(importId))?.read, { intervals: [5], timeout: 60_000 })
    .toBeGreaterThan(0)
  child.kill('SIGKILL')
  expect(await ended[0]).toBeNull()
  const half = await importProgress(importId)
  expect(half).toMatchObject({ state: 'running', attempts: 2, said: 0 })
  expect(half?.read).toBeGreaterThan(0)
  expect(half?.read).toBeLessThan(many)
  expect(half?.written).toBe(half?.added)
  expect(await takeDue({ db: loaded.program.db }), 'the lease of the dead still runs').toBe(0)
  await leaseOver()
  expect(await takeDue({ db: loaded.program.db })).toBe(1)
  expect(await importProgress(importId)).toMatchObject({ ...whole, attempts: 3 })
  expect(await takeDue({ db: loaded.program.db })).toBe(0)
})

test('two processes at once: one takes the import and the other leaves it', async () => {
  const { importId } = await receive(200_000)
  await leaseOver()
  process_()
  process_()
  expect(await Promise.all(ended.slice(1))).toEqual([0, 0])
  expect(await importProgress(importId)).toMatchObject({ ...whole, attempts: 2 })
})

test('a process that lost its lease writes nothing more', async () => {
  const slow = await receive(300_000)
  await leaseOver()
  expect(await takeDue({ db: loaded.program.db })).toBe(1)
  expect(await takeReports(slow)).toBeUndefined()
  expect(await importProgress(slow.importId)).toMatchObject({ ...whole, attempts: 2 })
})

test('an import that is undone while it runs is stopped, and what it had taken is taken back', async () => {
  const running = await receive(400_000)
  const undo = { actor: cast.calloway, act: 'undoReports', on: running.importId, db: loaded.program.db } as const
  const taking = takeReports(running)
  await expect
    .poll(async () => (await importProgress(running.importId))?.read, { intervals: [5], timeout: 60_000 })
    .toBeGreaterThan(0)
  expect(await performAsSeen({ ...undo, input: { reason: 'The wrong file' } })).toMatchObject({ kind: 'done' })
  expect(await taking).toBeUndefined()
  const [left] = await loaded.owner.sql`
    select count(*)::int as n from crime_reports where import_id = ${running.importId} and ended_at is null`
  expect(left?.n).toBe(0)
  expect(await importProgress(running.importId)).toMatchObject({ state: 'undone', said: 0 })
})

test('what a records system sent is ended even when the system has ended since, and a fault is tried three times', async () => {
  const { token, hash } = newToken()
  const input = { name: 'Old crime recording', scopes: ['reports'], tokenHash: hash }
  const made = await performAsSeen({ actor: cast.okafor, act: 'addRecordsSystem', input, db: loaded.program.db })
  const sender = await systemOf(`Bearer ${token}`, loaded.program.db)
  if (made.kind !== 'done' || !sender) throw new Error('no system')
  const { importId } = await receive(500_000, sender)
  const on = made.created.recordsSystems
  await performAsSeen({
    actor: cast.okafor,
    act: 'endRecordsSystem',
    on,
    input: { reason: 'Replaced' },
    db: loaded.program.db,
  })
  await loaded.owner.sql`alter table crime_reports add constraint broken check (line <> 2001) not valid`
  for (const attempt of [2, 3]) {
    await leaseOver()
    expect(await takeDue({ db: loaded.program.db })).toBe(attempt - 2)
  }
  expect(await importProgress(importId)).toMatchObject({ state: 'failed', attempts: 3, said: 0 })
  const [left] = await loaded.owner.sql`
    select count(*)::int as n from crime_reports where import_id = ${importId} and ended_at is null`
  expect(left?.n).toBe(0)
  const [said] = await loaded.owner.sql`select actor_id, actor_name from events where act = 'stopReports'`
  expect(said).toEqual({ actor_id: null, actor_name: 'Old crime recording' })
})
