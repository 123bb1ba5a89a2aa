import { expect, test } from '@playwright/test'
import { courtActs } from '../../../lib/acts/court/court.ts'
import { orderActs } from '../../../lib/acts/order/order.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import {
  conditionsOn,
  inForceAtSomeTimeOn,
  isInForce,
  lastDayInForce,
  standingOf,
  termOf,
} from '../../../lib/case/views/orders.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { orderFlags } from '../../../lib/law/rules/flags.ts'
import {
  aCondition,
  aFile,
  after,
  anApplication,
  anInterim,
  anOrder,
  at,
  aVersion,
  decideOn,
  ids,
  reasons,
} from '../acts/order-file.ts'
import { condition, lodgedCase, sealedOrder } from './sealed-order.ts'

test.describe('recording an order', () => {
  test('a short period is asked about once, stored as sealed and flagged', () => {
    const input = sealedOrder({ lastDay: '2028-11-18' })
    const asked = decideOn(lodgedCase(), orderActs.recordOrderMade, ids.main, input, '2026-11-21')
    // It ends two years after the application of 19 November: short, and counted from the wrong day.
    expect(reasons(asked)).toMatchObject({ kind: 'warned', rules: ['V28', 'V32'] })
    const file = after(
      lodgedCase(),
      orderActs.recordOrderMade,
      ids.main,
      input,
      '2026-11-21',
      'It is what the sealed order says',
    )
    const order = file.orders[0] as Order
    expect(termOf(order, file).lastDay).toBe('2028-11-18')
    expect(orderFlags(order, file, '2026-11-21').map(f => f.rule)).toContain('V28')
  })
  test('a date in the future is refused, a date before the application is not', () => {
    expect(
      reasons(
        decideOn(
          lodgedCase(),
          orderActs.recordOrderMade,
          ids.main,
          sealedOrder({ madeOn: '2026-11-22' }),
          '2026-11-21',
        ),
      ).kind,
    ).toBe('refused')
    const early = decideOn(
      lodgedCase(),
      orderActs.recordOrderMade,
      ids.main,
      sealedOrder({ madeOn: '2026-11-01', lastDay: '2028-10-31' }),
      '2026-11-21',
    )
    expect(reasons(early)).toMatchObject({ kind: 'warned', rules: ['V36'] })
  })
  test('the text is kept exactly as sealed, and the reference follows the case', () => {
    const text =
      'Not to enter Ashcombe Rd. (between A & B)\n  save by prior written appointment <through> his solicitor'
    const file = after(
      lodgedCase(),
      orderActs.recordOrderMade,
      ids.main,
      sealedOrder({ conditions: [condition(text)] }),
      '2026-11-20',
    )
    expect(file.orderConditions.map(c => c.text)).toEqual([text])
    expect(file.orders[0]).toMatchObject({ ref: 'MAR-2026-0417/1', kind: 'full', madeOn: '2026-11-20' })
    expect(file.applications[0]).toMatchObject({ status: 'granted', determinedOn: '2026-11-20' })
  })
  test('a term left blank on the sealed order is stored blank', () => {
    const file = after(
      lodgedCase(),
      orderActs.recordOrderMade,
      ids.main,
      sealedOrder({ termKind: '', lastDay: '' }),
      '2026-11-20',
      'As sealed',
    )
    expect(termOf(file.orders[0] as Order, file)).toEqual({ termKind: null, lastDay: null })
  })
  test('a correction keeps what was typed before', () => {
    const made = after(lodgedCase(), orderActs.recordOrderMade, ids.main, sealedOrder(), '2026-11-20')
    const order = made.orders[0] as Order
    const was = made.orderConditions[0]
    const conditions = [
      condition('You must not contact Imogen Hartwell directly or indirectly.', { conditionId: was?.id }),
    ]
    const file = after(
      made,
      orderActs.correctOrderRecord,
      order.id,
      { ...sealedOrder({ conditions }), reason: 'Left out two words' },
      '2026-11-21',
    )
    expect(conditionsOn(order, file, '2026-11-21').map(c => [c.id, c.text])).toEqual([[was?.id, conditions[0]?.text]])
    expect(file.orderConditions.filter(c => c.toVersion === 0).map(c => c.text)).toEqual([was?.text])
  })
})

