import { pgTable } from 'drizzle-orm/pg-core'
import { exemplarOutcomes, type QualityPoint, qualityResults, sampledWork } from '../../lib/case/records/quality.ts'
import { relationships } from '../../lib/case/reference/codes/people.ts'
import type { Category } from '../../lib/case/reference/statute.ts'
import { ofCase } from './cases.ts'
import { code, id, instant, list, on, oneOf, recordColumns, ref, words } from './columns.ts'

/** What second readers found of finished work that was drawn. */
export const qualityReadings = pgTable(
  'quality_readings',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    work: code(sampledWork).notNull(),
    workId: ref().notNull(),
    met: list().$type<QualityPoint[]>().notNull(),
    result: code(qualityResults).notNull(),
    note: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('quality_readings_case', t.caseId),
    oneOf('quality_readings_work', t.work, sampledWork),
    oneOf('quality_readings_result', t.result, qualityResults),
  ],
)
/** Finished work that a supervisor drew to be read, beside the share that is drawn by itself. */
export const drawnPieces = pgTable(
  'drawn_pieces',
  {
    id: id(),
    ...ofCase(),
    work: code(sampledWork).notNull(),
    workId: ref().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('drawn_pieces_case', t.caseId),
    on('drawn_pieces_at', t.forceId, t.at, t.byId),
    oneOf('drawn_pieces_work', t.work, sampledWork),
  ],
)
/** Warnings that were passed over, each with its reason. */
export const overrides = pgTable(
  'overrides',
  {
    id: id(),
    ...ofCase(),
    act: words().notNull(),
    rule: words(),
    message: words().notNull(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('overrides_case', t.caseId),
    on('overrides_at', t.forceId, t.at, t.id),
    on('overrides_by', t.forceId, t.byId, t.at),
    on('overrides_rule', t.forceId, t.rule, t.at),
  ],
)
/** Applications worth learning from, without anything by which anybody could be known. */
export const exemplars = pgTable(
  'exemplars',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    title: words().notNull(),
    behaviours: list().$type<Category[]>().notNull(),
    relationship: code(relationships).notNull(),
    outcome: code(exemplarOutcomes).notNull(),
    grounds: words().notNull(),
    conditions: words().notNull(),
    courtChanged: words(),
    whyRefused: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('exemplars_case', t.caseId),
    on('exemplars_at', t.forceId, t.at, t.id),
    oneOf('exemplars_relationship', t.relationship, relationships),
    oneOf('exemplars_outcome', t.outcome, exemplarOutcomes),
  ],
)
