import { expect, test } from '@playwright/test'
import { and, eq, gte, sql } from 'drizzle-orm'
import { events } from '../../db/schema/events.ts'
import { breaches, breachStepsTaken } from '../../db/schema/orders.ts'
import { keptBackSearch } from '../../lib/case/views/protected-address.ts'
import { type CastMember, cast } from '../../lib/demo/cast.ts'
import { orderMeant } from '../../lib/work/case/at-the-door.ts'
import { tellAttempt } from '../../lib/work/case/restricted.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { registerEntry, registerPage } from '../../lib/work/lists/register.ts'
import { findCases, likelyDuplicates } from '../../lib/work/lists/search.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { readDesk } from '../../lib/work/queues/desk.ts'
import { searchCalls } from '../../lib/work/suspects/calls.ts'
import { type Made, recordAtDoor, twoOrders } from './door-scene.ts'
import { at, type Loaded, loadedDatabase, today } from './load.ts'

let loaded: Loaded
const db = () => loaded.program.db
test.describe.configure({ mode: 'serial' })
let open: Made
let locked: Made

test.beforeAll(async () => {
  loaded = await loadedDatabase()
  ;({ open, locked } = await twoOrders(loaded))
})
test.afterAll(() => loaded.close())

const record = (actor: CastMember, made: Made, more: object = {}, how: { once?: string; despite?: string } = {}) =>
  recordAtDoor(db(), actor, made, more, how)
const breachesOf = (made: Made) => loaded.owner.db.select().from(breaches).where(eq(breaches.caseId, made.id))

/** The control room, which takes calls and sees nothing else. */
const call = (q: string, actor: CastMember = cast.lowell) => searchCalls(actor, q, { at, db: db() })

test('a call finds an order by what the caller gives, a confidential address too, and shows no value of it', async () => {
  const byAddress = await call('4 Corn Street')
  expect(byAddress.rows.map(r => [r.orderRef, r.inForce, r.served])).toContainEqual([open.orderRef, true, true])
  expect(byAddress.rows[0]?.why).toContain('An address of the protected person, which is not shown')
  expect(JSON.stringify(byAddress)).not.toMatch(/Corn Street|MA4/)
  for (const q of ['Nathan Quill', 'Nathen Quill', 'ma4 7zz', open.orderRef, 'Sara Whitmore'])
    expect(
      (await call(q)).rows.map(r => r.orderRef),
      q,
    ).toContain(open.orderRef)
  // A part of it, which could be lengthened letter by letter, finds nothing.
  for (const part of ['4 Corn', 'Corn Street', 'corn str', 'MA4 7Z'])
    expect(
      (await call(part)).rows.flatMap(r => r.why),
      part,
    ).not.toContain('An address of the protected person, which is not shown')
  expect((await call('Nobody Atall')).rows).toEqual([])
  expect((await call('')).rows).toEqual([])
  const looks = await loaded.owner.db.select().from(events).where(eq(events.actorId, cast.lowell.id))
  const asked = looks.filter(e => e.act === 'searchCalls').map(e => JSON.stringify(e.detail))
  expect(asked).toHaveLength(12)
  // The record keeps what was typed, but for an address that is kept secret.
  expect(asked).toContain('{"q":"Nathan Quill"}')
  expect(asked.filter(q => q.includes('kept secret'))).toHaveLength(6)
  expect(asked.join()).not.toMatch(/Corn|MA4/i)
})

test('what is typed of a protected address stands in no record of a search, wherever it was typed and however', async () => {
  const parts = [
    ...[
      '4 Corn Street',
      '4, CORN STREET,',
      '4 corn st.',
      '4CornStreet',
      'Corn Str',
      '4 Corn',
      'Whitmore, 4 Corn Street',
    ],
    ...['MA4 7ZZ', 'ma47zz', 'M A 4 7 Z Z', 'MA4 7Z', 'MA4', 'Ma4 7zz Thornfold', 'corn street thornfold', 'Thornfold'],
  ]
  const kept = [
    ...[
      'Nathan Quill',
      'Sara Whitmore',
      'Nathan Quill 4 March 1990',
      'MA4 ABC',
      '07700 900123',
      'MA-2026-00001',
      open.orderRef,
    ],
    ...['4 Cornwall Close', 'Acorn', '14', 'M4 7ZZ'],
  ]
  const find = { teamId: undefined, officerId: undefined, refused: undefined, after: undefined, before: undefined }
  const since = new Date().toISOString()
  const typed = async (q: string) => {
    // Of another team, to whom the case is closed: what is hidden from them is hidden from the record too.
    await findCases(cast.pemberton, { ...find, q, status: 'all', sort: 'match', descending: true }, { db: db() })
    await likelyDuplicates(cast.pemberton, [q], { db: db() })
    await registerPage(cast.pemberton, { q }, { db: db() })
    await readDesk(cast.calloway, { tab: 'needs-you', words: q }, { db: db() })
    await searchCalls(cast.lowell, q, { db: db() })
  }
  const recorded = async () =>
    (
      await loaded.owner.db
        .select()
        .from(events)
        .where(and(eq(events.kind, 'search'), gte(events.at, since)))
    ).map(e => JSON.stringify(e.detail))
  for (const q of parts) await typed(q)
  const secret = await recorded()
  expect(secret).toHaveLength(parts.length * 5)
  expect(secret.filter(q => !q.includes(keptBackSearch))).toEqual([])
  expect(secret.join()).not.toMatch(/corn|thornfold|ma ?4|m a 4/i)
  for (const q of kept) await typed(q)
  const plain = (await recorded()).slice(secret.length)
  expect(plain).toHaveLength(kept.length * 5)
  expect(plain.filter(q => q.includes(keptBackSearch))).toEqual([])
  for (const q of kept)
    expect(plain.filter(line => line.includes(JSON.stringify(q))).length, q).toBeGreaterThanOrEqual(5)
})

