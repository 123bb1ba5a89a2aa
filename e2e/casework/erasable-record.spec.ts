import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { checkRecord, history } from '../../lib/work/lists/history.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const crew = marlshire()
const at = '2026-10-27T09:00:00.000Z'
let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const aCase = async () => {
  const story = await tellLife(program.db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-10-01',
    defendant: { given: 'Gerald', family: 'O’Mara', address: '3 Quay Row, Aldermere ZZ4 1AB' },
    protectedPerson: { given: 'Anneliese', family: 'D’Arcy' },
    relationship: 'formerPartner',
    incidents: [{ on: '2026-09-10', category: 'B', summary: 'Forty texts in a night' }],
    pattern: 'Repeated contact after being told to stop.',
  })
  const file = await story.read()
  return { ref: story.ref, id: file.case.id, incident: file.incidents[0] as (typeof file.incidents)[number], story }
}
const check = (id: string) => asPerson(cast.calloway, tx => checkRecord(tx, id), { db: program.db })
const dispose = (id: string) =>
  owner.sql`select spo_dispose_case_record(${id}, 'Kept long enough', ${cast.calloway.id}, 'Calloway', ${at})`

test('a correction keeps what was replaced, for the case’s own people, and nothing changes it', async () => {
  const { ref, id, incident } = await aCase()
  const { number: _n, ...typed } = incident
  const done = await performAsSeen({
    actor: crew.officer,
    ref,
    act: 'correctIncident',
    on: incident.id,
    input: { ...typed, summary: 'Forty-one texts in a night', reason: 'Counted again' },
    despite: 'Nothing more is known',
    at,
    db: program.db,
  })
  expect(done).toMatchObject({ kind: 'done' })
  const rows =
    await owner.sql`select record_kind, version, before, reason, how from former_versions where case_id = ${id}`
  expect([...rows]).toEqual([
    {
      record_kind: 'incidents',
      version: 1,
      before: { summary: 'Forty texts in a night' },
      reason: 'Counted again',
      how: 'corrected',
    },
  ])
  await expect(owner.sql`update former_versions set reason = '' where case_id = ${id}`).rejects.toThrow(/append-only/)
  await expect(owner.sql`delete from former_versions where case_id = ${id}`).rejects.toThrow(/append-only/)
  await expect(program.sql`delete from former_versions`).rejects.toThrow(/permission denied/)
})

test('a disposal erases the texts and the record still verifies; no other blanking is let through or goes unseen', async () => {
  const { id } = await aCase()
  const before = await check(id)
  expect(before.firstWrong).toBeUndefined()
  for (const attempt of [
    owner.sql`update events set sentence = '', salts = salts - 'sentence' where case_id = ${id}`,
    owner.sql`update events set sentence = '', salts = salts - 'sentence', disposal_id = gen_random_uuid() where case_id = ${id}`,
    owner.sql`delete from events where case_id = ${id}`,
  ])
    await expect(attempt).rejects.toThrow(/append-only/)
  const asProgram = asPerson(
    cast.calloway,
    tx => tx.execute(`select spo_dispose_case_record('${id}', 'Now', null, 'x', now())`),
    { db: program.db },
  )
  await expect(asProgram).rejects.toMatchObject({ code: '42501' })

  await dispose(id)
  const left = await owner.sql<{ sentence: string; detail: string; actor_name: string; salts: object }[]>`
    select sentence, detail::text as detail, actor_name, salts from events where case_id = ${id}`
  expect(new Set(left.map(e => `${e.sentence}${e.detail}`))).toEqual(new Set(['{}']))
  expect(new Set(left.flatMap(e => Object.keys(e.salts)))).toEqual(new Set(['actor_name']))
  expect(await check(id)).toEqual({ count: before.count, firstWrong: undefined })
  expect((await check(cast.calloway.forceId)).firstWrong).toBeUndefined()
  const shown = await asPerson(cast.calloway, tx => history(tx, id, {}), { db: program.db })
  expect(shown.lines.every(l => l.sentence.startsWith('Disposed of'))).toBe(true)

  // Past the wall: what is put in the place of the erased text, or a name changed, no longer fits.
  for (const forged of [`sentence = 'Nothing happened'`, `actor_name = 'Somebody'`]) {
    await owner.sql.unsafe('alter table events disable trigger events_append_only')
    await owner.sql.unsafe(`update events set ${forged} where case_id = '${id}' and act = 'openCase'`)
    await owner.sql.unsafe('alter table events enable trigger events_append_only')
    expect((await check(id)).firstWrong, forged).toBeDefined()
    await owner.sql.unsafe('alter table events disable trigger events_append_only')
    await owner.sql.unsafe(`update events set sentence = '' where case_id = '${id}'`)
    await owner.sql.unsafe('alter table events enable trigger events_append_only')
  }
})

