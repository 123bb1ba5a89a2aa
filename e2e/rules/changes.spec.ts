import { expect, test } from '@playwright/test'
import { applicationPaper } from '../../lib/documents/application-paper.ts'
import { printPdf } from '../../lib/documents/pdf.ts'
import { appealActs } from '../../lib/spo/acts/appeals.ts'
import { changeDraftingActs } from '../../lib/spo/acts/change-drafting.ts'
import { changeOrderActs } from '../../lib/spo/acts/change-order.ts'
import { changeOutcomeActs } from '../../lib/spo/acts/change-outcomes.ts'
import { conditionActs } from '../../lib/spo/acts/conditions.ts'
import { courtActs } from '../../lib/spo/acts/court.ts'
import type { ActName } from '../../lib/spo/acts/index.ts'
import { orderActs } from '../../lib/spo/acts/order.ts'
import { filedAnswers } from '../../lib/spo/as-filed.ts'
import { waitingOn } from '../../lib/spo/attention.ts'
import { countedAcrossOrders } from '../../lib/spo/breaches.ts'
import type { Application, CaseFile, Order } from '../../lib/spo/case.ts'
import { comparedConditions, liveChange, openAbout } from '../../lib/spo/change.ts'
import { applied } from '../../lib/spo/decide.ts'
import { conditionsOn, isInForce, isServedAsItStands, ordersInForce, termOf, versionsOf } from '../../lib/spo/orders.ts'
import { missingFrom, sectionStatus, sectionsFor, warningsOf } from '../../lib/spo/sections.ts'
import * as drafted from './drafted.ts'
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
} from './order-file.ts'

const { people } = drafted
const day = '2026-05-11'
const court = 'Aldermere Magistrates’ Court'
const latest = (file: CaseFile) => file.applications.at(-1) as Application
/** An act by somebody, done in spite of what is questioned. */
const by = (who: keyof typeof people, file: CaseFile, act: ActName, on: string, input: object = {}) =>
  drafted.after(file, people[who], act, { on, input: input as Record<string, unknown>, despite: 'Agreed' })

function throughReview(file: CaseFile, id: string): CaseFile {
  let f = by('officer', file, 'submitApplication', id)
  f = by('sergeant', f, 'endorseAsSergeant', id)
  f = by('coordinator', f, 'endorseAsCoordinator', id)
  f = by('legal', f, 'endorseAsLegal', id)
  f = by('authorising', f, 'authorise', id, { rank: 'superintendent', authorisedOn: day })
  return by('officer', f, 'lodge', id, { court, lodgedOn: day, courtReference: '' })
}
/** A full order made and served, after every reviewer has had its application. */
function withOrder(): CaseFile {
  const ready = drafted.readyToSubmit()
  const id = drafted.mainOf(ready).id
  let f = throughReview(ready, id)
  f = by('officer', f, 'recordOrderMade', id, {
    madeOn: day,
    court,
    termKind: 'fixed',
    lastDay: '2028-05-10',
    conditions: [
      { kind: 'prohibition', text: 'You must not contact Nadia Ferrant by any means.' },
      { kind: 'prohibition', text: 'You must not go within 100 metres of Nadia Ferrant’s home.' },
    ],
  })
  return by('officer', f, 'recordServiceAttempt', String(f.orders[0]?.id), {
    attemptedAt: `${day}T10:30`,
    method: 'inPerson',
    served: 'yes',
    server: 'PC O’Hare',
    place: 'Court',
    explained: 'yes',
    cardGiven: 'yes',
  })
}
const ours = { applicant: 'chiefOfficer', court: '', lodgedOn: '', courtReference: '', policePosition: '' }
const draftOf = (file: CaseFile, number: number) =>
  file.draftConditions.find(c => c.applicationId === latest(file).id && c.number === number)?.id ?? ''
const keys = (refusals: { message: string }[]) => refusals.map(r => r.message).join(' | ')

