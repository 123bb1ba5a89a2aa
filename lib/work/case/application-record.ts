import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { events } from '../../../db/schema/events.ts'
import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import { currentMain, interimOf } from '../../case/views/applications.ts'
import { namesOf } from '../lists/names.ts'

export interface Overridden {
  id: string
  sentence: string
  /** The warnings, and the reason that was given for going on. */
  despite: string
  at: string
  by: string
}
export interface ApplicationRecord {
  /** Who wrote, reviewed and commented, by id. */
  names: Map<string, string>
  overridden: Overridden[]
}

/** What stands beside an application on its page: the names of those who wrote it, and the warnings that were overridden. */
export async function applicationRecord(
  tx: Transaction,
  file: CaseFile<'applications' | 'comments' | 'draftConditions' | 'reviews'>,
  application: Application | undefined = currentMain(file),
): Promise<ApplicationRecord> {
  if (!application) return { names: new Map(), overridden: [] }
  const half = application.kind === 'main' ? interimOf(file, application) : undefined
  const ids = [application.id, ...(half ? [half.id] : [])]
  const conditions = file.draftConditions.filter(c => ids.includes(c.applicationId)).map(c => c.id)
  const [names, found] = [
    await namesOf(tx, [
      ...file.applications.flatMap(a => [a.startedById, a.authorisedById]),
      ...file.reviews.map(r => r.byId),
      ...file.comments.map(c => c.byId),
    ]),
    await tx
      .select({
        id: events.id,
        sentence: events.sentence,
        despite: events.despite,
        at: events.at,
        by: events.actorName,
      })
      .from(events)
      .where(
        and(
          eq(events.subjectId, file.case.id),
          sql`${events.kind} = 'act'`,
          isNotNull(events.despite),
          inArray(events.recordId, [...ids, ...conditions]),
        ),
      )
      .orderBy(asc(events.seq)),
  ]
  return { names, overridden: found.map(e => ({ ...e, despite: e.despite ?? '' })) }
}
