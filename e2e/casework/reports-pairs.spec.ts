import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import type { Connection } from '../../db/client.ts'
import { cast, teams } from '../../db/seed/cast.ts'
import type { Row } from '../../db/seed/report-row.ts'
import { csvOf, sendReports } from '../../db/seed/reports.ts'
import { performAsSeen } from '../../lib/casework/as-seen.ts'
import { copyOf } from '../../lib/casework/reports/held-index.ts'
import { learnFrom } from '../../lib/casework/reports/link-feed.ts'
import { namesView } from '../../lib/casework/reports/names-view.ts'
import { pairPage } from '../../lib/casework/reports/pair-list.ts'
import { viewPair } from '../../lib/casework/reports/pair-view.ts'
import { findPersons, viewPerson } from '../../lib/casework/reports/person-view.ts'
import { doReportWork } from '../../lib/casework/reports/report-work.ts'
import { knownOf } from '../../lib/casework/reports/to-case.ts'
import { viewSuspect } from '../../lib/casework/suspect.ts'
import { asPerson } from '../../lib/casework/transaction.ts'
import { viewCase } from '../../lib/casework/view-case.ts'
import type { Actor } from '../../lib/spo/policy.ts'
import { allPairStates, type PersonSide } from '../../lib/spo/reports.ts'
import { type Loaded, loadedDatabase } from './load.ts'

let loaded: Loaded
let program: Connection
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  loaded = await loadedDatabase()
  program = loaded.program
})
test.afterAll(() => loaded?.close())

const him: Row = { suspect_given_names: 'Thaddeus', suspect_family_name: 'O’Murgatroyd', suspect_born_on: '1979-06-14' }
const alias: Row = { suspect_given_names: 'Dexter', suspect_family_name: 'Pomfrey', suspect_handles: '@dexp79' }
const her: Row = { victim_given_names: 'Perpetua', victim_family_name: 'Vane-Lightfoot', victim_phones: '07700 900941' }
const other: Row = { victim_given_names: 'Ottoline', victim_family_name: 'Grubb', victim_born_on: '1971-11-02' }
const report = (n: number, ...more: Row[]): Row =>
  Object.assign(
    {},
    {
      report_ref: `61/${40_210 + n}/26`,
      recorded_at: `2026-0${1 + (n % 9)}-12`,
      offence: 'Harassment',
      summary: 'Waited outside',
    },
    ...more,
  )
const ref = (n: number) => `61/${40_210 + n}/26`
const send = (...rows: Row[]) =>
  sendReports(program.db, cast.calloway, 'feed.csv', csvOf(rows), '2026-11-20T09:00:00.000Z')
const act = (
  name: Parameters<typeof performAsSeen>[0]['act'],
  on: string | undefined,
  input: object,
  despite?: string,
  actor: Actor = cast.calloway,
) => performAsSeen({ db: program.db, actor, act: name, on, input, despite })
const counts = async () => {
  const page = await pairPage(cast.calloway, {}, { db: program.db })
  expect(allPairStates.reduce((sum, state) => sum + page.counts[state], 0)).toBe(page.counts.found)
  return page.counts
}
/** The live pair that a report is in, by the references of its reports. */
const pairWith = async (n: number) => {
  const rows = await loaded.owner.sql`
    select o.pair_id, o.report_ref from pair_reports m join pair_reports o on o.pair_id = m.pair_id and o.ended_at is null
    where m.report_ref = ${ref(n)} and m.ended_at is null order by 2`
  return { id: rows[0]?.pair_id as string, refs: rows.map(r => r.report_ref as string) }
}
const refs = (...numbers: number[]) => numbers.map(ref).sort()
const person = async (n: number, side: PersonSide = 'suspect') => {
  const view = await viewPerson(cast.calloway, { side, report: ref(n) }, { db: program.db })
  if (!view) throw new Error('no person')
  return view
}
const formOf = async (pairId: string) => {
  const view = await viewPair(cast.calloway, pairId, { db: program.db })
  if (!view) throw new Error('no pair')
  const known = knownOf(view)
  return {
    ...known,
    relationship: 'stranger',
    support: 'notAsked',
    teamId: teams.stalkingCoordination.id,
    reports: (known.reports as object[]).map(r => ({ ...r, category: 'E' })),
  }
}
type Asked = Omit<Parameters<typeof performAsSeen>[0], 'act' | 'on'> & { pairId: string }
const openCaseFromPair = ({ pairId, ...asked }: Asked) => performAsSeen({ ...asked, act: 'openFromPair', on: pairId })
const addPairToCase = ({ pairId, ...asked }: Asked) => performAsSeen({ ...asked, act: 'addFromPair', on: pairId })
const logged = async (caseRef: string) => {
  const there = await viewCase({ actor: cast.calloway, ref: caseRef, what: 'the case', db: program.db })
  return there?.file.incidents.map(i => i.crimeReference).sort()
}
const casesNow = async () => Number((await loaded.owner.sql`select count(*)::int as n from cases`)[0]?.n)
let caseRef = ''

