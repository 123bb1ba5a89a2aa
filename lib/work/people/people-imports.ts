import { desc, sql } from 'drizzle-orm'
import type { Database } from '../../../db/client.ts'
import { peopleImports } from '../../../db/schema/order-imports.ts'
import { districts, teams } from '../../../db/schema/organisation.ts'
import type { ForceCollections } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { type CheckedPerson, checkPerson } from '../../case/staff/imported-people.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { CannotRead, type Source } from '../../pattern/exports/row.ts'
import { readPeopleSheet } from '../../pattern/sheets/people-sheet.ts'
import { look } from '../case/view-case.ts'
import { namesOf } from '../lists/names.ts'
import type { SheetRead } from '../order-imports/order-imports.ts'
import { perform } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { peopleImportOf } from './people-import-record.ts'

/** Reads a list of people and keeps what it says to be looked at: nobody of it has an account yet. The file itself is not kept. */
export async function readPeople(
  actor: Actor,
  sent: { name: string; sha256: string; source: Source },
  { at, db }: { at?: Instant; db?: Database } = {},
): Promise<SheetRead> {
  const read = await readPeopleSheet(sent.source).catch((fault: unknown) => {
    if (fault instanceof CannotRead) return fault.message
    throw fault
  })
  if (typeof read === 'string') return { kind: 'refused', message: read }
  if (!read.people.length) return { kind: 'refused', message: 'The list has headings, and no row below them.' }
  const done = await perform({
    actor,
    act: 'readPeopleSheet',
    input: {
      fileName: sent.name,
      sha256: sent.sha256,
      rows: read.people.map(p => ({ row: JSON.stringify(p) })),
      unused: read.unused.slice(0, 200),
    },
    ...(at ? { at } : {}),
    ...(db ? { db } : {}),
  })
  if (done.kind === 'done') return { kind: 'read', importId: done.created.peopleImports ?? '' }
  return {
    kind: 'refused',
    message: done.kind === 'refused' ? (done.refusals[0]?.message ?? '') : 'You may not add people.',
  }
}

export interface PeopleImportView {
  import: ForceCollections['peopleImports']
  /** What each row would do now. */
  checked: CheckedPerson[]
  /** Names of who read it and who ended it. */
  names: Map<string, string>
}
export const peopleImportView = (actor: Actor, id: string, db?: Database): Promise<PeopleImportView | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seePeopleImport', sentence: 'Looked at a list of people', detail: { import: id } },
    async tx => {
      const [found] = await peopleImportOf(tx, id)
      if (!found) return undefined
      const structure = { teams: await tx.select().from(teams), districts: await tx.select().from(districts) }
      return {
        import: found,
        checked: found.rows.map(row => checkPerson(row, found.accounts, structure)),
        names: await namesOf(tx, [found.byId, found.endedById]),
      }
    },
    db ? { db } : {},
  )

/** The lists of people that were sent, the latest first. */
export const peopleImportsOf = (actor: Actor, db?: Database) =>
  asPerson(
    actor,
    tx =>
      tx
        .select({
          id: peopleImports.id,
          fileName: peopleImports.fileName,
          state: peopleImports.state,
          readAt: peopleImports.readAt,
          people: sql<number>`case when ${peopleImports.state} = 'read' then jsonb_array_length(${peopleImports.rows}) else ${peopleImports.added} end`,
        })
        .from(peopleImports)
        .orderBy(desc(peopleImports.readAt), peopleImports.id)
        .limit(50),
    db ? { db } : {},
  )
