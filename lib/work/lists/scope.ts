import { type SQL, sql } from 'drizzle-orm'
import { cases, named, restrictions } from '../../../db/schema/cases.ts'
import { type Actor, type Permission, scopeFor, seeing } from '../../case/policy.ts'

/** Whether the actor is named on the case, and not only let in by break-glass. */
export const isNamedOnCase = (actor: Actor): SQL =>
  sql`exists (select 1 from ${named} where ${named.caseId} = ${cases.id} and ${named.personId} = ${actor.id} and ${named.why} <> 'breakGlass' and (${named.untilAt} is null or ${named.untilAt} > now()))`
export const isRestricted = sql`exists (select 1 from ${restrictions} where ${restrictions.caseId} = ${cases.id} and ${restrictions.liftedAt} is null)`

/**
 * The policy table as SQL over `cases`, for lists: the rows for which `can(actor, permission, case)` is true.
 * Forces and restricted cases are kept apart by row-level security beneath it.
 */
export function inScope(actor: Actor, permission: Permission): SQL {
  const scope = scopeFor(actor, permission)
  if (scope === 'never') return sql`false`
  const own = sql`(${cases.officerId} = ${actor.id} or ${isNamedOnCase(actor)})`
  if (scope === 'own' || (scope === 'team' && !actor.teamIds.length)) return own
  const reach = scope === 'team' ? sql`${cases.teamId} in ${actor.teamIds}` : sql`true`
  if (seeing.includes(permission)) return scope === 'team' ? sql`(${reach} or ${own})` : reach
  // Whoever was let in by break-glass sees the case and has no hand in it.
  return sql`((${reach} and not ${isRestricted}) or ${own})`
}
