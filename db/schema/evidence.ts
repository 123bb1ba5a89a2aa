import { bigint, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import * as k from '../../lib/spo/codes.ts'
import type { FileFacts } from '../../lib/spo/file-facts.ts'
import { categories } from '../../lib/spo/statute.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, frozen, id, ids, instant, list, on, oneOf, ref, whole, words } from './columns.ts'

export const incidents = pgTable(
  'incidents',
  {
    id: id(),
    ...ofCase(),
    number: whole().notNull(),
    dateKind: code(k.incidentDates).notNull(),
    happenedOn: day().notNull(),
    happenedTo: day(),
    happenedTime: words(),
    place: words(),
    platform: words(),
    handle: words(),
    category: code(categories).notNull(),
    categoryNote: words(),
    direction: code(k.directions).notNull(),
    targetIds: ids().notNull(),
    targetOther: words(),
    summary: words().notNull(),
    victimWords: words(),
    effect: words(),
    source: code(k.incidentSources).notNull(),
    crimeReference: words(),
    unwelcome: words(),
    recordedAt: instant().notNull(),
    recordedById: ref().notNull(),
    withdrawnAt: instant(),
    withdrawnReason: words(),
    version: whole().notNull().default(1),
  },
  t => [
    uniqueIndex('incidents_number').on(t.caseId, t.number),
    on('incidents_when', t.caseId, t.happenedOn, t.id),
    on('incidents_recorded', t.caseId, t.recordedAt),
    oneOf('incidents_category', t.category, categories),
    oneOf('incidents_direction', t.direction, k.directions),
    oneOf('incidents_source', t.source, k.incidentSources),
  ],
)
export const exhibits = pgTable(
  'exhibits',
  {
    id: id(),
    ...ofCase(),
    incidentId: ref(),
    orderId: ref(),
    breachId: ref(),
    reference: words().notNull(),
    description: words().notNull(),
    fileName: words().notNull(),
    mediaType: words().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    sha256: words().notNull(),
    receivedAt: instant().notNull(),
    receivedFrom: words(),
    byId: ref().notNull(),
    derivedFromId: ref(),
    derivation: code(k.derivations),
    likeness: words(),
    ofItself: frozen<FileFacts>(),
    distressing: flag().notNull().default(false),
    distressingWhy: words(),
  },
  t => [
    uniqueIndex('exhibits_reference').on(t.caseId, t.reference),
    on('exhibits_incident', t.incidentId),
    on('exhibits_hash', t.forceId, t.sha256),
    oneOf('exhibits_derivation', t.derivation, k.derivations),
  ],
)
export const custodyKinds = [
  'received',
  'viewed',
  'copied',
  'redacted',
  'disclosed',
  'returned',
  'disposed',
  'moved',
] as const
export const custody = pgTable(
  'custody',
  {
    id: id(),
    ...ofCase(),
    exhibitId: ref()
      .notNull()
      .references(() => exhibits.id),
    at: instant().notNull(),
    byId: ref().notNull(),
    what: code(custodyKinds).notNull(),
    note: words(),
  },
  t => [
    on('custody_case', t.caseId),
    on('custody_exhibit', t.exhibitId, t.at),
    oneOf('custody_what', t.what, custodyKinds),
  ],
)
export const disclosures = pgTable(
  'disclosures',
  {
    id: id(),
    ...ofCase(),
    toWhom: words().notNull(),
    purpose: words().notNull(),
    disclosedOn: day().notNull(),
    exhibitIds: ids().notNull(),
    withheldIds: ids().notNull(),
    withheldWhy: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('disclosures_case', t.caseId, t.disclosedOn)],
)
export const thirdPartyRequests = pgTable(
  'third_party_requests',
  {
    id: id(),
    ...ofCase(),
    kind: code(k.thirdParties).notNull(),
    toWhom: words().notNull(),
    asked: words().notNull(),
    basis: words().notNull(),
    askedOn: day().notNull(),
    chaseOn: day().notNull(),
    chasedOn: list().notNull(),
    lastWord: words(),
    endedOn: day(),
    ending: code(k.thirdPartyEndings),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('third_party_requests_case', t.caseId, t.askedOn),
    oneOf('third_party_requests_kind', t.kind, k.thirdParties),
    oneOf('third_party_requests_ending', t.ending, k.thirdPartyEndings),
  ],
)
export const assessments = pgTable(
  'assessments',
  {
    id: id(),
    ...ofCase(),
    tool: code(k.riskTools).notNull(),
    toolVersion: words(),
    assessedOn: day().notNull(),
    assessor: words().notNull(),
    source: code(k.riskSources).notNull(),
    answers: frozen<Record<string, k.RiskAnswer>>().notNull(),
    yesCount: whole().notNull(),
    judgement: code(k.riskJudgements).notNull(),
    judgementReason: words().notNull(),
    reportReference: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('assessments_case', t.caseId, t.assessedOn), oneOf('assessments_tool', t.tool, k.riskTools)],
)
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    ...ofCase(),
    decision: code(k.spoDecisions).notNull(),
    reasonCode: code(k.decisionReasons).notNull(),
    actsReason: words().notNull(),
    riskReason: words().notNull(),
    necessityReason: words().notNull(),
    reviewOn: day(),
    toldVictim: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('decisions_case', t.caseId, t.at),
    on('decisions_review', t.forceId, t.reviewOn),
    on('decisions_reason_code', t.forceId, t.reasonCode, t.at),
    oneOf('decisions_decision', t.decision, k.spoDecisions),
    oneOf('decisions_reason', t.reasonCode, k.decisionReasons),
  ],
)
