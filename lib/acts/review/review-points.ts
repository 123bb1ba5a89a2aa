import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import { mayEver } from '../../case/policy.ts'
import type { Application } from '../../case/records/applications.ts'
import { type ReturnReason, returnReasons, type Tier, tiers } from '../../case/reference/codes/applications.ts'
import { applicationStatus, beforeTier } from '../../case/reference/status.ts'
import {
  askedFor,
  isUntouched,
  lastReturn,
  partOfReason,
  partsFor,
  partTitle,
  pointsBy,
} from '../../drafting/review-points.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import { longText, text } from '../form/fields.ts'
import { goesWithMain, notTheirOwn, permissions } from './review-rules.ts'

/** Comments of a reviewer on parts of a draft, and how whoever drafts answers them. */

const notTheReviewer = (file: CaseFile, a: Application, moment: Moment): Refusal[] => {
  const { tier } = applicationStatus(a.status)
  if (!tier) return []
  return mayEver(moment.actor, permissions[tier])
    ? notTheirOwn(file, a, tier, moment.actor.id)
    : [{ message: `Only the ${tiers[tier].label.toLowerCase()} comments on it now` }]
}
/** The return that a reviewer's comments go with. */
export const carryPoints = (file: CaseFile<'reviewPoints'>, a: Application, personId: string, reviewId: string) =>
  pointsBy(file, a, personId).map(p => set('reviewPoints', p.id, { reviewId }))

/** Each reason of a return that no comment says is a comment on the section that it is about: it is answered like one. */
export const reasonPoints = (
  file: CaseFile<'reviewPoints'>,
  a: Application,
  reasons: readonly ReturnReason[],
  { moment, tier, reviewId }: { moment: Moment; tier: Tier; reviewId: string },
) => {
  const said = new Set(pointsBy(file, a, moment.actor.id).map(p => p.part.replace(/^condition .*/, 'conditions')))
  return reasons
    .filter(reason => !said.has(partOfReason(a, reason)))
    .map(reason =>
      add('reviewPoints', {
        id: moment.newId(),
        applicationId: a.id,
        part: partOfReason(a, reason),
        tier,
        text: returnReasons[reason].label,
        at: moment.at,
        byId: moment.actor.id,
        reviewId,
        removedAt: null,
        answer: null,
        answeredAt: null,
        answeredById: null,
      }),
    )
}

/** What the last return asked for and nobody answered, and a draft in which nothing was changed and nothing said. */
export function returnUnanswered(file: CaseFile, a: Application, note: string | null): Refusal[] {
  const review = a.status === 'returned' ? lastReturn(file, a) : undefined
  if (!review) return []
  const open = askedFor(file, a).filter(asked => !asked.isAnswered)
  if (open.length)
    return open.map(({ point, title }) => ({
      message: `${title}: the ${tiers[point.tier].label.toLowerCase()} asked for something. Change it, or say why not`,
      href: actPath(file.case.ref, 'answerPoint', point.id),
    }))
  return isUntouched(file, a) && !note
    ? [
        {
          field: 'note',
          message: 'Nothing has changed since it was returned. Change it, or say here why it goes on as it is',
        },
      ]
    : []
}

export const reviewPointActs = {
  commentOnPart: act({
    label: 'Comment on a part',
    stage: 'application',
    place: 'review/part',
    permission: 'converse',
    about: 'applications',
    onlyAdds: true,
    from: Object.values(beforeTier),
    guidance: 'Your comments stay with you until you return the application: then they are what it is returned for.',
    input: z.object({
      part: text('Part', { max: 100 }),
      text: longText('Comment', { rows: 3, max: 4000 }),
    }),
    recorded: ({ file, record, input }) => `Commented on ${partTitle(file, record, input.part)}`,
    refuse: ({ file, record, input, moment }) => [
      ...goesWithMain(file, record),
      ...notTheReviewer(file, record, moment),
      ...(partsFor(file, record).some(p => p.part === input.part)
        ? []
        : [{ field: 'part', message: 'Select a part of the application' }]),
    ],
    patch: ({ record, input, moment }) => {
      const { tier } = applicationStatus(record.status)
      return [
        add('reviewPoints', {
          id: moment.newId(),
          applicationId: record.id,
          part: input.part,
          tier: tier ?? 'sergeant',
          text: input.text,
          at: moment.at,
          byId: moment.actor.id,
          reviewId: null,
          removedAt: null,
          answer: null,
          answeredAt: null,
          answeredById: null,
        }),
      ]
    },
    // Made beside the part, on the page of the review.
    offered: () => false,
  }),
  removePoint: act({
    label: 'Remove a comment',
    stage: 'application',
    place: 'review/point',
    permission: 'converse',
    about: 'reviewPoints',
    from: open,
    input: z.object({}),
    recorded: 'Took a comment on a part of the application away',
    refuse: ({ record, moment }) => [
      ...(record.byId === moment.actor.id ? [] : [{ message: 'This is somebody else’s comment' }]),
      ...(record.reviewId ? [{ message: 'The application was returned with this comment: it stays' }] : []),
      ...(record.removedAt ? [{ message: 'This comment is taken away already' }] : []),
    ],
    patch: ({ record, moment }) => [set('reviewPoints', record.id, { removedAt: moment.at })],
    offered: ({ record, actor }) => record.byId === actor.id && !record.reviewId && !record.removedAt,
  }),
  answerPoint: act({
    label: 'Say why it was not changed',
    stage: 'application',
    place: 'review/point',
    permission: 'draft',
    about: 'reviewPoints',
    from: open,
    guidance: 'The reviewer sees your answer beside the comment. A change of the part answers it without one.',
    input: z.object({ answer: longText('Your answer', { rows: 4, max: 4000 }) }),
    aside: ({ file, record }) => {
      const a = file.applications.find(x => x.id === record.applicationId)
      return [{ title: a ? partTitle(file, a, record.part) : 'Comment', lines: [record.text] }]
    },
    recorded: ({ file, record }) => {
      const a = file.applications.find(x => x.id === record.applicationId)
      return `Answered the ${tiers[record.tier].label.toLowerCase()}’s comment on ${a ? partTitle(file, a, record.part) : 'the application'}`
    },
    refuse: ({ file, record }) => {
      const a = file.applications.find(x => x.id === record.applicationId)
      return record.reviewId && a?.status === 'returned' ? [] : [{ message: 'It is not waiting for an answer' }]
    },
    prefill: ({ record }) => ({ answer: record.answer }),
    patch: ({ record, input, moment }) => [
      set('reviewPoints', record.id, {
        answer: input.answer,
        answeredAt: moment.at,
        answeredById: moment.actor.id,
      }),
    ],
    offered: ({ record }) => record.reviewId !== null && record.answer === null,
  }),
}
