import { z } from 'zod'
import { type CaseFile, type Patch, withParts } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Change, Notification, Service } from '../../case/records/compliance.ts'
import type { Order } from '../../case/records/orders.ts'
import {
  attemptResults,
  notificationKinds,
  notificationMethods,
  serviceMethods,
} from '../../case/reference/codes/orders.ts'
import { type CalendarDate, londonDate, longDate } from '../../case/time/calendar.ts'
import { inForceAtSomeTimeOn } from '../../case/views/orders.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { doubtsOfNotice, serviceFlags } from '../../law/rules/flags.ts'
import type { HouseRuleId, RuleId } from '../../law/rules/rules.ts'
import { warnOfStation } from '../../law/rules/station.ts'
import { act, open } from '../act/act.ts'
import { applyPatch } from '../act/decide.ts'
import { contradicts } from '../act/other-date.ts'
import { settle } from '../correct/settle.ts'
import { notAfterToday } from '../court/court-checks.ts'
import {
  choice,
  date,
  lines,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
  text,
} from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { type Attempt, attempt, refuseAttempt, refuseFiled, serviceFrom } from './service-attempt.ts'

const yesOrNo = { yes: { label: 'Yes' }, no: { label: 'No' } } as const
const asRefusals = (flags: ReturnType<typeof serviceFlags>): Refusal[] =>
  flags.map(f => ({ message: f.message, rule: f.rule, source: f.source }))

/** The attempt with what follows: questions to legal services that it raises, and those that it answers. */
const servicePatch = (file: CaseFile, order: Order, i: Attempt, m: Moment): Patch => {
  const record = serviceFrom(order.id, i, m)
  const because = `service of ${longDate(londonDate(i.attemptedAt))} was recorded`
  const patch = [add('services', record)]
  return settle({ file, record, moment: m, kind: 'services', patch, because, stillAsked: 'all' })
}

const addresses = {
  home: { label: 'Home address in England or Wales', hint: 'Sole or main residence' },
  found: {
    label: 'No home address: a place where the defendant can regularly be found',
    hint: 'It counts as the home address. If there are several, the defendant chooses',
  },
  outside: { label: 'Home address outside England and Wales' },
} as const
const notice = z.object({
  kind: choice('What was notified', notificationKinds),
  changeId: optionalRecord('Change that it is about', 'changes', {
    hint: 'For a new name or address that is recorded already',
    when: { field: 'kind', is: ['name', 'address'] },
  }),
  changedOn: optionalDate('Day of the change', {
    hint: 'For a new name or address that is not recorded yet. It may be in the future: notice can be given early',
    when: { field: 'kind', is: ['name', 'address'] },
  }),
  givenOn: date('Date given'),
  method: choice('How it was given', notificationMethods, { asLine: true }),
  station: optionalText('Police station', {
    needed: true,
    suggests: 'stations',
    hint: 'In the defendant’s local police area. After a move, where the new address is; with no address, in the area of the court that last made an order',
  }),
  takenBy: text('Who took it', { hint: 'Name and collar number' }),
  names: lines('Names given, one to a line', {
    hint: 'The name and every other name used',
    withheld: true,
    asLine: true,
  }),
  otherNamesAsked: optionalChoice('Was the defendant asked whether any other name is used?', yesOrNo),
  addressKind: optionalChoice('Address given', addresses, {
    needed: true,
    when: { field: 'kind', is: ['initial', 'address'] },
  }),
  homeAddress: optionalLongText('Address or place', {
    needed: true,
    rows: 3,
    max: 1000,
    withheld: true,
    when: { field: 'kind', is: ['initial', 'address'] },
  }),
  acknowledgement: optionalText('Reference of the written acknowledgement', { hint: 'SPA 2019 s.10(4)', max: 60 }),
  identityChecked: optionalText('Fingerprints or photograph taken', {
    hint: 'Only to verify identity, and only while notifying. Leave blank if not taken',
    detail: 'always',
  }),
})
type Notice = z.output<typeof notice>

