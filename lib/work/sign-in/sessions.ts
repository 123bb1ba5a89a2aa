import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '../../../db/client.ts'
import { people, personRoles, sessions } from '../../../db/schema/organisation.ts'
import type { Actor } from '../../case/policy.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { recordEvent } from '../pipeline/events.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** Why a session is over, as the sign-in page explains it. */
export const endings = {
  idle: 'You were signed out because you had not used the service for a while.',
  tooLong: 'You were signed out because you had been signed in for a long time.',
  everywhere: 'You were signed out because you signed out everywhere.',
  revoked: 'You were signed out by an administrator.',
  account: 'Your account has ended. Speak to your administrator.',
  signedOut: 'You have signed out.',
  unknown: 'Sign in to continue.',
} as const
export type Ending = keyof typeof endings

const minute = 60_000
/** Minutes without a request after which a session ends. */
export const idleMinutes = (): number => Number(process.env.SPO_IDLE_MINUTES) || 30
export const longestHours = 12

export type Standing = { kind: 'standing'; actor: Actor; sessionId: string } | { kind: 'over'; because: Ending }

/**
 * Who is signed in by this session, with the roles, teams and rank that they have now; or why nobody is.
 * Marks the session as used, at most once a minute.
 */
export async function standingOf(
  sessionId: string,
  {
    at = new Date().toISOString(),
    db = database().db,
    touch = false,
  }: { at?: Instant; db?: Database; touch?: boolean } = {},
): Promise<Standing> {
  const [row] = await rowsOf(
    db,
    z.object({
      force_id: z.string(),
      person_id: z.string(),
      started_at: z.string(),
      seen_at: z.string(),
      ended_at: z.string().nullable(),
      ended_because: z.string().nullable(),
    }),
    sql`select * from spo_session(${sessionId}::uuid)`,
  )
  if (!row) return { kind: 'over', because: 'unknown' }
  if (row.ended_at) {
    const because = row.ended_because ?? ''
    return { kind: 'over', because: because in endings ? (because as Ending) : 'unknown' }
  }
  const now = Date.parse(at)
  const idle = now - Date.parse(row.seen_at)
  const tooLong = now - Date.parse(row.started_at) > longestHours * 60 * minute
  const eyes = { id: row.person_id, forceId: row.force_id }
  if (tooLong || idle > idleMinutes() * minute) {
    const because = tooLong ? 'tooLong' : 'idle'
    await asPerson(eyes, tx => endRows(tx, eq(sessions.id, sessionId), at, because), { db })
    return { kind: 'over', because }
  }
  return asPerson(
    eyes,
    async (tx): Promise<Standing> => {
      const actor = await actorBehind(tx, eyes.id, at)
      if (!actor) return { kind: 'over', because: 'account' }
      if (idle > minute || touch) await tx.update(sessions).set({ seenAt: at }).where(eq(sessions.id, sessionId))
      return { kind: 'standing', actor, sessionId }
    },
    { db, byKeys: true },
  )
}

type Tx = Parameters<Parameters<typeof asPerson>[1]>[0]
/** A person with their roles and teams as they stand now; undefined when their account has ended. */
export async function actorBehind(
  tx: Tx,
  personId: string,
  at: Instant = new Date().toISOString(),
): Promise<Actor | undefined> {
  const [person, roleRows, teamRows] = await Promise.all([
    tx.select().from(people).where(eq(people.id, personId)),
    tx
      .selectDistinct({ role: personRoles.role })
      .from(personRoles)
      .where(and(eq(personRoles.personId, personId), isNull(personRoles.endedAt))),
    // With the teams that became part of theirs: what stayed with those is theirs to see.
    rowsOf(
      tx,
      z.object({ teamId: z.string() }),
      sql`
      with recursive own as (
        select team_id as id from memberships where person_id = ${personId}::uuid and ended_at is null
        union select t.id from teams t join own o on t.merged_into_id = o.id
      ) select id as "teamId" from own`,
    ),
  ])
  const found = person[0]
  // After their last day, though the program has not yet come to end the account.
  if (!found || found.endedAt || (found.lastDay && found.lastDay < londonDate(at))) return undefined
  return {
    id: found.id,
    name: found.name,
    forceId: found.forceId,
    teamIds: teamRows.map(t => t.teamId),
    roles: roleRows.map(r => r.role),
    rank: found.rank,
  }
}
const endRows = (tx: Tx, which: ReturnType<typeof eq>, at: Instant, because: Ending) =>
  tx
    .update(sessions)
    .set({ endedAt: at, endedBecause: because })
    .where(and(which, isNull(sessions.endedAt)))

/** Ends one of the person's own sessions, or all of them, and records it. */
export function endOwnSessions(
  actor: Actor,
  which: { sessionId: string } | 'all',
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<void> {
  const because = which === 'all' ? 'everywhere' : 'signedOut'
  return asPerson(
    actor,
    async tx => {
      const own = eq(sessions.personId, actor.id)
      const rows = which === 'all' ? own : (and(own, eq(sessions.id, which.sessionId)) as typeof own)
      await endRows(tx, rows, at, because)
      await recordEvent(tx, actor, {
        kind: 'signIn',
        subject: { kind: 'force', id: actor.forceId },
        record: { kind: 'people', id: actor.id },
        act: which === 'all' ? 'signOutEverywhere' : 'signOut',
        sentence: which === 'all' ? 'Signed out everywhere' : 'Signed out',
        at,
      })
    },
    db ? { db } : {},
  )
}

/** A person's sessions, the newest first: those that stand and the last that ended. */
export const sessionsOf = (actor: Actor, personId: string) =>
  asPerson(actor, tx =>
    tx
      .select()
      .from(sessions)
      .where(eq(sessions.personId, personId))
      .orderBy(sql`${sessions.endedAt} is not null`, desc(sessions.seenAt))
      .limit(20),
  )

/** Seconds until a session ends for want of use or for age, without counting as use; 0 when it is over. */
export async function secondsLeft(sessionId: string, at: Instant = new Date().toISOString()): Promise<number> {
  const [row] = await rowsOf(
    database().db,
    z.object({ started_at: z.string(), seen_at: z.string(), ended_at: z.string().nullable() }),
    sql`select * from spo_session(${sessionId}::uuid)`,
  )
  if (!row || row.ended_at) return 0
  const until = Math.min(
    Date.parse(row.seen_at) + idleMinutes() * minute,
    Date.parse(row.started_at) + longestHours * 60 * minute,
  )
  return Math.max(0, Math.floor((until - Date.parse(at)) / 1000))
}
