import { expect, test } from '@playwright/test'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, teams } from '../../lib/demo/cast.ts'
import { registerPage } from '../../lib/work/lists/register.ts'
import { orderImportView, readOrders } from '../../lib/work/order-imports/order-imports.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { listConditions, listOfOrders } from '../a-list-of-orders.ts'
import { sourceOf } from '../rules/exports/export-source.ts'
import { type Loaded, loadedDatabase } from './load.ts'

/** The orders that a force kept in a spreadsheet: read, imported, undone, imported again. */

test.describe.configure({ mode: 'serial' })
let loaded: Loaded
test.beforeAll(async () => {
  loaded = await loadedDatabase()
})
test.afterAll(() => loaded?.close())
const at = '2026-11-20T09:00:00.000Z'
const db = () => loaded.program.db
const read = async (text = listOfOrders(cast.osgood.name), actor: Actor = cast.calloway, when = at) => {
  const done = await readOrders(
    actor,
    { name: 'live-orders.csv', sha256: 'a'.repeat(64), source: sourceOf(text) },
    { at: when, db: db() },
  )
  if (done.kind !== 'read') throw new Error(done.message)
  return done.importId
}
const act = (
  name: 'takeOrderSheet' | 'leaveOrderSheet' | 'undoOrderSheet',
  on: string,
  input: object,
  when = at,
  actor: Actor = cast.calloway,
) => performAsSeen({ db: db(), actor, act: name, on, input, at: when })
const view = async (id: string, actor: Actor = cast.calloway) => (await orderImportView(actor, id, db()))?.import
const take = (id: string, leaveOut: string[] = [], when = at) =>
  act('takeOrderSheet', id, { teamId: teams.stalkingCoordination.id, ownerId: '', leaveOut }, when)
const inForce = async () =>
  (await registerPage(cast.calloway, { q: '', after: undefined, before: undefined }, { at, db: db() })).total
const waiting = async (kind: string) =>
  (await loaded.owner.sql`select count(*)::int as n from waits where kind = ${kind}`)[0]?.n as number

let first: string
test('a list is shown before anything is imported: owners are found, and what is missing is named', async () => {
  first = await read()
  const list = await view(first)
  expect(list?.rows).toHaveLength(60)
  expect(list?.rows[0]?.ownerId).toBe(cast.osgood.id)
  expect(list?.rows[6]?.ownerId).toBeNull()
  expect(list?.rows.every(r => r.alike.length === 0)).toBe(true)
  expect(await loaded.owner.sql`select 1 from orders`).toHaveLength(0)
  // Nobody but who brings orders in sees it, in another force nobody at all.
  expect(await view(first, cast.prosser)).toBeUndefined()
  expect(await act('takeOrderSheet', first, {}, at, cast.osgood)).toMatchObject({ kind: 'missing' })
})

test('sixty orders become cases with conditions word for word, service and owner; gaps are tasks, and clocks run from today', async () => {
  expect(await take(first)).toMatchObject({ kind: 'done', sentence: 'Imported 60 orders from live-orders.csv' })
  const { sql } = loaded.owner
  const [row] = await sql`
    select o.id, o.owner_id, o.made_on::text, o.court, v.last_day::text, c.ref, d.family_name, d.given_names,
      (select array_agg(n.text order by n.number) from order_conditions n where n.order_id = o.id) as conditions,
      (select s.attempted_at from services s where s.order_id = o.id and s.served) as served
    from orders o join cases c on c.id = o.case_id join defendants d on d.case_id = c.id join order_versions v on v.order_id = o.id
    where d.family_name = 'Abernathy' and d.given_names = 'Barnaby'`
  expect(row).toMatchObject({
    owner_id: cast.osgood.id,
    made_on: '2025-06-01',
    last_day: '2029-06-01',
    court: 'Aldermere Magistrates’ Court',
  })
  expect(row?.conditions).toEqual(listConditions.split(/\n?\d\. /).filter(Boolean))
  const orders = await sql`select id from orders`
  expect(orders).toHaveLength(60)
  // Not served: seven of sixty, each owed from the day of the import and none late since it was made.
  const unserved = await sql`select due_on::text, late_from from waits where kind = 'unserved'`
  expect(unserved.length).toBe(7)
  expect(unserved.every(w => Date.parse(String(w.late_from)) > Date.parse(at))).toBe(true)
  expect(await waiting('importGaps')).toBe(60)
  expect(await waiting('ownerless')).toBe(7)
  expect(await waiting('notification')).toBe(0)
  // Nothing that the force must do is late on the day of the import.
  const late = await sql`
    select distinct kind from waits where late_from <= ${at} and visible_from <= ${at}
      and (lapses_at is null or lapses_at > ${at}) and kind not in ('ownerless', 'ownerLeft')`
  expect(late.map(w => w.kind)).toEqual([])
  const markers = await sql`select distinct due_at from waits where kind = 'marker'`
  expect(markers.length, 'entries fall due on many days').toBeGreaterThan(20)
})

