import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import type { Actor } from '../../lib/case/policy.ts'
import { cast } from '../../lib/demo/cast.ts'
import { viewPair } from '../../lib/work/reports/pair-view.ts'
import { findPersons, viewPerson } from '../../lib/work/reports/person-view.ts'
import { doReportWork } from '../../lib/work/reports/report-work.ts'

import { alias, her, him, other, pairsScene } from './pairs-scene.ts'

const {
  loaded,
  program,
  report,
  ref,
  send,
  act,
  counts,
  pairWith,
  refs,
  person,
  formOf,
  openCaseFromPair,
  addPairToCase,
  logged,
  casesNow,
} = pairsScene()

let caseRef = ''

test('a case from a pair is all there or not at all: after a fault in its last step, no case, no incident, no decision', async () => {
  await send(report(1, him, her), report(2, him, her), report(3, him, her))
  const { id } = await pairWith(1)
  const before = await casesNow()
  const open = { actor: cast.calloway, pairId: id, input: await formOf(id), db: program().db }
  await loaded().owner.sql`alter table pair_decisions add constraint broken check (decision <> 'case') not valid`
  await expect(openCaseFromPair({ ...open, once: randomUUID() })).rejects.toThrow(/refused a statement/)
  await loaded().owner.sql`alter table pair_decisions drop constraint broken`
  expect(await casesNow()).toBe(before)
  expect((await loaded().owner.sql`select 1 from events where act in ('openCase', 'logIncident')`).length).toBe(0)
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
  const open = { actor: cast.calloway, pairId: id, input: await formOf(id), db: program().db }
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
  caseRef = (await viewPair(cast.calloway, id, { db: program().db }))?.pair.caseRef ?? ''
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
  const add = { actor: cast.calloway, pairId: id, db: program().db }
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
  const links = (await viewPair(cast.calloway, first.id, { db: program().db }))?.links ?? []
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
  const found = await findPersons(cast.calloway, 'pomf', { db: program().db })
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
  const [event] = await loaded().owner.sql`select actor_name, sentence, detail from events where act = 'mergePeople'`
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
  expect(await doReportWork({ db: program().db })).toBe(1)
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
  expect(await doReportWork({ db: program().db })).toBe(1)
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
  expect(await viewPerson(cast.prosser, { side: 'suspect', report: ref(1) }, { db: program().db })).toBeUndefined()
  expect(await act('mergePeople', his.row.id, input, undefined, cast.prosser)).toEqual({ kind: 'missing' })
})
