import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import type { ActName } from '../../lib/acts/index.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { heldCsv, heldOn } from '../../lib/work/record/subject-access.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection
let ref = ''
const at = '2026-11-20T09:00:00.000Z'
const act = async (name: ActName, input: object, on?: string) => {
  const done = await performAsSeen({
    actor: cast.calloway,
    ref,
    act: name,
    on,
    input,
    at,
    despite: 'Agreed',
    db: program.db,
  })
  expect(done.kind, JSON.stringify(done)).toBe('done')
}
const file = async () => {
  const view = await viewCase({ actor: cast.calloway, ref, what: 'a test', db: program.db })
  if (!view) throw new Error('No such case')
  return view.file
}

test.beforeAll(async () => {
  test.setTimeout(120_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 2 })
  const life = {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-02-09',
    defendant: { given: 'Simon', family: 'Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
    protectedPerson: { given: 'Lucy', family: 'Penhale' },
    relationship: 'formerPartner' as const,
    incidents: [{ on: '2026-01-20', category: 'B' as const, summary: 'He rang Lucy at night' }],
    pattern: 'Rings and waits for Lucy.',
  }
  ref = (await tellLife(program.db, life)).ref
  const [person] = (await file()).protectedPersons
  await act('keepConfidentialAddress', { kind: 'home', address: '9 Kestrel Street', postcode: 'ZZ1 2AB' }, person?.id)
  const request = { kind: 'subjectAccess', fromKind: 'defendant', fromWhom: 'Simon Dray', means: 'letter' }
  await act('recordOutsideRequest', {
    ...request,
    receivedOn: '2026-11-19',
    asked: 'All that you hold on me',
    answerDueOn: '2026-12-19',
  })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

test('what is held on a defendant: his own in full, what may be about others masked, hers not at all, and recorded', async () => {
  const [his] = (await file()).defendants
  const held = await heldOn(cast.calloway, ref, his?.id ?? '', { at, db: program.db })
  if (!held) throw new Error('Nothing is held')
  expect(held.cases).toEqual([ref])
  const [review, release] = [heldCsv(held, 'review'), heldCsv(held, 'release')]
  for (const text of [review, release]) {
    expect(text).toContain('"OFFICIAL – SENSITIVE"')
    expect(text).toContain('2 Kiln Row, Aldermere')
    expect(text).not.toContain('Kestrel')
    expect(text).not.toContain('Penhale')
  }
  expect(review).toContain('He rang Lucy at night')
  expect(release).not.toContain('Lucy')
  expect(release).toContain('Masked: it may be about somebody else')
  expect(held.withheld).toContainEqual({ table: 'confidentialAddresses', records: 1 })
  expect(held.withheld).toContainEqual({ table: 'protectedPersons', records: 1 })
  const events = await owner.sql`select actor_id, kind, sentence from events where act = 'exportSubject'`
  expect(events).toEqual([
    {
      actor_id: cast.calloway.id,
      kind: 'export',
      sentence: 'Took out what is held on the defendant, for a subject access request',
    },
  ])
})

test('what is held on a protected person is hers, and nothing of his', async () => {
  const [hers] = (await file()).protectedPersons
  const held = await heldOn(cast.calloway, ref, hers?.id ?? '', { at, db: program.db })
  if (!held) throw new Error('Nothing is held')
  const release = heldCsv(held, 'release')
  expect(release).toContain('Penhale')
  expect(release).not.toContain('Dray')
  expect(release).not.toContain('Kiln Row')
  expect(release).not.toContain('Kestrel')
})

test('only those who keep records take it out, of a person of that case', async () => {
  const [his] = (await file()).defendants
  for (const actor of [cast.osgood, cast.okafor, cast.prosser])
    expect(await heldOn(actor, ref, his?.id ?? '', { at, db: program.db }), actor.name).toBeUndefined()
  expect(await heldOn(cast.calloway, ref, cast.osgood.id, { at, db: program.db })).toBeUndefined()
  expect(await heldOn(cast.calloway, ref, 'no id', { at, db: program.db })).toBeUndefined()
})

test('a request for access that would be answered late asks for a reason', async () => {
  const asked = await performAsSeen({
    actor: cast.calloway,
    ref,
    act: 'recordOutsideRequest',
    at,
    db: program.db,
    input: {
      kind: 'correction',
      fromKind: 'defendant',
      fromWhom: 'Simon Dray',
      means: 'letter',
      receivedOn: '2026-11-19',
      asked: 'That he was warned',
      answerDueOn: '2026-12-20',
    },
  })
  expect(asked).toMatchObject({ kind: 'warned', warnings: [{ field: 'answerDueOn' }] })
})
