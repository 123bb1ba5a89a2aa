import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import { type MarkerKind, markerKindOf, markerTexts } from '../../case/reference/marker-kinds.ts'
import { backlogDays } from '../../case/views/markers.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, choice, number, optionalRecord, text, yesNo } from '../form/fields.ts'

const fields = {
  name: text('System', { hint: 'For example, Police national computer', max: 80 }),
  text: choice('What is entered there', markerTexts),
  withinHours: number('Within (hours)', {
    least: 1,
    most: 720,
    hint: 'From when the order, or a change of it, was recorded',
  }),
  ownerId: optionalRecord('Whose it is', 'people', { hint: 'Leave blank for the owner of each order' }),
}
const sameName = (file: ForceFile, name: string, own?: string): Refusal[] =>
  file.force.settings.markers.some(k => k.id !== own && k.name.toLowerCase() === name.toLowerCase())
    ? [{ field: 'name', message: 'There is a system of this name already' }]
    : []
const withKinds = (file: ForceFile, markers: MarkerKind[]) => [
  { in: 'force' as const, set: { settings: { ...file.force.settings, markers } } },
]

/** The systems on which a force enters its orders. One is never deleted: what was entered there is still to be removed. */
export const markerKindActs = {
  addMarkerKind: forceAct({
    label: 'Add a system',
    place: 'settings/markers',
    permission: 'manageSettings',
    about: 'force',
    compares: ({ file }) => file.force.settings.markers,
    shownAt: '/settings/markers',
    guidance: `Every order in force is then to be entered there. Orders that are recorded already fall due over ${backlogDays} days from now, each on a day of its own.`,
    input: z.object(fields),
    recorded: ({ input }) => `Added ${input.name} to the systems on which orders are entered`,
    refuse: ({ file, input }) => sameName(file, input.name),
    patch: ({ file, input, moment }) =>
      withKinds(file, [
        ...file.force.settings.markers,
        { id: moment.newId(), ...input, isUsed: true, fromAt: moment.at },
      ]),
  }),
  changeMarkerKind: forceAct({
    label: 'Change a system',
    place: 'settings/markers',
    permission: 'manageSettings',
    about: 'force',
    compares: ({ file }) => file.force.settings.markers,
    shownAt: '/settings/markers',
    input: z.object({
      kindId: carriedField('System'),
      ...fields,
      isUsed: yesNo('Are orders entered there now?', {
        hint: 'If not, nothing more is owed there but the removal of what was entered',
      }),
    }),
    recorded: ({ file, input }) => {
      const before = markerKindOf(file.force.settings.markers, input.kindId ?? '')
      const renamed = before && before.name !== input.name ? ` (was ${before.name})` : ''
      return `Changed ${input.name}${renamed}, on which orders are entered: ${input.isUsed ? `within ${input.withinHours} hours` : 'no longer used'}`
    },
    refuse: ({ file, input }) => {
      const before = markerKindOf(file.force.settings.markers, input.kindId ?? '')
      const { kindId, ...next } = input
      if (!before) return [{ message: 'There is no such system. Go back and choose one' }]
      return [
        ...sameName(file, input.name, before.id),
        ...(JSON.stringify({ ...before, ...next }) === JSON.stringify(before)
          ? [{ message: 'Nothing has changed' }]
          : []),
      ]
    },
    patch: ({ file, input, moment }) => {
      const { kindId, ...next } = input
      return withKinds(
        file,
        file.force.settings.markers.map(k =>
          k.id === kindId ? { id: k.id, ...next, fromAt: next.isUsed && !k.isUsed ? moment.at : k.fromAt } : k,
        ),
      )
    },
    // Its form is opened for one system, from the list of all.
    offered: () => false,
  }),
}
/** The form of one system, filled with what stands: for the link that opens it. */
export const markerFormValues = (k: MarkerKind): Record<string, string> => ({
  kindId: k.id,
  name: k.name,
  text: k.text,
  withinHours: String(k.withinHours),
  ...(k.ownerId ? { ownerId: k.ownerId } : {}),
  isUsed: k.isUsed ? 'yes' : 'no',
})
