import { z } from 'zod'
import { longDate, withinYearsBeginning } from '../calendar.ts'
import type { Application, CaseFile, Order, Patch, Refusal } from '../case.ts'
import { type ApplicationKind, applicants, applicationKinds } from '../codes.ts'
import { choice, optionalDate, optionalLongText, optionalText } from '../fields.ts'
import { conditionsOn, endedOn, isInForce, termOf } from '../orders.ts'
import { act, add, type Moment, open } from './act.ts'
import { blankApplication } from './blank-application.ts'
import { courtHint, notAfterToday } from './court-checks.ts'

type Change = Extract<ApplicationKind, 'variation' | 'renewal' | 'discharge'>

const startInput = z.object({
  applicant: choice('Who applies', applicants, {
    hint: 'The chief officer’s application is drafted, reviewed and authorised here first. The defendant’s is already with the court',
  }),
  court: optionalText('Court', { hint: courtHint, when: { field: 'applicant', is: 'defendant' } }),
  lodgedOn: optionalDate('Date of the defendant’s application', { when: { field: 'applicant', is: 'defendant' } }),
  courtReference: optionalText('Court’s reference', { when: { field: 'applicant', is: 'defendant' }, max: 60 }),
  policePosition: optionalLongText('Police position', {
    rows: 4,
    hint: 'For the defendant’s application: support, oppose or a middle way, and why. For the chief officer’s: what is asked for',
  }),
})
type Start = z.output<typeof startInput>

/** Where an order stands for a change to it: why it cannot be, and what to ask first. */
function refuseStart(file: CaseFile, order: Order, kind: Change, i: Start, m: Moment): Refusal[] {
  const live = isInForce(order, file, m.today)
  const lapsed = !live && !endedOn(order, file) && m.today > order.madeOn
  const open = file.applications.some(
    a =>
      a.orderId === order.id &&
      a.kind === kind &&
      a.applicant === i.applicant &&
      !a.determinedOn &&
      a.status !== 'refusalUpheld' &&
      a.status !== 'withdrawn',
  )
  return [
    ...(!live && !(kind === 'renewal' && lapsed && order.kind === 'full')
      ? [
          {
            message:
              order.kind === 'interim' && kind === 'renewal'
                ? 'An interim order that has ended cannot be renewed'
                : 'The order is not in force',
            rule: order.kind === 'interim' ? 'V47' : 'V54',
            source: order.kind === 'interim' ? 'SPA 2019 s.5' : 'SPA 2019 s.4',
          },
        ]
      : []),
    ...(open
      ? [{ message: `There is already an application for ${applicationKinds[kind].label.toLowerCase()} of this order` }]
      : []),
    ...(i.applicant === 'defendant'
      ? [
          ...(!i.court ? [{ field: 'court', message: 'Enter court' }] : []),
          ...(!i.lodgedOn ? [{ field: 'lodgedOn', message: 'Enter date of the defendant’s application' }] : []),
          ...(i.lodgedOn ? notAfterToday('lodgedOn', 'Date of the application', i.lodgedOn, m) : []),
          ...(i.lodgedOn && i.lodgedOn < order.madeOn
            ? [{ field: 'lodgedOn', message: `Date of the application must be on or after ${longDate(order.madeOn)}` }]
            : []),
        ]
      : []),
  ]
}
/** The end of the two years in which discharge needs consent. */
export const consentNeededTo = (order: Order) => withinYearsBeginning(order.madeOn, 2)
export const whoseConsent = (applicant: Application['applicant']): string =>
  applicant === 'chiefOfficer'
    ? 'the defendant and the chief officer who applies'
    : 'the defendant, the chief officer who applied for the order and, if different and in England or Wales, the chief officer for the area where the defendant lives'

