import { and, eq, getTableColumns, gt, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../db/client.ts'
import { absences, alarmNotices, alarmRules, courseRecords, dutyTurns } from '../../../db/schema/alarms.ts'
import { people } from '../../../db/schema/organisation.ts'
import { panels } from '../../../db/schema/panels.ts'
import type { ForceAbout, ForceFile, ForceNeed } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import type { AlarmRule } from '../../case/reference/alarm-kinds.ts'
import type { Absence, DutyTurn } from '../../case/staff/duty.ts'
import { addDays, type Instant, londonDate } from '../../case/time/calendar.ts'

const { forceId: _turnForce, ...turnColumns } = getTableColumns(dutyTurns)
const { forceId: _absenceForce, ...absenceColumns } = getTableColumns(absences)
type Named<T> = T & { name: string }
/** What an act is on is read although it was removed: the second of two people is told so, and not that it is not there. */
const orTheOne = (table: { id: AnyPgColumn }, standing: SQL | undefined, on: string | undefined): SQL | undefined =>
  on ? or(standing, eq(table.id, on)) : standing
/** Turns on duty that have not ended at a moment, the earliest first, and whose they are. */
export const turnsFrom = (tx: Transaction, at: Instant, on?: string): Promise<Named<DutyTurn>[]> =>
  tx
    .select({ ...turnColumns, name: people.name })
    .from(dutyTurns)
    .innerJoin(people, eq(people.id, dutyTurns.personId))
    .where(orTheOne(dutyTurns, and(isNull(dutyTurns.removedAt), gt(dutyTurns.untilAt, at)), on))
    .orderBy(dutyTurns.fromAt, dutyTurns.id)
/** Absences that have not ended on a moment's day, the earliest first. */
export const absencesFrom = (tx: Transaction, at: Instant, on?: string): Promise<Named<Absence>[]> =>
  tx
    .select({ ...absenceColumns, name: people.name })
    .from(absences)
    .innerJoin(people, eq(people.id, absences.personId))
    .where(orTheOne(absences, and(isNull(absences.removedAt), gte(absences.untilOn, addDays(londonDate(at), -1))), on))
    .orderBy(absences.fromOn, absences.id)
export const rulesOf = (tx: Transaction): Promise<AlarmRule[]> => tx.select().from(alarmRules)

interface Asked {
  about: ForceAbout
  on: string | undefined
  needs: ReadonlySet<ForceNeed>
  at: Instant
}
type Parts = Pick<ForceFile, 'courseRecords' | 'panels' | 'dutyTurns' | 'absences' | 'alarmRules' | 'alarmNotices'>
/** Of the roster and of alarms, what an act concerns. */
export async function rosterParts(tx: Transaction, actor: Actor, { about, on, needs, at }: Asked): Promise<Parts> {
  const roster = needs.has('roster') || about === 'dutyTurns' || about === 'absences'
  const { forceId: _f, ...courseColumns } = getTableColumns(courseRecords)
  const { forceId: _p, ...panelColumns } = getTableColumns(panels)
  return {
    courseRecords:
      needs.has('training') || about === 'courseRecords'
        ? await tx
            .select(courseColumns)
            .from(courseRecords)
            .where(orTheOne(courseRecords, isNull(courseRecords.removedAt), about === 'courseRecords' ? on : undefined))
        : [],
    panels: needs.has('panels') || about === 'panels' ? await tx.select(panelColumns).from(panels) : [],
    dutyTurns: roster ? await turnsFrom(tx, at, about === 'dutyTurns' ? on : undefined) : [],
    absences: roster ? await absencesFrom(tx, at, about === 'absences' ? on : undefined) : [],
    alarmRules: needs.has('alarmRules') ? await rulesOf(tx) : [],
    alarmNotices: needs.has('ownNotices')
      ? await tx
          .select({ id: alarmNotices.id, personId: alarmNotices.personId, seenAt: alarmNotices.seenAt })
          .from(alarmNotices)
          .where(and(eq(alarmNotices.personId, sql`${actor.id}::uuid`), isNull(alarmNotices.seenAt)))
      : [],
  }
}
