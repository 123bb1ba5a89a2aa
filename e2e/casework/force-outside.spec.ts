import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { Decrypter } from 'age-encryption'
import yauzl from 'yauzl'
import { type Connection, connect } from '../../db/client.ts'
import { rowFaults } from '../../db/record-check.ts'
import type { EveryActName } from '../../lib/acts/index.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, forces, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { keptFile, receiveBytes } from '../../lib/work/files/files.ts'
import { filesFolder } from '../../lib/work/files/store.ts'
import { makeAnswerFile, makeTransferFile } from '../../lib/work/parcels/make-transfer-file.ts'
import { openParcel } from '../../lib/work/parcels/open-parcel.ts'
import { fingerprintOf } from '../../lib/work/parcels/verify.mjs'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { cameFrom, offersWaiting, transfersIn, viewTransferIn } from '../../lib/work/transfers/incoming.ts'
import { outsideParts, ownKeysIn } from '../../lib/work/transfers/outside.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** Two installations, each with a database, files and a secret of its own: what goes between them is a file, and nothing else. */

test.describe.configure({ mode: 'serial' })
const at = '2026-11-21T10:00:00.000Z'
const hidden = '9 Kestrel Street'
const spoken = 'Would a court accept the diary?'
const run = promisify(execFile)

interface Side {
  fresh: FreshDatabase
  owner: Connection
  program: Connection
  home: string
}
let folder = ''
let here: Side
let there: Side

/** Work is done on one installation at a time: its files and its secret are where its settings say. */
async function on<T>(side: Side, work: () => Promise<T>): Promise<T> {
  const before = { files: process.env.SPO_FILES, key: process.env.SPO_PARCEL_KEY }
  process.env.SPO_FILES = path.join(side.home, 'files')
  process.env.SPO_PARCEL_KEY = path.join(side.home, 'parcel-key')
  try {
    return await work()
  } finally {
    for (const [name, value] of [
      ['SPO_FILES', before.files],
      ['SPO_PARCEL_KEY', before.key],
    ] as const)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
}
async function install(name: string): Promise<Side> {
  const fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  const home = path.join(folder, name)
  await mkdir(home, { recursive: true })
  return { fresh, home, owner: connect(fresh.ownerUrl, { max: 1 }), program: connect(fresh.programUrl, { max: 4 }) }
}
const asRole = (p: Actor, role: 'administrator' | 'coordinator'): Actor => ({ ...p, roles: [...p.roles, role] })
const calloway = asRole(cast.calloway, 'administrator')
const prosser = asRole(cast.prosser, 'administrator')
const garrod = asRole(asRole(cast.garrod, 'coordinator'), 'administrator')
const wexcombe = asRole(cast.wexcombe, 'coordinator')

let ref = ''
let exhibit = ''
test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await mkdtemp(path.join(tmpdir(), 'force-outside-'))
  here = await install('here')
  there = await install('there')
  for (const side of [here, there])
    for (const [who, role] of [
      [calloway, 'administrator'],
      [prosser, 'administrator'],
      [garrod, 'administrator'],
      [garrod, 'coordinator'],
      [wexcombe, 'coordinator'],
    ] as const)
      await side.owner.sql`insert into person_roles (id, force_id, person_id, role, started_at)
        values (gen_random_uuid(), ${who.forceId}, ${who.id}, ${role}, '2026-01-01')`
  await on(here, tellCase)
})
test.afterAll(async () => {
  for (const side of [here, there]) {
    await side?.program.close()
    await side?.owner.close()
    await side?.fresh.drop()
  }
  await rm(folder, { recursive: true, force: true })
})

const act = (
  side: Side,
  actor: Actor,
  name: EveryActName,
  input: object,
  of: { ref?: string; on?: string; despite?: string; at?: string } = {},
) => on(side, () => performAsSeen({ db: side.program.db, actor, act: name, input, at, ...of }))
const performAct = async (...args: Parameters<typeof act>) => {
  const answer = await act(...args)
  if (answer.kind !== 'done') throw new Error(`${args[2]}: ${JSON.stringify(answer)}`)
  return answer
}
const caseOf = async (side: Side, actor: Actor, of: string) => {
  const view = await viewCase({ actor, ref: of, what: 'a test', db: side.program.db })
  if (!view) throw new Error(`${actor.name} does not see ${of}`)
  return view.file
}

