import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { servedOn } from '../../../lib/case/views/orders.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import * as drafted from '../drafting/drafted.ts'
import { base, by, court, day, order, people, theirs } from './change-file.ts'
import { aHearing, aService, decideOn } from './order-file.ts'

/** Service and hearings recorded before the order or application that they belong to; and what comes of failed attempts. */

const serviceInput = {
  attemptedAt: `${day}T10:30`,
  method: 'inPerson',
  served: 'yes',
  server: 'PC O’Hare',
  place: 'Court',
  explained: 'yes',
  cardGiven: 'yes',
}
const made = {
  madeOn: day,
  court,
  termKind: 'fixed',
  lastDay: '2028-05-10',
  conditions: [{ kind: 'prohibition', text: 'You must not contact Nadia Ferrant by any means.' }],
}
const lodging = { court, lodgedOn: day, courtReference: '' }
const authorisedCase = (): { file: CaseFile; id: string } => {
  const ready = drafted.readyToSubmit()
  const id = drafted.mainOf(ready).id
  let f = by('officer', ready, 'submitApplication', id)
  f = by('sergeant', f, 'endorseAsSergeant', id)
  f = by('coordinator', f, 'endorseAsCoordinator', id)
  f = by('legal', f, 'endorseAsLegal', id)
  return { file: by('authorising', f, 'authorise', id, { rank: 'superintendent', authorisedOn: day }), id }
}
const hearingInput = { listedOn: day, listedTime: '10:00', court, purpose: 'final' }
/** Without ids, moments and what was kept of the attachment. */
const facts = (file: CaseFile) => ({
  services: file.services.map(s => [s.attemptedAt, s.served, s.orderId === file.orders[0]?.id]),
  hearings: file.hearings.map(h => [h.listedOn, h.status, h.applicationId === file.applications[0]?.id]),
  clocks: clocksOf(file, '2026-05-20').map(c => [c.id, c.label, c.state, c.startsOn, c.lastDay]),
})

test('service and hearing before the order and the application, or after: the same case and clocks', () => {
  const start = authorisedCase()
  let first = by('officer', start.file, 'lodge', start.id, lodging)
  first = by('officer', first, 'listHearing', start.id, hearingInput)
  first = by('officer', first, 'recordOrderMade', start.id, made)
  first = by('officer', first, 'recordServiceAttempt', String(first.orders[0]?.id), serviceInput)

  const caseId = start.file.case.id
  let late = by('officer', start.file, 'recordHeldService', caseId, serviceInput)
  late = by('officer', late, 'recordHeldHearing', caseId, hearingInput)
  expect(
    waitsOf(late)
      .filter(w => w.kind === 'held')
      .map(w => w.params.is),
  ).toEqual(['service', 'hearing'])
  const [hearing] = late.hearings
  const [service] = late.services
  late = by('officer', late, 'lodge', start.id, { ...lodging, hearingIds: [hearing?.id] })
  late = by('officer', late, 'recordOrderMade', start.id, { ...made, serviceIds: [service?.id] })
  expect(facts(late)).toEqual(facts(first))
  expect(servedOn(String(late.orders[0]?.id) ? (late.orders[0] as never) : (undefined as never), late)).toBe(day)
  expect(waitsOf(late).filter(w => w.kind === 'held')).toEqual([])
  // What was held stays to be read.
  expect(late.formerVersions.map(v => [v.recordKind, v.before])).toContainEqual(['services', { orderId: null }])
})

test('the form of the order offers what is held since that day, and a service before it is refused for it', () => {
  const start = authorisedCase()
  let f = by('officer', start.file, 'lodge', start.id, lodging)
  f = by('officer', f, 'recordHeldService', f.case.id, serviceInput)
  const id = f.services[0]?.id
  const record = f.applications.find(a => a.id === start.id) as never
  expect(acts.recordOrderMade.prefill?.({ file: f, record, today: day })).toMatchObject({ serviceIds: [id] })
  const refused = drafted.ask(f, people.officer, 'recordOrderMade', {
    on: start.id,
    input: { ...made, madeOn: '2026-05-12', serviceIds: [id] },
  })
  expect(drafted.refusalsOf(refused).map(r => r.field)).toContain('serviceIds')
  // Left out, the order is recorded all the same, and the service is said to be of it afterwards.
  const kept = by('officer', f, 'recordOrderMade', start.id, made)
  expect(kept.services[0]?.orderId).toBeNull()
  const attached = by('officer', kept, 'attachService', String(id), { orderId: kept.orders[0]?.id })
  expect(attached.services[0]?.orderId).toBe(kept.orders[0]?.id)
  expect(
    drafted.ask(attached, people.officer, 'attachService', { on: String(id), input: { orderId: kept.orders[0]?.id } })
      .kind,
  ).toBe('refused')
})

