import { expect, test } from '@playwright/test'
import { cast } from '../../lib/demo/cast.ts'
import { performAsSeen, versionsOfRows } from '../../lib/work/pipeline/as-seen.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { candidatesFor, readQueue } from '../../lib/work/queues/read.ts'
import { at, type Loaded, loadedDatabase } from './load.ts'

/** Work given from the rows of a queue, over many cases. */

let loaded: Loaded
test.beforeAll(async () => {
  test.setTimeout(180_000)
  loaded = await loadedDatabase()
  await loaded.add(200, 0)
})
test.afterAll(() => loaded.close())
const db = () => loaded.program.db

test('a check is given from its row: it counts in the load of whoever it was given to, once', async () => {
  const { rows } = await readQueue(cast.calloway, 'checks', {}, { at, db: db() })
  const [row] = rows
  if (!row) throw new Error('No check is late')
  // Of the many cases of the bulk most are closed.
  await loaded.owner.sql`update cases set status = 'open' where ref = ${row.ref}`
  const before = await candidatesFor(cast.calloway, 'checker', { at, db: db() })
  const who = before.find(p => p.name !== row.owner && p.checks === 0) ?? before[0]
  if (!who) throw new Error('Nobody checks')
  const asked = { actor: cast.calloway, ref: row.ref, act: 'giveCheck' as const, on: row.recordId, at, db: db() }
  const seen = await versionsOfRows(cast.calloway, 'giveCheck', [{ ref: row.ref, on: row.recordId }], db())
  const [version] = [...seen.values()]
  expect(await perform({ ...asked, input: { checkerId: who.id }, seen: version })).toMatchObject({ kind: 'done' })
  // The list was drawn before: whoever gives it again from there is told that it moved.
  const other = before.find(p => p.id !== who.id)
  expect(await perform({ ...asked, input: { checkerId: other?.id }, seen: version })).toMatchObject({
    kind: 'overtaken',
  })
  const after = await candidatesFor(cast.calloway, 'checker', { at, db: db() })
  expect(after.find(p => p.id === who.id)?.checks).toBe(who.checks + 1)
  const again = await readQueue(cast.calloway, 'checks', {}, { at, db: db() })
  expect(again.rows.find(r => r.recordId === row.recordId)?.owner).toBe(who.name)
})

test('loads are what stands in the tables, the least first and the absent last with who stands in', async () => {
  const people = await candidatesFor(cast.calloway, 'officer', { at, db: db() })
  const counts = await loaded.owner
    .sql`select officer_id, count(*)::int as n from cases where status = 'open' and force_id = ${cast.calloway.forceId} group by 1`
  const held = new Map(counts.map(r => [r.officer_id as string, r.n as number]))
  expect(people.map(p => p.openCases)).toEqual(people.map(p => held.get(p.id) ?? 0))
  expect(people.some(p => p.openCases > 0)).toBe(true)
  const [first, second] = people
  const supervisor = Object.values(cast).find(
    p => p.roles.includes('supervisor') && p.forceId === cast.calloway.forceId,
  )
  expect(
    await performAsSeen({
      actor: supervisor ?? cast.calloway,
      act: 'recordAbsence',
      input: { personId: first?.id, fromOn: '2026-11-20', untilOn: '2026-11-25', standInId: second?.id },
      at,
      db: db(),
    }),
  ).toMatchObject({ kind: 'done' })
  const now = await candidatesFor(cast.calloway, 'officer', { at, db: db() })
  expect(now.at(-1)).toMatchObject({ id: first?.id, awayUntil: '2026-11-25', standIn: second?.name })
})

test('a review is offered and given to people of its tier alone', async () => {
  const { rows } = await readQueue(cast.calloway, 'review', {}, { at, db: db() })
  const tiers = ['sergeant', 'coordinator', 'legal', 'authorising'] as const
  const [row] = rows
  if (!row) throw new Error('No draft waits for the coordinator')
  const [a] = await loaded.owner.sql`select status from applications where id = ${row.recordId}`
  const tier = tiers.find(t => a?.status === `with${t.charAt(0).toUpperCase()}${t.slice(1)}`)
  const offered = await candidatesFor(cast.calloway, 'reviewer', { at, db: db() })
  const held = await loaded.owner
    .sql`select person_id from person_roles where ended_at is null and role = 'coordinator'`
  const coordinators = held.map(r => r.person_id as string)
  expect(offered.length).toBeGreaterThan(0)
  expect(offered.filter(p => !coordinators.includes(p.id))).toEqual([])
  const [other] = await loaded.owner
    .sql`select p.id from people p where p.force_id = ${cast.calloway.forceId} and p.ended_at is null
    and not exists (select from person_roles r where r.person_id = p.id and r.ended_at is null and r.role = ${tier ?? 'coordinator'}) order by p.id limit 1`
  const done = await performAsSeen({
    actor: cast.calloway,
    ref: row.ref,
    act: 'giveReview',
    on: row.recordId,
    input: { reviewerId: other?.id },
    at,
    db: db(),
  })
  expect(done).toMatchObject({ kind: 'refused', refusals: [{ field: 'reviewerId' }] })
})
