import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { and, eq, gte, sql } from 'drizzle-orm'
import { restrictions } from '../../db/schema/cases.ts'
import { cases } from '../../db/schema/collections.ts'
import { events } from '../../db/schema/events.ts'
import { outgoingMail } from '../../db/schema/mail.ts'
import { breaches, breachStepsTaken } from '../../db/schema/orders.ts'
import { waits } from '../../db/schema/waits.ts'
import { applyPatch } from '../../lib/acts/act/decide.ts'
import type { Patch } from '../../lib/case/case.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { keptBackSearch } from '../../lib/case/views/protected-address.ts'
import { type CastMember, cast, teams } from '../../lib/demo/cast.ts'
import { openAtDoor, orderMeant } from '../../lib/work/case/at-the-door.ts'
import { tellAttempt } from '../../lib/work/case/restricted.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { registerEntry, registerPage } from '../../lib/work/lists/register.ts'
import { findCases, likelyDuplicates } from '../../lib/work/lists/search.ts'
import { findCase, loadFile } from '../../lib/work/pipeline/load.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { persist } from '../../lib/work/pipeline/persist.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { readDesk } from '../../lib/work/queues/desk.ts'
import { searchCalls } from '../../lib/work/suspects/calls.ts'
import { aCondition, anApplication, anOrder, aService, aVersion } from '../rules/acts/order-file.ts'
import { at, type Loaded, loadedDatabase, today } from './load.ts'

/** A breach written from the door card by an officer who is not let into the case. */

let loaded: Loaded
const db = () => loaded.program.db
test.describe.configure({ mode: 'serial' })
let open: Made
let locked: Made
interface Made {
  ref: string
  id: string
  orderRef: string
  orderId: string
  conditionIds: string[]
}

test.beforeAll(async () => {
  loaded = await loadedDatabase()
  open = await caseWithOrder('MA-SPO-2026-00017', 'Nathan', 'Quill')
  locked = await caseWithOrder('MA-SPO-2026-00019', 'Percival', 'Zedekiah')
  await loaded.owner.db.insert(restrictions).values({
    id: randomUUID(),
    forceId: cast.calloway.forceId,
    caseId: locked.id,
    reason: 'The defendant works for the force',
    at,
    byId: cast.calloway.id,
  })
})
test.afterAll(() => loaded.close())

async function caseWithOrder(orderRef: string, givenNames: string, familyName: string): Promise<Made> {
  const begun = await perform({
    act: 'openCase',
    actor: cast.calloway,
    at: '2026-09-01T09:00:00.000Z',
    db: db(),
    input: {
      givenNames,
      familyName,
      bornOn: '1988-03-12',
      relationship: 'formerPartner',
      protectedGivenNames: 'Sara',
      protectedFamilyName: 'Whitmore',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-09-01',
      teamId: teams.aldermereResponse.id,
      searched: familyName,
    },
  })
  if (begun.kind !== 'done') throw new Error(JSON.stringify(begun))
  const application = anApplication({ id: randomUUID(), startedById: cast.calloway.id })
  const order = anOrder({
    id: randomUUID(),
    ref: orderRef,
    applicationId: application.id,
    madeOn: '2026-10-01',
    ownerId: cast.obrien.id,
  })
  const conditions = [1, 2, 3].map(number => aCondition(order, { id: randomUUID(), number }))
  return asPerson(
    cast.calloway,
    async tx => {
      const root = await findCase(tx, begun.ref, true)
      if (!root) throw new Error('No case')
      const file = await loadFile(tx, root, undefined, londonDate(new Date().toISOString()))
      const [person] = file.protectedPersons
      const patch: Patch = [
        { in: 'applications', add: application },
        { in: 'orders', add: order },
        { in: 'orderVersions', add: aVersion(order, { id: randomUUID(), lastDay: '2028-09-30' }) },
        ...conditions.map(c => ({ in: 'orderConditions' as const, add: c })),
        { in: 'services', add: aService(order, '2026-10-02', { id: randomUUID() }) },
        {
          in: 'protectedPersons',
          id: person?.id ?? '',
          set: {
            contactNever: 'call at 4 Corn Street, Thornfold',
            contactBy: 'Text her sister on 07700 900123',
            contactWhen: 'After 6 pm',
          },
        },
        {
          in: 'confidentialAddresses',
          add: {
            id: randomUUID(),
            personId: person?.id ?? '',
            address: '4 Corn Street, Thornfold',
            postcode: 'MA4 7ZZ',
            kind: 'home',
            releasedAt: null,
          },
        },
      ]
      await persist(tx, root, patch, applyPatch(file, patch), new Date().toISOString())
      return {
        ref: begun.ref,
        id: root.id,
        orderRef,
        orderId: order.id,
        conditionIds: conditions.map(c => c.id),
      }
    },
    { db: db() },
  )
}
const input = (more: object = {}) => ({
  description: 'He was at her door with flowers',
  knownAt: '2026-11-21T11:40:00.000Z',
  source: 'victim',
  place: 'englandWales',
  arrested: 'no',
  ...more,
})
const record = (actor: CastMember, made: Made, more: object = {}, how: { once?: string; despite?: string } = {}) =>
  perform({
    act: 'recordBreachAtDoor',
    actor,
    ref: made.ref,
    on: made.orderId,
    input: input(more),
    at,
    db: db(),
    ...how,
  })
