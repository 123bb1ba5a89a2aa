import type { CalendarDate } from '../calendar.ts'
import type { CaseFile } from '../case.ts'
import type { Applicant } from '../codes.ts'
import type { Order } from '../records/orders.ts'
import type { Question } from './finding.ts'
import { factsOfCase, orderFact } from './from-case.ts'

/** An application about an order that exists, as ss.4 and 5(7) read it. */
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
const livesElsewhere = 'the force where the defendant lives'

/** The facts of a case with one application about one of its orders. */
export function factsOfChange(file: CaseFile, order: Order, a: AboutOrder, today: CalendarDate): Question {
  const { facts, reference } = factsOfCase(file, today)
  const own = file.case.forceId
  const force =
    a.applicant === 'defendant' ? null : a.applicant === 'chiefOfficer' ? own : a.otherForce || 'another force'
  return {
    reference,
    facts: {
      ...facts,
      force: { id: own },
      s4: [
        {
          id: 'change',
          kind: a.kind,
          of: order.id,
          by: a.applicant === 'defendant' ? 'defendant' : 'chief_officer',
          force,
          lodgedOn: a.lodgedOn,
          heardOn: a.heardOn,
          defendantConsents: a.defendantConsents,
          policeConsents: a.police === 'all' || a.police === 'applying' ? [own] : [],
          // Which force it is the case does not know: only that its consent is wanting.
          defendantLivesInForce: a.police === 'applying' ? livesElsewhere : null,
          addsCondition: a.addsCondition,
          necessity: a.necessity,
        },
      ],
    },
  }
}
/** The facts of a case in which an order is given another last day from a day. */
export function factsOfNewTerm(
  file: CaseFile,
  order: Order,
  fromOn: CalendarDate,
  lastDay: CalendarDate | null,
): Question {
  const { facts, reference } = factsOfCase(file, fromOn)
  const now = orderFact(order, file)
  const before = now.versions?.at(-1)
  const asked = { id: 'asked', on: fromOn, reason: 'varied', lastDay }
  return { reference, facts: { ...facts, orders: [{ ...now, lastDay, versions: before ? [before, asked] : [asked] }] } }
}
