import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Connection } from '../../db/client.ts'
import { allPairStates } from '../../lib/case/views/reports.ts'
import { cast, teams } from '../../lib/demo/cast.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf, sendReports } from '../../lib/demo/reports.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { answerReports } from '../../lib/work/reports/api.ts'
import { reviewOf } from '../../lib/work/reports/blind-review.ts'
import { importsOf, importView } from '../../lib/work/reports/import-list.ts'
import { openApi } from '../../lib/work/reports/openapi.ts'
import { pairPage } from '../../lib/work/reports/pair-list.ts'
import { viewPair } from '../../lib/work/reports/pair-view.ts'
import { reportsMarked } from '../../lib/work/reports/person-rows.ts'
import { findPersons } from '../../lib/work/reports/person-view.ts'
import { doReportWork } from '../../lib/work/reports/report-work.ts'
import { newToken, systemsOf } from '../../lib/work/reports/systems.ts'
import { knownOf } from '../../lib/work/reports/to-case.ts'
import { registerReports } from '../rules/linkage/reports/register.ts'
import { csvOf as generated } from '../rules/linkage/reports/truth.ts'
import { strays } from './described.ts'
import { type Loaded, loadedDatabase } from './load.ts'

let loaded: Loaded
let program: Connection

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  loaded = await loadedDatabase()
  program = loaded.program
})
test.afterAll(() => loaded?.close())

const him: Row = {
  suspect_given_names: 'Aurelio',
  suspect_family_name: 'O’Quillfeather',
  suspect_born_on: '1984-02-29',
}
const her: Row = { victim_given_names: 'Mabyn', victim_family_name: 'Tresidder', victim_phones: '07700 900417' }
const report = (n: number, day: string, more: Row = {}): Row => ({
  report_ref: `77/${10_400 + n}/26`,
  recorded_at: `${day}T09:00`,
  occurred_from: day,
  offence: 'Harassment',
  district: 'Aldermere',
  summary: 'Waited outside',
  ...him,
  ...her,
  ...more,
})
const send = (rows: Row[], actor = cast.calloway, at = '2026-11-20T09:00:00.000Z') =>
  sendReports(program.db, actor, 'feed.csv', csvOf(rows), at)
const pairs = (ask: Parameters<typeof pairPage>[1] = {}, actor = cast.calloway) =>
  pairPage(actor, ask, { db: program.db })
const act = (
  name: Parameters<typeof performAsSeen>[0]['act'],
  on: string | undefined,
  input: object,
  actor = cast.calloway,
) => performAsSeen({ db: program.db, actor, act: name, on, input })
const addsUp = async () => {
  const { counts } = await pairs()
  expect(allPairStates.reduce((sum, state) => sum + counts[state], 0)).toBe(counts.found)
  return counts
}
const only = async () => {
  const { rows } = await pairs()
  expect(rows).toHaveLength(1)
  return rows[0]?.id ?? ''
}

test('the same report again is nothing new, and one that says something else takes its place', async () => {
  const first = await send([report(1, '2026-03-28'), report(2, '2026-03-29', { suspect_given_names: 'AURELIO' })])
  expect(first).toMatchObject({ read: 2, added: 2, unchanged: 0, rejected: 0, pairsFound: 1 })
  const again = await send([report(1, '2026-03-28'), report(2, '2026-03-29', { suspect_given_names: 'Aurelio J' })])
  expect(again).toMatchObject({ read: 2, added: 0, unchanged: 1, updated: 1 })
  const view = await viewPair(cast.calloway, await only(), { db: program.db })
  expect(view?.reports.map(r => r.suspectGivenNames)).toEqual(['Aurelio', 'Aurelio J'])
  expect(view?.pair.suspectWhy.join()).toMatch(/date of birth/)
  expect(await addsUp()).toMatchObject({ found: 1, waiting: 1 })
})

