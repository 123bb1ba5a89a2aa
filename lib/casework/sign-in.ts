import { createHmac, randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Database, database } from '../../db/client.ts'
import { people, sessions, signInAttempts } from '../../db/schema/organisation.ts'
import { isPassword } from '../passwords.ts'
import type { Instant } from '../spo/calendar.ts'
import type { Role } from '../spo/policy.ts'
import { recordEvent } from './events.ts'
import { asPerson } from './transaction.ts'

/** Whoever has proved who they are. */
export interface Known {
  id: string
  forceId: string
  name: string
}
interface From {
  /** The network address of the browser; only a keyed hash of it is kept. */
  address: string
  at?: Instant
  db?: Database
}

/** Failures allowed before each further one doubles the wait, and the longest wait. */
export const limits = { account: 5, address: 30, windowMinutes: 60, longestWaitMinutes: 15 }

const now = (): Instant => new Date().toISOString()
const keyed = (value: string) =>
  createHmac('sha256', process.env.SPO_SECRET ?? process.env.NEXTAUTH_SECRET ?? '')
    .update(value)
    .digest('base64url')

/** Minutes to wait after so many failures: none below the limit, then 1, 2, 4 … up to the longest. */
export const waitAfter = (failures: number, allowed: number): number =>
  failures < allowed ? 0 : Math.min(limits.longestWaitMinutes, 2 ** (failures - allowed))

/**
 * Checks an email address and a password. Undefined for a wrong password, an unknown or ended account and too many
 * attempts alike, after the same work. Every attempt is kept; those on a known person are also in the force's record.
 */
export async function signInWithPassword(p: From & { email: string; password: string }): Promise<Known | undefined> {
  const at = p.at ?? now()
  const db = p.db ?? database().db
  const account = p.email.trim().toLowerCase().slice(0, 254)
  const attempt = { account, address: keyed(p.address), at }
  const isAllowed = await beginAttempt(db, attempt)
  const [person] = await db.execute<{
    id: string
    force_id: string
    name: string
    password_hash: string | null
    ended_at: string | null
  }>(sql`select * from spo_person_by_email(${account})`)
  const isRight = await isPassword(p.password, person?.password_hash)
  if (!isAllowed) return undefined
  if (!person) return undefined
  const known = { id: person.id, forceId: person.force_id, name: person.name }
  if (!isRight || person.ended_at) {
    await recordSignIn(known, { at, db, failure: person.ended_at ? 'the account is ended' : 'wrong password' })
    return undefined
  }
  await db.insert(signInAttempts).values({ id: randomUUID(), ...attempt, succeeded: true })
  return known
}

/** Counts this attempt under a lock on the account and the address, so that many at once cannot slip under the limit. */
const beginAttempt = (db: Database, attempt: { account: string; address: string; at: Instant }): Promise<boolean> =>
  db.transaction(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${attempt.address}, 7))`)
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${attempt.account}, 8))`)
    const since = sql`${attempt.at}::timestamptz - make_interval(mins => ${limits.windowMinutes})`
    const [seen] = await tx.execute<{
      account: number
      address: number
      account_wait: number
      address_wait: number
    }>(sql`
      select
        count(*) filter (where account = ${attempt.account} and because = 'tried' and at > coalesce(
          (select max(s.at) from sign_in_attempts s where s.account = ${attempt.account} and s.succeeded and s.at > ${since}),
          '-infinity'))::int as account,
        greatest(0, count(*) filter (where address = ${attempt.address} and because = 'tried')
          - count(*) filter (where address = ${attempt.address} and succeeded))::int as address,
        extract(epoch from ${attempt.at}::timestamptz - max(at) filter (where account = ${attempt.account} and because = 'tried'))::float / 60 as account_wait,
        extract(epoch from ${attempt.at}::timestamptz - max(at) filter (where address = ${attempt.address} and because = 'tried'))::float / 60 as address_wait
      from sign_in_attempts
      where (account = ${attempt.account} or address = ${attempt.address}) and at > ${since}`)
    const hasWaited = (failures: number, allowed: number, waited: number | null) => {
      const wait = waitAfter(failures, allowed)
      return wait === 0 || (waited ?? Infinity) >= wait
    }
    const isAllowed =
      !seen ||
      (hasWaited(seen.account, limits.account, seen.account_wait) &&
        hasWaited(seen.address, limits.address, seen.address_wait))
    await tx
      .insert(signInAttempts)
      .values({ id: randomUUID(), ...attempt, succeeded: false, because: isAllowed ? 'tried' : 'too many' })
    return isAllowed
  })

