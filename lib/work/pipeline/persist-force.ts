import { eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../db/client.ts'
import { absences, alarmNotices, alarmRules, courseRecords, dutyTurns } from '../../../db/schema/alarms.ts'
import { courtOrderMatches, courtOrders, courtUploads } from '../../../db/schema/court-orders.ts'
import { eventTraces } from '../../../db/schema/events.ts'
import { entryAcks } from '../../../db/schema/feeds.ts'
import { orderImports, peopleImports } from '../../../db/schema/order-imports.ts'
import {
  districts,
  forces,
  memberships,
  people,
  personRoles,
  premises,
  reportCounts,
  sessions,
  teams,
} from '../../../db/schema/organisation.ts'
import { arrivals, outsideForces, ownKeys } from '../../../db/schema/outside-forces.ts'
import { panels } from '../../../db/schema/panels.ts'
import { transfers } from '../../../db/schema/transfers.ts'
import type { ForceCollection, ForcePatch } from '../../case/force.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { blankPair, feedTables } from '../reports/load-feed.ts'

/** Where each kind of record of a force is kept. */
export const forceTables = {
  districts,
  teams,
  premises,
  people,
  memberships,
  personRoles,
  sessions,
  reportCounts,
  dutyTurns,
  absences,
  alarmRules,
  courseRecords,
  panels,
  entryAcks,
  alarmNotices,
  orderImports,
  transfersIn: transfers,
  arrivals,
  outsideForces,
  ownKeys,
  peopleImports,
  courtUploads,
  courtOrders,
  courtOrderMatches,
  ...feedTables,
} as const satisfies Record<ForceCollection, PgTable>

/** What is kept of a patch in the record of the force: the rows that it added, and the digest of the settings that it left. */
export type Trace = {
  [eventTraces.rows]?: string[]
  [eventTraces.settings]?: string | undefined
}

/** Carries out a patch on the force: its people, teams and settings, and what is decided of its crime reports. */
export async function persistForce(tx: Transaction, forceId: string, patch: ForcePatch, at: Instant): Promise<Trace> {
  const trace: Trace = {}
  const added: string[] = []
  for (const change of patch) {
    if (change.in === 'force') {
      const [left] = await tx
        .update(forces)
        .set(change.set)
        .where(eq(forces.id, forceId))
        .returning({ digest: sql<string>`md5(${forces.settings}::text)` })
      trace[eventTraces.settings] = left?.digest
    } else {
      const table = forceTables[change.in]
      if ('add' in change) {
        const blank = change.in === 'reportPairs' ? blankPair(at) : {}
        await tx.insert(table).values({ ...blank, ...change.add, forceId } as never)
        added.push(change.add.id)
      } else
        await tx
          .update(table)
          .set(change.set as never)
          .where(eq(table.id, change.id))
    }
  }
  if (added.length) trace[eventTraces.rows] = added
  return trace
}
