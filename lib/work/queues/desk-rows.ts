import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { isId } from '../../case/ids.ts'
import { type Actor, allPermissions, mayEver, scopeFor } from '../../case/policy.ts'
import { type ReviewResult, reviewResults, type Tier, tiers } from '../../case/reference/codes/applications.ts'
import { type RiskJudgement, riskJudgements } from '../../case/reference/codes/decisions.ts'
import { addDays, type CalendarDate, type Instant } from '../../case/time/calendar.ts'
import { type WaitKind, waitKindNames, waitKinds } from '../../waits/projection.ts'
import { clockAt, codeInText, codesInText } from '../lists/codes.ts'
import { beyond, cursorFrom, directionOf } from '../lists/cursor.ts'
import { whoseOf } from '../lists/kept-figures.ts'
import { inScope, isNamedOnCase, isRestricted } from '../lists/scope.ts'
import { sharingValues, sharingValuesAt } from '../lists/shared-values.ts'
import { recordName, waitParams } from '../lists/waits.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { type QueueName, queues } from './all.ts'
import { type DeskTab, kindsOfWork, legalKinds, onlyLate, placeOfKind } from './desk-tabs.ts'

/** What the address of a desk asks for. */
export interface DeskAsk {
  tab: DeskTab
  words?: string | undefined
  team?: string | undefined
  risk?: RiskJudgement | undefined
  /** Only what is past its day. */
  late?: boolean | undefined
  /** The row after which, or before which, the page lies. */
  after?: string | undefined
  before?: string | undefined
}
export const decidedRow = z.object({
  id: z.string(),
  ref: z.string(),
  defendant: z.string(),
  result: z.enum(Object.keys(reviewResults) as ReviewResult[]),
  tier: z.enum(Object.keys(tiers) as Tier[]),
  by: z.string(),
  at: z.string(),
})
export type Decided = z.output<typeof decidedRow>
export const deskPageSize = 25
export const recentDays = 28
const decidedDays = 7

const desired = [...placeOfKind.keys()].filter(kind => waitKindNames.includes(kind))
const ofLeavers = desired.filter(kind => waitKinds[kind].ofLeavers)
const ofStaff = desired.filter(kind => !waitKinds[kind].ofLeavers)
/** The tabs as bits, so that those of a case are one number. */
type StandingTab = Exclude<DeskTab, 'decided'>
const bits: Record<StandingTab, number> = {
  'needs-you': 1,
  'with-officers': 2,
  'with-legal': 4,
  'at-court': 8,
  orders: 16,
}
/** A moment, or the place in a statement where it will stand. */
type Moment = Instant | Placeholder
const needsYou = bits['needs-you']
/** What is known of each kind of thing, as a table in the statement’s text: looked up once a row, and not compared list by list. */
function kindsTable(actor: Actor): SQL {
  const mine = new Set(kindsOfWork(actor))
  const rows = desired.map(kind => {
    const place = placeOfKind.get(kind) ?? 'orders'
    const facts = [bits[place], legalKinds.includes(kind), mine.has(kind), onlyLate.includes(kind)]
    return sql`(${codeInText(kind)}, ${sql.raw(facts.join(', '))})`
  })
  return sql`(values ${sql.join(rows, sql`, `)}) k(kind, place, legal, work, only_late)`
}

const readOf = sql.raw(
  'w.id, w.case_id, w.kind, w.owner_id, w.permission, w.if_owner_left, w.since, w.due_at, w.late_from, w.visible_from, w.lapses_at',
)
const ownCases = (actor: Actor) =>
  sql`(select cases.id from cases where cases.officer_id = ${actor.id}::uuid and ${inScope(actor, 'viewCase')})`
/** Whoever sees the whole force sees what row-level security leaves of the rows: the same as it leaves of the cases. */
const seesAll = (actor: Actor) => scopeFor(actor, 'viewCase') === 'force'
/**
 * The rows among which a tab’s are: of its kinds; or of the reader’s work, by name, or on the reader’s own cases, each by its
 * index. Of the last two it is known that they need the reader. Of cases that the reader may see, or of `any`. What waits only
 * once somebody has left is there for everybody who has work: it is found from the few who left.
 */
