import { expect, test } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { eventKinds } from '../../db/schema/events.ts'
import type { Case, CaseFile } from '../../lib/case/case.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { defaultSettings } from '../../lib/case/settings.ts'
import { cast } from '../../lib/demo/cast.ts'
import { isLate, isVisible } from '../../lib/waits/on-case.ts'
import { readsOf, waitSources, waitsOf } from '../../lib/waits/projection.ts'
import { history, historyChoices } from '../../lib/work/lists/history.ts'
import { inScope } from '../../lib/work/lists/scope.ts'
import { listPeople, teamsByDistrict } from '../../lib/work/people/people.ts'
import { loadFiles } from '../../lib/work/pipeline/load.ts'
import { recomputeStale } from '../../lib/work/pipeline/project.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type QueueName, queueNames, queues, queuesOf } from '../../lib/work/queues/all.ts'
import { readDesk } from '../../lib/work/queues/desk.ts'
import { type QueueQuery, type QueueRow, queueRows, queueSorts, readQueue } from '../../lib/work/queues/read.ts'
import { at, type Loaded, loadedDatabase, today } from './load.ts'

let loaded: Loaded
test.beforeAll(async () => {
  loaded = await loadedDatabase()
})
test.afterAll(() => loaded.close())
test.describe.configure({ mode: 'serial' })

const everything: Actor = {
  ...cast.calloway,
  roles: ['coordinator', 'civilOrders', 'legal', 'authorising', 'sergeant', 'compliance', 'supervisor'],
}
const db = (): Database => loaded.program.db

/** Every row of a queue, by walking its pages forward. */
async function allOf(name: QueueName, actor: Actor = everything, q: QueueQuery = {}): Promise<QueueRow[]> {
  const rows: QueueRow[] = []
  let after: string | null | undefined
  do {
    const page = await readQueue(actor, name, { ...q, after: after ?? undefined }, { at, db: db() })
    rows.push(...page.rows)
    after = page.after
  } while (after)
  return rows
}

test('the same number of statements for 10 cases and for 1,000', async () => {
  test.setTimeout(600_000)
  const count = async (work: (w: { at: string; db: Database }) => Promise<unknown>) => {
    loaded.counting.reset()
    await work({ at, db: loaded.counting.db })
    return loaded.counting.statements()
  }
  const measure = async () => {
    const sent: Record<string, number> = {}
    for (const name of queueNames) sent[name] = await count(w => readQueue(everything, name, {}, w))
    sent.people = await count(w => listPeople(everything, {}, w))
    sent.teams = await count(w => teamsByDistrict(everything, w))
    const kinds = [...eventKinds]
    sent.record = await count(w => asPerson(cast.penrose, tx => history(tx, undefined, { kinds }), w))
    sent.recordChoices = await count(w => asPerson(cast.penrose, tx => historyChoices(tx, undefined, kinds), w))
    return sent
  }
  await loaded.add(10, 0)
  const few = await measure()
  await loaded.add(990, 10)
  const many = await measure()
  expect(many).toEqual(few)
  for (const [page, statements] of Object.entries(many)) expect(statements, page).toBeGreaterThan(1)
  const offered = await asPerson(cast.penrose, tx => historyChoices(tx, undefined, ['search', 'view']), { db: db() })
  const seen = await loaded.owner.sql`
    select array(select distinct actor_id::text from events where kind in ('search', 'view') and act <> '' and force_id = ${cast.penrose.forceId}) as people,
      array(select distinct act from events where kind in ('search', 'view') and act <> '' and force_id = ${cast.penrose.forceId}) as acts`
  expect(offered.people.map(p => p.value).toSorted()).toEqual(seen[0]?.people.toSorted())
  expect(offered.acts.map(a => a.value).toSorted()).toEqual(seen[0]?.acts.toSorted())
  expect(offered.acts.length).toBeGreaterThan(0)
  await edges()
  await recomputeStale({ db: db(), all: true })
  const { queues: counts } = await readDesk(everything, { tab: 'needs-you' }, { at, db: db() })
  for (const { name, total } of counts) expect(total, name).toBeGreaterThan(0)
})

