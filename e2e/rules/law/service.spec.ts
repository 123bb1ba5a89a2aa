import { expect, test } from '@playwright/test'
import { serviceActs } from '../../../lib/acts/order/service.ts'
import { isServed } from '../../../lib/case/views/orders.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { contactFlags } from '../../../lib/law/rules/flags.ts'
import {
  aCondition,
  aFile,
  after,
  aNotification,
  anApplication,
  anOrder,
  aService,
  at,
  aVersion,
  decideOn,
  reasons,
} from '../acts/order-file.ts'

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
