import { expect, test } from '@playwright/test'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { acts } from '../../../lib/acts/index.ts'
import { serviceActs } from '../../../lib/acts/order/service.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { decisionReasons, spoDecisions } from '../../../lib/case/reference/codes/decisions.ts'
import { formerOf } from '../../../lib/case/views/former-values.ts'
import { servedOn } from '../../../lib/case/views/orders.ts'
import { contactName } from '../../../lib/case/words/contact-names.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import {
  aCondition,
  aFile,
  after,
  anApplication,
  anOrder,
  at,
  aVersion,
  decideOn,
  ids,
  nextId,
  reasons,
} from './order-file.ts'

/** What follows from a fact is settled when the fact is put right. */

const order = anOrder({ madeOn: '2026-11-02' })
const base = (): CaseFile =>
  aFile({
    applications: [anApplication({ status: 'granted', lodgedOn: '2026-10-20', determinedOn: '2026-11-02' })],
    orders: [order],
    orderVersions: [aVersion(order, { fromOn: '2026-11-02', lastDay: '2028-11-01' })],
    orderConditions: [aCondition(order), aCondition(order, { id: 'c0000000-0000-4000-8000-000000000002', number: 2 })],
  })
const today = '2026-11-20'
const service = (attemptedAt: string) => ({
  attemptedAt,
  method: 'inPerson',
  served: 'yes',
  server: 'PC 4471 Osgood',
  place: 'Aldermere police station',
  explained: 'yes',
  cardGiven: 'yes',
})
const withService = (attemptedAt: string) =>
  after(base(), serviceActs.recordServiceAttempt, order.id, service(attemptedAt), today)
const notice = {
  kind: 'initial',
  givenOn: '2026-11-18',
  method: 'inPerson',
  station: 'Aldermere',
  takenBy: 'PC 4471 Osgood',
  names: ['Darren O’Pocock', 'Daz'],
  otherNamesAsked: 'yes',
  addressKind: 'home',
  homeAddress: '14 Quay Row, Aldermere',
  acknowledgement: 'ACK-1',
}
const authoriser = {
  id: '00000000-0000-4000-8000-000000000099',
  name: 'Ffion Rees',
  forceId: ids.force,
  teamIds: [],
  rank: 'Superintendent',
}
const idOf = (rows: { id: string }[]) => String(rows.at(-1)?.id)
const initialDue = (file: CaseFile) =>
  clocksOf(file, today, at(today)).find(
    c => /notif/i.test(JSON.stringify(c)) && JSON.stringify(c).includes('2026-11-1'),
  )

test('a corrected version of an order keeps its number, whatever stands before and after it', () => {
  const [first] = base().orderVersions
  const later = aVersion(order, { version: 2, fromOn: '2026-11-10', lastDay: '2028-11-01' })
  for (const orderVersions of [[first], [first, later]] as CaseFile['orderVersions'][]) {
    const corrected = after(
      { ...withService('2026-11-12T10:00'), orderVersions },
      acts.correctOrderVersion,
      String(first?.id),
      { ...first, lastDay: '2028-11-08', correctionReason: 'Read wrongly' },
      today,
    )
    expect(corrected.orderVersions.map(v => [v.version, v.lastDay])).toEqual(
      orderVersions.map((v, n) => [n + 1, n ? v.lastDay : '2028-11-08']),
    )
    const again = after(
      corrected,
      acts.correctOrderVersion,
      String(first?.id),
      { ...corrected.orderVersions[0], lastDay: '2028-11-01', correctionReason: 'It was right' },
      today,
    )
    expect(formerOf(again, 'orderVersions', String(first?.id)).map(v => v.version)).toEqual([1, 2])
  }
})

