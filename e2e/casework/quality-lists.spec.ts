import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { type CastMember, cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import type { Story } from '../../lib/demo/telling.ts'
import { looseItems, readPanel } from '../../lib/work/case/panels.ts'
import { listExemplars } from '../../lib/work/lists/exemplars.ts'
import { listOverrides } from '../../lib/work/lists/overrides.ts'
import { listDraws } from '../../lib/work/lists/sample-draws.ts'
import { ownBeside } from '../../lib/work/measures/comparator.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** Lists of the desk on a real database: panels by meeting, warnings passed over, exemplars, and figures beside published ones. */

let fresh: FreshDatabase
let owner: Connection
let program: Connection
let story: Story
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 4 })
  story = await tellLife(program.db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-08-03',
    defendant: {
      given: 'Peregrine',
      family: 'O’Thackthwaite',
      born: '1984-02-29',
      address: '27 Quillet Row, Aldermere',
    },
    protectedPerson: { given: 'Isolde', family: 'D’Wimbourne', born: '1990-06-11', contactBy: '07700 900633' },
    relationship: 'formerPartner',
    incidents: [
      { on: '2026-07-02', category: 'B', summary: 'Forty messages in one night' },
      { on: '2026-07-09', category: 'E', summary: 'Waited outside her work' },
    ],
    pattern: 'He has written, waited and watched since she asked him to stop.',
    risk: { on: '2026-08-04', yes: 6, judgement: 'high', reason: 'It grows after each refusal.' },
    decided: '2026-08-05',
    drafted: { on: '2026-08-06' },
    reviewed: '2026-08-10',
    lodged: '2026-08-12',
    full: {
      listed: '2026-08-13',
      heard: '2026-09-01',
      made: { years: 2 },
      served: '2026-09-01',
      notified: '2026-09-02',
    },
  })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})
const at = '2026-10-01T10:00:00.000Z'
const performAct = async (
  actor: CastMember,
  act: string,
  input: object,
  more: { ref?: string; on?: string; despite?: string } = {},
) => {
  const answer = await performAsSeen({ actor, act: act as never, input, at, db: program.db, ...more } as never)
  expect(answer, act).toMatchObject({ kind: 'done' })
  return answer as { created: Record<string, string> }
}

test('two panels on one day have their own agendas, and a case leaves a cancelled one by being moved', async () => {
  const plan = (place: string) =>
    performAct(cast.calloway, 'planPanel', { heldOn: '2026-10-05', place, attendance: [] })
  const [first, second] = [(await plan('Room 1')).created.panels ?? '', (await plan('Room 2')).created.panels ?? '']
  const put = { panelId: first, panelOn: '', why: 'Is an order enough?' }
  const item = (await performAct(cast.calloway, 'putToPanel', put, { ref: story.ref })).created.panelItems ?? ''
  const agenda = async (id: string) => (await readPanelAs(id))?.items.map(i => i.ref)
  expect(await agenda(first)).toEqual([story.ref])
  expect(await agenda(second)).toEqual([])
  await performAct(cast.calloway, 'cancelPanel', { reason: 'The chair is ill' }, { on: first })
  expect((await loose()).map(i => [i.ref, i.cancelled])).toEqual([[story.ref, true]])
  await performAct(cast.calloway, 'movePanelItem', { panelId: second, panelOn: '' }, { ref: story.ref, on: item })
  expect(await agenda(second)).toEqual([story.ref])
  expect(await loose()).toEqual([])
})
const readPanelAs = (id: string) => readPanel(cast.calloway, id, at, program.db)
const loose = () => looseItems(cast.calloway, program.db)

