import { z } from 'zod'
import type { ForceCollections } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { otherOrderKinds } from '../../case/reference/codes/orders.ts'
import {
  courtDoubts,
  courtFields,
  dayIn,
  type FoundValue,
  plainNumber,
  readOf,
} from '../../case/reference/court-orders.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { type Also, forceAct } from '../act/act.ts'
import { choice, longText, optionalDate, optionalText, text } from '../form/fields.ts'

type Sent = ForceCollections['courtOrders']

/** What is asked of an order before it is recorded: as it was read, and as it is put right. */
const orderFields = {
  kind: choice('What kind of order', otherOrderKinds),
  court: optionalText('Court or body that made it'),
  number: optionalText('Case or order number', { max: 100 }),
  madeOn: optionalDate('Made on'),
  lastDay: optionalDate('Last day', { hint: 'Leave blank if it has no end date' }),
  terms: longText('What it says', { rows: 8, max: 10_000 }),
}
interface OrderInput {
  kind: keyof typeof otherOrderKinds
  court: string | null
  number: string | null
  madeOn: string | null
  lastDay: string | null
  terms: string
}
const prefilled = (found: readonly FoundValue[]) => ({
  kind: readOf(found, 'kind'),
  court: readOf(found, 'court'),
  number: readOf(found, 'number'),
  madeOn: dayIn(found, 'madeOn') ?? undefined,
  lastDay: dayIn(found, 'lastDay') ?? undefined,
  terms: readOf(found, 'terms'),
})
/** What is filled in, and from where: whatever is in doubt says so. */
const readAs = (o: Sent) => [
  {
    title: `What was read of ${o.letter.name}`,
    lines: o.letter.unread
      ? [o.letter.unread]
      : o.letter.found
          .filter(f => f.field !== 'terms')
          .map(f =>
            [
              `${courtFields[f.field].label}: ${/^\d{4}-\d\d-\d\d$/.test(f.value) ? longDate(f.value) : f.value}`,
              `(${f.page ? `page ${f.page}, ` : ''}line ${f.line})`,
              ...f.doubts.map(d => `${courtDoubts[d].label}.`),
              ...(f.others.length ? [`Also: ${f.others.join('; ')}.`] : []),
            ].join(' '),
          ),
  },
  ...(o.earlierOn
    ? [
        {
          title: 'It changes an earlier order',
          lines: [`That one stands on case ${o.earlierOn}, and ends there when this one is recorded.`],
        },
      ]
    : []),
]
const waitingOnly = (o: Sent): Refusal[] =>
  o.state === 'waiting' ? [] : [{ message: 'It has been decided already where this order belongs' }]
/** Recorded on a case as any other order is; the one that it changes ends there on the day on which this one was made. */
const recordOn = (ref: string, o: Sent, input: OrderInput, m: Moment): Also[] => [
  ...(o.followsId && o.earlierOn === ref
    ? [
        {
          ref,
          act: 'followOtherOrder' as const,
          input: { earlierId: o.followsId, courtOrderId: o.id, endedOn: input.madeOn ?? m.today },
        },
      ]
    : []),
  {
    ref,
    act: 'recordOtherOrder',
    input: { ...input, forbidsPlaces: [], requiresPlaces: [], gaps: '', courtOrderId: o.id },
  },
]
const settled = (o: Sent, input: OrderInput | null, m: Moment) => ({
  ...(input ? { kind: input.kind, number: plainNumber(input.number) || null, madeOn: input.madeOn } : {}),
  name: input ? otherOrderKinds[input.kind].label : o.name,
  decidedAt: m.at,
  decidedById: m.actor.id,
})
const told = (ref: string) =>
  `It stands on case ${ref} with other orders, and the question of an order is asked there again.`

