import { longMoment } from '../case/time/calendar.ts'
import { type MarkerState, markerReads, owedOf } from '../case/views/markers.ts'
import { upperFirst } from '../case/words/grammar.ts'
import { dueAt, kinds, type Params, type Shown, source, wait, within } from './wait.ts'

const verbs: Record<MarkerState, (p: Params) => string> = {
  missing: p => `enter order ${p.ref} on ${p.system}`,
  changed: p => `bring order ${p.ref} up to date on ${p.system}: ${p.changed}`,
  remove: p => `take order ${p.ref} off ${p.system}: it is no longer in force`,
}
const what = (p: Params) => verbs[p.state as MarkerState](p)
const doing = ({ about }: Pick<Shown, 'about'>) => [
  { name: 'recordMarker' as const, about: 'orders' as const, id: about.id },
]

/** Entries of orders on other systems: to be made, brought up to date, and taken off again. */
export const markerSource = source({
  name: 'markers',
  version: 3,
  reads: markerReads,
  kinds: kinds({
    marker: {
      onCase: 'late',
      sentence: ({ params: p }) => `Late since ${longMoment(String(p.dueAt))}: ${what(p)}`,
      line: ({ params: p }) => upperFirst(what(p)),
      todo: ({ params: p }) => upperFirst(what(p)),
      together: {
        sentence: rows =>
          `${rows.length} entries on other systems are late: ${rows.map(r => what(r.params)).join('; ')}`,
        todo: 'Make the entries on other systems that are late',
        acts: rows => rows.slice(0, 1).flatMap(doing),
      },
      page: '/order',
      go: 'Entries on other systems',
      acts: doing,
    },
  }),
  rows: file =>
    file.orders.flatMap(order =>
      owedOf(order, file).map(o =>
        wait(
          'marker' as const,
          { kind: 'orders', id: order.id },
          { at: o.since },
          {
            ...within(o),
            part: `${o.kind.id} ${o.state} ${o.from}`,
            ownerId: o.kind.ownerId ?? order.ownerId,
            ...dueAt(o.dueAt),
            params: {
              ref: order.ref,
              system: o.kind.name,
              state: o.state,
              changed: o.changed.join(', '),
              dueAt: o.dueAt,
            },
          },
        ),
      ),
    ),
})
