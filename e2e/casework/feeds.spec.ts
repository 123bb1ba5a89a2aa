import { expect, test } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { type CastMember, cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import type { Story } from '../../lib/demo/telling.ts'
import { answerChanges } from '../../lib/work/feeds/answer-changes.ts'
import { answerAcknowledgements, answerEntries } from '../../lib/work/feeds/answer-entries.ts'
import { listEntries } from '../../lib/work/feeds/entries.ts'
import { answerOrders, casesChanged } from '../../lib/work/feeds/order-feed.ts'
import { changesOfCase, listChanges } from '../../lib/work/feeds/records-changes.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { openApi } from '../../lib/work/reports/openapi.ts'
import { newToken } from '../../lib/work/reports/systems.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { strays } from './described.ts'

/** The feeds of other systems, against a client that knows nothing of them but their description. */

let fresh: FreshDatabase
let owner: Connection
let program: Connection
let story: Story
let restricted: Story
let wrong: Story
test.describe.configure({ mode: 'serial' })

const address = '9 Kestrel Street, Thornfold'
const life = (family: string, isServed = true, crime = 'MA/26/70000') =>
  tellLife(program.db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-08-03',
    defendant: { given: 'Peregrine', family, born: '1984-02-29', address: '27 Quillet Row, Aldermere' },
    protectedPerson: { given: 'Isolde', family: 'D’Wimbourne', born: '1990-06-11' },
    relationship: 'formerPartner',
    incidents: [
      { on: '2026-07-02', category: 'B', summary: 'Forty messages in one night', reference: crime },
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
      ...(isServed ? { served: '2026-09-01', notified: '2026-09-02' } : {}),
    },
  })
