import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { defendants, identifiers, protectedPersons } from '../../../db/schema/cases.ts'
import { incidents } from '../../../db/schema/evidence.ts'
import type { Id } from '../../case/records/id.ts'
import type { Direction } from '../../case/reference/codes/incidents.ts'
import type { Category } from '../../case/reference/statute.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { partyKey } from '../../case/views/found-parties.ts'
import { allChannels, bodily, channels } from '../../pattern/channels.ts'
import { type ConductCounts, placesShown, targetsShown } from '../../pattern/conduct-counts.ts'
import { type SaidIncidents, saidShown } from '../../pattern/conduct-marks.ts'
import { alike } from '../../pattern/exports/tables/party.ts'
import type { WeekCount } from '../../pattern/strip.ts'
import { warnedOn, warningPattern } from '../../pattern/warnings.ts'
import { keptOfCase } from '../lists/kept-figures.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

const cell = z.object({
  part: z.enum(['day', 'place', 'hour', 'kind', 'several', 'direction', 'target', 'doubt', 'rows']),
  a: z.string().nullable(),
  b: z.string().nullable(),
  c: z.string().nullable(),
  d: z.string().nullable(),
  back: z.boolean(),
  n: z.number(),
})
type Cell = z.output<typeof cell>
const week = z.object({ week: z.string(), incidents: z.number(), rows: z.number(), back: z.number() })

/** The channel of a row: the same words as `channelOf`, found by the database. */
const channel = (): SQL => {
  const typed = sql`lower(btrim(platform))`
  const known = allChannels.flatMap(code => {
    const words: readonly string[] = channels[code].words
    return words.length
      ? [
          sql`when ${sql.join(
            words.map(w => sql`strpos(${typed}, ${w}) > 0`),
            sql` or `,
          )} then ${code}`,
        ]
      : []
  })
  const placed = sql`btrim(coalesce(place, '')) <> '' or category = any(${listOf(bodily)}) or also_kinds && ${listOf(bodily)}`
  return sql`case when btrim(coalesce(platform, '')) = '' then case when ${placed} then 'inPerson' else 'notSaid' end ${sql.join(known, sql` `)} else 'online' end`
}

