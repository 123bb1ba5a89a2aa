import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Case, CaseFile, Patch } from '../../case/case.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { londonDate } from '../../case/time/calendar.ts'
import { keptBackWords, needlesOf, reveals } from '../../case/views/protected-address.ts'
import { isPrivilegedAct } from '../parcels/kept-back.ts'
import { withMore } from '../pipeline/load.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

const line = z.object({
  at: z.string(),
  by: z.string(),
  sentence: z.string(),
  act: z.string(),
  record_kind: z.string().nullable(),
})
/**
 * A case that is offered to a force of the installation goes with its record: of what names an address that is kept secret, or is
 * talk with legal services, a line says so. The database takes no other change of it.
 */
export async function withRecordGiven(
  tx: Transaction,
  root: Case,
  patch: Patch,
  after: CaseFile<never>,
  at: Instant,
): Promise<Patch> {
  const isOffered = (c: Patch[number]) =>
    c.in === 'transfers' && 'add' in c && c.add.kind === 'case' && c.add.toForceId !== null
  if (!patch.some(isOffered)) return patch
  const { confidentialAddresses } = await withMore(tx, after, ['confidentialAddresses'], londonDate(at))
  const needles = confidentialAddresses.filter(a => !a.releasedAt).map(a => needlesOf(a))
  const events = await rowsOf(
    tx,
    line,
    sql`select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.actor_name as by, e.sentence, e.act, e.record_kind
      from events e where e.case_id = ${root.id}::uuid and e.kind = 'act' order by e.seq`,
  )
  const record = events.map(e => ({
    at: e.at,
    by: e.by,
    sentence: isPrivilegedAct(e.act, e.record_kind)
      ? 'Kept back: it is talk with legal services'
      : reveals(e.sentence, needles)
        ? keptBackWords
        : e.sentence,
  }))
  return patch.map(c => (isOffered(c) && c.in === 'transfers' && 'add' in c ? { ...c, add: { ...c.add, record } } : c))
}
