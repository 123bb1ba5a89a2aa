import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { restrictions } from '../../db/schema/cases.ts'
import { cases } from '../../db/schema/collections.ts'
import { events } from '../../db/schema/events.ts'
import { applyPatch } from '../../lib/acts/act/decide.ts'
import type { Patch } from '../../lib/case/case.ts'
import type { Order } from '../../lib/case/records/orders.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { conditionsOn, isInForce, isServedAsItStands } from '../../lib/case/views/orders.ts'
import { type CastMember, cast, teams } from '../../lib/demo/cast.ts'
import { type RegisterRow, registerEntry, registerPage } from '../../lib/work/lists/register.ts'
import { findCase, loadFile } from '../../lib/work/pipeline/load.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { persist } from '../../lib/work/pipeline/persist.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { aCondition, anApplication, anInterim, anOrder, aService, aVersion } from '../rules/acts/order-file.ts'
import { at, type Loaded, loadedDatabase, today } from './load.ts'
import { expectAlike } from './told-apart.ts'

let loaded: Loaded
const db = () => loaded.program.db
test.describe.configure({ mode: 'serial' })

interface Made {
  caseRef: string
  orderRef: string
}
let quill: Made
let dowd: Made
let theirs: Made
let locked: Made

test.beforeAll(async () => {
  loaded = await loadedDatabase()
  quill = await caseWithOrder(cast.calloway, teams.aldermereResponse.id, 'MA-SPO-2026-00017', {
    givenNames: 'Nathan',
    familyName: 'Quill',
    aliases: ['Nate Quillfeather'],
    homeAddress: 'Flat 3, 27 Tannery Lane, Aldermere',
  })
  dowd = await caseWithOrder(cast.calloway, teams.thornfoldResponse.id, 'MA-SPO-2026-00018', {
    givenNames: 'Siobhán',
    familyName: 'O’Dowd-Reilly',
    aliases: [],
    homeAddress: '4 Corn Street, Thornfold',
  })
  theirs = await caseWithOrder(cast.prosser, teams.fenwaterResponse.id, 'SV-SPO-2026-00017', {
    givenNames: 'Nathan',
    familyName: 'Quill',
    aliases: [],
    homeAddress: 'Flat 3, 27 Tannery Lane, Aldermere',
  })
  locked = await caseWithOrder(cast.calloway, teams.aldermereResponse.id, 'MA-SPO-2026-00019', {
    givenNames: 'Percival',
    familyName: 'Zedekiah',
    aliases: [],
    homeAddress: '9 Harbour Row, Pellbrook',
  })
  const [row] = await loaded.owner.db.select().from(cases).where(eq(cases.ref, locked.caseRef))
  await loaded.owner.db.insert(restrictions).values({
    id: randomUUID(),
    forceId: cast.calloway.forceId,
    caseId: row?.id ?? '',
    reason: 'The defendant works for the force',
    at,
    byId: cast.calloway.id,
  })
})
test.afterAll(() => loaded.close())

type Who = { givenNames: string; familyName: string; aliases: string[]; homeAddress: string }
async function caseWithOrder(actor: CastMember, teamId: string, orderRef: string, who: Who): Promise<Made> {
  const begun = await perform({
    act: 'openCase',
    actor,
    at: '2026-09-01T09:00:00.000Z',
    db: db(),
    input: {
      ...who,
      relationship: 'formerPartner',
      protectedGivenNames: 'Sara',
      protectedFamilyName: 'Whitmore',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-09-01',
      teamId,
      searched: who.familyName,
    },
  })
  if (begun.kind !== 'done') throw new Error(JSON.stringify(begun))
  const application = anApplication({ id: randomUUID(), startedById: actor.id })
  const order = anOrder({
    id: randomUUID(),
    ref: orderRef,
    applicationId: application.id,
    madeOn: '2026-10-01',
    ownerId: actor.id,
  })
  await change(actor, begun.ref, [
    { in: 'applications', add: application },
    ...orderRows(order),
    { in: 'services', add: aService(order, '2026-10-02', { id: randomUUID() }) },
  ])
  return { caseRef: begun.ref, orderRef }
}
const orderRows = (order: Order, lastDay: string | null = '2028-09-30'): Patch => [
  { in: 'orders', add: order },
  { in: 'orderVersions', add: aVersion(order, { id: randomUUID(), lastDay }) },
  {
    in: 'orderConditions',
    add: aCondition(order, { id: randomUUID(), text: 'You must not enter Wherry Basin marina.' }),
  },
  { in: 'orderConditions', add: aCondition(order, { id: randomUUID(), number: 2, lastDay: '2026-11-20' }) },
]
const change = (actor: CastMember, ref: string, patch: Patch) =>
  asPerson(
    actor,
    async tx => {
      const root = await findCase(tx, ref, true)
      if (!root) throw new Error('No case')
      const at = new Date().toISOString()
      await persist(tx, root, patch, applyPatch(await loadFile(tx, root, undefined, londonDate(at)), patch), at)
    },
    { db: db() },
  )

