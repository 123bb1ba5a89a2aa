import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { tables } from '../../../db/schema/collections.ts'
import { forces } from '../../../db/schema/organisation.ts'
import type { Settings } from '../../case/case.ts'
import { isId } from '../../case/ids.ts'
import { type Actor, allPermissions, mayEver, type Role, scopeFor } from '../../case/policy.ts'
import { settingsFrom } from '../../case/settings.ts'
import { type GivenWork, givenWork, type Load } from '../../case/staff/given.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { type WaitKind, waitKindNames, waitKinds } from '../../waits/projection.ts'
import { look } from '../case/view-case.ts'
import { clockAt, codesInText } from '../lists/codes.ts'
import { beyond, type Cursor, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { keptFigures, lastBy, whoseOf } from '../lists/kept-figures.ts'
import { inScope } from '../lists/scope.ts'
import { recordName, waitParams } from '../lists/waits.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { type QueueName, queues } from './all.ts'
import { loadsOf } from './load.ts'

/** When and for whom a queue is read. What time decides is read from the rows and these, never from the database’s clock. */
interface Reading {
  actor: Actor
  at: Instant
  today: CalendarDate
  settings: Settings
}
interface When {
  at?: Instant
  db?: Database
  /** Whether what was counted within the last minute may be shown again: see `keptFigures`. */
  keep?: boolean
}
const within = (w: When) => ({ byKeys: true, ...(w.db ? { db: w.db } : {}) })

export async function settingsOf(tx: Transaction, forceId: string): Promise<Settings> {
  const [force] = await tx.select({ settings: forces.settings }).from(forces).where(eq(forces.id, forceId))
  if (!force) throw new Error('The actor’s force is not visible')
  return settingsFrom(force.settings)
}
const readingOf = async (tx: Transaction, actor: Actor, at: Instant): Promise<Reading> => ({
  actor,
  at,
  today: londonDate(at),
  settings: await settingsOf(tx, actor.forceId),
})

/** How far ahead a queue is looked at on asking: what will fall due. */
export const aheadDays = 7
const minePermissions = (actor: Actor) => allPermissions.filter(p => mayEver(actor, p))

/** The rows that stand in a queue at a moment; or, ahead, those foreseen to fall due in the next days and not late yet. */
export const queueRows = (name: QueueName, r: Reading, ahead = false): SQL => {
  const at = sql`clock.now`
  const { kinds, shown } = queues[name]
  const left = kinds.some(kind => waitKinds[kind].ofLeavers)
  const since = (otherwise: SQL) =>
    left ? sql`case when w.if_owner_left then ow.ended_at else ${otherwise} end` : otherwise
  const now = ahead
    ? sql`w.foreseen_from <= ${at} and not coalesce(w.late_from <= ${at}, false) and w.due_at < ${at} + make_interval(days => ${aheadDays}::int)`
    : shown === 'late'
      ? sql`w.late_from <= ${at} and w.visible_from <= ${at}`
      : sql`w.visible_from <= ${at}`
  return sql`
  select w.id, w.case_id, w.about_id as record_id, w.about_kind, w.kind, w.params as detail, ow.name as owner,
    ${since(sql`w.since`)} as since, ${since(sql`w.due_at`)} as due, coalesce(w.late_from <= ${at}, false) as late,
    w.alarms
  from ${clockAt(r.at)} cross join waits w left join people ow on ow.id = w.owner_id
  where w.force_id = (select spo_force()) and w.kind in ${codesInText(kinds)} and ${now}
    and (w.lapses_at is null or ${at} < w.lapses_at)
    ${left ? sql`and (not w.if_owner_left or ow.ended_at <= ${at})` : sql``}
    and (w.permission is null or w.permission in ${codesInText(minePermissions(r.actor))})`
}

interface Sort {
  label: string
  by: SQL
  /** In what the key of a page is compared; text where nothing is said. */
  as?: 'timestamptz'
  /** What an index goes by that gives the same order. */
  order?: SQL
}
const sorts = {
  due: { label: 'Due', by: sql`coalesce(i.due, 'infinity'::timestamptz)`, as: 'timestamptz', order: sql`i.due` },
  since: { label: 'Waiting since', by: sql`i.since`, as: 'timestamptz' },
  ref: { label: 'Case', by: sql`cases.ref` },
  defendant: { label: 'Defendant', by: sql`coalesce(lower(df.family_name || ' ' || df.given_names), '')` },
  team: { label: 'Team', by: sql`lower(tm.name)` },
  officer: { label: 'Officer', by: sql`coalesce(lower(oc.name), '')` },
} satisfies Record<string, Sort>
export type QueueSort = keyof typeof sorts
export const queueSorts: Record<QueueSort, Sort> = sorts

/** What an address asks of a queue. */
export interface QueueQuery {
  team?: string | undefined
  /** A person's id, or 'none' for cases with no officer. */
  officer?: string | undefined
  overdue?: boolean | undefined
  /** What falls due in the next days, in place of what stands in it now. */
  ahead?: boolean | undefined
  /** Only rows that have passed this many alarms. */
  alarm?: number | undefined
  /** Words in the case reference, a name or the officer's name. */
  words?: string | undefined
  sort?: QueueSort | undefined
  descending?: boolean | undefined
  /** The row after which, or before which, the page lies. */
  after?: string | undefined
  before?: string | undefined
}
const pageRow = z.object({
  id: z.string(),
  caseId: z.string(),
  recordId: z.string(),
  aboutKind: recordName,
  /** Tells rows of one kind about one record apart. */
  part: z.string(),
  ref: z.string(),
  defendant: z.string(),
  protectedPersons: z.string(),
  team: z.string(),
  officer: z.string().nullable(),
  officerLeft: z.boolean(),
  kind: z.enum(waitKindNames),
  detail: waitParams,
  /** Whose it is by name: a checker, an order’s owner. */
  owner: z.string().nullable(),
  since: z.string(),
  due: z.string().nullable(),
  late: z.boolean(),
  band: z.number(),
  sort: z.string(),
})
const choices = z.array(z.object({ id: z.string(), name: z.string() })).nullable()
/** How much stands in the whole queue. */
const summed = z.object({ total: z.number(), totalLate: z.number(), teams: choices, officers: choices })
export interface QueueRow extends Omit<PageRow, 'aboutKind' | 'sort'> {
  /** What stands there, of this row. */
  words: string
}
export interface QueuePage {
  rows: QueueRow[]
  total: number
  late: number
  after: string | null
  before: string | null
  settings: Settings
  today: string
  at: Instant
  /** Teams and officers that stand in the queue, to filter by. */
  teams: { id: string; name: string }[]
  officers: { id: string; name: string }[]
}

export const queuePageSize = 25

/**
 * One page of a queue, and that it was looked at. The number of statements does not depend on how much stands in it.
 * `also` runs in the same transaction, for what the page shows beside it.
 */
export function readQueue<T = undefined>(
  actor: Actor,
  name: QueueName,
  q: QueueQuery,
  w: When = {},
  also?: (tx: Transaction, rows: readonly QueueRow[]) => Promise<T>,
): Promise<QueuePage & { also: T }> {
  const at = w.at ?? new Date().toISOString()
  const words = q.words?.trim()
  return look(
    actor,
    {
      kind: words ? 'search' : 'view',
      act: 'readQueue',
      sentence: `Looked at the queue “${queues[name].label.replaceAll('“', '‘').replaceAll('”', '’')}”`,
      detail: { queue: name, ...(words ? { words } : {}) },
    },
    async tx => {
      const reading = await readingOf(tx, actor, at)
      const items = sql`(${queueRows(name, reading, q.ahead)})`
      const cursor = cursorFrom(q, sorted(q).as ? { isValue: isMoment } : {})
      const standing = await rowsOf(tx, pageRow, pageOf(items, reading, q, cursor))
      const count = () => countsOf(tx, items, reading, q)
      const counted = w.keep
        ? await keptFigures(tx, { key: keyOf(actor, name, q), last: lastBy(actor.id), count })
        : await count()
      const page = pageInOrder(standing, queuePageSize, cursor, row => keyText(row.sort, row.id))
      const texts = await textsOf(tx, queues[name].kinds, page.rows)
      const rows = page.rows.map(row => shownRow(row, reading, texts.get(row.recordId) ?? ''))
      // What is seen whole is counted by what is seen.
      const isWhole = !page.next && !page.previous
      return {
        rows,
        total: isWhole ? rows.length : counted.total,
        late: isWhole ? rows.filter(row => row.late).length : counted.totalLate,
        after: page.next ?? null,
        before: page.previous ?? null,
        settings: reading.settings,
        today: reading.today,
        at,
        teams: counted.teams ?? [],
        officers: counted.officers ?? [],
        also: also ? await also(tx, rows) : (undefined as T),
      }
    },
    { at, ...within(w) },
  )
}

type PageRow = z.output<typeof pageRow>
function shownRow({ sort: _, aboutKind, ...row }: PageRow, r: Reading, text: string): QueueRow {
  const entry = waitKinds[row.kind]
  const shown = { about: { kind: aboutKind, id: row.recordId }, params: row.detail, owner: row.owner, text }
  const words = entry.line ? entry.line(shown, r, r.actor) : entry.sentence(shown, r)
  return { ...row, words }
}
/** Free text that belongs to the rows of a page, read from the records themselves: one statement for each kind that has it. */
async function textsOf(
  tx: Transaction,
  kinds: readonly WaitKind[],
  rows: readonly PageRow[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const kind of kinds) {
    const { text } = waitKinds[kind]
    if (!text) continue
    const table = tables[text.in] as unknown as PgTable & Record<string, AnyPgColumn>
    const ids = rows.filter(r => r.kind === kind).map(r => r.recordId)
    const found = await tx
      .select({ id: table.id as AnyPgColumn, text: table[text.field] as AnyPgColumn })
      .from(table)
      .where(inArray(table.id as AnyPgColumn, ids))
    for (const row of found) texts.set(String(row.id), String(row.text ?? ''))
  }
  return texts
}

/** What a row may be chosen or put in order by. PostgreSQL leaves out the outer joins that a reading does not ask for. */
const joinTables = (items: SQL, actor: Actor) => sql`
  from ${items} i
  join cases on cases.id = i.case_id
  left join teams tm on tm.id = cases.team_id
  left join people oc on oc.id = cases.officer_id
  left join defendants df on df.case_id = cases.id
  where ${inScope(actor, 'viewCase')}`
/** The same where the rows alone say it: whoever sees the whole force sees of them what row-level security leaves. */
const joinAsked = (items: SQL, actor: Actor, q: QueueQuery) => {
  const asksOfCases = q.team || q.officer || q.words?.trim() || !sorted(q).as
  return asksOfCases || scopeFor(actor, 'viewCase') !== 'force'
    ? joinTables(items, actor)
    : sql`from ${items} i where true`
}
const sorted = (q: QueueQuery): Sort => queueSorts[q.sort ?? 'due']
const isMoment = (value: string) =>
  value === 'infinity' || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(value)

function filters(q: QueueQuery, at: Instant): SQL {
  const all: SQL[] = [sql`true`]
  if (q.team && isId(q.team)) all.push(sql`cases.team_id = ${q.team}::uuid`)
  if (q.officer === 'none') all.push(sql`cases.officer_id is null`)
  else if (q.officer && isId(q.officer)) all.push(sql`cases.officer_id = ${q.officer}::uuid`)
  if (q.overdue) all.push(sql`i.late`)
  // Alarms stand in their order.
  if (q.alarm) all.push(sql`i.alarms[${q.alarm}::int] <= ${at}::timestamptz`)
  const words = q.words?.trim()
  if (words) {
    const like = `%${words.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`
    all.push(sql`(cases.ref ilike ${like} or df.given_names || ' ' || df.family_name ilike ${like} or oc.name ilike ${like}
      or exists (select 1 from protected_persons pp where pp.case_id = cases.id and pp.removed_at is null and pp.given_names || ' ' || pp.family_name ilike ${like}))`)
  }
  return sql.join(all, sql` and `)
}

/** How much stands in a queue of what is asked, and by which teams and officers the whole of it may be asked. */
async function countsOf(tx: Transaction, items: SQL, { actor, at }: Reading, q: QueueQuery): Promise<Summed> {
  const counted = await rowOf(
    tx,
    summed,
    sql`
    with found as materialized (
      select cases.team_id, cases.officer_id, count(*) filter (where ${filters(q, at)}) as kept, count(*) filter (where i.late and ${filters(q, at)}) as late
      ${joinTables(items, actor)} group by cases.team_id, cases.officer_id)
    select coalesce(sum(kept), 0)::int as total, coalesce(sum(late), 0)::int as "totalLate",
      (select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name) from teams t where t.id in (select team_id from found)) as teams,
      (select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name) from people o where o.id in (select officer_id from found)) as officers
    from found`,
  )
  if (!counted) throw new Error('A count gives a row')
  return counted
}
type Summed = z.output<typeof summed>
/** Whose count it is, and of what: in whatever order, and on whichever page. */
const keyOf = (
  actor: Actor,
  name: QueueName,
  { sort: _s, descending: _d, after: _a, before: _b, ...asked }: QueueQuery,
) => JSON.stringify(['queue', name, ...whoseOf(actor), asked])

function pageOf(items: SQL, { actor, at }: Reading, q: QueueQuery, cursor: Cursor): SQL {
  const { by, as = 'text', order = sql`sort` } = sorted(q)
  const direction = directionOf(cursor, q.descending)
  const past = beyond(cursor, [by, sql.raw(as)], [sql`i.id`, sql`uuid`], q.descending)
  return sql`
    with page as (
      select i.id, i.case_id, i.since, i.due, i.late, ${by} as sort
      ${joinAsked(items, actor, q)} and ${filters(q, at)} and ${past ?? sql`true`}
      order by ${order} ${direction}, i.id ${direction} limit ${queuePageSize + 1})
    select page.case_id as "caseId", page.id, w.about_id as "recordId", w.part, cases.ref, w.kind, w.about_kind as "aboutKind", ow.name as owner, w.params as detail,
      page.since, page.due, page.late,
      (select count(*)::int from unnest(w.alarms) alarm where alarm <= ${at}::timestamptz) as band, coalesce(df.given_names || ' ' || df.family_name, '') as defendant, tm.name as team, oc.name as officer,
      coalesce(oc.ended_at is not null, false) as "officerLeft", page.sort::text as sort, coalesce((
        select string_agg(pp.given_names || ' ' || pp.family_name, ', ' order by pp.family_name, pp.given_names)
        from protected_persons pp where pp.case_id = page.case_id and pp.removed_at is null), '') as "protectedPersons"
    from page join waits w on w.id = page.id join cases on cases.id = page.case_id join teams tm on tm.id = cases.team_id
    left join people ow on ow.id = w.owner_id left join people oc on oc.id = cases.officer_id left join defendants df on df.case_id = page.case_id
    order by page.sort ${direction}, page.id ${direction}`
}

/**
 * To whom work of a kind can be given, with what each has to do; the least load first. A queue of reviews holds those of the
 * tiers that its reader holds: they go to others of these.
 */
export const candidatesFor = (actor: Actor, work: GivenWork, w: When = {}) =>
  asPerson(actor, tx => candidatesIn(tx, actor, work, w), within(w))

/** The same within a transaction that reads more. */
export function candidatesIn(tx: Transaction, actor: Actor, work: GivenWork, w: When = {}): Promise<Load[]> {
  const roles: readonly Role[] = givenWork[work].roles
  const held = work === 'reviewer' ? roles.filter(role => actor.roles.includes(role)) : []
  const count = (counting: Transaction) =>
    loadsOf(counting, held.length ? held : roles, w.at ?? new Date().toISOString())
  const key = JSON.stringify(['candidates', work, ...whoseOf(actor)])
  return w.keep ? keptFigures(tx, { key, last: lastBy(actor.id), count }) : count(tx)
}