const breachesOf = (made: Made) => loaded.owner.db.select().from(breaches).where(eq(breaches.caseId, made.id))

test('an officer of another team writes a breach, is told nothing of the case, and its people are told', async () => {
  const mail = ['SPO_SMTP_URL', 'SPO_MAIL_FROM', 'NEXTAUTH_URL'] as const
  for (const name of mail) process.env[name] = 'https://orders.marl.example.org'
  const once = randomUUID()
  const ticked = { conditionIds: open.conditionIds.slice(1), arrested: 'yes', excuse: 'None' }
  const done = await record(cast.whitlock, open, ticked, { once })
  const again = await record(cast.whitlock, open, ticked, { once })
  for (const name of mail) delete process.env[name]
  expect(done).toMatchObject({ kind: 'done', again: false })
  expect(again).toMatchObject({ kind: 'done', again: true })
  const [breach, ...more] = await breachesOf(open)
  expect(more).toEqual([])
  expect(breach).toMatchObject({
    number: 1,
    orderId: open.orderId,
    conditionIds: open.conditionIds.slice(1),
    happenedOn: today,
    knownAt: '2026-11-21T11:40:00.000Z',
    byId: cast.whitlock.id,
  })
  const steps = await loaded.owner.db.select().from(breachStepsTaken).where(eq(breachStepsTaken.caseId, open.id))
  expect(steps).toMatchObject([{ step: 'arrested', at }])
  const waiting = await loaded.owner.db
    .select({ kind: waits.kind })
    .from(waits)
    .where(eq(waits.aboutId, breach?.id ?? ''))
  expect(waiting).toEqual([{ kind: 'breachNext' }])
  const mails = await loaded.owner.db.select().from(outgoingMail).where(eq(outgoingMail.caseRef, open.ref))
  expect(mails.map(m => [m.kind, m.personId]).sort()).toEqual(
    [cast.obrien, cast.calloway, cast.adeleke].map(p => ['breachRecorded', p.id]).sort(),
  )
  expect(await viewCase({ actor: cast.whitlock, ref: open.ref, what: 'the case', db: db() })).toBeUndefined()
})

test('what is refused at the door says nothing but the order’s own dates', async () => {
  expect(await record(cast.whitlock, open, { knownAt: '2026-11-21T12:01:00.000Z' })).toMatchObject({
    refusals: [{ field: 'knownAt' }],
  })
  expect(await record(cast.whitlock, open, { happenedOn: '2026-09-30' })).toMatchObject({
    refusals: [{ field: 'happenedOn', message: /was not in force on that day/ }],
  })
  expect(await record(cast.whitlock, open, { arrested: 'yes', arrestedAt: '2026-11-21T11:39:00.000Z' })).toMatchObject({
    refusals: [{ field: 'arrestedAt' }],
  })
})

test('the same breach by a second officer: what they are told, and the three answers', async () => {
  const ticked = { conditionIds: open.conditionIds, excuse: 'None given' }
  const before = await breachesOf(open)
  // When another officer records a breach of that day, then they are told their own words and how long ago, and no more
  const asked = await record(cast.brackley, open, ticked)
  expect(asked).toMatchObject({ kind: 'warned', warnings: [{ source: 'Likely duplicate', answers: [{}, {}] }] })
  const [told] = asked.kind === 'warned' ? asked.warnings : []
  expect(told?.message).toBe(
    'A breach of conditions 2 and 3 on 21 November 2026 was recorded already, 0 minutes ago, by somebody else in the force. Say whether this is the same event',
  )
  expect(told?.href).toBeUndefined()
  // Then that they were told is in the record of the case
  const looks = await loaded.owner.db.select().from(events).where(eq(events.caseId, open.id))
  expect(looks.filter(e => e.act === 'toldAtDoor').map(e => e.actorId)).toEqual([cast.brackley.id])
  // When they say that it is the same, then nothing is kept of it
  expect(await record(cast.brackley, open, { ...ticked, again: 'same' })).toMatchObject({ kind: 'done' })
  expect(await breachesOf(open)).toEqual(before)
  // When they add to it, then what they wrote is a line of that breach, and it is no action of police
  expect(await record(cast.brackley, open, { ...ticked, again: 'adds', sent: 'MA41' })).toMatchObject({ kind: 'done' })
  expect(await breachesOf(open)).toEqual(before)
  const steps = await loaded.owner.db.select().from(breachStepsTaken).where(eq(breachStepsTaken.byId, cast.brackley.id))
  expect(steps.map(s => [s.step, s.breachId]).sort()).toEqual([
    ['seenAgain', before[0]?.id],
    ['unitSent', before[0]?.id],
  ])
  expect(steps.find(s => s.step === 'seenAgain')?.reason).toContain('The defendant said: None given')
  // When they say that it is another, then it is kept, with how they know
  const another = { despite: 'It was the afternoon, and another street' }
  expect(await record(cast.brackley, open, ticked, another)).toMatchObject({ kind: 'done' })
  expect(await breachesOf(open)).toHaveLength(before.length + 1)
})

