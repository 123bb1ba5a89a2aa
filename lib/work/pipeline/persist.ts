import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../db/client.ts'
import { searchTerms } from '../../../db/schema/cases.ts'
import { cases, tables } from '../../../db/schema/collections.ts'
import type { Case, CaseFile, Collection, Patch } from '../../case/case.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { type SearchReads, searchReads, searchTermsOf, touchesSearch } from '../../case/views/search.ts'
import { difference } from '../case/difference.ts'
import { withRecordGiven } from '../transfers/record-given.ts'
import { addRows } from './add-rows.ts'
import { withMore } from './load.ts'
import { project, staleSources } from './project.ts'
import { readsOfSources } from './projection-rows.ts'

/**
 * Carries out a patch on a locked case: adds and changes rows, and keeps the words by which the case is found, what waits
 * on it and what is counted of it. Returns the collections that these are made of.
 */
export async function persist(
  tx: Transaction,
  root: Case,
  asked: Patch,
  after: CaseFile<never>,
  at: Instant,
): Promise<Collection[]> {
  const patch = await withRecordGiven(tx, root, asked, after, at)
  const scope = { forceId: root.forceId, caseId: root.id }
  // Sent one after another without waiting for each answer: the connection keeps their order, and the first that is refused is told.
  const added = [...additions(patch)].map(([table, rows]) =>
    startQuery(
      addRows(
        tx,
        table,
        rows.map(row => ({ ...row, ...scope })),
      ),
    ),
  )
  try {
    return await persistRest(tx, root, patch, after, at, added)
  } catch (fault) {
    // What is sent after a refusal is refused because of it: the first is the reason.
    await Promise.all(added)
    throw fault
  }
}
async function persistRest(
  tx: Transaction,
  root: Case,
  patch: Patch,
  after: CaseFile<never>,
  at: Instant,
  added: readonly Promise<unknown>[],
): Promise<Collection[]> {
  const scope = { forceId: root.forceId, caseId: root.id }
  for (const change of patch) {
    if (change.in === 'case') await tx.update(cases).set(change.set).where(eq(cases.id, root.id))
    else if ('withdraw' in change) await withdraw(tx, root, change)
    else if ('set' in change) {
      const table = tables[change.in]
      await tx
        .update(table)
        .set(change.set as never)
        .where(and(eq(table.id, change.id), eq(table.caseId, root.id)))
    }
  }
  const searched = touchesSearch(patch) ? searchReads : []
  const chosen = await staleSources(tx, root, patch, after.settings)
  const reads = [...new Set([...searched, ...readsOfSources(chosen.sources)])]
  const file = await withMore(tx, after, reads, londonDate(at))
  if (searched.length) await rewriteSearchTerms(tx, scope, file)
  await Promise.all([...added, startQuery(project(tx, root, patch, file, { ...chosen, at }))])
  return reads
}
/** Begun, and awaited later: its failure is not unheard meanwhile. */
function startQuery(work: PromiseLike<unknown>): Promise<unknown> {
  const begun = Promise.resolve(work)
  begun.catch(() => {})
  return begun
}

/** Row-level security hides a withdrawn record at once: this one stays in sight only while it is being marked. */
async function withdraw(tx: Transaction, root: Case, change: Extract<Patch[number], { withdraw: object }>) {
  const table = tables[change.in] as unknown as (typeof tables)['services']
  await tx.execute(sql`select set_config('spo.withdrawing', ${change.id}, true)`)
  await tx
    .update(table)
    .set({ withdrawnAt: change.withdraw.at, withdrawnReason: change.withdraw.reason })
    .where(and(eq(table.id, change.id), eq(table.caseId, root.id)))
  await tx.execute(sql`select set_config('spo.withdrawing', '', true)`)
}

/** Rows to add, by table in the order first named, so that many rows of one kind go in one statement. */
function additions(patch: Patch): Map<PgTable, object[]> {
  const byTable = new Map<PgTable, object[]>()
  for (const change of patch) {
    if (change.in === 'case' || !('add' in change)) continue
    const table = tables[change.in] as PgTable
    const rows = byTable.get(table) ?? []
    rows.push(change.add)
    byTable.set(table, rows)
  }
  return byTable
}

export async function rewriteSearchTerms(
  tx: Transaction,
  scope: { forceId: string; caseId: string },
  file: CaseFile<SearchReads>,
) {
  const kept = await tx
    .select({ id: searchTerms.id, kind: searchTerms.kind, value: searchTerms.value, sound: searchTerms.sound })
    .from(searchTerms)
    .where(eq(searchTerms.caseId, scope.caseId))
  const keyOf = (term: Term) => JSON.stringify([term.kind, term.value, term.sound])
  const { gone, fresh } = difference<KeptTerm, Term>(kept, searchTermsOf(file), keyOf)
  if (gone.length)
    await tx.delete(searchTerms).where(
      inArray(
        searchTerms.id,
        gone.map(term => term.id),
      ),
    )
  if (fresh.length)
    await addRows(
      tx,
      searchTerms,
      fresh.map(term => ({ id: crypto.randomUUID(), ...scope, ...term })),
    )
}

type Term = Pick<typeof searchTerms.$inferSelect, 'kind' | 'value' | 'sound'>
type KeptTerm = Term & { id: string }