const find = async (q: string, actor: CastMember = cast.whitlock) =>
  (await registerPage(actor, { q }, { at, db: db() })).rows.map(r => r.orderRef)

for (const [how, q] of [
  ['name', 'Nathan Quill'],
  ['misspelling', 'Nathen Quil'],
  ['sound', 'Nathan Kwill'],
  ['family name alone', 'quill'],
  ['other name', 'Quillfeather'],
  ['address', '27 Tannery Lane'],
  ['address as spoken', 'flat 3 27 tannery lane'],
  ['place named in a condition', 'Wherry Basin'],
  ['order reference', 'MA-SPO-2026-00017'],
  ['order reference without its hyphens', 'maspo202600017'],
] as const)
  test(`an order is found by ${how}`, async () => {
    const found = await find(q)
    expect(found).toContain('MA-SPO-2026-00017')
    expect(found).not.toContain('SV-SPO-2026-00017')
  })

test('an order is found by its case reference, and an accent or apostrophe does not matter', async () => {
  expect(await find(quill.caseRef)).toEqual([quill.orderRef])
  expect(await find('siobhan odowd reilly')).toEqual([dowd.orderRef])
})
test('the likeliest comes first, and what it was found by is said', async () => {
  const page = await registerPage(cast.whitlock, { q: 'Nathan Quill' }, { at, db: db() })
  expect(page.rows[0]).toMatchObject({ orderRef: quill.orderRef, why: ['Defendant’s name'] })
  expect((await registerPage(cast.whitlock, { q: 'Tannery' }, { at, db: db() })).rows[0]?.why).toEqual([
    'Defendant’s address',
  ])
})
test('nothing is found for words that match nothing, and wildcards are not wildcards', async () => {
  for (const q of ['Xyzzyqwv', '%%%%', '____', "'; drop table orders; --", '🙂']) expect(await find(q)).toEqual([])
})

test('any officer of the force finds an order of any team; another force’s is never found or opened', async () => {
  expect(await find('Quill', cast.whitlock)).toEqual([quill.orderRef])
  expect(await find('Quill', cast.ackroyd)).toEqual([theirs.orderRef])
  expect(await registerEntry(cast.whitlock, theirs.orderRef, { at, db: db() })).toBeUndefined()
  expect(await registerEntry(cast.ackroyd, quill.orderRef, { at, db: db() })).toBeUndefined()
})
test('an administrator, who sees no cases, sees no register', async () => {
  expect(await find('Quill', cast.okafor)).toEqual([])
  expect(await registerEntry(cast.okafor, quill.orderRef, { at, db: db() })).toBeUndefined()
})