const noticeOf = (order: Order, i: Notice, changeId: string | null, m: Moment): Notification => ({
  id: m.newId(),
  orderId: order.id,
  changeId,
  kind: i.kind,
  givenOn: i.givenOn,
  method: i.method,
  station: i.station,
  takenBy: i.takenBy,
  names: i.names,
  otherNamesAsked: i.otherNamesAsked && i.otherNamesAsked === 'yes',
  homeAddress: i.homeAddress,
  acknowledgement: i.acknowledgement,
  identityChecked: i.identityChecked,
  falseFoundOn: null,
  falseFoundHow: null,
  falseFoundById: null,
  byId: m.actor.id,
})
const changeOf = (file: CaseFile<'changes'>, order: Order, i: Notice): Change | undefined =>
  file.changes.find(
    c => c.orderId === order.id && c.kind === i.kind && (c.id === i.changeId || c.happenedOn === i.changedOn),
  )

function refuseNotice(file: CaseFile<'changes'>, order: Order, i: Notice, m: Moment): Refusal[] {
  const asksAddress = i.kind !== 'name'
  return [
    ...notAfterToday('givenOn', 'Date given', i.givenOn, m),
    ...(i.givenOn < order.madeOn
      ? [
          contradicts(file.case.ref, ['correctOrderRecord', order.id], {
            field: 'givenOn',
            message: `Date given must be on or after ${longDate(order.madeOn)}, when the order was made`,
          }),
        ]
      : []),
    ...askOfNotice(order, i, m, ['V73'], 'refuse'),
    ...(asksAddress && !i.addressKind
      ? [{ field: 'addressKind', message: 'Select what kind of address was given' }]
      : []),
    ...(i.method === 'inPerson' && !i.station ? [{ field: 'station', message: 'Enter the police station' }] : []),
    ...(i.kind !== 'initial' && !changeOf(file, order, i) && !i.changedOn
      ? [{ field: 'changedOn', message: 'Enter the day of the change, or select the change if it is recorded' }]
      : []),
  ]
}
/** What was given is recorded as it was. Without the acknowledgement the task stays open. */
function warnNotice(file: CaseFile, order: Order, i: Notice, m: Moment): Refusal[] {
  return [
    ...askOfNotice(order, i, m, ['V68', 'V73'], 'warn'),
    ...askOfNotice(order, i, m, ['V71'], 'refuse'),
    ...warnOfStation(file, noticeOf(order, i, null, m), i.addressKind === 'outside'),
    ...doubtsOfRecord(file, order, i, m),
  ]
}
/** What the record makes doubtful once it is added: the station after a move, why an identity was checked. */
function doubtsOfRecord(file: CaseFile, order: Order, i: Notice, m: Moment): Refusal[] {
  const change = i.kind === 'initial' ? undefined : changeOf(file, order, i)
  const n = noticeOf(order, i, change?.id ?? null, m)
  return doubtsOfNotice(applyPatch(file, [add('notifications', n)]), n.id, m.today)
    .filter(f => f.rule !== 'V69' || i.addressKind !== 'outside')
    .map(f => ({
      field: f.rule === 'V72' ? 'identityChecked' : 'station',
      message: f.message,
      rule: f.rule,
      source: f.source,
    }))
}
/** An order as if this service were its own, on the day of the service. */
const askOfService = (
  order: Order,
  service: Service,
  rule: RuleId | HouseRuleId,
  file: Partial<CaseFile> = {},
): Refusal[] =>
  refusalsOf(
    withParts(file, { orders: [order], services: [service] }),
    londonDate(service.attemptedAt),
    [rule],
    'refuse',
    {
      field: () => 'attemptedAt',
    },
  )
const noticeFields: Record<string, string> = { V68: 'method', V71: 'acknowledgement' }
const askOfNotice = (order: Order, i: Notice, m: Moment, ids: readonly RuleId[], severity: 'refuse' | 'warn') =>
  refusalsOf(
    { notifications: [{ ...noticeOf(order, i, null, m), otherNamesAsked: i.otherNamesAsked === 'yes' }] },
    i.givenOn,
    ids,
    severity,
    {
      field: f =>
        noticeFields[f.rule] ?? (severity === 'refuse' ? 'homeAddress' : i.names.length ? 'otherNamesAsked' : 'names'),
    },
  )

