import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Order } from '../../case/records/orders.ts'
import { orderOrigins } from '../../case/reference/codes/orders.ts'
import { longDate } from '../../case/time/calendar.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { act, open } from '../act/act.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { askAboutFlags } from '../decision/legal-questions.ts'
import { choice, date, optionalRecord, text } from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { nextRef } from './order.ts'
import { firstVersion, flagsAdded, newFlags, sealedConditions, sealedFields } from './sealed.ts'

const origins = { conviction: orderOrigins.conviction, acquittal: orderOrigins.acquittal } as const
const input = z.object({
  origin: choice('How the court came to make it', origins),
  madeOn: date('Date the order was made', { hint: 'The day of the court’s order, not of service' }),
  court: text('Court', { hint: 'For example, Crown Court at Aldermere', suggests: 'courts' }),
  ...sealedFields,
  conditions: sealedConditions('Copy each from the sealed order, word for word.'),
  ownerId: optionalRecord('Owner of the order', 'checkers', {
    hint: 'Who will see that it is served, checked and reviewed',
  }),
})
type Made = z.output<typeof input>

const orderFrom = (file: CaseFile<'orders'>, i: Made, m: Moment): Order => ({
  id: m.newId(),
  ref: nextRef(file),
  origin: i.origin,
  applicationId: null,
  kind: 'full',
  court: i.court,
  madeOn: i.madeOn,
  replacesId: null,
  ownerId: i.ownerId,
  endedOn: null,
  ending: null,
  recordedAt: m.at,
  importId: null,
  importGaps: [],
})
const madePatch = (file: CaseFile<'exhibits' | 'protectedPersons'>, order: Order, i: Made, m: Moment): Patch => [
  add('orders', order),
  ...firstVersion(file, order, i, m),
  ...dueContacts(file, m, 'outcome', { on: i.madeOn }),
]

/** Orders that a court makes of its own motion. The power is not confirmed to be in force, so a setting holds them back. */
export const orderOnConvictionActs = {
  recordOrderOnConviction: act({
    label: 'Record an order made on conviction or acquittal',
    stage: 'order',
    place: 'order',
    permission: 'recordOrder',
    about: 'case',
    onlyAdds: true,
    from: open,
    guidance:
      'Only where the court made the order of its own motion. One made on an application is recorded on the court page.',
    input,
    offered: ({ file }) => file.settings.ordersOnConviction === true,
    recorded: ({ file, input: i }) =>
      `Order ${nextRef(file)} made ${orderOrigins[i.origin].label.toLowerCase()}, on ${longDate(i.madeOn)}, ${i.court}`,
    refuse: ({ file, input: i, moment: m }) => [
      ...refusalsOf(
        { settings: file.settings, orders: [{ id: 'made', kind: 'full', origin: i.origin }] },
        m.today,
        ['V85'],
        'refuse',
        { field: () => 'origin' },
      ),
      ...notAfterToday('madeOn', 'Date the order was made', i.madeOn, m),
    ],
    warn: ({ file, input: i, moment: m }) => {
      const order = orderFrom(file, i, m)
      return newFlags(file, madePatch(file, order, i, m), order.id, m.today)
    },
    patch: ({ file, input: i, moment: m }) => {
      const order = orderFrom(file, i, m)
      const patch = madePatch(file, order, i, m)
      return [...patch, ...askAboutFlags(file, m, order.id, flagsAdded(file, patch, order.id, m.today))]
    },
    prefill: ({ file, today }) => ({
      madeOn: today,
      ownerId: file.case.officerId,
    }),
  }),
} as const
