import { z } from 'zod'
import type { ForceFile, ForcePatch, Person } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { roles } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import { isEmailAddress } from '../../case/staff/account-details.ts'
import {
  countsOf,
  type HeldKind,
  heldInWords,
  heldKindNames,
  heldKinds,
  mayTake,
  notTheirs,
} from '../../case/staff/held.ts'
import { rolesInWords } from '../../case/staff/imported-people.ts'
import { type CalendarDate, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { type Also, type Aside, forceAct } from '../act/act.ts'
import { choices, date, longText, optionalRecord, records } from '../form/fields.ts'
import {
  endSessions,
  isEnded,
  lastAdministrator,
  mixedRoles,
  notOneself,
  roleRow,
  rolesOf,
  teamRow,
} from './accounts.ts'

/** People who leave: what they hold goes to others, their account ends on a day, and they may come back. */

const byKind = (kind: HeldKind) =>
  optionalRecord(heldKinds[kind].label, 'takers', { detail: 'folded', under: 'Give some of it to others' })
/** To whom what somebody holds goes: all of it to one person, and each kind to another where that is wanted. */
const takers = {
  toId: optionalRecord('Who takes over what they hold', 'takers', {
    hint: 'Colleagues of the same team come first, whoever has the least to do before the others',
  }),
  officerTo: byKind('officer'),
  reviewsTo: byKind('reviews'),
  ordersTo: byKind('orders'),
  checksTo: byKind('checks'),
  offendersTo: byKind('offenders'),
  actionsTo: byKind('actions'),
  enquiriesTo: byKind('enquiries'),
  remindersTo: byKind('reminders'),
}
type Takers = { toId: Id | null } & Record<`${HeldKind}To`, Id | null>
const takerOf = (i: Takers, kind: HeldKind): Id | null => i[`${kind}To`] ?? i.toId

const countsIn = (file: ForceFile) => countsOf(file.held)
const casesIn = (file: ForceFile) => new Set(file.held.map(h => h.ref)).size
const many = (n: number, of: string) => `${n} ${of}${n === 1 ? '' : 's'}`
const left = (file: ForceFile, i: Takers) => heldInWords(countsOf(file.held.filter(h => !takerOf(i, h.kind))))

const takerProblems = (file: ForceFile, record: Person, i: Takers, m: Moment): Refusal[] => {
  const counts = countsIn(file)
  return heldKindNames.flatMap((kind): Refusal[] => {
    const to = takerOf(i, kind)
    if (!to || !counts.get(kind)) return []
    const field = i[`${kind}To`] ? `${kind}To` : 'toId'
    if (to === record.id) return [{ field, message: 'Select somebody else' }]
    const person = m.staff?.find(p => p.id === to)
    // A review that they may not decide goes back to its tier.
    return kind !== 'reviews' && m.staff && !mayTake(kind, person?.roles ?? [])
      ? [{ field, message: notTheirs(kind, person?.name) }]
      : []
  })
}
/** One act on each case for each person who takes something of it. */
const handOvers = (file: ForceFile, record: Person, i: Takers): Also[] =>
  [...Map.groupBy(file.held, h => h.ref)].flatMap(([ref, held]) =>
    [...Map.groupBy(held, h => takerOf(i, h.kind))].flatMap(([toId, some]): Also[] =>
      toId
        ? [
            {
              ref,
              act: 'handOver',
              about: `Case ${ref}`,
              input: { fromId: record.id, toId, kinds: some.map(h => h.kind), reason: '', within: record.id },
            },
          ]
        : [],
    ),
  )
const heldAside = (file: ForceFile): Aside[] => {
  const words = heldInWords(countsIn(file))
  const others = [
    ...(file.dutyTurns.length ? [`${many(file.dutyTurns.length, 'turn')} on duty to come, which are taken off`] : []),
    ...(file.absences.length
      ? [`Stands in for somebody in ${many(file.absences.length, 'absence')}: nobody then stands in`]
      : []),
  ]
  return [
    {
      title: 'What they hold',
      lines: words.length
        ? [
            ...words,
            `These stand on ${many(casesIn(file), 'case')}. What is due on a case goes with its officer`,
            ...others,
          ]
        : ['Nothing stands under their name on a case that you may change', ...others],
    },
  ]
}
const given = (file: ForceFile, i: Takers) => {
  const words = heldInWords(countsOf(file.held.filter(h => takerOf(i, h.kind))))
  return words.length ? `. Given to others: ${words.join(', ')}` : ''
}

/** Entries on other systems are the work of one person by name: it goes with the rest, or to the owner of each order. */
const markersTo = ({ force: { settings } }: ForceFile, record: Person, to: Id | null): ForcePatch =>
  settings.markers.some(k => k.ownerId === record.id)
    ? [
        {
          in: 'force',
          set: {
            settings: {
              ...settings,
              markers: settings.markers.map(k => (k.ownerId === record.id ? { ...k, ownerId: to } : k)),
            },
          },
        },
      ]
    : []

/** What ends with an account: roles, teams, sessions, the calendar, the daily mail, turns on duty, and standing in. */
const ending = (
  file: ForceFile,
  record: Person,
  lastDay: CalendarDate,
  moment: Moment,
  to: Id | null = null,
): ForcePatch => [
  ...markersTo(file, record, to),
  {
    in: 'people',
    id: record.id,
    set: { endedAt: moment.at, lastDay, calendarKey: null, calendarUntil: null, digest: false },
  },
  ...rolesOf(file, record.id).map((r): ForcePatch[number] => ({
    in: 'personRoles',
    id: r.id,
    set: { endedAt: moment.at },
  })),
  ...file.memberships
    .filter(m => m.personId === record.id && !m.endedAt)
    .map((m): ForcePatch[number] => ({ in: 'memberships', id: m.id, set: { endedAt: moment.at } })),
  ...endSessions(file, record.id, moment, 'account'),
  ...file.dutyTurns.map((t): ForcePatch[number] => ({ in: 'dutyTurns', id: t.id, set: { removedAt: moment.at } })),
  ...file.absences.map((a): ForcePatch[number] => ({ in: 'absences', id: a.id, set: { standInId: null } })),
]
const keepsAdministrator = (file: ForceFile, record: Person) =>
  rolesOf(file, record.id).some(r => r.role === 'administrator') ? lastAdministrator(file, record) : []

export const leavingActs = {
  endPerson: forceAct({
    label: 'End this account',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    needs: ['held'],
    compares: ({ file, record: p }) => [p.endedAt, p.lastDay, file.held],
    grave: true,
    guidance:
      'They are signed out, their calendar feed ends, and they can no longer sign in. What they did stays in the record under their name. With a day to come, what they hold is given away now and the account ends by itself after that day.',
    aside: ({ file }) => heldAside(file),
    input: z.object({
      lastDay: date('Their last day', { hint: 'It may be to come, or past where it is recorded late' }),
      ...takers,
      reason: longText('Reason', { rows: 2, hint: 'For example, left the force' }),
    }),
    recorded: ({ file, record, input, moment }) =>
      `${input.lastDay > moment.today ? `The account of ${record.name} ends after ${longDate(input.lastDay)}` : `Ended the account of ${record.name}, whose last day was ${longDate(input.lastDay)}`}${given(file, input)}`,
    refuse: ({ file, record, input, moment }) => [
      ...isEnded(record),
      ...notOneself(record, moment),
      ...keepsAdministrator(file, record),
      ...(input.lastDay < londonDate(record.startedAt)
        ? [{ field: 'lastDay', message: `Their account began on ${longDate(londonDate(record.startedAt))}` }]
        : []),
      ...takerProblems(file, record, input, moment),
    ],
    warn: ({ file, record, input, moment }) => [
      ...(left(file, input).length && input.lastDay <= moment.today
        ? [
            {
              message: `Nobody is named for what they hold: ${left(file, input).join(', ')}. It would stand under “Held by people who have left” until somebody gives it away.`,
            },
          ]
        : []),
      ...(file.lastSeenAt && londonDate(file.lastSeenAt) > input.lastDay
        ? [
            {
              message: `${record.name} was signed in until ${longMoment(file.lastSeenAt)}, after that day. Ask the auditor what was done with the account since.`,
            },
          ]
        : []),
    ],
    patch: ({ file, record, input, moment }) =>
      input.lastDay > moment.today
        ? [
            { in: 'people', id: record.id, set: { lastDay: input.lastDay } },
            ...(input.toId ? markersTo(file, record, input.toId) : []),
          ]
        : ending(file, record, input.lastDay, moment, input.toId),
    also: ({ file, record, input }) => handOvers(file, record, input),
    prefill: ({ record, today }) => ({ lastDay: record.lastDay ?? today }),
    offered: ({ record }) => !record.endedAt,
  }),
  handOverWork: forceAct({
    label: 'Give away what they hold',
    place: 'person',
    permission: 'handOver',
    about: 'people',
    needs: ['held'],
    compares: ({ file }) => file.held,
    guidance: 'Each case keeps its days, and what they did stays under their name. No mail is sent for each case.',
    aside: ({ file }) => heldAside(file),
    input: z.object({ ...takers, reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ file, record, input }) => `Gave away what ${record.name} held${given(file, input)}`,
    refuse: ({ file, record, input, moment }) => [
      ...(file.held.length ? [] : [{ message: 'They hold nothing on a case that you may change' }]),
      ...(file.held.length && !handOvers(file, record, input).length
        ? [{ field: 'toId', message: 'Select who takes it over' }]
        : []),
      ...takerProblems(file, record, input, moment),
    ],
    offered: ({ file }) => file.held.length > 0,
    patch: ({ file, record, input }) => (input.toId ? markersTo(file, record, input.toId) : []),
    also: ({ file, record, input }) => handOvers(file, record, input),
  }),
  stayOn: forceAct({
    label: 'They are not leaving',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    compares: ({ record: p }) => [p.endedAt, p.lastDay],
    guidance: 'Their account goes on. What was given to others stays with them.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record }) => `The account of ${record.name} does not end`,
    refuse: ({ record }) => [...isEnded(record), ...(record.lastDay ? [] : [{ message: 'No last day is recorded' }])],
    patch: ({ record }) => [{ in: 'people', id: record.id, set: { lastDay: null } }],
    offered: ({ record }) => !record.endedAt && record.lastDay !== null,
  }),
  endOnLastDay: forceAct({
    label: 'End an account after its last day',
    permission: 'keepAccounts',
    about: 'people',
    needs: ['held'],
    byProgram: true,
    input: z.object({}),
    recorded: ({ record }) =>
      `The account of ${record.name} ended after their last day, ${longDate(record.lastDay ?? '')}`,
    refuse: ({ file, record, moment }) => [
      ...isEnded(record),
      ...(record.lastDay && record.lastDay < moment.today ? [] : [{ message: 'Their last day is not over' }]),
      ...keepsAdministrator(file, record),
    ],
    patch: ({ file, record, moment }) => ending(file, record, record.lastDay ?? moment.today, moment),
  }),
  reopenPerson: forceAct({
    label: 'Open this account again',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    compares: ({ record: p }) => [p.endedAt],
    guidance:
      'For somebody who comes back. It is the same account, so that what they did before stays theirs. What was given to others stays with them; what nobody took is theirs again.',
    input: z.object({
      roles: choices('Roles', roles),
      teams: records('Teams', 'teams', { optional: true }),
      reason: longText('Reason', { rows: 2 }),
    }),
    recorded: ({ record, input }) => `Opened the account of ${record.name} again: ${rolesInWords(input.roles)}`,
    refuse: ({ file, record }) => [
      ...(record.endedAt ? [] : [{ message: 'This account has not ended' }]),
      ...(isEmailAddress(record.email)
        ? []
        : [{ message: 'This account came of a list whose import was undone. Add the person anew' }]),
      ...(file.emailOwnerId && file.emailOwnerId !== record.id
        ? [{ message: 'Their email address belongs to another account' }]
        : []),
    ],
    warn: ({ input }) => mixedRoles(input.roles),
    patch: ({ record, input, moment }) => [
      { in: 'people', id: record.id, set: { endedAt: null, lastDay: null } },
      ...input.roles.map(role => roleRow(record.id, role, moment)),
      ...input.teams.map(teamId => teamRow(record.id, teamId, moment)),
    ],
    offered: ({ record }) => record.endedAt !== null,
  }),
}
