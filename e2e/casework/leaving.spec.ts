import { expect, test } from '@playwright/test'
import type { Actor } from '../../lib/case/policy.ts'
import { periodFrom } from '../../lib/case/time/periods.ts'
import { cast } from '../../lib/demo/cast.ts'
import { takeMeasures } from '../../lib/work/measures/measures.ts'
import { endLeavers } from '../../lib/work/people/leavers.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import type { Performing } from '../../lib/work/pipeline/performing.ts'
import { readQueue } from '../../lib/work/queues/read.ts'
import { followDirectory } from '../../lib/work/sign-in/directory.ts'
import { standingOf } from '../../lib/work/sign-in/sessions.ts'
import { startSession } from '../../lib/work/sign-in/sign-in.ts'
import { at, type Loaded, loadedDatabase } from './load.ts'

/** People who leave, teams that merge and roles by the directory, on a real database. */

test.describe.configure({ mode: 'serial' })
let loaded: Loaded
let admin: Actor
const force = cast.osgood.forceId
test.beforeAll(async () => {
  test.setTimeout(180_000)
  loaded = await loadedDatabase()
  await loaded.add(60, 0)
  const [row] = await loaded.owner.sql`
    select p.id, p.name from people p join person_roles r on r.person_id = p.id
    where r.role = 'administrator' and r.ended_at is null and p.force_id = ${force} order by p.id limit 1`
  admin = { ...cast.osgood, id: row?.id, name: row?.name, roles: ['administrator'], teamIds: [], rank: null }
})
test.afterAll(() => loaded?.close())
const db = () => loaded.program.db
const sql = () => loaded.owner.sql
const act = (name: Performing['act'], on: string, input: object, despite = '') =>
  performAsSeen({ db: db(), actor: admin, act: name, on, input, despite, at })
const heldOf = async (id: string) =>
  (await sql()`select count(*)::int as n from waits where owner_id = ${id} and kind = 'heldByLeaver'`)[0]?.n as number
const officerWithCases = async (but: string) =>
  (
    await sql()`
      select p.id, p.name, count(*)::int as n from people p join cases c on c.officer_id = p.id and c.status = 'open'
      where p.force_id = ${force} and p.ended_at is null and p.id <> ${but}
        and not exists (select from restrictions r where r.case_id = c.id and r.lifted_at is null)
      group by 1, 2 order by 3 desc limit 1`
  )[0] as { id: string; name: string; n: number }

test('all that somebody holds goes to another in one act, with a line in each case and none left under their name', async () => {
  const who = await officerWithCases(cast.hale.id)
  const before = await heldOf(who.id)
  expect(before).toBeGreaterThan(1)
  const [taker] = await sql()`
    select p.id from people p where p.force_id = ${force} and p.ended_at is null and p.id <> ${who.id}
      and exists (select from person_roles r where r.person_id = p.id and r.role = 'officer' and r.ended_at is null) order by p.id limit 1`
  const done = await act('endPerson', who.id, { lastDay: at.slice(0, 10), toId: taker?.id, reason: 'Left the force' })
  expect(done).toMatchObject({ kind: 'done', sentence: expect.stringContaining('Given to others: ') })
  // Of a case that is restricted the administrator sees nothing: its named people find it in the queue.
  const [left] = await sql()`
    select count(*)::int as n from waits w where w.owner_id = ${who.id} and w.kind = 'heldByLeaver'
      and not exists (select from restrictions r where r.case_id = w.case_id and r.lifted_at is null)`
  expect(left?.n).toBe(0)
  const [lines] = await sql()`select count(*)::int as n from events where act = 'handOver' and at = ${at}`
  expect(lines?.n).toBeGreaterThan(0)
  const [account] = await sql()`
    select p.ended_at is not null as ended, p.calendar_key, (select count(*)::int from person_roles r where r.person_id = p.id and r.ended_at is null) as roles from people p where p.id = ${who.id}`
  expect(account).toMatchObject({ ended: true, calendar_key: null, roles: 0 })
})

