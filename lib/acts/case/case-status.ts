import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import { closingChecks } from '../../case/reference/codes/decisions.ts'
import { otherOrderKinds } from '../../case/reference/codes/orders.ts'
import { relationships } from '../../case/reference/codes/people.ts'
import { gapsOf } from '../../case/reference/other-orders.ts'
import { applicationStatus, statusesOf } from '../../case/reference/status.ts'
import { longDate } from '../../case/time/calendar.ts'
import { lastDecision } from '../../case/views/considered.ts'
import { ordersInForce } from '../../case/views/orders.ts'
import { decisionAsked } from '../../case/views/second-looks.ts'
import { relationshipInWords } from '../../case/words/relationship.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { act, open } from '../act/act.ts'
import {
  carriedField,
  choice,
  choices,
  date,
  lines,
  longText,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
  record,
} from '../form/fields.ts'
import { courtOrderParts } from './court-order-parts.ts'

/** What a case still lacks before it should be closed: practice, not law, so it is asked and not refused. */
export function missingForClosing(
  file: CaseFile<'applications' | 'assessments' | 'breaches' | 'contacts' | 'decisions' | 'secondLooks'>,
  checksDone: readonly string[],
): Refusal[] {
  const told = file.contacts.filter(c => c.toldAt)
  return [
    ...(file.assessments.length ? [] : [{ message: 'No risk assessment has been recorded.' }]),
    ...(told.length ? [] : [{ message: 'Nothing shows that the protected person has been told.' }]),
    ...(told.length && told.length < file.contacts.length
      ? [
          {
            message: `The protected person has not been told of ${plural(file.contacts.length - told.length, 'thing')} due.`,
          },
        ]
      : []),
    ...Object.entries(closingChecks)
      .filter(([code]) => !checksDone.includes(code))
      .map(([, check]) => ({ field: 'checksDone', message: `Not done: ${check.label.toLowerCase()}.` })),
    ...file.applications
      .filter(a => !applicationStatus(a.status).ended)
      .map(a => ({
        message: `Application ${a.number} has not ended: ${applicationStatus(a.status).label.toLowerCase()}.`,
      })),
    ...(file.breaches.some(b => !b.endedAt) ? [{ message: 'A breach has no outcome.' }] : []),
    ...unreadDecision(file),
  ]
}
/** “No” is the last word on a case only once a second person has read it. */
function unreadDecision(file: CaseFile<'decisions' | 'secondLooks'>): Refusal[] {
  const last = lastDecision(file)
  const asked = last && decisionAsked(file, last)
  if (asked === 'escalated') return [{ message: 'The decision has been asked to be looked at again, and nobody has.' }]
  return asked === 'notStalking' ? [{ message: 'No second person has read the decision that it is not stalking.' }] : []
}
const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`

const otherOrder = {
  kind: choice('What kind of order', otherOrderKinds),
  court: optionalText('Court or body that made it'),
  number: optionalText('Case or order number', { max: 100 }),
  terms: longText('What it says', { rows: 4 }),
  madeOn: optionalDate('Made on'),
  lastDay: optionalDate('Last day', { hint: 'Leave blank if it has no end date' }),
}
const itsPlaces = {
  forbidsPlaces: lines('Places that it keeps the defendant out of', {
    hint: 'One to a line, with the address. Conditions are compared with them',
  }),
  requiresPlaces: lines('Places where it makes the defendant be', {
    hint: 'One to a line, with the address. For example, a bail address or a police station',
  }),
}

export const caseStatusActs = {
  recordOtherOrder: act({
    label: 'Record another order',
    stage: 'case',
    place: 'people/other-orders',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance:
      'A restraining order, bail or another order never closes the question of a stalking protection order. What each kind lacks is shown beside it.',
    input: z.object({
      ...otherOrder,
      ...itsPlaces,
      gaps: optionalLongText('What this one leaves open', {
        rows: 3,
        hint: 'Anything that its terms do not cover, beyond what this kind of order always lacks',
      }),
      courtOrderId: carriedField('Order that a court sent'),
    }),
    recorded: ({ input }) => {
      const lacks = gapsOf(input.kind).length
      return `${otherOrderKinds[input.kind].label} recorded${lacks ? `. It lacks ${lacks === 1 ? '1 thing' : `${lacks} things`} that a stalking protection order has` : ''}`
    },
    refuse: ({ input, moment }) => [
      ...(input.madeOn && input.madeOn > moment.today
        ? [{ field: 'madeOn', message: `Made on must be on or before ${longDate(moment.today)}` }]
        : []),
      ...(input.madeOn && input.lastDay && input.lastDay < input.madeOn
        ? [{ field: 'lastDay', message: 'Last day must be on or after the day it was made' }]
        : []),
    ],
    patch: ({ input, moment }) => [
      add('otherOrders', { id: moment.newId(), ...input, endedOn: null, followedById: null }),
    ],
  }),

  recordPlacesOfOtherOrder: act({
    label: 'Record the places that it covers',
    stage: 'case',
    place: 'people/other-order',
    permission: 'recordEvidence',
    about: 'otherOrders',
    reads: [],
    from: open,
    guidance: 'Conditions that are drafted are compared with these places. What is left blank is read from its terms.',
    input: z.object(itsPlaces),
    recorded: ({ record }) => `Places of the ${otherOrderKinds[record.kind].label.toLowerCase()} recorded`,
    aside: ({ record }) => [{ title: 'What it says', lines: [record.terms] }],
    prefill: ({ record }) => ({ forbidsPlaces: record.forbidsPlaces, requiresPlaces: record.requiresPlaces }),
    patch: ({ record, input }) => [set('otherOrders', record.id, input)],
    offered: ({ record }) => !record.endedOn,
  }),

  endOtherOrder: act({
    label: 'Record that it has ended',
    stage: 'case',
    place: 'people/other-order',
    permission: 'recordEvidence',
    about: 'otherOrders',
    reads: [],
    from: open,
    input: z.object({
      endedOn: optionalDate('Ended on', { hint: 'Leave blank for today' }),
      reason: longText('How it ended', { rows: 2 }),
    }),
    recorded: ({ record, input }) => `${otherOrderKinds[record.kind].label} ended: ${input.reason}`,
    refuse: ({ record, input, moment }) => [
      ...(record.endedOn ? [{ message: 'It has already ended' }] : []),
      ...(input.endedOn && input.endedOn > moment.today
        ? [{ field: 'endedOn', message: `Ended on must be on or before ${longDate(moment.today)}` }]
        : []),
      ...(input.endedOn && record.madeOn && input.endedOn < record.madeOn
        ? [{ field: 'endedOn', message: 'Ended on must be on or after the day it was made' }]
        : []),
    ],
    patch: ({ record, input, moment }) => [set('otherOrders', record.id, { endedOn: input.endedOn ?? moment.today })],
    offered: ({ record }) => !record.endedOn,
  }),

  ...courtOrderParts,

  /** What only the opening of the case asks: the record keeps what was said before. */
  changeOpening: act({
    label: 'Correct the relationship or the day police were first told',
    verb: 'Correct',
    stage: 'case',
    place: 'people',
    rank: 1,
    permission: 'correctEvidence',
    about: 'case',
    compares: ({ file }) => [file.case.relationship, file.case.relationshipOther, file.case.reportedOn],
    reads: [],
    from: open,
    guidance: 'What it said before stays in the history. Figures are worked out again from the day.',
    input: z.object({
      relationship: choice('Relationship of the defendant to the protected person', relationships),
      relationshipOther: optionalText('What the relationship is', {
        max: 300,
        when: { field: 'relationship', is: 'other' },
        needed: true,
      }),
      reportedOn: date('Date police were first told'),
      correctionReason: longText('Why it is corrected', { rows: 2, max: 2000 }),
    }),
    recorded: ({ file, input }) => {
      const [now, was] = [relationshipInWords(input).toLowerCase(), relationshipInWords(file.case).toLowerCase()]
      return [
        'Opening of the case corrected',
        ...(input.reportedOn === file.case.reportedOn
          ? []
          : [`Police were first told on ${longDate(input.reportedOn)}; was ${longDate(file.case.reportedOn)}`]),
        ...(now === was ? [] : [`Relationship: ${now}; was ${was}`]),
      ].join('. ')
    },
    refuse: ({ file, input, moment }) => [
      ...(input.relationship === 'other' && !input.relationshipOther
        ? [{ field: 'relationshipOther', message: 'Enter what the relationship is' }]
        : []),
      ...(input.reportedOn > moment.today
        ? [{ field: 'reportedOn', message: `It must be on or before ${longDate(moment.today)}` }]
        : []),
      ...(input.relationship === file.case.relationship &&
      input.reportedOn === file.case.reportedOn &&
      (input.relationship !== 'other' || input.relationshipOther === file.case.relationshipOther)
        ? [{ message: 'Nothing has been changed' }]
        : []),
    ],
    patch: ({ input: { relationship, relationshipOther, reportedOn } }) => [
      {
        in: 'case',
        set: { relationship, relationshipOther: relationship === 'other' ? relationshipOther : null, reportedOn },
      },
    ],
    prefill: ({ file }) => ({
      relationship: file.case.relationship,
      relationshipOther: file.case.relationshipOther,
      reportedOn: file.case.reportedOn,
    }),
  }),
  assignOfficer: act({
    label: 'Assign the officer in the case',
    next: () =>
      'The case and what is due on it stand on their desk at once, and they are told by mail where that is set up.',
    stage: 'case',
    place: 'case',
    permission: 'allocate',
    about: 'case',
    compares: ({ record: c }) => [c.teamId, c.officerId],
    reads: [],
    from: open,
    input: z.object({
      officerId: record('Officer in the case', 'officers'),
      reason: optionalText('Reason', { max: 500 }),
    }),
    recorded: ({ file, input }) =>
      `Officer in the case ${file.case.officerId ? 'changed' : 'assigned'}${input.reason ? `: ${input.reason}` : ''}`,
    refuse: ({ file, input }) =>
      input.officerId === file.case.officerId
        ? [{ field: 'officerId', message: 'They are already the officer in the case' }]
        : [],
    patch: ({ input }) => [{ in: 'case', set: { officerId: input.officerId } }],
    tells: ({ input }) => [{ kind: 'caseAllocated', to: { person: input.officerId } }],
  }),

  transferTeam: act({
    label: 'Transfer to another team',
    next: () => 'The new team’s supervisor sees the case at once. What is due on it stays due on the same days.',
    stage: 'case',
    place: 'case',
    permission: 'allocate',
    about: 'case',
    compares: ({ record: c }) => [c.teamId, c.officerId],
    reads: [],
    from: open,
    input: z.object({
      teamId: record('Team', 'teams'),
      officerId: optionalRecord('Officer in the case', 'officers', {
        hint: 'Leave blank for the new team to decide. The case then appears in its list without an officer',
      }),
      reason: longText('Reason for the transfer', { rows: 3 }),
    }),
    recorded: ({ input }) => `Transferred to another team: ${input.reason}`,
    refuse: ({ file, input }) =>
      input.teamId === file.case.teamId ? [{ field: 'teamId', message: 'The case is already with this team' }] : [],
    patch: ({ input }) => [{ in: 'case', set: { teamId: input.teamId, officerId: input.officerId } }],
    tells: ({ input }) => [{ kind: 'caseAllocated', to: { person: input.officerId } }],
  }),

  closeCase: act({
    label: 'Close the case',
    stage: 'case',
    place: 'case',
    permission: 'closeCase',
    about: 'case',
    reads: [
      ...(['applications', 'assessments', 'breaches', 'contacts', 'decisions', 'orderVersions', 'orders'] as const),
      'secondLooks',
    ],
    from: open,
    to: 'closed',
    grave: true,
    guidance:
      'Before a case closes: the risk is assessed, whether an order was considered is recorded with reasons, the checks are done and the protected person is told. Anything missing is listed, and going on needs a reason that the supervisor sees.',
    input: z.object({
      checksDone: choices('Checks done', closingChecks, { optional: true, hint: 'Select all that have been done' }),
      reason: longText('Why the case is closing', { rows: 4 }),
    }),
    recorded: ({ input }) => `Case closed: ${input.reason}`,
    refuse: ({ file, moment }) => [
      ...ordersInForce(file, moment.today).map(o => ({
        message: `Order ${o.ref} is in force. A case stays open while an order is in force`,
        rule: 'P19' as const,
      })),
      ...(file.decisions.length
        ? []
        : [
            {
              message: 'Record first whether an order was considered, with the reasons for each limb of the Act',
              rule: 'P19' as const,
              href: actPath(file.case.ref, 'decideSpo'),
            },
          ]),
    ],
    warn: ({ file, input }) => missingForClosing(file, input.checksDone).map(m => ({ ...m, rule: 'P19' as const })),
    patch: ({ file, input, moment }) => [
      {
        in: 'case',
        set: {
          closedAt: moment.at,
          closedReason: input.reason,
          checksDone: input.checksDone,
          closedLacking: missingForClosing(file, input.checksDone).map(m => m.message),
        },
      },
    ],
    prefill: ({ file }) => ({ checksDone: file.case.checksDone }),
  }),

  reopenCase: act({
    label: 'Reopen the case',
    stage: 'case',
    place: 'case',
    permission: 'closeCase',
    about: 'case',
    reads: [],
    from: statusesOf.case.filter(s => s === 'closed'),
    to: 'open',
    evenClosed: true,
    input: z.object({ reason: longText('Why the case is reopening', { rows: 3 }) }),
    recorded: ({ input }) => `Case reopened: ${input.reason}`,
    patch: () => [{ in: 'case', set: { closedAt: null, closedReason: null, closedLacking: [] } }],
  }),
} as const