test('a case from a pair is all there or not at all: after a fault in its last step, no case, no incident, no decision', async () => {
  await send(report(1, him, her), report(2, him, her), report(3, him, her))
  const { id } = await pairWith(1)
  const before = await casesNow()
  const open = { actor: cast.calloway, pairId: id, input: await formOf(id), db: program.db }
  await loaded.owner.sql`alter table pair_decisions add constraint broken check (decision <> 'case') not valid`
  await expect(openCaseFromPair({ ...open, once: randomUUID() })).rejects.toThrow(/refused a statement/)
  await loaded.owner.sql`alter table pair_decisions drop constraint broken`
  expect(await casesNow()).toBe(before)
  expect((await loaded.owner.sql`select 1 from events where act in ('openCase', 'logIncident')`).length).toBe(0)
  const input = { ...open.input, protectedBornOn: '2999-01-01' }
  expect(await openCaseFromPair({ ...open, input, once: randomUUID() })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'protectedBornOn' }],
  })
  expect(await casesNow()).toBe(before)
  expect(await counts()).toMatchObject({ waiting: 1, decided: 0 })
})

test('pressed twice, and by two people at once, a pair opens one case', async () => {
  const { id } = await pairWith(1)
  const before = await casesNow()
  const open = { actor: cast.calloway, pairId: id, input: await formOf(id), db: program.db }
  expect(await openCaseFromPair({ ...open, seen: 'of two reports', once: randomUUID() })).toMatchObject({
    kind: 'refused',
    refusals: [{ message: expect.stringMatching(/have changed/) }],
  })
  const once = randomUUID()
  const results = await Promise.all([
    openCaseFromPair({ ...open, once }),
    openCaseFromPair({ ...open, once }),
    openCaseFromPair({ ...open, once: randomUUID() }),
  ])
  expect(await casesNow()).toBe(before + 1)
  const done = results.filter(r => r.kind === 'done')
  expect(new Set(done.map(d => d.sentence)).size).toBe(1)
  expect(done.filter(d => d.again)).toHaveLength(done.length - 1)
  caseRef = (await viewPair(cast.calloway, id, { db: program.db }))?.pair.caseRef ?? ''
  expect(await logged(caseRef)).toEqual(refs(1, 2, 3))
  for (const result of results)
    if (result.kind !== 'done')
      expect(result).toMatchObject({ kind: 'refused', refusals: [{ message: 'This pair has been decided already' }] })
  expect(await counts()).toMatchObject({ waiting: 0, decided: 1 })
})