/** Orders that courts sent, out of their queue: matched to whom they are about, and recorded there by the act for other orders. */
export const courtOrderActs = {
  acceptCourtOrder: forceAct({
    label: 'Accept this match',
    verb: 'Accept the match',
    place: 'court-orders/match',
    permission: 'matchCourtOrders',
    about: 'courtOrderMatches',
    compares: ({ record: r }) => [r.order.state, r.caseRef, r.pairId],
    guidance:
      'Check what was read against the order itself. On a case it is recorded with other orders and asks again whether to apply. A pair of reports without a case is put before the coordinator again.',
    input: z.object(orderFields),
    prefill: ({ record: r }) => prefilled(r.order.letter.found),
    aside: ({ record: r }) => [
      { title: r.caseRef ? `Case ${r.caseRef}` : 'A pair of crime reports', lines: r.why },
      ...readAs(r.order),
    ],
    recorded: ({ record: r, input }) =>
      `${otherOrderKinds[input.kind].label} that a court sent: ${r.caseRef ? `matched to case ${r.caseRef}` : 'kept with a pair of reports, which waits for a decision again'}`,
    next: ({ record: r }) =>
      r.caseRef ? told(r.caseRef) : 'The pair waits for a decision again, with this order beside its reports.',
    refuse: ({ record: r }) => [
      ...waitingOnly(r.order),
      ...(r.caseRef || r.pairId ? [] : [{ message: 'This match names no case: ring the team' }]),
    ],
    warn: ({ record: r }) =>
      r.sides === 'defendant'
        ? [
            {
              message:
                'Only the defendant is likely the same: whom the order protects is somebody else, or was not read',
            },
          ]
        : [],
    also: ({ record: r, input, moment: m }) => (r.caseRef ? recordOn(r.caseRef, r.order, input, m) : []),
    patch: ({ record: r, input, moment: m }) => [
      {
        in: 'courtOrders',
        id: r.order.id,
        set: {
          ...settled(r.order, input, m),
          state: r.caseRef ? 'placed' : 'onPair',
          caseId: r.caseId,
          pairId: r.caseRef ? null : r.pairId,
        },
      },
      ...(!r.caseRef && r.pairId
        ? [{ in: 'reportPairs' as const, id: r.pairId, set: { state: 'waiting' as const, waitingSince: m.at } }]
        : []),
    ],
    offered: ({ record: r }) => r.order.state === 'waiting' && !!(r.caseRef || r.pairId),
  }),
  placeCourtOrder: forceAct({
    label: 'Record it on another case',
    place: 'court-orders/order',
    permission: 'matchCourtOrders',
    about: 'courtOrders',
    compares: ({ record: o }) => o.state,
    needs: ['namedCase'],
    guidance: 'For a case that was not found, and for an order that could not be read. Enter what it says.',
    input: z.object({
      caseRef: text('Case reference', { width: 20, hint: 'For example, MA-2026-00012' }),
      ...orderFields,
    }),
    prefill: ({ record: o }) => prefilled(o.letter.found),
    aside: ({ record: o }) => readAs(o),
    recorded: ({ input }) =>
      `${otherOrderKinds[input.kind].label} that a court sent: recorded on case ${input.caseRef}`,
    refuse: ({ file, record: o }) => [
      ...waitingOnly(o),
      ...(file.namedCase?.mayRecord
        ? []
        : [{ field: 'caseRef', message: 'There is no open case with this reference' }]),
    ],
    also: ({ record: o, input, moment: m }) => {
      const { caseRef, ...order } = input
      return recordOn(caseRef, o, order, m)
    },
    patch: ({ file, record: o, input, moment: m }) => [
      {
        in: 'courtOrders',
        id: o.id,
        set: { ...settled(o, input, m), state: 'placed', caseId: file.namedCase?.id ?? null },
      },
    ],
    offered: ({ record: o }) => o.state === 'waiting',
  }),
  noPairForCourtOrder: forceAct({
    label: 'Say that it is about nobody known here',
    verb: 'Record that nobody here is meant',
    place: 'court-orders/order',
    permission: 'matchCourtOrders',
    about: 'courtOrders',
    compares: ({ record: o }) => o.state,
    guidance: 'It leaves the queue, and is removed after the days that the force keeps such orders.',
    input: z.object({ reason: longText('Where you looked', { rows: 2, max: 2000 }) }),
    recorded: 'An order that a court sent is about nobody known here',
    refuse: ({ record: o }) => waitingOnly(o),
    patch: ({ record: o, input, moment: m }) => [
      { in: 'courtOrders', id: o.id, set: { ...settled(o, null, m), state: 'noPair', reason: input.reason } },
    ],
    offered: ({ record: o }) => o.state === 'waiting',
  }),
  takeBackCourtOrder: forceAct({
    label: 'Take back what was decided',
    place: 'court-orders/order',
    permission: 'matchCourtOrders',
    about: 'courtOrders',
    compares: ({ record: o }) => o.state,
    guidance:
      'It waits to be matched again. Where it was recorded on a case, that record is withdrawn with this reason.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ input }) => `Took back where an order of a court belongs: ${input.reason}`,
    refuse: ({ record: o }) => (isDecided(o) ? [] : [{ message: 'Nothing has been decided of it' }]),
    also: ({ record: o, input }) =>
      o.placedOn
        ? [{ ref: o.placedOn, act: 'takeBackOtherOrder', input: { courtOrderId: o.id, reason: input.reason } }]
        : [],
    patch: ({ record: o, input }) => [
      {
        in: 'courtOrders',
        id: o.id,
        set: { state: 'waiting', caseId: null, pairId: null, reason: input.reason, decidedAt: null, decidedById: null },
      },
    ],
    offered: ({ record: o }) => isDecided(o),
  }),
} as const

const isDecided = (o: Pick<Sent, 'state'>) => o.state === 'placed' || o.state === 'onPair' || o.state === 'noPair'
