import type { Connection } from '../../../db/client.ts'
import { filesNamed } from '../../../db/record-check.ts'
import { settingsFrom } from '../../case/settings.ts'
import { addDays, type Instant, londonDate, startOfDay } from '../../case/time/calendar.ts'
import { recordEvent } from '../pipeline/events.ts'
import { removeUnnamed } from './unnamed-files.ts'

/**
 * Removes what courts sent about nobody who is known, and what was undone or left, once the force’s days are past: its words, its
 * matches and the file that nothing else names. What still waits to be matched stays. With the owner’s connection. Gives how many.
 */
export async function disposeCourtOrders({ db, sql }: Connection, at: Instant): Promise<number> {
  const forces = await sql<{ id: string; settings: unknown }[]>`select id, settings from forces`
  const left = new Set<string>()
  let gone = 0
  for (const force of forces) {
    const before = startOfDay(addDays(londonDate(at), -settingsFrom(force.settings).courtOrderKeptDays))
    const orders = await sql<{ hash: string }[]>`
      delete from court_orders where force_id = ${force.id} and state in ('noPair', 'undone') and decided_at < ${before}
      returning file_sha256 as hash`
    const uploads = await sql<{ hash: string }[]>`
      delete from court_uploads u where u.force_id = ${force.id} and u.read_at < ${before}
        and not exists (select from court_orders o where o.upload_id = u.id)
      returning file_sha256 as hash`
    for (const { hash } of [...orders, ...uploads]) left.add(hash)
    gone += orders.length
    if (orders.length)
      await db.transaction(tx =>
        recordEvent(
          tx,
          { id: null, name: 'The program', roles: [], forceId: force.id },
          {
            kind: 'act',
            subject: { kind: 'force', id: force.id },
            act: 'disposeCourtOrders',
            sentence: `Removed ${orders.length === 1 ? '1 order' : `${orders.length} orders`} of courts about nobody known here`,
            at,
          },
        ),
      )
  }
  await removeUnnamed(left, await filesNamed(sql), at)
  return gone
}