/** A case with a secret address in its texts, a question to legal services, and an exhibit. */
async function tellCase() {
  const life = {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-02-09',
    defendant: { given: 'Simon', family: 'O’Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
    protectedPerson: { given: 'Lucy', family: 'Penhale' },
    relationship: 'formerPartner' as const,
    incidents: [{ on: '2026-01-20', category: 'B' as const, summary: `He rang her at ${hidden}, 🔪 “again”` }],
    pattern: 'Rings and waits for Lucy.',
  }
  ref = (await tellLife(here.program.db, life)).ref
  const [person] = (await caseOf(here, calloway, ref)).protectedPersons
  await performAct(
    here,
    calloway,
    'keepConfidentialAddress',
    { kind: 'home', address: hidden, postcode: 'ZZ1 2AB' },
    { ref, on: person?.id ?? '' },
  )
  const sent = await receiveBytes({ actor: calloway, ref, name: 'chat.txt' }, Buffer.from('I know where you live\n'))
  if (sent.kind !== 'received') throw new Error(sent.message)
  exhibit = sent.receipt.sha256
  const { mediaType, bytes } = sent.receipt
  const file = { file: exhibit, fileName: 'chat.txt', mediaType, bytes: String(bytes) }
  const about = {
    reference: 'LO/1',
    description: 'Messages',
    receivedAt: '2026-02-10T09:00',
    receivedFrom: 'Lucy Penhale',
  }
  await performAct(here, calloway, 'attachCaseExhibit', { ...about, ...file }, { ref, despite: 'Agreed' })
  await performAct(here, calloway, 'askLegalServices', { question: spoken, orderId: '', raisedAt: '' }, { ref })
}

const bytesOf = async (stream: unknown) => Buffer.concat(await Readable.fromWeb(stream as never).toArray())
const fileFor = async (side: Side, actor: Actor, of: { ref: string; id: string } | { answer: string }, when = at) => {
  const made = await on(side, async () => {
    const file =
      'answer' in of
        ? await makeAnswerFile(actor, of.answer, { at: when, db: side.program.db })
        : await makeTransferFile(actor, of.ref, of.id, { at: when, db: side.program.db })
    return file.kind === 'file' ? { ...file, bytes: await bytesOf(file.stream) } : file
  })
  if (!('bytes' in made)) throw new Error(JSON.stringify(made))
  return made.bytes
}
const open = (side: Side, actor: Actor, bytes: Uint8Array, when = at) =>
  on(side, () =>
    openParcel(actor, Readable.from([Buffer.from(bytes)], { objectMode: false }), { at: when, db: side.program.db }),
  )
const openedId = async (side: Side, actor: Actor, bytes: Uint8Array) => {
  const opened = await open(side, actor, bytes)
  if (opened.kind !== 'offer' || !opened.id) throw new Error(JSON.stringify(opened))
  return opened.id
}
const keysOfForce = (side: Side, actor: Actor) =>
  on(side, () => asPerson(actor, tx => ownKeysIn(tx, actor.forceId), { db: side.program.db }))
async function addKeys(side: Side, actor: Actor, from: Side, of: Actor, more: object = {}): Promise<string> {
  const { now, force } = await keysOfForce(from, of)
  const input = {
    name: force.force,
    code: force.code,
    signKey: now.signKey,
    sealKey: now.sealKey,
    startedOn: '2026-11-01',
  }
  const added = await performAct(side, actor, 'addOutsideForce', { ...input, ...more })
  return added.created.outsideForces ?? ''
}
async function compareKeys(side: Side, actor: Actor, id: string, from: Side, of: Actor) {
  const { now } = await keysOfForce(from, of)
  const heard = fingerprintOf(now.signKey, now.sealKey)
  await performAct(side, actor, 'compareOutsideForce', { heard, comparedWith: 'Insp. Vale, 101 ext 7' }, { on: id })
}
const offer = {
  ...{ basis: 'defendantThere', basisWhy: 'He lives at Fenwater', contact: 'Coordinator’s desk, 101 ext 4410' },
  ...{ orderId: '', conditionIds: [], parts: ['homeAddress'], asked: '', dueOn: '' },
}
const task = { ...offer, kind: 'other', asked: 'Find out where he sleeps', dueOn: '2026-11-28' }
const offerTo = async (toForceId: string, input: object, actor = calloway, of = ref) =>
  (await performAct(here, actor, 'offerTransfer', { ...offer, ...input, toForceId }, { ref: of, despite: 'Agreed' }))
    .created.transfers ?? ''

let severnvale = ''
test('keys of a force outside are used once their fingerprint was heard from that force', async () => {
  severnvale = await addKeys(here, calloway, there, prosser)
  expect(await act(here, calloway, 'offerTransfer', { ...task, toForceId: severnvale }, { ref })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'toForceId', message: 'Select another force' }],
  })
  const other = { heard: '12345 '.repeat(8), comparedWith: 'Somebody' }
  expect(await act(here, calloway, 'compareOutsideForce', other, { on: severnvale })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'heard' }],
  })
  await compareKeys(here, calloway, severnvale, there, prosser)
  expect((await caseOf(here, calloway, ref)).force.others).toContainEqual({
    id: severnvale,
    name: forces.severnvale.name,
    outside: true,
  })
  // The same key is not added twice; a coordinator who is no administrator adds none; the database lets nobody change one.
  const again = await keysOfForce(there, prosser)
  const input = {
    name: 'X',
    code: 'X',
    signKey: again.now.signKey,
    sealKey: again.now.sealKey,
    startedOn: '2026-11-01',
  }
  expect(await act(here, calloway, 'addOutsideForce', input)).toMatchObject({ kind: 'refused' })
  expect(await act(here, cast.calloway, 'addOutsideForce', { ...input, signKey: `${'A'.repeat(43)}=` })).toEqual({
    kind: 'missing',
  })
  await expect(
    here.program.sql.begin(async sql => {
      await sql`select set_config('spo.force', ${calloway.forceId}, true), set_config('spo.actor', ${calloway.id}, true)`
      await sql`update outside_forces set sign_key = 'x'`
    }),
  ).rejects.toThrow(/permission denied/)
})

