import { z } from 'zod'
import { type CaseFile, everRecorded, type Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Breach } from '../../case/records/compliance.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order } from '../../case/records/orders.ts'
import { breachPlaces, breachSources, notificationOffences } from '../../case/reference/codes/breaches.ts'
import { notificationKinds } from '../../case/reference/codes/orders.ts'
import { londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { inForceAtSomeTimeOn } from '../../case/views/orders.ts'
import { type Alleged, breachTold, notABreach, questionsOfBreach } from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { correctionOf } from '../act/former.ts'
import { contradicts } from '../act/other-date.ts'
import { notAfterToday } from '../court/court-checks.ts'
import {
  choice,
  date,
  longText,
  moment,
  optionalLongText,
  optionalRecord,
  optionalText,
  records,
} from '../form/fields.ts'
import { breachPatch } from './breach.ts'

/**
 * Offences beside the breach of a condition: failing to notify, notifying what is known to be false (s.11), refusing
 * fingerprints or a photograph (s.10(5)). Each is recorded as suspected and goes the same steps as a breach; nothing here
 * says that it was committed.
 */

export const offenceInput = z.object({
  offence: choice('Which offence is suspected?', notificationOffences),
  notificationId: optionalRecord('Notification that it is about', 'notifications', {
    hint: 'The one that was false, or at which fingerprints or a photograph were refused',
    when: { field: 'offence', is: ['notifiedFalsely', 'identityRefused'] },
  }),
  happenedOn: date('Date it happened', {
    hint: 'For a failure to notify, the first day after the last day on which notice could be given',
  }),
  knownAt: moment('When police first knew'),
  source: choice('How police came to know', breachSources, { compact: true }),
  place: choice('Where it happened', breachPlaces, { compact: true, detail: 'filled' }),
  description: longText('What is known, and how', { rows: 3 }),
  excuse: optionalLongText('Reasonable excuse', {
    hint: 'What the defendant said of it. If nothing, say so',
    rows: 2,
  }),
  crimeReference: optionalText('Crime reference', {
    hint: 'Add it when there is one. The clock does not wait for it',
    detail: 'always',
  }),
})
export type OffenceInput = z.output<typeof offenceInput>

const keeping = correctionOf('breaches', [])
const nextNumber = (file: CaseFile<'breaches'>) =>
  everRecorded(file, 'breaches').reduce((most, b) => Math.max(most, b.number), 0) + 1
export const offenceFrom = (order: Order, i: OffenceInput): Omit<Breach, 'id' | 'number' | 'byId' | 'endedAt'> => ({
  offence: i.offence,
  notificationId: i.notificationId,
  orderId: order.id,
  otherOrderId: null,
  conditionIds: [],
  happenedOn: i.happenedOn,
  knownAt: i.knownAt,
  source: i.source,
  place: i.place,
  description: i.description,
  excuse: i.excuse,
  crimeReference: i.crimeReference,
  checkId: null,
})
export function refuseOffence(file: CaseFile<'notifications'>, order: Order, i: OffenceInput, m: Moment): Refusal[] {
  const n = file.notifications.find(x => x.id === i.notificationId)
  return [
    ...(Date.parse(i.knownAt) > Date.parse(m.at)
      ? [{ field: 'knownAt', message: `When police first knew must be now or earlier, ${longMoment(m.at)}` }]
      : []),
    ...(i.happenedOn > londonDate(i.knownAt)
      ? [
          {
            field: 'happenedOn',
            message: `Date it happened must be on or before ${longDate(londonDate(i.knownAt))}, when police first knew`,
          },
        ]
      : []),
    ...(i.happenedOn < order.madeOn
      ? [
          contradicts(file.case.ref, ['correctOrderRecord', order.id], {
            field: 'happenedOn',
            message: `It must be on or after ${longDate(order.madeOn)}, when the order was made`,
          }),
        ]
      : []),
    ...(i.offence === 'notifiedFalsely' && !n
      ? [{ field: 'notificationId', message: 'Select the notification that was false' }]
      : []),
    ...(n && n.orderId !== order.id
      ? [{ field: 'notificationId', message: 'Select a notification under this order' }]
      : []),
  ]
}
export function warnOffence(
  file: CaseFile<'applications' | 'notifications' | 'orderVersions' | 'orders'>,
  order: Order,
  i: OffenceInput,
): Refusal[] {
  const n = file.notifications.find(x => x.id === i.notificationId)
  return [
    ...(inForceAtSomeTimeOn(order, file, i.happenedOn)
      ? []
      : [{ field: 'happenedOn', message: 'The order was not in force on that day. Ask legal services' }]),
    ...(i.offence === 'notifiedFalsely' && n && !n.falseFoundOn
      ? [
          {
            field: 'notificationId',
            message:
              'This notification is not recorded as found to be false. Record that first, or say why the offence is looked at before it.',
          },
        ]
      : []),
    // What was found to be false is not yet known to have been false to whoever said it: no excuse is asked of that offence.
    ...(i.offence !== 'notifiedFalsely' && !i.excuse
      ? [
          {
            field: 'excuse',
            message: 'Nothing is recorded about a reasonable excuse. Record what was offered; if none was, say so.',
            source: 'SPA 2019 s.11; not checked',
          },
        ]
      : []),
  ]
}

/** The conditions that the event of a suspected offence breached as well. */
type Both = OffenceInput & { conditionIds: Id[] }
const alleged = (file: CaseFile<'orderConditions'>, order: Order, i: Both): Alleged => ({
  order,
  conditions: file.orderConditions.filter(c => i.conditionIds.includes(c.id)),
  happenedOn: i.happenedOn,
  place: i.place,
  excuse: i.excuse,
})
/** The breach of s.8 that one event is beside the suspected offence, as a record with steps of its own. */
const alsoBreach = (file: CaseFile, order: Order, i: Both, m: Moment): Patch =>
  breachPatch(
    file,
    {
      ...offenceFrom(order, i),
      number: nextNumber(file) + 1,
      offence: 'breach',
      notificationId: null,
      conditionIds: i.conditionIds,
    },
    questionsOfBreach(file, alleged(file, order, i)),
    m,
  )

export const notificationOffenceActs = {
  recordNotificationOffence: act({
    label: 'Record a suspected offence about notification',
    next: () => 'The officer in the case, the order’s owner and the coordinator see it at once.',
    stage: 'breaches',
    place: 'order/upkeep',
    permission: 'recordBreach',
    about: 'orders',
    onlyAdds: true,
    offeredReads: [],
    from: open,
    guidance:
      'Failing to notify, notifying falsely, or refusing fingerprints or a photograph. It is suspected, not proved.',
    input: offenceInput.extend({
      conditionIds: records('Conditions that the same event breached', 'orderConditions', {
        optional: true,
        hint: 'Tick any, and the breach is recorded too, with steps of its own. SPA 2019 s.8',
        detail: 'always',
        under: 'Did the same event breach a condition?',
      }),
    }),
    recorded: ({ file, record: o, input }) =>
      `Suspected offence ${nextNumber(file)} recorded under order ${o.ref}: ${notificationOffences[input.offence].label.toLowerCase()}. Police have known since ${longMoment(input.knownAt)}${input.conditionIds.length ? `. The same event is recorded as breach ${nextNumber(file) + 1}` : ''}`,
    refuse: ({ file, record: o, input, moment: m }) => [
      ...refuseOffence(file, o, input, m),
      ...(input.conditionIds.length ? notABreach(file, alleged(file, o, input)) : []),
    ],
    warn: ({ file, record: o, input }) => {
      const own = warnOffence(file, o, input)
      const asked = input.conditionIds.length ? questionsOfBreach(file, alleged(file, o, input)) : []
      return [...own, ...asked.filter(w => !own.some(x => x.field === w.field))]
    },
    patch: ({ file, record: o, input, moment: m }) => [
      add('breaches', {
        id: m.newId(),
        number: nextNumber(file),
        ...offenceFrom(o, input),
        endedAt: null,
        byId: m.actor.id,
      }),
      ...(input.conditionIds.length ? alsoBreach(file, o, input, m) : []),
    ],
    tells: ({ file }) => breachTold(file),
    prefill: ({ file, record: o }) => {
      const found = file.notifications.find(n => n.orderId === o.id && n.falseFoundOn)
      return {
        place: 'englandWales',
        ...(found
          ? { offence: 'notifiedFalsely', notificationId: found.id, happenedOn: found.givenOn, source: 'proactive' }
          : {}),
      }
    },
  }),
  correctNotificationOffence: act({
    label: 'Correct this suspected offence',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'correctOrder',
    about: 'breaches',
    from: open,
    evenClosed: true,
    corrects: 'breaches',
    guidance: 'For what was typed wrongly or is now known better. What it says now is kept, and shown struck through.',
    input: offenceInput.extend({ correctionReason: longText('Why it is corrected', { rows: 2, max: 2000 }) }),
    offered: ({ record: b }) => b.offence !== 'breach',
    recorded: ({ record: b, input }) =>
      `Suspected offence ${b.number} corrected: ${notificationOffences[input.offence].label.toLowerCase()}, ${longDate(input.happenedOn)}`,
    refuse: ({ file, record: b, input, moment: m }) => {
      const order = file.orders.find(o => o.id === b.orderId)
      if (b.offence === 'breach' || !order)
        return [{ message: 'It is a breach of an order, with a form of its own: correct the breach' }]
      const first = file.breachSteps
        .filter(s => s.breachId === b.id)
        .sort((x, y) => Date.parse(x.at) - Date.parse(y.at))[0]
      const refusals = [
        ...refuseOffence(file, order, input, m),
        ...(first && Date.parse(first.at) < Date.parse(input.knownAt)
          ? [
              {
                field: 'knownAt',
                message: `A step is recorded on ${longMoment(first.at)}, which is earlier. Correct that step first`,
                href: actPath(file.case.ref, 'correctBreachStep', first.id),
              },
            ]
          : []),
      ]
      return refusals.length ? refusals : keeping.refuse(b, offenceFrom(order, input))
    },
    warn: ({ file, record: b, input }) => {
      const order = file.orders.find(o => o.id === b.orderId)
      return order ? warnOffence(file, order, input) : []
    },
    patch: ({ file, record, input, moment: m }) => {
      const order = file.orders.find(o => o.id === record.orderId)
      return order
        ? keeping.patch({ file, record, next: offenceFrom(order, input), reason: input.correctionReason, moment: m })
        : []
    },
    prefill: ({ record: b }) => ({ ...b, offence: b.offence === 'breach' ? null : b.offence }),
  }),
  recordNotificationFalse: act({
    label: 'Record that it was found to be false',
    stage: 'order',
    place: 'order/notification',
    permission: 'takeNotification',
    about: 'notifications',
    reads: ['orders'],
    offeredReads: [],
    from: open,
    guidance:
      'It was accepted when it was given, and that stays. From this day it is known to be false. Whether the defendant knew it to be false is for the offence of s.11(1)(b), which is recorded by itself.',
    input: z.object({
      falseFoundOn: date('Day on which it was found to be false'),
      falseFoundHow: longText('What is false, and how it was found', { rows: 3, withheld: true, max: 2000 }),
    }),
    offered: ({ record: n }) => !n.falseFoundOn,
    recorded: ({ record: n, input }) =>
      `${notificationKinds[n.kind].label} given on ${longDate(n.givenOn)}: found on ${longDate(input.falseFoundOn)} to be false`,
    refuse: ({ file, record: n, input, moment: m }) => [
      ...notAfterToday('falseFoundOn', 'Day', input.falseFoundOn, m),
      ...(input.falseFoundOn < n.givenOn
        ? [
            contradicts(file.case.ref, ['correctNotification', n.id], {
              field: 'falseFoundOn',
              message: `It must be on or after ${longDate(n.givenOn)}, when the notification was given`,
            }),
          ]
        : []),
    ],
    patch: ({ record: n, input, moment: m }) => [set('notifications', n.id, { ...input, falseFoundById: m.actor.id })],
    prefill: ({ today }) => ({ falseFoundOn: today }),
  }),
}