test('every table of every queue can be reached by an index', async () => {
  const reading = { actor: everything, at, today, settings: defaultSettings }
  for (const name of queueNames) {
    const plan = await asPerson(
      everything,
      async tx => {
        await tx.execute(sql`set local enable_seqscan = off`)
        return tx.execute<{ 'QUERY PLAN': string }>(
          sql`explain select * from (${queueRows(name, reading)}) i join cases on cases.id = i.case_id where ${inScope(everything, 'viewCase')}`,
        )
      },
      { db: db() },
    )
    const scans = [...plan].map(row => row['QUERY PLAN']).filter(line => line.includes('Seq Scan'))
    expect(scans, name).toEqual([])
  }
})

test('pages by key show each row once, forward and back, in every order', async () => {
  const { queues: counts } = await readDesk(everything, { tab: 'needs-you' }, { at, db: db() })
  const total = counts.find(c => c.name === 'considered')?.total ?? 0
  expect(total).toBeGreaterThan(60)
  for (const sort of Object.keys(queueSorts) as (keyof typeof queueSorts)[]) {
    for (const descending of [false, true]) {
      const rows = await allOf('considered', everything, { sort, descending })
      expect(new Set(rows.map(r => r.id)).size, `${sort} ${descending}`).toBe(total)
      expect(rows).toHaveLength(total)
    }
  }
  const first = await readQueue(everything, 'considered', {}, { at, db: db() })
  const second = await readQueue(everything, 'considered', { after: first.after ?? '' }, { at, db: db() })
  const back = await readQueue(everything, 'considered', { before: second.before ?? '' }, { at, db: db() })
  expect(first.before).toBeNull()
  expect(back.rows.map(r => r.recordId)).toEqual(first.rows.map(r => r.recordId))
  expect(back.before).toBeNull()
})

test('filters keep what they say, and words are no pattern', async () => {
  const all = await allOf('considered')
  const row = all[0]
  if (!row) throw new Error('no row')
  const only = (q: QueueQuery) => allOf('considered', everything, q)
  const team = (await readQueue(everything, 'considered', {}, { at, db: db() })).teams.find(t => t.name === row.team)
  expect((await only({ team: team?.id })).map(r => r.recordId).sort()).toEqual(
    all
      .filter(r => r.team === row.team)
      .map(r => r.recordId)
      .sort(),
  )
  expect((await only({ officer: 'none' })).map(r => r.recordId).sort()).toEqual(
    all
      .filter(r => r.officer === null)
      .map(r => r.recordId)
      .sort(),
  )
  expect((await only({ overdue: true })).length).toBe(all.filter(r => r.late).length)
  expect((await only({ words: row.ref })).map(r => r.ref)).toEqual([row.ref])
  expect((await only({ words: row.protectedPersons })).map(r => r.ref)).toContain(row.ref)
  expect(await only({ words: '%' })).toEqual([])
  expect(await only({ words: '_' })).toEqual([])
})

/** What the rules say stands in each queue, from one case’s file: row → past target. The rows in memory, without SQL. */
function fromRules(file: CaseFile, endedOwners: Set<string>): Record<QueueName, Map<string, boolean>> {
  const rows = waitsOf(file).filter(w => isVisible(w, at) && (!w.ifOwnerLeft || endedOwners.has(String(w.ownerId))))
  const queueWaits = (name: QueueName) =>
    rows.filter(w => queues[name].kinds.includes(w.kind) && (queues[name].shown === 'visible' || isLate(w, at)))
  const all = queueNames.map(
    name => [name, new Map(queueWaits(name).map(w => [`${w.kind} ${w.about.id}`, isLate(w, at)]))] as const,
  )
  return Object.fromEntries(all) as Record<QueueName, Map<string, boolean>>
}

