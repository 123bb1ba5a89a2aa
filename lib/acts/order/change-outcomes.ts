import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { VersionReason } from '../../case/reference/codes/orders.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { conditionsOf } from '../../case/views/applications.ts'
import { endedOn, termOf } from '../../case/views/orders.ts'
import { asksOtherTerm, isOurs, orderOf } from '../../law/change.ts'
import type { Refusal } from '../../law/refusal.ts'
import { asRecorded, refusalsOf } from '../../law/rules/asking.ts'
import { proposedId, withProposed } from '../../law/rules/proposed-change.ts'
import { act } from '../act/act.ts'
import { lastHearingDay, notAfterToday, notBeforeLodged } from '../court/court-checks.ts'
import { determinedPatch } from '../court/outcomes.ts'
import { askAboutFlags, askAboutWarnings } from '../decision/legal-questions.ts'
import { choice, date, optionalLongText } from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { asItStands, flagsAdded, newFlags, nextVersion, rowsAsked, sealedFields } from './sealed.ts'

const atCourt = applicationsThat(s => s.atCourt)
const noOrder: Refusal = { message: 'The order that this application is about is not on this case' }

export const changedInput = z.object({
  fromOn: date('Date of the court’s order', {
    hint: 'The new wording applies from this day, not from the application',
  }),
  ...sealedFields,
  outcomeReason: optionalLongText('What the court said', { rows: 3 }),
})
export type Changed = z.output<typeof changedInput>

/** Reasons not to record a changed order: only what cannot be. */
export function refuseChanged(file: CaseFile<'orders'>, a: Application, on: CalendarDate, m: Moment): Refusal[] {
  const order = orderOf(file, a)
  return [
    ...(order ? [] : [noOrder]),
    ...notAfterToday('fromOn', 'Date of the court’s order', on, m),
    ...notBeforeLodged(file, 'fromOn', 'Date of the court’s order', on, a),
  ]
}
/** The order's next version, with the application decided and what is at odds with the Act put to legal services. */
export function changedPatch(file: CaseFile, a: Application, i: Changed, m: Moment, reason: VersionReason): Patch {
  const order = orderOf(file, a)
  if (!order) return []
  const patch = [
    ...nextVersion(file, order, i, m, { fromOn: i.fromOn, reason, applicationId: a.id }),
    ...determinedPatch(file, a, i.fromOn, i.outcomeReason),
    ...dueContacts(file, m, 'variation', { on: i.fromOn }),
  ]
  return [...patch, ...askAboutFlags(file, m, order.id, flagsAdded(file, patch, order.id, m.today))]
}
export const changedFlags = (
  file: CaseFile,
  a: Application,
  i: Changed,
  m: Moment,
  reason: VersionReason,
): Refusal[] => (a.orderId ? newFlags(file, changedPatch(file, a, i, m, reason), a.orderId, m.today) : [])
/** The order as it stands or, on the chief officer's own application, as the court was asked to make it. */
/** The application, and the order as it stood when its change was typed in from the court's. */
export const asItWasChanged = ({
  file,
  record: a,
}: {
  file: CaseFile<'applications' | 'orderConditions' | 'orderVersions' | 'orders'>
  record: Application
}) => {
  const order = orderOf(file, a)
  return [a, order && asItStands(order, file)]
}
export const changedPrefill = (
  file: CaseFile<'applications' | 'draftConditions' | 'hearings' | 'orderConditions' | 'orderVersions' | 'orders'>,
  a: Application,
  today: CalendarDate,
) => {
  const order = orderOf(file, a)
  if (!order) return { fromOn: lastHearingDay(file, a, today) }
  const asked = isOurs(a) ? conditionsOf(file, a) : []
  const stands = asItStands(order, file)
  return {
    fromOn: lastHearingDay(file, a, today),
    ...stands,
    ...(isOurs(a) && asksOtherTerm(file, a) ? { termKind: a.termKind, lastDay: a.termLastDay } : {}),
    ...(asked.length ? { conditions: rowsAsked(asked) } : {}),
  }
}

const consent = {
  yes: { label: 'Yes' },
  no: { label: 'No' },
  notNeeded: { label: 'Not needed' },
} as const
const policeConsents = {
  yes: { label: 'Yes, every one' },
  applying: { label: 'Only the chief officer who applied for the order' },
  no: consent.no,
  notNeeded: consent.notNeeded,
} as const

const isKnown = (consent: Application['policeConsent']) => consent !== null && consent !== 'notAsked'
/** A discharge within two years of the order without every consent that it needs. */
function withoutConsent(
  file: CaseFile,
  a: Application,
  i: { dischargedOn: CalendarDate; defendantConsents: string; policeConsent: keyof typeof policeConsents },
): Refusal[] {
  const order = orderOf(file, a)
  if (!order) return []
  const proposed = withProposed(file, order, {
    kind: 'discharge',
    applicant: a.applicant,
    lodgedOn: a.lodgedOn,
    heardOn: i.dischargedOn,
    defendantConsents: i.defendantConsents === 'yes',
    police: i.policeConsent === 'yes' ? 'all' : i.policeConsent === 'applying' ? 'applying' : 'none',
  })
  return refusalsOf(proposed, i.dischargedOn, ['V51', 'V52'], 'warn', {
    about: proposedId,
    field: () => 'dischargedOn',
  })
}

