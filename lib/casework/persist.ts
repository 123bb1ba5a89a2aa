import { and, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../db/client.ts'
import { searchTerms } from '../../db/schema/cases.ts'
import { cases, tables } from '../../db/schema/collections.ts'
import type { Case, CaseFile, Patch } from '../spo/case.ts'
import { searchTermsOf, touchesSearch } from '../spo/search.ts'

/** Carries out a patch on a locked case: adds and changes rows, and keeps the words by which the case is found. */
export async function persist(tx: Transaction, root: Case, patch: Patch, after: CaseFile) {
  const scope = { forceId: root.forceId, caseId: root.id }
  for (const [table, rows] of additions(patch))
    await tx.insert(table).values(rows.map(row => ({ ...row, ...scope })) as never)
  for (const change of patch) {
    if (change.in === 'case') await tx.update(cases).set(change.set).where(eq(cases.id, root.id))
    else if ('set' in change) {
      const table = tables[change.in]
      await tx
        .update(table)
        .set(change.set as never)
        .where(and(eq(table.id, change.id), eq(table.caseId, root.id)))
    }
  }
  if (touchesSearch(patch)) await rewriteSearchTerms(tx, scope, after)
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

export async function rewriteSearchTerms(tx: Transaction, scope: { forceId: string; caseId: string }, file: CaseFile) {
  await tx.delete(searchTerms).where(eq(searchTerms.caseId, scope.caseId))
  const rows = searchTermsOf(file).map(term => ({ id: crypto.randomUUID(), ...scope, ...term }))
  if (rows.length) await tx.insert(searchTerms).values(rows)
}
