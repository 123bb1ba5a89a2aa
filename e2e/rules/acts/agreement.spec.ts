import { expect, test } from '@playwright/test'
import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Role } from '../../../lib/case/policy.ts'
import { formerOf } from '../../../lib/case/views/former-values.ts'
import { servedOn } from '../../../lib/case/views/orders.ts'
import { notFinalWords, proposalsWaiting } from '../../../lib/case/views/proposals.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { availablePapers, type PaperName, papers } from '../../../lib/documents/registry.ts'
import { doorCard } from '../../../lib/views/at-the-door.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import {
  aCondition,
  aFile,
  aNotification,
  anApplication,
  anOrder,
  aService,
  at,
  aVersion,
  ids,
  nextId,
  reasons,
  uuid,
} from './order-file.ts'

/** Where the force asks for it, what a court sealed and how it was served are corrected by two people. */

const order = anOrder({ madeOn: '2026-11-02' })
const condition = aCondition(order)
const service = aService(order, '2026-11-05')
const today = '2026-11-20'
const base = (correctionsAgreed = true): CaseFile => {
  const file = aFile({
    applications: [anApplication({ status: 'granted', lodgedOn: '2026-10-20', determinedOn: '2026-11-02' })],
    orders: [order],
    orderVersions: [aVersion(order, { fromOn: '2026-11-02', lastDay: '2028-11-01' })],
    orderConditions: [condition],
    services: [service],
  })
  return { ...file, settings: { ...file.settings, correctionsAgreed } }
}
const person = (id: string, roles: Role[]) => ({
  id,
  name: 'Somebody',
  forceId: ids.force,
  teamIds: [ids.team],
  rank: null,
  roles,
})
const officer = person(ids.officer, ['officer', 'coordinator'])
const civil = person(uuid(91), ['civilOrders'])
type Person = typeof officer
const answer = (file: CaseFile, who: Person, act: AnyAct, on: string, input: object) =>
  decide(
    file,
    { act, on, input, seen: asLoaded, despite: 'As it was' },
    { at: at(today), today, actor: who, newId: nextId, settings: file.settings },
  )
const applyAct = (file: CaseFile, who: Person, act: AnyAct, on: string, input: object) => {
  const decided = answer(file, who, act, on, input)
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  return { file: applyPatch(file, decided.patch), sentence: decided.sentence }
}
const correctionInput = (file: CaseFile) => ({
  ...acts.correctService.prefill?.({ file, record: service, today }),
  attemptedAt: '2026-11-17T10:00',
  correctionReason: 'The wrong line of the pocket book',
})
const proposeCorrection = (file = base()) =>
  applyAct(file, officer, acts.correctService, service.id, correctionInput(file))
const proposalOf = (file: CaseFile) => String(file.correctionProposals.at(-1)?.id)
const sheetOf = (file: CaseFile, name: 'orderSheet' | 'certificate') =>
  papers[name].sheet(file, order.id, { force: 'Marlshire Police', audience: 'served', today, names: new Map() })

test('unless the force asks for agreement, a correction is made at once', () => {
  const { file } = proposeCorrection(base(false))
  expect(servedOn(order, file)).toBe('2026-11-17')
  expect(file.correctionProposals).toEqual([])
})

test('a proposed correction changes nothing, waits for civil orders and legal services, and makes drafts of the papers', () => {
  const { file, sentence } = proposeCorrection()
  expect(sentence).toBe(
    `Proposed: correction of service of 5 November 2026 under order ${order.ref}. It waits for agreement`,
  )
  expect(servedOn(order, file)).toBe('2026-11-05')
  expect(file.formerVersions).toEqual([])
  expect(waitsOf(file).filter(w => w.kind === 'correctionWaits')).toMatchObject([{ about: { id: proposalOf(file) } }])
  for (const name of ['orderSheet', 'certificate'] as const) {
    const [before, meanwhile] = [sheetOf(base(), name), sheetOf(file, name)]
    expect(textsOf(before).map(t => t.text)).not.toContain(notFinalWords)
    expect(textsOf(meanwhile).map(t => t.text)).toContain(notFinalWords)
    expect(meanwhile.marking).toMatch(/DRAFT, NOT FINAL$/)
  }
  expect([doorCard(order, base(), today).isDraft, doorCard(order, file, today).isDraft]).toEqual([false, true])
  // A second one of the same record is refused while it waits.
  expect(reasons(answer(file, officer, acts.correctService, service.id, correctionInput(file))).messages).toMatch(
    /waits for agreement already/,
  )
})

