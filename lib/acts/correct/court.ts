import { z } from 'zod'
import type { CaseFile, Kept, Patch } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Order, OrderVersion } from '../../case/records/orders.ts'
import { returnReasons, reviewResults, tiers } from '../../case/reference/codes/applications.ts'
import {
  adjournReasons,
  changeAskers,
  directionsFor,
  hearingPurposes,
  hearingStatuses,
  vacateReasons,
} from '../../case/reference/codes/court.ts'
import { checkMethods, versionReasons } from '../../case/reference/codes/orders.ts'
import { beforeTier } from '../../case/reference/status.ts'
import { conditionKinds, limbs, termKinds } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { conditionName } from '../../case/views/compliance.ts'
import { conditionsOfVersion, versionOf, versionsOf } from '../../case/views/orders.ts'
import { sittingDay } from '../../law/practice/sitting-days.ts'
import { actPath } from '../../site/addresses.ts'
import { withdrawalPatch } from '../act/former.ts'
import { courtHint, notAfterToday } from '../court/court-checks.ts'
import { directionFields, refuseDirection } from '../court/hearing-details.ts'
import {
  choice,
  choices,
  date,
  longText,
  moment,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalNumber,
  optionalText,
  text,
} from '../form/fields.ts'
import { correction, type Rest } from './correction.ts'

/** Hearings, reviews, and orders with their versions and conditions. */

const orderOf = (file: CaseFile, v: Pick<OrderVersion, 'orderId'>) => file.orders.find(o => o.id === v.orderId)
const versionName = (file: CaseFile, v: OrderVersion) =>
  `version ${v.version} of order ${orderOf(file, v)?.ref ?? ''}, from ${longDate(v.fromOn)}`

/** What was done under an order: none of it can stand without the order. */
function doneUnder(file: CaseFile, o: Order): Rest[] {
  const of = <T extends { orderId: string | null }>(rows: T[]) => rows.filter(r => r.orderId === o.id)
  const count = (n: number, one: string, many: string) => (n ? [{ name: n === 1 ? one : `${n} ${many}` }] : [])
  return [
    ...count(of(file.services).length, 'a service or attempt', 'services and attempts'),
    ...count(of(file.notifications).length, 'a notification', 'notifications'),
    ...count(of(file.changes).length, 'a change of name or address', 'changes of name or address'),
    ...count(of(file.checks).length, 'a check', 'checks'),
    ...of(file.breaches).map(b => ({ name: `breach ${b.number}` })),
    ...file.applications
      .filter(a => a.orderId === o.id)
      .map(a => ({ name: `application ${a.number}, which is about the order,` })),
    ...file.orders.filter(x => x.replacesId === o.id).map(x => ({ name: `order ${x.ref}, which replaced it,` })),
  ]
}