test('what nobody took stands in the queue under the name of who left, and is given from there', async () => {
  const who = await officerWithCases(cast.hale.id)
  expect(await act('endPerson', who.id, { lastDay: at.slice(0, 10), toId: '', reason: 'Left' })).toMatchObject({
    kind: 'warned',
  })
  await act('endPerson', who.id, { lastDay: at.slice(0, 10), toId: '', reason: 'Left' }, 'Given later')
  const { rows } = await readQueue(cast.calloway, 'leavers', {}, { at, db: db() })
  const row = rows.find(r => r.owner === who.name && r.detail.kind === 'officer')
  expect(row?.words).toBe(`${who.name} has left: officer in the case`)
  const [kind = '', fromId = ''] = row?.part.split(' ') ?? []
  const given = await performAsSeen({
    ...{ db: db(), actor: cast.calloway, ref: row?.ref ?? '', act: 'handOver' as const, at },
    input: { fromId, kinds: [kind], toId: cast.hale.id, reason: '' },
  })
  expect(given).toMatchObject({ kind: 'done', sentence: expect.stringContaining(`from ${who.name} to`) })
  const [now] = await sql()`select officer_id from cases where ref = ${row?.ref ?? ''}`
  expect(now?.officer_id).toBe(cast.hale.id)
  // And they come back: what nobody took is theirs again, and leaves the queue.
  await act('reopenPerson', who.id, { roles: ['officer'], teams: [], reason: 'Came back' })
  const again = await readQueue(cast.calloway, 'leavers', {}, { at, db: db() })
  expect(again.rows.filter(r => r.owner === who.name)).toEqual([])
})

test('with a day to come the account goes on until it is over, and then ends once', async () => {
  const { id } = cast.hale
  const known = { id, forceId: force, name: cast.hale.name }
  const sessionId = await startSession(known, { browser: null, at, db: db() })
  const last = '2026-11-25'
  await act('endPerson', id, { lastDay: last, toId: '', reason: 'Retires' })
  expect(await standingOf(sessionId, { at, db: db() })).toMatchObject({ kind: 'standing' })
  expect(await endLeavers(`${last}T20:00:00.000Z`, { db: db() })).toBe(0)
  // Past midnight nobody has come to end it yet: it opens nothing all the same.
  const night = '2026-11-26T00:05:00.000Z'
  await sql()`update sessions set seen_at = ${night} where id = ${sessionId}`
  await sql()`update sessions set started_at = ${night} where id = ${sessionId}`
  expect(await standingOf(sessionId, { at: night, db: db() })).toMatchObject({ kind: 'over', because: 'account' })
  expect(await endLeavers(night, { db: db() })).toBe(1)
  expect(await endLeavers(night, { db: db() })).toBe(0)
  const [line] =
    await sql()`select sentence, actor_id, actor_name from events where act = 'endOnLastDay' and record_id = ${id}`
  expect(line).toMatchObject({
    actor_id: null,
    actor_name: 'Accounts that end',
    sentence: expect.stringContaining('25 November 2026'),
  })
})