let sealed: Buffer
test('a whole case goes as a file that its force alone opens, with no secret address and no talk with legal services in it', async () => {
  expect(
    await act(
      here,
      calloway,
      'offerTransfer',
      { ...offer, kind: 'case', basisWhy: `She is at ${hidden}`, toForceId: severnvale },
      { ref },
    ),
  ).toMatchObject({ kind: 'refused', refusals: [{ field: 'basisWhy' }] })
  const id = await offerTo(severnvale, { kind: 'case' })
  sealed = await fileFor(here, calloway, { ref, id })
  const all = await keysOfForce(there, prosser)
  const decrypter = new Decrypter()
  decrypter.addIdentity(all.now.identity)
  const zip = path.join(folder, 'offer.zip')
  await pipeline(Readable.from(Buffer.from(await decrypter.decrypt(sealed))), createWriteStream(zip))
  const unpacked = path.join(folder, 'offer')
  const opened = await yauzl.openPromise(zip)
  for await (const entry of opened.eachEntry()) {
    const place = path.join(unpacked, entry.fileName)
    await mkdir(path.dirname(place), { recursive: true })
    await pipeline(await opened.openReadStreamPromise(entry), createWriteStream(place))
  }
  expect((await run(process.execPath, [path.join(unpacked, 'verify.mjs')])).stdout).toContain('All of it holds')
  const names = await readdir(unpacked, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    names.filter(n => n.isFile()).map(n => readFile(path.join(n.parentPath, n.name), 'utf8')),
  )
  expect(texts.length).toBeGreaterThan(6)
  for (const text of texts)
    for (const secret of [hidden, 'Kestrel', 'ZZ1 2AB', spoken]) expect(text).not.toContain(secret)
  expect(texts.join('')).toContain('Kept back')
  expect(await readFile(path.join(unpacked, 'index.html'), 'utf8')).toContain('OFFICIAL – SENSITIVE')
  const custody = await here.owner
    .sql`select 1 from custody where note = ${`In the file of the offer to ${forces.severnvale.name}`}`
  expect(custody).toHaveLength(1)
})

