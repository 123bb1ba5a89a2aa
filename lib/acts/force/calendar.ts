import { z } from 'zod'
import type { Person } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { hoursAfter, longMoment } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'

const theirOwn = (record: Person, moment: Moment): Refusal[] =>
  record.id === moment.actor.id ? [] : [{ message: 'A calendar feed is made by the person whose it is' }]

/** How long a feed's address works: then it is made again by whoever still needs it. */
export const calendarDays = 180
const end = (moment: Moment) => hoursAfter(moment.at, calendarDays * 24)

/** A person's own calendar feed: an address with a key in it, good for a while or until they end it. */
export const calendarActs = {
  startCalendar: forceAct({
    label: 'Make a calendar feed',
    place: 'deadlines',
    permission: 'keepOwnAccount',
    about: 'people',
    compares: ({ record: p }) => [p.calendarKey, p.calendarUntil],
    guidance:
      'Your calendar will show the last day of each deadline of your cases, with the reference of the case and nothing about anyone in it. Whoever has the address can read it, so keep it to yourself. It works for 180 days. A new feed ends the one before.',
    input: z.object({}),
    recorded: ({ moment }) => `Calendar feed made, until ${longMoment(end(moment))}`,
    refuse: ({ record, moment }) => theirOwn(record, moment),
    patch: ({ record, moment }) => [
      { in: 'people', id: record.id, set: { calendarKey: moment.newId(), calendarUntil: end(moment) } },
    ],
  }),
  endCalendar: forceAct({
    label: 'End the calendar feed',
    place: 'deadlines',
    permission: 'keepOwnAccount',
    about: 'people',
    compares: ({ record: p }) => [p.calendarKey, p.calendarUntil],
    guidance: 'The address stops working at once.',
    input: z.object({}),
    recorded: 'Calendar feed ended',
    refuse: ({ record, moment }) => [
      ...theirOwn(record, moment),
      ...(record.calendarKey ? [] : [{ message: 'There is no calendar feed' }]),
    ],
    patch: ({ record }) => [{ in: 'people', id: record.id, set: { calendarKey: null, calendarUntil: null } }],
    offered: ({ record }) => record.calendarKey !== null,
  }),
} as const