test('each queue lists exactly what the rules say of each case', async () => {
  test.setTimeout(180_000)
  const { files, ended } = await asPerson(
    everything,
    async tx => {
      const roots = await tx
        .select()
        .from(cases)
        .where(eq(cases.forceId, everything.forceId))
        .limit(220)
        .orderBy(sql`(${cases.status} = 'open') desc`, cases.ref)
      const left = await tx.execute<{ id: string }>(sql`select id from people where ended_at <= ${at}::timestamptz`)
      return {
        files: await loadFiles(tx, roots as Case[], readsOf(waitSources)),
        ended: new Set([...left].map(p => p.id)),
      }
    },
    { db: db() },
  )
  const sampled = new Set(files.map(f => f.case.id))
  const rules = files.map(f => fromRules(f, ended))
  for (const name of queueNames) {
    const listed = (await allOf(name)).filter(r => sampled.has(r.caseId))
    const expected = new Map(rules.flatMap(r => [...r[name]]))
    const found = new Map(listed.map(r => [`${r.kind} ${r.recordId}`, r.late]))
    expect([...found.keys()].sort(), name).toEqual([...expected.keys()].sort())
    expect(expected.size, `${name} has something to compare`).toBeGreaterThan(0)
    for (const [row, late] of expected) expect(found.get(row), `${name} ${row}`).toBe(late)
  }
})

test('what falls due in the next days can be seen before it is late', async () => {
  const planned = await allOf('checks', everything, { ahead: true })
  expect(planned.length).toBeGreaterThan(0)
  const now = new Set((await allOf('checks')).map(r => r.id))
  for (const row of planned) {
    expect(now.has(row.id)).toBe(false)
    expect(row.late).toBe(false)
    expect(Date.parse(String(row.due))).toBeLessThan(Date.parse(at) + 7 * 86_400_000)
  }
  expect(planned.some(row => row.owner !== null)).toBe(true)
})

