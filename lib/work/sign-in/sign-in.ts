import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '../../../db/client.ts'
import { people, sessions, signInAttempts } from '../../../db/schema/organisation.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { type LookName, type Recorded, recordEvent } from '../pipeline/events.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { deriveKey } from './passwords.ts'
import { keyedHash } from './secrets.ts'

const passwordTerms = z.object({ salt: z.string(), cost: z.number() })
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

/**
 * Failures allowed before each further one doubles the wait: of an account at one address, of an account anywhere, and of
 * an address over all accounts, after which each account there has one try at a time. None of them closes an address.
 */
export const limits = {
  account: 5,
  anywhere: 20,
  address: 30,
  windowMinutes: 60,
  longestWaitMinutes: 15,
  knownDays: 30,
}

const now = (): Instant => new Date().toISOString()
const addressKey = (address: string) => keyedHash('address', address)

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
  const attempt = { account, address: addressKey(p.address), at }
  const isAllowed = await beginAttempt(db, attempt)
  const [person] = await rowsOf(
    db,
    z.object({ id: z.string(), force_id: z.string(), name: z.string(), ended_at: z.string().nullable() }),
    sql`select * from spo_person_by_email(${account})`,
  )
  const terms = await rowOf(db, passwordTerms, sql`select * from spo_password_terms(${account})`)
  const key = await deriveKey(p.password, terms)
  const [compared] = await rowsOf(
    db,
    z.object({ same: z.boolean() }),
    sql`select spo_is_password(${person?.id ?? null}::uuid, ${key}) as same`,
  )
  const isRight = compared?.same === true
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

/**
 * Counts this attempt under a lock on the account, so that many at once cannot slip under the limit. Somebody at the same
 * address, or guessing from elsewhere, keeps nobody out who has signed in from where they now are.
 */
const beginAttempt = (db: Database, attempt: { account: string; address: string; at: Instant }): Promise<boolean> =>
  db.transaction(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${attempt.account}, 8))`)
    const since = sql`${attempt.at}::timestamptz - make_interval(mins => ${limits.windowMinutes})`
    const minutesSince = sql`extract(epoch from ${attempt.at}::timestamptz - max(at))::float / 60`
    const [seen] = await rowsOf(
      tx,
      z.object({
        here: z.number(),
        here_waited: z.number().nullable(),
        anywhere: z.number(),
        anywhere_waited: z.number().nullable(),
        address: z.number(),
        known: z.boolean(),
      }),
      sql`
      with tried as (
        select t.address, t.at from sign_in_attempts t where t.account = ${attempt.account} and t.because = 'tried' and t.at > ${since}
          and t.at > coalesce((select max(s.at) from sign_in_attempts s
            where s.account = t.account and s.address = t.address and s.succeeded), '-infinity')
      )
      select
        (select count(*)::int from tried where address = ${attempt.address}) as here,
        (select ${minutesSince} from tried where address = ${attempt.address}) as here_waited,
        (select count(*)::int from tried) as anywhere,
        (select ${minutesSince} from tried) as anywhere_waited,
        (select greatest(0, count(*) filter (where because = 'tried') - count(*) filter (where succeeded))::int
          from sign_in_attempts where address = ${attempt.address} and at > ${since}) as address,
        exists (select from sign_in_attempts where account = ${attempt.account} and address = ${attempt.address} and succeeded
          and at > ${attempt.at}::timestamptz - make_interval(days => ${limits.knownDays})) as known`,
    )
    const hasWaited = (failures: number, allowed: number, waited: number | null) => {
      const wait = waitAfter(failures, allowed)
      return wait === 0 || (waited ?? Infinity) >= wait
    }
    const pressed = seen !== undefined && !seen.known && seen.address >= limits.address
    const isAllowed =
      !seen ||
      (hasWaited(seen.here, pressed ? 1 : limits.account, seen.here_waited) &&
        (seen.known || hasWaited(seen.anywhere, limits.anywhere, seen.anywhere_waited)))
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
    const attempt = { id: randomUUID(), account, address: addressKey(p.address), at, succeeded: false, because }
    await db.insert(signInAttempts).values(attempt)
    if (known) await recordSignIn(known, { at, db, failure: because })
    return undefined
  }
  const [bound] = await rowsOf(
    db,
    z.object({ id: z.string(), force_id: z.string(), name: z.string(), ended_at: z.string().nullable() }),
    sql`select * from spo_person_by_subject(${p.subject})`,
  )
  const [row] =
    bound || !p.email || !p.isEmailVerified
      ? [bound]
      : await rowsOf(
          db,
          z.object({ id: z.string(), force_id: z.string(), name: z.string(), ended_at: z.string().nullable() }),
          sql`select id, force_id, name, ended_at from spo_person_by_email(${p.email})`,
        )
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

const signInEvent = (known: Known, at: Instant, sentence: string, act: LookName): Recorded => ({
  kind: 'signIn',
  subject: { kind: 'force', id: known.forceId },
  record: { kind: 'people', id: known.id },
  act,
  sentence,
  at,
})