test('a file that is not to be trusted is opened by nobody, and each reason is one sentence', async () => {
  const message = async (bytes: Uint8Array, actor = prosser) => {
    const opened = await open(there, actor, bytes)
    if (opened.kind !== 'refused') throw new Error(JSON.stringify(opened))
    return opened.message
  }
  expect(await message(sealed)).toMatch(/signed with a key that is not kept here.*says that it is from Marlshire/)
  const marlshireThere = await addKeys(there, prosser, here, calloway)
  expect(await message(sealed)).toMatch(/Nobody has compared the fingerprint/)
  await compareKeys(there, prosser, marlshireThere, here, calloway)
  expect(await message(sealed, wexcombe)).toMatch(/not locked for this force/)
  for (const place of [40, 200, Math.floor(sealed.length / 2), sealed.length - 5]) {
    const altered = Buffer.from(sealed)
    altered[place] = (altered[place] ?? 0) ^ 1
    expect(await message(altered), `byte ${place}`).toMatch(/changed or damaged|not locked for this force/)
  }
  expect(await message(sealed.subarray(0, sealed.length - 100))).toMatch(/changed or damaged/)
  expect(await message(Buffer.from('Dear colleague'))).toMatch(/not a file that another force made/)
  expect(await message(Buffer.alloc(0))).toMatch(/not a file that another force made/)
  process.env.SPO_PARCEL_LIMIT_MB = '0.001'
  expect(await message(sealed)).toMatch(/larger than/)
  delete process.env.SPO_PARCEL_LIMIT_MB
  expect(await there.owner.sql`select 1 from arrivals`).toEqual([])
  expect(await readdir(path.join(there.home, 'files', 'incoming'))).toEqual([])
})

let accepted = ''
test('two people open it at once and it is there once; it becomes a case with its record, exhibit and origin; the answer comes back', async () => {
  const openNow = () =>
    openParcel(prosser, Readable.from([sealed], { objectMode: false }), { at, db: there.program.db })
  const tried = await on(there, () => Promise.all([openNow(), openNow()]))
  expect(tried.map(o => o.kind).sort()).toEqual(['offer', 'refused'])
  expect(await open(there, prosser, sealed)).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^This offer was opened already, on 21 November 2026/),
  })
  expect(await offersWaiting(prosser, there.program.db)).toBe(1)
  const [listed] = (await transfersIn(prosser, there.program.db)).offers
  const id = listed?.id ?? ''
  for (const other of [garrod, wexcombe, cast.desouza])
    expect(await viewTransferIn(other, id, there.program.db)).toBeUndefined()
  const seen = await viewTransferIn(prosser, id, there.program.db)
  expect(seen).toMatchObject({ state: 'offered', fromForce: forces.marlshire.name, file: { caseRef: ref } })
  expect(seen?.record.length).toBeGreaterThan(3)
  expect(seen?.record.map(e => e.sentence).join()).toContain('Kept back')
  expect(JSON.stringify(seen)).not.toContain('Kestrel')

  // Long after, it is accepted only with a reason.
  const input = { teamId: teams.fenwaterResponse.id }
  expect(
    await act(there, prosser, 'acceptTransferCase', input, { on: id, at: '2027-01-10T10:00:00.000Z' }),
  ).toMatchObject({
    kind: 'warned',
    warnings: [{ message: expect.stringMatching(/Ring Marlshire/) }],
  })
  const taken = await performAct(there, prosser, 'acceptTransferCase', input, { on: id })
  accepted = taken.ref
  const [theirs, ours] = [await caseOf(there, prosser, taken.ref), await caseOf(here, calloway, ref)]
  expect(theirs.defendants[0]).toMatchObject({ familyName: 'O’Dray', homeAddress: '2 Kiln Row, Aldermere ZZ4 1DD' })
  expect(theirs.incidents.map(i => i.summary)).toEqual(['Kept back: it names an address that is kept secret'])
  expect(theirs.confidentialAddresses).toEqual([])
  expect(theirs.exhibits.map(e => e.sha256)).toEqual(ours.exhibits.map(e => e.sha256))
  expect((await on(there, () => keptFile(exhibit))).kind).toBe('intact')
  expect(await asPerson(prosser, tx => cameFrom(tx, taken.ref), { db: there.program.db })).toMatchObject({
    from_force: forces.marlshire.name,
    case_ref: ref,
    id,
  })
  expect(taken.sentence).toContain(`Took over case ${ref} of Marlshire`)

  const answer = await fileFor(there, prosser, { answer: id })
  expect(await open(here, garrod, answer)).toMatchObject({ kind: 'refused' })
  expect(await open(here, calloway, answer)).toMatchObject({
    kind: 'answer',
    ref,
    sentence: expect.stringContaining(`as its case ${taken.ref}`),
  })
  expect((await caseOf(here, calloway, ref)).transfers[0]).toMatchObject({ state: 'accepted', theirRef: taken.ref })
  expect(await open(here, calloway, answer)).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^This answer was opened already/),
  })
})

