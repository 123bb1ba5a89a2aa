import { pgTable } from 'drizzle-orm/pg-core'
import type { ActName } from '../../lib/case/act-names.ts'
import { proposalOutcomes } from '../../lib/case/reference/codes/decisions.ts'
import { ofCase } from './cases.ts'
import { code, frozen, id, instant, on, oneOf, ref, words } from './columns.ts'

/** Corrections and withdrawals that wait for somebody else's agreement, and what became of them. */
export const correctionProposals = pgTable(
  'correction_proposals',
  {
    id: id(),
    ...ofCase(),
    act: words().$type<ActName>().notNull(),
    recordId: ref().notNull(),
    input: frozen<Record<string, unknown>>().notNull(),
    seen: words().notNull(),
    orderId: ref(),
    what: words().notNull(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    outcome: code(proposalOutcomes),
    note: words(),
    decidedAt: instant(),
    decidedById: ref(),
  },
  t => [on('correction_proposals_case', t.caseId), oneOf('correction_proposals_outcome', t.outcome, proposalOutcomes)],
)
