import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import {
  actionResults,
  offerAnswers,
  type Referral,
  referralKinds,
  referralOutcomes,
  sharingBases,
} from '../../case/records/safety.ts'
import { longDate } from '../../case/time/calendar.ts'
import { targetDay } from '../../case/time/working-days.ts'
import { isForProtected, isOver, planAsked, referralWords } from '../../law/practice/safety-plan.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { notAfterToday } from '../court/court-checks.ts'
import {
  choice,
  chosenFrom,
  date,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
  text,
} from '../form/fields.ts'

/** Referrals to other services, and what is agreed for somebody's safety: who does what by when, and what came of it. */

const sending = {
  basis: optionalChoice('On what basis it is shared', sharingBases, {
    hint: 'Leave blank if it has not been sent',
    needed: true,
  }),
  shared: optionalLongText('What is told to them', {
    rows: 3,
    max: 4000,
    hint: 'No more than they need. Leave blank if it has not been sent',
    withheld: true,
  }),
  sentOn: optionalDate('Date it was sent', { hint: 'Leave blank if it has not been sent' }),
  answerDueOn: optionalDate('Date by which they are to answer', { hint: 'Leave blank for the force’s own target' }),
}
export const referralInput = z.object({
  kind: chosenFrom('Who it is referred to', referralKinds),
  toWhom: text('Name of the service', { max: 200, hint: 'For example, the MARAC of the district' }),
  personId: optionalRecord('Who it is about', 'protectedPersons', {
    hint: 'Leave blank for the defendant',
    needed: true,
  }),
  offer: choice('Their answer to the offer', offerAnswers),
  offeredOn: optionalDate('Date it was offered', {
    when: { field: 'offer', is: ['accepted', 'declined', 'undecided'] },
    needed: true,
  }),
  ...sending,
})
type ReferralInput = z.output<typeof referralInput>
type Sending = Pick<ReferralInput, 'basis' | 'shared' | 'sentOn' | 'answerDueOn'>

const later = (field: string, label: string, day: string | null, m: Moment) =>
  day === null ? [] : notAfterToday(field, label, day, m)
const refuseSending = (i: Sending, m: Moment): Refusal[] => [
  ...later('sentOn', 'Date it was sent', i.sentOn, m),
  ...(i.sentOn && !i.basis ? [{ field: 'basis', message: 'Select on what basis it is shared' }] : []),
  ...(i.sentOn && i.answerDueOn && i.answerDueOn < i.sentOn
    ? [{ field: 'answerDueOn', message: `Date to answer by must be on or after ${longDate(i.sentOn)}` }]
    : []),
]
export const refuseReferral = (i: ReferralInput, m: Moment): Refusal[] => [
  ...later('offeredOn', 'Date it was offered', i.offeredOn, m),
  ...(i.offer !== 'notAsked' && !i.offeredOn ? [{ field: 'offeredOn', message: 'Enter the date it was offered' }] : []),
  ...(isForProtected(i.kind) && !i.personId
    ? [{ field: 'personId', message: 'Select the protected person that it is for' }]
    : []),
  ...refuseSending(i, m),
]
/** Sent against what somebody said, on the basis that they agree to it. */
export const warnReferral = (i: Pick<ReferralInput, 'offer' | 'sentOn' | 'basis'>): Refusal[] =>
  i.sentOn && i.basis === 'consent' && i.offer !== 'accepted'
    ? [
        {
          field: 'basis',
          message: 'They have not said that they agree to it: another basis is needed.',
          source: 'DPA 2018 s.35',
        },
      ]
    : []
/** What the record holds of how it was sent: a target where no day was set, and nothing of what was not sent. */
export const sendingFrom = (i: Sending, settings: Moment['settings']) =>
  i.sentOn
    ? { ...i, answerDueOn: i.answerDueOn ?? targetDay(i.sentOn, 'referralAnsweredWithinDays', settings) }
    : { basis: null, shared: null, sentOn: null, answerDueOn: null }
export const referralFrom = (i: ReferralInput, settings: Moment['settings']) => ({
  ...i,
  offeredOn: i.offer === 'notAsked' ? null : i.offeredOn,
  ...sendingFrom(i, settings),
})

