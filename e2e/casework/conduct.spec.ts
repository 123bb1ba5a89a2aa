import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { applicationPaper } from '../../lib/documents/papers/application-paper.ts'
import { printPdf } from '../../lib/documents/printing/pdf.ts'
import { papers } from '../../lib/documents/registry.ts'
import { conductOf } from '../../lib/pattern/conduct.ts'
import { countsOf, rowOf } from '../../lib/pattern/conduct-counts.ts'
import { marksOf } from '../../lib/pattern/conduct-marks.ts'
import { directionOf, doubtsOf, hoursSay } from '../../lib/pattern/conduct-words.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { receiveBytes } from '../../lib/work/files/files.ts'
import { conductCounts, saidIncidents } from '../../lib/work/imports/conduct.ts'
import { readDue } from '../../lib/work/imports/read-imports.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import type { Performing } from '../../lib/work/pipeline/performing.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { anApplication } from '../rules/acts/order-file.ts'

const actor = cast.calloway
let fresh: FreshDatabase
let owner: Connection
let program: Connection
let few: { ref: string; id: string }
let many: { ref: string; id: string }

test.beforeAll(async () => {
  test.setTimeout(240_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
  few = await aCase(40)
  many = await aCase(4000)
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** Incidents of every kind over the same 160 days, with a clock change, unknown times, replies and places. */
async function aCase(incidents: number): Promise<{ ref: string; id: string }> {
  const opened = await performAsSeen({
    act: 'openCase',
    actor,
    despite: 'Each test has a case of its own about them',
    db: program.db,
    at: '2026-11-01T09:00:00.000Z',
    input: {
      givenNames: 'Simon',
      familyName: 'Dray',
      relationship: 'formerPartner',
      protectedGivenNames: 'Lucy',
      protectedFamilyName: 'O’Penhale',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-09-30',
      teamId: actor.teamIds[0],
      searched: 'Dray',
    },
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  const [root] = await owner.sql`select id, force_id from cases where ref = ${opened.ref}`
  const [person] = await owner.sql`select id from protected_persons where case_id = ${root?.id}`
  await owner.sql`
    insert into incidents (id, force_id, case_id, number, date_kind, happened_on, happened_to, happened_time, place, platform, category, also_kinds, direction, target_ids, target_other, summary, source, unwelcome, recorded_at, recorded_by_id, withdrawn_at, version)
    select gen_random_uuid(), ${root?.force_id}, ${root?.id}, n, (array['exact','exact','approximate','between'])[1 + n % 4], date '2026-05-31' + (n * 37 % 160),
      null, case when n % 3 > 0 then lpad((n % 23)::text, 2, '0') || ':30' end,
      case when n % 5 = 0 then (array['Bus stop','BUS STOP','Ward 4','Dock','Gate 1','Gate 2','Gate 3','Gate 4','Gate 5','Gate 6','Gate 7'])[1 + n % 11] end,
      (array['WhatsApp','Phone call','SMS',null,' ','Twitch chat','e-mail'])[1 + n % 7], (array['A','B','B','E','X'])[1 + n % 5], case when n % 6 = 0 then array['F','G'] else '{}' end,
      case when n % 20 = 0 then 'fromProtected' when n % 9 = 0 then 'throughOther' else 'toProtected' end,
      case when n % 4 > 0 then array[${person?.id}::uuid] else '{}' end, case when n % 13 = 0 then 'her mother' end, 'Message ' || n, 'data',
      case when n % 17 = 0 then 'Told to stop' end, timestamptz '2026-11-02 10:00:00+00', ${actor.id},
      case when n % 31 = 3 then timestamptz '2026-11-03 10:00:00+00' end, 1
    from generate_series(1, ${incidents}) n`
  return { ref: opened.ref, id: root?.id }
}

async function read(of: { ref: string; id: string }) {
  let statements = 0
  const listening = connect(fresh.programUrl, { max: 1 })
  listening.sql.options.debug = () => {
    statements++
  }
  try {
    const view = await viewCase(
      { actor, ref: of.ref, what: 'the course of conduct', only: ['incidents'], db: listening.db },
      async (tx, file) => ({
        counts: await conductCounts(tx, file.case.id),
        said: await saidIncidents(tx, file.case.id),
      }),
    )
    if (!view) throw new Error('The case was not found')
    return { file: view.file, ...view.also, statements }
  } finally {
    await listening.close()
  }
}

test('the database counts incidents exactly as the rules count rows', async () => {
  for (const of of [few, many]) {
    const { file, counts } = await read(of)
    const standing = file.incidents.filter(i => !i.withdrawnAt)
    const counted = countsOf(standing.map(rowOf))
    expect(counts.doubts).toEqual(counted.doubts)
    expect(counts.targets).toEqual(counted.targets)
    expect(conductOf(counts, [])).toEqual({ ...conductOf(counted, []), counts })
    const sortRows = (rows: object[]) => rows.map(r => JSON.stringify(Object.entries(r).sort())).sort()
    expect(sortRows(counts.places)).toEqual(sortRows(counted.places))
    expect(sortRows(counts.kinds)).toEqual(sortRows(counted.kinds))
    expect(sortRows(counts.directions)).toEqual(sortRows(counted.directions))
    expect(counts.several).toBe(counted.several)
    expect(counts.several).toBeGreaterThan(0)
  }
  const { counts } = await read(many)
  expect(counts.doubts.clockChange).toBeGreaterThan(0)
  expect(counts.doubts.untimed).toBeGreaterThan(1000)
})

test('4,000 incidents are read with the questions of 40, and come as cells: no more than days by channel and side', async () => {
  const [small, large] = [await read(few), await read(many)]
  expect(large.statements).toBe(small.statements)
  const cells = (c: typeof large.counts) =>
    c.days.length + c.places.length + c.hours.length + c.kinds.length + c.targets.length
  expect(large.file.incidents.length).toBe(4000)
  expect(large.counts.days.length).toBeLessThanOrEqual(160 * 7 * 2)
  expect(cells(large.counts)).toBeLessThan(3000)
  expect(large.said.replies).toHaveLength(5)
  const started = performance.now()
  conductOf(large.counts, [])
  expect(performance.now() - started).toBeLessThan(500)
})

test('the application prints the course of conduct with alt text and tables, the same bytes each time', async () => {
  const view = await viewCase({ actor, ref: few.ref, what: 'the application', db: program.db })
  if (!view) throw new Error('not seen')
  const { file } = view
  const paper = applicationPaper(file, anApplication(), { force: 'Marlshire Police', names: new Map() })
  expect(paper.conduct?.parts.map(p => p.title)).toEqual([
    'Over time, by channel',
    'Over time, by place',
    'How often, by week',
    'At what hours of the day',
    'After a warning, a refusal, a reply or an order',
    'Kinds of act and their direction',
  ])
  expect(paper.conduct?.parts.filter(p => p.picture).every(p => p.rows.length > 0 && p.says.length > 20)).toBe(true)
  const whole = papers.application.sheet({ ...file, applications: [anApplication()] }, anApplication().id, {
    force: 'Marlshire Police',
    audience: 'police',
    today: '2026-11-21',
    names: new Map(),
  })
  const hash = () => createHash('sha256').update(printPdf(whole)).digest('hex')
  expect(hash()).toBe(hash())
  // PDF/UA-1 refuses to print a picture without alternative text.
  const without = printPdf({ ...whole, blocks: whole.blocks.filter(b => b.kind !== 'picture') })
  expect(printPdf(whole).length).toBeGreaterThan(without.length + 5000)
})

type Act = (name: Performing['act'], input: object, on?: string) => Promise<Partial<Record<string, string>>>
const two = (n: number) => String(n).padStart(2, '0')
const from = (who: string, n: number) =>
  `${two(1 + (n % 28))}/01/2026, ${two(n % 7)}:${two(n % 60)} - ${who}: Message ${n}`

/** A case with one chat imported, of so many messages from him and so many from her; and the way to go on with it. */
async function aChat(his: number, hers: number): Promise<{ of: { ref: string; id: string }; act: Act }> {
  const of = await aCase(0)
  const act: Act = async (name, input, on) => {
    const done = await performAsSeen({ actor, db: program.db, ref: of.ref, act: name, on, input, despite: 'As it is' })
    if (done.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(done)}`)
    return done.created
  }
  const chat = [
    ...Array.from({ length: his }, (_, n) => from('Simon', n)),
    ...Array.from({ length: hers }, (_, n) => from('Lucy', n + 900)),
  ].join('\n')
  const sent = await receiveBytes({ actor, ref: of.ref, name: 'chat.txt' }, Buffer.from(chat))
  if (sent.kind !== 'received') throw new Error(sent.message)
  const { sha256, mediaType, bytes } = sent.receipt
  const file = { file: sha256, fileName: 'chat.txt', mediaType, bytes: String(bytes), description: 'Chat' }
  const { imports } = await act('importExport', file)
  const answers = { timeZone: 'Europe/London', owner: 'Lucy', ownerAnswered: 'yes', dateOrder: 'dmy' }
  await act('readImport', answers, imports)
  await readDue({ db: program.db })
  return { of, act }
}

test('4,000 messages of an export open as fast as 40: the same questions, and times that are told', async () => {
  test.setTimeout(120_000)
  const taken: number[] = []
  const asked: number[] = []
  for (const messages of [40, 4000]) {
    const { of, act } = await aChat(messages, 3)
    await act('attributeIdentifiers', { which: 'strangers', whose: 'defendant', reason: 'Her contacts' })
    const times: number[] = []
    for (let n = 0; n < 8; n++) {
      const started = performance.now()
      const { counts, statements } = await read(of)
      expect(conductOf(counts, [])?.forward).toBe(messages)
      times.push(performance.now() - started)
      asked.push(statements)
    }
    taken.push(Math.min(...times))
  }
  const [few = 0, many = 0] = taken
  console.log(
    `Conduct of 40 messages ${few.toFixed(0)} ms, of 4,000 ${many.toFixed(0)} ms: ${(many / few).toFixed(1)} times`,
  )
  expect(new Set(asked).size).toBe(1)
  expect(many / few).toBeLessThan(5)
})

test('a phone export counts once its sender is attributed: 612 from him, 3 replies, and an incident made of its rows is not counted twice', async () => {
  test.setTimeout(120_000)
  const { of, act } = await aChat(612, 3)
  expect((await read(of)).counts.days).toEqual([])
  const known = await owner.sql`select id, value from identifiers where case_id = ${of.id}`
  const attribute = (value: string, whose: string) =>
    act('attributeIdentifiers', {
      identifierIds: known.filter(i => i.value === value).map(i => i.id),
      which: 'chosen',
      whose,
      reason: 'Her phone’s contacts',
    })
  await attribute('Simon', 'defendant')
  const { counts, said } = await read(of)
  const conduct = conductOf(counts, marksOf({ orders: [], services: [], otherOrders: [], breachSteps: [] }, said))
  if (!conduct) throw new Error('Nothing was counted')
  expect(directionOf(conduct)).toBe('612 from the defendant, 3 from the protected person')
  expect(hoursSay(conduct)).toMatch(/of 612 from the defendant with a known time/)
  expect(doubtsOf(conduct)[0]).toMatch(/^615 of them are messages and calls/)
  expect(counts.targets).toEqual([{ target: expect.any(String), count: 612 }])
  const { incidents } = await act('logIncident', {
    summary: 'Messages through the night',
    dateKind: 'exact',
    happenedOn: '2026-01-01',
    category: 'B',
    direction: 'toProtected',
    targetIds: [],
    targetOther: 'Lucy',
    source: 'data',
  })
  expect(conductOf((await read(of)).counts, [])?.forward).toBe(613)
  await owner.sql`
    insert into incident_rows (incident_id, message_id, force_id, case_id, at, by_id)
    select ${incidents ?? ''}, id, force_id, case_id, now(), ${actor.id} from messages where case_id = ${of.id} and sender = 'Simon' limit 40`
  expect(conductOf((await read(of)).counts, [])?.forward).toBe(612)
})
