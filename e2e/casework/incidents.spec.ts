import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { timelineOf, unitFor } from '../../lib/pattern/timeline.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { cursorFrom, isNumber } from '../../lib/work/lists/cursor.ts'
import {
  caseExhibits,
  type IncidentFilter,
  type IncidentPage,
  type IncidentSort,
  incidentCells,
  incidentPage,
  incidentSorts,
  wholeIncident,
} from '../../lib/work/lists/incidents.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const actor = cast.calloway
const everything: IncidentFilter = {
  categories: [],
  sources: [],
  directions: [],
  target: null,
  from: null,
  to: null,
  words: '',
  withdrawn: 'with',
}
let fresh: FreshDatabase
let owner: Connection
let program: Connection
let small: { ref: string; id: string }
let large: { ref: string; id: string }
const count = 5000

test.beforeAll(async () => {
  test.setTimeout(240_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
  small = await aCase(10)
  large = await aCase(count)
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

async function aCase(incidents: number): Promise<{ ref: string; id: string }> {
  const opened = await performAsSeen({
    act: 'openCase',
    actor,
    despite: 'Each test has a case of its own about them',
    db: program.db,
    at: '2026-10-01T09:00:00.000Z',
    input: {
      givenNames: 'Piers',
      familyName: 'Lowndes',
      relationship: 'stranger',
      protectedGivenNames: 'Oluwaseun',
      protectedFamilyName: 'O’Adeyinka',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-09-30',
      teamId: actor.teamIds[0],
      searched: 'Lowndes',
    },
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  const [root] = await owner.sql`select id, force_id from cases where ref = ${opened.ref}`
  // Rows by SQL: this is about reading many, and logging each would be another test's hour.
  await owner.sql`
    insert into incidents (id, force_id, case_id, number, date_kind, happened_on, category, also_kinds, direction, target_ids, summary, source, crime_reference, recorded_at, recorded_by_id, withdrawn_at, withdrawn_reason, version)
    select gen_random_uuid(), ${root?.force_id}, ${root?.id}, n, 'exact', date '2025-09-01' + (n % 160), (array['A','B','C1','E'])[1 + n % 4], case when n % 1000 = 1 then array['F','G'] else '{}' end,
      case when n % 50 = 0 then 'fromProtected' else 'toProtected' end, '{}', 'Message ' || n || case when n = 7 then ' 100%_sure, O''Neill' else '' end,
      'data', case when n % 10 = 0 then '42/' || n end, timestamptz '2026-10-02 10:00:00+00' + n * interval '1 second', ${actor.id},
      case when n % 100 = 3 then timestamptz '2026-10-03 10:00:00+00' end, null, 1
    from generate_series(1, ${incidents}) n`
  return { ref: opened.ref, id: root?.id }
}

/** Reads as the page does, and counts the statements that reached the database. */
async function read<T>(
  ref: string,
  work: Parameters<typeof viewCase<T>>[1],
): Promise<{ value: T; statements: number }> {
  let statements = 0
  const listening = connect(fresh.programUrl, { max: 1 })
  listening.sql.options.debug = () => {
    statements++
  }
  try {
    const view = await viewCase<T>({ actor, ref, what: 'incidents', only: [], db: listening.db }, work)
    if (!view) throw new Error('The case was not found')
    return { value: view.also, statements }
  } finally {
    await listening.close()
  }
}
const pageOf = (
  of: { ref: string; id: string },
  filter: Partial<IncidentFilter>,
  paging: Partial<Parameters<typeof incidentPage>[3]> = {},
) =>
  read<IncidentPage>(of.ref, tx =>
    incidentPage(tx, of.id, { ...everything, ...filter }, { sort: 'when', descending: true, size: 50, ...paging }),
  )

test('a list of 5,000 asks as many questions of the database as a list of 10', async () => {
  const list = (of: typeof small) => pageOf(of, { withdrawn: 'without' })
  const [ten, many] = [await list(small), await list(large)]
  expect(ten.statements).toBeGreaterThan(3)
  expect(many.statements).toBe(ten.statements)
  expect(many.value.rows).toHaveLength(50)
  expect([ten.value.standing, many.value.standing]).toEqual([9, count - 50])
  const pattern = (of: typeof small) => read(of.ref, tx => incidentCells(tx, of.id, unitFor))
  expect((await pattern(large)).statements).toBe((await pattern(small)).statements)
})

for (const sort of incidentSorts)
  for (const descending of [true, false])
    test(`paging by ${sort}, ${descending ? 'last' : 'first'} first, shows every row once, and back again the same`, async () => {
      test.setTimeout(120_000)
      const pages = await walk(sort, descending)
      const numbers = pages.flatMap(p => p.rows.map(r => r.number))
      expect(numbers).toHaveLength(count)
      expect(new Set(numbers).size).toBe(count)
      const last = pages.at(-1)
      expect(last?.next).toBeUndefined()
      const cursor = cursorFrom({ before: last?.previous }, { isTie: isNumber })
      const before = (await pageOf(large, {}, { sort, descending, size: 700, cursor })).value
      expect(before.rows.map(r => r.number)).toEqual(pages.at(-2)?.rows.map(r => r.number))
      expect(pages[0]?.previous).toBeUndefined()
    })

async function walk(sort: IncidentSort, descending: boolean): Promise<IncidentPage[]> {
  const pages: IncidentPage[] = []
  for (let after: string | undefined; pages.length === 0 || after; after = pages.at(-1)?.next) {
    const cursor = cursorFrom({ after }, { isTie: isNumber })
    pages.push((await pageOf(large, {}, { sort, descending, size: 700, cursor })).value)
  }
  return pages
}

test('filters find what they say, also signs that SQL reads as wildcards', async () => {
  const filterIncidents = async (filter: Partial<IncidentFilter>) => (await pageOf(large, filter)).value
  expect((await filterIncidents({ words: '100%_SURE' })).rows.map(r => r.number)).toEqual([7])
  expect((await filterIncidents({ words: "o'neill" })).matching).toBe(1)
  expect((await filterIncidents({ words: '%' })).matching).toBe(1)
  expect((await filterIncidents({ withdrawn: 'only' })).matching).toBe(50)
  expect((await filterIncidents({ categories: ['A', 'E'] })).matching).toBe(count / 2)
  expect((await filterIncidents({ directions: ['fromProtected'] })).matching).toBe(100)
  expect(
    (await filterIncidents({ from: '2025-09-02', to: '2025-09-02' })).rows.every(r => r.happenedOn === '2025-09-02'),
  ).toBe(true)
  expect((await filterIncidents({ target: randomUUID() })).matching).toBe(0)
  expect((await filterIncidents({ words: '42/4990' })).rows[0]).toMatchObject({
    number: 4990,
    crimeReference: '42/4990',
    exhibits: 0,
    cited: [],
  })
})

test('the timeline counts every incident that stands once, and one of three kinds at once under each', async () => {
  const { value } = await read(large.ref, tx => incidentCells(tx, large.id, unitFor))
  expect(value.unit).toBe('week')
  expect(value.cells.length).toBeLessThan(400)
  const timeline = timelineOf(value.unit, value.cells, [])
  expect(timeline.total).toBe(count - 50)
  // Five were damage and watching too.
  expect(timeline.dots.reduce((n, d) => n + d.count, 0)).toBe(count - 50 + 5 * 2)
  expect(timeline.dots.filter(d => d.category === 'F').reduce((n, d) => n + d.count, 0)).toBe(5)
  expect(timeline.isSeveral).toBe(true)
  expect(timeline.months.reduce((n, m) => n + m.total, 0)).toBe(count - 50)
  expect(timeline.fromProtected).toBe(100)
})

test('an incident comes whole with its corrections, exhibits and custody, and never from another case', async () => {
  const at = '2026-10-05T09:00:00.000Z'
  const logged = await performAsSeen({
    actor,
    db: program.db,
    ref: small.ref,
    act: 'logIncident',
    at,
    despite: 'As reported',
    input: {
      summary: 'Knocked at 3am',
      dateKind: 'exact',
      happenedOn: '2026-10-04',
      category: 'E',
      direction: 'toProtected',
      source: 'victim',
      targetOther: 'Her mother',
    },
  })
  if (logged.kind !== 'done') throw new Error(JSON.stringify(logged))
  const on = logged.created.incidents ?? ''
  const common = { actor, db: program.db, ref: small.ref, on, at, despite: 'As reported' }
  await performAsSeen({
    ...common,
    act: 'correctIncident',
    input: {
      summary: 'Knocked at 4am',
      dateKind: 'exact',
      happenedOn: '2026-10-04',
      category: 'E',
      direction: 'toProtected',
      source: 'victim',
      targetOther: 'Her mother',
      reason: 'Her watch was slow',
    },
  })
  const file = {
    file: 'ab'.repeat(32),
    fileName: 'door.jpg',
    mediaType: 'image/jpeg',
    bytes: '1234',
    description: 'Doorbell picture',
  }
  const attached = await performAsSeen({ ...common, act: 'attachExhibit', input: file })
  expect(attached.kind).toBe('done')
  const { value: whole } = await read(small.ref, tx => wholeIncident(tx, small.id, on))
  expect(whole).toMatchObject({
    incident: { number: 11, summary: 'Knocked at 4am', version: 2 },
    versions: [{ version: 1, before: { summary: 'Knocked at 3am' }, reason: 'Her watch was slow' }],
    exhibits: [{ fileName: 'door.jpg', bytes: 1234 }],
    custody: [{ what: 'received' }],
  })
  expect(whole?.another?.withdrawnAt).toBeNull()
  expect(whole?.another?.id).not.toBe(on)
  expect((await read(large.ref, tx => wholeIncident(tx, large.id, on))).value).toBeUndefined()
  expect((await read(small.ref, tx => caseExhibits(tx, small.id))).value.exhibits).toEqual([])
  const listed = (await pageOf(small, {}, { sort: 'number' })).value.rows[0]
  expect(listed).toMatchObject({ number: 11, exhibits: 1, summary: 'Knocked at 4am' })
})
