import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { breachName, countedAcrossOrders } from '../../../lib/law/practice/breaches.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { base, by, order, withOrder } from '../acts/change-file.ts'
import { aNotification } from '../acts/order-file.ts'
import * as drafted from '../drafting/drafted.ts'

/** Offences beside the breach of a condition: suspected, recorded with the same steps, never stated as proved. */

const made = withOrder()
const [live] = made.orders
const on = String(live?.id)
const input = {
  offence: 'notNotified',
  happenedOn: '2026-05-11',
  knownAt: '2026-05-11T11:00',
  source: 'data',
  place: 'englandWales',
  description: 'No notice was given',
  excuse: 'None offered',
}
const offence = (file: CaseFile, more: object = {}) =>
  by('officer', file, 'recordNotificationOffence', on, { ...input, ...more })

test('it goes the steps of a breach, and is counted among no breaches', () => {
  let file = offence(made)
  const [suspected] = file.breaches
  const id = String(suspected?.id)
  expect(suspected && breachName(suspected)).toBe('Suspected offence 1')
  expect(
    waitsOf(file)
      .filter(w => w.kind === 'breachUnactioned')
      .map(w => w.about.id),
  ).toEqual([id])
  expect(countedAcrossOrders(file).total).toBe(0)
  file = by('officer', file, 'decideArrest', id, {
    decision: 'arrest',
    reason: 'To secure evidence',
    at: '2026-05-11T11:12',
  })
  expect(file.breachSteps).toHaveLength(1)
  expect(waitsOf(file).filter(w => w.kind === 'breachUnactioned')).toEqual([])
})

test('one event that is an offence about notification and a breach is sent once, and each goes its own steps', () => {
  // Given an order in force, one form says the suspected offence and the condition that the same event breached
  const [condition] = made.orderConditions.filter(c => c.orderId === on)
  const both = offence(made, { conditionIds: [String(condition?.id)] })
  // Then there are two records of the event, and the decision about arrest is due for each
  expect(both.breaches.map(b => [b.number, b.offence, b.conditionIds.length, b.happenedOn])).toEqual([
    [1, input.offence, 0, input.happenedOn],
    [2, 'breach', 1, input.happenedOn],
  ])
  expect(waitsOf(both).filter(w => w.kind === 'breachUnactioned')).toHaveLength(2)
  expect(countedAcrossOrders(both).total).toBe(1)
  expect(both.contacts.filter(c => c.milestone === 'breach')).not.toEqual([])
})

test('what is questioned: an excuse not said, a notification not found false; what is refused: no notification of it', () => {
  const ask = (more: object) =>
    drafted.ask(made, drafted.people.officer, 'recordNotificationOffence', { on, input: { ...input, ...more } })
  expect(ask({}).kind).toBe('done')
  expect(ask({ excuse: '' })).toMatchObject({ kind: 'warned', warnings: [{ field: 'excuse' }] })
  // Knowingly false information has no excuse in it.
  expect(ask({ offence: 'notifiedFalsely', excuse: '' })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'notificationId' }],
  })
  expect(ask({ happenedOn: '2026-05-10' })).toMatchObject({ kind: 'refused', refusals: [{ field: 'happenedOn' }] })
})

test('a notification found to be false: accepted then, false from its day, the offence suggested and not said', () => {
  const given = aNotification(order, '2026-11-21')
  const file = base({}, { notifications: [given] })
  const clocks = (f: CaseFile) =>
    clocksOf(f, '2026-12-05')
      .filter(c => c.id === 'C9')
      .map(c => [c.state, c.sentence])
  const found: CaseFile = {
    ...file,
    notifications: [{ ...given, falseFoundOn: '2026-12-02', falseFoundHow: 'Nobody of that name lives there' }],
  }
  expect(clocks(found)).toEqual(clocks(file))
  const falseNoticeWaits = (f: CaseFile) => waitsOf(f).filter(w => w.kind === 'falseNotice')
  expect(falseNoticeWaits(file)).toEqual([])
  expect(falseNoticeWaits(found).map(w => w.params)).toMatchObject([{ givenOn: '2026-11-21', foundOn: '2026-12-02' }])
  const looked = { ...offence(made).breaches[0], notificationId: given.id, offence: 'notifiedFalsely' as const }
  expect(falseNoticeWaits({ ...found, breaches: [looked as CaseFile['breaches'][number]] })).toEqual([])
  const prefilled = acts.recordNotificationOffence.prefill?.({ file: found, record: order, today: '2026-12-05' })
  expect(prefilled).toMatchObject({ offence: 'notifiedFalsely', notificationId: given.id })
})

test('it is corrected by its own form, and the form of a breach sends there', () => {
  const file = offence(made)
  const id = String(file.breaches[0]?.id)
  const right = by('coordinator', file, 'correctNotificationOffence', id, {
    ...input,
    description: 'Nor later',
    correctionReason: 'More is known',
  })
  expect(right.breaches[0]?.description).toBe('Nor later')
  expect(right.formerVersions).toMatchObject([
    { recordKind: 'breaches', before: { description: 'No notice was given' } },
  ])
  const wrong = drafted.ask(file, drafted.people.coordinator, 'correctBreach', {
    on: id,
    input: {
      of: 'order',
      orderId: on,
      conditionIds: [made.orderConditions[0]?.id],
      ...input,
      correctionReason: 'A slip',
    },
  })
  expect(drafted.refusalsOf(wrong)[0]?.href).toContain('correctNotificationOffence')
})