test('a further report is added to the case that there is: what it holds already is not logged again', async () => {
  await send(report(4, him, her))
  const { id } = await pairWith(1)
  const input = { caseRef, reports: (await formOf(id)).reports }
  const add = { actor: cast.calloway, pairId: id, db: program.db }
  expect(
    await addPairToCase({ ...add, input: { ...input, caseRef: 'MA-2026-99999' }, once: randomUUID() }),
  ).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'caseRef' }],
  })
  expect(await addPairToCase({ ...add, actor: cast.prosser, input, once: randomUUID() })).toEqual({ kind: 'missing' })
  const strange = { ...input, reports: [{ ...input.reports[0], crimeReference: '1/2/3' }] }
  expect(await addPairToCase({ ...add, input: strange, once: randomUUID() })).toMatchObject({
    refusals: [{ field: 'reports.0.crimeReference', message: '1/2/3 is not a report of this pair' }],
  })
  expect(await addPairToCase({ ...add, input, once: randomUUID() })).toMatchObject({
    kind: 'done',
    sentence: `Added to case ${caseRef}. 1 report logged as incidents`,
  })
  expect(await logged(caseRef)).toEqual(refs(1, 2, 3, 4))
})

test('a report and a pair are joined to a pair by hand and go back when it is undone', async () => {
  await send(
    report(11, alias, other),
    report(12, alias, other),
    report(13, { victim_given_names: 'Nobody', suspect_family_name: 'Ransome' }),
  )
  const [first, second] = [await pairWith(1), await pairWith(11)]
  for (const [named, problem] of [
    ['61/1/1', 'There is no report with this reference'],
    [ref(2), 'This report is in the pair already'],
  ] as const)
    expect(await act('linkReport', first.id, { reportRef: named, reason: 'So he says' })).toMatchObject({
      refusals: [{ message: problem }],
    })
  expect(await act('joinPairs', first.id, { reportRef: ref(13), reason: 'So he says' })).toMatchObject({
    refusals: [{ message: 'No pair has a report with this reference' }],
  })
  expect(await act('linkReport', first.id, { reportRef: ref(13), reason: 'She gave his name' })).toMatchObject({
    kind: 'done',
  })
  expect((await pairWith(13)).refs).toEqual(refs(1, 2, 3, 4, 13))
  expect(await act('joinPairs', first.id, { reportRef: ref(11), reason: 'He admits both' })).toMatchObject({
    kind: 'done',
  })
  expect((await pairWith(11)).refs).toEqual(refs(1, 2, 3, 4, 11, 12, 13))
  expect(await counts()).toMatchObject({ found: 2, joined: 1, waiting: 1 })
  const links = (await viewPair(cast.calloway, first.id, { db: program.db }))?.links ?? []
  expect(links.map(l => [l.reason, l.by])).toEqual([
    ['He admits both', cast.calloway.name],
    ['She gave his name', cast.calloway.name],
  ])
  for (const link of links)
    expect(await act('undoLink', link.id, { reason: 'A mistake' })).toMatchObject({ kind: 'done' })
  expect(await act('undoLink', links[0]?.id, { reason: 'Again' })).toMatchObject({ kind: 'refused' })
  expect((await pairWith(11)).refs).toEqual(second.refs)
  expect((await pairWith(13)).refs).toEqual([])
  expect((await pairWith(1)).refs).toEqual(refs(1, 2, 3, 4))
  expect(await counts()).toMatchObject({ found: 2, joined: 0 })
})

