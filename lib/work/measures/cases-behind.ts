import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { scopeFor } from '../../case/policy.ts'
import type { MeasureId } from '../../measures/measures.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { keptFigures, lastBy, whoseOf } from '../lists/kept-figures.ts'
import { inScope } from '../lists/scope.ts'
import { sharingValues } from '../lists/shared-values.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { type Asked, keyOf, lookEvent, reader, type Stated, takingOf } from './asked.ts'
import { countAll, districtScope, inDistricts } from './in-districts.ts'

/** Which of a measure's numbers a list of cases is behind. */
export const parts = {
  numerator: { label: 'counted', where: sql`f.hit` },
  denominator: { label: 'all, counted or not', where: sql`f.counted` },
  open: { label: 'still open', where: sql`f.open` },
  late: { label: 'open past the target', where: sql`f.late` },
} as const
export type Part = keyof typeof parts
export const partNamed = (name: string | undefined): Part | undefined =>
  name && Object.hasOwn(parts, name) ? (name as Part) : undefined

const behind = z.object({
  recordId: z.string(),
  ref: z.string(),
  label: z.string(),
  district: z.string(),
  team: z.string(),
  officer: z.string().nullable(),
  onDay: z.string().nullable(),
  value: z.number().nullable(),
  hit: z.boolean().nullable().transform(Boolean),
})
export type Behind = z.output<typeof behind>
const behindPageSize = 25
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The cases behind one number that the reader may open, a page at a time, by reference, and how many of them they may not. */
export function casesBehind(
  a: Asked,
  id: MeasureId,
  q: { part: Part; district?: string | undefined; after?: string | undefined; before?: string | undefined },
): Promise<
  Stated & {
    /** Of the cases that the reader may open. */
    rows: Behind[]
    /** The number itself, over the whole force. */
    total: number
    /** How many of them the reader may not open. */
    closed: number
    district: string | null
    after: string | null
    before: string | null
  }
> {
  return look(
    a.actor,
    lookEvent(`Looked at the cases behind measure ${id}`, {
      measure: id,
      part: q.part,
      district: q.district ?? null,
    }),
    async tx => {
      const taking = await takingOf(tx, a)
      await countAll(tx)
      const facts = inDistricts(a.actor, id, taking)
      const district = q.district && uuid.test(q.district) ? q.district : undefined
      const chosen = sql`${parts[q.part].where} ${district ? sql`and f.district_id = ${district}::uuid` : sql``}`
      // Row-level security hides the cases that are closed to the actor, and the policy those that they may not open.
      const open = sql`join cases on cases.id = f.case_id and ${inScope(a.actor, 'viewCase')}`
      const cursor = cursorFrom(q)
      const direction = directionOf(cursor)
      const past = beyond(cursor, [sql`cases.ref`, sql`text`], [sql`f.record_id`, sql`uuid`])
      const count = async (within: Transaction) => {
        await countAll(within)
        const sum = await rowOf(
          within,
          z.object({ total: z.number(), seen: z.number(), district: z.string().nullable() }),
          sharingValues(sql`
        with facts as materialized (select f.case_id from (${facts}) f where ${chosen})
        select (select count(*)::int from facts) as total, ${
          // Who sees the whole force is kept from restricted cases alone: none needs to be looked up.
          scopeFor(a.actor, 'viewCase') === 'force'
            ? sql`(select count(*)::int from facts where not (case_id = any (coalesce((select spo_locked()), '{}'))))`
            : sql`(select count(*)::int from facts f ${open})`
        } as seen,
          ${district ? sql`(select d.name from districts d where d.id = ${district}::uuid and ${districtScope(a.actor)})` : sql`null::text`} as district`),
        )
        if (!sum) throw new Error('A count gives a row')
        return sum
      }
      const { total, ...sum } = a.keep
        ? await keptFigures(tx, {
            key: JSON.stringify(['behind', keyOf(a, taking, [[id]]), whoseOf(a.actor), q.part, district]),
            last: lastBy(a.actor.id),
            count,
          })
        : await count(tx)
      const found = await rowsOf(
        tx,
        behind,
        sharingValues(sql`
        select f.record_id as "recordId", cases.ref, f.label, f.district, f.team, p.name as officer, f.on_day as "onDay", f.value::float8 as value, f.hit
        from (${facts}) f ${open} left join people p on p.id = cases.officer_id
        where ${chosen} ${past ? sql`and ${past}` : sql``}
        order by cases.ref ${direction}, f.record_id ${direction} limit ${behindPageSize + 1}`),
      )
      const page = pageInOrder(found, behindPageSize, cursor, row => keyText(row.ref, row.recordId))
      return {
        ...taking,
        rows: page.rows,
        total,
        closed: total - sum.seen,
        district: sum.district,
        after: page.next ?? null,
        before: page.previous ?? null,
      }
    },
    { ...reader(a), byKeys: true },
  )
}