/** What the load lacks: registers that end, moves, changed orders, an interim order, an owner who has left. */
async function edges() {
  const { sql: run } = loaded.owner
  await run`update forces set settings = settings || '{"sampleShare": 100, "overrideShare": 100, "sampleFrom": "2026-01-01"}'::jsonb`
  await run`insert into overrides (id, force_id, case_id, act, rule, message, reason, at, by_id)
    select gen_random_uuid(), force_id, id, 'Add an incident', 'V08', 'The newest act is old.', 'It is the pattern', ${at}::timestamptz - interval '40 days', ${cast.tilney.id} from cases`
  await run`update defendants set sex_offender_until = date '2026-11-21' - (length(family_name) % 3) * 4 where is_sex_offender and right(family_name, 1) in ('1', '3', '5')`
  await run`insert into changes (id, force_id, case_id, order_id, kind, happened_on, detail)
    select gen_random_uuid(), force_id, case_id, id, case when n % 2 = 0 then 'name' else 'address' end, date '2026-11-21' - n::int, 'A change'
    from (select o.*, row_number() over (order by ref) % 9 as n from orders o) o`
  await run`insert into order_versions (id, force_id, case_id, order_id, version, from_on, reason, term_kind, last_day, application_id)
    select gen_random_uuid(), v.force_id, v.case_id, v.order_id, 2, date '2026-11-21' - (row_number() over (order by v.id) % 5)::int, 'varied', 'fixed', v.last_day + 100, v.application_id
    from order_versions v where v.version = 1 and left(v.id::text, 1) in ('a', 'b')`
  await run`insert into applications (id, force_id, case_id, number, kind, status, main_id, applicant, acts_incident_ids, risk_incident_ids, risk_to_ids, harms, necessity_incident_ids, started_at, started_by_id, lodged_on, determined_on, version)
    select md5('interim ' || id)::uuid, force_id, case_id, 2, 'interim', 'granted', id, applicant, '{}', '{}', '{}', '{}', '{}', started_at, started_by_id, lodged_on, lodged_on + 4, 1
    from applications where kind = 'main' and status in ('lodged', 'granted') and lodged_on is not null`
  await run`insert into orders (id, force_id, case_id, ref, application_id, kind, court, made_on, owner_id, recorded_at)
    select md5('interim order ' || a.id)::uuid, a.force_id, a.case_id, a.id::text, a.id, 'interim', 'Aldermere Magistrates’ Court', a.determined_on, ${cast.tilney.id}, now() from applications a where a.kind = 'interim'`
  await run`insert into order_versions (id, force_id, case_id, order_id, version, from_on, reason, term_kind, last_day, application_id)
    select gen_random_uuid(), o.force_id, o.case_id, o.id, 1, o.made_on, 'made', 'fixed', date '2026-11-21' + (row_number() over (order by o.ref) % 12)::int - 1, o.application_id
    from orders o where o.kind = 'interim'`
  await run`insert into hearings (id, force_id, case_id, application_id, status, listed_on, court, listed_at)
    select gen_random_uuid(), a.force_id, a.case_id, a.id, 'listed', date '2026-11-21' + (row_number() over (order by a.id) % 60)::int, 'Aldermere Magistrates’ Court', ${at}::timestamptz - interval '1 day'
    from applications a where a.kind = 'main' and a.status = 'lodged' and left(a.id::text, 1) in ('0', '2', '4', '6', '8')`
  await run`insert into hearings (id, force_id, case_id, application_id, status, listed_on, court, listed_at, adjourn_reason)
    select gen_random_uuid(), a.force_id, a.case_id, a.id, 'adjourned', date '2026-11-20', 'Aldermere Magistrates’ Court', ${at}::timestamptz - interval '9 days', case when left(a.id::text, 1) = '0' then 'notServed' else 'courtTime' end
    from applications a where a.kind = 'main' and a.status = 'lodged' and left(a.id::text, 1) in ('0', '2')`
  await run`insert into outside_requests (id, force_id, case_id, kind, from_kind, from_whom, means, received_on, asked, answer_due_on, at, by_id)
    select gen_random_uuid(), force_id, id, case when row_number() over (order by ref) % 2 = 0 then 'complaint' else 'request' end, 'charity', 'A charity', 'email', date '2026-11-10', 'Why no order?', date '2026-11-20', ${at}::timestamptz - interval '5 days', ${cast.tilney.id} from cases`
  // Decisions that no order is needed: of yesterday, and from before the standard of proof.
  await run`insert into decisions (id, force_id, case_id, decision, reason_code, limb, acts_reason, risk_reason, necessity_reason, at, by_id)
    select gen_random_uuid(), force_id, id, 'no', case when n % 2 = 0 then 'limbNotMet' else 'notStalking' end, case when n % 2 = 0 then 'risk' end, 'Acts', 'Risk', 'Necessity', ${at}::timestamptz - interval '1 day', ${cast.tilney.id}
    from (select c.*, row_number() over (order by ref) as n from cases c where exists (select from decisions d where d.case_id = c.id)) c where n % 5 < 2`
  await run`insert into decisions (id, force_id, case_id, decision, reason_code, limb, acts_reason, risk_reason, necessity_reason, at, by_id)
    select gen_random_uuid(), force_id, id, 'no', 'limbNotMet', 'acts', 'Acts', 'Risk', 'Necessity', '2024-02-01T10:00:00Z', ${cast.tilney.id}
    from (select c.*, row_number() over (order by ref) as n from cases c where not exists (select from decisions d where d.case_id = c.id)) c where n % 2 = 0`
  await run`update cases set closed_lacking = '{No risk assessment has been recorded.}' where status = 'closed'`
  // Some were closed so long ago that they come up for disposal.
  await run`update cases set closed_at = '2014-06-02T10:00:00Z' where status = 'closed' and right(ref, 1) in ('0', '2', '4', '6', '8')`
  await run`insert into reminders (id, force_id, case_id, on_day, note, at, by_id)
    select gen_random_uuid(), force_id, id, date '2026-11-20', 'Ring', ${at}::timestamptz - interval '9 days', ${cast.tilney.id} from cases where status = 'open'`
  await run`insert into breaches (id, force_id, case_id, number, order_id, condition_ids, happened_on, known_at, source, place, description, by_id, ended_at)
    select gen_random_uuid(), force_id, case_id, 2, order_id, '{}', date '2026-11-19', ${at}::timestamptz - interval '2 days', 'victim', 'englandWales', 'A breach', by_id, ${at}::timestamptz - interval '1 day'
    from breaches where number = 1`
  await run`insert into criminal_steps (id, force_id, case_id, step, happened_on, until_on, at, by_id)
    select gen_random_uuid(), force_id, id, 'bail', date '2026-10-25', date '2026-11-21' + (row_number() over (order by ref) % 5)::int - 2, ${at}::timestamptz - interval '9 days', ${cast.tilney.id} from cases`
  await run`insert into agreed_actions (id, force_id, case_id, what, owner_id, due_on, at, by_id)
    select gen_random_uuid(), force_id, id, 'New locks', ${cast.tilney.id}, date '2026-11-21' + (row_number() over (order by ref) % 9)::int - 4, ${at}::timestamptz - interval '9 days', ${cast.tilney.id} from cases where status = 'open'`
  await run`insert into correction_proposals (id, force_id, case_id, act, record_id, input, seen, order_id, what, reason, at, by_id)
    select gen_random_uuid(), force_id, case_id, 'correctService', id, '{}', '', id, 'Its service', 'A slip', ${at}::timestamptz - interval '9 days', ${cast.tilney.id} from orders`
  await run`update order_conditions set last_day = date '2026-11-21' + (number * 40 - 50) where left(id::text, 1) in ('0', '5', 'c')`
  await run`update notifications set acknowledgement = 'ACK' where left(id::text, 1) not in ('0', '5')`
  await run`insert into third_party_requests (id, force_id, case_id, kind, to_whom, asked, basis, asked_on, chase_on, chased_on, at, by_id)
    select gen_random_uuid(), force_id, id, 'employer', 'The employer', 'Rotas', 'Data Protection Act 2018', date '2026-11-01', date '2026-11-21' + (row_number() over (order by ref) % 3)::int - 1, '{}', ${at}, ${cast.tilney.id} from cases`
}