test('a variation goes from draft through every reviewer to a new version of the order from its own date', () => {
  let f = withOrder()
  const orderId = String(f.orders[0]?.id)
  f = by('officer', f, 'startVariation', orderId, ours)
  const id = latest(f).id
  expect(liveChange(f)?.id).toBe(id)
  expect(sectionsFor(latest(f)).map(s => s.key)).toEqual(['asked', 'reasons', 'conditions', 'term', 'views'])
  expect(keys(missingFrom(f, latest(f), day))).toContain('Nothing would change')
  expect(drafted.ask(f, people.officer, 'submitApplication', { on: id, despite: 'x' }).kind).toBe('refused')

  f = by('officer', f, 'writeChangeAsked', id, {
    changeAsked: 'One area for two places',
    changedSince: 'She has moved',
  })
  f = by('officer', f, 'writeChangeReasons', id, {
    necessityGrounds: 'He waits at her new work.',
    necessityIncidentIds: f.incidents.map(i => i.id),
  })
  f = by('officer', f, 'writeProtectedViews', id, { protectedViews: 'She asks for it.' })
  const { text: _text, ...second } = f.draftConditions.find(c => c.id === draftOf(f, 2)) ?? { text: '' }
  f = by('officer', f, 'changeCondition', draftOf(f, 2), {
    ...second,
    isArea: 'no',
    inInterim: 'no',
    checkEveryDays: '28',
    text: 'You must not enter the area marked on map 1.',
  })
  // The changed condition needs its own reason; the one that stays as it is does not.
  expect(missingFrom(f, latest(f), day).map(r => r.rule)).toEqual(['V21', 'V22'])
  f = by('officer', f, 'changeCondition', draftOf(f, 2), {
    ...second,
    isArea: 'no',
    inInterim: 'no',
    checkEveryDays: '28',
    text: 'You must not enter the area marked on map 1.',
    necessity: 'Both places are inside it.',
    religionWorkEducation: 'No clash.',
    incidentIds: f.incidents.map(i => i.id),
  })
  expect(comparedConditions(f, latest(f)).map(c => c.fate)).toEqual(['kept', 'changed'])
  expect(missingFrom(f, latest(f), day)).toEqual([])
  expect(sectionsFor(latest(f)).map(s => sectionStatus(s, f, latest(f), day))).toEqual([
    'done',
    'done',
    'done',
    'notAsked',
    'done',
  ])

  f = throughReview(f, id)
  expect(latest(f)).toMatchObject({ status: 'lodged', authorisedRank: 'Superintendent' })
  expect(f.reviews.filter(r => r.applicationId === id).map(r => r.tier)).toEqual([
    'sergeant',
    'coordinator',
    'legal',
    'authorising',
  ])
  expect(filedAnswers(latest(f).filed ?? {}).map(a => a.what)).toEqual(
    expect.arrayContaining(['What is asked for', 'Condition 1: as it is now', 'Condition 2: changed']),
  )
  expect(openAbout(f, f.orders[0] as Order).map(a => a.id)).toEqual([id])

  const before = f
  f = by('officer', f, 'recordVaried', id, {
    ...formOf(f, 'recordVaried', id),
    fromOn: day,
    outcomeReason: '',
  })
  const order = f.orders[0] as Order
  expect(versionsOf(order, f).map(v => [v.version, v.fromOn, v.reason, v.lastDay])).toEqual([
    [1, day, 'made', '2028-05-10'],
    [2, day, 'varied', '2028-05-10'],
  ])
  expect(conditionsOn(order, f, day).map(c => c.text)).toEqual([
    'You must not contact Nadia Ferrant by any means.',
    'You must not enter the area marked on map 1.',
  ])
  // What was asked for fills the form, and the condition that stays keeps its record.
  expect(conditionsOn(order, f, day)[0]?.id).toBe(conditionsOn(order, before, day)[0]?.id)
  expect(liveChange(f)).toBeUndefined()
})
/** The form of an act as it opens, as a browser would send it. */
const formOf = (file: CaseFile, name: 'recordVaried' | 'recordRenewed', id: string) => {
  const record = file.applications.find(a => a.id === id) as Application
  const known = changeOutcomeActs[name].prefill?.({ file, record, today: day }) ?? {}
  return Object.fromEntries(Object.entries(known).map(([k, v]) => [k, v ?? '']))
}