test('a held service is corrected and withdrawn like any other', () => {
  const f = by('officer', drafted.newCase(), 'recordHeldService', drafted.newCase().case.id, serviceInput)
  const id = String(f.services[0]?.id)
  const known = acts.correctService.prefill?.({ file: f, record: f.services[0] as never, today: day })
  const right = by('coordinator', f, 'correctService', id, {
    ...known,
    server: 'PC Lund',
    correctionReason: 'Another officer',
  })
  expect(right.services[0]).toMatchObject({ server: 'PC Lund', orderId: null })
  expect(by('coordinator', f, 'withdrawService', id, { cause: 'error', reason: 'Another case' }).services).toEqual([])
})

test('a hearing of the defendant’s application is held, and goes to it when that is recorded', () => {
  const held = { ...base(), hearings: [aHearing('2027-02-10', { applicationId: null })] }
  const started = decideOn(held, acts.startVariation, order.id, theirs, '2027-02-12', 'Recorded late')
  if (started.kind !== 'done') throw new Error(JSON.stringify(started))
  const file = applyPatch(held, started.patch)
  const application = file.applications.find(a => a.kind === 'variation')
  const attach = (lodgedOn: string) =>
    decideOn(
      { ...file, applications: file.applications.map(a => (a.id === application?.id ? { ...a, lodgedOn } : a)) },
      acts.attachHearing,
      String(held.hearings[0]?.id),
      { applicationId: application?.id },
      '2027-02-12',
    )
  expect(attach('2027-02-01').kind).toBe('done')
  expect(attach('2027-02-11')).toMatchObject({ kind: 'refused', refusals: [{ field: 'applicationId' }] })
})

test('after three failed attempts the case says what else there is; once served it never says to serve', () => {
  const failed = ['2026-11-21', '2026-11-22', '2026-11-23'].map(on =>
    aService(order, on, { served: false, result: on === '2026-11-23' ? 'evading' : 'nobodyIn' }),
  )
  const unservedWaits = (services: CaseFile['services']) =>
    waitsOf(base({}, { services }))
      .filter(w => w.kind === 'unserved')
      .map(w => [w.params.attempts, w.params.result])
  expect(unservedWaits(failed)).toEqual([[3, 'evading']])
  const late = base({}, { services: [...failed, aService(order, '2026-11-30')] })
  const clock = clocksOf(late, '2026-12-05').find(c => c.id === 'C14')
  expect(clock).toMatchObject({ label: 'Service of the order', doneLateOn: '2026-11-30' })
  expect(
    decideOn(
      late,
      acts.recordServiceAttempt,
      order.id,
      { ...serviceInput, served: 'no', explained: '', cardGiven: '' },
      '2026-12-05',
    ).kind,
  ).not.toBe('done')
})

test('a hearing vacated: its reason as a code, and the new day in one form, earlier or later', () => {
  const hearing = aHearing('2027-02-10')
  const file = {
    ...base(),
    hearings: [hearing],
    applications: base().applications.map(a => ({ ...a, status: 'lodged' as const, determinedOn: null })),
  }
  const vacate = (input: object) => decideOn(file, acts.vacateHearing, hearing.id, input, '2027-01-15', 'So it is')
  expect(vacate({ vacateReason: 'earlierDate', newDate: '2027-01-28', newTime: '14:00' })).toMatchObject({
    kind: 'done',
    sentence: expect.stringContaining('vacated, new date 28 January 2027. An earlier date was found'),
  })
  expect(vacate({ vacateReason: 'other' })).toMatchObject({ kind: 'refused', refusals: [{ field: 'note' }] })
})
