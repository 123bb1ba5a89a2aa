import { bigint, pgTable } from 'drizzle-orm/pg-core'
import { reclassifiedAnswers } from '../../lib/case/views/reports.ts'
import { cases } from './cases.ts'
import { code, flag, id, instant, on, oneOf, ref, words } from './columns.ts'
import { recordsSystems } from './reports.ts'

/** Log entries that are in the records system, by what it calls them: of two for one entry the later counts. */
export const entryAcks = pgTable(
  'entry_acks',
  {
    id: id(),
    forceId: ref().notNull(),
    caseId: ref()
      .notNull()
      .references(() => cases.id),
    eventId: ref().notNull(),
    reference: words().notNull(),
    at: instant().notNull(),
    /** A person, or a system. */
    byId: ref().notNull(),
  },
  t => [on('entry_acks_event', t.eventId, t.at), on('entry_acks_case', t.caseId), on('entry_acks_at', t.forceId, t.at)],
)

/** Of each case that has or had an order, the last act on it by its number in the record: what the feed of orders goes by. A trigger of the record writes it. */
export const orderChanges = pgTable(
  'order_changes',
  {
    caseId: ref()
      .primaryKey()
      .references(() => cases.id),
    forceId: ref().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    at: instant().notNull(),
  },
  t => [on('order_changes_seq', t.forceId, t.seq)],
)

/** What records systems say of crimes and incidents that are known here: one for each case that holds the reference, and one without where none does. */
export const recordsChanges = pgTable(
  'records_changes',
  {
    id: id(),
    forceId: ref().notNull(),
    systemId: ref()
      .notNull()
      .references(() => recordsSystems.id),
    crimeReference: words().notNull(),
    changedAt: instant().notNull(),
    outcome: words(),
    officer: words(),
    isStalking: flag(),
    reason: words(),
    caseId: ref().references(() => cases.id),
    at: instant().notNull(),
    answer: code(reclassifiedAnswers),
    answerNote: words(),
    answeredAt: instant(),
    answeredById: ref(),
  },
  t => [
    on('records_changes_crime', t.forceId, t.crimeReference, t.changedAt),
    on('records_changes_case', t.caseId),
    on('records_changes_at', t.forceId, t.at, t.id),
    oneOf('records_changes_answer', t.answer, reclassifiedAnswers),
  ],
)
