import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Hearing } from '../../../lib/case/records/applications.ts'
import { conditionsOfVersion, isInForce, lastDayInForce, versionsOf } from '../../../lib/case/views/orders.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { interim, interimFile } from './change-file.ts'
import { after, aHearing, decideOn, ids, uuid } from './order-file.ts'

/** What a court does to an interim order in passing: in force to 20 December 2026, with one condition. */

const [condition] = interimFile.orderConditions
const asSealed = {
  conditionId: condition?.id,
  libraryCode: 'P2',
  kind: condition?.kind,
  text: condition?.text,
}
const extension = (fromOn: string, lastDay: string, more: object = {}) => ({
  fromOn,
  askedBy: 'chiefOfficer',
  termKind: 'fixed',
  lastDay,
  conditions: [asSealed],
  ...more,
})
const record = (file: CaseFile, input: object, today: string) =>
  after(file, acts.recordInterimChanged, interim.id, input, today, 'As sealed')
const span = (file: CaseFile) =>
  ['2026-12-20', '2026-12-21', '2027-01-20', '2027-01-21', '2027-02-20', '2027-02-21'].map(day =>
    isInForce(interim, file, day),
  )
/** Each version and its conditions, without ids and moments. */
const story = (file: CaseFile) =>
  versionsOf(interim, file).map(v => [
    v.version,
    v.fromOn,
    v.reason,
    v.lastDay,
    conditionsOfVersion(interim, file, v.version).map(c => c.text),
  ])
const first = extension('2026-12-18', '2027-01-20')
const second = extension('2027-01-18', '2027-02-20')
const reworded = { ...asSealed, text: 'You must not contact Imogen Hartwell or her sister.' }

test('extended twice, recorded in either order and after it had run out: the same order', () => {
  const inOrder = record(record(interimFile, first, '2027-02-25'), second, '2027-02-25')
  const lateFirst = record(record(interimFile, second, '2027-02-25'), first, '2027-02-25')
  expect(story(inOrder)).toEqual([
    [1, '2026-11-23', 'made', '2026-12-20', [condition?.text]],
    [2, '2026-12-18', 'extended', '2027-01-20', [condition?.text]],
    [3, '2027-01-18', 'extended', '2027-02-20', [condition?.text]],
  ])
  expect(story(lateFirst)).toEqual(story(inOrder))
  expect(span(lateFirst)).toEqual([true, true, true, true, true, false])
  expect(lastDayInForce(interim, lateFirst)).toBe('2027-02-20')
})

test('a wording between two that do not have it: the later one keeps its own text, whichever is recorded first', () => {
  const varied = { ...first, conditions: [reworded] }
  const back = { ...second, conditions: [{ ...reworded, text: asSealed.text }] }
  const lateFirst = record(
    record(interimFile, { ...second, conditions: [asSealed] }, '2027-02-25'),
    varied,
    '2027-02-25',
  )
  expect(story(lateFirst).map(v => v[4])).toEqual([[asSealed.text], [reworded.text], [asSealed.text]])
  expect(story(record(record(interimFile, varied, '2027-02-25'), back, '2027-02-25')).map(v => v[4])).toEqual(
    story(lateFirst).map(v => v[4]),
  )
  expect(story(lateFirst).map(v => v[2])).toEqual(['made', 'varied', 'extended'])
})

test('extended after it had ended, or by a court that nobody asked: recorded as sealed, and asked about', () => {
  const late = record(interimFile, extension('2026-12-28', '2027-01-20'), '2027-01-02')
  expect(isInForce(interim, late, '2026-12-24')).toBe(false)
  expect(isInForce(interim, late, '2027-01-02')).toBe(true)
  expect(late.legalQuestions.map(q => q.rule)).toContain('V47')
  const unasked = record(interimFile, { ...first, askedBy: 'court' }, '2026-12-19')
  expect(unasked.legalQuestions.map(q => q.rule)).toEqual(['V46'])
  // Withdrawn, its question is no longer so and the order is as it was.
  const version = versionsOf(interim, unasked).at(-1)
  const back = after(
    unasked,
    acts.withdrawOrderVersion,
    version?.id ?? '',
    { cause: 'error', reason: 'Another case' },
    '2026-12-19',
  )
  expect(lastDayInForce(interim, back)).toBe('2026-12-20')
  expect(back.legalQuestions[0]?.answer).toContain('No longer so')
})

