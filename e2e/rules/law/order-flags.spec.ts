import { expect, test } from '@playwright/test'
import type { Order } from '../../../lib/case/records/orders.ts'
import { orderFlags } from '../../../lib/law/rules/flags.ts'
import { aCondition, aFile, anApplication, anInterim, anOrder, aService, aVersion, ids } from '../acts/order-file.ts'
import { flagRules } from './sealed-order.ts'

test.describe('an order as sealed is flagged, never refused', () => {
  const order = (set: Partial<Order> = {}) => anOrder(set)
  const as = (o: Order, v: Parameters<typeof aVersion>[1], conditions = [aCondition(o)]) => ({
    orders: [o],
    orderVersions: [aVersion(o, v)],
    orderConditions: conditions,
  })
  for (const [rule, made, lastDay, good] of [
    ['V28', '2026-11-20', '2028-11-18', '2028-11-19'],
    ['V29', '2028-02-29', '2030-02-27', '2030-02-28'],
    ['V30', '2026-03-01', '2028-02-28', '2028-02-29'],
  ] as const)
    test(`${rule}: made on ${made}, a last day of ${lastDay} is short and ${good} is not`, () => {
      const o = order({ madeOn: made })
      const main = { applications: [anApplication({ lodgedOn: made })] }
      expect(flagRules(o, { ...as(o, { lastDay }), ...main })).toEqual(['V28'])
      expect(flagRules(o, { ...as(o, { lastDay: good }), ...main })).toEqual([])
    })
  test('V27: neither a period nor until further order, and both', () => {
    const o = order()
    expect(flagRules(o, as(o, { termKind: null, lastDay: null }))).toEqual(['V27'])
    expect(flagRules(o, as(o, { termKind: 'untilFurtherOrder', lastDay: '2030-01-01' }))).toEqual(['V27'])
    expect(flagRules(o, as(o, { termKind: 'untilFurtherOrder', lastDay: null }))).toEqual([])
  })
  test('V32: a period counted from the interim order is short, and said to be', () => {
    const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-19' })
    const o = order({ madeOn: '2026-12-10', replacesId: interim.id })
    const file = {
      applications: [anApplication(), anInterim()],
      orders: [interim, o],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' }), aVersion(o, { lastDay: '2028-11-18' })],
      orderConditions: [aCondition(o)],
      services: [aService(interim, '2026-11-19')],
    }
    expect(flagRules(o, file)).toEqual(['V28', 'V32'])
  })
  test('V33: no maximum: ten years and until further order are not flagged', () => {
    const o = order()
    expect(flagRules(o, as(o, { lastDay: '2036-11-19' }))).toEqual([])
  })
  test('V20, V34, V36, V37', () => {
    const o = order()
    expect(flagRules(o, as(o, {}, []))).toEqual(['V20'])
    expect(flagRules(o, as(o, {}, [aCondition(o, { lastDay: '2030-01-01' })]))).toEqual(['V34'])
    expect(flagRules(order({ madeOn: '2026-11-01' }), as(order({ madeOn: '2026-11-01' }), {}))).toEqual(['V36'])
    expect(flagRules(o, as(o, {}, [aCondition(o), aCondition(o, { number: 3 })]))).toEqual(['V37'])
  })
  test('V41 and V42: an interim order needs a last day, and 28 days are enough', () => {
    const o = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
    const base = { applications: [anApplication(), anInterim()] }
    expect(flagRules(o, { ...as(o, { termKind: 'untilFurtherOrder', lastDay: null }), ...base })).toEqual(['V41'])
    expect(flagRules(o, { ...as(o, { lastDay: '2026-12-20' }), ...base })).toEqual([])
  })
  test('V62 is a note: the interim order was never served, or had ended', () => {
    const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-20' })
    const o = order({ madeOn: '2027-01-10', replacesId: interim.id })
    const file = aFile({
      applications: [anApplication(), anInterim()],
      orders: [interim, o],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' }), aVersion(o, { lastDay: '2029-01-09' })],
      orderConditions: [aCondition(o)],
    })
    expect(orderFlags(o, file, '2027-01-11').filter(f => f.rule === 'V62')).toHaveLength(2)
    expect(orderFlags(o, file, '2027-01-11').every(f => f.severity === 'note')).toBe(true)
  })
})
