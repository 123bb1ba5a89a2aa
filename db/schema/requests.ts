import { pgTable } from 'drizzle-orm/pg-core'
import * as k from '../../lib/case/reference/codes.ts'
import { ofCase } from './cases.ts'
import { code, day, id, instant, kept, on, oneOf, ref, words } from './columns.ts'

/** What was asked of the force from outside, or complained of, and what was answered. */
export const outsideRequests = pgTable(
  'outside_requests',
  {
    id: id(),
    ...ofCase(),
    ...kept(),
    kind: code(k.outsideRequestKinds).notNull(),
    fromKind: code(k.requesters).notNull(),
    fromWhom: words().notNull(),
    means: code(k.requestMeans).notNull(),
    receivedOn: day().notNull(),
    asked: words().notNull(),
    answerDueOn: day().notNull(),
    answeredOn: day(),
    outcome: code(k.requestOutcomes),
    answer: words(),
    toldOn: day(),
    toldHow: words(),
    seenAt: instant(),
    seenById: ref(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('outside_requests_case', t.caseId, t.receivedOn),
    oneOf('outside_requests_kind', t.kind, k.outsideRequestKinds),
    oneOf('outside_requests_from', t.fromKind, k.requesters),
    oneOf('outside_requests_means', t.means, k.requestMeans),
    oneOf('outside_requests_outcome', t.outcome, k.requestOutcomes),
  ],
)
