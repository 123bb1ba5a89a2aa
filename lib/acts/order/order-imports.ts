import { z } from 'zod'
import { mostSheetOrders, type SheetOrder, sheetOrder } from '../../case/views/imported-orders.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, lines, longText, optionalRecord, record, rows, text } from '../form/fields.ts'
import { linesLeftOut, mustBeRead } from '../form/sheets.ts'
import { openedFrom } from './opened-from-row.ts'

const many = (n: number) => (n === 1 ? '1 order' : `${n.toLocaleString('en-GB')} orders`)
/** A row as a part of the act carries it: checked again where it becomes a case. */
const rowIn = (json: string | null): SheetOrder | undefined => {
  try {
    return sheetOrder.safeParse(JSON.parse(json ?? '')).data
  } catch {
    return undefined
  }
}

/** Orders that a force kept in a spreadsheet before this program: looked at, imported as cases, and taken back. */
export const orderImportActs = {
  readOrderSheet: forceAct({
    label: 'Read a list of live orders',
    permission: 'importOrders',
    about: 'force',
    onlyAdds: true,
    byProgram: true,
    input: z.object({
      fileName: text('File', { max: 300 }),
      sha256: text('SHA-256'),
      rows: rows('Rows', z.object({ row: carriedField('Row', { max: 200_000 }) }), {
        rowLabel: 'row',
        most: mostSheetOrders,
        withheld: true,
      }),
      unused: lines('Columns not used'),
      nameless: lines('Rows that name nobody', { most: 1000 }),
    }),
    recorded: ({ input }) => `Read the list of orders ${input.fileName}: ${many(input.rows.length)}`,
    patch: ({ input, moment }) => [
      {
        in: 'orderImports',
        add: {
          id: moment.newId(),
          name: input.fileName,
          fileName: input.fileName,
          fileSha256: input.sha256,
          state: 'read',
          rows: input.rows.flatMap(r => rowIn(r.row) ?? []),
          unused: input.unused,
          nameless: input.nameless.map(Number),
          orders: 0,
          readAt: moment.at,
          byId: moment.actor.id,
          endedAt: null,
          endedById: null,
          reason: null,
          cases: [],
        },
      },
    ],
  }),
  takeOrderSheet: forceAct({
    label: 'Import these orders',
    verb: 'Import the orders',
    place: 'register/import',
    permission: 'importOrders',
    about: 'orderImports',
    compares: ({ record: r }) => r.state,
    guidance:
      'Each row becomes a case with its order, conditions word for word, service and owner. What a row lacks becomes a task of its case. The clocks of this force run from today; the term of an order and its conditions stay as the court made them. The whole import can be undone.',
    input: z.object({
      teamId: record('Team that has the cases', 'teams'),
      ownerId: optionalRecord('Owner of orders whose owner was not found', 'checkers', {
        hint: 'Leave blank to have them listed as orders without an owner',
      }),
      leaveOut: lines('Rows to leave out', {
        hint: 'Numbers of rows of the sheet, one on each line. Those that are likely to be in a case already are filled in: take a number away to import its row all the same',
        most: 500,
      }),
    }),
    recorded: ({ record: r, input }) => {
      const { taken, out } = linesLeftOut(r.rows, input.leaveOut)
      return `Imported ${many(taken.length)} from ${r.fileName}${out.length ? `, and left out ${out.length}` : ''}`
    },
    refuse: ({ record: r, input }) => [
      ...mustBeRead(r),
      ...(r.state === 'read' && !linesLeftOut(r.rows, input.leaveOut).taken.length
        ? [{ field: 'leaveOut', message: 'Every row is left out. Do not import the list instead' }]
        : []),
    ],
    patch: ({ record: r, input, moment }) => [
      {
        in: 'orderImports',
        id: r.id,
        set: {
          state: 'taken',
          rows: [],
          orders: linesLeftOut(r.rows, input.leaveOut).taken.length,
          endedAt: moment.at,
          endedById: moment.actor.id,
        },
      },
    ],
    also: ({ record: r, input }) =>
      linesLeftOut(r.rows, input.leaveOut).taken.map(row => ({
        act: 'openImportedOrder' as const,
        about: `Row ${row.line}`,
        input: {
          importId: r.id,
          teamId: input.teamId,
          ownerId: row.ownerId ?? input.ownerId ?? '',
          row: JSON.stringify(row),
        },
      })),
    prefill: ({ record: r }) => ({ leaveOut: r.rows.filter(row => row.alike.length).map(row => String(row.line)) }),
    offered: ({ record: r }) => r.state === 'read',
  }),
  leaveOrderSheet: forceAct({
    label: 'Do not import this list',
    place: 'register/import',
    permission: 'importOrders',
    about: 'orderImports',
    compares: ({ record: r }) => r.state,
    guidance: 'Nothing is imported, and what was read of the list is forgotten.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record: r }) => `Did not import the list of orders ${r.fileName}`,
    refuse: ({ record: r }) => mustBeRead(r),
    patch: ({ record: r, input, moment }) => [
      {
        in: 'orderImports',
        id: r.id,
        set: { state: 'left', rows: [], reason: input.reason, endedAt: moment.at, endedById: moment.actor.id },
      },
    ],
    offered: ({ record: r }) => r.state === 'read',
  }),
  undoOrderSheet: forceAct({
    label: 'Undo this import',
    place: 'register/import',
    permission: 'importOrders',
    about: 'orderImports',
    compares: ({ record: r }) => r.state,
    grave: true,
    guidance:
      'The orders are withdrawn and their cases closed. A case in which something has been done since stays as it is, and is named. The list can be imported again.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record: r }) => {
      const kept = r.cases.filter(c => c.isTouched)
      return `Undid the import of ${r.fileName}: ${many(r.cases.length - kept.length)} taken back${kept.length ? `. Left as they are, for something has been done in them since: ${kept.map(c => c.ref).join(', ')}` : ''}`
    },
    refuse: ({ record: r }) => (r.state === 'taken' ? [] : [{ message: 'This list is not imported' }]),
    patch: ({ record: r, input, moment }) => [
      {
        in: 'orderImports',
        id: r.id,
        set: { state: 'undone', reason: input.reason, endedAt: moment.at, endedById: moment.actor.id },
      },
    ],
    also: ({ record: r, input }) =>
      r.cases
        .filter(c => !c.isTouched)
        .map(c => ({ ref: c.ref, act: 'takeBackImported' as const, input: { reason: input.reason } })),
    offered: ({ record: r }) => r.state === 'taken',
  }),
  openImportedOrder: forceAct({
    label: 'Open a case from a list of orders',
    permission: 'importOrders',
    about: 'force',
    onlyAdds: true,
    partOfAnother: true,
    needs: ['opening'],
    input: z.object({
      importId: text('Import'),
      teamId: record('Team', 'teams'),
      ownerId: optionalRecord('Owner', 'checkers'),
      row: carriedField('Row', { max: 200_000, withheld: true }),
    }),
    recorded: ({ file, input }) =>
      `Case ${file.opening?.ref} opened from row ${rowIn(input.row)?.line} of a list of orders`,
    refuse: ({ file, input }) => [
      ...(rowIn(input.row) ? [] : [{ message: 'The row cannot be read again. Send the list once more' }]),
      ...(file.teams.some(t => t.id === input.teamId && !t.endedAt)
        ? []
        : [{ field: 'teamId', message: 'Select a team of this force' }]),
    ],
    opens: ({ file, input, moment }) => {
      const row = rowIn(input.row)
      if (!row || !file.opening) throw new Error('A row of a list of orders was not checked')
      const { importId, teamId, ownerId } = input
      return openedFrom(row, { ref: file.opening.ref, importId, teamId, ownerId, force: file.force }, moment)
    },
  }),
} as const
