import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { type Connection, connect, type Transaction } from '../../db/client.ts'
import type { ActName } from '../../lib/acts/index.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { hoursAfter } from '../../lib/case/time/calendar.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { lockedCase, tellAttempt } from '../../lib/work/case/restricted.ts'
import { bandOf, viewCase } from '../../lib/work/case/view-case.ts'
import { history } from '../../lib/work/lists/history.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { readDesk } from '../../lib/work/queues/desk.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let program: Connection
let ref: string

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl)
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})
test.beforeEach(async () => {
  const begun = await performAsSeen({
    act: 'openCase',
    actor: cast.osgood,
    db: program.db,
    despite: 'Each test has a case of its own',
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
})

const act = (actor: Actor, name: ActName, input: object) =>
  performAsSeen({ actor, ref, act: name, input, db: program.db })
const sees = async (actor: Actor, at?: string) =>
  Boolean(await viewCase({ actor, ref, what: 'the case', db: program.db, ...(at ? { at } : {}) }))
const lockedCaseFor = (actor: Actor) => lockedCase(actor, ref, program.db)
const restrict = (people: Actor[] = []) =>
  act(cast.calloway, 'restrictCase', { reason: 'She works in the control room', people: people.map(p => p.id) })

test('a restricted case opens to its officer, whoever restricted it and the named; to others it is there but locked', async () => {
  expect(await sees(cast.hale)).toBe(true)
  expect(await restrict([cast.ashby])).toMatchObject({
    kind: 'done',
    sentence: expect.stringContaining('named 1 person'),
  })
  for (const inside of [cast.osgood, cast.ashby, cast.calloway]) expect(await sees(inside)).toBe(true)
  for (const outside of [cast.hale, cast.adeleke, cast.sutcliffe, cast.penrose]) expect(await sees(outside)).toBe(false)
  expect(await lockedCaseFor(cast.hale)).toMatchObject({ ref, team: 'Aldermere response', mayOpen: true })
  for (const shut of [cast.adeleke, cast.oDowd, cast.okafor])
    expect(await lockedCaseFor(shut)).toMatchObject({ mayOpen: false })
  for (const never of [cast.prosser, cast.osgood]) expect(await lockedCaseFor(never)).toBeUndefined()
  expect(await restrict()).toMatchObject({
    kind: 'refused',
    refusals: [{ message: 'This case is already restricted' }],
  })
})

test('the head of a case says what was done on it since it was last looked at, and is closed with the case', async () => {
  const head = (actor: Actor) => bandOf(actor, ref, program.db)
  expect(await head(cast.hale)).toMatchObject({ restricted: false, bornOn: null })
  const { file } = (await viewCase({ actor: cast.osgood, ref, what: 'the case', db: program.db })) ?? {}
  const defendant = file?.defendants[0]
  const changed = await performAsSeen({
    actor: cast.osgood,
    ref,
    act: 'changeDefendant',
    on: String(defendant?.id),
    input: { givenNames: 'Rosalind', familyName: 'O’Tarrow', bornOn: '1990-02-28', isSexOffender: 'no' },
    db: program.db,
  })
  expect(changed).toMatchObject({ kind: 'done' })
  expect(await head(cast.hale)).toMatchObject({ bornOn: '1990-02-28' })
  await restrict()
  expect(await head(cast.hale)).toBeUndefined()
  expect(await head(cast.osgood)).toMatchObject({ restricted: true })
})

test('an opening closes eight hours after it was made, whatever the clock of the database says', async () => {
  await restrict()
  const at = '2026-11-16T22:10:00.000Z'
  const reason = { reason: 'Duty superintendent: he rang 999' }
  expect(
    await performAsSeen({ actor: cast.hale, ref, act: 'breakGlass', input: reason, at, db: program.db }),
  ).toMatchObject({
    kind: 'done',
    sentence: 'Opened the restricted case by break-glass, until 17 November 2026 at 06:10',
  })
  const { openings } = await readDesk(
    cast.calloway,
    { tab: 'needs-you' },
    { at: '2026-11-21T12:00:00.000Z', db: program.db },
  )
  expect(openings?.filter(o => o.ref === ref)).toEqual([
    { ref, team: 'Aldermere response', person: cast.hale.name, at, untilAt: '2026-11-17T06:10:00.000Z' },
  ])
  const owner = connect(fresh.ownerUrl, { max: 1 })
  const backwards = owner.sql`update named set until_at = at - interval '1 minute' where why = 'breakGlass'`
  await expect(backwards).rejects.toMatchObject({ constraint_name: 'named_until' })
  await owner.close()
})

test('break-glass needs a reason, lets in for eight hours, and is in the record of the case', async () => {
  await restrict()
  expect(await act(cast.hale, 'breakGlass', { reason: ' ' })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'reason' }],
  })
  expect(await sees(cast.hale)).toBe(false)
  expect(await act(cast.hale, 'breakGlass', { reason: 'A threat to life tonight' })).toMatchObject({ kind: 'done' })
  expect(await sees(cast.hale)).toBe(true)
  expect(await sees(cast.hale, hoursAfter(new Date().toISOString(), 9))).toBe(false)
  expect(await act(cast.hale, 'breakGlass', { reason: 'Again' })).toEqual({ kind: 'missing' })
  const lines = await asPerson(
    cast.calloway,
    async tx => {
      const view = await viewCase({ actor: cast.calloway, ref, what: 'the history', db: program.db })
      return (await history(tx, view?.file.case.id, { act: 'breakGlass' })).lines
    },
    { db: program.db },
  )
  expect(lines).toMatchObject([
    {
      by: 'PC Tom Hale',
      label: 'Open this restricted case',
      detail: [{ label: 'Why you need to open it now', value: 'A threat to life tonight' }],
    },
  ])
})