/** Whether an address that holds from a later day has been notified: one recorded late does not take its place. */
const addressSince = (file: CaseFile<'changes' | 'notifications'>, from: CalendarDate): boolean =>
  file.notifications.some(
    n =>
      n.method === 'inPerson' &&
      n.homeAddress !== null &&
      n.kind !== 'name' &&
      (file.changes.find(c => c.id === n.changeId)?.happenedOn ?? n.givenOn) > from,
  )
/** What was notified becomes what is known of the defendant, once its day has come, unless what was notified of a later day is known already. */
function knownNow(
  file: CaseFile<'changes' | 'defendants' | 'notifications'>,
  i: Notice,
  from: CalendarDate,
  m: Moment,
): Patch {
  const d = file.defendants[0]
  if (!d || i.method !== 'inPerson' || from > m.today) return []
  const fullName = `${d.givenNames} ${d.familyName}`.toLowerCase()
  const aliases = [
    ...d.aliases,
    ...i.names.filter(n => n.toLowerCase() !== fullName && !d.aliases.some(a => a.toLowerCase() === n.toLowerCase())),
  ]
  const address =
    i.kind === 'name' || !i.homeAddress || addressSince(file, from)
      ? {}
      : i.addressKind === 'found'
        ? { homeAddress: null, foundAt: i.homeAddress }
        : { homeAddress: i.homeAddress, foundAt: null }
  return [set('defendants', d.id, { ...address, aliases })]
}