const order = anOrder()
const base = (set: Partial<Order> = {}, parts: Parameters<typeof aFile>[0] = {}): CaseFile => {
  const o = { ...order, ...set }
  return aFile({
    applications: [anApplication({ status: 'granted', determinedOn: o.madeOn, lodgedOn: o.madeOn })],
    orders: [o],
    orderVersions: [aVersion(o)],
    orderConditions: [aCondition(o), aCondition(o, { number: 2, text: 'You must not enter Bell Street.' })],
    services: [aService(o, o.madeOn)],
    ...parts,
  })
}
const theirs = { applicant: 'defendant', court, lodgedOn: '2027-02-01', courtReference: '', policePosition: '' }
const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
const interimFile = aFile({
  applications: [anApplication({ status: 'lodged' }), anInterim({ status: 'granted', determinedOn: '2026-11-23' })],
  orders: [interim],
  orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
  orderConditions: [aCondition(interim)],
})

test.describe('what is asked of each kind', () => {
  test('a condition added by a variation needs its reason; one taken out is compared as such', () => {
    let f = after(base(), changeOrderActs.startVariation, order.id, ours, '2027-02-20')
    f = after(
      f,
      conditionActs.addBespokeCondition,
      latest(f).id,
      {
        kind: 'requirement',
        text: 'You must declare every account.',
        isArea: 'no',
        inInterim: 'no',
        checkEveryDays: '',
      },
      '2027-02-20',
    )
    f = after(f, conditionActs.removeCondition, draftOf(f, 1), { removedReason: 'No longer needed' }, '2027-02-20')
    expect(comparedConditions(f, latest(f)).map(c => [c.fate, c.asked?.number, c.was?.number])).toEqual([
      ['kept', 2, 2],
      ['added', 3, undefined],
      ['removed', undefined, 1],
    ])
    expect(missingFrom(f, latest(f), '2027-02-20').map(r => r.rule)).toEqual(
      expect.arrayContaining(['V50', 'V21', 'V22']),
    )
    f = after(f, conditionActs.removeCondition, draftOf(f, 2), { removedReason: 'x' }, '2027-02-20')
    f = after(f, conditionActs.removeCondition, draftOf(f, 3), { removedReason: 'x' }, '2027-02-20')
    expect(keys(missingFrom(f, latest(f), '2027-02-20'))).toContain('Apply for the order to be discharged instead')
  })
  test('a renewal asks for a later last day, and V55 only questions a short one', () => {
    let f = after(base(), changeOrderActs.startRenewal, order.id, ours, '2028-09-01')
    const asks = (termLastDay: string, termKind = 'fixed') => {
      f = after(
        f,
        changeDraftingActs.writeChangedTerm,
        latest(f).id,
        { termKind, termLastDay, termReason: '' },
        '2028-09-01',
      )
      return keys(missingFrom(f, latest(f), '2028-09-01'))
    }
    expect(keys(missingFrom(f, latest(f), '2028-09-01'))).toContain('Enter the new last day')
    expect(asks('2028-11-19')).toContain('The order already lasts to 19 November 2028')
    expect(asks('2028-11-20')).not.toContain('last')
    expect(warningsOf(f, latest(f), '2028-09-01').map(w => w.rule)).toContain('V55')
    expect(asks('2030-08-31')).not.toContain('last')
    expect(warningsOf(f, latest(f), '2028-09-01').map(w => w.rule)).not.toContain('V55')
    expect(asks('', 'untilFurtherOrder')).not.toContain('last')
    const both = { termKind: 'untilFurtherOrder', termLastDay: '2030-08-31', termReason: '' }
    expect(reasons(decideOn(f, changeDraftingActs.writeChangedTerm, latest(f).id, both, '2028-09-01'))).toMatchObject({
      kind: 'refused',
      rules: ['V27'],
    })
  })
  test('a discharge asks for consents inside two years, questions them, and never refuses', () => {
    const until = { orderVersions: [aVersion(order, { termKind: 'untilFurtherOrder' as const, lastDay: null })] }
    const f = after(base({}, until), changeOrderActs.startDischarge, order.id, ours, '2028-11-19', 'Asked')
    const rules = (file: CaseFile, on: string) => warningsOf(file, latest(file), on).map(w => w.rule)
    expect(rules(f, '2028-11-19')).toEqual(expect.arrayContaining(['V51']))
    expect(rules(f, '2028-11-20')).not.toContain('V51')
    const given = after(
      f,
      changeDraftingActs.writeConsents,
      latest(f).id,
      { defendantConsent: 'yes', consentNote: '' },
      '2028-11-19',
    )
    expect(rules(given, '2028-11-19')).not.toContain('V51')
    expect(missingFrom(given, latest(given), '2028-11-19').map(r => r.rule)).toEqual([undefined, 'V50'])
  })
  test('an appeal, an interim and a full application keep their own questions', () => {
    expect(sectionsFor(anApplication({ kind: 'appeal' }))).toEqual([])
    expect(sectionsFor(anInterim()).map(s => s.key)).toEqual(['interim'])
    expect(sectionsFor(anApplication()).map(s => s.key)).toContain('gateway')
    const wrong = decideOn(
      aFile({ applications: [anApplication({ status: 'draft' })] }),
      changeDraftingActs.writeChangeAsked,
      ids.main,
      {},
      day,
    )
    expect(wrong.kind).toBe('refused')
  })
})

