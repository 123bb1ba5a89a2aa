import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import type { Application, DraftCondition } from '../../case/records/applications.ts'
import { isEditable } from '../../case/views/applications.ts'
import type { Refusal } from '../../law/refusal.ts'
import { optionalLongText, records, yesNo } from '../form/fields.ts'
import { writtenBy } from './starting.ts'

/** What the acts on conditions have in common: the questions that each condition answers, and when it may change. */

export const reasons = {
  necessity: optionalLongText('Why this condition is necessary', {
    needed: true,
    rows: 3,
    hint: 'SPA 2019 s.2(2). To protect whom, from what. Needed before the application is submitted',
  }),
  incidentIds: records('Incidents that show it is needed', 'incidents', { optional: true, needed: true, beside: true }),
  religionWorkEducation: optionalLongText('Religion, work and education', {
    needed: true,
    rows: 2,
    hint: 'SPA 2019 s.2(3). What you checked, and how any clash is avoided or why it cannot be. For example, works Monday to Friday in another town: no clash. Needed before the application is submitted',
  }),
  inInterim: yesNo('Ask for it in an interim order too?', { compact: true }),
  providerConfirmed: optionalLongText('Who at the provider agreed', {
    rows: 2,
    detail: 'always',
    hint: 'Who agreed to take the defendant, how and on what day. Leave blank if nobody has yet',
  }),
}

export const nextNumber = (file: CaseFile<'draftConditions'>, a: Application) =>
  Math.max(0, ...file.draftConditions.filter(c => c.applicationId === a.id).map(c => c.number)) + 1
export const holdsConditions = ({ record }: { record: Application }) =>
  record.kind === 'main' || record.kind === 'variation' || record.kind === 'renewal'
export const notHeld = (record: Application): Refusal[] =>
  holdsConditions({ record })
    ? []
    : [{ message: 'The interim application uses the conditions of the full application: add it there' }]

export const applicationOf = (
  file: CaseFile<'applications'>,
  c: DraftCondition,
  that: (a: Application) => boolean = () => true,
): Application | undefined => file.applications.find(a => a.id === c.applicationId && that(a))
export const canChange = (file: CaseFile<'applications'>, c: DraftCondition) =>
  !c.removedAt && Boolean(applicationOf(file, c, isEditable))
export const notEditable = (file: CaseFile<'applications'>, c: DraftCondition): Refusal[] =>
  applicationOf(file, c, isEditable)
    ? []
    : [{ message: 'The application is no longer a draft, so its conditions cannot be changed' }]
export const notChangeable = (file: CaseFile<'applications'>, c: DraftCondition): Refusal[] => [
  ...notEditable(file, c),
  ...(c.removedAt ? [{ message: 'This condition was removed. Put it back first' }] : []),
]
export const conditionChange = (file: CaseFile<'applications'>, c: DraftCondition, m: Pick<Moment, 'actor' | 'at'>) => {
  const a = applicationOf(file, c)
  return a ? [set('applications', a.id, writtenBy(a, m))] : []
}