export const serviceActs = {
  recordServiceAttempt: act({
    label: 'Record service or an attempt',
    next: () =>
      'Once served, the defendant has 3 days to notify police, and the protected person is to be told. Its certificate of service is made: sign it, and file it with the court. An attempt that failed is tried again.',
    stage: 'order',
    place: 'order/daily',
    permission: 'serve',
    about: 'orders',
    onlyAdds: true,
    from: open,
    input: attempt,
    recorded: ({ record: o, input }) =>
      input.served
        ? `Order ${o.ref} served on ${longDate(londonDate(input.attemptedAt))}: ${serviceMethods[input.method].label.toLowerCase()}`
        : `Order ${o.ref} not served: attempt on ${longDate(londonDate(input.attemptedAt))}, ${serviceMethods[input.method].label.toLowerCase()}${input.result ? `. ${attemptResults[input.result].label}` : ''}`,
    refuse: ({ record: o, input, moment: m }) => [
      ...refuseAttempt(input, m),
      ...askOfService(o, serviceFrom(o.id, input, m), 'V56'),
    ],
    warn: ({ file, record: o, input, moment: m }) => {
      const service = serviceFrom(o.id, input, m)
      return [
        ...asRefusals(serviceFlags(o, service)),
        ...(input.served ? askOfService(o, service, 'servedAfterEnd', file) : []),
      ]
    },
    patch: ({ file, record: o, input, moment: m }) => [
      ...servicePatch(file, o, input, m),
      ...(input.served ? dueContacts(file, m, 'served', { on: londonDate(input.attemptedAt) }) : []),
    ],
  }),
  recordOrderCertificateFiled: act({
    label: 'Record that its certificate was filed',
    stage: 'order',
    place: 'order/service',
    permission: 'serve',
    about: 'services',
    reads: [],
    offeredReads: [],
    from: open,
    guidance:
      'The certificate is among the papers of the case. It says each attempt, and is signed by who served the order.',
    input: z.object({ certificateFiledOn: date('Day on which the court received it') }),
    offered: ({ record: s }) => s.served && s.orderId !== null && !s.certificateFiledOn,
    prefill: ({ today }) => ({ certificateFiledOn: today }),
    recorded: ({ record: s, input }) =>
      `Certificate of the service of ${longDate(londonDate(s.attemptedAt))} filed on ${longDate(input.certificateFiledOn)}`,
    refuse: ({ record: s, input, moment: m }) => [
      ...refuseFiled(s.attemptedAt, input.certificateFiledOn, m),
      ...(s.served ? [] : [{ message: 'This was an attempt: nothing was served, so there is nothing to certify' }]),
    ],
    patch: ({ record: s, input }) => [set('services', s.id, input)],
  }),
  recordNotification: act({
    label: 'Record a notification by the defendant',
    stage: 'order',
    place: 'order/daily',
    permission: 'takeNotification',
    about: 'orders',
    compares: ({ file, record: o }) => [o, file.defendants],
    from: open,
    guidance:
      'Notice is given orally, in person, at a police station, and acknowledged in writing. Anything else is recorded too, but meets no duty.',
    input: notice,
    recorded: ({ record: o, input }) =>
      `${notificationKinds[input.kind].label} under order ${o.ref}, given on ${longDate(input.givenOn)}, ${notificationMethods[input.method].label.toLowerCase()}${
        input.method === 'inPerson' ? '' : ': not notice under s.10'
      }`,
    refuse: ({ file, record: o, input, moment: m }) => refuseNotice(file, o, input, m),
    warn: ({ file, record: o, input, moment: m }) => warnNotice(file, o, input, m),
    patch: ({ file, record: o, input, moment: m }) => {
      const known = input.kind === 'initial' ? undefined : changeOf(file, o, input)
      const fresh: Change | null =
        input.kind !== 'initial' && !known && input.changedOn
          ? { id: m.newId(), orderId: o.id, kind: input.kind, happenedOn: input.changedOn, detail: 'As notified' }
          : null
      const change = known ?? fresh
      const given = noticeOf(o, input, change?.id ?? null, m)
      const patch = [
        ...(fresh ? [add('changes', fresh)] : []),
        add('notifications', given),
        ...knownNow(file, input, change?.happenedOn ?? input.givenOn, m),
      ]
      // Given late, it is for legal services whether the offence of s.11 is looked at; recorded late, it no longer is.
      return settle({
        file,
        record: given,
        moment: m,
        kind: 'notifications',
        patch,
        because: `the notification given on ${longDate(input.givenOn)} was recorded`,
        stillAsked: 'all',
      })
    },
    prefill: ({ file, record: o, today }) => {
      const d = file.defendants[0]
      const initial = file.notifications.some(
        n => n.orderId === o.id && n.kind === 'initial' && n.method === 'inPerson',
      )
      return {
        kind: initial || o.replacesId ? null : 'initial',
        givenOn: today,
        method: 'inPerson',
        names: d ? [`${d.givenNames} ${d.familyName}`, ...d.aliases] : [],
      }
    },
  }),
  recordChange: act({
    label: 'Record a new name or address not yet notified',
    stage: 'order',
    place: 'order/upkeep',
    permission: 'takeNotification',
    about: 'orders',
    onlyAdds: true,
    from: open,
    guidance: 'Starts the three days in which the defendant must notify. The day itself is day 1.',
    input: z.object({
      kind: choice('What changed', {
        name: { label: 'A name was used that is not notified' },
        address: { label: 'The home address changed' },
      }),
      happenedOn: date('Day on which it happened'),
      detail: longText('What is known, and how', { rows: 3, withheld: true, max: 2000 }),
    }),
    recorded: ({ record: o, input }) =>
      `${input.kind === 'name' ? 'A new name' : 'A new home address'} from ${longDate(input.happenedOn)}, to be notified under order ${o.ref}`,
    refuse: ({ file, record: o, input, moment: m }) => [
      ...notAfterToday('happenedOn', 'Day', input.happenedOn, m),
      ...(file.changes.some(c => c.orderId === o.id && c.kind === input.kind && c.happenedOn === input.happenedOn)
        ? [{ field: 'happenedOn', message: 'This change is recorded already' }]
        : []),
    ],
    warn: ({ file, record: o, input }) =>
      inForceAtSomeTimeOn(o, file, input.happenedOn)
        ? []
        : [
            {
              field: 'happenedOn',
              message: 'The order was not in force on that day, so no duty to notify arises under it',
              source: 'SPA 2019 s.9',
            },
          ],
    patch: ({ file, record: o, input, moment: m }) => {
      const record = { id: m.newId(), orderId: o.id, ...input }
      const because = `a new ${input.kind} from ${longDate(input.happenedOn)} was recorded`
      return settle({
        file,
        record,
        moment: m,
        kind: 'changes',
        patch: [add('changes', record)],
        because,
        stillAsked: 'all',
      })
    },
  }),
}
