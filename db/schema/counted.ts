import { pgTable } from 'drizzle-orm/pg-core'
import { sampledWork } from '../../lib/case/records/quality.ts'
import { applicants, applicationKinds, reviewResults, tiers } from '../../lib/case/reference/codes/applications.ts'
import { breachOffences, breachSources } from '../../lib/case/reference/codes/breaches.ts'
import { type OtherOrderKind, otherOrderKinds } from '../../lib/case/reference/codes/orders.ts'
import { contactMilestones, relationships } from '../../lib/case/reference/codes/people.ts'
import { outsideRequestKinds, requesters } from '../../lib/case/reference/codes/requests.ts'
import { applicationStatuses } from '../../lib/case/reference/status.ts'
import { conditionKinds, limbs, orderKinds } from '../../lib/case/reference/statute.ts'
import { type CountedRows, judgements, reviewKinds } from '../../lib/measures/counted-columns.ts'
import { ageGroups } from '../../lib/measures/counted-rows.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, id, instant, on, ref, whole, words } from './columns.ts'

/** What the measures count, written by lib/measures/counted.ts in the transaction of each act: dates and facts, and no word of the record. */
const countedColumns = () => ({ id: id(), ...ofCase(), teamId: ref().notNull() })

export const countedCases = pgTable(
  'counted_cases',
  {
    ...countedColumns(),
    isOpen: flag().notNull(),
    officerId: ref(),
    openedAt: instant().notNull(),
    openedOn: day().notNull(),
    reportedOn: day().notNull(),
    firstDecisionAt: instant(),
    isDeclined: flag().notNull(),
    firstLodgedOn: day(),
    incidents: whole().notNull(),
    crimeReferences: whole().notNull(),
    linkedLateBy: whole(),
    relationship: code(relationships).notNull(),
    ageGroup: code(ageGroups).notNull(),
    applyDecidedAt: instant(),
    isReclassified: flag().notNull(),
    divertedOn: day(),
    divertedBreachOn: day(),
    closedOn: day(),
    isClosedWhole: flag().notNull(),
    advocateOfferedOn: day(),
    isAdvocateTakenUp: flag().notNull().default(false),
  },
  t => [
    on('counted_cases_case', t.caseId),
    on('counted_cases_opened', t.forceId, t.openedOn),
    on('counted_cases_open', t.forceId, t.isOpen, t.firstDecisionAt),
    on('counted_cases_closed', t.forceId, t.closedOn),
  ],
)
export const countedDecisions = pgTable(
  'counted_decisions',
  {
    ...countedColumns(),
    kind: code(judgements).notNull(),
    madeAt: instant().notNull(),
    madeOn: day().notNull(),
    recordedAt: instant(),
    tier: code(tiers),
    result: code(reviewResults),
  },
  t => [on('counted_decisions_case', t.caseId), on('counted_decisions_made', t.forceId, t.madeOn)],
)
export const countedApplications = pgTable(
  'counted_applications',
  {
    ...countedColumns(),
    number: whole().notNull(),
    kind: code(applicationKinds).notNull(),
    status: code(applicationStatuses).notNull(),
    reportedOn: day().notNull(),
    lodgedOn: day(),
    firstHeardOn: day(),
    determinedOn: day(),
    applicant: code(applicants).notNull(),
    startedAt: instant().notNull(),
    submittedAt: instant(),
    authorisedAt: instant(),
    returns: whole().notNull(),
    stoppedOn: day(),
    stoppedTier: code(tiers),
    stoppedLimb: code(limbs),
    isWrongTest: flag().notNull(),
    applyDecidedAt: instant(),
    isInterimSought: flag().notNull(),
    hasInterimOrder: flag().notNull(),
    interimLapsedOn: day(),
    gapDays: whole(),
    gapFrom: day(),
    lastListedOn: day(),
  },
  t => [
    on('counted_applications_case', t.caseId),
    on('counted_applications_lodged', t.forceId, t.kind, t.lodgedOn),
    on('counted_applications_heard', t.forceId, t.kind, t.firstHeardOn),
    on('counted_applications_determined', t.forceId, t.kind, t.determinedOn),
    on('counted_applications_status', t.forceId, t.kind, t.status),
    on('counted_applications_stopped', t.forceId, t.kind, t.stoppedOn),
  ],
)
export const countedOrders = pgTable(
  'counted_orders',
  {
    ...countedColumns(),
    kind: code(orderKinds).notNull(),
    madeOn: day().notNull(),
    servedOn: day(),
    ownerId: ref(),
    hasCheck: flag().notNull(),
    ageGroup: code(ageGroups).notNull(),
    askedOn: day(),
    notifyBy: day(),
    notifiedOn: day(),
    hasSealed: flag().notNull(),
    breaches: whole().notNull(),
    lastCheckedOn: day(),
    markBy: instant(),
    markedAt: instant(),
    isMarkedInTime: flag().notNull().default(false),
  },
  t => [
    on('counted_orders_case', t.caseId),
    on('counted_orders_made', t.forceId, t.madeOn),
    on('counted_orders_served', t.forceId, t.servedOn),
  ],
)
export const countedTerms = pgTable(
  'counted_terms',
  {
    ...countedColumns(),
    orderId: ref().notNull(),
    kind: code(orderKinds).notNull(),
    fromOn: day().notNull(),
    toOn: day(),
    lastDay: day(),
    isEndDecided: flag().notNull(),
  },
  t => [
    on('counted_terms_case', t.caseId),
    on('counted_terms_order', t.orderId),
    on('counted_terms_days', t.forceId, t.toOn, t.fromOn),
  ],
)
const brokenKinds = [...(Object.keys(otherOrderKinds) as OtherOrderKind[]), 'spo' as const]
export const countedBreaches = pgTable(
  'counted_breaches',
  {
    ...countedColumns(),
    number: whole().notNull(),
    offence: code(breachOffences).notNull(),
    source: code(breachSources).notNull(),
    knownAt: instant().notNull(),
    knownOn: day().notNull(),
    firstStepAt: instant(),
    arrestDecidedAt: instant(),
    endedAt: instant(),
    orderKind: code(brokenKinds).notNull(),
    isCharged: flag().notNull(),
    isNoFurtherAction: flag().notNull(),
    isDecidedSince: flag().notNull(),
  },
  t => [
    on('counted_breaches_case', t.caseId),
    on('counted_breaches_known', t.forceId, t.knownOn),
    on('counted_breaches_open', t.forceId, t.endedAt, t.firstStepAt),
  ],
)
export const countedContacts = pgTable(
  'counted_contacts',
  { ...countedColumns(), milestone: code(contactMilestones).notNull(), dueOn: day().notNull(), toldOn: day() },
  t => [
    on('counted_contacts_case', t.caseId),
    on('counted_contacts_due', t.forceId, t.dueOn),
    on('counted_contacts_told', t.forceId, t.toldOn),
  ],
)
export const countedReviews = pgTable(
  'counted_reviews',
  { ...countedColumns(), kind: code(reviewKinds).notNull(), dueOn: day().notNull(), doneOn: day() },
  t => [
    on('counted_reviews_case', t.caseId),
    on('counted_reviews_due', t.forceId, t.dueOn),
    on('counted_reviews_done', t.forceId, t.doneOn),
  ],
)
export const countedConditions = pgTable(
  'counted_conditions',
  {
    ...countedColumns(),
    orderId: ref().notNull(),
    number: whole().notNull(),
    kind: code(conditionKinds).notNull(),
    libraryCode: words(),
    madeOn: day().notNull(),
    breaches: whole().notNull(),
  },
  t => [on('counted_conditions_case', t.caseId), on('counted_conditions_made', t.forceId, t.madeOn)],
)
export const countedRequests = pgTable(
  'counted_requests',
  {
    ...countedColumns(),
    kind: code(outsideRequestKinds).notNull(),
    fromKind: code(requesters).notNull(),
    receivedOn: day().notNull(),
    dueOn: day().notNull(),
    answeredOn: day(),
    toldOn: day(),
  },
  t => [on('counted_requests_case', t.caseId), on('counted_requests_due', t.forceId, t.dueOn)],
)
export const countedSamples = pgTable(
  'counted_samples',
  {
    ...countedColumns(),
    work: code(sampledWork).notNull(),
    doneOn: day().notNull(),
    dueOn: day().notNull(),
    readOn: day(),
    isSound: flag().notNull(),
  },
  t => [
    on('counted_samples_case', t.caseId),
    on('counted_samples_done', t.forceId, t.doneOn),
    on('counted_samples_read', t.forceId, t.readOn),
  ],
)
export const countedTables = {
  countedSamples,
  countedCases,
  countedDecisions,
  countedApplications,
  countedOrders,
  countedTerms,
  countedBreaches,
  countedContacts,
  countedReviews,
  countedConditions,
  countedRequests,
} as const

// A column that is not counted, or a fact with no column, does not compile.
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Flat<T> = { [K in keyof T]: T[K] }
type RowOf<N extends keyof CountedRows> = Omit<(typeof countedTables)[N]['$inferSelect'], 'forceId' | 'caseId'>
export const everyCountedTableMatches: {
  [N in keyof CountedRows]: Same<Flat<RowOf<N>>, Flat<CountedRows[N]>>
} = {
  countedCases: true,
  countedDecisions: true,
  countedApplications: true,
  countedOrders: true,
  countedTerms: true,
  countedBreaches: true,
  countedContacts: true,
  countedReviews: true,
  countedConditions: true,
  countedRequests: true,
  countedSamples: true,
}
