import { expect, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { suspectMatches } from '../../db/schema/suspects.ts'
import { cast, teams } from '../../lib/demo/cast.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf, sendReports } from '../../lib/demo/reports.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { viewPerson } from '../../lib/work/reports/person-view.ts'
import { viewSuspect } from '../../lib/work/suspects/suspect.ts'

import { other, pairsScene } from './pairs-scene.ts'

const { loaded, program, report, ref, send, act, person } = pairsScene()

/** What waits because of a suspect who is known, by report. */
const knownSuspectWaits = async () =>
  (
    await loaded().owner.sql`
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
  const before = await knownSuspectWaits()
  await send(report(400, brindle, first), report(401, brindle, first))
  expect(await knownSuspectWaits()).toEqual(before)
  await send(report(402, brindle, second, lately))
  expect(await knownSuspectWaits()).toEqual([...before, [ref(402), 1]].sort())
  // A further report about the same two is the pair's, and no news here.
  await send(report(403, brindle, first, lately))
  expect((await knownSuspectWaits()).map(([r]) => r)).not.toContain(ref(403))
  const row = (
    await loaded().owner
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
  expect((await knownSuspectWaits()).map(([r]) => r)).toContain(ref(404))
  expect((await knownSuspectWaits()).map(([r]) => r)).not.toContain(ref(405))
  const view = await person(404)
  expect(view.known).toMatchObject([{ reportRef: ref(404), caseRef: opened.ref, answer: null }])

  // An old report in a late file is no news, and neither is a namesake.
  const namesake: Row = { ...brindle, suspect_born_on: '1951-01-30' }
  await send(report(406, brindle, second, { recorded_at: '2025-03-01' }), report(407, namesake, second, lately))
  for (const n of [406, 407]) expect((await knownSuspectWaits()).map(([r]) => r)).not.toContain(ref(n))
})

test('whether it is the same person is said once, with what shows it, and waits no more', async () => {
  const view = await person(404)
  const on = view.known[0]?.id
  expect(await act('answerSuspect', on, { answer: 'same', reason: 'His car, and the same photograph' })).toMatchObject({
    kind: 'done',
  })
  expect((await knownSuspectWaits()).map(([r]) => r)).not.toContain(ref(404))
  expect((await person(404)).known).toMatchObject([{ answer: 'same', reason: 'His car, and the same photograph' }])
  expect(await act('answerSuspect', on, { answer: 'different', reason: 'No' })).toMatchObject({ kind: 'refused' })
  expect(await act('answerSuspect', on, { answer: 'same', reason: 'x' }, undefined, cast.sutcliffe)).toEqual({
    kind: 'missing',
  })
})

test('of a restricted case the people named on it are told of the report, and the coordinator which team to ring', async () => {
  const opened = await act('openCase', undefined, {
    givenNames: 'Peregrine',
    familyName: 'Vosper-Nance',
    bornOn: '1972-08-21',
    relationship: 'stranger',
    protectedGivenNames: 'Imelda',
    protectedFamilyName: 'Quennell',
    protectedBornOn: '1990-02-14',
    protectedRole: 'victim',
    support: 'supports',
    reportedOn: '2026-11-01',
    teamId: teams.aldermereResponse.id,
    searched: 'Vosper-Nance',
  })
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened))
  const people = [cast.ashby.id]
  expect(
    await performAsSeen({
      db: program().db,
      actor: cast.calloway,
      act: 'restrictCase',
      ref: opened.ref,
      input: { reason: 'He works for the force', people },
    }),
  ).toMatchObject({ kind: 'done' })
  const vosper: Row = {
    suspect_given_names: 'Peregrine',
    suspect_family_name: 'Vosper-Nance',
    suspect_born_on: '1972-08-21',
  }
  const otherBirth: Row = { ...vosper, suspect_born_on: '1999-01-05' }
  const mail = { SPO_SMTP_URL: 'smtp://relay', SPO_MAIL_FROM: 'spo@marl.example', NEXTAUTH_URL: 'https://spo' }
  Object.assign(process.env, mail)
  try {
    // Whoever sends the reports, let in or not, the same is kept.
    const outside = csvOf([report(430, vosper, second, lately)])
    await sendReports(program().db, cast.adeleke, 'feed.csv', outside, '2026-11-20T08:00:00.000Z')
    await send(
      report(431, vosper, first, lately),
      report(432, otherBirth, second, lately),
      report(433, vosper, other, lately),
    )
  } finally {
    for (const name of Object.keys(mail)) delete process.env[name]
  }
  const { sql } = loaded().owner
  const mailed =
    await sql`select person_id from outgoing_mail where case_ref = ${opened.ref} and kind = 'restrictedReport'`
  expect(mailed.map(r => r.person_id).sort()).toEqual(
    [430, 433].flatMap(() => [cast.ashby.id, cast.calloway.id]).sort(),
  )
  const told = await sql`
    select e.sentence, e.actor_id from events e join cases c on c.id = e.case_id where c.ref = ${opened.ref} and e.act = 'reportOfRestricted' order by e.seq`
  expect(told).toMatchObject(
    [430, 433].map(n => ({ sentence: expect.stringContaining(`: report ${ref(n)}.`), actor_id: null })),
  )

  const team = 'Aldermere response'
  const waiting = await sql`
    select params, case_id, about_kind from waits
    where kind = 'knownSuspect' and params ->> 'report' in ${sql([430, 431, 432, 433].map(ref))} order by params ->> 'report'`
  expect(waiting).toEqual(
    [430, 433].map(n => ({ params: { report: ref(n), known: 0, ring: team }, case_id: null, about_kind: 'force' })),
  )
  // All that the database shows an outside coordinator: no case, no reference, no likeness.
  const kept = await asPerson(
    cast.adeleke,
    tx =>
      tx
        .select()
        .from(suspectMatches)
        .where(eq(suspectMatches.reportRef, ref(430))),
    { db: program().db },
  )
  expect(kept).toMatchObject([{ caseId: null, caseRef: null, pairId: null, score: 0, why: [] }])
  expect(await sql`select 1 from suspect_matches where case_ref = ${opened.ref}`).toHaveLength(0)
  const look = { side: 'suspect' as const, report: ref(430) }
  const view = await viewPerson(cast.adeleke, look, { db: program().db })
  expect(view?.known).toMatchObject([{ reportRef: ref(430), caseRef: null, pairId: null, ringTeam: team, why: [] }])
  expect(JSON.stringify(view)).not.toContain(opened.ref)

  const answer = { answer: 'same', reason: 'The team says so' }
  expect(await act('answerSuspect', view?.known[0]?.id, answer, undefined, cast.adeleke)).toMatchObject({
    kind: 'done',
    sentence: `Report ${ref(430)} and somebody known under a restriction: the same person`,
  })
  expect((await knownSuspectWaits()).map(([r]) => r)).not.toContain(ref(430))
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
  const whole = await viewSuspect(cast.calloway, one, { db: program().db })
  expect(whole?.cases.map(c => [c.ref, c.protectedPersons, c.isLinked])).toEqual([[other, ['Joan Bellweather'], false]])
  expect(whole?.locked.cases).toBe(0)
  expect(whole?.reports?.map(r => r.ref)).toEqual([ref(420)])
  // An officer of the one team sees how many there are elsewhere, and nothing of them.
  const part = await viewSuspect(cast.osgood, one, { db: program().db })
  expect(part).toMatchObject({
    cases: [],
    locked: { cases: 1, ordersInForce: 0, breaches: 0 },
    reports: null,
    reportCount: 1,
  })
  await loaded().owner.sql`
    insert into orders (id, force_id, case_id, ref, kind, court, made_on, recorded_at)
    select gen_random_uuid(), force_id, id, ref || '/1', 'full', 'Aldermere Magistrates’ Court', '2026-01-05', now() from cases where ref = ${other}`
  expect((await viewSuspect(cast.osgood, one, { db: program().db }))?.locked).toEqual({
    cases: 1,
    ordersInForce: 1,
    breaches: 0,
  })
  expect(await viewSuspect(cast.osgood, other, { db: program().db })).toBeUndefined()
})

test('a person of crime reports is shown with their cases, as defendant or as protected, and with how many are closed', async () => {
  const open = async (protectedFamilyName: string, restrict: boolean) => {
    const done = await act(
      'openCase',
      undefined,
      {
        givenNames: 'Barnabas',
        familyName: 'Culverhouse',
        bornOn: '1966-07-30',
        relationship: 'stranger',
        protectedGivenNames: 'Philippa',
        protectedFamilyName,
        protectedBornOn: '1988-04-04',
        protectedRole: 'victim',
        support: 'supports',
        reportedOn: '2026-11-01',
        teamId: teams.aldermereResponse.id,
        searched: 'Culverhouse',
      },
      'Another victim',
    )
    if (done.kind !== 'done') throw new Error(JSON.stringify(done))
    if (restrict)
      expect(
        await performAsSeen({
          db: program().db,
          actor: cast.calloway,
          act: 'restrictCase',
          ref: done.ref,
          input: { reason: 'He works for the force', people: [cast.ashby.id] },
        }),
      ).toMatchObject({ kind: 'done' })
    return done.ref
  }
  const culver: Row = {
    suspect_given_names: 'Barnabas',
    suspect_family_name: 'Culverhouse',
    suspect_born_on: '30/07/1966',
  }
  const namesake: Row = { ...culver, suspect_born_on: '1999-05-17' }
  const philippa: Row = {
    victim_given_names: 'Philippa',
    victim_family_name: 'Ravensbourne',
    victim_born_on: '1988-04-04',
  }
  const ref1 = await open('Ravensbourne', false)
  await open('Summerskill', true)
  await send(report(440, culver, second, lately), report(441, namesake, other, lately), report(442, brindle, philippa))
  const viewOf = async (n: number, side: 'suspect' | 'victim' = 'suspect') => {
    const view = await viewPerson(cast.adeleke, { side, report: ref(n) }, { db: program().db })
    if (!view) throw new Error(`No report ${n}`)
    return view
  }
  // Whoever restricted the case is let in; the other coordinator is not.
  const suspect = await viewOf(440)
  expect(suspect.cases.cases.map(c => [c.ref, c.protectedPersons])).toEqual([[ref1, ['Philippa Ravensbourne']]])
  expect(suspect.cases.locked.cases).toBe(1)
  expect((await viewOf(441)).cases).toEqual({ cases: [], locked: { cases: 0, ordersInForce: 0, breaches: 0 } })
  const victim = await viewOf(442, 'victim')
  expect(victim.cases.cases.map(c => [c.ref, c.defendants])).toEqual([[ref1, ['Barnabas Culverhouse']]])
  expect((await viewOf(402, 'victim')).cases.cases).toEqual([])
  // From the case, the coordinator sees the reports that name her as a victim; an officer, who reads none, is shown nothing of them.
  const fromCase = await viewSuspect(cast.adeleke, ref1, { db: program().db })
  expect(fromCase?.protectedPersons.map(p => [p.name, p.reports?.map(r => r.ref)])).toEqual([
    ['Philippa Ravensbourne', [ref(442)]],
  ])
  expect(fromCase?.locked.cases).toBe(1)
  expect((await viewSuspect(cast.osgood, ref1, { db: program().db }))?.protectedPersons).toEqual([])
})