test('a task is refused with its reason, offered again, and done before its acceptance is read', async () => {
  const first = await offerTo(severnvale, task)
  const on1 = await openedId(there, prosser, await fileFor(here, calloway, { ref, id: first }))
  const seen = await viewTransferIn(prosser, on1, there.program.db)
  expect(seen?.given.task).toMatchObject({ protectedNames: [], defendant: { name: 'Simon O’Dray', identifiers: [] } })
  expect(JSON.stringify(seen)).not.toContain('Penhale')
  expect(await on(there, () => makeAnswerFile(prosser, on1, { at, db: there.program.db }))).toMatchObject({
    kind: 'refused',
  })
  await performAct(there, prosser, 'refuseTransfer', { reason: 'No officer is free' }, { on: on1 })
  expect((await viewTransferIn(prosser, on1, there.program.db))?.given).toEqual({})
  const refused = await open(here, calloway, await fileFor(there, prosser, { answer: on1 }))
  expect(refused).toMatchObject({ kind: 'answer', sentence: expect.stringContaining('No officer is free') })

  const again = await offerTo(severnvale, task)
  const on2 = await openedId(there, prosser, await fileFor(here, calloway, { ref, id: again }))
  await performAct(there, prosser, 'acceptTransferTask', {}, { on: on2 })
  const yes = await fileFor(there, prosser, { answer: on2 })
  const report = { doneAt: '2026-11-21T09:00:00.000Z', outcome: 'He sleeps at his sister’s' }
  await performAct(there, prosser, 'reportTransferDone', report, { on: on2, at: '2026-11-21T11:00:00.000Z' })
  const done = await fileFor(there, prosser, { answer: on2 })
  expect(await open(here, calloway, done)).toMatchObject({
    kind: 'answer',
    sentence: expect.stringContaining('at his sister’s'),
  })
  expect(await open(here, calloway, yes)).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^A later answer was opened already/),
  })
  expect((await caseOf(here, calloway, ref)).transfers.find(t => t.id === again)).toMatchObject({ state: 'done' })
})

test('what is taken back closes there what was given, whether it comes before the offer, after it or after an answer', async () => {
  const takeBack = async (id: string) => {
    await performAct(here, calloway, 'revokeTransfer', { reason: 'He was found' }, { ref, on: id })
    return fileFor(here, calloway, { ref, id })
  }
  // Before the offer.
  const early = await offerTo(severnvale, task)
  const earlyFile = await fileFor(here, calloway, { ref, id: early })
  expect(await open(there, prosser, await takeBack(early))).toMatchObject({ kind: 'offer', id: undefined })
  expect(await open(there, prosser, earlyFile)).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/took this offer back .*He was found/),
  })
  // After it was accepted: nothing more is seen of it, and an answer that was on its way stands beside.
  const late = await offerTo(severnvale, task)
  const on3 = await openedId(there, prosser, await fileFor(here, calloway, { ref, id: late }))
  await performAct(there, prosser, 'acceptTransferTask', {}, { on: on3 })
  const yes = await fileFor(there, prosser, { answer: on3 })
  const back = await takeBack(late)
  expect(await open(there, prosser, back)).toMatchObject({ kind: 'offer', id: undefined })
  expect(await open(there, prosser, back)).toMatchObject({ kind: 'refused' })
  expect(await viewTransferIn(prosser, on3, there.program.db)).toBeUndefined()
  expect((await transfersIn(prosser, there.program.db)).takenBack.map(t => t.revoked_reason)).toContain('He was found')
  expect(await there.owner.sql`select given, record from arrivals where id = ${on3}`).toEqual([
    { given: {}, record: [] },
  ])
  expect(await open(here, calloway, yes)).toMatchObject({
    kind: 'answer',
    sentence: expect.stringContaining('taken back'),
  })
  expect((await caseOf(here, calloway, ref)).transfers.find(t => t.id === late)).toMatchObject({ state: 'revoked' })
})

