import { getTableColumns, getTableName } from 'drizzle-orm'
import { columnsThatLeave, rowLeaves } from '../../../db/data-classes/columns.ts'
import { type Classified, dataClasses } from '../../../db/data-classes/index.ts'
import { actCalled } from '../../acts/index.ts'
import { masked, type Needle } from '../../case/views/protected-address.ts'

/** What never leaves with a case: talk with legal services, and whatever names an address that is kept from the defendant. */

/** The tables of a case, by their names in code, of which something leaves with it: each with its columns. */
export const tablesThatLeave: readonly { name: string; classified: Classified; columns: string[] }[] =
  Object.entries<Classified>(dataClasses).flatMap(([name, classified]) => {
    const columns = columnsThatLeave(classified)
    return columns.length && (name === 'cases' || 'caseId' in getTableColumns(classified.table))
      ? [{ name, classified, columns }]
      : []
  })
/** What is classified under the name of a collection or of a table. */
const classifiedAs = (name: string): Classified | undefined =>
  Object.hasOwn(dataClasses, name)
    ? dataClasses[name as keyof typeof dataClasses]
    : Object.values<Classified>(dataClasses).find(c => getTableName(c.table) === name)

const isPrivilegedKind = (kind: string | null): boolean =>
  kind !== null && ['privileged', 'vault'].includes(classifiedAs(kind)?.leaves ?? '')
/** Acts that put a question to legal services, or speak in the conversation, though they are about the case itself. */
const spoken = new Set(['askLegalServices', 'comment'])
/** Whether what was typed as an act was done is talk with legal services, or an address of the vault. */
export function isPrivilegedAct(name: string, recordKind: string | null): boolean {
  const act = actCalled(name)?.act
  return (
    isPrivilegedKind(recordKind) ||
    spoken.has(name) ||
    (act !== undefined && (act.permission === 'reviewAsLegal' || isPrivilegedKind(act.about)))
  )
}

/** A record as it leaves; undefined when it stays. Of texts that name a protected address a line says so. */
export function recordThatLeaves(
  { classified, columns }: { classified: Classified; columns: readonly string[] },
  row: Record<string, unknown>,
  needles: readonly Needle[],
): Record<string, unknown> | undefined {
  if (!rowLeaves(classified, row)) return undefined
  const given = Object.fromEntries(columns.flatMap(name => (name in row ? [[name, row[name]]] : [])))
  return (needles.length ? masked(given, needles) : given) as Record<string, unknown>
}
/** Of a former version or a proposal, the kind of record whose values it holds: those leave as its own records would. */
export function formerThatLeaves(kind: string, before: Record<string, unknown>): Record<string, unknown> | undefined {
  const classified = classifiedAs(kind)
  if (!classified) return before
  const columns = new Set(columnsThatLeave(classified))
  if (!columns.size || !rowLeaves(classified, before)) return undefined
  return Object.fromEntries(Object.entries(before).filter(([name]) => !classified.of.has(name) || columns.has(name)))
}
