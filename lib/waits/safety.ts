import type { CaseFile } from '../case/case.ts'
import { type ReferralKind, referralKinds } from '../case/records/safety.ts'
import { addDays, londonDate, longDate } from '../case/time/calendar.ts'
import { isOver, planAsked } from '../law/practice/safety-plan.ts'
import { ownTarget } from './own-target.ts'
import { dueBy, kinds, type Params, source, type Wait, wait } from './wait.ts'

const to = (p: Params) => referralKinds[p.kind as ReferralKind].label
const page = { page: '/safety', go: 'Safety and referrals' } as const

const safetyKinds = kinds({
  safetyPlan: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      p.why === 'none'
        ? 'The risk is judged high and no safety plan has been recorded'
        : `Something has happened since the safety plan was last looked at, first on ${longDate(String(p.on))}`,
    todo: ({ params: p }) => (p.why === 'none' ? 'Make a safety plan' : 'Review the safety plan'),
    ...page,
    acts: ({ params: p }) => [
      { name: p.why === 'none' ? ('agreeAction' as const) : ('reviewSafetyPlan' as const), about: 'case' },
    ],
  },
  agreedAction: {
    onCase: 'late',
    text: { in: 'agreedActions', field: 'what' },
    sentence: ({ params: p, text }) =>
      `Action of the safety plan due by ${longDate(String(p.dueOn))} is not done: ${text}`,
    line: ({ params: p, text }) => `Safety plan, by ${longDate(String(p.dueOn))}: ${text}`,
    ...page,
    acts: ({ about }) => [{ name: 'finishAction', about: 'agreedActions', id: about.id }],
  },
  panelItem: {
    onCase: 'late',
    sentence: ({ params: p }) => `The panel of ${longDate(String(p.on))} has no minute of this case`,
    line: ({ params: p }) => `Expert panel of ${longDate(String(p.on))}: minute and decision`,
    todo: () => 'Record the minute of the panel',
    ...page,
    acts: ({ about }) => [{ name: 'minutePanel', about: 'panelItems', id: about.id }],
  },
  referralUnsent: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      p.undecided
        ? `${to(p)}: offered on ${longDate(String(p.on))}, and they wanted to think about it`
        : `${to(p)}: the referral has not been sent`,
    todo: ({ params: p }) => (p.undecided ? `Ask again: ${to(p)}` : `Send the referral: ${to(p)}`),
    ...page,
    acts: ({ about }) => [{ name: 'sendReferral', about: 'referrals', id: about.id }],
  },
  referralDue: {
    onCase: 'late',
    sentence: ({ params: p }) =>
      `${to(p)}: the referral of ${longDate(String(p.on))} was to be answered by ${longDate(String(p.dueOn))} and has no answer`,
    line: ({ params: p }) => `${to(p)}: sent on ${longDate(String(p.on))}, answer wanted`,
    todo: ({ params: p }) => `Ask for the answer: ${to(p)}`,
    ...page,
    acts: ({ about }) => [{ name: 'answerReferral', about: 'referrals', id: about.id }],
  },
})
type Kind = keyof typeof safetyKinds

/** The safety plan and referrals of an open case: to make, to look at again, to do, to send, to be answered. */
export const safetySource = source({
  name: 'safety',
  version: 1,
  reads: [
    'case',
    'referrals',
    'agreedActions',
    'panelItems',
    'safetyReviews',
    'assessments',
    'incidents',
    'services',
    'breaches',
    'reviews',
    'applications',
    'hearings',
    'orders',
    'otherOrders',
    'changes',
  ],
  kinds: safetyKinds,
  rows: file =>
    file.case.status === 'open' ? [...plan(file), ...actions(file), ...referrals(file), ...beforePanel(file)] : [],
})

function plan(file: CaseFile): Wait<Kind>[] {
  const asked = planAsked(file)
  if (!asked) return []
  const [, on = asked.on] = [londonDate(file.case.openedAt), asked.on].sort()
  return [
    wait(
      'safetyPlan',
      { kind: 'case', id: file.case.id },
      { on },
      { ...dueBy(addDays(on, file.settings.referralSentWithinDays)), params: { why: asked.why, on: asked.on } },
    ),
  ]
}
const beforePanel = (file: CaseFile): Wait<Kind>[] =>
  file.panelItems
    .filter(p => !p.decision)
    .map(p =>
      wait(
        'panelItem',
        { kind: 'panelItems', id: p.id },
        { at: p.at },
        { visible: { on: p.panelOn }, ...dueBy(p.panelOn), permission: 'secondLook', params: { on: p.panelOn } },
      ),
    )
const actions = (file: CaseFile): Wait<Kind>[] =>
  file.agreedActions
    .filter(a => !a.doneOn)
    .map(a =>
      wait(
        'agreedAction',
        { kind: 'agreedActions', id: a.id },
        { at: a.at },
        { ...dueBy(a.dueOn), red: { on: addDays(a.dueOn, 1) }, ownerId: a.ownerId, params: { dueOn: a.dueOn } },
      ),
    )
function referrals(file: CaseFile): Wait<Kind>[] {
  return file.referrals
    .filter(r => !isOver(r))
    .map(r => {
      const about = { kind: 'referrals' as const, id: r.id }
      if (r.sentOn && r.answerDueOn)
        return wait(
          'referralDue',
          about,
          { on: r.sentOn },
          { ...dueBy(r.answerDueOn), params: { kind: r.kind, on: r.sentOn, dueOn: r.answerDueOn } },
        )
      const from = r.offeredOn ?? londonDate(r.at)
      const undecided = r.offer === 'undecided'
      const target = undecided
        ? ownTarget({ on: from }, 'referralAnsweredWithinDays', file.settings)
        : { ...dueBy(addDays(from, file.settings.referralSentWithinDays)), params: {} }
      return wait(
        'referralUnsent',
        about,
        { on: from },
        { ...target, params: { kind: r.kind, on: from, undecided, ...target.params } },
      )
    })
}
