import { getTableName } from 'drizzle-orm'
import type postgres from 'postgres'
import { countedTables } from './schema/counted.ts'

/** What the measures count of each case. */
export const countedTableNames = Object.values(countedTables).map(table => getTableName(table))
/** Written by every act, from the records of the case: they change in place when the case does. */
const projections = ['projected', 'order_changes', 'waits', ...countedTableNames]
/** What an act at the door may add to a case, and the projections that follow from it. Everything else is walled off. */
const addedAtDoor = ['breaches', 'breach_steps', 'contacts', 'events', 'legal_questions', 'overrides', ...projections]
const changedAtDoor = projections

/** Of the feed of crime reports: no case’s, and nothing to whoever only takes calls. */
const feedTables = [
  'crime_reports',
  'link_judgements',
  'linkage_weights',
  'pair_decisions',
  'pair_reports',
  'person_links',
  'records_systems',
  'report_imports',
  'report_pairs',
  'report_rejects',
]
const takesMore = `(SELECT coalesce(current_setting('spo.calls', true), '') <> 'only')`
/** Whoever only takes calls sees the case that they answer from, and writes to the one at whose door they stand. */
const forCalls = (table: string, column: string) => {
  if (feedTables.includes(table)) return `FOR ALL TO spo_program USING (${takesMore})`
  const atDoor = `${column} = (SELECT spo_at_door())`
  const answering = `${column} = ANY ((SELECT spo_answering())::uuid[])`
  // What is nobody’s case: their own looks in the record, and what they have typed.
  const ownLook = ['events', 'unsent_forms'].includes(table) ? `${column} IS NULL OR ${answering} OR ` : ''
  const own = `${ownLook}${atDoor}`
  return `FOR ALL TO spo_program USING (${takesMore} OR ${answering} OR ${own}) WITH CHECK (${takesMore} OR ${own})`
}

const wantedPolicies = (table: string, column: string) => {
  if (feedTables.includes(table)) return [{ name: 'calls', sql: forCalls(table, column) }]
  // Of no case: an alarm about the force.
  const elsewhere = `(${column} IS NULL OR ${column} IS DISTINCT FROM (SELECT spo_at_door()))`
  return [
    { name: 'calls', sql: forCalls(table, column) },
    ...(addedAtDoor.includes(table)
      ? []
      : [{ name: 'door_adds', sql: `FOR INSERT TO spo_program WITH CHECK (${elsewhere})` }]),
    // Rows stay in reach of a lock: what is refused is the changed row.
    ...(changedAtDoor.includes(table)
      ? []
      : [
          {
            name: 'door_changes',
            sql: `FOR UPDATE TO spo_program USING (force_id = (SELECT spo_force())) WITH CHECK (${elsewhere})`,
          },
        ]),
  ]
}
const tablesOfCases = (sql: postgres.Sql | postgres.TransactionSql) => sql<
  { table: string; column: string; policies: string[] }[]
>`
  select c.table_name as table, c.column_name as column,
    array(select policyname::text from pg_policies p where p.schemaname = 'public' and p.tablename = c.table_name and p.permissive = 'RESTRICTIVE') as policies
  from information_schema.columns c join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace and k.relkind in ('r', 'p')
  where c.table_schema = 'public' and (c.column_name = 'case_id' and not c.table_name = any(${feedTables})
    or c.table_name = 'cases' and c.column_name = 'id' or c.table_name = any(${feedTables}) and c.column_name = 'force_id') order by 1`
const missing = async (sql: postgres.Sql | postgres.TransactionSql) =>
  (await tablesOfCases(sql)).flatMap(({ table, column, policies }) =>
    wantedPolicies(table, column)
      .filter(p => !policies.includes(p.name))
      .map(p => ({ table, ...p })),
  )

/** Walls every table of a case off from the door, whatever a migration forgot. As the owner, in the transaction of the walls. */
export async function buildDoorWalls(tx: postgres.TransactionSql): Promise<void> {
  // A database that stops at an older migration has no door yet.
  const [door] =
    await tx`select to_regprocedure('spo_at_door()') is not null and to_regprocedure('spo_answering()') is not null as built`
  if (!door?.built) return
  for (const { table, name, sql } of await missing(tx))
    await tx.unsafe(`create policy ${name} on "${table}" as restrictive ${sql}`)
}
/** Every table of a case that an act at the door could write to and should not, one sentence each. */
export const doorProblems = async (sql: postgres.Sql): Promise<string[]> => [
  ...new Set((await missing(sql)).map(({ table }) => `The table ${table} can be written to from the door`)),
]
