import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Breach, BreachStepTaken } from '../../case/records/compliance.ts'
import { breachOutcomes, breachSteps } from '../../case/reference/codes/breaches.ts'
import { type Instant, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { breachName, isBreach, stepsOf } from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { applyPatch } from '../act/decide.ts'
import { withdrawalPatch } from '../act/former.ts'
import { breachActs } from '../compliance/breach.ts'
import { sentenceIn, sentenceInput } from '../compliance/breach-steps.ts'
import { moment, optionalChoice, optionalLongText } from '../form/fields.ts'
import { asRecordedBy, correction } from './correction.ts'

/** Breaches and the steps taken about them. */

const breachOf = (file: CaseFile, s: Pick<BreachStepTaken, 'breachId'>) => file.breaches.find(b => b.id === s.breachId)
const stepName = (file: CaseFile, s: BreachStepTaken) =>
  `step of breach ${breachOf(file, s)?.number ?? ''}, ${breachSteps[s.step].label.toLowerCase()} on ${longMoment(s.at)}`

/** When the steps that stand end a breach: at the court's outcome, or at no further action that no charge undid. */
function endOf(file: CaseFile, breach: Breach): Instant | null {
  const steps = stepsOf(file, breach)
  const outcome = steps.findLast(s => s.step === 'outcome')
  if (outcome) return outcome.at
  const ended = steps.findLast(s => s.step === 'noFurtherAction' || s.step === 'charged')
  return ended?.step === 'noFurtherAction' ? ended.at : null
}
const endedAgain = (file: CaseFile, patch: Patch, breachId: string): Patch => {
  const after = applyPatch(file, patch)
  const breach = after.breaches.find(b => b.id === breachId)
  const endedAt = breach ? endOf(after, breach) : null
  return breach && breach.endedAt !== endedAt ? [set('breaches', breach.id, { endedAt })] : []
}

export const breachCorrections = {
  Breach: correction({
    kind: 'breaches',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'correctOrder',
    name: (_, b) => lowerFirst(breachName(b)),
    ...asRecordedBy('breaches', breachActs.recordBreach, file => file.case, [
      ...(['orderId', 'otherOrderId', 'conditionIds', 'happenedOn', 'knownAt', 'source', 'place'] as const),
      ...(['description', 'excuse', 'crimeReference'] as const),
    ]),
    prefill: (_, b) => ({ ...b, of: b.orderId ? 'order' : 'otherOrder' }),
    refuse: d => {
      if (!isBreach(d.record))
        return [
          {
            message: 'It is a suspected offence about notification, with a form of its own',
            href: actPath(d.file.case.ref, 'correctNotificationOffence', d.record.id),
          },
        ]
      const own =
        breachActs.recordBreach.refuse?.({ file: d.file, record: d.file.case, input: d.input, moment: d.moment }) ?? []
      const first = stepsOf(d.file, d.record)[0]
      return [
        ...own,
        ...(first && Date.parse(first.at) < Date.parse(d.input.knownAt)
          ? [
              {
                field: 'knownAt',
                message: `${breachSteps[first.step].label} is recorded on ${longMoment(first.at)}, which is earlier. Correct that step first`,
                href: actPath(d.file.case.ref, 'correctBreachStep', first.id),
              },
            ]
          : []),
      ]
    },
    rests: (file, b, m) =>
      stepsOf(file, b).map(s => ({
        name: stepName(file, s),
        along: (reason: string) => withdrawalPatch('breachSteps', { file, record: s, reason, moment: m }),
      })),
    alsoWithdrawn: ({ file, record }) =>
      file.exhibits.filter(e => e.breachId === record.id).map(e => set('exhibits', e.id, { breachId: null })),
  }),
  BreachStep: correction({
    kind: 'breachSteps',
    stage: 'breaches',
    permission: 'correctOrder',
    name: stepName,
    input: z.object({
      at: moment('When it was done'),
      reason: optionalLongText('Reason or details', { rows: 4, withheld: true }),
      outcome: optionalChoice('The court’s outcome', breachOutcomes, { hint: 'Only for the court’s outcome' }),
      ...sentenceInput,
    }),
    prefill: (_, s) => ({ ...s, court: s.sentencingCourt, months: s.sentenceMonths }),
    next: ({ input, record }) => ({
      at: input.at,
      reason: input.reason,
      outcome: record.step === 'outcome' ? input.outcome : null,
      ...sentenceIn({ ...input, outcome: record.step === 'outcome' ? input.outcome : null }),
    }),
    refuse: ({ file, record, input, moment: m }): Refusal[] => {
      const breach = breachOf(file, record)
      const charged = breach && stepsOf(file, breach).findLast(s => s.step === 'charged' && s.id !== record.id)
      return [
        ...(Date.parse(input.at) > Date.parse(m.at)
          ? [{ field: 'at', message: `It must be now or earlier, ${longMoment(m.at)}` }]
          : []),
        ...(breach && Date.parse(input.at) < Date.parse(breach.knownAt)
          ? [
              {
                field: 'at',
                message: `Police first knew on ${longMoment(breach.knownAt)}. If that is wrong, correct the breach first`,
                href: actPath(file.case.ref, 'correctBreach', breach.id),
              },
            ]
          : []),
        ...(record.step === 'outcome' && !input.outcome
          ? [{ field: 'outcome', message: 'Select the court’s outcome' }]
          : []),
        ...(record.step === 'outcome' && charged && Date.parse(input.at) < Date.parse(charged.at)
          ? [
              {
                field: 'at',
                message: `The defendant was charged on ${longMoment(charged.at)}. If that is wrong, correct that step first`,
                href: actPath(file.case.ref, 'correctBreachStep', charged.id),
              },
            ]
          : []),
      ]
    },
    also: ({ file, record, next }) => {
      const changed = [set('breachSteps', record.id, next)]
      return endedAgain(file, changed, record.breachId)
    },
    rests: (file, s) => {
      const breach = breachOf(file, s)
      const charges = breach ? stepsOf(file, breach).filter(x => x.step === 'charged') : []
      return breach && s.step === 'charged' && charges.length === 1
        ? stepsOf(file, breach)
            .filter(x => x.step === 'outcome')
            .map(x => ({ name: `the court’s outcome of ${longDate(londonDate(x.at))}` }))
        : []
    },
    alsoWithdrawn: ({ file, record, reason, moment: m }) =>
      endedAgain(file, withdrawalPatch('breachSteps', { file, record, reason, moment: m }), record.breachId),
  }),
}
