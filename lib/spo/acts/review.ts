import { z } from 'zod'
import {
  afterTier,
  beforeCourt,
  editableStatuses,
  firstTier,
  holderOf,
  interimOf,
  isCarried,
  isLive,
  linkedInterim,
} from '../applications.ts'
import { longDate } from '../calendar.ts'
import type { Application, CaseFile, Refusal, Review } from '../case.ts'
import { returnReasons, type Tier, tiers } from '../codes.ts'
import { choice, choices, date, longText, optionalChoice, optionalLongText, optionalText } from '../fields.ts'
import type { Permission } from '../policy.ts'
import { isBelow, ranks } from '../ranks.ts'
import { missingFrom, warningsOf } from '../sections.ts'
import { snapshotOf } from '../snapshot.ts'
import { type ApplicationStatus, applicationStatus, beforeTier } from '../status.ts'
import { limbs, wrongTests } from '../statute.ts'
import { act, add, type Moment, set } from './act.ts'
import { dueContacts } from './milestones.ts'

const permissions = {
  sergeant: 'reviewAsSergeant',
  coordinator: 'reviewAsCoordinator',
  legal: 'reviewAsLegal',
  authorising: 'authorise',
} as const satisfies Record<Tier, Permission>

/** Never one's own: not by who drafted, not by the officer in the case, and one tier to a person. */
function notTheirOwn(file: CaseFile, a: Application, tier: Tier, actorId: string): Refusal[] {
  const holder = holderOf(file, a)
  const writers = new Set(
    [a, holder, interimOf(file, holder)].flatMap(x => (x ? [x.startedById, ...x.writtenByIds] : [])),
  )
  const earlier = file.reviews.find(
    r =>
      (r.applicationId === a.id || r.applicationId === holder.id) &&
      r.byId === actorId &&
      r.tier !== tier &&
      (r.result === 'endorsed' || r.result === 'authorised'),
  )
  return [
    ...(writers.has(actorId)
      ? [{ message: 'You wrote part of this application, so someone else must review it' }]
      : file.case.officerId === actorId
        ? [{ message: 'You are the officer in this case, so someone else must review it' }]
        : []),
    ...(earlier
      ? [
          {
            message: `You endorsed this application as ${tiers[earlier.tier].label.toLowerCase()}, so someone else must review it at this step`,
          },
        ]
      : []),
  ]
}
const goesWithMain = (file: CaseFile, a: Application): Refusal[] =>
  isCarried(file, a)
    ? [
        {
          message: 'The interim application goes with the full application: decide that one',
          href: `/cases/${file.case.ref}/application`,
        },
      ]
    : []

type Said = Partial<Pick<Review, 'reasonCodes' | 'limb' | 'wrongTest' | 'note' | 'whatWouldChange'>>
const reviewed = (file: CaseFile, a: Application, moment: Moment, tier: Tier, result: Review['result'], said: Said) =>
  add('reviews', {
    id: moment.newId(),
    applicationId: a.id,
    tier,
    result,
    reasonCodes: [],
    limb: null,
    wrongTest: null,
    note: null,
    whatWouldChange: null,
    seen: { ...snapshotOf(file, a) },
    at: moment.at,
    byId: moment.actor.id,
    ...said,
  })
/** The interim half goes where its full application goes while both are before court. */
const carry = (file: CaseFile, a: Application, status: ApplicationStatus, more: Partial<Application> = {}) => {
  const half = linkedInterim(file, a)
  return half ? [set('applications', half.id, { ...more, status })] : []
}
const offeredAlone = ({ file, record }: { file: CaseFile; record: Application }) => !isCarried(file, record)

const endorse = (tier: Exclude<Tier, 'authorising'>) =>
  act({
    label: 'Endorse and send on',
    stage: 'application',
    permission: permissions[tier],
    about: 'applications',
    from: [beforeTier[tier]],
    to: ({ file }) => afterTier(file, tier),
    guidance: 'You have read the grounds and every condition, and the application should go to the next step.',
    input: z.object({ note: optionalLongText('What the next reviewer should know', { rows: 3 }) }),
    recorded: ({ file }) =>
      `Application endorsed by the ${tiers[tier].label.toLowerCase()}. Now: ${applicationStatus(afterTier(file, tier)).label.toLowerCase()}`,
    offered: offeredAlone,
    refuse: ({ file, record, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, tier, moment.actor.id),
    ],
    patch: ({ file, record, input, moment }) => [
      reviewed(file, record, moment, tier, 'endorsed', { note: input.note }),
      ...carry(file, record, afterTier(file, tier)),
    ],
  })

