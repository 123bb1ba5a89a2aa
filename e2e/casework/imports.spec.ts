import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type SQL, sql } from 'drizzle-orm'
import { type Connection, connect, type Transaction } from '../../db/client.ts'
import { messages } from '../../db/schema/imports.ts'
import { queryOf, selectionFrom } from '../../lib/case/rows.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { type Received, receiveBytes } from '../../lib/work/files/files.ts'
import { daysOf } from '../../lib/work/imports/imports.ts'
import { readDue } from '../../lib/work/imports/read-imports.ts'
import { cursorFrom, isNumber } from '../../lib/work/lists/cursor.ts'
import { rowCounts } from '../../lib/work/lists/row-counts.ts'
import { burstsOf, rowFacts, rowPage, whereSelected } from '../../lib/work/lists/rows.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import type { Performing } from '../../lib/work/pipeline/performing.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const actor = cast.calloway
let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  test.setTimeout(240_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 6 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

async function aCase(): Promise<string> {
  const opened = await performAsSeen({
    act: 'openCase',
    actor,
    despite: 'Each test has a case of its own about them',
    db: program.db,
    at: '2026-03-10T09:00:00.000Z',
    input: {
      givenNames: 'Darren',
      familyName: 'O’Pocock',
      relationship: 'formerPartner',
      protectedGivenNames: 'Imogen',
      protectedFamilyName: 'Hartwell',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-03-09',
      teamId: actor.teamIds[0],
      searched: 'Pocock',
    },
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  return opened.ref
}
async function act(ref: string, name: Performing['act'], input: object, on?: string): Promise<Record<string, string>> {
  const done = await performAsSeen({ actor, db: program.db, ref, act: name, on, input, despite: 'As reported' })
  if (done.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(done)}`)
  return done.created as Record<string, string>
}
const tryAct = (ref: string, name: Performing['act'], input: object, on?: string) =>
  performAsSeen({ actor, db: program.db, ref, act: name, on, input, despite: 'As reported' })

async function receiveExport(ref: string, name: string, text: string): Promise<string> {
  const sent: Received = await receiveBytes({ actor, ref, name }, Buffer.from(text))
  if (sent.kind !== 'received') throw new Error(sent.message)
  const { sha256, mediaType, bytes } = sent.receipt
  const input = { file: sha256, fileName: name, mediaType, bytes: String(bytes), description: `Export ${name}` }
  return (await act(ref, 'importExport', input)).imports ?? ''
}
/** Receives a file, asks for it to be read, and has it read. */
async function readExport(ref: string, name: string, text: string, answers: object): Promise<string> {
  const id = await receiveExport(ref, name, text)
  await act(ref, 'readImport', answers, id)
  await readDue({ db: program.db })
  return id
}
const importOf = async (id: string) => (await owner.sql`select * from imports where id = ${id}`)[0]
const rowsOf = async (id: string) =>
  (await owner.sql`select count(*)::int as n from messages where import_id = ${id}`)[0]?.n
const fileOf = async (ref: string) => {
  const view = await viewCase({ actor, ref, what: 'a test', db: program.db })
  if (!view) throw new Error('No such case')
  return view.file
}
/** Reads as a page does, with the number of statements it took. */
async function reading<T>(ref: string, work: Parameters<typeof viewCase<T>>[1]) {
  const statements: string[] = []
  const listening = connect(fresh.programUrl, { max: 1 })
  listening.sql.options.debug = (_: number, query: string) => statements.push(query)
  try {
    const view = await viewCase<T>({ actor, ref, what: 'rows', only: [], db: listening.db }, work)
    if (!view) throw new Error('The case was not found')
    return { value: view.also, statements }
  } finally {
    await listening.close()
  }
}

const chat = [
  '13/03/2026, 23:10 - Messages and calls are end-to-end encrypted.',
  '13/03/2026, 23:14 - Darren: I know you are there',
  '13/03/2026, 23:15 - Imogen: Stop',
  '14/03/2026, 01:02 - Darren: Look out of the window',
].join('\n')
const sms = `<?xml version='1.0' encoding='UTF-8'?><smses count="3">
<sms address="+447700900111" date="1772579200000" type="1" body="Answer me" />
<sms address="+447700900111" date="1772579300000" type="2" body="Stop" />
<sms address="+447700900111" date="never" type="1" body="?" />
</smses>`
const night = (n: number) => new Date(Date.UTC(2026, 2, 3, 23, 10) + n * 500_000).toISOString().replace('.000', '')
const calls = `Timestamp (UTC),From,Call type,Duration\n${Array.from({ length: 41 }, (_, n) => `${night(n)},07700 900111,missed,0`).join('\n')}\n`
const answered = { timeZone: 'Europe/London', owner: 'Imogen', ownerAnswered: 'yes', dateOrder: 'dmy' }

test('a chat, messages and a table are read whole, each line accounted for, and their senders are strangers on the case', async () => {
  const ref = await aCase()
  const first = await readExport(ref, 'chat.txt', chat, answered)
  expect(await importOf(first)).toMatchObject({
    state: 'read',
    kind: 'whatsapp',
    read: 4,
    accepted: 3,
    rejected: 0,
    system: 1,
  })
  const second = await readExport(ref, 'sms.xml', sms, answered)
  expect(await importOf(second)).toMatchObject({ state: 'read', kind: 'sms-xml', read: 3, accepted: 2, rejected: 1 })
  const third = await readExport(ref, 'calls.csv', calls, answered)
  expect(await importOf(third)).toMatchObject({ state: 'read', kind: 'csv', accepted: 41, duplicates: 0 })
  const [reject] = await owner.sql`select * from import_rejects where import_id = ${second}`
  expect(reject).toMatchObject({ line: 4, reason: expect.stringContaining('is not a date') })

  const file = await fileOf(ref)
  const found = file.identifiers.map(i => ({ value: i.value, kind: i.kind, belongsTo: i.belongsTo }))
  expect(found).toContainEqual({ value: 'Darren', kind: 'handle', belongsTo: 'stranger' })
  const phones = file.identifiers.filter(i => i.kind === 'phone')
  expect(phones).toHaveLength(1)
  expect(phones[0]?.importIds).toEqual([second, third])
  expect(file.exhibits).toHaveLength(3)
  expect(file.imports.map(i => i.number)).toEqual([1, 2, 3])

  const { value: counts } = await reading(ref, (tx, f) => rowCounts(tx, f.case.id))
  expect(counts.filter(c => c.channel === 'call').reduce((n, c) => n + c.count, 0)).toBe(41)
  expect(counts.find(c => c.channel === 'whatsapp' && c.hour === 23 && c.direction === 'out')).toMatchObject({
    day: '2026-03-13',
    from: 'Imogen',
    count: 1,
  })
})

test('nothing is read while the file leaves something open, and the answers can be given then', async () => {
  const ref = await aCase()
  const open = 'Date,From,Text\n03/04/2026 10:00,Darren,one\n05/06/2026 11:00,Darren,two\n'
  const id = await readExport(ref, 'open.csv', open, { timeZone: 'Europe/London', ownerAnswered: 'yes' })
  expect(await importOf(id)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('whether the day or the month comes first'),
  })
  expect(await rowsOf(id)).toBe(0)
  await act(ref, 'readImport', { ...answered, owner: '', dateOrder: 'mdy' }, id)
  await readDue({ db: program.db })
  expect(await importOf(id)).toMatchObject({ state: 'read', accepted: 2, earliest: '2026-03-04T10:00:00.000Z' })
})

test('a word beside a time that no language is known to put there is asked for', async () => {
  const ref = await aCase()
  const open = '13/03/26, 8:10 AM - Imogen: a\n13/03/26, 11:14 xqz - Darren: I see you\n14/03/26, 8:14 AM - Imogen: c\n'
  const id = await readExport(ref, 'half.txt', open, answered)
  expect(await importOf(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('half of the day') })
  await act(ref, 'readImport', { ...answered, halves: 'xqz=pm' }, id)
  await readDue({ db: program.db })
  expect(await importOf(id)).toMatchObject({ state: 'read', accepted: 3, rejected: 0 })
  const [row] = await owner.sql`select at, doubts from messages where import_id = ${id} and sender = 'Darren'`
  expect(row).toMatchObject({ at: '2026-03-13T23:14:00.000Z', doubts: expect.arrayContaining(['half-day']) })
})

test('a failure half-way leaves nothing but the exhibit and the reason', async () => {
  const ref = await aCase()
  const id = await receiveExport(ref, 'calls.csv', calls)
  await act(ref, 'readImport', answered, id)
  // The last step of the transaction is refused by the database, when every row stands already.
  await owner.sql.unsafe(`create function refuse_it() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger refuse_it before update of duplicates on imports for each row when (new.state = 'read') execute function refuse_it()`)
  const log = console.error
  console.error = () => {}
  try {
    expect(await readDue({ db: program.db })).toBe(1)
  } finally {
    console.error = log
    await owner.sql.unsafe('drop trigger refuse_it on imports; drop function refuse_it')
  }
  expect(await importOf(id)).toMatchObject({
    state: 'failed',
    accepted: 0,
    failure: expect.stringContaining('nothing of it was kept'),
  })
  expect(await rowsOf(id)).toBe(0)
  const [event] = await owner.sql`select actor_id, sentence from events where act = 'failImport' and record_id = ${id}`
  expect(event).toEqual({
    actor_id: actor.id,
    sentence: 'Import 1 could not be read: nothing of it was kept but the exhibit',
  })
  const file = await fileOf(ref)
  expect(file.identifiers).toEqual([])
  expect(file.exhibits).toHaveLength(1)
  expect(
    (
      await tryAct(
        ref,
        'finishImport',
        {
          kind: 'csv',
          read: 9,
          accepted: 9,
          rejected: 0,
          system: 0,
          duplicates: 0,
          earliest: '',
          latest: '',
          dateOrderFrom: '',
          found: ['x'],
          headings: [],
        },
        id,
      )
    ).kind,
  ).toBe('refused')
})

test('an import fails with an event although whoever asked for it has left', async () => {
  const ref = await aCase()
  const id = await receiveExport(ref, 'calls.csv', calls)
  await act(ref, 'readImport', answered, id)
  const setEndedAt = (at: string | null) => owner.sql`update people set ended_at = ${at} where id = ${actor.id}`
  await setEndedAt('2026-03-11T09:00:00.000Z')
  try {
    expect(await readDue({ db: program.db })).toBe(1)
  } finally {
    await setEndedAt(null)
  }
  expect(await importOf(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('has ended') })
  const written = await owner.sql`
    select actor_id, actor_name, detail from events where act = 'failImport' and record_id = ${id}`
  expect(written).toEqual([
    { actor_id: null, actor_name: 'The program', detail: { failure: expect.stringContaining('has ended') } },
  ])
})

test('what stands in two exports counts once; taking one back leaves the other whole', async () => {
  const ref = await aCase()
  const first = await readExport(ref, 'calls.csv', calls, answered)
  const second = await readExport(
    ref,
    'calls again.csv',
    `${calls}2026-03-05T10:00:00Z,07700 900222,missed,0\n`,
    answered,
  )
  expect(await importOf(second)).toMatchObject({ accepted: 42, duplicates: 41 })
  const countRows = async () =>
    (await reading(ref, (tx, f) => rowCounts(tx, f.case.id))).value.reduce((n, c) => n + c.count, 0)
  expect(await countRows()).toBe(42)
  await act(ref, 'undoImport', { reason: 'The wrong phone' }, first)
  expect(await countRows()).toBe(42)
  const file = await fileOf(ref)
  expect(file.identifiers.filter(i => !i.removedAt)).toHaveLength(2)
  await act(ref, 'undoImport', { reason: 'That too' }, second)
  expect(await countRows()).toBe(0)
  expect((await fileOf(ref)).identifiers.filter(i => !i.removedAt)).toEqual([])
  expect((await fileOf(ref)).exhibits).toHaveLength(2)
  expect((await tryAct(ref, 'undoImport', { reason: 'Again' }, second)).kind).toBe('refused')
})

test('a burst becomes one incident whose rows can be reached, and three reports of it one incident with three sources', async () => {
  const ref = await aCase()
  await readExport(ref, 'calls.csv', calls, answered)
  const { value: bursts } = await reading(ref, (tx, f) => burstsOf(tx, f.case.id, selectionFrom(new URLSearchParams())))
  expect(bursts).toEqual([
    { start: '2026-03-03T23:10:00.000Z', end: night(40).replace('Z', '.000Z'), rows: 41, senders: 1 },
  ])
  const burst = bursts[0]
  const selection = selectionFrom(new URLSearchParams({ start: burst?.start ?? '', end: burst?.end ?? '' }))
  expect((await reading(ref, (tx, f) => rowFacts(tx, f.case.id, selection))).value).toMatchObject({
    count: 41,
    byChannel: [{ channel: 'call', count: 41 }],
    timed: true,
    received: 41,
  })
  const incident = {
    summary: '41 calls',
    dateKind: 'between',
    happenedOn: '2026-03-03',
    happenedTo: '2026-03-04',
    category: 'B',
    direction: 'toProtected',
    source: 'data',
  }
  const made = await act(ref, 'makeIncidentOfRows', { ...incident, selection: queryOf(selection).toString() })
  const own = selectionFrom(new URLSearchParams({ incident: made.incidents ?? '' }))
  const { value: page } = await reading(ref, (tx, f) => rowPage(tx, f.case.id, own, { size: 30 }))
  expect(page).toMatchObject({ matching: 41, previous: undefined })
  expect(page.rows).toHaveLength(30)
  expect(page.rows[0]).toMatchObject({ line: 2, callType: 'missed', incidents: [1] })
  const { value: rest } = await reading(ref, (tx, f) =>
    rowPage(tx, f.case.id, own, { size: 30, cursor: cursorFrom({ after: page.next }, { isTie: isNumber }) }),
  )
  expect(rest.rows).toHaveLength(11)

  const report = (source: string) => ({
    ...incident,
    dateKind: 'exact',
    happenedTo: '',
    source,
    summary: 'Calls all night',
  })
  const victim = await act(ref, 'logIncident', report('victim'))
  const witness = await act(ref, 'logIncident', report('witness'))
  const joined = await act(
    ref,
    'joinIncidents',
    { others: [victim.incidents, witness.incidents], reason: 'The same night' },
    made.incidents,
  )
  expect((await fileOf(ref)).incidents.filter(i => !i.withdrawnAt)).toHaveLength(1)
  await act(ref, 'separateIncident', { reason: 'Another night' }, joined.incidentJoins)
  const file = await fileOf(ref)
  expect(
    file.incidents
      .filter(i => !i.withdrawnAt)
      .map(i => i.source)
      .sort(),
  ).toEqual(['data', 'witness'])

  // Rows are added to an incident that stands, taken off and put back; none is moved or lost by it.
  const rowsHeld = async () =>
    (
      await reading(ref, (tx, f) =>
        rowPage(
          tx,
          f.case.id,
          { ...selectionFrom(new URLSearchParams()), incidentId: made.incidents ?? '' },
          { size: 50 },
        ),
      )
    ).value.rows.map(r => r.id)
  const all = await rowsHeld()
  expect(all).toHaveLength(41)
  const [one = 0, two = 0] = all
  const off = { selection: `row=${one}&row=${two}`, reason: 'Another caller' }
  await act(ref, 'takeRowsOff', off, made.incidents)
  expect(await rowsHeld()).toEqual(all.slice(2))
  expect(await tryAct(ref, 'takeRowsOff', off, made.incidents)).toMatchObject({ kind: 'refused' })
  await act(ref, 'addRowsToIncident', { ...off, incidentId: made.incidents, reason: 'The same caller' })
  expect(await rowsHeld()).toEqual(all)
  const again = await tryAct(ref, 'addRowsToIncident', { ...off, incidentId: made.incidents, reason: 'Twice' })
  expect(again).toMatchObject({ kind: 'refused', refusals: [{ message: expect.stringContaining('already') }] })
  const withdrawn = { ...off, incidentId: victim.incidents, reason: 'x' }
  expect(await tryAct(ref, 'addRowsToIncident', withdrawn)).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'incidentId' }],
  })

  const gone = await tryAct(ref, 'makeIncidentOfRows', { ...incident, selection: 'row=999999999' })
  expect(gone).toMatchObject({
    kind: 'refused',
    refusals: [{ message: expect.stringContaining('None of the chosen rows can be added') }],
  })
  expect((await fileOf(ref)).incidents).toHaveLength(3)
})

test('accounts are attributed to one person by one decision, and undone one by one or together', async () => {
  const ref = await aCase()
  const many = `Timestamp (UTC),From,Text\n${Array.from({ length: 143 }, (_, n) => `${night(n)},@watcher_${n},hello ${n}`).join('\n')}\n`
  await readExport(ref, 'stream.csv', many, { ...answered, owner: '' })
  const strangers = (await fileOf(ref)).identifiers.filter(i => i.belongsTo === 'stranger')
  expect(strangers).toHaveLength(143)
  await act(ref, 'attributeIdentifiers', {
    which: 'strangers',
    whose: 'defendant',
    reason: 'Subscriber details',
  })
  const whose = async () => Object.groupBy((await fileOf(ref)).identifiers, i => i.belongsTo)
  expect((await whose()).defendant).toHaveLength(143)
  const [one, two] = (await fileOf(ref)).attributions
  await act(ref, 'undoAttribution', { which: 'one', reason: 'A namesake' }, one?.id)
  expect((await whose()).stranger).toHaveLength(1)
  await act(ref, 'undoAttribution', { which: 'all', reason: 'The details were of another' }, two?.id)
  expect((await whose()).stranger).toHaveLength(143)
  expect((await fileOf(ref)).attributions.every(a => a.undoneAt)).toBe(true)
  const [event] = await owner.sql`select sentence, detail from events where act = 'attributeIdentifiers'`
  expect(event?.sentence).toBe('143 numbers and accounts attributed: the defendant')
})

test('100,000 rows are read within bounds, do not load with the case, and are listed and counted from their indexes', async () => {
  test.setTimeout(240_000)
  const [small, large] = [await aCase(), await aCase()]
  await readExport(small, 'chat.txt', chat, answered)
  const lines = Array.from({ length: 100_000 }, (_, n) => `${night(n % 30_000)},@w${n % 143},message ${n}`)
  const started = Date.now()
  const id = await readExport(large, 'large.csv', `Timestamp (UTC),From,Text\n${lines.join('\n')}\n`, {
    ...answered,
    owner: '',
  })
  expect(Date.now() - started).toBeLessThan(120_000)
  expect(await importOf(id)).toMatchObject({ state: 'read', accepted: 100_000, rejected: 0 })
  const everything = selectionFrom(new URLSearchParams())
  const list = (ref: string) => reading(ref, (tx, f) => rowPage(tx, f.case.id, everything, { size: 50 }))
  const [few, many] = [await list(small), await list(large)]
  expect(many.statements.length).toBe(few.statements.length)
  expect(many.value.rows).toHaveLength(50)
  expect(many.value.matching).toBe(10_001)
  const whole = await reading(large, async () => undefined)
  expect(whole.statements.filter(q => /\bmessages\b/.test(q))).toEqual([])
  await owner.sql`vacuum analyze messages`
  const planOf = async (asks: (tx: Transaction, caseId: string) => { getSQL(): SQL }) =>
    (
      await reading(large, async (tx, f) => {
        // Here the case is most of the table; in a force's it is one of thousands, and reading the whole table is no choice.
        await tx.execute(sql`set local enable_seqscan = off`)
        await tx.execute(sql`set local enable_bitmapscan = off`)
        const plan = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${asks(tx, f.case.id).getSQL()}`)
        return [...plan].map(p => p['QUERY PLAN']).join('\n')
      })
    ).value
  for (const counts of [rowCounts, (tx: Transaction, id: string) => daysOf(tx, whereSelected(id, everything), '', 61)])
    expect(await planOf(counts as Parameters<typeof planOf>[0])).toMatch(
      /Index (Only )?Scan (Backward )?using messages_\w+ on messages/,
    )
  const nextRows = (tx: Transaction, id: string) =>
    tx.select({ id: messages.id }).from(messages).where(whereSelected(id, everything)).orderBy(sql`at, id`).limit(50)
  expect(await planOf(nextRows)).toContain('Index Scan using messages_when')
  const walked = new Set<number>()
  for (let after: string | undefined, n = 0; n < 20; n++) {
    const cursor = cursorFrom({ after }, { isTie: isNumber })
    const page = (await reading(large, (tx, f) => rowPage(tx, f.case.id, everything, { size: 50, cursor }))).value
    for (const row of page.rows) walked.add(row.id)
    after = page.next
  }
  expect(walked.size).toBe(1000)
})

