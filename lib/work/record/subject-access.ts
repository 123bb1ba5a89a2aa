import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database, Transaction } from '../../../db/client.ts'
import { type Classified, type DataClass, dataClasses, type Holds } from '../../../db/data-classes/index.ts'
import { cases, defendants, protectedPersons } from '../../../db/schema/cases.ts'
import type { CaseFile } from '../../case/case.ts'
import { isId } from '../../case/ids.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { csvOf } from '../../case/words/csv.ts'
import { upperFirst } from '../../case/words/grammar.ts'
import { lookIn, viewCase } from '../case/view-case.ts'
import { namesOf } from '../lists/names.ts'
import { inScope } from '../lists/scope.ts'

/** What is held on a person of a case who asks for it, and on the same person in other cases of the force. */

export interface Subject {
  side: 'defendant' | 'protectedPerson'
  id: string
  name: string
  bornOn: string | null
}
export interface HeldField {
  caseRef: string
  table: string
  holds: Holds
  record: number
  field: string
  as: Exclude<DataClass, 'withhold'>
  value: string
}
export interface Held {
  subject: Subject
  cases: string[]
  fields: HeldField[]
  /** Tables of which nothing is given, or which are given apart, with how many records they hold of these cases. */
  withheld: { table: string; records: number }[]
}

/** The people of a case on whom something is held. */
export const subjectsOf = (file: CaseFile<'defendants' | 'protectedPersons'>): Subject[] => [
  ...file.defendants.map(d => subject('defendant', d)),
  ...file.protectedPersons.map(p => subject('protectedPerson', p)),
]
const subject = (
  side: Subject['side'],
  p: { id: string; givenNames: string; familyName: string; bornOn: string | null },
): Subject => ({ side, id: p.id, name: `${p.givenNames} ${p.familyName}`, bornOn: p.bornOn })

/** Rows of imported exports are read by the hundred thousand: they are counted here, and reviewed as the files that they came in. */
const apart: readonly string[] = ['messages', 'incidentRows']

/**
 * What is held on one person of a case, recorded as an export. Undefined when there is no such case or person, or the actor may not
 * keep records there. Cases that are closed to the actor are not in it.
 */
export async function heldOn(
  actor: Actor,
  ref: string,
  personId: string,
  { at, db }: { at?: Instant; db?: Database } = {},
): Promise<Held | undefined> {
  if (!isId(personId)) return undefined
  const view = await viewCase(
    {
      actor,
      ref,
      what: 'what is held on a person',
      only: [],
      permission: 'keepRecords',
      ...(at ? { at } : {}),
      ...(db ? { db } : {}),
    },
    async (tx, file) => {
      const found = subjectsOf(file).find(s => s.id === personId)
      if (!found) return undefined
      const who = `the ${found.side === 'defendant' ? 'defendant' : 'protected person'}`
      const event = {
        kind: 'export',
        act: 'exportSubject',
        sentence: `Took out what is held on ${who}, for a subject access request`,
        subject: { kind: 'case', id: file.case.id },
        detail: { personId },
      } as const
      return lookIn(tx, actor, event, () => gather(tx, actor, found), at ?? new Date().toISOString())
    },
  )
  return view?.also
}

