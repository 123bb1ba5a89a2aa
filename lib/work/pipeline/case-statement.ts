import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { isoInstant, type Transaction } from '../../../db/client.ts'
import { tables } from '../../../db/schema/collections.ts'
import { type Case, type Collection, type Court, forceKinds, type WithdrawnRecords } from '../../case/case.ts'
import { type PremisesKind, premisesKinds } from '../../case/reference/premises.ts'
import { keptKinds } from '../../case/reference/record-kinds.ts'
import { withdrawnFrom } from '../case/withdrawn.ts'
import { rowOf } from './rows-of.ts'

/** What of its force stands in each case's file. */
export const forceOfCase = z.object({
  settings: z.unknown(),
  kind: z.enum(forceKinds),
  courts: z.array(
    z.object({
      kind: z.enum(Object.keys(premisesKinds) as PremisesKind[]),
      name: z.string(),
      startedOn: z.string(),
      endedOn: z.string().nullable(),
    }),
  ),
  others: z.array(z.object({ id: z.string(), name: z.string(), outside: z.boolean() })).optional(),
})
export type ForceOfCase = z.output<typeof forceOfCase>
/** The courts of its reference data, those of a force `f`. */
export const courtsOfForce = sql<Court[]>`(select coalesce(json_agg(json_build_object(
  'kind', p.kind, 'name', p.name, 'startedOn', p.started_on, 'endedOn', p.ended_on)), '[]')
  from premises p where p.force_id = f.id and p.kind <> 'station')`

const orderOf: Partial<Record<Collection, string[]>> = {
  incidents: ['happenedOn', 'number'],
  hearings: ['listedOn', 'listedAt'],
  checks: ['checkedAt'],
  services: ['attemptedAt'],
  markers: ['doneAt'],
  assessments: ['assessedOn', 'at'],
  orders: ['madeOn', 'recordedAt'],
  orderVersions: ['version'],
  contacts: ['dueOn', 'createdAt'],
  custody: ['at'],
  disclosures: ['disclosedOn', 'at'],
  thirdPartyRequests: ['askedOn', 'at'],
  outsideRequests: ['receivedOn', 'at'],
  panelItems: ['panelOn', 'at'],
  referrals: ['at'],
  agreedActions: ['dueOn', 'at'],
  safetyReviews: ['reviewedOn', 'at'],
  breachSteps: ['at'],
  confidentialAddresses: ['id'],
  formerVersions: ['recordedAt', 'version'],
}
/** By which fields the records of a collection are in order. */
export const keysOf = (name: Collection, columns: object): string[] => [
  ...(orderOf[name] ?? ['number' in columns ? 'number' : 'at' in columns ? 'at' : 'id']),
  'id',
]
/** A collection's table: what of it is loaded, and in which order. */
export function partsOf(name: Collection) {
  const table = tables[name] as unknown as PgTable & Record<string, never>
  const { forceId: _f, caseId: caseColumn, ...rest } = getTableColumns(table)
  // What is loaded stands: whether it was withdrawn is no field of it.
  const { withdrawnAt: _a, withdrawnReason: _r, ...standing } = rest
  const columns = keptKinds.has(name) ? standing : rest
  return { table, caseColumn, columns, order: keysOf(name, columns).map(key => asc(columns[key] as never)) }
}

const record = z.custom<Record<string, unknown>>(value => typeof value === 'object' && value !== null)
const withdrawnRow = z.object({ kind: z.enum(Object.keys(tables) as Collection[]), record })
/** The records themselves are rows of our own tables, which `everyTableMatches` holds: looked at once for each, and not copied. */
const caseRow = z
  .object({ force: forceOfCase.nullable(), withdrawn: z.array(withdrawnRow).optional() })
  .catchall(z.array(record))
interface CaseRows {
  force: ForceOfCase
  /** Undefined when it was not asked for. */
  withdrawn: WithdrawnRecords | undefined
  rows: unknown[][]
}
/** The collections of a case in the order named, with what was withdrawn when asked: one statement, planned once a connection. */
export async function caseRows(
  tx: Transaction,
  root: Pick<Case, 'id' | 'forceId'>,
  names: readonly Collection[],
  withWithdrawn: boolean,
): Promise<CaseRows> {
  const row = await rowOf(tx, caseRow, statementOf(names, withWithdrawn)(root))
  if (!row?.force) throw new Error('The case’s force is not visible')
  return {
    force: row.force,
    withdrawn: row.withdrawn && withdrawnFrom(row.withdrawn),
    rows: names.map(name => withInstants(name, row[name] ?? [])),
  }
}