const at = '2026-10-01T10:00:00.000Z'
const performAs = async (
  actor: CastMember,
  act: string,
  input: object,
  more: { ref?: string; on?: string | undefined; despite?: string } = {},
) => {
  const answer = await performAsSeen({ actor, act: act as never, input, at, db: program.db, ...more } as never)
  expect(answer, act).toMatchObject({ kind: 'done' })
}
const tokens = new Map<string, string>()
async function system(scopes: string[]): Promise<void> {
  const { token, hash } = newToken()
  await performAs(cast.okafor, 'addRecordsSystem', { name: `System for ${scopes.join()}`, scopes, tokenHash: hash })
  tokens.set(scopes.join(), token)
}
test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
  story = await life('O’Thackthwaite', true, 'MA/26/70001')
  restricted = await life('O’Vosper', true, 'MA/26/70002')
  wrong = await life('O’Quint', false)
  for (const scope of ['reports', 'orders', 'entries']) await system([scope])
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** A client of the description: it sends what the path says it takes, and keeps nothing that the path does not say it answers. */
const routes = { '/api/v1/orders': answerOrders, '/api/v1/entries': answerEntries } as const
async function get<T>(path: keyof typeof routes, token: string | undefined, asked: Record<string, string> = {}) {
  const described = openApi.paths[path].get
  const known = described.parameters.map(p => p.name)
  expect(Object.keys(asked).filter(name => !known.includes(name))).toEqual([])
  const answer = await routes[path](
    new Request(`http://localhost${path}?${new URLSearchParams(asked)}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    }),
    { at, db: program.db },
  )
  const body = await answer.json()
  const response = described.responses[answer.status as 200]
  expect(response, `${path} answers ${answer.status}`).toBeDefined()
  expect(strays(response.content['application/json'].schema, body)).toEqual([])
  return { status: answer.status, body: body as T }
}
interface Changes {
  changes: {
    case: string
    orders: {
      reference: string
      inForce: boolean
      defendant: { contacts: object[] }
      protectedPersons: { contacts: object[]; safeContact: string[] }[]
    }[]
  }[]
  cursor: string
  more: boolean
}
/** All that came since a cursor, so many at a time; and where it goes on from. */
async function readOn(after: string, limit = '1') {
  const got: Changes['changes'] = []
  let cursor = after
  for (let more = true; more; ) {
    const { body } = await get<Changes>('/api/v1/orders', tokens.get('orders'), { after: cursor, limit })
    got.push(...body.changes)
    cursor = body.cursor
    more = body.more
  }
  return { got, cursor }
}

test('who has no token, one for something else, or a cursor that is none is told so, as described', async () => {
  expect((await get('/api/v1/orders', undefined)).status).toBe(401)
  expect((await get('/api/v1/orders', newToken().token)).status).toBe(401)
  expect((await get('/api/v1/orders', tokens.get('reports'))).status).toBe(403)
  for (const asked of [{ after: 'x' }, { limit: '0' }, { limit: '1000' }])
    expect((await get('/api/v1/orders', tokens.get('orders'), asked)).status).toBe(422)
})

let cursor = '0'
test('a copy of the orders is made from nothing, a case at a time, and then only what changed comes', async () => {
  const first = await readOn('0')
  expect(first.got.map(c => c.case).sort()).toEqual([story.ref, restricted.ref, wrong.ref].sort())
  const [order] = first.got.find(c => c.case === story.ref)?.orders ?? []
  expect(order).toMatchObject({
    inForce: true,
    madeOn: '2026-09-01',
    servedOn: '2026-09-01',
    servedAsItStands: true,
    defendant: { familyName: 'O’Thackthwaite', bornOn: '1984-02-29' },
    protectedPersons: [{ familyName: 'D’Wimbourne', bornOn: '1990-06-11' }],
    owner: { name: cast.siddiqui.name },
  })
  expect(order?.protectedPersons[0]?.safeContact.join(' ')).toContain('Text first')
  const nothing = await readOn(first.cursor)
  expect(nothing).toEqual({ got: [], cursor: first.cursor })
  // A look is no change.
  await story.read()
  const file = await story.read()
  await performAs(
    cast.calloway,
    'keepConfidentialAddress',
    { kind: 'home', address, postcode: 'ZZ7 2AB' },
    { ref: story.ref, on: file.protectedPersons[0]?.id },
  )
  const next = await readOn(first.cursor)
  expect(next.got.map(c => c.case)).toEqual([story.ref])
  cursor = next.cursor
})

test('that there is a protected address is said, and never what it is', async () => {
  const { got } = await readOn('0', '100')
  const text = JSON.stringify(got)
  for (const word of ['Kestrel', 'ZZ7 2AB']) expect(text).not.toContain(word)
  const ours = got.find(c => c.case === story.ref)?.orders[0]
  expect(ours?.protectedPersons[0]?.contacts).toEqual([
    { kind: 'address', value: null, confidence: 'recorded', confidential: true },
  ])
  expect(ours?.defendant.contacts.length).toBeGreaterThan(0)
})

test('an order that was recorded wrongly is among those of its case no more, and a restricted case is not there', async () => {
  const [order] = (await wrong.read()).orders
  await performAs(
    cast.lindqvist,
    'withdrawOrder',
    { cause: 'error', reason: 'It was made in another case' },
    { ref: wrong.ref, on: order?.id, despite: 'It was another case' },
  )
  const next = await readOn(cursor)
  expect(next.got.map(c => [c.case, c.orders])).toEqual([[wrong.ref, []]])
  await performAs(
    cast.calloway,
    'restrictCase',
    { reason: 'He works in the control room', people: [cast.ashby.id] },
    { ref: restricted.ref },
  )
  expect((await readOn('0')).got.map(c => c.case).sort()).toEqual([story.ref, wrong.ref].sort())
})

test('while an act is being written nothing is given that could come before it', async () => {
  const before = await readOn('0')
  await owner.sql.begin(async tx => {
    await tx`select pg_advisory_xact_lock_shared(hashtextextended(${cast.siddiqui.forceId}::text, 44))`
    const { body } = await get<Changes>('/api/v1/orders', tokens.get('orders'), { after: '0' })
    expect(body).toEqual({ changes: [], cursor: '0', more: true })
  })
  expect(await readOn('0')).toEqual(before)
})

interface Entries {
  entries: { id: string; case: string; what: string; text: string; acknowledged: { reference: string } | null }[]
  cursor: string
  more: boolean
}
async function entriesAfter(after: string) {
  const got: Entries['entries'] = []
  let cursor = after
  for (let more = true; more; ) {
    const { body } = await get<Entries>('/api/v1/entries', tokens.get('entries'), { after: cursor, limit: '7' })
    got.push(...body.entries)
    cursor = body.cursor
    more = body.more
  }
  return { got, cursor }
}
/** What a client sends back of entries, as the description says it may, and what it is answered. */
async function acknowledge(body: unknown, { token = tokens.get('entries'), when = at } = {}) {
  const described = openApi.paths['/api/v1/entries'].post
  const answer = await answerAcknowledgements(
    new Request('http://localhost/api/v1/entries', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    { at: when, db: program.db },
  )
  const response = described.responses[answer.status as 200]
  expect(response, String(answer.status)).toBeDefined()
  const said = await answer.json()
  expect(strays(response.content['application/json'].schema, said)).toEqual([])
  if (answer.status === 200) expect(strays(described.requestBody.content['application/json'].schema, body)).toEqual([])
  return { status: answer.status, results: (said.results ?? []) as { id: string; result: string }[] }
}

test('a records system fetches each entry once, acknowledges it by its own reference, and says so again otherwise', async () => {
  expect((await get('/api/v1/entries', tokens.get('orders'))).status).toBe(403)
  const { got, cursor: next } = await entriesAfter('0')
  const ours = got.filter(e => e.case === story.ref)
  expect(new Set(got.map(e => e.id)).size).toBe(got.length)
  for (const what of ['Record the order that the court made', 'Lodge with the court', 'Record service'])
    expect(
      ours.some(e => e.what.startsWith(what)),
      `${what}: ${ours.map(e => e.what).join(' | ')}`,
    ).toBe(true)
  expect(got.some(e => e.case === restricted.ref)).toBe(false)
  const text = got.map(e => e.text).join(' ')
  for (const word of ['Quillet', 'Kestrel']) expect(text).not.toContain(word)
  expect((await entriesAfter(next)).got).toEqual([])
  const [first, second] = ours
  const answer = await acknowledge([
    { id: first?.id, reference: 'MA/26/1/L1' },
    { id: cast.siddiqui.id, reference: 'MA/26/1/L2' },
    { id: 'none', reference: 'MA/26/1/L3' },
  ])
  expect(answer.results.map(r => r.result)).toEqual(['acknowledged', 'rejected', 'rejected'])
  // The same again changes nothing; another reference takes its place.
  expect((await acknowledge([{ id: first?.id, reference: 'MA/26/1/L1' }])).results[0]?.result).toBe('rejected')
  expect(
    (await acknowledge([{ id: first?.id, reference: 'MA/26/1/L9' }], { when: '2026-10-01T10:05:00.000Z' })).results[0]
      ?.result,
  ).toBe('acknowledged')
  const again = (await entriesAfter('0')).got
  expect(again.find(e => e.id === first?.id)?.acknowledged?.reference).toBe('MA/26/1/L9')
  expect(again.find(e => e.id === second?.id)?.acknowledged).toBeNull()
  for (const body of [[], {}, [{ id: first?.id }], Array(101).fill({ id: first?.id, reference: 'x' })])
    expect((await acknowledge(body)).status).toBe(422)
  expect((await acknowledge([{ id: first?.id, reference: 'x' }], { token: tokens.get('orders') })).status).toBe(403)
})

test('what nobody acknowledged for a day since entries are owed is listed, to those who may see the case', async () => {
  // Everything of this story was done before the system was added: none of it is owed.
  const late = (actor: CastMember, when: string) => listEntries(actor, { state: 'late' }, { at: when, db: program.db })
  const lateEntries = async (actor: CastMember, when: string) => (await late(actor, when)).rows.map(r => [r.ref, r.act])
  expect(await lateEntries(cast.calloway, '2026-12-01T10:00:00.000Z')).toEqual([[wrong.ref, 'withdrawOrder']])
  await performAs(
    cast.obrien,
    'recordBreach',
    {
      of: 'order',
      orderId: (await story.read()).orders[0]?.id,
      conditionIds: (await story.read()).orderConditions.slice(0, 1).map(c => c.id),
      happenedOn: '2026-10-01',
      knownAt: '2026-10-01T09:00',
      source: 'victim',
      place: 'englandWales',
      description: 'He came to her door.',
      excuse: 'None offered',
    },
    { ref: story.ref },
  )
  expect(await lateEntries(cast.calloway, '2026-10-02T09:59:00.000Z')).toEqual([])
  const { rows } = await late(cast.calloway, '2026-10-02T10:01:00.000Z')
  const breach = rows.find(r => r.ref === story.ref)
  expect(breach?.act).toBe('recordBreach')
  expect(rows).toHaveLength(2)
  expect(await lateEntries(cast.castellano, '2026-10-02T10:01:00.000Z')).toEqual([])
  await performAs(cast.siddiqui, 'acknowledgeEntry', { entryId: breach?.id, reference: 'MA/26/1/L12' })
  expect(await lateEntries(cast.calloway, '2026-10-02T10:01:00.000Z')).toEqual([[wrong.ref, 'withdrawOrder']])
  const other = await performAsSeen({
    actor: cast.desouza,
    act: 'acknowledgeEntry',
    input: { entryId: breach?.id, reference: 'SV/1' },
    at,
    db: program.db,
  } as never)
  expect(other).toMatchObject({ kind: 'refused' })
})

/** What a client sends of crimes, and what it is answered, both as described. */
async function tell(body: unknown, token = tokens.get('changes')) {
  const described = openApi.paths['/api/v1/changes'].post
  const answer = await answerChanges(
    new Request('http://localhost/api/v1/changes', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    { at, db: program.db },
  )
  const response = described.responses[answer.status as 200]
  expect(response, String(answer.status)).toBeDefined()
  const said = await answer.json()
  expect(strays(response.content['application/json'].schema, said)).toEqual([])
  if (answer.status === 200) expect(strays(described.requestBody.content['application/json'].schema, body)).toEqual([])
  return { status: answer.status, results: ((said.results ?? []) as { result: string }[]).map(r => r.result) }
}
const crimeOf = (n: string) => `MA/26/${n}`

test('what changed of a crime is kept for its case, and one taken out of stalking is read by a second person', async () => {
  await system(['changes'])
  const away = {
    crimeReference: crimeOf('70001'),
    changedAt: '2026-09-30T08:15:00Z',
    stalking: false,
    reason: 'Neighbours',
  }
  const outcome = {
    crimeReference: 'ma/26/70001',
    changedAt: '2026-09-30T09:00:00+01:00',
    outcome: '16',
    officer: 'PC Hale',
  }
  const unknown = { crimeReference: crimeOf('99999'), changedAt: '2026-09-30T08:00:00Z', stalking: false }
  expect((await tell([away], tokens.get('orders'))).status).toBe(403)
  for (const body of [[], {}, [{ crimeReference: 'x' }], [{ ...away, changedAt: 'soon' }]])
    expect((await tell(body)).status).toBe(422)
  const nothing = { crimeReference: crimeOf('70001'), changedAt: '2026-09-30T08:20:00Z' }
  const later = { ...away, changedAt: '2026-10-30T08:15:00Z' }
  expect((await tell([away, outcome, unknown, nothing, later])).results).toEqual([
    'recorded',
    'recorded',
    'recorded',
    'rejected',
    'rejected',
  ])
  // Sent again it is nothing new.
  expect((await tell([away])).results).toEqual(['rejected'])
  const all = await listChanges(cast.calloway, {}, program.db)
  expect(all.rows.map(r => [r.crimeReference, r.caseRef, r.isStalking, r.outcome]).sort()).toEqual(
    [
      [crimeOf('70001'), story.ref, false, null],
      ['ma/26/70001', story.ref, null, '16'],
      [crimeOf('99999'), null, false, null],
    ].sort(),
  )
  const waiting = () =>
    owner.sql`select params ->> 'crime' as crime, params ->> 'ref' as ref, due_at from waits where kind = 'reclassified' order by 1`
  expect((await waiting()).map(w => [w.crime, w.ref])).toEqual([
    [crimeOf('70001'), story.ref],
    [crimeOf('99999'), ''],
  ])
  const [row] = (await listChanges(cast.calloway, { waiting: true }, program.db)).rows.filter(
    r => r.caseRef === story.ref,
  )
  const read = (actor: CastMember) =>
    performAsSeen({
      actor,
      act: 'readReclassified',
      on: row?.id,
      input: { answer: 'wrong', note: 'He waits for her every day' },
      at,
      db: program.db,
    } as never)
  expect(await read(cast.siddiqui)).toMatchObject({ kind: 'missing' })
  expect(await read(cast.prosser)).toMatchObject({ kind: 'missing' })
  expect(await read(cast.calloway)).toMatchObject({ kind: 'done' })
  expect(await read(cast.calloway)).toMatchObject({ kind: 'refused' })
  expect((await waiting()).map(w => w.crime)).toEqual([crimeOf('99999')])
})

test('whom the records system has as officer of a crime is proposed, where that is one person and another than here', async () => {
  const officer = async () =>
    asPerson(
      cast.calloway,
      async tx => {
        const [root] = await tx.select().from(cases).where(eq(cases.ref, story.ref))
        return root && (await changesOfCase(tx, root)).officer
      },
      { db: program.db },
    )
  const say = async (named: string, minute: number) => {
    const change = { crimeReference: crimeOf('70001'), changedAt: `2026-09-30T09:0${minute}:00Z`, officer: named }
    expect((await tell([change])).results).toEqual(['recorded'])
  }
  await say('Somebody Else', 1)
  expect(await officer()).toBeNull()
  await say(cast.whitlock.name, 2)
  expect(await officer()).toMatchObject({ id: cast.whitlock.id, crime: crimeOf('70001') })
  await performAs(cast.calloway, 'assignOfficer', { officerId: cast.whitlock.id }, { ref: story.ref })
  expect(await officer()).toBeNull()
})

test('of a crime of a restricted case the system is told the same, and nobody outside is told anything', async () => {
  const away = { crimeReference: crimeOf('70002'), changedAt: '2026-09-30T08:15:00Z', stalking: false }
  expect((await tell([away])).results).toEqual(['recorded'])
  const crimes = async (actor: CastMember) => (await listChanges(actor, {}, program.db)).rows.map(r => r.crimeReference)
  expect(await crimes(cast.adeleke)).not.toContain(crimeOf('70002'))
  expect(await crimes(cast.calloway)).toContain(crimeOf('70002'))
  expect(
    await owner.sql`select 1 from waits where kind = 'reclassified' and params ->> 'crime' = ${crimeOf('70002')}`,
  ).toHaveLength(0)
})

test('of 20,000 cases with orders the first page of the feed reads one page and no more', async () => {
  await owner.sql`
    insert into cases (id, force_id, ref, status, team_id, relationship, reported_on, opened_at, opened_by_id, checks_done, version)
    select gen_random_uuid(), force_id, 'MA-2020-' || lpad(n::text, 5, '0'), 'closed', team_id, relationship, reported_on, opened_at, opened_by_id, '{}', 1
    from cases, generate_series(1, 20000) n where ref = ${story.ref}`
  await owner.sql`
    insert into order_changes (case_id, force_id, seq, at)
    select id, force_id, 1000000 + row_number() over (order by ref), opened_at from cases where ref like 'MA-2020-%'`
  await owner.sql`analyze cases`
  await owner.sql`analyze order_changes`
  const [plan] = await asPerson(
    cast.calloway,
    tx =>
      tx.execute<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        sql`explain (analyze, format json) ${casesChanged({ after: 0, limit: 100, settled: 2_000_000 })}`,
      ),
    { db: program.db },
  )
  const nodes = nodesOf(plan?.['QUERY PLAN'][0].Plan)
  expect(nodes.find(n => n['Relation Name'] === 'order_changes')).toMatchObject({ 'Index Name': 'order_changes_seq' })
  expect(Math.max(...nodes.map(n => n['Actual Rows'] * n['Actual Loops']))).toBeLessThanOrEqual(101)
})
interface Plan {
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Plan[]
}
const nodesOf = (plan: Plan | undefined): Plan[] => (plan ? [plan, ...(plan.Plans ?? []).flatMap(nodesOf)] : [])
