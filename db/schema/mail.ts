import { sql } from 'drizzle-orm'
import { index, pgTable } from 'drizzle-orm/pg-core'
import { mailKinds } from '../../lib/case/reference/mail.ts'
import { code, id, instant, on, oneOf, ref, whole, words } from './columns.ts'
import { people } from './organisation.ts'

/** Mail that must leave, written in the transaction of the act that it tells of. It holds a reference and nothing of the case. */
export const outgoingMail = pgTable(
  'outgoing_mail',
  {
    id: id(),
    forceId: ref().notNull(),
    personId: ref()
      .notNull()
      .references(() => people.id),
    kind: code(mailKinds).notNull(),
    /** Empty when it is about no case. */
    caseRef: words().notNull(),
    /** Numbers that belong to it, in words: nothing of any case. */
    note: words(),
    createdAt: instant().notNull(),
    dueAt: instant().notNull(),
    attempts: whole().notNull().default(0),
    lastError: words(),
    sentAt: instant(),
    /** The relay would not take it for this person. It is tried again, and the alarm goes to the next. */
    refusedAt: instant(),
    givenUpAt: instant(),
    /** What it told of was settled before it went out. */
    withdrawnAt: instant(),
  },
  t => [
    index('outgoing_mail_due')
      .on(t.dueAt)
      .where(sql`${t.sentAt} is null and ${t.givenUpAt} is null and ${t.withdrawnAt} is null`),
    on('outgoing_mail_force', t.forceId, t.createdAt),
    index('outgoing_mail_given_up').on(t.forceId, t.personId).where(sql`${t.givenUpAt} is not null`),
    on('outgoing_mail_person', t.personId, t.sentAt),
    oneOf('outgoing_mail_kind', t.kind, mailKinds),
  ],
)