const dialect = new PgDialect({ casing: 'snake_case' })
// Both ids are the first two values of the statement, and are named so wherever else they stand in it.
const caseId = sql.raw('$1')
const statements = new Map<string, (root: Pick<Case, 'id' | 'forceId'>) => SQL>()
function statementOf(names: readonly Collection[], withWithdrawn: boolean) {
  const key = [...names, withWithdrawn].join(' ')
  const known = statements.get(key)
  if (known) return known
  const columns = [
    sql`(select json_build_object('settings', f.settings, 'kind', f.kind, 'courts', ${courtsOfForce}, 'others', (select coalesce(json_agg(o), '[]') from spo_other_forces() o)) from forces f where f.id = k.force_id) as force`,
    ...(withWithdrawn
      ? [sql`(select coalesce(json_agg(w), '[]') from spo_withdrawn_records(${caseId}) w) as withdrawn`]
      : []),
    ...names.map(name => listOf(name)),
  ]
  const text = sql.raw(dialect.sqlToQuery(sql`select ${sql.join(columns, sql`, `)}`).sql)
  const statementFor = ({ id, forceId }: Pick<Case, 'id' | 'forceId'>) =>
    sql`${text} from (select ${id}::uuid as case_id, ${forceId}::uuid as force_id) k`
  statements.set(key, statementFor)
  return statementFor
}
function listOf(name: Collection, ofMany = false): SQL {
  const { table, caseColumn, columns, order } = partsOf(name)
  const fields = Object.entries(ofMany ? { ...columns, inCase: caseColumn } : columns).map(
    ([key, column]) => sql`${column} as ${sql.identifier(key)}`,
  )
  const which = ofMany ? sql`${caseColumn} = any(${caseId})` : eq(caseColumn as never, caseId)
  return sql`(select coalesce(json_agg(r), '[]') from (
    select ${sql.join(fields, sql`, `)} from ${table} where ${which} order by ${sql.join(order, sql`, `)}
  ) r) as ${sql.identifier(name)}`
}

const manyStatements = new Map<string, string>()
/** The same of several cases of one force, by collection and case. One statement, however many cases. */
export async function manyCaseRows(
  tx: Transaction,
  roots: readonly Pick<Case, 'id' | 'forceId'>[],
  names: readonly Collection[],
): Promise<{ force: ForceOfCase; rows: Map<string, unknown[]>[] }> {
  const key = names.join(' ')
  const text =
    manyStatements.get(key) ??
    dialect.sqlToQuery(
      sql`select ${sql.join([sql`(select json_build_object('settings', f.settings, 'kind', f.kind, 'courts', ${courtsOfForce}) from forces f where f.id = k.force_id) as force`, ...names.map(name => listOf(name, true))], sql`, `)}`,
    ).sql
  manyStatements.set(key, text)
  const ids = `{${roots.map(r => r.id).join(',')}}`
  const row = await rowOf(
    tx,
    caseRow,
    sql`${sql.raw(text)} from (select ${ids}::uuid[] as case_ids, ${roots[0]?.forceId ?? null}::uuid as force_id) k`,
  )
  if (!row?.force) throw new Error('The cases’ force is not visible')
  return {
    force: row.force,
    rows: names.map(name => Map.groupBy(withInstants(name, row[name] ?? []) as { inCase: string }[], r => r.inCase)),
  }
}

const instants = new Map<Collection, string[]>()
/** JSON has instants as PostgreSQL writes them. */
function withInstants(name: Collection, rows: Record<string, unknown>[]): unknown[] {
  const known = instants.get(name)
  const keys =
    known ??
    Object.entries(getTableColumns(tables[name] as unknown as PgTable)).flatMap(([key, column]) =>
      column.columnType === 'PgTimestampString' ? [key] : [],
    )
  if (!known) instants.set(name, keys)
  for (const row of rows)
    for (const key of keys) {
      const value = row[key]
      if (typeof value === 'string') row[key] = isoInstant(value)
    }
  return rows
}
