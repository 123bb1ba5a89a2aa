import { expect, test } from '@playwright/test'
import type { Connection } from '../../db/client.ts'
import { hoursAfter } from '../../lib/case/time/calendar.ts'
import { cast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { resume } from '../../lib/demo/telling.ts'
import { calendarOf, deadlinesOf } from '../../lib/work/lists/deadlines.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type Loaded, loadedDatabase } from './load.ts'

let loaded: Loaded
let program: Connection
const at = '2026-11-20T09:00:00.000Z'
const refs: string[] = []

test.beforeAll(async () => {
  test.setTimeout(120_000)
  loaded = await loadedDatabase()
  program = loaded.program
  for (const [n, officer] of [cast.siddiqui, cast.siddiqui, cast.fairbrother].entries()) {
    const told = await tellLife(program.db, {
      crew: marlshire(officer),
      teamId: teams.aldermereProtection.id,
      opened: '2026-09-01',
      defendant: { given: 'Ewan', family: `Sharrock${n}`, address: '9 Kiln Row, Aldermere ZZ4 1DD' },
      protectedPerson: { given: 'Nuala', family: `Pryce${n}` },
      relationship: 'formerPartner',
      incidents: [
        { on: '2026-08-20', category: 'B', summary: 'Forty calls' },
        { on: '2026-08-25', category: 'E', summary: 'Waited outside' },
      ],
      pattern: 'He rings and waits.',
      risk: { on: '2026-09-02', yes: 5, judgement: 'high', reason: 'It grows.' },
      decided: '2026-09-03',
      drafted: { on: '2026-09-10' },
      reviewed: '2026-09-12',
      lodged: '2026-09-14',
      full: { listed: '2026-09-15', heard: '2026-11-18', made: { years: 2 }, served: '2026-11-19' },
      checks: { from: '2026-11-19', on: [] },
    })
    refs.push(told.ref)
  }
})
test.afterAll(async () => {
  await loaded?.close()
})

test('an officer’s own list has the clocks of their cases and of no other', async () => {
  const mine = await deadlinesOf(cast.siddiqui, at, program.db)
  expect([...new Set(mine.rows.map(r => r.ref))].sort()).toEqual(refs.slice(0, 2).sort())
  const first = mine.rows.find(r => r.label === 'First notification by the defendant')
  expect(first).toMatchObject({ day: '2026-11-21', byLaw: true, isMissed: false, source: 'SPA 2019 s.9(1)' })
  expect(first?.sentence).toContain('Notice must be given in person at a police station.')
  expect(mine.rows.every(r => r.sentence || r.label.startsWith('Check condition'))).toBe(true)
  const days = mine.rows.filter(r => !r.isMissed).map(r => r.day)
  expect(days).toEqual([...days].sort())
})

test('the calendar feed has references and last days, and nothing about anyone', async () => {
  const made = await performAsSeen({
    db: program.db,
    actor: cast.siddiqui,
    act: 'startCalendar',
    on: cast.siddiqui.id,
    input: {},
    at,
  })
  expect(made.kind).toBe('done')
  const key = String((await deadlinesOf(cast.siddiqui, at, program.db)).feed?.key)
  const read = (wanted: string, moment = at) => calendarOf(wanted, 'https://spo.example.org', moment, program.db)
  const feed = String(await read(key))
  expect(feed).toContain('BEGIN:VCALENDAR')
  expect(feed).toContain('DTSTART;VALUE=DATE:20261121')
  for (const ref of refs.slice(0, 2)) expect(feed).toContain(ref)
  expect(feed).not.toContain(String(refs[2]))
  for (const word of ['Sharrock', 'Pryce', 'Ewan', 'Nuala', 'Kiln', 'ZZ4']) expect(feed).not.toContain(word)

  // What the database holds opens nothing, nor does a key with another hash, nor this one when its time is over.
  const [kept] = await program.sql.begin(async sql => {
    await sql`select set_config('spo.force', ${cast.siddiqui.forceId}, true)`
    return sql`select calendar_key from people where id = ${cast.siddiqui.id}`
  })
  for (const wrong of [String(kept?.calendar_key), `${cast.siddiqui.id}.${kept?.calendar_key}`, key.slice(0, -1)])
    expect(await read(wrong), wrong).toBeUndefined()
  expect(await read(key, hoursAfter(at, 24 * 181))).toBeUndefined()

  const again = await performAsSeen({
    db: program.db,
    actor: cast.siddiqui,
    act: 'endCalendar',
    on: cast.siddiqui.id,
    input: {},
    at,
  })
  expect(again.kind).toBe('done')
  expect(await read(key)).toBeUndefined()
})

test('nobody makes a feed for someone else', async () => {
  const asked = await performAsSeen({
    db: program.db,
    actor: cast.fairbrother,
    act: 'startCalendar',
    on: cast.siddiqui.id,
    input: {},
    at,
  })
  expect(asked.kind).toBe('refused')
})

test('a list of one case and of many sends the same number of statements, and fewer where nothing was done since', async () => {
  // A day on which nobody has looked yet: what is kept is of a day.
  const day = hoursAfter(at, 48)
  const countStatements = async (who: typeof cast.siddiqui) => {
    loaded.counting.reset()
    const { rows } = await deadlinesOf(who, day, loaded.counting.db)
    return { statements: loaded.counting.statements(), sentences: rows.map(r => r.sentence) }
  }
  const [few, many] = [await countStatements(cast.siddiqui), await countStatements(cast.fairbrother)]
  expect(few.statements).toBe(many.statements)
  const again = await countStatements(cast.fairbrother)
  expect(again.statements).toBeLessThan(many.statements)
  expect(again.sentences).toEqual(many.sentences)
})

test('the end of Part 2 stands once for the officer, and for the offender manager who holds no part of the case', async () => {
  // Given a defendant whose Part 2 ends in a month, and an offender manager who is not the owner of the order
  const [defendant] = (await resume(program.db, cast.fairbrother, String(refs[2])).read()).defendants
  const told = await performAsSeen({
    db: program.db,
    actor: cast.fairbrother,
    ref: String(refs[2]),
    act: 'changeDefendant',
    on: String(defendant?.id),
    input: {
      givenNames: 'Ewan',
      familyName: 'Sharrock2',
      isSexOffender: 'yes',
      sexOffenderFrom: '2024-01-01',
      sexOffenderUntil: '2026-12-20',
      offenderManagerId: cast.obrien.id,
    },
    at,
  })
  expect(told.kind).toBe('done')
  const ends = async (who: Parameters<typeof deadlinesOf>[0]) =>
    (await deadlinesOf(who, at, program.db)).rows
      .filter(r => r.label.startsWith('Sex offender notification ends'))
      .map(r => [r.ref, r.day])
  // Then each of the two reads it once, and nobody else does
  expect(await ends(cast.fairbrother)).toEqual([[refs[2], '2026-12-20']])
  expect(await ends(cast.obrien)).toEqual([[refs[2], '2026-12-20']])
  expect(await ends(cast.siddiqui)).toEqual([])
})

test('a release from custody stands on the list from 60 days before it, once for the officer and for whoever checks a condition', async () => {
  // Given a defendant in custody, whose order one person owns and another checks
  const ref = String(refs[0])
  const told = await performAsSeen({
    db: program.db,
    actor: cast.siddiqui,
    ref,
    act: 'recordWhereabouts',
    input: {
      place: 'custody',
      custody: 'remand',
      fromOn: '2026-11-19',
      expectedRelease: '2027-01-30',
      toldBy: 'Prison liaison',
    },
    at,
  })
  expect(told.kind).toBe('done')
  const file = await resume(program.db, cast.siddiqui, ref).read()
  const checker = Object.values(cast).find(p => p.id === file.orderConditions.find(c => c.checkerId)?.checkerId)
  if (!checker) throw new Error('Nobody checks')
  const releases = async (who: Parameters<typeof deadlinesOf>[0], when: string) =>
    (await deadlinesOf(who, when, program.db)).rows
      .filter(r => r.label === 'Release from custody expected')
      .map(r => [r.ref, r.day, r.byLaw, r.isMissed])
  for (const who of [cast.siddiqui, checker]) {
    expect(await releases(who, '2026-11-30T09:00:00.000Z'), who.name).toEqual([])
    expect(await releases(who, '2026-12-01T09:00:00.000Z'), who.name).toEqual([[ref, '2027-01-30', true, false]])
  }
  expect(await releases(cast.fairbrother, '2026-12-01T09:00:00.000Z')).toEqual([])
})