test('another force sees no import and no row, and several processes read each file once', async () => {
  const ref = await aCase()
  const ids: string[] = []
  for (const n of [1, 2, 3, 4]) {
    const id = await receiveExport(ref, `calls ${n}.csv`, calls.replaceAll('900111', `90011${n}`))
    await act(ref, 'readImport', answered, id)
    ids.push(id)
  }
  const ended = await Promise.all([1, 2, 3].map(() => readDue({ db: program.db })))
  expect(ended.reduce((a, b) => a + b, 0)).toBe(4)
  for (const id of ids) expect(await rowsOf(id)).toBe(41)
  const elsewhere = Object.values(cast).find(p => p.forceId !== actor.forceId)
  if (!elsewhere) throw new Error('Nobody of another force')
  const seen = await asPerson(
    elsewhere,
    async tx => [
      ...(await tx.execute(`select 1 from messages limit 1`)),
      ...(await tx.execute(`select 1 from imports limit 1`)),
    ],
    { db: program.db },
  )
  expect(seen).toEqual([])
  expect(
    await performAsSeen({
      actor: elsewhere,
      db: program.db,
      ref,
      act: 'undoImport',
      on: ids[0] ?? randomUUID(),
      input: { reason: 'x' },
    }),
  ).toEqual({ kind: 'missing' })
})
