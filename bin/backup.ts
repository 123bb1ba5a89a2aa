import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import path from 'node:path'
import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { signedHeads, signingKey } from '../db/heads.ts'
import { type Client, clientFor, runClient } from './database-client.ts'
import { ownDatabase } from './own-database.ts'
import { readSettings } from './settings.mjs'

const usage = `npm run --silent backup -- FOLDER

Writes the database, then the files, then signed heads of the record into FOLDER, which must be new or empty.
The database is dumped with pg_dump of the server's own version or a newer one: set PG_BIN to the folder that holds it.`

/** The hash of a file, for the list that the restore checks. */
async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}

async function main(): Promise<void> {
  const [to] = process.argv.slice(2)
  if (!to || to.startsWith('-')) throw new CannotStart(usage)
  const folder = path.resolve(to)
  if (existsSync(folder) && readdirSync(folder).length) throw new CannotStart(`${folder} is not empty`)
  const settings = readSettings(process.env, path.resolve(import.meta.dirname, '..'))
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  const own = await ownDatabase()
  const { sql, close } = connect(own.ownerUrl, { max: 1, name: 'spo backup', statementTimeout: 0 })
  try {
    const client: Client = await clientFor(sql)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // The database first: a file that comes while it is copied is named by no row, and is no loss.
    const dump = path.join(folder, 'database.dump')
    await runClient(client, 'pg_dump', own.ownerUrl, [
      '--format=custom',
      '--no-owner',
      '--enable-row-security',
      `--file=${dump}`,
    ])
    if (!process.env.SPO_S3_BUCKET && existsSync(own.files))
      await cp(own.files, path.join(folder, 'files'), {
        recursive: true,
        filter: from => path.basename(from) !== 'incoming',
        preserveTimestamps: true,
      })
    const at = new Date().toISOString()
    const heads = await signedHeads(
      sql,
      signingKey(process.env.SPO_HEADS_KEY ?? path.join(settings.data, 'heads-key.pem')),
      at,
    )
    writeFileSync(path.join(folder, 'heads.json'), `${JSON.stringify(heads)}\n`, { mode: 0o600 })
    const about = {
      at,
      server: client.server,
      dump: await hashOf(dump),
      files: process.env.SPO_S3_BUCKET ? 'in the bucket' : 'here',
    }
    writeFileSync(path.join(folder, 'backup.json'), `${JSON.stringify(about, null, 2)}\n`, { mode: 0o600 })
    console.log(`Backed up to ${folder}: ${heads.heads.length} chains. Keep SPO_SECRET apart from it`)
  } finally {
    await close()
    await own.close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : (error as Error).message)
    process.exit(1)
  },
)
