import { z } from 'zod'
import type { ForceFile, ForcePatch, Person } from '../../case/force.ts'
import { roles } from '../../case/policy.ts'
import { type Directory, directoryChanges, givenByGroups } from '../../case/staff/directory.ts'
import { rolesInWords } from '../../case/staff/imported-people.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, choices, lines, optionalRecord, text } from '../form/fields.ts'
import { isEnded, lastAdministrator, mixedRoles, roleRow, rolesOf, teamRow } from './accounts.ts'

/** Roles and teams by the groups of the force’s directory, as its provider names them at each sign-in. */

const withDirectory = (file: ForceFile, directory: Directory): ForcePatch => [
  { in: 'force', set: { settings: { ...file.force.settings, directory } } },
]
const place = {
  place: 'settings/directory',
  shownAt: '/settings/directory',
  permission: 'manageSettings',
  about: 'force',
} as const
/** What a sign-in with these groups does; the last administrator stays one. */
function changesFor(file: ForceFile, record: Person, groups: readonly string[]) {
  const open = new Set(file.teams.filter(t => !t.endedAt).map(t => t.id))
  const given = givenByGroups(file.force.settings.directory, groups)
  const all = directoryChanges(
    { ...given, teamIds: given.teamIds.filter(id => open.has(id)) },
    {
      roles: rolesOf(file, record.id),
      teams: file.memberships.filter(m => m.personId === record.id && !m.endedAt),
    },
  )
  const kept = lastAdministrator(file, record).length > 0
  return { ...all, endRoles: all.endRoles.filter(r => !(kept && r.role === 'administrator')) }
}
const teamNames = (file: ForceFile, ids: readonly string[]) =>
  ids.flatMap(id => file.teams.find(t => t.id === id)?.name ?? []).join(', ')

export const directoryActs = {
  addDirectoryGroup: forceAct({
    ...place,
    label: 'Add a group',
    compares: ({ file }) => file.force.settings.directory,
    guidance:
      'At each sign-in, whoever is in the group has these roles and is in this team; whoever is no longer in it loses them. Roles given by hand stay. A person still needs an account here.',
    input: z.object({
      group: text('Group, as the provider names it', {
        max: 200,
        hint: 'Its name or its number: what stands in the claim. Microsoft Entra ID sends numbers unless it is told otherwise',
      }),
      roles: choices('Roles', roles),
      teamId: optionalRecord('Team', 'teams'),
    }),
    recorded: ({ input: i }) => `The directory’s group ${i.group} gives: ${rolesInWords(i.roles)}`,
    refuse: ({ file, input: i }) => [
      ...(file.force.settings.directory.groups.some(g => g.group.toLowerCase() === i.group.toLowerCase())
        ? [{ field: 'group', message: 'This group is here already. Remove it first to give it other roles' }]
        : []),
      ...(i.teamId && !file.teams.some(t => t.id === i.teamId && !t.endedAt)
        ? [{ field: 'teamId', message: 'Select a team of this force' }]
        : []),
    ],
    warn: ({ input }) => mixedRoles(input.roles),
    patch: ({ file, input, moment }) => {
      const { directory } = file.force.settings
      return withDirectory(file, { ...directory, groups: [...directory.groups, { id: moment.newId(), ...input }] })
    },
  }),
  removeDirectoryGroup: forceAct({
    ...place,
    label: 'Remove a group',
    grave: true,
    compares: ({ file }) => file.force.settings.directory,
    guidance: 'Whoever has roles or a team by this group loses them at their next sign-in.',
    input: z.object({ groupId: carriedField('Group') }),
    recorded: ({ file, input: i }) =>
      `The directory’s group ${file.force.settings.directory.groups.find(g => g.id === i.groupId)?.group ?? ''} gives nothing any more`,
    refuse: ({ file, input: i }) =>
      file.force.settings.directory.groups.some(g => g.id === i.groupId)
        ? []
        : [{ message: 'There is no such group. Go back and choose one' }],
    patch: ({ file, input: i }) => {
      const { directory } = file.force.settings
      return withDirectory(file, { ...directory, groups: directory.groups.filter(g => g.id !== i.groupId) })
    },
    // Its form is opened for one group, from the list of all.
    offered: () => false,
  }),
  nameDirectoryClaim: forceAct({
    ...place,
    label: 'Name the claim',
    compares: ({ file }) => file.force.settings.directory.claim,
    guidance: 'Under which name the provider sends the groups of whoever signs in. Usually it is groups, or roles.',
    input: z.object({ claim: text('Name of the claim', { max: 200 }) }),
    recorded: ({ input: i }) => `Groups of the directory stand in the claim ${i.claim}`,
    refuse: ({ file, input: i }) =>
      file.force.settings.directory.claim === i.claim ? [{ field: 'claim', message: 'Nothing has changed' }] : [],
    patch: ({ file, input }) => withDirectory(file, { ...file.force.settings.directory, claim: input.claim }),
    prefill: ({ file }) => ({ claim: file.force.settings.directory.claim }),
  }),
  followDirectory: forceAct({
    label: 'Roles as the directory gives them',
    permission: 'keepAccounts',
    about: 'people',
    byProgram: true,
    input: z.object({ groups: lines('Groups', { optional: true }) }),
    recorded: ({ file, record, input }) => {
      const c = changesFor(file, record, input.groups)
      const parts = [
        ...(c.giveRoles.length ? [`has the roles ${rolesInWords(c.giveRoles)}`] : []),
        ...(c.endRoles.length ? [`no longer has the roles ${rolesInWords(c.endRoles.map(r => r.role))}`] : []),
        ...(c.giveTeams.length ? [`is in ${teamNames(file, c.giveTeams)}`] : []),
        ...(c.endTeams.length
          ? [
              `is no longer in ${teamNames(
                file,
                c.endTeams.map(t => t.teamId),
              )}`,
            ]
          : []),
      ]
      return `By the directory, ${record.name} ${parts.join(', ')}`
    },
    refuse: ({ file, record, input }) => {
      const c = changesFor(file, record, input.groups)
      const n = c.giveRoles.length + c.endRoles.length + c.giveTeams.length + c.endTeams.length
      return [...isEnded(record), ...(n ? [] : [{ message: 'Nothing has changed' }])]
    },
    patch: ({ file, record, input, moment }) => {
      const c = changesFor(file, record, input.groups)
      return [
        ...c.giveRoles.map(role => roleRow(record.id, role, moment, 'directory')),
        ...c.endRoles.map(r => ({ in: 'personRoles' as const, id: r.id, set: { endedAt: moment.at } })),
        ...c.giveTeams.map(id => teamRow(record.id, id, moment, 'directory')),
        ...c.endTeams.map(t => ({ in: 'memberships' as const, id: t.id, set: { endedAt: moment.at } })),
      ]
    },
  }),
}
