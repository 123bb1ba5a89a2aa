import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import { overlap, type Premises, premisesKinds } from '../../case/reference/premises.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { choice, date, optionalDate, text } from '../form/fields.ts'

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const days = {
  startedOn: date('First day of use', { hint: 'The first day on which it sat or opened to the public here' }),
  endedOn: optionalDate('Last day of use', { hint: 'Leave blank while it is in use' }),
}
const input = z.object({
  kind: choice('What it is', premisesKinds),
  name: text('Name', { hint: 'As papers name it, for example Aldermere Magistrates’ Court' }),
  ...days,
})
type Given = Omit<Premises, 'id' | 'mergedIntoId'>
const refusals = (file: ForceFile, i: Given, own?: string): Refusal[] => [
  ...(i.endedOn && i.endedOn < i.startedOn
    ? [{ field: 'endedOn', message: 'Last day of use must be the same as or after the first' }]
    : []),
  ...(file.premises.some(p => p.id !== own && p.kind === i.kind && same(p.name, i.name) && overlap(p, i))
    ? [
        {
          field: 'name',
          message: `There is a ${premisesKinds[i.kind].label.toLowerCase()} of this name in those days already`,
        },
      ]
    : []),
]
const span = (i: Given) => `from ${longDate(i.startedOn)}${i.endedOn ? ` to ${longDate(i.endedOn)}` : ''}`

/** Courts and stations: names that forms suggest. What was written in a case keeps the name that it had. */
export const premisesActs = {
  addPremises: forceAct({
    label: 'Add a court or station',
    place: 'settings/premises-list',
    shownAt: '/settings/premises',
    permission: 'manageSettings',
    about: 'force',
    onlyAdds: true,
    guidance: 'Forms of a case suggest it on the days on which it is in use. Another name can always be typed.',
    input,
    recorded: ({ input: i }) => `Added the ${premisesKinds[i.kind].label.toLowerCase()} ${i.name}, ${span(i)}`,
    refuse: ({ file, input: i }) => refusals(file, i),
    patch: ({ input: i, moment }) => [{ in: 'premises', add: { id: moment.newId(), ...i, mergedIntoId: null } }],
  }),
  changePremises: forceAct({
    label: 'Rename or change the dates',
    place: 'settings/premises',
    shownAt: '/settings/premises',
    permission: 'manageSettings',
    about: 'premises',
    compares: ({ record: p }) => [p.kind, p.name, p.startedOn, p.endedOn],
    guidance:
      'What is written in cases keeps the name that it had. Give a last day to end it; take it away to open it again.',
    input,
    recorded: ({ record, input: i }) =>
      `Changed the ${premisesKinds[i.kind].label.toLowerCase()} ${i.name}${record.name === i.name ? '' : ` (was ${record.name})`}: in use ${span(i)}`,
    refuse: ({ file, record: p, input: i }) => [
      ...(p.kind === i.kind && p.name === i.name && p.startedOn === i.startedOn && p.endedOn === i.endedOn
        ? [{ message: 'Nothing has changed' }]
        : []),
      ...refusals(file, i, p.id),
    ],
    patch: ({ record, input: i }) => [
      { in: 'premises', id: record.id, set: { ...i, ...(i.endedOn ? {} : { mergedIntoId: null }) } },
    ],
    prefill: ({ record }) => ({ ...record }),
  }),
}
