import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Order } from '../../case/records/orders.ts'
import { applicants, applicationKinds } from '../../case/reference/codes/applications.ts'
import { appealAgainst } from '../../case/reference/codes/court.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { daysAfter, longDate } from '../../case/time/calendar.ts'
import { endedOn } from '../../case/views/orders.ts'
import { orderOf } from '../../law/change.ts'
import { appealAgainstOf } from '../../law/rules/appeal-routes.ts'
import { defaultReference, numbersAside } from '../../law/rules/reference.ts'
import { refuseRoute } from '../../law/rules/refuse-route.ts'
import { act } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import { blankApplication } from '../drafting/blank-application.ts'
import { choice, date, longText, optionalLongText, optionalText, text } from '../form/fields.ts'
import {
  asItWasChanged,
  changedFlags,
  changedInput,
  changedPatch,
  changedPrefill,
  refuseChanged,
} from '../order/change-outcomes.ts'
import { dueContacts } from '../people/milestones.ts'
import { lastHearingDay, notAfterToday, notBeforeLodged } from './court-checks.ts'
import { determinedPatch } from './outcomes.ts'

const atCourt = applicationsThat(s => s.atCourt)
/** The order that a decision made or was about. */
const orderBehind = (file: CaseFile<'orders'>, decision: Application): Order | undefined =>
  orderOf(file, decision) ?? file.orders.find(o => o.applicationId === decision.id)
const hasOrder = (file: CaseFile<'orders'>, a: Application) => a.kind === 'appeal' && orderOf(file, a) !== undefined
/** An appeal against the refusal of the defendant's own application to discharge: allowed, the order is discharged. */
const wouldDischarge = (file: CaseFile<'applications'>, a: Application) =>
  a.against === 's4Refused' && file.applications.some(x => x.id === a.againstId && x.kind === 'discharge')
/** Ended by the appeal itself: only where the appeal is about the making of the order, or about keeping it. */
const mayEnd = (file: CaseFile<'applications' | 'orders'>, a: Application) =>
  hasOrder(file, a) && (a.against === 'fullMade' || a.against === 'interimMade' || wouldDischarge(file, a))