test('a wrong date of service, corrected, moves what is counted from it and closes the question it raised', () => {
  // Given service recorded of 5 November, and notification on 18 November, which is late by that: V59
  const wrong = after(
    withService('2026-11-05T10:00'),
    serviceActs.recordNotification,
    order.id,
    notice,
    today,
    'It came when it came',
  )
  const openQuestions = wrong.legalQuestions.filter(q => !q.answeredAt)
  expect(openQuestions.map(q => q.rule)).toContain('V59')
  // When the service is corrected to 17 November
  const id = idOf(wrong.services)
  const asRecorded = acts.correctService.prefill?.({ file: wrong, record: wrong.services[0] as never, today })
  const corrected = after(
    wrong,
    acts.correctService,
    id,
    { ...asRecorded, attemptedAt: '2026-11-17T10:00', correctionReason: 'Read the wrong line of the pocket book' },
    today,
  )
  // Then the order was served on that day, and the record keeps what it said
  expect(servedOn(order, corrected)).toBe('2026-11-17')
  expect(formerOf(corrected, 'services', id)).toMatchObject([
    { version: 1, how: 'corrected', before: { attemptedAt: '2026-11-05T10:00:00.000Z' } },
  ])
  // Then the question is closed, as the one asked before the notification was recorded was closed by that
  const questions = corrected.legalQuestions.filter(q => q.rule === 'V59')
  expect(questions.every(q => q.answeredAt)).toBe(true)
  expect(new Set(questions.map(q => q.answer))).toEqual(
    new Set([
      'No longer so, because the notification given on 18 November 2026 was recorded',
      `No longer so, because the service of 5 November 2026 under order ${order.ref} was corrected: Read the wrong line of the pocket book`,
    ]),
  )
  // Then notification is due on another day: SPA 2019 s.9(1)(a)
  expect(initialDue(corrected)).not.toEqual(initialDue(wrong))
})

test('what was asked in the words of an earlier release is known by what was found: asked once, and closed', () => {
  const wrong = after(
    withService('2026-11-05T10:00'),
    serviceActs.recordNotification,
    order.id,
    notice,
    today,
    'It came late',
  )
  const reworded: CaseFile = {
    ...wrong,
    legalQuestions: wrong.legalQuestions.map(q => ({ ...q, question: `In other words: ${q.rule}` })),
  }
  const asked = reworded.legalQuestions.filter(q => q.rule === 'V59' && !q.answeredAt)
  expect(asked).toHaveLength(1)
  const correct = (attemptedAt: string) => {
    const known = acts.correctService.prefill?.({ file: reworded, record: reworded.services[0] as never, today })
    const id = idOf(reworded.services)
    return after(reworded, acts.correctService, id, { ...known, attemptedAt, correctionReason: 'Misread' }, today)
  }
  // A minute later is as late: the same is found, and is not asked a second time.
  const same = correct('2026-11-05T10:01').legalQuestions.filter(q => q.rule === 'V59' && !q.answeredAt)
  expect(same).toEqual(asked)
  const right = correct('2026-11-17T10:00').legalQuestions.filter(q => q.rule === 'V59')
  expect(right.every(q => q.answeredAt)).toBe(true)
})

test('a service that is withdrawn was never made: the clock, the contact due and the question go with it', () => {
  const file = withService('2026-11-17T10:00')
  expect(file.contacts.map(c => c.milestone)).toEqual(['served'])
  const gone = after(
    file,
    acts.withdrawService,
    idOf(file.services),
    { cause: 'elsewhere', reason: 'It was his brother' },
    today,
  )
  expect(servedOn(order, gone)).toBeNull()
  expect(gone.services).toEqual([])
  expect(gone.withdrawn?.services).toMatchObject([{ withdrawnReason: expect.stringContaining('It was his brother') }])
  expect(gone.contacts).toEqual([])
  expect(gone.withdrawn?.contacts).toMatchObject([
    { withdrawnReason: expect.stringMatching(/^No longer due, because/) },
  ])
  // The service again, on another day, is a new record.
  expect(
    after(gone, serviceActs.recordServiceAttempt, order.id, service('2026-11-18T10:00'), today).services,
  ).toHaveLength(1)
})

test('a contact of which somebody was told stays when what it was due for is withdrawn', () => {
  const file = withService('2026-11-17T10:00')
  const told = after(
    file,
    acts.recordContact,
    idOf(file.contacts),
    { toldAt: '2026-11-18T10:00', means: 'phone', note: 'Told that he was served' },
    today,
  )
  const gone = after(told, acts.withdrawService, idOf(file.services), { cause: 'error', reason: 'Not served' }, today)
  expect(gone.contacts).toHaveLength(1)
})

