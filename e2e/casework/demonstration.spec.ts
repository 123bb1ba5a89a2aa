import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { districts, forces } from '../../lib/demo/cast.ts'
import { scenarios } from '../../lib/demo/stories/index.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection

test.beforeAll(async () => {
  fresh = await toldDatabase()
  owner = connect(fresh.ownerUrl, { max: 2 })
})
test.afterAll(async () => {
  await owner?.close()
  await fresh?.drop()
})

test('every scenario is told, among at least eighty cases of two forces and one that a third took over', async () => {
  const names = Object.keys(scenarios)
  expect(names).toHaveLength(27)
  expect([names[0], names.at(-1)]).toEqual(['S01', 'S29'])
  const cases = await owner.sql<{ code: string; n: number }[]>`
    select f.code, count(*)::int as n from cases c join forces f on f.id = c.force_id group by 1 order by 1`
  expect(cases.map(c => c.code)).toEqual([forces.kingsreach.code, forces.marlshire.code, forces.severnvale.code])
  expect(cases.reduce((sum, c) => sum + c.n, 0)).toBeGreaterThanOrEqual(Math.max(80, names.length + 60))
})

test('five districts have report counts, and the silent one has reports and no application', async () => {
  const counted = await owner.sql<{ id: string; reports: number }[]>`
    select district_id as id, sum(reports)::int as reports from report_counts group by 1`
  expect(counted).toHaveLength(5)
  expect(counted.find(d => d.id === districts.castleHill.id)?.reports).toBeGreaterThan(500)
  const applications = await owner.sql<{ id: string; n: number }[]>`
    select d.id, count(a.id)::int as n from districts d join teams t on t.district_id = d.id
    left join cases c on c.team_id = t.id left join applications a on a.case_id = c.id group by 1`
  const asked = new Map(applications.map(a => [a.id, a.n]))
  expect(asked.get(districts.castleHill.id)).toBe(0)
  expect(asked.get(districts.aldermere.id)).toBeGreaterThan(5)
})

/** The case against a defendant of the scenarios. */
const caseOf = async (family: string, given: string): Promise<string> => {
  const rows = await owner.sql<{ id: string }[]>`
    select case_id as id from defendants where family_name = ${family} and given_names = ${given}`
  expect(rows, `${given} ${family}`).toHaveLength(1)
  return rows[0]?.id ?? ''
}

test('the scenarios stand as they were told: terms, an interim refused, and when a breach was first known', async () => {
  const s01 = await caseOf('Pocock', 'Darren')
  const full = await owner.sql`
    select v.last_day::text as day from orders o join order_versions v on v.order_id = o.id where o.case_id = ${s01} and o.kind = 'full'`
  expect(full.map(v => v.day)).toEqual(['2028-06-28'])
  const s13 = await owner.sql`
    select kind, status from applications where case_id = ${await caseOf('Amery', 'Lee')} order by kind`
  expect(s13.map(a => `${a.kind} ${a.status}`)).toEqual(['interim refusedByCourt', 'main granted'])
  const s21 = await owner.sql<{ at: Date | string }[]>`
    select known_at as at from breaches where case_id = ${await caseOf('Bulmer', 'Stefan')} order by number`
  expect(new Date(s21[0]?.at ?? 0).toISOString()).toBe('2026-10-16T20:10:00.000Z')
})

test('three exemplars stand in the library, one for each way that an application ends, and nothing in them was warned of', async () => {
  const exemplars = await owner.sql`select outcome, grounds || conditions as words from exemplars order by outcome`
  expect(exemplars.map(e => e.outcome)).toEqual(['changed', 'granted', 'refused'])
  for (const { words } of exemplars) expect(words).not.toContain('[')
  expect(await owner.sql`select message from overrides where act ilike '%exemplar%'`).toHaveLength(0)
})

test('every chain of the record holds', async () => {
  const wrong = await owner.sql`
    select sentence from (
      select e.sentence, not spo_event_fits(e)
        or e.previous_hash is distinct from lag(e.hash) over (partition by e.subject_id order by e.seq) as wrong
      from events e) chain where wrong`
  expect(wrong).toHaveLength(0)
  const [events] = await owner.sql`select count(*)::int as n from events where kind = 'act'`
  expect(events?.n).toBeGreaterThan(1500)
})
