import { expect, test } from '@playwright/test'
import type { Actor } from '../../lib/case/policy.ts'
import { cast } from '../../lib/demo/cast.ts'
import { peopleImportView, readPeople } from '../../lib/work/people/people-imports.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { sourceOf } from '../rules/exports/export-source.ts'
import { type Loaded, loadedDatabase } from './load.ts'

/** People brought in by a list: shown, added, sent a second time, undone, and added again. */

test.describe.configure({ mode: 'serial' })
let loaded: Loaded
test.beforeAll(async () => {
  loaded = await loadedDatabase()
})
test.afterAll(() => loaded?.close())
const at = '2026-11-20T09:00:00.000Z'
const db = () => loaded.program.db
let admin: Actor
const list = [
  'Name,Email,Collar,Rank,Roles',
  'DC Ada Lisle,ada.lisle@new.example.org,0421,DC,Officer in the case',
  'PS Ben Orme,ben.orme@new.example.org,0422,PS,sergeant',
  'DC Cy Nash,not an address,0423,DC,officer',
].join('\n')
const read = async (text = list, actor: Actor = admin) => {
  const sent = { name: 'people.csv', sha256: 'b'.repeat(64), source: sourceOf(text) }
  const done = await readPeople(actor, sent, { at, db: db() })
  if (done.kind !== 'read') throw new Error(done.message)
  return done.importId
}
const act = (name: 'takePeopleSheet' | 'undoPeopleSheet', on: string, input: object, when = at) =>
  performAsSeen({ db: db(), actor: admin, act: name, on, input, at: when })
const view = (id: string, actor: Actor = admin) => peopleImportView(actor, id, db())
const live = async () =>
  loaded.owner
    .sql`select p.id, p.name from people p where p.email like '%@new.example.org' and p.ended_at is null order by p.name`

test('a list says what each row would do, is added in one act, and a second time says already there', async () => {
  const [row] = await loaded.owner.sql`
    select p.id, p.name, p.force_id from people p join person_roles r on r.person_id = p.id
    where r.role = 'administrator' and r.ended_at is null and p.force_id = ${cast.osgood.forceId} order by p.id limit 1`
  admin = { ...cast.osgood, id: row?.id, name: row?.name, roles: ['administrator'], teamIds: [], rank: null }
  const first = await read()
  // The third row's address is one for the act's own check: it is refused in the list too.
  expect((await view(first))?.checked.map(c => c.outcome)).toEqual(['new', 'new', 'refused'])
  expect(await live()).toHaveLength(0)
  expect(await view(first, cast.osgood)).toBeUndefined()
  expect(await act('takePeopleSheet', first, { leaveOut: [] })).toMatchObject({
    kind: 'done',
    sentence: 'Added 2 people from people.csv. Not added: 1 refused',
  })
  expect((await live()).map(p => p.name)).toEqual(['DC Ada Lisle', 'PS Ben Orme'])
  const again = await read()
  expect((await view(again))?.checked.map(c => c.outcome)).toEqual(['there', 'there', 'refused'])
  expect(await act('takePeopleSheet', again, { leaveOut: [] })).toMatchObject({ kind: 'refused' })
})

test('an import is undone while nobody of it has begun, and its addresses can be used again', async () => {
  const [taken] = await loaded.owner.sql`select id from people_imports where state = 'taken'`
  expect(await act('undoPeopleSheet', taken?.id, { reason: 'The wrong list' })).toMatchObject({
    kind: 'done',
    sentence: 'Undid the import of people.csv: 2 people taken back',
  })
  expect(await live()).toHaveLength(0)
  const again = await read()
  expect(await act('takePeopleSheet', again, { leaveOut: ['3'] })).toMatchObject({
    sentence: 'Added 1 person from people.csv. Not added: 1 refused, 1 left out',
  })
  const [person] = await live()
  await loaded.owner.sql`update people set subject = 'provider-1' where id = ${person?.id}`
  expect((await view(again))?.import.people[0]?.since).toEqual(['has signed in'])
  expect(await act('undoPeopleSheet', again, { reason: 'No' })).toMatchObject({ kind: 'refused' })
  expect(await live()).toHaveLength(1)
})