test('an opening by break-glass lets see, and change nothing: not its own end, nor who may open the case', async () => {
  await restrict()
  expect(await act(cast.lindqvist, 'breakGlass', { reason: 'He rang 999' })).toMatchObject({ kind: 'done' })
  expect(await act(cast.sutcliffe, 'breakGlass', { reason: 'He rang 999' })).toMatchObject({ kind: 'done' })
  expect(await sees(cast.sutcliffe)).toBe(true)
  const tries: [Actor, ActName, object][] = [
    [cast.sutcliffe, 'liftRestriction', { reason: 'No need' }],
    [cast.sutcliffe, 'nameOnCase', { personId: cast.sutcliffe.id, reason: 'To stay' }],
    [cast.sutcliffe, 'assignOfficer', { officerId: cast.hale.id }],
    [cast.sutcliffe, 'transferTeam', { teamId: teams.thornfoldResponse.id, reason: 'Ours' }],
    [cast.lindqvist, 'nameOnCase', { personId: cast.lindqvist.id, reason: 'To stay' }],
    [cast.lindqvist, 'recordOtherOrder', { kind: 'bail', terms: 'Not to contact her' }],
  ]
  for (const [actor, name, input] of tries) expect(await act(actor, name, input), name).toEqual({ kind: 'missing' })
})

test('a case that is restricted while somebody reads is closed to their next statement, and open to whoever they become', async () => {
  const count = async (tx: Transaction) => (await tx.execute(sql`select ref from cases where ref = ${ref}`)).length
  const become = (tx: Transaction, name: 'actor' | 'breaking', id: string) =>
    tx.execute(sql`select set_config(${`spo.${name}`}, ${id}, true)`)
  await asPerson(
    cast.hale,
    async tx => {
      const [row] = await tx.execute(sql`select id from cases where ref = ${ref}`)
      await restrict([cast.varga])
      expect(await count(tx)).toBe(0)
      await become(tx, 'breaking', String(row?.id))
      expect(await count(tx)).toBe(1)
      await become(tx, 'breaking', '')
      expect(await count(tx)).toBe(0)
      await become(tx, 'actor', cast.varga.id)
      expect(await count(tx)).toBe(1)
    },
    { db: program.db },
  )
})

