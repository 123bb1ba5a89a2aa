import { eq, getTableColumns } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { cases, tables } from '../../../db/schema/collections.ts'
import {
  type Case,
  type CaseFile,
  type Collection,
  hasLoaded,
  isLoaded,
  type Part,
  partOf,
  withParts,
} from '../../case/case.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { settingsFrom } from '../../case/settings.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { ordersElsewhere } from '../lists/orders-elsewhere.ts'
import { caseRows, type ForceOfCase, keysOf, manyCaseRows } from './case-statement.ts'

export const allCollections = Object.keys(tables) as Collection[]

/** The case row, locked when asked; undefined when row-level security does not show it. */
export async function findCase(tx: Transaction, ref: string, lock: boolean): Promise<Case | undefined> {
  const query = tx.select().from(cases).where(eq(cases.ref, ref))
  const [row] = lock ? await query.for('no key update') : await query
  return row
}

/** A case with the collections asked for, all when none are named, and with no others, as it stands on a day. One statement. */
export async function loadFile<K extends Collection = Collection>(
  tx: Transaction,
  root: Case,
  only: readonly K[] | undefined,
  today: CalendarDate,
): Promise<CaseFile<K>> {
  const names = only ?? allCollections
  const file = await loadParts(tx, root, [...names, 'withdrawn', ...(only ? [] : (['elsewhere'] as const))], today)
  if (only) Object.assign(file, { elsewhere: undefined })
  return file as CaseFile<K>
}

/** A case with some parts: reading any other throws NotLoaded. */
export async function loadParts(
  tx: Transaction,
  root: Case,
  parts: readonly Part[],
  today: CalendarDate,
): Promise<CaseFile<never>> {
  const asked = new Set<Part>(parts)
  if (asked.has('elsewhere')) for (const name of elsewhereReads) asked.add(name)
  const names = allCollections.filter(name => asked.has(name))
  const { force, withdrawn, rows } = await caseRows(tx, root, names, asked.has('withdrawn'))
  const file = fileOf<never>(root, force, names, n => rows[n] ?? [])
  if (withdrawn) file.withdrawn = withdrawn
  if (asked.has('elsewhere')) {
    const known = file as CaseFile<(typeof elsewhereReads)[number]>
    const written = known.applications.some(isBeingWritten)
    Object.assign(file, { elsewhere: written ? await ordersElsewhere(tx, known, today) : undefined })
  }
  return file
}
const elsewhereReads = ['applications', 'defendants', 'otherOrders'] as const satisfies Collection[]
const isBeingWritten = (a: CaseFile['applications'][number]) => !a.lodgedOn && !applicationStatus(a.status).ended

/**
 * The one place where a type is claimed and not checked: rows of a table are records of its collection, which
 * `everyTableMatches` holds, and drizzle cannot say so of a table chosen by a variable. What was not asked for is not there.
 */
export function fileOf<K extends Collection>(
  root: Case,
  force: ForceOfCase,
  names: readonly Collection[],
  rowsOf: (n: number) => unknown[],
): CaseFile<K> {
  const { settings, ...others } = force
  const head = { case: root, settings: settingsFrom(settings), force: others }
  const loaded = Object.fromEntries(names.map((name, n) => [name, rowsOf(n)]))
  return Object.assign(Object.create(nothing), head, loaded) as CaseFile<K>
}
const nothing = partOf([...allCollections, 'withdrawn', 'elsewhere'])

/** The case with these parts too: only those that it was loaded without are read. */
export async function withMore<K extends Collection, M extends Collection>(
  tx: Transaction,
  file: CaseFile<K>,
  more: readonly M[],
  today: CalendarDate,
): Promise<CaseFile<K> & CaseFile<M>> {
  if (hasLoaded(file, more)) return file
  const missing = more.filter(name => !isLoaded(file, name))
  return withParts(file, await loadParts(tx, file.case, missing, today)) as never
}

/** Several cases of one force with the collections asked for. One statement, however many cases. */
export async function loadFiles<K extends Collection>(
  tx: Transaction,
  roots: readonly Case[],
  only: readonly K[],
): Promise<CaseFile<K>[]> {
  const [first] = roots
  if (!first) return []
  const { force, rows } = await manyCaseRows(tx, roots, only)
  return roots.map(root => collectionsOnly(fileOf<K>(root, force, only, n => rows[n]?.get(root.id) ?? [])))
}

/** A case of which collections alone are read: it has no withdrawn records, and no orders of other cases. */
export const collectionsOnly = <F extends CaseFile<never>>(file: F): F =>
  Object.assign(file, { withdrawn: undefined, elsewhere: undefined })
/** A file after an act with the collections that it touched in the order in which they would be loaded. */
export function inLoadOrder(file: CaseFile, touched: readonly Collection[]): CaseFile {
  const loaded = [...new Set(touched)].filter(name => isLoaded(file, name))
  const sorted = loaded.map(name => {
    const keys = keysOf(name, getTableColumns(tables[name]))
    const rows = file[name] as unknown as Record<string, string | number>[]
    return [name, rows.toSorted((a, b) => keys.reduce((order, key) => order || compare(a[key], b[key]), 0))]
  })
  return withParts(file, Object.fromEntries(sorted)) as CaseFile
}
const compare = (a: string | number | undefined, b: string | number | undefined): number =>
  a === b ? 0 : typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1
