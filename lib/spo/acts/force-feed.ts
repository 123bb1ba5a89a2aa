import { z } from 'zod'
import { carried, longText, text } from '../fields.ts'
import { forceAct } from '../force.ts'

const stalled = 10 * 60_000

/** The feed of crime reports: the systems that send them, and what was sent. */
export const feedActs = {
  addRecordsSystem: forceAct({
    label: 'Add a records system',
    permission: 'manageSettings',
    about: 'force',
    guidance:
      'A records system sends crime reports by itself. It is given a token, which is shown once and not kept: only its fingerprint is.',
    input: z.object({
      name: text('Name of the system', { hint: 'For example, Marlshire crime recording' }),
      tokenHash: carried('Fingerprint of the token'),
    }),
    recorded: ({ input }) => `Added the records system ${input.name}`,
    refuse: ({ file, input }) => [
      ...(file.recordsSystems.some(s => !s.endedAt && s.name.toLowerCase() === input.name.toLowerCase())
        ? [{ field: 'name', message: 'A records system with this name is in use' }]
        : []),
      ...(/^[0-9a-f]{64}$/.test(input.tokenHash ?? '') ? [] : [{ message: 'No token was made. Try again' }]),
    ],
    patch: ({ input, moment }) => [
      {
        in: 'recordsSystems',
        add: {
          id: moment.newId(),
          name: input.name,
          tokenHash: input.tokenHash ?? '',
          startedAt: moment.at,
          startedById: moment.actor.id,
          endedAt: null,
        },
      },
    ],
  }),
  endRecordsSystem: forceAct({
    label: 'End this records system',
    permission: 'manageSettings',
    about: 'recordsSystems',
    grave: true,
    guidance: 'Its token stops working at once. What it sent stays.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record }) => `Ended the records system ${record.name}`,
    refuse: ({ record }) => (record.endedAt ? [{ message: 'This records system has ended' }] : []),
    patch: ({ record, moment }) => [{ in: 'recordsSystems', id: record.id, set: { endedAt: moment.at } }],
    offered: ({ record }) => !record.endedAt,
  }),
  undoImport: forceAct({
    label: 'Undo this import',
    permission: 'feedReports',
    about: 'reportImports',
    grave: true,
    guidance:
      'Every report that it added is taken back, and every report that it changed stands again as it was before. Pairs left with fewer than two reports are counted as no longer pairs. The file stays as it was received.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record }) => `Undid the import of ${record.name}`,
    refuse: ({ record, moment }) => [
      ...(record.state === 'undone' ? [{ message: 'This import is undone already' }] : []),
      ...(record.state === 'running' && Date.parse(moment.at) - Date.parse(record.progressAt) < stalled
        ? [{ message: 'This import is still running. Wait until it is done' }]
        : []),
    ],
    patch: ({ record, input, moment }) => [
      {
        in: 'reportImports',
        id: record.id,
        set: {
          state: 'undone',
          undoneAt: moment.at,
          undoneById: moment.actor.id,
          undoneReason: input.reason,
        },
      },
    ],
    offered: ({ record }) => record.state !== 'undone',
  }),
} as const
