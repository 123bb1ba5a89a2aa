import { z } from 'zod'
import { type CaseFile, everRecorded, type Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application, DraftCondition } from '../../case/records/applications.ts'
import type { Order, OrderCondition } from '../../case/records/orders.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { type OrderKind, orderKinds } from '../../case/reference/statute.ts'
import { type CalendarDate, longDate, withinYearsBeginning } from '../../case/time/calendar.ts'
import { isInForce, mainOf, versionOf } from '../../case/views/orders.ts'
import { conditionsAskedNow } from '../../drafting/supplements.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { earliestLastDay } from '../../law/rules/orders-and-terms.ts'
import { referenceOf } from '../../law/rules/reference.ts'
import { act, open } from '../act/act.ts'
import { replacementPatch } from '../act/former.ts'
import { settle } from '../correct/settle.ts'
import { courtHint, lastHearingDay, notAfterToday } from '../court/court-checks.ts'
import { heldServicesField, refuseHeldServices, servicesFrom, takeServices } from '../court/held-records.ts'
import { determinedPatch } from '../court/outcomes.ts'
import { askAboutFlags } from '../decision/legal-questions.ts'
import { date, longText, optionalDate, optionalRecord, record, text } from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import {
  asItStands,
  firstVersion,
  flagsAdded,
  newFlags,
  type SealedCondition,
  sealedCopy,
  sealedFields,
} from './sealed.ts'

const madeInput = z.object({
  madeOn: date('Date the order was made', { hint: 'The day of the court’s order, not of service' }),
  court: text('Court', { hint: courtHint, suggests: 'courts', asLine: true }),
  replacesId: optionalRecord('Interim order that it replaces', 'orders', {
    hint: 'Leave blank if there was none. It decides whether the defendant must notify the police again',
    asLine: true,
  }),
  ...sealedFields,
  serviceIds: heldServicesField,
  ownerId: optionalRecord('Owner of the order', 'checkers', {
    hint: 'Who will see that it is served, checked and reviewed. Nothing should be in force without an owner',
    asLine: true,
  }),
})
type Made = z.output<typeof madeInput>

/** Which order this application can become; null for one that changes an order that exists. */
export function orderKindOf(a: Application): OrderKind | null {
  if (a.kind === 'main' || a.against === 'fullRefused') return 'full'
  return a.kind === 'interim' || a.against === 'interimRefused' ? 'interim' : null
}
/** The application whose order it is: after an appeal against a refusal, the one that was refused. */
const originOf = (file: CaseFile<'applications'>, a: Application): Application =>
  a.kind === 'appeal' ? (file.applications.find(x => x.id === a.againstId) ?? a) : a
const liveInterim = (
  file: CaseFile<'applications' | 'orderVersions' | 'orders'>,
  a: Application,
  day: CalendarDate,
): Order | undefined =>
  file.orders.findLast(
    o => o.kind === 'interim' && mainOf(o, file)?.id === originOf(file, a).id && isInForce(o, file, day),
  )
/** The next reference: a number once given to an order is never given again. */
export const nextRef = (file: CaseFile<'orders'>) => `${file.case.ref}/${everRecorded(file, 'orders').length + 1}`