test('a person of two names: merged with who and why, every later report is linked by it, and undone as if it had not been', async () => {
  // Under his other name, against the victim of his first.
  await send(report(14, alias, her))
  expect((await pairWith(14)).refs).toEqual([])
  const before = { him: await pairWith(1), alias: await pairWith(11) }
  const found = await findPersons(cast.calloway, 'pomf', { db: program.db })
  expect(found.map(r => [r.side, r.ref])).toEqual([11, 12, 14].map(n => ['suspect', ref(n)]))
  const his = await person(1)
  expect(his.rows.map(r => r.ref)).toEqual(refs(1, 2, 3, 4))
  const merge = (input: object, despite?: string, actor?: Actor) =>
    act('mergePeople', his.row.id, { side: 'suspect', reason: 'Fingerprints', ...input }, despite, actor)
  for (const [input, message] of [
    [{ reportRef: '61/1/1' }, 'There is no report with this reference'],
    [{ reportRef: ref(2) }, 'This report is taken as the same person already'],
    [{ reportRef: ref(11), side: 'both' }, 'Open this from the page of a suspect or a victim'],
  ] as const)
    expect(await merge(input)).toMatchObject({
      kind: 'refused',
      refusals: expect.arrayContaining([expect.objectContaining({ message })]),
    })
  expect(await merge({ reportRef: ref(11) }, undefined, cast.okafor)).toEqual({ kind: 'missing' })
  expect(await merge({ reportRef: ref(11) })).toMatchObject({
    kind: 'done',
    sentence: `Combined the rows of a suspect in ${refs(1, 2, 3, 4).join(', ')} with those in ${refs(11, 12).join(', ')}: one person. Why: Fingerprints`,
  })
  const [event] = await loaded.owner.sql`select actor_name, sentence, detail from events where act = 'mergePeople'`
  expect(event).toMatchObject({
    actor_name: cast.calloway.name,
    detail: { reason: 'Fingerprints', reportRef: ref(11) },
  })
  const both = await person(12)
  expect(both.rows.map(r => r.ref).sort()).toEqual(refs(1, 2, 3, 4, 11, 12, 14))
  expect(both.pairs.map(p => p.victim).sort()).toEqual(['Ottoline Grubb', 'Perpetua Vane-Lightfoot'])
  expect((await pairWith(14)).refs, 'what stood is linked by it at once').toEqual(refs(1, 2, 3, 4, 14))
  expect((await pairWith(11)).refs, 'another victim is another pair').toEqual(before.alias.refs)
  await send(report(15, him, other))
  expect((await pairWith(15)).refs, 'and so is what comes later').toEqual(refs(11, 12, 15))
  await act('learnWeights', undefined, { reason: 'To see that it stands' })
  expect(await doReportWork({ db: program.db })).toBe(1)
  expect((await pairWith(14)).refs).toEqual(refs(1, 2, 3, 4, 14))
  expect((await pairWith(15)).refs).toEqual(refs(11, 12, 15))
  await counts()
  const link = both.links[0]
  expect(await act('undoLink', link?.id, { reason: 'Not his prints' })).toMatchObject({ kind: 'done' })
  expect((await pairWith(14)).refs).toEqual([])
  expect((await person(1)).rows.map(r => r.ref)).toEqual(before.him.refs)
  await counts()
})

test('rows are taken off a person: their reports leave the pairs and stay away, until it is undone', async () => {
  await send(report(16, him, her), report(17, him, her))
  const his = await person(1)
  expect(his.rows.map(r => r.ref).sort()).toEqual(refs(1, 2, 3, 4, 16, 17))
  const idOf = (n: number) => his.rows.find(r => r.ref === ref(n))?.id ?? ''
  const split = (...rowIds: string[]) =>
    act('splitPerson', his.row.id, { side: 'suspect', rowIds, reason: 'His son of the same name' })
  expect(await split(...his.rows.map(r => r.id))).toMatchObject({
    refusals: [{ message: 'Leave at least one row with this person' }],
  })
  expect(await split(randomUUID())).toMatchObject({ refusals: [{ message: 'Select rows of this person' }] })
  expect(await split(idOf(16), idOf(17))).toMatchObject({
    kind: 'done',
    sentence: expect.stringMatching(/different people. Why: His son/),
  })
  expect((await pairWith(1)).refs).toEqual(refs(1, 2, 3, 4))
  expect((await pairWith(16)).refs).toEqual(refs(16, 17))
  expect((await person(17)).rows.map(r => r.ref)).toEqual(refs(16, 17))
  expect((await person(1, 'victim')).rows.length, 'of the victim it says nothing').toBe(4)
  await send(report(18, him, her))
  await act('learnWeights', undefined, { reason: 'To see that it stands' })
  expect(await doReportWork({ db: program.db })).toBe(1)
  const [one, two] = [await pairWith(1), await pairWith(16)]
  expect(one.id).not.toBe(two.id)
  expect([...one.refs, ...two.refs].sort(), 'a report like both goes to one of them').toEqual(
    refs(1, 2, 3, 4, 16, 17, 18),
  )
  const back = await act('mergePeople', his.row.id, { side: 'suspect', reportRef: ref(16), reason: 'No son' })
  expect(back).toMatchObject({
    kind: 'refused',
    refusals: [{ message: expect.stringMatching(/different people: His son.*Undo that first/) }],
  })
  const link = (await person(16)).links.find(l => !l.same)
  expect(await act('undoLink', link?.id, { reason: 'There is no son' })).toMatchObject({ kind: 'done' })
  expect((await pairWith(16)).refs).toEqual(refs(1, 2, 3, 4, 16, 17, 18))
  await counts()
})

