import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import { type Role, roles } from '../../case/policy.ts'
import { tiers } from '../../case/reference/codes/applications.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { givenWork, reviewable, reviewerOf } from '../../case/staff/given.ts'
import {
  countsOf,
  type HeldKind,
  heldBy,
  heldInWords,
  heldKinds,
  heldReads,
  mayTake,
  notTheirs,
  takerRoles,
} from '../../case/staff/held.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { carriedField, choices, date, optionalText, record, text } from '../form/fields.ts'

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
  handOver: act({
    label: 'Hand over what somebody holds',
    next: () => 'They find it on their desk, due on the same days as before.',
    verb: 'Hand over',
    stage: 'case',
    place: 'case',
    rank: 9,
    permission: 'handOver',
    about: 'case',
    reads: heldReads,
    offeredReads: [],
    // What somebody else has given away meanwhile is theirs no longer, and is refused: nothing unseen is written over.
    compares: () => null,
    from: open,
    guidance:
      'For somebody who leaves, or is away for long. What they did stays under their name. A review that the new person may not decide goes back to its tier, with nobody named.',
    input: z.object({
      fromId: record('Whose it is', 'holders'),
      kinds: choices('What is handed over', heldKinds, {
        optional: true,
        hint: 'Leave blank for everything that they hold on this case',
      }),
      toId: record('Who takes it over', 'takers'),
      reason: optionalText('Reason', { max: 500 }),
      /** The force’s own act says of how many cases it is, and to whom. */
      within: carriedField('Part of'),
    }),
    recorded: ({ file, input, moment }) =>
      `Handed over${nameIn(moment, input.fromId, ' from ')}${nameIn(moment, input.toId, ' to ')}: ${heldInWords(countsOf(handedOver(file, input, moment))).join(', ')}${input.reason ? `. ${input.reason}` : ''}`,
    refuse: ({ file, input, moment }) => {
      const to = moment.staff?.find(p => p.id === input.toId)
      const all = handedOver(file, input, moment)
      const unfit = moment.staff
        ? [...countsOf(all).keys()].filter(k => k !== 'reviews' && !mayTake(k, to?.roles ?? []))
        : []
      return [
        ...(all.length ? [] : [{ field: 'fromId', message: 'They hold nothing of this here any more' }]),
        ...(input.fromId === input.toId ? [{ field: 'toId', message: 'Select somebody else' }] : []),
        ...unfit.map(kind => ({ field: 'toId', message: notTheirs(kind, to?.name) })),
      ]
    },
    patch: ({ file, input, moment }) => {
      const roles = moment.staff?.find(p => p.id === input.toId)?.roles ?? takerRoles
      return handedOver(file, input, moment).flatMap(h => h.take({ id: input.toId, roles }, moment))
    },
    tells: ({ input }) => (input.within ? [] : [{ kind: 'workGiven', to: { person: input.toId } }]),
  }),
  moveToMergedTeam: act({
    label: 'Move with a team that became part of another',
    stage: 'case',
    permission: 'handOver',
    about: 'case',
    partOfAnother: true,
    reads: [],
    from: open,
    input: z.object({
      teamId: record('Team', 'teams'),
      teamName: text('Name of the team'),
      formerName: text('Name of the team before'),
      fromOn: date('From which day'),
    }),
    recorded: ({ input }) =>
      `Its team ${input.formerName} became part of ${input.teamName} from ${longDate(input.fromOn)}`,
    patch: ({ record: c, input }) => [
      {
        in: 'case',
        set: {
          teamId: input.teamId,
          formerTeams: [...c.formerTeams, { teamId: c.teamId, untilOn: input.fromOn }],
        },
      },
    ],
  }),
}

const nameIn = (m: Moment, id: string, before: string) => {
  const name = m.staff?.find(p => p.id === id)?.name
  return name ? `${before}${name}` : ''
}
const handedOver = (
  file: CaseFile<(typeof heldReads)[number]>,
  { fromId, kinds }: { fromId: string; kinds: readonly HeldKind[] },
  m: Moment,
) => heldBy(file, fromId, m.today).filter(h => !kinds.length || kinds.includes(h.kind))
