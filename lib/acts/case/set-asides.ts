import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import { addDays, longDate } from '../../case/time/calendar.ts'
import { type CaseWait, waitKinds, waitsOf } from '../../waits/projection.ts'
import { maySetAside, setAsideLimit, waitKey } from '../../waits/set-aside.ts'
import { act, open } from '../act/act.ts'
import { carriedField, date, longText } from '../form/fields.ts'

/** One's own reminders on a case, and what waits there set aside until a day with a reason. */

const waiting = (file: CaseFile, key: string | null): CaseWait | undefined =>
  waitsOf(file).find(w => waitKey(w) === key)
const wordsOf = (w: CaseWait, now: { at: string; today: string }) =>
  waitKinds[w.kind].sentence({ about: w.about, params: w.params, owner: null, text: '' }, now)
const longest = 92

export const setAsideActs = {
  setReminder: act({
    label: 'Set yourself a reminder',
    verb: 'Set the reminder',
    stage: 'case',
    place: 'case',
    rank: 3,
    permission: 'converse',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance: 'It waits on your desk from that day until you end it. Others on the case see that it is yours.',
    input: z.object({
      onDay: date('Day to be reminded on'),
      note: longText('What to remind you of', { rows: 2, max: 500, hint: 'No address and no phone number' }),
    }),
    recorded: ({ input }) => `Reminder set for ${longDate(input.onDay)}`,
    refuse: ({ input, moment: m }) =>
      input.onDay < m.today ? [{ field: 'onDay', message: 'The day must be today or later' }] : [],
    prefill: ({ today }) => ({ onDay: addDays(today, 7) }),
    patch: ({ input, moment: m }) => [
      add('reminders', { id: m.newId(), ...input, doneAt: null, at: m.at, byId: m.actor.id }),
    ],
  }),
  endReminder: act({
    label: 'End the reminder',
    verb: 'It is done',
    stage: 'case',
    place: 'case/reminder',
    permission: 'converse',
    about: 'reminders',
    reads: [],
    from: open,
    aside: ({ record: r }) => [{ title: `For ${longDate(r.onDay)}`, lines: [r.note] }],
    input: z.object({}),
    recorded: ({ record: r }) => `Reminder for ${longDate(r.onDay)} ended`,
    offered: ({ record: r, actor }) => r.byId === actor.id && !r.doneAt,
    refuse: ({ record: r, moment: m }) => [
      ...(r.byId === m.actor.id ? [] : [{ message: 'Only whoever set a reminder ends it' }]),
      ...(r.doneAt ? [{ message: 'This reminder has ended already' }] : []),
    ],
    patch: ({ record: r, moment: m }) => [set('reminders', r.id, { doneAt: m.at })],
  }),
  setAside: act({
    label: 'Set aside until a day',
    verb: 'Set it aside',
    stage: 'case',
    place: 'case',
    permission: 'allocate',
    about: 'case',
    onlyAdds: true,
    from: open,
    guidance:
      'It leaves the queues and the desk until that day, and then comes back. It stays in the figures, and is late when it is late. Breaches without action, unserved orders and missed notifications are never set aside.',
    input: z.object({
      what: carriedField('What is set aside', { max: 300 }),
      untilOn: date('Until'),
      reason: longText('Why it can wait', { rows: 2, max: 1000 }),
    }),
    aside: () => [],
    recorded: ({ file, input, moment }) => {
      const w = waiting(file, input.what)
      return `Set aside until ${longDate(input.untilOn)}${w ? `: ${wordsOf(w, moment)}` : ''}`
    },
    // Its form is opened from the row that is set aside.
    offered: () => false,
    refuse: ({ file, input, moment: m }) => {
      const w = waiting(file, input.what)
      if (!w) return [{ message: 'It no longer waits on this case. Go back to the list and choose again' }]
      if (!maySetAside(w.kind)) return [{ message: 'This is never set aside: it is to be done now' }]
      const limit = setAsideLimit(w)
      return [
        ...(input.untilOn <= m.today ? [{ field: 'untilOn', message: 'The day must be after today' }] : []),
        ...(input.untilOn > addDays(m.today, longest)
          ? [{ field: 'untilOn', message: `The day must be within ${longest} days` }]
          : []),
        ...(limit && input.untilOn > limit
          ? [{ field: 'untilOn', message: `It is due on ${longDate(limit)}: set it aside until that day or earlier` }]
          : []),
        ...(file.setAsides.some(s => !s.endedAt && s.what === input.what && s.untilOn > m.today)
          ? [{ message: 'It is set aside already. Bring it back first' }]
          : []),
      ]
    },
    prefill: ({ today }) => ({ untilOn: addDays(today, 7) }),
    patch: ({ input: { what, ...input }, moment: m }) => [
      add('setAsides', { id: m.newId(), what: what ?? '', ...input, endedAt: null, at: m.at, byId: m.actor.id }),
    ],
  }),
  endSetAside: act({
    label: 'Bring back what was set aside',
    verb: 'Bring it back',
    stage: 'case',
    place: 'case/set-aside',
    permission: 'allocate',
    about: 'setAsides',
    reads: [],
    from: open,
    aside: ({ record: s }) => [{ title: `Set aside until ${longDate(s.untilOn)}`, lines: [s.reason] }],
    input: z.object({}),
    recorded: ({ record: s }) => `Brought back what was set aside until ${longDate(s.untilOn)}`,
    offered: ({ record: s, today }) => !s.endedAt && s.untilOn > today,
    refuse: ({ record: s }) => (s.endedAt ? [{ message: 'It has been brought back already' }] : []),
    patch: ({ record: s, moment: m }) => [set('setAsides', s.id, { endedAt: m.at })],
  }),
}
