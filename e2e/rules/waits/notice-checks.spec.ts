import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { checkedWhat, checksDue } from '../../../lib/case/views/compliance.ts'
import { formerOf } from '../../../lib/case/views/former-values.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { aCaseWithOrder, answerOf, doAct, order } from '../acts/breach-file.ts'
import { aNotification, at } from '../acts/order-file.ts'

/** A check of the address or the identity that was notified, which no condition of the order says. */

const given = aNotification(order, '2026-06-03')
const base = aCaseWithOrder({ notifications: [given] })
const on = '2026-09-14 18:20'
const check = {
  subject: 'homeAddress',
  result: 'notAsNotified',
  method: 'visit',
  found: 'His mother says that he left in July',
  checkedAt: '2026-09-13T10:00',
  nextOn: '2026-10-01',
}
const recordCheck = (more: object = {}, file = base) =>
  doAct(file, acts.recordNoticeCheck, order.id, { ...check, ...more }, on)
const waiting = (file: CaseFile) => waitsOf(file).filter(w => w.kind === 'notAsNotified' || w.kind === 'noticeCheckDue')
const open = (file: CaseFile) => waiting(file).some(w => w.kind === 'notAsNotified')

test('it belongs to the order and to no condition, is found by its day, and is waited for again', () => {
  const { file, sentence } = recordCheck()
  expect(file.checks).toMatchObject([
    { orderId: order.id, conditionId: null, subject: 'homeAddress', checkedAt: at('2026-09-13 10:00') },
  ])
  expect(file.checks.map(c => checkedWhat(file, c))).toEqual([`The home address that was notified, under ${order.ref}`])
  expect(sentence).toBe(
    `${order.ref}: the home address that was notified checked on 13 September 2026 at 10:00 (visit to the defendant): not as notified`,
  )
  expect(sentence).not.toContain('mother')
  // The planned checks of conditions stay as they were, and no breach is made of it.
  expect(file.orderConditions).toEqual(base.orderConditions)
  expect(checksDue(file, '2026-09-14').map(d => d.last)).toEqual([undefined, undefined])
  expect(file.breaches).toEqual([])
  expect(waiting(file).map(w => [w.kind, w.about.kind, w.due])).toEqual([
    ['noticeCheckDue', 'orders', { on: '2026-10-01' }],
    ['notAsNotified', 'checks', { on: '2026-09-13' }],
  ])
})

test('what it asks for, and what it asks about', () => {
  const answer = (more: object, file = base) =>
    answerOf(file, acts.recordNoticeCheck, order.id, { ...check, ...more }, on)
  expect(answer({ found: '' }).rules).toEqual(['found'])
  expect(answer({ checkedAt: '2026-09-15T10:00' })).toMatchObject({ kind: 'refused' })
  expect(answer({ checkedAt: '2026-05-31T10:00' })).toMatchObject({ kind: 'refused' })
  expect(answer({ nextOn: '2026-09-12' }).rules).toEqual(['nextOn'])
  expect(answer({ nextOn: '' }).kind).toBe('warned')
  // Nothing was notified by then: recorded before the notification, it is asked about and can be kept.
  expect(answer({}, aCaseWithOrder()).kind).toBe('warned')
  expect(answer({ result: 'asNotified', found: '' }).kind).toBe('done')
  // The same by another person: shown what is there.
  const twice = answer({}, recordCheck().file)
  expect(twice.kind).toBe('warned')
})

test('what was found is open until something follows from it, in whichever order that is recorded', () => {
  const { file } = recordCheck()
  expect(open(file)).toBe(true)
  const isFalse = { falseFoundOn: '2026-09-13', falseFoundHow: 'Left in July' }
  const change = { kind: 'address', happenedOn: '2026-07-20', detail: 'Told by his mother' }
  for (const [act, id, input] of [
    ['recordNotificationFalse', given.id, isFalse],
    ['recordChange', order.id, change],
    ['recordNoticeCheck', order.id, { ...check, result: 'asNotified', found: '', checkedAt: '2026-09-14T09:00' }],
  ] as const) {
    expect(open(doAct(file, acts[act], id, input, on).file), act).toBe(false)
    const before = doAct(base, acts[act], id, input, on).file
    expect(open(recordCheck({}, before).file), act).toBe(false)
  }
  // A new name answers nothing about an address.
  expect(open(doAct(file, acts.recordChange, order.id, { ...change, kind: 'name' }, on).file)).toBe(true)
})

test('it is corrected and withdrawn by its own forms, and what followed from it goes', () => {
  // Given a check that found him not as notified
  const { file } = recordCheck()
  const id = String(file.checks[0]?.id)
  // When it is corrected to as notified
  const corrected = doAct(
    file,
    acts.correctNoticeCheck,
    id,
    { ...check, result: 'asNotified', found: '', checkedAt: '2026-09-12T10:00', correctionReason: 'The flat below' },
    on,
  ).file
  // Then it says so, keeps what it said before, and what waited because of it is over
  expect(corrected.checks).toMatchObject([
    { result: 'asNotified', checkedAt: at('2026-09-12 10:00'), conditionId: null },
  ])
  expect(formerOf(corrected, 'checks', id)).toMatchObject([{ before: { result: 'notAsNotified' } }])
  expect(open(corrected)).toBe(false)
  // When it is withdrawn instead, then nothing waits
  const withdrawal = { cause: 'error', reason: 'Another case' }
  const withdrawn = doAct(file, acts.withdrawNoticeCheck, id, withdrawal, on).file
  expect(waiting(withdrawn)).toEqual([])
})

test('the forms that correct and withdraw a check of a condition are not for it', () => {
  // Given a check of what was notified
  const { file } = recordCheck()
  const id = String(file.checks[0]?.id)
  const input = { ...check, cause: 'error', reason: 'No', correctionReason: 'No', result: 'complied' }
  for (const act of [acts.correctCheck, acts.withdrawCheck]) {
    // Then neither form is offered, and what is sent by it is refused
    const offering = { file, record: file.checks[0] as never, actor: {} as never, today: '2026-09-14' }
    expect(act.offered?.(offering)).toBe(false)
    expect(answerOf(file, act, id, input, on).kind).toBe('refused')
  }
})
