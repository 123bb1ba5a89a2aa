import { and, asc, desc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { courseRecords } from '../../../db/schema/alarms.ts'
import { forces, people } from '../../../db/schema/organisation.ts'
import type { Actor } from '../../case/policy.ts'
import type { Course } from '../../case/reference/codes/training.ts'
import { settingsFrom } from '../../case/settings.ts'
import { trainingWords } from '../../case/staff/training.ts'
import { londonDate } from '../../case/time/calendar.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** The training of each of these people in a few words: in one statement, however many they are. */
export async function trainingOf(tx: Transaction, ids: readonly string[], now = new Date().toISOString()) {
  if (!ids.length) return new Map<string, string>()
  const [force] = await tx.select({ settings: forces.settings }).from(forces)
  const months = settingsFrom(force?.settings).trainingLastsMonths
  const rows = await tx
    .select({ personId: courseRecords.personId, course: courseRecords.course, doneOn: courseRecords.doneOn })
    .from(courseRecords)
    .where(and(isNull(courseRecords.removedAt), inArray(courseRecords.personId, [...ids])))
  const of = Map.groupBy(rows, r => r.personId)
  const today = londonDate(now)
  return new Map(ids.map(id => [id, trainingWords(of.get(id) ?? [], today, months)]))
}

export interface CourseRow {
  id: string
  name: string
  course: Course
  doneOn: string
  provider: string | null
}
export const coursePageSize = 50
/** Courses that people have done, the latest first, a page at a time; those of one person by name. */
export const listCourses = (
  actor: Actor,
  q: { words?: string | undefined; course?: Course | undefined; page: number },
): Promise<{ rows: CourseRow[]; total: number }> =>
  asPerson(actor, async tx => {
    const like = q.words?.trim() ? `%${q.words.trim().replace(/[\\%_]/g, c => `\\${c}`)}%` : undefined
    const where = and(
      isNull(courseRecords.removedAt),
      like ? or(ilike(people.name, like)) : undefined,
      q.course ? eq(courseRecords.course, q.course) : undefined,
    )
    const [count] = await tx
      .select({ n: sql<number>`count(*)::int` })
      .from(courseRecords)
      .innerJoin(people, eq(people.id, courseRecords.personId))
      .where(where)
    const rows = await tx
      .select({
        id: courseRecords.id,
        name: people.name,
        course: courseRecords.course,
        doneOn: courseRecords.doneOn,
        provider: courseRecords.provider,
      })
      .from(courseRecords)
      .innerJoin(people, eq(people.id, courseRecords.personId))
      .where(where)
      .orderBy(desc(courseRecords.doneOn), asc(people.name), asc(courseRecords.id))
      .limit(coursePageSize)
      .offset((q.page - 1) * coursePageSize)
    return { rows, total: count?.n ?? 0 }
  })
