import { and, asc, eq, getTableColumns, inArray, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../db/client.ts'
import { cases, tables } from '../../db/schema/collections.ts'
import { forces } from '../../db/schema/organisation.ts'
import { type CalendarDate, londonDate } from '../spo/calendar.ts'
import { type Case, type CaseFile, type Collection, type ForceKind, hasLoaded, partOf } from '../spo/case.ts'
import { keptKinds } from '../spo/record-kinds.ts'
import { settingsFrom } from '../spo/settings.ts'
import { applicationStatus } from '../spo/status.ts'
import { ordersElsewhere } from './orders-elsewhere.ts'
import { withdrawnOf } from './withdrawn.ts'

export const allCollections = Object.keys(tables) as Collection[]

const orderOf: Partial<Record<Collection, string[]>> = {
  incidents: ['happenedOn', 'number'],
  hearings: ['listedOn', 'listedAt'],
  checks: ['checkedAt'],
  services: ['attemptedAt'],
  assessments: ['assessedOn', 'at'],
  orders: ['madeOn', 'recordedAt'],
  orderVersions: ['version'],
  contacts: ['dueOn', 'createdAt'],
  custody: ['at'],
  disclosures: ['disclosedOn', 'at'],
  thirdPartyRequests: ['askedOn', 'at'],
  breachSteps: ['at'],
  confidentialAddresses: ['id'],
  formerVersions: ['recordedAt', 'version'],
}

/** The case row, locked when asked; undefined when row-level security does not show it. */
export async function findCase(tx: Transaction, ref: string, lock: boolean): Promise<Case | undefined> {
  const query = tx.select().from(cases).where(eq(cases.ref, ref))
  const [row] = lock ? await query.for('no key update') : await query
  return row
}

/** A case with the collections asked for, all when none are named, and with no others, as it stands on a day. One query a collection, sent together. */
export async function loadFile<K extends Collection = Collection>(
  tx: Transaction,
  root: Case,
  only?: readonly K[],
  today: CalendarDate = londonDate(new Date().toISOString()),
): Promise<CaseFile<K>> {
  const names = only ?? allCollections
  const [withdrawn, settings, ...rows] = await Promise.all([
    withdrawnOf(tx, root.id),
    tx.select({ settings: forces.settings, kind: forces.kind }).from(forces).where(eq(forces.id, root.forceId)),
    ...names.map(name => rowsOf(tx, name, root.id)),
  ])
  const found = settings[0]
  if (!found) throw new Error('The case’s force is not visible')
  const file: CaseFile<K> = fileOf(root, found, names, n => rows[n] ?? [])
  file.withdrawn = withdrawn
  if (isWhole(file) && file.applications.some(isBeingWritten)) file.elsewhere = await ordersElsewhere(tx, file, today)
  return file
}
const isBeingWritten = (a: CaseFile['applications'][number]) => !a.lodgedOn && !applicationStatus(a.status).ended
const isWhole = (file: object): file is CaseFile => allCollections.every(name => Object.hasOwn(file, name))

/**
 * The one place where a type is claimed and not checked: rows of a table are records of its collection, which
 * `everyTableMatches` holds, and drizzle cannot say so of a table chosen by a variable. What was not asked for is not there.
 */
function fileOf<K extends Collection>(
  root: Case,
  force: { settings: Parameters<typeof settingsFrom>[0]; kind: ForceKind },
  names: readonly Collection[],
  rowsOf: (n: number) => unknown[],
): CaseFile<K> {
  const head = { case: root, settings: settingsFrom(force.settings), force: { kind: force.kind } }
  const loaded = Object.fromEntries(names.map((name, n) => [name, rowsOf(n)]))
  return Object.assign(partOf(allCollections.filter(name => !(name in loaded))), head, loaded) as CaseFile<K>
}

/** The case with these collections too: only those that it was loaded without are read. */
export async function withMore<K extends Collection, M extends Collection>(
  tx: Transaction,
  file: CaseFile<K>,
  more: readonly M[],
): Promise<CaseFile<K> & CaseFile<M>> {
  if (hasLoaded(file, more)) return file
  const missing = more.filter(name => !Object.hasOwn(file, name))
  const loaded = await loadFile(tx, file.case, missing)
  const left = allCollections.filter(name => !Object.hasOwn(file, name) && !Object.hasOwn(loaded, name))
  return Object.assign(partOf(left), loaded, file)
}

/** Several cases of one force with the collections asked for. One query a collection, however many cases. */
export async function loadFiles<K extends Collection>(
  tx: Transaction,
  roots: readonly Case[],
  only: readonly K[],
): Promise<CaseFile<K>[]> {
  const [first] = roots
  if (!first) return []
  const ids = roots.map(r => r.id)
  const [settings, ...rows] = await Promise.all([
    tx.select({ settings: forces.settings, kind: forces.kind }).from(forces).where(eq(forces.id, first.forceId)),
    ...only.map(name => rowsOfAll(tx, name, ids)),
  ])
  const found = settings[0]
  if (!found) throw new Error('The cases’ force is not visible')
  const byCase = only.map((_, n) => Map.groupBy(rows[n] as { inCase: string }[], row => row.inCase))
  return roots.map(root => fileOf<K>(root, found, only, n => byCase[n]?.get(root.id) ?? []))
}

function rowsOfAll(tx: Transaction, name: Collection, caseIds: string[]) {
  const { table, caseColumn, columns, order } = partsOf(name)
  return tx
    .select({ ...columns, inCase: caseColumn as never })
    .from(table)
    .where(inArray(caseColumn as never, caseIds))
    .orderBy(...order)
}
function rowsOf(tx: Transaction, name: Collection, caseId: string) {
  const { table, caseColumn, columns, order } = partsOf(name)
  return tx
    .select(columns)
    .from(table)
    .where(and(eq(caseColumn as never, caseId)) as SQL)
    .orderBy(...order)
}
function partsOf(name: Collection) {
  const table = tables[name] as unknown as PgTable & Record<string, never>
  const { forceId: _f, caseId: caseColumn, ...rest } = getTableColumns(table)
  // What is loaded stands: whether it was withdrawn is no field of it.
  const { withdrawnAt: _a, withdrawnReason: _r, ...standing } = rest
  const columns = keptKinds.has(name) ? standing : rest
  return { table, caseColumn, columns, order: keysOf(name, columns).map(key => asc(columns[key] as never)) }
}
const keysOf = (name: Collection, columns: object): string[] => [
  ...(orderOf[name] ?? ['number' in columns ? 'number' : 'at' in columns ? 'at' : 'id']),
  'id',
]
/** A file after an act with the collections that it touched in the order in which they would be loaded. */
export function inLoadOrder(file: CaseFile, touched: readonly Collection[]): CaseFile {
  const loaded = [...new Set(touched)].filter(name => Object.hasOwn(file, name))
  const sorted = loaded.map(name => {
    const keys = keysOf(name, getTableColumns(tables[name]))
    const rows = file[name] as unknown as Record<string, string | number>[]
    return [name, rows.toSorted((a, b) => keys.reduce((order, key) => order || compare(a[key], b[key]), 0))]
  })
  return Object.assign(Object.create(Object.getPrototypeOf(file)), file, Object.fromEntries(sorted))
}
const compare = (a: string | number | undefined, b: string | number | undefined): number =>
  a === b ? 0 : typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1
