import type postgres from 'postgres'
import { eventTraces } from './schema/events.ts'

export type Fault = { check: 'chains' | 'heads' | 'rows' | 'projections' | 'walls' | 'files'; what: string }

/** Every chain of the record, event by event: what no longer fits, the first of each chain. As the owner, who sees all forces. */
export async function chainFaults(sql: postgres.Sql): Promise<{ events: number; chains: number; faults: Fault[] }> {
  const rows = await sql<{ subject: string; kind: string; seq: string; act: string; why: string }[]>`
    with chain as (
      select e.subject_id, e.subject_kind, e.seq, e.act,
        case when not spo_event_fits(e) then 'differs from what was written'
          when e.previous_hash is distinct from lag(e.hash) over (partition by e.subject_id order by e.seq) then 'does not follow from the one before it'
        end as why
      from events e)
    select distinct on (subject_id) subject_id as subject, subject_kind as kind, seq::text, act, why
    from chain where why is not null order by subject_id, seq`
  const [sum] = await sql<{ events: number; chains: number }[]>`
    select count(*)::int as events, count(distinct subject_id)::int as chains from events`
  return {
    events: sum?.events ?? 0,
    chains: sum?.chains ?? 0,
    faults: rows.map(r => ({
      check: 'chains',
      what: `Event ${r.seq} (${r.act}) in the record of ${r.kind} ${r.subject} ${r.why}`,
    })),
  }
}

/**
 * Tables of a force whose every row is added by an act. Its record names the row (`eventTraces`), or holds an act of the
 * row's own moment, as an instance of the version before writes it while instances are restarted one after another.
 */
const momentOfForce: Record<string, string | null> = {
  districts: null,
  teams: null,
  premises: null,
  people: 'started_at',
  memberships: null,
  person_roles: 'started_at',
  report_counts: null,
  duty_turns: null,
  absences: null,
  alarm_rules: null,
  course_records: null,
  panels: 'at',
  records_systems: 'started_at',
  report_imports: 'started_at',
  pair_decisions: 'at',
  people_imports: 'read_at',
  order_imports: 'read_at',
  court_uploads: 'read_at',
  outside_forces: null,
  own_keys: null,
  arrivals: null,
}
export const tracedTables: readonly string[] = Object.keys(momentOfForce)
/** Tables of a case whose rows are added by acts and say when in another column than `recorded_at`. */
const momentOf: Record<string, string> = {
  applications: 'started_at',
  attributions: 'at',
  behaviour_reasons: 'at',
  case_links: 'at',
  citation_looks: 'at',
  correction_proposals: 'at',
  custody: 'at',
  imports: 'at',
  incident_joins: 'at',
  incident_rows: 'at',
  named: 'at',
  overrides: 'at',
  paper_marks: 'at',
  reminders: 'at',
  restrictions: 'at',
  retention_steps: 'at',
  review_points: 'at',
  set_asides: 'at',
  transfers: 'at',
}
/** So many of one table are said; one that was added by hand is enough to look at all. */
const mostSaid = 20

/**
 * Rows that no event tells of. A row of a case holds the moment of the act that added it, which stands in that case's
 * record; one that another force had recorded is named by the act that took the case over, or, before that named any, older
 * than it; one of the force is named by its act; a crime report came with a delivery; and the settings are those that the
 * last act left.
 */
