import { z } from 'zod'
import { add } from '../../case/patch.ts'
import type { Decision } from '../../case/records/pattern.ts'
import { type DecisionReason, decisionReasons, spoDecisions } from '../../case/reference/codes/decisions.ts'
import { type Limb, limbs, wrongTests } from '../../case/reference/statute.ts'
import { addDays, londonDate } from '../../case/time/calendar.ts'
import { refuseWrongTest } from '../../law/rules/questions.ts'
import { act, open } from '../act/act.ts'
import { decidedAtField, decidedEarlier, refuseDecidedAt } from '../act/decided-at.ts'
import { choice, longText, optionalChoice, optionalDate, optionalLongText } from '../form/fields.ts'
import { decidedDay, dueContacts } from '../people/milestones.ts'
import { wrongTestIn } from '../review/review-rules.ts'

type Said = Pick<
  Decision,
  'decision' | 'limb' | 'whatWouldChange' | 'wrongTest' | 'actsReason' | 'riskReason' | 'necessityReason'
> & { reasonCode: DecisionReason | null }
/** A test that the Act does not set, said to play a part or found in the reasons of a decision not to apply. */
const testIn = (i: Said) =>
  i.decision === 'apply' ? null : (i.wrongTest ?? wrongTestIn(`${i.actsReason}\n${i.riskReason}\n${i.necessityReason}`))
const limbOf = (i: Said): Limb | null => (i.decision !== 'apply' && i.reasonCode === 'limbNotMet' ? i.limb : null)
const limbWords = (limb: Limb | null) => (limb ? `: ${limbs[limb].label.toLowerCase()}` : '')
/** Answers to questions that the decision does not ask are left out: they were typed before another was chosen. */
const answeredQuestion = <I extends Said>(i: I): I => ({
  ...i,
  limb: limbOf(i),
  whatWouldChange: i.decision === 'no' ? i.whatWouldChange : null,
  wrongTest: testIn(i),
})

const { limbsMet: _, ...otherReasons } = decisionReasons
const notApplying = ['notYet', 'no'] as const
/** To apply there is one reason: that all three limbs appear to be met. */
const reasonOf = (input: {
  decision: string
  reasonCode: Exclude<DecisionReason, 'limbsMet'> | null
}): DecisionReason => (input.decision === 'apply' ? 'limbsMet' : (input.reasonCode ?? 'moreEvidence'))

export const decisionActs = {
  decideSpo: act({
    label: 'Record whether an order was considered',
    verb: 'Record the decision',
    follow: {
      button: 'Record it and start the application',
      act: 'startApplication',
      when: { field: 'decision', is: 'apply' },
    },
    next: ({ file }) =>
      `Everyone on the case sees the decision and its reasons. The protected person is to be told within ${file.settings.victimToldWithinDays === 1 ? '1 day' : `${file.settings.victimToldWithinDays} days`}.`,
    stage: 'decision',
    place: 'risk/decisions',
    permission: 'decideSpo',
    about: 'case',
    onlyAdds: true,
    reads: ['decisions', 'protectedPersons'],
    from: open,
    guidance:
      'Every case needs a reasoned decision. The Act asks about acts, risk and necessity. It does not ask for a charge, a conviction or the victim’s consent.',
    input: z.object({
      decision: choice('Decision', spoDecisions),
      reasonCode: optionalChoice('Main reason', otherReasons, {
        when: { field: 'decision', is: notApplying },
        needed: true,
      }),
      actsReason: longText('Acts: what appears to have been done', { rows: 3, hint: 'SPA 2019 s.1(1)(a)' }),
      riskReason: longText('Risk: who is at risk, and of what', {
        rows: 3,
        hint: 'SPA 2019 s.1(1)(b). Psychological harm alone is enough',
      }),
      necessityReason: longText('Necessity: why an order is or is not needed', { rows: 3, hint: 'SPA 2019 s.1(1)(c)' }),
      limb: optionalChoice('Which part is not met', limbs, {
        when: { field: 'reasonCode', is: 'limbNotMet' },
        needed: true,
      }),
      whatWouldChange: optionalLongText('What would change this decision', {
        rows: 2,
        when: { field: 'decision', is: 'no' },
        needed: true,
        hint: 'What is missing, or what would have to happen',
      }),
      wrongTest: optionalChoice('Does any of these play a part in your decision?', wrongTests, {
        when: { field: 'decision', is: notApplying },
        hint: 'None of these is the test in the Act. If one is part of your reason, say so',
      }),
      reviewOn: optionalDate('Review this decision on', {
        when: { field: 'decision', is: notApplying },
        needed: true,
      }),
      decidedAt: decidedAtField,
      toldVictim: optionalLongText('What the protected person was told, and by whom', {
        rows: 2,
        detail: 'always',
      }),
    }),
    recorded: ({ input }) =>
      `Order considered: ${spoDecisions[input.decision].label.toLowerCase()}. ${decisionReasons[reasonOf(input)].label}${limbWords(limbOf(input))}${testIn(input) ? '. Flagged as a wrong test' : ''}${decidedEarlier(input.decidedAt)}`,
    refuse: ({ input, moment }) => [
      ...(input.decision !== 'apply' && !input.reviewOn
        ? [{ field: 'reviewOn', message: 'Enter the date to review this decision' }]
        : []),
      ...refuseDecidedAt(input.decidedAt, moment),
      ...(input.reviewOn && input.reviewOn < (input.decidedAt ? londonDate(input.decidedAt) : moment.today)
        ? [
            {
              field: 'reviewOn',
              message: input.decidedAt
                ? 'The review date must be on or after the day of the decision'
                : 'The review date must be today or later',
            },
          ]
        : []),
      ...(input.decision !== 'apply' && !input.reasonCode
        ? [{ field: 'reasonCode', message: 'Select main reason' }]
        : []),
      ...(input.decision !== 'apply' && input.reasonCode === 'limbNotMet' && !input.limb
        ? [{ field: 'limb', message: 'Select which part is not met' }]
        : []),
      ...(input.decision === 'no' && !input.whatWouldChange
        ? [{ field: 'whatWouldChange', message: 'Enter what would change this decision' }]
        : []),
    ],
    warn: ({ input }) => {
      const test = testIn(input)
      return test ? [refuseWrongTest(test)] : []
    },
    patch: ({ file, input: { decidedAt, ...input }, moment }) => [
      add('decisions', {
        id: moment.newId(),
        ...answeredQuestion(input),
        reasonCode: reasonOf(input),
        at: decidedAt ?? moment.at,
        byId: moment.actor.id,
      }),
      ...dueContacts(file, moment, input.decision === 'apply' ? 'decision' : 'refusal', decidedDay(decidedAt, moment)),
    ],
    tells: ({ input }) => (testIn(input) ? [{ kind: 'decisionQuestioned', to: { role: 'coordinator' } }] : []),
    prefill: ({ file, today }) => {
      const last = file.decisions.at(-1)
      return last
        ? {
            actsReason: last.actsReason,
            riskReason: last.riskReason,
            necessityReason: last.necessityReason,
            reviewOn: addDays(today, 28),
          }
        : {}
    },
  }),
}