test('a case that was taken over before it was taken back stays there, and here it is accepted', async () => {
  const own = marlshire()
  const other = await on(here, () =>
    tellLife(here.program.db, {
      crew: own,
      teamId: teams.aldermereProtection.id,
      opened: '2026-03-09',
      defendant: { given: 'Colm', family: 'Ashgrove', address: '4 Quay Road, Fenwater ZZ7 3AA' },
      protectedPerson: { given: 'Ida', family: 'Marrick' },
      relationship: 'colleague' as const,
      incidents: [{ on: '2026-03-01', category: 'B' as const, summary: 'Waited at the gate' }],
      pattern: 'Waits for Ida.',
    }),
  )
  const id = await offerTo(severnvale, { kind: 'case' }, calloway, other.ref)
  const arrived = await openedId(there, prosser, await fileFor(here, calloway, { ref: other.ref, id }))
  const taken = await performAct(
    there,
    prosser,
    'acceptTransferCase',
    { teamId: teams.fenwaterResponse.id },
    { on: arrived },
  )
  await performAct(here, calloway, 'revokeTransfer', { reason: 'Sent in error' }, { ref: other.ref, on: id })
  const back = await fileFor(here, calloway, { ref: other.ref, id })
  expect(await open(there, prosser, back)).toMatchObject({
    kind: 'offer',
    id: arrived,
    sentence: expect.stringContaining(`taken over here before as ${taken.ref}`),
  })
  expect((await caseOf(there, prosser, taken.ref)).case.status).toBe('open')
  await open(here, calloway, await fileFor(there, prosser, { answer: arrived }))
  expect((await caseOf(here, calloway, other.ref)).transfers[0]).toMatchObject({
    state: 'accepted',
    theirRef: taken.ref,
  })
})

test('S27: the case of a colleague is refused by the force outside, offered again and taken over; it stays restricted there', async () => {
  const kingsreach = await addKeys(here, garrod, there, wexcombe)
  await compareKeys(here, garrod, kingsreach, there, wexcombe)
  const theirAdmin = asRole(wexcombe, 'administrator')
  await there.owner.sql`insert into person_roles (id, force_id, person_id, role, started_at)
    values (gen_random_uuid(), ${wexcombe.forceId}, ${wexcombe.id}, 'administrator', '2026-01-01')`
  const eastwold = await addKeys(there, theirAdmin, here, garrod)
  await compareKeys(there, theirAdmin, eastwold, here, garrod)
  const about = { givenNames: 'Rosalind', familyName: 'Tarrow', searched: 'Tarrow' }
  const protectedPerson = { protectedGivenNames: 'Neil', protectedFamilyName: 'Farraday', protectedRole: 'victim' }
  const opening = { relationship: 'formerPartner', support: 'supports', reportedOn: '2026-09-30' }
  const own = (
    await performAct(here, garrod, 'openCase', {
      ...{ ...about, ...protectedPerson, ...opening },
      teamId: teams.eastwoldProtection.id,
    })
  ).ref
  await performAct(here, garrod, 'restrictCase', { reason: 'She works in the control room', people: [] }, { ref: own })
  const conflict = { kind: 'case', basis: 'conflict', basisWhy: 'She works in its control room', parts: [] }
  const offerAndOpen = async () => {
    const id = await offerTo(kingsreach, conflict, garrod, own)
    return openedId(there, wexcombe, await fileFor(here, garrod, { ref: own, id }))
  }
  const first = await offerAndOpen()
  await performAct(there, wexcombe, 'refuseTransfer', { reason: 'Put it to the chief constable first' }, { on: first })
  expect(await there.owner.sql`select given, record from arrivals where id = ${first}`).toEqual([
    { given: {}, record: [] },
  ])
  expect(await open(here, garrod, await fileFor(there, wexcombe, { answer: first }))).toMatchObject({
    kind: 'answer',
    sentence: expect.stringContaining('Put it to the chief constable first'),
  })
  const second = await offerAndOpen()
  const record = (await viewTransferIn(wexcombe, second, there.program.db))?.record.map(e => e.sentence) ?? []
  expect(record.join()).toContain('Put it to the chief constable first')
  const taken = await performAct(
    there,
    wexcombe,
    'acceptTransferCase',
    { teamId: teams.kingsreachStandards.id },
    { on: second },
  )
  expect((await caseOf(there, wexcombe, taken.ref)).restrictions).toHaveLength(1)
  for (const other of [prosser, asRole(cast.desouza, 'coordinator')])
    expect(await viewCase({ actor: other, ref: taken.ref, what: 'a test', db: there.program.db })).toBeUndefined()
  await open(here, garrod, await fileFor(there, wexcombe, { answer: second }))
  expect((await caseOf(here, garrod, own)).transfers.map(t => [t.state, t.theirRef]).sort()).toEqual([
    ['accepted', taken.ref],
    ['refused', null],
  ])
})

