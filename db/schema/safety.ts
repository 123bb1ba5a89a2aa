import { pgTable } from 'drizzle-orm/pg-core'
import {
  actionResults,
  offerAnswers,
  referralKinds,
  referralOutcomes,
  sharingBases,
} from '../../lib/case/records/safety.ts'
import { ofCase } from './cases.ts'
import { code, day, id, instant, on, oneOf, recordColumns, ref, words } from './columns.ts'
import { panelItems } from './panels.ts'

/** Referrals to other services. */
export const referrals = pgTable(
  'referrals',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    kind: code(referralKinds).notNull(),
    personId: ref(),
    toWhom: words().notNull(),
    offer: code(offerAnswers).notNull(),
    offeredOn: day(),
    basis: code(sharingBases),
    shared: words(),
    sentOn: day(),
    answerDueOn: day(),
    answeredOn: day(),
    outcome: code(referralOutcomes),
    answer: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [
    on('referrals_case', t.caseId),
    oneOf('referrals_kind', t.kind, referralKinds),
    oneOf('referrals_offer', t.offer, offerAnswers),
    oneOf('referrals_basis', t.basis, sharingBases),
    oneOf('referrals_outcome', t.outcome, referralOutcomes),
  ],
)
/** What was agreed to be done for somebody's safety. */
export const agreedActions = pgTable(
  'agreed_actions',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    what: words().notNull(),
    panelItemId: ref().references(() => panelItems.id),
    personId: ref(),
    ownerId: ref(),
    ownerOutside: words(),
    dueOn: day().notNull(),
    doneOn: day(),
    result: code(actionResults),
    resultNote: words(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('agreed_actions_case', t.caseId), oneOf('agreed_actions_result', t.result, actionResults)],
)
/** Looks at a safety plan as a whole. */
export const safetyReviews = pgTable(
  'safety_reviews',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    reviewedOn: day().notNull(),
    note: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('safety_reviews_case', t.caseId)],
)
