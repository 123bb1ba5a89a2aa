import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Case } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import { type CaseStatus, caseStatuses } from '../../case/reference/status.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { type CaseStage, stageOf } from '../../case/views/stage.ts'
import { look, lookIn } from '../case/view-case.ts'
import { fileOf } from '../pipeline/load.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from './cursor.ts'
import { keptFigures, lastBy, whoseOf } from './kept-figures.ts'
import { inScope } from './scope.ts'
import { anyWords, type Words, whyFound, wordsOf } from './search-words.ts'

export const caseSorts = ['match', 'opened', 'name'] as const
export type CaseSort = (typeof caseSorts)[number]
export interface Find {
  q: string
  status: 'open' | 'closed' | 'all'
  teamId: string | undefined
  officerId: string | undefined
  /** Refused by the court or within the force, and for which reason: 'court', 'court:riskNotProved', 'force:acts'. */
  refused: string | undefined
  sort: CaseSort
  descending: boolean
  /** The key of the last row of the page before, or of the first row of the page after. */
  after: string | undefined
  before: string | undefined
}
export interface FoundCase {
  id: string
  ref: string
  openedAt: Instant
  defendant: string
  bornOn: string | null
  protectedPersons: string[]
  team: string
  officer: string | null
  stage: CaseStage
  /** Why it was found, best first; empty in a plain list. */
  why: string[]
  /** Found by an identifier, or by two different words of it: likely the same pattern. */
  likely: boolean
  key: string
}
export interface Choice {
  id: string
  name: string
}
export interface Found {
  rows: FoundCase[]
  previous: string | undefined
  next: string | undefined
  teams: Choice[]
  officers: Choice[]
  /** How many cases of those that may be seen hold a refusal of each kind. */
  refusals: { code: string; cases: number }[]
}

export const pageLength = 25

/** One page of cases that the actor may view, found by words, filtered and sorted. Two statements, however many cases; recorded as a search. */
export function findCases(actor: Actor, find: Find, { keep, ...options }: FindOptions = {}): Promise<Found> {
  const at = options.at ?? new Date().toISOString()
  const words = wordsOf(find.q)
  const { after: _a, before: _b, ...asked } = find
  return look(
    actor,
    {
      kind: 'search',
      act: 'searchCases',
      sentence: find.q ? 'Searched for cases' : 'Looked at the list of cases',
      detail: asked,
    },
    async tx => {
      const page = find.q && !anyWords(words) ? noPage : await pageOf(tx, actor, find, [words], at)
      const count = async (counting: Transaction) => ({
        ...(await besides(counting)),
        refusals: await refusalCounts(counting, actor),
      })
      const key = JSON.stringify(['filters of cases', ...whoseOf(actor)])
      return { ...page, ...(keep ? await keptFigures(tx, { key, last: lastBy(actor.id), count }) : await count(tx)) }
    },
    options,
  )
}

interface FindOptions {
  at?: Instant
  db?: Database
  /** Whether what the filters offer, with its counts, may be that of the last minute: see `keptFigures`. */
  keep?: boolean
}

type Duplicates = Pick<Found, 'rows' | 'teams' | 'officers'>
/** Cases like the one about to be opened, the likeliest first. Recorded as a search. */
export const likelyDuplicates = (
  actor: Actor,
  typed: readonly string[],
  options: { at?: Instant; db?: Database } = {},
): Promise<Duplicates> =>
  asPerson(
    actor,
    tx => likelyDuplicatesIn(tx, actor, typed, options.at ?? new Date().toISOString()),
    options.db ? { db: options.db } : {},
  )

/** The same within an act's own transaction. */
export function likelyDuplicatesIn(
  tx: Transaction,
  actor: Actor,
  typed: readonly string[],
  at: Instant,
): Promise<Duplicates> {
  const words = typed.map(wordsOf).filter(anyWords)
  const find: Find = {
    q: 'x',
    status: 'all',
    teamId: undefined,
    officerId: undefined,
    refused: undefined,
    sort: 'match',
    descending: true,
    after: undefined,
    before: undefined,
  }
  const event = {
    kind: 'search',
    act: 'searchDuplicates',
    sentence: 'Looked for cases like a new one',
    detail: { typed },
  } as const
  return lookIn(
    tx,
    actor,
    event,
    async () => ({
      rows: words.length ? (await pageOf(tx, actor, find, words, at)).rows : [],
      ...(await besides(tx)),
    }),
    at,
  )
}

const noPage = { rows: [], previous: undefined, next: undefined }

