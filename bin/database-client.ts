import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type postgres from 'postgres'
import { CannotStart } from '../db/cannot-start.ts'

const run = promisify(execFile)
export type Client = { folder: string; server: number }

/** The least version of PostgreSQL that this program runs on. */
export const leastVersion = 15

/** Where the programs of PostgreSQL may be, PG_BIN before all others. */
function places(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const own = process.env.PG_BIN
  return [
    ...(own ? [own] : []),
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map(v => path.join(debian, v, 'bin')),
  ]
}

/** The database's own client programs, of the server's version or newer: an older one refuses, and so does this. */
export async function clientFor(sql: postgres.Sql): Promise<Client> {
  const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int / 10000 as version`
  const server = row?.version ?? 0
  const found: number[] = []
  for (const folder of places()) {
    if (!existsSync(path.join(folder, 'pg_dump'))) continue
    const { stdout } = await run(path.join(folder, 'pg_dump'), ['--version'])
    const version = Number(/ (\d+)/.exec(stdout)?.[1])
    if (version >= server) return { folder, server }
    found.push(version)
  }
  throw new CannotStart(
    `The database is PostgreSQL ${server}, and ${found.length ? `the client here is ${Math.max(...found)}` : 'there is no client here'}: install postgresql-client-${server} or newer, or set PG_BIN to the folder that holds its pg_dump`,
  )
}

/** Runs one of the client programs on the database at `url`. The password goes in the environment, where no list of processes shows it. */
export async function runClient(client: Client, program: string, url: string, options: string[]): Promise<void> {
  const at = new URL(url)
  const password = decodeURIComponent(at.password)
  at.password = ''
  const env = { PATH: process.env.PATH, LC_ALL: 'C', PGPASSWORD: password, NODE_ENV: process.env.NODE_ENV }
  await run(path.join(client.folder, program), [...options, `--dbname=${at.href}`], { env, maxBuffer: 2 ** 26 }).catch(
    (error: { stderr?: string; message: string }) => {
      const lines = (error.stderr ?? error.message).trim().split('\n')
      throw new CannotStart(`${program}: ${lines.slice(0, 3).join(' ')}`)
    },
  )
}
