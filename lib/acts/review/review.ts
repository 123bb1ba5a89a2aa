import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import { type ReturnReason, returnReasons, type Tier, tiers } from '../../case/reference/codes/applications.ts'
import { rankOf, ranks } from '../../case/reference/ranks.ts'
import { applicationStatus, beforeTier } from '../../case/reference/status.ts'
import { limbs, wrongTests } from '../../case/reference/statute.ts'
import { londonToInstant, longDate } from '../../case/time/calendar.ts'
import { targetWords } from '../../case/time/working-days.ts'
import { afterTier, editableStatuses, firstTier } from '../../case/views/applications.ts'
import { staleWarnings } from '../../drafting/citations.ts'
import { pointsBy } from '../../drafting/review-points.ts'
import { missingFrom, warningsOf } from '../../drafting/sections.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { refuseWrongTest } from '../../law/rules/questions.ts'
import { numbersAside } from '../../law/rules/reference.ts'
import { act } from '../act/act.ts'
import { decidedAtField, decidedEarlier, refuseDecidedAt } from '../act/decided-at.ts'
import { choice, choices, date, longText, optionalChoice, optionalLongText, optionalText } from '../form/fields.ts'
import { decidedDay, dueContacts } from '../people/milestones.ts'
import { refusalActs } from './refusal.ts'
import { carryPoints, reasonPoints, returnUnanswered, reviewPointActs } from './review-points.ts'
import {
  carry,
  goesWithMain,
  notTheirOwn,
  offeredAlone,
  permissions,
  reviewPatch,
  waitingTold,
  wrongTestIn,
} from './review-rules.ts'

