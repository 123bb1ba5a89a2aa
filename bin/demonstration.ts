import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connect } from '../db/client.ts'

export type Account = { email: string; name: string; roles: readonly string[]; password: string }
type SeedOptions = { ownerUrl: string; programUrl: string; log: (line: string) => void }
type Demonstration = {
  seedDemonstration: (options: SeedOptions) => Promise<void>
  demonstrationAccounts: readonly Account[]
}
type FillOptions = { ownerUrl: string; log: (line: string) => void; migrate: () => Promise<string> }

const file = new URL('../lib/demo/demonstration.ts', import.meta.url)

async function load(): Promise<Demonstration | undefined> {
  if (!existsSync(fileURLToPath(file))) return undefined
  return (await import(file.href)) as Demonstration
}

/** Fills a migrated database, if the demonstration is there to be told. */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  await (await load())?.seedDemonstration(options)
}

/**
 * Migrates the embedded database and, the first time, fills it. How far it got is kept as the comment on the
 * database: one that was left half filled holds nothing of anybody's and is made again from nothing.
 */
export async function fillEmptyDatabase(options: FillOptions): Promise<string> {
  const name = new URL(options.ownerUrl).pathname.slice(1)
  const server = connect(new URL('/postgres', options.ownerUrl).href, { max: 1, statementTimeout: 0 })
  const mark = (state: string) => server.sql.unsafe(`comment on database ${name} is '${state}'`)
  try {
    const [row] = await server.sql`
      select shobj_description(oid, 'pg_database') as state from pg_database where datname = ${name}`
    if (row?.state === 'filling') {
      options.log('The last start was cut short while filling the database: beginning again')
      await server.sql.unsafe(`drop database ${name} with (force)`)
      await server.sql.unsafe(`create database ${name}`)
    }
    const programUrl = await options.migrate()
    const demonstration = await load()
    if (row?.state === 'filled' || !demonstration) return programUrl
    options.log('Filling the database with demonstration data')
    await mark('filling')
    await demonstration.seedDemonstration({ ownerUrl: options.ownerUrl, programUrl, log: options.log })
    await mark('filled')
    return programUrl
  } finally {
    await server.close()
  }
}

/** The people to sign in as, one line each. */
export async function demonstrationAccounts(): Promise<string[]> {
  const demonstration = await load()
  if (!demonstration) return []
  const rows = demonstration.demonstrationAccounts.map(({ email, password, name, roles }) => [
    email,
    password,
    `${name}, ${roles.join(', ')}`,
  ])
  const width = (at: number) => Math.max(...rows.map(row => row[at]?.length ?? 0))
  const lines = rows.map(([email = '', password = '', who = '']) =>
    `  ${email.padEnd(width(0))}  ${password.padEnd(width(1))}  ${who}`.trimEnd(),
  )
  return ['Sign in with one of these demonstration accounts (email, password, who):', ...lines]
}
