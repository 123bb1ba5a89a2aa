import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import { forceAct } from '../act/act.ts'
import { optionalDate, record, text } from '../form/fields.ts'
import { movedTo } from './merging.ts'

const currentMemberships = (file: ForceFile, personId: string) =>
  file.memberships.filter(m => m.personId === personId && !m.endedAt)
const teamName = (file: ForceFile, id: string) => file.teams.find(t => t.id === id)?.name ?? 'a team'
const newTeam = { endedAt: null, mergedIntoId: null, formerDistricts: [] }
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const movedOn = optionalDate('Moved from which day', {
  hint: 'Only where it moves to another district. Today, or an earlier day where it is recorded late',
})

export const teamActs = {
  joinTeam: forceAct({
    label: 'Add to a team',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    onlyAdds: true,
    input: z.object({ teamId: record('Team', 'teams') }),
    recorded: ({ file, record, input }) => `Put ${record.name} in ${teamName(file, input.teamId)}`,
    refuse: ({ file, record, input }) => [
      ...(record.endedAt ? [{ message: 'This account has ended' }] : []),
      ...(file.teams.some(t => t.id === input.teamId && !t.endedAt)
        ? []
        : [{ field: 'teamId', message: 'Select a team of this force' }]),
      ...(currentMemberships(file, record.id).some(m => m.teamId === input.teamId)
        ? [{ field: 'teamId', message: 'They are in this team already' }]
        : []),
    ],
    patch: ({ record, input, moment }) => [
      {
        in: 'memberships',
        add: { id: moment.newId(), personId: record.id, teamId: input.teamId, endedAt: null, givenBy: 'hand' },
      },
    ],
    offered: ({ record }) => !record.endedAt,
  }),
  leaveTeam: forceAct({
    label: 'Remove from a team',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    compares: ({ file, record }) => currentMemberships(file, record.id).map(m => m.teamId),
    input: z.object({ teamId: record('Team', 'teams') }),
    recorded: ({ file, record, input }) => `Took ${record.name} out of ${teamName(file, input.teamId)}`,
    refuse: ({ file, record, input }) =>
      currentMemberships(file, record.id).some(m => m.teamId === input.teamId)
        ? []
        : [{ field: 'teamId', message: 'They are not in this team' }],
    patch: ({ file, record, input, moment }) =>
      currentMemberships(file, record.id)
        .filter(m => m.teamId === input.teamId)
        .map(m => ({ in: 'memberships', id: m.id, set: { endedAt: moment.at } })),
    offered: ({ file, record }) => currentMemberships(file, record.id).length > 0,
  }),
  addDistrict: forceAct({
    label: 'Add a district',
    place: 'settings/teams-list',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'force',
    onlyAdds: true,
    input: z.object({ name: text('Name of the district') }),
    recorded: ({ input }) => `Added the district ${input.name}`,
    refuse: ({ file, input }) =>
      file.districts.some(d => !d.endedAt && same(d.name, input.name))
        ? [{ field: 'name', message: 'There is a district of this name already' }]
        : [],
    patch: ({ input, moment }) => [
      { in: 'districts', add: { id: moment.newId(), name: input.name, endedAt: null, mergedIntoId: null } },
    ],
  }),
  changeDistrict: forceAct({
    label: 'Rename this district',
    place: 'settings/district',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'districts',
    compares: ({ record: d }) => [d.name, d.endedAt],
    input: z.object({ name: text('Name of the district') }),
    recorded: ({ record, input }) => `Renamed the district ${record.name} to ${input.name}`,
    refuse: ({ file, record, input }) => [
      ...(record.endedAt ? [{ message: 'This district has ended' }] : []),
      ...(record.name === input.name ? [{ field: 'name', message: 'Nothing has changed' }] : []),
      ...(file.districts.some(d => d.id !== record.id && !d.endedAt && same(d.name, input.name))
        ? [{ field: 'name', message: 'There is a district of this name already' }]
        : []),
    ],
    patch: ({ record, input }) => [{ in: 'districts', id: record.id, set: { name: input.name } }],
    prefill: ({ record }) => ({ name: record.name }),
    offered: ({ record }) => !record.endedAt,
  }),
  endDistrict: forceAct({
    label: 'End this district',
    place: 'settings/district',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'districts',
    grave: true,
    guidance:
      'Measures of earlier months keep it. Its teams are moved to other districts, or ended, first: or merge it into another district, which does both.',
    input: z.object({}),
    recorded: ({ record }) => `Ended the district ${record.name}`,
    refuse: ({ file, record }) => {
      const teams = file.teams.filter(t => t.districtId === record.id && !t.endedAt)
      return [
        ...(record.endedAt ? [{ message: 'This district has ended' }] : []),
        ...(teams.length
          ? [{ message: `These teams are in it: ${teams.map(t => t.name).join(', ')}. Move or end them first` }]
          : []),
      ]
    },
    patch: ({ record, moment }) => [{ in: 'districts', id: record.id, set: { endedAt: moment.at } }],
    offered: ({ record }) => !record.endedAt,
  }),
  changeTeam: forceAct({
    label: 'Rename or move',
    place: 'settings/team',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'teams',
    compares: ({ record: t }) => [t.name, t.districtId, t.endedAt],
    guidance:
      'Its people and cases stay with it. Where it moves, measures count what happened before the day in the district that it was in.',
    input: z.object({ name: text('Name of the team'), districtId: record('District', 'districts'), movedOn }),
    recorded: ({ file, record, input }) =>
      `Changed the team ${input.name}${record.name === input.name ? '' : ` (was ${record.name})`}, in ${file.districts.find(d => d.id === input.districtId)?.name ?? 'a district'}`,
    refuse: ({ file, record, input, moment }) => [
      ...(record.endedAt ? [{ message: 'This team has ended' }] : []),
      ...(record.name === input.name && record.districtId === input.districtId
        ? [{ message: 'Nothing has changed' }]
        : []),
      ...(file.teams.some(
        t => t.id !== record.id && !t.endedAt && t.districtId === input.districtId && same(t.name, input.name),
      )
        ? [{ field: 'name', message: 'There is a team of this name in this district already' }]
        : []),
      ...(file.districts.some(d => d.id === input.districtId && !d.endedAt)
        ? []
        : [{ field: 'districtId', message: 'Select a district of this force' }]),
      ...(input.movedOn && input.movedOn > moment.today
        ? [{ field: 'movedOn', message: 'The day must be today or earlier' }]
        : []),
    ],
    patch: ({ record, input, moment }) => [
      ...(record.districtId === input.districtId
        ? []
        : [movedTo(record, input.districtId, input.movedOn ?? moment.today)]),
      { in: 'teams', id: record.id, set: { name: input.name } },
    ],
    prefill: ({ record }) => ({ name: record.name, districtId: record.districtId }),
    offered: ({ record }) => !record.endedAt,
  }),
  addTeam: forceAct({
    label: 'Add a team',
    place: 'settings/teams-list',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'force',
    onlyAdds: true,
    input: z.object({ name: text('Name of the team'), districtId: record('District', 'districts') }),
    recorded: ({ input }) => `Added the team ${input.name}`,
    refuse: ({ file, input }) => [
      ...(file.teams.some(t => !t.endedAt && t.districtId === input.districtId && same(t.name, input.name))
        ? [{ field: 'name', message: 'There is a team of this name in this district already' }]
        : []),
      ...(file.districts.some(d => d.id === input.districtId && !d.endedAt)
        ? []
        : [{ field: 'districtId', message: 'Select a district of this force' }]),
    ],
    patch: ({ input, moment }) => [
      { in: 'teams', add: { id: moment.newId(), districtId: input.districtId, name: input.name, ...newTeam } },
    ],
  }),
  endTeam: forceAct({
    label: 'End this team',
    place: 'settings/team',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'teams',
    grave: true,
    guidance: 'Nobody can be put in it and no case can be given to it any more. What it did stays in the record.',
    aside: ({ file, record }) => {
      const people = new Set(file.memberships.filter(m => m.teamId === record.id && !m.endedAt).map(m => m.personId))
        .size
      return people
        ? [{ title: 'Who is in it', lines: [`${people} ${people === 1 ? 'person is' : 'people are'} taken out of it`] }]
        : []
    },
    input: z.object({}),
    recorded: ({ record }) => `Ended the team ${record.name}`,
    refuse: ({ file, record }) => [
      ...(record.endedAt ? [{ message: 'This team has ended' }] : []),
      ...(file.openCases.length
        ? [
            {
              message: `${file.openCases.length} open ${file.openCases.length === 1 ? 'case belongs' : 'cases belong'} to this team. Merge it into another team, which takes them, or have them given to others first`,
            },
          ]
        : []),
    ],
    patch: ({ file, record, moment }) => [
      { in: 'teams', id: record.id, set: { endedAt: moment.at } },
      ...file.memberships
        .filter(m => m.teamId === record.id && !m.endedAt)
        .map(m => ({ in: 'memberships' as const, id: m.id, set: { endedAt: moment.at } })),
    ],
    offered: ({ record }) => !record.endedAt,
  }),
}