test('only officers of the force write from the door, and by an order of the force', async () => {
  for (const actor of [cast.okafor, cast.penrose, cast.venkataraman, cast.bright])
    expect(await record(actor, open), actor.name).toEqual({ kind: 'missing' })
  const orderAtDoor = (actor: CastMember, door: string) => orderMeant(actor, door, today, db())
  expect(await orderAtDoor(cast.whitlock, open.orderRef)).toEqual({ caseRef: open.ref, orderId: open.orderId })
  expect(await orderAtDoor(cast.bright, open.orderRef)).toBeUndefined()
  expect(await orderAtDoor(cast.penrose, open.orderRef)).toBeUndefined()
})

test('a restricted order is meant by exact name and date of birth alone, and is written to and not read', async () => {
  const orderForWhitlock = (door: string) => orderMeant(cast.whitlock, door, today, db())
  expect(await orderForWhitlock('Percival Zedekiah 12/03/1988')).toEqual({
    caseRef: locked.ref,
    orderId: locked.orderId,
  })
  for (const door of ['Percival Zedekiah', '12/03/1988', 'Percival Zedekia 12/03/1988', locked.orderRef, locked.ref])
    expect(await orderForWhitlock(door), door).toBeUndefined()
  expect(await registerEntry(cast.whitlock, locked.orderRef, { at, db: db() })).toBeUndefined()
  expect(await record(cast.whitlock, locked)).toMatchObject({ kind: 'done' })
  expect(await breachesOf(locked)).toHaveLength(1)
  const seen = await asPerson(cast.whitlock, tx => tx.select().from(cases).where(eq(cases.id, locked.id)), { db: db() })
  expect(seen).toEqual([])
  const written = await loaded.owner.db.select().from(events).where(eq(events.caseId, locked.id))
  expect(written.filter(e => e.actorId === cast.whitlock.id).map(e => e.act)).toEqual(['recordBreachAtDoor'])
})

test('at the door the database takes what the act adds, and refuses every other insert and every change', async () => {
  for (const made of [open, locked]) {
    const atDoor = (statement: ReturnType<typeof sql>) =>
      asPerson(
        cast.whitlock,
        async tx => {
          await openAtDoor(tx, made.ref)
          return tx.execute(statement)
        },
        { db: db() },
      ).then(
        () => 'done',
        (fault: Error & { code?: string }) => fault.code,
      )
    const walled = '42501'
    expect(await atDoor(sql`update cases set officer_id = null where id = ${made.id}`)).toBe(walled)
    expect(await atDoor(sql`update protected_persons set views = 'x' where case_id = ${made.id}`)).toBe(walled)
    expect(await atDoor(sql`update breaches set description = 'x' where case_id = ${made.id}`)).toBe(walled)
    expect(
      await atDoor(sql`insert into named (id, force_id, case_id, person_id, why, at)
        values (${randomUUID()}, ${cast.whitlock.forceId}, ${made.id}, ${cast.whitlock.id}, 'named', now())`),
    ).toBe(walled)
    expect(await atDoor(sql`select 1 from cases where id = ${made.id} for no key update`)).toBe('done')
  }
})

test('the door card says how to contact the protected person, without an address or a number', async () => {
  const card = await registerEntry(cast.whitlock, open.orderRef, { at, db: db() })
  expect(card).toMatchObject({ owner: cast.obrien.name, ownerPhone: '01632 960 812' })
  expect(card?.contact).toEqual([
    {
      title: 'Contacting Sara Whitmore safely',
      lines: [
        'How: Text her sister on (number on the case)',
        'When: After 6 pm',
        'More is on the case: ask whoever answers for the order',
      ],
    },
  ])
})

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

test('two officers who record one breach at once: one is kept, and the other is asked', async () => {
  const day = { happenedOn: '2026-11-19', knownAt: '2026-11-19T11:40:00.000Z' }
  for (const made of [open, locked]) {
    const before = (await breachesOf(made)).length
    const answers = await Promise.all([cast.whitlock, cast.brackley].map(actor => record(actor, made, day)))
    expect(answers.map(a => a.kind).sort()).toEqual(['done', 'warned'])
    expect(await breachesOf(made)).toHaveLength(before + 1)
  }
  // Of a restricted case they learn no more than of any: neither its number, nor whose the order is.
  const [asked] = [await record(cast.brackley, locked, day)]
  expect(asked?.kind === 'warned' && asked.warnings[0]?.message).toMatch(
    /^A breach of this order on 19 November 2026 was recorded already, \d+ minutes? ago, by (you|somebody else in the force)\. Say whether this is the same event$/,
  )
})
