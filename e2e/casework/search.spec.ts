import { expect, test } from '@playwright/test'
import { type CastMember, cast, teams } from '../../lib/demo/cast.ts'
import { lockedCase } from '../../lib/work/case/restricted.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { findCases, likelyDuplicates } from '../../lib/work/lists/search.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { at, type Loaded, loadedDatabase } from './load.ts'
import { expectAlike } from './told-apart.ts'

let loaded: Loaded
test.describe.configure({ mode: 'serial' })
const made: Record<string, string> = {}
const input = {
  relationship: 'formerPartner',
  protectedGivenNames: 'Imogen',
  protectedFamilyName: 'Hartwell',
  protectedRole: 'victim',
  support: 'supports',
  reportedOn: '2026-10-20',
  teamId: teams.aldermereResponse.id,
  officerId: cast.osgood.id,
  searched: 'Searched',
}
const find = (q: string, actor: CastMember = cast.calloway, more: object = {}) =>
  findCases(
    actor,
    {
      q,
      status: 'all',
      teamId: undefined,
      officerId: undefined,
      refused: undefined,
      sort: q ? 'match' : 'opened',
      descending: true,
      after: undefined,
      before: undefined,
      ...more,
    },
    { db: loaded.counting.db, at },
  )
const refs = async (q: string, actor?: CastMember) => (await find(q, actor)).rows.map(row => row.ref)

test.beforeAll(async () => {
  loaded = await loadedDatabase()
  const db = loaded.program.db
  const open = async (name: string, actor: CastMember, more: object) => {
    const begun = await perform({
      act: 'openCase',
      actor,
      input: { ...input, ...more },
      at,
      db,
      despite: 'Alike so as to be found together',
    })
    if (begun.kind !== 'done') throw new Error(JSON.stringify(begun))
    made[name] = begun.ref
  }
  await open('pocock', cast.osgood, {
    givenNames: 'Darren',
    familyName: 'Pocock',
    aliases: ['Daz'],
    bornOn: '1992-03-27',
    phones: ['+44 7700 900111'],
    vehicles: ['ZZ99 TST'],
    crimeReferences: ['44/26001/26'],
  })
  await open('odowd', cast.oDowd, {
    givenNames: 'Sean',
    familyName: 'O’Dowd',
    handles: ['@sean.odowd'],
    teamId: teams.thornfoldProtection.id,
    officerId: cast.oDowd.id,
    protectedGivenNames: 'Nell',
    protectedFamilyName: 'Ackroyd',
  })
  await open('secret', cast.calloway, {
    givenNames: 'Rosalind',
    familyName: 'Tarrow',
    phones: ['07700 900222'],
    protectedGivenNames: 'Neil',
    protectedFamilyName: 'Farraday',
  })
  await open('elsewhere', cast.bright, {
    givenNames: 'Darren',
    familyName: 'Pocock',
    phones: ['07700 900111'],
    teamId: teams.fenwaterResponse.id,
    officerId: cast.bright.id,
  })
  const restricted = await perform({
    actor: cast.calloway,
    ref: made.secret ?? '',
    act: 'restrictCase',
    input: { reason: 'The defendant works here', people: [cast.osgood.id] },
    at,
    db,
  })
  expect(restricted.kind).toBe('done')
})
test.afterAll(() => loaded.close())

for (const [typed, name] of [
  ['Pockock', 'pocock'],
  ['daren pocok', 'pocock'],
  ['Daz', 'pocock'],
  ['27/3/1992', 'pocock'],
  ['07700900111', 'pocock'],
  ['+44 7700 900 111', 'pocock'],
  ['0044 7700 900111', 'pocock'],
  ['zz99tst', 'pocock'],
  ['44/26001/26', 'pocock'],
  ['Imogan Heartwell', 'pocock'],
  ['ODowd', 'odowd'],
  ["O'Dowd", 'odowd'],
  ['o dowd', 'odowd'],
  ['sean.odowd', 'odowd'],
] as const)
  test(`“${typed}” finds the case`, async () => {
    expect(await refs(typed)).toContain(made[name])
  })

test('a search says why it found a case, and puts the exact before the alike', async () => {
  const [first] = (await find('Darren Pocock 27 March 1992')).rows
  expect(first?.ref).toBe(made.pocock)
  expect(first?.why).toEqual(expect.arrayContaining(['Defendant’s name', 'Date of birth']))
  expect((await find('Pockock')).rows[0]?.why).toContain('Defendant’s name, similar')
})

