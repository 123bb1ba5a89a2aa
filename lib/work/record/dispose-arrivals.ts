import type { Connection } from '../../../db/client.ts'
import { filesNamed } from '../../../db/record-check.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { recordEvent } from '../pipeline/events.ts'
import { removeUnnamed } from './unnamed-files.ts'

/**
 * Removes the exhibits that came with an offer of a force outside which was then refused or taken back, unless something else
 * names them. With the owner’s connection. Gives how many files went.
 */
export async function disposeArrivals({ db, sql }: Connection, at: Instant): Promise<number> {
  const left = await sql<{ id: string; force: string; from: string; came: string[] }[]>`
    select id, force_id as force, from_force as from, came from arrivals
    where state in ('refused', 'revoked') and cardinality(came) > 0 order by force_id, id`
  if (!left.length) return 0
  const named = await filesNamed(sql)
  let gone = 0
  for (const { id, force, from, came } of left) {
    const { removed, still } = await removeUnnamed(came, named, at)
    await sql`update arrivals set came = ${still} where id = ${id}`
    gone += removed
    if (removed)
      await db.transaction(tx =>
        recordEvent(
          tx,
          { id: null, name: 'The program', roles: [], forceId: force },
          {
            kind: 'act',
            subject: { kind: 'force', id: force },
            act: 'disposeArrivals',
            sentence: `Removed ${removed === 1 ? '1 file' : `${removed} files`} of an offer of ${from} that was refused or taken back`,
            at,
          },
        ),
      )
  }
  return gone
}
