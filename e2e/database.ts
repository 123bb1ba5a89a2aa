import { randomBytes } from 'node:crypto'
import { connect } from '../db/client.ts'
import { asRole } from '../db/migrate.ts'
import { closeDatabase } from '../db/walls.ts'

export type FreshDatabase = {
  /** As the role that owns everything: for setting up what no program may do, and for looking behind the wall. */
  ownerUrl: string
  /** As the program's own role, behind row-level security. */
  programUrl: string
  drop: () => Promise<void>
}

/** A database of its own for one file or worker, migrated and empty, copied from the template in about 0.1 s. */
export const freshDatabase = (): Promise<FreshDatabase> => copyOf(fromRunner('SPO_TEST_TEMPLATE'))
/** A copy of the demonstration, as it was told through `perform`. */
export const toldDatabase = (): Promise<FreshDatabase> => copyOf(fromRunner('SPO_TEST_TOLD'))

async function copyOf(template: string): Promise<FreshDatabase> {
  const server = fromRunner('SPO_TEST_OWNER_URL')
  const name = `fresh_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(server, `create database ${name} template ${template}`)
  const ownerUrl = new URL(`/${name}`, server).href
  const { sql, close } = connect(ownerUrl, { max: 1 })
  await closeDatabase(sql).finally(close)
  return {
    ownerUrl,
    programUrl: asRole(ownerUrl, 'spo_program', fromRunner('SPO_TEST_PROGRAM_PASSWORD')),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const { sql, close } = connect(url, { max: 1, name: 'spo test' })
  try {
    await sql.unsafe(statement)
  } finally {
    await close()
  }
}

function fromRunner(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the tests with npm test`)
  return value
}
