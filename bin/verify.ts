import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { type SignedHeads, signedHeads, signingKey } from '../db/heads.ts'
import { mailHeads } from '../lib/work/record/mail-heads.ts'
import { verifyRecord } from '../lib/work/record/verify.ts'
import { ownDatabase } from './own-database.ts'
import { readSettings } from './settings.mjs'

const usage = `npm run --silent verify -- [--json] [--heads FILE [--key PUBLIC.pem]] [--write-heads FILE] [--mail-heads] [--minutes N] [--sweep]

Checks the record, the walls round it and every file, on the database and files of npm start, running or not.
What was found is kept with its moment, so that each force sees that it was verified.
Exit code 0 only when all of it holds; 1 when something does not; 2 when it could not be looked at.
  --json           the report as JSON
  --heads FILE     also compares with signed heads that were written earlier and kept elsewhere
  --key FILE       the public key that they must be signed with; without it, the one that stands in them
  --write-heads F  writes signed heads of every chain as it now stands
  --mail-heads     mails each auditor those of their force, through SPO_SMTP_URL
  --minutes N      spends at most so long on files, and as long on what waits and is counted; goes on from there the next time
  --sweep          removes what a killed upload left behind, when it is older than a day`

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      heads: { type: 'string' },
      key: { type: 'string' },
      'write-heads': { type: 'string' },
      'mail-heads': { type: 'boolean' },
      minutes: { type: 'string' },
      sweep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const settings = readSettings(process.env, root)
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes)
  if (minutes !== undefined && !(minutes > 0)) throw new CannotStart('--minutes takes a number above 0')
  const { ownerUrl, close } = await ownDatabase()
  const { db, sql, close: disconnect } = connect(ownerUrl, { max: 2, name: 'spo verify', statementTimeout: 0 })
  try {
    const report = await verifyRecord(
      { db, sql },
      {
        data: settings.data,
        heads: values.heads ? (JSON.parse(readFileSync(values.heads, 'utf8')) as SignedHeads) : undefined,
        key: values.key ? readFileSync(values.key, 'utf8') : undefined,
        minutes,
        sweep: values.sweep === true,
      },
    )
    const keyFile = process.env.SPO_HEADS_KEY ?? path.join(settings.data, 'heads-key.pem')
    const signed = (forceId?: string) => signedHeads(sql, signingKey(keyFile), report.at, forceId)
    if (values['write-heads']) writeFileSync(values['write-heads'], `${JSON.stringify(await signed())}\n`)
    const relay = { smtpUrl: process.env.SPO_SMTP_URL, from: process.env.SPO_MAIL_FROM }
    const mailed = values['mail-heads'] ? await mailHeads(sql, signed, relay) : []
    if (values.json) console.log(JSON.stringify(report, null, 2))
    else {
      console.log(
        `${report.events} events in ${report.chains} chains; ${report.cases} cases computed again; ${report.files.hashed} of ${report.files.named} files read`,
      )
      if (report.files.left) console.log(`${report.files.left} files are left for the next time`)
      if (report.files.orphans)
        console.log(
          `${report.files.orphans} files are in the store that no row names: uploads that were never attached`,
        )
      if (report.files.unfinished)
        console.log(`${report.files.unfinished} uploads were cut off more than a day ago: --sweep removes them`)
      for (const line of mailed) console.log(line)
      for (const fault of report.faults) console.log(`${fault.check}: ${fault.what}`)
      console.log(report.faults.length ? `${report.faults.length} faults` : 'All of it holds')
    }
    return report.holds ? 0 : 1
  } finally {
    await disconnect()
    await close()
  }
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : `Could not be looked at: ${(error as Error).message}`)
    process.exit(2)
  },
)