test('new keys sign what goes out, earlier ones still open what came, and ended ones are believed no more', async () => {
  const before = await keysOfForce(there, prosser)
  const id = await offerTo(severnvale, { ...task, asked: 'One more thing' })
  const file = await fileFor(here, calloway, { ref, id })
  await performAct(there, prosser, 'makeOwnKeys', { reason: 'A laptop was lost' })
  const after = await keysOfForce(there, prosser)
  expect(after.now.sealKey).not.toBe(before.now.sealKey)
  const arrived = await openedId(there, prosser, file)
  await performAct(there, prosser, 'refuseTransfer', { reason: 'Not ours' }, { on: arrived })
  const answer = await fileFor(there, prosser, { answer: arrived })
  expect(await open(here, calloway, answer)).toMatchObject({
    message: expect.stringMatching(/key that is not kept here/),
  })
  const next = await addKeys(here, calloway, there, prosser)
  await compareKeys(here, calloway, next, there, prosser)
  const ends = { endedOn: '2026-11-20', endedReason: 'Their laptop was lost' }
  await performAct(here, calloway, 'endOutsideForce', ends, { on: severnvale })
  expect(await open(here, calloway, answer)).toMatchObject({ kind: 'answer' })
  // A file that the ended key signed.
  const { outsideForces } = await on(here, () => asPerson(calloway, outsideParts, { db: here.program.db }))
  expect(outsideForces).toHaveLength(2)
  await performAct(there, prosser, 'endOutsideForce', { ...ends }, { on: await idOfMarlshire() })
  expect(await open(there, prosser, sealed)).toMatchObject({
    message: expect.stringMatching(/ended on 20 November 2026/),
  })
  expect((await on(here, () => readdir(path.join(filesFolder(), 'incoming')))).length).toBe(0)
  expect(accepted).not.toBe('')
})

test('the record tells of every key and of everything that came; a key that was put there by hand is found', async () => {
  const found = async () =>
    (await rowFaults(there.owner.sql)).map(f => f.what).filter(what => /outside_forces|own_keys|arrivals/.test(what))
  expect(await found()).toEqual([])
  await there.owner
    .sql`insert into outside_forces (id, force_id, name, code, sign_key, seal_key, started_on, added_at, added_by_id)
    values (gen_random_uuid(), ${prosser.forceId}, 'Nobody', 'NN', 'x', 'y', '2026-01-01', now(), ${prosser.id})`
  expect(await found()).toEqual([expect.stringMatching(/tells of outside_forces/)])
})
const idOfMarlshire = async () =>
  String((await there.owner.sql`select id from outside_forces where force_id = ${prosser.forceId}`)[0]?.id)
