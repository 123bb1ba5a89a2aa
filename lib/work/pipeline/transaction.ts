import { sql } from 'drizzle-orm'
import { type Database, database, type Transaction } from '../../../db/client.ts'

/** Whose eyes a transaction sees with: row-level security reads them. */
export interface Eyes {
  id: string
  forceId: string
}

interface As {
  db?: Database
  breaking?: string
  /** Statements that read and write by keys, or lists whose codes stand in their text: one plan serves all values, and none is made again for each. */
  byKeys?: boolean
}
/** One transaction as this person: every query inside it sees their force and no case that is closed to them. */
export const asPerson = async <T>(
  eyes: Eyes,
  work: (tx: Transaction) => Promise<T>,
  { db = database().db, breaking, byKeys = false }: As = {},
): Promise<T> => {
  try {
    return await db.transaction(async tx => {
      await tx.execute(
        sql`select set_config('spo.force', ${eyes.forceId}, true), set_config('spo.actor', ${eyes.id}, true), set_config('spo.breaking', ${breaking ?? ''}, true), set_config('spo.calls', spo_calls_only(${eyes.id}, ${eyes.forceId}), true), set_config('plan_cache_mode', ${byKeys ? 'force_generic_plan' : 'auto'}, true)`,
      )
      return work(tx)
    })
  } catch (fault) {
    throw withoutParameters(fault)
  }
}

/** A failed query as what the database said of it: drizzle's own message holds every value, and a log must hold none. */
function withoutParameters(fault: unknown): unknown {
  // By its shape: the class is bundled more than once, so that one copy's instances are none of another's.
  if (!(fault instanceof Error) || !('params' in fault) || !('query' in fault)) return fault
  const said = fault.cause as Error | undefined
  const code = said && 'code' in said ? String(said.code) : 'unknown'
  const clean = new Error(`The database refused a statement (${code})`)
  return Object.assign(clean, {
    code,
    constraint_name: said && 'constraint_name' in said ? said.constraint_name : undefined,
  })
}
