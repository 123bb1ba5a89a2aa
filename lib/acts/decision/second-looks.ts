import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Decision, SecondLook } from '../../case/records/pattern.ts'
import { secondLookKinds } from '../../case/reference/codes/decisions.ts'
import { limbs, wrongTests } from '../../case/reference/statute.ts'
import { longMoment } from '../../case/time/calendar.ts'
import { decisionAsked, escalationOf, isRefusal, needsScreening, unseenClosing } from '../../case/views/second-looks.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { decidedAtField, decidedEarlier, refuseDecidedAt } from '../act/decided-at.ts'
import { contradicts } from '../act/other-date.ts'
import { choice, longText, optionalChoice, optionalLongText, optionalRecord } from '../form/fields.ts'

/** What a second person does with a new case, a decision that no order is needed, and a case that was closed with something missing. */

const look = (m: Moment, given: Partial<SecondLook> & Pick<SecondLook, 'look' | 'note'>) =>
  add('secondLooks', {
    id: m.newId(),
    decisionId: null,
    requestId: null,
    limb: null,
    wrongTest: null,
    at: m.at,
    recordedAt: m.at,
    byId: m.actor.id,
    ...given,
  })
const results = { upheld: { label: 'It stands' }, sentBack: { label: 'It is to be decided again' } } as const
const notRefused = (d: Decision): Refusal[] =>
  isRefusal(d) ? [] : [{ message: 'This decision refuses nothing, so there is nothing to look at again' }]
const notLatest = (file: CaseFile<'decisions' | 'secondLooks'>, d: Decision): Refusal[] =>
  file.decisions.some(o => Date.parse(o.at) > Date.parse(d.at))
    ? [{ message: 'A later decision has been made. Look at that one' }]
    : []

