import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '../../../db/client.ts'
import { recordsSystems } from '../../../db/schema/reports.ts'
import type { Actor } from '../../case/policy.ts'
import { type ApiScope, apiScopes } from '../../case/reference/api-scopes.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** A new token and its fingerprint: the one is shown once, the other is kept. */
export function newToken(): { token: string; hash: string } {
  const token = `spo_${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOf(token) }
}

/** A system of the force that has a token, and what that may be used for. */
export type ApiSystem = Actor & { scopes: readonly ApiScope[] }

/** The system that a bearer token belongs to, while it is in use. */
export async function systemOf(
  authorization: string | null,
  db: Database = database().db,
): Promise<ApiSystem | undefined> {
  const token = /^Bearer (spo_[\w-]{43})$/.exec(authorization ?? '')?.[1]
  if (!token) return undefined
  const [found] = await rowsOf(
    db,
    z.object({
      ...{ id: z.string(), force_id: z.string(), name: z.string(), ended_at: z.string().nullable() },
      scopes: z.array(z.enum(Object.keys(apiScopes) as [ApiScope])),
    }),
    sql`select id, force_id, name, ended_at, scopes from spo_records_system(${hashOf(token)})`,
  )
  if (!found || found.ended_at) return undefined
  const system: ApiSystem = {
    id: found.id,
    forceId: found.force_id,
    name: found.name,
    teamIds: [],
    roles: [],
    rank: null,
    system: true,
    scopes: found.scopes,
  }
  await noteUse(system, db)
  return system
}

/** When a token was last used, to the minute: a system that asks all day writes no more often. */
const noteUse = (system: ApiSystem, db: Database): Promise<void> =>
  asPerson(
    system,
    async tx => {
      const now = Date.now()
      await tx
        .update(recordsSystems)
        .set({ lastUsedAt: new Date(now).toISOString() })
        .where(
          and(
            eq(recordsSystems.id, system.id),
            or(isNull(recordsSystems.lastUsedAt), lt(recordsSystems.lastUsedAt, new Date(now - 60_000).toISOString())),
          ),
        )
    },
    { db },
  )

/** The force's records systems, those in use first. */
export const systemsOf = (actor: Actor, db?: Database) =>
  asPerson(
    actor,
    tx =>
      tx
        .select({
          id: recordsSystems.id,
          name: recordsSystems.name,
          scopes: recordsSystems.scopes,
          startedAt: recordsSystems.startedAt,
          endedAt: recordsSystems.endedAt,
          lastUsedAt: recordsSystems.lastUsedAt,
        })
        .from(recordsSystems)
        .orderBy(sql`${recordsSystems.endedAt} is not null`, desc(recordsSystems.startedAt)),
    db ? { db } : {},
  )
