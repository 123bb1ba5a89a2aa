import type { Relationship } from '../reference/codes/people.ts'
import type { CalendarDate } from '../time/calendar.ts'
import type { Application, DraftCondition, Hearing } from './applications.ts'
import type { Breach, BreachStepTaken, Check, Notification, Service } from './compliance.ts'
import type { Custody, Exhibit } from './exhibits.ts'
import type { Order, OrderCondition, OrderVersion, OtherOrder } from './orders.ts'
import type { Assessment, Decision, Incident } from './pattern.ts'
import type { Defendant, Identifier, ProtectedPerson } from './people.ts'

/** What another force was given of a case: of a task what it needs, of a case its collections. */

export interface CollectionsGiven {
  defendants: Defendant[]
  protectedPersons: ProtectedPerson[]
  identifiers: Identifier[]
  incidents: Incident[]
  exhibits: Exhibit[]
  custody: Custody[]
  assessments: Assessment[]
  decisions: Decision[]
  otherOrders: OtherOrder[]
  applications: Application[]
  draftConditions: DraftCondition[]
  hearings: Hearing[]
  orders: Order[]
  orderVersions: OrderVersion[]
  orderConditions: OrderCondition[]
  services: Service[]
  notifications: Notification[]
  checks: Check[]
  breaches: Breach[]
  breachSteps: BreachStepTaken[]
}
export interface GivenTask {
  order: {
    ref: string
    court: string
    madeOn: CalendarDate
    lastDay: CalendarDate | null
    untilFurtherOrder: boolean
    standing: string
  } | null
  conditions: { number: number; text: string }[]
  defendant: { name: string; bornOn: CalendarDate | null; homeAddress: string | null; identifiers: string[] }
  protectedNames: string[]
}
export interface GivenCase {
  root: { ref: string; relationship: Relationship; relationshipOther: string | null; reportedOn: CalendarDate }
  restricted: boolean
  collections: CollectionsGiven
}
export interface Given {
  task?: GivenTask
  case?: GivenCase
}
