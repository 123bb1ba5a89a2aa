import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import path from 'node:path'
import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { headFaults, type SignedHeads } from '../db/heads.ts'
import { migrate, programRoleOf } from '../db/migrate.ts'
import { chainFaults } from '../db/record-check.ts'
import { definerRole, ensureRole, programRole, wallProblems } from '../db/walls.ts'
import { clientFor, runClient } from './database-client.ts'
import { readSettings } from './settings.mjs'

const usage = `npm run --silent restore -- FOLDER

Puts a backup into the empty database of DATABASE_URL and the empty folder of SPO_FILES: the roles, the rows, the files,
then the walls anew, and says whether the record is the one that was backed up.`

async function main(): Promise<void> {
  const [from] = process.argv.slice(2)
  if (!from || from.startsWith('-')) throw new CannotStart(usage)
  const folder = path.resolve(from)
  const settings = readSettings(process.env, path.resolve(import.meta.dirname, '..'))
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  const ownerUrl = settings.databaseUrl
  if (!ownerUrl) throw new CannotStart('Set DATABASE_URL: a backup is restored into a database of its own')
  const dump = path.join(folder, 'database.dump')
  if (!existsSync(dump)) throw new CannotStart(`There is no backup in ${folder}`)
  const about = JSON.parse(readFileSync(path.join(folder, 'backup.json'), 'utf8')) as { dump: string; at: string }
  if (createHash('sha256').update(readFileSync(dump)).digest('hex') !== about.dump)
    throw new CannotStart('database.dump is not what was backed up')
  const { sql, close } = connect(ownerUrl, { max: 1, name: 'spo restore', statementTimeout: 0 })
  try {
    const [there] = await sql<{ tables: number }[]>`
      select count(*)::int as tables from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
    if (there?.tables) throw new CannotStart('The database is not empty: make a new one, and set DATABASE_URL to it')
    // A dump names roles and does not hold them: without these every grant and policy in it would be lost.
    for (const role of [programRole, definerRole]) await ensureRole(sql, role)
    await runClient(await clientFor(sql), 'pg_restore', ownerUrl, [
      '--no-owner',
      '--no-comments',
      '--exit-on-error',
      '--single-transaction',
      dump,
    ])
    await migrate({ ownerUrl, programUrl: settings.databaseProgramUrl, ...programRoleOf(settings, ownerUrl) })
    const files = path.join(folder, 'files')
    if (existsSync(files)) await cp(files, settings.files, { recursive: true, errorOnExist: false, force: false })
    const heads = JSON.parse(readFileSync(path.join(folder, 'heads.json'), 'utf8')) as SignedHeads
    const faults = [
      ...(await chainFaults(sql)).faults,
      ...(await headFaults(sql, heads)),
      ...(await wallProblems(sql)).map(what => ({ check: 'walls', what })),
    ]
    for (const fault of faults) console.error(`${fault.check}: ${fault.what}`)
    if (faults.length) throw new CannotStart('The backup is restored, and not all of it holds: see the lines above')
    console.log(`Restored the backup of ${about.at}: its record is whole. Run npm run verify to read every file`)
  } finally {
    await close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : (error as Error).message)
    process.exit(1)
  },
)
