import { createHash, randomUUID } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { people } from '../../../db/schema/organisation.ts'
import { releases } from '../../../db/schema/releases.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { PackDefinition, ReleasedCell } from '../../measures/packs.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** To whom figures are given, for what request, and under which name the definition is remembered. */
export interface Giving {
  toWhom: string
  reference: string | null
  remembered: string | null
}

/** Every count that left the force before, and every one withheld. One release at a time: two at once would not see each other. */
export async function cellsGiven(tx: Transaction, actor: Actor): Promise<ReleasedCell[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`releases ${actor.forceId}`}, 0))`)
  const rows = await tx.select({ cells: releases.cells }).from(releases).where(eq(releases.isOutside, true))
  return rows.flatMap(r => r.cells)
}

/** Keeps what was given, to whom, exactly as it left: in the transaction that counted it. */
export async function keepRelease(
  tx: Transaction,
  actor: Actor,
  at: Instant,
  given: Giving & { isOutside: boolean; definition: PackDefinition; cells: ReleasedCell[]; text: string },
): Promise<void> {
  const { text, ...row } = given
  const sha256 = createHash('sha256').update(text).digest('hex')
  await tx.insert(releases).values({ id: randomUUID(), forceId: actor.forceId, at, byId: actor.id, sha256, ...row })
}

export interface Given extends Giving {
  id: string
  at: Instant
  by: string
  isOutside: boolean
  definition: PackDefinition
}
/** What was given, newest first: at most the last fifty. */
export const releasesGiven = (actor: Actor): Promise<Given[]> =>
  asPerson(actor, tx =>
    tx
      .select({
        id: releases.id,
        at: releases.at,
        by: people.name,
        toWhom: releases.toWhom,
        reference: releases.reference,
        remembered: releases.remembered,
        isOutside: releases.isOutside,
        definition: releases.definition,
      })
      .from(releases)
      .innerJoin(people, eq(people.id, releases.byId))
      .orderBy(desc(releases.at))
      .limit(50),
  )
