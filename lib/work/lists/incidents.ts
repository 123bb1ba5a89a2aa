import { and, arrayOverlaps, eq, gte, ilike, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { custody, exhibits, incidents } from '../../../db/schema/evidence.ts'
import { formerVersions } from '../../../db/schema/former.ts'
import type { Custody, Exhibit } from '../../case/records/exhibits.ts'
import type { FormerVersion } from '../../case/records/former.ts'
import type { Id } from '../../case/records/id.ts'
import type { Incident } from '../../case/records/pattern.ts'
import type { Direction, IncidentSource } from '../../case/reference/codes/incidents.ts'
import type { Category } from '../../case/reference/statute.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { beyond, type Cursor, cursorOf, directionOf, keyText, pageInOrder } from './cursor.ts'

export const incidentSorts = ['when', 'number', 'category', 'recorded'] as const
export type IncidentSort = (typeof incidentSorts)[number]
export interface IncidentFilter {
  categories: Category[]
  sources: IncidentSource[]
  directions: Direction[]
  /** A protected person's id, or 'other' for somebody else. */
  target: string | null
  from: CalendarDate | null
  to: CalendarDate | null
  words: string
  withdrawn: 'without' | 'with' | 'only'
}
export interface IncidentPaging {
  sort: IncidentSort
  descending: boolean
  /** By the value of the sort and the incident’s number. */
  cursor?: Cursor
  size: number
}
export type IncidentRow = Pick<
  Incident,
  | 'id'
  | 'number'
  | 'dateKind'
  | 'happenedOn'
  | 'happenedTo'
  | 'happenedTime'
  | 'category'
  | 'direction'
  | 'source'
  | 'crimeReference'
  | 'withdrawnAt'
> & {
  /** The start of what happened. */
  summary: string
  exhibits: number
  /** Numbers of the applications that cite it. */
  cited: number[]
  sortValue: string
}
export interface IncidentPage {
  rows: IncidentRow[]
  /** Keys of the first and last row when there is more before or after. */
  previous: string | undefined
  next: string | undefined
  matching: number
  standing: number
  withdrawn: number
}

const sortColumns = {
  when: { value: sql`incidents.happened_on`, cast: sql`date` },
  number: { value: sql`incidents.number`, cast: sql`integer` },
  category: { value: sql`incidents.category`, cast: sql`text` },
  recorded: { value: sql`incidents.recorded_at`, cast: sql`timestamptz` },
} satisfies Record<IncidentSort, { value: SQL; cast: SQL }>

const cited = sql<number[]>`(
  select coalesce(array_agg(a.number order by a.number), '{}') from applications a
  where a.case_id = incidents.case_id and (
    incidents.id = any(a.acts_incident_ids) or incidents.id = any(a.risk_incident_ids) or incidents.id = any(a.necessity_incident_ids)
    or exists (select 1 from draft_conditions d where d.application_id = a.id and d.removed_at is null and incidents.id = any(d.incident_ids))))`
const exhibitCount = sql<number>`(select count(*)::int from exhibits e where e.incident_id = incidents.id)`

/** Whether an incident passes the filter. Between-dates pass when any day of theirs does. */
function passes(f: IncidentFilter): SQL | undefined {
  const last = sql`coalesce(${incidents.happenedTo}, ${incidents.happenedOn})`
  const like = `%${f.words.replace(/[\\%_]/g, c => `\\${c}`)}%`
  const { summary, victimWords, place, platform, handle, crimeReference, targetOther, effect, categoryNote } = incidents
  return and(
    f.categories.length
      ? or(inArray(incidents.category, f.categories), arrayOverlaps(incidents.alsoKinds, f.categories))
      : undefined,
    f.sources.length ? inArray(incidents.source, f.sources) : undefined,
    f.directions.length ? inArray(incidents.direction, f.directions) : undefined,
    f.target === 'other' ? isNotNull(targetOther) : undefined,
    f.target && f.target !== 'other' ? sql`${f.target}::uuid = any(${incidents.targetIds})` : undefined,
    f.from ? gte(last, f.from) : undefined,
    f.to ? lte(incidents.happenedOn, f.to) : undefined,
    f.words
      ? or(
          ...[summary, victimWords, place, platform, handle, crimeReference, targetOther, effect, categoryNote].map(c =>
            ilike(c, like),
          ),
        )
      : undefined,
    f.withdrawn === 'without' ? isNull(incidents.withdrawnAt) : undefined,
    f.withdrawn === 'only' ? isNotNull(incidents.withdrawnAt) : undefined,
  )
}

/** One page of a case's incidents, in two queries however many there are. */
export async function incidentPage(
  tx: Transaction,
  caseId: Id,
  filter: IncidentFilter,
  paging: IncidentPaging,
): Promise<IncidentPage> {
  const { value, cast } = sortColumns[paging.sort]
  const cursor = paging.cursor ?? cursorOf(undefined, undefined)
  const order = directionOf(cursor, paging.descending)
  const where = passes(filter)
  const past = beyond(cursor, [value, cast], [sql`incidents.number`, sql`integer`], paging.descending)
  const [found, counts] = await Promise.all([
    tx
      .select({
        id: incidents.id,
        number: incidents.number,
        dateKind: incidents.dateKind,
        happenedOn: incidents.happenedOn,
        happenedTo: incidents.happenedTo,
        happenedTime: incidents.happenedTime,
        category: incidents.category,
        alsoKinds: incidents.alsoKinds,
        direction: incidents.direction,
        source: incidents.source,
        crimeReference: incidents.crimeReference,
        withdrawnAt: incidents.withdrawnAt,
        summary: sql<string>`left(incidents.summary, 220)`,
        exhibits: exhibitCount,
        cited,
        sortValue: sql<string>`${value}::text`,
      })
      .from(incidents)
      .where(and(eq(incidents.caseId, caseId), where, past))
      .orderBy(sql`${value} ${order}, incidents.number ${order}`)
      .limit(paging.size + 1),
    tx
      .select({
        matching: where ? sql<number>`count(*) filter (where ${where})::int` : sql<number>`count(*)::int`,
        standing: sql<number>`count(*) filter (where withdrawn_at is null)::int`,
        withdrawn: sql<number>`count(*) filter (where withdrawn_at is not null)::int`,
      })
      .from(incidents)
      .where(eq(incidents.caseId, caseId)),
  ])
  return {
    ...pageInOrder(found, paging.size, cursor, row => keyText(row.sortValue, row.number)),
    ...(counts[0] ?? { matching: 0, standing: 0, withdrawn: 0 }),
  }
}

export interface WholeIncident {
  incident: Incident
  versions: FormerVersion[]
  exhibits: Exhibit[]
  custody: Custody[]
  cited: number[]
  /** One more incident of the case that stands, where there is any: with it, reports of one event can be joined. */
  another: Incident | undefined
}

/** One incident with its corrections, exhibits and their custody; undefined when the case has none of that id. */
export async function wholeIncident(tx: Transaction, caseId: Id, id: string): Promise<WholeIncident | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const here = and(eq(incidents.caseId, caseId), eq(incidents.id, id))
  const ofThis = sql`${custody.exhibitId} in (select e.id from exhibits e where e.incident_id = ${id})`
  const [found, citing, versions, attached, lines, others] = await Promise.all([
    tx.select().from(incidents).where(here),
    tx.select({ cited }).from(incidents).where(here),
    tx
      .select()
      .from(formerVersions)
      .where(
        and(
          eq(formerVersions.caseId, caseId),
          eq(formerVersions.recordKind, 'incidents'),
          eq(formerVersions.recordId, id),
        ),
      )
      .orderBy(sql`version desc`),
    tx
      .select()
      .from(exhibits)
      .where(and(eq(exhibits.caseId, caseId), eq(exhibits.incidentId, id)))
      .orderBy(exhibits.receivedAt, exhibits.reference),
    tx
      .select()
      .from(custody)
      .where(and(eq(custody.caseId, caseId), ofThis))
      .orderBy(custody.at, custody.id),
    tx
      .select()
      .from(incidents)
      .where(and(eq(incidents.caseId, caseId), ne(incidents.id, id), isNull(incidents.withdrawnAt)))
      .limit(1),
  ])
  const incident = found[0]
  if (!incident) return undefined
  return { incident, versions, exhibits: attached, custody: lines, cited: citing[0]?.cited ?? [], another: others[0] }
}

