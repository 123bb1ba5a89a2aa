import { getTableName, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { countedTables } from '../../../db/schema/counted.ts'
import { waits } from '../../../db/schema/waits.ts'
import { settingsFrom } from '../../case/settings.ts'
import { recompute, versionUnder } from '../pipeline/project.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

const atOnce = 25
const written = [waits, ...Object.values(countedTables)].map(table => getTableName(table))

class Undone extends Error {}

/**
 * Computes what waits on each case and what is counted of it again, in transactions that are not kept, and gives the cases
 * where it is not what stands there. Only those that stand on the rules and settings of now: a release is computed by a job.
 * As the owner, who sees every force. Begins after the case `from` and ends at `until`; `next` is where to go on, empty when all were seen.
 */
export async function projectionFaults(
  db: Database,
  { from = '', until = Number.POSITIVE_INFINITY }: { from?: string; until?: number } = {},
): Promise<{ cases: number; refs: string[]; next: string }> {
  const forces = await rowsOf(
    db,
    z.object({ id: z.string(), settings: z.unknown() }),
    sql`select id, settings from forces`,
  )
  const versions = forces.map(f => `${f.id} ${versionUnder(settingsFrom(f.settings))}`)
  const rows = await rowsOf(
    db,
    z.object({ id: z.string(), ref: z.string() }),
    sql`select c.id, c.ref from cases c join projected p on p.case_id = c.id
      where c.id::text > ${from} and c.force_id || ' ' || p.version in (select jsonb_array_elements_text(${JSON.stringify(versions)}::jsonb))
      order by c.id::text`,
  )
  const refs: string[] = []
  let seen = 0
  for (; seen < rows.length && Date.now() < until; seen += atOnce) {
    const some = rows.slice(seen, seen + atOnce)
    const differing = await differingAmong(
      db,
      some.map(r => r.id),
    )
    refs.push(...some.flatMap(r => (differing.has(r.id) ? [r.ref] : [])))
  }
  return { cases: Math.min(seen, rows.length), refs, next: seen < rows.length ? (rows[seen - 1]?.id ?? from) : '' }
}

async function differingAmong(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const differing = new Set<string>()
  await db
    .transaction(async tx => {
      const before = await digests(tx, ids)
      // A case that somebody is changing at this moment is passed over, and stays as it is.
      await recompute(tx, ids)
      const after = await digests(tx, ids)
      for (const id of ids) if (before.get(id) !== after.get(id)) differing.add(id)
      throw new Undone()
    })
    .catch(fault => {
      if (!(fault instanceof Undone)) throw fault
    })
  return differing
}

async function digests(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const all = written
    .map(
      name =>
        `select case_id, '${name}' || t::text as row from ${name} t where case_id in (select jsonb_array_elements_text(g)::uuid from given)`,
    )
    .join(' union all ')
  const rows = await rowsOf(
    tx,
    z.object({ case_id: z.string(), digest: z.string() }),
    sql`with given as (select ${JSON.stringify(ids)}::jsonb as g)
      select case_id, md5(string_agg(row, E'\n' order by row)) as digest from (${sql.raw(all)}) r group by case_id`,
  )
  return new Map(rows.map(r => [r.case_id, r.digest]))
}
