import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import type { ActName } from '../../lib/acts/index.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { type Life, tellLife } from '../../lib/demo/life.ts'
import { marlshire, severnvale } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { openLinks } from '../../lib/work/pipeline/linked-cases.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let program: Connection
const at = '2026-11-20T09:00:00.000Z'
const life = (crew: Life['crew'], teamId: string, given: string): Life => ({
  crew,
  teamId,
  opened: '2026-02-09',
  defendant: { given, family: 'Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
  protectedPerson: { given: 'Lucy', family: 'Penhale' },
  relationship: 'formerPartner',
  incidents: [{ on: '2026-01-20', category: 'B', summary: 'Calls at night' }],
  pattern: 'Rings and waits.',
})
const refs = { his: '', hers: '', elsewhere: '' }

test.beforeAll(async () => {
  test.setTimeout(120_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 4 })
  refs.his = (await tellLife(program.db, life(marlshire(), teams.aldermereProtection.id, 'Simon'))).ref
  refs.hers = (await tellLife(program.db, life(marlshire(cast.brackley), teams.thornfoldResponse.id, 'Lucy'))).ref
  refs.elsewhere = (await tellLife(program.db, life(severnvale(), teams.fenwaterProtection.id, 'Una'))).ref
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const act = (actor: Actor, ref: string, name: ActName, input: object, on?: string) =>
  performAsSeen({ actor, ref, act: name, on, input, at, db: program.db })
const linksOf = async (ref: string) => {
  const view = await viewCase(
    { actor: cast.calloway, ref, what: 'a test', only: ['caseLinks'], db: program.db },
    (tx, file) => openLinks(tx, cast.brackley, file),
  )
  return { links: view?.file.caseLinks ?? [], open: view?.also ?? [] }
}
const counter = { kind: 'counterAllegation', reason: 'He reported her first' }

test('a link to a case that is not there, not theirs or of another force leaves neither half', async () => {
  for (const [actor, otherRef] of [
    [cast.calloway, 'MA-1999-00001'],
    [cast.calloway, refs.elsewhere],
    [cast.siddiqui, refs.hers],
  ] as const) {
    const tried = await act(actor, refs.his, 'linkCase', { ...counter, otherRef })
    expect(tried).toMatchObject({ kind: 'refused', refusals: [{ field: 'otherRef' }] })
  }
  for (const ref of [refs.his, refs.hers]) expect((await linksOf(ref)).links).toEqual([])
})

test('one half alone cannot be made', async () => {
  const tried = await act(cast.calloway, refs.his, 'linkedFrom', { ...counter, otherRef: refs.hers })
  expect(tried).toEqual({ kind: 'missing' })
})

test('a link stands on both cases, the aggressor is seen from each side, and ending it ends both', async () => {
  const typed = { ...counter, otherRef: refs.hers.toLowerCase() }
  expect(await act(cast.calloway, refs.his, 'linkCase', typed)).toMatchObject({ kind: 'done' })
  const [his, hers] = [await linksOf(refs.his), await linksOf(refs.hers)]
  expect([his.links[0]?.otherRef, hers.links[0]?.otherRef]).toEqual([refs.hers, refs.his])
  // An officer of the other team does not see into the case that is not theirs.
  expect(his.open).toEqual([refs.hers])
  expect(hers.open).toEqual([])
  const twice = await act(cast.calloway, refs.hers, 'linkCase', { ...counter, otherRef: refs.his })
  expect(twice).toMatchObject({ kind: 'refused', refusals: [{ message: 'The two cases are linked already' }] })

  const on = his.links[0]?.id
  const judged = { aggressor: 'defendant', reason: '612 contacts from him, 3 replies of stop' }
  expect(await act(cast.calloway, refs.his, 'weighAggressor', judged, on)).toMatchObject({ kind: 'done' })
  expect((await linksOf(refs.his)).links[0]?.aggressor).toBe('defendant')
  expect((await linksOf(refs.hers)).links[0]?.aggressor).toBe('protectedPerson')

  expect(await act(cast.calloway, refs.his, 'unlinkCase', { reason: 'Another man' }, on)).toMatchObject({
    kind: 'done',
  })
  for (const ref of [refs.his, refs.hers]) expect((await linksOf(ref)).links[0]?.endedReason).toBe('Another man')
})

test('two people who link the same two cases from either side at once wait for each other: one does, one hears the reason', async () => {
  const [one, two] = await Promise.all([
    act(cast.calloway, refs.his, 'linkCase', { ...counter, otherRef: refs.hers }),
    act(cast.calloway, refs.hers, 'linkCase', { ...counter, otherRef: refs.his }),
  ])
  expect([one.kind, two.kind].sort(), JSON.stringify([one, two])).toEqual(['done', 'refused'])
  const refused = one.kind === 'refused' ? one : two
  expect(refused).toMatchObject({
    refusals: [{ field: 'otherRef', message: expect.stringMatching(/linked already/) }],
  })
  const link = (await linksOf(refs.his)).links.find(l => !l.endedAt)
  expect(await act(cast.calloway, refs.his, 'unlinkCase', { reason: 'Only tried' }, link?.id)).toMatchObject({
    kind: 'done',
  })
})

test('what PostgreSQL broke off to end a deadlock is tried once more, and done', async () => {
  const owner = connect(fresh.ownerUrl, { max: 1, settings: { deadlock_timeout: '120s' } })
  try {
    const [first, second] = (await owner.sql`
      select id, ref from cases where ref in (${refs.his}, ${refs.hers}) order by id`) as unknown as [
      { id: string; ref: string },
      { id: string },
    ]
    let linking: ReturnType<typeof act> | undefined
    await owner.sql.begin(async other => {
      await other`select from cases where id = ${second.id} for update`
      const otherRef = first.ref === refs.his ? refs.hers : refs.his
      linking = act(cast.calloway, first.ref, 'linkCase', { ...counter, otherRef })
      // It holds the first case and waits for the second; asking for the first closes the circle, and it is the one broken off.
      await expect
        .poll(
          async () =>
            (
              await other`select from pg_stat_activity where wait_event_type = 'Lock'
          and datname = current_database() and pid <> pg_backend_pid()`
            ).length,
        )
        .toBe(1)
      await other`select from cases where id = ${first.id} for update`
    })
    expect(await linking).toMatchObject({ kind: 'done' })
    const [stats] = await owner.sql`
      select pg_stat_clear_snapshot(), deadlocks::int as n from pg_stat_database where datname = current_database()`
    expect(stats?.n).toBeGreaterThan(0)
  } finally {
    await owner.close()
  }
})
