import { expect, test } from '@playwright/test'
import type postgres from 'postgres'
import { type Connection, connect } from '../../db/client.ts'
import { rowFaults, tablesOfCases, tracedTables } from '../../db/record-check.ts'
import { cast } from '../../lib/demo/cast.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'

let told: FreshDatabase
let owner: Connection
test.beforeAll(async () => {
  told = await toldDatabase()
  owner = connect(told.ownerUrl, { max: 1 })
})
test.afterAll(async () => {
  await owner?.close()
  await told?.drop()
})

/** What is done as the owner may, in a transaction that is taken back. */
async function tampered(harm: (sql: postgres.Sql) => Promise<unknown>): Promise<string[]> {
  class Undone extends Error {}
  let found: string[] = []
  await owner.sql
    .begin(async tx => {
      const sql = tx as unknown as postgres.Sql
      await sql`set local session_replication_role = replica`
      await harm(sql)
      found = (await rowFaults(sql)).map(f => f.what)
      throw new Undone()
    })
    .catch(fault => {
      if (!(fault instanceof Undone)) throw fault
    })
  return found
}
/** One more row of a table, like one that is there but for what no two may share. */
const copied = (sql: postgres.Sql, table: string, changes: Record<string, string>) => sql`
  insert into ${sql(table)}
  select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()) || ${sql.json(changes)})).*
  from ${sql(table)} r limit 1`
const unlike = { email: 'nobody@nowhere.example.org', subject: 'nobody', month: '1999-01-01' }

test('the demonstration, told by acts alone: each row of a case, of a force and of its crime reports stands in a record', async () => {
  expect(await rowFaults(owner.sql)).toEqual([])
  // And so does one that is added now.
  const program = connect(told.programUrl)
  const done = await perform({ actor: cast.okafor, act: 'addDistrict', input: { name: 'Far West' }, db: program.db })
  await program.close()
  expect(done.kind).toBe('done')
  expect(await rowFaults(owner.sql)).toEqual([])
})

test('a row whose moment no act has is found in every table of a case', async () => {
  const tried: string[] = []
  const found = await tampered(async sql => {
    for (const { table, moment } of await tablesOfCases(sql)) {
      const changed = await sql`
        update ${sql(table)} set ${sql(moment)} = ${sql(moment)} + interval '3 milliseconds'
        where ctid = (select ctid from ${sql(table)} limit 1)`
      if (changed.count) tried.push(table)
    }
  })
  expect(tried.length).toBeGreaterThan(35)
  expect(tried.filter(table => !found.some(what => what.includes(`tells of ${table}`)))).toEqual([])
})

test('a row that no act names is found in every table of a force', async () => {
  const tried: string[] = []
  const found = await tampered(async sql => {
    for (const table of tracedTables) {
      const [{ columns } = { columns: [] }] = await sql<{ columns: string[] }[]>`
        select array_agg(column_name::text) as columns from information_schema.columns where table_schema = 'public' and table_name = ${table}`
      const later = ['started_at', 'read_at', 'at'].filter(name => columns.includes(name))
      const changes = Object.fromEntries([
        ...Object.entries(unlike).filter(([name]) => columns.includes(name)),
        ...later.map(name => [name, '2026-01-02T03:04:05.678Z']),
      ])
      if ((await copied(sql, table, changes)).count) tried.push(table)
    }
  })
  expect(tried).toEqual(
    expect.arrayContaining([
      ...['districts', 'teams', 'premises', 'people', 'memberships', 'person_roles'],
      ...['report_counts', 'report_imports', 'pair_decisions'],
    ]),
  )
  expect(tried.filter(table => !found.some(what => what.includes(`tells of ${table} `)))).toEqual([])
})

test('a case that another force took over is told of there by the act that took it; a row put beside what came is found', async () => {
  const found = await tampered(
    sql => sql`
      insert into incidents select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'number', 99))).*
      from incidents i join cases c on c.id = i.case_id where c.force_id = ${cast.wexcombe.forceId} limit 1`,
  )
  expect(found).toEqual([expect.stringMatching(/^Nothing in the record of case KR-.* tells of incidents/)])
})

test('a crime report that no delivery brought, a pair that no report stands behind and settings that no act left are found', async () => {
  const found = await tampered(async sql => {
    await copied(sql, 'crime_reports', { ref: 'XX/0/26', import_id: cast.okafor.id })
    await copied(sql, 'report_pairs', {})
    await sql`update forces set settings = settings || '{"serviceWithinHours": 240}' where id = ${cast.okafor.forceId}`
  })
  expect(found).toEqual([
    expect.stringMatching(/^No delivery to .+ brought the crime report XX\/0\/26$/),
    expect.stringMatching(/^No crime report of .+ stands behind the pair /),
    expect.stringMatching(/^The settings of Marlshire Police are not those that its record left$/),
  ])
})

/** Tables with a case whose rows no act adds: what is computed, read, fed, drawn by night, or told of by mail. */
const notByActs = [
  ...['alarms', 'alarm_notices', 'drawn_pieces', 'search_terms', 'waits', 'projected', 'events', 'order_changes'],
  ...['messages', 'import_progress', 'import_rejects', 'suspect_matches', 'court_orders', 'court_order_matches'],
  ...['records_changes', 'entry_acks'],
]
test('every table with a case is looked at, or is named as one whose rows no act adds', async () => {
  const rows = await owner.sql<{ table: string }[]>`
    select c.table_name as table from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'case_id'`
  const looked = (await tablesOfCases(owner.sql)).map(t => t.table)
  const left = rows.map(r => r.table).filter(table => !looked.includes(table) && !table.startsWith('counted_'))
  // The conditions of a draft have no moment of their own: those that were filed stand in the application as filed.
  expect(left.sort()).toEqual([...notByActs, 'draft_conditions'].sort())
})
