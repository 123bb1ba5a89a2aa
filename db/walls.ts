import type postgres from 'postgres'
import { CannotStart } from './cannot-start.ts'
import { buildDoorWalls, countedTableNames, doorProblems } from './door-walls.ts'

/** The role that holds every grant of the program, and that policies are written for. */
export const programRole = 'spo_program'
/** Owns the definer functions: it cannot log in, is no superuser, and may read but not write. */
export const definerRole = 'spo_definer'
/** What every definer function resolves names by: nothing that a caller can make comes before ours. */
export const definerPath = 'pg_catalog, public, pg_temp'

/** Tables that have no force: policies for the program may let all of their rows through. */
const withoutForce = ['sign_in_attempts']
const mayDelete = ['search_terms', 'unsent_forms', 'waits', ...countedTableNames]
/** Triggers without which the record is no record: table and trigger. */
const guards = [
  ['events', 'events_chain'],
  ['events', 'events_append_only'],
  ['events', 'events_never_emptied'],
  ['former_versions', 'former_versions_append_only'],
  ['custody', 'custody_append_only'],
  ['retention_steps', 'retention_steps_append_only'],
  ...['assessments', 'breach_steps', 'checks', 'comments', 'decisions', 'reviews', 'services'].map(
    table => [table, `${table}_former_kept`] as const,
  ),
] as readonly (readonly [string, string])[]

/** Makes the role if the server does not have it: roles belong to the whole server, so another database may be making it too. */
export async function ensureRole(sql: postgres.Sql, name: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${name}`
  if (found) return
  await sql.unsafe(`create role "${name}" nologin nosuperuser nobypassrls nocreatedb nocreaterole`).catch(error => {
    if (!['42710', '23505'].includes((error as { code: string }).code)) throw error
  })
}

/**
 * Closes the database itself: no temporary tables and no new schemas for anyone but its owner. A copy made from a
 * template, and a restored dump, begin with neither. As the owner.
 */
export async function closeDatabase(sql: postgres.Sql): Promise<void> {
  const [at] = await sql<{ name: string; open: boolean }[]>`
    select current_database() as name, exists (
      select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
      where d.datname = current_database() and a.privilege_type in ('TEMPORARY', 'CREATE')
        and a.grantee in (0, (select oid from pg_roles where rolname = ${programRole}))) as open`
  if (!at?.open) return
  await sql`revoke temporary, create on database ${sql(at.name)} from public, ${sql(programRole)}`
}

/**
 * Brings tables, policies and functions behind the walls, whatever a migration forgot: row-level security forced on
 * every table, policies for the program's role alone, definer functions with their own owner and search path. Changes
 * only what differs, so that it may run beside instances that serve. As the owner, after the migrations.
 */
export async function buildWalls(sql: postgres.Sql): Promise<void> {
  await ensureRole(sql, definerRole)
  await closeDatabase(sql)
  await sql.begin(async tx => {
    await joinDefiner(tx)
    for (const { name, rls, forced } of await tablesOf(tx)) {
      if (!rls) await tx`alter table ${tx(name)} enable row level security`
      if (!forced) await tx`alter table ${tx(name)} force row level security`
    }
    for (const { table, name } of await tx<{ table: string; name: string }[]>`
      select tablename as table, policyname as name from pg_policies where schemaname = 'public' and roles = '{public}'`)
      await tx`alter policy ${tx(name)} on ${tx(table)} to ${tx(programRole)}`
    await buildDoorWalls(tx)
    await admit(tx, 'owner', 'all')
    await admit(tx, 'definer', 'select')
    await secureFunctions(tx)
    await tx.unsafe(`
      revoke create on schema public from public, ${programRole}, ${definerRole};
      grant usage on schema public to ${programRole}, ${definerRole};
      grant select on all tables in schema public to ${definerRole};
      grant usage on all sequences in schema public to ${definerRole};
      grant execute on all functions in schema public to ${definerRole}`)
    await allowAnalyse(tx)
    // So that a program that serves can tell whether the database is at its version.
    const [kept] = await tx<
      { there: boolean }[]
    >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
    if (kept?.there)
      await tx.unsafe(`
        grant usage on schema drizzle to ${programRole};
        grant select on drizzle.__drizzle_migrations to ${programRole}`)
  })
}

type Tx = postgres.TransactionSql

const tablesOf = (sql: Tx) => sql<{ name: string; rls: boolean; forced: boolean }[]>`
  select relname as name, relrowsecurity as rls, relforcerowsecurity as forced
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`

/** An owner that is no superuser can give functions only to a role that it is a member of. */
async function joinDefiner(tx: Tx): Promise<void> {
  const [me] = await tx<{ name: string; member: boolean }[]>`
    select current_user as name, rolsuper or pg_has_role(oid, ${definerRole}, 'usage') as member
    from pg_roles where rolname = current_user`
  if (!me || me.member) return
  await tx`savepoint joining`
  await tx`grant ${tx(definerRole)} to ${tx(me.name)}`.catch(() => {
    throw new CannotStart(
      `The role ${definerRole} was made by someone else: as a superuser, run GRANT ${definerRole} TO "${me.name}" WITH ADMIN OPTION`,
    )
  })
}

/** A policy that lets a role see every row: forced row-level security would otherwise hold for the owner too. */
async function admit(tx: Tx, name: 'owner' | 'definer', what: 'all' | 'select'): Promise<void> {
  const [me] = await tx<{ name: string }[]>`select current_user as name`
  const role = name === 'owner' ? String(me?.name) : definerRole
  const rows = await tx<{ table: string; roles: string[] | null }[]>`
    select t.relname as table, p.roles::text[] as roles
    from pg_class t left join pg_policies p on p.schemaname = 'public' and p.tablename = t.relname and p.policyname = ${name}
    where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')`
  for (const { table, roles } of rows) {
    if (roles?.length === 1 && roles[0] === role) continue
    if (roles) await tx`drop policy ${tx(name)} on ${tx(table)}`
    await tx.unsafe(
      `create policy ${name} on "${table}" for ${what} to "${role}" using (true)${what === 'all' ? ' with check (true)' : ''}`,
    )
  }
}

