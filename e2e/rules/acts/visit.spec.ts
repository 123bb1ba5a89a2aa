import { expect, test } from '@playwright/test'
import { visitActs } from '../../../lib/acts/compliance/visit.ts'
import { aCaseWithOrder, answerOf, contact, devices, doAct, order } from './breach-file.ts'
import { at, aVersion } from './order-file.ts'

const { recordVisit } = visitActs
const on = '2026-09-14 18:20'
const all = {
  outcome: 'allComplied',
  method: 'visit',
  place: 'englandWales',
  nextOn: '2026-09-28',
  notes: 'Both at home',
}
const breach = {
  conditionId: devices.id,
  result: 'breach',
  found: 'A second phone behind the bath panel',
  excuse: 'None offered',
}
const withExceptions = (...exceptions: object[]) => ({ ...all, outcome: 'exceptions', exceptions })
const answer = (input: object) => answerOf(aCaseWithOrder(), recordVisit, order.id, input, on)

test('a visit is a check of every condition that applied on its day, and sets one next date', () => {
  const { file, sentence } = doAct(aCaseWithOrder(), recordVisit, order.id, all, on)
  expect(file.checks.length).toBeGreaterThan(1)
  expect(file.checks.map(c => c.conditionId).sort()).toEqual(file.orderConditions.map(c => c.id).sort())
  for (const check of file.checks)
    expect(check).toMatchObject({ result: 'complied', method: 'visit', checkedAt: at(on), found: 'Both at home' })
  expect(file.orderConditions.map(c => c.nextCheckOn)).toEqual(file.orderConditions.map(() => '2026-09-28'))
  expect(file.breaches).toEqual([])
  expect(sentence).toContain('Every condition complied with')
})

test('an exception opens its own condition: a breach found by police, and one that could not be checked', () => {
  const { file, sentence } = doAct(
    aCaseWithOrder(),
    recordVisit,
    order.id,
    {
      ...withExceptions(breach, { conditionId: contact.id, result: 'notDone', found: 'He had left' }),
      checkedAt: '2026-09-10T09:30',
    },
    on,
  )
  expect(file.breaches).toMatchObject([
    {
      number: 1,
      conditionIds: [devices.id],
      knownAt: at('2026-09-10 09:30'),
      happenedOn: '2026-09-10',
      source: 'proactive',
    },
  ])
  expect(file.breaches[0]?.checkId).toBe(file.checks.find(c => c.result === 'breach')?.id)
  expect(file.checks.find(c => c.conditionId === contact.id)).toMatchObject({ result: 'notDone', found: 'He had left' })
  expect(file.contacts).toHaveLength(1)
  expect(sentence).toContain(`condition ${devices.number}: breach 1`.replace(/^c/, 'C'))
})

test('two breaches of one visit have two numbers, and the person is told once', () => {
  const { file } = doAct(
    aCaseWithOrder(),
    recordVisit,
    order.id,
    withExceptions(breach, { ...breach, conditionId: contact.id }),
    on,
  )
  expect(file.breaches.map(b => b.number)).toEqual([1, 2])
  expect(file.contacts).toHaveLength(1)
})

test('what a visit refuses is said at the exception that it is about', () => {
  expect(answer(withExceptions()).rules).toEqual(['exceptions'])
  expect(answer({ ...all, exceptions: [breach] }).rules).toEqual(['outcome'])
  expect(answer(withExceptions(breach, breach)).rules).toEqual(['exceptions.1.conditionId'])
  expect(answer(withExceptions({ ...breach, found: '' })).rules).toEqual(['exceptions.0.found'])
  expect(answer(withExceptions({ ...breach, conditionId: order.id })).rules).toEqual(['exceptions.0.conditionId'])
  expect(answer(withExceptions({ ...breach, happenedOn: '2026-09-15' })).rules).toEqual(['exceptions.0.happenedOn'])
  expect(answer({ ...all, checkedAt: '2026-09-14T18:21' }).rules).toEqual(['checkedAt'])
  expect(answer({ ...all, checkedAt: '2026-05-31T10:00' }).rules).toContain('checkedAt')
  expect(answer({ ...all, nextOn: '2026-09-13' }).rules).toEqual(['nextOn'])
  expect(answer({ ...all, photo1: 'beaded'.padEnd(64, '0') }).rules).toEqual(['photo1', 'photosShow'])
  expect(answer({ ...all, nextOn: '' }).kind).toBe('warned')
  expect(answer(withExceptions({ ...breach, excuse: '' }))).toMatchObject({ kind: 'warned', rules: ['V75'] })
})

test('a visit recorded late is of its own day, and of the conditions of that day', () => {
  const ended = aCaseWithOrder({ orderVersions: [aVersion(order, { lastDay: '2026-09-13' })] })
  const late = { ...all, nextOn: '', checkedAt: '2026-09-13T10:00' }
  expect(doAct(ended, recordVisit, order.id, late, on).file.checks.length).toBeGreaterThan(1)
  expect(answerOf(ended, recordVisit, order.id, withExceptions(breach), on).rules).toEqual(['V74'])
})

test('photographs are exhibits with numbers that follow each other, whatever else is on the case', () => {
  const photo = (n: number) => ({
    [`photo${n}`]: String(n).padStart(64, 'a'),
    [`photo${n}Name`]: `IMG_${n}.jpg`,
    [`photo${n}MediaType`]: 'image/jpeg',
    [`photo${n}Bytes`]: '2048',
  })
  const input = { ...all, ...photo(1), ...photo(3), photosShow: 'The two phones' }
  const { file } = doAct(aCaseWithOrder(), recordVisit, order.id, input, on)
  expect(file.exhibits).toHaveLength(2)
  const numbers = file.exhibits.map(e => Number(e.reference.split('/')[1]))
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
  expect(file.exhibits[0]).toMatchObject({ orderId: order.id, description: 'The two phones', fileName: 'IMG_1.jpg' })
  expect(file.custody).toHaveLength(2)
})
