import { sql } from 'drizzle-orm'
import { createEvents } from 'ics'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import type { Case } from '../../case/case.ts'
import { isId } from '../../case/ids.ts'
import type { Actor } from '../../case/policy.ts'
import { exportMarkings, markings } from '../../case/reference/marking.ts'
import { addDays, type CalendarDate, type Instant, londonDate, startOfDay } from '../../case/time/calendar.ts'
import { clockEntries, clockOn, clockRows, isOwnTarget } from '../../law/clocks/clocks.ts'
import { casePath } from '../../site/addresses.ts'
import { clockKindOf, clockKinds, clockReads } from '../../waits/clocks.ts'
import { type WaitKind, waitKindNames, waitKinds } from '../../waits/projection.ts'
import { look } from '../case/view-case.ts'
import { loadFiles } from '../pipeline/load.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { isKeyedHash, keyedHash } from '../sign-in/secrets.ts'
import { actorBehind } from '../sign-in/sessions.ts'
import { clockAt, codesInText } from './codes.ts'
import { keptOfCases } from './kept-figures.ts'
import { inScope } from './scope.ts'
import { sharingValues } from './shared-values.ts'
import { waitParams } from './waits.ts'

/** No more deadlines than this are listed at once, the most pressing first. */
export const mostDeadlines = 200

export interface Deadline {
  id: string
  ref: string
  defendant: string
  label: string
  /** The last day, or the day by which it is to be done where none is set. */
  day: CalendarDate
  /** The day is set: by the law, a court or a plan, or it is the day of an event to come. */
  byLaw: boolean
  isMissed: boolean
  /** A target of the force, or a day that it planned: to miss it breaks no law. */
  isOwnTarget: boolean
  source: string
}
export interface Deadlines {
  rows: Deadline[]
  /** How many open cases they come from, and whether there were more deadlines. */
  cases: number
  more: boolean
  today: CalendarDate
}
const deadlineRow = z.object({
  id: z.string(),
  caseId: z.string(),
  ref: z.string(),
  defendant: z.string(),
  kind: z.enum(waitKindNames),
  aboutId: z.string(),
  params: waitParams,
  day: z.string(),
  isMissed: z.boolean(),
  /** How many cases are theirs, and the settings of their force as a digest, in every row. */
  cases: z.number(),
  settings: z.string(),
})
type Row = z.output<typeof deadlineRow>
type Found = Omit<Deadlines, 'rows'> & { found: Row[]; settings: string }

/** The open cases that a person holds, or of which they own an order: each found by its person. */
const theirCases = (actor: Actor) => sql`
  select cases.id from cases where cases.officer_id = ${actor.id}::uuid and cases.status = 'open' and ${inScope(actor, 'viewCase')}
  union
  select cases.id from orders o join cases on cases.id = o.case_id
    where o.owner_id = ${actor.id}::uuid and cases.status = 'open' and ${inScope(actor, 'viewCase')}`

/** Days that are known before anything runs from them. Each has a row for everybody whose it is, and stands once. */
const foreseenKinds = ['part2Ends', 'release'] as const
const isForeseen = (kind: WaitKind): kind is (typeof foreseenKinds)[number] =>
  (foreseenKinds as readonly WaitKind[]).includes(kind)
const listedKinds: readonly WaitKind[] = [...clockKinds, ...foreseenKinds]
/**
 * The clocks that run or were missed on a person’s cases, and what is theirs by name on others: checks, the end of Part 2 for
 * its offender manager, and a release from custody for whoever checks. The most pressing first.
 */
