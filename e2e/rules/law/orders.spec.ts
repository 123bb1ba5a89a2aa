import { expect, test } from '@playwright/test'
import { courtActs } from '../../../lib/acts/court/court.ts'
import { orderActs } from '../../../lib/acts/order/order.ts'
import { serviceActs } from '../../../lib/acts/order/service.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import {
  conditionsOn,
  inForceAtSomeTimeOn,
  isInForce,
  isServed,
  lastDayInForce,
  standingOf,
  termOf,
} from '../../../lib/case/views/orders.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { contactFlags, orderFlags } from '../../../lib/law/rules/flags.ts'
import {
  aCondition,
  aFile,
  after,
  aNotification,
  anApplication,
  anInterim,
  anOrder,
  aService,
  at,
  aVersion,
  decideOn,
  ids,
  reasons,
} from '../acts/order-file.ts'

const condition = (text: string, rest: object = {}) => ({
  kind: 'prohibition',
  text,
  locality: '',
  lastDay: '',
  ...rest,
})
const sealedOrder = (rest: object = {}) => ({
  madeOn: '2026-11-20',
  court: 'Aldermere Magistrates’ Court',
  termKind: 'fixed',
  lastDay: '2028-11-19',
  conditions: [condition('You must not contact Imogen Hartwell by any means.')],
  ...rest,
})
const lodgedCase = (parts: Parameters<typeof aFile>[0] = {}) => aFile({ applications: [anApplication()], ...parts })
const flagRules = (order: Order, ...parts: Parameters<typeof aFile>) =>
  orderFlags(order, aFile({ applications: [anApplication()], ...parts[0] }), order.madeOn)
    .filter(f => f.severity === 'flag')
    .map(f => f.rule)

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

test.describe('service and notification', () => {
  const order = anOrder()
  const orderFile = () =>
    aFile({
      applications: [anApplication()],
      orders: [order],
      orderVersions: [aVersion(order)],
      orderConditions: [aCondition(order)],
    })
  const attempt = (rest: object = {}) => ({
    attemptedAt: '2026-11-20T18:40',
    method: 'inPerson',
    served: 'yes',
    server: 'PC 4417 Osgood',
    place: 'Aldermere police station',
    explained: 'yes',
    cardGiven: 'yes',
    note: '',
    ...rest,
  })
  test('V56: before it was made, and in the future', () => {
    const early = decideOn(
      orderFile(),
      serviceActs.recordServiceAttempt,
      order.id,
      attempt({ attemptedAt: '2026-11-19T10:00' }),
      '2026-11-21',
    )
    expect(reasons(early)).toMatchObject({ kind: 'refused', rules: ['V56'] })
    const future = decideOn(
      orderFile(),
      serviceActs.recordServiceAttempt,
      order.id,
      attempt({ attemptedAt: '2026-11-22T10:00' }),
      '2026-11-21',
    )
    expect(reasons(future).kind).toBe('refused')
  })
  test('V57: not in person, and not explained, are warned of', () => {
    const post = decideOn(
      orderFile(),
      serviceActs.recordServiceAttempt,
      order.id,
      attempt({ method: 'post', explained: 'no' }),
      '2026-11-21',
    )
    expect(reasons(post)).toMatchObject({ kind: 'warned', rules: ['V57', 'V57'] })
  })
  test('a failed attempt does not serve the order', () => {
    const tried = after(
      orderFile(),
      serviceActs.recordServiceAttempt,
      order.id,
      attempt({ served: 'no', result: 'nobodyIn', explained: '', cardGiven: '' }),
      '2026-11-21',
    )
    expect(isServed(order, tried)).toBe(false)
    const served = after(tried, serviceActs.recordServiceAttempt, order.id, attempt(), '2026-11-21')
    expect(isServed(order, served)).toBe(true)
    expect(served.contacts.map(c => c.milestone)).toEqual(['served'])
  })

  const notice = (rest: object = {}) => ({
    kind: 'initial',
    changeId: '',
    changedOn: '',
    givenOn: '2026-11-21',
    method: 'inPerson',
    station: 'Aldermere',
    takenBy: 'PC 4417 Osgood',
    names: ['Darren O’Pocock', 'Daz'],
    otherNamesAsked: 'yes',
    addressKind: 'home',
    homeAddress: '2 Mill Lane, Thornfold',
    acknowledgement: 'ACK-20931',
    identityChecked: '',
    ...rest,
  })
  const give = (rest: object, today = '2026-11-25') =>
    reasons(decideOn(orderFile(), serviceActs.recordNotification, order.id, notice(rest), today))
  test('V71 and V73: no address is refused; no name is questioned; without an acknowledgement the task stays open', () => {
    expect(give({ acknowledgement: '' })).toMatchObject({ kind: 'warned', rules: ['V71'] })
    expect(give({ homeAddress: '' })).toMatchObject({ kind: 'refused', rules: ['V73'] })
    expect(give({ names: [] })).toMatchObject({ kind: 'warned', rules: ['V73'] })
  })
  test('V68: by e-mail it is kept, warned of and flagged', () => {
    expect(give({ method: 'email', acknowledgement: '', station: '' })).toMatchObject({
      kind: 'warned',
      rules: ['V68'],
    })
    const mailed = aNotification(order, '2026-11-21', { method: 'email', acknowledgement: null })
    expect(contactFlags(order, { ...orderFile(), notifications: [mailed] }).map(f => f.rule)).toEqual(['V68'])
  })
  test('V69 and V73: outside England and Wales, and no answer about other names', () => {
    expect(give({ addressKind: 'outside', otherNamesAsked: '' })).toMatchObject({
      kind: 'warned',
      rules: ['V73', 'V69'],
    })
  })
  test('S25: a place where he can be found is an address, and nothing is missing', () => {
    const file = after(
      orderFile(),
      serviceActs.recordNotification,
      order.id,
      notice({ addressKind: 'found', homeAddress: 'Most mornings at the day centre' }),
      '2026-11-21',
    )
    expect(file.defendants[0]).toMatchObject({ homeAddress: null, foundAt: 'Most mornings at the day centre' })
    expect(contactFlags(order, file)).toEqual([])
  })
  test('S20: a move notified early starts its clock on the day of the move, already met', () => {
    const served = { ...orderFile(), services: [aService(order, '2026-11-20')] }
    const file = after(
      served,
      serviceActs.recordNotification,
      order.id,
      notice({ kind: 'address', changedOn: '2026-12-01', givenOn: '2026-11-28' }),
      '2026-11-28',
    )
    expect(file.changes).toMatchObject([{ kind: 'address', happenedOn: '2026-12-01' }])
    expect(file.defendants[0]?.homeAddress).toBe('14 Quay Row, Aldermere')
    const c11 = clocksOf(file, '2026-12-05', at('2026-12-05')).find(c => c.id === 'C11')
    expect(c11).toMatchObject({ startsOn: '2026-12-01', lastDay: '2026-12-03', state: 'met' })
  })
  test('no sentence in the record gives an address or a name that was notified', () => {
    const decided = decideOn(orderFile(), serviceActs.recordNotification, order.id, notice(), '2026-11-21')
    expect(decided.kind === 'done' && decided.sentence).not.toMatch(/Mill Lane|Daz/)
  })
})
