import { gapReads, gapsDueOn, gapsOfOrder, importGaps } from '../case/views/imported-orders.ts'
import { inForceSpans, joinSpans } from '../case/views/in-force-spans.ts'
import { dueBy, kinds, type Params, source, wait, within } from './wait.ts'

const lacks = (p: Params) => (p.lacks as readonly string[]).join('; ')

/** What orders from a list still lack: a task of each, from the day of the import. */
export const importedSource = source({
  name: 'imported',
  version: 1,
  reads: gapReads,
  kinds: kinds({
    importGaps: {
      onCase: 'visible',
      sentence: ({ params: p }) => `Order ${p.ref} came from a list that does not say: ${lacks(p)}`,
      line: ({ params: p }) => `Order ${p.ref} lacks ${lacks(p)}`,
      todo: ({ params: p }) => `Find out what the list did not say of order ${p.ref}`,
      page: '/order',
      go: 'Order',
      acts: ({ about }) => [
        { name: 'correctOrderRecord', about: 'orders', id: about.id },
        { name: 'attachSealedCopy', about: 'orders', id: about.id },
        { name: 'settleImportGaps', about: 'orders', id: about.id },
      ],
    },
  }),
  rows: file =>
    file.orders.flatMap(order => {
      const gaps = order.importId ? gapsOfOrder(order, file) : []
      if (!gaps.length) return []
      return joinSpans(inForceSpans(order, file)).map((span, i) =>
        wait(
          'importGaps' as const,
          { kind: 'orders', id: order.id },
          { at: order.recordedAt },
          {
            ...within(span),
            part: i ? String(i) : '',
            ownerId: order.ownerId,
            ...dueBy(gapsDueOn(order)),
            params: { ref: order.ref, lacks: gaps.map(g => importGaps[g].label) },
          },
        ),
      )
    }),
})
