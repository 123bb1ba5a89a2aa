import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { appealActs } from '../../../lib/acts/court/appeals.ts'
import { courtActs } from '../../../lib/acts/court/court.ts'
import { changeOrderActs } from '../../../lib/acts/order/change-order.ts'
import { changeOutcomeActs } from '../../../lib/acts/order/change-outcomes.ts'
import { orderActs } from '../../../lib/acts/order/order.ts'
import { isServedAsItStands, ordersInForce, termOf } from '../../../lib/case/views/orders.ts'
import { countedAcrossOrders } from '../../../lib/law/practice/breaches.ts'
import { base, by, court, day, latest, order, people, theirs, throughReview, withOrder } from '../acts/change-file.ts'
import { aCondition, aFile, after, anApplication, anOrder, aVersion, decideOn, ids } from '../acts/order-file.ts'
import * as drafted from '../drafting/drafted.ts'
import { waitingOn } from '../waits/waiting.ts'

test.describe('questions for legal services', () => {
  const short = { fromOn: '2027-02-15', termKind: '', lastDay: '', outcomeReason: '' }
  const started = after(base(), changeOrderActs.startVariation, order.id, theirs, '2027-02-02')
  const input = { ...short, conditions: [{ kind: 'prohibition', text: 'You must not contact her.' }] }
  test('what is at odds with the Act on a sealed order is recorded and becomes a question, once', () => {
    expect(decideOn(started, changeOutcomeActs.recordVaried, latest(started).id, input, '2027-02-15').kind).toBe(
      'warned',
    )
    const f = after(started, changeOutcomeActs.recordVaried, latest(started).id, input, '2027-02-15', 'As sealed')
    expect(termOf(order, f).termKind).toBeNull()
    expect(f.legalQuestions.map(q => [q.rule, q.orderId, q.answeredAt])).toEqual([['V27', order.id, null]])
    expect(waitingOn(f, '2027-02-15', '2027-02-15T12:00:00.000Z').map(w => w.message)).toContainEqual(
      expect.stringContaining('For legal services: It states neither'),
    )
    const again = after(
      f,
      orderActs.correctOrderRecord,
      order.id,
      { madeOn: order.madeOn, court, ...input, reason: 'A word' },
      '2027-02-16',
    )
    expect(again.legalQuestions).toHaveLength(1)
  })
  test('an order with nothing against it raises none', () => {
    const clean = { ...input, termKind: 'fixed', lastDay: '2029-02-14' }
    const f = after(started, changeOutcomeActs.recordVaried, latest(started).id, clean, '2027-02-15')
    expect(f.legalQuestions).toEqual([])
  })
  test('legal services answer, and only they; then it waits no more', () => {
    let f = drafted.after(withOrder(), people.officer, 'askLegalServices', {
      input: { question: 'Is page 2 missing?' },
    })
    const id = String(f.legalQuestions[0]?.id)
    expect(drafted.ask(f, people.officer, 'answerLegalQuestion', { on: id, input: { answer: 'No' } }).kind).toBe(
      'missing',
    )
    f = drafted.after(f, people.legal, 'answerLegalQuestion', { on: id, input: { answer: 'It is there' } })
    expect(f.legalQuestions[0]).toMatchObject({ answer: 'It is there', answeredById: people.legal.id })
    expect(drafted.ask(f, people.legal, 'answerLegalQuestion', { on: id, input: { answer: 'x' } }).kind).toBe('refused')
    expect(waitingOn(f, day, drafted.now).filter(w => w.id.startsWith('legal'))).toEqual([])
  })
  test('a discharge without the consents is recorded as the court made it, and asked about', () => {
    const discharging = after(base(), changeOrderActs.startDischarge, order.id, theirs, '2027-02-02', 'Received')
    const f = after(
      discharging,
      changeOutcomeActs.recordDischarged,
      latest(discharging).id,
      { dischargedOn: '2027-03-01', defendantConsents: 'yes', policeConsent: 'applying', outcomeReason: '' },
      '2027-03-01',
      'As sealed',
    )
    expect(f.orders[0]).toMatchObject({ endedOn: '2027-03-01', ending: 'discharged' })
    expect(f.legalQuestions.map(q => q.rule)).toEqual(['V52'])
  })
})

