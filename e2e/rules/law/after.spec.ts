import { expect, test } from '@playwright/test'
import { courtActs } from '../../../lib/acts/court/court.ts'
import { afterActs } from '../../../lib/acts/order/after.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Application } from '../../../lib/case/records/applications.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import {
  conditionsOfVersion,
  conditionsOn,
  isInForce,
  standingOf,
  termOf,
  versionsOf,
} from '../../../lib/case/views/orders.ts'
import { appealAgainstOf, noRoute } from '../../../lib/law/rules/appeal-routes.ts'
import { orderFlags } from '../../../lib/law/rules/flags.ts'
import {
  aCondition,
  aFile,
  after,
  anApplication,
  anInterim,
  anOrder,
  aService,
  aVersion,
  decideOn,
  ids,
  reasons,
} from '../acts/order-file.ts'

const zone = 'You must not enter the area marked on map 2.'
const contact = 'You must not contact Imogen Hartwell by any means.'
const order = anOrder()
const base = (set: Partial<Order> = {}, parts: Parameters<typeof aFile>[0] = {}): CaseFile => {
  const o = { ...order, ...set }
  return aFile({
    applications: [anApplication({ status: 'granted', determinedOn: o.madeOn, lodgedOn: o.madeOn })],
    orders: [o],
    orderVersions: [aVersion(o)],
    orderConditions: [
      aCondition(o, { text: contact, checkerId: ids.officer }),
      aCondition(o, { number: 2, text: zone }),
    ],
    services: [aService(o, o.madeOn)],
    ...parts,
  })
}
const theirs = {
  applicant: 'defendant',
  court: 'Aldermere Magistrates’ Court',
  lodgedOn: '2027-02-01',
  courtReference: '',
  policePosition: 'A timed corridor',
}
const ours = { applicant: 'chiefOfficer', court: '', lodgedOn: '', courtReference: '', policePosition: '' }
const last = (file: CaseFile) => file.applications.at(-1) as Application
const rowsOf = (file: CaseFile, o: Order, change: (text: string) => string) =>
  conditionsOn(o, file, '2027-02-15').map(c => ({
    conditionId: c.id,
    kind: c.kind,
    text: change(c.text),
    locality: '',
    lastDay: c.lastDay ?? '',
  }))

test('S16: the defendant applies, the wording changes from the date of the order and the old wording is kept', () => {
  const started = after(base(), afterActs.startVariation, order.id, theirs, '2027-02-02')
  expect(last(started)).toMatchObject({
    kind: 'variation',
    status: 'lodged',
    applicant: 'defendant',
    policePosition: 'A timed corridor',
  })
  const corridor = `${zone} You may drive through on the A99 from 09:00 to 12:00 without stopping.`
  const input = {
    fromOn: '2027-02-15',
    termKind: 'fixed',
    lastDay: '2028-11-19',
    conditions: rowsOf(started, order, t => (t === zone ? corridor : t)),
    outcomeReason: '',
  }
  const varied = after(started, afterActs.recordVaried, last(started).id, input, '2027-02-16')
  expect(versionsOf(order, varied).map(v => [v.version, v.fromOn, v.reason])).toEqual([
    [1, '2026-11-20', 'made'],
    [2, '2027-02-15', 'varied'],
  ])
  expect(conditionsOn(order, varied, '2027-02-14').map(c => c.text)).toEqual([contact, zone])
  expect(conditionsOn(order, varied, '2027-02-15').map(c => c.text)).toEqual([contact, corridor])
  // The condition that did not change is the same record, with its checker.
  expect(conditionsOn(order, varied, '2027-02-15')[0]).toMatchObject({
    fromVersion: 1,
    toVersion: null,
    checkerId: ids.officer,
  })
  expect(conditionsOfVersion(order, varied, 1).map(c => c.text)).toEqual([contact, zone])
})

test('V53: variation is not refused in month three; the chief officer’s goes to draft with what is known', () => {
  const started = after(base(), afterActs.startVariation, order.id, ours, '2027-02-20')
  expect(last(started)).toMatchObject({ status: 'draft', orderId: order.id, actsGrounds: 'He followed her.' })
  expect(started.draftConditions.map(c => c.text)).toEqual([contact, zone])
})

