import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../lib/case/policy.ts'
import { periodFrom } from '../../lib/case/time/periods.ts'
import { cast, districts, forces } from '../../lib/demo/cast.ts'
import { breakdownsOf } from '../../lib/measures/breakdowns.ts'
import { type MeasureId, measureIds, measureOf } from '../../lib/measures/measures.ts'
import type { Asked } from '../../lib/work/measures/asked.ts'
import { casesBehind, type Part } from '../../lib/work/measures/cases-behind.ts'
import { giveMeasures } from '../../lib/work/measures/give.ts'
import { limitsNote } from '../../lib/work/measures/limits-note.ts'
import { type Figures, takeMeasures } from '../../lib/work/measures/measures.ts'
import { byMonth } from '../../lib/work/measures/months.ts'
import { recomputeStale } from '../../lib/work/pipeline/project.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { at, type Loaded, loadedDatabase } from './load.ts'

let loaded: Loaded
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  loaded = await loadedDatabase()
  await loaded.add(600, 0)
  await loaded.add(200, 0, 'SV')
  // Castle Hill is given every report of a busy district and not one case.
  await loaded.owner
    .sql`update cases set team_id = (select id from teams where name = 'Fenwater response') where force_id = ${forces.severnvale.id}`
  await loaded.owner.sql`insert into report_counts (id, force_id, district_id, month, reports, source)
    select gen_random_uuid(), d.force_id, d.id, m::date, case when d.id = ${districts.castleHill.id} then 90 else 30 end, 'Records system'
    from districts d, generate_series(date '2025-12-01', date '2026-10-01', interval '1 month') m where d.name <> 'Force-wide'`
  await recomputeAll()
})
/** After rows that no act wrote. */
const recomputeAll = () => recomputeStale({ db: loaded.program.db, all: true })
test.afterAll(() => loaded.close())

const measureQuery = (actor: Actor, more: Partial<Asked> = {}): Asked => ({
  actor,
  period: day => periodFrom({}, day),
  horizon: 90,
  at,
  db: loaded.program.db,
  ...more,
})
const take = async (actor: Actor, id: MeasureId, more: Partial<Asked> = {}) => {
  const { taken } = await takeMeasures(measureQuery(actor, more), [id])
  const one = taken[0]
  if (!one) throw new Error(`${id} was not taken`)
  return one
}
/** Every case behind a number, page by page. */
async function behind(actor: Actor, id: MeasureId, part: Part, district?: string) {
  const rows: { recordId: string; ref: string; district: string }[] = []
  let after: string | undefined
  let total = 0
  do {
    const page = await casesBehind(measureQuery(actor), id, { part, district, after })
    rows.push(...page.rows)
    total = page.total
    after = page.after ?? undefined
  } while (after)
  expect(rows).toHaveLength(total)
  return rows
}

test('a district with no application and no order is there with its zero, beside its reports', async () => {
  for (const id of ['M01', 'M06', 'M17', 'M18', 'M23'] as const) {
    const { districts: rows, all } = await take(cast.castellano, id)
    expect(rows.map(d => d.district)).toEqual(['Castle Hill', 'Fenwater', 'Force-wide'])
    const silent = rows.find(d => d.districtId === districts.castleHill.id)
    expect(silent, id).toMatchObject({ numerator: 0, counted: 0, share: null, reports: 990 })
    expect(all.numerator, id).toBeGreaterThan(0)
  }
  const { districts: rows } = await take(cast.castellano, 'M01')
  expect(rows.find(d => d.districtId === districts.castleHill.id)?.ratio).toBe(0)
})

test('each month that is drawn of a measure is what the measure says of that month', async () => {
  const drawn = ['M05', 'M06', 'M16'] as const
  const { series } = await takeMeasures(measureQuery(cast.castellano), drawn, false, drawn)
  let told = 0
  for (const id of drawn) {
    const points = series.get(id) ?? []
    expect(points).toHaveLength(12)
    for (const { month, value } of points.slice(-4)) {
      const { all } = await take(cast.castellano, id, {
        period: day => periodFrom({ period: 'month', on: month }, day),
      })
      const figure = measureOf(id).kind === 'duration' ? all.median : all.share
      if (figure === null) expect(value, `${id} ${month}`).toBeNull()
      else expect(value, `${id} ${month}`).toBeCloseTo(figure, 9)
      if (figure !== null) told++
    }
  }
  expect(told).toBeGreaterThan(3)
})

