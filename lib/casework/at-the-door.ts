import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../db/client.ts'
import { type CalendarDate, londonDate } from '../spo/calendar.ts'
import { type Actor, mayEver } from '../spo/policy.ts'
import { openLocked } from './restricted.ts'
import { wordsOf } from './search-words.ts'
import { asPerson } from './transaction.ts'

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
      const [open] = await tx.execute<{ ref: string; order_id: string }>(
        sql`select c.ref, o.id as order_id from orders o join cases c on c.id = o.case_id where o.ref = ${door}`,
      )
      const found = open ?? (await lockedOrder(tx, door, today))
      return found && { caseRef: found.ref, orderId: found.order_id }
    },
    db ? { db } : {},
  )
}
async function lockedOrder(tx: Transaction, door: string, today: CalendarDate) {
  const { names, born } = wordsOf(door)
  const [row] = await tx.execute<{ ref: string; order_id: string }>(sql`
    select l.ref, l.order_id from spo_locked_order(
      array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)), ${born}::text, ${today}::date) l`)
  return row
}

/**
 * Lets this transaction, and no other, write to a case that may be closed to whoever acts: what an act of the door adds,
 * and nothing else. Row-level security refuses every other insert and every change (db/door-walls.ts).
 */
export async function openAtDoor(tx: Transaction, ref: string) {
  await openLocked(tx, ref)
  await tx.execute(sql`select set_config('spo.door', id::text, true) from cases where ref = ${ref}`)
}