test('dates of birth that differ are questioned before two people are merged; another force finds neither', async () => {
  await send(
    report(19, { ...him, suspect_given_names: 'Lucius', suspect_born_on: '1951-03-02' }, { victim_given_names: 'Una' }),
  )
  const his = await person(1)
  const input = { side: 'suspect', reportRef: ref(19), reason: 'He said so in interview' }
  expect(await act('mergePeople', his.row.id, input)).toMatchObject({
    kind: 'warned',
    warnings: [{ message: expect.stringMatching(/1979-06-14 and 1951-03-02/) }],
  })
  expect(await act('mergePeople', his.row.id, input, 'The date was misheard')).toMatchObject({ kind: 'done' })
  expect(await viewPerson(cast.prosser, { side: 'suspect', report: ref(1) }, { db: program.db })).toBeUndefined()
  expect(await act('mergePeople', his.row.id, input, undefined, cast.prosser)).toEqual({ kind: 'missing' })
})

/** What waits because of a suspect who is known, by report. */
const known = async () =>
  (
    await loaded.owner.sql`
    select params ->> 'report' as report, (params ->> 'known')::int as known from waits where kind = 'knownSuspect' order by 1`
  ).map(r => [r.report, r.known])
const brindle: Row = {
  suspect_given_names: 'Lucius',
  suspect_family_name: 'Brindlecombe',
  suspect_born_on: '1983-08-27',
}
const first: Row = { victim_given_names: 'Imelda', victim_family_name: 'Quennell', victim_born_on: '1990-02-14' }
const second: Row = { victim_given_names: 'Rosalind', victim_family_name: 'Haverstock', victim_born_on: '1978-12-05' }
const lately: Row = { recorded_at: '2026-11-18' }

