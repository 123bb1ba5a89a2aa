import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Order } from '../../case/records/orders.ts'
import { applicants, applicationKinds } from '../../case/reference/codes/applications.ts'
import { longDate } from '../../case/time/calendar.ts'
import { conditionsOn, endedOn, inForceAtSomeTimeOn, isInForce, termOf } from '../../case/views/orders.ts'
import type { ChangeKind } from '../../law/change.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { proposedId, withProposed } from '../../law/rules/proposed-change.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { courtHint, notAfterToday } from '../court/court-checks.ts'
import { blankApplication } from '../drafting/blank-application.ts'
import { choice, optionalDate, optionalLongText, optionalText } from '../form/fields.ts'

type Change = ChangeKind

const startInput = z.object({
  applicant: choice('Who applies', applicants, {
    hint: 'The chief officer’s application is drafted, reviewed and authorised here first. Anybody else’s is already with the court',
  }),
  otherForce: optionalText('Which force, and why it may apply', {
    hint: 'The defendant lives in its area, or it believes that the defendant is in it or coming to it',
    when: { field: 'applicant', is: 'otherChiefOfficer' },
    needed: true,
    max: 500,
  }),
  changeAsked: optionalLongText('What is asked for', {
    rows: 3,
    hint: 'For example, to replace condition 1 with one area that covers both places',
  }),
  court: optionalText('Court', {
    suggests: 'courts',
    hint: `${courtHint}. Needed for an application that is not the chief officer’s own`,
  }),
  lodgedOn: optionalDate('Date of the application', {
    hint: 'The day on which the court received it. Leave blank for the chief officer’s own: it is lodged later',
  }),
  courtReference: optionalText('Court’s reference', { max: 60 }),
  policePosition: optionalLongText('Police position', {
    rows: 4,
    hint: 'On the application of somebody else: support, oppose or a middle way, and why. It can be given later',
  }),
})
type Start = z.output<typeof startInput>

/** As the Act reads it if it were heard today: the chief officer's own is lodged today at the earliest. */
const asking = (file: CaseFile, order: Order, kind: Change, i: Start, m: Moment) =>
  withProposed(file, order, {
    kind,
    applicant: i.applicant,
    otherForce: i.otherForce,
    lodgedOn: i.applicant === 'chiefOfficer' ? m.today : (i.lodgedOn ?? m.today),
    heardOn: m.today,
  })
/** Where an order stands for a change to it: why it cannot be, and what to ask first. */
function refuseStart(file: CaseFile, order: Order, kind: Change, i: Start, m: Moment): Refusal[] {
  // Somebody else's is with the court since its day: an order that has run out by now was in force when they asked.
  const asked = i.applicant !== 'chiefOfficer' && i.lodgedOn && i.lodgedOn < m.today ? i.lodgedOn : m.today
  const live = asked < m.today ? inForceAtSomeTimeOn(order, file, asked) : isInForce(order, file, asked)
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
  const proposed = asking(file, order, kind, i, m)
  const tooLate = refusalsOf(proposed, m.today, ['V47'], 'refuse', { about: proposedId })
  const isClosed = !live && !(kind === 'renewal' && lapsed && order.kind === 'full')
  return [
    ...(isClosed ? (tooLate.length ? tooLate : [{ message: 'The order is not in force' }]) : []),
    ...(open
      ? [{ message: `There is already an application for ${applicationKinds[kind].label.toLowerCase()} of this order` }]
      : []),
    ...refusalsOf(proposed, m.today, ['V46', 'V49'], 'refuse', { about: proposedId, field: () => 'applicant' }),
    ...(i.applicant === 'otherChiefOfficer' && !i.otherForce
      ? [{ field: 'otherForce', message: 'Enter which force applies, and why it may', source: 'SPA 2019 s.14' }]
      : []),
    ...(i.applicant !== 'chiefOfficer'
      ? [
          ...(!i.court ? [{ field: 'court', message: 'Enter court' }] : []),
          ...(!i.lodgedOn ? [{ field: 'lodgedOn', message: 'Enter date of the application' }] : []),
          ...(i.lodgedOn ? notAfterToday('lodgedOn', 'Date of the application', i.lodgedOn, m) : []),
          ...(i.lodgedOn && i.lodgedOn < order.madeOn
            ? [
                contradicts(file.case.ref, ['correctOrderRecord', order.id], {
                  field: 'lodgedOn',
                  message: `Date of the application must be on or after ${longDate(order.madeOn)}, when the order was made`,
                }),
              ]
            : []),
        ]
      : []),
  ]
}
const warnStart = (file: CaseFile, order: Order, kind: Change, i: Start, m: Moment): Refusal[] =>
  refusalsOf(asking(file, order, kind, i, m), m.today, ['V47', 'V49', 'V51', 'V52', 'V54'], 'warn', {
    about: proposedId,
    field: f => (f.rule === 'V49' ? 'otherForce' : undefined),
  })

/** What is known already goes into the draft: the grounds as they were, and the conditions as they stand. */
function startPatch(
  file: CaseFile<'applications' | 'orderConditions' | 'orderVersions'>,
  order: Order,
  kind: Change,
  i: Start,
  m: Moment,
): Patch {
  const theirs = i.applicant !== 'chiefOfficer'
  const before = file.applications.find(a => a.id === order.applicationId)
  const grounds = before?.mainId ? file.applications.find(a => a.id === before.mainId) : before
  const { termKind } = termOf(order, file, m.today)
  const application = blankApplication(file, m, kind, {
    orderId: order.id,
    applicant: i.applicant,
    policePosition: i.policePosition,
    changeAsked: [i.otherForce, i.changeAsked].filter(Boolean).join('. ') || null,
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
        libraryVersion: null,
        librarySlots: null,
        keptWording: null,
        keptAgainst: null,
        providerConfirmed: null,
        shape: null,
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
    place: 'order/upkeep',
    permission: 'draft',
    about: 'orders',
    onlyAdds: true,
    offeredReads: ['applications', 'orderVersions'],
    from: open,
    guidance,
    input: startInput,
    offered: ({ file, record: o, today }) =>
      isInForce(o, file, today) || (kind === 'renewal' && o.kind === 'full' && !endedOn(o, file) && today > o.madeOn),
    recorded: ({ record: o, input }) =>
      `${applicationKinds[kind].label} of order ${o.ref}: ${
        input.applicant === 'chiefOfficer'
          ? 'an application by the chief officer was started'
          : `${applicants[input.applicant].label.toLowerCase()} has applied to the court`
      }`,
    refuse: ({ file, record: o, input, moment: m }) => refuseStart(file, o, kind, input, m),
    warn: ({ file, record: o, input, moment: m }) => warnStart(file, o, kind, input, m),
    patch: ({ file, record: o, input, moment: m }) => startPatch(file, o, kind, input, m),
    prefill: ({ record: o }) => ({ applicant: 'chiefOfficer', court: o.court }),
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
