import type { CaseFile } from '../case/case.ts'
import type { Decision } from '../case/records/pattern.ts'
import { type Tier, tiers } from '../case/reference/codes/applications.ts'
import { type DecisionReason, decisionReasons } from '../case/reference/codes/decisions.ts'
import { type Limb, limbs, type WrongTest, wrongTests } from '../case/reference/statute.ts'
import { londonDate, longDate, startOfDay } from '../case/time/calendar.ts'
import { lastDecision } from '../case/views/considered.ts'
import {
  type DecisionAsked,
  decisionAsked,
  escalationOf,
  isUnderOldStandard,
  needsScreening,
  refusedUnderOldStandard,
  unseenClosing,
} from '../case/views/second-looks.ts'
import { ownTarget } from './own-target.ts'
import { dueBy, kinds, type Params, source, type Wait, type WaitEntry, wait } from './wait.ts'

const risk = { page: '/risk', go: 'Risk and decision' } as const
const why = (p: Params) =>
  [
    p.limb ? `Limb: ${limbs[p.limb as Limb].label.toLowerCase()}` : decisionReasons[p.reason as DecisionReason].label,
    p.wrongTest ? `Wrong test: ${wrongTests[p.wrongTest as WrongTest].label.toLowerCase()}` : '',
  ]
    .filter(Boolean)
    .join('. ')
const read: Pick<WaitEntry, 'acts'> & typeof risk = {
  ...risk,
  acts: ({ about }) => [{ name: 'lookAtDecision', about: 'decisions', id: about.id }],
}

const lookKinds = kinds({
  screening: {
    onCase: 'never',
    sentence: ({ params: p }) => `Opened on ${longDate(String(p.openedOn))} and not screened`,
    todo: () => 'Screen the case',
    page: '',
    go: 'Overview',
    acts: () => [{ name: 'screenCase', about: 'case' }],
  },
  decisionEscalated: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `The decision of ${longDate(String(p.on))} that no order is needed was asked to be looked at again${p.outside ? ', for whoever asked from outside' : ''}. ${why(p)}`,
    todo: () => 'Look at the decision again',
    ...read,
  },
  refusedFirst: {
    onCase: 'never',
    sentence: ({ params: p }) => `No order, decided on ${longDate(String(p.on))}. ${why(p)}`,
    todo: () => 'Read the decision as a second person',
    ...read,
  },
  notStalkingUnread: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `“This is not stalking” was decided on ${longDate(String(p.on))}, and no second person has read it`,
    todo: () => 'Have a second person read the decision',
    ...read,
  },
  oldStandard: {
    onCase: 'never',
    sentence: ({ params: p }) =>
      `Refused on ${longDate(String(p.on))}, before the standard of proof of ${longDate(String(p.from))}. ${why(p)}`,
    todo: () => 'Look again under the standard of proof that applies now',
    ...read,
  },
  oldRefusal: {
    onCase: 'never',
    sentence: ({ params: p }) =>
      `Application ${p.number} was refused by the ${tiers[p.tier as Tier].label.toLowerCase()} on ${longDate(String(p.on))}, before the standard of proof of ${longDate(String(p.from))}`,
    todo: () => 'Decide again whether to apply, under the standard of proof that applies now',
    ...risk,
    acts: () => [{ name: 'decideSpo', about: 'case' }],
  },
  closedLacking: {
    onCase: 'never',
    sentence: ({ params: p }) =>
      `Closed on ${longDate(String(p.on))} with ${p.n === 1 ? '1 thing' : `${p.n} things`} missing`,
    todo: () => 'See what was missing when the case closed',
    page: '',
    go: 'Overview',
    acts: () => [{ name: 'seeClosing', about: 'case' }],
  },
  reminder: {
    onCase: 'visible',
    sentence: ({ params: p, owner, text }) =>
      `Reminder for ${longDate(String(p.on))}${owner ? `, ${owner}` : ''}${text ? `: ${text}` : ''}`,
    todo: () => 'See to your reminder',
    text: { in: 'reminders', field: 'note' },
    page: '',
    go: 'Overview',
    acts: ({ about }) => [{ name: 'endReminder', about: 'reminders', id: about.id }],
  },
})
type Kind = keyof typeof lookKinds
/** What waits for a second person, and for whoever set themselves a reminder. */
export const lookSource = source({
  name: 'second looks',
  version: 3,
  reads: ['case', 'applications', 'decisions', 'reminders', 'reviews', 'secondLooks'],
  kinds: lookKinds,
  rows: file => [...screening(file), ...decision(file), ...oldRefusals(file), ...closing(file), ...reminders(file)],
})

