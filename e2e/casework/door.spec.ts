import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { cases } from '../../db/schema/collections.ts'
import { events } from '../../db/schema/events.ts'
import { outgoingMail } from '../../db/schema/mail.ts'
import { breaches, breachStepsTaken } from '../../db/schema/orders.ts'
import { waits } from '../../db/schema/waits.ts'
import { type CastMember, cast } from '../../lib/demo/cast.ts'
import { openAtDoor, orderMeant } from '../../lib/work/case/at-the-door.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { registerEntry } from '../../lib/work/lists/register.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type Made, recordAtDoor, twoOrders } from './door-scene.ts'
import { at, type Loaded, loadedDatabase, today } from './load.ts'

/** A breach written from the door card by an officer who is not let into the case. */

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