function warnStart(file: CaseFile, order: Order, kind: Change, i: Start, m: Moment): Refusal[] {
  const last = termOf(order, file, m.today).lastDay
  if (kind === 'renewal' && last && m.today > last)
    return [
      {
        message: `The order ended on ${longDate(last)}. A new application is probably needed, not a renewal.`,
        rule: 'V54',
        source: 'SPA 2019 s.4',
      },
    ]
  if (kind === 'discharge' && order.kind === 'full' && m.today <= consentNeededTo(order))
    return [
      {
        message: `To the end of ${longDate(consentNeededTo(order))} the order cannot be discharged without the consent of ${whoseConsent(i.applicant)}.`,
        rule: 'V51',
        source: 'SPA 2019 s.4; text not checked',
      },
    ]
  return []
}

/** What is known already goes into the draft: the grounds as they were, and the conditions as they stand. */
function startPatch(file: CaseFile, order: Order, kind: Change, i: Start, m: Moment): Patch {
  const theirs = i.applicant === 'defendant'
  const before = file.applications.find(a => a.id === order.applicationId)
  const grounds = before?.mainId ? file.applications.find(a => a.id === before.mainId) : before
  const { termKind } = termOf(order, file, m.today)
  const application = blankApplication(file, m, kind, {
    orderId: order.id,
    applicant: i.applicant,
    policePosition: i.policePosition,
    court: i.court ?? order.court,
    ...(theirs
      ? { status: 'lodged' as const, lodgedOn: i.lodgedOn, courtReference: i.courtReference }
      : {
          actsGrounds: grounds?.actsGrounds ?? null,
          actsIncidentIds: grounds?.actsIncidentIds ?? [],
          riskGrounds: grounds?.riskGrounds ?? null,
          riskIncidentIds: grounds?.riskIncidentIds ?? [],
          riskToIds: grounds?.riskToIds ?? [],
          harms: grounds?.harms ?? [],
          necessityIncidentIds: grounds?.necessityIncidentIds ?? [],
          termKind,
        }),
  })
  const conditions = theirs || kind === 'discharge' ? [] : conditionsOn(order, file, m.today)
  return [
    add('applications', application),
    ...conditions.map((c, n) =>
      add('draftConditions', {
        id: m.newId(),
        applicationId: application.id,
        number: n + 1,
        libraryCode: c.libraryCode,
        kind: c.kind,
        text: c.text,
        necessity: null,
        incidentIds: [],
        religionWorkEducation: null,
        locality: c.locality,
        isArea: false,
        boundary: null,
        lastDay: c.lastDay,
        inInterim: false,
        checkMethod: c.checkMethod,
        checkEveryDays: c.checkEveryDays,
        breachProof: null,
        fromConditionId: c.id,
        removedAt: null,
        removedReason: null,
        version: 1,
      }),
    ),
  ]
}

const start = (kind: Change, label: string, guidance: string) =>
  act({
    label,
    stage: 'order',
    permission: 'draft',
    about: 'orders',
    from: open,
    guidance,
    input: startInput,
    offered: ({ file, record: o, today }) =>
      isInForce(o, file, today) || (kind === 'renewal' && o.kind === 'full' && !endedOn(o, file) && today > o.madeOn),
    recorded: ({ record: o, input }) =>
      `${applicationKinds[kind].label} of order ${o.ref}: ${
        input.applicant === 'defendant'
          ? 'the defendant has applied to the court'
          : 'an application by the chief officer was started'
      }`,
    refuse: ({ file, record: o, input, moment: m }) => refuseStart(file, o, kind, input, m),
    warn: ({ file, record: o, input, moment: m }) => warnStart(file, o, kind, input, m),
    patch: ({ file, record: o, input, moment: m }) => startPatch(file, o, kind, input, m),
    prefill: ({ record: o }) => ({ court: o.court }),
  })

export const changeOrderActs = {
  startVariation: start(
    'variation',
    'Apply to vary the order',
    'Variation is open at any time. A condition that is added must itself be necessary.',
  ),
  startRenewal: start(
    'renewal',
    'Apply to renew the order',
    'Apply well before the last day. The draft opens with the grounds and conditions of the order, to be brought up to date.',
  ),
  startDischarge: start(
    'discharge',
    'Apply to discharge the order',
    'Ask the protected person first. Within two years of the order the court needs consents.',
  ),
}
