import { z } from 'zod'
import type { ForceFile, ForcePatch, Person } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { allRoles, type Role, roles } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import { ranks } from '../../case/reference/ranks.ts'
import { isEmailAddress, isPhoneNumber } from '../../case/staff/account-details.ts'
import type { GivenBy } from '../../case/staff/directory.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { choice, choices, longText, optionalChosenFrom, optionalText, records, text, yesNo } from '../form/fields.ts'

const rankOf = (code: keyof typeof ranks | null) => (code ? ranks[code].label : null)
const rankCode = (label: string | null) =>
  (Object.keys(ranks) as (keyof typeof ranks)[]).find(code => ranks[code].label === label) ?? null

export const rolesOf = (file: ForceFile, personId: Id) =>
  file.personRoles.filter(r => r.personId === personId && !r.endedAt)
export const isEnded = (record: Person): Refusal[] => (record.endedAt ? [{ message: 'This account has ended' }] : [])
export const notOneself = (record: Person, moment: Moment): Refusal[] =>
  record.id === moment.actor.id ? [{ message: 'You cannot change your own account. Ask another administrator' }] : []
export const lastAdministrator = (file: ForceFile, record: Person): Refusal[] =>
  file.personRoles.some(r => r.role === 'administrator' && !r.endedAt && r.personId !== record.id)
    ? []
    : [{ message: 'This is the last administrator. Make someone else an administrator first' }]

const emailProblems = (file: ForceFile, email: string, own?: Id): Refusal[] => [
  ...(isEmailAddress(email)
    ? []
    : [{ field: 'email', message: 'Enter an email address in the correct format, like name@force.example.org' }]),
  ...(file.emailOwnerId && file.emailOwnerId !== own
    ? [{ field: 'email', message: 'This email address belongs to another account' }]
    : []),
]
export const mixedRoles = (held: readonly Role[]): Refusal[] =>
  held.includes('administrator') && held.length > 1
    ? [{ message: 'An administrator sees no cases. This person would also hold a role that does.' }]
    : []

/** Colleagues ring it from the door card of an order that this person answers for. */
function phoneField() {
  return optionalText('Phone number', {
    hint: 'Colleagues see it on the door card of an order that this person answers for. It is never printed',
    inputMode: 'tel',
    width: 20,
    max: 30,
  })
}
const phoneProblems = (phone: string | null): Refusal[] =>
  phone && !isPhoneNumber(phone)
    ? [{ field: 'phone', message: 'Enter a phone number, like 01632 960 001 or 07700 900 982' }]
    : []

export const personDetails = {
  name: text('Name', { hint: 'With the rank in front, as colleagues know them: DC Amira Siddiqui' }),
  email: text('Email address', {
    hint: 'The address of their force account',
    inputMode: 'email',
    max: 254,
  }),
  collar: optionalText('Collar or staff number', { width: 10, max: 20 }),
  rank: optionalChosenFrom('Rank', ranks, { hint: 'None for police staff' }),
  phone: phoneField(),
}

type NewAccount = z.output<z.ZodObject<typeof personDetails>> & { roles: readonly Role[]; teams: readonly Id[] }
/** Why an account with this address and number cannot be. */
export const accountProblems = (file: ForceFile, input: Pick<NewAccount, 'email' | 'phone'>): Refusal[] => [
  ...emailProblems(file, input.email),
  ...phoneProblems(input.phone),
]
/** A new account with its roles and teams, by hand or from a list of people. */
export function newAccount(input: NewAccount, importId: Id | null, moment: Moment): ForcePatch {
  const { name, email, collar, rank, phone } = input
  const personId = moment.newId()
  return [
    {
      in: 'people',
      add: {
        ...{ id: personId, name, email, collar, rank: rankOf(rank), phone, importId },
        ...{
          calendarKey: null,
          calendarUntil: null,
          digest: false,
          startedAt: moment.at,
          endedAt: null,
          lastDay: null,
        },
      },
    },
    ...input.roles.map(role => roleRow(personId, role, moment)),
    ...input.teams.map(teamId => teamRow(personId, teamId, moment)),
  ]
}