/**
 * The person whom the force's identity provider has signed in: by its subject, else, the first time, by an email
 * address that the provider has verified, which binds the two. Undefined for anyone else, whose attempt is kept.
 */
export async function signInWithProvider(
  p: From & { subject: string; email: string | undefined; isEmailVerified: boolean },
): Promise<Known | undefined> {
  const at = p.at ?? now()
  const db = p.db ?? database().db
  const refuse = async (because: string, known?: Known) => {
    const account = (p.email ?? p.subject).trim().toLowerCase().slice(0, 254)
    const attempt = { id: randomUUID(), account, address: keyed(p.address), at, succeeded: false, because }
    await db.insert(signInAttempts).values(attempt)
    if (known) await recordSignIn(known, { at, db, failure: because })
    return undefined
  }
  type Row = { id: string; force_id: string; name: string; ended_at: string | null }
  const [bound] = await db.execute<Row>(sql`select * from spo_person_by_subject(${p.subject})`)
  const [row] =
    bound || !p.email || !p.isEmailVerified
      ? [bound]
      : await db.execute<Row>(sql`select id, force_id, name, ended_at from spo_person_by_email(${p.email})`)
  if (!row)
    return refuse(p.email && !p.isEmailVerified ? 'the provider has not verified the address' : 'not known here')
  const known = { id: row.id, forceId: row.force_id, name: row.name }
  if (row.ended_at) return refuse('the account is ended', known)
  if (bound) return known
  const [first] = await asPerson(
    known,
    tx =>
      tx
        .update(people)
        .set({ subject: p.subject })
        .where(and(eq(people.id, known.id), isNull(people.subject)))
        .returning({ id: people.id }),
    { db },
  )
  return first ? known : refuse('the address belongs to another account of the provider', known)
}

/** Opens a session for someone known and records that they signed in. Returns the session's id, all that the cookie holds. */
export async function startSession(
  known: Known,
  p: { browser: string | null; at?: Instant; db?: Database },
): Promise<string> {
  const at = p.at ?? now()
  const id = randomUUID()
  await asPerson(
    known,
    async tx => {
      await tx.insert(sessions).values({
        id,
        forceId: known.forceId,
        personId: known.id,
        startedAt: at,
        seenAt: at,
        browser: p.browser?.slice(0, 300) ?? null,
      })
      await recordEvent(tx, { ...known, roles: [] }, signInEvent(known, at, 'Signed in', 'signIn'))
    },
    p.db ? { db: p.db } : {},
  )
  return id
}

const recordSignIn = (known: Known, p: { at: Instant; db: Database; failure: string }) =>
  asPerson(
    known,
    tx =>
      recordEvent(
        tx,
        { id: null, name: 'Not signed in', forceId: known.forceId, roles: [] },
        signInEvent(known, p.at, `Failed to sign in as ${known.name}: ${p.failure}`, 'failedSignIn'),
      ),
    { db: p.db },
  )

const signInEvent = (known: Known, at: Instant, sentence: string, act: string) => ({
  kind: 'signIn' as const,
  subject: { kind: 'force' as const, id: known.forceId },
  record: { kind: 'people', id: known.id },
  act,
  sentence,
  at,
})

/** The people whom the demonstration offers to sign in as. Empty when it is not a demonstration. */
export async function demonstrationPeople() {
  if (process.env.SPO_DEMONSTRATION !== '1') return []
  const { demonstrationAccounts } = await import('../../db/seed/cast.ts')
  const passwords = new Map(demonstrationAccounts.map(a => [a.email, a.password]))
  const rows = await database().db.execute<{
    id: string
    name: string
    email: string
    force: string
    team: string | null
    roles: Role[] | null
  }>(sql`select * from spo_demonstration_people()`)
  return rows.flatMap(row => {
    const password = passwords.get(row.email)
    return password ? [{ ...row, roles: row.roles ?? [], password }] : []
  })
}
