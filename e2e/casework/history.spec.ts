import { expect, test } from '@playwright/test'
import type { Database } from '../../db/client.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { checkRecord, type EventKind, history, historyChoices } from '../../lib/work/lists/history.ts'
import { lastInForce } from '../../lib/work/lists/kept-figures.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { at, type Loaded, loadedDatabase } from './load.ts'
import { rowsRead } from './told-apart.ts'

/** The history of one case, however long it is. */
let loaded: Loaded
test.beforeAll(async () => {
  loaded = await loadedDatabase()
  await loaded.add(2, 0)
})
test.afterAll(() => loaded.close())

const reader: Actor = { ...cast.calloway, roles: ['coordinator', 'auditor'] }
const [short, long] = ['MA-B-000001', 'MA-B-000002']
const kinds = ['act'] as const
const givers = [cast.calloway, cast.adeleke, cast.lindqvist]

/** A record of so many acts, each of which names a person and a team, by several people. */
async function recordOf(ref: string, acts: number) {
  await loaded.owner.sql`
    insert into events (id, force_id, kind, subject_kind, subject_id, case_id, act, actor_id, actor_name, actor_roles, detail, sentence, at)
    select gen_random_uuid(), c.force_id, 'act', 'case', c.id, c.id, (array['assignOfficer', 'logIncident', 'assessRisk'])[1 + n % 3],
      p.id, p.name, '{coordinator}', jsonb_build_object('officerId', o.id, 'teamId', c.team_id), 'Act ' || n, ${at}::timestamptz + n * interval '1 minute'
    from generate_series(1, ${acts}) n join cases c on c.ref = ${ref}
      join people p on p.id = (${givers.map(g => g.id)}::uuid[])[1 + n % 3]
      join lateral (select id from people where force_id = c.force_id order by id offset n % 12 limit 1) o on true
    order by n`
}
const reading = (ref: string, after: number | undefined, db: Database) =>
  viewCase({ actor: reader, ref, what: 'the history', only: [], db }, async (tx, file) => ({
    page: await history(tx, file.case.id, { kinds: [...kinds], after }),
    choices: await historyChoices(tx, file.case.id, [...kinds]),
    checked: await checkRecord(tx, file.case.id),
  }))
async function read(ref: string, after?: number) {
  loaded.counting.reset()
  const view = await reading(ref, after, loaded.counting.db)
  if (!view) throw new Error(`${ref} was not found`)
  return { ...view.also, statements: loaded.counting.statements() }
}

test('the history of a case sends the same number of statements for 10 acts and for 1,000', async () => {
  await recordOf(short, 10)
  await recordOf(long, 1000)
  const [ten, many] = [await read(short), await read(long)]
  expect(ten.statements).toBeGreaterThan(3)
  expect(many.statements).toBe(ten.statements)
  expect(ten.page.lines).toHaveLength(10)
  expect(many.page.lines.map(l => l.sentence)).toEqual(Array.from({ length: 25 }, (_, n) => `Act ${1000 - n}`))
  expect([ten, many].map(v => v.checked.firstWrong)).toEqual([undefined, undefined])
  const later = await read(long, many.page.older)
  expect(later.statements).toBe(many.statements)
  expect(later.page.lines[0]?.sentence).toBe('Act 975')
  const [{ last } = { last: 0 }] = await loaded.owner.sql`select max(seq)::int as last from events where kind = 'act'`
  expect(await asPerson(reader, lastInForce, { db: loaded.program.db })).toBe(last)
  const offered = [...givers].map(g => g.name).toSorted()
  expect(many.choices.people.map(p => p.text).toSorted()).toEqual(offered)
  expect(many.choices.acts).toHaveLength(3)
})

test('what the record of the force may be filtered by is who and what stands in it, and costs as much to find when it has grown', async () => {
  const every: EventKind[] = ['act', 'view', 'search', 'download', 'export', 'signIn']
  const offered = (which: readonly EventKind[]) =>
    asPerson(reader, tx => historyChoices(tx, undefined, which), { db: loaded.counting.db })
  const standing = async (which: readonly EventKind[]) => {
    const [row] = await loaded.owner.sql`
      select array_agg(distinct act order by act) as acts, array_agg(distinct actor_id::text) filter (where actor_id is not null) as people
      from events where force_id = ${reader.forceId} and kind in ${loaded.owner.sql(which)} and act <> ''`
    return { acts: row?.acts ?? [], people: (row?.people ?? []).toSorted() }
  }
  const reading = async (which: readonly EventKind[]) => {
    loaded.counting.reset()
    const choices = await offered(which)
    const { acts, people } = await standing(which)
    expect(choices.people.map(p => p.value).toSorted()).toEqual(people)
    expect(choices.acts).toHaveLength(acts.length)
    expect(choices.acts.map(a => a.value).toSorted()).toEqual(acts.toSorted())
    return rowsRead(loaded, loaded.counting.sent())
  }
  await recordOf(short, 60)
  await loaded.owner.sql`analyze events`
  const [all, acts] = [await reading(every), await reading(['act'])]
  await recordOf(long, 4000)
  expect(await reading(every)).toBeLessThan(all + 50)
  expect(await reading(['act'])).toBeLessThan(acts + 50)
})
