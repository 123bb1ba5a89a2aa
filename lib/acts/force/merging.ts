import { z } from 'zod'
import type { ForceFile, ForcePatch } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { isInUse, premisesKinds } from '../../case/reference/premises.ts'
import { addDays, type CalendarDate, longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { date, record } from '../form/fields.ts'

/** Teams, districts, courts and stations that become part of another. What happened before is counted where it was. */

const many = (n: number, one: string, more = `${one}s`) => `${n} ${n === 1 ? one : more}`
const fromOn = (label: string) =>
  date(label, {
    hint: 'Today, or an earlier day where it is recorded late. What happened before it stays counted as it was',
  })
const notToCome = (day: CalendarDate, m: Moment): Refusal[] =>
  day > m.today
    ? [{ field: 'fromOn', message: 'This is done on the day itself, or later. What would move is said above' }]
    : []
type Team = ForceFile['teams'][number]
/** A team in another district from a day: what was counted before that day stays in the one where it was. */
export const movedTo = (t: Team, districtId: string, day: CalendarDate): ForcePatch[number] => ({
  in: 'teams',
  id: t.id,
  set: { districtId, formerDistricts: [...t.formerDistricts, { districtId: t.districtId, untilOn: day }] },
})
const members = (file: ForceFile, teamId: string) => [
  ...new Set(file.memberships.filter(m => m.teamId === teamId && !m.endedAt).map(m => m.personId)),
]
const nameOf = (all: readonly { id: string; name: string }[], id: string) => all.find(x => x.id === id)?.name ?? ''

export const mergingActs = {
  mergeTeam: forceAct({
    label: 'Merge into another team',
    verb: 'Merge the teams',
    place: 'settings/team',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'teams',
    needs: ['intoTeam'],
    compares: ({ file, record: t }) => [t.name, t.endedAt, file.openCases, members(file, t.id)],
    grave: true,
    guidance:
      'Its people and open cases go to the other team, with everything that waits on them, and it ends. Closed cases stay with it, and whoever is in the other team sees them. Measures count what happened before the day under this team and its district, as it was. A restricted case is moved by somebody who is named on it.',
    aside: ({ file, record: t }) => [
      {
        title: 'What moves',
        lines: [
          many(members(file, t.id).length, 'person', 'people'),
          many(file.openCases.length, 'open case'),
          'Orders, checks, reviews and what is due stay with whoever holds them',
        ],
      },
    ],
    input: z.object({ intoId: record('Team that it becomes part of', 'teams'), fromOn: fromOn('From which day') }),
    recorded: ({ file, record: t, input: i }) =>
      `Merged the team ${t.name} into ${nameOf(file.teams, i.intoId)} from ${longDate(i.fromOn)}: ${many(members(file, t.id).length, 'person', 'people')}, ${many(file.openCases.length, 'open case')}`,
    refuse: ({ file, record: t, input: i, moment }) => [
      ...(t.endedAt ? [{ message: 'This team has ended' }] : []),
      ...(i.intoId === t.id || !file.teams.some(o => o.id === i.intoId && !o.endedAt)
        ? [{ field: 'intoId', message: 'Select another team of this force' }]
        : []),
      ...notToCome(i.fromOn, moment),
    ],
    patch: ({ file, record: t, input: i, moment }) => {
      const there = new Set(members(file, i.intoId))
      return [
        { in: 'teams', id: t.id, set: { endedAt: moment.at, mergedIntoId: i.intoId } },
        ...file.memberships.flatMap(
          (m): ForcePatch =>
            m.teamId === t.id && !m.endedAt
              ? [
                  { in: 'memberships', id: m.id, set: { endedAt: moment.at } },
                  ...(there.has(m.personId) || !there.add(m.personId)
                    ? []
                    : [
                        {
                          in: 'memberships' as const,
                          add: { ...m, id: moment.newId(), teamId: i.intoId, endedAt: null },
                        },
                      ]),
                ]
              : [],
        ),
      ]
    },
    also: ({ file, record: t, input: i }) =>
      file.openCases.map(ref => ({
        ref,
        act: 'moveToMergedTeam' as const,
        about: `Case ${ref}`,
        input: { teamId: i.intoId, teamName: nameOf(file.teams, i.intoId), formerName: t.name, fromOn: i.fromOn },
      })),
    prefill: ({ today }) => ({ fromOn: today }),
    offered: ({ record: t }) => !t.endedAt,
  }),
  mergeDistrict: forceAct({
    label: 'Merge into another district',
    verb: 'Merge the districts',
    place: 'settings/district',
    shownAt: '/settings/teams',
    permission: 'manageSettings',
    about: 'districts',
    compares: ({ file, record: d }) => [d.name, d.endedAt, file.teams.filter(t => t.districtId === d.id)],
    grave: true,
    guidance:
      'Its teams go to the other district with their people and cases, and it ends. Measures count what happened before the day, and the reports recorded for its months, under this district as it was.',
    aside: ({ file, record: d }) => [
      {
        title: 'What moves',
        lines: file.teams.filter(t => t.districtId === d.id && !t.endedAt).map(t => t.name),
      },
    ],
    input: z.object({
      intoId: record('District that it becomes part of', 'districts'),
      fromOn: fromOn('From which day'),
    }),
    recorded: ({ file, record: d, input: i }) =>
      `Merged the district ${d.name} into ${nameOf(file.districts, i.intoId)} from ${longDate(i.fromOn)}`,
    refuse: ({ file, record: d, input: i, moment }) => {
      const taken = new Set(
        file.teams.filter(t => t.districtId === i.intoId && !t.endedAt).map(t => t.name.toLowerCase()),
      )
      const twice = file.teams.filter(t => t.districtId === d.id && !t.endedAt && taken.has(t.name.toLowerCase()))
      return [
        ...(d.endedAt ? [{ message: 'This district has ended' }] : []),
        ...(i.intoId === d.id || !file.districts.some(o => o.id === i.intoId && !o.endedAt)
          ? [{ field: 'intoId', message: 'Select another district of this force' }]
          : []),
        ...twice.map(t => ({
          field: 'intoId',
          message: `There is a team ${t.name} there already. Rename one of them, or merge them, first`,
        })),
        ...notToCome(i.fromOn, moment),
      ]
    },
    patch: ({ file, record: d, input: i, moment }) => [
      { in: 'districts', id: d.id, set: { endedAt: moment.at, mergedIntoId: i.intoId } },
      // Those that have ended go with it: what stayed with them is counted where it was until the day.
      ...file.teams.filter(t => t.districtId === d.id).map(t => movedTo(t, i.intoId, i.fromOn)),
    ],
    prefill: ({ today }) => ({ fromOn: today }),
    offered: ({ record: d }) => !d.endedAt,
  }),
  mergePremises: forceAct({
    label: 'Put another in its place',
    verb: 'Put the other in its place',
    place: 'settings/premises',
    shownAt: '/settings/premises',
    permission: 'manageSettings',
    about: 'premises',
    compares: ({ record: p }) => [p.kind, p.name, p.startedOn, p.endedOn, p.mergedIntoId],
    guidance:
      'Forms suggest the other from that day. What is written in cases keeps the name that it had: hearings listed here for a later day are shown, so that each is listed again.',
    input: z.object({
      intoId: record('Which takes its place', 'premises'),
      fromOn: date('From which day', {
        hint: 'The first day on which this one is no longer in use. It may be to come',
      }),
    }),
    recorded: ({ file, record: p, input: i }) =>
      `The ${premisesKinds[p.kind].label.toLowerCase()} ${p.name} closes: ${nameOf(file.premises, i.intoId)} takes its place from ${longDate(i.fromOn)}`,
    refuse: ({ file, record: p, input: i }) => {
      const into = file.premises.find(o => o.id === i.intoId && o.id !== p.id)
      return [
        ...(into && premisesKinds[into.kind].list === premisesKinds[p.kind].list
          ? isInUse(into, i.fromOn)
            ? []
            : [{ field: 'intoId', message: `${into.name} is not in use on that day` }]
          : [{ field: 'intoId', message: 'Select another court in place of a court, and a station of a station' }]),
        ...(i.fromOn <= p.startedOn
          ? [{ field: 'fromOn', message: `It is in use only from ${longDate(p.startedOn)}` }]
          : []),
      ]
    },
    patch: ({ record: p, input: i }) => [
      { in: 'premises', id: p.id, set: { endedOn: addDays(i.fromOn, -1), mergedIntoId: i.intoId } },
    ],
  }),
}
