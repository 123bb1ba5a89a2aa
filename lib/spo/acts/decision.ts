import { z } from 'zod'
import { addDays, londonDate, longMoment } from '../calendar.ts'
import { type DecisionReason, decisionReasons, spoDecisions } from '../codes.ts'
import { choice, longText, optionalChoice, optionalDate, optionalLongText, optionalMoment } from '../fields.ts'
import { act, add, open } from './act.ts'
import { decidedDay, dueContacts } from './milestones.ts'

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
      reviewOn: optionalDate('Review this decision on', {
        when: { field: 'decision', is: notApplying },
        needed: true,
      }),
      decidedAt: optionalMoment('When it was decided', {
        detail: 'always',
        hint: 'Leave blank if it is decided now. For a decision made earlier, when it was made',
      }),
      toldVictim: optionalLongText('What the protected person was told, and by whom', {
        rows: 2,
        detail: 'always',
      }),
    }),
    recorded: ({ input }) =>
      `Order considered: ${spoDecisions[input.decision].label.toLowerCase()}. ${decisionReasons[reasonOf(input)].label}${
        input.decidedAt ? `. Decided on ${longMoment(input.decidedAt)}, recorded later` : ''
      }`,
    refuse: ({ input, moment }) => [
      ...(input.decision !== 'apply' && !input.reviewOn
        ? [{ field: 'reviewOn', message: 'Enter the date to review this decision' }]
        : []),
      ...(input.decidedAt && Date.parse(input.decidedAt) > Date.parse(moment.at)
        ? [{ field: 'decidedAt', message: 'When it was decided must be now or earlier' }]
        : []),
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
    ],
    patch: ({ file, input: { decidedAt, ...input }, moment }) => [
      add('decisions', {
        id: moment.newId(),
        ...input,
        reasonCode: reasonOf(input),
        at: decidedAt ?? moment.at,
        byId: moment.actor.id,
      }),
      ...dueContacts(file, moment, input.decision === 'apply' ? 'decision' : 'refusal', decidedDay(decidedAt, moment)),
    ],
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