const endorse = (tier: Exclude<Tier, 'authorising'>) =>
  act({
    label: 'Endorse and send on',
    next: ({ file }) => afterEndorsing(file, tier),
    stage: 'application',
    place: 'application/deciding',
    permission: permissions[tier],
    about: 'applications',
    reads: [
      'citationLooks',
      'draftConditions',
      'formerVersions',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
      'reviews',
    ],
    from: [beforeTier[tier]],
    to: ({ file }) => afterTier(file, tier),
    guidance: 'You have read the grounds and every condition, and the application should go to the next step.',
    input: z.object({
      note: optionalLongText('What the next reviewer should know', { rows: 3 }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ file, input }) =>
      `Application endorsed by the ${tiers[tier].label.toLowerCase()}. Now: ${applicationStatus(afterTier(file, tier)).label.toLowerCase()}${decidedEarlier(input.decidedAt)}`,
    offered: offeredAlone,
    refuse: ({ file, record, input, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, tier, moment.actor.id),
      ...refuseDecidedAt(input.decidedAt, moment),
    ],
    warn: ({ file, record }) => (record.kind === 'interim' ? [] : staleWarnings(file, record)),
    patch: ({ file, record, input, moment }) => [
      reviewPatch(file, record, moment, tier, 'endorsed', input),
      ...carry(file, record, afterTier(file, tier)),
    ],
    tells: ({ file, record }) => waitingTold(file, record, afterTier(file, tier)),
  })

/** Who has it next, and by when. */
function afterEndorsing({ settings }: Pick<CaseFile, 'settings'>, tier: Tier): string {
  const next = settings.reviewOrder[settings.reviewOrder.indexOf(tier) + 1] ?? 'authorising'
  return `It goes to the ${tiers[next].label.toLowerCase()}, who answers within ${targetWords('reviewedWithinDays', settings)}. The officer sees that you endorsed it.`
}

const countedPoints = (n: number) => `${n} ${n === 1 ? 'comment' : 'comments'}`
const returnedFor = (codes: readonly ReturnReason[], points: number) =>
  [...codes.map(r => returnReasons[r].label.toLowerCase()), ...(points ? [countedPoints(points)] : [])].join('; ')

const sendBack = (tier: Tier) =>
  act({
    label: 'Return to the officer',
    next: ({ file }) =>
      `The officer sees what you wrote, and is to send it on again within ${targetWords('returnedWithinDays', file.settings)}.`,
    stage: 'application',
    place: 'application/deciding',
    permission: permissions[tier],
    about: 'applications',
    reads: [
      'draftConditions',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
      'reviewPoints',
      'reviews',
    ],
    from: [beforeTier[tier]],
    to: 'returned',
    input: z.object({
      reasonCodes: choices('What needs more work', returnReasons, {
        optional: true,
        hint: 'Not needed where your comments say it',
      }),
      note: optionalLongText('What to do next', {
        rows: 5,
        hint: 'Say exactly what would let you send it on. Not needed where your comments say it',
      }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ file, record, input, moment }) =>
      `Application returned by the ${tiers[tier].label.toLowerCase()}: ${returnedFor(input.reasonCodes, pointsBy(file, record, moment.actor.id).length)}${decidedEarlier(input.decidedAt)}`,
    offered: offeredAlone,
    aside: ({ file, record }) => {
      const waiting = file.reviewPoints.filter(p => p.applicationId === record.id && !p.reviewId && !p.removedAt)
      return waiting.length
        ? [{ title: `${countedPoints(waiting.length)} go with it`, lines: waiting.map(p => p.text) }]
        : []
    },
    refuse: ({ file, record, input, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, tier, moment.actor.id),
      ...refuseDecidedAt(input.decidedAt, moment),
      ...(pointsBy(file, record, moment.actor.id).length
        ? []
        : [
            ...(input.reasonCodes.length ? [] : [{ field: 'reasonCodes', message: 'Select what needs more work' }]),
            ...(input.note ? [] : [{ field: 'note', message: 'Enter what to do next' }]),
          ]),
    ],
    patch: ({ file, record, input, moment }) => {
      const review = reviewPatch(file, record, moment, tier, 'returned', input)
      return [
        review,
        ...carryPoints(file, record, moment.actor.id, review.add.id),
        ...reasonPoints(file, record, input.reasonCodes, { moment, tier, reviewId: review.add.id }),
        ...carry(file, record, 'returned'),
      ]
    },
    tells: ({ file, record }) => [
      { kind: 'applicationReturned', to: { person: file.case.officerId ?? record.startedById } },
    ],
  })

const refuseAs = (tier: Tier) =>
  act({
    label: 'Refuse',
    stage: 'application',
    place: 'application/deciding',
    permission: permissions[tier],
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
    from: [beforeTier[tier]],
    to: 'refused',
    grave: true,
    next: ({ file }) =>
      `The officer is told, with your reason, and can ask for it to be looked at again. The coordinator looks at it within ${targetWords('refusalSeenWithinDays', file.settings)}.`,
    guidance:
      'The question is whether it appears that there were acts, that there is a risk, and that an order is necessary. It is not whether there is enough to charge. The coordinator sees every refusal, and the officer can have it looked at again.',
    input: z.object({
      limb: choice('Which part is not met', limbs),
      note: longText('Why', { rows: 5, hint: 'What is missing from that part' }),
      whatWouldChange: longText('What would change your decision', { rows: 3 }),
      wrongTest: optionalChoice('Does any of these play a part in your decision?', wrongTests, {
        hint: 'None of these is the test in the Act. If one is part of your reason, say so',
      }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ input }) =>
      `Application refused by the ${tiers[tier].label.toLowerCase()}: ${limbs[input.limb].label.toLowerCase()}${input.wrongTest ? `. Flagged: ${wrongTests[input.wrongTest].label.toLowerCase()}` : ''}${decidedEarlier(input.decidedAt)}`,
    offered: offeredAlone,
    refuse: ({ file, record, input, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, tier, moment.actor.id),
      ...refuseDecidedAt(input.decidedAt, moment),
    ],
    warn: ({ input }) => {
      const test = input.wrongTest ?? wrongTestIn(input.note)
      return test ? [refuseWrongTest(test)] : []
    },
    patch: ({ file, record, input, moment }) => [
      reviewPatch(file, record, moment, tier, 'refused', {
        ...input,
        wrongTest: input.wrongTest ?? wrongTestIn(input.note),
      }),
      ...carry(file, record, 'refused'),
      ...dueContacts(file, moment, 'refusal', decidedDay(input.decidedAt, moment)),
    ],
    tells: ({ input }) =>
      (input.wrongTest ?? wrongTestIn(input.note)) ? [{ kind: 'refusalQuestioned', to: { role: 'coordinator' } }] : [],
  })

/** Submitting an application, and what each reviewing tier may do with it. */
export const reviewActs = {
  submitApplication: act({
    label: 'Submit for review',
    next: ({ file }) =>
      `It goes to the ${tiers[file.settings.reviewOrder[0] ?? 'authorising'].label.toLowerCase()}, who answers within ${targetWords('reviewedWithinDays', file.settings)}. You see it again if it comes back.`,
    stage: 'application',
    place: 'application/deciding',
    permission: 'submit',
    about: 'applications',
    compares: ({ file, record: a }) => [a, file.draftConditions.filter(c => c.applicationId === a.id)],
    from: editableStatuses,
    to: ({ file }) => firstTier(file),
    guidance: 'You cannot change the application while it is being reviewed.',
    input: z.object({ note: optionalLongText('What the reviewer should know', { rows: 3 }) }),
    recorded: ({ file }) =>
      `Application submitted for review. Now: ${applicationStatus(firstTier(file)).label.toLowerCase()}`,
    offered: offeredAlone,
    refuse: ({ file, record, input, moment }) => [
      ...goesWithMain(file, record),
      ...missingFrom(file, record, moment.today),
      ...returnUnanswered(file, record, input.note),
    ],
    warn: ({ file, record, moment }) => warningsOf(file, record, moment.today),
    patch: ({ file, record, input, moment }) => [
      set('applications', record.id, { submittedAt: moment.at }),
      ...carry(file, record, firstTier(file), { submittedAt: moment.at }),
      ...(input.note
        ? [
            add('comments', {
              id: moment.newId(),
              applicationId: record.id,
              text: input.note,
              at: moment.at,
              byId: moment.actor.id,
            }),
          ]
        : []),
    ],
    tells: ({ file, record }) => waitingTold(file, record, firstTier(file)),
  }),

  endorseAsSergeant: endorse('sergeant'),
  endorseAsCoordinator: endorse('coordinator'),
  endorseAsLegal: endorse('legal'),

  authorise: act({
    label: 'Authorise',
    next: ({ file }) =>
      `It goes to the civil-orders team, to be lodged with the court within ${targetWords('authorisedToLodgedDays', file.settings)}. The officer sees that it is authorised.`,
    stage: 'application',
    place: 'application/deciding',
    permission: 'authorise',
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
    from: ['withAuthorising'],
    to: 'authorised',
    guidance:
      'It must appear to the chief officer that there were acts, that there is a risk, and that there is reasonable cause to believe an order is necessary.',
    own: actor => ({ rank: rankOf(actor.rank) }),
    input: z.object({
      rank: choice('Your rank', ranks),
      authorisedOn: date('Date of authority'),
      authority: optionalText('Authority you act under', {
        hint: 'For example, delegated by the chief constable under force policy',
        max: 500,
      }),
      note: optionalLongText('Reasons, or limits on the authority', { rows: 3 }),
    }),
    aside: ({ file }) => [numbersAside(file.settings, 'authorisingRank')],
    recorded: ({ input }) =>
      `Application authorised by a ${ranks[input.rank].label} on ${longDate(input.authorisedOn)}`,
    offered: offeredAlone,
    prefill: ({ today }) => ({ authorisedOn: today }),
    refuse: ({ file, record, input, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, 'authorising', moment.actor.id),
      ...(input.authorisedOn > moment.today
        ? [
            {
              field: 'authorisedOn',
              message: 'The date of authority must be today or earlier',
            },
          ]
        : []),
    ],
    warn: ({ file, input, moment }) =>
      refusalsOf(
        {
          settings: file.settings,
          applications: [
            { id: 'authorised', authorisedOn: input.authorisedOn, authorisedRank: ranks[input.rank].label },
          ],
        },
        moment.today,
        ['V18'],
        'warn',
        { field: () => 'rank' },
      ),
    patch: ({ file, record, input, moment }) => {
      const authority = {
        authorisedOn: input.authorisedOn,
        authorisedById: moment.actor.id,
        authorisedRank: ranks[input.rank].label,
      }
      const note = [input.authority, input.note].filter(Boolean).join('. ') || null
      return [
        set('applications', record.id, authority),
        reviewPatch(file, record, moment, 'authorising', 'authorised', {
          note,
          // Of an earlier day no time is asked: it is taken at its end.
          decidedAt: input.authorisedOn < moment.today ? londonToInstant(`${input.authorisedOn}T23:59`) : null,
        }),
        ...carry(file, record, 'authorised', authority),
      ]
    },
  }),

  returnAsSergeant: sendBack('sergeant'),
  returnAsCoordinator: sendBack('coordinator'),
  returnAsLegal: sendBack('legal'),
  returnAsAuthorising: sendBack('authorising'),
  refuseAsSergeant: refuseAs('sergeant'),
  refuseAsCoordinator: refuseAs('coordinator'),
  refuseAsLegal: refuseAs('legal'),
  refuseAsAuthorising: refuseAs('authorising'),

  ...refusalActs,
  ...reviewPointActs,
} as const
