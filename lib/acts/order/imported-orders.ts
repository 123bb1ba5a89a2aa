import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { gapReads, gapsOfOrder, importGaps } from '../../case/views/imported-orders.ts'
import { act, open } from '../act/act.ts'
import { withdrawalPatch } from '../act/former.ts'
import { longText } from '../form/fields.ts'

/** What is done to a case that came from a list of orders. */
export const importedOrderActs = {
  settleImportGaps: act({
    label: 'Say that nothing more can be found',
    stage: 'order',
    place: 'order/upkeep',
    permission: 'recordOrder',
    about: 'orders',
    compares: ({ record: o }) => o.importGaps,
    reads: gapReads,
    from: open,
    guidance:
      'For an order that came from a list, once what it lacks has been recorded or cannot be found. The order then asks for nothing more of this.',
    aside: ({ file, record: o }) => [
      { title: 'What it still lacks', lines: gapsOfOrder(o, file).map(g => importGaps[g].label) },
    ],
    input: z.object({ reason: longText('Where it was looked for, and what was found', { rows: 3, max: 2000 }) }),
    offered: ({ record: o }) => o.importGaps.length > 0,
    recorded: ({ file, record: o }) =>
      `Order ${o.ref} from a list: nothing more is to be found of ${gapsOfOrder(o, file)
        .map(g => importGaps[g].label)
        .join(', ')}`,
    refuse: ({ record: o }) => (o.importGaps.length ? [] : [{ message: 'Nothing is noted as missing' }]),
    patch: ({ record: o }) => [{ in: 'orders', id: o.id, set: { importGaps: [] } }],
  }),
  takeBackImported: act({
    label: 'Take back a case from a list of orders',
    stage: 'case',
    permission: 'importOrders',
    about: 'case',
    reads: ['orders', 'orderVersions', 'orderConditions', 'services'],
    from: open,
    to: 'closed',
    partOfAnother: true,
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ input }) => `Import undone: ${input.reason}`,
    patch: ({ file, input, moment }) => {
      const gone = { file: file as CaseFile, reason: `Import undone: ${input.reason}`, moment }
      return [
        ...file.services.flatMap(s => withdrawalPatch('services', { ...gone, record: s })),
        ...file.orderConditions.flatMap(c => withdrawalPatch('orderConditions', { ...gone, record: c })),
        ...file.orderVersions.flatMap(v => withdrawalPatch('orderVersions', { ...gone, record: v })),
        ...file.orders.flatMap(o => withdrawalPatch('orders', { ...gone, record: o })),
        {
          in: 'case' as const,
          set: {
            closedAt: moment.at,
            closedReason: `Import undone: ${input.reason}`,
            checksDone: [],
            closedLacking: [],
          },
        },
      ]
    },
  }),
} as const
