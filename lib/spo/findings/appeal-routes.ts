import type { Application, CaseFile } from '../case.ts'
import type { AppealAgainst, Applicant } from '../codes.ts'

const isChange = (a: Application) => a.kind === 'variation' || a.kind === 'renewal' || a.kind === 'discharge'

/** Which row of s.7 a decision belongs to; null while there is no decision, or none that s.7 knows. */
export function appealAgainstOf(decision: Application): AppealAgainst | null {
  const granted = decision.status === 'granted'
  if (!granted && decision.status !== 'refusedByCourt') return null
  if (decision.kind === 'main') return granted ? 'fullMade' : 'fullRefused'
  if (decision.kind === 'interim') return granted ? 'interimMade' : 'interimRefused'
  return isChange(decision) ? (granted ? 's4Made' : 's4Refused') : null
}

/** Why s.7 of the 2019 Act gives this appellant no appeal against this decision; null when it does. */
export function noRoute(decision: Application, appellant: Applicant, file: CaseFile): string | null {
  const against = appealAgainstOf(decision)
  const order = file.orders.find(o => o.id === decision.orderId)
  if (!against) return 'Section 7 lists no appeal against this.'
  if (isChange(decision) && order?.kind === 'interim')
    return 'Section 7 lists no appeal about a change to an interim order.'
  const may: Applicant =
    against === 'fullMade' || against === 'interimMade'
      ? 'defendant'
      : against === 'fullRefused' || against === 'interimRefused'
        ? 'chiefOfficer'
        : against === 's4Refused'
          ? decision.applicant
          : decision.applicant === 'chiefOfficer'
            ? 'defendant'
            : 'chiefOfficer'
  return may === appellant
    ? null
    : `Against this decision section 7 gives an appeal to the ${may === 'defendant' ? 'defendant' : 'chief officer'} only.`
}