function rowsUnder(tab: StandingTab | undefined, actor: Actor, any: boolean): SQL {
  const inSight = any || seesAll(actor) ? sql`` : sql`join seen on seen.id = w.case_id`
  const from = (known: SQL, rows: SQL, sight = inSight) =>
    sql`select ${readOf}, ${known} as known from waits w ${sight} where w.force_id = (select spo_force()) and ${rows}`
  const left = sql`exists (select 1 from people gone where gone.id = w.owner_id and gone.ended_at is not null)`
  const ofKinds = (among: (kind: WaitKind) => boolean) => {
    const [staff, leavers] = [ofStaff.filter(among), ofLeavers.filter(among)]
    return [
      ...(staff.length ? [from(sql`false`, sql`w.kind in ${codesInText(staff)}`)] : []),
      ...(leavers.length ? [from(sql`false`, sql`w.kind in ${codesInText(leavers)} and ${left}`)] : []),
    ]
  }
  if (tab !== 'needs-you')
    return sql`(${sql.join(
      ofKinds(kind => !tab || placeOfKind.get(kind) === tab),
      sql` union all `,
    )})`
  const mine = new Set(kindsOfWork(actor))
  const others = ofStaff.filter(kind => !mine.has(kind))
  const parts = [
    ...ofKinds(kind => mine.has(kind)),
    from(sql`true`, sql`w.kind in ${codesInText(others)} and w.owner_id = ${actor.id}::uuid`),
    // From the reader’s cases to their rows: the other way round, all that waits on the force would be read.
    sql`select own.* from ${ownCases(actor)} mine cross join lateral (${from(
      sql`true`,
      sql`w.case_id = mine.id and w.kind in ${codesInText(others)} and w.owner_id is null and w.permission is null`,
      sql``,
    )} offset 0) own`,
  ]
  return sql`(${sql.join(parts, sql` union all `)})`
}

/**
 * What waits now on the cases that the reader may see: whose turn it is, and where; of one tab where it is given. Of `any` case
 * only for a statement that asks of each case itself whether the reader may see it.
 */
export function standingOnDesk(actor: Actor, at: Moment, tab?: StandingTab, { any = false } = {}): SQL {
  const now = sql`clock.now`
  const mine = allPermissions.filter(p => mayEver(actor, p))
  const permitted = mine.length
    ? sql`(w.permission is null or w.permission in ${codesInText(mine)})`
    : sql`w.permission is null`
  // The cases that the reader may see are found once: asked of each row, each would be looked up for each.
  const seen =
    any || seesAll(actor)
      ? sql``
      : sql`with seen as materialized (select cases.id from cases where ${inScope(actor, 'viewCase')})`
  return sql`${seen}
  select w.id, w.case_id, w.kind, ${permitted} as permitted,
    case when w.if_owner_left then ow.ended_at else w.since end as since, w.due_at as due, coalesce(w.late_from <= ${now}, false) as late, k.legal, k.place,
    (w.known or coalesce(w.owner_id = ${actor.id}::uuid, false) or (w.owner_id is null and w.permission is null and w.case_id in ${ownCases(actor)})
      or (k.work and ${permitted})) as needs
  from ${clockAt(at)} cross join ${rowsUnder(tab, actor, any)} w join ${kindsTable(actor)} on k.kind = w.kind left join people ow on ow.id = w.owner_id
  where w.visible_from <= ${now} and (not k.only_late or w.late_from <= ${now})
    and (w.lapses_at is null or ${now} < w.lapses_at) and (not w.if_owner_left or ow.ended_at <= ${now})`
}

const countRow = z.object({
  needs: z.number(),
  officers: z.number(),
  legal: z.number(),
  court: z.number(),
  orders: z.number(),
  decided: z.number(),
})
/** How many cases stand under each tab: each is looked at once, whatever stands on it. */
const countsOf = (actor: Actor, at: Moment): SQL => {
  const under = (tab: StandingTab) => sql`count(*) filter (where c.tabs & ${sql.raw(String(bits[tab]))} > 0)::int`
  return sql`
  select ${under('needs-you')} as needs, ${under('with-officers')} as officers, ${under('with-legal')} as legal, ${under('at-court')} as court, ${under('orders')} as orders,
    (select count(*)::int from (${decidedSince(actor, at)}) d) as decided
  from (select bit_or(i.place | case when i.needs then ${sql.raw(String(needsYou))} else 0 end) as tabs from standing i group by i.case_id) c`
}

