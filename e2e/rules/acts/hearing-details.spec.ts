import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { isLate, isVisible } from '../../../lib/waits/on-case.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { aFile, after, aHearing, anApplication, at, decideOn } from './order-file.ts'

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
