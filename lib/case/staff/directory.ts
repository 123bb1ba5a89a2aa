import { allRoles, type Role } from '../policy.ts'
import type { Id } from '../records/id.ts'

/** How somebody came by a role or a team: an administrator gave it, or the force’s directory did at a sign-in. */
export const givenBy = { hand: { label: 'By hand' }, directory: { label: 'By the directory' } } as const
export type GivenBy = keyof typeof givenBy

/** A group of the force’s directory, and what whoever is in it has here. */
export interface DirectoryGroup {
  id: Id
  group: string
  roles: Role[]
  teamId: Id | null
}
/** The claim in which the provider names the groups of whoever signs in, and what each stands for. */
export interface Directory {
  claim: string
  groups: DirectoryGroup[]
}
export const isDirectory = (value: unknown): value is Directory => {
  const d = Object(value) as Partial<Directory>
  return (
    typeof d.claim === 'string' &&
    Array.isArray(d.groups) &&
    d.groups.every(
      g =>
        typeof Object(g).id === 'string' &&
        typeof g.group === 'string' &&
        (g.teamId === null || typeof g.teamId === 'string') &&
        Array.isArray(g.roles) &&
        g.roles.every(r => allRoles.includes(r)),
    )
  )
}

/**
 * The groups that the provider says of whoever signs in. Undefined where it says that there are more than it could send:
 * then nothing is known, and nothing is given or taken.
 */
export function groupsIn(claims: Record<string, unknown>, claim: string): string[] | undefined {
  const elsewhere = claims._claim_names
  if (typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, claim)) return undefined
  if (claims.hasgroups === true || claims.hasgroups === 'true') return undefined
  const said = Object.hasOwn(claims, claim) ? claims[claim] : []
  return [...new Set((Array.isArray(said) ? said : [said]).filter(g => typeof g === 'string'))]
}
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
/** What these groups give. */
export function givenByGroups({ groups }: Directory, held: readonly string[]): { roles: Role[]; teamIds: Id[] } {
  const own = groups.filter(g => held.some(h => same(h, g.group)))
  return {
    roles: allRoles.filter(role => own.some(g => g.roles.includes(role))),
    teamIds: [...new Set(own.flatMap(g => g.teamId ?? []))],
  }
}

interface Held {
  roles: readonly { id: Id; role: Role; givenBy: GivenBy }[]
  teams: readonly { id: Id; teamId: Id; givenBy: GivenBy }[]
}
/** What a sign-in with these groups changes: what was given by hand stays, whatever the directory says. */
export function directoryChanges(given: ReturnType<typeof givenByGroups>, held: Held) {
  return {
    giveRoles: given.roles.filter(role => !held.roles.some(r => r.role === role)),
    endRoles: held.roles.filter(r => r.givenBy === 'directory' && !given.roles.includes(r.role)),
    giveTeams: given.teamIds.filter(id => !held.teams.some(t => t.teamId === id)),
    endTeams: held.teams.filter(t => t.givenBy === 'directory' && !given.teamIds.includes(t.teamId)),
  }
}