/** What the loaded force need not hold: few of its cases go so far. */
const notLoaded: MeasureId[] = [
  'M07A',
  'M09',
  'M27',
  'M10',
  'M11',
  'M14',
  'M14A',
  'M15',
  'M15A',
  'M21',
  'M24B',
  'M25A',
  'M28',
  'M29',
  'M30',
  'M32A',
  'M33',
  'M34',
  'M37',
  'M38',
]

test('every number opens to exactly its cases', async () => {
  test.setTimeout(180_000)
  const number: Record<Part, (f: Figures) => number> = {
    numerator: f => f.numerator,
    denominator: f => f.counted,
    open: f => f.open,
    late: f => f.late,
  }
  for (const id of measureIds) {
    const { districts: rows, all } = await take(cast.sutcliffe, id)
    if (!notLoaded.includes(id)) expect(all.counted + all.open, `${id} has something in it`).toBeGreaterThan(0)
    for (const part of Object.keys(number) as Part[]) {
      const listed = await behind(cast.sutcliffe, id, part)
      expect(listed.length, `${id} ${part}`).toBe(number[part](all))
      expect(new Set(listed.map(r => r.recordId)).size, `${id} ${part} lists each once`).toBe(listed.length)
      for (const d of rows)
        expect(listed.filter(r => r.district === d.district).length, `${id} ${part} ${d.district}`).toBe(
          number[part](d),
        )
    }
    const one = rows.find(d => d.counted > 0)
    if (one?.districtId)
      expect((await behind(cast.sutcliffe, id, 'denominator', one.districtId)).length, id).toBe(one.counted)
  }
})

test('districts add up to all, no share passes 1, and a part is counted among its whole', async () => {
  for (const id of measureIds) {
    const { districts: rows, all } = await take(cast.sutcliffe, id)
    for (const key of ['numerator', 'counted', 'open', 'late'] as const)
      expect(
        rows.reduce((n, d) => n + d[key], 0),
        `${id} ${key}`,
      ).toBe(all[key])
    if (measureOf(id).kind !== 'rate') continue
    const part = new Set((await behind(cast.sutcliffe, id, 'numerator')).map(r => r.recordId))
    const whole = new Set((await behind(cast.sutcliffe, id, 'denominator')).map(r => r.recordId))
    expect(
      [...part].filter(r => !whole.has(r)),
      id,
    ).toEqual([])
    expect(all.share ?? 0).toBeLessThanOrEqual(1)
  }
})

