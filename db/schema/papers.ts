import { pgTable } from 'drizzle-orm/pg-core'
import { markedKinds, paperMarkKinds } from '../../lib/spo/records/papers.ts'
import { ofCase } from './cases.ts'
import { code, id, instant, on, oneOf, ref, words } from './columns.ts'

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
