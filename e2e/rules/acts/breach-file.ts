import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { applyPatch, type Decided, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Moment } from '../../../lib/case/moment.ts'
import { allRoles } from '../../../lib/case/policy.ts'
import type { Breach, Check } from '../../../lib/case/records/compliance.ts'
import type { OtherOrder } from '../../../lib/case/records/orders.ts'
import { defaultSettings } from '../../../lib/case/settings.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { aCondition, aFile, anApplication, anOrder, aService, at, aVersion, ids, nextId, uuid } from './order-file.ts'

/** An order in force and served, with two conditions, for the rules of checks and breaches. */

export const checker = uuid(8)
export const order = anOrder({ madeOn: '2026-06-01' })
export const devices = aCondition(order, {
  id: uuid(40),
  number: 1,
  kind: 'requirement',
  text: 'You must not own or use more than one mobile phone.',
  checkEveryDays: 14,
  checkMethod: 'visit',
  checkerId: checker,
  nextCheckOn: '2026-09-14',
})
export const contact = aCondition(order, { id: uuid(41), number: 2 })
export const otherOrder: OtherOrder = {
  id: uuid(50),
  kind: 'nonMolestation',
  court: 'Aldermere Family Court',
  terms: 'Not to contact her',
  madeOn: '2025-12-02',
  lastDay: '2026-12-01',
  gaps: null,
  forbidsPlaces: [],
  requiresPlaces: [],
  number: null,
  courtOrderId: null,
  followedById: null,
  endedOn: null,
}

export const aCaseWithOrder = (parts: Parameters<typeof aFile>[0] = {}): CaseFile =>
  aFile({
    applications: [anApplication({ status: 'granted', determinedOn: '2026-06-01' })],
    orders: [order],
    orderVersions: [aVersion(order, { lastDay: '2028-05-31' })],
    orderConditions: [devices, contact],
    services: [aService(order, '2026-06-02')],
    otherOrders: [otherOrder],
    ...parts,
  })

export const aBreach = (set: Partial<Breach> = {}): Breach => ({
  id: nextId(),
  number: 1,
  offence: 'breach',
  notificationId: null,
  orderId: order.id,
  otherOrderId: null,
  conditionIds: [contact.id],
  happenedOn: '2026-10-16',
  knownAt: at('2026-10-16 21:10'),
  source: 'victim',
  place: 'englandWales',
  description: 'Text message',
  excuse: 'None offered',
  crimeReference: null,
  checkId: null,
  endedAt: null,
  byId: ids.officer,
  ...set,
})
export const aCheck = (set: Partial<Check> = {}): Check => ({
  id: nextId(),
  orderId: order.id,
  conditionId: devices.id,
  subject: null,
  checkedAt: at('2026-08-31 10:00'),
  method: 'visit',
  result: 'complied',
  found: null,
  nextOn: null,
  byId: checker,
  ...set,
})

export const momentAt = (local: string): Moment => ({
  at: at(local),
  today: londonDate(at(local)),
  actor: {
    id: ids.officer,
    name: 'PC Lena Osgood',
    forceId: ids.force,
    teamIds: [ids.team],
    roles: ['officer'],
    rank: 'Constable',
  },
  newId: nextId,
  settings: defaultSettings,
})

/** Does an act to a file built by hand; throws unless it was done. */
export function doAct(
  file: CaseFile,
  act: AnyAct,
  on: string | undefined,
  input: object,
  local: string,
): Extract<Decided, { kind: 'done' }> & { file: CaseFile } {
  const decided = decide(file, { act, on, input, seen: asLoaded }, momentAt(local))
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  return { ...decided, file: applyPatch(file, decided.patch) }
}
/** What an act answers when it is not done: the rule and field of each refusal or warning. */
export function answerOf(file: CaseFile, act: AnyAct, on: string | undefined, input: object, local: string) {
  const decided = decide(file, { act, on, input, seen: asLoaded }, momentAt(local))
  const lines = decided.kind === 'refused' ? decided.refusals : decided.kind === 'warned' ? decided.warnings : []
  return { kind: decided.kind, rules: lines.map(r => r.rule ?? r.field ?? ''), messages: lines.map(r => r.message) }
}
/** The refusals or warnings of an act that somebody who may do it does not get done, whole. */
export function objectionsTo(file: CaseFile, act: AnyAct, on: string | undefined, input: object, local: string) {
  const moment = momentAt(local)
  const actor = { ...moment.actor, roles: [...allRoles] }
  const decided = decide(file, { act, on, input, seen: asLoaded }, { ...moment, actor })
  return decided.kind === 'refused' ? decided.refusals : decided.kind === 'warned' ? decided.warnings : []
}
