import { sql } from 'drizzle-orm'
import { check, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ImportGap } from '../../lib/case/records/import-gaps.ts'
import {
  breachOffences,
  breachOutcomes,
  breachPlaces,
  breachSources,
  breachSteps,
} from '../../lib/case/reference/codes/breaches.ts'
import { changeAskers } from '../../lib/case/reference/codes/court.ts'
import {
  attemptResults,
  checkMethods,
  checkSubjects,
  endings,
  everyCheckResult,
  notificationKinds,
  notificationMethods,
  orderOrigins,
  otherOrderKinds,
  serviceMethods,
  versionReasons,
} from '../../lib/case/reference/codes/orders.ts'
import {
  custodyKinds,
  moveCountries,
  whereaboutsPlaces,
  youthStepKinds,
} from '../../lib/case/reference/codes/people.ts'
import { conditionKinds, orderKinds, termKinds } from '../../lib/case/reference/statute.ts'
import { sentenceKinds, sentencingCourts } from '../../lib/case/words/sentence.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, id, ids, instant, list, on, oneOf, recordColumns, ref, whole, words } from './columns.ts'

export const orders = pgTable(
  'orders',
  {
    id: id(),
    ...ofCase(),
    version: whole().notNull().default(1),
    withdrawnAt: instant(),
    withdrawnReason: words(),
    ref: words().notNull(),
    origin: code(orderOrigins).notNull().default('application'),
    applicationId: ref(),
    kind: code(orderKinds).notNull(),
    court: words().notNull(),
    madeOn: day().notNull(),
    replacesId: ref(),
    ownerId: ref(),
    endedOn: day(),
    ending: code(endings),
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
    oneOf('orders_origin', t.origin, orderOrigins),
    oneOf('orders_ending', t.ending, endings),
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
    reason: code(versionReasons).notNull(),
    termKind: code(termKinds),
    lastDay: day(),
    sealedExhibitId: ref(),
    applicationId: ref(),
    askedBy: code(changeAskers),
    note: words(),
  },
  t => [
    on('order_versions_case', t.caseId),
    uniqueIndex('order_versions_number').on(t.orderId, t.version).where(sql`withdrawn_at is null`),
    on('order_versions_last', t.forceId, t.lastDay),
    oneOf('order_versions_reason', t.reason, versionReasons),
    oneOf('order_versions_asked_by', t.askedBy, changeAskers),
  ],
)
export const orderConditions = pgTable(
  'order_conditions',
  {
    id: id(),
    ...ofOrder(),
    ...recordColumns(),
    fromVersion: whole().notNull(),
    toVersion: whole(),
    number: whole().notNull(),
    kind: code(conditionKinds).notNull(),
    text: words().notNull(),
    locality: words(),
    lastDay: day(),
    libraryCode: words(),
    checkMethod: code(checkMethods),
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
    ...recordColumns(),
    // Null while it is held for an order that is not recorded yet.
    orderId: ref().references(() => orders.id),
    attemptedAt: instant().notNull(),
    method: code(serviceMethods).notNull(),
    served: flag().notNull(),
    result: code(attemptResults),
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
    oneOf('services_method', t.method, serviceMethods),
    oneOf('services_result', t.result, attemptResults),
  ],
)
export const changeKinds = ['name', 'address'] as const
export const changes = pgTable(
  'changes',
  {
    id: id(),
    ...ofOrder(),
    ...recordColumns(),
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
    ...recordColumns(),
    changeId: ref(),
    kind: code(notificationKinds).notNull(),
    givenOn: day().notNull(),
    method: code(notificationMethods).notNull(),
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
    ...recordColumns(),
    conditionId: ref().references(() => orderConditions.id),
    subject: code(checkSubjects),
    checkedAt: instant().notNull(),
    method: code(checkMethods).notNull(),
    result: code(everyCheckResult).notNull(),
    found: words(),
    nextOn: day(),
    byId: ref().notNull(),
  },
  t => [
    on('checks_case', t.caseId),
    on('checks_order', t.orderId, t.checkedAt),
    oneOf('checks_result', t.result, everyCheckResult),
    oneOf('checks_subject', t.subject, checkSubjects),
    check('checks_of', sql`num_nonnulls(${t.conditionId}, ${t.subject}) = 1`),
  ],
)
export const otherOrders = pgTable(
  'other_orders',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    kind: code(otherOrderKinds).notNull(),
    court: words(),
    terms: words().notNull(),
    madeOn: day(),
    lastDay: day(),
    gaps: words(),
    forbidsPlaces: list().notNull().default([]),
    requiresPlaces: list().notNull().default([]),
    endedOn: day(),
    number: words(),
    courtOrderId: ref(),
    followedById: ref(),
  },
  t => [on('other_orders_case', t.caseId), oneOf('other_orders_kind', t.kind, otherOrderKinds)],
)
export const breaches = pgTable(
  'breaches',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    number: whole().notNull(),
    offence: code(breachOffences).notNull().default('breach'),
    notificationId: ref(),
    orderId: ref(),
    otherOrderId: ref(),
    conditionIds: ids().notNull(),
    happenedOn: day().notNull(),
    knownAt: instant().notNull(),
    source: code(breachSources).notNull(),
    place: code(breachPlaces).notNull(),
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
    oneOf('breaches_source', t.source, breachSources),
    oneOf('breaches_offence', t.offence, breachOffences),
  ],
)
export const breachStepsTaken = pgTable(
  'breach_steps',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    breachId: ref()
      .notNull()
      .references(() => breaches.id),
    step: code(breachSteps).notNull(),
    at: instant().notNull(),
    reason: words(),
    outcome: code(breachOutcomes),
    sentenceKind: code(sentenceKinds),
    sentencingCourt: code(sentencingCourts),
    sentenceMonths: whole(),
    sentence: words(),
    byId: ref().notNull(),
  },
  t => [
    on('breach_steps_case', t.caseId),
    on('breach_steps_breach', t.breachId, t.at),
    oneOf('breach_steps_step', t.step, breachSteps),
    oneOf('breach_steps_sentence', t.sentenceKind, sentenceKinds),
    oneOf('breach_steps_court', t.sentencingCourt, sentencingCourts),
  ],
)
export const legalQuestions = pgTable(
  'legal_questions',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    orderId: ref(),
    rule: words(),
    finding: words(),
    question: words().notNull(),
    source: words(),
    raisedAt: instant().notNull(),
    raisedById: ref().notNull(),
    answeredAt: instant(),
    answerRecordedAt: instant(),
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
    ...recordColumns(),
    kind: code(youthStepKinds).notNull(),
    applicationId: ref(),
    orderId: ref(),
    doneOn: day().notNull(),
    who: words().notNull(),
    note: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('youth_steps_case', t.caseId), oneOf('youth_steps_kind', t.kind, youthStepKinds)],
)
export const moves = pgTable(
  'moves',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    country: code(moveCountries).notNull(),
    movedOn: day().notNull(),
    note: words().notNull(),
    toldOn: day(),
    liaison: words(),
    returnedOn: day(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('moves_case', t.caseId), oneOf('moves_country', t.country, moveCountries)],
)
export const whereabouts = pgTable(
  'whereabouts',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    place: code(whereaboutsPlaces).notNull(),
    custody: code(custodyKinds),
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
    oneOf('whereabouts_place', t.place, whereaboutsPlaces),
    oneOf('whereabouts_custody', t.custody, custodyKinds),
  ],
)
