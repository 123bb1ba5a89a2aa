import { pgTable } from 'drizzle-orm/pg-core'
import {
  outsideRequestKinds,
  requesters,
  requestMeans,
  requestOutcomes,
} from '../../lib/case/reference/codes/requests.ts'
import { ofCase } from './cases.ts'
import { code, day, id, instant, on, oneOf, recordColumns, ref, words } from './columns.ts'

/** What was asked of the force from outside, or complained of, and what was answered. */
export const outsideRequests = pgTable(
  'outside_requests',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    kind: code(outsideRequestKinds).notNull(),
    fromKind: code(requesters).notNull(),
    fromWhom: words().notNull(),
    means: code(requestMeans).notNull(),
    receivedOn: day().notNull(),
    asked: words().notNull(),
    answerDueOn: day().notNull(),
    answeredOn: day(),
    outcome: code(requestOutcomes),
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
    oneOf('outside_requests_kind', t.kind, outsideRequestKinds),
    oneOf('outside_requests_from', t.fromKind, requesters),
    oneOf('outside_requests_means', t.means, requestMeans),
    oneOf('outside_requests_outcome', t.outcome, requestOutcomes),
  ],
)
