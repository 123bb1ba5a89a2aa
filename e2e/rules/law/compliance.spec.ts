import { expect, test } from '@playwright/test'
import { complianceActs } from '../../../lib/acts/compliance/compliance.ts'
import { checksDue, ordersWithoutOwner } from '../../../lib/case/views/compliance.ts'
import { breachClock, stepsOf } from '../../../lib/law/practice/breaches.ts'
import { aCaseWithOrder, aCheck, answerOf, checker, contact, devices, doAct, order } from '../acts/breach-file.ts'
import { anInterim, anOrder, at, aVersion, ids } from '../acts/order-file.ts'

const { planCheck, recordCheck } = complianceActs
const complied = { result: 'complied', method: 'visit', nextOn: '2026-09-28' }
const found = {
  result: 'breach',
  method: 'visit',
  found: 'Second phone behind the bath panel, with an eSIM and an app that deletes history',
  place: 'englandWales',
  excuse: 'None offered',
  nextOn: '2026-09-28',
}
const on = '2026-09-14 18:20'

test('a planned visit that finds a second phone records check and breach together, found by police (S18)', () => {
  const done = doAct(aCaseWithOrder(), recordCheck, devices.id, { ...found, checkedAt: '2026-09-14T17:45' }, on)
  const [check] = done.file.checks
  const [breach] = done.file.breaches
  expect(check).toMatchObject({
    conditionId: devices.id,
    orderId: order.id,
    result: 'breach',
    checkedAt: at('2026-09-14 17:45'),
  })
  expect(breach).toMatchObject({
    source: 'proactive',
    knownAt: at('2026-09-14 17:45'),
    happenedOn: '2026-09-14',
    conditionIds: [devices.id],
    checkId: check?.id,
    number: 1,
    description: found.found,
  })
  expect(done.sentence).toBe(
    'Condition 1 of MAR-2026-0417/1 checked (visit to the defendant): breach found. Breach 1 recorded, found by police, known since 14 September 2026 at 17:45',
  )
  expect(done.file.contacts).toMatchObject([{ personId: ids.victim, milestone: 'breach', dueOn: '2026-09-15' }])
  expect(done.file.orderConditions.find(c => c.id === devices.id)?.nextCheckOn).toBe('2026-09-28')
  expect(breach && breachClock(breach, stepsOf(done.file, breach), done.file.settings, at(on)).minutes).toBe(35)
})

test('a check made just now starts the clock now', () => {
  const { file } = doAct(aCaseWithOrder(), recordCheck, devices.id, found, on)
  expect(file.breaches[0]?.knownAt).toBe(at(on))
})

for (const result of ['complied', 'notDone', 'providerUnavailable'])
  test(`${result} is not a breach`, () => {
    const input = { ...found, result }
    const { file, sentence } = doAct(aCaseWithOrder(), recordCheck, devices.id, input, on)
    expect(file.checks).toHaveLength(1)
    expect(file.breaches).toEqual([])
    expect(file.contacts).toEqual([])
    expect(sentence).not.toContain('Breach 1')
  })

test('a breach needs what was found and where; a check that could not be done needs the reason', () => {
  const file = aCaseWithOrder()
  expect(answerOf(file, recordCheck, devices.id, { ...found, found: '', place: '' }, on)).toMatchObject({
    kind: 'refused',
    rules: ['found', 'place'],
  })
  expect(answerOf(file, recordCheck, devices.id, { ...complied, result: 'notDone' }, on).rules).toEqual(['found'])
  expect(answerOf(file, recordCheck, devices.id, { ...found, excuse: '' }, on)).toMatchObject({
    kind: 'warned',
    rules: ['V75'],
  })
  expect(answerOf(file, recordCheck, devices.id, { ...found, place: 'scotland' }, on)).toMatchObject({
    kind: 'warned',
    rules: ['V78'],
  })
})

