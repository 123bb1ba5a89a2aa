import { type Column, getTableColumns } from 'drizzle-orm'
import { z } from 'zod'
import { tables } from '../../../db/schema/collections.ts'
import { isId } from '../../case/ids.ts'
import type { Given } from '../../case/records/given.ts'
import { relationships } from '../../case/reference/codes/people.ts'
import { transferBases, transferKinds } from '../../case/reference/transfer-codes.ts'
import { isCalendarDate } from '../../case/time/calendar.ts'
import { givenCollections } from '../../case/views/given-to-force.ts'

/** What stands in a file between forces besides its manifest. Another force wrote it: nothing of it is taken as it comes. */

const words = (most: number) => z.string().min(1).max(most)
const day = z.string().refine(isCalendarDate)
const moment = z
  .string()
  .max(40)
  .refine(text => !Number.isNaN(Date.parse(text)))
  .transform(text => new Date(text).toISOString())
const codeOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]])

const task = z.object({
  order: z
    .object({
      ref: words(60),
      court: words(300),
      madeOn: day,
      lastDay: day.nullable(),
      untilFurtherOrder: z.boolean(),
      standing: words(300),
    })
    .nullable(),
  conditions: z.array(z.object({ number: z.number().int(), text: words(20_000) })).max(500),
  defendant: z.object({
    name: z.string().max(300),
    bornOn: day.nullable(),
    homeAddress: z.string().max(2000).nullable(),
    identifiers: z.array(words(300)).max(500),
  }),
  protectedNames: z.array(words(300)).max(100),
})
const row = z.record(z.string(), z.unknown())
const collections = z.object(
  Object.fromEntries(givenCollections.map(c => [c, z.array(row).max(200_000)])) as Record<
    (typeof givenCollections)[number],
    z.ZodArray<typeof row>
  >,
)
const whole = z.object({
  root: z.object({
    ref: words(60),
    relationship: codeOf(relationships),
    relationshipOther: z.string().max(2000).nullable(),
    reportedOn: day,
  }),
  restricted: z.boolean(),
  collections,
})
export const offerShape = z.object({
  kind: codeOf(transferKinds),
  basis: codeOf(transferBases),
  basisWhy: words(2000),
  asked: z.string().max(4000).nullable(),
  dueOn: day.nullable(),
  contact: words(300),
  at: moment,
  given: z.object({ task: task.optional(), case: whole.optional() }),
})
export const answerShape = z.object({
  state: z.enum(['accepted', 'refused', 'done']),
  answeredAt: moment,
  answeredBy: words(300),
  answer: z.string().max(4000).nullable(),
  theirRef: z.string().max(60).nullable(),
  doneAt: moment.nullable(),
  outcome: z.string().max(4000).nullable(),
})
export const revocationShape = offerShape.omit({ given: true }).extend({ revokedAt: moment, reason: words(4000) })

/** Whether a value could stand in a column. What its codes are the column knows. */
function fits(column: Column, value: unknown): boolean {
  if (value === null || value === undefined) return !column.notNull || column.hasDefault
  if (column.enumValues?.length) return column.enumValues.includes(String(value))
  if (column.columnType === 'PgUUID') return isId(String(value))
  if (column.columnType === 'PgDateString') return isCalendarDate(String(value))
  if (column.columnType === 'PgTimestampString') return !Number.isNaN(Date.parse(String(value)))
  if (column.dataType === 'json') return true
  if (column.dataType === 'array') return Array.isArray(value)
  return typeof value === column.dataType
}
/** The first kind of record of a case that this release could not keep; undefined where it could keep all. */
export function unreadable(given: Given): string | undefined {
  const whole = given.case?.collections
  if (!whole) return undefined
  const ids = new Set<string>()
  return givenCollections.find(name => {
    const { forceId: _f, caseId: _c, ...columns } = getTableColumns(tables[name]) as Record<string, Column>
    return (whole[name] as unknown as Record<string, unknown>[]).some(r => {
      const isNew = typeof r.id === 'string' && !ids.has(r.id)
      ids.add(String(r.id))
      return (
        !isNew ||
        Object.keys(r).some(field => !(field in columns)) ||
        Object.entries(columns).some(([field, column]) => !fits(column, r[field]))
      )
    })
  })
}