test('S17: two live orders, and a variation that leaves two conditions with a last day of their own', () => {
  const file = base(
    { madeOn: '2024-06-03' },
    { orderVersions: [aVersion({ ...order, madeOn: '2024-06-03' }, { termKind: 'untilFurtherOrder', lastDay: null })] },
  )
  const o = file.orders[0] as Order
  const started = after(file, afterActs.startDischarge, o.id, { ...theirs, lodgedOn: '2026-06-01' }, '2026-06-10')
  const refused = after(
    started,
    courtActs.refuseAtCourt,
    last(started).id,
    { determinedOn: '2026-06-15', courtRefusal: 'other', outcomeReason: 'Varied instead' },
    '2026-06-15',
  )
  expect(isInForce(o, refused, '2026-06-16')).toBe(true)
  const varying = after(refused, afterActs.startVariation, o.id, { ...theirs, lodgedOn: '2026-06-15' }, '2026-06-15')
  const input = {
    fromOn: '2026-06-15',
    termKind: 'untilFurtherOrder',
    lastDay: '',
    conditions: [
      { kind: 'requirement', text: 'You must declare every account to the police.', lastDay: '2027-05-31' },
      { kind: 'requirement', text: 'You must complete the programme.', lastDay: '2027-05-31' },
    ],
    outcomeReason: '',
  }
  const varied = after(varying, afterActs.recordVaried, last(varying).id, input, '2026-06-15')
  expect(conditionsOn(o, varied, '2027-05-31')).toHaveLength(2)
  expect(conditionsOn(o, varied, '2027-06-01')).toHaveLength(0)
  expect(isInForce(o, varied, '2027-06-01')).toBe(true)
})

/** Notice of an appeal of the defendant to the Crown Court, against what was made on the main application. */
const appealedBy = (file: CaseFile, lodgedOn: string, grounds: string, recordedOn: string) =>
  after(
    file,
    afterActs.startAppeal,
    ids.main,
    {
      applicant: 'defendant',
      court: 'Crown Court at Aldermere',
      lodgedOn,
      courtReference: '',
      grounds,
      policePosition: '',
    },
    recordedOn,
  )

test('S24: the Crown Court narrows one condition and drops another; the order is in force throughout', () => {
  // Given an order of two conditions, made on 12 January 2026
  const file = base(
    { madeOn: '2026-01-12' },
    { orderVersions: [aVersion({ ...order, madeOn: '2026-01-12' }, { lastDay: '2028-01-11' })] },
  )
  const made = file.orders[0] as Order
  // When the defendant appeals, then the order is in force while the appeal is open
  const appealed = appealedBy(file, '2026-01-30', '“Vicinity” is too vague', '2026-02-01')
  expect(last(appealed)).toMatchObject({ kind: 'appeal', against: 'fullMade', orderId: made.id })
  expect(isInForce(made, appealed, '2026-03-01')).toBe(true)
  // When the Crown Court keeps one condition, in narrower words
  const narrowed = 'You must not enter Ashcombe Road or Bell Street, marked on map 1.'
  const kept = rowsOf(appealed, made, text => (text === zone ? narrowed : text)).filter(c => c.text === narrowed)
  const changed = after(
    appealed,
    afterActs.recordAppealChanged,
    last(appealed).id,
    {
      fromOn: '2026-06-05',
      termKind: 'fixed',
      lastDay: '2028-01-11',
      conditions: kept,
      outcomeReason: 'Upheld, narrowed',
    },
    '2026-06-05',
  )
  // Then that condition alone stands from the day of the appeal, and both did until the day before
  expect(versionsOf(made, changed).at(-1)).toMatchObject({ reason: 'appeal', fromOn: '2026-06-05' })
  expect(conditionsOn(made, changed, '2026-06-05').map(c => [c.number, c.text])).toEqual([[1, narrowed]])
  expect(conditionsOn(made, changed, '2026-06-04')).toHaveLength(2)
  // Then the order ends when it did
  expect(termOf(made, changed).lastDay).toBe('2028-01-11')
})

