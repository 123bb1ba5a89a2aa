import { and, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { imports, incidentRows, messages } from '../../../db/schema/imports.ts'
import type { Id } from '../../case/records/id.ts'
import type { RowChannel } from '../../case/reference/import-codes.ts'
import type { RowFacts, RowSelection } from '../../case/rows.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { beyond, type Cursor, cursorOf, keyText, pageInOrder } from './cursor.ts'

/** Rows of the imports of a case that stand, never of one that was taken back. */
export const ofLiveImports = (caseId: Id): SQL =>
  sql`${messages.importId} = any(array(select i.id from ${imports} i where i.case_id = ${caseId} and i.state = 'read'))`

const ofIncident = (caseId: Id, id: Id) =>
  and(eq(incidentRows.incidentId, id), eq(incidentRows.caseId, caseId), isNull(incidentRows.removedAt))
/** What a selection asks of a row itself; undefined where it asks nothing. */
function askedOfRow(s: RowSelection): SQL | undefined {
  const like = `%${s.words.replace(/[\\%_]/g, c => `\\${c}`)}%`
  return and(
    s.ids.length ? inArray(messages.id, s.ids) : undefined,
    s.channels.length ? inArray(messages.channel, s.channels) : undefined,
    s.directions.length ? inArray(messages.direction, s.directions) : undefined,
    s.sender ? eq(messages.sender, s.sender) : undefined,
    s.importId ? eq(messages.importId, s.importId) : undefined,
    s.from ? gte(messages.day, s.from) : undefined,
    s.to ? lte(messages.day, s.to) : undefined,
    s.start ? gte(messages.at, s.start) : undefined,
    s.end ? lte(messages.at, s.end) : undefined,
    s.words ? sql`${messages.text} ilike ${like}` : undefined,
  )
}
/** Rows of a case that a selection names. An incident's own rows are found although their import was taken back. */
export const whereSelected = (caseId: Id, s: RowSelection): SQL | undefined =>
  and(
    eq(messages.caseId, caseId),
    s.incidentId
      ? inArray(messages.id, sql`(select message_id from ${incidentRows} where ${ofIncident(caseId, s.incidentId)})`)
      : ofLiveImports(caseId),
    askedOfRow(s),
    s.repeats || s.ids.length || s.incidentId ? undefined : sql`${messages.duplicateOf} is null`,
  )

export interface RowPaging {
  /** By an instant to the microsecond and the row’s number. */
  cursor?: Cursor
  size: number
}
const columns = {
  id: messages.id,
  importId: messages.importId,
  line: messages.line,
  at: messages.at,
  local: messages.local,
  precision: messages.precision,
  channel: messages.channel,
  direction: messages.direction,
  sender: messages.sender,
  recipients: messages.recipients,
  text: sql<string>`left(${messages.text}, 500)`,
  attachments: messages.attachments,
  doubts: messages.doubts,
  kind: messages.kind,
  place: messages.place,
  marks: messages.marks,
  file: messages.file,
  app: messages.app,
  callType: messages.callType,
  callSeconds: messages.callSeconds,
  duplicateOf: messages.duplicateOf,
  incidents: sql<number[]>`(select coalesce(array_agg(n.number order by n.number), '{}') from incident_rows r
    join incidents n on n.id = r.incident_id where r.message_id = messages.id and r.removed_at is null and n.withdrawn_at is null)`,
}
export type MessageRow = Awaited<ReturnType<typeof rowsFor>>[number]
const rowsFor = (tx: Transaction, where: SQL | undefined, up: boolean, size: number) =>
  tx
    .select(columns)
    .from(messages)
    .where(where)
    .orderBy(up ? sql`at asc, id asc` : sql`at desc, id desc`)
    .limit(size)

/** The most rows that are counted for a list; beyond it the page says "more than". */
export const mostCounted = 10_000
export interface RowPage {
  rows: MessageRow[]
  previous: string | undefined
  next: string | undefined
  /** At most one more than `mostCounted`. */
  matching: number
}

/** One page of rows in the order in which they happened, in two queries however many there are. */
export async function rowPage(tx: Transaction, caseId: Id, s: RowSelection, paging: RowPaging): Promise<RowPage> {
  const cursor = paging.cursor ?? cursorOf(undefined, undefined)
  const where = whereSelected(caseId, s)
  const past = beyond(cursor, [sql`at`, sql`timestamptz`], [sql`id`, sql`bigint`])
  const [found, counted] = await Promise.all([
    rowsFor(tx, and(where, past), !cursor.backwards, paging.size + 1),
    tx.select({ n: sql<number>`count(*)::int` }).from(
      // Each of an incident’s rows is a row of the case, whatever became of its import: none needs to be looked up.
      (s.incidentId && !askedOfRow(s)
        ? tx
            .select({ one: sql`1`.as('one') })
            .from(incidentRows)
            .where(ofIncident(caseId, s.incidentId))
        : tx
            .select({ one: sql`1`.as('one') })
            .from(messages)
            .where(where)
      )
        .limit(mostCounted + 1)
        .as('found'),
    ),
  ])
  return {
    ...pageInOrder(found, paging.size, cursor, row => keyText(row.at, row.id)),
    matching: counted[0]?.n ?? 0,
  }
}

/** What a selection holds, for the sentence of an incident; undefined when it holds nothing. */
export async function rowFacts(tx: Transaction, caseId: Id, s: RowSelection): Promise<RowFacts | undefined> {
  const where = whereSelected(caseId, s)
  const [whole, byChannel] = await Promise.all([
    tx
      .select({
        count: sql<number>`count(*)::int`,
        earliest: sql<string>`min(at)`.mapWith(messages.at),
        latest: sql<string>`max(at)`.mapWith(messages.at),
        senders: sql<string[]>`(array_agg(distinct sender) filter (where sender <> ''))[1:50]`,
        timed: sql<boolean>`bool_and(precision <> 'day')`,
        sent: sql<number>`(count(*) filter (where direction = 'out'))::int`,
        received: sql<number>`(count(*) filter (where direction = 'in'))::int`,
      })
      .from(messages)
      .where(where),
    tx
      .select({ channel: messages.channel, count: sql<number>`count(*)::int`.as('count') })
      .from(messages)
      .where(where)
      .groupBy(messages.channel)
      .orderBy(sql`2 desc, 1`),
  ])
  const facts = whole[0]
  if (!facts?.count) return undefined
  return { ...facts, senders: facts.senders ?? [], byChannel: byChannel as { channel: RowChannel; count: number }[] }
}

export interface Burst {
  start: string
  end: string
  rows: number
  senders: number
}
/** Stretches of received rows with never more than this long between two, and at least so many rows. */
export const burstMinutes = 60
export const burstRows = 10

/** The bursts of a selection, the largest first; rows without a time of day are in none. */
export async function burstsOf(tx: Transaction, caseId: Id, s: RowSelection, most = 50): Promise<Burst[]> {
  const where = and(
    whereSelected(caseId, s),
    sql`${messages.precision} <> 'day'`,
    sql`${messages.direction} <> 'out'`,
    sql`${messages.kind} is null`,
  )
  const found = await rowsOf(
    tx,
    z.object({ start: z.string(), end: z.string(), rows: z.number(), senders: z.number() }),
    sql`
    with gaps as (
      select at, sender, case when at - lag(at) over (order by at, id) <= ${`${burstMinutes} minutes`}::interval then 0 else 1 end as first
      from messages where ${where}
    ), groups as (select at, sender, sum(first) over (order by at rows unbounded preceding) as part from gaps)
    select min(at) as start, max(at) as "end", count(*)::int as rows, count(distinct sender)::int as senders
    from groups group by part having count(*) >= ${burstRows} order by 3 desc, 1 limit ${most}`,
  )
  return [...found].map(row => ({ ...row }))
}
