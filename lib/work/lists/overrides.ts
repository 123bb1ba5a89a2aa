import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { look } from '../case/view-case.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from './cursor.ts'
import { inScope } from './scope.ts'

/** Warnings that were passed over, over all cases that the reader may oversee: the latest first, a page at a time. */

const overridePageSize = 25
export interface OverridesAsked {
  person?: string | undefined
  rule?: string | undefined
  after?: string | undefined
  before?: string | undefined
}
const overrideRow = z.object({
  id: z.string(),
  ref: z.string(),
  act: z.string(),
  rule: z.string().nullable(),
  message: z.string(),
  reason: z.string(),
  at: z.string(),
  key: z.string(),
  by: z.string(),
})
const countRow = z.object({ value: z.string(), label: z.string(), n: z.number() })
/** What is not of a rule of the catalogue is told apart by what was done. */
const ruleOf = sql`coalesce(o.rule, o.act)`
const isTime = (value: string) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/.test(value)

/** A page of them, with how many each person and each rule has in the last year. */
export const listOverrides = (actor: Actor, asked: OverridesAsked, at = new Date().toISOString(), db?: Database) =>
  look(
    actor,
    { kind: 'view', act: 'readOverrides', sentence: 'Looked at the warnings accepted', detail: { ...asked } },
    async tx => {
      const cursor = cursorFrom(asked, { isValue: isTime })
      const mine = sql`o.force_id = (select spo_force()) and ${inScope(actor, 'oversee')}`
      const read = await rowsOf(
        tx,
        overrideRow,
        sql`select o.id, cases.ref, o.act, o.rule, o.message, o.reason, o.at::text as key,
            to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, coalesce(p.name, '') as by
          from overrides o join cases on cases.id = o.case_id left join people p on p.id = o.by_id
          where ${mine} ${asked.person ? sql`and o.by_id = ${asked.person}::uuid` : sql``}
            ${asked.rule ? sql`and ${ruleOf} = ${asked.rule}` : sql``}
            and ${beyond(cursor, [sql`o.at`, sql`timestamptz`], [sql`o.id`, sql`uuid`], true) ?? sql`true`}
          order by o.at ${directionOf(cursor, true)}, o.id ${directionOf(cursor, true)} limit ${overridePageSize + 1}`,
      )
      const year = sql`o.at > ${at}::timestamptz - interval '1 year'`
      const people = await rowsOf(
        tx,
        countRow,
        sql`select o.by_id::text as value, coalesce(max(p.name), '') as label, count(*)::int as n
          from overrides o join cases on cases.id = o.case_id left join people p on p.id = o.by_id
          where ${mine} and ${year} group by o.by_id order by n desc, label, value limit 200`,
      )
      const rules = await rowsOf(
        tx,
        countRow,
        sql`select ${ruleOf} as value, ${ruleOf} as label, count(*)::int as n
          from overrides o join cases on cases.id = o.case_id where ${mine} and ${year} group by 1 order by n desc, value limit 200`,
      )
      return { ...pageInOrder(read, overridePageSize, cursor, r => keyText(r.key, r.id)), people, rules }
    },
    { at, ...(db ? { db } : {}) },
  )
