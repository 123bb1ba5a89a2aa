import { z } from 'zod'
import type { ForceCollections, ForceFile, ForcePatch } from '../../case/force.ts'
import { add } from '../../case/patch.ts'
import { addDays, type CalendarDate, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { givenCollections, underNewIds } from '../../case/views/given-to-force.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { longText, moment, record } from '../form/fields.ts'
import { whatIs } from './offers.ts'

type Incoming = ForceCollections['transfersIn']
const refIn = (file: ForceFile): string => {
  if (!file.opening) throw new Error('No reference for a new case was loaded')
  return file.opening.ref
}
const refuseAnswered = (t: Incoming): Refusal[] =>
  t.state === 'offered' ? [] : [{ message: `It was answered${t.answeredBy ? ` by ${t.answeredBy}` : ''} already` }]
/** What came as a file is a row of this force; another force of the installation has its own. */
const answered = (t: Incoming, set: Partial<Omit<ForceCollections['arrivals'], 'id'>>): ForcePatch => [
  { in: t.file ? 'arrivals' : 'transfersIn', id: t.id, set } as ForcePatch[number],
]
const longWaits = 30
/** An offer that has lain for long may stand no more. */
const warnOld = (t: Incoming, today: CalendarDate): Refusal[] => [
  ...(addDays(londonDate(t.at), longWaits) < today
    ? [{ message: `It was offered on ${longDate(londonDate(t.at))}. Ring ${t.fromForce} first: it may stand no more` }]
    : []),
  ...(t.dueOn && t.dueOn < today ? [{ message: `It was to be done by ${longDate(t.dueOn)}` }] : []),
]
const seat = {
  place: 'neighbours/transfer',
  permission: 'exchange',
  about: 'transfersIn',
} as const

/** What another force offers this one: accepted, refused, done. */
export const transferAnswerActs = {
  acceptTransferTask: forceAct({
    label: 'Accept the task',
    ...seat,
    compares: ({ record: t }) => t.state,
    input: z.object({}),
    recorded: ({ record: t }) => `Accepted ${whatIs(t)} from ${t.fromForce}`,
    offered: ({ record: t }) => t.state === 'offered' && t.kind !== 'case',
    refuse: ({ record: t }) => [
      ...refuseAnswered(t),
      ...(t.kind === 'case' ? [{ message: 'This is a case. Take it over instead' }] : []),
    ],
    warn: ({ record: t, moment: m }) => warnOld(t, m.today),
    patch: ({ record: t, moment: m }) =>
      answered(t, { state: 'accepted', answeredAt: m.at, answeredBy: m.actor.name, notedAt: null }),
  }),
  acceptTransferCase: forceAct({
    label: 'Take the case over',
    ...seat,
    compares: ({ record: t }) => t.state,
    needs: ['opening'],
    guidance:
      'It becomes a case of this force, with what was given and with its record there. A case that was restricted stays so, and you are named on it. Orders come without an owner: name one.',
    input: z.object({ teamId: record('Team that has the case', 'teams') }),
    recorded: ({ file, record: t }) => `Took over case ${t.given.case?.root.ref} of ${t.fromForce} as ${refIn(file)}`,
    offered: ({ record: t }) => t.state === 'offered' && t.kind === 'case',
    refuse: ({ record: t }) => [
      ...refuseAnswered(t),
      ...(t.given.case ? [] : [{ message: 'This is a task. Accept it instead' }]),
    ],
    warn: ({ record: t, moment: m }) => warnOld(t, m.today),
    patch: ({ file, record: t, moment: m }) =>
      answered(t, {
        state: 'accepted',
        answeredAt: m.at,
        answeredBy: m.actor.name,
        theirRef: refIn(file),
        notedAt: null,
      }),
    opens: ({ file, record: t, input: i, moment: m }) => {
      const given = t.given.case
      if (!given) throw new Error('A task opens no case')
      const rows = underNewIds(given.collections, m.newId)
      const restricted = given.restricted
      return {
        root: {
          id: m.newId(),
          forceId: file.force.id,
          ref: refIn(file),
          status: 'open',
          teamId: i.teamId,
          officerId: null,
          relationship: given.root.relationship,
          relationshipOther: given.root.relationshipOther,
          reportedOn: given.root.reportedOn,
          openedAt: m.at,
          openedById: m.actor.id,
          closedAt: null,
          closedReason: null,
          checksDone: [],
          closedLacking: [],
          formerTeams: [],
          version: 1,
        },
        patch: [
          // Named first: once the restriction stands, only the named may write to the case.
          ...(restricted
            ? [
                add('named', { id: m.newId(), personId: m.actor.id, why: 'named' as const, at: m.at, untilAt: null }),
                add('restrictions', {
                  id: m.newId(),
                  reason: `It was restricted at ${t.fromForce}`,
                  at: m.at,
                  byId: m.actor.id,
                  liftedAt: null,
                  liftAskedAt: null,
                  liftAskedById: null,
                  liftReason: null,
                }),
              ]
            : []),
          ...givenCollections.flatMap(c =>
            rows[c].map(row => add(c, (c === 'orders' ? { ...row, ownerId: null, importId: null } : row) as never)),
          ),
        ],
      }
    },
  }),
  refuseTransfer: forceAct({
    label: 'Refuse',
    ...seat,
    compares: ({ record: t }) => t.state,
    grave: true,
    input: z.object({ reason: longText('Reason, which the other force sees', { rows: 2, max: 1000 }) }),
    recorded: ({ record: t, input }) => `Refused ${whatIs(t)} from ${t.fromForce}: ${input.reason}`,
    offered: ({ record: t }) => t.state === 'offered',
    refuse: ({ record: t }) => refuseAnswered(t),
    patch: ({ record: t, input, moment: m }) =>
      answered(t, {
        state: 'refused',
        answeredAt: m.at,
        answeredBy: m.actor.name,
        answer: input.reason,
        notedAt: null,
        ...(t.file ? { given: {}, record: [] } : {}),
      }),
  }),
  reportTransferDone: forceAct({
    label: 'Report that it is done',
    ...seat,
    compares: ({ record: t }) => [t.state, t.outcome],
    guidance:
      'The other force sees it, and records the check or the service in its own case. Report again to correct it.',
    input: z.object({
      doneAt: moment('When it was done'),
      outcome: longText('Who did it, and what came of it', { rows: 4, max: 4000 }),
    }),
    recorded: ({ record: t }) => `Reported ${whatIs(t)} for ${t.fromForce} as done`,
    offered: ({ record: t }) => t.kind !== 'case' && (t.state === 'accepted' || t.state === 'done'),
    prefill: ({ record: t }) => ({ doneAt: t.doneAt, outcome: t.outcome }),
    refuse: ({ record: t, input, moment: m }) => [
      ...(t.kind !== 'case' && (t.state === 'accepted' || t.state === 'done')
        ? []
        : [{ message: 'Accept the task first' }]),
      ...(Date.parse(input.doneAt) > Date.parse(m.at)
        ? [{ field: 'doneAt', message: `When it was done must be now or earlier, ${longMoment(m.at)}` }]
        : []),
    ],
    patch: ({ record: t, input, moment: m }) =>
      answered(t, {
        state: 'done',
        doneAt: input.doneAt,
        outcome: input.outcome,
        answeredAt: m.at,
        answeredBy: m.actor.name,
        notedAt: null,
      }),
  }),
}
