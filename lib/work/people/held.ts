import { and, eq, getTableColumns, gt, gte, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { absences, dutyTurns } from '../../../db/schema/alarms.ts'
import { cases } from '../../../db/schema/cases.ts'
import { sessions } from '../../../db/schema/organisation.ts'
import type { ForceFile } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { heldKindNames, takerRoles } from '../../case/staff/held.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { inScope } from '../lists/scope.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { loadsOf } from '../queues/load.ts'

const heldRow = z.object({ ref: z.string(), kind: z.enum(heldKindNames), n: z.number() })
/** What a person holds on cases that the actor may give away, in the order in which the cases are locked. */
export const heldIn = (tx: Transaction, actor: Actor, personId: string, at: Instant) =>
  rowsOf(
    tx,
    heldRow,
    sql`
    select cases.ref, w.params ->> 'kind' as kind, (w.params ->> 'n')::int as n
    from waits w join ${cases} on cases.id = w.case_id
    where w.owner_id = ${personId}::uuid and w.kind = 'heldByLeaver' and (w.lapses_at is null or ${at}::timestamptz < w.lapses_at)
      and ${inScope(actor, 'handOver')}
    order by cases.id, w.part`,
  )

/** Who may take over what somebody holds: people of the same teams first, then whoever has the least to do. */
export async function takersFor(tx: Transaction, personId: string, at: Instant) {
  const [loads, own] = await Promise.all([
    loadsOf(tx, takerRoles, at),
    rowsOf(
      tx,
      z.object({ id: z.string() }),
      sql`
      select distinct b.person_id as id from memberships a join memberships b on b.team_id = a.team_id and b.ended_at is null
      where a.person_id = ${personId}::uuid and (a.ended_at is null or a.ended_at = (select ended_at from people where id = a.person_id))`,
    ),
  ])
  const near = new Set(own.map(p => p.id))
  const words = (n: number) => `${n} open ${n === 1 ? 'case' : 'cases'}`
  return loads
    .filter(l => l.id !== personId)
    .sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
    .map(l => ({
      value: l.id,
      label: `${l.name}${l.team ? ` (${l.team})` : ''}: ${words(l.openCases)}${l.awayUntil ? ', away' : ''}`,
    }))
}

type Asked = { personId: string | null; isAsked: boolean; at: Instant }
type Parts = Pick<ForceFile, 'held' | 'lastSeenAt'> & Partial<Pick<ForceFile, 'dutyTurns' | 'absences'>>
/** What of a person is nobody’s once they leave: what they hold, their turns on duty, and absences in which they stand in. */
export async function heldParts(tx: Transaction, actor: Actor, { personId, isAsked, at }: Asked): Promise<Parts> {
  if (!isAsked || !personId) return { held: [], lastSeenAt: null }
  const { forceId: _turnForce, ...turnColumns } = getTableColumns(dutyTurns)
  const { forceId: _absenceForce, ...absenceColumns } = getTableColumns(absences)
  const [seen] = await tx
    .select({ at: sql<Instant | null>`max(${sessions.seenAt})` })
    .from(sessions)
    .where(eq(sessions.personId, personId))
  return {
    held: await heldIn(tx, actor, personId, at),
    lastSeenAt: seen?.at ?? null,
    dutyTurns: await tx
      .select(turnColumns)
      .from(dutyTurns)
      .where(and(eq(dutyTurns.personId, personId), isNull(dutyTurns.removedAt), gt(dutyTurns.untilAt, at))),
    absences: await tx
      .select(absenceColumns)
      .from(absences)
      .where(and(eq(absences.standInId, personId), isNull(absences.removedAt), gte(absences.untilOn, londonDate(at)))),
  }
}