test('every paper that speaks of an order is a draft while a correction of it waits, but what was filed', () => {
  // Given an order under which there is a service and a notification, with a change of it drafted, one filed, and one asked for
  const ofOrder = (n: number, set: Parameters<typeof anApplication>[0]) =>
    anApplication({ id: uuid(n), number: n, orderId: order.id, lodgedOn: null, ...set })
  const settled = base()
  const file: CaseFile = {
    ...settled,
    applications: [
      ...settled.applications,
      ofOrder(61, { kind: 'variation', status: 'draft' }),
      ofOrder(62, { kind: 'renewal', status: 'lodged', lodgedOn: '2026-11-12' }),
      ofOrder(63, { kind: 'variation', status: 'lodged', applicant: 'defendant', lodgedOn: '2026-11-12' }),
    ],
    notifications: [aNotification(order, '2026-11-06')],
  }
  const { file: waiting } = applyAct(file, officer, acts.correctService, service.id, correctionInput(file))
  expect(proposalsWaiting(waiting, order.id)).toHaveLength(1)
  // When every paper of the case is made for everybody whom it is for
  const isDraft = (of: CaseFile, name: PaperName, key: string, audience: 'police' | 'served') => {
    const texts = textsOf(
      papers[name].sheet(of, key, { force: 'Marlshire Police', today, names: new Map(), audience }),
    ).map(t => t.text)
    return {
      speaks: texts.some(t => t.includes(order.ref) || t.includes(condition.text)),
      says: texts.includes(notFinalWords),
    }
  }
  const found = availablePapers(waiting, new Map()).flatMap(({ name, key, audiences }) =>
    audiences.map(audience => ({
      paper: `${name} ${key} ${audience}`,
      isFiled: waiting.applications.some(a => a.id === key && a.applicant === 'chiefOfficer' && a.lodgedOn),
      before: isDraft(file, name, key, audience).says,
      ...isDraft(waiting, name, key, audience),
    })),
  )
  // Then each that speaks of the order says so, and none did before
  expect(found.filter(f => f.speaks).length).toBeGreaterThan(4)
  expect(found.filter(f => f.speaks && !f.isFiled && !f.says).map(f => f.paper)).toEqual([])
  expect(found.filter(f => f.before || (f.isFiled && f.says)).map(f => f.paper)).toEqual([])
})

test('another person agrees: it is done as proposed, kept with its former value, and papers are final again', () => {
  const { file } = proposeCorrection()
  // Neither whoever proposed it, nor anyone without the permission.
  const both = person(ids.officer, ['officer', 'civilOrders'])
  expect(reasons(answer(file, both, acts.agreeCorrection, proposalOf(file), {})).messages).toMatch(
    /another person does/,
  )
  expect(answer(file, officer, acts.agreeCorrection, proposalOf(file), {}).kind).not.toBe('done')
  const agreed = applyAct(file, civil, acts.agreeCorrection, proposalOf(file), {}).file
  expect(agreed.correctionProposals).toMatchObject([{ outcome: 'agreed' }])
  expect(servedOn(order, agreed)).toBe('2026-11-17')
  expect(formerOf(agreed, 'services', service.id)).toMatchObject([
    { how: 'corrected', reason: 'The wrong line of the pocket book' },
  ])
  expect(proposalsWaiting(agreed, order.id)).toEqual([])
  expect(waitsOf(agreed).filter(w => w.kind === 'correctionWaits')).toEqual([])
  expect(sheetOf(agreed, 'certificate').marking).not.toMatch(/DRAFT/)
  expect(reasons(answer(agreed, civil, acts.refuseCorrection, proposalOf(agreed), { note: 'No' })).messages).toMatch(
    /decided already/,
  )
})

test('it is refused with a reason, or taken back by whoever proposed it, and the record stays', () => {
  const { file } = proposeCorrection()
  const refused = applyAct(file, civil, acts.refuseCorrection, proposalOf(file), {
    note: 'The certificate says the 5th',
  }).file
  const back = applyAct(file, officer, acts.takeBackCorrection, proposalOf(file), {}).file
  for (const [after, outcome] of [
    [refused, 'refused'],
    [back, 'takenBack'],
  ] as const) {
    expect(servedOn(order, after)).toBe('2026-11-05')
    expect(after.correctionProposals).toMatchObject([{ outcome }])
    expect(proposalsWaiting(after, order.id)).toEqual([])
  }
  // It may be proposed again.
  expect(proposeCorrection(refused).file.correctionProposals).toHaveLength(2)
})

const agreeTo = (file: CaseFile) => applyAct(file, civil, acts.agreeCorrection, proposalOf(file), {}).file

