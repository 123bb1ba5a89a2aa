import { randomUUID } from 'node:crypto'
import { sql as drizzleSql, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { z } from 'zod'
import type { Connection } from '../../../db/client.ts'
import { filesNamed } from '../../../db/record-check.ts'
import { cases } from '../../../db/schema/cases.ts'
import { people } from '../../../db/schema/organisation.ts'
import { disposals } from '../../../db/schema/retention.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { backupsHoldUntil, disposalForbidden, retentionOf, retentionReads } from '../../law/practice/retention.ts'
import { loadFile } from '../pipeline/load.ts'
import { rowOf } from '../pipeline/rows-of.ts'
import { removeUnnamed } from './unnamed-files.ts'

/** A case that was disposed of, or why one that was approved was not. */
export type Disposed = { ref: string; rows: Record<string, number>; files: number } | { ref: string; kept: string }

/** References of the cases whose disposal may be approved: `disposeCase` asks the rule of each. With the owner's connection, which sees every force. */
export async function approvedDisposals({ sql }: Connection): Promise<string[]> {
  const rows = await sql<{ ref: string }[]>`
    select c.ref from cases c where c.status = 'closed'
      and exists (select from retention_steps s where s.case_id = c.id and s.kind = 'disposalApproved' and s.at >= c.closed_at)
    order by c.ref`
  return rows.map(r => r.ref)
}

/**
 * Carries out one approved disposal, in one transaction: the texts of its record, its rows, and then its files. What has stopped
 * it meanwhile leaves it whole. With the owner's connection: the program itself may delete nothing.
 */
export async function disposeCase({ db, sql }: Connection, ref: string, at: Instant): Promise<Disposed> {
  const before = await filesOfCase(sql, ref)
  const done = await db.transaction(async (tx): Promise<Disposed> => {
    const [root] = await tx.select().from(cases).where(eq(cases.ref, ref)).for('update')
    if (!root) return { ref, kept: 'There is no such case' }
    const file = await loadFile(tx, root, retentionReads, londonDate(at))
    const { approved, group } = retentionOf(file)
    const [forbidden] = disposalForbidden(file, londonDate(at))
    if (!approved || forbidden) return { ref, kept: forbidden?.message ?? 'It was reviewed and kept, or held' }
    const asked = file.retentionSteps.findLast(s => s.kind === 'disposalAsked')
    const [by] = await tx.select({ name: people.name }).from(people).where(eq(people.id, approved.byId))
    const done = await rowOf(
      tx,
      z.object({ gone: z.record(z.string(), z.number()) }),
      drizzleSql`select spo_dispose_case(${root.id}, ${approved.reason}, ${approved.byId}, ${by?.name ?? ''}, ${at}) as gone`,
    )
    const { events = 0, ...rows } = done?.gone ?? {}
    await tx.insert(disposals).values({
      id: randomUUID(),
      forceId: root.forceId,
      ref,
      disposedId: root.id,
      retentionGroup: group,
      askedById: asked?.byId ?? approved.byId,
      approvedById: approved.byId,
      approvedAt: approved.at,
      disposedAt: at,
      rows,
      events,
      files: 0,
      filesLeft: before,
      backupsUntil: backupsHoldUntil(londonDate(at), file.settings),
    })
    return { ref, rows, files: 0 }
  })
  if ('kept' in done) return done
  const files = await removeFiles({ sql }, at)
  return { ref, rows: done.rows, files: files.get(ref) ?? 0 }
}

/** Hashes that the rows of a case name. */
async function filesOfCase(sql: postgres.Sql, ref: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    where c.table_schema = 'public' and c.data_type = 'text' and c.column_name ~ '(^|_)sha256$'
      and exists (select from information_schema.columns k where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'case_id')`
  const hashes = new Set<string>()
  for (const { table, column } of columns)
    for (const { hash } of await sql<{ hash: string }[]>`
      select distinct ${sql(column)} as hash from ${sql(table)} t join cases c on c.id = t.case_id
      where c.ref = ${ref} and ${sql(column)} ~ '^[0-9a-f]{64}$'`)
      hashes.add(hash)
  return [...hashes].sort()
}

/**
 * Removes the files that disposals have left and that no row names. One that arrived within a day may be about to be attached to
 * another case, and is left for the next time. Gives how many went, by the reference that the case had.
 */
export async function removeFiles({ sql }: Pick<Connection, 'sql'>, at: Instant): Promise<Map<string, number>> {
  const open = await sql<{ id: string; ref: string; left: string[] }[]>`
    select id, ref, files_left as left from disposals where cardinality(files_left) > 0 order by disposed_at`
  const gone = new Map<string, number>()
  if (!open.length) return gone
  const named = await filesNamed(sql)
  for (const { id, ref, left } of open) {
    const { removed, still } = await removeUnnamed(left, named, at)
    await sql`update disposals set files = files + ${removed}, files_left = ${still} where id = ${id}`
    gone.set(ref, removed)
  }
  return gone
}