test('an order is not withdrawn while anything was done under it; then it takes its versions and conditions along', () => {
  const file = withService('2026-11-17T10:00')
  const input = { cause: 'error', reason: 'The court made none' }
  expect(reasons(decideOn(file, acts.withdrawOrder, order.id, input, today)).messages).toBe(
    'A service or attempt rests on it. Withdraw or correct that first',
  )
  // And the form names it before it is sent
  const form = acts.withdrawOrder.aside?.({ file, record: order, today })
  expect(form?.[0]).toEqual({
    title: 'This rests on it: withdraw or correct it first',
    lines: ['A service or attempt'],
  })
  expect(form?.[1]?.title).toBe('This goes with it')
  const bare = after(base(), acts.withdrawOrder, order.id, input, today)
  expect([bare.orders, bare.orderVersions, bare.orderConditions]).toEqual([[], [], []])
  expect(bare.withdrawn?.orderConditions).toHaveLength(2)
  expect(bare.applications[0]).toMatchObject({ status: 'lodged', determinedOn: null })
})

/** An address that changed on 10 November, and was notified on 12 November. */
function addressNotified(): CaseFile {
  const moved = after(
    base(),
    serviceActs.recordChange,
    order.id,
    { kind: 'address', happenedOn: '2026-11-10', detail: 'Seen there' },
    today,
    'Known',
  )
  return after(
    moved,
    serviceActs.recordNotification,
    order.id,
    { ...notice, kind: 'address', changeId: idOf(moved.changes), givenOn: '2026-11-12', homeAddress: '3 Mill Lane' },
    today,
    'Known',
  )
}

test('a change of address that was notified is not withdrawn before the notification', () => {
  // Given a change of address that was notified
  const file = addressNotified()
  // When the change is withdrawn, then it is refused
  const withdrawal = { cause: 'error', reason: 'He did not move' }
  const withdrawn = decideOn(file, acts.withdrawNewNameOrAddress, idOf(file.changes), withdrawal, today)
  expect(reasons(withdrawn).messages).toContain('The notification given on 12 November 2026 rests on it')
})

test('the address of the defendant follows the notification, and its correction', () => {
  // Given an address that was notified: it is the address of the defendant
  const file = addressNotified()
  expect(file.defendants[0]?.homeAddress).toBe('3 Mill Lane')
  // When the notification is corrected, then the address of the defendant is too
  const notification = file.notifications[0] as never
  const asRecorded = acts.correctNotification.prefill?.({ file, record: notification, today })
  const corrected = after(
    file,
    acts.correctNotification,
    idOf(file.notifications),
    { ...asRecorded, homeAddress: '30 Mill Lane', correctionReason: 'A nought was left out' },
    today,
  )
  expect(corrected.defendants[0]?.homeAddress).toBe('30 Mill Lane')
})

test('whether other names were asked is kept: a correction asks only where that was not recorded', () => {
  const correctNotice = (otherNamesAsked: string) => {
    const file = after(
      withService('2026-11-17T10:00'),
      serviceActs.recordNotification,
      order.id,
      { ...notice, otherNamesAsked },
      today,
      'Recorded from the paper',
    )
    const [n] = file.notifications
    const known = acts.correctNotification.prefill?.({ file, record: n as never, today })
    const input = { ...known, givenOn: '2026-11-19', correctionReason: 'The book of the station says so' }
    return reasons(decideOn(file, acts.correctNotification, String(n?.id), input, today))
  }
  expect(correctNotice('yes')).toMatchObject({ kind: 'done' })
  expect(correctNotice('no')).toMatchObject({ kind: 'warned', rules: ['V73'] })
  expect(correctNotice('')).toMatchObject({ kind: 'warned', rules: ['V73'] })
})