test('a bad row is listed with its line and reason, and stops nothing', async () => {
  const text = csvOf([
    report(3, '2026-04-02'),
    { ...report(4, '2026-04-03'), recorded_at: 'soon' },
    report(5, '2026-04-04'),
  ])
  const taken = await sendReports(
    program.db,
    cast.calloway,
    'bad.csv',
    `${text}\r\n77/10409/26,short`,
    '2026-11-20T10:00:00.000Z',
  )
  expect(taken).toMatchObject({ read: 4, added: 2, rejected: 2, problem: null })
  const view = await importView(cast.calloway, taken.importId, { db: program.db })
  expect(view?.rejects.map(r => [r.line, r.reportRef, r.reason])).toEqual([
    [3, '77/10404/26', 'recorded_at is not a date: soon'],
    [5, '77/10409/26', expect.stringMatching(/fields, not/)],
  ])
  expect((await pairs()).rows[0]).toMatchObject({ reports: 4 })
})

test('a file in UTF-16 with tabs, and one in Windows-1252 with semicolons, is read, and what it was taken for is said', async () => {
  const text = csvOf([report(6, '2026-04-05', { suspect_family_name: 'Ferré' }), report(7, '2026-04-06')])
  const withSeparator = (sign: string) => text.replaceAll(',', sign)
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(withSeparator('\t'), 'utf16le')])
  const windows = Buffer.from(withSeparator(';').replaceAll('’', "'"), 'latin1')
  const at = '2026-11-20T10:20:00.000Z'
  const first = await sendReports(program.db, cast.calloway, 'feed.txt', utf16, at)
  expect(first).toMatchObject({ read: 2, added: 2, rejected: 0, problem: null })
  const view = await importView(cast.calloway, first.importId, { db: program.db })
  expect(view?.import.readAs).toBe('UTF-16, its fields parted by tabs')
  const second = await sendReports(program.db, cast.calloway, 'feed.csv', windows, at)
  expect(second).toMatchObject({ read: 2, unchanged: 1, updated: 1, rejected: 0, problem: null })
  expect((await importView(cast.calloway, second.importId, { db: program.db }))?.import.readAs).toBe(
    'Windows-1252, for its letters are no UTF-8, its fields parted by semicolons',
  )
  const kept = await loaded.owner.sql`
    select suspect_family_name from crime_reports where ref = '77/10406/26' order by received_at`
  expect(kept.map(k => k.suspect_family_name)).toEqual(['Ferré'])
  for (const { importId } of [second, first]) await act('undoReports', importId, { reason: 'A trial of letters' })
})

test('a file without its columns is refused whole, and says which', async () => {
  const taken = await sendReports(program.db, cast.calloway, 'other.csv', 'a,b\n1,2\n', '2026-11-20T10:30:00.000Z')
  expect(taken.problem).toMatch(/no column report_ref/)
  expect((await importsOf(cast.calloway, { db: program.db })).find(i => i.id === taken.importId)?.state).toBe('failed')
  expect(await act('undoReports', taken.importId, { reason: 'None' })).toMatchObject({
    refusals: [{ message: 'Nothing of this import was taken' }],
  })
})

test('an import is undone as a whole, what it had changed stands again, and the count still adds up', async () => {
  const before = await addsUp()
  const one: Row = { suspect_given_names: 'Wulfric', suspect_family_name: 'Snodgrass', suspect_phones: '07700 900733' }
  const taken = await send([
    report(1, '2026-03-28', { summary: 'Told otherwise' }),
    report(20, '2026-05-02', one),
    report(21, '2026-05-03', one),
  ])
  expect((await addsUp()).waiting).toBe(before.waiting + 1)
  expect(await act('undoReports', taken.importId, { reason: '' })).toMatchObject({ kind: 'refused' })
  expect(await act('undoReports', taken.importId, { reason: 'The wrong file' })).toMatchObject({ kind: 'done' })
  expect(await addsUp()).toEqual({ ...before, found: before.found + 1, apart: before.apart + 1 })
  const view = await viewPair(cast.calloway, await only(), { db: program.db })
  expect(view?.reports.find(r => r.ref === '77/10401/26')?.summary).toBe('Waited outside')
  expect(await act('undoReports', taken.importId, { reason: 'Again' })).toMatchObject({ kind: 'refused' })
})

