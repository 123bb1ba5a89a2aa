import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../../db/client.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { type OrderKind, orderKinds } from '../../case/reference/statute.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { answerFrom } from '../case/at-the-door.ts'
import { orderAtDoor } from '../case/restricted.ts'
import { look } from '../case/view-case.ts'
import { liveOrders } from '../lists/order-sql.ts'
import { whyFound, wordsOf } from '../lists/search-words.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** What the control room finds while a caller is on the line: orders, by whatever the caller gives. */

const callRow = z.object({
  orderId: z.string(),
  orderRef: z.string(),
  kind: z.enum(Object.keys(orderKinds) as OrderKind[]),
  defendant: z.string(),
  aliases: z.array(z.string()),
  bornOn: z.string().nullable(),
  inForce: z.boolean(),
  lastDay: z.string().nullable(),
  served: z.boolean(),
  /** Why it was found, never what the value is. */
  why: z.array(z.string()),
})
export type CallRow = z.output<typeof callRow>
export interface CallAnswer {
  rows: CallRow[]
  /** More orders were found than are shown. */
  more: boolean
  /** Restricted cases of exactly this name and date of birth: the team to ring, and no more. */
  locked: { ref: string; team: string }[]
}
/** As many as an operator reads while somebody waits on the line. */
export const callsShown = 20

const textArray = (values: readonly string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`
const addressKinds: Record<string, string> = {
  homeAddress: 'Defendant’s address',
  notifiedAddress: 'Address the defendant notified',
  conditionPlace: 'Named in a condition',
  confidential: 'An address of the protected person, which is not shown',
}

/**
 * The orders that a name, an address, a phone, a vehicle or an account leads to. Confidential addresses match without being
 * shown. Recorded as a search.
 */
export function searchCalls(
  actor: Actor,
  typed: string,
  options: { at?: Instant; db?: Database } = {},
): Promise<CallAnswer> {
  const q = typed.trim().slice(0, 200)
  const today = londonDate(options.at ?? new Date().toISOString())
  return look(
    actor,
    {
      kind: 'search',
      act: 'searchCalls',
      sentence: 'Searched for a call',
      detail: { q },
    },
    async tx => {
      if (!q || !mayEver(actor, 'takeCalls')) return { rows: [], more: false, locked: [] }
      const w = wordsOf(q)
      const run = q.toLowerCase().replace(/[^a-z0-9]/g, '')
      const found = await rowsOf(
        tx,
        z.object({ case_id: z.string(), why: z.array(z.string()), score: z.number() }),
        sql`
        select case_id, why, score from spo_call_matching(${textArray(w.names)}, ${textArray(w.sounds)}, ${w.phone}::text, ${w.plain}::text,
          ${w.handle}::text, ${w.born}::text, ${run.length >= 5 ? run : ''}::text)`,
      )
      const locked = await orderAtDoor(tx, w, today)
      if (!found.length) return { rows: [], more: false, locked }
      await answerFrom(
        tx,
        found.map(f => f.case_id),
      )
      const hits = JSON.stringify(found)
      const rows = await rowsOf(
        tx,
        callRow,
        sql`
        with live as (${liveOrders(today)}),
        hits as (select * from jsonb_to_recordset(${hits}::jsonb) as h(case_id uuid, why text[], score real))
        select o.id as "orderId", o.ref as "orderRef", o.kind, d.given_names || ' ' || d.family_name as defendant, d.aliases,
          d.born_on as "bornOn", l.id is not null as "inForce", l.last_day as "lastDay", h.why,
          exists (select from services s where s.order_id = o.id and s.served) as served
        from hits h join orders o on o.case_id = h.case_id join defendants d on d.case_id = h.case_id left join live l on l.id = o.id
        order by (l.id is not null) desc, h.score desc, o.made_on desc, o.id limit ${callsShown + 1}`,
      )
      return {
        rows: rows.slice(0, callsShown).map(row => ({ ...row, why: reasons(row.why) })),
        more: rows.length > callsShown,
        locked,
      }
    },
    options,
  )
}
const reasons = (codes: readonly string[]) => [
  ...new Set(codes.map(code => addressKinds[code.split(':')[0] ?? ''] ?? whyFound(code))),
]
