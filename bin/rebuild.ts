import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { migrate, programPasswordFrom } from '../db/migrate.ts'
import { recomputeStale } from '../lib/casework/project.ts'
import { readSettings } from './settings.mjs'

// Computes what waits on every case again from what is stored. Safe while the service runs, and as often as wanted.
try {
  const settings = readSettings(process.env, process.cwd())
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  if (!settings.databaseUrl)
    throw new CannotStart('Set DATABASE_URL: with the embedded database, npm start computes what is stale')
  const programUrl = await migrate({
    ownerUrl: settings.databaseUrl,
    programUrl: settings.databaseProgramUrl,
    programPassword: programPasswordFrom(settings.secret ?? ''),
  })
  const { db, close } = connect(programUrl, { max: 2, name: 'spo rebuild' })
  try {
    const done = await recomputeStale({
      db,
      all: true,
      onDone: n => n % 1000 < 25 && console.log(`${n.toLocaleString('en-GB')} cases`),
    })
    console.log(`What waits was computed again for ${done.toLocaleString('en-GB')} cases`)
  } finally {
    await close()
  }
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
}