test('the worked fixture as cases: ten applications, six granted with two interim orders, is 75.0% of eight', async () => {
  const { sql: run } = loaded.owner
  const team = await run`select t.id from teams t where t.force_id = ${forces.northmoor.id}`
  const teamId = team[0]?.id as string
  const outcomes = [...Array(6).fill('granted'), 'refusedByCourt', 'withdrawn', 'lodged', 'lodged']
  for (const [i, status] of outcomes.entries()) {
    const [caseId, applicationId, interimId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    await run`insert into cases (id, force_id, ref, status, team_id, relationship, reported_on, opened_at, opened_by_id, checks_done)
      values (${caseId}, ${forces.northmoor.id}, ${`NM-2026-${10_000 + i}`}, 'open', ${teamId}, 'stranger', '2026-01-05', '2026-01-06T09:00:00Z', ${cast.fell.id}, '{}')`
    const application = (
      id: string,
      number: number,
      kind: string,
      state: string,
      on: string | null,
      main: string | null,
    ) =>
      run`insert into applications (id, force_id, case_id, number, kind, status, main_id, applicant, acts_incident_ids, risk_incident_ids, risk_to_ids, harms, necessity_incident_ids, started_at, started_by_id, lodged_on, determined_on)
        values (${id}, ${forces.northmoor.id}, ${caseId}, ${number}, ${kind}, ${state}, ${main}, 'chiefOfficer', '{}', '{}', '{}', '{}', '{}', '2026-01-07T09:00:00Z', ${cast.fell.id}, '2026-02-02', ${on})`
    await application(applicationId, 1, 'main', status, status === 'lodged' ? null : '2026-03-02', null)
    const order = (id: string, kind: string, of: string, madeOn: string) =>
      run`insert into orders (id, force_id, case_id, ref, application_id, kind, court, made_on, recorded_at)
        values (${id}, ${forces.northmoor.id}, ${caseId}, ${`${caseId} ${kind}`}, ${of}, ${kind}, 'Pellbrook Magistrates’ Court', ${madeOn}, '2026-03-02T12:00:00Z')`
    if (status === 'granted') await order(crypto.randomUUID(), 'full', applicationId, '2026-03-02')
    if (i < 2) {
      await application(interimId, 2, 'interim', 'granted', '2026-02-06', applicationId)
      await order(crypto.randomUUID(), 'interim', interimId, '2026-02-06')
    }
  }
  await run`insert into report_counts (id, force_id, district_id, month, reports, source) values
    (gen_random_uuid(), ${forces.northmoor.id}, ${districts.northmoor.id}, '2026-02-01', 400, 'Records system'),
    (gen_random_uuid(), ${forces.northmoor.id}, ${districts.northmoor.id}, '2026-03-01', 600, 'Records system')
    on conflict (district_id, month) do update set reports = excluded.reports`
  await recomputeAll()
  const head: Actor = { ...cast.fell, roles: ['supervisor'] }
  expect((await take(head, 'M17')).all).toMatchObject({ numerator: 6, counted: 8, open: 2, share: 0.75 })
  expect((await take(head, 'M01')).all.numerator).toBe(6)
  expect((await take(head, 'M01A')).all.numerator).toBe(8)
  expect((await take(head, 'M06')).all).toMatchObject({ numerator: 10, counted: 10, share: 1 })
  expect((await take(head, 'M08')).all).toMatchObject({ median: 28, counted: 10 })
})

test('orders in a month whose reports are not loaded are left out on both sides, and said to be', async () => {
  const { sql: run } = loaded.owner
  const before = (await take({ ...cast.fell, roles: ['supervisor'] }, 'M01')).all
  await run`delete from report_counts where district_id = ${districts.northmoor.id} and month = '2026-03-01'`
  const after = (await take({ ...cast.fell, roles: ['supervisor'] }, 'M01')).all
  expect([before.numerator, before.open]).toEqual([6, 0])
  expect([after.numerator, after.open]).toEqual([0, 6])
  const months = await byMonth(measureQuery({ ...cast.fell, roles: ['supervisor'] }), 'M01', '2026-01-01')
  expect(months.find(m => m.month === '2026-03-01')).toMatchObject({ orders: 0, reports: null })
})

test('a sergeant sees the districts of their own teams, and no ratio to reports', async () => {
  const { districts: rows } = await take(cast.ashby, 'M06')
  expect(rows.map(d => d.district)).toEqual(['Aldermere'])
  const { taken } = await takeMeasures(measureQuery(cast.ashby), measureIds)
  expect(taken.map(t => t.id)).not.toContain('M01')
  expect((await takeMeasures(measureQuery(cast.osgood), measureIds)).taken).toEqual([])
})

test('the period moves the figures, and what is open does not move with it', async () => {
  const month = { period: (day: string) => periodFrom({ period: 'month', on: '2026-02-10' }, day) }
  const [year, february] = [await take(cast.sutcliffe, 'M08'), await take(cast.sutcliffe, 'M08', month)]
  expect(february.all.counted).toBeLessThan(year.all.counted)
  expect(february.all.open).toBe(year.all.open)
})

test('an export is recorded with what it gave, and no small number leaves, nor by a second export', async () => {
  const definition = {
    pack: 'measures',
    measures: ['M17', 'M23'] as MeasureId[],
    period: 'rolling' as const,
    on: '2026-11-21',
    periods: 1,
    by: 'district' as const,
  }
  const to = { toWhom: 'A journalist', reference: 'FOI 123', remembered: null }
  const { text } = await giveMeasures(measureQuery(cast.sutcliffe), definition, to, true)
  const lines = text.trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(4)
  for (const line of lines.slice(1)) {
    const cells = line.slice(1, -1).split('","')
    expect(cells).toHaveLength(15)
    for (const cell of [cells[5], cells[6]]) expect(['1', '2', '3', '4'], line).not.toContain(cell)
  }
  const [event] = await loaded.owner.sql`select kind, act, sentence, detail from events order by seq desc limit 1`
  expect(event).toMatchObject({
    kind: 'export',
    act: 'exportMeasures',
    detail: { measures: ['M17', 'M23'], toWhom: 'A journalist' },
  })
  const [kept] = await loaded.owner
    .sql`select to_whom, reference, is_outside, cells from releases order by at desc limit 1`
  expect(kept).toMatchObject({ to_whom: 'A journalist', reference: 'FOI 123', is_outside: true })
  expect(kept?.cells.filter((c: { value: number | null }) => c.value !== null && c.value >= 1 && c.value <= 4)).toEqual(
    [],
  )
  // The same again is the same; told apart by team, nothing that was withheld comes out.
  expect((await giveMeasures(measureQuery(cast.sutcliffe), definition, to, true)).text).toBe(text)
  const inside = await giveMeasures(
    measureQuery(cast.sutcliffe),
    definition,
    { ...to, toWhom: 'The chief officer' },
    false,
  )
  expect(inside.text).not.toContain('withheld')
  await expect(
    asPerson(cast.sutcliffe, tx => tx.execute(sql`update releases set to_whom = 'Nobody'`), { db: loaded.program.db }),
  ).rejects.toThrow()
})

test('a district with every report and no order is named in the note of what left its limits', async () => {
  const monthly = (when: string) => limitsNote({ actor: cast.castellano, at: when, db: loaded.program.db })
  const silent = async (when: string) =>
    (await monthly(when)).outside.find(o => o.measure === 'M01A' && o.district === 'Castle Hill')
  const note = await silent('2026-11-02T09:00:00Z')
  expect(note).toMatchObject({ standing: 'below', isZero: true, figures: { numerator: 0 } })
  expect((await monthly('2026-11-02T09:00:00Z')).period).toMatchObject({ from: '2025-11-01', to: '2026-10-31' })
  expect((await monthly('2026-11-02T09:00:00Z')).outside.map(o => o.district)).not.toContain('Force-wide')
})

test('groups of every breakdown add up to all', async () => {
  for (const id of measureIds)
    for (const by of breakdownsOf(id)) {
      const { districts: groups, all } = await take(cast.sutcliffe, id, { by })
      for (const key of ['numerator', 'counted', 'open', 'late'] as const)
        expect(
          groups.reduce((n, g) => n + g[key], 0),
          `${id} ${key} by ${by}`,
        ).toBe(all[key])
    }
})

test('a restricted case is counted for everyone and listed only for those inside it; nothing else of it is seen', async () => {
  const { sql: run } = loaded.owner
  const [closed] = await run`
    select c.id, c.ref, c.officer_id from cases c join applications a on a.case_id = c.id and a.kind = 'main' and a.status = 'granted'
    join orders o on o.case_id = c.id where c.force_id = ${forces.marlshire.id} and c.officer_id is not null and a.determined_on > '2025-12-01'
      and a.determined_on < '2026-11-01' order by c.ref limit 1`
  const caseId = String(closed?.id)
  const reader = cast.sutcliffe
  const before = await take(reader, 'M17')
  await run`insert into restrictions (id, force_id, case_id, reason, at, by_id)
    values (gen_random_uuid(), ${forces.marlshire.id}, ${caseId}, 'A colleague', now(), ${cast.calloway.id})`
  const [inside] = await run`insert into named (id, force_id, case_id, person_id, why, at)
    values (gen_random_uuid(), ${forces.marlshire.id}, ${caseId}, ${cast.calloway.id}, 'named', now()) returning id`
  expect(inside).toBeDefined()
  // Two readers, one inside it and one not, have the same numbers on the page and in an export.
  for (const exporting of [false, true])
    for (const id of measureIds) {
      const of = async (actor: Actor) => (await takeMeasures(measureQuery(actor), [id], exporting)).taken
      expect(await of(reader), id).toEqual(await of(cast.calloway))
    }
  expect(await take(reader, 'M17')).toEqual(before)
  const seen = await casesBehind(measureQuery(reader), 'M17', { part: 'denominator' })
  const whole = await casesBehind(measureQuery(cast.calloway), 'M17', { part: 'denominator' })
  expect([seen.total, seen.closed]).toEqual([whole.total, whole.closed + 1])
  expect(JSON.stringify(seen)).not.toContain(String(closed?.ref))
  expect(JSON.stringify(seen)).not.toContain(caseId)
  // A reading that does not count meets the wall.
  const rows = (counting: string) =>
    asPerson(
      reader,
      async tx => {
        await tx.execute(sql`select set_config('spo.counting', ${counting}, true)`)
        return tx.execute(sql`select id from counted_orders where case_id = ${caseId}`)
      },
      { db: loaded.program.db },
    )
  expect(await rows('')).toHaveLength(0)
  expect((await rows('on')).length).toBeGreaterThan(0)
  // And a count of another force is none of theirs.
  expect(
    await asPerson(
      cast.fell,
      async tx => {
        await tx.execute(sql`select set_config('spo.counting', 'on', true)`)
        return tx.execute(sql`select id from counted_cases where case_id = ${caseId}`)
      },
      { db: loaded.program.db },
    ),
  ).toHaveLength(0)
})
