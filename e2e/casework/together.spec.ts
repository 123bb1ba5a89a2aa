import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import type { ActName } from '../../lib/acts/index.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { performAsSeen, versionSeen } from '../../lib/work/pipeline/as-seen.ts'
import { performTogether, type SentTogether } from '../../lib/work/pipeline/together.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** One form for several rows of a queue: each is decided and recorded on its own case. */

const at = '2026-03-20T12:00:00.000Z'
let fresh: FreshDatabase
let program: Connection
const refs: string[] = []
const people: string[] = []
const act = async (name: ActName, ref: string, on: string | undefined, input: object) => {
  const done = await performAsSeen({
    actor: cast.calloway,
    ref,
    act: name,
    on,
    input,
    despite: 'Agreed',
    at,
    db: program.db,
  })
  if (done.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(done)}`)
  return done.created
}
test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 4 })
  for (const family of ['Penhale', 'O’Shea']) {
    const { ref, read } = await tellLife(program.db, {
      crew: marlshire(),
      teamId: teams.aldermereProtection.id,
      opened: '2026-02-09',
      defendant: { given: 'Simon', family: 'Dray', address: '2 Kiln Row, Aldermere' },
      protectedPerson: { given: 'Lucy', family },
      relationship: 'formerPartner',
      incidents: [{ on: '2026-01-20', category: 'B', summary: 'He rang her' }],
      pattern: 'Rings and waits for her.',
    })
    refs.push(ref)
    people.push(String((await read()).protectedPersons[0]?.id))
  }
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const planned = async (n: number, milestone = 'hearing') =>
  String((await act('planContact', refs[n] ?? '', people[n], { milestone, dueOn: '2026-03-21' })).contacts)
const row = async (n: number, on: string) =>
  `${refs[n]} ${on} ${await versionSeen({ actor: cast.calloway, ref: refs[n] ?? '', act: 'recordContact', on, input: {}, at, db: program.db })}`
const told = { toldAt: '2026-03-20T09:30', means: 'phone', note: 'What comes next' }
const send = (rows: readonly string[], more: Partial<SentTogether> = {}) =>
  performTogether({
    ...{ actor: cast.calloway, act: 'recordContact', rows, input: told, at, db: program.db },
    once: '0b8a0a0e-6c0e-4c58-9f3b-2f1c7b2d9a01',
    ...more,
  })

test('given three rows of two cases, when one form is sent, then each is recorded once, also when it is sent twice', async () => {
  const rows = [
    await row(0, await planned(0)),
    await row(0, await planned(0, 'ending')),
    await row(1, await planned(1)),
  ]
  // The version of the first was seen before the second was planned: looked at again, as a page does.
  rows[0] = await row(0, rows[0]?.split(' ')[1] ?? '')
  expect(await send(rows, { input: { ...told, means: '' } })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'means' }],
  })
  const done = { kind: 'sent', recorded: [refs[0], refs[0], refs[1]], leftOut: [] }
  expect(await send(rows)).toEqual(done)
  expect(await send(rows)).toEqual(done)
  expect(await send(rows, { once: '0b8a0a0e-6c0e-4c58-9f3b-2f1c7b2d9a02' })).toMatchObject({
    recorded: [],
    leftOut: [{ ref: refs[0] }, { ref: refs[0] }, { ref: refs[1] }],
  })
})

test('given a contact against somebody’s rules, then hers is left out and says so, and the other’s is recorded', async () => {
  await act('recordSafeContact', refs[1] ?? '', people[1], { contactMeans: ['email'] })
  const rows = [await row(0, await planned(0)), await row(1, await planned(1))]
  const done = await send(rows, { once: '0b8a0a0e-6c0e-4c58-9f3b-2f1c7b2d9a03' })
  expect(done).toMatchObject({ recorded: [refs[0]], leftOut: [{ ref: refs[1], why: { kind: 'warned' } }] })
})

test('given an officer who may not, then nothing is recorded', async () => {
  const rows = [await row(0, await planned(0))]
  const done = await send(rows, { actor: cast.prosser, once: '0b8a0a0e-6c0e-4c58-9f3b-2f1c7b2d9a04' })
  expect(done).toMatchObject({ recorded: [], leftOut: [{ why: { kind: 'missing' } }] })
})