/** Cases matching any of the words: their scores added, so that a case found by two of them comes first. */
const matching = (words: readonly Words[]): SQL => sql`(
  select m.case_id, sum(m.score)::numeric(8, 3) as score, array_agg(distinct y.code) as why
  from (values ${sql.join(
    words.map(
      w =>
        sql`(${textArray(w.names)}, ${textArray(w.sounds)}, ${w.phone}::text, ${w.plain}::text, ${w.handle}::text, ${w.born}::text)`,
    ),
    sql`, `,
  )}) as w (names, sounds, phone, plain, handle, born)
  cross join lateral spo_matching(w.names, w.sounds, w.phone, w.plain, w.handle, w.born) m
  cross join lateral unnest(m.why) as y (code)
  group by m.case_id
)`
const textArray = (values: string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

/** Above every other likeness: a surname typed exactly, the defendant’s before a protected person’s. */
const plainName = (name: SQL): SQL => sql`translate(lower(${name}), '’', '''')`
function bySurname(q: string): SQL {
  const typed = textArray(q.toLowerCase().replaceAll('’', "'").split(/\s+/).filter(Boolean))
  return sql`case when ${plainName(sql`d.family_name`)} = any(${typed}) then 2000
    when exists (select 1 from protected_persons p where p.case_id = cases.id and p.removed_at is null and ${plainName(sql`p.family_name`)} = any(${typed})) then 1000
    else 0 end`
}

// What each sort goes by; the id settles ties.
const sortKeys: Record<CaseSort, { by: SQL; cast: SQL }> = {
  match: { by: sql`score`, cast: sql`numeric` },
  opened: { by: sql`opened_at`, cast: sql`timestamptz` },
  name: { by: sql`name_key`, cast: sql`text` },
}

async function pageOf(tx: Transaction, actor: Actor, find: Find, words: readonly Words[], at: Instant) {
  const asked = find.q !== ''
  const sort = asked || find.sort !== 'match' ? find.sort : 'opened'
  const { by, cast } = sortKeys[sort]
  const cursor = cursorFrom(find, { isValue: value => keyShapes[sort].test(value) })
  const order = directionOf(cursor, find.descending)
  const past = beyond(cursor, [by, cast], [sql`id`, sql`uuid`], find.descending)
  const rows = await rowsOf(
    tx,
    foundRow,
    sql`
    with found as (
      select cases.id, cases.ref, cases.status, cases.opened_at, cases.team_id, cases.officer_id,
        lower(d.family_name || ' ' || d.given_names) as name_key, d.given_names || ' ' || d.family_name as defendant, d.born_on,
        ${asked ? sql`m.score + ${bySurname(find.q)} as score, m.why` : sql`0::numeric as score, array[]::text[] as why`}
      from cases join defendants d on d.case_id = cases.id
      ${asked ? sql`join ${matching(words)} m on m.case_id = cases.id` : sql``}
      where ${inScope(actor, 'viewCase')}
        ${find.status === 'all' ? sql`` : sql`and cases.status = ${find.status}`}
        ${find.teamId ? sql`and cases.team_id = ${find.teamId}` : sql``}
        ${find.officerId ? sql`and cases.officer_id = ${find.officerId}` : sql``}
        ${find.refused ? sql`and ${wasRefused(find.refused)}` : sql``}
    ),
    page as (
      select *, ${by}::text as sort_key from found ${past ? sql`where ${past}` : sql``}
      order by ${by} ${order}, id ${order} limit ${pageLength + 1}
    )
    select p.id, p.ref, p.status, p.opened_at as "openedAt", p.defendant, p.born_on as "bornOn", p.why, p.sort_key as "sortKey",
      t.name as team, o.name as officer, (select settings from forces) as settings,
      (select coalesce(array_agg(given_names || ' ' || family_name order by id), '{}') from protected_persons where case_id = p.id and removed_at is null) as "protectedPersons",
      jsonb_build_object(
        'incidents', (select coalesce(jsonb_agg(jsonb_build_object('recordedAt', l.at, 'withdrawnAt', null)), '[]') from (select max(recorded_at) as at from incidents where case_id = p.id and withdrawn_at is null having count(*) > 0) l),
        'decisions', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'decision', decision, 'at', at, 'reviewOn', review_on)), '[]') from decisions where case_id = p.id),
        'applications', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'status', status, 'mainId', main_id, 'startedAt', started_at, 'determinedOn', determined_on)), '[]') from applications where case_id = p.id),
        'orders', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'applicationId', application_id, 'madeOn', made_on, 'endedOn', ended_on, 'ending', ending)), '[]') from orders where case_id = p.id),
        'orderVersions', (select coalesce(jsonb_agg(jsonb_build_object('orderId', order_id, 'version', version, 'fromOn', from_on, 'termKind', term_kind, 'lastDay', last_day)), '[]') from order_versions where case_id = p.id),
        'secondLooks', (select coalesce(jsonb_agg(jsonb_build_object('look', look, 'decisionId', decision_id, 'at', at)), '[]') from second_looks where case_id = p.id),
        'criminalSteps', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'step', step, 'happenedOn', happened_on, 'untilOn', until_on, 'crimeReference', crime_reference, 'at', at)), '[]') from criminal_steps where case_id = p.id),
        'otherOrders', (select coalesce(jsonb_agg(jsonb_build_object('endedOn', ended_on, 'lastDay', last_day, 'followedById', followed_by_id, 'courtOrderId', court_order_id, 'recordedAt', recorded_at)), '[]') from other_orders where case_id = p.id),
        'breaches', (select coalesce(jsonb_agg(jsonb_build_object('otherOrderId', other_order_id, 'knownAt', known_at, 'recordedAt', recorded_at)), '[]') from breaches where case_id = p.id and other_order_id is not null),
        'services', (select coalesce(jsonb_agg(jsonb_build_object('orderId', order_id, 'served', served, 'attemptedAt', attempted_at)), '[]') from services where case_id = p.id and served)
      ) as facts
    from page p join teams t on t.id = p.team_id left join people o on o.id = p.officer_id
    order by p.${by} ${order}, p.id ${order}`,
  )
  const page = pageInOrder(rows, pageLength, cursor, row => keyText(row.sortKey, row.id))
  return { ...page, rows: page.rows.map(row => foundCase(row, at)) }
}

const foundRow = z.object({
  id: z.string(),
  ref: z.string(),
  status: z.enum(Object.keys(caseStatuses) as CaseStatus[]),
  openedAt: z.string(),
  defendant: z.string(),
  bornOn: z.string().nullable(),
  why: z.array(z.string()),
  sortKey: z.string(),
  team: z.string(),
  officer: z.string().nullable(),
  settings: z.unknown(),
  protectedPersons: z.array(z.string()),
  facts: z.record(z.string(), z.array(z.unknown())),
})
type Row = z.output<typeof foundRow>

/** The stage reads these collections, and of them the fields that are selected above; any other throws. */
const stageReads = [
  'applications',
  'breaches',
  'criminalSteps',
  'secondLooks',
  'decisions',
  'incidents',
  'orderVersions',
  'orders',
  'otherOrders',
  'services',
] as const
type StageReads = (typeof stageReads)[number]

function foundCase(row: Row, at: Instant): FoundCase {
  const { facts, settings, why, sortKey, status, ...rest } = row
  const file = fileOf<StageReads>(
    { status, openedAt: row.openedAt } as Case,
    { settings, kind: 'territorial', courts: [] },
    stageReads,
    n => facts[stageReads[n] as StageReads] ?? [],
  )
  return {
    ...rest,
    stage: stageOf(file, londonDate(at), at),
    why: why.map(whyFound),
    likely: isLikely(why),
    key: keyText(sortKey, row.id),
  }
}

const identifiers = new Set(['phone', 'email', 'handle', 'vehicle', 'device', 'crimeReference'])
/** The same identifier, or a defendant's name together with a date of birth or a protected person's name. */
function isLikely(why: readonly string[]): boolean {
  const found = why.map(code => code.split(':')) as [string, string][]
  const kinds = new Set(found.map(([kind]) => kind))
  const defendant = kinds.has('defendant') || kinds.has('alias')
  return (
    found.some(([kind, how]) => identifiers.has(kind) && how === 'same') ||
    (defendant && (kinds.has('bornOn') || kinds.has('protected')))
  )
}

/** Whether a case holds a refusal: by the court for a reason, or within the force on a limb. */
function wasRefused(code: string): SQL {
  const [by, reason] = code.split(':')
  return by === 'court'
    ? sql`exists (select 1 from applications a where a.case_id = cases.id and a.status = 'refusedByCourt' ${reason ? sql`and a.court_refusal = ${reason}` : sql``})`
    : sql`exists (select 1 from reviews r where r.case_id = cases.id and r.result in ('refused', 'upheld') ${reason ? sql`and r.limb = ${reason}` : sql``})`
}
const refusalCounts = (tx: Transaction, actor: Actor) =>
  rowsOf(
    tx,
    z.object({ code: z.string(), cases: z.number() }),
    sql`
    select code, count(distinct case_id)::int as cases from (
      select 'court:' || coalesce(a.court_refusal, 'other') as code, a.case_id from applications a join cases on cases.id = a.case_id
        where a.status = 'refusedByCourt' and ${inScope(actor, 'viewCase')}
      union all
      select 'force:' || r.limb, r.case_id from reviews r join cases on cases.id = r.case_id
        where r.result in ('refused', 'upheld') and r.limb is not null and ${inScope(actor, 'viewCase')}
    ) refusals group by code order by code`,
  )

const offered = z.object({ id: z.string(), name: z.string() })
/** The second statement of a page: what the filters offer. */
async function besides(tx: Transaction): Promise<Pick<Found, 'teams' | 'officers'>> {
  const row = await rowOf(
    tx,
    z.object({ besides: z.object({ teams: z.array(offered), officers: z.array(offered) }) }),
    sql`
    select jsonb_build_object(
      'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name), '[]') from teams where ended_at is null),
      'officers', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from people p
        where p.ended_at is null and exists (select 1 from person_roles r where r.person_id = p.id and r.ended_at is null and r.role in ('officer', 'sergeant', 'coordinator')))
    ) as besides`,
  )
  return row?.besides ?? { teams: [], officers: [] }
}

const keyShapes: Record<CaseSort, RegExp> = {
  match: /^\d+(\.\d+)?$/,
  opened: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/,
  name: /^/,
}
