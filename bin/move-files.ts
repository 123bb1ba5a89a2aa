import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from '../db/cannot-start.ts'
import { moveFiles } from '../lib/work/files/move-files.ts'
import { s3Store } from '../lib/work/files/s3-store.ts'
import { readSettings } from './settings.mjs'

const usage = `npm run --silent move-files -- --bucket NAME [--remove]

Copies every kept file and receipt from the folder SPO_FILES to a bucket of S3 (SPO_S3_ENDPOINT, SPO_S3_REGION, SPO_S3_KEY and
SPO_S3_SECRET as for the service), reads each back there and compares its hash. It may run while the service runs, and again:
what is there already is left. Exit code 0 only when every file is in the bucket as it is here.
  --bucket NAME   the bucket, which must be there
  --remove        takes from the folder what was found whole in the bucket: once the service runs with SPO_S3_BUCKET`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { bucket: { type: 'string' }, remove: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help || !values.bucket) throw new CannotStart(usage)
  const settings = readSettings(process.env, path.resolve(import.meta.dirname, '..'))
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  if (!existsSync(settings.files)) throw new CannotStart(`SPO_FILES: there is no folder ${settings.files}`)
  const { moved, there, removed, wrong } = await moveFiles(settings.files, s3Store(values.bucket), {
    remove: values.remove === true,
  })
  console.log(`${moved} copied, ${there} there already, ${removed} taken from the folder`)
  for (const line of wrong) console.error(line)
  return wrong.length ? 1 : 0
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error instanceof CannotStart ? error.message : error)
    process.exit(2)
  },
)