test('a team that merges takes its open cases and people; what came before is counted where it was', async () => {
  const [team] = await sql()`
    select t.id, t.name, t.district_id, count(*)::int as n from teams t join cases c on c.team_id = t.id and c.status = 'open'
    where t.force_id = ${force} and t.ended_at is null
      and not exists (select from restrictions r where r.case_id = c.id and r.lifted_at is null) group by 1, 2, 3 order by 4 desc limit 1`
  const [into] = await sql()`
    select t.id, t.district_id from teams t where t.force_id = ${force} and t.ended_at is null and t.district_id <> ${team?.district_id} order by t.id limit 1`
  const [a, b] = [team?.id as string, into?.id as string]
  const counted = async () => {
    const asked = {
      actor: cast.calloway,
      period: (day: string) => periodFrom({}, day),
      horizon: 90 as const,
      at,
      db: db(),
    }
    const { taken } = await takeMeasures(asked, ['M01', 'M02', 'M08'])
    return taken.map(m => m.districts.map(d => [m.id, d.district, d.numerator, d.counted]))
  }
  const before = await counted()
  expect(before.flat(2).some(n => typeof n === 'number' && n > 0)).toBe(true)
  const [closed] = await sql()`select count(*)::int as n from cases where team_id = ${a} and status <> 'open'`
  const done = await act('mergeTeam', a, { intoId: b, fromOn: at.slice(0, 10) })
  expect(done).toMatchObject({ kind: 'done', sentence: expect.stringContaining(`${team?.n} open case`) })
  const [moved] =
    await sql()`select count(*)::int as n from cases where team_id = ${b} and former_teams @> ${sql().json([{ teamId: a }])}`
  expect(moved?.n).toBe(team?.n)
  const [stayed] = await sql()`select count(*)::int as n from cases where team_id = ${a} and status <> 'open'`
  expect(stayed?.n).toBe(closed?.n)
  expect(await counted()).toEqual(before)
  // Whoever is in the other team sees what stayed with this one.
  const [member] = await sql()`select person_id from memberships where team_id = ${b} and ended_at is null limit 1`
  const known = { id: member?.person_id as string, forceId: force, name: '' }
  const standing = await standingOf(await startSession(known, { browser: null, at, db: db() }), { at, db: db() })
  expect(standing.kind === 'standing' && standing.actor.teamIds).toEqual(expect.arrayContaining([a, b]))

  // And when the district where all of it was counted becomes part of a third, it is counted there still, up to the day.
  const own = String(team?.district_id)
  const [third] = await sql()`
    select id from districts where force_id = ${force} and ended_at is null and not is_force_wide
      and id not in (${own}, ${into?.district_id}) limit 1`
  const [moves] = await sql()`select count(*)::int as n from teams where district_id = ${own}`
  const merged = await act('mergeDistrict', own, { intoId: third?.id, fromOn: at.slice(0, 10) })
  expect(merged).toMatchObject({ kind: 'done' })
  const [left] = await sql()`
    select count(*) filter (where district_id = ${own})::int as left,
      count(*) filter (where former_districts @> ${sql().json([{ districtId: own }])})::int as moved
    from teams where force_id = ${force}`
  expect(left).toEqual({ left: 0, moved: moves?.n })
  const withNumbers = (all: (typeof before)[number][]) => all.map(m => m.filter(row => row.some(n => Number(n) > 0)))
  expect(withNumbers(await counted())).toEqual(withNumbers(before))
})

test('a sign-in with groups of the directory gives roles and a team, and one without them takes those back', async () => {
  await performAsSeen({
    ...{ db: db(), actor: admin, act: 'addDirectoryGroup' as const, at },
    input: { group: 'SPO legal', roles: ['legal'], teamId: '' },
  })
  const known = { id: cast.osgood.id, forceId: force, name: cast.osgood.name }
  const rolesNow = async () =>
    (
      await sql()`select role, given_by from person_roles where person_id = ${known.id} and ended_at is null order by role`
    ).map(r => `${r.role} ${r.given_by}`)
  const before = await rolesNow()
  await followDirectory(known, { groups: ['spo LEGAL', 'Everybody'] }, { at, db: db() })
  expect(await rolesNow()).toEqual([...before, 'legal directory'].sort())
  // When the provider cannot send them all, then nothing is known and nothing changes
  await followDirectory(known, { _claim_names: { groups: 'src1' } }, { at, db: db() })
  expect(await rolesNow()).toContain('legal directory')
  await followDirectory(known, {}, { at, db: db() })
  expect(await rolesNow()).toEqual(before)
  const lines = await sql()`select sentence, detail from events where act = 'followDirectory' order by seq`
  expect(lines.map(l => l.detail.groups)).toEqual([['spo LEGAL'], []])
})
