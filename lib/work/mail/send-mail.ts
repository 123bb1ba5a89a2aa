import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { outgoingMail } from '../../../db/schema/mail.ts'
import { people } from '../../../db/schema/organisation.ts'
import { mailKinds } from '../../case/reference/mail.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { upperFirst } from '../../case/words/grammar.ts'
import { mailPath } from '../../site/addresses.ts'
import { startRounds } from '../jobs/rounds.ts'
import { isWaitedFor, projectFact } from '../pipeline/project-force.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import type { MailSettings } from './outgoing.ts'

/** Minutes to wait after the first failure, the second and so on; after the last of them a mail is given up. */
export const waitMinutes = [1, 5, 15, 60, 240, 480, 960]
const pollSeconds = 15

interface Sending {
  settings: MailSettings
  transport: Transporter
  at?: Instant
  db?: Database
}

/** The connection to the force's mail relay. Each step is bounded: a row stays locked while its mail is on the way. */
export const openRelay = (smtpUrl: string): Transporter =>
  createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })

type Letter = Pick<typeof outgoingMail.$inferSelect, 'id' | 'kind' | 'caseRef' | 'note'>

/** A mail in words: that something waits, the reference of its case if it is about one, and where. */
export function letterOf({ id, kind, caseRef, note }: Letter, to: string, { from, address }: MailSettings) {
  const { says } = mailKinds[kind]
  const capitalised = upperFirst(says)
  const domain = from.match(/@([^\s>]+)/)?.[1] ?? 'localhost'
  return {
    // The same mail has the same id, so that one sent twice, when a process dies in between, is seen to be one.
    messageId: `<${id}@${domain}>`,
    from,
    to,
    subject: caseRef ? `${caseRef}: ${says}` : capitalised,
    text: [
      `${capitalised}.`,
      ...(note ? [note] : []),
      ...(caseRef ? [`Case reference: ${caseRef}`] : []),
      `Sign in to see it: ${address.replace(/\/$/, '')}${mailPath(kind, caseRef)}`,
      'This message holds nothing of the case. Nobody reads replies to it.',
    ].join('\n\n'),
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/** Sends what is due, one mail to a transaction. Several processes may do so at once. Returns how many were tried. */
export async function sendDue({ at = new Date().toISOString(), db = database().db, ...how }: Sending): Promise<number> {
  const due = await rowsOf(
    db,
    z.object({ force_id: z.string() }),
    sql`select force_id from spo_forces_with_mail(${at}::timestamptz)`,
  )
  let tried = 0
  for (const { force_id: forceId } of due) {
    for (;;) {
      const outcome = await asPerson({ id: '', forceId }, tx => sendNext(tx, at, how), { db })
      if (outcome === 'none') break
      tried++
      // No relay to talk to: the others would fare no better, and each attempt is worth keeping.
      if (outcome === 'unreachable') return tried
    }
  }
  return tried
}

type Outcome = 'none' | 'settled' | 'unreachable'

async function sendNext(tx: Transaction, at: Instant, { settings, transport }: Sending): Promise<Outcome> {
  const [next] = await tx
    .select({ mail: outgoingMail, email: people.email, endedAt: people.endedAt })
    .from(outgoingMail)
    .innerJoin(people, eq(people.id, outgoingMail.personId))
    .where(
      and(
        isNull(outgoingMail.sentAt),
        isNull(outgoingMail.givenUpAt),
        isNull(outgoingMail.withdrawnAt),
        lte(outgoingMail.dueAt, at),
      ),
    )
    .orderBy(asc(outgoingMail.dueAt), asc(outgoingMail.id))
    .limit(1)
    .for('update', { of: outgoingMail, skipLocked: true })
  if (!next) return 'none'
  const settle = async (fields: Partial<typeof outgoingMail.$inferInsert>) => {
    await tx.update(outgoingMail).set(fields).where(eq(outgoingMail.id, next.mail.id))
    // What is given up waits on the force until something reaches the same person.
    if (fields.givenUpAt || (fields.sentAt && (await isWaitedFor(tx, 'mailUndelivered', next.mail.personId))))
      await projectFact(tx, next.mail.forceId, 'mail')
  }
  if (next.endedAt) {
    await settle({ givenUpAt: at, lastError: 'The account of this person has ended' })
    return 'settled'
  }
  const attempts = next.mail.attempts + 1
  try {
    await transport.sendMail(letterOf(next.mail, next.email, settings))
    await settle({ sentAt: at, attempts, lastError: null, refusedAt: null })
    return 'settled'
  } catch (fault) {
    const wait = waitMinutes[attempts - 1]
    const later = new Date(Date.parse(at) + (wait ?? 0) * 60_000).toISOString()
    const ending = wait === undefined ? { givenUpAt: at } : { dueAt: later }
    const refused = isOfThisMail(fault)
    await settle({ attempts, lastError: reasonOf(fault), ...(refused ? { refusedAt: at } : {}), ...ending })
    return refused ? 'settled' : 'unreachable'
  }
}

/** Whether the relay refused this mail, rather than every mail. */
const isOfThisMail = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE')

const reasonOf = (fault: unknown): string => {
  const said = fault instanceof Error && 'response' in fault ? String(fault.response) : String(fault)
  return said.replace(/\s+/g, ' ').slice(0, 300)
}

/** Keeps sending what falls due until it is ended. */
export function startSending(settings: MailSettings, db?: Database): () => Promise<void> {
  const transport = openRelay(settings.smtpUrl)
  const end = startRounds({
    failure: 'Mail could not be sent',
    everySeconds: pollSeconds,
    round: ({ at, db }) => sendDue({ settings, transport, at, ...(db ? { db } : {}) }),
    db,
  })
  return async () => {
    await end()
    transport.close()
  }
}
