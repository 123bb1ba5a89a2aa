import { type LawApplication, type LawFile, rowsOf } from '../../case/law-file.ts'
import type { Applicant } from '../../case/reference/codes/applications.ts'
import type { AppealAgainst } from '../../case/reference/codes/court.ts'

const isChange = (a: LawApplication) => a.kind === 'variation' || a.kind === 'renewal' || a.kind === 'discharge'

/** Which row of s.7 a decision belongs to; null while there is no decision, or none that s.7 knows. */
export function appealAgainstOf(decision: LawApplication): AppealAgainst | null {
  const granted = decision.status === 'granted'
  if (!granted && decision.status !== 'refusedByCourt') return null
  if (decision.kind === 'main') return granted ? 'fullMade' : 'fullRefused'
  if (decision.kind === 'interim') return granted ? 'interimMade' : 'interimRefused'
  return isChange(decision) ? (granted ? 's4Made' : 's4Refused') : null
}
type Decided = NonNullable<LawApplication['against']>
function againstOf(decision: LawApplication, file: LawFile): Decided | null {
  const order = rowsOf(file, 'orders').find(o => o.id === decision.orderId)
  const against = appealAgainstOf(decision)
  return against && isChange(decision) && order?.kind === 'interim' ? 'interimVaried' : against
}

type Party = 'defendant' | 'chief officer'
const partyOf = (applicant: LawApplication['applicant']): Party | null =>
  applicant === 'defendant'
    ? 'defendant'
    : applicant === 'chiefOfficer' || applicant === 'otherChiefOfficer'
      ? 'chief officer'
      : null
/** The table of s.7: to whom it gives an appeal. On a change to a full order, by who had applied for it; unknown, to either. */
function appellants(against: Decided, applied: Party | null): Party[] {
  const other = applied === 'defendant' ? 'chief officer' : 'defendant'
  switch (against) {
    case 'fullMade':
    case 'interimMade':
      return ['defendant']
    case 'fullRefused':
    case 'interimRefused':
      return ['chief officer']
    case 's4Made':
      return applied ? [other] : ['defendant', 'chief officer']
    case 's4Refused':
      return applied ? [applied] : ['defendant', 'chief officer']
    case 'interimVaried':
      return []
  }
}
function whyBarred(against: Decided, applied: Party | null, by: LawApplication['applicant']): string | null {
  if (against === 'interimVaried') return 'Section 7 lists no appeal about a change to an interim order.'
  const may = appellants(against, applied)
  const party = partyOf(by)
  return !by || (party && may.includes(party))
    ? null
    : `Against this decision section 7 gives an appeal to the ${may.join(' or the ')} only.`
}

/** Why s.7 of the 2019 Act gives this appellant no appeal against this decision; null when it does. */
export function noRoute(decision: LawApplication, appellant: Applicant, file: LawFile): string | null {
  const against = againstOf(decision, file)
  return against
    ? whyBarred(against, partyOf(decision.applicant) ?? 'chief officer', appellant)
    : 'Section 7 lists no appeal against this.'
}
/** The same of an appeal that is recorded; null also where it is not known what it is against. */
export function recordedWithoutRoute(appeal: LawApplication, file: LawFile): string | null {
  const decision = rowsOf(file, 'applications').find(a => a.id === appeal.againstId)
  const against = appeal.against === 'interimVaried' ? appeal.against : decision && againstOf(decision, file)
  return against ? whyBarred(against, partyOf(decision?.applicant), appeal.applicant) : null
}

export const askLegalServices = (why: string) => `${why} Ask legal services.`
