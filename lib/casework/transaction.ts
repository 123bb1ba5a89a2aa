import { sql } from 'drizzle-orm'
import { type Database, database, type Transaction } from '../../db/client.ts'

/** Whose eyes a transaction sees with: row-level security reads them. */
export interface Eyes {
  id: string
  forceId: string
}

/** One transaction as this person: every query inside it sees their force and no case that is closed to them. */
export const asPerson = <T>(
  eyes: Eyes,
  work: (tx: Transaction) => Promise<T>,
  { db = database().db, breaking }: { db?: Database; breaking?: string } = {},
): Promise<T> =>
  db.transaction(async tx => {
    await tx.execute(
      sql`select set_config('spo.force', ${eyes.forceId}, true), set_config('spo.actor', ${eyes.id}, true), set_config('spo.breaking', ${breaking ?? ''}, true)`,
    )
    return work(tx)
  })
