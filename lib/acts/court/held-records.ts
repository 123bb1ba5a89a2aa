import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application, Hearing } from '../../case/records/applications.ts'
import type { Service } from '../../case/records/compliance.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order } from '../../case/records/orders.ts'
import { applicationKinds } from '../../case/reference/codes/applications.ts'
import { hearingPurposes } from '../../case/reference/codes/court.ts'
import { serviceMethods } from '../../case/reference/codes/orders.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { type CalendarDate, londonDate, longDate } from '../../case/time/calendar.ts'
import { sittingDay } from '../../law/practice/sitting-days.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { replacementPatch } from '../act/former.ts'
import { time, timeRefusal } from '../form/court-times.ts'
import { choice, date, record, records, text } from '../form/fields.ts'
import { attempt, refuseAttempt, serviceFrom } from '../order/service-attempt.ts'
import { dueContacts } from '../people/milestones.ts'
import { courtHint, notBeforeLodged } from './court-checks.ts'
import { noDetails } from './hearing-details.ts'

/**
 * Service and hearings that come to be known before the order or application that they belong to: held on the case, until
 * the act that records that order or application is told which are its own.
 */

export const heldServices = (file: CaseFile<'services'>): Service[] => file.services.filter(s => s.orderId === null)
export const heldHearings = (file: CaseFile<'hearings'>): Hearing[] =>
  file.hearings.filter(h => h.applicationId === null)

/** Which of the held services belong to an order that is being recorded. */
export const heldServicesField = records('Services recorded before this order', 'heldServices', {
  optional: true,
  hint: 'Tick those that were of this order. The others stay held',
})
export const heldHearingsField = records('Hearings recorded before this application', 'heldHearings', {
  optional: true,
  hint: 'Tick those that were of this application. The others stay held',
})

const serviceOn = (s: Service) => londonDate(s.attemptedAt)
/** The held services that may be of an order made on a day. */
export const servicesFrom = (file: CaseFile<'services'>, madeOn: CalendarDate | null): Id[] =>
  heldServices(file)
    .filter(s => !madeOn || serviceOn(s) >= madeOn)
    .map(s => s.id)
/** A service before the day of its order is of another order, or its day is wrong: V56. */
export function refuseHeldServices(
  file: CaseFile<'services'>,
  ids: readonly Id[],
  order: Pick<Order, 'madeOn'>,
  field: string,
): Refusal[] {
  const held = heldServices(file)
  return ids.flatMap((id): Refusal[] => {
    const s = held.find(x => x.id === id)
    if (!s) return [{ field, message: 'Select a service that is held on this case' }]
    const asItsOwn = { orders: [{ ...order, id: 'made' }], services: [{ ...s, orderId: 'made' }] }
    return refusalsOf(asItsOwn, serviceOn(s), ['V56'], 'refuse', { field: () => field }).map(r => ({
      ...r,
      href: actPath(file.case.ref, 'correctService', s.id),
    }))
  })
}
export const takeServices = (
  file: CaseFile<'formerVersions' | 'services'>,
  ids: readonly Id[],
  order: Pick<Order, 'id' | 'ref'>,
  m: Moment,
): Patch =>
  heldServices(file)
    .filter(s => ids.includes(s.id))
    .flatMap(s =>
      replacementPatch('services', {
        file,
        record: s,
        next: { orderId: order.id },
        reason: `Held until order ${order.ref} was recorded`,
        moment: m,
      }),
    )
export const refuseHeldHearings = (
  file: CaseFile<'hearings'>,
  ids: readonly Id[],
  lodgedOn: string,
  field: string,
): Refusal[] => {
  const held = heldHearings(file)
  return ids.flatMap((id): Refusal[] => {
    const h = held.find(x => x.id === id)
    if (!h) return [{ field, message: 'Select a hearing that is held on this case' }]
    return h.listedOn < lodgedOn
      ? [
          {
            field,
            message: `The hearing of ${longDate(h.listedOn)} is before the application was lodged. Leave it out, or correct its day first`,
            href: actPath(file.case.ref, 'correctHearing', h.id),
          },
        ]
      : []
  })
}
export const takeHearings = (file: CaseFile<'hearings'>, ids: readonly Id[], applicationId: Id): Patch =>
  heldHearings(file)
    .filter(h => ids.includes(h.id))
    .map(h => set('hearings', h.id, { applicationId }))

const applicationName = (a: Pick<Application, 'number' | 'kind'>) =>
  `application ${a.number}, ${applicationKinds[a.kind].label.toLowerCase()}`

