import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { conditionsOn, inForceAtSomeTimeOn, isInForce, isServedAsItStands } from '../../../lib/case/views/orders.ts'
import { aCondition, aFile, anApplication, anInterim, anOrder, aService, aVersion, ids } from '../acts/order-file.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const sources = ['lib', 'app'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.posix.join(folder, name)),
)
const [, some = '', now = ''] = readFileSync(path.join(root, 'docs/in-force.md'), 'utf8').split(/^## /m)
const pathsIn = (section: string) => new Set([...section.matchAll(/`((?:lib|app)\/[^`]+)`/g)].map(([, name]) => name))
const asking = (question: RegExp) =>
  sources.filter(
    name => name !== 'lib/case/views/orders.ts' && question.test(readFileSync(path.join(root, name), 'utf8')),
  )

test('every file that asks whether an order is in force stands in the table of its question', () => {
  expect(asking(/\binForceAtSomeTimeOn\(/).filter(name => !pathsIn(some).has(name))).toEqual([])
  expect(asking(/\b(?:isInForce|ordersInForce|liveOrders)\(/).filter(name => !pathsIn(now).has(name))).toEqual([])
})
test('the tables name no file that is gone', () => {
  expect([...pathsIn(some), ...pathsIn(now)].filter(name => !sources.includes(name ?? ''))).toEqual([])
})

const order = anOrder()
const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim })
const full = (set: Partial<typeof order> = {}) => {
  const o = { ...order, ...set }
  return { o, file: aFile({ orders: [o], orderVersions: [aVersion(o)], orderConditions: [aCondition(o)] }) }
}
for (const { name, o, file, days } of [
  {
    name: 'to its last day',
    ...full(),
    days: [
      ['2026-11-19', false, false],
      ['2026-11-20', true, true],
      ['2028-11-19', true, true],
      ['2028-11-20', false, false],
    ] as const,
  },
  {
    name: 'discharged on a day',
    ...full({ endedOn: '2027-06-01', ending: 'discharged' }),
    days: [
      ['2027-05-31', true, true],
      ['2027-06-01', true, false],
      ['2027-06-02', false, false],
    ] as const,
  },
  {
    name: 'an interim order, its main application determined',
    o: interim,
    file: aFile({
      applications: [
        anApplication({ status: 'refusedByCourt', determinedOn: '2026-12-10' }),
        anInterim({ status: 'granted' }),
      ],
      orders: [interim],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
    }),
    days: [
      ['2026-12-09', true, true],
      ['2026-12-10', true, false],
      ['2026-12-11', false, false],
    ] as const,
  },
  {
    name: 'an interim order whose place a full one takes',
    o: interim,
    file: aFile({
      applications: [anInterim({ status: 'granted' })],
      orders: [interim, anOrder({ replacesId: interim.id, madeOn: '2026-12-10' })],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
    }),
    days: [
      ['2026-12-09', true, true],
      ['2026-12-10', true, false],
      ['2026-12-11', false, false],
    ] as const,
  },
])
  test(`in force: ${name}`, () => {
    expect(days.map(([day]) => [day, inForceAtSomeTimeOn(o, file, day), isInForce(o, file, day)])).toEqual(days)
  })

test('a change that begins later changes nothing before it begins', () => {
  const later = aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied', lastDay: '2027-06-01' })
  const file = aFile({
    orders: [order],
    orderVersions: [aVersion(order), later],
    orderConditions: [aCondition(order, { toVersion: 1 }), aCondition(order, { fromVersion: 2, number: 1 })],
    services: [aService(order, '2026-11-20')],
  })
  expect([isServedAsItStands(order, file, '2027-02-28'), isServedAsItStands(order, file, '2027-03-01')]).toEqual([
    true,
    false,
  ])
  expect(conditionsOn(order, file, '2027-02-28').map(c => c.fromVersion)).toEqual([1])
  expect([isInForce(order, file, '2027-06-01'), isInForce(order, file, '2027-06-02')]).toEqual([true, false])
})
