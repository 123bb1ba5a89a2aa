import type { ActName } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Application } from '../../../lib/case/records/applications.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import * as drafted from '../drafting/drafted.ts'
import { aCondition, aFile, anApplication, anInterim, anOrder, aService, aVersion, ids } from './order-file.ts'

export const { people } = drafted
export const day = '2026-05-11'
export const court = 'Aldermere Magistrates’ Court'
export const latest = (file: CaseFile) => file.applications.at(-1) as Application
/** An act by somebody, done in spite of what is questioned. */
export const by = (who: keyof typeof people, file: CaseFile, act: ActName, on: string, input: object = {}) =>
  drafted.after(file, people[who], act, { on, input: input as Record<string, unknown>, despite: 'Agreed' })

export function throughReview(file: CaseFile, id: string): CaseFile {
  let f = by('officer', file, 'submitApplication', id)
  f = by('sergeant', f, 'endorseAsSergeant', id)
  f = by('coordinator', f, 'endorseAsCoordinator', id)
  f = by('legal', f, 'endorseAsLegal', id)
  f = by('authorising', f, 'authorise', id, { rank: 'superintendent', authorisedOn: day })
  return by('officer', f, 'lodge', id, { court, lodgedOn: day, courtReference: '' })
}
/** A full order made and served, after every reviewer has had its application. */
export function withOrder(): CaseFile {
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
export const ours = { applicant: 'chiefOfficer', court: '', lodgedOn: '', courtReference: '', policePosition: '' }
export const draftOf = (file: CaseFile, number: number) =>
  file.draftConditions.find(c => c.applicationId === latest(file).id && c.number === number)?.id ?? ''
export const keys = (refusals: { message: string }[]) => refusals.map(r => r.message).join(' | ')

export const order = anOrder()
export const base = (set: Partial<Order> = {}, parts: Parameters<typeof aFile>[0] = {}): CaseFile => {
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
export const theirs = { applicant: 'defendant', court, lodgedOn: '2027-02-01', courtReference: '', policePosition: '' }
export const interim = anOrder({
  id: ids.interimOrder,
  kind: 'interim',
  applicationId: ids.interim,
  madeOn: '2026-11-23',
})
export const interimFile = aFile({
  applications: [anApplication({ status: 'lodged' }), anInterim({ status: 'granted', determinedOn: '2026-11-23' })],
  orders: [interim],
  orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
  orderConditions: [aCondition(interim)],
})