export const accountActs = {
  addPerson: forceAct({
    label: 'Add a person',
    place: 'people-of-force',
    permission: 'managePeople',
    about: 'force',
    onlyAdds: true,
    guidance: 'They sign in with their force account. The first time, it is recognised by its email address.',
    input: z.object({
      ...personDetails,
      roles: choices('Roles', roles),
      teams: records('Teams', 'teams', { optional: true }),
    }),
    recorded: ({ input }) => `Added ${input.name}: ${input.roles.map(r => roles[r].label.toLowerCase()).join(', ')}`,
    refuse: ({ file, input }) => accountProblems(file, input),
    warn: ({ input }) => mixedRoles(input.roles),
    patch: ({ input, moment }) => newAccount(input, null, moment),
  }),
  changePerson: forceAct({
    label: 'Change name, email, numbers or rank',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    compares: ({ record: p }) => [p.name, p.email, p.collar, p.rank, p.phone, p.endedAt],
    input: z.object(personDetails),
    recorded: ({ record, input }) => {
      const changed = [
        ...(record.name !== input.name ? [`name (was ${record.name})`] : []),
        ...(record.email !== input.email ? ['email address'] : []),
        ...(record.collar !== input.collar ? ['number'] : []),
        ...(record.rank !== rankOf(input.rank) ? [`rank (was ${record.rank ?? 'none'})`] : []),
        ...(record.phone !== input.phone ? ['phone number'] : []),
      ]
      return `Changed ${input.name}: ${changed.join(', ') || 'nothing'}`
    },
    refuse: ({ file, record, input, moment }) => [
      ...isEnded(record),
      ...notOneself(record, moment),
      ...emailProblems(file, input.email, record.id),
      ...phoneProblems(input.phone),
    ],
    patch: ({ record, input }) => [
      {
        in: 'people',
        id: record.id,
        set: {
          name: input.name,
          email: input.email,
          collar: input.collar,
          rank: rankOf(input.rank),
          phone: input.phone,
        },
      },
    ],
    prefill: ({ record }) => ({ ...record, rank: rankCode(record.rank) }),
    offered: ({ record }) => !record.endedAt,
  }),
  chooseDigest: forceAct({
    label: 'Choose whether to have a daily mail',
    place: 'account',
    permission: 'keepOwnAccount',
    about: 'people',
    shownAt: '/account',
    compares: ({ record: p }) => [p.digest, p.endedAt],
    guidance:
      'Each morning, how many things wait for you, how many are late and how many fall due in the next three days. It names no case. Nothing is sent on a day on which nothing waits.',
    input: z.object({ digest: yesNo('Do you want a mail each morning?') }),
    recorded: ({ input }) => (input.digest ? 'Asked for a daily mail' : 'Ended the daily mail'),
    refuse: ({ record, moment }) => [
      ...isEnded(record),
      ...(record.id === moment.actor.id ? [] : [{ message: 'This is somebody else’s account' }]),
    ],
    patch: ({ record, input }) => [{ in: 'people', id: record.id, set: { digest: input.digest } }],
    prefill: ({ record }) => ({ digest: record.digest ? 'yes' : 'no' }),
    // Offered on a person’s own page, and on no other.
    offered: ({ record, actor }) => record.id === actor.id,
  }),
  changeOwnNumber: forceAct({
    label: 'Change your phone number',
    place: 'account',
    permission: 'keepOwnAccount',
    about: 'people',
    shownAt: '/account',
    compares: ({ record: p }) => [p.phone, p.endedAt],
    input: z.object({ phone: phoneField() }),
    recorded: ({ input }) => (input.phone ? 'Changed their own phone number' : 'Took their own phone number away'),
    refuse: ({ record, input, moment }) => [
      ...isEnded(record),
      ...(record.id === moment.actor.id ? [] : [{ message: 'This is somebody else’s number' }]),
      ...phoneProblems(input.phone),
    ],
    patch: ({ record, input }) => [{ in: 'people', id: record.id, set: { phone: input.phone } }],
    prefill: ({ record }) => ({ phone: record.phone }),
    // Offered on a person’s own page, and on no other.
    offered: () => false,
  }),
  giveRole: forceAct({
    label: 'Give a role',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    onlyAdds: true,
    input: z.object({ role: choice('Role', roles) }),
    recorded: ({ record, input }) => `Gave ${record.name} the role ${roles[input.role].label.toLowerCase()}`,
    refuse: ({ file, record, input, moment }) => [
      ...isEnded(record),
      ...notOneself(record, moment),
      ...(rolesOf(file, record.id).some(r => r.role === input.role)
        ? [{ field: 'role', message: 'They have this role already' }]
        : []),
    ],
    warn: ({ file, record, input }) => mixedRoles([...rolesOf(file, record.id).map(r => r.role), input.role]),
    patch: ({ record, input, moment }) => [roleRow(record.id, input.role, moment)],
    offered: ({ file, record }) => !record.endedAt && rolesOf(file, record.id).length < allRoles.length,
  }),
  endRole: forceAct({
    label: 'Remove a role',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    compares: ({ file, record }) => [record.endedAt, rolesOf(file, record.id).map(r => r.role)],
    input: z.object({ role: choice('Role', roles) }),
    recorded: ({ record, input }) => `Took the role ${roles[input.role].label.toLowerCase()} from ${record.name}`,
    refuse: ({ file, record, input, moment }) => [
      ...isEnded(record),
      ...notOneself(record, moment),
      ...(rolesOf(file, record.id).some(r => r.role === input.role)
        ? input.role === 'administrator'
          ? lastAdministrator(file, record)
          : []
        : [{ field: 'role', message: 'They do not have this role' }]),
    ],
    warn: ({ file, record, input }) =>
      rolesOf(file, record.id).some(r => r.role === input.role && r.givenBy === 'directory')
        ? [
            {
              message:
                'The directory gave this role, and gives it again at their next sign-in while they are in its group.',
            },
          ]
        : [],
    patch: ({ file, record, input, moment }) =>
      rolesOf(file, record.id)
        .filter(r => r.role === input.role)
        .map(r => ({ in: 'personRoles', id: r.id, set: { endedAt: moment.at } })),
    offered: ({ file, record }) => !record.endedAt && rolesOf(file, record.id).length > 0,
  }),
  revokeSessions: forceAct({
    label: 'Sign them out everywhere',
    place: 'person',
    permission: 'managePeople',
    about: 'people',
    grave: true,
    guidance: 'Every browser in which they are signed in is signed out at once. They can sign in again.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record }) => `Signed ${record.name} out everywhere`,
    refuse: ({ file, record }) =>
      file.sessions.some(s => s.personId === record.id) ? [] : [{ message: 'They are not signed in anywhere' }],
    patch: ({ file, record, moment }) => endSessions(file, record.id, moment, 'revoked'),
    offered: ({ file, record }) => file.sessions.some(s => s.personId === record.id),
  }),
}

export const roleRow = (personId: Id, role: Role, moment: Moment, by: GivenBy = 'hand'): ForcePatch[number] => ({
  in: 'personRoles',
  add: { id: moment.newId(), personId, role, startedAt: moment.at, endedAt: null, givenBy: by },
})
export const teamRow = (personId: Id, teamId: Id, moment: Moment, by: GivenBy = 'hand'): ForcePatch[number] => ({
  in: 'memberships',
  add: { id: moment.newId(), personId, teamId, endedAt: null, givenBy: by },
})
export const endSessions = (file: ForceFile, personId: Id, moment: Moment, endedBecause: string): ForcePatch =>
  file.sessions
    .filter(s => s.personId === personId)
    .map(s => ({ in: 'sessions', id: s.id, set: { endedAt: moment.at, endedBecause } }))
