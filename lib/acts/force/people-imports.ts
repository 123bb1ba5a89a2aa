import { z } from 'zod'
import type { ForceCollections, ForceFile } from '../../case/force.ts'
import { roles } from '../../case/policy.ts'
import {
  checkPerson,
  freedAddress,
  mostSheetPeople,
  rolesInWords,
  type SheetPerson,
  sheetPerson,
} from '../../case/staff/imported-people.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, choices, lines, longText, records, rows, text } from '../form/fields.ts'
import { linesLeftOut, mustBeRead } from '../form/sheets.ts'
import { accountProblems, newAccount, personDetails } from './accounts.ts'

type PeopleImport = ForceCollections['peopleImports']
const many = (n: number) => (n === 1 ? '1 person' : `${n.toLocaleString('en-GB')} people`)
/** A row as the act carries it: checked again where it is kept. */
const rowIn = (json: string | null): SheetPerson | undefined => {
  try {
    return sheetPerson.safeParse(JSON.parse(json ?? '')).data
  } catch {
    return undefined
  }
}
/** What each row that is not left out would do now. */
const checkRows = (file: ForceFile, list: PeopleImport, leaveOut: readonly string[]) => {
  const { taken, out } = linesLeftOut(list.rows, leaveOut)
  const all = taken.map(row => checkPerson(row, list.accounts, file))
  const of = (outcome: (typeof all)[number]['outcome']) => all.filter(c => c.outcome === outcome)
  return { out, new: of('new'), there: of('there'), refused: of('refused') }
}
const sinceThen = (list: PeopleImport) => list.people.filter(p => p.since.length > 0)

