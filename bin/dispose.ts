import { parseArgs } from 'node:util'
import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { approvedDisposals, disposeCase, removeFiles } from '../lib/work/record/dispose.ts'
import { disposeArrivals } from '../lib/work/record/dispose-arrivals.ts'
import { disposeCourtOrders } from '../lib/work/record/dispose-court-orders.ts'
import { ownDatabase } from './own-database.ts'

const usage = `npm run --silent dispose -- [--dry-run]

Carries out the disposals that were asked for and approved in the program, on the database and files of npm start, running or
not: blanks the texts of the case's record, removes its rows and the files that no other case names, and keeps that it was done.
The program's own role may delete nothing: this command runs with the owner's address, each night.
  --dry-run   says which cases would go, and changes nothing`

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const { ownerUrl, close } = await ownDatabase()
  const owner = connect(ownerUrl, { max: 2, name: 'spo dispose', statementTimeout: 0 })
  try {
    const at = new Date().toISOString()
    const refs = await approvedDisposals(owner)
    if (values['dry-run']) {
      for (const ref of refs) console.log(`${ref} would be disposed of`)
      if (!refs.length) console.log('Nothing is approved')
      return 0
    }
    await removeFiles(owner, at)
    const orders = await disposeCourtOrders(owner, at)
    if (orders)
      console.log(`${orders === 1 ? '1 order' : `${orders} orders`} of courts about nobody known here: removed`)
    const files = await disposeArrivals(owner, at)
    if (files)
      console.log(
        `${files === 1 ? '1 file' : `${files} files`} of offers that were refused, taken back or never kept: removed`,
      )
    for (const ref of refs) {
      const done = await disposeCase(owner, ref, at)
      if ('kept' in done) console.log(`${ref} is kept: ${done.kept}`)
      else {
        const rows = Object.values(done.rows).reduce((sum, n) => sum + n, 0)
        console.log(`${ref} is disposed of: ${rows} rows and ${done.files} files`)
      }
    }
    if (!refs.length) console.log('Nothing is approved')
    return 0
  } finally {
    await owner.close()
    await close()
  }
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : `Not done: ${(error as Error).message}`)
    process.exit(2)
  },
)