test('a text blanked past the wall without a disposal is found', async () => {
  const { id } = await aCase()
  await owner.sql`alter table events disable trigger events_append_only`
  await owner.sql`update events set sentence = '', salts = salts - 'sentence' where case_id = ${id} and act = 'logIncident'`
  await owner.sql`alter table events enable trigger events_append_only`
  expect((await check(id)).firstWrong).toBeDefined()
})

test('a record of before is hashed anew, its corrections are carried over, and what did not fit still does not', async () => {
  const name = new URL(fresh.ownerUrl).pathname.slice(1).replace('fresh', 'older')
  const server = connect(fresh.ownerUrl, { max: 1 })
  await server.sql.unsafe(`create database ${name} template template0`)
  const ownerUrl = new URL(`/${name}`, fresh.ownerUrl).href
  const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'))
  try {
    cpSync(path.join(import.meta.dirname, '../../db/migrations'), folder, { recursive: true })
    const journal = path.join(folder, 'meta/_journal.json')
    const whole = JSON.parse(readFileSync(journal, 'utf8'))
    const from = whole.entries.findIndex((e: { tag: string }) => e.tag.endsWith('former_versions'))
    const asOld = { ...whole, entries: whole.entries.slice(0, from) }
    writeFileSync(journal, JSON.stringify(asOld))
    await migrate({ ownerUrl, programUrl: programOf(ownerUrl), folder })
    const old = connect(ownerUrl, { max: 1 })
    const [f, t, c, i] = ['1', '2', '3', '4'].map(n => `00000000-0000-4000-8000-00000000000${n}`)
    await old.sql.unsafe(`
      insert into forces (id, code, name, kind, settings) values ('${f}', 'ZZ', 'Old force', 'territorial', '{}');
      insert into districts (id, force_id, name) values ('${t}', '${f}', 'D');
      insert into teams (id, force_id, district_id, name) values ('${t}', '${f}', '${t}', 'T');
      insert into cases (id, force_id, ref, status, team_id, relationship, reported_on, opened_at, opened_by_id, checks_done)
        values ('${c}', '${f}', 'ZZ-2026-00001', 'open', '${t}', 'formerPartner', '2026-01-01', now(), '${t}', '{}');
      insert into incidents (id, force_id, case_id, number, date_kind, happened_on, category, direction, target_ids, summary, source, recorded_at, recorded_by_id, version)
        values ('${i}', '${f}', '${c}', 1, 'exact', '2026-01-01', 'B', 'toProtected', '{}', 'New', 'victim', now(), '${t}', 2);
      insert into incident_versions (id, force_id, case_id, incident_id, version, before, reason, at, by_id)
        values ('${i}', '${f}', '${c}', '${i}', 1, '{"summary": "Old"}', 'Typed wrongly', now(), '${t}');`)
    for (const sentence of ['First', 'Second', 'Third', 'Fourth'])
      await old.sql`insert into events (id, force_id, kind, subject_kind, subject_id, case_id, act, actor_name, actor_roles, detail, sentence, at)
        values (gen_random_uuid(), ${f as string}, 'act', 'case', ${c as string}, ${c as string}, 'x', 'Someone', '{}', '{"a": 1}', ${sentence}, now())`
    await old.sql`alter table events disable trigger events_append_only`
    await old.sql`update events set sentence = 'Forged' where sentence = 'Third'`
    await old.sql`alter table events enable trigger events_append_only`
    writeFileSync(journal, JSON.stringify(whole))
    await migrate({ ownerUrl, programUrl: programOf(ownerUrl), folder })
    expect([
      ...(await old.sql`select sentence, spo_event_fits(e) as fits from events e where e.case_id = ${c as string} order by seq`),
    ]).toEqual([
      { sentence: 'First', fits: true },
      { sentence: 'Second', fits: true },
      { sentence: 'Forged', fits: false },
      { sentence: 'Fourth', fits: true },
    ])
    expect(await old.sql`select record_id, before, reason, how from former_versions`).toMatchObject([
      { record_id: i, before: { summary: 'Old' }, reason: 'Typed wrongly', how: 'corrected' },
    ])
    await old.close()
  } finally {
    rmSync(folder, { recursive: true })
    await server.sql.unsafe(`drop database if exists ${name} with (force)`)
    await server.close()
  }
})
const programOf = (ownerUrl: string) => {
  const url = new URL(fresh.programUrl)
  url.pathname = new URL(ownerUrl).pathname
  return url.href
}
