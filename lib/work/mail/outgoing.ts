import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { outgoingMail } from '../../../db/schema/mail.ts'
import { memberships, people, personRoles } from '../../../db/schema/organisation.ts'
import { factsOf } from '../../acts/act/decide.ts'
import type { CaseFile } from '../../case/case.ts'
import { type Actor, allRoles, type CaseFacts, can, policy, type Role } from '../../case/policy.ts'
import type { Told } from '../../case/reference/mail.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** Where the force's mail goes out, and what the links in it begin with. */
export interface MailSettings {
  smtpUrl: string
  from: string
  address: string
}

/** What the environment says of mail; undefined when this program sends none. */
export function mailSettings(): MailSettings | undefined {
  const { SPO_SMTP_URL: smtpUrl, SPO_MAIL_FROM: from, NEXTAUTH_URL: address } = process.env
  return smtpUrl && from && address ? { smtpUrl, from, address } : undefined
}

interface Posting {
  actor: Actor
  /** The case after the act. */
  file: CaseFile<'named' | 'restrictions'>
  tells: readonly Told[]
  at: Instant
}

/**
 * Writes the mail that an act asks for, in the act's own transaction, one for each person and kind and none to whoever
 * did it. Nothing is written while no mail is set up: what was news then would go out as news on the day that it is.
 */
export async function post(tx: Transaction, { actor, file, tells, at }: Posting): Promise<void> {
  if (!tells.length || !mailSettings()) return
  const facts = factsOf(file, at)
  const candidates = await staffFor(tx, actor.forceId, tells)
  const wanted = tells.flatMap(told =>
    candidates
      .filter(person => person.id !== actor.id && isTold(told, person, facts))
      .map(p => [told.kind, p.id] as const),
  )
  const once = new Map(wanted.map(([kind, personId]) => [`${kind} ${personId}`, { kind, personId }]))
  if (!once.size) return
  const row = { forceId: actor.forceId, caseRef: file.case.ref, createdAt: at, dueAt: at }
  await tx.insert(outgoingMail).values([...once.values()].map(to => ({ id: randomUUID(), ...row, ...to })))
}

const isTold = ({ to }: Told, person: Actor, facts: CaseFacts): boolean => {
  if ('person' in to) return person.id === to.person
  if ('may' in to) return can(person, to.may, facts) && !to.except.includes(person.id)
  return person.roles.includes(to.role) && (to.evenClosed === true || can(person, 'viewCase', facts))
}

/** Everyone of the force who might be meant, as the policy knows them. Whoever has left is told nothing. */
async function staffFor(tx: Transaction, forceId: string, tells: readonly Told[]): Promise<Actor[]> {
  const ids = tells.flatMap(({ to }) => ('person' in to && to.person ? [to.person] : []))
  const roles = new Set<Role>(
    tells.flatMap(({ to }) => {
      if ('role' in to) return [to.role]
      return 'may' in to ? allRoles.filter(role => policy[to.may][role] !== 'never') : []
    }),
  )
  if (!ids.length && !roles.size) return []
  const holders = tx
    .select({ id: personRoles.personId })
    .from(personRoles)
    .where(and(isNull(personRoles.endedAt), inArray(personRoles.role, [...roles])))
  return actorsWhere(
    tx,
    forceId,
    or(ids.length ? inArray(people.id, ids) : undefined, roles.size ? inArray(people.id, holders) : undefined),
  )
}
/** Everyone whose account stands, as the policy knows them. */
export const staffOf = (tx: Transaction, forceId: string): Promise<Actor[]> => actorsWhere(tx, forceId, undefined)

async function actorsWhere(tx: Transaction, forceId: string, which: SQL | undefined): Promise<Actor[]> {
  const rows = await tx
    .select({
      id: people.id,
      name: people.name,
      rank: people.rank,
      roles: sql<
        Role[]
      >`array(select r.role from ${personRoles} r where r.person_id = people.id and r.ended_at is null)`,
      teamIds: sql<
        string[]
      >`array(select m.team_id::text from ${memberships} m where m.person_id = people.id and m.ended_at is null)`,
    })
    .from(people)
    .where(and(isNull(people.endedAt), which))
  return rows.map(row => ({ ...row, forceId }))
}

/** How the force's mail stands, for its administrator: what waits and what could not be delivered. No case is named. */
export const mailState = (actor: Actor, db?: Database) =>
  asPerson(
    actor,
    async tx => {
      const waits = and(isNull(outgoingMail.sentAt), isNull(outgoingMail.givenUpAt), isNull(outgoingMail.withdrawnAt))
      const [counts, failed] = await Promise.all([
        tx
          .select({
            waiting: sql<number>`count(*) filter (where ${waits})::int`,
            retried: sql<number>`count(*) filter (where ${waits} and ${outgoingMail.attempts} > 0)::int`,
            oldest: sql<Instant | null>`min(${outgoingMail.createdAt}) filter (where ${waits})`,
            failed: sql<number>`count(*) filter (where ${outgoingMail.givenUpAt} is not null)::int`,
            lastSent: sql<Instant | null>`max(${outgoingMail.sentAt})`,
          })
          .from(outgoingMail),
        tx
          .select({
            id: outgoingMail.id,
            person: people.name,
            kind: outgoingMail.kind,
            because: outgoingMail.lastError,
            givenUpAt: outgoingMail.givenUpAt,
          })
          .from(outgoingMail)
          .innerJoin(people, eq(people.id, outgoingMail.personId))
          .where(isNotNull(outgoingMail.givenUpAt))
          .orderBy(desc(outgoingMail.givenUpAt))
          .limit(20),
      ])
      const { waiting = 0, retried = 0, oldest = null, failed: failures = 0, lastSent = null } = counts[0] ?? {}
      return { waiting, retried, oldest, failures, lastSent, failed }
    },
    db ? { db } : {},
  )
