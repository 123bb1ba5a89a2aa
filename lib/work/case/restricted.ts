import { and, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { events } from '../../../db/schema/events.ts'
import { teams } from '../../../db/schema/organisation.ts'
import type { CaseFile } from '../../case/case.ts'
import { type Actor, can, findsLocked } from '../../case/policy.ts'
import { type CalendarDate, hoursAfter, type Instant, londonDate } from '../../case/time/calendar.ts'
import { post } from '../mail/outgoing.ts'
import { recordEvent } from '../pipeline/events.ts'
import { findCase, loadFile } from '../pipeline/load.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

export interface LockedCase {
  ref: string
  id: string
  team: string
  /** Whether the actor may open it by giving a reason. To anyone else it is not there. */
  mayOpen: boolean
}

/** The restricted case of exactly this reference that is closed to the actor; undefined for any other. */
export const lockedCase = (actor: Actor, ref: string, db?: Database): Promise<LockedCase | undefined> =>
  asPerson(
    actor,
    async tx => {
      const [row] = await rowsOf(
        tx,
        z.object({ id: z.string(), ref: z.string(), team_id: z.string(), team: z.string() }),
        sql`select l.id, l.ref, l.team_id, t.name as team from spo_locked_case(${ref}) l join ${teams} t on t.id = l.team_id`,
      )
      if (!row) return undefined
      const facts = {
        forceId: actor.forceId,
        teamId: row.team_id,
        officerId: null,
        namedIds: [],
        admittedIds: [],
        restricted: true,
      }
      const mayOpen = findsLocked(actor, facts) && can(actor, 'breakGlass', facts)
      return { ref: row.ref, id: row.id, team: row.team, mayOpen }
    },
    db ? { db } : {},
  )

/**
 * What an officer at the door is told of restricted cases: that an order is in force against somebody of exactly this name
 * and date of birth, and which team to ring. Nothing for a part of a name, or for either alone.
 */
export async function orderAtDoor(
  tx: Transaction,
  who: { names: readonly string[]; born: string },
  today: CalendarDate,
): Promise<{ ref: string; team: string }[]> {
  const rows = await rowsOf(
    tx,
    z.object({ ref: z.string(), team: z.string() }),
    sql`
    select l.ref, t.name as team from spo_locked_at_door(
      array(select jsonb_array_elements_text(${JSON.stringify(who.names)}::jsonb)), ${who.born}::text, ${today}::date) l
    join ${teams} t on t.id = l.team_id order by l.ref`,
  )
  return [...rows]
}

/**
 * Writes in the record of a restricted case that somebody to whom it is closed came to it, and tells the people named on
 * it, of each person at most once an hour. Called after the answer is sent: a case that is there takes no longer.
 */
export const tellAttempt = (
  actor: Actor,
  ref: string,
  how: string,
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<void> =>
  asPerson(
    actor,
    async tx => {
      await openLocked(tx, ref)
      // Whoever only takes calls reads no case but what they answer from.
      await tx.execute(sql`select set_config('spo.answering', array[spo_case_called(${ref})]::text, true)`)
      const root = await findCase(tx, ref, true)
      if (!root) return
      const act = 'foundRestricted'
      const [earlier] = await tx
        .select({ id: events.id })
        .from(events)
        .where(
          and(
            eq(events.caseId, root.id),
            eq(events.act, act),
            eq(events.actorId, actor.id),
            gt(events.at, hoursAfter(at, -1)),
          ),
        )
        .limit(1)
      const file = await loadFile(tx, root, ['named', 'restrictions'], londonDate(at))
      const tells = insideOf(file, at).map(person => ({ kind: 'restrictedAttempt' as const, to: { person } }))
      if (!earlier) await post(tx, { actor, file, tells, at })
      await recordEvent(tx, actor, {
        kind: 'view',
        subject: { kind: 'case', id: root.id },
        act,
        sentence: `Was not let in: ${how}`,
        detail: { how },
        at,
      })
    },
    db ? { db } : {},
  )

/** The people named on a restricted case and its officer. Who opened it in an emergency is not among them. */
function insideOf(file: CaseFile<'named'>, at: Instant): string[] {
  const named = file.named.filter(n => n.why !== 'breakGlass' && (!n.untilAt || n.untilAt > at))
  return [...new Set([...named.map(n => n.personId), ...(file.case.officerId ? [file.case.officerId] : [])])]
}

/**
 * Writes in the record of a restricted case that crime reports are likely about its defendant, each report once, and tells
 * the people named on it. In a transaction to which the case is open; the program does it, whoever sent the reports.
 */
export async function tellReports(
  tx: Transaction,
  { forceId, caseId, at }: { forceId: string; caseId: string; at: Instant },
  reportRefs: readonly string[],
): Promise<void> {
  const [root] = await tx.select().from(cases).where(eq(cases.id, caseId))
  if (!root) return
  const act = 'reportOfRestricted'
  const earlier = await tx
    .select({ detail: events.detail })
    .from(events)
    .where(and(eq(events.caseId, caseId), eq(events.act, act)))
  const known = new Set(earlier.flatMap(e => (Array.isArray(e.detail?.reports) ? e.detail.reports : [])))
  const reports = reportRefs.filter(ref => !known.has(ref)).sort()
  if (!reports.length) return
  const name = 'Linking of crime reports'
  const actor: Actor = { id: '', forceId, name, teamIds: [], roles: [], rank: null, system: true }
  const file = await loadFile(tx, root, ['named', 'restrictions'], londonDate(at))
  const tells = insideOf(file, at).map(person => ({ kind: 'restrictedReport' as const, to: { person } }))
  await post(tx, { actor, file, tells, at })
  await recordEvent(tx, actor, {
    kind: 'view',
    subject: { kind: 'case', id: caseId },
    act,
    sentence: `Likely about the defendant, with another victim: ${reports.length === 1 ? 'report' : 'reports'} ${reports.join(', ')}. The stalking coordinator knows only which team to ring`,
    detail: { reports },
    at,
  })
}

/** Lets this transaction, and no other, read a locked case, so that what is done at its door can be recorded in it. */
export const openLocked = (tx: Transaction, ref: string) =>
  tx.execute(sql`select set_config('spo.breaking', id::text, true) from spo_locked_case(${ref})`)