const ownFunctions = (sql: Tx | postgres.Sql) => sql<
  { name: string; definer: boolean; owner: string; path: string | null; isPublic: boolean }[]
>`
  select p.oid::regprocedure::text as name, p.prosecdef as definer, pg_get_userbyid(p.proowner) as owner,
    (select split_part(c, '=', 2) from unnest(p.proconfig) c where c like 'search_path=%') as path,
    exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as "isPublic"
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  order by 1`

async function secureFunctions(tx: Tx): Promise<void> {
  const all = await ownFunctions(tx)
  await tx.unsafe(`grant create on schema public to ${definerRole}`)
  for (const f of all) {
    if (f.isPublic) {
      await tx.unsafe(`revoke execute on function ${f.name} from public`)
      await tx.unsafe(`grant execute on function ${f.name} to ${programRole}`)
    }
    if (!f.definer) continue
    if (f.path !== definerPath) await tx.unsafe(`alter function ${f.name} set search_path = ${definerPath}`)
    if (f.owner !== definerRole) await tx.unsafe(`alter function ${f.name} owner to ${definerRole}`)
  }
}

/** From PostgreSQL 17 on, the function that refreshes statistics after a large import may do so; before, it is left to autovacuum. */
async function allowAnalyse(tx: Tx): Promise<void> {
  const [server] = await tx<{ version: number }[]>`select current_setting('server_version_num')::int as version`
  if ((server?.version ?? 0) < 170000) return
  await tx.unsafe(`grant maintain on crime_reports, pair_reports, report_pairs to ${definerRole}`)
}

/**
 * Every way in which the catalogue would let someone pass the walls, one sentence each; empty when there is none.
 * `login` is the role that the program connects as; without it, every role that may act as the program. As any role that may read the catalogue.
 */
export async function wallProblems(sql: postgres.Sql, login?: string): Promise<string[]> {
  const logins = login ? [login] : await programLogins(sql)
  const [tables, functions, triggers] = [
    await tableProblems(sql),
    await functionProblems(sql),
    await triggerProblems(sql),
  ]
  const ofLogins: string[] = []
  for (const name of logins) ofLogins.push(...(await roleProblems(sql, name)), ...(await rightProblems(sql, name)))
  return [...new Set([...tables, ...(await doorProblems(sql)), ...functions, ...ofLogins, ...triggers])]
}

