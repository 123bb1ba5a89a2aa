import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, forces } from '../../lib/demo/cast.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf, sendReports } from '../../lib/demo/reports.ts'
import { ownAlarms } from '../../lib/work/alarms/list.ts'
import { runAlarms } from '../../lib/work/alarms/run.ts'
import { sendDue, waitMinutes } from '../../lib/work/mail/send-mail.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { recomputeStale } from '../../lib/work/pipeline/project.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { countForceWaits, hasForceWork, readForceWaits } from '../../lib/work/queues/force.ts'
import { keepCheck } from '../../lib/work/record/record-checks.ts'
import { type Loaded, loadedDatabase } from './load.ts'

/** What waits on the force and on pairs of reports, on a real database. */

let loaded: Loaded
const db = () => loaded.program.db
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  loaded = await loadedDatabase()
  await recomputeStale({ db: db() })
  await runAlarms('2026-01-01T00:00:00.000Z', { db: db() })
})
test.afterAll(() => loaded?.close())

const act = async (
  name: Parameters<typeof performAsSeen>[0]['act'],
  input: object,
  { actor = cast.okafor as Actor, on }: { actor?: Actor; on?: string } = {},
) => {
  const done = await performAsSeen({ db: db(), actor, act: name, on, input, at: acted, despite: 'Agreed' })
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  return done
}
const acted = '2026-11-17T10:00:00.000Z'
const on = '2026-11-21T12:00:00.000Z'
const waitLines = async (actor: Actor, at = on) =>
  (await readForceWaits(actor, {}, { db: db(), at })).rows.map(row => `${row.label}: ${row.words}`)
const forceWaitRows = async () => [
  ...(await loaded.owner.db.execute(sql`select to_jsonb(w) as row from waits w where w.case_id is null order by w.id`)),
]
const report = (n: number): Row => ({
  report_ref: `61/${51_300 + n}/26`,
  recorded_at: `2026-0${1 + n}-12`,
  offence: 'Harassment',
  summary: 'Waited outside',
  suspect_given_names: 'Barnaby',
  suspect_family_name: 'O’Quillinan',
  suspect_born_on: '1981-02-28',
  victim_given_names: 'Marguerite',
  victim_family_name: 'De’Ath-Rowe',
  victim_phones: '07700 900977',
})
const send = (at: string, ...rows: Row[]) => sendReports(db(), cast.calloway, 'feed.csv', csvOf(rows), at)

const counted = (actor: Actor, at: string, on = db()) =>
  asPerson(actor, tx => countForceWaits(tx, actor, at), { db: on })

test('a person added without a team waits for one until they are given it; another force and an officer see nothing of it', async () => {
  const input = { name: 'DC Wilhelmina Ó Tuathail', email: 'wilhelmina@marl.example.org', roles: ['officer'] }
  const done = await act('addPerson', input)
  expect(await waitLines(cast.okafor)).toContainEqual(expect.stringContaining('DC Wilhelmina Ó Tuathail is in no team'))
  expect(hasForceWork(cast.osgood)).toBe(false)
  expect(await counted(cast.osgood, on)).toEqual({ pairs: undefined, force: undefined })
  const personId = String(done.created.people)
  const elsewhere = Object.values(cast).find(p => p.forceId === forces.severnvale.id) as Actor
  const rowsOf = (actor: Actor) =>
    asPerson(actor, tx => tx.execute(sql`select id from waits where about_id = ${personId}::uuid`), { db: db() })
  expect(await rowsOf(cast.okafor)).toHaveLength(1)
  expect(await rowsOf(elsewhere)).toHaveLength(0)
  await act('joinTeam', { teamId: cast.osgood.teamIds[0] }, { on: personId })
  expect(await rowsOf(cast.okafor)).toHaveLength(0)
})

test('a pair waits until it is decided of; a further report asks again and tells the coordinator', async () => {
  await send('2026-11-10T09:00:00.000Z', report(1), report(2))
  const pairs = async (at: string) => (await counted(cast.calloway, at)).pairs
  expect(await pairs('2026-11-11T09:00:00.000Z')).toEqual({ total: 1, late: 0 })
  expect(await pairs('2026-11-17T09:00:00.000Z')).toEqual({ total: 1, late: 1 })
  const [pair] = await loaded.owner.sql`select id from report_pairs where state = 'waiting'`
  await act(
    'dismissPair',
    { limb: 'risk', reason: 'No sign of fear so far', wrongTest: null },
    { actor: cast.calloway, on: String(pair?.id) },
  )
  expect(await pairs('2026-11-17T09:00:00.000Z')).toEqual({ total: 0, late: 0 })
  await send('2026-11-20T09:00:00.000Z', report(3))
  expect(await pairs('2026-11-20T09:00:00.000Z')).toEqual({ total: 1, late: 0 })
  await runAlarms('2026-11-20T09:30:00.000Z', { db: db() })
  await runAlarms('2026-11-20T09:50:00.000Z', { db: db() })
  const unseenAlarms = async () => (await ownAlarms(cast.calloway, { db: db(), at: '2026-11-20T10:00:00.000Z' })).unseen
  expect(await unseenAlarms()).toMatchObject([
    { kind: 'pairToScreen', ref: null, mayView: true, href: `/reports/pairs/${pair?.id}` },
  ])
  await runAlarms('2026-11-20T09:51:00.000Z', { db: db() })
  expect(await unseenAlarms()).toHaveLength(1)
})

