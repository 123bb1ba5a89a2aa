import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { createEvents } from 'ics'
import { type Database, database, type Transaction } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { orders } from '../../db/schema/orders.ts'
import { addDays, type CalendarDate, type Instant, londonDate } from '../spo/calendar.ts'
import type { Case, CaseFile, Collection } from '../spo/case.ts'
import type { Clock } from '../spo/clocks/clock.ts'
import { byUrgency, clocksOf, listDay } from '../spo/clocks.ts'
import { factsOf } from '../spo/decide.ts'
import { type Actor, can } from '../spo/policy.ts'
import { isId } from './ids.ts'
import { loadFiles } from './load.ts'
import { isKeyedHash, keyedHash } from './secrets.ts'
import { actorBehind } from './sessions.ts'
import { asPerson } from './transaction.ts'
import { look } from './view-case.ts'

/** What clocks read of a case. */
const read: Collection[] = [
  'defendants',
  'protectedPersons',
  'incidents',
  'assessments',
  'decisions',
  'applications',
  'reviews',
  'hearings',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
  'notifications',
  'changes',
  'breaches',
  'breachSteps',
  'otherOrders',
  'thirdPartyRequests',
  'named',
  'restrictions',
]
/** No more of a person's cases than this are read at once. */
export const mostCases = 200

export interface Deadline {
  ref: string
  defendant: string
  clock: Clock
}
export interface Deadlines {
  rows: Deadline[]
  /** How many cases they come from, and whether there were more. */
  cases: number
  more: boolean
  today: CalendarDate
}

/** The clocks that run or were missed on the open cases that a person holds, or whose order they own; the most pressing first. */
async function deadlinesIn(tx: Transaction, actor: Actor, at: Instant): Promise<Deadlines> {
  const theirs = (await tx
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.status, 'open'),
        or(
          eq(cases.officerId, actor.id),
          inArray(cases.id, tx.select({ id: orders.caseId }).from(orders).where(eq(orders.ownerId, actor.id))),
        ),
      ),
    )
    .orderBy(desc(cases.openedAt), cases.id)
    .limit(mostCases + 1)) as Case[]
  const today = londonDate(at)
  const files = (await loadFiles(tx, theirs.slice(0, mostCases), read)).filter(f =>
    can(actor, 'viewCase', factsOf(f, at)),
  )
  return {
    rows: files
      .flatMap(file => clocksOf(file, today, at).map(clock => ({ ref: file.case.ref, defendant: nameIn(file), clock })))
      .filter(d => listDay(d.clock) !== null)
      .sort((a, b) => byUrgency(a.clock, b.clock) || a.ref.localeCompare(b.ref)),
    cases: files.length,
    more: theirs.length > mostCases,
    today,
  }
}
const nameIn = (file: CaseFile) => {
  const [d] = file.defendants
  return d ? `${d.givenNames} ${d.familyName}` : 'Defendant not known'
}

type Feed = { calendar_key: string | null; calendar_until: Instant }
// The database holds only what a key is derived from: without the secret it opens no calendar.
const feedKey = (personId: string, { calendar_key }: Feed) =>
  `${personId}.${keyedHash('calendar', `${personId} ${calendar_key}`)}`
const standsOn = (feed: Feed, at: Instant) => feed.calendar_key !== null && at < feed.calendar_until

/** A person's own deadlines, recorded as a look at them; and the address of their calendar feed, if they have one. */
export const deadlinesOf = (actor: Actor, at: Instant = new Date().toISOString(), db?: Database) =>
  look(
    actor,
    { kind: 'view', act: 'deadlines', sentence: 'Looked at their own deadlines' },
    async tx => {
      const [kept] = await tx.execute<Feed>(
        sql`select calendar_key, calendar_until from people where id = ${actor.id}::uuid`,
      )
      const feed = kept && standsOn(kept, at) ? { key: feedKey(actor.id, kept), until: kept.calendar_until } : null
      return { ...(await deadlinesIn(tx, actor, at)), feed }
    },
    { at, ...(db ? { db } : {}) },
  )

/**
 * The calendar feed behind a key: the last day of each deadline with the case's reference, and nothing about anyone in it.
 * Undefined when the key is nobody's. `address` is where the service is reached.
 */
export async function calendarOf(
  key: string,
  address: string,
  at: Instant = new Date().toISOString(),
  db: Database = database().db,
): Promise<string | undefined> {
  const [id = '', hash = ''] = key.split('.')
  if (!isId(id)) return undefined
  const [found] = await db.execute<Feed & { force_id: string }>(sql`select * from spo_calendar(${id}::uuid)`)
  if (!found || !standsOn(found, at) || !isKeyedHash(hash, 'calendar', `${id} ${found.calendar_key}`)) return undefined
  const actor = await asPerson({ id, forceId: found.force_id }, tx => actorBehind(tx, id), { db })
  if (!actor) return undefined
  const { rows } = await look(
    actor,
    { kind: 'export', act: 'calendar', sentence: 'Calendar feed read' },
    tx => deadlinesIn(tx, actor, at),
    { at, db },
  )
  const { value, error } = createEvents(
    rows.flatMap(({ ref, clock }) => {
      const day = listDay(clock)
      if (!day) return []
      return [
        {
          uid: `${ref}-${clock.id}-${clock.about.id}@stalking-protection-orders`,
          title: `${ref}: ${clock.label}, ${clock.lastDay ? 'last day' : 'to be done'}`,
          start: dayOf(day),
          end: dayOf(addDays(day, 1)),
          timestamp: Date.parse(at),
          url: `${address}/cases/${ref}`,
          productId: 'stalking-protection-orders',
          calName: 'Stalking protection orders',
        },
      ]
    }),
    { productId: 'stalking-protection-orders', calName: 'Stalking protection orders' },
  )
  if (error) throw error
  return value ?? undefined
}
const dayOf = (day: CalendarDate): [number, number, number] => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  return [y, m, d]
}
