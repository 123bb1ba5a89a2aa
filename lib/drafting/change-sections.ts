import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import { type CalendarDate, longDate } from '../case/time/calendar.ts'
import { citedIncidents } from '../case/views/applications.ts'
import { isInForce, nextHearing, termOf } from '../case/views/orders.ts'
import { asksOtherTerm, type ChangeKind, comparedConditions, orderOf } from '../law/change.ts'
import type { Refusal } from '../law/refusal.ts'
import { refusalsOf } from '../law/rules/asking.ts'
import { type AboutOrder, proposedId, withNewTerm, withProposed } from '../law/rules/proposed-change.ts'
import type { RuleId } from '../law/rules/rules.ts'
import { actPath, applicationPath } from '../site/addresses.ts'
import { conditionWarnings, gapsOfCondition } from './condition-gaps.ts'
import type { Section } from './section.ts'

/** What an application about an order that exists needs before it goes to the reviewers. */

const form = (file: CaseFile<never>, act: ActName, on: string) => actPath(file.case.ref, act, on)
const onIt = (act: ActName) => (_: CaseFile, a: Application) => ({ act, on: a.id })
const lack = (is: boolean, refusal: Refusal): Refusal[] => (is ? [refusal] : [])
const house = 'Force practice; SPA 2019 s.4'

/** What the rules of ss.4 and 5(7) say of it, if it were lodged today and heard at its next hearing, or today. */
function saidOfChange(
  file: CaseFile,
  a: Application,
  today: CalendarDate,
  ids: readonly RuleId[],
  severity: 'refuse' | 'warn',
): Refusal[] {
  const order = orderOf(file, a)
  if (!order || a.kind === 'main' || a.kind === 'interim' || a.kind === 'appeal') return []
  const change: AboutOrder = {
    kind: a.kind,
    applicant: a.applicant,
    lodgedOn: a.lodgedOn ?? today,
    heardOn: nextHearing(a.id, file, today)?.listedOn ?? today,
    defendantConsents: a.defendantConsent === null ? null : a.defendantConsent === 'yes',
    police: a.policeConsent === 'yes' ? 'all' : 'none',
    addsCondition: comparedConditions(file, a).some(c => c.fate === 'added' || c.fate === 'changed'),
    necessity: a.necessityGrounds,
  }
  return refusalsOf(withProposed(file, order, change), today, ids, severity, { about: proposedId })
}

const asked: Section = {
  key: 'asked',
  title: 'What is asked for',
  hint: 'In a sentence or two, as the court would read it first',
  task: onIt('writeChangeAsked'),
  started: (_, a) => Boolean(a.changeAsked || a.changedSince),
  missing: (file, a, today) => {
    const order = orderOf(file, a)
    return [
      ...lack(!order, { message: 'The order that this application is about is not on this case' }),
      ...lack(order !== undefined && order.kind === 'interim' && !isInForce(order, file, today), {
        message: 'The interim order has ended: it can no longer be changed',
        source: 'SPA 2019 s.5',
      }),
      ...saidOfChange(file, a, today, ['V46', 'V47', 'V49'], 'refuse'),
      ...lack(!a.changeAsked, {
        message: 'Write what the court is asked to do',
        source: house,
        href: form(file, 'writeChangeAsked', a.id),
      }),
    ]
  },
  warnings: (file, a, today) => {
    return [
      ...lack(!a.changedSince, {
        message: 'Nothing is said about what has changed since the order was made',
        source: 'Good practice',
        href: form(file, 'writeChangeAsked', a.id),
      }),
      ...saidOfChange(file, a, today, ['V47', 'V54'], 'warn'),
    ]
  },
}

const reasons = (title: string, hint: string, message: string): Section => ({
  key: 'reasons',
  title,
  hint,
  task: onIt('writeChangeReasons'),
  started: (_, a) => Boolean(a.necessityGrounds),
  // Of a condition that is added the Act asks it; of anything else the force does.
  missing: (file, a, today) => {
    const href = form(file, 'writeChangeReasons', a.id)
    const asked = saidOfChange(file, a, today, ['V50'], 'warn')
    return asked.length ? asked.map(r => ({ ...r, href })) : lack(!a.necessityGrounds, { message, source: house, href })
  },
  warnings: (file, a) =>
    lack(a.kind !== 'discharge' && !citedIncidents(file, a.necessityIncidentIds).length, {
      message: 'No incident is cited in the reasons',
      source: 'Good practice',
      href: form(file, 'writeChangeReasons', a.id),
    }),
})

