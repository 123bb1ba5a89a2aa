import { pgTable } from 'drizzle-orm/pg-core'
import * as k from '../../lib/spo/codes.ts'
import { type CountedRows, judgements } from '../../lib/spo/counted.ts'
import { applicationStatuses } from '../../lib/spo/status.ts'
import { orderKinds } from '../../lib/spo/statute.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, id, instant, on, ref, whole } from './columns.ts'

/** What the measures count, written by lib/spo/counted.ts in the transaction of each act: dates and facts, and no word of the record. */
const counted = () => ({ id: id(), ...ofCase(), teamId: ref().notNull() })

export const countedCases = pgTable(
  'counted_cases',
  {
    ...counted(),
    isOpen: flag().notNull(),
    openedAt: instant().notNull(),
    openedOn: day().notNull(),
    reportedOn: day().notNull(),
    firstDecisionAt: instant(),
    isDeclined: flag().notNull(),
    firstLodgedOn: day(),
    incidents: whole().notNull(),
    crimeReferences: whole().notNull(),
    linkedLateBy: whole(),
  },
  t => [
    on('counted_cases_case', t.caseId),
    on('counted_cases_opened', t.forceId, t.openedOn),
    on('counted_cases_open', t.forceId, t.isOpen, t.firstDecisionAt),
  ],
)
export const countedDecisions = pgTable(
  'counted_decisions',
  {
    ...counted(),
    kind: code(judgements).notNull(),
    madeAt: instant().notNull(),
    madeOn: day().notNull(),
    recordedAt: instant(),
  },
  t => [on('counted_decisions_case', t.caseId), on('counted_decisions_made', t.forceId, t.madeOn)],
)
export const countedApplications = pgTable(
  'counted_applications',
  {
    ...counted(),
    number: whole().notNull(),
    kind: code(k.applicationKinds).notNull(),
    status: code(applicationStatuses).notNull(),
    reportedOn: day().notNull(),
    lodgedOn: day(),
    firstHeardOn: day(),
    determinedOn: day(),
  },
  t => [
    on('counted_applications_case', t.caseId),
    on('counted_applications_lodged', t.forceId, t.kind, t.lodgedOn),
    on('counted_applications_heard', t.forceId, t.kind, t.firstHeardOn),
    on('counted_applications_determined', t.forceId, t.kind, t.determinedOn),
    on('counted_applications_status', t.forceId, t.kind, t.status),
  ],
)
export const countedOrders = pgTable(
  'counted_orders',
  {
    ...counted(),
    kind: code(orderKinds).notNull(),
    madeOn: day().notNull(),
    servedOn: day(),
    ownerId: ref(),
    hasCheck: flag().notNull(),
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
    ...counted(),
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
export const countedBreaches = pgTable(
  'counted_breaches',
  {
    ...counted(),
    number: whole().notNull(),
    offence: code(k.breachOffences).notNull(),
    source: code(k.breachSources).notNull(),
    knownAt: instant().notNull(),
    knownOn: day().notNull(),
    firstStepAt: instant(),
    arrestDecidedAt: instant(),
    endedAt: instant(),
  },
  t => [
    on('counted_breaches_case', t.caseId),
    on('counted_breaches_known', t.forceId, t.knownOn),
    on('counted_breaches_open', t.forceId, t.endedAt, t.firstStepAt),
  ],
)
export const countedTables = {
  countedCases,
  countedDecisions,
  countedApplications,
  countedOrders,
  countedTerms,
  countedBreaches,
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
}
