import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import type { Id } from '../../case/records/id.ts'
import { type DutyRole, dutyRoles } from '../../case/staff/duty.ts'
import { type Instant, longDate, longMoment } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { choice, date, longText, moment as momentOf, optionalRecord, record } from '../form/fields.ts'

/** Who is on duty, who is away and who stands in for them: an alarm asks it at its own moment. */

const nameOf = (file: ForceFile, id: Id | null) => file.people.find(p => p.id === id)?.name ?? 'somebody'
const ofForce = (file: ForceFile, id: Id | null, field: string): Refusal[] =>
  id === null || file.people.some(p => p.id === id && !p.endedAt)
    ? []
    : [{ field, message: 'Select somebody of this force whose account has not ended' }]

const turn = {
  personId: record('Who is on duty', 'people'),
  role: choice('Duty role', dutyRoles),
  fromAt: momentOf('Start of the turn'),
  untilAt: momentOf('End of the turn'),
}
type Turn = { name?: string; personId: Id; role: DutyRole; fromAt: Instant; untilAt: Instant }
const longestTurnDays = 31
const turnProblems = (file: ForceFile, t: Turn, own?: Id): Refusal[] => {
  const [from, until] = [Date.parse(t.fromAt), Date.parse(t.untilAt)]
  const twice = file.dutyTurns.some(
    o =>
      o.id !== own &&
      !o.removedAt &&
      o.personId === t.personId &&
      o.role === t.role &&
      Date.parse(o.fromAt) < until &&
      from < Date.parse(o.untilAt),
  )
  return [
    ...ofForce(file, t.personId, 'personId'),
    ...(until > from ? [] : [{ field: 'untilAt', message: 'The end must be after the beginning' }]),
    ...(until - from > longestTurnDays * 86_400_000
      ? [{ field: 'untilAt', message: `A turn on duty is ${longestTurnDays} days at most` }]
      : []),
    ...(twice ? [{ field: 'fromAt', message: 'They are on duty as this for some of that time already' }] : []),
  ]
}
const turnWords = (file: ForceFile, t: Turn) =>
  `${t.name ?? nameOf(file, t.personId)} on duty as ${dutyRoles[t.role].label.toLowerCase()} from ${longMoment(t.fromAt)} until ${longMoment(t.untilAt)}`

const away = {
  personId: record('Who is away', 'people'),
  fromOn: date('First day away'),
  untilOn: date('Last day away'),
  standInId: optionalRecord('Who stands in', 'people', {
    hint: 'They are told of what is this person’s, and are offered in their place. If nobody stands in, alarms go to the next step',
  }),
}
type Away = { name?: string; personId: Id; fromOn: string; untilOn: string; standInId: Id | null }
const awayProblems = (file: ForceFile, a: Away, own?: Id): Refusal[] => [
  ...ofForce(file, a.personId, 'personId'),
  ...ofForce(file, a.standInId, 'standInId'),
  ...(a.untilOn >= a.fromOn ? [] : [{ field: 'untilOn', message: 'The last day must be the first day or later' }]),
  ...(a.standInId === a.personId ? [{ field: 'standInId', message: 'Select somebody else to stand in' }] : []),
  ...(file.absences.some(
    o => o.id !== own && !o.removedAt && o.personId === a.personId && o.fromOn <= a.untilOn && a.fromOn <= o.untilOn,
  )
    ? [{ field: 'fromOn', message: 'An absence of theirs is recorded for some of those days already' }]
    : []),
]
const standInAway = (file: ForceFile, a: Away): Refusal[] =>
  file.absences.some(o => !o.removedAt && o.personId === a.standInId && o.fromOn <= a.untilOn && a.fromOn <= o.untilOn)
    ? [{ field: 'standInId', message: 'Whoever stands in is away on some of those days' }]
    : []
const awayWords = (file: ForceFile, a: Away) =>
  `${a.name ?? nameOf(file, a.personId)} away from ${longDate(a.fromOn)} to ${longDate(a.untilOn)}, ${a.standInId ? `${nameOf(file, a.standInId)} stands in` : 'nobody stands in'}`

const endTurn = (over: boolean): Refusal[] => (over ? [{ message: 'This was taken off the roster already' }] : [])
const why = { reason: longText('Reason', { rows: 2 }) }

