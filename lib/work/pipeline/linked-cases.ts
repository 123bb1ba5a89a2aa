import { and, inArray } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import type { CaseFile } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import { inScope } from '../lists/scope.ts'

/** The references of linked cases that this person may open. One statement; none when the case has no links. */
export async function openLinks(tx: Transaction, actor: Actor, file: Pick<CaseFile, 'caseLinks'>): Promise<string[]> {
  const refs = file.caseLinks.filter(l => !l.endedAt).map(l => l.otherRef)
  if (!refs.length) return []
  const rows = await tx
    .select({ ref: cases.ref })
    .from(cases)
    .where(and(inArray(cases.ref, refs), inScope(actor, 'viewCase')))
  return rows.map(r => r.ref)
}
