import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { headFaults, type SignedHeads, signedHeads, signingKey } from '../../db/heads.ts'
import { chainFaults } from '../../db/record-check.ts'
import { acts } from '../../lib/acts/index.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { receiveBytes, withReceivedFile } from '../../lib/work/files/files.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { mailHeads } from '../../lib/work/record/mail-heads.ts'
import { verifyRecord } from '../../lib/work/record/verify.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { startMailRelay } from '../mail-relay.ts'

const root = path.resolve(import.meta.dirname, '../..')
test.describe.configure({ timeout: 180_000 })
let fresh: FreshDatabase
let owner: Connection
let folder: string
let hash: string
let ref: string
const filesBefore = process.env.SPO_FILES

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 1 })
  folder = mkdtempSync(path.join(os.tmpdir(), 'spo-verify-'))
  process.env.SPO_FILES = path.join(folder, 'files')
  const program = connect(fresh.programUrl)
  const begun = await perform({
    act: 'openCase',
    actor: cast.osgood,
    db: program.db,
    input: {
      givenNames: 'Rosalind',
      familyName: 'O’Tarrow',
      relationship: 'formerPartner',
      protectedGivenNames: 'Neil',
      protectedFamilyName: 'Farraday',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-03-29',
      teamId: teams.aldermereResponse.id,
      officerId: cast.osgood.id,
      searched: 'O’Tarrow',
    },
  })
  if (begun.kind !== 'done') throw new Error(JSON.stringify(begun))
  ref = begun.ref
  const got = await receiveBytes(
    { actor: cast.osgood, ref, name: 'note.txt' },
    Buffer.from('He came again on Sunday.\n'),
  )
  if (got.kind !== 'received') throw new Error(got.message)
  hash = got.receipt.sha256
  const { input } = await withReceivedFile(cast.osgood, ref, acts.attachCaseExhibit.input, {
    description: 'Her note of Sunday',
    file: hash,
  })
  const added = await perform({ actor: cast.osgood, ref, act: 'attachCaseExhibit', input, db: program.db })
  await program.close()
  if (added.kind !== 'done') throw new Error(JSON.stringify(added))
})
test.afterAll(async () => {
  if (filesBefore === undefined) delete process.env.SPO_FILES
  else process.env.SPO_FILES = filesBefore
  rmSync(folder, { recursive: true, force: true })
  await owner?.close()
  await fresh?.drop()
})

type Said = { code: number; out: string }
/** The command as whoever runs the service calls it. */
const verifyCommand = (...options: string[]): Promise<Said> =>
  new Promise(resolve =>
    execFile(
      process.execPath,
      [path.join(root, 'bin/verify.ts'), ...options],
      {
        env: {
          ...process.env,
          DATABASE_URL: fresh.ownerUrl,
          SPO_SECRET: '7f1d9c2b64a8e0537f1d9c2b64a8e053',
          SPO_DATA: folder,
          SPO_FILES: path.join(folder, 'files'),
        },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out + err }),
    ),
  )
type Options = Omit<Parameters<typeof verifyRecord>[1], 'data'>
/** What the command does, without a process of its own. */
const verify = async (options: Options = {}) => {
  const report = await verifyRecord(owner, { data: folder, ...options })
  return { ...report, out: report.faults.map(f => `${f.check}: ${f.what}`).join('\n') }
}
/** Does harm as only the owner can, looks, and undoes it. */
async function after(harm: string[], undo: string[], options: Options = {}) {
  for (const statement of harm) await owner.sql.unsafe(statement)
  try {
    return await verify(options)
  } finally {
    for (const statement of undo) await owner.sql.unsafe(statement)
  }
}
const withoutTriggers = (statement: string) => [
  'alter table events disable trigger user',
  statement,
  'alter table events enable trigger user',
]
const heads = () => path.join(folder, 'heads.json')
const keptHeads = () => ({ heads: JSON.parse(readFileSync(heads(), 'utf8')) as SignedHeads })

test('the command ends with 0 when all of it holds and with 1 when an event was changed', async () => {
  const whole = await verifyCommand('--write-heads', heads())
  expect(whole.out).toContain('All of it holds')
  expect(whole.out).toContain('1 cases computed again')
  expect(whole.code).toBe(0)

  const [before] = await owner.sql`select sentence from events where act = 'attachCaseExhibit'`
  const say = async (sentence: string) => {
    for (const statement of withoutTriggers(
      `update events set sentence = '${sentence}' where act = 'attachCaseExhibit'`,
    ))
      await owner.sql.unsafe(statement)
  }
  await say('Nothing happened')
  const changed = await verifyCommand()
  expect(changed.out).toMatch(/\(attachCaseExhibit\) in the record of case \S+ differs from what was written/)
  expect(changed.code).toBe(1)
  await say(String(before?.sentence))
  expect((await verify()).holds).toBe(true)
})

test('a wall that is open, a trigger that is off and a file that is not what it was are found', async () => {
  const wall = await after(
    ['alter table cases no force row level security'],
    ['alter table cases force row level security'],
  )
  expect(wall.out).toContain('walls: The table cases does not force row-level security')
  const trigger = await after(
    ['alter table events disable trigger events_append_only'],
    ['alter table events enable trigger events_append_only'],
  )
  expect(trigger.out).toContain('walls: The trigger events_append_only of events is missing or disabled')

  const file = path.join(folder, 'files/kept', hash.slice(0, 2), hash)
  const bytes = readFileSync(file)
  writeFileSync(file, 'He never came.\n')
  expect((await verify()).out).toContain(`files: The file ${hash} that exhibits names is not what was received`)
  rmSync(file)
  expect((await verify()).out).toContain(`files: The file ${hash} that exhibits names is not there`)
  writeFileSync(file, bytes)
})