export const appealActs = {
  startAppeal: act({
    label: 'Record an appeal to the Crown Court',
    stage: 'court',
    place: 'court/beside',
    permission: 'court',
    about: 'applications',
    onlyAdds: true,
    reads: ['legalQuestions', 'orders', 'protectedPersons'],
    from: ['granted', 'refusedByCourt'],
    guidance: 'An appeal does not suspend an order: it stays in force, and is checked and enforced as before.',
    aside: ({ file }) => [numbersAside(file.settings, 'appealDays')],
    input: z.object({
      applicant: choice('Who appeals', applicants),
      court: text('Crown Court', { hint: 'For example, Crown Court at Aldermere', suggests: 'courts' }),
      lodgedOn: date('Date of the notice of appeal'),
      courtReference: optionalText('Court’s reference', { max: 60 }),
      grounds: longText('Grounds of appeal', { rows: 4 }),
      policePosition: optionalLongText('Police position', { rows: 3 }),
    }),
    offered: ({ file, record: a }) =>
      appealAgainstOf(a) !== null &&
      !file.applications.some(x => x.kind === 'appeal' && x.againstId === a.id && !x.determinedOn),
    recorded: ({ record: a, input }) =>
      `Appeal to the Crown Court by ${applicants[input.applicant].label.toLowerCase()}, against ${appealAgainst[
        appealAgainstOf(a) ?? 'fullMade'
      ].label.toLowerCase()}: notice of ${longDate(input.lodgedOn)}`,
    refuse: ({ file, record: a, input, moment: m }) => [
      ...notAfterToday('lodgedOn', 'Date of the notice', input.lodgedOn, m),
      ...(a.determinedOn && input.lodgedOn < a.determinedOn
        ? [
            contradicts(file.case.ref, ['correctCourtOutcome', a.id], {
              field: 'lodgedOn',
              message: `Date of the notice must be on or after ${longDate(a.determinedOn)}, the day of the decision`,
            }),
          ]
        : []),
      ...(appealAgainstOf(a)
        ? []
        : [
            {
              message: `There is no decision on the ${applicationKinds[a.kind].label.toLowerCase()} to appeal against`,
            },
          ]),
    ],
    warn: ({ file, record: a, input }) => {
      const last = a.determinedOn && daysAfter(a.determinedOn, defaultReference.appealDays)
      return [
        ...refuseRoute(a, input.applicant, file),
        ...(last && input.lodgedOn > last
          ? [
              {
                field: 'lodgedOn',
                message: `Notice was due by ${longDate(last)}, ${defaultReference.appealDays} days after the decision. The Crown Court may allow more time.`,
                source: 'Crown Court Rules 1982 r.7; not checked',
              },
            ]
          : []),
      ]
    },
    patch: ({ file, record: a, input, moment: m }) => [
      add(
        'applications',
        blankApplication(file, m, 'appeal', {
          status: 'lodged',
          applicant: input.applicant,
          againstId: a.id,
          against: appealAgainstOf(a),
          orderId: orderBehind(file, a)?.id ?? null,
          necessityGrounds: input.grounds,
          policePosition: input.policePosition,
          court: input.court,
          lodgedOn: input.lodgedOn,
          courtReference: input.courtReference,
        }),
      ),
      ...dueContacts(file, m, 'lodged', { on: input.lodgedOn }),
      ...askAboutWarnings(file, m, orderBehind(file, a)?.id ?? null, refuseRoute(a, input.applicant, file)),
    ],
  }),
  recordAppealChanged: act({
    label: 'Appeal allowed: record the order as changed',
    stage: 'court',
    place: 'court',
    permission: 'recordOrder',
    about: 'applications',
    compares: asItWasChanged,
    offeredReads: ['orders'],
    from: atCourt,
    to: 'granted',
    guidance: 'Give the whole order as the Crown Court left it. Wording that changed is kept under its own dates.',
    input: changedInput,
    offered: ({ file, record: a }) => hasOrder(file, a),
    recorded: ({ file, record: a, input }) =>
      `Appeal allowed in part: order ${orderOf(file, a)?.ref ?? ''} changed from ${longDate(input.fromOn)}`,
    refuse: ({ file, record: a, input, moment: m }) => refuseChanged(file, a, input.fromOn, m),
    warn: ({ file, record: a, input, moment: m }) => changedFlags(file, a, input, m, 'appeal'),
    patch: ({ file, record: a, input, moment: m }) => {
      const order = orderOf(file, a)
      // A discharge that the Crown Court undoes leaves the order in force again.
      const restored = order?.ending === 'discharged' && a.against === 's4Made'
      return [
        ...(order && restored ? [set('orders', order.id, { endedOn: null, ending: null })] : []),
        ...changedPatch(file, a, input, m, 'appeal'),
      ]
    },
    prefill: ({ file, record: a, today }) => changedPrefill(file, a, today),
  }),
  recordAppealQuashed: act({
    label: 'Appeal allowed: record that the order ended',
    stage: 'court',
    place: 'court',
    permission: 'recordOrder',
    about: 'applications',
    reads: ['hearings', 'orderVersions', 'orders', 'protectedPersons'],
    offeredReads: ['orders'],
    from: atCourt,
    to: 'granted',
    grave: true,
    input: z.object({
      quashedOn: date('Date of the Crown Court’s decision'),
      outcomeReason: longText('What the court said', { rows: 4 }),
    }),
    offered: ({ file, record: a }) => mayEnd(file, a),
    recorded: ({ file, record: a, input }) =>
      `Appeal allowed: order ${orderOf(file, a)?.ref ?? ''} ended on ${longDate(input.quashedOn)}`,
    refuse: ({ file, record: a, input, moment: m }) => {
      const order = orderOf(file, a)
      const ended = order && endedOn(order, file)
      return [
        ...(order ? [] : [{ message: 'This appeal is not about an order on this case' }]),
        ...notAfterToday('quashedOn', 'Date of the decision', input.quashedOn, m),
        ...notBeforeLodged(file, 'quashedOn', 'Date of the decision', input.quashedOn, a),
        ...(ended ? [{ message: `The order had already ended on ${longDate(ended)}` }] : []),
      ]
    },
    patch: ({ file, record: a, input, moment: m }) => [
      ...(a.orderId
        ? [
            set('orders', a.orderId, {
              endedOn: input.quashedOn,
              ending: wouldDischarge(file, a) ? 'discharged' : 'quashed',
            }),
          ]
        : []),
      ...determinedPatch(file, a, input.quashedOn, input.outcomeReason),
      ...dueContacts(file, m, 'ending', { on: input.quashedOn }),
    ],
    prefill: ({ file, record: a, today }) => ({ quashedOn: lastHearingDay(file, a, today) }),
  }),
  recordAppealDismissed: act({
    label: 'Record that the appeal was dismissed',
    stage: 'court',
    place: 'court',
    permission: 'court',
    about: 'applications',
    reads: ['hearings', 'orderVersions', 'orders', 'protectedPersons'],
    from: atCourt,
    to: 'refusedByCourt',
    input: z.object({
      determinedOn: date('Date of the Crown Court’s decision'),
      outcomeReason: longText('What the court said', { rows: 4 }),
    }),
    offered: ({ record: a }) => a.kind === 'appeal',
    recorded: ({ input }) => `Appeal dismissed on ${longDate(input.determinedOn)}: the decision stands`,
    refuse: ({ file, record: a, input, moment: m }) => [
      ...(a.kind === 'appeal' ? [] : [{ message: 'This is not an appeal. Record that the court refused it' }]),
      ...notAfterToday('determinedOn', 'Date of the decision', input.determinedOn, m),
      ...notBeforeLodged(file, 'determinedOn', 'Date of the decision', input.determinedOn, a),
    ],
    patch: ({ file, record: a, input, moment: m }) => [
      ...determinedPatch(file, a, input.determinedOn, input.outcomeReason),
      ...dueContacts(file, m, 'outcome', { on: input.determinedOn }),
    ],
    prefill: ({ file, record: a, today }) => ({ determinedOn: lastHearingDay(file, a, today) }),
  }),
}
