import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import type { Application, Hearing } from '../../case/records/applications.ts'
import type { Order } from '../../case/records/orders.ts'
import { changeAskers } from '../../case/reference/codes/court.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { conditionsOfVersion, earliest, endedOn, mainOf, versionOf } from '../../case/views/orders.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath, casePath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { applyPatch } from '../act/decide.ts'
import { settle } from '../correct/settle.ts'
import { gapsAt, notAfterToday } from '../court/court-checks.ts'
import { choice, date, optionalChoice, optionalDate, optionalLongText } from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { asItStands, newFlags, nextVersion, type Sealed, sealedFields } from './sealed.ts'

/** What a court does to an interim order in passing, at a hearing or between hearings, without an application of its own. */

interface Passing extends Sealed {
  fromOn: CalendarDate
  askedBy: keyof typeof changeAskers
  note: string | null
}
/** Extended where every condition goes on as it was; else varied. */
const reasonOf = (file: CaseFile<'orderConditions' | 'orderVersions'>, order: Order, i: Passing) => {
  const before = conditionsOfVersion(order, file, versionOf(order, file, i.fromOn)?.version ?? 1)
  const words = (c: { kind: string; text: string; locality: string | null; lastDay: string | null }) =>
    [c.kind, c.text, c.locality, c.lastDay].join('\u0001')
  return before.map(words).join('\u0002') === i.conditions.map(words).join('\u0002') ? 'extended' : 'varied'
}
function changedPatch(file: CaseFile, order: Order, i: Passing, m: Moment): Patch {
  const patch = [
    ...nextVersion(file, order, i, m, {
      fromOn: i.fromOn,
      reason: reasonOf(file, order, i),
      applicationId: null,
      askedBy: i.askedBy,
      note: i.note,
    }),
    ...dueContacts(file, m, 'variation', { on: i.fromOn }),
  ]
  return settle({
    file,
    record: order,
    moment: m,
    kind: 'orders',
    patch,
    because: `what the court did on ${longDate(i.fromOn)} was recorded`,
    stillAsked: 'all',
  })
}
const notBeforeMade = (file: CaseFile, o: Order, field: string, label: string, day: CalendarDate): Refusal[] =>
  day < o.madeOn
    ? [
        {
          field,
          message: `${label} must be on or after ${longDate(o.madeOn)}, when the order was made. If that is wrong, correct the record of the order`,
          href: actPath(file.case.ref, 'correctOrderRecord', o.id),
        },
      ]
    : []

const askedBy = choice('Who asked for it', changeAskers)
const saidInCourt = optionalLongText('What the court said', { rows: 3 })

export const interimChangeActs = {
  recordInterimChanged: act({
    label: 'Record that the court extended or varied the interim order',
    stage: 'order',
    place: 'order/upkeep',
    permission: 'recordOrder',
    about: 'orders',
    compares: ({ file, record: o }) => [o, versionOf(o, file), asItStands(o, file)],
    from: open,
    guidance:
      'For what a court did at a hearing or between hearings without an application of its own. Give the whole order as it then stood. Nothing that a court ordered is refused: what is at odds with the Act goes to legal services.',
    input: z.object({
      fromOn: date('Date of the court’s order'),
      askedBy,
      ...sealedFields,
      note: saidInCourt,
    }),
    offered: ({ record: o }) => o.kind === 'interim',
    recorded: ({ file, record: o, input }) =>
      `Interim order ${o.ref} ${reasonOf(file, o, input)} by the court on ${longDate(input.fromOn)}${input.lastDay ? `, to the end of ${longDate(input.lastDay)}` : ''}`,
    refuse: ({ file, record: o, input, moment: m }) => [
      ...(o.kind === 'interim'
        ? []
        : [
            {
              message:
                'Only an interim order is extended in passing. A full order is varied or renewed on an application',
            },
          ]),
      ...notAfterToday('fromOn', 'Date of the court’s order', input.fromOn, m),
      ...notBeforeMade(file, o, 'fromOn', 'Date of the court’s order', input.fromOn),
    ],
    warn: ({ file, record: o, input, moment: m }) => newFlags(file, changedPatch(file, o, input, m), o.id, m.today),
    patch: ({ file, record: o, input, moment: m }) => changedPatch(file, o, input, m),
    prefill: ({ file, record: o }) => ({ askedBy: 'chiefOfficer', ...asItStands(o, file), lastDay: null }),
  }),
  recordInterimDischarged: act({
    label: 'Record that the court discharged the interim order',
    stage: 'order',
    place: 'order/upkeep',
    permission: 'recordOrder',
    about: 'orders',
    from: open,
    grave: true,
    guidance: 'For a discharge that the court gave without an application recorded here. The main application goes on.',
    input: z.object({ dischargedOn: date('Date of discharge'), askedBy, note: saidInCourt }),
    offered: ({ record: o }) => o.kind === 'interim' && o.ending !== 'discharged',
    recorded: ({ record: o, input }) =>
      `Interim order ${o.ref} discharged by the court on ${longDate(input.dischargedOn)}, asked for by: ${changeAskers[input.askedBy].label.toLowerCase()}`,
    refuse: ({ file, record: o, input, moment: m }) => {
      const ended = endedOn(o, file)
      return [
        ...(o.kind === 'interim' ? [] : [{ message: 'A full order is discharged on an application' }]),
        ...notAfterToday('dischargedOn', 'Date of discharge', input.dischargedOn, m),
        ...notBeforeMade(file, o, 'dischargedOn', 'Date of discharge', input.dischargedOn),
        ...(ended && ended <= input.dischargedOn
          ? [
              {
                field: 'dischargedOn',
                message: `The order had already ended on ${longDate(ended)}. Check both dates, and correct the one that is wrong`,
                href: casePath(file.case.ref, '/corrections'),
              },
            ]
          : []),
      ]
    },
    patch: ({ file, record: o, input, moment: m }) => [
      set('orders', o.id, { endedOn: input.dischargedOn, ending: 'discharged' }),
      ...dueContacts(file, m, 'ending', { on: input.dischargedOn }),
    ],
    prefill: () => ({ askedBy: 'chiefOfficer' }),
  }),
}