const newOrder = (file: CaseFile<'applications' | 'orders'>, a: Application, i: Made, m: Moment): Order => ({
  id: m.newId(),
  ref: nextRef(file),
  origin: 'application',
  applicationId: originOf(file, a).id,
  kind: orderKindOf(a) ?? 'full',
  court: i.court,
  madeOn: i.madeOn,
  replacesId: i.replacesId,
  ownerId: i.ownerId,
  endedOn: null,
  ending: null,
  recordedAt: m.at,
  importId: null,
  importGaps: [],
})
function madePatch(file: CaseFile, a: Application, order: Order, i: Made, m: Moment): Patch {
  const patch = [
    add('orders', order),
    ...firstVersion(file, order, i, m),
    ...takeServices(file, i.serviceIds, order, m),
    ...determinedPatch(file, a, i.madeOn, null),
    ...dueContacts(file, m, 'outcome', { on: i.madeOn }),
  ]
  return [...patch, ...askAboutFlags(file, m, order.id, flagsAdded(file, patch, order.id, m.today))]
}
const termAskedFor = (file: CaseFile<'applications'>, a: Application, madeOn: CalendarDate | null) => {
  if (orderKindOf(a) === 'interim') return { termKind: 'fixed', lastDay: a.interimLastDay }
  const from = originOf(file, a)
  const lastDay = from.termLastDay ?? (from.termYears && madeOn ? withinYearsBeginning(madeOn, from.termYears) : null)
  return { termKind: from.termKind, lastDay: from.termKind === 'fixed' ? lastDay : null }
}
const draftRow = (c: DraftCondition) => ({
  conditionId: null,
  libraryCode: c.libraryCode,
  kind: c.kind,
  text: c.text,
  locality: c.locality,
  lastDay: c.lastDay,
  checkMethod: c.checkMethod,
  checkEveryDays: c.checkEveryDays,
})

const correction = z.object({
  madeOn: date('Date the order was made'),
  court: text('Court', { hint: courtHint, suggests: 'courts' }),
  termKind: sealedFields.termKind,
  lastDay: sealedFields.lastDay,
  conditions: sealedFields.conditions,
  endedOn: optionalDate('Discharged on', {
    hint: 'Only where the court discharged it without an application recorded here. Clear it if it was not discharged',
  }),
  reason: longText('What was typed wrongly, and how it was noticed', { rows: 2, max: 2000 }),
})
const wording = (c: SealedCondition | OrderCondition) => [c.kind, c.text, c.locality, c.lastDay].join('\u0001')

/** The present version's record put right. The former text stays as a row that never took effect, so that nothing typed is lost. */
function correctedConditions(
  file: CaseFile<'orderConditions' | 'orderVersions'>,
  order: Order,
  asTyped: SealedCondition[],
  m: Moment,
): Patch {
  const version = versionOf(order, file)?.version ?? 1
  const now = file.orderConditions.filter(c => c.orderId === order.id && c.toVersion === null)
  const former = (c: OrderCondition) => add('orderConditions', { ...c, id: m.newId(), toVersion: 0 })
  const patch = asTyped.flatMap((typed, n): Patch => {
    const { conditionId, ...fields } = typed
    const was = now.find(c => c.id === conditionId)
    if (!was)
      return [
        add('orderConditions', {
          ...fields,
          id: m.newId(),
          orderId: order.id,
          fromVersion: version,
          toVersion: null,
          number: n + 1,
          checkerId: null,
          nextCheckOn: null,
        }),
      ]
    return [
      ...(wording(was) === wording(typed) ? [] : [former(was)]),
      set('orderConditions', was.id, { ...fields, number: n + 1 }),
    ]
  })
  const gone = now.filter(c => !asTyped.some(typed => typed.conditionId === c.id))
  return [...patch, ...gone.map(c => set('orderConditions', c.id, { toVersion: 0 }))]
}

const lastBeforeMade = (madeOn: CalendarDate, m: Moment): Refusal[] =>
  notAfterToday('madeOn', 'Date the order was made', madeOn, m)

