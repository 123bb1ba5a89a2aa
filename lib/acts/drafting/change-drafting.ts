import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import { type Application, isChange } from '../../case/records/applications.ts'
import { consents } from '../../case/reference/codes/applications.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { termKinds } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { editableStatuses } from '../../case/views/applications.ts'
import { conditionsOfVersion, standingOf, versionOf } from '../../case/views/orders.ts'
import { newLook } from '../../drafting/citations.ts'
import { termInWords } from '../../drafting/snapshot.ts'
import { consentNeededTo, orderOf, whoseConsent } from '../../law/change.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { numberSaid } from '../../law/rules/reference.ts'
import { act } from '../act/act.ts'
import { chronologyAside } from '../case/asides.ts'
import { longText, optionalChoice, optionalDate, optionalLongText, records } from '../form/fields.ts'
import { writtenBy } from './starting.ts'

const notChange = (a: Application): Refusal[] =>
  isChange(a) ? [] : [{ message: 'This is asked only of an application about an order that exists' }]
const ofKind =
  (...kinds: Application['kind'][]) =>
  ({ record }: { record: Application }) =>
    kinds.includes(record.kind)

/** The order as it stands, to be read while a change to it is written. */
const orderAside = ({
  file,
  record: a,
}: {
  file: CaseFile<'orderConditions' | 'orderVersions' | 'orders'>
  record: Application
}) => {
  const order = orderOf(file, a)
  const version = order && versionOf(order, file)
  return order && version
    ? [
        {
          title: `Order ${order.ref} as it stands`,
          lines: [
            `Made ${longDate(order.madeOn)}, ${order.court}. ${termInWords({ ...version, termYears: null, termLastDay: version.lastDay }) ?? 'No term stated'}`,
            ...conditionsOfVersion(order, file, version.version).map(c => `${c.number}. ${c.text}`),
          ],
        },
      ]
    : []
}
/** Writing an application to vary, renew or discharge an order. Its conditions are written by the same acts as any. */
export const changeDraftingActs = {
  writeChangeAsked: act({
    label: 'What is asked for',
    verb: 'Save what is asked for',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.changeAsked, a.changedSince],
    reads: ['orderConditions', 'orderVersions', 'orders'],
    from: editableStatuses,
    guidance: 'Say which conditions should be added, changed or taken out, or how long the order should now last.',
    input: z.object({
      changeAsked: optionalLongText('What the court is asked to do', {
        rows: 4,
        hint: 'For example, to replace condition 1 with one area that covers both places',
      }),
      changedSince: optionalLongText('What has changed since the order was made', { rows: 6 }),
    }),
    recorded: 'What is asked for, and what has changed since the order, written',
    offered: ({ record }) => isChange(record),
    aside: orderAside,
    prefill: ({ record }) => ({ changeAsked: record.changeAsked, changedSince: record.changedSince }),
    refuse: ({ record }) => notChange(record),
    patch: ({ record, input, moment }) => [set('applications', record.id, { ...input, ...writtenBy(record, moment) })],
  }),

  writeChangeReasons: act({
    label: 'Reasons for the application',
    verb: 'Save the reasons',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.necessityGrounds, a.necessityIncidentIds],
    reads: ['incidents', 'orderConditions', 'orderVersions', 'orders'],
    from: editableStatuses,
    guidance:
      'A condition that is added or changed must itself be necessary to protect somebody from a risk associated with stalking. For a discharge, say why the order no longer is.',
    input: z.object({
      necessityGrounds: optionalLongText('Why the court should do it', { rows: 10, hint: 'SPA 2019 s.4' }),
      necessityIncidentIds: records('Incidents that show it', 'incidents', { optional: true }),
    }),
    recorded: 'Reasons for the application written',
    offered: ({ record }) => isChange(record),
    aside: ({ file, record }) => [...orderAside({ file, record }), ...chronologyAside({ file })],
    prefill: ({ record }) => ({
      necessityGrounds: record.necessityGrounds,
      necessityIncidentIds: record.necessityIncidentIds,
    }),
    refuse: ({ record }) => notChange(record),
    patch: ({ record, input, moment }) => [
      set('applications', record.id, { ...input, ...writtenBy(record, moment) }),
      add('citationLooks', newLook(record.id, 'necessity', moment)),
    ],
  }),

  writeChangedTerm: act({
    label: 'New length of the order',
    verb: 'Save the length',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.termKind, a.termLastDay, a.termReason],
    reads: ['orderVersions', 'orders'],
    from: editableStatuses,
    guidance:
      'Ask well before the last day: an order that has ended cannot be renewed. The Act does not clearly say whether a renewed or varied period may be under two years.',
    input: z.object({
      termKind: optionalChoice('Length', termKinds, { needed: true }),
      termLastDay: optionalDate('New last day', {
        hint: 'The last day on which the order would have effect',
        needed: true,
        when: { field: 'termKind', is: 'fixed' },
      }),
      termReason: optionalLongText('Reason for this length', { rows: 3 }),
    }),
    recorded: 'New length of the order written',
    offered: ofKind('variation', 'renewal'),
    aside: ({ file, record }) => {
      const order = orderOf(file, record)
      return order ? [{ title: `Order ${order.ref}`, lines: [standingOf(order, file, order.madeOn).label] }] : []
    },
    prefill: ({ record }) => ({
      termKind: record.termKind,
      termLastDay: record.termLastDay,
      termReason: record.termReason,
    }),
    refuse: ({ record, input, moment }) => [
      ...notChange(record),
      ...refusalsOf(
        { applications: [{ id: 'typed', kind: 'main', ...input }] },
        moment.today,
        input.termLastDay ? ['V27'] : [],
        'refuse',
        { field: () => 'termKind' },
      ),
    ],
    patch: ({ record, input, moment }) => [set('applications', record.id, { ...input, ...writtenBy(record, moment) })],
  }),

  writeConsents: act({
    label: 'The defendant’s consent',
    verb: 'Save the consent',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.defendantConsent, a.consentNote],
    reads: ['orders'],
    from: editableStatuses,
    guidance:
      'Within two years of the day on which the order was made, either side’s refusal blocks a discharge. The chief officer consents by applying. After two years no consent is needed.',
    input: z.object({
      defendantConsent: optionalChoice('Does the defendant consent?', consents),
      consentNote: optionalLongText('Who said so, when and how', { rows: 3 }),
    }),
    recorded: ({ input }) =>
      `Defendant’s consent to discharge: ${input.defendantConsent ? consents[input.defendantConsent].label.toLowerCase() : 'not answered'}`,
    offered: ofKind('discharge'),
    aside: ({ file, record }) => {
      const order = orderOf(file, record)
      return order
        ? [
            {
              title: 'Whose consent',
              lines: [
                `Until the end of ${longDate(consentNeededTo(order))}: ${whoseConsent(record.applicant)}.`,
                numberSaid('consentYears', file.settings),
                'No consent of Police Scotland or the Police Service of Northern Ireland is needed.',
              ],
            },
          ]
        : []
    },
    prefill: ({ record }) => ({ defendantConsent: record.defendantConsent, consentNote: record.consentNote }),
    refuse: ({ record }) => notChange(record),
    patch: ({ record, input, moment }) => [set('applications', record.id, { ...input, ...writtenBy(record, moment) })],
  }),

  writeProtectedViews: act({
    label: 'Views of the protected person',
    verb: 'Save the views',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => a.protectedViews,
    reads: [],
    from: editableStatuses,
    guidance:
      'Ask safely, by the rules for contacting them. Their views decide nothing alone, and no consent is needed.',
    input: z.object({ protectedViews: optionalLongText('What they were asked, and what they want', { rows: 5 }) }),
    recorded: 'Views of the protected person on the change written',
    offered: ({ record }) => isChange(record),
    prefill: ({ record }) => ({ protectedViews: record.protectedViews }),
    refuse: ({ record }) => notChange(record),
    patch: ({ record, input, moment }) => [set('applications', record.id, { ...input, ...writtenBy(record, moment) })],
  }),

  recordPolicePosition: act({
    label: 'Record the police position',
    stage: 'court',
    place: 'court/beside',
    permission: 'court',
    about: 'applications',
    compares: ({ record: a }) => [a.policePosition, a.policeConsent, a.protectedViews],
    reads: [],
    from: applicationsThat(s => s.atCourt),
    guidance: 'The court hears the chief officer, if he or she wishes to be heard, before it decides.',
    input: z.object({
      policePosition: longText('Police position', { rows: 5, hint: 'Support, oppose or a middle way, and why' }),
      policeConsent: optionalChoice('Does every chief officer who must consent to a discharge do so?', consents, {
        hint: 'Within two years of the order: the force that applied for it and, if different and in England or Wales, the force where the defendant lives. Leave blank for anything but a discharge',
      }),
      protectedViews: optionalLongText('Views of the protected person', {
        rows: 3,
        hint: 'Ask safely. It is kept here, and not sent to the court from here',
      }),
    }),
    offered: ({ record }) => record.applicant !== 'chiefOfficer',
    recorded: ({ record }) => `Police position on application ${record.number} recorded`,
    prefill: ({ record }) => ({
      policePosition: record.policePosition,
      policeConsent: record.policeConsent,
      protectedViews: record.protectedViews,
    }),
    patch: ({ record, input }) => [set('applications', record.id, input)],
  }),
} as const
