import { drizzle } from 'drizzle-orm/postgres-js'
import { type Connection, connect, type Database } from '../../db/client.ts'
import { seedBulk } from '../../lib/demo/bulk.ts'
import { seedCast } from '../../lib/demo/cast.ts'
import { recomputeStale } from '../../lib/work/pipeline/project.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** The moment at which lists are read in these tests. */
export const at = '2026-11-21T12:00:00.000Z'
export const today = '2026-11-21'

export interface Sent {
  text: string
  values: unknown[]
}
export interface Loaded {
  fresh: FreshDatabase
  program: Connection
  owner: Connection
  /** As the program, with each statement that it sends counted. */
  counting: { db: Database; statements: () => number; sent: () => Sent[]; reset: () => void }
  add: (cases: number, from: number, force?: string) => Promise<void>
  close: () => Promise<void>
}

/** A database with the cast, ready to be filled with many cases. */
export async function loadedDatabase(): Promise<Loaded> {
  const fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  const program = connect(fresh.programUrl, { max: 2 })
  const owner = connect(fresh.ownerUrl, { max: 1 })
  let sent: Sent[] = []
  const reset = () => {
    sent = []
  }
  const counted = drizzle(program.sql, {
    casing: 'snake_case',
    logger: { logQuery: (text, values) => void sent.push({ text, values }) },
  })
  // Drizzle replaces the driver's converters with ones that do nothing; a second one over the same connection finds ours in place again.
  const { parsers, serializers } = program.sql.options
  const again = connect(fresh.programUrl, { max: 1 })
  Object.assign(parsers, again.sql.options.parsers)
  Object.assign(serializers, again.sql.options.serializers)
  await again.close()
  return {
    fresh,
    program,
    owner,
    counting: { db: counted, statements: () => sent.length, sent: () => sent, reset },
    add: async (cases, from, force = 'MA') => {
      await seedBulk({ ownerUrl: fresh.ownerUrl, force, cases, at, from })
      await recomputeStale({ db: program.db })
    },
    close: async () => {
      await Promise.all([program.close(), owner.close()])
      await fresh.drop()
    },
  }
}
