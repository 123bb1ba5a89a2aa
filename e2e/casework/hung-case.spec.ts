import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { type Connection, connect, limitsOf, tellOfSlow } from '../../db/client.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection
const before = process.env.SPO_LOCK_SECONDS

test.beforeAll(async () => {
  process.env.SPO_LOCK_SECONDS = '3'
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, limitsOf({ ...process.env, SPO_POOL: '8', SPO_SLOW_MS: '1000' }))
})
test.afterAll(async () => {
  if (before === undefined) delete process.env.SPO_LOCK_SECONDS
  else process.env.SPO_LOCK_SECONDS = before
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

async function openCase(familyName: string): Promise<string> {
  const done = await perform({
    act: 'openCase',
    actor: cast.calloway,
    db: program.db,
    despite: 'Nobody that is known',
    input: {
      givenNames: 'Rosalind',
      familyName,
      relationship: 'formerPartner',
      protectedGivenNames: 'Neil',
      protectedFamilyName: `D’${familyName}`,
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-03-29',
      teamId: teams.aldermereResponse.id,
      officerId: cast.osgood.id,
      searched: familyName,
    },
  })
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  return done.ref
}
const log = (ref: string, summary: string) =>
  perform({
    actor: cast.calloway,
    ref,
    act: 'logIncident',
    as: 'form',
    db: program.db,
    despite: 'Another evening',
    input: {
      summary,
      dateKind: 'exact',
      happenedOn: '2026-10-12',
      category: 'E',
      direction: 'toProtected',
      targetIds: [],
      targetOther: 'Her sister',
      source: 'victim',
      unwelcome: 'She asked him to stop',
    },
  })

test('while one case hangs, more people than there are connections wait for it and nobody waits at another', async () => {
  const [hung, other] = [await openCase('Tarrow'), await openCase('Farraday')]
  let release: () => void = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  let hangs: () => void = () => {}
  const isHung = new Promise<void>(resolve => {
    hangs = resolve
  })
  const holding = owner.sql.begin(async tx => {
    // Its row and the end of its record, as an act holds both that does not come to its end.
    await tx`select 1 from cases where ref = ${hung} for update`
    await tx`insert into events (id, force_id, kind, subject_kind, subject_id, case_id, act, actor_name, actor_roles, detail, sentence, at)
      select gen_random_uuid(), force_id, 'view', 'case', id, id, 'view', 'Test', '{}', '{}', 'Looked at the case', now() from cases where ref = ${hung}`
    hangs()
    await released
  })
  await isHung
  const writing = Array.from({ length: 20 }, (_, n) => log(hung, `Waited outside, time ${n}`))
  const reading = Array.from({ length: 10 }, () =>
    viewCase({ actor: cast.calloway, ref: hung, what: 'the case', db: program.db }).then(
      () => 'read',
      (fault: { code?: string }) => fault.code,
    ),
  )
  const began = performance.now()
  await new Promise(resolve => setTimeout(resolve, 200))
  expect((await viewCase({ actor: cast.calloway, ref: other, what: 'the case', db: program.db }))?.file.case.ref).toBe(
    other,
  )
  expect((await log(other, 'Filmed her door')).kind).toBe('done')
  // Sooner than anybody gives up: the others still wait.
  expect(performance.now() - began).toBeLessThan(2_800)
  const answers = await Promise.all(writing)
  for (const answer of answers)
    expect(answer).toMatchObject({
      kind: 'refused',
      refusals: [{ message: expect.stringContaining('yours was not saved. Wait a minute, then send this again') }],
    })
  expect(new Set(await Promise.all(reading))).toEqual(new Set(['55P03']))
  release()
  await holding
  expect((await log(hung, 'Waited outside once more')).kind).toBe('done')
  expect([
    ...(await owner.sql`select i.summary from incidents i join cases c on c.id = i.case_id where c.ref = ${hung}`),
  ]).toEqual([{ summary: 'Waited outside once more' }])
})

test('a slow statement is told of under its request, without a value of it', async () => {
  await program.db.execute(sql`select 1`)
  const slow: { statement: string; ms: number; request: string | undefined }[] = []
  tellOfSlow({ request: () => 'r-17', tell: s => slow.push(s) })
  await program.db.execute(sql`select 1`)
  expect(slow).toEqual([])
  await program.db.transaction(tx => tx.execute(sql`select pg_sleep(1.05), ${'Rosalind'}::text, 'Mill Lane' as x`))
  await program.db.execute(sql`select pg_sleep(1.05) / ${'Rosalind'}::int`).catch(() => undefined)
  tellOfSlow({ request: () => undefined, tell: () => {} })
  expect(slow[0]).toMatchObject({ statement: 'select pg_sleep(1.05), $1::text, ? as x', request: 'r-17' })
  expect(slow[0]?.ms).toBeGreaterThanOrEqual(1000)
  expect(JSON.stringify(slow)).not.toMatch(/Rosalind|Mill Lane/)
})