test('the officer who gave an authority corrects its date and rank until it is lodged, and nobody else does', () => {
  const authorisedCase = (by: string) =>
    aFile({
      applications: [
        anApplication({
          status: 'authorised',
          lodgedOn: null,
          authorisedOn: '2026-11-12',
          authorisedRank: 'Superintendent',
          authorisedById: by,
        }),
      ],
    })
  const input = { authorisedOn: '2026-11-11', rank: 'superintendent', correctionReason: 'The day before' }
  const answer = (file: CaseFile) => {
    const asAuthoriser = { ...authoriser, roles: ['authorising' as const] }
    const moment = { at: at(today), today, actor: asAuthoriser, newId: nextId, settings: file.settings }
    return decide(file, { act: acts.correctAuthority, on: ids.main, input, seen: asLoaded }, moment)
  }
  const own = authorisedCase(authoriser.id)
  const done = answer(own)
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  expect(done).toMatchObject({ from: 'authorised', to: null })
  const right = applyPatch(own, done.patch)
  expect(right.applications[0]).toMatchObject({ authorisedOn: '2026-11-11', status: 'authorised' })
  expect(formerOf(right, 'applications', ids.main)).toMatchObject([{ before: { authorisedOn: '2026-11-12' } }])
  expect(reasons(answer(authorisedCase(ids.officer))).messages).toContain('Only the officer who gave the authority')
  const lodged = { ...own, applications: own.applications.map(a => ({ ...a, status: 'lodged' as const })) }
  expect(answer(lodged).kind).toBe('moved')
})

test('what is likely the same event is shown beside what is there, and kept only with a reason', () => {
  const file = withService('2026-11-17T10:00')
  const again = (when: string) => decideOn(file, serviceActs.recordServiceAttempt, order.id, service(when), today)
  expect(reasons(again('2026-11-17T11:30')).messages).toBe(
    'There is service on 17 November 2026 by PC 4471 Osgood already. If this is the same event, correct or add to that one. If it is another, say so',
  )
  const [warning] = (again('2026-11-17T11:30') as { warnings: { href?: string }[] }).warnings
  expect(warning?.href).toBe(`/cases/${file.case.ref}/do/correctService?on=${idOf(file.services)}`)
  expect(again('2026-11-18T11:30').kind).toBe('done')
  const both = after(
    file,
    serviceActs.recordServiceAttempt,
    order.id,
    service('2026-11-17T11:30'),
    today,
    'A second copy',
  )
  expect(both.services).toHaveLength(2)
  // What was withdrawn is no longer there to be repeated.
  const gone = after(file, acts.withdrawService, idOf(file.services), { cause: 'error', reason: 'Not him' }, today)
  expect(decideOn(gone, serviceActs.recordServiceAttempt, order.id, service('2026-11-17T11:30'), today).kind).toBe(
    'done',
  )
})

test('a decision recorded later stands on the day that it was made, and says when it was recorded', () => {
  const decision = {
    decision: 'notNow',
    reasonCode: 'riskNotMet',
    actsReason: 'Two calls',
    riskReason: 'None seen',
    necessityReason: 'None',
    reviewOn: '2026-04-01',
    toldVictim: '',
  }
  const codes = {
    decision: Object.keys(spoDecisions).find(d => d !== 'apply'),
    reasonCode: Object.keys(decisionReasons).find(r => r !== 'limbsMet'),
  }
  const input = { ...decision, ...codes, decidedAt: '2026-03-04T10:00' }
  const file = after(aFile(), acts.decideSpo, ids.case, input, today)
  expect(file.decisions[0]).toMatchObject({ at: '2026-03-04T10:00:00.000Z', recordedAt: at(today) })
  const future = decideOn(aFile(), acts.decideSpo, ids.case, { ...input, decidedAt: '2026-12-24T10:00' }, today)
  expect(reasons(future).messages).toContain('When it was decided must be now or earlier')
  const early = decideOn(aFile(), acts.decideSpo, ids.case, { ...input, reviewOn: '2026-03-01' }, today)
  expect(reasons(early).messages).toBe('The review date must be on or after the day of the decision')
})

test('a contact still due is named by the day of its event, late when that is recorded late, and moves when the day is corrected', () => {
  const file = withService('2026-11-05T10:00')
  expect(file.contacts.map(c => [contactName(c), c.dueOn])).toEqual([
    ['Order served on 5 November 2026 and conditions explained', '2026-11-06'],
  ])
  const id = idOf(file.services)
  const known = acts.correctService.prefill?.({ file, record: file.services[0] as never, today })
  const put = { ...known, attemptedAt: '2026-11-17T10:00', correctionReason: 'Misread' }
  const right = after(file, acts.correctService, id, put, today)
  expect(right.contacts.map(c => [contactName(c), c.dueOn])).toEqual([
    ['Order served on 17 November 2026 and conditions explained', '2026-11-18'],
  ])
})
