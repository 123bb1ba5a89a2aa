import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { arrivals } from '../../../db/schema/outside-forces.ts'
import { transfers } from '../../../db/schema/transfers.ts'
import type { ForceCollections } from '../../case/force.ts'
import { isId } from '../../case/ids.ts'
import type { Actor } from '../../case/policy.ts'
import {
  type TransferKind,
  type TransferState,
  transferKinds,
  transferStates,
} from '../../case/reference/transfer-codes.ts'
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
  if (!row) return transferInFile(tx, id, lock)
  const {
    forceId: _f,
    caseId: _c,
    byId: _b,
    revokedAt: _r,
    revokedReason: _w,
    toForceId: _t,
    outsideId: _o,
    ...rest
  } = row
  return [{ ...rest, name: rest.fromForce, file: null }]
}
/** The same that came as a file; none once it was taken back, unless it had become a case here. */
async function transferInFile(tx: Transaction, id: string, lock: boolean): Promise<TransferIn[]> {
  const [found] = await arrivalOf(tx, id, lock)
  if (!found || found.state === 'revoked') return []
  const { caseRef, offerId, openedAt, outsideId, recordHead } = found
  const { openedById: _b, fileHash: _h, came: _c, revokedAt, revokedReason, ...rest } = found
  return [
    {
      ...rest,
      name: rest.fromForce,
      file: { caseRef, offerId, openedAt, outsideId, recordHead, revokedAt, revokedReason },
    },
  ]
}
export async function arrivalOf(tx: Transaction, id: string, lock = true): Promise<ForceCollections['arrivals'][]> {
  const query = tx.select().from(arrivals).where(eq(arrivals.id, id))
  const [row] = lock ? await query.for('no key update') : await query
  if (!row) return []
  const { forceId: _f, ...rest } = row
  return [rest]
}
/** One offer; the look at it stands in the record of this force. Undefined when there is none, or it was taken back. */
export const viewTransferIn = (actor: Actor, id: string, db?: Database): Promise<TransferIn | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeTransfer', sentence: 'Looked at what another force offers', detail: { transfer: id } },
    async tx => (await transferIn(tx, id))[0],
    db ? { db } : {},
  )

const listed = z.object({
  id: z.string(),
  kind: z.enum(Object.keys(transferKinds) as [TransferKind, ...TransferKind[]]),
  from_force: z.string(),
  state: z.enum(Object.keys(transferStates) as [TransferState, ...TransferState[]]),
  at: z.string(),
  due_on: z.string().nullable(),
  their_ref: z.string().nullable(),
  is_file: z.boolean(),
})
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
      offers: await rowsOf(
        tx,
        listed,
        sql`select * from (
          (select id, kind, from_force, state, at, due_on, their_ref, false as is_file from transfers where to_force_id = (select spo_force()) and state <> 'revoked' order by at desc, id limit 500)
          union all
          (select id, kind, from_force, state, at, due_on, their_ref, true from arrivals where state <> 'revoked' order by at desc, id limit 500)) o
        order by at desc, id limit 500`,
      ),
      takenBack: await rowsOf(
        tx,
        takenBack,
        sql`select * from spo_transfers_taken_back()
          union all select id, kind, from_force, revoked_at, revoked_reason from arrivals where state = 'revoked'
          order by revoked_at desc, id`,
      ),
    }),
    db ? { db } : {},
  )
/** How many offers of other forces wait for an answer. */
export async function offersWaiting(tx: Transaction): Promise<number> {
  const [row] = await rowsOf(
    tx,
    z.object({ n: z.number() }),
    sql`select ((select count(*) from transfers where to_force_id = (select spo_force()) and state = 'offered')
      + (select count(*) from arrivals where state = 'offered'))::int as n`,
  )
  return row?.n ?? 0
}

const origin = z.object({ id: z.string(), from_force: z.string(), case_ref: z.string(), answered_at: z.string() })
/** Of which case of another force this one was taken over, and where its record there is; undefined where it was opened here. */
export const cameFrom = async (tx: Transaction, ref: string): Promise<z.output<typeof origin> | undefined> =>
  (
    await rowsOf(
      tx,
      origin,
      sql`select id, from_force, given #>> '{case,root,ref}' as case_ref, answered_at from transfers where to_force_id = (select spo_force()) and their_ref = ${ref}
        union all select id, from_force, case_ref, answered_at from arrivals where their_ref = ${ref} limit 1`,
    )
  )[0]
export type Origin = z.output<typeof origin>
