import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { type CalendarDate, londonDate } from '../../case/time/calendar.ts'
import { wordsOf } from '../lists/search-words.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { openLocked } from './restricted.ts'

/** An order as an officer at the door knows it: by its reference, or by the defendant's exact name and date of birth. */
export interface AtDoor {
  caseRef: string
  orderId: string
}

/**
 * The order that an officer at the door means, for an act that only writes: by its reference where the register shows it,
 * else the restricted one in force against somebody of exactly this name and date of birth. Its caller tells the officer
 * neither of the two references.
 */
export const orderMeant = (
  actor: Actor,
  door: string,
  today: CalendarDate = londonDate(new Date().toISOString()),
  db?: Database,
): Promise<AtDoor | undefined> => {
  if (!mayEver(actor, 'recordBreachAtDoor')) return Promise.resolve(undefined)
  return asPerson(
    actor,
    async tx => {
      const open = await orderCalled(tx, door)
      if (open) return { caseRef: open.caseRef, orderId: open.orderId }
      const found = await lockedOrder(tx, door, today)
      return found && { caseRef: found.ref, orderId: found.order_id }
    },
    db ? { db } : {},
  )
}
/** The order of exactly this reference, of a case that is not closed to whoever asks: also to those who see no case. */
export async function orderCalled(
  tx: Transaction,
  orderRef: string,
): Promise<(AtDoor & { caseId: string }) | undefined> {
  const [row] = await rowsOf(
    tx,
    z.object({ case_ref: z.string(), case_id: z.string(), order_id: z.string() }),
    sql`select case_ref, case_id, order_id from spo_order_called(${orderRef})`,
  )
  return row && { caseRef: row.case_ref, caseId: row.case_id, orderId: row.order_id }
}
/** Lets whoever takes calls read these cases in this transaction, to answer from them, and no others. */
export const answerFrom = (tx: Transaction, caseIds: readonly string[]) =>
  tx.execute(sql`select set_config('spo.answering', ${`{${caseIds.join(',')}}`}, true)`)

async function lockedOrder(tx: Transaction, door: string, today: CalendarDate) {
  const { names, born } = wordsOf(door)
  const [row] = await rowsOf(
    tx,
    z.object({ ref: z.string(), order_id: z.string() }),
    sql`
    select l.ref, l.order_id from spo_locked_order(
      array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)), ${born}::text, ${today}::date) l`,
  )
  return row
}

/**
 * Lets this transaction, and no other, write to a case that may be closed to whoever acts: what an act of the door adds,
 * and nothing else. Row-level security refuses every other insert and every change (db/door-walls.ts).
 */
export async function openAtDoor(tx: Transaction, ref: string) {
  await openLocked(tx, ref)
  await tx.execute(sql`select set_config('spo.door', coalesce(spo_case_called(${ref})::text, ''), true)`)
}
