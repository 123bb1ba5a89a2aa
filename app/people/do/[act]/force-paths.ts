import { forceActs } from '../../../../lib/spo/acts/force.ts'
import type { AnyForceAct } from '../../../../lib/spo/force.ts'
import type { PersonSide } from '../../../../lib/spo/reports.ts'
import { personPath } from '../../../reports/paths.ts'

/** The page of an act on the force: its form. */
export const forceActPath = (act: string, on?: string) => `/people/do/${act}${on ? `?on=${on}` : ''}`

/** Under which a form's typing is kept: one for each act and record. */
export const forceFormKey = (act: string, on: string | undefined) => ['force', act, on].filter(Boolean).join(' ')

/** What the page of an act was opened from: a pair, or the suspect or the victim of a report. */
export interface OpenedFrom {
  pair?: string | undefined
  person?: { side: PersonSide; report: string } | undefined
}

/** Where an act on the force is shown once it is done. */
export function forceHome(act: AnyForceAct, on: string | undefined, { pair, person }: OpenedFrom = {}): string {
  if (person) return personPath(person.side, person.report)
  if (act.about === 'reportPairs') return `/reports/pairs/${on}`
  if (act.about === 'personLinks') return pair ? `/reports/pairs/${pair}` : '/reports'
  if (act.about === 'reportImports') return `/reports/imports/${on}`
  if (act.about === 'recordsSystems' || act === forceActs.addRecordsSystem) return '/reports/systems'
  if (act === forceActs.learnWeights) return '/reports/weights'
  if (act.permission === 'workPairs') return '/reports/review'
  if (act.permission === 'managePeople') return on ? `/people/${on}` : '/people'
  if (act.permission === 'keepCalendar') return '/deadlines'
  return act.permission === 'recordReports' ? '/people/do/recordReportCounts' : '/settings'
}
