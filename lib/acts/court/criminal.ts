import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import {
  criminalOutcomes,
  criminalSteps,
  enquiryResults,
  prosecutorAdvices,
} from '../../case/reference/codes/breaches.ts'
import { longDate } from '../../case/time/calendar.ts'
import { stepInWords } from '../../case/views/criminal.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import {
  choice,
  date,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
} from '../form/fields.ts'
import { notAfterToday } from './court-checks.ts'

const stepFields = {
  step: choice('What happened', criminalSteps),
  happenedOn: date('Date it happened', { hint: 'Of a trial, the day on which it was listed' }),
  untilOn: optionalDate('Until which day', {
    hint: 'The last day of bail or of release under investigation, the day by which advice is wanted, or the day of the trial',
    when: { field: 'step', is: ['bail', 'underInvestigation', 'adviceAsked', 'trialListed'] },
    needed: true,
  }),
  advice: optionalChoice('What the prosecutor advised', prosecutorAdvices, {
    when: { field: 'step', is: 'adviceGiven' },
    needed: true,
  }),
  outcome: optionalChoice('The result', criminalOutcomes, { when: { field: 'step', is: 'outcome' }, needed: true }),
  offence: optionalText('Offence', {
    hint: 'For example, stalking, Protection from Harassment Act 1997 s.2A',
    max: 300,
  }),
  crimeReference: optionalText('Crime reference', { hint: 'Steps of one crime belong together by it', max: 60 }),
  detail: optionalLongText('Details', {
    rows: 3,
    hint: 'For example, the conditions of bail, or the sentence',
    max: 4000,
    withheld: true,
  }),
}
export const criminalStepInput = z.object(stepFields)
type StepInput = z.output<typeof criminalStepInput>
/** What the record holds: an answer to a question that is not asked of this step is not kept. */
export const criminalStepFrom = (i: StepInput) => ({
  ...i,
  untilOn: ['bail', 'underInvestigation', 'adviceAsked', 'trialListed'].includes(i.step) ? i.untilOn : null,
  advice: i.step === 'adviceGiven' ? i.advice : null,
  outcome: i.step === 'outcome' ? i.outcome : null,
})
export const refuseCriminalStep = (i: StepInput, m: Moment): Refusal[] => [
  ...notAfterToday('happenedOn', 'Date it happened', i.happenedOn, m),
  ...((i.step === 'bail' || i.step === 'trialListed') && !i.untilOn
    ? [
        {
          field: 'untilOn',
          message: i.step === 'bail' ? 'Enter the last day of bail' : 'Enter the day of the trial',
        },
      ]
    : []),
  ...(i.untilOn && i.untilOn < i.happenedOn
    ? [{ field: 'untilOn', message: `Until which day must be on or after ${longDate(i.happenedOn)}` }]
    : []),
  ...(i.step === 'adviceGiven' && !i.advice
    ? [{ field: 'advice', message: 'Select what the prosecutor advised' }]
    : []),
  ...(i.step === 'outcome' && !i.outcome ? [{ field: 'outcome', message: 'Select the result' }] : []),
]

export const enquiryFields = {
  what: longText('What is to be found out', { rows: 3, max: 2000, hint: 'And from whom or where', withheld: true }),
  ownerId: optionalRecord('Whose it is', 'people', { hint: 'Leave blank for the officer in the case' }),
  dueOn: date('By when'),
}

/** The criminal case beside the order, and lines of enquiry. Each may be recorded late, and in any order. */
export const criminalActs = {
  recordCriminalStep: act({
    label: 'Record a step of the criminal case',
    verb: 'Record the step',
    stage: 'criminal',
    place: 'criminal',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['criminalSteps'],
    from: open,
    guidance:
      'An order is not an alternative to prosecution. Before the end of bail and before a trial the question of an order is asked again.',
    input: criminalStepInput,
    recorded: ({ input, moment }) =>
      `Criminal case: ${stepInWords({ id: '', ...criminalStepFrom(input), at: moment.at, byId: moment.actor.id }).replace(/^[A-Z]/, c => c.toLowerCase())}`,
    refuse: ({ input, moment: m }) => refuseCriminalStep(input, m),
    patch: ({ input, moment: m }) => [
      add('criminalSteps', { id: m.newId(), ...criminalStepFrom(input), at: m.at, byId: m.actor.id }),
    ],
    prefill: ({ file, today }) => ({
      happenedOn: today,
      crimeReference: file.criminalSteps.at(-1)?.crimeReference ?? null,
      offence: file.criminalSteps.findLast(s => s.offence)?.offence ?? null,
    }),
  }),
  recordEnquiry: act({
    label: 'Set a line of enquiry',
    stage: 'criminal',
    place: 'criminal',
    rank: 1,
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['enquiries'],
    from: open,
    input: z.object(enquiryFields),
    recorded: ({ input }) => `Line of enquiry set, due ${longDate(input.dueOn)}`,
    patch: ({ input, moment: m }) => [
      add('enquiries', {
        id: m.newId(),
        ...input,
        doneOn: null,
        result: null,
        resultNote: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
  recordEnquiryResult: act({
    label: 'Record the result',
    stage: 'criminal',
    place: 'criminal/enquiry',
    permission: 'recordEvidence',
    about: 'enquiries',
    reads: [],
    offeredReads: [],
    from: open,
    input: z.object({
      doneOn: date('Day on which it was done'),
      result: choice('What came of it', enquiryResults),
      resultNote: optionalLongText('Details', { rows: 3, max: 4000, withheld: true }),
    }),
    offered: ({ record: e }) => !e.doneOn,
    recorded: ({ record: e, input }) =>
      `Line of enquiry due ${longDate(e.dueOn)} done on ${longDate(input.doneOn)}: ${enquiryResults[input.result].label.toLowerCase()}`,
    refuse: ({ record: e, input, moment: m }) => [
      ...notAfterToday('doneOn', 'Day on which it was done', input.doneOn, m),
      ...(e.doneOn ? [{ message: 'The result is recorded already. Correct it if something of it is wrong' }] : []),
    ],
    patch: ({ record: e, input }) => [set('enquiries', e.id, input)],
    prefill: ({ today }) => ({ doneOn: today }),
  }),
} as const