test('from the adjournment: the hearing moves, the interim order reaches it, and a day short is asked about', () => {
  const hearing = aHearing('2026-12-18')
  const listed: CaseFile = { ...interimFile, hearings: [hearing] }
  const adjourn = (more: object) => ({ adjournReason: 'courtTime', newDate: '2027-01-20', newTime: '10:00', ...more })
  const decideAdjournment = (more: object, today = '2026-12-18') =>
    decideOn(listed, acts.adjournHearing, hearing.id, adjourn(more), today)
  expect(decideAdjournment({}).kind).toBe('warned')
  expect(
    decideAdjournment({ interimExtended: 'yes', interimLastDay: '2027-01-18', interimAskedBy: 'chiefOfficer' }).kind,
  ).toBe('warned')
  expect(decideAdjournment({ interimExtended: 'yes' })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'interimLastDay' }],
  })
  const reaching = { interimExtended: 'yes', interimLastDay: '2027-01-20', interimAskedBy: 'chiefOfficer' }
  expect(decideAdjournment(reaching).kind).toBe('done')
  // Recorded three weeks late: by the day of the hearing.
  const done = after(listed, acts.adjournHearing, hearing.id, adjourn(reaching), '2027-01-08')
  expect(versionsOf(interim, done).at(-1)).toMatchObject({ fromOn: '2026-12-18', lastDay: '2027-01-20' })
  expect(done.hearings.map(h => [h.status, h.listedOn])).toEqual([
    ['adjourned', '2026-12-18'],
    ['listed', '2027-01-20'],
  ])
  const none: CaseFile = { ...listed, orders: [], orderVersions: [], orderConditions: [] }
  expect(decideOn(none, acts.adjournHearing, hearing.id, adjourn(reaching), '2026-12-18')).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'interimExtended' }],
  })
})

test('a hearing put off beyond the end of a living interim order, twice: one gap waits, by the hearing to come', () => {
  // Given an interim order to 20 December, a hearing vacated and another put off to January while it lasts
  const first: Hearing = { ...aHearing('2026-12-02'), id: uuid(61), status: 'vacated', vacateReason: 'courtMoved' }
  const second = { ...aHearing('2026-12-10'), id: uuid(62) }
  const listed: CaseFile = { ...interimFile, hearings: [first, second] }
  const adjourned = after(
    listed,
    acts.adjournHearing,
    second.id,
    { adjournReason: 'courtTime', newDate: '2027-01-20', newTime: '10:00' },
    '2026-12-10',
    'No day was free before',
  )
  // Then each thing that waits is one row, and the gap is one
  const keys = waitsOf(adjourned).map(w => [w.kind, w.about.id, w.part].join(' '))
  expect(keys).toEqual([...new Set(keys)])
  expect(keys.filter(k => k.startsWith('gap '))).toHaveLength(1)
})

test('discharged in passing, its day put right, and taken back', () => {
  // Given an interim order discharged on 1 December, before its last day
  const discharge = { dischargedOn: '2026-12-01', askedBy: 'defendant' }
  const discharged = after(interimFile, acts.recordInterimDischarged, interim.id, discharge, '2027-01-02')
  expect(lastDayInForce({ ...interim, ...discharged.orders[0] }, discharged)).toBe('2026-12-01')
  // When the day is put right, then it ended on that day; when it is left blank, then it was not discharged
  const endCorrectedTo = (endedOn: string) =>
    after(
      discharged,
      acts.correctOrderRecord,
      interim.id,
      {
        madeOn: interim.madeOn,
        court: interim.court,
        termKind: 'fixed',
        lastDay: '2026-12-20',
        conditions: [asSealed],
        endedOn,
        reason: 'Read from another order',
      },
      '2027-01-02',
      'As sealed',
    ).orders[0]
  expect(endCorrectedTo('2026-12-02')).toMatchObject({ endedOn: '2026-12-02', ending: 'discharged' })
  expect(endCorrectedTo('')).toMatchObject({ endedOn: null, ending: null })
  // When it is discharged a second time, then that is refused
  const secondDischarge = { ...discharge, dischargedOn: '2026-12-05' }
  const second = decideOn(discharged, acts.recordInterimDischarged, interim.id, secondDischarge, '2027-01-02')
  expect(second.kind).toBe('refused')
})

test('an application of the defendant made before it ran out can be recorded after that', () => {
  const ask = (lodgedOn: string) =>
    decideOn(
      interimFile,
      acts.startVariation,
      interim.id,
      { applicant: 'defendant', court: interim.court, lodgedOn },
      '2027-01-02',
      'Recorded late',
    )
  expect(ids.interimOrder).toBe(interim.id)
  expect(ask('2026-12-20').kind).toBe('done')
  expect(ask('2026-12-21').kind).toBe('refused')
})