test('a new report about a suspect of a pair or of a case, with another victim, waits for the coordinator that day', async () => {
  const before = await known()
  await send(report(400, brindle, first), report(401, brindle, first))
  expect(await known()).toEqual(before)
  await send(report(402, brindle, second, lately))
  expect(await known()).toEqual([...before, [ref(402), 1]].sort())
  // A further report about the same two is the pair's, and no news here.
  await send(report(403, brindle, first, lately))
  expect((await known()).map(([r]) => r)).not.toContain(ref(403))
  const row = (
    await loaded.owner
      .sql`select due_at, late_from, since from waits where kind = 'knownSuspect' and params ->> 'report' = ${ref(402)}`
  )[0]
  expect(row?.due_at).toBe('2026-11-21T00:00:00.000Z')

  const opened = await act('openCase', undefined, {
    givenNames: 'Octavian',
    familyName: 'Pettigrew-Sloane',
    bornOn: '1969-10-03',
    relationship: 'stranger',
    protectedGivenNames: 'Imelda',
    protectedFamilyName: 'Quennell',
    protectedRole: 'victim',
    support: 'supports',
    reportedOn: '2026-11-01',
    teamId: teams.stalkingCoordination.id,
    searched: 'Pettigrew-Sloane',
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  const sloane: Row = {
    suspect_given_names: 'Octavian',
    suspect_family_name: 'Pettigrew-Sloane',
    suspect_born_on: '03/10/1969',
  }
  await send(report(404, sloane, second, lately), report(405, sloane, first, lately))
  expect((await known()).map(([r]) => r)).toContain(ref(404))
  expect((await known()).map(([r]) => r)).not.toContain(ref(405))
  const view = await person(404)
  expect(view.known).toMatchObject([{ reportRef: ref(404), caseRef: opened.ref, answer: null }])

  // An old report in a late file is no news, and neither is a namesake.
  const namesake: Row = { ...brindle, suspect_born_on: '1951-01-30' }
  await send(report(406, brindle, second, { recorded_at: '2025-03-01' }), report(407, namesake, second, lately))
  for (const n of [406, 407]) expect((await known()).map(([r]) => r)).not.toContain(ref(n))
})

test('whether it is the same person is said once, with what shows it, and waits no more', async () => {
  const view = await person(404)
  const on = view.known[0]?.id
  expect(await act('answerSuspect', on, { answer: 'same', reason: 'His car, and the same photograph' })).toMatchObject({
    kind: 'done',
  })
  expect((await known()).map(([r]) => r)).not.toContain(ref(404))
  expect((await person(404)).known).toMatchObject([{ answer: 'same', reason: 'His car, and the same photograph' }])
  expect(await act('answerSuspect', on, { answer: 'different', reason: 'No' })).toMatchObject({ kind: 'refused' })
  expect(await act('answerSuspect', on, { answer: 'same', reason: 'x' }, undefined, cast.sutcliffe)).toEqual({
    kind: 'missing',
  })
})

test('where else a defendant is known is proposed by the linkage, and what is closed to the reader is counted and not named', async () => {
  const open = async (protectedFamilyName: string, teamId: string) => {
    const done = await act(
      'openCase',
      undefined,
      {
        givenNames: 'Evander',
        familyName: 'Thistlewood',
        bornOn: '1975-04-19',
        relationship: 'stranger',
        protectedGivenNames: 'Joan',
        protectedFamilyName,
        protectedRole: 'victim',
        support: 'supports',
        reportedOn: '2026-11-01',
        teamId,
        searched: 'Thistlewood',
      },
      'Another victim',
    )
    if (done.kind !== 'done') throw new Error(JSON.stringify(done))
    return done.ref
  }
  const one = await open('Applegarth', teams.aldermereResponse.id)
  const other = await open('Bellweather', teams.thornfoldProtection.id)
  const namesake: Row = { suspect_given_names: 'Evander', suspect_family_name: 'Thistlewood' }
  await send(
    report(420, namesake, { suspect_born_on: '1975-04-19' }, first, lately),
    report(421, namesake, { suspect_born_on: '2001-09-09' }, second, lately),
  )
  const whole = await viewSuspect(cast.calloway, one, { db: program.db })
  expect(whole?.cases.map(c => [c.ref, c.protectedPersons, c.isLinked])).toEqual([[other, ['Joan Bellweather'], false]])
  expect(whole?.lockedCases).toBe(0)
  expect(whole?.reports?.map(r => r.ref)).toEqual([ref(420)])
  // An officer of the one team sees how many there are elsewhere, and nothing of them.
  const part = await viewSuspect(cast.osgood, one, { db: program.db })
  expect(part).toMatchObject({ cases: [], lockedCases: 1, reports: null, reportCount: 1 })
  expect(await viewSuspect(cast.osgood, other, { db: program.db })).toBeUndefined()
})

test('a name of very many people is asked about; once it is said to name nobody, nobody is linked by it', async () => {
  const two = (n: number): Row => ({
    suspect_given_names: 'Qworum',
    suspect_family_name: 'Zibbel',
    suspect_born_on: `19${60 + n}-03-1${n % 10}`,
    victim_given_names: `Una${'abcdefghijklmnopqrst'[n]}`,
    victim_family_name: `Brock${'abcdefghijklmnopqrst'[n]}`,
  })
  const alike: Row = {
    suspect_given_names: 'Qworum',
    suspect_family_name: 'Zibbel',
    victim_given_names: 'Hesper',
    victim_family_name: 'Lanyon',
    victim_born_on: '1988-05-06',
    victim_phones: '07700 900555',
  }
  await send(...Array.from({ length: 16 }, (_, n) => report(100 + n, two(n))), report(120, alike), report(121, alike))
  const work = async () => expect(await doReportWork({ db: program.db })).toBe(1)
  await act('learnWeights', undefined, { reason: 'To count the names' })
  await work()
  const { frequent } = await namesView(cast.calloway, { db: program.db })
  expect(frequent.map(f => [f.name, f.reports, f.births])).toEqual([['qworum zibbel', 18, 16]])
  expect((await pairPage(cast.calloway, {}, { db: program.db })).namesToJudge).toBe(1)
  expect((await pairWith(120)).refs).toEqual(refs(120, 121))
  expect(await act('judgeName', frequent[0]?.id, { judged: 'nobody' })).toMatchObject({ kind: 'done' })
  await work()
  expect((await pairWith(120)).refs, 'nobody is the same as nobody').toEqual([])
  const after = await namesView(cast.calloway, { db: program.db })
  expect(after).toMatchObject({ own: ['qworum zibbel'], frequent: [], waiting: [] })
  await send(report(122, alike))
  expect((await pairWith(122)).refs, 'what comes later is linked by the same words').toEqual([])
  const change = (words: string) => act('changeNoNames', undefined, { words, reason: 'He is real' })
  expect(await change('qworum zibbel')).toMatchObject({ refusals: [{ message: 'Nothing has changed' }] })
  expect(await change('')).toMatchObject({ kind: 'done' })
  await work()
  expect((await pairWith(120)).refs).toEqual(refs(120, 121, 122))
  expect(await act('judgeName', frequent[0]?.id, { judged: 'person' })).toMatchObject({ kind: 'refused' })
})

test('a report that comes while the weights are learnt is linked by them too; what was said meanwhile has them learnt anew', async () => {
  await act('learnWeights', undefined, { reason: 'In the middle of the day' })
  const copy = await asPerson(cast.calloway, tx => copyOf(tx), { db: program.db })
  const learnt = learnFrom(copy)
  await send(
    report(130, him, { victim_given_names: 'Ysolde', victim_family_name: 'Trenwith', victim_phones: '07700 900666' }),
  )
  await send(
    report(131, him, { victim_given_names: 'Ysolde', victim_family_name: 'Trenwith', victim_phones: '07700 900666' }),
  )
  const l = { forceId: cast.calloway.forceId, at: '2026-11-20T11:00:00.000Z', byId: cast.calloway.id, db: program.db }
  expect(await asPerson(cast.calloway, tx => learnt.keep(tx, l), { db: program.db })).toBe(true)
  expect((await pairWith(130)).refs).toEqual(refs(130, 131))
  expect(await asPerson(cast.calloway, tx => learnt.keep(tx, l), { db: program.db }), 'another epoch').toBe(false)
  expect(await doReportWork({ db: program.db })).toBe(1)
  expect((await pairWith(130)).refs).toEqual(refs(130, 131))
  await counts()
})

test('a person is found however the name is accented', async () => {
  await send(report(140, { suspect_given_names: 'Zoë', suspect_family_name: 'Ferré-O’Dálaigh' }))
  for (const asked of ['ferre', 'FERRÉ-O’D', "ferre-o'dalaigh", 'zoë ferré', ref(140)])
    expect(
      (await findPersons(cast.calloway, asked, { db: program.db })).map(r => r.ref),
      asked,
    ).toContain(ref(140))
})