test('a sergeant sees the queues of their teams; another force sees none of it', async () => {
  const mine = new Set(cast.ashby.teamIds)
  const rows = await allOf('considered', cast.ashby)
  expect(rows.length).toBeGreaterThan(0)
  const teams = await loaded.owner.sql`select c.id from cases c where c.team_id = any (${[...mine]}::uuid[])`
  const theirs = new Set(teams.map(t => t.id as string))
  expect(rows.filter(r => !theirs.has(r.caseId))).toEqual([])
  const other = await readDesk(cast.prosser, { tab: 'needs-you' }, { at, db: db() })
  expect(other.queues.map(c => c.total)).toEqual(other.queues.map(() => 0))
})

test('a restricted case leaves the queues of those outside it, and its openings are shown', async () => {
  const [row] = await allOf('considered')
  if (!row) throw new Error('no row')
  const { sql: run } = loaded.owner
  await run`insert into restrictions (id, force_id, case_id, reason, at, by_id) values (gen_random_uuid(), ${everything.forceId}, ${row.caseId}, 'A reason', ${at}, ${everything.id})`
  await run`insert into named (id, force_id, case_id, person_id, why, at, until_at) values (gen_random_uuid(), ${everything.forceId}, ${row.caseId}, ${cast.ashby.id}, 'breakGlass', ${at}, ${'2026-11-21T20:00:00Z'})`
  expect((await allOf('considered')).map(r => r.caseId)).not.toContain(row.caseId)
  const { openings } = await readDesk(cast.calloway, { tab: 'needs-you' }, { at, db: db() })
  expect(openings).toEqual([
    { ref: row.ref, team: row.team, person: cast.ashby.name, at, untilAt: '2026-11-21T20:00:00.000Z' },
  ])
  expect((await readDesk(cast.ashby, { tab: 'needs-you' }, { at, db: db() })).openings).toBeNull()
  expect((await readDesk(cast.prosser, { tab: 'needs-you' }, { at, db: db() })).openings).toEqual([])
})

test('the review queue shows the tiers that the actor holds and no other', async () => {
  const tier = async (actor: Actor) => new Set((await allOf('review', actor)).map(r => r.detail.status))
  expect(await tier(cast.calloway)).toEqual(new Set(['withCoordinator']))
  expect(await tier(cast.venkataraman)).toEqual(new Set(['withLegal']))
  expect(await tier(cast.rackham)).toEqual(new Set(['withAuthorising']))
  expect(queuesOf(cast.osgood)).not.toContain('review')
})

test('a look at a queue is recorded', async () => {
  await readQueue(cast.calloway, 'unserved', { words: 'Bulk' }, { at, db: db() })
  const [event] = await loaded.owner.sql`select kind, act, detail, sentence from events order by seq desc limit 1`
  expect(event).toMatchObject({ kind: 'search', act: 'readQueue', detail: { queue: 'unserved', words: 'Bulk' } })
})