async function gather(tx: Transaction, actor: Actor, who: Subject): Promise<Held> {
  const own = await samePerson(tx, actor, who)
  const refs = new Map(own.map(o => [o.caseId, o.ref]))
  const caseIds = [...refs.keys()]
  const ids = own.map(o => o.id)
  const fields: HeldField[] = []
  const withheld: Held['withheld'] = []
  for (const [name, classified] of Object.entries<Classified>(dataClasses)) {
    const { table, of, side, holds } = classified
    const columns = getTableColumns(table) as Record<string, AnyPgColumn>
    const caseId = name === 'cases' ? columns.id : columns.caseId
    if (!caseId) continue
    const given = [...of].filter(([, as]) => as !== 'withhold') as [string, HeldField['as']][]
    const isOther = side !== 'case' && side !== who.side
    const where = and(inArray(caseId, caseIds), side === who.side ? ofPerson(columns, side, ids) : undefined)
    if (isOther || !given.length || apart.includes(name)) {
      const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(table).where(inArray(caseId, caseIds))
      if (row?.n) withheld.push({ table: name, records: row.n })
      continue
    }
    const rows = await rowsHeld(tx, table, { caseId, columns, given }, where)
    const names = await namesOf(tx, staffIn(rows))
    rows.forEach((row, n) => {
      for (const [field, as] of given) {
        const value = inWords(row[field], names)
        if (value)
          fields.push({
            caseRef: refs.get(String(row.ofCase)) ?? '',
            table: name,
            holds,
            record: n + 1,
            field,
            as,
            value,
          })
      }
    })
  }
  return { subject: who, cases: [...refs.values()].sort(), fields, withheld }
}
const rowsHeld = (
  tx: Transaction,
  table: PgTable,
  of: { caseId: AnyPgColumn; columns: Record<string, AnyPgColumn>; given: readonly (readonly [string, string])[] },
  where: SQL | undefined,
): Promise<Record<string, unknown>[]> =>
  tx
    .select({ ofCase: of.caseId, ...Object.fromEntries(of.given.map(([name]) => [name, of.columns[name]])) } as never)
    .from(table)
    .where(where)
    .orderBy(...[of.caseId, of.columns.id].flatMap(c => (c ? [asc(c)] : []))) as never
/** Of a table of one kind of person, the rows of this one. */
function ofPerson(columns: Record<string, AnyPgColumn>, side: Subject['side'], ids: string[]): SQL | undefined {
  const key = columns.personId ?? (side === 'protectedPerson' ? columns.id : undefined)
  return key && inArray(key, ids)
}

/** The same person in cases that the actor may see: by exact name and date of birth, where there is one. */
async function samePerson(tx: Transaction, actor: Actor, who: Subject) {
  const table = who.side === 'defendant' ? defendants : protectedPersons
  const same = who.bornOn
    ? and(
        eq(sql`lower(${table.givenNames} || ' ' || ${table.familyName})`, who.name.toLowerCase()),
        eq(table.bornOn, who.bornOn),
      )
    : eq(table.id, who.id)
  return tx
    .select({ id: table.id, caseId: table.caseId, ref: cases.ref })
    .from(table)
    .innerJoin(cases, eq(cases.id, table.caseId))
    .where(and(same, inScope(actor, 'viewCase')))
    .orderBy(asc(cases.ref))
}
const isStaff = (field: string) => /(^by|[a-z]By)Id$|^(officer|owner|checker)Id$/.test(field)
const staffIn = (rows: readonly Record<string, unknown>[]): string[] =>
  rows.flatMap(row => Object.entries(row).flatMap(([field, value]) => (isStaff(field) && value ? [String(value)] : [])))
function inWords(value: unknown, names: Map<string, string>): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map(v => inWords(v, names)).join('; ')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'object') return JSON.stringify(value)
  return names.get(String(value)) ?? String(value)
}

const masked = 'Masked: it may be about somebody else. Read it before it is given out'
const columnInWords = (name: string) => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase()
  return upperFirst(words)
}
const kinds: Record<Holds, string> = { fact: 'Fact', assessment: 'Personal assessment' }
const sides = { defendant: 'Person suspected, or under an order', protectedPerson: 'Victim or witness' } as const

/** As CSV: for whoever reviews it, every value with its class; for release, what may be about others masked. */
export function heldCsv(held: Held, whom: 'review' | 'release'): string {
  const heads = ['Kind of person', 'Case', 'What', 'Record', 'Fact or assessment', 'Field', 'Value']
  const line = (f: HeldField) => [
    sides[held.subject.side],
    f.caseRef,
    columnInWords(f.table),
    f.record,
    kinds[f.holds],
    columnInWords(f.field),
    f.as === 'thirdParty' && whom === 'release' ? masked : f.value,
  ]
  return csvOf(
    'subjectAccess',
    whom === 'review' ? [...heads, 'Class'] : heads,
    held.fields.map(f =>
      whom === 'review' ? [...line(f), f.as === 'disclose' ? 'Disclose' : 'Third party'] : line(f),
    ),
  )
}