test('a decision needs a limb and a reason, a wrong test is questioned, and a further report asks again', async () => {
  const id = await only()
  expect(await act('dismissPair', id, { limb: 'acts', reason: '' })).toMatchObject({ kind: 'refused' })
  const wrong = { limb: 'acts', reason: 'There is not enough evidence to charge him.' }
  expect(await act('dismissPair', id, wrong)).toMatchObject({ kind: 'warned', warnings: [{ rule: 'V16' }] })
  const kept = async () => (await pairPage(cast.calloway, {}, { db: program.db, keep: true })).counts
  expect(await kept()).toMatchObject({ waiting: 1, dismissed: 0 })
  expect(await act('dismissPair', id, { limb: 'risk', reason: 'One dispute, over since May.' })).toMatchObject({
    kind: 'done',
  })
  expect(await addsUp()).toMatchObject({ waiting: 0, dismissed: 1 })
  expect(await kept(), 'what the reader did is counted at once').toMatchObject({ waiting: 0, dismissed: 1 })
  await send([report(6, '2026-11-19')])
  expect(await addsUp()).toMatchObject({ waiting: 1, dismissed: 0 })
  expect((await pairs()).rows[0]).toMatchObject({ id, askedAgain: true, reports: 5 })
})

test('reports are taken out and put back by hand, with who and why, and the linkage does not undo it', async () => {
  const id = await only()
  const view = await viewPair(cast.calloway, id, { db: program.db })
  const members = await program.sql.begin(async sql => {
    await sql`select set_config('spo.force', ${cast.calloway.forceId}, true)`
    return sql`select id, report_ref from pair_reports where pair_id = ${id} and ended_at is null order by report_ref`
  })
  const two = members.slice(0, 2).map(m => m.id as string)
  const split = await act('splitPair', id, { pairReportIds: two, side: 'suspect', reason: 'His brother, who says so' })
  expect(split).toMatchObject({ kind: 'done' })
  expect((await pairs()).rows.map(r => r.reports).sort()).toEqual([2, 3])
  await send([report(7, '2026-11-20')])
  await act('learnWeights', undefined, { reason: 'To see that what was said stands' })
  expect(await doReportWork({ db: program.db })).toBe(1)
  // It is like both, and goes to one of them.
  const apart = (await pairs()).rows.map(r => r.reports).sort()
  expect([apart[0], (apart[0] ?? 0) + (apart[1] ?? 0), apart.length]).toEqual([expect.any(Number), 6, 2])
  expect(apart[0]).toBeGreaterThan(1)
  const link = (await viewPair(cast.calloway, id, { db: program.db }))?.links[0]
  expect(link).toMatchObject({ by: cast.calloway.name, reason: 'His brother, who says so', same: false })
  expect(await act('undoLink', link?.id, { reason: 'A mistake' })).toMatchObject({ kind: 'done' })
  expect((await pairs()).rows.map(r => r.reports)).toEqual([(view?.reports.length ?? 0) + 1])
  await addsUp()
})

test('another force sees nothing of it, and whoever may not work with pairs cannot', async () => {
  const id = await only()
  expect((await pairs({}, cast.prosser)).counts.found).toBe(0)
  expect(await viewPair(cast.prosser, id, { db: program.db })).toBeUndefined()
  const input = { limb: 'acts', reason: 'No act.' }
  for (const who of [cast.prosser, cast.osgood, cast.penrose, cast.okafor])
    expect(await act('dismissPair', id, input, who), who.name).toEqual({ kind: 'missing' })
})

