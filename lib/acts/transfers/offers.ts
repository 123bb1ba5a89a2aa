import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Transfer } from '../../case/records/transfers.ts'
import { givenParts, transferBases, transferKinds, transferStates } from '../../case/reference/transfer-codes.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { caseGiven, givenCollections, namingSecrets, taskGiven } from '../../case/views/given-to-force.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { act } from '../act/act.ts'
import {
  choice,
  choices,
  longText,
  optionalDate,
  optionalLongText,
  optionalRecord,
  record,
  records,
  text,
} from '../form/fields.ts'

const whole = ['open', 'closed'] as const
const taskKinds = ['check', 'service', 'other'] as const
const ofOrder = ['check', 'service'] as const
export const whatIs = (t: Pick<Transfer, 'kind' | 'given'>): string =>
  t.kind === 'case'
    ? 'the case'
    : `${lowerFirst(transferKinds[t.kind].label)}${t.given.task?.order ? ` under order ${t.given.task.order.ref}` : ''}`
const otherForce = (file: CaseFile<never>, id: string) => file.force.others?.find(f => f.id === id)
/** An offer that the other force may still act on. */
export const stands = (t: Transfer) => t.state === 'offered' || (t.state === 'accepted' && t.kind !== 'case')
/** What the other force did, in a sentence. */
export function answerWords(t: Transfer): string {
  const by = t.answeredBy ? ` (${t.answeredBy})` : ''
  const when = t.answeredAt ? ` on ${longMoment(t.answeredAt)}` : ''
  if (t.state === 'refused') return `${t.toForce} refused ${whatIs(t)}${when}${by}: ${t.answer}`
  if (t.state === 'done')
    return `${t.toForce} did ${whatIs(t)}${t.doneAt ? ` on ${longMoment(t.doneAt)}` : ''}${by}: ${t.outcome}`
  return `${t.toForce} accepted ${whatIs(t)}${when}${by}${t.theirRef ? `, as its case ${t.theirRef}` : ''}`
}

