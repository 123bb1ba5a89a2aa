import { sql } from 'drizzle-orm'
import { check, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ImportGap } from '../../lib/case/records/import-gaps.ts'
import * as k from '../../lib/case/reference/codes.ts'
import { conditionKinds, orderKinds, termKinds } from '../../lib/case/reference/statute.ts'
import { sentenceKinds, sentencingCourts } from '../../lib/case/words/sentence.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, id, ids, instant, kept, list, on, oneOf, ref, whole, words } from './columns.ts'

export const orders = pgTable(
  'orders',
  {
    id: id(),
    ...ofCase(),
    version: whole().notNull().default(1),
    withdrawnAt: instant(),
    withdrawnReason: words(),
    ref: words().notNull(),
    origin: code(k.orderOrigins).notNull().default('application'),
    applicationId: ref(),
    kind: code(orderKinds).notNull(),
    court: words().notNull(),
    madeOn: day().notNull(),
    replacesId: ref(),
    ownerId: ref(),
    endedOn: day(),
    ending: code(k.endings),
    recordedAt: instant().notNull(),
    importId: ref(),
    importGaps: list().$type<ImportGap[]>().notNull().default([]),
  },
  t => [
    uniqueIndex('orders_ref').on(t.forceId, t.ref),
    on('orders_case', t.caseId),
    on('orders_made', t.forceId, t.madeOn),
    on('orders_live', t.forceId, t.endedOn, t.madeOn),
    on('orders_owner', t.ownerId),
    on('orders_import', t.importId),
    oneOf('orders_kind', t.kind, orderKinds),
    oneOf('orders_origin', t.origin, k.orderOrigins),
    oneOf('orders_ending', t.ending, k.endings),
  ],
)
const ofOrder = () => ({
  ...ofCase(),
  orderId: ref()
    .notNull()
    .references(() => orders.id),
})
export const orderVersions = pgTable(
  'order_versions',
  {
    id: id(),
    ...ofOrder(),
    recordedAt: instant(),
    withdrawnAt: instant(),
    withdrawnReason: words(),
    version: whole().notNull(),
    fromOn: day().notNull(),
    reason: code(k.versionReasons).notNull(),
    termKind: code(termKinds),
    lastDay: day(),
    sealedExhibitId: ref(),
    applicationId: ref(),
    askedBy: code(k.changeAskers),
    note: words(),
  },
  t => [
    on('order_versions_case', t.caseId),
    uniqueIndex('order_versions_number').on(t.orderId, t.version).where(sql`withdrawn_at is null`),
    on('order_versions_last', t.forceId, t.lastDay),
    oneOf('order_versions_reason', t.reason, k.versionReasons),
    oneOf('order_versions_asked_by', t.askedBy, k.changeAskers),
  ],
)
export const orderConditions = pgTable(
  'order_conditions',
  {
    id: id(),
    ...ofOrder(),
    ...kept(),
    fromVersion: whole().notNull(),
    toVersion: whole(),
    number: whole().notNull(),
    kind: code(conditionKinds).notNull(),
    text: words().notNull(),
    locality: words(),
    lastDay: day(),
    libraryCode: words(),
    checkMethod: code(k.checkMethods),
    checkEveryDays: whole(),
    checkerId: ref(),
    nextCheckOn: day(),
  },
  t => [
    on('order_conditions_case', t.caseId),
    on('order_conditions_order', t.orderId),
    on('order_conditions_next', t.forceId, t.nextCheckOn),
  ],
)
export const services = pgTable(
  'services',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    // Null while it is held for an order that is not recorded yet.
    orderId: ref().references(() => orders.id),
    attemptedAt: instant().notNull(),
    method: code(k.serviceMethods).notNull(),
    served: flag().notNull(),
    result: code(k.attemptResults),
    server: words().notNull(),
    place: words().notNull(),
    explained: flag().notNull(),
    cardGiven: flag().notNull(),
    certificateFiledOn: day(),
    note: words(),
    byId: ref().notNull(),
  },
  t => [
    on('services_case', t.caseId),
    on('services_order', t.orderId, t.served),
    oneOf('services_method', t.method, k.serviceMethods),
    oneOf('services_result', t.result, k.attemptResults),
  ],
)
export const changeKinds = ['name', 'address'] as const
export const changes = pgTable(
  'changes',
  {
    id: id(),
    ...ofOrder(),
    ...kept(),
    kind: code(changeKinds).notNull(),
    happenedOn: day().notNull(),
    detail: words().notNull(),
  },
  t => [on('changes_case', t.caseId), on('changes_order', t.orderId)],
)
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    ...ofOrder(),
    ...kept(),
    changeId: ref(),
    kind: code(k.notificationKinds).notNull(),
    givenOn: day().notNull(),
    method: code(k.notificationMethods).notNull(),
    station: words(),
    takenBy: words().notNull(),
    names: list().notNull(),
    otherNamesAsked: flag(),
    homeAddress: words(),
    acknowledgement: words(),
    identityChecked: words(),
    falseFoundOn: day(),
    falseFoundHow: words(),
    falseFoundById: ref(),
    byId: ref().notNull(),
  },
  t => [on('notifications_case', t.caseId), on('notifications_order', t.orderId, t.kind)],
)
export const checks = pgTable(
  'checks',
  {
    id: id(),
    ...ofOrder(),
    ...kept(),
    conditionId: ref().references(() => orderConditions.id),
    subject: code(k.checkSubjects),
    checkedAt: instant().notNull(),
    method: code(k.checkMethods).notNull(),
    result: code(k.everyCheckResult).notNull(),
    found: words(),
    nextOn: day(),
    byId: ref().notNull(),
  },
  t => [
    on('checks_case', t.caseId),
    on('checks_order', t.orderId, t.checkedAt),
    oneOf('checks_result', t.result, k.everyCheckResult),
    oneOf('checks_subject', t.subject, k.checkSubjects),
    check('checks_of', sql`num_nonnulls(${t.conditionId}, ${t.subject}) = 1`),
  ],
)
export const otherOrders = pgTable(
  'other_orders',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    kind: code(k.otherOrderKinds).notNull(),
    court: words(),
    terms: words().notNull(),
    madeOn: day(),
    lastDay: day(),
    gaps: words(),
    forbidsPlaces: list().notNull().default([]),
    requiresPlaces: list().notNull().default([]),
    endedOn: day(),
  },
  t => [on('other_orders_case', t.caseId), oneOf('other_orders_kind', t.kind, k.otherOrderKinds)],
)
export const breaches = pgTable(
  'breaches',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    number: whole().notNull(),
    offence: code(k.breachOffences).notNull().default('breach'),
    notificationId: ref(),
    orderId: ref(),
    otherOrderId: ref(),
    conditionIds: ids().notNull(),
    happenedOn: day().notNull(),
    knownAt: instant().notNull(),
    source: code(k.breachSources).notNull(),
    place: code(k.breachPlaces).notNull(),
    description: words().notNull(),
    excuse: words(),
    crimeReference: words(),
    checkId: ref(),
    endedAt: instant(),
    byId: ref().notNull(),
  },
  t => [
    uniqueIndex('breaches_number').on(t.caseId, t.number),
    on('breaches_known', t.forceId, t.endedAt, t.knownAt),
    on('breaches_order', t.orderId),
    oneOf('breaches_source', t.source, k.breachSources),
    oneOf('breaches_offence', t.offence, k.breachOffences),
  ],
)
export const breachStepsTaken = pgTable(
  'breach_steps',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    breachId: ref()
      .notNull()
      .references(() => breaches.id),
    step: code(k.breachSteps).notNull(),
    at: instant().notNull(),
    reason: words(),
    outcome: code(k.breachOutcomes),
    sentenceKind: code(sentenceKinds),
    sentencingCourt: code(sentencingCourts),
    sentenceMonths: whole(),
    sentence: words(),
    byId: ref().notNull(),
  },
  t => [
    on('breach_steps_case', t.caseId),
    on('breach_steps_breach', t.breachId, t.at),
    oneOf('breach_steps_step', t.step, k.breachSteps),
    oneOf('breach_steps_sentence', t.sentenceKind, sentenceKinds),
    oneOf('breach_steps_court', t.sentencingCourt, sentencingCourts),
  ],
)
export const legalQuestions = pgTable(
  'legal_questions',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    orderId: ref(),
    rule: words(),
    finding: words(),
    question: words().notNull(),
    source: words(),
    raisedAt: instant().notNull(),
    raisedById: ref().notNull(),
    answeredAt: instant(),
    answeredById: ref(),
    answer: words(),
  },
  t => [on('legal_questions_case', t.caseId), on('legal_questions_open', t.forceId, t.answeredAt, t.raisedAt)],
)
export const youthSteps = pgTable(
  'youth_steps',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    kind: code(k.youthStepKinds).notNull(),
    applicationId: ref(),
    orderId: ref(),
    doneOn: day().notNull(),
    who: words().notNull(),
    note: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('youth_steps_case', t.caseId), oneOf('youth_steps_kind', t.kind, k.youthStepKinds)],
)
export const moves = pgTable(
  'moves',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    country: code(k.moveCountries).notNull(),
    movedOn: day().notNull(),
    note: words().notNull(),
    toldOn: day(),
    liaison: words(),
    returnedOn: day(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('moves_case', t.caseId), oneOf('moves_country', t.country, k.moveCountries)],
)
export const whereabouts = pgTable(
  'whereabouts',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    place: code(k.whereaboutsPlaces).notNull(),
    custody: code(k.custodyKinds),
    fromOn: day().notNull(),
    expectedRelease: day(),
    detail: words(),
    toldBy: words().notNull(),
    note: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('whereabouts_case', t.caseId),
    oneOf('whereabouts_place', t.place, k.whereaboutsPlaces),
    oneOf('whereabouts_custody', t.custody, k.custodyKinds),
  ],
)
