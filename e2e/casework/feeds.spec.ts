import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { type CastMember, cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import type { Story } from '../../lib/demo/telling.ts'
import { answerOrders } from '../../lib/work/feeds/order-feed.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
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
const life = (family: string, isServed = true) =>
  tellLife(program.db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-08-03',
    defendant: { given: 'Peregrine', family, born: '1984-02-29', address: '27 Quillet Row, Aldermere' },
    protectedPerson: { given: 'Isolde', family: 'D’Wimbourne', born: '1990-06-11' },
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
      ...(isServed ? { served: '2026-09-01', notified: '2026-09-02' } : {}),
    },
  })
const at = '2026-10-01T10:00:00.000Z'
const done = async (
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
  await done(cast.okafor, 'addRecordsSystem', { name: `System for ${scopes.join()}`, scopes, tokenHash: hash })
  tokens.set(scopes.join(), token)
}
test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
  story = await life('O’Thackthwaite')
  restricted = await life('O’Vosper')
  wrong = await life('O’Quint', false)
  for (const scope of ['reports', 'orders']) await system([scope])
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** A client of the description: it sends what the path says it takes, and keeps nothing that the path does not say it answers. */
const routes = { '/api/v1/orders': answerOrders } as const
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
  await done(
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
  await done(
    cast.lindqvist,
    'withdrawOrder',
    { cause: 'error', reason: 'It was made in another case' },
    { ref: wrong.ref, on: order?.id, despite: 'It was another case' },
  )
  const next = await readOn(cursor)
  expect(next.got.map(c => [c.case, c.orders])).toEqual([[wrong.ref, []]])
  await done(
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