const yesOrNo = { yes: { label: 'Yes' }, no: { label: 'No' } } as const
/** What a hearing that decides nothing may do to the interim order: asked where an adjournment or a hearing is recorded. */
export const extensionFields = {
  interimExtended: optionalChoice('Did the court extend the interim order?', yesOrNo, {
    hint: 'With its conditions as they were. If it changed one, record that on the order',
  }),
  interimLastDay: optionalDate('New last day of the interim order', { when: { field: 'interimExtended', is: 'yes' } }),
  interimFromOn: optionalDate('Day on which the court extended it', {
    hint: 'Leave blank if it was the day of the hearing',
    when: { field: 'interimExtended', is: 'yes' },
  }),
  interimAskedBy: optionalChoice('Who asked for it to be extended', changeAskers, {
    when: { field: 'interimExtended', is: 'yes' },
  }),
}
const extensionSchema = z.object(extensionFields)
type Extension = z.output<typeof extensionSchema>

/** The interim order that a hearing is about: the latest of its main application. */
export function interimAt(
  file: CaseFile<'applications' | 'orders'>,
  h: Pick<Hearing, 'applicationId'>,
): Order | undefined {
  const own = file.applications.find(a => a.id === h.applicationId)
  if (!own) return undefined
  const main = own.kind === 'interim' ? own.mainId : own.id
  return file.orders.findLast(o => o.kind === 'interim' && mainOf(o, file)?.id === main)
}
function passing(file: CaseFile, order: Order, h: Hearing, i: Extension, m: Moment): Passing {
  // A hearing taken out of the list before its day: the court's order is of the day on which it did so.
  const fromOn = i.interimFromOn ?? earliest(h.listedOn, m.today) ?? m.today
  return {
    conditions: asItStands(order, file, fromOn).conditions,
    termKind: 'fixed',
    lastDay: i.interimLastDay,
    sealedCopy: null,
    sealedCopyName: null,
    sealedCopyMediaType: null,
    sealedCopyBytes: null,
    fromOn,
    askedBy: i.interimAskedBy ?? 'chiefOfficer',
    note: null,
  }
}
/** The interim order's next version; no patch where the hearing did not extend it. */
export function extensionPatch(file: CaseFile, h: Hearing, i: Extension, m: Moment): Patch {
  const order = i.interimExtended === 'yes' ? interimAt(file, h) : undefined
  return order ? changedPatch(file, order, passing(file, order, h, i, m), m) : []
}
export function refuseExtension(file: CaseFile, h: Hearing, i: Extension, m: Moment): Refusal[] {
  if (i.interimExtended !== 'yes') return []
  const order = interimAt(file, h)
  if (!order)
    return [
      {
        field: 'interimExtended',
        message: 'No interim order of this application is recorded. Record the interim order first',
      },
    ]
  return [
    ...(i.interimLastDay
      ? []
      : [
          {
            field: 'interimLastDay',
            message: 'Enter the new last day of the interim order',
            source: 'SPA 2019 s.5(6)',
          },
        ]),
    ...notAfterToday('interimFromOn', 'Day on which the court extended it', i.interimFromOn ?? order.madeOn, m),
    ...notBeforeMade(
      file,
      order,
      'interimFromOn',
      'Day on which the court extended it',
      passing(file, order, h, i, m).fromOn,
    ),
  ]
}
/** What is at odds with the Act in the extension, and days that stay without an order before the next hearing. */
export function warnExtension(
  file: CaseFile,
  h: Hearing,
  i: Extension,
  m: Moment,
  next: { on: CalendarDate | null; field: string },
): Refusal[] {
  const patch = extensionPatch(file, h, i, m)
  const order = interimAt(file, h)
  const application: Application | undefined = file.applications.find(a => a.id === h.applicationId)
  return [
    ...(patch.length && order
      ? newFlags(file, patch, order.id, m.today).map(w => ({ ...w, field: 'interimLastDay' }))
      : []),
    ...(next.on && application ? gapsAt(applyPatch(file, patch), application, next.on, m.today, next.field) : []),
  ]
}
