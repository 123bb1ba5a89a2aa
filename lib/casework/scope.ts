import { type SQL, sql } from 'drizzle-orm'
import { cases, named } from '../../db/schema/cases.ts'
import { type Actor, type Permission, scopeFor } from '../spo/policy.ts'

/**
 * The policy table as SQL over `cases`, for lists: the rows for which `can(actor, permission, case)` is true.
 * Forces and restricted cases are kept apart by row-level security beneath it.
 */
export function inScope(actor: Actor, permission: Permission): SQL {
  const scope = scopeFor(actor, permission)
  if (scope === 'never') return sql`false`
  if (scope === 'force') return sql`true`
  const own = sql`(${cases.officerId} = ${actor.id} or exists (select 1 from ${named} where ${named.caseId} = ${cases.id} and ${named.personId} = ${actor.id} and ${named.why} <> 'breakGlass' and (${named.untilAt} is null or ${named.untilAt} > now())))`
  if (scope === 'own' || !actor.teamIds.length) return own
  return sql`(${cases.teamId} in ${actor.teamIds} or ${own})`
}
