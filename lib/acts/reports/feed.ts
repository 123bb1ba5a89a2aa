import { z } from 'zod'
import type { ForceCollections } from '../../case/force.ts'
import { apiScopes } from '../../case/reference/api-scopes.ts'
import type { FeedFormat } from '../../case/views/reports.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, choices, chosenFrom, longText, number, optionalText, text } from '../form/fields.ts'

const formats: Record<FeedFormat, { label: string }> = { csv: { label: 'CSV' }, json: { label: 'JSON' } }
const rows = (label: string) => number(label, { most: 2_000_000_000 })
const many = (n: number, one: string, more = `${one}s`) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`
const runningOnly = (record: ForceCollections['reportImports']) =>
  record.state === 'running' ? [] : [{ message: 'This import is not running any more' }]

/** The feed of crime reports: the systems that send them, and what was sent. */
export const feedActs = {
  addRecordsSystem: forceAct({
    label: 'Add a records system',
    place: ['settings', 'reports/systems'],
    permission: 'manageSettings',
    about: 'force',
    onlyAdds: true,
    token: 'tokenHash',
    shownAt: '/reports/systems',
    guidance:
      'Another system of the force sends crime reports or reads orders by itself. It is given a token, which is shown once and not kept: only its fingerprint is. The token is good for what is ticked here and nothing else.',
    input: z.object({
      name: text('Name of the system', { hint: 'For example, Marlshire crime recording' }),
      scopes: choices('What it may do', apiScopes),
      tokenHash: carriedField('Fingerprint of the token'),
    }),
    prefill: () => ({ scopes: ['reports'] }),
    recorded: ({ input }) =>
      `Added the records system ${input.name}: ${input.scopes.map(s => lowerFirst(apiScopes[s].label)).join('; ')}`,
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
          scopes: input.scopes,
          startedAt: moment.at,
          startedById: moment.actor.id,
          endedAt: null,
          lastUsedAt: null,
        },
      },
    ],
  }),
  endRecordsSystem: forceAct({
    label: 'End this records system',
    place: 'reports/system',
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
  receiveReports: forceAct({
    label: 'Receive a file of crime reports',
    permission: 'feedReports',
    about: 'force',
    onlyAdds: true,
    byProgram: true,
    input: z.object({
      sha256: text('SHA-256'),
      fileName: text('File', { max: 300 }),
      bytes: rows('Bytes'),
      format: chosenFrom('Format', formats),
    }),
    recorded: ({ input }) => `Received crime reports: ${input.fileName}`,
    patch: ({ input, moment }) => [
      {
        in: 'reportImports',
        add: {
          id: moment.newId(),
          name: input.fileName,
          state: 'running',
          systemId: moment.actor.system ? moment.actor.id : null,
          byId: moment.actor.system ? null : moment.actor.id,
          fileSha256: input.sha256,
          fileName: input.fileName,
          bytes: input.bytes,
          format: input.format,
          readAs: null,
          startedAt: moment.at,
          progressAt: moment.at,
          finishedAt: null,
          problem: null,
          pairsFound: 0,
          undoneAt: null,
          undoneById: null,
          undoneReason: null,
        },
      },
    ],
  }),
  takeReports: forceAct({
    label: 'Take the crime reports of a file',
    permission: 'feedReports',
    about: 'reportImports',
    byProgram: true,
    input: z.object({
      read: rows('Rows read'),
      added: rows('New reports'),
      updated: rows('Changed reports'),
      unchanged: rows('Reports that said the same'),
      rejected: rows('Rows not read'),
      linked: rows('Reports combined with those held'),
      found: rows('New pairs'),
      grown: rows('Pairs with a further report'),
      joined: rows('Pairs joined'),
      readAs: optionalText('Read as', { max: 200 }),
    }),
    recorded: ({ input: i }) =>
      `Took ${i.added.toLocaleString('en-GB')} new and ${i.updated.toLocaleString('en-GB')} changed crime reports and combined them with those held: ${many(i.found, 'new pair')}, ${many(i.grown, 'pair')} with a further report`,
    refuse: ({ record }) => runningOnly(record),
    patch: ({ record, input, moment }) => [
      {
        in: 'reportImports',
        id: record.id,
        set: {
          state: 'done',
          finishedAt: moment.at,
          progressAt: moment.at,
          pairsFound: input.found + input.grown,
          readAs: input.readAs,
        },
      },
    ],
  }),
  stopReports: forceAct({
    label: 'Stop an import that cannot be read',
    permission: 'feedReports',
    about: 'reportImports',
    byProgram: true,
    input: z.object({ problem: longText('Why', { max: 1000 }) }),
    recorded: ({ record }) => `Took nothing of the crime reports in ${record.name}: the file cannot be read`,
    refuse: ({ record }) => runningOnly(record),
    patch: ({ record, input, moment }) => [
      {
        in: 'reportImports',
        id: record.id,
        set: { state: 'failed', problem: input.problem, finishedAt: moment.at, progressAt: moment.at },
      },
    ],
    jobs: ({ record }) => [{ job: 'takeBack', importId: record.id }],
  }),
  undoReports: forceAct({
    label: 'Undo this import',
    place: 'reports/import',
    permission: 'feedReports',
    about: 'reportImports',
    compares: ({ record }) => record.state,
    grave: true,
    guidance:
      'If it is still running, it is stopped. Every report that it added is taken back, and every report that it changed stands again as it was before. Pairs left with fewer than two reports are counted as no longer pairs. The file stays as it was received.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record }) => `Undid the import of ${record.name}`,
    refuse: ({ record }) => [
      ...(record.state === 'undone' ? [{ message: 'This import is undone already' }] : []),
      ...(record.state === 'failed' ? [{ message: 'Nothing of this import was taken' }] : []),
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
    // What stands again has to be linked again.
    jobs: ({ record }) => [{ job: 'takeBack', importId: record.id }, { job: 'link' }],
    offered: ({ record }) => record.state !== 'undone' && record.state !== 'failed',
  }),
} as const