test('undone, the orders are withdrawn and their cases closed, but for one in which something was done', async () => {
  const list = await view(first)
  const touched = list?.cases[0]?.ref ?? ''
  expect(
    await performAsSeen({
      db: db(),
      actor: cast.calloway,
      act: 'setReminder',
      ref: touched,
      input: { onDay: '2026-12-01', note: 'Ask the court for the sealed order' },
      at: '2026-11-20T10:00:00.000Z',
    }).then(d => d.kind),
  ).toBe('done')
  const done = await act('undoOrderSheet', first, { reason: 'The wrong list' }, '2026-11-20T11:00:00.000Z')
  expect(done).toMatchObject({
    kind: 'done',
    sentence: `Undid the import of live-orders.csv: 59 orders taken back. Left as they are, for something has been done in them since: ${touched}`,
  })
  const { sql } = loaded.owner
  expect(await sql`select 1 from orders where withdrawn_at is null`).toHaveLength(1)
  expect(await sql`select 1 from cases where status = 'open'`).toHaveLength(1)
  expect((await waiting('importGaps')) + (await waiting('unserved'))).toBeLessThanOrEqual(2)
  expect(await act('undoOrderSheet', first, { reason: 'Again' }, at)).toMatchObject({ kind: 'refused' })
})

test('imported again, the one that stands is left out unless it is asked for, and what was undone is no likeness', async () => {
  const again = await read()
  const list = await view(again)
  const alike = list?.rows.filter(r => r.alike.length).map(r => r.line) ?? []
  // Somebody of nearly the same names may be asked about too: the answer is whoever imports it.
  expect(alike).toContain(2)
  expect(alike.length).toBeLessThan(4)
  expect(await take(again, ['2'])).toMatchObject({
    sentence: 'Imported 59 orders from live-orders.csv, and left out 1',
  })
  expect(await loaded.owner.sql`select 1 from orders where withdrawn_at is null`).toHaveLength(60)
  expect(await take(again)).toMatchObject({ kind: 'refused' })
  expect(await inForce()).toBe(60)
  const forgotten = await loaded.owner.sql`select 1 from order_imports where jsonb_array_length(rows) > 0`
  expect(forgotten, 'what was read is kept in its cases and not twice').toHaveLength(0)
})

test('a gap is filled by recording what it asks for, and ends with a reason where nothing is to be found', async () => {
  const { sql } = loaded.owner
  const [order] = await sql`
    select o.id, c.ref from orders o join cases c on c.id = o.case_id join defendants d on d.case_id = c.id
    where o.withdrawn_at is null and d.born_on is null order by c.ref limit 1`
  const lacks = async () =>
    (await sql`select params -> 'lacks' as lacks from waits where kind = 'importGaps' and about_id = ${order?.id}`)[0]
      ?.lacks as string[] | undefined
  expect(await lacks()).toContain('the defendant’s date of birth')
  await sql`update defendants set born_on = '1971-03-04' where case_id = (select case_id from orders where id = ${order?.id})`
  const done = await performAsSeen({
    db: db(),
    actor: cast.calloway,
    act: 'settleImportGaps',
    ref: order?.ref,
    on: order?.id,
    input: { reason: 'The court no longer has it' },
    at: '2026-11-21T09:00:00.000Z',
  })
  expect(done.kind).toBe('done')
  expect(await lacks()).toBeUndefined()
})
