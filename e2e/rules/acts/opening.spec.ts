import { expect, test } from '@playwright/test'
import { subjectOf } from '../../../lib/acts/act/act.ts'
import { asLoaded, type Seen, versionOf } from '../../../lib/acts/act/versions.ts'
import { forceActs } from '../../../lib/acts/force/force.ts'
import { everyAct, isActName } from '../../../lib/acts/index.ts'
import type { ForceFile } from '../../../lib/case/force.ts'
import { aForce, askForce, newCaseInput, newId, people } from '../drafting/drafted.ts'

const { openCase, openFromPair, addFromPair } = forceActs
const like = (ref: string) => ({ ref, defendant: 'Roy Thackray', protectedPersons: ['Nadia Ferrant'], why: ['Phone'] })
const opening = (...refs: string[]): ForceFile => ({
  ...aForce(),
  opening: { ref: 'MA-2026-00007', alike: refs.map(like) },
})

test('an officer opens a case for their own team alone; whoever reaches the whole force opens it for any', () => {
  const other = {
    id: newId(),
    districtId: newId(),
    name: 'Thornfold',
    endedAt: null,
    mergedIntoId: null,
    formerDistricts: [],
  }
  const file: ForceFile = { ...aForce(), teams: [...aForce().teams, other] }
  const input = { ...newCaseInput, teamId: other.id }
  const refused = askForce(file, people.officer, openCase, { input })
  expect(refused).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'teamId', message: expect.stringMatching(/own team/) }],
  })
  expect(askForce(file, people.coordinator, openCase, { input }).kind).toBe('done')
  const nowhere = askForce(file, people.coordinator, openCase, { input: { ...input, teamId: newId() } })
  expect(nowhere).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'teamId', message: expect.stringMatching(/team of this force/) }],
  })
})

test('a case like it that was not shown is a warning, which only a reason goes past; one that was shown is none', () => {
  const file = opening('MA-2026-00003', 'MA-2026-00004')
  const ask = (shown: string, despite?: string) =>
    askForce(file, people.officer, openCase, { input: { ...newCaseInput, shown }, ...(despite ? { despite } : {}) })
  const warned = ask('MA-2026-00003')
  expect(warned.kind === 'warned' && warned.warnings.map(w => w.message)).toEqual([
    'MA-2026-00004 is about Roy Thackray and Nadia Ferrant. Found by: phone. Use that case if it is the same pattern.',
  ])
  expect(ask('MA-2026-00003 MA-2026-00004').kind).toBe('done')
  const done = ask('', 'A second pattern, against his sister')
  expect(done).toMatchObject({ kind: 'done', despite: 'A second pattern, against his sister' })
  expect(done.kind === 'done' && done.warnings).toHaveLength(2)
})

test('the case that is opened has the reference that was free, and its sentence says so', () => {
  const done = askForce(opening(), people.officer, openCase, { input: newCaseInput })
  expect(done).toMatchObject({ kind: 'done', sentence: 'Case MA-2026-00007 opened' })
  expect(done.kind === 'done' && done.opens?.root).toMatchObject({ ref: 'MA-2026-00007', status: 'open', version: 1 })
})

const pairId = newId()
const member = (reportRef: string) => ({
  id: newId(),
  pairId,
  reportRef,
  linkId: null,
  addedAt: '2026-11-01T09:00:00.000Z',
  endedAt: null,
  endedByLinkId: null,
})
const pairOf = (state: 'waiting' | 'dismissed' = 'waiting'): ForceFile => ({
  ...opening(),
  reportPairs: [
    {
      id: pairId,
      name: 'A and B',
      state,
      reports: 2,
      waitingSince: '2026-11-01T09:00:00.000Z',
      caseRef: null,
      joinedIntoId: null,
    },
  ],
  pairReports: ['61/1/26', '61/2/26'].map(member),
  pairCrimes: [
    { ref: '61/1/26', lastDay: null },
    { ref: '61/2/26', lastDay: '2026-03-04' },
  ],
})
const reports = ['61/1/26', '61/2/26'].map(crimeReference => ({
  crimeReference,
  happenedOn: '2026-03-02',
  summary: 'Waited outside',
  category: 'E',
}))
const onPair = (file: ForceFile, act: typeof openFromPair, input: Record<string, unknown>, seen: Seen = asLoaded) =>
  askForce(file, people.coordinator, act, { on: pairId, input, seen })
const seenIn = (file: ForceFile) => versionOf(file, openFromPair, file.reportPairs[0] as { id: string })

test('a case from a pair is the case, an incident for each report and the decision, and nothing when one is strange', () => {
  const { searched: _s, ...asked } = newCaseInput
  const done = onPair(pairOf(), openFromPair, { ...asked, reports }, seenIn(pairOf()))
  expect(done.kind === 'done' && done.also.map(a => [a.ref, a.act])).toEqual([
    [undefined, 'openCase'],
    ['MA-2026-00007', 'logIncident'],
    ['MA-2026-00007', 'logIncident'],
  ])
  expect(done.kind === 'done' && done.also.map(a => a.input.dateKind)).toEqual([undefined, 'exact', 'between'])
  expect(done.kind === 'done' && done.patch).toMatchObject([
    { in: 'reportPairs', set: { state: 'decided', caseRef: 'MA-2026-00007' } },
    { in: 'pairDecisions', add: { decision: 'case', caseRef: 'MA-2026-00007' } },
  ])
  const strange = [{ ...reports[0], crimeReference: '9/9/26' }]
  expect(onPair(pairOf(), openFromPair, { ...asked, reports: strange })).toMatchObject({
    refusals: [{ field: 'reports.0.crimeReference', message: '9/9/26 is not a report of this pair' }],
  })
  expect(
    onPair(pairOf(), openFromPair, { ...asked, reports }, seenIn({ ...pairOf(), pairReports: [member('61/1/26')] })),
  ).toMatchObject({
    kind: 'refused',
    refusals: [{ message: expect.stringMatching(/have changed since you opened this page/) }],
  })
  expect(onPair(pairOf('dismissed'), openFromPair, { ...asked, reports })).toMatchObject({
    refusals: [{ message: 'This pair has been decided already' }],
  })
})

test('reports that a case holds already are not logged there again; a case that takes no evidence is not named', () => {
  const file = (mayRecord: boolean): ForceFile => ({
    ...pairOf(),
    namedCase: {
      id: '00000000-0000-4000-8000-000000000301',
      ref: 'MA-2026-00003',
      mayRecord,
      crimeReferences: ['61/1/26'],
    },
  })
  const input = { caseRef: 'MA-2026-00003', reports }
  const done = onPair(file(true), addFromPair, input)
  expect(done.kind === 'done' && done.also.map(a => a.input.crimeReference)).toEqual(['61/2/26'])
  expect(done).toMatchObject({ sentence: 'Added to case MA-2026-00003. 1 report logged as incidents' })
  expect(onPair(file(false), addFromPair, input)).toMatchObject({
    refusals: [{ field: 'caseRef', message: 'There is no open case with this reference' }],
  })
})

test('every act has one kind of subject, and whatever an act names as its part is an act', () => {
  const kinds = new Set(Object.values(everyAct).map(subjectOf))
  expect([...kinds].sort()).toEqual(['case', 'force', 'pair'])
  expect(isActName('toString')).toBe(false)
})