export async function rowFaults(sql: postgres.Sql): Promise<Fault[]> {
  const fault = (what: string): Fault => ({ check: 'rows', what })
  const cases = await sql<{ ref: string }[]>`
    select c.ref from cases c
    where not exists (select from events e where e.subject_id = c.id and e.kind = 'act') order by c.ref limit 100`
  const faults = cases.map(r => fault(`Nothing in the record tells of case ${r.ref}`))
  for (const { table, moment } of await tablesOfCases(sql)) {
    const rows = await sql<{ id: string | null; ref: string }[]>`
      select to_jsonb(r) ->> 'id' as id, c.ref from ${sql(table)} r join cases c on c.id = r.case_id
      where not exists (select from events e where e.subject_id = r.case_id and e.at = r.${sql(moment)})
      and exists (select from events e where e.subject_id = r.case_id)
      and not exists (
        select from events e where e.subject_id = r.case_id and e.act = 'acceptTransferCase'
        and case when e.detail ? ${eventTraces.rows} then e.detail -> ${eventTraces.rows} ? (to_jsonb(r) ->> 'id') else r.${sql(moment)} < e.at end)
      order by c.ref, 1 limit ${mostSaid}`
    for (const row of rows)
      faults.push(fault(`Nothing in the record of case ${row.ref} tells of ${table} ${row.id ?? ''}`.trim()))
  }
  for (const [table, moment] of Object.entries(momentOfForce)) {
    const rows = await sql<{ id: string; force: string }[]>`
      select r.id, f.name as force from ${sql(table)} r join forces f on f.id = r.force_id
      where r.id not in (
        select named.id::uuid from events e, jsonb_array_elements_text(e.detail -> ${eventTraces.rows}) named(id)
        where e.subject_kind = 'force' and e.detail ? ${eventTraces.rows})
      ${moment ? sql`and not exists (select from events e where e.subject_id = r.force_id and e.kind = 'act' and e.at = r.${sql(moment)})` : sql``}
      order by f.name, r.id limit ${mostSaid}`
    for (const row of rows) faults.push(fault(`Nothing in the record of ${row.force} tells of ${table} ${row.id}`))
  }
  const reports = await sql<{ ref: string; force: string }[]>`
    select r.ref, f.name as force from crime_reports r join forces f on f.id = r.force_id
    where not exists (select from report_imports i where i.id = r.import_id and i.force_id = r.force_id)
    order by f.name, r.ref limit ${mostSaid}`
  for (const row of reports) faults.push(fault(`No delivery to ${row.force} brought the crime report ${row.ref}`))
  const pairs = await sql<{ id: string; force: string }[]>`
    select p.id, f.name as force from report_pairs p join forces f on f.id = p.force_id
    where not exists (
      select from pair_reports m join crime_reports r on r.force_id = m.force_id and r.ref = m.report_ref where m.pair_id = p.id)
    order by f.name, p.id limit ${mostSaid}`
  for (const row of pairs) faults.push(fault(`No crime report of ${row.force} stands behind the pair ${row.id}`))
  const settings = await sql<{ force: string }[]>`
    select f.name as force from forces f
    left join lateral (
      select e.detail ->> ${eventTraces.settings} as digest from events e
      where e.subject_id = f.id and e.detail ? ${eventTraces.settings} order by e.seq desc limit 1) last on true
    where last.digest is distinct from md5(f.settings::text) order by f.name`
  for (const row of settings) faults.push(fault(`The settings of ${row.force} are not those that its record left`))
  return faults
}

/** Those with the moment of their act: `recorded_at` of every record that can be corrected, and what `momentOf` says. */
export async function tablesOfCases(sql: postgres.Sql): Promise<{ table: string; moment: string }[]> {
  const columns = await sql<{ table: string; columns: string[] }[]>`
    select c.table_name as table, array_agg(c.column_name::text) as columns from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' group by 1 order by 1`
  return columns.flatMap(({ table, columns: own }) => {
    const moment = momentOf[table] ?? 'recorded_at'
    return table !== 'events' && ['case_id', moment].every(name => own.includes(name)) ? [{ table, moment }] : []
  })
}

/** Every file that a row names, by its hash, with the table that names it. */
export async function filesNamed(sql: postgres.Sql): Promise<Map<string, string>> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.data_type = 'text' and c.column_name ~ '(^|_)sha256$'`
  const named = new Map<string, string>()
  for (const { table, column } of columns) {
    const rows = await sql<{ hash: string }[]>`
      select distinct ${sql(column)} as hash from ${sql(table)} where ${sql(column)} ~ '^[0-9a-f]{64}$'`
    for (const { hash } of rows) named.set(hash, table)
  }
  // Those of an offer that waits are in no row of a case yet.
  const waiting = await sql<
    { hash: string }[]
  >`select distinct unnest(came) as hash from arrivals where state = 'offered'`
  for (const { hash } of waiting) named.set(hash, 'arrivals')
  return named
}