test('mail given up waits on the administrator until something reaches the same person', async () => {
  const mail = (id: string, attempts: number) =>
    loaded.owner.sql`insert into outgoing_mail (id, force_id, person_id, kind, case_ref, created_at, due_at, attempts)
      values (${id}, ${cast.osgood.forceId}, ${cast.osgood.id}, 'caseAllocated', 'MA-2026-00417', ${on}, ${on}, ${attempts})`
  const settings = {
    smtpUrl: 'smtp://relay.invalid',
    from: 'orders@marl.example.org',
    address: 'https://orders.marl.example.org',
  }
  const relay = (takes: boolean) => ({
    sendMail: () =>
      takes ? Promise.resolve({}) : Promise.reject(Object.assign(new Error('No such user'), { code: 'EENVELOPE' })),
  })
  const sendAll = (takes: boolean, at: string) => sendDue({ settings, transport: relay(takes) as never, at, db: db() })
  await mail(randomUUID(), waitMinutes.length)
  await sendAll(false, '2026-11-21T12:01:00.000Z')
  expect(await waitLines(cast.okafor, '2026-11-21T12:02:00.000Z')).toContainEqual(
    expect.stringMatching(/A mail to .*Osgood could not be delivered/),
  )
  await mail(randomUUID(), 0)
  await sendAll(true, '2026-11-21T12:03:00.000Z')
  expect((await waitLines(cast.okafor, '2026-11-21T12:04:00.000Z')).join()).not.toContain('could not be delivered')
})

test('a verification that found a fault waits on the auditor and the administrator until one finds none', async () => {
  const check = { events: 10, files: 2 }
  await keepCheck(loaded.owner.db, { ...check, at: '2026-11-20T03:00:00.000Z', faults: 2 })
  for (const actor of [cast.penrose, cast.okafor])
    expect(await waitLines(actor)).toContainEqual(expect.stringContaining('found 2 faults in the record'))
  await runAlarms('2026-11-21T12:30:00.000Z', { db: db() })
  await runAlarms('2026-11-21T12:50:00.000Z', { db: db() })
  const told = await ownAlarms(cast.okafor, { db: db(), at: '2026-11-21T13:00:00.000Z' })
  expect(told.unseen.map(a => a.kind)).toContain('recordFault')
  await keepCheck(loaded.owner.db, { ...check, at: '2026-11-21T03:00:00.000Z', faults: 0 })
  expect((await waitLines(cast.penrose)).join()).not.toContain('faults in the record')
})

test('a number of the law that is due to be checked alarms legal services and the administrator, and nobody else', async () => {
  await runAlarms('2026-11-29T12:30:00.000Z', { db: db() })
  await runAlarms('2026-11-29T12:50:00.000Z', { db: db() })
  const kinds = async (actor: Actor) =>
    (await ownAlarms(actor, { db: db(), at: '2026-11-29T13:00:00.000Z' })).unseen.map(a => a.kind)
  for (const actor of [cast.venkataraman, cast.okafor]) expect(await kinds(actor)).toContain('lawCheck')
  for (const actor of [cast.lindqvist, cast.penrose]) expect(await kinds(actor)).not.toContain('lawCheck')
})

test('computed anew, the rows are those that were written, and computing twice changes nothing', async () => {
  const before = await forceWaitRows()
  expect(before.length).toBeGreaterThan(3)
  await recomputeStale({ db: db(), all: true })
  expect(await forceWaitRows()).toEqual(before)
  await recomputeStale({ db: db(), all: true })
  expect(await forceWaitRows()).toEqual(before)
  // New settings move the days of pairs.
  await loaded.owner
    .sql`update forces set settings = settings || '{"pairLookedAtWithinDays": 30}' where id = ${forces.marlshire.id}`
  await recomputeStale({ db: db() })
  const [moved] = await loaded.owner.sql`select due_at - since as days from waits where kind = 'pairToScreen'`
  expect(String(moved?.days)).toBe('30 days')
})

test('the same number of statements for few and for many, a page at a time, each row once', async () => {
  const count = async () => {
    loaded.counting.reset()
    const first = await readForceWaits(cast.okafor, {}, { db: loaded.counting.db, at: on })
    await counted(cast.okafor, on, loaded.counting.db)
    return { first, statements: loaded.counting.statements() }
  }
  const few = await count()
  await loaded.owner.sql`insert into people (id, force_id, name, email, started_at)
    select gen_random_uuid(), ${forces.marlshire.id}, 'PC No-Role ' || n, 'no-role-' || n || '@marl.example.org', '2026-05-01' from generate_series(1, 60) n`
  await recomputeStale({ db: db(), all: true })
  const many = await count()
  expect(many.statements).toBe(few.statements)
  const ids = new Set<string>()
  let page = many.first
  for (;;) {
    for (const row of page.rows) ids.add(row.id)
    if (!page.after) break
    page = await readForceWaits(cast.okafor, { after: page.after }, { db: db(), at: on })
  }
  expect(ids.size).toBe(many.first.total)
  expect(ids.size).toBeGreaterThanOrEqual(60)
})
