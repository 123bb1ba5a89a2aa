import { and, isNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '../../../db/client.ts'
import { people } from '../../../db/schema/organisation.ts'
import type { Actor } from '../../case/policy.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { startRounds } from '../jobs/rounds.ts'
import { perform } from '../pipeline/perform.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** The program, as it stands in the record of what it does to accounts by itself. */
export const byItself = (forceId: string, name: string): Actor => ({
  ...{ id: '', forceId, name, teamIds: [], roles: [], rank: null },
  program: true,
})

/** Ends every account whose last day is over. Safe to run in several processes: an account ends once. Gives how many. */
export async function endLeavers(at: Instant, { db = database().db }: { db?: Database } = {}): Promise<number> {
  const forces = await rowsOf(db, z.object({ force_id: z.string() }), sql`select force_id from spo_force_settings()`)
  let ended = 0
  for (const { force_id: forceId } of forces) {
    const due = await asPerson(
      { id: '', forceId },
      tx =>
        tx
          .select({ id: people.id })
          .from(people)
          .where(and(isNull(people.endedAt), lt(people.lastDay, londonDate(at)))),
      { db },
    )
    for (const { id } of due) {
      const actor = byItself(forceId, 'Accounts that end')
      const done = await perform({ actor, act: 'endOnLastDay', on: id, input: {}, at, db })
      if (done.kind === 'done') ended++
    }
  }
  return ended
}

/** Keeps ending accounts until it is ended itself. */
export const startEndingAccounts = (db?: Database): (() => Promise<void>) =>
  startRounds({ failure: 'Accounts could not be ended', everySeconds: 60, round: r => endLeavers(r.at, r), db })
