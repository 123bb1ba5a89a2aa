import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { imports, incidentRows, messages } from '../../../db/schema/imports.ts'
import type { Case } from '../../case/case.ts'
import type { Id } from '../../case/records/id.ts'
import { type RowChange, selectionFrom } from '../../case/rows.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { whereSelected } from '../lists/rows.ts'
import { rowsOf } from './rows-of.ts'

/** A selection that holds no row any more: the whole act is refused. */
export class NoRows extends Error {
  override name = 'NoRows'
}

/** Carries out what an act does to rows, set by set: a row is never loaded. Throws NoRows. */
export async function persistRows(
  tx: Transaction,
  root: Case,
  changes: RowChange[],
  { at, byId }: { at: Instant; byId: Id },
): Promise<void> {
  for (const change of changes) {
    if ('undo' in change) {
      await repeatsAgain(tx, root.id, change.undo)
      continue
    }
    const where = whereSelected(root.id, selectionFrom(new URLSearchParams(change.selection)))
    if ('unlink' in change) {
      const taken = await tx.execute(sql`
        update ${incidentRows} set removed_at = ${at}::timestamptz, removed_by_id = ${byId}::uuid
        where incident_id = ${change.unlink}::uuid and removed_at is null
          and message_id in (select messages.id from ${messages} where ${where})`)
      if (!taken.count) throw new NoRows('None of the chosen rows belongs to this incident any more')
      continue
    }
    const linked = await tx.execute(sql`
      insert into ${incidentRows} (incident_id, message_id, force_id, case_id, at, by_id)
      select ${change.link}::uuid, messages.id, messages.force_id, messages.case_id, ${at}::timestamptz, ${byId}::uuid
      from ${messages} where ${where}
      on conflict (incident_id, message_id) do update
        set at = excluded.at, by_id = excluded.by_id, removed_at = null, removed_by_id = null
        where incident_rows.removed_at is not null`)
    if (!linked.count)
      throw new NoRows(
        'None of the chosen rows can be added: they belong to the incident already, or are there no more',
      )
  }
}

/** The earliest row that a row repeats: in another import that stands, or in its own where the file gives the second. */
export const firstAlike = sql`(
  select min(o.id) from ${messages} o
  where o.case_id = messages.case_id and o.fingerprint = messages.fingerprint and o.id < messages.id
    and (o.import_id = any(array(select i.id from ${imports} i where i.case_id = messages.case_id and i.state = 'read'))
      and o.import_id <> messages.import_id or o.import_id = messages.import_id and messages.precision = 'second'))`

/** Rows that repeated one of an import that was taken back repeat another, or none. */
async function repeatsAgain(tx: Transaction, caseId: Id, undone: Id) {
  await tx.execute(sql`
    update ${messages} set duplicate_of = ${firstAlike}
    where messages.case_id = ${caseId} and messages.import_id <> ${undone}
      and messages.duplicate_of in (select u.id from ${messages} u where u.import_id = ${undone})`)
}

/** Marks the rows of an import that repeat an earlier one, and says how many. */
export async function markRepeats(tx: Transaction, importId: Id): Promise<number> {
  const marked = await tx.execute(sql`
    update ${messages} set duplicate_of = ${firstAlike}
    where messages.import_id = ${importId} and exists (
      select 1 from ${messages} e
      where e.case_id = messages.case_id and e.fingerprint = messages.fingerprint and e.id < messages.id)`)
  const [row] = await rowsOf(
    tx,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from ${messages} where messages.import_id = ${importId} and messages.duplicate_of is not null`,
  )
  return marked.count ? (row?.n ?? 0) : 0
}