const conditions: Section = {
  key: 'conditions',
  title: 'Conditions',
  hint: 'Those of the order as it stands, with what is added, changed or taken out',
  task: () => undefined,
  started: (file, a) => comparedConditions(file, a).some(c => c.fate !== 'kept'),
  // A renewal, or a variation of the length alone, may leave them all as they are.
  asked: (file, a) =>
    (a.kind === 'variation' && !asksOtherTerm(file, a)) || comparedConditions(file, a).some(c => c.fate !== 'kept'),
  missing: (file, a, today) => {
    const compared = comparedConditions(file, a)
    const href = `${applicationPath(file.case.ref, a)}#conditions`
    return [
      ...lack(a.kind === 'variation' && compared.every(c => c.fate === 'kept') && !asksOtherTerm(file, a), {
        message: 'Nothing would change: add, change or take out a condition, or ask for another length',
        href,
      }),
      ...lack(!compared.some(c => c.asked), {
        message: 'Every condition would go. Apply for the order to be discharged instead',
        source: 'SPA 2019 s.1(2)',
        href,
      }),
      ...compared.flatMap(c => (c.asked && c.fate !== 'kept' ? gapsOfCondition(file, c.asked, today) : [])),
    ]
  },
  warnings: (file, a, today) =>
    comparedConditions(file, a).flatMap(c => {
      if (!c.asked) return []
      if (c.fate !== 'kept') return conditionWarnings(file, c.asked, today)
      return lack(a.kind === 'renewal' && !c.asked.necessity?.trim(), {
        message: `Condition ${c.asked.number}: say why it is still necessary, from today’s facts`,
        source: 'SPA 2019 s.4; good practice',
        href: form(file, 'changeCondition', c.asked.id),
      })
    }),
}

const term = (title: string, isRenewal: boolean): Section => ({
  key: 'term',
  title,
  hint: isRenewal ? 'The new last day, or until further order' : 'Only if another length is asked for',
  task: onIt('writeChangedTerm'),
  asked: (file, a) => isRenewal || asksOtherTerm(file, a),
  started: (file, a) =>
    isRenewal ? a.termLastDay !== null || a.termKind === 'untilFurtherOrder' : asksOtherTerm(file, a),
  missing: (file, a, today) => {
    const order = orderOf(file, a)
    const now = order ? termOf(order, file).lastDay : null
    const href = form(file, 'writeChangedTerm', a.id)
    return [
      ...lack(isRenewal && a.termKind !== 'untilFurtherOrder' && !a.termLastDay, {
        message: 'Enter the new last day of the order',
        source: 'SPA 2019 s.3(1)',
        href,
      }),
      ...(order?.kind === 'interim'
        ? refusalsOf(file, today, ['V41'], 'refuse', { about: a.id }).map(r => ({ ...r, href }))
        : []),
      ...lack(isRenewal && a.termLastDay !== null && now !== null && a.termLastDay <= now, {
        message: `The order already lasts to ${longDate(now ?? today)}: a renewal ends later than that`,
        href,
      }),
    ]
  },
  warnings: (file, a, today) => {
    const order = orderOf(file, a)
    return order && a.termLastDay && asksOtherTerm(file, a)
      ? refusalsOf(withNewTerm(file, order, today, a.termLastDay), today, ['V55'], 'warn', { about: order.id }).map(
          r => ({
            ...r,
            href: form(file, 'writeChangedTerm', a.id),
          }),
        )
      : []
  },
})

const consents: Section = {
  key: 'consents',
  title: 'Consents',
  hint: 'Within two years of the order a discharge needs the defendant’s. The chief officer consents by applying',
  task: onIt('writeConsents'),
  started: (_, a) => a.defendantConsent !== null,
  missing: () => [],
  warnings: (file, a, today) =>
    saidOfChange(file, a, today, ['V51', 'V52'], 'warn').map(r => ({ ...r, href: form(file, 'writeConsents', a.id) })),
}

const views: Section = {
  key: 'views',
  title: 'Views of the protected person',
  hint: 'What they were asked, and what they want. It stays out of the court’s paper',
  task: onIt('writeProtectedViews'),
  started: (_, a) => Boolean(a.protectedViews),
  missing: () => [],
  warnings: (file, a) =>
    lack(!a.protectedViews, {
      message: 'The views of the protected person are not recorded',
      source: 'Statutory guidance; text not checked',
      href: form(file, 'writeProtectedViews', a.id),
    }),
}

/** The parts of each kind of application about an order, in the order that they are read. */
export const changeSections: Record<ChangeKind, readonly Section[]> = {
  variation: [
    asked,
    reasons('Why the change is necessary', 'And the incidents that show it', 'Write why the change is necessary'),
    conditions,
    term('Length of the order', false),
    views,
  ],
  renewal: [
    asked,
    reasons(
      'Why the order is still necessary',
      'And the incidents that show it',
      'Write why the order is still necessary',
    ),
    conditions,
    term('New length of the order', true),
    views,
  ],
  discharge: [
    asked,
    reasons(
      'Why the order is no longer necessary',
      'What has ended the risk, or answers it otherwise',
      'Write why the order is no longer necessary',
    ),
    consents,
    views,
  ],
}
