import { expect, test } from '@playwright/test'
import { getTableName, sql } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { countedTables } from '../../db/schema/counted.ts'
import { forces } from '../../lib/demo/cast.ts'
import { recomputeStale } from '../../lib/work/pipeline/project.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  fresh = await toldDatabase()
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 1 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** Every row that is written beside the records: what waits, and what the measures count. */
async function projectedRows() {
  const all: Record<string, unknown>[] = []
  for (const name of ['waits', ...Object.values(countedTables).map(getTableName)])
    all.push(
      ...(await owner.db.execute<Record<string, unknown>>(sql`
        select ${name} as written, to_jsonb(w) as row, c.ref from ${sql.identifier(name)} w join cases c on c.id = w.case_id order by c.ref, w.id`)),
    )
  return all
}
const stale = async () => {
  const [row] = await owner.db.execute<{ n: number }>(sql`
    select count(*)::int as n from cases c left join projected p on p.case_id = c.id
    where p.version is null or p.version is distinct from (
      select o.version from projected o where o.force_id = c.force_id group by o.version order by count(*) desc limit 1)`)
  return row?.n
}

test('what the acts of every story wrote is what is computed anew, and computing twice changes nothing', async () => {
  test.setTimeout(300_000)
  const before = await projectedRows()
  for (const name of [
    'waits',
    'counted_cases',
    'counted_applications',
    'counted_orders',
    'counted_terms',
    'counted_breaches',
  ])
    expect(before.filter(row => row.written === name).length, name).toBeGreaterThan(10)
  expect(await stale(), 'every case was written under the rules in use').toBe(0)
  const cases = await recomputeStale({ db: program.db, all: true })
  expect(await projectedRows()).toEqual(before)
  expect(cases).toBeGreaterThanOrEqual(80)
  await recomputeStale({ db: program.db, all: true })
  expect(await projectedRows()).toEqual(before)
})

test('new settings make the cases of a force stale, restricted ones too; they are computed again, and the targets move', async () => {
  test.setTimeout(300_000)
  const { sql: run } = owner
  const due = async () => {
    const rows = await run<{ id: string; due: string }[]>`
      select w.id, w.due_at::text as due from waits w where w.kind = 'unserved' and w.force_id = ${forces.marlshire.id} order by 1`
    return rows.map(r => r.due)
  }
  const [restricted] = await run`
    insert into restrictions (id, force_id, case_id, reason, at, by_id)
    select gen_random_uuid(), c.force_id, c.id, 'A colleague', now(), c.opened_by_id from cases c join waits w on w.case_id = c.id and w.kind = 'unserved'
    where c.force_id = ${forces.marlshire.id} order by c.ref limit 1 returning case_id`
  const before = await due()
  expect(before.length).toBeGreaterThan(0)
  expect(await recomputeStale({ db: program.db })).toBe(0)
  await run`update forces set settings = settings || '{"serviceWithinHours": 240}' where id = ${forces.marlshire.id}`
  const [count] = await run`select count(*)::int as n from cases where force_id = ${forces.marlshire.id}`
  expect(await recomputeStale({ db: program.db })).toBe(count?.n)
  const after = await due()
  expect(after).toHaveLength(before.length)
  for (const [i, day] of after.entries()) expect(Date.parse(day)).toBeGreaterThan(Date.parse(String(before[i])))
  const [own] =
    await run`select count(distinct p.version)::int as n from projected p where p.force_id = ${forces.marlshire.id}`
  expect(own?.n, `with ${restricted?.case_id}`).toBe(1)
  expect(await recomputeStale({ db: program.db })).toBe(0)
})
