import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Application, Review } from '../../case/records/applications.ts'
import { type ApplicationStatus, applicationStatus } from '../../case/reference/status.ts'
import { limbs, wrongTests } from '../../case/reference/statute.ts'
import { targetWords } from '../../case/time/working-days.ts'
import { afterTier, beforeCourt, interimOf, isLive } from '../../case/views/applications.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { decidedAtField, decidedEarlier, refuseDecidedAt } from '../act/decided-at.ts'
import { choice, longText, optionalChoice } from '../form/fields.ts'
import { decidedDay, dueContacts } from '../people/milestones.ts'
import { carry, goesWithMain, notTheirOwn, offeredAlone, reviewPatch, waitingTold } from './review-rules.ts'

const refusalOf = (file: CaseFile<'reviews'>, a: Application): Review | undefined =>
  file.reviews.filter(r => r.applicationId === a.id && r.result === 'refused').at(-1)
const answerRefusal = (file: CaseFile<'applications' | 'reviews'>, a: Application, actorId: string): Refusal[] => [
  ...goesWithMain(file, a),
  ...notTheirOwn(file, a, 'coordinator', actorId),
  ...(refusalOf(file, a)?.byId === actorId
    ? [{ message: 'You refused this application, so another coordinator must look at the refusal' }]
    : []),
]
/** Where a reversed refusal goes: the tier after the one that refused, never past the authorising officer. */
const afterReversal = (file: CaseFile<'reviews'>, a: Application): ApplicationStatus => {
  const tier = refusalOf(file, a)?.tier ?? 'authorising'
  return tier === 'authorising' ? 'withAuthorising' : afterTier(file, tier)
}

/** What happens to a refusal, and to an application that its own officer gives up. */
export const refusalActs = {
  escalateRefusal: act({
    label: 'Ask for the refusal to be looked at again',
    next: ({ file }) =>
      `The coordinator sees it at once, and answers within ${targetWords('refusalSeenWithinDays', file.settings)}.`,
    stage: 'application',
    place: 'application/deciding',
    permission: 'escalate',
    about: 'applications',
    reads: [
      'draftConditions',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
      'reviews',
    ],
    from: ['refused'],
    to: 'escalated',
    input: z.object({
      note: longText('Why the refusal should be looked at again', {
        rows: 5,
        hint: 'Say which part of the Act is met, and what the refusal left out',
      }),
    }),
    recorded: 'Refusal escalated to the coordinator',
    offered: offeredAlone,
    refuse: ({ file, record, moment }) => [
      ...goesWithMain(file, record),
      ...(refusalOf(file, record)?.byId === moment.actor.id
        ? [{ message: 'You refused this application, so someone else must ask for it to be looked at again' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) => [
      reviewPatch(file, record, moment, refusalOf(file, record)?.tier ?? 'coordinator', 'escalated', {
        note: input.note,
      }),
      ...carry(file, record, 'escalated'),
    ],
    tells: () => [{ kind: 'refusalEscalated', to: { role: 'coordinator' } }],
  }),

  upholdRefusal: act({
    label: 'Uphold the refusal',
    next: () => 'The refusal stands. The officer sees it on the application, with your reason.',
    stage: 'application',
    place: 'application/deciding',
    rank: 1,
    permission: 'reviewAsCoordinator',
    about: 'applications',
    reads: [
      'draftConditions',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
      'reviews',
    ],
    from: ['refused', 'escalated'],
    to: 'refusalUpheld',
    grave: true,
    input: z.object({
      limb: choice('Which part is not met', limbs),
      note: longText('Why the refusal stands', { rows: 5 }),
      whatWouldChange: longText('What would change your decision', { rows: 3 }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ input }) =>
      `Refusal upheld by the coordinator: ${limbs[input.limb].label.toLowerCase()}${decidedEarlier(input.decidedAt)}`,
    offered: offeredAlone,
    prefill: ({ file, record }) => ({ limb: refusalOf(file, record)?.limb }),
    refuse: ({ file, record, input, moment }) => [
      ...answerRefusal(file, record, moment.actor.id),
      ...refuseDecidedAt(input.decidedAt, moment),
    ],
    patch: ({ file, record, input, moment }) => [
      reviewPatch(file, record, moment, 'coordinator', 'upheld', input),
      ...carry(file, record, 'refusalUpheld'),
      ...dueContacts(file, moment, 'refusal', decidedDay(input.decidedAt, moment)),
    ],
  }),

  reverseRefusal: act({
    label: 'Reverse the refusal and send on',
    next: () => 'The application goes on to the next review, and the officer is told.',
    stage: 'application',
    place: 'application/deciding',
    permission: 'reviewAsCoordinator',
    about: 'applications',
    reads: [
      'draftConditions',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
      'reviews',
    ],
    from: ['refused', 'escalated'],
    to: ({ file, record }) => afterReversal(file, record),
    input: z.object({
      wrongTest: optionalChoice('Did the refusal rest on one of these?', wrongTests),
      note: longText('Why the refusal does not stand', {
        rows: 5,
        hint: 'Say how acts, risk and necessity appear to be met',
      }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ file, record, input }) =>
      `Refusal reversed by the coordinator. Now: ${applicationStatus(afterReversal(file, record)).label.toLowerCase()}${decidedEarlier(input.decidedAt)}`,
    offered: offeredAlone,
    prefill: ({ file, record }) => ({ wrongTest: refusalOf(file, record)?.wrongTest }),
    refuse: ({ file, record, input, moment }) => [
      ...answerRefusal(file, record, moment.actor.id),
      ...refuseDecidedAt(input.decidedAt, moment),
      ...(file.applications.some(
        a => a.id !== record.id && a.kind === record.kind && a.mainId === record.mainId && isLive(a),
      )
        ? [{ message: 'Another application on this case has been started since. Finish or withdraw that one first' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) => [
      reviewPatch(file, record, moment, 'coordinator', 'reversed', input),
      ...carry(file, record, afterReversal(file, record)),
    ],
    tells: ({ file, record }) => waitingTold(file, record, afterReversal(file, record)),
  }),

  withdrawDraft: act({
    label: 'Withdraw before court',
    stage: 'application',
    place: 'application/beside',
    permission: 'submit',
    about: 'applications',
    reads: [],
    from: beforeCourt,
    to: 'withdrawn',
    grave: true,
    guidance: 'The application stays on the case, with your reason. A new one can be started.',
    input: z.object({ outcomeReason: longText('Why it is withdrawn', { rows: 4, max: 4000 }) }),
    recorded: 'Application withdrawn before it went to court',
    patch: ({ file, record, input, moment }) => [
      set('applications', record.id, { outcomeReason: input.outcomeReason }),
      ...carryAll(file, record, {
        outcomeReason: input.outcomeReason,
        determinedOn: moment.today,
        status: 'withdrawn',
      }),
    ],
  }),
} as const

// An interim cannot outlive its full application, wherever each of them stands before court.
const carryAll = (file: CaseFile<'applications'>, a: Application, fields: Partial<Application>) => {
  const half = a.kind === 'main' ? interimOf(file, a) : undefined
  return half && beforeCourt.includes(half.status) ? [set('applications', half.id, fields)] : []
}
