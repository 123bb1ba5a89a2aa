import { z } from 'zod'
import { enquiryResults } from '../../case/reference/codes/breaches.ts'
import { longDate } from '../../case/time/calendar.ts'
import { stepInWords } from '../../case/views/criminal.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { criminalStepFrom, criminalStepInput, enquiryFields, refuseCriminalStep } from '../court/criminal.ts'
import { optionalChoice, optionalDate, optionalLongText } from '../form/fields.ts'
import { correction } from './correction.ts'

/** The criminal case beside the order, and lines of enquiry. */
export const criminalCorrections = {
  CriminalStep: correction({
    kind: 'criminalSteps',
    stage: 'criminal',
    permission: 'correctEvidence',
    name: (_, s) => `step of the criminal case, ${lowerFirst(stepInWords(s))}`,
    input: criminalStepInput,
    prefill: (_, s) => ({ ...s }),
    next: ({ input }) => criminalStepFrom(input),
    refuse: ({ input, moment }) => refuseCriminalStep(input, moment),
  }),
  Enquiry: correction({
    kind: 'enquiries',
    stage: 'criminal',
    permission: 'correctEvidence',
    name: (_, e) => `line of enquiry due ${longDate(e.dueOn)}`,
    input: z.object({
      ...enquiryFields,
      doneOn: optionalDate('Day on which it was done', { hint: 'Leave blank if it is not done after all' }),
      result: optionalChoice('What came of it', enquiryResults),
      resultNote: optionalLongText('Details', { rows: 3, max: 4000, withheld: true }),
    }),
    prefill: (_, e) => ({ ...e }),
    next: ({ input }) => (input.doneOn ? input : { ...input, result: null, resultNote: null }),
    refuse: ({ input, moment }) => [
      ...(input.doneOn ? notAfterToday('doneOn', 'Day on which it was done', input.doneOn, moment) : []),
      ...(input.doneOn && !input.result ? [{ field: 'result', message: 'Select what came of it' }] : []),
    ],
  }),
}
