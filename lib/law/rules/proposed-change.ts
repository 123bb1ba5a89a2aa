import type { CaseFile } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import type { Order } from '../../case/records/orders.ts'
import type { Applicant } from '../../case/reference/codes/applications.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { versionOf } from '../../case/views/orders.ts'

/** A case as it would stand with an application about one of its orders, as ss.4 and 5(7) read it. */
export interface AboutOrder {
  kind: 'variation' | 'renewal' | 'discharge'
  applicant: Applicant
  /** As typed: which other force it is, and why it may apply. */
  otherForce?: string | null
  lodgedOn?: CalendarDate | null
  /** The day on which it is or would be heard. */
  heardOn?: CalendarDate | null
  /** Unasked, a defendant who applies consents. */
  defendantConsents?: boolean | null
  /** All the chief officers who must consent, only the one who applied for the order, or none. */
  police?: 'all' | 'applying' | 'none'
  addsCondition?: boolean
  necessity?: string | null
}
export const proposedId = 'proposed'
// Which force it is the case does not know: only that its consent is wanting.
const livesElsewhere = 'the force where the defendant lives'

export function withProposed(file: CaseFile, order: Order, a: AboutOrder): LawFile {
  const own = file.case.forceId
  return {
    ...file,
    applications: [
      ...file.applications,
      {
        id: proposedId,
        kind: a.kind,
        orderId: order.id,
        applicant: a.applicant,
        ...(a.applicant === 'otherChiefOfficer' && a.otherForce ? { applicantForce: a.otherForce } : {}),
        lodgedOn: a.lodgedOn,
        heardOn: a.heardOn,
        defendantConsents: a.defendantConsents,
        consentingForces: a.police === 'all' || a.police === 'applying' ? [own] : [],
        residenceForce: a.police === 'applying' ? livesElsewhere : null,
        addsCondition: a.addsCondition,
        necessityGrounds: a.necessity,
      },
    ],
  }
}
/** A case in which an order is given another last day from a day. */
export function withNewTerm(file: CaseFile, order: Order, fromOn: CalendarDate, lastDay: CalendarDate | null): LawFile {
  const before = versionOf(order, file)
  return {
    ...file,
    orderVersions: [
      // Earlier changes were asked about in their own time.
      ...(before ? [before] : []),
      {
        id: proposedId,
        orderId: order.id,
        version: (before?.version ?? 0) + 1,
        fromOn,
        reason: 'varied',
        termKind: lastDay ? 'fixed' : 'untilFurtherOrder',
        lastDay,
      },
    ],
  }
}
