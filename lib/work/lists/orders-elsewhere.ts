import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { CaseFile } from '../../case/case.ts'
import type { OrderElsewhere } from '../../case/records/orders.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { normalName } from '../../case/views/search.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { liveOrders } from './order-sql.ts'

/**
 * Orders of the force on the defendant's other cases (SPA 2019 s.2(6) and (7)), that are not yet recorded on this one.
 * Cases closed to the reader stay closed. Names are compared as they are written, without case.
 */
export async function ordersElsewhere(
  tx: Transaction,
  file: Pick<CaseFile, 'case' | 'defendants' | 'otherOrders'>,
  today: CalendarDate,
): Promise<OrderElsewhere[]> {
  const [d] = file.defendants
  if (!d) return []
  const name = normalName(`${d.givenNames} ${d.familyName}`)
  // Few defendants have another case, and to plan the statement below costs more than to ask.
  const others = await rowsOf(
    tx,
    z.object({ id: z.string() }),
    sql`select t.case_id as id from search_terms t
      where t.kind = 'defendant' and t.value = ${name} and t.case_id <> ${file.case.id}::uuid`,
  )
  if (others.length === 0) return []
  const rows = await rowsOf(
    tx,
    z.object({
      ref: z.string(),
      court: z.string(),
      made_on: z.string(),
      last_day: z.string().nullable(),
      same_birth: z.boolean(),
      conditions: z.array(z.string()),
    }),
    sql`
    select o.ref, made.court, o.made_on::text, o.last_day::text, coalesce(d.born_on = ${d.bornOn}::date, false) as same_birth,
      array(select oc.text from order_conditions oc where oc.order_id = o.id and oc.from_version <= o.version
        and (oc.to_version is null or o.version <= oc.to_version) and (oc.last_day is null or ${today}::date <= oc.last_day)
        order by oc.number) as conditions
    from defendants d
    join (${liveOrders(today)}) o on o.case_id = d.case_id
    join orders made on made.id = o.id
    where d.case_id in ${others.map(c => c.id)}
      and lower(d.family_name) = lower(${d.familyName}) and lower(d.given_names) = lower(${d.givenNames})
      and (d.born_on is null or ${d.bornOn}::date is null or d.born_on = ${d.bornOn}::date)
    order by o.made_on, o.ref
    limit 20`,
  )
  const known = file.otherOrders.map(o => o.terms)
  return rows
    .filter(r => !known.some(terms => terms.includes(r.ref)))
    .map(r => ({
      ref: r.ref,
      court: r.court,
      madeOn: r.made_on,
      lastDay: r.last_day,
      sameBirth: r.same_birth,
      conditions: r.conditions,
    }))
}
