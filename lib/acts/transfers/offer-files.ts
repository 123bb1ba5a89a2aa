import { z } from 'zod'
import { add, set } from '../../case/patch.ts'
import { isFiled } from '../../case/records/exhibits.ts'
import type { Transfer } from '../../case/records/transfers.ts'
import {
  type TransferState,
  transferBases,
  transferKinds,
  transferStates,
} from '../../case/reference/transfer-codes.ts'
import { londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { act, forceAct } from '../act/act.ts'
import {
  carriedField,
  choice,
  lines,
  longText,
  moment,
  optionalDate,
  optionalLongText,
  optionalMoment,
  optionalText,
  text,
} from '../form/fields.ts'
import { answerWords, whatIs } from './offers.ts'

const whole = ['open', 'closed'] as const
const answerStates = {
  accepted: transferStates.accepted,
  refused: transferStates.refused,
  done: transferStates.done,
} as const
const whatFiles = { offer: { label: 'The offer' }, revocation: { label: 'That it is taken back' } } as const
const noFile = 'It is with a force of this service: no file goes to it'

/** What the answer makes of an offer: a case that was accepted before it was taken back is accepted; else, what was taken back stays so. */
const stateAfter = (t: Transfer, answer: keyof typeof answerStates): TransferState =>
  t.state === 'revoked' && !(t.kind === 'case' && answer === 'accepted') ? 'revoked' : answer

/** Offers that leave as files, and the answers that come back: done by asking for the file, or by opening one. */
export const offerFileActs = {
  makeOfferFile: act({
    label: 'Make the file',
    stage: 'case',
    permission: 'exchange',
    about: 'transfers',
    reads: [],
    from: whole as never,
    evenClosed: true,
    onlyAdds: true,
    byProgram: true,
    input: z.object({ what: choice('What is in it', whatFiles) }),
    recorded: ({ record: t, input: i }) =>
      i.what === 'offer'
        ? `Made the file that offers ${whatIs(t)} to ${t.toForce}, locked with its key`
        : `Made the file that takes ${whatIs(t)} back from ${t.toForce}`,
    refuse: ({ record: t, input: i }) => [
      ...(t.outsideId ? [] : [{ message: noFile }]),
      ...(t.state === (i.what === 'offer' ? 'offered' : 'revoked')
        ? []
        : [{ message: `It is ${lowerFirst(transferStates[t.state].label)}. Open the page again` }]),
    ],
    patch: ({ record: t, input: i, moment: m }) =>
      (i.what === 'offer' ? (t.given.case?.collections.exhibits ?? []) : []).filter(isFiled).map(e =>
        add('custody', {
          id: m.newId(),
          exhibitId: e.id,
          at: m.at,
          byId: m.actor.id,
          what: 'copied',
          note: `In the file of the offer to ${t.toForce}`,
        }),
      ),
  }),
  openAnswer: act({
    label: 'Open an answer',
    stage: 'case',
    permission: 'exchange',
    about: 'transfers',
    compares: ({ record: t }) => t.state,
    reads: [],
    from: whole as never,
    evenClosed: true,
    byProgram: true,
    input: z.object({
      state: choice('Answer', answerStates),
      answeredAt: moment('When it was answered'),
      answeredBy: text('Who', { max: 300 }),
      answer: optionalLongText('Reason', { max: 4000 }),
      theirRef: optionalText('Case there', { max: 60 }),
      doneAt: optionalMoment('When it was done'),
      outcome: optionalLongText('What came of it', { max: 4000 }),
    }),
    recorded: ({ record: t, input: i }) =>
      `${answerWords({ ...t, ...i })}${t.revokedAt ? `. It had been taken back here on ${longMoment(t.revokedAt)}` : ''}`,
    refuse: ({ record: t, input: i }) => [
      ...(t.outsideId ? [] : [{ message: noFile }]),
      ...(t.answeredAt && Date.parse(i.answeredAt) === Date.parse(t.answeredAt)
        ? [{ message: `This answer was opened already: it is of ${longMoment(t.answeredAt)}` }]
        : t.answeredAt && Date.parse(i.answeredAt) < Date.parse(t.answeredAt)
          ? [{ message: `A later answer was opened already: ${answerWords(t)}` }]
          : t.state === 'refused' || (t.kind === 'case' && t.state === 'accepted')
            ? [{ message: `It was answered already: ${answerWords(t)}` }]
            : []),
      ...(t.kind === 'case' && i.state === 'done'
        ? [{ message: 'It says that a case is done, which is no answer' }]
        : []),
    ],
    patch: ({ record: t, input: i, moment: m }) => [
      set('transfers', t.id, { ...i, state: stateAfter(t, i.state), notedAt: m.at }),
    ],
  }),
}

const jsonField = (label: string) => carriedField(label, { max: 120_000_000, withheld: true })
/** A text that the program made itself, as it was before. */
const parsed = <T>(json: string | null): T | null => {
  try {
    return JSON.parse(json ?? 'null') as T
  } catch {
    return null
  }
}

/** What comes from a force outside as a file, opened here; and the file of the answer. */
export const arrivalActs = {
  openOffer: forceAct({
    label: 'Open an offer',
    permission: 'exchange',
    about: 'force',
    needs: ['outsideForces'],
    onlyAdds: true,
    byProgram: true,
    input: z.object({
      outsideId: text('From'),
      offerId: text('Offer'),
      caseRef: text('Case there'),
      kind: choice('What is offered', transferKinds),
      basis: choice('Why', transferBases),
      basisWhy: longText('What shows it', { max: 2000 }),
      asked: optionalLongText('What is asked', { max: 4000 }),
      dueOn: optionalDate('By when'),
      contact: text('Whom to ring', { max: 300 }),
      at: moment('When it was offered'),
      given: jsonField('What was given'),
      record: jsonField('Its record'),
      recordHead: optionalText('The end of its record'),
      came: lines('Exhibits', { most: 200_000 }),
      fileHash: text('SHA-256 of the file'),
      revokedAt: optionalMoment('When it was taken back'),
      revokedReason: optionalLongText('Why it was taken back', { max: 4000 }),
    }),
    recorded: ({ file, input: i }) => {
      const from = file.outsideForces.find(f => f.id === i.outsideId)?.name ?? 'a force outside'
      const what = i.kind === 'case' ? 'the case' : lowerFirst(transferKinds[i.kind].label)
      return i.revokedAt
        ? `Opened a file of ${from} that takes back ${what}, of which no offer was opened here`
        : `Opened a file of ${from} that offers ${what}, of ${longDate(londonDate(i.at))}. Its signature holds`
    },
    refuse: ({ file, input: i }) =>
      file.outsideForces.some(f => f.id === i.outsideId) ? [] : [{ message: 'Its keys are not kept here' }],
    patch: ({ file, input: { given, record, ...i }, moment: m }) => [
      {
        in: 'arrivals',
        add: {
          id: m.newId(),
          ...i,
          fromForce: file.outsideForces.find(f => f.id === i.outsideId)?.name ?? '',
          toForce: file.force.name,
          given: parsed(given) ?? {},
          record: parsed(record) ?? [],
          state: i.revokedAt ? 'revoked' : 'offered',
          answeredAt: null,
          answeredBy: null,
          answer: null,
          theirRef: null,
          doneAt: null,
          outcome: null,
          notedAt: null,
          openedAt: m.at,
          openedById: m.actor.id,
        },
      },
    ],
  }),
  openRevocation: forceAct({
    label: 'Open that an offer is taken back',
    permission: 'exchange',
    about: 'arrivals',
    compares: ({ record: t }) => t.state,
    byProgram: true,
    input: z.object({ revokedAt: moment('When it was taken back'), reason: longText('Why', { max: 4000 }) }),
    recorded: ({ record: t, input: i }) =>
      t.kind === 'case' && t.state === 'accepted'
        ? `${t.fromForce} took back the case ${t.caseRef}, which was taken over here before as ${t.theirRef}: ${i.reason}`
        : `${t.fromForce} took back ${whatIs(t)}: ${i.reason}`,
    refuse: ({ record: t }) =>
      t.revokedAt ? [{ message: `That it is taken back was opened already, of ${longMoment(t.revokedAt)}` }] : [],
    patch: ({ record: t, input: i }) => [
      {
        in: 'arrivals',
        id: t.id,
        set: {
          revokedAt: i.revokedAt,
          revokedReason: i.reason,
          ...(t.state === 'offered' || (t.state === 'accepted' && t.kind !== 'case')
            ? { state: 'revoked', given: {}, record: [] }
            : {}),
        },
      },
    ],
  }),
  makeAnswerFile: forceAct({
    label: 'Make the file of the answer',
    permission: 'exchange',
    about: 'transfersIn',
    onlyAdds: true,
    byProgram: true,
    input: z.object({}),
    recorded: ({ record: t }) =>
      `Made the file that tells ${t.fromForce} that ${whatIs(t)} is ${lowerFirst(transferStates[t.state].label)}`,
    refuse: ({ record: t }) => [
      ...(t.file ? [] : [{ message: 'It is of a force of this service, which sees the answer' }]),
      ...(t.answeredAt ? [] : [{ message: 'It has not been answered yet' }]),
    ],
  }),
}