const sendBack = (tier: Tier) =>
  act({
    label: 'Return to the officer',
    stage: 'application',
    permission: permissions[tier],
    about: 'applications',
    from: [beforeTier[tier]],
    to: 'returned',
    input: z.object({
      reasonCodes: choices('What needs more work', returnReasons),
      note: longText('What to do next', { rows: 5, hint: 'Say exactly what would let you send it on' }),
    }),
    recorded: ({ input }) =>
      `Application returned by the ${tiers[tier].label.toLowerCase()}: ${input.reasonCodes.map(r => returnReasons[r].label.toLowerCase()).join('; ')}`,
    offered: offeredAlone,
    refuse: ({ file, record, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, tier, moment.actor.id),
    ],
    patch: ({ file, record, input, moment }) => [
      reviewed(file, record, moment, tier, 'returned', input),
      ...carry(file, record, 'returned'),
    ],
  })

const refuseAs = (tier: Tier) =>
  act({
    label: 'Refuse',
    stage: 'application',
    permission: permissions[tier],
    about: 'applications',
    from: [beforeTier[tier]],
    to: 'refused',
    grave: true,
    guidance:
      'The question is whether it appears that there were acts, that there is a risk, and that an order is necessary. It is not whether there is enough to charge. The coordinator sees every refusal, and the officer can have it looked at again.',
    input: z.object({
      limb: choice('Which part is not met', limbs),
      note: longText('Why', { rows: 5, hint: 'What is missing from that part' }),
      whatWouldChange: longText('What would change your decision', { rows: 3 }),
      wrongTest: optionalChoice('Does any of these play a part in your decision?', wrongTests, {
        hint: 'None of these is the test in the Act. If one is part of your reason, say so',
      }),
    }),
    recorded: ({ input }) =>
      `Application refused by the ${tiers[tier].label.toLowerCase()}: ${limbs[input.limb].label.toLowerCase()}${input.wrongTest ? `. Flagged: ${wrongTests[input.wrongTest].label.toLowerCase()}` : ''}`,
    offered: offeredAlone,
    refuse: ({ file, record, moment }) => [
      ...goesWithMain(file, record),
      ...notTheirOwn(file, record, tier, moment.actor.id),
    ],
    warn: ({ input }) => {
      const test = input.wrongTest ?? wrongTestIn(input.note)
      return test
        ? [{ message: wrongTests[test].hint, rule: 'V16', source: wrongTests[test].source, field: 'wrongTest' }]
        : []
    },
    patch: ({ file, record, input, moment }) => [
      reviewed(file, record, moment, tier, 'refused', {
        ...input,
        wrongTest: input.wrongTest ?? wrongTestIn(input.note),
      }),
      ...carry(file, record, 'refused'),
      ...dueContacts(file, moment, 'refusal'),
    ],
  })

const tell = {
  criminalThreshold:
    /\b(not enough (evidence )?to charge|charg(e|ing) (standard|threshold|decision)|(criminal|evidential) (threshold|test|standard)|threshold not met|beyond reasonable doubt|realistic prospect|no conviction)\b/i,
  victimSupport:
    /\b(victim|complainant|she|he|they) (will not|won[’']t|does not|doesn[’']t|do not|refus\w+ to) (support|co-?operate|engage|make a statement)\b/i,
  otherOrder: /\b(already (has|have|is|got)|there is) (a |an )?(restraining|non-molestation|bail|other order)/i,
  lowLevel: /\blow[- ]level\b/i,
} as const
/** A test that the Act does not set, found in a reviewer's own words. */
export const wrongTestIn = (text: string): keyof typeof tell | null =>
  (Object.keys(tell) as (keyof typeof tell)[]).find(test => tell[test].test(text)) ?? null

const refusalOf = (file: CaseFile, a: Application): Review | undefined =>
  file.reviews.filter(r => r.applicationId === a.id && r.result === 'refused').at(-1)
const answerRefusal = (file: CaseFile, a: Application, actorId: string): Refusal[] => [
  ...goesWithMain(file, a),
  ...notTheirOwn(file, a, 'coordinator', actorId),
  ...(refusalOf(file, a)?.byId === actorId
    ? [{ message: 'You refused this application, so another coordinator must look at the refusal' }]
    : []),
]
/** Where a reversed refusal goes: the tier after the one that refused, never past the authorising officer. */
const afterReversal = (file: CaseFile, a: Application): ApplicationStatus => {
  const tier = refusalOf(file, a)?.tier ?? 'authorising'
  return tier === 'authorising' ? 'withAuthorising' : afterTier(file, tier)
}