test('V83: dismissed, the order goes on as it was', () => {
  // Given an appeal of the defendant against an order in force
  const appealed = appealedBy(base(), '2026-12-01', 'Not necessary', '2026-12-02')
  // When it is dismissed
  const dismissed = after(
    appealed,
    afterActs.recordAppealDismissed,
    last(appealed).id,
    { determinedOn: '2027-03-01', outcomeReason: 'Dismissed' },
    '2027-03-01',
  )
  // Then the order stays in force, and only the appeal is refused
  expect(isInForce(order, dismissed, '2027-03-02')).toBe(true)
  expect(dismissed.applications.map(a => a.status)).toEqual(['granted', 'refusedByCourt'])
})

test('allowed, the appeal quashes the order from that day', () => {
  // Given an appeal of the defendant against an order in force
  const appealed = appealedBy(base(), '2026-12-01', 'Not necessary', '2026-12-02')
  // When it is allowed
  const quashed = after(
    appealed,
    afterActs.recordAppealQuashed,
    last(appealed).id,
    { quashedOn: '2027-03-01', outcomeReason: 'Allowed' },
    '2027-03-01',
  )
  // Then the order is not in force on that day, and says why
  const [orderQuashed] = quashed.orders as [Order]
  expect(isInForce(orderQuashed, quashed, '2027-03-01')).toBe(false)
  expect(standingOf(orderQuashed, quashed, '2027-03-02').label).toBe('Quashed on appeal on 1 March 2027')
})

test.describe('V82: who may appeal against what', () => {
  const decidedApplication = (set: Partial<Application>) =>
    anApplication({ status: 'granted', determinedOn: '2026-12-01', ...set })
  const interimOrder = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim })
  const file = aFile({ orders: [order, interimOrder] })
  const refused = { status: 'refusedByCourt' } as const
  for (const [name, application, against, may] of [
    ['the order', decidedApplication({}), 'fullMade', ['defendant']],
    ['the interim order', decidedApplication({ kind: 'interim' }), 'interimMade', ['defendant']],
    ['the refusal of the order', decidedApplication(refused), 'fullRefused', ['chiefOfficer']],
    [
      'the refusal of the interim order',
      decidedApplication({ kind: 'interim', ...refused }),
      'interimRefused',
      ['chiefOfficer'],
    ],
    [
      'a variation for the police',
      decidedApplication({ kind: 'variation', orderId: order.id }),
      's4Made',
      ['defendant'],
    ],
    [
      'a variation for the defendant',
      decidedApplication({ kind: 'variation', orderId: order.id, applicant: 'defendant' }),
      's4Made',
      ['chiefOfficer'],
    ],
    [
      'the refusal of a police renewal',
      decidedApplication({ kind: 'renewal', orderId: order.id, ...refused }),
      's4Refused',
      ['chiefOfficer'],
    ],
    [
      'the refusal of a defendant’s discharge',
      decidedApplication({ kind: 'discharge', orderId: order.id, applicant: 'defendant', ...refused }),
      's4Refused',
      ['defendant'],
    ],
    [
      'a variation of an interim order',
      decidedApplication({ kind: 'variation', orderId: interimOrder.id }),
      's4Made',
      [],
    ],
  ] as const)
    test(name, () => {
      expect(appealAgainstOf(application)).toBe(against)
      expect((['chiefOfficer', 'defendant'] as const).filter(who => noRoute(application, who, file) === null)).toEqual([
        ...may,
      ])
    })
  test('no route is a warning, and the appeal can still be recorded', () => {
    const odd = decideOn(
      base(),
      afterActs.startAppeal,
      ids.main,
      {
        applicant: 'chiefOfficer',
        court: 'Crown Court at Aldermere',
        lodgedOn: '2026-12-01',
        courtReference: '',
        grounds: 'Term too short',
        policePosition: '',
      },
      '2026-12-02',
    )
    expect(reasons(odd)).toMatchObject({ kind: 'warned', rules: ['V82'] })
  })
})