test('what changed meanwhile is not overwritten by an agreement', () => {
  // Given a correction of a service that an officer proposed
  const { file } = proposeCorrection()
  // When civil orders correct the same service themselves, then that stands
  const corrected = applyAct(file, civil, acts.correctService, service.id, {
    ...correctionInput(file),
    attemptedAt: '2026-11-10T10:00',
  }).file
  expect(servedOn(order, corrected)).toBe('2026-11-10')
  // When they then agree to what was proposed, then it is refused
  const agreement = answer(corrected, civil, acts.agreeCorrection, proposalOf(corrected), {})
  expect(reasons(agreement).messages).toMatch(/decided already/)
})

test('a withdrawal of a service waits for agreement too', () => {
  // When an officer withdraws a service, then it stays until that is agreed
  const withdrawal = { cause: 'error', reason: 'Not him' }
  const withdrawn = applyAct(base(), officer, acts.withdrawService, service.id, withdrawal).file
  expect(withdrawn.services).toHaveLength(1)
  expect(agreeTo(withdrawn).services).toEqual([])
})

test('a correction of the order itself waits for agreement too', () => {
  // When an officer corrects the last day of an order, then it ends when it did until that is agreed
  const asRecorded = acts.correctOrderRecord.prefill?.({ file: base(), record: order, today })
  const corrected = applyAct(base(), officer, acts.correctOrderRecord, order.id, {
    ...asRecorded,
    lastDay: '2029-11-01',
    reason: 'Misread',
  }).file
  expect(corrected.orderVersions).toMatchObject([{ lastDay: '2028-11-01' }])
  expect(agreeTo(corrected).orderVersions).toMatchObject([{ lastDay: '2029-11-01' }])
})

test('a correction of the words of a condition waits for agreement too', () => {
  // When an officer corrects the words of a condition, then it says what it said until that is agreed
  const asRecorded = acts.correctOrderCondition.prefill?.({ file: base(), record: condition, today })
  const corrected = applyAct(base(), officer, acts.correctOrderCondition, condition.id, {
    ...asRecorded,
    text: 'You must not enter Quay Row.',
    correctionReason: 'Misread',
  }).file
  expect(corrected.orderConditions).toMatchObject([{ text: condition.text }])
  expect(agreeTo(corrected).orderConditions).toMatchObject([{ text: 'You must not enter Quay Row.' }])
})

test('a proposal closes itself when its record is corrected or withdrawn meanwhile, and says why', () => {
  const { file } = proposeCorrection()
  const what = `correction of service of 5 November 2026 under order ${order.ref}`
  const corrected = applyAct(file, civil, acts.correctService, service.id, {
    ...correctionInput(file),
    attemptedAt: '2026-11-10T10:00',
  })
  expect(corrected.sentence).toMatch(new RegExp(`corrected: when was .* No longer so: the proposed ${what}$`))
  const withdrawn = applyAct(file, civil, acts.withdrawService, service.id, { cause: 'error', reason: 'Not him' })
  // Agreed later, it would put back that no certificate was filed.
  const certified = applyAct(file, civil, acts.recordOrderCertificateFiled, service.id, {
    certificateFiledOn: '2026-11-18',
  })
  for (const { file: after } of [corrected, withdrawn, certified]) {
    expect(after.correctionProposals).toMatchObject([
      { what, outcome: 'noLongerSo', decidedById: civil.id, note: expect.stringMatching(/^No longer so, because /) },
    ])
    expect(proposalsWaiting(after, order.id)).toEqual([])
    expect(waitsOf(after).filter(w => w.kind === 'correctionWaits')).toEqual([])
    expect(sheetOf(after, 'orderSheet').marking).not.toMatch(/DRAFT/)
  }
  // It may be proposed again, from the record as it is now.
  expect(proposalsWaiting(proposeCorrection(corrected.file).file, order.id)).toHaveLength(1)
})

test('a proposal stays while other things of its record change', () => {
  const text = acts.correctOrderCondition.prefill?.({ file: base(), record: condition, today })
  const words = applyAct(base(), officer, acts.correctOrderCondition, condition.id, {
    ...text,
    text: 'You must not enter Quay Row.',
    correctionReason: 'Misread',
  }).file
  const compliance = person(uuid(92), ['compliance', 'officer'])
  const checked = applyAct(words, compliance, acts.recordCheck, condition.id, {
    result: 'complied',
    method: 'visit',
    nextOn: '2026-12-20',
  }).file
  expect(checked.orderConditions).toMatchObject([{ nextCheckOn: '2026-12-20' }])
  expect(proposalsWaiting(checked, order.id)).toHaveLength(1)
  const agreed = applyAct(checked, civil, acts.agreeCorrection, proposalOf(checked), {}).file
  expect(agreed.orderConditions).toMatchObject([{ text: 'You must not enter Quay Row.', nextCheckOn: '2026-12-20' }])
})