export const orderActs = {
  recordOrderMade: act({
    label: 'Record the order that the court made',
    next: ({ file }) =>
      `Any officer of the force finds the order on the register at once. It is to be served within ${file.settings.serviceWithinHours} hours, and the protected person told within ${file.settings.victimToldWithinDays === 1 ? '1 day' : `${file.settings.victimToldWithinDays} days`}.`,
    stage: 'court',
    place: 'court',
    permission: 'recordOrder',
    about: 'applications',
    from: applicationsThat(s => s.atCourt),
    to: 'granted',
    guidance:
      'Record the sealed order exactly as it is, whatever was asked for. Anything at odds with the 2019 Act is flagged for legal services, never refused.',
    input: madeInput,
    offered: ({ record: a }) => orderKindOf(a) !== null,
    aside: ({ file, record: a, today }) =>
      orderKindOf(a) === 'full'
        ? [
            {
              title: 'Least period',
              folded: true,
              lines: [
                earliestLastDay(referenceOf(file.settings), lastHearingDay(file, a, today) ?? today),
                'Record what the sealed order says, whatever that is. SPA 2019 s.3(2)',
              ],
            },
          ]
        : [],
    recorded: ({ file, record: a, input }) =>
      `${orderKinds[orderKindOf(a) ?? 'full'].label} ${nextRef(file)} made on ${longDate(input.madeOn)}, ${input.court}: ${input.conditions.length} conditions`,
    refuse: ({ file, record: a, input, moment }) => [
      ...lastBeforeMade(input.madeOn, moment),
      ...refuseHeldServices(file, input.serviceIds, input, 'serviceIds'),
      ...(orderKindOf(a)
        ? []
        : [{ message: 'This application changes an order that exists. Record the change instead' }]),
      ...refusalsOf(
        { orders: [...file.orders, { id: 'made', kind: 'full', replacesId: input.replacesId }] },
        moment.today,
        ['V26'],
        'refuse',
        { about: 'made', field: () => 'replacesId' },
      ),
      ...(input.replacesId && !file.orders.some(o => o.id === input.replacesId)
        ? [{ field: 'replacesId', message: 'Select an interim order of this case' }]
        : []),
      ...(input.replacesId && orderKindOf(a) === 'interim'
        ? [{ field: 'replacesId', message: 'Only a full order replaces an interim order', source: 'SPA 2019 s.9(1)' }]
        : []),
    ],
    warn: ({ file, record: a, input, moment }) => {
      const order = newOrder(file, a, input, moment)
      const interim = liveInterim(file, a, input.madeOn)
      return [
        ...newFlags(file, madePatch(file, a, order, input, moment), order.id, moment.today),
        ...(interim && orderKindOf(a) === 'full' && !input.replacesId
          ? [
              {
                field: 'replacesId',
                message: `Interim order ${interim.ref} is in force and this order is not recorded as replacing it, so the defendant would have to notify again.`,
                source: 'SPA 2019 s.9(1)(a)',
              },
            ]
          : []),
      ]
    },
    patch: ({ file, record: a, input, moment }) => madePatch(file, a, newOrder(file, a, input, moment), input, moment),
    prefill: ({ file, record: a, today }) => {
      const madeOn = lastHearingDay(file, a, today)
      return {
        madeOn,
        court: a.court,
        ...termAskedFor(file, a, madeOn),
        replacesId: orderKindOf(a) === 'full' ? (liveInterim(file, a, madeOn ?? today)?.id ?? null) : null,
        conditions: conditionsAskedNow(file, originOf(file, a)).map(draftRow),
        serviceIds: servicesFrom(file, madeOn),
        ownerId: file.case.officerId,
      }
    },
  }),
  attachSealedCopy: act({
    label: 'Attach the sealed copy',
    stage: 'order',
    place: 'order/upkeep',
    permission: 'recordOrder',
    about: 'orders',
    compares: ({ file, record: o }) => versionOf(o, file),
    reads: ['exhibits', 'orderVersions'],
    offeredReads: ['orderVersions'],
    from: open,
    input: z.object({
      sealedCopy: sealedFields.sealedCopy,
      sealedCopyName: sealedFields.sealedCopyName,
      sealedCopyMediaType: sealedFields.sealedCopyMediaType,
      sealedCopyBytes: sealedFields.sealedCopyBytes,
    }),
    offered: ({ file, record: o }) => !versionOf(o, file)?.sealedExhibitId,
    recorded: ({ record: o }) => `Sealed copy of order ${o.ref} attached`,
    refuse: ({ input }) => (input.sealedCopy ? [] : [{ field: 'sealedCopy', message: 'Select a file' }]),
    patch: ({ file, record: o, input, moment }) => {
      const copy = sealedCopy(file, input, moment, o)
      const version = versionOf(o, file)
      return [
        ...copy.patch,
        ...(version ? [set('orderVersions', version.id, { sealedExhibitId: copy.exhibitId })] : []),
      ]
    },
  }),
  assignOrderOwner: act({
    label: 'Change the owner of the order',
    stage: 'order',
    place: 'order/upkeep',
    permission: 'allocate',
    about: 'orders',
    compares: ({ record: o }) => o.ownerId,
    reads: [],
    from: open,
    input: z.object({ ownerId: record('Owner', 'checkers') }),
    recorded: ({ record: o }) => `Owner of order ${o.ref} changed`,
    refuse: ({ record: o, input }) =>
      o.ownerId === input.ownerId ? [{ field: 'ownerId', message: 'This person owns the order already' }] : [],
    patch: ({ record: o, input }) => [set('orders', o.id, { ownerId: input.ownerId })],
    prefill: ({ record: o }) => ({ ownerId: o.ownerId }),
  }),
  correctOrderRecord: act({
    label: 'Correct the record of the order',
    stage: 'order',
    place: ['order/upkeep', 'corrections'],
    permission: 'recordOrder',
    about: 'orders',
    compares: ({ file, record: o }) => [o, versionOf(o, file), asItStands(o, file)],
    from: open,
    corrects: 'orders',
    guidance:
      'Only for what was typed wrongly from the sealed order. If the court changed the order, record the variation instead. The former text is kept.',
    input: correction,
    recorded: ({ file, record: o, input }) => {
      const v = versionOf(o, file)
      return [
        `Record of order ${o.ref} corrected`,
        ...(o.madeOn !== input.madeOn ? [`made on was ${longDate(o.madeOn)}`] : []),
        ...(v?.lastDay !== input.lastDay ? [`last day was ${v?.lastDay ? longDate(v.lastDay) : 'blank'}`] : []),
        ...(o.court !== input.court ? [`court was ${o.court}`] : []),
      ].join('; ')
    },
    refuse: ({ input, moment }) => [
      ...lastBeforeMade(input.madeOn, moment),
      ...(input.endedOn ? notAfterToday('endedOn', 'Discharged on', input.endedOn, moment) : []),
      ...(input.endedOn && input.endedOn < input.madeOn
        ? [{ field: 'endedOn', message: `Discharged on must be on or after ${longDate(input.madeOn)}` }]
        : []),
    ],
    warn: ({ file, record: o, input, moment }) =>
      newFlags(file, correctionPatch(file, o, input, moment), o.id, moment.today),
    patch: ({ file, record: o, input, moment }) => correctionPatch(file, o, input, moment),
    prefill: ({ file, record: o }) => ({
      madeOn: o.madeOn,
      court: o.court,
      ...asItStands(o, file),
      endedOn: dischargedInPassing(file, o) ? o.endedOn : null,
    }),
  }),
}

