import { desc, eq } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { forces } from '../../../db/schema/organisation.ts'
import { outsideForces, ownKeys } from '../../../db/schema/outside-forces.ts'
import type { ForceFile } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { type ForceKeys, keysOf } from '../parcels/keys.ts'
import { fingerprintOf } from '../parcels/verify.mjs'
import { asPerson } from '../pipeline/transaction.ts'

/** Forces outside with their keys, those in use first, and the numbers of this force’s own keys. */
export async function outsideParts(tx: Transaction): Promise<Pick<ForceFile, 'outsideForces' | 'ownKeys'>> {
  const rows = await tx
    .select()
    .from(outsideForces)
    .orderBy(outsideForces.name, desc(outsideForces.startedOn), outsideForces.id)
  const own = await tx.select().from(ownKeys).orderBy(ownKeys.number)
  return {
    outsideForces: rows.map(({ forceId: _f, ...f }) => ({ ...f, fingerprint: fingerprintOf(f.signKey, f.sealKey) })),
    ownKeys: own.map(({ forceId: _f, ...k }) => k),
  }
}

/** What this force signs with and is sent files for, and everything that opens what was locked for it before. */
export interface OwnKeys {
  now: ForceKeys
  all: ForceKeys[]
  force: { force: string; code: string }
}
export async function ownKeysIn(tx: Transaction, forceId: string): Promise<OwnKeys> {
  const [force] = await tx.select({ force: forces.name, code: forces.code }).from(forces).where(eq(forces.id, forceId))
  if (!force) throw new Error('The force is not visible')
  const [latest] = await tx.select({ number: ownKeys.number }).from(ownKeys).orderBy(desc(ownKeys.number)).limit(1)
  const all = await Promise.all(Array.from({ length: latest?.number ?? 1 }, (_, n) => keysOf(forceId, n + 1)))
  return { now: all[all.length - 1] as ForceKeys, all, force }
}

/** What the page of keys shows: those of this force to be given out, and those of others. */
export const keysPage = (actor: Actor) =>
  asPerson(actor, async tx => {
    const own = await ownKeysIn(tx, actor.forceId)
    const { signKey, sealKey } = own.now
    return {
      own: { ...own.force, signKey, sealKey, fingerprint: fingerprintOf(signKey, sealKey), number: own.all.length },
      ...(await outsideParts(tx)),
    }
  })
