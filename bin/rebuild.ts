import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { recomputeStale } from '../lib/work/pipeline/project.ts'
import { ownDatabase } from './own-database.ts'

// Computes what waits on every case, and what is counted of it, again from what is stored. Safe while the service runs, and as often as wanted.
try {
  const own = await ownDatabase()
  const { db, close } = connect(own.programUrl, { max: 2, name: 'spo rebuild' })
  try {
    const done = await recomputeStale({
      db,
      all: true,
      onDone: n => n % 1000 < 25 && console.log(`${n.toLocaleString('en-GB')} cases`),
    })
    console.log(`What waits and what is counted was computed again for ${done.toLocaleString('en-GB')} cases`)
  } finally {
    await close()
    await own.close()
  }
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
}
