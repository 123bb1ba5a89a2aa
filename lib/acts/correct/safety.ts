import { actionResults, referralOutcomes } from '../../case/records/safety.ts'
import { longDate } from '../../case/time/calendar.ts'
import { referralWords } from '../../law/practice/safety-plan.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { optionalChoice, optionalDate, optionalLongText } from '../form/fields.ts'
import {
  actionInput,
  referralFrom,
  referralInput,
  refuseOwners,
  refuseReferral,
  safetyActs,
  warnReferral,
} from '../safety/safety.ts'
import { asRecordedBy, correction } from './correction.ts'

/** Referrals with their answers, agreed actions with what came of them, and looks at the plan. */
export const safetyCorrections = {
  Referral: correction({
    kind: 'referrals',
    stage: 'risk',
    place: 'safety/referral',
    permission: 'recordEvidence',
    name: (_, r) => `referral: ${referralWords(r)}`,
    input: referralInput.extend({
      answeredOn: optionalDate('Date they answered', { hint: 'Leave blank if they have not answered' }),
      outcome: optionalChoice('What they answered', referralOutcomes),
      answer: optionalLongText('Their answer', { rows: 3, max: 4000, withheld: true }),
    }),
    prefill: (_, r) => ({ ...r }),
    next: ({ input: i, moment: m }) => ({
      ...referralFrom(i, m.settings),
      ...(i.outcome
        ? { outcome: i.outcome, answeredOn: i.answeredOn, answer: i.answer }
        : { outcome: null, answeredOn: null, answer: null }),
    }),
    refuse: ({ input: i, moment: m }) => [
      ...refuseReferral(i, m),
      ...(i.outcome && !i.answeredOn ? [{ field: 'answeredOn', message: 'Enter the date they answered' }] : []),
      ...(i.answeredOn && !i.outcome ? [{ field: 'outcome', message: 'Select what they answered' }] : []),
      ...(i.answeredOn ? notAfterToday('answeredOn', 'Date they answered', i.answeredOn, m) : []),
    ],
    warn: ({ input }) => warnReferral(input),
  }),
  AgreedAction: correction({
    kind: 'agreedActions',
    stage: 'risk',
    place: 'safety/action',
    permission: 'recordEvidence',
    name: (_, a) => `action of the safety plan, due ${longDate(a.dueOn)}`,
    input: actionInput.extend({
      doneOn: optionalDate('On which day it was done', { hint: 'Leave blank if it is not done after all' }),
      result: optionalChoice('What came of it', actionResults),
      resultNote: optionalLongText('Details', { rows: 2, max: 2000, withheld: true }),
    }),
    prefill: (_, a) => ({ ...a }),
    next: ({ input: i }) => (i.doneOn ? i : { ...i, result: null, resultNote: null }),
    refuse: ({ input: i, moment: m }) => [
      ...refuseOwners(i),
      ...(i.doneOn ? notAfterToday('doneOn', 'The day', i.doneOn, m) : []),
      ...(i.doneOn && !i.result ? [{ field: 'result', message: 'Select what came of it' }] : []),
    ],
  }),
  SafetyReview: correction({
    kind: 'safetyReviews',
    stage: 'risk',
    place: 'safety/review',
    permission: 'assessRisk',
    name: (_, r) => `review of the safety plan of ${longDate(r.reviewedOn)}`,
    ...asRecordedBy('safetyReviews', safetyActs.reviewSafetyPlan, file => file.case, ['reviewedOn', 'note']),
    prefill: (_, r) => ({ ...r }),
  }),
}
