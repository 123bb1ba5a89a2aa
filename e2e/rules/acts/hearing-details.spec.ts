import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { sittingDaysSource } from '../../../lib/law/practice/sitting-days.ts'
import { isLate, isVisible } from '../../../lib/waits/on-case.ts'
import { waitKinds, waitsOf } from '../../../lib/waits/projection.ts'
import { aFile, after, aHearing, anApplication, at, decideOn, ids } from './order-file.ts'

const hearing = aHearing('2026-12-18')
const listed = aFile({ applications: [anApplication()], hearings: [hearing] })
const direct = (file: CaseFile, input: object, today = '2026-12-18') =>
  after(file, acts.recordDirection, hearing.id, { who: 'police', what: 'Serve the body-worn video', ...input }, today)

test('a direction waits until it is done: due by its day, late from the next', () => {
  const file = direct(listed, { byOn: '2027-01-08' })
  const waiting = (f: CaseFile, day: string) =>
    waitsOf(f)
      .filter(w => w.kind === 'direction' && isVisible(w, at(day)))
      .map(w => [w.due, isLate(w, at(day))])
  expect(waiting(file, '2027-01-08')).toEqual([[{ on: '2027-01-08' }, false]])
  expect(waiting(file, '2027-01-09')).toEqual([[{ on: '2027-01-08' }, true]])
  const id = String(file.directions[0]?.id)
  const done = after(file, acts.endDirection, id, { doneOn: '2027-01-07', doneNote: '' }, '2027-01-09')
  expect(waiting(done, '2027-01-09')).toEqual([])
  expect(decideOn(file, acts.endDirection, id, { doneOn: '2027-01-10' }, '2027-01-09').kind).toBe('refused')
})

test('no day before the hearing that gave it; withdrawn with its hearing', () => {
  const heard = { ...listed, hearings: [{ ...hearing, status: 'heard' as const }] }
  const early = { who: 'police', what: 'Serve it', byOn: '2026-12-17' }
  expect(decideOn(heard, acts.recordDirection, hearing.id, early, '2026-12-20')).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'byOn' }],
  })
  const file = direct(listed, {})
  const gone = after(file, acts.withdrawHearing, hearing.id, { cause: 'error', reason: 'Another case' }, '2026-12-19')
  expect(gone.directions).toEqual([])
  expect(gone.withdrawn?.directions).toHaveLength(1)
})

test('a hearing vacated for an earlier day: who asked stays with it, its own day is told to nobody, the new one to all', () => {
  // Given a hearing of which the protected person is still to be told, and an earlier day that the court gave
  const told = after(
    { ...aFile({ applications: [anApplication()] }) },
    acts.listHearing,
    ids.main,
    { listedOn: '2026-12-18', listedTime: '10:00', court: 'Pellbrook Magistrates’ Court', purpose: 'final' },
    '2026-11-25',
    'As the court said',
  )
  const id = String(told.hearings[0]?.id)
  const asked = after(
    told,
    acts.recordEarlierDate,
    id,
    { earlierAskedBy: 'The defence', earlierAskedOn: '2026-11-26', earlierAnswer: 'waiting' },
    '2026-11-26',
  )
  // When it is vacated because an earlier day was found
  const moved = after(
    asked,
    acts.vacateHearing,
    id,
    { vacateReason: 'earlierDate', newDate: '2026-12-10', newTime: '10:00' },
    '2026-11-27',
    'As the court said',
  )
  // Then the answer is known, the new hearing was asked for by nobody, one contact is due, and every party is to be told
  const was = moved.hearings.find(h => h.id === id)
  const now = moved.hearings.find(h => h.id !== id)
  expect(was).toMatchObject({ status: 'vacated', earlierAnswer: 'granted' })
  expect(now).toMatchObject({ status: 'listed', listedOn: '2026-12-10', earlierAskedBy: null, earlierAnswer: null })
  expect(asked.contacts.map(c => c.eventOn)).toEqual(['2026-12-18'])
  expect(moved.contacts.map(c => c.eventOn)).toEqual(['2026-12-10'])
  expect(
    waitsOf(moved)
      .filter(w => w.kind === 'hearingAgain')
      .map(w => w.about.id),
  ).toEqual([now?.id])
  const owed = (f: CaseFile) =>
    clocksOf(f, '2026-11-28')
      .filter(c => c.id === 'C19')
      .map(c => c.state)
  expect([owed(asked), owed(moved)]).toEqual([[], ['running']])
  // When one was only listed in error, nobody is owed anything
  const error = after(asked, acts.vacateHearing, id, { vacateReason: 'listedInError' }, '2026-11-27', 'So it was')
  expect(owed(error)).toEqual([])
})