test.describe('who applies', () => {
  const start = (file: CaseFile, id: string, input: object, on = '2026-12-01') =>
    reasons(decideOn(file, changeOrderActs.startVariation, id, { ...theirs, lodgedOn: '2026-11-30', ...input }, on))
  test('V46: an interim order is changed only by the defendant or the chief officer who applied for it', () => {
    expect(start(interimFile, interim.id, {}).kind).toBe('done')
    expect(start(interimFile, interim.id, ours).kind).toBe('done')
    expect(start(interimFile, interim.id, { applicant: 'otherChiefOfficer', otherForce: 'Essex' })).toMatchObject({
      kind: 'refused',
      rules: ['V46'],
    })
  })
  test('V49: another chief officer says which force it is and is questioned; a victim cannot be given at all', () => {
    expect(start(base(), order.id, { applicant: 'otherChiefOfficer' })).toMatchObject({
      kind: 'refused',
      rules: ['V49'],
    })
    expect(
      start(base(), order.id, { applicant: 'otherChiefOfficer', otherForce: 'Severnvale: he lives there' }),
    ).toMatchObject({ kind: 'warned', rules: ['V49'] })
    expect(start(base(), order.id, { applicant: 'victim' }).kind).toBe('refused')
  })
  test('S16: the defendant’s application is received, answered by the police, heard and refused; the order stands', () => {
    let f = after(
      base(),
      changeOrderActs.startVariation,
      order.id,
      { ...theirs, changeAsked: 'A corridor' },
      '2027-02-02',
    )
    const id = latest(f).id
    f = after(f, changeDraftingActs.recordPolicePosition, id, { policePosition: 'Opposed' }, '2027-02-03')
    f = after(
      f,
      courtActs.listHearing,
      id,
      { listedOn: '2027-02-15', listedTime: '10:00', court, purpose: 'final' },
      '2027-02-03',
    )
    f = after(
      f,
      courtActs.refuseAtCourt,
      id,
      { determinedOn: '2027-02-15', courtRefusal: 'other', outcomeReason: 'Not needed for his work' },
      '2027-02-15',
    )
    expect(latest(f)).toMatchObject({ status: 'refusedByCourt', policePosition: 'Opposed', changeAsked: 'A corridor' })
    expect(versionsOf(order, f)).toHaveLength(1)
    expect(isInForce(order, f, '2027-02-16')).toBe(true)
    expect(
      decideOn(f, changeOrderActs.startVariation, order.id, { ...theirs, lodgedOn: '2027-03-01' }, '2027-03-02').kind,
    ).toBe('done')
  })
})

