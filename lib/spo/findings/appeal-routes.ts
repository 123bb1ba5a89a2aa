import type { CaseFile, Refusal } from '../case.ts'
import type { AppealAgainst, Applicant } from '../codes.ts'
import type { Application } from '../records/applications.ts'
import type { AppealFact } from './facts.ts'

const isChange = (a: Application) => a.kind === 'variation' || a.kind === 'renewal' || a.kind === 'discharge'

/** Which row of s.7 a decision belongs to; null while there is no decision, or none that s.7 knows. */
export function appealAgainstOf(decision: Application): AppealAgainst | null {
  const granted = decision.status === 'granted'
  if (!granted && decision.status !== 'refusedByCourt') return null
  if (decision.kind === 'main') return granted ? 'fullMade' : 'fullRefused'
  if (decision.kind === 'interim') return granted ? 'interimMade' : 'interimRefused'
  return isChange(decision) ? (granted ? 's4Made' : 's4Refused') : null
}

const facts: Record<AppealAgainst, NonNullable<AppealFact['against']>> = {
  fullMade: 'full_made',
  interimMade: 'interim_made',
  fullRefused: 'full_refused',
  interimRefused: 'interim_refused',
  s4Made: 's4_made',
  s4Refused: 's4_refused',
}
const partyOf = (applicant: Applicant) => (applicant === 'defendant' ? 'defendant' : 'chief_officer')

/** Why s.7 of the 2019 Act gives this appellant no appeal against this decision; null when it does. */
export function noRoute(decision: Application, appellant: Applicant, file: CaseFile): string | null {
  const against = appealAgainstOf(decision)
  const order = file.orders.find(o => o.id === decision.orderId)
  if (!against) return 'Section 7 lists no appeal against this.'
  return appealRouteRefused({
    by: partyOf(appellant),
    against: isChange(decision) && order?.kind === 'interim' ? 'interim_varied' : facts[against],
    appliedBy: partyOf(decision.applicant),
  })
}

/** What is asked of an appeal that s.7 does not give (V82): it is recorded, and legal services look at it. */
export function routeSaid(decision: Application, appellant: Applicant, file: CaseFile): Refusal[] {
  const why = noRoute(decision, appellant, file)
  return why ? [{ field: 'applicant', message: noRouteWords(why), rule: 'V82', source: 'SPA 2019 s.7' }] : []
}
export const noRouteWords = (why: string) => `${why} Ask legal services.`

type Party = 'defendant' | 'chief officer'
/** The table of s.7: to whom it gives an appeal. On a change to a full order, by who had applied for it; unknown, to either. */
function appellants(a: Pick<AppealFact, 'against' | 'appliedBy'>): Party[] {
  const applicant = a.appliedBy === 'defendant' ? 'defendant' : 'chief officer'
  const other = applicant === 'defendant' ? 'chief officer' : 'defendant'
  switch (a.against) {
    case 'full_made':
    case 'interim_made':
      return ['defendant']
    case 'full_refused':
    case 'interim_refused':
      return ['chief officer']
    case 's4_made':
      return a.appliedBy ? [other] : ['defendant', 'chief officer']
    case 's4_refused':
      return a.appliedBy ? [applicant] : ['defendant', 'chief officer']
    default:
      return []
  }
}
/** Why the table of s.7 gives no such appeal; null when it does, or when what is appealed against is not known. */
export function appealRouteRefused(a: Pick<AppealFact, 'by' | 'against' | 'appliedBy'>): string | null {
  if (!a.against) return null
  if (a.against === 'interim_varied') return 'Section 7 lists no appeal about a change to an interim order.'
  const may = appellants(a)
  const by = a.by === 'defendant' ? 'defendant' : a.by?.includes('chief_officer') ? 'chief officer' : null
  if (!a.by || (by && may.includes(by))) return null
  return `Against this decision section 7 gives an appeal to the ${may.join(' or the ')} only.`
}