/** Senders of a case's rows that are attributed to the defendant, and to a protected person. */
async function sendersOf(tx: Transaction, caseId: Id): Promise<{ his: string[]; theirs: string[] }> {
  const [known, defendant, people, found] = await Promise.all([
    tx.select().from(identifiers).where(eq(identifiers.caseId, caseId)),
    tx.select().from(defendants).where(eq(defendants.caseId, caseId)),
    tx
      .select()
      .from(protectedPersons)
      .where(and(eq(protectedPersons.caseId, caseId), isNull(protectedPersons.removedAt))),
    rowsOf(tx, z.object({ sender: z.string() }), sql`select sender from spo_senders(${caseId})`),
  ])
  const isNamed = (sender: string, all: { givenNames: string; familyName: string }[]) =>
    all.some(p => alike(sender, `${p.givenNames} ${p.familyName}`))
  // The owner of a phone is no stranger to be attributed: they are known by the name that was answered for them.
  const attributed = new Map(known.filter(i => !i.removedAt).map(i => [partyKey(i.value), i.belongsTo]))
  const belongs = (key: string | undefined) => (key === undefined ? undefined : attributed.get(key))
  const whose = (sender: string) =>
    belongs(partyKey(sender)) ??
    (isNamed(sender, people) ? 'protected' : isNamed(sender, defendant) ? 'defendant' : undefined)
  const senders = [...found].map(f => f.sender)
  return {
    his: senders.filter(s => whose(s) === 'defendant'),
    theirs: senders.filter(s => whose(s) === 'protected'),
  }
}
/** As one value of a statement, however many there are. */
const listOf = (words: readonly string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb))`

/**
 * What is counted of a case: its incidents, and the rows of its phone exports that are attributed, as `i` of a statement.
 * Rows of exports are gathered once and looked up by hash (`is true` keeps the planner from a loop over each of them).
 */
async function countedOf(tx: Transaction, caseId: Id, before?: Instant): Promise<SQL> {
  const senders = await sendersOf(tx, caseId)
  const [his, theirs] = [listOf(senders.his), listOf(senders.theirs)]
  const counted = sql`m.case_id = ${caseId} and m.duplicate_of is null and m.kind is null and m.import_id = any(array(select id from imports where case_id = ${caseId} and state = 'read' ${before ? sql`and at < ${before}::timestamptz` : sql``}))`
  return sql`senders as materialized (select ${his} as his, ${theirs} as theirs
    ), mine as materialized (
      select m.id, m.day, m.hour, m.channel from messages m where ${counted} and m.sender = any((select his from senders)::text[])
    ), r as (
      select day, hour, channel, true as forward, count(*)::int as n from mine group by 1, 2, 3
      union all
      select day, hour, channel, false, count(*)::int from messages m
        where ${counted} and m.sender = any((select theirs from senders)::text[]) and (m.recipients && (select his from senders) or m.channel = 'whatsapp' and cardinality(m.recipients) = 0 and m.import_id = any(array(
          select o.import_id from messages o where o.case_id = ${caseId} and o.sender = any((select his from senders)::text[]) group by 1))) group by 1, 2, 3
    ), i as materialized (
      select happened_on as day, substr(happened_time, 1, 2)::int as hour, ${channel()} as channel, nullif(btrim(place), '') as place,
        array[category] || also_kinds as kinds, direction, direction = 'fromProtected' as back, date_kind as sure, coalesce(unwelcome, '') <> '' as unwelcome,
        target_ids, nullif(btrim(target_other), '') as target_other, 1 as n, 0 as rows
      from incidents where case_id = ${caseId} and ${before ? sql`recorded_at < ${before}::timestamptz and (withdrawn_at is null or withdrawn_at >= ${before}::timestamptz)` : sql`withdrawn_at is null`} and id not in (
        select x.incident_id from incident_rows x where x.incident_id = any(array(select n.id from incidents n where n.case_id = ${caseId}))
          and x.removed_at is null and (x.message_id in (select id from mine)) is true)
      union all
      select day, hour, case channel when 'sms' then 'text' when 'mms' then 'text' when 'csv' then 'online' else channel end, null, array['B'],
        case when forward then 'toProtected' else 'fromProtected' end, not forward, 'exact', false,
        (select case when count(*) = 1 then array_agg(id) else '{}' end from protected_persons where case_id = ${caseId} and removed_at is null),
        null, n, n from r
    )`
}

export const weeksShown = (tx: Transaction, caseId: Id) =>
  keptOfCase(tx, 'weeks', caseId, own => weekCounts(own, caseId))
export const conductShown = (tx: Transaction, caseId: Id) =>
  keptOfCase(tx, 'conduct', caseId, own => conductCounts(own, caseId))

/**
 * The course of conduct of a case, counted by PostgreSQL: as many cells for 4,000 incidents and messages as for 40 over the
 * same days. Rows of phone exports count once attributed; an incident made of such rows is counted by its rows. With
 * `before`, only what had been recorded by then.
 */
export async function conductCounts(tx: Transaction, caseId: Id, before?: Instant): Promise<ConductCounts> {
  const counted = await countedOf(tx, caseId, before)
  const cells = await rowsOf(
    tx,
    cell,
    sql`
    with ${counted}, p as (
      select lower(place) as key, min(place collate "C") as place from i where place is not null
      group by 1 order by sum(n) desc, lower(place) collate "C" limit ${placesShown}
    )
    select 'day' as part, day::text as a, channel as b, null as c, null as d, back, sum(n)::int as n from i group by day, channel, back
    union all
    select 'place', i.day::text, p.place, null, null, i.back, sum(i.n)::int
      from i left join p on p.key = lower(i.place) where i.place is not null group by 2, 3, i.back
    union all
    select 'hour', hour::text, null, null, null, back, sum(n)::int from i group by hour, back
    union all
    select 'kind', kind, direction, min(day)::text, max(day)::text, bool_or(back), sum(n)::int
      from i cross join lateral unnest(kinds) as kind group by kind, direction
    union all
    select 'several', null, null, null, null, false, coalesce(sum(n) filter (where cardinality(kinds) > 1), 0)::int from i
    union all
    select 'direction', direction, null, null, null, bool_or(back), sum(n)::int from i group by direction
    union all
    (select 'target', target, null, null, null, false, sum(n)::int
      from i cross join lateral unnest(
        case when target_other is null and cardinality(target_ids) = 0 then array['']
        else target_ids::text[] || case when target_other is null then '{}'::text[] else array[target_other] end end) as target
      where not back group by target order by sum(n) desc, target collate "C" limit ${targetsShown})
    union all
    select 'doubt', d.name, null, null, null, false, coalesce(sum(i.n), 0)::int
      from (values ('approximate'), ('between'), ('untimed'), ('clockChange'), ('unwelcome')) d(name)
      left join i on case d.name when 'untimed' then i.hour is null when 'unwelcome' then i.unwelcome
        when 'clockChange' then i.hour = 1 and extract(month from i.day) in (3, 10) and extract(day from i.day) >= 25 and extract(isodow from i.day) = 7
        else i.sure = d.name end
      group by d.name
    union all
    select 'rows', null, null, null, null, false, coalesce(sum(rows), 0)::int from i
    order by 1, 2, 3`,
  )
  const part = (name: Cell['part']) => cells.filter(c => c.part === name)
  const doubt = (name: string) => part('doubt').find(c => c.a === name)?.n ?? 0
  return {
    days: part('day').map(c => ({ on: c.a ?? '', channel: c.b as keyof typeof channels, back: c.back, count: c.n })),
    places: part('place').map(c => ({ on: c.a ?? '', place: c.b, back: c.back, count: c.n })),
    hours: part('hour').map(c => ({ hour: c.a === null ? null : Number(c.a), back: c.back, count: c.n })),
    kinds: part('kind').map(c => ({
      category: c.a as Category,
      direction: c.b as Direction,
      first: c.c ?? '',
      last: c.d ?? '',
      count: c.n,
    })),
    several: part('several')[0]?.n ?? 0,
    directions: part('direction').map(c => ({ direction: c.a as Direction, count: c.n })),
    targets: part('target')
      .map(c => ({ target: c.a ?? '', count: c.n }))
      .sort((a, b) => b.count - a.count || (a.target < b.target ? -1 : 1)),
    rows: part('rows')[0]?.n ?? 0,
    doubts: {
      approximate: doubt('approximate'),
      between: doubt('between'),
      untimed: doubt('untimed'),
      clockChange: doubt('clockChange'),
      unwelcome: doubt('unwelcome'),
    },
  }
}

/** What happened each week of a case, for its strip: one small row a week, however much there was. */
async function weekCounts(tx: Transaction, caseId: Id): Promise<WeekCount[]> {
  const counted = await countedOf(tx, caseId)
  return rowsOf(
    tx,
    week,
    sql`
    with ${counted}
    select date_trunc('week', day)::date::text as week, sum(n - rows)::int as incidents, sum(rows)::int as rows,
      coalesce(sum(n) filter (where back), 0)::int as back
    from i group by 1 order by 1`,
  )
}

/** The first incidents that are marks of a course of conduct: a warning or a refusal, and what came back. */
export async function saidIncidents(tx: Transaction, caseId: Id): Promise<SaidIncidents> {
  const firstOf = (which: SQL | undefined) =>
    tx
      .select({ number: incidents.number, on: incidents.happenedOn, note: incidents.unwelcome })
      .from(incidents)
      .where(and(eq(incidents.caseId, caseId), isNull(incidents.withdrawnAt), which))
      .orderBy(asc(incidents.happenedOn), asc(incidents.number))
      .limit(saidShown)
  const [noted, replies] = await Promise.all([
    firstOf(sql`${incidents.unwelcome} ~* ${warningPattern}`),
    firstOf(eq(incidents.direction, 'fromProtected')),
  ])
  return {
    warned: noted.map(({ number, on, note }) => ({ number, on: warnedOn(note, on) ?? on })),
    replies: replies.map(({ number, on }) => ({ number, on })),
  }
}
