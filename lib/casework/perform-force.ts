import { randomUUID } from 'node:crypto'
import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database, Transaction } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import {
  districts,
  forces,
  memberships,
  people,
  personRoles,
  reportCounts,
  sessions,
  teams,
} from '../../db/schema/organisation.ts'
import { type ForceActName, forceActs } from '../spo/acts/force.ts'
import { type Instant, londonDate } from '../spo/calendar.ts'
import {
  decideForce,
  type ForceAbout,
  type ForceCollection,
  type ForceDecided,
  type ForceFile,
  type ForcePatch,
} from '../spo/force.ts'
import type { Actor } from '../spo/policy.ts'
import { settingsFrom } from '../spo/settings.ts'
import { recordEvent } from './events.ts'
import { isId } from './ids.ts'
import { despiteOf, detailOf, doneBefore } from './perform.ts'
import { followUp } from './reports/follow-up.ts'
import { blankPair, feedTables, loadFeed } from './reports/load-feed.ts'
import { asPerson } from './transaction.ts'

const tables = {
  districts,
  teams,
  people,
  memberships,
  personRoles,
  sessions,
  reportCounts,
  ...feedTables,
} as const satisfies Record<ForceCollection, PgTable>

export interface PerformingForce {
  actor: Actor
  act: ForceActName
  on?: string | undefined
  input: unknown
  seen?: number | undefined
  despite?: string | undefined
  once?: string | undefined
  at?: Instant | undefined
  db?: Database | undefined
}
export type PerformedForce =
  | Exclude<ForceDecided, { kind: 'done' }>
  | { kind: 'done'; sentence: string; created: Partial<Record<ForceCollection, string>>; again: boolean }

/** Does an act to the force itself: lock, decide, persist, record. The only way its people, teams and settings change. */
export const performForce = (p: PerformingForce): Promise<PerformedForce> =>
  asPerson(
    p.actor,
    async tx => ((await lockForce(tx, p.actor)) ? performForceIn(tx, p) : { kind: 'missing' }),
    p.db ? { db: p.db } : {},
  )

/** One act on the force at a time: held until the transaction ends. False when the force is not visible. */
export async function lockForce(tx: Transaction, actor: Pick<Actor, 'forceId'>): Promise<boolean> {
  const found = await tx.select({ id: forces.id }).from(forces).where(eq(forces.id, actor.forceId)).for('no key update')
  return found.length > 0
}

/** `performForce` within a transaction that holds more, and that has locked what the act may not share. */
export async function performForceIn(tx: Transaction, p: PerformingForce): Promise<PerformedForce> {
  const act = forceActs[p.act]
  const at = p.at ?? new Date().toISOString()
  if (p.on !== undefined && !isId(p.on)) return { kind: 'missing' }
  const earlier = await doneBefore(tx, p.once)
  if (earlier) return { kind: 'done', sentence: earlier, created: {}, again: true }
  const file = await loadForce(tx, p.actor, {
    about: act.about,
    on: p.on,
    email: textIn(p.input, 'email'),
    reportRef: textIn(p.input, 'reportRef'),
    caseRef: textIn(p.input, 'caseRef'),
    side: textIn(p.input, 'side'),
  })
  const moment = { at, today: londonDate(at), actor: p.actor, newId: randomUUID, settings: file.force.settings }
  const decided = decideForce(file, { act, on: p.on, input: p.input, seen: p.seen, despite: p.despite }, moment)
  if (decided.kind !== 'done') return decided
  await persistForce(tx, p.actor.forceId, decided.patch, at)
  await followUp(tx, { actor: p.actor, act: p.act, on: p.on, patch: decided.patch, at, db: p.db })
  await recordEvent(tx, p.actor, {
    kind: 'act',
    subject: { kind: 'force', id: p.actor.forceId },
    act: p.act,
    sentence: decided.sentence,
    at,
    record: act.about === 'force' || !p.on ? undefined : { kind: act.about, id: p.on },
    detail: detailOf(act.input, decided.input),
    despite: despiteOf(decided),
    once: p.once,
  })
  const created = decided.patch.flatMap(c => ('add' in c ? [[c.in, c.add.id]] : []))
  return { kind: 'done', sentence: decided.sentence, created: Object.fromEntries(created), again: false }
}

const textIn = (input: unknown, name: string): string | undefined => {
  const text = (input as Record<string, unknown> | null)?.[name]
  return typeof text === 'string' ? text.trim() : undefined
}

export interface ForceAsk {
  about: ForceAbout
  on?: string | undefined
  /** What the input names: whose email address, which report, which case. */
  email?: string | undefined
  reportRef?: string | undefined
  caseRef?: string | undefined
  /** Of a crime report, whose row is meant. */
  side?: string | undefined
}

/** The parts of the force that an act concerns: its structure whole, and of its people only the one in question. */
export async function loadForce(tx: Transaction, actor: Actor, asked: ForceAsk): Promise<ForceFile> {
  const personId = asked.about === 'people' ? (asked.on ?? null) : null
  const teamId = asked.about === 'teams' ? (asked.on ?? null) : null
  const ofPerson = sql`${personId}::uuid`
  const ofTeam = sql`${teamId}::uuid`
  const [force, districtRows, teamRows, personRows, memberRows, roleRows, sessionRows, countRows, owner, count] =
    await Promise.all([
      tx.select().from(forces).where(eq(forces.id, actor.forceId)),
      tx.select().from(districts).orderBy(districts.name),
      tx.select().from(teams).orderBy(teams.name),
      tx.select().from(people).where(eq(people.id, ofPerson)),
      tx
        .select()
        .from(memberships)
        .where(
          and(isNull(memberships.endedAt), or(eq(memberships.personId, ofPerson), eq(memberships.teamId, ofTeam))),
        ),
      tx
        .select()
        .from(personRoles)
        .where(
          and(
            isNull(personRoles.endedAt),
            or(eq(personRoles.personId, ofPerson), eq(personRoles.role, 'administrator')),
          ),
        ),
      tx
        .select()
        .from(sessions)
        .where(and(eq(sessions.personId, ofPerson), isNull(sessions.endedAt))),
      tx.select().from(reportCounts),
      asked.email ? tx.execute<{ id: string }>(sql`select id from spo_person_by_email(${asked.email})`) : [],
      tx
        .select({ n: sql<number>`count(*)::int` })
        .from(cases)
        .where(and(eq(cases.teamId, ofTeam), eq(cases.status, 'open'))),
    ])
  const found = force[0]
  if (!found) throw new Error('The force is not visible')
  const feed = await loadFeed(tx, asked)
  return {
    force: { id: found.id, name: found.name, settings: settingsFrom(found.settings), version: found.version },
    districts: districtRows,
    teams: teamRows,
    people: personRows,
    memberships: memberRows,
    personRoles: roleRows,
    sessions: sessionRows,
    reportCounts: countRows,
    emailOwnerId: owner[0]?.id ?? null,
    openCases: count[0]?.n ?? 0,
    ...feed,
  }
}

async function persistForce(tx: Transaction, forceId: string, patch: ForcePatch, at: Instant) {
  for (const change of patch) {
    if (change.in === 'force') await tx.update(forces).set(change.set).where(eq(forces.id, forceId))
    else {
      const table = tables[change.in]
      if ('add' in change) {
        const blank = change.in === 'reportPairs' ? blankPair(at) : {}
        await tx.insert(table).values({ ...blank, ...change.add, forceId } as never)
      } else
        await tx
          .update(table)
          .set(change.set as never)
          .where(eq(table.id, change.id))
    }
  }
}