export const secondLookActs = {
  screenCase: act({
    label: 'Screen the case',
    verb: 'Record the screening',
    stage: 'case',
    place: 'case',
    permission: 'secondLook',
    about: 'case',
    onlyAdds: true,
    reads: ['decisions', 'secondLooks'],
    offeredReads: ['decisions', 'secondLooks'],
    from: open,
    guidance: 'Whether it is stalking, what it belongs with, and what is to be done first.',
    input: z.object({
      note: longText('What is to be done first, and by whom', { rows: 3, max: 2000 }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ input }) => `Case screened${decidedEarlier(input.decidedAt)}`,
    offered: ({ file }) => needsScreening(file),
    refuse: ({ file, input, moment: m }) => [
      ...refuseDecidedAt(input.decidedAt, m),
      ...(file.secondLooks.some(l => l.look === 'screened')
        ? [{ message: 'This case has been screened already' }]
        : []),
    ],
    patch: ({ input, moment: m }) => [look(m, { look: 'screened', note: input.note, at: input.decidedAt ?? m.at })],
  }),
  escalateDecision: act({
    label: 'Ask for the decision to be looked at again',
    next: () =>
      'It is read by a second person, who is told of it and records what they find. The decision stands until then.',
    stage: 'decision',
    place: 'risk/decision',
    permission: 'escalate',
    about: 'decisions',
    onlyAdds: true,
    reads: ['decisions', 'outsideRequests', 'secondLooks'],
    offeredReads: ['decisions', 'secondLooks'],
    from: ['open', 'closed'],
    evenClosed: true,
    input: z.object({
      note: longText('Why it should be looked at again', {
        rows: 4,
        max: 4000,
        hint: 'Say which part of the Act is met, and what the decision left out',
      }),
      requestId: optionalRecord('On whose behalf', 'outsideRequests', {
        hint: 'Leave blank if you ask yourself. Otherwise the request or complaint of whoever asked',
      }),
    }),
    recorded: ({ record: d, input }) =>
      `The decision of ${longMoment(d.at)} is to be looked at again${input.requestId ? ', for whoever asked from outside' : ''}`,
    offered: ({ file, record: d }) => isRefusal(d) && !notLatest(file, d).length && !escalationOf(file, d),
    refuse: ({ file, record: d, moment: m, input }) => [
      ...notRefused(d),
      ...notLatest(file, d),
      ...(d.byId === m.actor.id && !input.requestId
        ? [{ message: 'You made this decision, so someone else must ask for it to be looked at again' }]
        : []),
      ...(escalationOf(file, d) ? [{ message: 'It waits to be looked at again already' }] : []),
    ],
    patch: ({ record: d, input, moment: m }) => [
      look(m, { look: 'escalated', decisionId: d.id, requestId: input.requestId, note: input.note }),
    ],
    tells: () => [{ kind: 'decisionEscalated', to: { role: 'coordinator' } }],
  }),
  lookAtDecision: act({
    label: 'Read the decision as a second person',
    verb: 'Record what you find',
    stage: 'decision',
    place: 'risk/decision',
    permission: 'secondLook',
    about: 'decisions',
    onlyAdds: true,
    reads: ['applications', 'decisions', 'secondLooks'],
    offeredReads: ['decisions', 'secondLooks'],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'The question is whether it appears that there were acts, that there is a risk, and that an order is necessary. It is not whether there is enough to charge.',
    aside: ({ record: d, file }) => [
      {
        title: 'The decision',
        lines: [
          d.actsReason,
          d.riskReason,
          d.necessityReason,
          ...(d.whatWouldChange ? [`What would change it: ${d.whatWouldChange}`] : []),
        ],
      },
      ...(escalationOf(file, d) ? [{ title: 'Asked for again', lines: [escalationOf(file, d)?.note ?? ''] }] : []),
    ],
    input: z.object({
      look: choice('What you find', results),
      note: longText('Why', { rows: 4, max: 4000 }),
      limb: optionalChoice('Which part is not met', limbs, { when: { field: 'look', is: 'upheld' } }),
      wrongTest: optionalChoice('Did the decision rest on one of these?', wrongTests, {
        hint: 'None of these is the test in the Act',
      }),
      decidedAt: decidedAtField,
    }),
    recorded: ({ record: d, input }) =>
      `The decision of ${longMoment(d.at)}: ${lowerFirst(secondLookKinds[input.look].label)}${decidedEarlier(input.decidedAt)}`,
    offered: ({ file, record: d, actor }) => d.byId !== actor.id && decisionAsked(file, d) !== null,
    prefill: ({ record: d }) => ({ limb: d.limb, wrongTest: d.wrongTest }),
    refuse: ({ file, record: d, moment: m, input }) => [
      ...notRefused(d),
      ...refuseDecidedAt(input.decidedAt, m),
      ...(input.decidedAt && Date.parse(input.decidedAt) < Date.parse(d.at)
        ? [
            contradicts(file.case.ref, ['correctDecision', d.id], {
              field: 'decidedAt',
              message: `When it was decided must be after ${longMoment(d.at)}, when the decision that you read was made`,
            }),
          ]
        : []),
      ...notLatest(file, d),
      ...(isRefusal(d) && decisionAsked(file, d) === null
        ? [{ message: 'A second person has read this decision already. Ask for it to be looked at again instead' }]
        : []),
      ...(d.byId === m.actor.id ? [{ message: 'You made this decision, so someone else must read it' }] : []),
      ...(escalationOf(file, d)?.byId === m.actor.id && !escalationOf(file, d)?.requestId
        ? [{ message: 'You asked for it to be looked at again, so someone else must do so' }]
        : []),
      ...(input.look === 'upheld' && d.reasonCode === 'limbNotMet' && !input.limb
        ? [{ field: 'limb', message: 'Select which part is not met' }]
        : []),
    ],
    patch: ({ record: d, input: { decidedAt, ...input }, moment: m }) => [
      look(m, {
        ...input,
        limb: input.look === 'upheld' ? input.limb : null,
        decisionId: d.id,
        at: decidedAt ?? m.at,
      }),
    ],
  }),
  seeClosing: act({
    label: 'See what was missing when the case closed',
    verb: 'I have seen it',
    stage: 'case',
    place: 'case',
    permission: 'oversee',
    about: 'case',
    onlyAdds: true,
    reads: ['secondLooks'],
    offeredReads: ['secondLooks'],
    from: ['closed'],
    evenClosed: true,
    aside: ({ record: c }) => [
      { title: 'Missing when it was closed', lines: c.closedLacking },
      { title: 'Why it was closed', lines: [c.closedReason ?? ''] },
    ],
    input: z.object({ note: optionalLongText('What is to be done about it', { rows: 3, max: 2000 }) }),
    recorded: 'The supervisor has seen what was missing when the case was closed',
    offered: ({ file }) => unseenClosing(file),
    refuse: ({ file }) => (unseenClosing(file) ? [] : [{ message: 'Nothing about this closing waits to be seen' }]),
    patch: ({ input, moment: m }) => [look(m, { look: 'closingSeen', note: input.note ?? '' })],
  }),
}
