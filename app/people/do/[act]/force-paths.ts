import type { AnyForceAct } from '../../../../lib/spo/force.ts'

/** The page of an act on the force: its form. */
export const forceActPath = (act: string, on?: string) => `/people/do/${act}${on ? `?on=${on}` : ''}`

/** Under which a form's typing is kept: one for each act and record. */
export const forceFormKey = (act: string, on: string | undefined) => ['force', act, on].filter(Boolean).join(' ')

/** Where an act on the force is shown once it is done. */
export function forceHome(act: AnyForceAct, on: string | undefined): string {
  if (act.permission === 'managePeople') return on ? `/people/${on}` : '/people'
  if (act.permission === 'keepCalendar') return '/deadlines'
  return act.permission === 'recordReports' ? '/people/do/recordReportCounts' : '/settings'
}
