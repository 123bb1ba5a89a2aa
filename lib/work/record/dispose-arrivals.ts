import type { Connection } from '../../../db/client.ts'
import { filesNamed } from '../../../db/record-check.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { bytesName } from '../files/files.ts'
import { store } from '../files/store.ts'
import { notesLeft, removeNote } from '../parcels/arriving.ts'
import { recordEvent } from '../pipeline/events.ts'
import { aDay, removeUnnamed } from './unnamed-files.ts'

/**
 * Removes the exhibits that came with an offer of a force outside which was then refused or taken back, or which was never kept
 * because opening it was cut short, unless something else names them. With the owner’s connection. Gives how many files went.
 */
export async function disposeArrivals(owner: Connection, at: Instant): Promise<number> {
  return (await disposeAnswered(owner, at)) + (await disposeCutShort(owner, at))
}

async function disposeAnswered({ db, sql }: Connection, at: Instant): Promise<number> {
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
    await recordRemoved(db, { force, removed, of: `an offer of ${from} that was refused or taken back`, at })
  }
  return gone
}

async function disposeCutShort({ db, sql }: Connection, at: Instant): Promise<number> {
  const left = await notesLeft(new Date(Date.parse(at) - aDay).toISOString())
  if (!left.length) return 0
  const named = await filesNamed(sql)
  let gone = 0
  for (const { note, forceId, from, files } of left) {
    const there: string[] = []
    for (const hash of files) if ((await store().size(bytesName(hash))) !== undefined) there.push(hash)
    const { removed, still } = await removeUnnamed(there, named, at)
    if (!still.length) await removeNote(note)
    gone += removed
    await recordRemoved(db, { force: forceId, removed, of: `an offer of ${from} whose opening was cut short`, at })
  }
  return gone
}

async function recordRemoved(
  db: Connection['db'],
  { force, removed, of, at }: { force: string; removed: number; of: string; at: Instant },
): Promise<void> {
  if (!removed) return
  await db.transaction(tx =>
    recordEvent(
      tx,
      { id: null, name: 'The program', roles: [], forceId: force },
      {
        kind: 'act',
        subject: { kind: 'force', id: force },
        act: 'disposeArrivals',
        sentence: `Removed ${removed === 1 ? '1 file' : `${removed} files`} of ${of}`,
        at,
      },
    ),
  )
}
