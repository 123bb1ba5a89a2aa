import type { CaseFile } from '../../case/case.ts'
import { type Actor, allRoles, can, type Permission, policy, roles } from '../../case/policy.ts'
import type { Refusal } from '../../law/refusal.ts'
import { acts, isCaseActName } from '../index.ts'
import { factsOf } from './decide.ts'

/** Who may do something in the force, in words: 'the civil-orders officer or the supervisor'. */
export const whoMay = (permission: Permission): string => {
  const may = allRoles.filter(role => policy[permission][role] !== 'never').map(role => roles[role].label.toLowerCase())
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(may)
}

/**
 * What is refused or questioned, as this person may put it right: the way to an act that is not theirs to do is left out,
 * and who may do it is said instead.
 */
export const waysFor = (
  file: CaseFile<'named' | 'restrictions'>,
  actor: Actor,
  at: string,
  found: readonly Refusal[],
): Refusal[] =>
  found.map(refusal => {
    const { href, ...rest } = refusal
    const name = href?.match(/\/do\/([A-Za-z]+)/)?.[1]
    if (!name || !isCaseActName(name)) return refusal
    const { permission, label } = acts[name]
    if (can(actor, permission, factsOf(file, at))) return refusal
    return {
      ...rest,
      message: `${rest.message.replace(/\.$/, '')}. That is not yours to do: “${label}” is for ${whoMay(permission)}`,
    }
  })