/** The program's role, and every role that may act as it and does not own the tables. */
async function programLogins(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select u.rolname as name from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
    where g.rolname = ${programRole} and not u.rolsuper
      and u.oid not in (select relowner from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
      and has_database_privilege(u.oid, current_database(), 'CONNECT')`
  return [programRole, ...rows.map(r => r.name)]
}

async function tableProblems(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string; kind: string; rls: boolean; forced: boolean; guarded: boolean }[]>`
    select c.relname as name, c.relkind as kind, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      exists (select from pg_policy p where p.polrelid = c.oid) as guarded
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`
  const policies = await sql<{ table: string; name: string; roles: string[]; cmd: string; open: boolean }[]>`
    select tablename as table, policyname as name, roles::text[] as roles, cmd, (qual = 'true' or with_check = 'true') as open
    from pg_policies where schemaname = 'public'`
  return [
    ...rows.flatMap(({ name, kind, rls, forced, guarded }) => {
      if (kind !== 'r' && kind !== 'p') return [`${name} is a view or foreign table, which no policy guards`]
      if (!rls) return [`The table ${name} has no row-level security`]
      if (!forced) return [`The table ${name} does not force row-level security on its owner`]
      return guarded ? [] : [`The table ${name} has no policy`]
    }),
    ...policies.flatMap(p => {
      const of = `The policy ${p.name} of ${p.table}`
      if (p.roles.includes('public')) return [`${of} is for everyone`]
      if (p.roles.includes(definerRole) && p.cmd !== 'SELECT') return [`${of} lets ${definerRole} write`]
      return p.open && p.roles.includes(programRole) && !withoutForce.includes(p.table)
        ? [`${of} lets the program see every row`]
        : []
    }),
  ]
}

async function functionProblems(sql: postgres.Sql): Promise<string[]> {
  return (await ownFunctions(sql)).flatMap(f => [
    ...(f.isPublic ? [`Anyone may call ${f.name}`] : []),
    ...(f.definer && f.path !== definerPath
      ? [`${f.name} runs with the search path ${f.path ?? 'of its caller'}`]
      : []),
    ...(f.definer && f.owner !== definerRole ? [`${f.name} runs as ${f.owner}`] : []),
    ...(!f.definer && f.owner === definerRole
      ? [`${f.name} belongs to ${definerRole} and is no definer function`]
      : []),
  ])
}

async function roleProblems(sql: postgres.Sql, login: string): Promise<string[]> {
  const rows = await sql<{ name: string; canLogin: boolean; powerful: boolean; owns: string[]; member: string[] }[]>`
    select r.rolname as name, r.rolcanlogin as "canLogin",
      r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as powerful,
      array(
        select relname::text from pg_class where relowner = r.oid and relnamespace in (select oid from pg_namespace where nspname !~ '^pg_')
        union all select proname::text from pg_proc where proowner = r.oid and r.rolname <> ${definerRole}
        union all select nspname::text from pg_namespace where nspowner = r.oid
        union all select datname::text from pg_database where datdba = r.oid) as owns,
      array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
        where m.member = r.oid and g.rolname <> ${programRole}) as member
    from pg_roles r where r.rolname in (${programRole}, ${definerRole}, ${login})`
  const members = await sql<{ name: string }[]>`
    select u.rolname as name from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
    where g.rolname = ${definerRole}
      and u.oid not in (select relowner from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
      and u.oid not in (select datdba from pg_database)`
  return [
    ...rows.flatMap(r => [
      ...(r.powerful ? [`${r.name} is a superuser, bypasses row-level security or may make roles or databases`] : []),
      ...(r.name === definerRole && r.canLogin ? [`${r.name} may log in`] : []),
      ...r.owns.map(thing => `${r.name} owns ${thing}`),
      ...r.member.map(group => `${r.name} is a member of ${group}`),
    ]),
    ...members.map(m => `${m.name} may act as ${definerRole}`),
  ]
}

async function rightProblems(sql: postgres.Sql, login: string): Promise<string[]> {
  const [database] = await sql<{ temp: boolean; create: boolean; schemas: string[] }[]>`
    select has_database_privilege(${login}, current_database(), 'TEMPORARY') as temp,
      has_database_privilege(${login}, current_database(), 'CREATE') as create,
      array(select nspname::text from pg_namespace where has_schema_privilege(${login}, oid, 'CREATE') and nspname !~ '^pg_(toast|temp)') as schemas`
  const grants = await sql<{ table: string; grantee: string; privilege: string }[]>`
    select c.relname as table, case when a.grantee = 0 then 'everyone' else pg_get_userbyid(a.grantee) end as grantee,
      a.privilege_type as privilege
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.grantee <> c.relowner`
  const writes = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']
  return [
    ...(database?.temp ? [`${login} may make temporary tables`] : []),
    ...(database?.create ? [`${login} may make schemas`] : []),
    ...(database?.schemas ?? []).map(name => `${login} may make things in the schema ${name}`),
    ...grants.flatMap(({ table, grantee, privilege }) => {
      const right = `${grantee} has ${privilege} on ${table}`
      if (grantee === 'everyone') return [right]
      if (grantee === definerRole) return writes.includes(privilege) ? [right] : []
      if (grantee !== programRole && grantee !== login) return []
      if (table === 'passwords') return [right]
      if (privilege === 'DELETE') return mayDelete.includes(table) ? [] : [right]
      return ['TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN'].includes(privilege) ? [right] : []
    }),
  ]
}

async function triggerProblems(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ table: string; name: string }[]>`
    select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and t.tgenabled in ('O', 'A')`
  const there = new Set(rows.map(r => `${r.table} ${r.name}`))
  return guards.flatMap(([table, name]) =>
    there.has(`${table} ${name}`) ? [] : [`The trigger ${name} of ${table} is missing or disabled`],
  )
}
