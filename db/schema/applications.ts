import { pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AreaShape } from '../../lib/spo/areas.ts'
import * as k from '../../lib/spo/codes.ts'
import type { SlotValues } from '../../lib/spo/slots.ts'
import { applicationStatuses } from '../../lib/spo/status.ts'
import { categories, conditionKinds, type Harm, limbs, termKinds, wrongTests } from '../../lib/spo/statute.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, frozen, id, ids, instant, kept, list, on, oneOf, ref, whole, words } from './columns.ts'

export const applications = pgTable(
  'applications',
  {
    id: id(),
    ...ofCase(),
    number: whole().notNull(),
    kind: code(k.applicationKinds).notNull(),
    status: code(applicationStatuses).notNull(),
    mainId: ref(),
    orderId: ref(),
    applicant: code(k.applicants).notNull(),
    againstId: ref(),
    against: code(k.appealAgainst),
    actsGrounds: words(),
    actsIncidentIds: ids().notNull(),
    riskGrounds: words(),
    riskIncidentIds: ids().notNull(),
    riskToIds: ids().notNull(),
    harms: list().$type<Harm[]>().notNull(),
    necessityGrounds: words(),
    necessityIncidentIds: ids().notNull(),
    prosecution: words(),
    termKind: code(termKinds),
    termLastDay: day(),
    termYears: whole(),
    termReason: words(),
    interimReason: words(),
    interimLastDay: day(),
    policePosition: words(),
    changeAsked: words(),
    changedSince: words(),
    protectedViews: words(),
    defendantConsent: code(k.consents),
    policeConsent: code(k.consents),
    consentNote: words(),
    startedAt: instant().notNull(),
    startedById: ref().notNull(),
    submittedAt: instant(),
    authorisedOn: day(),
    authorisedById: ref(),
    authorisedRank: words(),
    court: words(),
    lodgedOn: day(),
    courtReference: words(),
    determinedOn: day(),
    outcomeReason: words(),
    courtRefusal: code(k.courtRefusals),
    filed: frozen<Record<string, unknown>>(),
    writtenByIds: ids().notNull().default([]),
    version: whole().notNull().default(1),
  },
  t => [
    uniqueIndex('applications_number').on(t.caseId, t.number),
    on('applications_status', t.forceId, t.status, t.submittedAt, t.id),
    on('applications_lodged', t.forceId, t.lodgedOn),
    on('applications_determined', t.forceId, t.determinedOn),
    oneOf('applications_kind', t.kind, k.applicationKinds),
    oneOf('applications_status_code', t.status, applicationStatuses),
    oneOf('applications_term', t.termKind, termKinds),
  ],
)
const ofApplication = () => ({
  ...ofCase(),
  applicationId: ref()
    .notNull()
    .references(() => applications.id),
})
export const draftConditions = pgTable(
  'draft_conditions',
  {
    id: id(),
    ...ofApplication(),
    number: whole().notNull(),
    libraryCode: words(),
    kind: code(conditionKinds).notNull(),
    text: words().notNull(),
    necessity: words(),
    incidentIds: ids().notNull(),
    religionWorkEducation: words(),
    locality: words(),
    isArea: flag().notNull(),
    boundary: words(),
    lastDay: day(),
    inInterim: flag().notNull(),
    checkMethod: code(k.checkMethods),
    checkEveryDays: whole(),
    breachProof: words(),
    libraryVersion: whole(),
    librarySlots: frozen<SlotValues>(),
    keptWording: words(),
    keptAgainst: whole(),
    providerConfirmed: words(),
    shape: frozen<AreaShape>(),
    fromConditionId: ref(),
    removedAt: instant(),
    removedReason: words(),
    version: whole().notNull().default(1),
  },
  t => [
    on('draft_conditions_case', t.caseId),
    on('draft_conditions_application', t.applicationId, t.number),
    oneOf('draft_conditions_kind', t.kind, conditionKinds),
  ],
)
export const reviews = pgTable(
  'reviews',
  {
    id: id(),
    ...ofApplication(),
    ...kept(),
    tier: code(k.tiers).notNull(),
    result: code(k.reviewResults).notNull(),
    reasonCodes: list().$type<k.ReturnReason[]>().notNull(),
    limb: code(limbs),
    wrongTest: code(wrongTests),
    note: words(),
    whatWouldChange: words(),
    seen: frozen<Record<string, unknown>>().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('reviews_case', t.caseId),
    on('reviews_application', t.applicationId, t.at),
    on('reviews_result', t.forceId, t.result, t.at),
    oneOf('reviews_tier', t.tier, k.tiers),
    oneOf('reviews_result_code', t.result, k.reviewResults),
  ],
)
export const comments = pgTable(
  'comments',
  { id: id(), ...ofApplication(), ...kept(), text: words().notNull(), at: instant().notNull(), byId: ref().notNull() },
  t => [on('comments_case', t.caseId), on('comments_application', t.applicationId, t.at)],
)
/** What a reviewer says of one part of an application, the return that carried it, and how it was answered. */
export const reviewPoints = pgTable(
  'review_points',
  {
    id: id(),
    ...ofApplication(),
    part: words().notNull(),
    tier: code(k.tiers).notNull(),
    text: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    reviewId: ref(),
    removedAt: instant(),
    answer: words(),
    answeredAt: instant(),
    answeredById: ref(),
  },
  t => [on('review_points_case', t.caseId), oneOf('review_points_tier', t.tier, k.tiers)],
)
export const citationLooks = pgTable(
  'citation_looks',
  { id: id(), ...ofApplication(), part: words().notNull(), at: instant().notNull(), byId: ref().notNull() },
  t => [on('citation_looks_case', t.caseId)],
)
export const behaviourReasons = pgTable(
  'behaviour_reasons',
  {
    id: id(),
    ...ofApplication(),
    category: code(categories).notNull(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('behaviour_reasons_case', t.caseId), oneOf('behaviour_reasons_category', t.category, categories)],
)
export const hearings = pgTable(
  'hearings',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    // Null while it is held for an application that is not recorded yet.
    applicationId: ref().references(() => applications.id),
    status: code(k.hearingStatuses).notNull(),
    listedOn: day().notNull(),
    listedTime: words(),
    court: words().notNull(),
    listedAt: instant().notNull(),
    adjournReason: code(k.adjournReasons),
    vacateReason: code(k.vacateReasons),
    note: words(),
    purpose: code(k.hearingPurposes),
    hearsayServedOn: day(),
    hearsayNone: words(),
    partiesToldOn: day(),
    contestedIds: ids().notNull().default([]),
    policeAdvocate: words(),
    defenceAdvocate: words(),
    specialMeasures: words(),
    interpreter: words(),
    timeEstimate: words(),
  },
  t => [
    on('hearings_case', t.caseId),
    on('hearings_application', t.applicationId, t.listedOn),
    on('hearings_listed', t.forceId, t.status, t.listedOn),
    oneOf('hearings_status', t.status, k.hearingStatuses),
    oneOf('hearings_vacate_reason', t.vacateReason, k.vacateReasons),
  ],
)
export const directions = pgTable(
  'directions',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    hearingId: ref()
      .notNull()
      .references(() => hearings.id),
    who: code(k.directionsFor).notNull(),
    what: words().notNull(),
    byOn: day(),
    doneOn: day(),
    doneNote: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('directions_case', t.caseId), oneOf('directions_who', t.who, k.directionsFor)],
)
