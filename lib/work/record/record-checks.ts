import { randomUUID } from 'node:crypto'
import { desc } from 'drizzle-orm'
import type { Database } from '../../../db/client.ts'
import { forces } from '../../../db/schema/organisation.ts'
import { recordChecks } from '../../../db/schema/waits.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { projectFact } from '../pipeline/project-force.ts'
import { asPerson } from '../pipeline/transaction.ts'

export interface CheckResult {
  at: Instant
  events: number
  files: number
  faults: number
}
/** Keeps what a verification found where each force sees that it was done, and what waits on it. As the owner. */
export const keepCheck = (owner: Database, result: CheckResult): Promise<void> =>
  owner.transaction(async tx => {
    for (const { id: forceId } of await tx.select({ id: forces.id }).from(forces).orderBy(forces.id)) {
      await tx.insert(recordChecks).values({ id: randomUUID(), forceId, ...result })
      await projectFact(tx, forceId, 'checks')
    }
  })

/** The latest verification of the record, its walls and files; undefined when there was none. */
export const lastCheck = (actor: Actor, db?: Database): Promise<CheckResult | undefined> =>
  asPerson(
    actor,
    async tx => {
      const [row] = await tx
        .select({
          at: recordChecks.at,
          events: recordChecks.events,
          files: recordChecks.files,
          faults: recordChecks.faults,
        })
        .from(recordChecks)
        .orderBy(desc(recordChecks.at))
        .limit(1)
      return row
    },
    db ? { db } : {},
  )
