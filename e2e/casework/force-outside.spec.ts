import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { Decrypter } from 'age-encryption'
import yauzl from 'yauzl'
import { rowFaults } from '../../db/record-check.ts'
import { cast, forces, teams } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { keptFile } from '../../lib/work/files/files.ts'
import { openParcel } from '../../lib/work/parcels/open-parcel.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { cameFrom, offersWaiting, transfersIn, viewTransferIn } from '../../lib/work/transfers/incoming.ts'
import {
  act,
  addKeys,
  asRole,
  at,
  calloway,
  caseOf,
  compareKeys,
  fileFor,
  garrod,
  hidden,
  keysOfForce,
  offer,
  offerFrom,
  on,
  open,
  openedId,
  performAct,
  prosser,
  type Side,
  spoken,
  task,
  twoInstallations,
  wexcombe,
} from './two-installations.ts'

/** What goes to a force with an installation of its own, and what of it is believed there. */

test.describe.configure({ mode: 'serial' })
const both = twoInstallations()
let here: Side
let there: Side
let ref = ''
let exhibit = ''
test.beforeAll(() => {
  ;({ here, there, ref, exhibit } = both)
})
const offerTo = (toForceId: string, input: object, actor = calloway, of = ref) =>
  offerFrom(here, of, toForceId, input, actor)

const run = promisify(execFile)
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
  const zip = path.join(both.folder, 'offer.zip')
  await pipeline(Readable.from(Buffer.from(await decrypter.decrypt(sealed))), createWriteStream(zip))
  const unpacked = path.join(both.folder, 'offer')
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

test('two people open it at once and it is there once; it becomes a case with its record, exhibit and origin; the answer comes back', async () => {
  const openNow = () =>
    openParcel(prosser, Readable.from([sealed], { objectMode: false }), { at, db: there.program.db })
  const tried = await on(there, () => Promise.all([openNow(), openNow()]))
  expect(tried.map(o => o.kind).sort()).toEqual(['offer', 'refused'])
  expect(await open(there, prosser, sealed)).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^This offer was opened already, on 21 November 2026/),
  })
  expect(await asPerson(prosser, offersWaiting, { db: there.program.db })).toBe(1)
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

test('the record tells of every key and of everything that came; a key that was put there by hand is found', async () => {
  const found = async () =>
    (await rowFaults(there.owner.sql)).map(f => f.what).filter(what => /outside_forces|own_keys|arrivals/.test(what))
  expect(await found()).toEqual([])
  await there.owner
    .sql`insert into outside_forces (id, force_id, name, code, sign_key, seal_key, started_on, added_at, added_by_id)
    values (gen_random_uuid(), ${prosser.forceId}, 'Nobody', 'NN', 'x', 'y', '2026-01-01', now(), ${prosser.id})`
  expect(await found()).toEqual([expect.stringMatching(/tells of outside_forces/)])
})