test('only whoever takes calls searches so, in the program and in the database', async () => {
  for (const actor of [cast.whitlock, cast.okafor, cast.penrose])
    expect((await call('4 Corn Street', actor)).rows, actor.name).toEqual([])
  const raw = (actor: CastMember) =>
    asPerson(
      actor,
      tx => tx.execute(sql`select case_id from spo_call_matching('{}', '{}', '', '', '', '', '4cornstreet')`),
      { db: db() },
    )
  expect(await raw(cast.whitlock)).toHaveLength(0)
  expect((await raw(cast.lowell)).map(r => r.case_id)).toContain(open.id)
})

test('the control room answers from one order, and the database shows it no other row of any case or report', async () => {
  const entry = await registerEntry(cast.lowell, open.orderRef, { at, db: db() })
  expect(entry).toMatchObject({ owner: cast.obrien.name, ownerPhone: '01632 960 812' })
  expect(entry?.contact[0]?.title).toBe('Contacting Sara Whitmore safely')
  expect(await viewCase({ actor: cast.lowell, ref: open.ref, what: 'the case', db: db() })).toBeUndefined()
  const tables = await loaded.owner.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'case_id'
    union select 'cases' union select 'crime_reports' union select 'report_pairs' order by 1`)
  expect(tables.length).toBeGreaterThan(50)
  const own = new Set(['events', 'unsent_forms'])
  for (const { name } of tables) {
    const count = () =>
      sql`select count(*)::int as n from ${sql.identifier(name)}${own.has(name) ? sql` where case_id is not null` : sql``}`
    const [seen] = await asPerson(cast.lowell, tx => tx.execute<{ n: number }>(count()), { db: db() })
    expect(seen?.n, name).toBe(0)
  }
  const [officers] = await asPerson(
    cast.calloway,
    tx => tx.execute<{ n: number }>(sql`select count(*)::int as n from defendants`),
    { db: db() },
  )
  expect(officers?.n).toBeGreaterThan(0)
})

test('a breach is recorded while the caller is on the line, with who was sent', async () => {
  const before = (await breachesOf(open)).length
  expect(await orderMeant(cast.lowell, open.orderRef, today, db())).toEqual({
    caseRef: open.ref,
    orderId: open.orderId,
  })
  const asAnother = { despite: 'A second call, from another street' }
  const called = { knownAt: '2026-11-21T11:58:00.000Z', sent: 'MA41 at 11:59' }
  const done = await record(cast.lowell, open, called, asAnother)
  expect(done).toMatchObject({ kind: 'done' })
  const all = await breachesOf(open)
  expect(all).toHaveLength(before + 1)
  const breach = all.find(b => b.byId === cast.lowell.id)
  expect(breach?.knownAt).toBe('2026-11-21T11:58:00.000Z')
  const steps = await loaded.owner.db
    .select()
    .from(breachStepsTaken)
    .where(eq(breachStepsTaken.breachId, breach?.id ?? ''))
  expect(steps).toMatchObject([{ step: 'unitSent', reason: 'MA41 at 11:59', at }])
})

test('a restricted order answers a call to exact name and date of birth alone, and its people are told', async () => {
  const exact = await call('Percival Zedekiah 12/03/1988')
  expect(exact.rows.filter(r => r.orderRef === locked.orderRef)).toEqual([])
  expect(exact.locked).toHaveLength(1)
  expect(Object.keys(exact.locked[0] ?? {}).sort()).toEqual(['ref', 'team'])
  for (const q of ['ZEDEKIAH, Percival 12-03-1988', 'percival  zedekiah 12 March 1988'])
    expect((await call(q)).locked, q).toHaveLength(1)
  for (const q of [
    ...['Percival Zedekiah', 'Percival Zedekia 12/03/1988', 'Percival Zedekiah 13/03/1988', 'Zedekiah 12/03/1988'],
    ...['12/03/1988', locked.orderRef],
  ]) {
    const answer = await call(q)
    expect([answer.rows.filter(r => r.orderRef === locked.orderRef), answer.locked], q).toEqual([[], []])
  }
  await tellAttempt(cast.lowell, locked.ref, 'searched for a call', { at, db: db() })
  const told = await loaded.owner.db.select().from(events).where(eq(events.caseId, locked.id))
  expect(told.filter(e => e.actorId === cast.lowell.id).map(e => e.act)).toEqual(['foundRestricted'])
  expect(await record(cast.lowell, locked, {}, { despite: 'A second call' })).toMatchObject({ kind: 'done' })
})
