import { createHash } from 'node:crypto'
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../db/client.ts'
import { countedTables } from '../../../db/schema/counted.ts'
import { type waitSubjects, waits } from '../../../db/schema/waits.ts'
import type { Case, CaseFile, Patch } from '../../case/case.ts'
import type { Id } from '../../case/records/id.ts'
import { type CountedSource, countedFor, countedSources } from '../../measures/counted.ts'
import type { ForceRow } from '../../waits/force/force-wait.ts'
import { type CaseWait, readsOf, sourcesFor, waitSources } from '../../waits/projection.ts'
import { instantOf } from '../../waits/wait.ts'

/** What is written of a case beside its records: what waits on it, and what the measures count of it. */
const tables = { waits, ...countedTables } as const
type Name = keyof typeof tables

/** Which of it is written: all, or what reads the collections that an act changes. */
export interface Sources {
  waits: readonly (typeof waitSources)[number][]
  counted: readonly CountedSource[]
}
export const allSources: Sources = { waits: waitSources, counted: countedSources as never }
export const sourcesOf = (patch: Patch): Sources => ({ waits: sourcesFor(patch), counted: countedFor(patch) })
export const readsOfSources = ({ waits: w, counted }: Sources) => [
  ...new Set([...readsOf(w), ...counted.flatMap(s => s.reads).filter(name => name !== 'case')]),
]
export const isNone = (s: Sources): boolean => !s.waits.length && !s.counted.length

/** Known by what it is of: computing again gives the same rows under the same ids. */
function idFrom(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
type Root = Pick<Case, 'id' | 'forceId'>
type WaitRow = typeof waits.$inferInsert
const caseWaitRow = (root: Root, w: CaseWait): WaitRow => ({
  ...datesOf(w),
  id: idFrom(root.id, w.kind, w.about.id, w.part),
  forceId: root.forceId,
  subject: 'case',
  caseId: root.id,
  pairId: null,
})
const forceWaitRow = (forceId: Id, subject: 'pair' | 'force', w: ForceRow): WaitRow => ({
  ...datesOf(w),
  id: idFrom(forceId, w.kind, w.about.id, w.part),
  forceId,
  subject,
  caseId: null,
  pairId: subject === 'pair' ? w.about.id : null,
})
const datesOf = (w: CaseWait | ForceRow) => ({
  kind: w.kind,
  aboutKind: w.about.kind,
  aboutId: w.about.id,
  part: w.part,
  ownerId: w.ownerId,
  permission: w.permission,
  ifOwnerLeft: w.ifOwnerLeft,
  since: instantOf(w.since),
  foreseenFrom: instantOf(w.foreseen),
  visibleFrom: instantOf(w.visible),
  dueAt: w.due && instantOf(w.due),
  dueOn: w.due && 'on' in w.due ? w.due.on : null,
  lateFrom: w.late && instantOf(w.late),
  redFrom: w.red && instantOf(w.red),
  alarms: [...w.alarms],
  lapsesAt: w.lapses && instantOf(w.lapses),
  params: w.params,
})
const countedRows = (root: Root, file: CaseFile, source: CountedSource) =>
  source.rows(file).map(({ part, ...row }) => ({
    ...row,
    id: part === undefined ? row.id : idFrom(row.id, part),
    forceId: root.forceId,
    caseId: root.id,
    teamId: file.case.teamId,
  }))

/**
 * Brings the rows of these cases to what their records say, of the sources chosen: what is gone is removed, what is new
 * added, and only what differs is changed. One statement, so that an act waits for one answer.
 */
export async function writeRows(
  tx: Transaction,
  cases: readonly { root: Root; file: CaseFile }[],
  sources: Sources,
): Promise<void> {
  const rows: Partial<Record<Name, object[]>> = {}
  if (sources.waits.length)
    rows.waits = cases.flatMap(({ root, file }) =>
      sources.waits.flatMap(s => s.rows(file)).map(w => caseWaitRow(root, w)),
    )
  for (const source of sources.counted)
    rows[source.name] = cases.flatMap(({ root, file }) => countedRows(root, file, source))
  const kinds = sources.waits.flatMap(s => Object.keys(s.kinds))
  const names = Object.keys(rows) as Name[]
  if (!names.length) return
  await tx.execute(statementOf('case', names)(JSON.stringify({ rows, kinds, of: cases.map(c => c.root.id) })))
}

interface ForceRows {
  forceId: Id
  /** The pairs, or the force itself, whose rows these are: all that stand of the kinds. */
  of: readonly Id[]
  kinds: readonly string[]
  rows: readonly ForceRow[]
}
/** The same for what waits on pairs of crime reports, or on the force itself. */
export async function writeForceRows(tx: Transaction, subject: 'pair' | 'force', w: ForceRows): Promise<void> {
  if (!w.of.length || !w.kinds.length) return
  const rows = { waits: w.rows.map(row => forceWaitRow(w.forceId, subject, row)) }
  await tx.execute(statementOf(subject, ['waits'])(JSON.stringify({ rows, kinds: w.kinds, of: w.of })))
}

const dialect = new PgDialect({ casing: 'snake_case' })
const text = (part: SQL) => dialect.sqlToQuery(part).sql
const statements = new Map<string, (given: string) => SQL>()
type Subject = (typeof waitSubjects)[number]
const ofSubject: Record<Subject, string> = {
  case: 't.case_id = any((select of from given)::uuid[])',
  pair: 't.pair_id = any((select of from given)::uuid[])',
  force: `t.subject = 'force' and t.force_id = any((select of from given)::uuid[])`,
}
function statementOf(subject: Subject, names: readonly Name[]): (given: string) => SQL {
  const key = [subject, ...names].join(' ')
  const known = statements.get(key)
  if (known) return known
  const parts = names.flatMap(name => [removal(subject, name), change(name)])
  const rest = sql.raw(`${parts.map(part => `, ${part}`).join('')} select 1`)
  const statementFor = (given: string) =>
    sql`with given as materialized (select g, array(select jsonb_array_elements_text(g -> 'of'))::uuid[] as of from (select ${given}::jsonb as g) j)${rest}`
  statements.set(key, statementFor)
  return statementFor
}
const removal = (subject: Subject, name: Name): string => {
  const table = `"${getTableName(tables[name])}"`
  const ofKinds = name === 'waits' ? ` and t.kind in (select jsonb_array_elements_text(g -> 'kinds') from given)` : ''
  return `"gone ${name}" as (delete from ${table} t where ${ofSubject[subject]}${ofKinds}
    and t.id not in (select (r ->> 'id')::uuid from jsonb_array_elements((select g -> 'rows' -> '${name}' from given)) r))`
}
function change(name: Name): string {
  const table = tables[name] as PgTable
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key: `"${key}"`,
    column: text(sql`${sql.identifier(snake(key))}`),
    type: column.getSQLType(),
  }))
  const list = (of: (c: (typeof columns)[number]) => string) => columns.map(of).join(', ')
  const target = `"${getTableName(table)}"`
  return `"kept ${name}" as (insert into ${target} as t (${list(c => c.column)})
    select ${list(c => `r.${c.key}`)} from jsonb_to_recordset((select g -> 'rows' -> '${name}' from given)) as r(${list(c => `${c.key} ${c.type}`)})
    on conflict (id) do update set (${list(c => c.column)}) = row(${list(c => `excluded.${c.column}`)})
    where row(${list(c => `t.${c.column}`)}) is distinct from row(${list(c => `excluded.${c.column}`)}))`
}
const snake = (key: string) => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