export const courtCorrections = {
  Hearing: correction({
    kind: 'hearings',
    stage: 'court',
    permission: 'court',
    name: (_, h) => `hearing of ${longDate(h.listedOn)}`,
    input: z.object({
      listedOn: date('Date of the hearing'),
      listedTime: optionalText('Time', { hint: 'For example, 10:00', width: 5, max: 10 }),
      court: text('Court', { hint: courtHint, suggests: 'courts' }),
      purpose: choice('What the hearing is for', hearingPurposes),
      status: choice('What became of it', hearingStatuses),
      adjournReason: optionalChoice('Why it was adjourned', adjournReasons, {
        when: { field: 'status', is: 'adjourned' },
      }),
      vacateReason: optionalChoice('Why it was vacated', vacateReasons, { when: { field: 'status', is: 'vacated' } }),
      vacatedOn: optionalDate('Day on which it was vacated', { when: { field: 'status', is: 'vacated' } }),
      note: optionalLongText('Note', { rows: 3 }),
      hearsayServedOn: optionalDate('Hearsay notice served on'),
      partiesToldOn: optionalDate('Every party told on'),
    }),
    prefill: (_, h) => ({ ...h }),
    next: ({ input }) => ({
      ...input,
      adjournReason: input.status === 'adjourned' ? input.adjournReason : null,
      vacateReason: input.status === 'vacated' ? input.vacateReason : null,
      vacatedOn: input.status === 'vacated' ? input.vacatedOn : null,
    }),
    rests: (file, h, m) =>
      file.directions
        .filter(d => d.hearingId === h.id)
        .map(d => ({
          name: `a direction for ${directionsFor[d.who].label.toLowerCase()}`,
          along: (reason: string) => withdrawalPatch('directions', { file, record: d, reason, moment: m }),
        })),
    refuse: ({ file, record, input, moment: m }) => {
      const a = file.applications.find(x => x.id === record.applicationId)
      const after = (field: string, day: string | null) =>
        day && day > input.listedOn ? [{ field, message: 'Date must not be after the hearing' }] : []
      return [
        ...(input.listedTime && !/^([01]\d|2[0-3]):[0-5]\d$/.test(input.listedTime)
          ? [{ field: 'listedTime', message: 'Time must be like 10:00 or 14:30' }]
          : []),
        ...(a?.lodgedOn && input.listedOn < a.lodgedOn
          ? [
              {
                field: 'listedOn',
                message: `The application was lodged on ${longDate(a.lodgedOn)}. If that is wrong, correct the lodging first`,
                href: actPath(file.case.ref, 'correctLodging', a.id),
              },
            ]
          : []),
        ...(input.status === 'heard' && input.listedOn > m.today
          ? [{ field: 'status', message: 'A hearing that has not come yet cannot have been heard' }]
          : []),
        ...(input.status === 'adjourned' && !input.adjournReason
          ? [{ field: 'adjournReason', message: 'Select why it was adjourned' }]
          : []),
        ...after('hearsayServedOn', input.hearsayServedOn),
        ...after('partiesToldOn', input.partiesToldOn),
      ]
    },
    warn: ({ record: h, input, moment }) =>
      input.listedOn === h.listedOn ? [] : sittingDay('listedOn', input.listedOn, moment.today),
  }),
  Direction: correction({
    kind: 'directions',
    stage: 'court',
    permission: 'court',
    name: (file, d) => {
      const h = file.hearings.find(x => x.id === d.hearingId)
      return `direction for ${directionsFor[d.who].label.toLowerCase()}${h ? ` at the hearing of ${longDate(h.listedOn)}` : ''}`
    },
    input: z.object({
      ...directionFields,
      doneOn: optionalDate('Done on', { hint: 'Clear it if it was not done after all' }),
      doneNote: optionalLongText('Note', { rows: 2, max: 2000 }),
    }),
    prefill: (_, d) => ({ ...d }),
    next: ({ input }) => ({ ...input, doneNote: input.doneOn ? input.doneNote : null }),
    refuse: ({ file, record, input, moment: m }) => [
      ...refuseDirection(
        file,
        file.hearings.find(h => h.id === record.hearingId),
        input,
      ),
      ...(input.doneOn ? notAfterToday('doneOn', 'Done on', input.doneOn, m) : []),
    ],
  }),
  Review: correction({
    kind: 'reviews',
    stage: 'application',
    permission: 'converse',
    name: (_, r) =>
      `review by the ${tiers[r.tier].label.toLowerCase()}, ${reviewResults[r.result].label.toLowerCase()}`,
    input: z.object({
      at: moment('When it was decided'),
      reasonCodes: choices('What needs more work', returnReasons, { optional: true }),
      limb: optionalChoice('Which part is not met', limbs),
      note: optionalLongText('Note or reasons', { rows: 5 }),
      whatWouldChange: optionalLongText('What would change the decision', { rows: 3 }),
    }),
    prefill: (_, r) => ({ ...r }),
    next: ({ input }) => input,
    author: r => r.byId,
    refuse: ({ record, input, moment: m }) => [
      ...(Date.parse(input.at) > Date.parse(m.at)
        ? [{ field: 'at', message: 'When it was decided must be now or earlier' }]
        : []),
      ...(record.result === 'returned' && (!input.reasonCodes.length || !input.note)
        ? [{ field: 'note', message: 'Say what needs more work, and what to do next' }]
        : []),
      ...(record.result === 'refused' && (!input.limb || !input.note)
        ? [{ field: 'limb', message: 'Say which part is not met, and why' }]
        : []),
    ],
    mayWithdraw: (file, r) => {
      const a = file.applications.find(x => x.id === r.applicationId)
      // The one recorded last is what the application stands on, whenever it was decided.
      const recordedTime = (x: (typeof file.reviews)[number] & Kept) => Date.parse(x.recordedAt ?? x.at)
      const latest = file.reviews
        .filter(x => x.applicationId === r.applicationId)
        .sort((x, y) => recordedTime(x) - recordedTime(y))
        .at(-1)
      return [
        ...(a?.lodgedOn ? [{ message: 'The application has been lodged on it, so it stands' }] : []),
        ...(latest && latest.id !== r.id ? [{ message: 'A later review rests on it. Withdraw that first' }] : []),
        ...(['endorsed', 'authorised', 'returned', 'refused'].includes(r.result)
          ? []
          : [{ message: 'What was done about a refusal is answered by another decision, not withdrawn' }]),
      ]
    },
    // The application stands before the same reviewer again.
    alsoWithdrawn: ({ file, record }) => {
      const a = file.applications.find(x => x.id === record.applicationId)
      if (!a) return []
      const again = {
        status: beforeTier[record.tier],
        ...(record.result === 'authorised' ? { authorisedOn: null, authorisedById: null, authorisedRank: null } : {}),
      }
      const halves = file.applications.filter(x => x.mainId === a.id && x.kind === 'interim' && x.status === a.status)
      return [a, ...halves].map(x => set('applications', x.id, again))
    },
  }),
  Order: correction({
    kind: 'orders',
    stage: 'order',
    permission: 'recordOrder',
    name: (_, o) => `order ${o.ref}`,
    input: z.object({}),
    prefill: () => ({}),
    next: () => ({}),
    rests: (file, o, m) => [
      ...doneUnder(file, o),
      ...versionsOf(o, file).map(v => ({
        name: `its version from ${longDate(v.fromOn)}`,
        along: (reason: string) => withdrawalPatch('orderVersions', { file, record: v, reason, moment: m }),
      })),
      ...file.orderConditions
        .filter(c => c.orderId === o.id)
        .map(c => ({
          name: `its condition ${c.number}`,
          along: (reason: string) => withdrawalPatch('orderConditions', { file, record: c, reason, moment: m }),
        })),
    ],
    // The application is before the court again, and what its decision ended goes on.
    alsoWithdrawn: ({ file, record: o }): Patch => {
      const a = file.applications.find(x => x.id === o.applicationId && x.status === 'granted')
      if (!a) return []
      return [
        set('applications', a.id, { status: 'lodged', determinedOn: null, outcomeReason: null }),
        ...file.orders
          .filter(x => x.ending === 'determined' && x.endedOn === a.determinedOn && x.kind === 'interim')
          .map(x => set('orders', x.id, { endedOn: null, ending: null })),
      ]
    },
  }),
  OrderVersion: correction({
    kind: 'orderVersions',
    stage: 'order',
    permission: 'recordOrder',
    name: versionName,
    input: z.object({
      fromOn: date('In effect from'),
      reason: choice('How it came about', versionReasons),
      termKind: optionalChoice('Term, as sealed', termKinds),
      lastDay: optionalDate('Last day of the order, as sealed'),
      askedBy: optionalChoice('Who asked for it', changeAskers, {
        hint: 'For a change that the court made in passing, without an application of its own',
      }),
      note: optionalLongText('What the court said', { rows: 3 }),
    }),
    prefill: (_, v) => ({ ...v }),
    next: ({ input }) => input,
    refuse: ({ file, record: v, input, moment: m }) => {
      const order = orderOf(file, v)
      const others = order ? versionsOf(order, file).filter(x => x.id !== v.id) : []
      const earlier = others.filter(x => x.version < v.version).at(-1)
      const later = others.find(x => x.version > v.version)
      const correct = (id: string) => actPath(file.case.ref, 'correctOrderVersion', id)
      return [
        ...(input.fromOn > m.today ? [{ field: 'fromOn', message: 'In effect from must be today or earlier' }] : []),
        ...(v.version === 1 && order && input.fromOn !== order.madeOn
          ? [
              {
                field: 'fromOn',
                message: `The order was made on ${longDate(order.madeOn)}. If that is wrong, correct the record of the order`,
                href: actPath(file.case.ref, 'correctOrderRecord', order.id),
              },
            ]
          : []),
        ...(earlier && input.fromOn < earlier.fromOn
          ? [
              {
                field: 'fromOn',
                message: `The version before it is from ${longDate(earlier.fromOn)}. If that is wrong, correct it first`,
                href: correct(earlier.id),
              },
            ]
          : []),
        ...(later && input.fromOn > later.fromOn
          ? [
              {
                field: 'fromOn',
                message: `The version after it is from ${longDate(later.fromOn)}. If that is wrong, correct it first`,
                href: correct(later.id),
              },
            ]
          : []),
      ]
    },
    mayWithdraw: (file, v) => {
      const order = orderOf(file, v)
      const last = order && versionOf(order, file)
      if (v.version === 1) return [{ message: 'The first version is the order itself: withdraw the order' }]
      return last?.id === v.id ? [] : [{ message: 'A later version rests on it. Withdraw that first' }]
    },
    rests: (file, v, m) =>
      file.orderConditions
        .filter(c => c.orderId === v.orderId && c.fromVersion === v.version && c.toVersion === null)
        .map(c =>
          file.checks.some(x => x.conditionId === c.id) || file.breaches.some(b => b.conditionIds.includes(c.id))
            ? { name: `what was checked or breached of ${conditionName(file, c)}` }
            : {
                name: `condition ${c.number} as it has it`,
                along: (reason: string) => withdrawalPatch('orderConditions', { file, record: c, reason, moment: m }),
              },
        ),
    alsoWithdrawn: ({ file, record: v }) => [
      ...file.orderConditions
        .filter(c => c.orderId === v.orderId && c.toVersion === v.version - 1 && c.fromVersion < v.version)
        .map(c => set('orderConditions', c.id, { toVersion: null })),
      ...file.applications
        .filter(a => a.id === v.applicationId && a.status === 'granted')
        .map(a => set('applications', a.id, { status: 'lodged', determinedOn: null, outcomeReason: null })),
    ],
  }),
  OrderCondition: correction({
    kind: 'orderConditions',
    stage: 'order',
    permission: 'recordOrder',
    name: (file, c) => conditionName(file, c).replace(/^C/, 'c'),
    input: z.object({
      kind: choice('Prohibition or requirement', conditionKinds),
      text: longText('Exact text, as sealed', { rows: 4 }),
      locality: optionalText('Limited to a locality', { max: 500 }),
      lastDay: optionalDate('Its own last day'),
      checkMethod: optionalChoice('How it will be checked', checkMethods),
      checkEveryDays: optionalNumber('Check every (days)', { least: 1, most: 366 }),
    }),
    prefill: (_, c) => ({ ...c }),
    next: ({ input }) => input,
    rests: (file, c) => [
      ...file.checks
        .filter(x => x.conditionId === c.id)
        .slice(0, 1)
        .map(() => ({ name: 'a check of it' })),
      ...file.breaches.filter(b => b.conditionIds.includes(c.id)).map(b => ({ name: `breach ${b.number}` })),
    ],
    mayWithdraw: (file, c) => {
      const order = orderOf(file, c)
      const version = order && versionOf(order, file)
      const left = order && version ? conditionsOfVersion(order, file, version.version).filter(x => x.id !== c.id) : []
      return left.length ? [] : [{ message: 'An order has at least one condition: correct this one instead' }]
    },
  }),
}
