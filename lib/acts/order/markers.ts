import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import { type Marker, markerActions } from '../../case/records/markers.ts'
import { type MarkerKind, markerKindOf } from '../../case/reference/marker-kinds.ts'
import { longMoment } from '../../case/time/calendar.ts'
import { changedFacts, entriesOf, factsOf, markerReads, markerText } from '../../case/views/markers.ts'
import { isInForce } from '../../case/views/orders.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { choice, moment, optionalChoice, optionalLongText, optionalText, record } from '../form/fields.ts'

/** Entries of an order on other systems: what was entered or removed, when, and what the other system calls it. */

const whole = {
  yes: { label: 'Yes, all of it' },
  no: { label: 'No, it is still to be brought up to date' },
} as const
export const markerFields = {
  kindId: record('System', 'markerKinds'),
  action: choice('What was done', markerActions),
  doneAt: moment('When it was done'),
  reference: optionalText('Reference there', { hint: 'Leave blank if that system gives none', max: 100 }),
  note: optionalLongText('Note', { rows: 2, max: 1000, withheld: true }),
}
const input = z.object({
  ...markerFields,
  saysAll: optionalChoice('Does the entry say what the order says now?', whole, {
    when: { field: 'action', is: 'entered' },
    needed: true,
  }),
})
export const notLater = (doneAt: string, m: Moment): Refusal[] =>
  Date.parse(doneAt) > Date.parse(m.at)
    ? [{ field: 'doneAt', message: `When it was done must be now or earlier, ${longMoment(m.at)}` }]
    : []
export const refuseUnknownKind = (kind: MarkerKind | undefined): Refusal[] =>
  kind ? [] : [{ field: 'kindId', message: 'Select a system of this force' }]

export const markerActs = {
  recordMarker: act({
    label: 'Record an entry on another system',
    verb: 'Record the entry',
    stage: 'order',
    place: 'order/markers',
    permission: 'recordMarker',
    about: 'orders',
    onlyAdds: true,
    reads: [...markerReads, 'confidentialAddresses'],
    from: ['open', 'closed'],
    evenClosed: true,
    input,
    guidance:
      'Copy the text from here, enter it there, and say when. A later change or correction of the order asks for it again.',
    aside: ({ file, record: order, today }) =>
      (['whole', 'short'] as const)
        .filter(text => file.settings.markers.some(k => k.isUsed && k.text === text))
        .map(text => ({
          title: text === 'whole' ? 'Text of a whole entry' : 'Text of a warning',
          lines: markerText(order, { text }, file, { day: today, owner: null }).split('\n').slice(0, -1),
          folded: true,
        })),
    recorded: ({ file, record: order, input: i }) =>
      `${order.ref} ${i.action === 'entered' ? 'entered on' : 'removed from'} ${markerKindOf(file.settings.markers, i.kindId)?.name ?? 'another system'}${i.reference ? `, reference ${i.reference}` : ''}`,
    refuse: ({ file, record: order, input: i, moment: m }) => {
      const kind = markerKindOf(file.settings.markers, i.kindId)
      const last = kind && entriesOf(order, kind, file).at(-1)
      const stands = kind && last?.action === 'entered' && !changedFacts(last.says, factsOf(order, kind, file)).length
      return [
        ...refuseUnknownKind(kind),
        ...notLater(i.doneAt, m),
        ...(i.action === 'entered' && !i.saysAll
          ? [{ field: 'saysAll', message: 'Select whether the entry says what the order says now' }]
          : []),
        ...(i.action === 'entered' && stands
          ? [
              {
                field: 'kindId',
                message:
                  'It is entered there already, and says what the order says. If something of that entry is wrong, correct it',
              },
            ]
          : []),
        ...(i.action === 'removed' && kind && last?.action !== 'entered'
          ? [{ field: 'action', message: 'No entry there is recorded, so none can be removed. Record the entry first' }]
          : []),
      ]
    },
    warn: ({ file, record: order, input: i, moment: m }) =>
      i.action === 'removed' && isInForce(order, file, m.today)
        ? [{ field: 'action', message: 'The order is in force: whoever looks there will not find it.' }]
        : i.action === 'entered' && !isInForce(order, file, m.today)
          ? [{ field: 'action', message: 'The order is not in force today: whoever looks there will find it.' }]
          : [],
    patch: ({ file, record: order, input: i, moment: m }) => {
      const kind = markerKindOf(file.settings.markers, i.kindId)
      const marker: Marker = {
        id: m.newId(),
        orderId: order.id,
        kindId: i.kindId,
        action: i.action,
        doneAt: i.doneAt,
        reference: i.reference,
        says: kind && i.action === 'entered' && i.saysAll === 'yes' ? factsOf(order, kind, file) : {},
        note: i.note,
        at: m.at,
        byId: m.actor.id,
      }
      return [add('markers', marker)]
    },
    prefill: ({ file, record: order, today }) => ({
      action: isInForce(order, file, today) || order.madeOn > today ? 'entered' : 'removed',
      saysAll: 'yes',
    }),
  }),
} as const