/** How much of each kind stands, and how much of it is late, of what the reader may do. */
const kindCounts = z.record(z.string(), z.tuple([z.number(), z.number()]))
export type KindCounts = z.output<typeof kindCounts>
const kindsOf = sql`
  select coalesce(jsonb_object_agg(k.kind, jsonb_build_array(k.n, k.late)), '{}') from (
    select i.kind, count(*)::int as n, count(*) filter (where i.late)::int as late from standing i where i.permitted group by i.kind) k`

/** How much stands in a queue. */
export interface QueueCount {
  name: QueueName
  total: number
  late: number
}
export const queueCount = (name: QueueName, kinds: KindCounts): QueueCount => {
  const of = queues[name].kinds.map(kind => kinds[kind] ?? ([0, 0] as const))
  return { name, total: of.reduce((sum, [n]) => sum + n, 0), late: of.reduce((sum, [, late]) => sum + late, 0) }
}

const summary = z.object({ counts: countRow, kinds: kindCounts })
/** The counts of tabs and queues, of what stands now: read once for all. */
export async function countStanding(tx: Transaction, actor: Actor, at: Instant): Promise<z.output<typeof summary>> {
  const found = await rowOf(
    tx,
    summary,
    sharingValues(sql`with standing as materialized (${standingOnDesk(actor, at)})
      select (select to_jsonb(c) from (${countsOf(actor, at)}) c) as counts, (${kindsOf}) as kinds`),
  )
  if (!found) throw new Error('A count gives a row')
  return found
}
const risks = sql`case risk.judgement when 'high' then '0' when 'medium' then '1' when 'standard' then '2' else '3' end`
function pageOf(
  actor: Actor,
  ask: DeskAsk & { tab: StandingTab },
  { at, today }: { at: Moment; today: CalendarDate },
): SQL {
  const cursor = cursorFrom(ask)
  const direction = directionOf(cursor)
  const key = sql`first.deadline || ${risks} || to_char(first.since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`
  const where: SQL[] = [ask.tab === 'needs-you' ? sql`i.needs` : sql`i.place = ${sql.raw(String(bits[ask.tab]))}`]
  if (ask.late) where.push(sql`i.late`)
  // Joined for every case only where something is asked of them; else for those of the page.
  const joined = sql`join cases on cases.id = first.case_id left join defendants df on df.case_id = cases.id left join people oc on oc.id = cases.officer_id`
  const of: SQL[] = []
  // What needs the reader is little, and much of it on the same cases: whether they may see them is asked once for each case.
  const any = ask.tab === 'needs-you' && !seesAll(actor)
  if (any) of.push(inScope(actor, 'viewCase'))
  if (ask.team && isId(ask.team)) of.push(sql`cases.team_id = ${ask.team}::uuid`)
  if (ask.risk) of.push(sql`risk.judgement = ${ask.risk}`)
  if (ask.words) {
    const like = `%${ask.words.replace(/[\\%_]/g, '\\$&')}%`
    of.push(
      sql`(cases.ref ilike ${like} or df.given_names || ' ' || df.family_name ilike ${like} or oc.name ilike ${like})`,
    )
  }
  const past = beyond(cursor, [key, sql`text`], [sql`first.case_id`, sql`uuid`])
  return sql`
    with items as (
      select i.*, case when i.legal then (i.due at time zone 'UTC')::date end as day from (${standingOnDesk(actor, at, ask.tab, { any })}) i where ${sql.join(where, sql` and `)}),
    first as (
      select distinct on (case_id) items.*, coalesce(to_char(day, 'YYYY-MM-DD'), '9999-99-99') as deadline, count(*) over (
        partition by case_id order by day nulls last, due nulls last, since, id rows between unbounded preceding and unbounded following) as n
      from items order by case_id, day nulls last, due nulls last, since, id),
    chosen as (
      select first.case_id, first.id, first.due, first.late, first.legal, (first.n - 1)::int as others, risk.judgement as risk, ${key} as sort
      from first ${of.length ? joined : sql``}
        left join lateral (select a.judgement from assessments a where a.case_id = first.case_id order by a.assessed_on desc, a.at desc limit 1) risk on true
      where ${sql.join([...of, past ?? sql`true`], sql` and `)}
      order by sort ${direction}, first.case_id ${direction} limit ${deskPageSize + 1})
    select chosen.case_id as "caseId", cases.ref, coalesce(df.given_names || ' ' || df.family_name, '') as defendant, chosen.risk, oc.name as officer,
      tm.name as team, chosen.due, chosen.late, chosen.legal, chosen.others, chosen.sort,
      w.kind, w.about_kind as "aboutKind", w.about_id as "aboutId", w.params, ow.name as owner,
      coalesce((select string_agg(pp.given_names || ' ' || pp.family_name, ', ' order by pp.family_name) from protected_persons pp
        where pp.case_id = chosen.case_id and pp.removed_at is null), '') as "protectedPersons",
      (select count(*)::int from incidents n where n.case_id = chosen.case_id and n.happened_on > ${addDays(today, -recentDays)}::date) as incidents,
      cases.team_id as "teamId", cases.officer_id as "officerId", ${isNamedOnCase(actor)} as named, ${isRestricted} as restricted
    from chosen join waits w on w.id = chosen.id join cases on cases.id = chosen.case_id join teams tm on tm.id = cases.team_id
      left join defendants df on df.case_id = cases.id left join people oc on oc.id = cases.officer_id left join people ow on ow.id = w.owner_id
    order by chosen.sort ${direction}, "caseId" ${direction}`
}
/** One row for each case of a tab, the most pressing first: a page and one more. */
export function deskRows(
  tx: Transaction,
  actor: Actor,
  ask: DeskAsk & { tab: StandingTab },
  { at, today }: { at: Instant; today: CalendarDate },
): Promise<PageRow[]> {
  const build = (moment: Moment) => pageOf(actor, ask, { at: moment, today })
  // What is typed or lies on a later page is asked for once.
  const isUsual = !ask.words && !ask.after && !ask.before
  const shape = () => JSON.stringify(['desk', ...whoseOf(actor), ask, today])
  return rowsOf(tx, pageRow, isUsual ? sharingValuesAt(shape(), build, at) : sharingValues(build(at)))
}
const pageRow = z.object({
  caseId: z.string(),
  ref: z.string(),
  defendant: z.string(),
  protectedPersons: z.string(),
  risk: z.enum(Object.keys(riskJudgements) as RiskJudgement[]).nullable(),
  incidents: z.number(),
  officer: z.string().nullable(),
  team: z.string(),
  kind: z.enum(waitKindNames),
  aboutKind: recordName,
  aboutId: z.string(),
  params: waitParams,
  owner: z.string().nullable(),
  others: z.number(),
  due: z.string().nullable(),
  late: z.boolean(),
  legal: z.boolean(),
  sort: z.string(),
  teamId: z.string(),
  officerId: z.string().nullable(),
  named: z.boolean(),
  restricted: z.boolean(),
})
export type PageRow = z.output<typeof pageRow>

/** What reviewers decided in the last days, the latest first; a hundred at most. */
export const decidedSince = (actor: Actor, at: Moment): SQL => sql`
  select r.id, cases.ref, coalesce(df.given_names || ' ' || df.family_name, '') as defendant, r.result, r.tier, coalesce(by.name, '') as by, r.at
  from ${clockAt(at)} cross join reviews r join cases on cases.id = r.case_id left join defendants df on df.case_id = cases.id left join people by on by.id = r.by_id
  where r.force_id = (select spo_force()) and r.at <= clock.now and r.at > clock.now - make_interval(days => ${decidedDays}::int)
    and ${inScope(actor, 'viewCase')}
  order by r.at desc, r.id limit 100`