test.describe('in force', () => {
  const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
  const twoHalves = () =>
    aFile({
      applications: [anApplication(), anInterim({ status: 'granted', determinedOn: '2026-11-23' })],
      orders: [interim],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
      orderConditions: [aCondition(interim)],
    })
  test('V44: fixed to 20 December, main application decided on 10 December: ended on the 10th', () => {
    const made = after(
      twoHalves(),
      orderActs.recordOrderMade,
      ids.main,
      sealedOrder({ madeOn: '2026-12-10', lastDay: '2028-12-09', replacesId: interim.id }),
      '2026-12-10',
      'Not served yet, as recorded',
    )
    const old = made.orders[0] as Order
    expect(old).toMatchObject({ endedOn: '2026-12-10', ending: 'determined' })
    expect(lastDayInForce(old, made)).toBe('2026-12-10')
    expect(isInForce(old, made, '2026-12-09')).toBe(true)
    expect(isInForce(old, made, '2026-12-10')).toBe(false)
    expect(isInForce(old, made, '2026-12-11')).toBe(false)
    expect(inForceAtSomeTimeOn(old, made, '2026-12-10')).toBe(true)
    expect(inForceAtSomeTimeOn(old, made, '2026-12-11')).toBe(false)
    expect(isInForce(made.orders[1] as Order, made, '2026-12-10')).toBe(true)
    expect(
      clocksOf(made, '2026-12-12', at('2026-12-12'))
        .filter(c => c.id === 'C9')
        .map(c => c.about.id),
    ).toEqual([interim.id])
  })
  test('V44: a main application refused ends it too, without anything stored on the order', () => {
    const file = {
      ...twoHalves(),
      applications: [
        anApplication({ status: 'refusedByCourt', determinedOn: '2026-12-10' }),
        anInterim({ status: 'granted' }),
      ],
    }
    expect(isInForce(interim, file, '2026-12-11')).toBe(false)
    expect(standingOf(interim, file, '2026-12-11')).toEqual({
      live: false,
      label: 'Ended when the main application was decided on 10 December 2026',
    })
  })
  test('an interim order that had lapsed is not said to have ended with the decision', () => {
    const made = after(twoHalves(), courtActs.refuseAtCourt, ids.main, refusal('2026-12-28'), '2026-12-28')
    expect(made.orders[0]).toMatchObject({ endedOn: null })
    expect(lastDayInForce(interim, made)).toBe('2026-12-20')
  })
  test('V26 and S17: a second full order leaves the first in force', () => {
    const first = anOrder({ id: ids.order, madeOn: '2024-06-03' })
    const file = aFile({
      applications: [
        anApplication({ id: ids.interim, status: 'granted', determinedOn: '2024-06-03' }),
        anApplication({ number: 2 }),
      ],
      orders: [{ ...first, applicationId: ids.interim }],
      orderVersions: [aVersion(first, { termKind: 'untilFurtherOrder', lastDay: null })],
      orderConditions: [aCondition(first)],
    })
    const made = after(file, orderActs.recordOrderMade, ids.main, sealedOrder(), '2026-11-20')
    expect(made.orders.filter(o => isInForce(o, made, '2026-11-21')).map(o => o.ref)).toEqual([
      'MAR-2026-0417/1',
      'MAR-2026-0417/2',
    ])
    const asReplacement = decideOn(
      file,
      orderActs.recordOrderMade,
      ids.main,
      sealedOrder({ replacesId: first.id }),
      '2026-11-20',
    )
    expect(reasons(asReplacement)).toMatchObject({ kind: 'refused', rules: ['V26'] })
  })
})
const refusal = (determinedOn: string) => ({
  determinedOn,
  courtRefusal: 'notNecessary',
  outcomeReason: 'No act for five weeks',
})
