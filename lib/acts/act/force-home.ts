import type { ForceAbout } from '../../case/force.ts'
import type { Permission } from '../../case/policy.ts'
import type { PersonSide } from '../../case/views/reports.ts'
import {
  courtOrderPath,
  courtUploadPath,
  forceActPath,
  orderImportPath,
  pairPath,
  panelPath,
  peopleImportPath,
  personOfForcePath,
  personPath,
  reportImportPath,
  transferPath,
} from '../../site/addresses.ts'
import { type AnyAct, isForceAbout, placesOf } from './act.ts'
import { places } from './places.ts'

/** What the page of an act on the force was opened from: a pair, or the suspect or the victim of a report. */
export interface OpenedFrom {
  pair?: string | undefined
  person?: { side: PersonSide; report: string } | undefined
}
const recordPages: Partial<Record<ForceAbout, (on: string, from: OpenedFrom) => string>> = {
  reportPairs: on => pairPath(on),
  personLinks: (_, { pair }) => (pair ? pairPath(pair) : '/reports'),
  reportImports: on => reportImportPath(on),
  orderImports: on => orderImportPath(on),
  courtUploads: on => courtUploadPath(on),
  courtOrders: on => courtOrderPath(on),
  courtOrderMatches: () => '/court-orders',
  transfersIn: on => transferPath(on),
  peopleImports: on => peopleImportPath(on),
  recordsSystems: () => '/reports/systems',
  panels: panelPath,
  people: personOfForcePath,
}
const permissionPages: Partial<Record<Permission, string>> = {
  workPairs: '/reports/review',
  managePeople: '/people',
  keepOwnAccount: '/deadlines',
  recordReports: forceActPath('recordReportCounts'),
}
/** Where an act on the force is shown once it is done. */
export function forceHome(act: AnyAct, on: string | undefined, from: OpenedFrom = {}): string {
  if (from.person) return personPath(from.person.side, from.person.report)
  if (act.shownAt) return act.shownAt
  const own = isForceAbout(act.about) ? recordPages[act.about as ForceAbout] : undefined
  if (own && on && act.permission !== 'keepOwnAccount') return own(on, from)
  return permissionPages[act.permission] ?? '/settings'
}
/** The place of the main menu to which the form of an act on the force belongs: that of the page which offers it. */
export function menuSectionOf(act: AnyAct): string | undefined {
  const [place] = placesOf(act)
  return place && `/${places[place].page.split('/')[1]}`
}