test('an end that was cut off, and a chain written anew by whoever owns the database, are found by the heads kept outside', async () => {
  const last = `(select id from events where subject_kind = 'case' order by seq desc limit 1)`
  await owner.sql`create table cut as select * from events where false`
  await owner.sql.unsafe(`insert into cut select * from events where id = ${last}`)
  const cut = await after(
    withoutTriggers(`delete from events where id in (select id from cut)`),
    withoutTriggers(`insert into events overriding system value select * from cut`),
    keptHeads(),
  )
  expect(cut.out).toMatch(/heads: The record of case \S+ was cut or written anew since/)
  const { heads: forged } = keptHeads()
  forged.heads.pop()
  expect((await verify({ heads: forged })).out).toContain('heads: The signature of the heads is not of this key')
  await owner.sql`drop table cut`
})

test('each auditor is mailed the signed heads of their force, which the record holds, and of no other', async () => {
  const relay = await startMailRelay()
  const key = signingKey(path.join(folder, 'heads-key.pem'))
  const headsOf = (forceId: string) => signedHeads(owner.sql, key, new Date().toISOString(), forceId)
  try {
    const lines = await mailHeads(owner.sql, headsOf, { smtpUrl: relay.url, from: 'spo@marl.example.org' })
    expect(lines).toContain('Eastwold Police has no auditor: its heads went to nobody')
    expect(relay.received.map(r => r.to[0]).sort()).toEqual([cast.amankwah.email, cast.penrose.email].sort())
    const ours = relay.received.find(r => r.to[0] === cast.penrose.email)
    const [file] = ours?.mail.attachments ?? []
    const heads = JSON.parse(new TextDecoder().decode(file?.content as ArrayBuffer)) as SignedHeads
    expect(heads.heads.map(h => h.kind).sort()).toEqual(['case', 'force'])
    expect(await headFaults(owner.sql, heads)).toEqual([])
    expect(ours?.raw).not.toContain('Tarrow')
    const none = await mailHeads(owner.sql, headsOf, { smtpUrl: undefined, from: undefined })
    expect(none).toEqual([expect.stringContaining('No mail is set up')])
  } finally {
    await relay.stop()
  }
})

test('a record that its owner wrote anew, every hash of it fitting, is found by the heads kept outside and by nothing else', async () => {
  const kept = await signedHeads(owner.sql, signingKey(path.join(folder, 'heads-key.pem')), new Date().toISOString())
  const [at] = await owner.sql`select subject_id as id from events where act = 'openCase'`
  const subject = String(at?.id)
  await owner.sql`create schema apart`
  await owner.sql`create table apart.as_it_was as select * from events where subject_id = ${subject}`
  const rehash = `do $$ declare e events; previous text; begin
    for e in select * from events where subject_id = '${subject}' order by seq loop
      e.previous_hash := previous; e.digests := spo_event_digests(e); e.hash := spo_event_hash(e); previous := e.hash;
      update events set previous_hash = e.previous_hash, digests = e.digests, hash = e.hash where id = e.id;
    end loop; end $$`
  for (const statement of [
    'alter table events disable trigger user',
    `update events set sentence = 'Nothing was opened' where act = 'openCase'`,
    rehash,
    'alter table events enable trigger user',
  ])
    await owner.sql.unsafe(statement)
  expect((await chainFaults(owner.sql)).faults).toEqual([])
  expect((await headFaults(owner.sql, kept)).map(f => f.what)).toEqual([
    expect.stringMatching(/The record of case \S+ was cut or written anew since/),
  ])
  for (const statement of withoutTriggers(
    `update events e set sentence = b.sentence, digests = b.digests, previous_hash = b.previous_hash, hash = b.hash from apart.as_it_was b where b.id = e.id`,
  ))
    await owner.sql.unsafe(statement)
  await owner.sql`drop schema apart cascade`
  expect(await headFaults(owner.sql, kept)).toEqual([])
})

test('a case without its record, and rows of what waits or is counted that no rule gives, are found', async () => {
  const [row] = await owner.sql`select id from cases limit 1`
  const gone = await after(
    [
      `insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'ref', 'XX-2026-00001'))).* from cases c limit 1`,
    ],
    [`delete from cases where ref = 'XX-2026-00001'`],
  )
  expect(gone.out).toContain('rows: Nothing in the record tells of case XX-2026-00001')
  const [waiting] = await owner.sql`select count(*)::int as n from waits where case_id = ${row?.id}`
  expect(waiting?.n).toBeGreaterThan(0)
  const lost = await after(
    [
      `create table lost as select * from waits where case_id = '${row?.id}'`,
      `delete from waits where case_id = '${row?.id}'`,
    ],
    ['insert into waits select * from lost', 'drop table lost'],
  )
  expect(lost.out).toContain(`projections: What waits on case ${ref}`)
  expect((await verify()).out).not.toMatch(/rows|projections/)
})

test('what killed uploads left behind is said, and swept when it is old', async () => {
  const incoming = path.join(folder, 'files/incoming')
  await mkdir(incoming, { recursive: true })
  const old = path.join(incoming, 'half')
  writeFileSync(old, 'half')
  utimesSync(old, new Date('2026-01-01'), new Date('2026-01-01'))
  writeFileSync(path.join(incoming, 'on-its-way'), 'half')
  expect((await verifyCommand()).out).toContain('1 uploads were cut off more than a day ago')
  expect((await verify({ sweep: true })).files.unfinished).toBe(0)
  expect(readFileSync(path.join(incoming, 'on-its-way'), 'utf8')).toBe('half')
})