export const changeOutcomeActs = {
  recordVaried: act({
    label: 'Record that the order was varied',
    stage: 'court',
    place: 'court',
    permission: 'recordOrder',
    about: 'applications',
    compares: asItWasChanged,
    from: atCourt,
    to: 'granted',
    guidance: 'Give the whole order as it now stands. Wording that changed is kept under its own dates.',
    input: changedInput,
    offered: ({ record: a }) => a.kind === 'variation',
    recorded: ({ file, record: a, input }) =>
      `Order ${orderOf(file, a)?.ref ?? ''} varied from ${longDate(input.fromOn)}`,
    refuse: ({ file, record: a, input, moment: m }) => refuseChanged(file, a, input.fromOn, m),
    warn: ({ file, record: a, input, moment: m }) => changedFlags(file, a, input, m, 'varied'),
    patch: ({ file, record: a, input, moment: m }) => changedPatch(file, a, input, m, 'varied'),
    prefill: ({ file, record: a, today }) => changedPrefill(file, a, today),
  }),
  recordRenewed: act({
    label: 'Record that the order was renewed',
    stage: 'court',
    place: 'court',
    permission: 'recordOrder',
    about: 'applications',
    compares: asItWasChanged,
    from: atCourt,
    to: 'granted',
    guidance: 'Give the whole order as it now stands, with its new last day.',
    input: changedInput,
    offered: ({ record: a }) => a.kind === 'renewal',
    recorded: ({ file, record: a, input }) =>
      `Order ${orderOf(file, a)?.ref ?? ''} renewed on ${longDate(input.fromOn)}${input.lastDay ? `, to the end of ${longDate(input.lastDay)}` : ''}`,
    refuse: ({ file, record: a, input, moment: m }) => refuseChanged(file, a, input.fromOn, m),
    warn: ({ file, record: a, input, moment: m }) => {
      const order = orderOf(file, a)
      const before = order && termOf(order, file).lastDay
      return [
        ...changedFlags(file, a, input, m, 'renewed'),
        ...(before && input.lastDay && input.lastDay <= before
          ? [
              {
                field: 'lastDay',
                message: `The order already lasted to ${longDate(before)}: this does not make it longer.`,
              },
            ]
          : []),
      ]
    },
    patch: ({ file, record: a, input, moment: m }) => changedPatch(file, a, input, m, 'renewed'),
    prefill: ({ file, record: a, today }) => ({
      ...changedPrefill(file, a, today),
      ...(isOurs(a) ? {} : { lastDay: null }),
    }),
  }),
  recordDischarged: act({
    label: 'Record that the order was discharged',
    stage: 'court',
    place: 'court',
    permission: 'recordOrder',
    about: 'applications',
    from: atCourt,
    to: 'granted',
    grave: true,
    input: z.object({
      dischargedOn: date('Date of discharge'),
      defendantConsents: choice('Did the defendant consent?', consent),
      policeConsent: choice('Did every chief officer who must consent do so?', policeConsents, {
        hint: 'On the defendant’s application: the applying force and, if different and in England or Wales, the force where the defendant lives',
      }),
      outcomeReason: optionalLongText('What the court said', { rows: 3 }),
    }),
    offered: ({ record: a }) => a.kind === 'discharge',
    recorded: ({ file, record: a, input }) =>
      `Order ${orderOf(file, a)?.ref ?? ''} discharged on ${longDate(input.dischargedOn)}`,
    refuse: ({ file, record: a, input, moment: m }) => {
      const order = orderOf(file, a)
      const ended = order && endedOn(order, file)
      return [
        ...(order ? [] : [noOrder]),
        ...notAfterToday('dischargedOn', 'Date of discharge', input.dischargedOn, m),
        ...notBeforeLodged(file, 'dischargedOn', 'Date of discharge', input.dischargedOn, a),
        ...(ended && ended <= input.dischargedOn
          ? [{ field: 'dischargedOn', message: `The order had already ended on ${longDate(ended)}` }]
          : []),
      ]
    },
    warn: ({ file, record: a, input }) => asRecorded(withoutConsent(file, a, input)),
    patch: ({ file, record: a, input, moment: m }) => {
      const order = orderOf(file, a)
      return [
        ...(order ? [set('orders', order.id, { endedOn: input.dischargedOn, ending: 'discharged' })] : []),
        ...determinedPatch(file, a, input.dischargedOn, input.outcomeReason),
        ...dueContacts(file, m, 'ending', { on: input.dischargedOn }),
        ...askAboutWarnings(file, m, a.orderId, withoutConsent(file, a, input)),
      ]
    },
    prefill: ({ file, record: a, today }) => ({
      dischargedOn: lastHearingDay(file, a, today),
      ...(a.applicant === 'defendant'
        ? { defendantConsents: 'yes' }
        : isKnown(a.defendantConsent)
          ? { defendantConsents: a.defendantConsent }
          : {}),
      ...(isOurs(a) ? { policeConsent: 'yes' } : isKnown(a.policeConsent) ? { policeConsent: a.policeConsent } : {}),
    }),
  }),
}