export const heldRecordActs = {
  recordHeldService: act({
    label: 'Record service of an order not recorded here yet',
    stage: 'order',
    place: 'order',
    permission: 'serve',
    about: 'case',
    reads: ['protectedPersons'],
    onlyAdds: true,
    from: open,
    guidance:
      'It is held on the case. Whoever records the order is asked whether it belongs to it; only then do its clocks run.',
    input: attempt,
    recorded: ({ input }) =>
      `${input.served ? 'Service' : 'Attempt at service'} of an order not recorded yet, on ${longDate(londonDate(input.attemptedAt))}: ${serviceMethods[input.method].label.toLowerCase()}`,
    refuse: ({ input, moment: m }) => refuseAttempt(input, m),
    patch: ({ file, input, moment: m }) => [
      add('services', serviceFrom(null, input, m)),
      ...(input.served ? dueContacts(file, m, 'served', { on: londonDate(input.attemptedAt) }) : []),
    ],
  }),
  attachService: act({
    label: 'Say which order was served',
    stage: 'order',
    place: 'order/held',
    permission: 'serve',
    about: 'services',
    reads: ['formerVersions', 'orders', 'services'],
    offeredReads: [],
    from: open,
    corrects: 'services',
    input: z.object({ orderId: record('Order', 'orders') }),
    offered: ({ record: s }) => s.orderId === null,
    recorded: ({ file, record: s, input }) =>
      `Service of ${longDate(serviceOn(s))} is of order ${file.orders.find(o => o.id === input.orderId)?.ref ?? ''}`,
    refuse: ({ file, record: s, input }) => {
      const order = file.orders.find(o => o.id === input.orderId)
      return [
        ...(s.orderId === null ? [] : [{ message: 'It is of an order already. Withdraw it if that is wrong' }]),
        ...(order ? [] : [{ field: 'orderId', message: 'Select an order of this case' }]),
        ...(order && s.orderId === null ? refuseHeldServices(file, [s.id], order, 'orderId') : []),
      ]
    },
    patch: ({ file, record: s, input, moment: m }) => {
      const order = file.orders.find(o => o.id === input.orderId)
      return order ? takeServices(file, [s.id], order, m) : []
    },
  }),
  recordHeldHearing: act({
    label: 'Record a hearing of an application not recorded here yet',
    stage: 'court',
    place: 'court/case',
    permission: 'court',
    about: 'case',
    reads: ['hearings', 'protectedPersons'],
    onlyAdds: true,
    from: open,
    guidance: 'It is held on the case. Whoever records the application is asked whether it belongs to it.',
    input: z.object({
      listedOn: date('Date of the hearing'),
      listedTime: time('Time'),
      court: text('Court', { hint: courtHint, suggests: 'courts' }),
      purpose: choice('What the hearing is for', hearingPurposes),
    }),
    recorded: ({ input }) =>
      `Hearing of an application not recorded yet: ${longDate(input.listedOn)}${input.listedTime ? ` at ${input.listedTime}` : ''}, ${input.court}`,
    refuse: ({ file, input }) => [
      ...timeRefusal('listedTime', input.listedTime),
      ...(heldHearings(file).some(h => h.listedOn === input.listedOn && h.listedTime === input.listedTime)
        ? [{ field: 'listedOn', message: 'This hearing is held on the case already' }]
        : []),
    ],
    warn: ({ input, moment }) => sittingDay('listedOn', input.listedOn, moment.today),
    patch: ({ file, input, moment: m }) => [
      add('hearings', {
        id: m.newId(),
        applicationId: null,
        status: 'listed',
        ...input,
        listedAt: m.at,
        adjournReason: null,
        vacateReason: null,
        vacatedOn: null,
        note: null,
        hearsayServedOn: null,
        hearsayNone: null,
        partiesToldOn: null,
        ...noDetails,
      }),
      ...dueContacts(file, m, 'hearing', { on: input.listedOn }),
    ],
  }),
  attachHearing: act({
    label: 'Say which application this hearing was of',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    reads: ['applications', 'hearings'],
    offeredReads: [],
    from: statusesOf.hearings,
    input: z.object({ applicationId: record('Application', 'applications') }),
    offered: ({ record: h }) => h.applicationId === null,
    recorded: ({ file, record: h, input }) => {
      const a = file.applications.find(x => x.id === input.applicationId)
      return `Hearing of ${longDate(h.listedOn)} is of ${a ? applicationName(a) : 'an application'}`
    },
    refuse: ({ file, record: h, input }) => {
      const a = file.applications.find(x => x.id === input.applicationId)
      return [
        ...(h.applicationId === null
          ? []
          : [{ message: 'It is of an application already. Withdraw it if that is wrong' }]),
        ...(a ? notBeforeLodged(file, 'applicationId', 'The hearing', h.listedOn, a) : []),
        ...(a?.lodgedOn
          ? []
          : [{ field: 'applicationId', message: 'Select an application that is or was with the court' }]),
      ]
    },
    patch: ({ record: h, input }) => [set('hearings', h.id, { applicationId: input.applicationId })],
  }),
}