test('a hearing that passed with no result asks for the result, and one with none to come for a day', () => {
  const asks = (file: CaseFile) =>
    waitsOf(file).flatMap(w =>
      w.kind === 'unlisted' && isVisible(w, at('2026-12-20'))
        ? [
            waitKinds.unlisted.todo?.(
              { about: w.about, params: w.params, owner: null, text: '' },
              { today: '2026-12-20', at: at('2026-12-20') },
            ),
          ]
        : [],
    )
  expect(asks(listed)).toEqual(['Record what the court did on 18 December 2026'])
  expect(asks({ ...listed, hearings: [{ ...hearing, status: 'heard' }] })).toEqual(['List a hearing'])
})

test('who represented and what was contested can be recorded after the hearing too', () => {
  const heard = { ...listed, hearings: [{ ...hearing, status: 'heard' as const }] }
  const done = after(heard, acts.recordHearingDetails, hearing.id, { defenceAdvocate: 'Crane and Co' }, '2026-12-20')
  expect(done.hearings[0]).toMatchObject({ status: 'heard', defenceAdvocate: 'Crane and Co' })
})

test('what was arranged for a hearing goes with it to its new day', () => {
  const input = {
    contestedIds: [],
    policeAdvocate: 'Ms Adeyemi',
    specialMeasures: 'A screen for Imogen, granted',
    timeEstimate: 'Half a day',
  }
  const arranged = after(listed, acts.recordHearingDetails, hearing.id, input, '2026-12-01')
  const moved = after(
    arranged,
    acts.adjournHearing,
    hearing.id,
    { adjournReason: 'courtTime', newDate: '2027-01-20' },
    '2026-12-18',
  )
  expect(moved.hearings.at(-1)).toMatchObject({
    listedOn: '2027-01-20',
    timeEstimate: 'Half a day',
    policeAdvocate: 'Ms Adeyemi',
  })
})

test('a day on which a court seldom sits is asked about with its source and never refused; a Saturday is not', () => {
  const asked = (day: string) => {
    const input = { listedOn: day, listedTime: '10:00', court: 'Pellbrook Magistrates’ Court', purpose: 'final' }
    const done = decideOn(listed, acts.listHearing, ids.main, input, '2026-11-25')
    return done.kind === 'warned' ? done.warnings.flatMap(w => (w.field === 'listedOn' ? [w.message] : [])) : done.kind
  }
  expect(['2026-12-25', '2027-03-26', '2026-12-20', '2029-01-01', '2027-12-25'].map(asked)).toEqual([
    [expect.stringContaining('25 December 2026 is Christmas Day.')],
    [expect.stringContaining('26 March 2027 is a bank holiday.')],
    [expect.stringContaining('20 December 2026 is a Sunday.')],
    [expect.stringContaining('1 January 2029 is a bank holiday.')],
    [expect.stringContaining('25 December 2027 is Christmas Day.')],
  ])
  expect(asked('2026-12-19')).not.toContainEqual(expect.stringContaining('A court seldom hears an application then'))
  for (const [act, input] of [
    [acts.adjournHearing, { adjournReason: 'courtTime', newDate: '2026-12-27', newTime: '10:00' }],
    [acts.vacateHearing, { vacateReason: 'courtMoved', newDate: '2026-12-27', newTime: '10:00' }],
  ] as const) {
    const done = decideOn(listed, act, hearing.id, input, '2026-12-18')
    expect(done.kind === 'warned' && done.warnings.map(w => w.source)).toContain(sittingDaysSource)
    expect(decideOn(listed, act, hearing.id, input, '2026-12-18', 'The court said so').kind).toBe('done')
  }
})
