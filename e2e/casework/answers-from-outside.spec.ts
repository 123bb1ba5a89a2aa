import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { keptFile } from '../../lib/work/files/files.ts'
import { filesFolder } from '../../lib/work/files/store.ts'
import { makeAnswerFile } from '../../lib/work/parcels/make-transfer-file.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { disposeArrivals } from '../../lib/work/record/dispose-arrivals.ts'
import { transfersIn, viewTransferIn } from '../../lib/work/transfers/incoming.ts'
import { outsideParts } from '../../lib/work/transfers/outside.ts'
import {
  addKeys,
  at,
  attachText,
  calloway,
  caseOf,
  compareKeys,
  fileFor,
  keysOfForce,
  offerFrom,
  on,
  open,
  openedId,
  performAct,
  prosser,
  type Side,
  task,
  twoInstallations,
} from './two-installations.ts'

/** Answers that come back from a force with an installation of its own, and what is taken back from it. */

test.describe.configure({ mode: 'serial' })
const both = twoInstallations()
let here: Side
let there: Side
let ref = ''
test.beforeAll(() => {
  ;({ here, there, ref } = both)
})
const offerTo = (toForceId: string, input: object, actor = calloway, of = ref) =>
  offerFrom(here, of, toForceId, input, actor)

let severnvale = ''
let marlshireThere = ''
test.beforeAll(async () => {
  severnvale = await addKeys(here, calloway, there, prosser)
  await compareKeys(here, calloway, severnvale, there, prosser)
  marlshireThere = await addKeys(there, prosser, here, calloway)
  await compareKeys(there, prosser, marlshireThere, here, calloway)
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

test('exhibits of an offer that was refused or taken back are removed; those of one that waits or was taken over stay', async () => {
  const isThere = async (side: Side) => (await on(side, () => keptFile(both.exhibit))).kind === 'intact'
  const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()
  const dispose = (hours: number) => on(there, () => disposeArrivals(there.owner, inHours(hours)))
  const offerCase = async () => {
    const id = await offerTo(severnvale, { kind: 'case' })
    return { id, arrived: await openedId(there, prosser, await fileFor(here, calloway, { ref, id })) }
  }
  const { arrived: first } = await offerCase()
  expect(await dispose(30)).toBe(0)
  await performAct(there, prosser, 'refuseTransfer', { reason: 'He has moved' }, { on: first })
  // It arrived within a day.
  expect(await dispose(1)).toBe(0)
  expect(await isThere(there)).toBe(true)
  expect(await dispose(30)).toBe(1)
  expect(await dispose(30)).toBe(0)
  expect([await isThere(there), await isThere(here)]).toEqual([false, true])
  const told = await there.owner.sql`select sentence from events where act = 'disposeArrivals'`
  expect(told.map(e => e.sentence)).toEqual([expect.stringMatching(/^Removed 1 file of an offer of Marlshire/)])

  // The same exhibit came twice: with an offer that was taken back, and with one that waits and is then taken over.
  await open(here, calloway, await fileFor(there, prosser, { answer: first }))
  const { id: second } = await offerCase()
  await performAct(here, calloway, 'revokeTransfer', { reason: 'Too early' }, { ref, on: second })
  await open(there, prosser, await fileFor(here, calloway, { ref, id: second }))
  const { arrived: third } = await offerCase()
  expect(await dispose(30)).toBe(0)
  await performAct(there, prosser, 'acceptTransferCase', { teamId: teams.fenwaterResponse.id }, { on: third })
  expect(await dispose(30)).toBe(0)
  expect(await isThere(there)).toBe(true)
})

test('the opening of an offer is cut short: what came of its exhibits is tidied away, and it is opened again', async () => {
  const own = { givenNames: 'Ines', familyName: 'Vale', searched: 'Vale', teamId: teams.aldermereProtection.id }
  const opened = { protectedGivenNames: 'Jo', protectedFamilyName: 'Marsh', protectedRole: 'victim' }
  const about = { relationship: 'acquaintance', support: 'supports', reportedOn: '2026-11-01' }
  const { ref: of } = await performAct(here, calloway, 'openCase', { ...own, ...opened, ...about })
  const exhibit = await attachText(here, of, 'You will answer me\n')
  const id = await offerFrom(here, of, severnvale, { kind: 'case' })
  const file = await fileFor(here, calloway, { ref: of, id })
  await there.owner.sql.unsafe(`alter table arrivals add constraint cut_short check (case_ref <> '${of}') not valid`)
  await expect(open(there, prosser, file)).rejects.toThrow()
  await there.owner.sql`alter table arrivals drop constraint cut_short`
  const isThere = async () => (await on(there, () => keptFile(exhibit))).kind === 'intact'
  const dispose = (hours: number) =>
    on(there, () => disposeArrivals(there.owner, new Date(Date.now() + hours * 3600_000).toISOString()))
  expect(await isThere()).toBe(true)
  expect(await dispose(1)).toBe(0)
  expect(await isThere()).toBe(true)
  expect(await dispose(30)).toBe(1)
  expect(await isThere()).toBe(false)
  expect(await dispose(30)).toBe(0)
  const told = await there.owner
    .sql`select sentence from events where act = 'disposeArrivals' and sentence ~ 'cut short'`
  expect(told.map(e => e.sentence)).toEqual([expect.stringMatching(/^Removed 1 file of an offer of Marlshire/)])
  await openedId(there, prosser, file)
  expect(await isThere()).toBe(true)
  expect(await readdir(path.join(there.home, 'files', 'arriving'))).toEqual([])
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

test('new keys sign what goes out, earlier ones still open what came, and ended ones are believed no more', async () => {
  const before = await keysOfForce(there, prosser)
  const id = await offerTo(severnvale, { ...task, asked: 'One more thing' })
  const file = await fileFor(here, calloway, { ref, id })
  await performAct(there, prosser, 'makeOwnKeys', { reason: 'A laptop was lost', after: '0' })
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
  await performAct(there, prosser, 'endOutsideForce', { ...ends }, { on: marlshireThere })
  expect(await open(there, prosser, file)).toMatchObject({
    message: expect.stringMatching(/ended on 20 November 2026/),
  })
  expect((await on(here, () => readdir(path.join(filesFolder(), 'incoming')))).length).toBe(0)
})