test('a restricted case’s order is told of at the door by exact name with date of birth, and by no part of either', async () => {
  await loaded.owner.sql`update defendants set born_on = '1988-03-12' where family_name = 'Zedekiah'`
  await loaded.owner.sql`
    insert into search_terms (id, force_id, case_id, kind, value)
    select gen_random_uuid(), force_id, id, 'bornOn', '1988-03-12' from cases where ref = ${locked.caseRef}`
  const there = async (q: string, who = cast.whitlock) => {
    const page = await registerPage(who, { q }, { at, db: db() })
    expect(page.rows).toEqual([])
    return page.locked
  }
  const told = [{ ref: locked.caseRef, team: 'Aldermere response' }]
  expect(await there('Percival Zedekiah 12/03/1988')).toEqual(told)
  expect(await there('percival zedekiah 1988-03-12', cast.calloway)).toEqual(told)
  for (const q of [
    'Zedekiah',
    'Percival Zedekiah',
    'Zedekiah 12/03/1988',
    'Percival Zedekia 12/03/1988',
    '12/03/1988',
    'Percival Zedekiah 13/03/1988',
  ])
    expect(await there(q), q).toEqual([])
  expect(await there('Percival Zedekiah 12/03/1988', cast.ackroyd)).toEqual([])
  expect(await registerEntry(cast.calloway, locked.orderRef, { at, db: db() })).toBeUndefined()
})

test('the register reads as much for a part of a restricted name as for one that nobody has', async () => {
  const read = async (q: string) => {
    const page = await registerPage(cast.whitlock, { q }, { at, db: loaded.counting.db })
    return [page.rows, page.locked]
  }
  for (const [about, pair] of Object.entries({
    name: { closed: 'Percival Zedekiah', missing: 'Perpetua Zechariah' },
    surname: { closed: 'Zedekiah', missing: 'Zechariah' },
    'name with another date': { closed: 'Percival Zedekiah 13/03/1988', missing: 'Perpetua Zechariah 13/03/1988' },
    'reference of the case': { closed: locked.caseRef, missing: locked.caseRef.replace(/\d{3}$/, '998') },
  }))
    await expectAlike(loaded, `register by ${about}`, read, pair)
})

test('a search is recorded, and a card opened is recorded on its case', async () => {
  await find('Quillfeather')
  const card = await registerEntry(cast.whitlock, quill.orderRef, { at, db: db() })
  expect(card).toMatchObject({ order: { ref: quill.orderRef }, owner: cast.calloway.name, team: 'Aldermere response' })
  const recorded = await loaded.owner.db.select().from(events).where(eq(events.actorId, cast.whitlock.id))
  expect(recorded.some(e => e.kind === 'search' && e.act === 'seeRegister' && e.detail.q === 'Quillfeather')).toBe(true)
  const views = recorded.filter(e => e.act === 'viewCard')
  expect(views).toMatchObject([
    { kind: 'view', caseId: card?.file.case.id, sentence: `Looked at the door card of order ${quill.orderRef}` },
  ])
})
test('a card carries nothing of the protected person', async () => {
  const card = await registerEntry(cast.whitlock, quill.orderRef, { at, db: db() })
  expect(Object.keys(card?.file ?? {})).toContain('defendants')
  for (const name of ['protectedPersons', 'confidentialAddresses', 'contacts'])
    expect(Object.keys(card?.file ?? {})).not.toContain(name)
})

