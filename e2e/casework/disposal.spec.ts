import { existsSync } from 'node:fs'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { chainFaults, rowFaults } from '../../db/record-check.ts'
import { wallProblems } from '../../db/walls.ts'
import type { ActName } from '../../lib/acts/index.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { bytesName, receiveBytes } from '../../lib/work/files/files.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { readQueue } from '../../lib/work/queues/read.ts'
import { approvedDisposals, disposeCase, removeFiles } from '../../lib/work/record/dispose.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection
let folder = ''
const before = process.env.SPO_FILES

test.beforeAll(async () => {
  test.setTimeout(120_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 2 })
  folder = await mkdtemp(path.join(tmpdir(), 'spo-disposal-'))
  process.env.SPO_FILES = folder
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
  if (before === undefined) delete process.env.SPO_FILES
  else process.env.SPO_FILES = before
  await rm(folder, { recursive: true, force: true })
})

const closedAt = '2018-03-02T09:00:00.000Z'
const at = '2026-11-29T01:30:00.000Z'
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
const act = (actor: Actor, ref: string, name: ActName, input: object, when = at, despite?: string) =>
  performAsSeen({ actor, ref, act: name, input, at: when, despite, db: program.db })
const performAct = async (...given: Parameters<typeof act>) => {
  const answer = await act(...given)
  expect(answer.kind, JSON.stringify(answer)).toBe('done')
}

/** A closed case with two files, the second of which another case may hold too. */
async function closedCase(given: string): Promise<{ ref: string; files: string[] }> {
  const { ref } = await tellLife(program.db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2018-02-09',
    defendant: { given, family: 'Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
    protectedPerson: { given: 'Lucy', family: 'Penhale' },
    relationship: 'formerPartner',
    incidents: [{ on: '2018-01-20', category: 'B', summary: 'Calls at night from the lock-up' }],
    pattern: 'Rings and waits.',
  })
  const files: string[] = []
  for (const text of [`the note of ${given}`, 'the note that both hold']) {
    const sent = await receiveBytes({ actor: cast.calloway, ref, name: 'note.txt' }, Buffer.from(text))
    if (sent.kind !== 'received') throw new Error(sent.message)
    const { sha256, mediaType, bytes } = sent.receipt
    files.push(sha256)
    const exhibit = { file: sha256, fileName: 'note.txt', mediaType, bytes: String(bytes), description: 'A note' }
    await performAct(cast.calloway, ref, 'attachCaseExhibit', exhibit, '2018-02-10T09:00:00.000Z')
  }
  const view = await viewCase({ actor: cast.calloway, ref, what: 'a test', db: program.db })
  const [incident] = view?.file.incidents ?? []
  await performAsSeen({
    actor: cast.calloway,
    ref,
    act: 'withdrawIncident',
    on: incident?.id,
    input: { reason: 'Recorded twice' },
    at: '2018-02-11T09:00:00.000Z',
    db: program.db,
    despite: 'Recorded twice',
  })
  const limb = 'Nothing since the warning'
  const decided = {
    decision: 'no',
    reasonCode: 'limbNotMet',
    actsReason: limb,
    riskReason: limb,
    necessityReason: limb,
    limb: 'acts',
    whatWouldChange: 'Another incident',
  }
  await performAct(
    cast.calloway,
    ref,
    'decideSpo',
    { ...decided, toldVictim: limb, reviewOn: '2018-05-12' },
    '2018-02-12T09:00:00.000Z',
    'Agreed',
  )
  await performAct(cast.calloway, ref, 'closeCase', { reason: 'He moved abroad', checksDone: [] }, closedAt, 'Agreed')
  return { ref, files }
}
const isKept = (hash: string) => existsSync(path.join(folder, bytesName(hash)))
const why = { reason: 'Kept long enough' }