export const dutyActs = {
  putOnDuty: forceAct({
    label: 'Put somebody on duty',
    place: 'duty',
    permission: 'manageDuty',
    about: 'force',
    needs: ['roster'],
    onlyAdds: true,
    shownAt: '/duty',
    input: z.object(turn),
    recorded: ({ file, input }) => `Put ${turnWords(file, input)}`,
    refuse: ({ file, input }) => turnProblems(file, input),
    patch: ({ input, moment }) => [
      {
        in: 'dutyTurns',
        add: { id: moment.newId(), ...input, removedAt: null, byId: moment.actor.id },
      },
    ],
  }),
  changeDuty: forceAct({
    label: 'Change this turn on duty',
    place: 'duty/turn',
    permission: 'manageDuty',
    about: 'dutyTurns',
    shownAt: '/duty',
    input: z.object(turn),
    recorded: ({ file, record, input }) => `Changed ${turnWords(file, record)}. Now ${turnWords(file, input)}`,
    refuse: ({ file, record, input }) => [
      ...endTurn(record.removedAt !== null),
      ...turnProblems(file, input, record.id),
    ],
    patch: ({ record, input }) => [{ in: 'dutyTurns', id: record.id, set: input }],
    prefill: ({ record: r }) => ({ personId: r.personId, role: r.role, fromAt: r.fromAt, untilAt: r.untilAt }),
    offered: ({ record }) => !record.removedAt,
  }),
  takeOffDuty: forceAct({
    label: 'Remove this turn from the roster',
    place: 'duty/turn',
    permission: 'manageDuty',
    about: 'dutyTurns',
    shownAt: '/duty',
    grave: true,
    input: z.object(why),
    recorded: ({ file, record }) => `Took off the roster: ${turnWords(file, record)}`,
    refuse: ({ record }) => endTurn(record.removedAt !== null),
    patch: ({ record, moment }) => [{ in: 'dutyTurns', id: record.id, set: { removedAt: moment.at } }],
    offered: ({ record }) => !record.removedAt,
  }),
  recordAbsence: forceAct({
    label: 'Record an absence',
    place: 'duty',
    permission: 'manageDuty',
    about: 'force',
    needs: ['roster'],
    onlyAdds: true,
    shownAt: '/duty',
    input: z.object(away),
    recorded: ({ file, input }) => `Recorded ${awayWords(file, input)}`,
    refuse: ({ file, input }) => awayProblems(file, input),
    warn: ({ file, input }) => standInAway(file, input),
    patch: ({ input, moment }) => [
      { in: 'absences', add: { id: moment.newId(), ...input, removedAt: null, byId: moment.actor.id } },
    ],
  }),
  changeAbsence: forceAct({
    label: 'Change this absence',
    place: 'duty/absence',
    permission: 'manageDuty',
    about: 'absences',
    shownAt: '/duty',
    input: z.object(away),
    recorded: ({ file, record, input }) => `Changed ${awayWords(file, record)}. Now ${awayWords(file, input)}`,
    refuse: ({ file, record, input }) => [
      ...endTurn(record.removedAt !== null),
      ...awayProblems(file, input, record.id),
    ],
    warn: ({ file, input }) => standInAway(file, input),
    patch: ({ record, input }) => [{ in: 'absences', id: record.id, set: input }],
    prefill: ({ record: r }) => ({
      personId: r.personId,
      fromOn: r.fromOn,
      untilOn: r.untilOn,
      standInId: r.standInId,
    }),
    offered: ({ record }) => !record.removedAt,
  }),
  endAbsence: forceAct({
    label: 'Remove this absence from the roster',
    place: 'duty/absence',
    permission: 'manageDuty',
    about: 'absences',
    shownAt: '/duty',
    grave: true,
    input: z.object(why),
    recorded: ({ file, record }) => `Took off the roster: ${awayWords(file, record)}`,
    refuse: ({ record }) => endTurn(record.removedAt !== null),
    patch: ({ record, moment }) => [{ in: 'absences', id: record.id, set: { removedAt: moment.at } }],
    offered: ({ record }) => !record.removedAt,
  }),
}
