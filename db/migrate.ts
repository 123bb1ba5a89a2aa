import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import { CannotStart } from './cannot-start.ts'
import { connect } from './client.ts'
import { buildWalls, ensureRole, programRole } from './walls.ts'

export type MigrateOptions = {
  /** The role that owns everything; used here and nowhere else. */
  ownerUrl: string
  /** Connects as the program. Absent: the role `spo_program` is given `programPassword`. */
  programUrl?: string | undefined
  programPassword?: string | undefined
  /** With programPassword: a role of this database alone that logs in as the program, made if absent. Default `spo_program` itself. */
  programLogin?: string | undefined
  /** Default `db/migrations`. */
  folder?: string | undefined
}

const extensions = ['pg_trgm', 'fuzzystrmatch', 'pgcrypto', 'unaccent', 'btree_gist']
const lock = 71602019
const ownFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations')

/** The password of `spo_program` where no DATABASE_PROGRAM_URL is given: the same on every instance that holds the secret. */
export function programPasswordFrom(secret: string): string {
  return createHmac('sha256', secret).update('password of the role spo_program').digest('hex')
}

/** The role that a force's own database gives the program, and its password: SPO_DATABASE_PASSWORD, else one made of the secret. */
export const programRoleOf = (
  settings: { secret: string | undefined; databasePassword: string | undefined },
  ownerUrl: string,
): Pick<MigrateOptions, 'programLogin' | 'programPassword'> => ({
  programLogin: loginOf(ownerUrl),
  programPassword: settings.databasePassword ?? programPasswordFrom(`${settings.secret} ${loginOf(ownerUrl)}`),
})

/** `url` with another user and password. */
export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url)
  changed.username = role
  changed.password = password
  return changed.href
}

/**
 * Brings the database at `ownerUrl` up to this version and returns the URL for the program's own role.
 * Several instances may call it at once. Throws CannotStart if unreachable, newer than this program, or unsafe.
 */
export async function migrate(options: MigrateOptions): Promise<string> {
  const owner = connect(options.ownerUrl, {
    max: 1,
    name: 'spo migrate',
    statementTimeout: 0,
    settings: { idle_in_transaction_session_timeout: '0' },
  })
  try {
    await owner.sql`select pg_advisory_lock(${lock})`.catch(error => {
      throw unreachable(error, options.ownerUrl)
    })
    const folder = options.folder ?? ownFolder
    await refuseNewer(owner.sql, folder)
    const programUrl = await ensureProgramRole(owner.sql, options)
    for (const name of extensions) await owner.sql.unsafe(`create extension if not exists ${name}`)
    if (existsSync(path.join(folder, 'meta/_journal.json')))
      await applyMigrations(owner.db, { migrationsFolder: folder })
    await buildWalls(owner.sql)
    await refusePowerfulProgram(programUrl)
    return programUrl
  } finally {
    await owner.close()
  }
}

function unreachable(error: unknown, url: string): CannotStart {
  const { host, pathname } = new URL(url)
  const reason = error instanceof AggregateError ? error.errors[0] : error
  const { code, message } = reason as { code?: string; message?: string }
  return new CannotStart(`Cannot reach the database ${pathname.slice(1)} at ${host}: ${message || code}`)
}

async function refuseNewer(sql: postgres.Sql, folder: string): Promise<void> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`
  if (!table?.name) return
  const known = existsSync(path.join(folder, 'meta/_journal.json'))
    ? readMigrationFiles({ migrationsFolder: folder })
    : []
  const applied = await sql`select hash, created_at from drizzle.__drizzle_migrations order by created_at`
  const last = Math.max(0, ...known.map(migration => migration.folderMillis))
  if (applied.some(row => Number(row.created_at) > last)) {
    throw new CannotStart(
      'The database was made by a newer version of this program: start that version, or restore a backup',
    )
  }
  const hashes = new Set(known.map(migration => migration.hash))
  if (applied.some(row => !hashes.has(String(row.hash)))) {
    throw new CannotStart('The database holds a migration that differs from this version of the program')
  }
}

async function ensureProgramRole(sql: postgres.Sql, options: MigrateOptions): Promise<string> {
  await ensureRole(sql, programRole)
  if (options.programUrl) {
    await admitUser(sql, decodeURIComponent(new URL(options.programUrl).username))
    return options.programUrl
  }
  if (!options.programPassword) throw new Error('A programUrl or a programPassword is needed')
  const login = options.programLogin ?? programRole
  const url = asRole(options.ownerUrl, login, options.programPassword)
  if (login !== programRole) {
    await ensureRole(sql, login)
    await admitUser(sql, login)
    await keepToItself(sql, login)
  }
  if (await canSignIn(url)) return url
  await sql.unsafe(`alter role "${login}" login password '${options.programPassword.replaceAll("'", "''")}'`)
  return url
}

/** The name of the role that logs in to the database at `url` as the program: no other database's password is its own. */
export const loginOf = (url: string): string =>
  `${programRole}_${new URL(url).pathname.slice(1).replace(/[^a-z0-9_]/gi, '_')}`.slice(0, 63).toLowerCase()

/** Nobody but its owner and this role connects to the database: another database's role has no business in it. */
async function keepToItself(sql: postgres.Sql, login: string): Promise<void> {
  const [at] = await sql<{ name: string }[]>`select current_database() as name`
  await sql`revoke connect on database ${sql(String(at?.name))} from public`
  await sql`grant connect on database ${sql(String(at?.name))} to ${sql(login)}`
}

/** Grants are to `spo_program`; a force that names its own user for the program makes it a member. */
async function admitUser(sql: postgres.Sql, user: string): Promise<void> {
  if (user === programRole) return
  const [member] = await sql`
    select pg_has_role(rolname, ${programRole}, 'usage') as yes from pg_roles where rolname = ${user}`
  if (!member) throw new CannotStart(`DATABASE_PROGRAM_URL names the user ${user}, which the database does not have`)
  if (!member.yes) await sql`grant ${sql(programRole)} to ${sql(user)}`
}

async function canSignIn(url: string): Promise<boolean> {
  const program = connect(url, { max: 1, name: 'spo migrate' })
  try {
    await program.sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await program.close()
  }
}

async function refusePowerfulProgram(url: string): Promise<void> {
  const program = connect(url, { max: 1, name: 'spo migrate' })
  try {
    const [role] = await program.sql`
      select rolname as name, rolsuper or rolbypassrls as powerful, exists (
        select from pg_class join pg_namespace n on n.oid = relnamespace
        where relowner = r.oid and n.nspname = 'public'
      ) as owns
      from pg_roles r where rolname = current_user`
    if (role?.powerful || role?.owns) {
      throw new CannotStart(
        `The program may not run as ${role.name}: it is a superuser, bypasses row-level security or owns tables`,
      )
    }
  } catch (error) {
    throw error instanceof CannotStart ? error : unreachable(error, url)
  } finally {
    await program.close()
  }
}