/** Exhibits that belong to no one incident, with their custody. */
export async function caseExhibits(tx: Transaction, caseId: Id): Promise<{ exhibits: Exhibit[]; custody: Custody[] }> {
  const [loose, lines] = await Promise.all([
    tx
      .select()
      .from(exhibits)
      .where(and(eq(exhibits.caseId, caseId), isNull(exhibits.incidentId)))
      .orderBy(exhibits.receivedAt, exhibits.reference),
    tx
      .select()
      .from(custody)
      .where(
        and(
          eq(custody.caseId, caseId),
          sql`${custody.exhibitId} in (select e.id from exhibits e where e.case_id = ${caseId} and e.incident_id is null)`,
        ),
      )
      .orderBy(custody.at, custody.id),
  ])
  return { exhibits: loose, custody: lines }
}

export interface IncidentCell {
  month: CalendarDate
  /** The first day of the day, week (Monday) or month that is counted. */
  start: CalendarDate
  category: Category
  fromProtected: boolean
  /** Under each of the kinds that an incident was at once. */
  count: number
  /** Under its main kind alone. */
  mainly: number
}
export type IncidentUnit = 'day' | 'week' | 'month'

/** Incidents that stand, counted by PostgreSQL: at most a few hundred cells however many there are. */
export async function incidentCells(
  tx: Transaction,
  caseId: Id,
  unitFor: (first: CalendarDate, last: CalendarDate) => IncidentUnit,
): Promise<{ unit: IncidentUnit; cells: IncidentCell[] }> {
  const standing = and(eq(incidents.caseId, caseId), isNull(incidents.withdrawnAt))
  const [span] = await tx
    .select({
      first: sql<string | null>`min(happened_on)::text`,
      last: sql<string | null>`max(happened_on)::text`,
    })
    .from(incidents)
    .where(standing)
  if (!span?.first || !span.last) return { unit: 'day', cells: [] }
  const unit = unitFor(span.first, span.last)
  const cells = await tx
    .select({
      month: sql<string>`date_trunc('month', happened_on)::date::text`.as('month'),
      start: sql<string>`date_trunc(${sql.raw(`'${unit}'`)}, happened_on)::date::text`.as('start'),
      category: sql<Category>`kind`.as('kind'),
      fromProtected: sql<boolean>`direction = 'fromProtected'`.as('from_protected'),
      count: sql<number>`count(*)::int`,
      mainly: sql<number>`count(*) filter (where kind = category)::int`,
    })
    .from(incidents)
    .crossJoinLateral(sql`unnest(array[category] || also_kinds) as kind`)
    .where(standing)
    .groupBy(sql`1, 2, 3, 4`)
    .orderBy(sql`2, 3, 4`)
  return { unit, cells }
}