async function deadlinesIn(tx: Transaction, actor: Actor, at: Instant): Promise<Found> {
  const stands = sql`w.due_on is not null and w.visible_from <= clock.now and (w.lapses_at is null or clock.now < w.lapses_at)`
  const columns = sql`w.id, w.case_id, w.kind, w.about_id, w.params, w.due_on, w.late_from`
  const rows = await rowsOf(
    tx,
    deadlineRow,
    sharingValues(sql`
    with theirs as materialized (${theirCases(actor)}),
    listed as (
      select own.* from ${clockAt(at)} cross join theirs cross join lateral (
        select ${columns} from waits w where w.case_id = theirs.id and w.kind in ${codesInText(listedKinds)} and ${stands}
          and (w.kind <> 'part2Ends' or w.owner_id is not distinct from (select o.owner_id from orders o where o.id = w.about_id))
          and (w.kind <> 'release' or w.params ->> 'first' = 'true') offset 0) own
      union all
      select ${columns} from ${clockAt(at)} cross join waits w where w.owner_id = ${actor.id}::uuid and ${stands}
        and (w.kind = 'checkDue' or (w.kind in ${codesInText(foreseenKinds)} and not exists (select from theirs where theirs.id = w.case_id)))
    )
    select w.id, w.case_id as "caseId", cases.ref, coalesce(df.given_names || ' ' || df.family_name, 'Defendant not known') as defendant,
      w.kind, w.about_id as "aboutId", w.params, w.due_on as day, coalesce(w.late_from <= ${at}::timestamptz, false) as "isMissed",
      (select count(*)::int from theirs) as cases, (select md5(f.settings::text) from forces f where f.id = (select spo_force())) as settings
    from listed w
    join cases on cases.id = w.case_id and cases.status = 'open'
    left join defendants df on df.case_id = cases.id
    where ${inScope(actor, 'viewCase')}
    order by "isMissed" desc, w.due_on, cases.ref, w.id limit ${mostDeadlines + 1}`),
  )
  return {
    found: rows.slice(0, mostDeadlines),
    cases: rows[0]?.cases ?? (await countTheirs(tx, actor)),
    more: rows.length > mostDeadlines,
    settings: rows[0]?.settings ?? '',
    today: londonDate(at),
  }
}
async function countTheirs(tx: Transaction, actor: Actor): Promise<number> {
  const [count] = await rowsOf(
    tx,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from (${theirCases(actor)}) t`,
  )
  return count?.n ?? 0
}
const sourceOf = new Map<string, string>([
  ...clockEntries.map(c => [clockKindOf(c.id), c.source] as const),
  ['part2Ends', 'SPA 2019 s.9(5) to (7)'],
  ['release', 'The expected release, as recorded'],
])
const deadlineOf = ({ id, ref, defendant, kind, params, day, isMissed }: Row): Deadline => ({
  id,
  ref,
  defendant,
  label:
    kind === 'checkDue'
      ? `Check condition ${params.number} of ${params.ref}`
      : kind === 'release'
        ? 'Release from custody expected'
        : String(params.label ?? 'A deadline'),
  day,
  byLaw: kind === 'checkDue' || isForeseen(kind) || params.byLaw === true,
  isMissed,
  isOwnTarget:
    kind === 'checkDue' ||
    kind === 'release' ||
    clockEntries.some(c => clockKindOf(c.id) === kind && isOwnTarget(c.id)),
  source: sourceOf.get(kind) ?? 'The day planned for the condition',
})

/**
 * What an officer reads of each clock on a day: made from the case, as on its own pages, and made again only when something was
 * done on it or the settings changed.
 */
async function sentencesOf(tx: Transaction, { found, settings, today }: Found): Promise<Map<string, string>> {
  const key = (kind: string, about: string, startsOn: unknown) => [kind, about, startsOn ?? ''].join(' ')
  const count = async (ids: readonly string[]) => {
    const which = sql`${cases.id} = any(${sql.param([...ids])}::uuid[])`
    const roots = (await tx.select().from(cases).where(which)) as Case[]
    const files = await loadFiles(tx, roots, clockReads)
    return new Map(
      files.map(file => [
        file.case.id,
        clockRows(file).flatMap(c => {
          const clock = clockOn(c, today)
          return clock ? [[key(clockKindOf(c.id), c.about.id, c.startsOn), clock.sentence] as const] : []
        }),
      ]),
    )
  }
  const caseIds = [...new Set(found.map(r => r.caseId))]
  const kept = caseIds.length
    ? await keptOfCases(tx, { what: `clocks ${today} ${settings}`, caseIds, count })
    : new Map()
  const said = new Map<string, string>([...kept.values()].flat())
  const words = (r: Row) =>
    said.get(key(r.kind, r.aboutId, r.params.startsOn)) ??
    (isForeseen(r.kind)
      ? `${waitKinds[r.kind].sentence({ about: { kind: 'orders', id: r.aboutId }, params: r.params, owner: null, text: '' }, { today, at: startOfDay(today) })}.`
      : '')
  return new Map(found.map(r => [r.id, words(r)]))
}

const feedRow = z.object({ calendar_key: z.string().nullable(), calendar_until: z.string().nullable() })
type Feed = z.output<typeof feedRow>
// The database holds only what a key is derived from: without the secret it opens no calendar.
const feedKey = (personId: string, { calendar_key }: Feed) =>
  `${personId}.${keyedHash('calendar', `${personId} ${calendar_key}`)}`
/** Until when a feed stands; undefined when it does not. */
const standsUntil = ({ calendar_key, calendar_until }: Feed, at: Instant): Instant | undefined =>
  calendar_key !== null && calendar_until !== null && at < calendar_until ? calendar_until : undefined

/**
 * A person's own deadlines, recorded as a look at them; and the address of their calendar feed, if they have one. Those that
 * are drawn have their sentence, which is made from the case.
 */
export const deadlinesOf = (
  actor: Actor,
  at: Instant = new Date().toISOString(),
  db?: Database,
  drawn: (rows: readonly Deadline[], today: CalendarDate) => readonly Deadline[] = rows => rows,
) =>
  look(
    actor,
    { kind: 'view', act: 'deadlines', sentence: 'Looked at their own deadlines' },
    async tx => {
      const [kept] = await rowsOf(
        tx,
        feedRow,
        sql`select calendar_key, calendar_until from people where id = ${actor.id}::uuid`,
      )
      const until = kept && standsUntil(kept, at)
      const feed = kept && until ? { key: feedKey(actor.id, kept), until } : null
      const { found, settings, ...rest } = await deadlinesIn(tx, actor, at)
      const rows = found.map(deadlineOf)
      const shown = new Set(drawn(rows, rest.today).map(r => r.id))
      const sentences = await sentencesOf(tx, { ...rest, settings, found: found.filter(r => shown.has(r.id)) })
      return { ...rest, feed, rows: rows.map(r => ({ ...r, sentence: sentences.get(r.id) ?? '' })) }
    },
    { at, byKeys: true, ...(db ? { db } : {}) },
  )

/**
 * The calendar feed behind a key: the last day of each deadline with the case's reference, and nothing about anyone in it.
 * Undefined when the key is nobody's. `address` is where the service is reached.
 */
export async function calendarOf(
  key: string,
  address: string,
  at: Instant = new Date().toISOString(),
  db: Database = database().db,
): Promise<string | undefined> {
  const [id = '', hash = ''] = key.split('.')
  if (!isId(id)) return undefined
  const [found] = await rowsOf(
    db,
    feedRow.extend({ force_id: z.string() }),
    sql`select * from spo_calendar(${id}::uuid)`,
  )
  if (!found || !standsUntil(found, at) || !isKeyedHash(hash, 'calendar', `${id} ${found.calendar_key}`))
    return undefined
  const actor = await asPerson({ id, forceId: found.force_id }, tx => actorBehind(tx, id), { db })
  if (!actor) return undefined
  const { found: listed } = await look(
    actor,
    { kind: 'export', act: 'calendar', sentence: 'Calendar feed read' },
    tx => deadlinesIn(tx, actor, at),
    { at, db },
  )
  const { value, error } = createEvents(
    listed.map(row => {
      const { ref, label, day, byLaw } = deadlineOf(row)
      return {
        uid: `${row.id}@stalking-protection-orders`,
        title: `${ref}: ${label}${row.kind === 'release' ? '' : byLaw ? ', last day' : ', to be done'}`,
        start: dayOf(day),
        end: dayOf(addDays(day, 1)),
        timestamp: Date.parse(at),
        url: `${address}${casePath(ref)}`,
        classification: 'CONFIDENTIAL' as const,
        description: markings[exportMarkings.calendar],
        productId: 'stalking-protection-orders',
        calName: `Stalking protection orders (${markings[exportMarkings.calendar]})`,
      }
    }),
    {
      productId: 'stalking-protection-orders',
      calName: `Stalking protection orders (${markings[exportMarkings.calendar]})`,
    },
  )
  if (error) throw error
  return value ?? undefined
}
const dayOf = (day: CalendarDate): [number, number, number] => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  return [y, m, d]
}