test('an approved disposal removes rows, texts and files, leaves the log and its chain whole, and is recorded', async () => {
  test.setTimeout(120_000)
  const one = await closedCase('Simon')
  const other = await closedCase('Edwin')
  const [own = '', shared = ''] = one.files
  const [root] = await owner.sql`select id from cases where ref = ${one.ref}`
  const id = String(root?.id)

  await performAct(cast.calloway, one.ref, 'askForDisposal', why)
  expect(await act(cast.calloway, one.ref, 'approveDisposal', why)).toMatchObject({ kind: 'missing' })
  expect(await approvedDisposals(owner)).toEqual([])
  await performAct(cast.sutcliffe, one.ref, 'approveDisposal', { reason: 'Agreed: nothing since' }, later(1))
  await performAct(cast.calloway, other.ref, 'askForDisposal', why)
  await performAct(cast.sutcliffe, other.ref, 'approveDisposal', why, later(1))
  // A hold that comes afterwards stops it.
  await performAct(cast.calloway, other.ref, 'placeLegalHold', { reason: 'An inquest' }, later(2))
  expect(await disposeCase(owner, other.ref, at)).toEqual({
    ref: other.ref,
    kept: expect.stringContaining('An inquest'),
  })

  expect(await approvedDisposals(owner)).toContain(one.ref)
  // The program itself can remove nothing.
  await expect(program.sql`select spo_dispose_case(${id}, 'x', ${id}, 'x', now())`).rejects.toThrow(/permission denied/)
  await expect(owner.sql`delete from custody where case_id = ${id}`).rejects.toThrow(/append-only/)
  const gone = await disposeCase(owner, one.ref, at)
  expect(gone).toMatchObject({ ref: one.ref, rows: { cases: 1, exhibits: 2, defendants: 1 }, files: 0 })

  const tables = await owner.sql<{ name: string }[]>`
    select k.table_name as name from information_schema.columns k
    where k.table_schema = 'public' and k.column_name = 'case_id' and k.table_name <> 'events'`
  for (const { name } of tables)
    expect(await owner.sql`select from ${owner.sql(name)} where case_id = ${id}`, name).toHaveLength(0)
  const events = await owner.sql`select sentence, detail, despite, actor_id from events where case_id = ${id}`
  expect(events.length).toBeGreaterThan(8)
  expect(events.every(e => e.sentence === '' && e.despite === null && e.actor_id)).toBe(true)
  expect(JSON.stringify(events)).not.toContain('lock-up')
  const [told] = await owner.sql`select sentence, actor_id, detail from events where act = 'disposeCaseRecord'`
  expect(told).toMatchObject({
    sentence: `Disposed of the record of case ${one.ref}`,
    actor_id: cast.sutcliffe.id,
    detail: { reason: 'Agreed: nothing since' },
  })
  expect((await chainFaults(owner.sql)).faults).toEqual([])
  expect(await rowFaults(owner.sql)).toEqual([])
  expect(await wallProblems(owner.sql)).toEqual([])
  expect(await viewCase({ actor: cast.calloway, ref: one.ref, what: 'a test', db: program.db })).toBeUndefined()

  // What arrived within a day may be on its way into another case.
  expect(isKept(own)).toBe(true)
  for (const hash of one.files) await utimes(path.join(folder, bytesName(hash)), new Date(closedAt), new Date(closedAt))
  await removeFiles(owner, at)
  expect([isKept(own), isKept(shared)]).toEqual([false, true])
  const [row] = await owner.sql`select * from disposals where ref = ${one.ref}`
  expect(row).toMatchObject({ files: 1, files_left: [], backups_until: '2027-01-03', asked_by_id: cast.calloway.id })
  expect(await removeFiles(owner, at)).toEqual(new Map())
})

test('a review that has come stands in the queue of those who keep records', async () => {
  const { ref } = await closedCase('Ivo')
  const page = await readQueue(cast.calloway, 'retention', {}, { at, db: program.db })
  expect(JSON.stringify(page)).toContain(ref)
})
