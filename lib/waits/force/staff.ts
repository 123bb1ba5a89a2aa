import { scopeFor } from '../../case/policy.ts'
import { personOfForcePath } from '../../site/addresses.ts'
import { type ForceRow, forceKinds, forceSource, forceWait } from './force-wait.ts'

const staffKinds = forceKinds({
  personWithoutTeam: {
    label: 'People without a team',
    for: ['managePeople'],
    sentence: ({ params: p }) =>
      `${p.name} is in no team, and by their roles sees only the cases of their teams: they see none`,
    page: ({ about }) => personOfForcePath(about.id),
    go: 'Person',
  },
  personWithoutRole: {
    label: 'People without a role',
    for: ['managePeople'],
    sentence: ({ params: p }) => `${p.name} has no role, and can do nothing here`,
    page: ({ about }) => personOfForcePath(about.id),
    go: 'Person',
  },
})
type Kind = keyof typeof staffKinds

/** People whose account opens nothing. */
export const staffSource = forceSource({
  name: 'staff',
  version: 1,
  reads: ['staff'],
  follows: ['people', 'memberships', 'personRoles'],
  kinds: staffKinds,
  rows: ({ staff }) =>
    staff.flatMap((person): ForceRow<Kind>[] => {
      const about = { kind: 'people' as const, id: person.id }
      const since = { at: person.leftAt ?? person.startedAt }
      const params = { name: person.name }
      if (!person.roles.length) return [forceWait('personWithoutRole', about, since, { params })]
      const sees = scopeFor({ roles: [...person.roles] }, 'viewCase')
      return !person.hasTeam && (sees === 'team' || sees === 'own')
        ? [forceWait('personWithoutTeam', about, since, { params })]
        : []
    }),
})
