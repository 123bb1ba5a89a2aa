import { expect, test } from '@playwright/test'
import { cast, teams } from '../../db/seed/cast.ts'
import type { Row } from '../../db/seed/report-row.ts'
import { viewSuspect } from '../../lib/casework/suspect.ts'

import { pairsScene } from './pairs-scene.ts'

const { loaded, program, report, ref, send, act, person } = pairsScene()

/** What waits because of a suspect who is known, by report. */
const known = async () =>
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
  const before = await known()
  await send(report(400, brindle, first), report(401, brindle, first))
  expect(await known()).toEqual(before)
  await send(report(402, brindle, second, lately))
  expect(await known()).toEqual([...before, [ref(402), 1]].sort())
  // A further report about the same two is the pair's, and no news here.
  await send(report(403, brindle, first, lately))
  expect((await known()).map(([r]) => r)).not.toContain(ref(403))
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
  const whole = await viewSuspect(cast.calloway, one, { db: program().db })
  expect(whole?.cases.map(c => [c.ref, c.protectedPersons, c.isLinked])).toEqual([[other, ['Joan Bellweather'], false]])
  expect(whole?.lockedCases).toBe(0)
  expect(whole?.reports?.map(r => r.ref)).toEqual([ref(420)])
  // An officer of the one team sees how many there are elsewhere, and nothing of them.
  const part = await viewSuspect(cast.osgood, one, { db: program().db })
  expect(part).toMatchObject({ cases: [], lockedCases: 1, reports: null, reportCount: 1 })
  expect(await viewSuspect(cast.osgood, other, { db: program().db })).toBeUndefined()
})