/** Discharged by a court without an application that holds the outcome. */
const dischargedInPassing = (file: CaseFile<'applications'>, o: Order): boolean =>
  o.ending === 'discharged' &&
  !file.applications.some(a => (a.orderId === o.id || a.againstId !== null) && a.determinedOn === o.endedOn)

function correctionPatch(file: CaseFile, o: Order, i: z.output<typeof correction>, m: Moment): Patch {
  const v = versionOf(o, file)
  const patch = [
    ...replacementPatch('orders', {
      file,
      record: o,
      next: {
        madeOn: i.madeOn,
        court: i.court,
        ...(dischargedInPassing(file, o) ? { endedOn: i.endedOn, ending: i.endedOn ? 'discharged' : null } : {}),
      },
      reason: i.reason,
      moment: m,
    }),
    ...(v
      ? replacementPatch('orderVersions', {
          file,
          record: v,
          next: { termKind: i.termKind, lastDay: i.lastDay, ...(v.version === 1 ? { fromOn: i.madeOn } : {}) },
          reason: i.reason,
          moment: m,
        })
      : []),
    ...correctedConditions(file, o, i.conditions, m),
  ]
  return settle({
    file,
    record: o,
    moment: m,
    kind: 'orders',
    patch,
    because: `the record of order ${o.ref} was corrected: ${i.reason}`,
    stillAsked: 'all',
  })
}