/** A case or a task offered to another force, taken back, and its answer read. */
export const transferActs = {
  offerTransfer: act({
    label: 'Offer to another force',
    stage: 'case',
    place: 'case',
    permission: 'exchange',
    about: 'case',
    onlyAdds: true,
    reads: [...givenCollections, 'confidentialAddresses', 'restrictions', 'transfers'],
    from: whole,
    evenClosed: true,
    guidance:
      'The other force sees what is given here and nothing else of the case. With a whole case go its people, incidents, exhibits, applications, orders, breaches and its record; confidential addresses do not: tell them by voice.',
    input: z.object({
      kind: choice('What is offered', transferKinds),
      toForceId: record('To which force', 'otherForces'),
      basis: choice('Why that force', transferBases),
      basisWhy: longText('What shows it', { rows: 2, max: 1000 }),
      orderId: optionalRecord('Order', 'orders', { when: { field: 'kind', is: ofOrder }, needed: true }),
      conditionIds: records('Conditions that it is about', 'orderConditions', {
        optional: true,
        hint: 'Leave blank for all of them',
        when: { field: 'kind', is: ofOrder },
      }),
      asked: optionalLongText('What is asked', {
        rows: 3,
        max: 2000,
        hint: 'It is given to the other force. Name no confidential address',
        when: { field: 'kind', is: taskKinds },
        needed: true,
      }),
      dueOn: optionalDate('By when', { when: { field: 'kind', is: taskKinds } }),
      parts: choices('What goes with it', givenParts, { optional: true, when: { field: 'kind', is: taskKinds } }),
      contact: text('Whom they ring', { hint: 'A name and a number that is answered day and night', max: 300 }),
    }),
    recorded: ({ file, input: i }) =>
      `Offered ${i.kind === 'case' ? 'the case' : lowerFirst(transferKinds[i.kind].label)} to ${otherForce(file, i.toForceId)?.name ?? 'another force'}: ${lowerFirst(transferBases[i.basis].label)}`,
    refuse: ({ file, input: i }) => [
      ...(otherForce(file, i.toForceId) ? [] : [{ field: 'toForceId', message: 'Select another force' }]),
      ...namingSecrets(file, { basisWhy: i.basisWhy, asked: i.asked, contact: i.contact }),
      ...(ofOrder.some(k => k === i.kind) && !i.orderId ? [{ field: 'orderId', message: 'Select the order' }] : []),
      ...(i.kind !== 'case' && !i.asked ? [{ field: 'asked', message: 'Enter what is asked' }] : []),
      ...(i.kind === 'case' && file.transfers.some(t => t.kind === 'case' && ['offered', 'accepted'].includes(t.state))
        ? [{ field: 'kind', message: 'The case is offered already, or another force has it. Take that back first' }]
        : []),
    ],
    warn: ({ file, input: i, moment: m }) => [
      ...(i.dueOn && i.dueOn < m.today ? [{ field: 'dueOn', message: 'By when is in the past' }] : []),
      ...(file.transfers.some(
        t => t.kind === i.kind && i.kind !== 'case' && [t.toForceId, t.outsideId].includes(i.toForceId) && stands(t),
      )
        ? [{ field: 'kind', message: 'Something of this kind is with that force already' }]
        : []),
    ],
    patch: ({ file, input: i, moment: m }) => [
      add('transfers', {
        id: m.newId(),
        kind: i.kind,
        toForceId: otherForce(file, i.toForceId)?.outside ? null : i.toForceId,
        outsideId: otherForce(file, i.toForceId)?.outside ? i.toForceId : null,
        toForce: otherForce(file, i.toForceId)?.name ?? '',
        fromForce: '',
        basis: i.basis,
        basisWhy: i.basisWhy,
        asked: i.kind === 'case' ? null : i.asked,
        dueOn: i.kind === 'case' ? null : i.dueOn,
        contact: i.contact,
        given:
          i.kind === 'case'
            ? { case: caseGiven(file) }
            : {
                task: taskGiven(
                  file,
                  {
                    orderId: i.kind === 'other' ? null : i.orderId,
                    conditionIds: i.kind === 'other' ? [] : i.conditionIds,
                    parts: i.parts,
                  },
                  m.today,
                ),
              },
        record: [],
        at: m.at,
        byId: m.actor.id,
        state: 'offered',
        answeredAt: null,
        answeredBy: null,
        answer: null,
        theirRef: null,
        doneAt: null,
        outcome: null,
        notedAt: null,
        revokedAt: null,
        revokedReason: null,
      }),
    ],
    next: () =>
      'It waits in this case until the other force has answered and the answer is noted here. For a force with an installation of its own, make the file on the case and send it.',
  }),
  revokeTransfer: act({
    label: 'Take the offer back',
    stage: 'case',
    place: 'case/transfer',
    permission: 'exchange',
    about: 'transfers',
    compares: ({ record: t }) => t.state,
    reads: [],
    from: whole as never,
    evenClosed: true,
    grave: true,
    guidance: 'The other force no longer sees what was given, and sees that it was taken back and why.',
    input: z.object({ reason: longText('Reason, which the other force sees', { rows: 2, max: 1000 }) }),
    recorded: ({ record: t, input }) => `Took back from ${t.toForce} ${whatIs(t)}: ${input.reason}`,
    offered: ({ record: t }) => stands(t),
    refuse: ({ record: t }) =>
      stands(t)
        ? []
        : [
            {
              message:
                t.state === 'accepted'
                  ? `${t.toForce} has the case as ${t.theirRef}. Agree with them what is to be done`
                  : `This is ${lowerFirst(transferStates[t.state].label)} already`,
            },
          ],
    patch: ({ record: t, input, moment: m }) => [
      set('transfers', t.id, { state: 'revoked', revokedAt: m.at, revokedReason: input.reason, notedAt: m.at }),
    ],
  }),
  noteTransfer: act({
    label: 'Note the answer',
    stage: 'case',
    place: 'case/transfer',
    permission: 'exchange',
    about: 'transfers',
    compares: ({ record: t }) => t.state,
    reads: [],
    from: whole as never,
    evenClosed: true,
    guidance:
      'The answer becomes part of the record of this case. Record the check or the service itself in its usual place; close the case once another force has taken it over.',
    input: z.object({}),
    recorded: ({ record: t }) => answerWords(t),
    offered: ({ record: t }) => t.answeredAt !== null && t.notedAt === null,
    aside: ({ record: t }) => (t.answeredAt ? [{ title: 'The answer', lines: [answerWords(t)] }] : []),
    refuse: ({ record: t }) => [
      ...(t.answeredAt ? [] : [{ message: `${t.toForce} has not answered yet` }]),
      ...(t.notedAt ? [{ message: `It was noted on ${longMoment(t.notedAt)}` }] : []),
    ],
    patch: ({ record: t, moment: m }) => [set('transfers', t.id, { notedAt: m.at })],
  }),
}
export const dueWords = (t: Pick<Transfer, 'dueOn'>): string => (t.dueOn ? longDate(t.dueOn) : 'No day was set')
