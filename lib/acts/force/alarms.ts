import { z } from 'zod'
import { alarmKinds, alarmReaders, isAlarmKind } from '../../case/reference/alarm-kinds.ts'
import { policyFor } from '../../waits/alarms.ts'
import { forceAct } from '../act/act.ts'
import { carriedChoice, chosenFrom, longText, number, optionalChosenFrom, records, yesNo } from '../form/fields.ts'

const most = 14 * 24 * 60
const input = z.object({
  kind: carriedChoice('Alarm', alarmKinds),
  first: chosenFrom('Who is told first', alarmReaders),
  second: optionalChosenFrom('Who is told second', alarmReaders),
  third: optionalChosenFrom('Who is told third', alarmReaders),
  fourth: optionalChosenFrom('Who is told fourth', alarmReaders),
  seenWithinMinutes: number('Goes to the next if not seen within (minutes)', {
    least: 5,
    most,
    hint: 'From when it was sent, quiet hours not counted. What the mail relay refuses goes to the next at once',
  }),
  byMail: yesNo('Tell them by mail too?', { hint: 'It always stands in the list of their alarms' }),
  reason: longText('Why, and on whose decision', { rows: 2 }),
})
const ladderOf = (i: z.output<typeof input>) => [i.first, i.second, i.third, i.fourth].filter(r => r !== null)

export const alarmActs = {
  changeAlarm: forceAct({
    label: 'Change an alarm',
    place: 'settings/alarms',
    permission: 'manageSettings',
    about: 'force',
    needs: ['alarmRules'],
    shownAt: '/settings/alarms',
    compares: ({ file }) => file.alarmRules,
    guidance:
      'It applies from the next alarm on. Quiet hours hold back mail of other alarms, and never that of a breach.',
    input,
    recorded: ({ input }) => `Changed the alarm “${alarmKinds[input.kind].label}”`,
    refuse: ({ input }) => {
      const ladder = ladderOf(input)
      return new Set(ladder).size < ladder.length ? [{ field: 'second', message: 'Each reader can come once' }] : []
    },
    warn: ({ input }) =>
      alarmKinds[input.kind].always && !input.byMail
        ? [{ message: 'Nobody would be told of a breach by mail: only whoever looks at the list would see it.' }]
        : [],
    patch: ({ file, input, moment }) => {
      const fields = {
        ladder: ladderOf(input),
        seenWithinMinutes: input.seenWithinMinutes,
        byMail: input.byMail,
      }
      const rule = file.alarmRules.find(r => r.kind === input.kind)
      return [
        rule
          ? { in: 'alarmRules', id: rule.id, set: fields }
          : { in: 'alarmRules', add: { id: moment.newId(), kind: input.kind, ...fields } },
      ]
    },
    // Its form is opened for one alarm, from the list of all.
    offered: () => false,
  }),
  markAlarmsSeen: forceAct({
    label: 'Mark alarms as seen',
    verb: 'Mark as seen',
    place: 'alarms',
    permission: 'readOwnAlarms',
    about: 'force',
    needs: ['ownNotices'],
    // Whichever are unseen are marked: one that was marked meanwhile overtakes nobody.
    compares: () => null,
    shownAt: '/alarms',
    input: z.object({ noticeIds: records('Alarms', 'ownNotices') }),
    recorded: ({ file, input }) => {
      const n = file.alarmNotices.filter(o => input.noticeIds.includes(o.id)).length
      return `Marked ${n} ${n === 1 ? 'alarm' : 'alarms'} as seen`
    },
    refuse: ({ file, input }) =>
      file.alarmNotices.some(n => input.noticeIds.includes(n.id))
        ? []
        : [{ field: 'noticeIds', message: 'These alarms are marked as seen already' }],
    patch: ({ file, input, moment }) =>
      file.alarmNotices
        .filter(n => n.personId === moment.actor.id && input.noticeIds.includes(n.id))
        .map(n => ({ in: 'alarmNotices' as const, id: n.id, set: { seenAt: moment.at } })),
    offered: () => false,
  }),
}

/** The form of one alarm, filled with what stands: for the link that opens it. */
export function alarmFormValues(kind: string, rules: Parameters<typeof policyFor>[1]): Record<string, string> {
  if (!isAlarmKind(kind)) return {}
  const { ladder, seenWithin, byMail } = policyFor(kind, rules)
  const [first = '', second = '', third = '', fourth = ''] = ladder
  const values = {
    kind,
    first,
    second,
    third,
    fourth,
    seenWithinMinutes: String(seenWithin),
    byMail: byMail ? 'yes' : 'no',
  }
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v))
}