/** People of the force brought in by a list: looked at, added in one act, and taken back while none of them has begun. */
export const peopleImportActs = {
  readPeopleSheet: forceAct({
    label: 'Read a list of people',
    permission: 'managePeople',
    about: 'force',
    onlyAdds: true,
    byProgram: true,
    input: z.object({
      fileName: text('File', { max: 300 }),
      sha256: text('SHA-256'),
      rows: rows('Rows', z.object({ row: carriedField('Row', { max: 20_000 }) }), {
        rowLabel: 'row',
        most: mostSheetPeople,
        withheld: true,
      }),
      unused: lines('Columns not used'),
    }),
    recorded: ({ input }) => `Read the list of people ${input.fileName}: ${many(input.rows.length)}`,
    patch: ({ input, moment }) => [
      {
        in: 'peopleImports',
        add: {
          id: moment.newId(),
          name: input.fileName,
          fileName: input.fileName,
          fileSha256: input.sha256,
          state: 'read',
          rows: input.rows.flatMap(r => rowIn(r.row) ?? []),
          unused: input.unused,
          added: 0,
          readAt: moment.at,
          byId: moment.actor.id,
          endedAt: null,
          endedById: null,
          reason: null,
          accounts: [],
          people: [],
        },
      },
    ],
  }),
  takePeopleSheet: forceAct({
    label: 'Add these people',
    verb: 'Add the people',
    place: 'people/import',
    permission: 'managePeople',
    about: 'peopleImports',
    compares: ({ file, record: r }) => [r.state, r.rows.map(row => checkPerson(row, r.accounts, file).outcome)],
    guidance:
      'Each new row becomes an account with its roles and teams. Rows that are there already change nothing, and rows that are refused are kept so that you can put them right. The whole import can be undone while nobody of it has signed in.',
    aside: ({ file, record: r }) => {
      const { new: added, there, refused } = checkRows(file, r, [])
      return [
        {
          title: 'What it does',
          lines: [
            `${many(added.length)} added`,
            `${many(there.length)} already there`,
            `${refused.length === 1 ? '1 row' : `${refused.length} rows`} refused`,
          ],
        },
      ]
    },
    input: z.object({
      leaveOut: lines('Rows to leave out', {
        hint: 'Numbers of rows of the list, one on each line. Leave blank to add everyone who is new',
        most: mostSheetPeople,
      }),
    }),
    recorded: ({ file, record: r, input }) => {
      const { new: added, there, refused, out } = checkRows(file, r, input.leaveOut)
      const rest = [
        ...(there.length ? [`${there.length} already there`] : []),
        ...(refused.length ? [`${refused.length} refused`] : []),
        ...(out.length ? [`${out.length} left out`] : []),
      ]
      return `Added ${many(added.length)} from ${r.fileName}${rest.length ? `. Not added: ${rest.join(', ')}` : ''}`
    },
    refuse: ({ file, record: r, input }) => [
      ...mustBeRead(r),
      ...(r.state === 'read' && !checkRows(file, r, input.leaveOut).new.length
        ? [{ field: 'leaveOut', message: 'No row of the list would add anybody' }]
        : []),
    ],
    patch: ({ file, record: r, input, moment }) => {
      const { new: added } = checkRows(file, r, input.leaveOut)
      const lineOf = new Set(added.map(c => c.row.line))
      return [
        {
          in: 'peopleImports',
          id: r.id,
          set: {
            state: 'taken',
            rows: r.rows.filter(row => !lineOf.has(row.line)),
            added: added.length,
            endedAt: moment.at,
            endedById: moment.actor.id,
          },
        },
      ]
    },
    also: ({ file, record: r, input }) =>
      checkRows(file, r, input.leaveOut).new.map(({ row, teamIds }) => ({
        act: 'addImportedPerson' as const,
        about: `Row ${row.line}`,
        input: {
          importId: r.id,
          name: row.name,
          email: row.email,
          collar: row.collar ?? '',
          rank: row.rank ?? '',
          phone: row.phone ?? '',
          roles: row.roles,
          teams: teamIds,
        },
      })),
    offered: ({ record: r }) => r.state === 'read',
  }),
  leavePeopleSheet: forceAct({
    label: 'Do not add these people',
    place: 'people/import',
    permission: 'managePeople',
    about: 'peopleImports',
    compares: ({ record: r }) => r.state,
    guidance: 'Nobody is added, and what was read of the list is forgotten.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record: r }) => `Did not add the people of ${r.fileName}`,
    refuse: ({ record: r }) => mustBeRead(r),
    patch: ({ record: r, input, moment }) => [
      {
        in: 'peopleImports',
        id: r.id,
        set: { state: 'left', rows: [], reason: input.reason, endedAt: moment.at, endedById: moment.actor.id },
      },
    ],
    offered: ({ record: r }) => r.state === 'read',
  }),
  undoPeopleSheet: forceAct({
    label: 'Undo this import',
    place: 'people/import',
    permission: 'managePeople',
    about: 'peopleImports',
    compares: ({ record: r }) => [r.state, sinceThen(r).length],
    grave: true,
    guidance:
      'Every account that came of the list is ended, and its email address can be used again. It can be undone only while nobody of it has signed in, been given work or had their account changed.',
    input: z.object({ reason: longText('Reason', { rows: 2 }) }),
    recorded: ({ record: r }) => `Undid the import of ${r.fileName}: ${many(r.people.length)} taken back`,
    refuse: ({ record: r }) => [
      ...(r.state === 'taken' ? [] : [{ message: 'The people of this list are not added' }]),
      ...sinceThen(r).map(p => ({
        message: `${p.name} ${p.since.join(', ')}. End single accounts on the page of the person instead`,
      })),
    ],
    patch: ({ record: r, input, moment }) => [
      {
        in: 'peopleImports',
        id: r.id,
        set: {
          state: 'undone',
          rows: [],
          reason: input.reason,
          endedAt: moment.at,
          endedById: moment.actor.id,
        },
      },
      ...r.people.flatMap(p => [
        {
          in: 'people' as const,
          id: p.id,
          set: { email: freedAddress(p.email, p.id), endedAt: moment.at },
        },
        ...p.roleIds.map(id => ({ in: 'personRoles' as const, id, set: { endedAt: moment.at } })),
        ...p.membershipIds.map(id => ({ in: 'memberships' as const, id, set: { endedAt: moment.at } })),
      ]),
    ],
    offered: ({ record: r }) => r.state === 'taken' && r.people.length > 0 && !sinceThen(r).length,
  }),
  addImportedPerson: forceAct({
    label: 'Add a person from a list',
    permission: 'managePeople',
    about: 'force',
    onlyAdds: true,
    partOfAnother: true,
    input: z.object({
      ...personDetails,
      importId: text('List'),
      roles: choices('Roles', roles),
      teams: records('Teams', 'teams', { optional: true }),
    }),
    recorded: ({ input }) => `Added ${input.name} from a list: ${rolesInWords(input.roles)}`,
    refuse: ({ file, input }) => accountProblems(file, input),
    patch: ({ input, moment }) => newAccount(input, input.importId, moment),
  }),
}