test('a surname typed exactly comes first, and the defendant’s before a protected person’s', async () => {
  const opened = await perform({
    act: 'openCase',
    actor: cast.calloway,
    input: { ...input, givenNames: 'Piers', familyName: 'Ackroyd', bornOn: '1988-05-06' },
    at,
    db: loaded.program.db,
    despite: 'Alike so as to be found together',
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  // Whoever was opened later stands first among equals: here it is the name that decides, both ways.
  for (const descending of [true, false]) {
    const found = (await find('ackroyd', cast.calloway, { descending })).rows.map(r => r.ref)
    expect(descending ? found : found.toReversed()).toEqual([opened.ref, made.odowd])
  }
})

test('another force’s case is never found, by name or by number, and another team’s not by an officer', async () => {
  for (const typed of ['Darren Pocock', '07700 900111']) {
    expect(await refs(typed)).toEqual([made.pocock])
    expect(await refs(typed, cast.bright)).toEqual([made.elsewhere])
  }
  expect(made.pocock).not.toBe(made.elsewhere)
  expect(await refs('ODowd', cast.osgood)).toEqual([])
  expect(await refs('ODowd', cast.oDowd)).toEqual([made.odowd])
})

test('a restricted case is found by its people and by no word of anybody else', async () => {
  const secret = made.secret ?? ''
  const findRefs = async (actor: CastMember, typed: string) => (await find(typed, actor)).rows.map(r => r.ref)
  for (const typed of ['Tarow', '07700 900222', secret, secret.slice(0, -1)]) {
    expect(await findRefs(cast.osgood, typed), typed).toContain(secret)
    for (const other of [cast.lindqvist, cast.hale, cast.oDowd, cast.bright])
      expect(await findRefs(other, typed), `${other.name}: ${typed}`).not.toContain(secret)
  }
})

test('whoever may not open a restricted case cannot tell by what is asked of the database, and how, that it is there', async () => {
  const closed = made.secret ?? ''
  const missing = closed.replace(/\d{3}$/, '998')
  const { db } = loaded.counting
  // Given somebody who may open no restricted case, when they ask for one by its reference, or for one that is not there
  const actor = cast.okafor
  const byReference = { closed, missing }
  await expectAlike(loaded, 'case', ref => viewCase({ actor, ref, what: 'the case', db, at }), byReference)
  const mayOpen = async (ref: string) => (await lockedCase(actor, ref, db))?.mayOpen ?? false
  await expectAlike(loaded, 'lock of a case', mayOpen, byReference)
  // When they search by its reference, a name, a number or part of one, or before a case is opened
  const rows = async (q: string) => (await find(q, cast.hale)).rows
  await expectAlike(loaded, 'search by reference', rows, byReference)
  for (const [about, pair] of Object.entries({
    name: { closed: 'Rosalind Tarrow', missing: 'Roswitha Tarnow' },
    surname: { closed: 'Tarrow', missing: 'Tornow' },
    phone: { closed: '07700 900222', missing: '07700 900337' },
  })) {
    await expectAlike(loaded, `search by ${about}`, rows, pair)
    const alike = async (q: string) => (await likelyDuplicates(cast.hale, [q], { db, at })).rows
    await expectAlike(loaded, `likely duplicates by ${about}`, alike, pair)
  }
})

test('cases like a new one are found by each of its words, the likeliest first', async () => {
  const alike = await likelyDuplicates(cast.osgood, ['Daren Pocok', 'Imogen Hartwell', '07700 900111'], {
    db: loaded.program.db,
    at,
  })
  expect(alike.rows[0]).toMatchObject({ ref: made.pocock, likely: true })
  expect(alike.rows[0]?.why).toEqual(expect.arrayContaining(['Phone number', 'Protected person’s name']))
  const unlike = await likelyDuplicates(cast.osgood, ['Ewa Zielinska'], { db: loaded.program.db, at })
  expect(unlike.rows).toEqual([])
})

test('each search is in the record, with what was typed', async () => {
  const rows = await loaded.owner
    .sql`select detail->>'q' as q from events where kind = 'search' and actor_id = ${cast.bright.id} order by seq`
  expect(rows.map(r => r.q)).toContain('Darren Pocock')
})

test('a page reads the same number of statements for 10 cases and for 1,000, and pages forth and back by key', async () => {
  const statements = async (q: string) => {
    loaded.counting.reset()
    await find(q)
    return loaded.counting.statements()
  }
  await loaded.add(10, 0)
  const few = [await statements(''), await statements('Pocock')]
  await loaded.add(990, 10)
  expect([await statements(''), await statements('Pocock')]).toEqual(few)

  for (const sort of ['opened', 'name'] as const) {
    const seen: string[] = []
    let page = await find('', cast.calloway, { sort, status: 'open' })
    const first = page.rows.map(r => r.ref)
    let second: typeof page | undefined
    for (let n = 0; n < 60; n++) {
      seen.push(...page.rows.map(r => r.ref))
      if (!page.next) break
      page = await find('', cast.calloway, { sort, status: 'open', after: page.next })
      second ??= page
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(190)
    const back = await find('', cast.calloway, { sort, status: 'open', before: second?.previous })
    expect(back.rows.map(r => r.ref)).toEqual(first)
    expect(back.previous).toBeUndefined()
  }
})

test('a page key that is not one is as if there were none', async () => {
  const first = (await find('')).rows.map(r => r.ref)
  for (const after of ['x', Buffer.from('["1; drop table cases","no"]').toString('base64url'), ''])
    expect((await find('', cast.calloway, { after })).rows.map(r => r.ref)).toEqual(first)
})
