import type { CaseFile } from '../case.ts'
import type { CriminalStep } from '../records/criminal.ts'
import {
  type CriminalStep as Code,
  criminalOutcomes,
  criminalSteps,
  prosecutorAdvices,
} from '../reference/codes/breaches.ts'
import { addDays, type CalendarDate, longDate } from '../time/calendar.ts'

/** The criminal case beside the order, read from its steps: what it waits for, and when the question of an order is asked again. */

const codes = Object.keys(criminalSteps) as Code[]
type Read = CaseFile<'criminalSteps'>
/** In the order in which they happened; of one day, in that in which they usually follow. */
export const stepsInOrder = (file: Read): CriminalStep[] =>
  [...file.criminalSteps].sort(
    (a, b) =>
      (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0) ||
      codes.indexOf(a.step) - codes.indexOf(b.step),
  )

/** Steps after which a date is no longer waited for. */
const overBy = {
  bail: ['bail', 'underInvestigation', 'noFurtherAction', 'charge', 'outcome', 'sentence'],
  underInvestigation: ['bail', 'underInvestigation', 'noFurtherAction', 'charge', 'outcome', 'sentence'],
  adviceAsked: ['adviceAsked', 'adviceGiven', 'noFurtherAction', 'charge', 'outcome', 'sentence'],
  trialListed: ['trialListed', 'noFurtherAction', 'outcome', 'sentence'],
} as const satisfies Partial<Record<Code, readonly Code[]>>
export type Waited = keyof typeof overBy
export interface CriminalDate {
  step: CriminalStep & { step: Waited; untilOn: CalendarDate }
  on: CalendarDate
}
/** The dates that the criminal case waits for, each under its own crime reference. */
export function criminalDates(file: Read): CriminalDate[] {
  const threads = Map.groupBy(stepsInOrder(file), s => s.crimeReference ?? '')
  return [...threads.values()].flatMap(steps =>
    steps.flatMap((s, n): CriminalDate[] => {
      const over: readonly Code[] | undefined = overBy[s.step as Waited]
      if (!over || !s.untilOn || steps.slice(n + 1).some(later => over.includes(later.step))) return []
      return [{ step: s as CriminalDate['step'], on: s.untilOn }]
    }),
  )
}
/** How many days before the end of bail, or before a trial, the question of an order is asked again. A starting value. */
export const askedBefore: Partial<Record<Waited, number>> = { bail: 14, underInvestigation: 14, trialListed: 28 }
/** The days from which the question is asked again because of a date to come. */
export const askingDates = (file: Read): { from: CalendarDate; date: CriminalDate }[] =>
  criminalDates(file).flatMap(date => {
    const days = askedBefore[date.step.step]
    if (days === undefined) return []
    const [from = date.on] = [addDays(date.on, -days), date.step.happenedOn].sort().slice(-1)
    return [{ from, date }]
  })

/** A step in a line, without what was said. */
export const stepInWords = (s: CriminalStep): string =>
  [
    `${criminalSteps[s.step].label}${s.outcome ? `: ${criminalOutcomes[s.outcome].label.toLowerCase()}` : ''}${s.advice ? `: ${prosecutorAdvices[s.advice].label.toLowerCase()}` : ''}`,
    `on ${longDate(s.happenedOn)}`,
    s.untilOn
      ? s.step === 'trialListed'
        ? `for ${longDate(s.untilOn)}`
        : s.step === 'adviceAsked'
          ? `wanted by ${longDate(s.untilOn)}`
          : `to ${longDate(s.untilOn)}`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