test('those without break-glass, and those who would never find the case, cannot break in', async () => {
  await restrict()
  for (const outsider of [cast.adeleke, cast.venkataraman, cast.oDowd, cast.okafor, cast.prosser])
    expect(await act(outsider, 'breakGlass', { reason: 'Curiosity' })).toEqual({ kind: 'missing' })
})

test('a person is named and removed, but nobody shuts themselves out', async () => {
  await restrict()
  const reason = 'Helps with the digital evidence'
  expect(await act(cast.calloway, 'nameOnCase', { personId: cast.varga.id, reason })).toMatchObject({ kind: 'done' })
  expect(await sees(cast.varga)).toBe(true)
  expect(await act(cast.calloway, 'nameOnCase', { personId: cast.varga.id, reason })).toMatchObject({ kind: 'refused' })
  expect(await act(cast.calloway, 'removeFromCase', { personId: cast.calloway.id, reason })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'personId' }],
  })
  expect(await act(cast.calloway, 'removeFromCase', { personId: cast.varga.id, reason })).toMatchObject({
    kind: 'done',
  })
  expect(await sees(cast.varga)).toBe(false)
})

test('a restriction is lifted by two people who are named, and then the case opens to all who would see it', async () => {
  await restrict([cast.sutcliffe])
  const reason = 'She has left the force'
  expect(await act(cast.adeleke, 'askToLiftRestriction', { reason: 'Not mine' })).toEqual({ kind: 'missing' })
  expect(await act(cast.sutcliffe, 'liftRestriction', { reason })).toMatchObject({ kind: 'refused' })
  expect(await act(cast.calloway, 'askToLiftRestriction', { reason })).toMatchObject({ kind: 'done' })
  expect(await act(cast.calloway, 'liftRestriction', { reason })).toMatchObject({
    kind: 'refused',
    refusals: [{ message: 'You asked for it. Somebody else who is named on the case decides' }],
  })
  expect(await sees(cast.hale)).toBe(false)
  expect(await act(cast.sutcliffe, 'keepRestriction', { reason: 'Her sister still works here' })).toMatchObject({
    kind: 'done',
  })
  expect(await act(cast.sutcliffe, 'liftRestriction', { reason })).toMatchObject({ kind: 'refused' })
  expect(await act(cast.sutcliffe, 'askToLiftRestriction', { reason })).toMatchObject({ kind: 'done' })
  expect(await act(cast.calloway, 'liftRestriction', { reason })).toMatchObject({ kind: 'done' })
  expect(await sees(cast.hale)).toBe(true)
  expect(await lockedCaseFor(cast.hale)).toBeUndefined()
})

test('the people of a restricted case are told of whoever came to it, and it is in its record', async () => {
  await restrict([cast.ashby])
  Object.assign(process.env, {
    SPO_SMTP_URL: 'smtp://relay',
    SPO_MAIL_FROM: 'spo@marl.example',
    NEXTAUTH_URL: 'https://spo',
  })
  try {
    await tellAttempt(cast.adeleke, ref, 'asked for the case by its reference', { db: program.db })
    await tellAttempt(cast.adeleke, ref, 'asked for the case by its reference', { db: program.db })
  } finally {
    for (const name of ['SPO_SMTP_URL', 'SPO_MAIL_FROM', 'NEXTAUTH_URL']) delete process.env[name]
  }
  const owner = connect(fresh.ownerUrl, { max: 1 })
  const told = await owner.sql`
    select person_id from outgoing_mail where case_ref = ${ref} and kind = 'restrictedAttempt' order by person_id`
  expect(told.map(row => row.person_id)).toEqual([cast.osgood.id, cast.ashby.id, cast.calloway.id].sort())
  const events = await owner.sql`
    select actor_name, sentence from events where case_id = (select id from cases where ref = ${ref}) and act = 'foundRestricted'`
  await owner.close()
  expect(events).toHaveLength(2)
  expect(events[0]).toEqual({
    actor_name: cast.adeleke.name,
    sentence: 'Was not let in: asked for the case by its reference',
  })
  expect(await sees(cast.adeleke)).toBe(false)
})