test.describe('discharge', () => {
  const discharging = (today: string) => {
    const d = decideOn(base(), afterActs.startDischarge, order.id, { ...theirs, lodgedOn: '2027-02-01' }, today)
    return d.kind === 'warned' ? 'consent' : d.kind
  }
  test('V51: the last day on which consent is needed is 19 November 2028', () => {
    expect(discharging('2028-11-19')).toBe('consent')
    const open = base({}, { orderVersions: [aVersion(order, { termKind: 'untilFurtherOrder', lastDay: null })] })
    const started = after(open, afterActs.startDischarge, order.id, { ...theirs, lodgedOn: '2028-11-01' }, '2028-11-20')
    const on = (dischargedOn: string, defendantConsents = 'yes', policeConsent = 'applying') =>
      reasons(
        decideOn(
          started,
          afterActs.recordDischarged,
          last(started).id,
          { dischargedOn, defendantConsents, policeConsent, outcomeReason: '' },
          '2028-12-01',
        ),
      )
    expect(on('2028-11-19')).toMatchObject({ kind: 'warned', rules: ['V52'] })
    expect(on('2028-11-19', 'yes', 'no')).toMatchObject({ kind: 'warned', rules: ['V51'] })
    expect(on('2028-11-19', 'no', 'yes')).toMatchObject({ kind: 'warned', rules: ['V51'] })
    expect(on('2028-11-19', 'yes', 'yes').kind).toBe('done')
    expect(on('2028-11-20', 'no', 'no').kind).toBe('done')
    expect(on('2028-11-19').messages).toContain('the force where the defendant lives')
  })
  test('a discharged order ended that day and is not found in force', () => {
    const started = after(base(), afterActs.startDischarge, order.id, theirs, '2027-02-10', 'Position recorded')
    const input = { dischargedOn: '2027-03-01', defendantConsents: 'yes', policeConsent: 'yes', outcomeReason: '' }
    const done = after(started, afterActs.recordDischarged, last(started).id, input, '2027-03-01')
    const o = done.orders[0] as Order
    expect(isInForce(o, done, '2027-02-28')).toBe(true)
    expect(isInForce(o, done, '2027-03-01')).toBe(false)
    expect(o).toMatchObject({ ending: 'discharged' })
  })
})

test.describe('renewal', () => {
  const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
  const interimFile = aFile({
    applications: [anApplication(), anInterim({ status: 'granted' })],
    orders: [interim],
    orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
    orderConditions: [aCondition(interim)],
  })
  test('V47: an interim order that has ended cannot be renewed; in time it can', () => {
    expect(reasons(decideOn(interimFile, afterActs.startRenewal, interim.id, ours, '2026-12-21'))).toMatchObject({
      kind: 'refused',
      rules: ['V47'],
    })
    expect(decideOn(interimFile, afterActs.startRenewal, interim.id, ours, '2026-12-20').kind).toBe('done')
  })
  test('V54: a full order after its last day is warned of', () => {
    expect(reasons(decideOn(base(), afterActs.startRenewal, order.id, ours, '2028-11-20'))).toMatchObject({
      kind: 'warned',
      rules: ['V54'],
    })
    expect(decideOn(base(), afterActs.startRenewal, order.id, ours, '2028-09-01').kind).toBe('done')
  })
  test('renewed: the new last day counts from the renewal, and V55 only notes a short one', () => {
    const started = after(base(), afterActs.startRenewal, order.id, { ...theirs, lodgedOn: '2028-09-01' }, '2028-09-02')
    const renewTo = (lastDay: string) =>
      after(
        started,
        afterActs.recordRenewed,
        last(started).id,
        {
          fromOn: '2028-11-01',
          termKind: 'fixed',
          lastDay,
          conditions: rowsOf(started, order, t => t),
          outcomeReason: '',
        },
        '2028-11-01',
        'As sealed',
      )
    const long = renewTo('2030-10-31')
    expect(termOf(order, long).lastDay).toBe('2030-10-31')
    expect(isInForce(order, long, '2029-06-01')).toBe(true)
    expect(orderFlags(order, long, '2028-11-02').map(f => f.rule)).not.toContain('V55')
    const short = orderFlags(order, renewTo('2029-10-31'), '2028-11-02').find(f => f.rule === 'V55')
    expect(short?.severity).toBe('note')
  })
})
