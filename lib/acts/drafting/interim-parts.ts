import type { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import { addDays, type CalendarDate } from '../../case/time/calendar.ts'
import { citedIncidents, conditionsOf, holderOf } from '../../case/views/applications.ts'
import type { Refusal } from '../../law/refusal.ts'
import { optionalDate, optionalLongText, records } from '../form/fields.ts'

/** What an interim application has of its own: everything else is read from its full application. */

export const interimParts = {
  interimReason: optionalLongText('Why an interim order is appropriate', {
    rows: 6,
    needed: true,
    hint: 'SPA 2019 s.5(3). Say what could happen before the full hearing',
  }),
  interimLastDay: optionalDate('Last day of the interim order', {
    needed: true,
    hint: 'A date is needed: it cannot be until further order. Allow for a hearing that is put off',
  }),
  conditionIds: records('Conditions it needs', 'draftConditions', { optional: true }),
}
export type InterimParts = z.output<z.ZodObject<typeof interimParts>>

/** Four weeks, which the court may set otherwise. */
export const interimLastDay = (today: CalendarDate): CalendarDate => addDays(today, 28)
/** The conditions that an interim application starts with: those marked for it, or all where none is. */
export function interimTakes(file: CaseFile<'applications' | 'draftConditions'>, a: Application): Id[] {
  const all = conditionsOf(file, a)
  const marked = all.filter(c => c.inInterim)
  return (marked.length ? marked : all).map(c => c.id)
}

/** What it takes from the full application, so that nobody types it again. */
export function takenFromFull({ file, record }: { file: CaseFile<'applications' | 'incidents'>; record: Application }) {
  const a = holderOf(file, record)
  const incidents = citedIncidents(file, [...a.actsIncidentIds, ...a.riskIncidentIds, ...a.necessityIncidentIds]).length
  const state = (words: string | null) => (words ? 'written' : 'not written yet')
  return [
    {
      title: 'Taken from the full application',
      lines: [
        `Acts: ${state(a.actsGrounds)}. Risk: ${state(a.riskGrounds)}. Necessity: ${state(a.necessityGrounds)}.`,
        `${incidents} ${incidents === 1 ? 'incident' : 'incidents'} cited`,
        'The reasons of each condition, and how it is checked',
      ],
    },
  ]
}

export const refuseInterimParts = (
  file: CaseFile<'applications' | 'draftConditions'>,
  a: Application,
  input: InterimParts,
): Refusal[] => [
  ...(input.conditionIds.some(id => !conditionsOf(file, holderOf(file, a)).some(c => c.id === id))
    ? [{ field: 'conditionIds', message: 'Select only conditions of this application' }]
    : []),
]
/** Marks the conditions that the interim takes, and no others. */
export const conditionsTaken = (
  file: CaseFile<'applications' | 'draftConditions'>,
  a: Application,
  conditionIds: readonly Id[],
): Patch =>
  conditionsOf(file, holderOf(file, a)).flatMap(c =>
    c.inInterim === conditionIds.includes(c.id)
      ? []
      : [set('draftConditions', c.id, { inInterim: !c.inInterim, version: c.version + 1 })],
  )
