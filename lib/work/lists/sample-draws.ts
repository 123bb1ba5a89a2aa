import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { sampleActs } from '../../acts/force/samples.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import { type SampledWork, sampledWork } from '../../case/records/quality.ts'
import { addDays, type Instant, londonDate, startOfDay } from '../../case/time/calendar.ts'
import { drawnReads, mayBeDrawn } from '../../case/views/sampling.ts'
import { look } from '../case/view-case.ts'
import { findCase, loadFile } from '../pipeline/load.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { inScope } from './scope.ts'

/** Samples that supervisors draw: which pieces chance gives, and what was drawn before. */

/** Where work of a kind stands and when it was done: narrowed here, and decided by the rules over each case. */
const candidates: Record<SampledWork, SQL> = {
  decisions: sql`select id, case_id, at from decisions where decision in ('no', 'notYet') and withdrawn_at is null`,
  checks: sql`select id, case_id, checked_at as at from checks where withdrawn_at is null`,
  breaches: sql`select b.id, b.case_id, s.at from breaches b join breach_steps s on s.breach_id = b.id and s.step = 'noArrestDecided' and s.withdrawn_at is null where b.withdrawn_at is null`,
  reviews: sql`select id, case_id, at from reviews where result in ('endorsed', 'authorised') and withdrawn_at is null`,
  overrides: sql`select id, case_id, at from overrides`,
}
/** Cases that are opened at most to fill a sample: most candidates may be drawn, so few are opened in vain. */
const mostLooked = 200
const found = z.object({ id: z.string(), ref: z.string() })

/** Pieces of the kind and time asked for, in the order that chance gives: no more than asked for, each from the rules. */
export async function piecesToDraw(
  tx: Transaction,
  actor: Actor,
  input: unknown,
  at: Instant,
): Promise<{ ref: string; workId: Id }[]> {
  const parsed = sampleActs.drawFinishedWork.input.safeParse(input)
  if (!parsed.success || !mayEver(actor, 'oversee')) return []
  const { work, fromOn, untilOn, number } = parsed.data
  const rows = await rowsOf(
    tx,
    found,
    sql`select w.id, cases.ref from (${candidates[work]}) w join cases on cases.id = w.case_id
      where w.at >= ${startOfDay(fromOn)}::timestamptz and w.at < ${startOfDay(addDays(untilOn, 1))}::timestamptz and ${inScope(actor, 'oversee')}
        and not exists (select from drawn_pieces d where d.work = ${work} and d.work_id = w.id)
      order by random() limit ${mostLooked}`,
  )
  const drawn: { ref: string; workId: Id }[] = []
  for (const { id, ref } of rows) {
    if (drawn.length === number) break
    const root = await findCase(tx, ref, false)
    const file = root && (await loadFile(tx, root, [...drawnReads], londonDate(at)))
    if (file && mayBeDrawn(file, actor.id).some(w => w.work === work && w.id === id)) drawn.push({ ref, workId: id })
  }
  // Cases are locked in one order, whoever draws at the same time.
  return drawn.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))
}

const drawRow = z.object({
  key: z.string(),
  work: z.enum(Object.keys(sampledWork) as [SampledWork]),
  at: z.string(),
  by: z.string(),
  drawn: z.number(),
  read: z.number(),
})
export type SampleDraw = z.output<typeof drawRow>
export const drawsPageSize = 25
/** Samples that were drawn by hand on cases that the reader may oversee, the latest first: one more than a page where there are more. */
export const listDraws = (actor: Actor, page: number, db?: Database): Promise<SampleDraw[]> =>
  look(
    actor,
    { kind: 'view', act: 'readSamples', sentence: 'Looked at the samples drawn' },
    tx =>
      rowsOf(
        tx,
        drawRow,
        sql`select d.at::text || d.by_id || d.work as key, d.work, to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, coalesce(max(p.name), '') as by,
            count(*)::int as drawn, count(q.id)::int as read
          from drawn_pieces d join cases on cases.id = d.case_id left join people p on p.id = d.by_id
            left join quality_readings q on q.work = d.work and q.work_id = d.work_id
          where d.force_id = (select spo_force()) and ${inScope(actor, 'oversee')}
          group by d.at, d.by_id, d.work order by d.at desc, d.by_id, d.work
          limit ${drawsPageSize + 1} offset ${(page - 1) * drawsPageSize}`,
      ),
    db ? { db } : {},
  )