const theCase = (file: CaseFile<never>) => ({ kind: 'case' as const, id: file.case.id })
const kindOf: Record<Exclude<DecisionAsked, 'diverted'>, Kind> = {
  escalated: 'decisionEscalated',
  notStalking: 'notStalkingUnread',
  refused: 'refusedFirst',
  oldStandard: 'oldStandard',
}

/** A new case is looked at on the day it is opened. */
const screening = (file: CaseFile<'decisions' | 'secondLooks'>): Wait<Kind>[] =>
  needsScreening(file)
    ? [
        wait(
          'screening',
          theCase(file),
          { at: file.case.openedAt },
          {
            ...dueBy(londonDate(file.case.openedAt)),
            permission: 'secondLook',
            params: { openedOn: londonDate(file.case.openedAt) },
          },
        ),
      ]
    : []

function decision(file: CaseFile<'decisions' | 'secondLooks'>): Wait<Kind>[] {
  const last = lastDecision(file)
  if (!last) return []
  const rows: Wait<Kind>[] = []
  const asked = decisionAsked(file, last)
  if (asked && asked !== 'diverted') rows.push(ofDecision(file, last, kindOf[asked]))
  // A refusal that nobody has read yet may be an old one too.
  if (asked !== 'oldStandard' && isUnderOldStandard(file, last)) rows.push(ofDecision(file, last, 'oldStandard'))
  return rows
}
/** Refusals by a tier that another look is wanted at, on an open and on a closed case. */
const oldRefusals = (file: CaseFile<'applications' | 'decisions' | 'reviews'>): Wait<Kind>[] =>
  refusedUnderOldStandard(file).map(({ application: a, refusal: r }) =>
    wait(
      'oldRefusal',
      { kind: 'applications', id: a.id },
      { at: startOfDay(file.settings.proofStandardFrom) },
      {
        permission: 'secondLook',
        params: { number: a.number, tier: r.tier, on: londonDate(r.at), from: file.settings.proofStandardFrom },
      },
    ),
  )
function ofDecision(file: CaseFile<'secondLooks'>, d: Decision, kind: Kind): Wait<Kind> {
  const asking = escalationOf(file, d)
  const since = kind === 'oldStandard' ? startOfDay(file.settings.proofStandardFrom) : (asking?.at ?? d.at)
  const target = kind === 'oldStandard' ? null : ownTarget({ at: since }, 'refusalSeenWithinDays', file.settings)
  return wait(
    kind,
    { kind: 'decisions', id: d.id },
    { at: since },
    {
      ...target,
      permission: 'secondLook',
      params: {
        on: londonDate(d.at),
        reason: d.reasonCode,
        limb: d.limb,
        wrongTest: d.wrongTest,
        from: file.settings.proofStandardFrom,
        outside: asking?.requestId != null,
        ...target?.params,
      },
    },
  )
}

function closing(file: CaseFile<'secondLooks'>): Wait<Kind>[] {
  const { closedAt } = file.case
  if (!unseenClosing(file) || !closedAt) return []
  const target = ownTarget({ at: closedAt }, 'refusalSeenWithinDays', file.settings)
  return [
    wait(
      'closedLacking',
      theCase(file),
      { at: closedAt },
      {
        ...target,
        permission: 'oversee',
        params: { on: londonDate(closedAt), n: file.case.closedLacking.length, ...target.params },
      },
    ),
  ]
}

const reminders = (file: CaseFile<'reminders'>): Wait<Kind>[] =>
  file.case.status === 'open'
    ? file.reminders
        .filter(r => !r.doneAt)
        .map(r =>
          wait(
            'reminder',
            { kind: 'reminders', id: r.id },
            { on: r.onDay },
            { ...dueBy(r.onDay), ownerId: r.byId, foreseen: { at: r.at }, params: { on: r.onDay } },
          ),
        )
    : []
