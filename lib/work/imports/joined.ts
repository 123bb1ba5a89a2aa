import { and, eq, isNull, or } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { incidents } from '../../../db/schema/evidence.ts'
import { incidentJoins } from '../../../db/schema/imports.ts'
import type { Id } from '../../case/records/id.ts'

/** The reports that were joined to an incident, and what it was itself joined to: the joins that stand. */
export async function joinedTo(tx: Transaction, caseId: Id, id: Id) {
  const found = await tx
    .select({
      joinId: incidentJoins.id,
      reason: incidentJoins.reason,
      ofId: incidentJoins.incidentId,
      incident: incidents,
    })
    .from(incidentJoins)
    .innerJoin(incidents, or(eq(incidents.id, incidentJoins.joinedId), eq(incidents.id, incidentJoins.incidentId)))
    .where(
      and(
        eq(incidentJoins.caseId, caseId),
        isNull(incidentJoins.undoneAt),
        or(eq(incidentJoins.incidentId, id), eq(incidentJoins.joinedId, id)),
      ),
    )
    .orderBy(incidents.number)
  const others = found.filter(f => f.incident.id !== id)
  return { sources: others.filter(f => f.ofId === id), partOf: others.find(f => f.ofId !== id)?.incident }
}
export type Joined = Awaited<ReturnType<typeof joinedTo>>
