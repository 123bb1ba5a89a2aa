import { sql } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { teams } from '../../db/schema/organisation.ts'
import { type Actor, can, findsLocked } from '../spo/policy.ts'
import { asPerson } from './transaction.ts'

export interface LockedCase {
  ref: string
  id: string
  team: string
  /** Whether the actor may open it by giving a reason. */
  mayOpen: boolean
}

/** The restricted case of this reference, when the actor would find it were it not restricted; else undefined. */
export const lockedCase = async (actor: Actor, ref: string, db?: Database): Promise<LockedCase | undefined> =>
  (await lockedCases(actor, ref, db))[0]

/** Restricted cases closed to the actor that they would otherwise find: that they are there, and no more. */
export const lockedCases = (actor: Actor, ref?: string, db?: Database): Promise<LockedCase[]> =>
  asPerson(
    actor,
    async tx => {
      const rows = await tx.execute<{ id: string; ref: string; team_id: string; team: string }>(
        sql`select l.id, l.ref, l.team_id, t.name as team from spo_locked_cases() l join ${teams} t on t.id = l.team_id
            where ${ref ?? null}::text is null or l.ref = ${ref ?? null} order by l.ref`,
      )
      return rows.flatMap(row => {
        const facts = {
          forceId: actor.forceId,
          teamId: row.team_id,
          officerId: null,
          namedIds: [],
          admittedIds: [],
          restricted: true,
        }
        if (!findsLocked(actor, facts)) return []
        return [{ ref: row.ref, id: row.id, team: row.team, mayOpen: can(actor, 'breakGlass', facts) }]
      })
    },
    db ? { db } : {},
  )
