import { expect, test } from '@playwright/test'
import { decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { retentionActs } from '../../../lib/acts/case/retention.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { disposalDoubts, retentionOf } from '../../../lib/law/practice/retention.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { people } from '../drafting/drafted.ts'
import { aFile, after, anOrder, aVersion, decideOn, ids, reasons } from './order-file.ts'

const closedOn = (day: string, file: CaseFile = aFile()): CaseFile => ({
  ...file,
  case: { ...file.case, status: 'closed', closedAt: `${day}T10:00:00.000Z`, closedReason: 'No further risk' },
})
const why = { reason: 'Kept long enough' }
const order = anOrder({ madeOn: '2020-03-02' })
const withOrder = aFile({ orders: [order], orderVersions: [aVersion(order, { lastDay: '2023-03-01' })] })

test('the group follows from outcome and risk until somebody decides, and the years count from the end of everything', () => {
  expect(retentionOf(aFile())).toMatchObject({ group: 'other', years: 6, countedFrom: null, reviewOn: null })
  expect(retentionOf(closedOn('2026-03-02'))).toMatchObject({ group: 'other', reviewOn: '2032-03-02' })
  expect(retentionOf(closedOn('2021-03-02', withOrder))).toMatchObject({
    group: 'serious',
    because: 'By outcome and risk: an order was made',
    countedFrom: '2023-03-01',
    reviewOn: '2033-03-01',
  })
  const notStalking = { ...aFile(), decisions: [{ reasonCode: 'notStalking' }] } as unknown as CaseFile
  expect(retentionOf(closedOn('2026-03-02', notStalking)).group).toBe('unfounded')
  const decided = after(
    closedOn('2026-03-02'),
    retentionActs.decideRetentionGroup,
    ids.case,
    { retentionGroup: 'publicProtection', reason: 'Managed at level 2' },
    '2026-03-03',
  )
  expect(retentionOf(decided)).toMatchObject({
    group: 'publicProtection',
    because: 'Decided on 3 March 2026: Managed at level 2',
  })
  const born = { ...decided, defendants: decided.defendants.map(d => ({ ...d, bornOn: '1990-02-11' })) }
  expect(disposalDoubts(born, '2036-03-02').map(r => r.message)).toEqual([
    'A case of Group 1: public protection is kept until the defendant would be 100, on 11 February 2090.',
  ])
})

const askForDisposal = (file: CaseFile, on: string) =>
  reasons(decideOn(file, retentionActs.askForDisposal, ids.case, why, on)).kind
/** Closed for six years, with its disposal asked for on 2 March 2026. */
const disposalAsked = () => after(closedOn('2020-03-02'), retentionActs.askForDisposal, ids.case, why, '2026-03-02')

test('disposal is asked for once, when its day has come', () => {
  // Given a case closed on 2 March 2020, to be reviewed after six years
  const closed = closedOn('2020-03-02')
  // Then it is questioned on the day before, and asked for on the day
  expect(askForDisposal(closed, '2026-03-01')).toBe('warned')
  expect(askForDisposal(closed, '2026-03-02')).toBe('done')
  // Then it is not asked for of an open case, nor twice
  expect(askForDisposal(aFile(), '2026-03-02')).not.toBe('done')
  expect(askForDisposal(disposalAsked(), '2026-03-03')).toBe('refused')
})

test('disposal is decided by somebody other than the one who asked', () => {
  // Given disposal asked for by somebody, when an officer who may approve it does
  const approvedByOfficer = (askedById: string) => {
    const asked = disposalAsked()
    const file = { ...asked, retentionSteps: asked.retentionSteps.map(s => ({ ...s, byId: askedById })) }
    const moment = {
      at: '2026-03-03T12:00:00.000Z',
      today: '2026-03-03',
      newId: () => ids.team,
      settings: file.settings,
    }
    return reasons(
      decide(
        file,
        { act: retentionActs.approveDisposal, on: ids.case, input: why, seen: asLoaded },
        { ...moment, actor: { ...people.officer, forceId: ids.force, roles: ['supervisor'] } },
      ),
    ).kind
  }
  // Then what the same officer asked for is refused, and what another asked for is done
  expect(approvedByOfficer(people.officer.id)).toBe('refused')
  expect(approvedByOfficer('somebody else')).toBe('done')
})

test('disposal is stopped by a hold, and does not go on by itself when that is lifted', () => {
  // Given disposal asked for
  const asked = disposalAsked()
  expect(retentionOf(asked).asked).toBeDefined()
  // When a legal hold is placed, then disposal is asked for no longer, and cannot be
  const held = after(asked, retentionActs.placeLegalHold, ids.case, { reason: 'An inquest' }, '2026-03-04')
  expect(retentionOf(held)).toMatchObject({ asked: undefined, hold: { reason: 'An inquest' } })
  expect(askForDisposal(held, '2026-03-05')).toBe('refused')
  // When the hold is lifted, then what it stopped does not go on by itself
  const lifted = after(held, retentionActs.liftLegalHold, ids.case, { reason: 'It is over' }, '2026-03-06')
  expect(retentionOf(lifted)).toMatchObject({ asked: undefined, hold: undefined })
})

test('disposal is stopped by a review that keeps the case for longer', () => {
  // Given disposal asked for
  const asked = disposalAsked()
  // When a review keeps the case until 2030
  const keeping = { reviewOn: '2030-01-07', reason: 'He is back in the area' }
  const kept = after(asked, retentionActs.keepForLonger, ids.case, keeping, '2026-03-04')
  // Then disposal is asked for no longer, and the next review is on that day
  expect(retentionOf(kept)).toMatchObject({ asked: undefined, reviewOn: '2030-01-07' })
})

test('what was approved before a case was opened again is over when it closes again', () => {
  const closed = closedOn('2020-03-02')
  const step = {
    id: ids.team,
    retentionGroup: null,
    reason: 'Kept long enough',
    reviewOn: null,
    byId: ids.officer,
  }
  const steps = [
    { ...step, kind: 'disposalAsked' as const, at: '2026-03-03T09:00:00.000Z' },
    { ...step, kind: 'disposalApproved' as const, at: '2026-03-04T09:00:00.000Z' },
  ]
  expect(retentionOf({ ...closed, retentionSteps: steps }).approved).toBeDefined()
  expect(retentionOf(closedOn('2026-03-05', { ...closed, retentionSteps: steps })).approved).toBeUndefined()
})

test('a review waits from its day, and a disposal from when it is asked for', () => {
  const closed = closedOn('2020-03-02')
  const waits = (file: CaseFile) =>
    waitsOf(file)
      .filter(w => w.kind === 'retentionDue' || w.kind === 'disposalAsked')
      .map(w => [w.kind, w.visible, w.permission])
  expect(waits(aFile())).toEqual([])
  expect(waits(closed)).toEqual([['retentionDue', { on: '2026-03-02' }, 'keepRecords']])
  const asked = after(closed, retentionActs.askForDisposal, ids.case, why, '2026-03-02')
  expect(waits(asked)).toEqual([['disposalAsked', { at: asked.retentionSteps[0]?.at }, 'disposeRecords']])
})
