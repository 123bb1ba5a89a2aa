import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { transfers } from '../../../db/schema/transfers.ts'
import type { ForceCollections } from '../../case/force.ts'
import { isId } from '../../case/ids.ts'
import type { Actor } from '../../case/policy.ts'
import { look } from '../case/view-case.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

export type TransferIn = ForceCollections['transfersIn']
const toThisForce = eq(transfers.toForceId, sql`(select spo_force())`)

/** What another force offers this one. Locked for an act: that force may be taking it back. */
export async function transferIn(tx: Transaction, id: string, lock = false): Promise<TransferIn[]> {
  if (!isId(id)) return []
  const query = tx
    .select()
    .from(transfers)
    .where(and(toThisForce, eq(transfers.id, id)))
  const [row] = lock ? await query.for('no key update') : await query
  if (!row) return []
  const { forceId: _f, caseId: _c, byId: _b, revokedAt: _r, revokedReason: _w, toForceId: _t, ...rest } = row
  return [{ ...rest, name: rest.fromForce }]
}
/** One offer; the look at it stands in the record of this force. Undefined when there is none, or it was taken back. */
export const viewTransferIn = (actor: Actor, id: string, db?: Database): Promise<TransferIn | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeTransfer', sentence: 'Looked at what another force offers', detail: { transfer: id } },
    async tx => (await transferIn(tx, id))[0],
    db ? { db } : {},
  )

const takenBack = z.object({
  id: z.string(),
  kind: z.string(),
  from_force: z.string(),
  revoked_at: z.string(),
  revoked_reason: z.string(),
})
/** Everything that other forces offer or offered, the latest first: of what was taken back, only that it was and why. */
export const transfersIn = (actor: Actor, db?: Database) =>
  asPerson(
    actor,
    async tx => ({
      offers: await tx
        .select({
          id: transfers.id,
          kind: transfers.kind,
          fromForce: transfers.fromForce,
          state: transfers.state,
          at: transfers.at,
          dueOn: transfers.dueOn,
          theirRef: transfers.theirRef,
        })
        .from(transfers)
        .where(toThisForce)
        .orderBy(desc(transfers.at), transfers.id)
        .limit(500),
      takenBack: await rowsOf(
        tx,
        takenBack,
        sql`select * from spo_transfers_taken_back() order by revoked_at desc, id`,
      ),
    }),
    db ? { db } : {},
  )
/** How many offers of other forces wait for an answer. */
export const offersWaiting = (actor: Actor, db?: Database): Promise<number> =>
  asPerson(
    actor,
    async tx => {
      const [row] = await tx
        .select({ n: sql<number>`count(*)::int` })
        .from(transfers)
        .where(and(toThisForce, eq(transfers.state, 'offered')))
      return row?.n ?? 0
    },
    db ? { db } : {},
  )
