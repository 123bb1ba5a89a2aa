import { sql } from 'drizzle-orm'
import { pgTable, real, uniqueIndex } from 'drizzle-orm/pg-core'
import { suspectAnswers } from '../../lib/case/views/reports.ts'
import { cases } from './cases.ts'
import { code, id, instant, list, on, oneOf, ref, words } from './columns.ts'
import { teams } from './organisation.ts'

/** A crime report whose suspect is known from a case or from a pair, with another victim; and what was said of it. */
export const suspectMatches = pgTable(
  'suspect_matches',
  {
    id: id(),
    forceId: ref().notNull(),
    reportRef: words().notNull(),
    caseId: ref().references(() => cases.id),
    caseRef: words(),
    pairId: ref(),
    /** Known from a case that is restricted: the team to ring, and nothing else of it. */
    ringTeamId: ref().references(() => teams.id),
    score: real().notNull(),
    why: list().notNull(),
    foundAt: instant().notNull(),
    answer: code(suspectAnswers),
    reason: words(),
    answeredAt: instant(),
    answeredById: ref(),
  },
  t => [
    uniqueIndex('suspect_matches_once').on(
      t.forceId,
      t.reportRef,
      sql`coalesce(${t.caseId}, ${t.pairId}, ${t.ringTeamId})`,
    ),
    on('suspect_matches_open', t.forceId, t.answeredAt),
    oneOf('suspect_matches_answer', t.answer, suspectAnswers),
  ],
)
