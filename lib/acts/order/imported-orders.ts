import { z } from 'zod'
import type { Case, CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Order } from '../../case/records/orders.ts'
import { londonToInstant } from '../../case/time/calendar.ts'
import { unsourced } from '../../case/views/found-parties.ts'
import {
  gapReads,
  gapsOfOrder,
  gapsOfRow,
  importGaps,
  mostSheetOrders,
  notKnown,
  type SheetOrder,
  sheetOrder,
} from '../../case/views/imported-orders.ts'
import { earliest } from '../../case/views/orders.ts'
import { noContactRules } from '../../law/practice/safe-contact.ts'
import { act, forceAct, type OpenedCase, open } from '../act/act.ts'
import { withdrawalPatch } from '../act/former.ts'
import { newFile } from '../case/opening.ts'
import { askAboutFlags } from '../decision/legal-questions.ts'
import { carriedField, lines, longText, optionalRecord, record, rows, text } from '../form/fields.ts'
import { linesLeftOut, mustBeRead } from '../form/sheets.ts'
import { firstVersion, flagsAdded } from './sealed.ts'

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

interface To {
  ref: string
  importId: string
  teamId: string
  ownerId: string | null
  force: { settings: CaseFile['settings']; kind: CaseFile['force']['kind'] }
}
/** A case with the order of a row as it stands there, and what the row lacks by name. */
export function openedFrom(row: SheetOrder, to: To, m: Moment): OpenedCase {
  // Where the sheet does not say when the order was made, it is in force on the day of its import all the same.
  const madeOn = row.madeOn ?? row.servedOn ?? m.today
  const root: Case = {
    id: m.newId(),
    forceId: m.actor.forceId,
    ref: to.ref,
    status: 'open',
    teamId: to.teamId,
    officerId: to.ownerId,
    relationship: 'other',
    relationshipOther: notKnown,
    reportedOn: earliest(madeOn, m.today) ?? m.today,
    openedAt: m.at,
    openedById: m.actor.id,
    closedAt: null,
    closedReason: null,
    checksDone: [],
    closedLacking: [],
    formerTeams: [],
    version: 1,
  }
  const order: Order = {
    id: m.newId(),
    ref: `${to.ref}/1`,
    origin: 'application',
    applicationId: null,
    kind: row.kind ?? 'full',
    court: row.court ?? notKnown,
    madeOn,
    replacesId: null,
    ownerId: to.ownerId,
    endedOn: null,
    ending: null,
    recordedAt: m.at,
    importId: to.importId,
    importGaps: gapsOfRow({ ...row, ownerId: to.ownerId }),
  }
  const people: Patch = [
    add('defendants', {
      id: m.newId(),
      givenNames: row.givenNames || notKnown,
      familyName: row.familyName || notKnown,
      aliases: row.aliases,
      bornOn: row.bornOn,
      homeAddress: row.homeAddress,
      foundAt: null,
      gateway: null,
      gatewayGrounds: null,
      occupation: null,
      sexOffenderFrom: null,
      sexOffenderUntil: null,
      isSexOffender: false,
      offenderReference: null,
      offenderManagerId: null,
    }),
    add('protectedPersons', {
      id: m.newId(),
      givenNames: row.protectedGivenNames || notKnown,
      familyName: row.protectedFamilyName || notKnown,
      bornOn: row.protectedBornOn,
      role: 'victim',
      linkToActs: null,
      ...noContactRules,
      contactBy: null,
      contactWhen: null,
      contactNever: null,
      codeWord: null,
      language: null,
      support: 'notAsked',
      views: null,
      viewsOn: null,
      removedAt: null,
    }),
    ...row.references.map(value =>
      add('identifiers', {
        id: m.newId(),
        kind: 'crimeReference',
        value,
        belongsTo: 'case',
        note: 'From the list of orders',
        ...unsourced,
        importIds: [],
        removedAt: null,
      }),
    ),
  ]
  const file = newFile({ root, patch: people }, to.force)
  const made: Patch = [
    add('orders', order),
    ...firstVersion(
      file,
      order,
      {
        termKind: row.untilFurther ? 'untilFurtherOrder' : row.lastDay ? 'fixed' : null,
        lastDay: row.untilFurther ? null : row.lastDay,
        conditions: row.conditions.map(c => ({
          ...c,
          conditionId: null,
          libraryCode: null,
          locality: null,
          lastDay: null,
          checkMethod: null,
          checkEveryDays: null,
        })),
        sealedCopy: null,
        sealedCopyName: null,
        sealedCopyMediaType: null,
        sealedCopyBytes: null,
      },
      m,
    ),
    ...(row.servedOn
      ? [
          add('services', {
            id: m.newId(),
            orderId: order.id,
            attemptedAt: londonToInstant(`${row.servedOn}T12:00`) ?? m.at,
            method: 'other',
            served: true,
            result: null,
            server: row.server ?? notKnown,
            place: notKnown,
            explained: false,
            cardGiven: false,
            note: 'From the list of orders, which gives the day and no time',
            certificateFiledOn: null,
            byId: m.actor.id,
          }),
        ]
      : []),
  ]
  const asked = askAboutFlags(file, m, order.id, flagsAdded(file, made, order.id, m.today))
  return { root, patch: [...people, ...made, ...asked] }
}

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