test('a check is not in the future, not before the order, and its next is not before it', () => {
  const file = aCaseWithOrder()
  const rules = (more: object) => answerOf(file, recordCheck, devices.id, { ...complied, ...more }, on).rules
  expect(rules({ checkedAt: '2026-09-14T18:21' })).toEqual(['checkedAt'])
  expect(rules({ checkedAt: '2026-09-14T18:20' })).toEqual([])
  expect(rules({ checkedAt: '2026-05-31T10:00' })).toEqual(['checkedAt'])
  expect(rules({ nextOn: '2026-09-13' })).toEqual(['nextOn'])
})

test('a check of an order that has ended cannot find a breach of today (V74)', () => {
  const ended = aCaseWithOrder({ orderVersions: [aVersion(order, { lastDay: '2026-09-13' })] })
  expect(answerOf(ended, recordCheck, devices.id, found, on).rules).toEqual(['V74'])
  expect(answerOf(ended, recordCheck, devices.id, { ...found, happenedOn: '2026-09-13' }, on).kind).toBe('done')
})

test('the form opens with the next date from the condition’s interval, or the force’s', () => {
  const file = aCaseWithOrder()
  const opens = (record: typeof devices) => recordCheck.prefill?.({ file, record, today: '2026-09-14' })
  expect(opens(devices)).toMatchObject({ nextOn: '2026-09-28', method: 'visit' })
  expect(opens(contact)).toMatchObject({ nextOn: '2026-10-12' })
  expect(opens({ ...contact, lastDay: '2026-10-11' })).toMatchObject({ nextOn: null })
})

test('planning names who, how, how often and when, and never the past', () => {
  const input = { checkerId: checker, method: 'openSource', everyDays: '7', nextOn: '2026-09-20' }
  const { file, sentence } = doAct(aCaseWithOrder(), planCheck, contact.id, input, on)
  expect(file.orderConditions.find(c => c.id === contact.id)).toMatchObject({
    checkerId: checker,
    checkMethod: 'openSource',
    checkEveryDays: 7,
    nextCheckOn: '2026-09-20',
  })
  expect(sentence).toBe(
    'Condition 2 of MAR-2026-0417/1: checks planned by open-source check, every 7 days, next on 20 September 2026',
  )
  expect(answerOf(file, planCheck, contact.id, { ...input, nextOn: '2026-09-13' }, on).rules).toEqual(['nextOn'])
})

test('checks due: overdue first by how long, then those with no plan, in words', () => {
  const late = { ...devices, nextCheckOn: '2026-09-02' }
  const file = aCaseWithOrder({ orderConditions: [contact, late], checks: [aCheck()] })
  expect(checksDue(file, '2026-09-14').map(d => [d.condition.number, d.state, d.overdueDays, d.words])).toEqual([
    [1, 'overdue', 12, 'Overdue by 12 days: due 2 September 2026'],
    [2, 'unplanned', 0, 'Never checked, and no check planned'],
  ])
  expect(checksDue(file, '2026-09-02')[1]?.words).toBe('Due today')
  expect(checksDue(file, '2026-09-01').at(-1)?.words).toBe('Due 2 September 2026, in 1 day')
  expect(checksDue(file, '2028-06-01')).toEqual([])
})

test('the last check is the latest of the condition, and of no other', () => {
  const checks = [
    aCheck({ checkedAt: at('2026-08-31 10:00') }),
    aCheck({ checkedAt: at('2026-09-07 10:00'), result: 'notDone' }),
    aCheck({ conditionId: contact.id, checkedAt: at('2026-09-10 10:00') }),
  ]
  const due = checksDue(aCaseWithOrder({ checks }), '2026-09-14')
  expect(due.find(d => d.condition.id === devices.id)?.last?.result).toBe('notDone')
})

test('an order in force that nobody answers for is found; one that has ended is not', () => {
  const ownerless = { ...order, ownerId: null }
  const interim = anOrder({
    id: ids.interimOrder,
    ref: 'MAR-2026-0417/2',
    kind: 'interim',
    applicationId: ids.interim,
    ownerId: null,
  })
  const file = aCaseWithOrder({ orders: [ownerless, interim] })
  file.applications.push(anInterim({ status: 'granted' }))
  expect(ordersWithoutOwner(file, '2026-12-01').map(o => o.ref)).toEqual(['MAR-2026-0417/1'])
})