export const reviewActs = {
  submitApplication: act({
    label: 'Submit for review',
    stage: 'application',
    permission: 'submit',
    about: 'applications',
    from: editableStatuses,
    to: ({ file }) => firstTier(file),
    guidance: 'You cannot change the application while it is being reviewed.',
    input: z.object({ note: optionalLongText('What the reviewer should know', { rows: 3 }) }),
    recorded: ({ file }) =>
      `Application submitted for review. Now: ${applicationStatus(firstTier(file)).label.toLowerCase()}`,
    offered: offeredAlone,
    refuse: ({ file, record, moment }) => [...goesWithMain(file, record), ...missingFrom(file, record, moment.today)],
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
  }),

  endorseAsSergeant: endorse('sergeant'),
  endorseAsCoordinator: endorse('coordinator'),
  endorseAsLegal: endorse('legal'),

  authorise: act({
    label: 'Authorise',
    stage: 'application',
    permission: 'authorise',
    about: 'applications',
    from: ['withAuthorising'],
    to: 'authorised',
    guidance:
      'It must appear to the chief officer that there were acts, that there is a risk, and that there is reasonable cause to believe an order is necessary.',
    input: z.object({
      rank: choice('Your rank', ranks),
      authorisedOn: date('Date of authority'),
      authority: optionalText('Authority you act under', {
        hint: 'For example, delegated by the chief constable under force policy',
        max: 500,
      }),
      note: optionalLongText('Reasons, or limits on the authority', { rows: 3 }),
    }),
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
              rule: 'V18',
              source: 'SPA 2019 s.1(1)',
            },
          ]
        : []),
    ],
    warn: ({ file, input }) =>
      isBelow(ranks[input.rank].label, file.settings.authorisingRank)
        ? [
            {
              message: `This force asks for at least ${/^[aeiou]/i.test(file.settings.authorisingRank) ? 'an' : 'a'} ${file.settings.authorisingRank}`,
              rule: 'V18',
              source: 'SPA 2019 s.1(1); force policy',
            },
          ]
        : [],
    patch: ({ file, record, input, moment }) => {
      const authority = {
        authorisedOn: input.authorisedOn,
        authorisedById: moment.actor.id,
        authorisedRank: ranks[input.rank].label,
      }
      const note = [input.authority, input.note].filter(Boolean).join('. ') || null
      return [
        set('applications', record.id, authority),
        reviewed(file, record, moment, 'authorising', 'authorised', { note }),
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

  escalateRefusal: act({
    label: 'Ask for the refusal to be looked at again',
    stage: 'application',
    permission: 'escalate',
    about: 'applications',
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
      reviewed(file, record, moment, refusalOf(file, record)?.tier ?? 'coordinator', 'escalated', { note: input.note }),
      ...carry(file, record, 'escalated'),
    ],
  }),

  upholdRefusal: act({
    label: 'Uphold the refusal',
    stage: 'application',
    permission: 'reviewAsCoordinator',
    about: 'applications',
    from: ['refused', 'escalated'],
    to: 'refusalUpheld',
    grave: true,
    input: z.object({
      limb: choice('Which part is not met', limbs),
      note: longText('Why the refusal stands', { rows: 5 }),
      whatWouldChange: longText('What would change your decision', { rows: 3 }),
    }),
    recorded: ({ input }) => `Refusal upheld by the coordinator: ${limbs[input.limb].label.toLowerCase()}`,
    offered: offeredAlone,
    prefill: ({ file, record }) => ({ limb: refusalOf(file, record)?.limb }),
    refuse: ({ file, record, moment }) => answerRefusal(file, record, moment.actor.id),
    patch: ({ file, record, input, moment }) => [
      reviewed(file, record, moment, 'coordinator', 'upheld', input),
      ...carry(file, record, 'refusalUpheld'),
      ...dueContacts(file, moment, 'refusal'),
    ],
  }),

  reverseRefusal: act({
    label: 'Reverse the refusal and send on',
    stage: 'application',
    permission: 'reviewAsCoordinator',
    about: 'applications',
    from: ['refused', 'escalated'],
    to: ({ file, record }) => afterReversal(file, record),
    input: z.object({
      wrongTest: optionalChoice('Did the refusal rest on one of these?', wrongTests),
      note: longText('Why the refusal does not stand', {
        rows: 5,
        hint: 'Say how acts, risk and necessity appear to be met',
      }),
    }),
    recorded: ({ file, record }) =>
      `Refusal reversed by the coordinator. Now: ${applicationStatus(afterReversal(file, record)).label.toLowerCase()}`,
    offered: offeredAlone,
    prefill: ({ file, record }) => ({ wrongTest: refusalOf(file, record)?.wrongTest }),
    refuse: ({ file, record, moment }) => [
      ...answerRefusal(file, record, moment.actor.id),
      ...(file.applications.some(
        a => a.id !== record.id && a.kind === record.kind && a.mainId === record.mainId && isLive(a),
      )
        ? [{ message: 'Another application on this case has been started since. Finish or withdraw that one first' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) => [
      reviewed(file, record, moment, 'coordinator', 'reversed', input),
      ...carry(file, record, afterReversal(file, record)),
    ],
  }),

  withdrawDraft: act({
    label: 'Withdraw before court',
    stage: 'application',
    permission: 'submit',
    about: 'applications',
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
const carryAll = (file: CaseFile, a: Application, fields: Partial<Application>) => {
  const half = a.kind === 'main' ? interimOf(file, a) : undefined
  return half && beforeCourt.includes(half.status) ? [set('applications', half.id, fields)] : []
}