test('warnings passed over are listed by person and by rule, to those who oversee, a page at a time', async () => {
  const of = (actor: CastMember, asked = {}) => listOverrides(actor, asked, at, program.db)
  const all = await of(cast.sutcliffe)
  const [count] = await owner.sql`select count(*)::int as n from overrides`
  expect(all.rows.length).toBe(Math.min(50, count?.n ?? 0))
  expect(all.rows.length).toBeGreaterThan(0)
  expect(all.rows.map(r => r.ref)).toEqual(all.rows.map(() => story.ref))
  const [person, rule] = [all.people[0], all.rules[0]]
  expect((await of(cast.sutcliffe, { person: person?.value })).rows.length).toBe(Math.min(50, person?.n ?? -1))
  expect((await of(cast.sutcliffe, { rule: rule?.value })).rows.length).toBe(Math.min(50, rule?.n ?? -1))
  expect((await of(cast.siddiqui)).rows).toEqual([])
  expect((await of(cast.castellano)).rows).toEqual([])
  await owner.sql`insert into overrides (id, force_id, case_id, act, rule, message, reason, at, by_id)
    select gen_random_uuid(), force_id, case_id, 'Another', null, 'Old', 'So', at - interval '1 day', by_id from (select * from overrides limit 1) o, generate_series(1, 70)`
  const ids: string[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page = await of(cast.sutcliffe, { after })
    ids.push(...page.rows.map(r => r.id))
    after = page.next
    more = after !== undefined
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBe((count?.n ?? 0) + 70)
})

test('an exemplar is found by its behaviour by everybody of the force, and says to nobody but its keepers which case it was', async () => {
  const file = await story.read()
  const application = file.applications.find(a => a.kind === 'main')?.id ?? ''
  const input = {
    title: 'Messages at night and waiting outside a workplace',
    behaviours: ['B', 'E'],
    relationship: 'formerPartner',
    outcome: 'granted',
    grounds: 'The defendant sent many messages in one night and waited outside the workplace.',
    conditions: 'Not to contact the protected person.\nNot to come within 100 metres of the workplace.',
    courtChanged: '',
    whyRefused: '',
    checked: 'yes',
  }
  const named = await performAsSeen({
    actor: cast.calloway,
    ref: story.ref,
    act: 'makeExemplar',
    on: application,
    input: { ...input, grounds: `${input.grounds} Isolde saw him.` },
    at,
    db: program.db,
  })
  expect(named).toMatchObject({ kind: 'refused' })
  const made = await performAct(cast.calloway, 'makeExemplar', input, { ref: story.ref, on: application })
  const findExemplars = (actor: CastMember, behaviour?: 'B' | 'G') =>
    listExemplars(actor, { behaviour, page: 1 }, program.db)
  expect((await findExemplars(cast.calloway, 'B')).map(e => [e.title, e.ref])).toEqual([[input.title, story.ref]])
  expect((await findExemplars(cast.hale, 'B')).map(e => [e.title, e.ref])).toEqual([[input.title, null]])
  expect(await findExemplars(cast.hale, 'G')).toEqual([])
  expect(await findExemplars(cast.desouza)).toEqual([])
  await performAct(
    cast.calloway,
    'withdrawExemplar',
    { cause: 'error', reason: 'Too easily known' },
    {
      ref: story.ref,
      on: made.created.exemplars ?? '',
    },
  )
  expect(await findExemplars(cast.calloway)).toEqual([])
})

test('our figures stand beside published ones of the same days, counted as those are', async () => {
  const figure = { scope: 'force', area: 'Elsewhere', value: '5', unitNote: '', source: 'A reply', qualityFlag: '' }
  const group = (measure: string, period: string) => ({
    measure,
    unitNote: '',
    figures: [{ ...figure, measure, periodStart: period, periodEnd: period }],
  })
  const groups = [
    group('applications', '2026'),
    group('full_orders', '2026'),
    group('interim_orders', '2026'),
    group('percent_granted', '2026'),
    group('subjects_under_order', '2026-10'),
    group('applications', '2021-22'),
    group('stalking_outcomes_total', '2026'),
  ]
  const own = await ownBeside(cast.sutcliffe, groups, { db: program.db })
  expect(groups.map(g => own.get(g)?.map(f => f.value))).toEqual([['1'], ['1'], ['0'], ['100'], ['1'], [null], []])
  expect((await ownBeside(cast.ashby, groups, { db: program.db })).size).toBe(0)
  const [orders] = await owner.db.execute<{ n: number }>(sql`select count(*)::int as n from orders where kind = 'full'`)
  expect(orders?.n).toBe(1)
})

test('a supervisor draws a sample: chance says which, each once, and of nobody’s own; another force draws nothing of it', async () => {
  const ask = { work: 'reviews', fromOn: '2026-08-01', untilOn: '2026-10-01', number: '2' }
  const draw = (actor: CastMember, input = ask) =>
    performAsSeen({ actor, act: 'drawFinishedWork', input, at, db: program.db } as never)
  expect(await draw(cast.siddiqui)).toMatchObject({ kind: 'missing' })
  expect(await draw(cast.castellano)).toMatchObject({ kind: 'refused' })
  const before = await owner.sql`select id from reviews where result in ('endorsed', 'authorised')`
  expect(before.length).toBeGreaterThan(2)
  expect(await draw(cast.sutcliffe)).toMatchObject({ kind: 'done', sentence: expect.stringContaining('2 pieces') })
  expect(await listDraws(cast.sutcliffe, 1, program.db)).toMatchObject([
    { work: 'reviews', drawn: 2, read: 0, by: cast.sutcliffe.name },
  ])
  const waiting =
    await owner.sql`select about_id, due_at from waits where kind = 'sampleDrawn' and about_kind = 'reviews'`
  const pieces = await owner.sql`select work_id from drawn_pieces`
  const ids = new Set(waiting.map(w => w.about_id))
  expect(pieces.every(p => ids.has(p.work_id))).toBe(true)
  // The rest of them, however many are asked for; then none is left.
  expect(await draw(cast.sutcliffe, { ...ask, number: '25' })).toMatchObject({ kind: 'done' })
  expect(await draw(cast.sutcliffe, { ...ask, number: '25' })).toMatchObject({ kind: 'refused' })
  const all = await owner.sql`select work_id from drawn_pieces`
  expect(new Set(all.map(p => p.work_id)).size).toBe(all.length)
  expect(await listDraws(cast.hale, 1, program.db)).toEqual([])
})
