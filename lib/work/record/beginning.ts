import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { tracedTables } from '../../../db/record-check.ts'
import { eventTraces } from '../../../db/schema/events.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { recordEvent } from '../pipeline/events.ts'
import { rowOf } from '../pipeline/rows-of.ts'

interface Beginning {
  forceId: string
  sentence: string
  detail?: Record<string, unknown>
  at: Instant
}

/** The first line of a force's record: that it was set up, and which rows of it nobody's act has added. */
export async function recordBeginning(tx: Transaction, b: Beginning): Promise<void> {
  const standing = sql.join(
    tracedTables.map(table => sql`select id from ${sql.identifier(table)} where force_id = ${b.forceId}`),
    sql` union all `,
  )
  const found = await rowOf(
    tx,
    z.object({ rows: z.array(z.string()), settings: z.string() }),
    sql`
      select (select coalesce(jsonb_agg(id), '[]') from (${standing}) r) as rows, md5(f.settings::text) as settings
      from forces f where f.id = ${b.forceId}`,
  )
  await recordEvent(
    tx,
    { id: null, name: 'Set-up', forceId: b.forceId, roles: [] },
    {
      kind: 'act',
      subject: { kind: 'force', id: b.forceId },
      act: 'setUpForce',
      sentence: b.sentence,
      detail: { ...b.detail, [eventTraces.rows]: found?.rows ?? [], [eventTraces.settings]: found?.settings },
      at: b.at,
    },
  )
}
