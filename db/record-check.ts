import type postgres from 'postgres'

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

/** Rows that no event tells of. A case is opened by an act, which leaves one. */
export async function rowFaults(sql: postgres.Sql): Promise<Fault[]> {
  const rows = await sql<{ ref: string }[]>`
    select c.ref from cases c
    where not exists (select from events e where e.subject_id = c.id and e.kind = 'act') order by c.ref limit 100`
  return rows.map(r => ({ check: 'rows', what: `Nothing in the record tells of case ${r.ref}` }))
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
  return named
}