test('the paper to the court says what is asked of each condition, and nothing of the protected person’s views', () => {
  let f = after(base(), changeOrderActs.startVariation, order.id, ours, '2027-02-20')
  f = after(f, changeDraftingActs.writeProtectedViews, latest(f).id, { protectedViews: 'She fears him' }, '2027-02-20')
  f = after(f, conditionActs.removeCondition, draftOf(f, 1), { removedReason: 'No longer needed' }, '2027-02-20')
  const paper = applicationPaper(f, latest(f), 'Marlshire Police')
  expect(paper).toMatchObject({ title: 'Application to vary a stalking protection order', section: 'section 4' })
  expect(paper.conditions.map(c => [c.number, c.change])).toEqual([
    ['2', 'As it is now'],
    ['1', 'Taken out'],
  ])
  expect(JSON.stringify(paper)).not.toContain('She fears him')
  expect(printPdf('application', paper).subarray(0, 5).toString()).toBe('%PDF-')
  const interims = after(interimFile, changeOrderActs.startVariation, interim.id, ours, '2026-12-01')
  expect(applicationPaper(interims, latest(interims), 'x')).toMatchObject({
    title: 'Application to vary an interim stalking protection order',
    section: 'section 5(7)',
  })
})

test('s.5(7): an interim order is varied and renewed from its own date, and still ends with the main application', () => {
  let f = after(
    interimFile,
    changeOrderActs.startRenewal,
    interim.id,
    { ...theirs, lodgedOn: '2026-12-01' },
    '2026-12-02',
  )
  f = after(
    f,
    changeOutcomeActs.recordRenewed,
    latest(f).id,
    {
      fromOn: '2026-12-18',
      termKind: 'fixed',
      lastDay: '2027-01-31',
      conditions: [{ kind: 'prohibition', text: 'You must not contact Imogen Hartwell by any means.' }],
      outcomeReason: '',
    },
    '2026-12-18',
  )
  expect(isInForce(interim, f, '2027-01-31')).toBe(true)
  const granted = applied(f, [{ in: 'applications', id: ids.main, set: { determinedOn: '2027-01-10' } }])
  expect(isInForce(interim, granted, '2027-01-10')).toBe(false)
})

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
      { dischargedOn: '2027-03-01', defendantConsents: 'yes', policeConsent: 'no', outcomeReason: '' },
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
  const second = anOrder({ id: ids.interimOrder, ref: 'MAR-2026-0417/2', madeOn: '2027-05-01' })
  const f = base(
    {},
    {
      orders: [order, second],
      orderVersions: [aVersion(order), aVersion(second, { lastDay: '2029-04-30' })],
      orderConditions: [aCondition(order), aCondition(second)],
    },
  )
  expect(ordersInForce(f, '2027-06-01').map(o => o.ref)).toEqual([order.ref, second.ref])
  expect(ordersInForce(f, '2028-11-20').map(o => o.ref)).toEqual([second.ref])
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
      crimeReference: null,
      checkId: null,
      endedAt: null,
      byId: ids.officer,
    },
  })
  const broken = applied(f, [breach(1, order.id), breach(2, second.id), breach(3, second.id)])
  expect(countedAcrossOrders(broken).byOrder.map(o => [o.name, o.count])).toEqual([
    [order.ref, 1],
    [second.ref, 2],
  ])
  expect(isServedAsItStands(second, f)).toBe(false)
})
