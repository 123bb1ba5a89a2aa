import { pgTable } from 'drizzle-orm/pg-core'
import { secondLookKinds } from '../../lib/case/reference/codes/decisions.ts'
import { limbs, wrongTests } from '../../lib/case/reference/statute.ts'
import { ofCase } from './cases.ts'
import { code, day, id, instant, on, oneOf, ref, words } from './columns.ts'
import { decisions } from './evidence.ts'
import { outsideRequests } from './requests.ts'

/** What a second person made of a case, or of a decision on it. */
export const secondLooks = pgTable(
  'second_looks',
  {
    id: id(),
    ...ofCase(),
    look: code(secondLookKinds).notNull(),
    decisionId: ref().references(() => decisions.id),
    requestId: ref().references(() => outsideRequests.id),
    limb: code(limbs),
    wrongTest: code(wrongTests),
    note: words().notNull(),
    at: instant().notNull(),
    recordedAt: instant(),
    byId: ref().notNull(),
  },
  t => [
    on('second_looks_case', t.caseId, t.at),
    oneOf('second_looks_look', t.look, secondLookKinds),
    oneOf('second_looks_limb', t.limb, limbs),
    oneOf('second_looks_wrong_test', t.wrongTest, wrongTests),
  ],
)
/** What somebody wants to be reminded of on a case. */
export const reminders = pgTable(
  'reminders',
  {
    id: id(),
    ...ofCase(),
    onDay: day().notNull(),
    note: words().notNull(),
    doneAt: instant(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('reminders_case', t.caseId)],
)
/** What waits and was put off until a day. */
export const setAsides = pgTable(
  'set_asides',
  {
    id: id(),
    ...ofCase(),
    what: words().notNull(),
    untilOn: day().notNull(),
    reason: words().notNull(),
    endedAt: instant(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('set_asides_case', t.caseId)],
)