test.describe('appeals', () => {
  const notice = { court: 'Crown Court at Aldermere', lodgedOn: '2027-03-02', courtReference: '', grounds: 'Wrong' }
  test('the Crown Court allows an appeal against the refusal of a discharge: the order is discharged, not quashed', () => {
    const until = { orderVersions: [aVersion(order, { termKind: 'untilFurtherOrder' as const, lastDay: null })] }
    let f = after(base({}, until), changeOrderActs.startDischarge, order.id, theirs, '2027-02-02', 'Received')
    const refused = { determinedOn: '2027-03-01', courtRefusal: 'other', outcomeReason: 'No' }
    f = after(f, courtActs.refuseAtCourt, latest(f).id, refused, '2027-03-01')
    f = after(f, appealActs.startAppeal, latest(f).id, { applicant: 'defendant', ...notice }, '2027-03-03')
    const appeal = latest(f)
    expect(
      appealActs.recordAppealQuashed.offered?.({ file: f, record: appeal, actor: people.officer, today: day }),
    ).toBe(true)
    f = after(
      f,
      appealActs.recordAppealQuashed,
      appeal.id,
      { quashedOn: '2027-06-01', outcomeReason: 'Allowed' },
      '2027-06-01',
    )
    expect(f.orders[0]).toMatchObject({ endedOn: '2027-06-01', ending: 'discharged' })
  })
  test('the Crown Court makes the order that the magistrates refused; both outcomes stay', () => {
    const file = aFile({
      applications: [anApplication({ status: 'refusedByCourt', determinedOn: '2026-12-01' })],
    })
    let f = after(
      file,
      appealActs.startAppeal,
      ids.main,
      { applicant: 'chiefOfficer', ...notice, lodgedOn: '2026-12-10' },
      '2026-12-10',
    )
    f = after(
      f,
      orderActs.recordOrderMade,
      latest(f).id,
      {
        madeOn: '2027-02-01',
        court: 'Crown Court at Aldermere',
        termKind: 'fixed',
        lastDay: '2029-01-31',
        conditions: [{ kind: 'prohibition', text: 'You must not contact Imogen Hartwell by any means.' }],
      },
      '2027-02-01',
    )
    expect(f.applications.map(a => a.status)).toEqual(['refusedByCourt', 'granted'])
    expect(f.orders[0]).toMatchObject({ applicationId: ids.main, court: 'Crown Court at Aldermere', kind: 'full' })
  })
  test('V82: an appeal without a route is recorded, and legal services are asked', () => {
    const f = after(
      base(),
      appealActs.startAppeal,
      ids.main,
      { applicant: 'chiefOfficer', ...notice },
      '2027-03-03',
      'Told',
    )
    expect(f.legalQuestions.map(q => q.rule)).toEqual(['V82'])
  })
})

test('refused, then applied for again: a new record, and the first keeps what was filed and why it failed', () => {
  const ready = drafted.readyToSubmit()
  const id = drafted.mainOf(ready).id
  let f = throughReview(ready, id)
  f = by('officer', f, 'refuseAtCourt', id, {
    determinedOn: day,
    courtRefusal: 'riskNotProved',
    outcomeReason: 'Too old',
  })
  const first = f.applications[0]
  expect(first?.filed).not.toBeNull()
  f = by('officer', f, 'startApplication', f.case.id)
  expect(f.applications.map(a => [a.number, a.kind, a.status])).toEqual([
    [1, 'main', 'refusedByCourt'],
    [2, 'main', 'draft'],
  ])
  expect(f.applications[0]).toEqual(first)
  expect(drafted.mainOf(f).number).toBe(2)
})

test('two orders live side by side: both in force, and breaches are counted for each', () => {
  // Given an order, and a second made while it is in force and never served
  const second = anOrder({ id: ids.interimOrder, ref: 'MAR-2026-0417/2', madeOn: '2027-05-01' })
  const file = base(
    {},
    {
      orders: [order, second],
      orderVersions: [aVersion(order), aVersion(second, { lastDay: '2029-04-30' })],
      orderConditions: [aCondition(order), aCondition(second)],
    },
  )
  expect(isServedAsItStands(second, file)).toBe(false)
  // When both are in force, and when the first has ended
  expect(ordersInForce(file, '2027-06-01').map(o => o.ref)).toEqual([order.ref, second.ref])
  expect(ordersInForce(file, '2028-11-20').map(o => o.ref)).toEqual([second.ref])
  // When the first is breached once and the second twice
  const breach = (number: number, orderId: string) => ({
    in: 'breaches' as const,
    add: {
      id: `b${number}`,
      number,
      orderId,
      otherOrderId: null,
      conditionIds: [],
      happenedOn: '2027-06-01',
      knownAt: `2027-06-0${number}T09:00:00.000Z`,
      source: 'victim' as const,
      place: 'englandWales' as const,
      description: 'x',
      excuse: null,
      offence: 'breach' as const,
      notificationId: null,
      crimeReference: null,
      checkId: null,
      endedAt: null,
      byId: ids.officer,
    },
  })
  const breached = applyPatch(file, [breach(1, order.id), breach(2, second.id), breach(3, second.id)])
  // Then each order has its own count
  expect(countedAcrossOrders(breached).byOrder.map(o => [o.name, o.count])).toEqual([
    [order.ref, 1],
    [second.ref, 2],
  ])
})