test('a case is opened with the reports of a pair as its incidents, once', async () => {
  const id = await only()
  const view = await viewPair(cast.calloway, id, { db: program.db })
  if (!view) throw new Error('no pair')
  const known = knownOf(view)
  const input = {
    ...known,
    relationship: 'stranger',
    support: 'notAsked',
    teamId: teams.stalkingCoordination.id,
    searched: '',
    reports: (known.reports as object[]).map(r => ({ ...r, category: 'E' })),
  }
  const { reports: _r, ...without } = input
  const open = { act: 'openFromPair' as const, actor: cast.calloway, on: id, once: randomUUID(), db: program.db }
  expect(await performAsSeen({ ...open, input: without })).toMatchObject({ kind: 'refused' })
  const done = await performAsSeen({ ...open, input })
  expect(done).toMatchObject({ kind: 'done', sentence: expect.stringMatching(/6 reports logged/) })
  expect(await performAsSeen({ ...open, input })).toMatchObject({ kind: 'done', again: true })
  const ref = (await viewPair(cast.calloway, id, { db: program.db }))?.pair.caseRef ?? ''
  const there = await viewCase({ actor: cast.calloway, ref, what: 'the case', db: program.db })
  expect(there?.file.incidents.map(i => i.crimeReference).sort()).toEqual(view.reports.map(r => r.ref).sort())
  expect(await addsUp()).toMatchObject({ waiting: 0, decided: 1 })
})

