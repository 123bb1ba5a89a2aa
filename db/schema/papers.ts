import { pgTable } from 'drizzle-orm/pg-core'
import { markedKinds, paperMarkKinds } from '../../lib/case/records/papers.ts'
import { amendmentKinds } from '../../lib/case/reference/codes/applications.ts'
import { attemptResults, serviceMethods } from '../../lib/case/reference/codes/orders.ts'
import { conditionKinds } from '../../lib/case/reference/statute.ts'
import { applications } from './applications.ts'
import { ofCase } from './cases.ts'
import { code, day, flag, id, ids, instant, list, on, oneOf, recordColumns, ref, whole, words } from './columns.ts'

export const paperMarks = pgTable(
  'paper_marks',
  {
    id: id(),
    ...ofCase(),
    kind: code(paperMarkKinds).notNull(),
    recordKind: code(markedKinds).notNull(),
    recordId: ref().notNull(),
    passage: words(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    endedAt: instant(),
    endedById: ref(),
  },
  t => [
    on('paper_marks_case', t.caseId),
    oneOf('paper_marks_kind', t.kind, paperMarkKinds),
    oneOf('paper_marks_record_kind', t.recordKind, markedKinds),
  ],
)
const ofApplication = () => ({
  ...ofCase(),
  ...recordColumns(),
  applicationId: ref()
    .notNull()
    .references(() => applications.id),
})
export const supplements = pgTable(
  'supplements',
  {
    id: id(),
    ...ofApplication(),
    number: whole().notNull(),
    reason: words().notNull(),
    incidentIds: ids().notNull(),
    exhibitIds: ids().notNull(),
    agreedBy: words(),
    filedOn: day(),
    preparedAt: instant().notNull(),
    preparedById: ref().notNull(),
  },
  t => [on('supplements_case', t.caseId)],
)
export const conditionAmendments = pgTable(
  'condition_amendments',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    supplementId: ref()
      .notNull()
      .references(() => supplements.id),
    conditionId: ref(),
    change: code(amendmentKinds).notNull(),
    number: whole().notNull(),
    kind: code(conditionKinds).notNull(),
    was: words().notNull(),
    text: words(),
    locality: words(),
    lastDay: day(),
    reason: words().notNull(),
    incidentIds: ids().notNull(),
    religionWorkEducation: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('condition_amendments_case', t.caseId),
    oneOf('condition_amendments_change', t.change, amendmentKinds),
    oneOf('condition_amendments_kind', t.kind, conditionKinds),
  ],
)
export const witnesses = pgTable(
  'witnesses',
  {
    id: id(),
    ...ofApplication(),
    supplementId: ref().references(() => supplements.id),
    name: words().notNull(),
    called: flag().notNull(),
    whyNotCalled: words(),
    incidentIds: ids().notNull(),
    evidence: words(),
    statementOn: day(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('witnesses_case', t.caseId)],
)
export const paperServices = pgTable(
  'paper_services',
  {
    id: id(),
    ...ofApplication(),
    supplementId: ref().references(() => supplements.id),
    attemptedAt: instant().notNull(),
    method: code(serviceMethods).notNull(),
    served: flag().notNull(),
    result: code(attemptResults),
    server: words().notNull(),
    place: words().notNull(),
    papers: list().notNull(),
    hearsayNotice: flag().notNull(),
    explained: flag().notNull(),
    note: words(),
    certificateFiledOn: day(),
    byId: ref().notNull(),
  },
  t => [
    on('paper_services_case', t.caseId),
    oneOf('paper_services_method', t.method, serviceMethods),
    oneOf('paper_services_result', t.result, attemptResults),
  ],
)
