import { z } from 'zod'
import { set } from '../../case/patch.ts'
import { longDate } from '../../case/time/calendar.ts'
import { act, open } from '../act/act.ts'
import { withdrawalPatch } from '../act/former.ts'
import { carriedField, date, longText } from '../form/fields.ts'

/** What falls to a case when an order that a court sent is matched to it, or is taken back. */
export const courtOrderParts = {
  followOtherOrder: act({
    label: 'Note that a court changed another order',
    stage: 'case',
    permission: 'recordEvidence',
    about: 'case',
    reads: ['otherOrders'],
    from: open,
    partOfAnother: true,
    input: z.object({
      earlierId: carriedField('Earlier order'),
      courtOrderId: carriedField('Order that a court sent'),
      endedOn: date('Changed on'),
    }),
    recorded: ({ input }) => `Another order was changed by the court on ${longDate(input.endedOn)}`,
    patch: ({ file, input }) =>
      file.otherOrders
        .filter(o => o.courtOrderId === input.earlierId && !o.endedOn)
        .map(o => set('otherOrders', o.id, { endedOn: input.endedOn, followedById: input.courtOrderId })),
  }),
  takeBackOtherOrder: act({
    label: 'Take back another order that a court sent',
    stage: 'case',
    permission: 'recordEvidence',
    about: 'case',
    reads: ['breaches', 'formerVersions', 'otherOrders'],
    from: open,
    partOfAnother: true,
    input: z.object({
      courtOrderId: carriedField('Order that a court sent'),
      reason: longText('Reason', { rows: 2 }),
    }),
    recorded: ({ input }) => `Another order that a court sent does not belong here: ${input.reason}`,
    refuse: ({ file, input }) => [
      ...(file.otherOrders.some(o => o.courtOrderId === input.courtOrderId)
        ? []
        : [{ message: 'It does not stand on this case, or was taken back already' }]),
      ...(file.breaches.some(b =>
        file.otherOrders.some(o => o.id === b.otherOrderId && o.courtOrderId === input.courtOrderId),
      )
        ? [{ message: 'A breach of it is recorded. Correct that first' }]
        : []),
    ],
    patch: ({ file, input, moment }) => [
      ...file.otherOrders
        .filter(o => o.courtOrderId === input.courtOrderId)
        .flatMap(record => withdrawalPatch('otherOrders', { file, record, reason: input.reason, moment })),
      ...file.otherOrders
        .filter(o => o.followedById === input.courtOrderId)
        .map(o => set('otherOrders', o.id, { endedOn: null, followedById: null })),
    ],
  }),
} as const