const sendJson = (token: string, body: string, type = 'application/json') =>
  answerReports(
    new Request('http://localhost/api/v1/reports', {
      method: 'POST',
      headers: { 'content-type': type, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body,
    }),
    program.db,
  )

test('a records system sends reports with its token, and every answer is as the description says', async () => {
  const { token, hash } = newToken()
  const name = { name: 'Marlshire crime recording', scopes: ['reports'], tokenHash: hash }
  expect(await act('addRecordsSystem', undefined, name, cast.calloway)).toEqual({ kind: 'missing' })
  expect(await act('addRecordsSystem', undefined, name, cast.okafor)).toMatchObject({ kind: 'done' })
  const one: Row = { suspect_given_names: 'Ottoline', suspect_family_name: 'Grubb', suspect_phones: '07700 900811' }
  const two = [report(40, '2026-06-01', one), report(41, '2026-06-02', one)]
  const found = (await pairs()).counts.found
  const answers: [Response, number, Record<string, unknown>][] = [
    [await sendJson('', JSON.stringify(two)), 401, {}],
    [await sendJson(newToken().token, JSON.stringify(two)), 401, {}],
    [await sendJson(token, 'hello'), 422, { rejected: 1 }],
    [await sendJson(token, '{}', 'text/html'), 415, {}],
    [await sendJson(token, JSON.stringify(two)), 200, { read: 2, added: 2, pairsFound: 1 }],
    [await sendJson(token, JSON.stringify(two, null, 2)), 200, { read: 2, added: 0, unchanged: 2, pairsFound: 0 }],
    [
      await sendJson(
        token,
        `${JSON.stringify({ ...report(42, '2026-06-03', one), victim_phones: ['07700 900417', '07700 900418'] })}\n{"report_ref": "no date"}\n{"broken\n`,
        'application/x-ndjson',
      ),
      200,
      {
        read: 3,
        added: 1,
        rejected: 2,
        results: [
          { result: 'added' },
          { line: 2, ref: 'no date', reason: 'has no recorded_at' },
          { line: 3, reason: 'is not JSON' },
        ],
      },
    ],
    [await sendJson(token, `[${Array(50_001).fill('{"report_ref":"x","recorded_at":"2026-01-01"}').join()}]`), 413, {}],
  ]
  for (const [answer, status, body] of answers) {
    const said = await answer.json()
    expect(answer.status, JSON.stringify(said).slice(0, 300)).toBe(status)
    expect(said).toMatchObject(body)
    const described = openApi.paths['/api/v1/reports'].post.responses[status as 200]
    expect(described, String(status)).toBeDefined()
    expect(strays(described.content['application/json'].schema, said)).toEqual([])
  }
  expect((await addsUp()).found).toBe(found + 1)
  expect((await pairs({ offence: 'Harassment' })).rows.find(r => r.suspect === 'Ottoline Grubb')).toMatchObject({
    reports: 3,
  })
  const system = (await systemsOf(cast.okafor, program.db))[0]
  expect(await act('endRecordsSystem', system?.id, { reason: 'Replaced' }, cast.okafor)).toMatchObject({ kind: 'done' })
  expect((await sendJson(token, JSON.stringify(two))).status).toBe(401)
})

test('a sample is judged without its score, and only then says how good the linkage is', async () => {
  expect(await act('drawSample', undefined, {})).toMatchObject({ kind: 'done' })
  expect(await act('drawSample', undefined, {}), 'once at a time').toMatchObject({ kind: 'refused' })
  expect((await reviewOf(cast.calloway, { db: program.db })).waiting).toHaveLength(1)
  expect(await doReportWork({ db: program.db })).toBe(1)
  const first = await reviewOf(cast.calloway, { db: program.db })
  expect(first.total).toBeGreaterThan(1)
  expect(first.estimate).toBeUndefined()
  expect(JSON.stringify(first)).not.toMatch(/score/)
  for (let n = 0; n < first.total; n++) {
    const { next } = await reviewOf(cast.calloway, { db: program.db })
    expect(await act('judgeLink', next?.id, { judged: 'same' })).toMatchObject({ kind: 'done' })
    expect(await act('judgeLink', next?.id, { judged: 'not' })).toMatchObject({ kind: 'refused' })
  }
  const { estimate } = await reviewOf(cast.calloway, { db: program.db })
  expect(estimate).toMatchObject({ precision: { share: 1 }, cannotTell: 0 })
})

test('4,000 reports: one page asks as few questions of the database as with ten', async () => {
  test.setTimeout(300_000)
  const { counting } = loaded
  const statements = async () => {
    counting.reset()
    await pairPage(cast.calloway, { state: 'decided' }, { db: counting.db })
    await pairPage(cast.calloway, {}, { db: counting.db })
    return counting.statements()
  }
  const few = await statements()
  const text = generated(
    registerReports(4_000, 3)
      .slice(0, 4_000)
      .map(known => known.report),
  )
  const begun = performance.now()
  const taken = await sendReports(program.db, cast.calloway, 'many.csv', text, '2026-11-20T12:00:00.000Z')
  console.log(
    `4,000 reports taken and linked in ${Math.round(performance.now() - begun)} ms, ${taken.pairsFound} pairs`,
  )
  expect(taken).toMatchObject({ added: 4_000, rejected: 0 })
  const once = performance.now()
  const one = await send([report(900, '2026-11-21', { suspect_given_names: 'Aurelio', report_ref: '77/99999/26' })])
  console.log(`one more in ${Math.round(performance.now() - once)} ms`)
  expect(one.pairsFound).toBe(1)
  expect(await statements()).toBe(few)
  await addsUp()
  // Behind the walls a person is found by an index, and not by reading every report.
  const plan = await asPerson(
    cast.calloway,
    tx =>
      tx.execute<Record<string, string>>(sql`
        explain select r.ref from crime_reports r where r.force_id = (select spo_force()) and r.ended_at is null
          and r.suspect_key collate "C" >= 'quill' and r.suspect_key collate "C" < 'quilm'`),
    { db: program.db },
  )
  expect(plan.map(p => p['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*suspect_key/)
  const marked = await asPerson(
    cast.calloway,
    tx =>
      tx.execute<Record<string, string>>(
        sql`explain ${reportsMarked('victim', [
          ['key', ['quill']],
          ['phones', ['07700900123']],
          ['handles', ['@quill']],
        ])}`,
      ),
    { db: program.db },
  )
  const steps = marked.map(p => p['QUERY PLAN']).join('\n')
  for (const column of ['victim_key', 'victim_phones', 'victim_handles'])
    expect(steps).toMatch(new RegExp(`Index Cond: .*${column}`))
  const search = performance.now()
  expect(await findPersons(cast.calloway, 'O’Quill', { db: program.db })).not.toEqual([])
  console.log(`a person found in ${Math.round(performance.now() - search)} ms`)
})