export const actionInput = z.object({
  what: longText('What is to be done', { rows: 3, max: 2000, hint: 'No address and no phone number' }),
  personId: optionalRecord('Who it protects', 'protectedPersons', { hint: 'Leave blank for everybody on the case' }),
  ownerId: optionalRecord('Who does it', 'people', { hint: 'Leave blank for the officer in the case' }),
  ownerOutside: optionalText('Or who does it outside the force', { max: 200, hint: 'Name and organisation' }),
  dueOn: date('By when'),
})
export const refuseOwners = (i: { ownerId: string | null; ownerOutside: string | null }): Refusal[] =>
  i.ownerId && i.ownerOutside
    ? [
        {
          field: 'ownerOutside',
          message: 'One person does it: select somebody of the force, or name somebody outside it',
        },
      ]
    : []
const refuseAnswered = (r: Referral): Refusal[] =>
  r.outcome && r.answeredOn
    ? [{ message: `They answered on ${longDate(r.answeredOn)}. Correct the record instead` }]
    : []

export const safetyActs = {
  recordReferral: act({
    label: 'Record a referral',
    stage: 'risk',
    place: 'safety',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['protectedPersons'],
    from: open,
    guidance:
      'An offer that is declined is recorded too. A referral waits until it is sent, and then until it is answered.',
    input: referralInput,
    recorded: ({ input: i }) =>
      `Referral: ${referralWords(i)}. ${offerAnswers[i.offer].label}${i.sentOn ? `. Sent on ${longDate(i.sentOn)}` : ''}`,
    refuse: ({ input: i, moment: m }) => refuseReferral(i, m),
    warn: ({ input: i }) => warnReferral(i),
    prefill: ({ file, today }) => ({
      offeredOn: today,
      personId: file.protectedPersons.length === 1 ? (file.protectedPersons[0]?.id ?? null) : null,
    }),
    patch: ({ input: i, moment: m }) => [
      add('referrals', {
        id: m.newId(),
        ...referralFrom(i, m.settings),
        answeredOn: null,
        outcome: null,
        answer: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
  sendReferral: act({
    label: 'Record that it was sent',
    stage: 'risk',
    place: 'safety/referral',
    permission: 'recordEvidence',
    about: 'referrals',
    reads: [],
    from: open,
    input: z.object({
      offer: choice('Their answer now', offerAnswers),
      basis: choice('On what basis it is shared', sharingBases),
      shared: sending.shared,
      sentOn: date('Date it was sent'),
      answerDueOn: sending.answerDueOn,
    }),
    recorded: ({ record: r, input: i }) => `Referral sent on ${longDate(i.sentOn)}: ${referralWords(r)}`,
    offered: ({ record: r }) => !r.sentOn && !isOver(r),
    refuse: ({ record: r, input: i, moment: m }) => [
      ...(r.sentOn ? [{ message: `It was sent on ${longDate(r.sentOn)}. Correct the record instead` }] : []),
      ...refuseAnswered(r),
      ...refuseSending(i, m),
    ],
    warn: ({ input: i }) => warnReferral(i),
    prefill: ({ record: r, today }) => ({ offer: r.offer, sentOn: today }),
    patch: ({ record: r, input: i, moment: m }) => [
      set('referrals', r.id, {
        offer: i.offer,
        offeredOn: i.offer === 'notAsked' ? null : (r.offeredOn ?? i.sentOn),
        ...sendingFrom(i, m.settings),
      }),
    ],
  }),
  answerReferral: act({
    label: 'Record the answer',
    stage: 'risk',
    place: 'safety/referral',
    permission: 'recordEvidence',
    about: 'referrals',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    input: z.object({
      outcome: choice('What they answered', referralOutcomes),
      answeredOn: date('Date they answered'),
      answer: optionalLongText('Their answer', { rows: 3, max: 4000, withheld: true }),
    }),
    recorded: ({ record: r, input: i }) =>
      `Referral ${referralOutcomes[i.outcome].label.toLowerCase()} on ${longDate(i.answeredOn)}: ${referralWords(r)}`,
    offered: ({ record: r }) => r.sentOn !== null && !r.outcome,
    refuse: ({ file, record: r, input: i, moment: m }) => [
      ...refuseAnswered(r),
      ...(r.sentOn || i.outcome === 'ended' ? [] : [{ message: 'Record first that it was sent' }]),
      ...notAfterToday('answeredOn', 'Date they answered', i.answeredOn, m),
      ...(r.sentOn && i.answeredOn < r.sentOn
        ? [
            contradicts(file.case.ref, ['correctReferral', r.id], {
              field: 'answeredOn',
              message: `Date they answered must be on or after ${longDate(r.sentOn)}, when it was sent`,
            }),
          ]
        : []),
    ],
    prefill: ({ today }) => ({ answeredOn: today }),
    patch: ({ record: r, input: i }) => [set('referrals', r.id, i)],
  }),
  agreeAction: act({
    label: 'Add to the safety plan',
    verb: 'Add to the safety plan',
    stage: 'risk',
    place: 'safety',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance: 'It waits for whoever does it until it is done. What happens later opens the plan again.',
    input: actionInput,
    recorded: ({ input: i }) => `Safety plan: an action was agreed, by ${longDate(i.dueOn)}`,
    refuse: ({ input: i }) => refuseOwners(i),
    patch: ({ input: i, moment: m }) => [
      add('agreedActions', {
        id: m.newId(),
        ...i,
        panelItemId: null,
        doneOn: null,
        result: null,
        resultNote: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
  finishAction: act({
    label: 'Record what came of it',
    stage: 'risk',
    place: 'safety/action',
    permission: 'recordEvidence',
    about: 'agreedActions',
    reads: [],
    from: ['open', 'closed'],
    evenClosed: true,
    aside: ({ record: a }) => [{ title: `By ${longDate(a.dueOn)}`, lines: [a.what] }],
    input: z.object({
      result: choice('What came of it', actionResults),
      doneOn: date('On which day'),
      resultNote: optionalLongText('Details', { rows: 2, max: 2000, withheld: true }),
    }),
    recorded: ({ record: a, input: i }) =>
      `Action of the safety plan, due ${longDate(a.dueOn)}: ${actionResults[i.result].label.toLowerCase()} on ${longDate(i.doneOn)}`,
    offered: ({ record: a }) => !a.doneOn,
    refuse: ({ record: a, input: i, moment: m }) => [
      ...(a.doneOn
        ? [{ message: `What came of it was recorded on ${longDate(a.doneOn)}. Correct the record instead` }]
        : []),
      ...notAfterToday('doneOn', 'The day', i.doneOn, m),
    ],
    prefill: ({ today }) => ({ doneOn: today }),
    patch: ({ record: a, input: i }) => [set('agreedActions', a.id, i)],
  }),
  reopenAction: act({
    label: 'Open it again',
    stage: 'risk',
    place: 'safety/action',
    permission: 'recordEvidence',
    about: 'agreedActions',
    reads: [],
    from: open,
    aside: ({ record: a }) => [{ title: `By ${longDate(a.dueOn)}`, lines: [a.what] }],
    input: z.object({ dueOn: date('By when now'), why: longText('Why', { rows: 2, max: 1000 }) }),
    recorded: ({ record: a, input: i }) =>
      `Action of the safety plan, due ${longDate(a.dueOn)}, opened again until ${longDate(i.dueOn)}: ${i.why}`,
    offered: ({ record: a }) => a.doneOn !== null,
    refuse: ({ record: a, input: i, moment: m }) => [
      ...(a.doneOn ? [] : [{ message: 'It is open already' }]),
      ...(i.dueOn < m.today ? [{ field: 'dueOn', message: 'The day must be today or later' }] : []),
    ],
    patch: ({ record: a, input: i }) => [
      set('agreedActions', a.id, { dueOn: i.dueOn, doneOn: null, result: null, resultNote: null }),
    ],
  }),
  reviewSafetyPlan: act({
    label: 'Review the safety plan',
    verb: 'Record the review',
    stage: 'risk',
    place: 'safety',
    rank: 1,
    permission: 'assessRisk',
    about: 'case',
    onlyAdds: true,
    from: open,
    follow: { button: 'Record it and add to the plan', act: 'agreeAction' },
    aside: ({ file }) => {
      const asked = planAsked(file)
      return asked?.since.length
        ? [
            {
              title: 'Since the plan was last looked at',
              lines: asked.since.slice(0, 8).map(t => `${t.label}, ${longDate(t.on)}`),
            },
          ]
        : []
    },
    input: z.object({
      reviewedOn: date('Date it was looked at'),
      note: longText('Is the plan enough, and what changes', { rows: 4, max: 4000, withheld: true }),
    }),
    recorded: ({ input: i }) => `Safety plan looked at on ${longDate(i.reviewedOn)}`,
    refuse: ({ input: i, moment: m }) => notAfterToday('reviewedOn', 'Date it was looked at', i.reviewedOn, m),
    prefill: ({ today }) => ({ reviewedOn: today }),
    patch: ({ input: i, moment: m }) => [add('safetyReviews', { id: m.newId(), ...i, at: m.at, byId: m.actor.id })],
  }),
}