test('orders are listed exactly while they are in force, with the conditions that apply', async () => {
  const application = anApplication({ id: randomUUID(), number: 2, startedById: cast.calloway.id })
  const interim = anInterim({ id: randomUUID(), number: 3, mainId: application.id, startedById: cast.calloway.id })
  const decided = anApplication({ id: randomUUID(), number: 4, determinedOn: today, startedById: cast.calloway.id })
  const after = anInterim({ id: randomUUID(), number: 5, mainId: decided.id, startedById: cast.calloway.id })
  const newOrderRows = (ref: string, set: Partial<Order>, lastDay: string | null) =>
    orderRows(
      anOrder({ id: randomUUID(), ref, applicationId: application.id, madeOn: '2026-10-05', ownerId: null, ...set }),
      lastDay,
    )
  await change(cast.calloway, dowd.caseRef, [
    ...[application, interim, decided, after].map(row => ({ in: 'applications' as const, add: row })),
    ...newOrderRows('MA-E-1', {}, today),
    ...newOrderRows('MA-E-2', {}, '2026-11-20'),
    ...newOrderRows('MA-E-3', { madeOn: '2026-11-22' }, null),
    ...newOrderRows('MA-E-4', { endedOn: today, ending: 'discharged' }, null),
    ...newOrderRows('MA-E-5', { endedOn: '2026-11-22', ending: 'discharged' }, null),
    ...newOrderRows('MA-E-6', { kind: 'interim', applicationId: interim.id }, '2026-12-20'),
    ...newOrderRows('MA-E-7', { kind: 'interim', applicationId: after.id }, '2026-12-20'),
  ])
  const page = await registerPage(cast.calloway, { q: dowd.caseRef }, { at, db: db() })
  const file = await asPerson(
    cast.calloway,
    async tx => {
      const root = await findCase(tx, dowd.caseRef, false)
      if (!root) throw new Error('No case')
      return loadFile(tx, root, undefined, londonDate(new Date().toISOString()))
    },
    { db: db() },
  )
  const live = file.orders.filter(o => isInForce(o, file, today))
  expect(live.map(o => o.ref).sort()).toEqual(['MA-E-1', 'MA-E-5', 'MA-E-6', dowd.orderRef].sort())
  expect(page.rows.map(r => r.orderRef).sort()).toEqual(live.map(o => o.ref).sort())
  for (const row of page.rows) {
    const order = live.find(o => o.ref === row.orderRef)
    expect(order && conditionsOn(order, file, today).length).toBe(row.conditions)
    expect(row.served).toBe(row.orderRef === dowd.orderRef)
    expect(row.served && row.servedNow).toBe(order !== undefined && isServedAsItStands(order, file, today))
  }
  expect(page.total).toBe(4)
})

test('the same number of statements for 10 orders and for hundreds, and pages by key give each order once', async () => {
  test.setTimeout(180_000)
  const count = async (q: string) => {
    loaded.counting.reset()
    await registerPage(cast.calloway, { q }, { at, db: loaded.counting.db })
    return loaded.counting.statements()
  }
  const measure = async () => [await count(''), await count('Bulk'), await count('Quill')]
  await loaded.add(60, 0)
  const few = await measure()
  await loaded.add(3000, 60)
  const many = await measure()
  expect(many).toEqual(few)
  expect(many[0]).toBeGreaterThan(1)

  const seen: RegisterRow[] = []
  let after: string | undefined
  let before: string | undefined
  do {
    const page = await registerPage(cast.calloway, { q: '', after }, { at, db: db() })
    expect(page.previous === undefined).toBe(after === undefined)
    seen.push(...page.rows)
    if (!after) expect(page.total).toBeGreaterThanOrEqual(300)
    before = page.previous
    after = page.next
  } while (after)
  const { total } = await registerPage(cast.calloway, { q: '' }, { at, db: db() })
  expect(new Set(seen.map(r => r.orderId)).size).toBe(total)
  expect(seen).toHaveLength(total)
  const byName = await loaded.owner.sql`
    select o.id from orders o join defendants d on d.case_id = o.case_id where o.id in ${loaded.owner.sql(seen.map(r => r.orderId))}
    order by lower(d.family_name || ' ' || d.given_names), o.made_on, o.id`
  expect(seen.map(r => r.orderId)).toEqual(byName.map(r => r.id))
  const back = await registerPage(cast.calloway, { q: '', before }, { at, db: db() })
  expect(back.rows.at(-1)?.orderId).toBe(seen[seen.findIndex(r => r.key === before) - 1]?.orderId)
  expect(back.next).toBeDefined()
})
test('a key that nobody gave out is ignored', async () => {
  const page = await registerPage(cast.calloway, { q: '', after: 'not a key' }, { at, db: db() })
  expect(page.rows).toHaveLength(25)
})
test('raw SQL as another force sees no order of this one', async () => {
  const rows = await asPerson(cast.prosser, tx => tx.execute(sql`select ref from orders where ref like 'MA-%'`), {
    db: db(),
  })
  expect(rows).toHaveLength(0)
})
