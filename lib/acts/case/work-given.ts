import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import { type Role, roles } from '../../case/policy.ts'
import { tiers } from '../../case/reference/codes/applications.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { givenWork, reviewable, reviewerOf } from '../../case/staff/given.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { record } from '../form/fields.ts'

/** Work is given to somebody who may do it. Where nobody was looked up, that is not known here. */
const mustHold = (m: Moment, id: string, wanted: readonly Role[], field: string): Refusal[] => {
  const person = m.staff?.find(p => p.id === id)
  if (!m.staff || person?.roles.some(role => wanted.includes(role))) return []
  const words = wanted.map(role => roles[role].label.toLowerCase()).join(' or ')
  return [{ field, message: `Select somebody who is ${words}: ${person?.name ?? 'this person'} is not` }]
}

/** Work that is given to a person by name. Whoever holds the permission may still do it: a name says whose turn it is. */
export const givenActs = {
  giveReview: act({
    label: 'Give the review to somebody',
    next: () => 'They are told, and find it on their desk under their name.',
    verb: 'Give the review',
    stage: 'application',
    place: 'application/beside',
    permission: 'allocate',
    about: 'applications',
    compares: ({ record: a }) => [a.status, a.reviewerId, a.reviewerTier],
    reads: [],
    from: reviewable,
    guidance: 'It stands on their desk by name. Anyone else of the tier may still decide.',
    input: z.object({ reviewerId: record('Who reviews', 'reviewers') }),
    recorded: ({ record: a }) =>
      `The review by the ${tiers[applicationStatus(a.status).tier ?? 'sergeant'].label.toLowerCase()} was given to somebody by name`,
    refuse: ({ record: a, input, moment }) => [
      ...mustHold(moment, input.reviewerId, [applicationStatus(a.status).tier ?? 'sergeant'], 'reviewerId'),
      ...(reviewerOf(a) === input.reviewerId
        ? [{ field: 'reviewerId', message: 'They have this review already' }]
        : []),
      ...(a.startedById === input.reviewerId || a.writtenByIds.includes(input.reviewerId)
        ? [{ field: 'reviewerId', message: 'They wrote some of it: somebody else must decide' }]
        : []),
    ],
    patch: ({ record: a, input }) => [
      set('applications', a.id, { reviewerId: input.reviewerId, reviewerTier: applicationStatus(a.status).tier }),
    ],
    prefill: ({ record: a }) => ({ reviewerId: reviewerOf(a) }),
    tells: ({ input }) => [{ kind: 'workGiven', to: { person: input.reviewerId } }],
  }),
  giveCheck: act({
    label: 'Give the check to somebody',
    next: () => 'They are told, and find it on their desk under their name.',
    verb: 'Give the check',
    stage: 'compliance',
    place: 'compliance/plan',
    permission: 'allocate',
    about: 'orderConditions',
    compares: ({ record: c }) => c.checkerId,
    reads: [],
    from: open,
    guidance: 'The way to check it and its next date stay as they are.',
    input: z.object({ checkerId: record('Who checks', 'checkers') }),
    recorded: ({ record: c }) =>
      `Condition ${c.number}: given to ${c.checkerId ? 'somebody else' : 'somebody'} to check`,
    refuse: ({ record: c, input, moment }) => [
      ...mustHold(moment, input.checkerId, givenWork.checker.roles, 'checkerId'),
      ...(c.checkerId === input.checkerId
        ? [{ field: 'checkerId', message: 'They check this condition already' }]
        : []),
    ],
    patch: ({ record: c, input }) => [set('orderConditions', c.id, { checkerId: input.checkerId })],
    prefill: ({ record: c }) => ({ checkerId: c.checkerId }),
    offered: ({ record: c }) => c.toVersion === null,
    tells: ({ input }) => [{ kind: 'workGiven', to: { person: input.checkerId } }],
  }),
}
