import { CannotStart } from '../db/cannot-start.ts'
import { migrate, programRoleOf } from '../db/migrate.ts'
import { readSettings } from './settings.mjs'

// For a force that migrates as a step of its own, before its instances start.
try {
  const settings = readSettings(process.env, process.cwd())
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  if (!settings.databaseUrl) throw new CannotStart('Set DATABASE_URL: the embedded database is migrated by npm start')
  await migrate({
    ownerUrl: settings.databaseUrl,
    programUrl: settings.databaseProgramUrl,
    ...programRoleOf(settings, settings.databaseUrl),
  })
  console.log('The database is up to date')
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
}
