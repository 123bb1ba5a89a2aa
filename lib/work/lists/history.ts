import { and, asc, desc, eq, gt, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { eventKinds, events } from '../../../db/schema/events.ts'
import { teams } from '../../../db/schema/organisation.ts'
import { type Field, fieldsOf } from '../../acts/form/fields.ts'
import { actCalled } from '../../acts/index.ts'
import type { Role } from '../../case/policy.ts'
import { applicationStatuses, caseStatuses } from '../../case/reference/status.ts'
import { addDays, isCalendarDate, londonToInstant, longDate, longMoment } from '../../case/time/calendar.ts'
import { upperFirst } from '../../case/words/grammar.ts'
import { type LookName, lookLabels } from '../pipeline/events.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { codesInText } from './codes.ts'
import { namesOf } from './names.ts'

export type EventKind = (typeof eventKinds)[number]

export interface HistoryAsked {
  /** What was done, who looked, or one kind of looking. */
  kinds?: readonly EventKind[] | undefined
  act?: string | undefined
  personId?: string | undefined
  /** Without what an auditor looked at. */
  exceptAuditors?: boolean | undefined
  from?: string | undefined
  to?: string | undefined
  /** The place in the record to go on from: older than `after`, newer than `before`. */
  after?: number | undefined
  before?: number | undefined
}
export interface HistoryLine {
  id: string
  seq: number
  kind: EventKind
  /** The case that it is about, null for the force. */
  caseId: string | null
  act: string
  label: string
  sentence: string
  at: string
  by: string
  roles: Role[]
  from: string | null
  to: string | null
  despite: string | null
  detail: { label: string; value: string }[]
}
const pageSize = 25
/** Named in the text of the statement, so that an index of one kind alone serves it. */
const isOneOf = (kinds: readonly EventKind[]) =>
  kinds.length ? sql`${events.kind} in ${codesInText(kinds)}` : sql`false`
const byNoAuditor = sql`not ('auditor' = any(${events.actorRoles}))`

/** The record of a case, or of the whole force when no subject is given: the newest first, a page at a time. */
export async function history(tx: Transaction, subjectId: string | undefined, asked: HistoryAsked) {
  const start = asked.from ? londonToInstant(`${asked.from}T00:00`) : null
  const end = asked.to ? londonToInstant(`${addDays(asked.to, 1)}T00:00`) : null
  const wanted: (SQL | undefined)[] = [
    subjectId ? eq(events.subjectId, subjectId) : undefined,
    asked.kinds ? isOneOf(asked.kinds) : undefined,
    asked.act ? eq(events.act, asked.act) : undefined,
    asked.personId ? eq(events.actorId, asked.personId) : undefined,
    asked.exceptAuditors ? byNoAuditor : undefined,
    start ? gte(events.at, start) : undefined,
    end ? lt(events.at, end) : undefined,
  ]
  const backwards = asked.before !== undefined
  const rows = await tx
    .select()
    .from(events)
    .where(
      and(
        ...wanted,
        asked.before !== undefined ? gt(events.seq, asked.before) : undefined,
        asked.after !== undefined && !backwards ? lt(events.seq, asked.after) : undefined,
      ),
    )
    .orderBy(backwards ? asc(events.seq) : desc(events.seq))
    .limit(pageSize + 1)
  const more = rows.length > pageSize
  const page = rows.slice(0, pageSize)
  if (backwards) page.reverse()
  const names = await namesIn(tx, page)
  const [first, last] = [page.at(0), page.at(-1)]
  return {
    lines: page.map(row => lineOf(row, names)),
    older: last && (backwards || more) ? last.seq : undefined,
    newer: first && (backwards ? more : asked.after !== undefined) ? first.seq : undefined,
  }
}

/** Who appears in the record of a case or of the force, and for which acts: what a filter offers. */
export async function historyChoices(
  tx: Transaction,
  subjectId: string | undefined,
  kinds: readonly EventKind[],
  { exceptAuditors = false }: Pick<HistoryAsked, 'exceptAuditors'> = {},
) {
  const { people, acts } = await (subjectId
    ? appearingIn(tx, subjectId, kinds, exceptAuditors)
    : appearingInForce(tx, kinds))
  const byText = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text, 'en-GB')
  return {
    people: people.map(p => ({ value: p.id, text: p.name })).sort(byText),
    acts: acts.map(act => ({ value: act, text: labelOf(act) })).sort(byText),
  }
}
interface Appearing {
  people: { id: string; name: string }[]
  acts: string[]
}
async function appearingIn(
  tx: Transaction,
  subjectId: string,
  kinds: readonly EventKind[],
  exceptAuditors: boolean,
): Promise<Appearing> {
  const which = and(
    eq(events.subjectId, subjectId),
    isOneOf(kinds),
    ne(events.act, ''),
    exceptAuditors ? byNoAuditor : undefined,
  )
  const people = await tx
    .selectDistinctOn([events.actorId], { id: events.actorId, name: events.actorName })
    .from(events)
    .where(which)
  const acts = await tx.selectDistinct({ act: events.act }).from(events).where(which)
  return { people: people.flatMap(({ id, name }) => (id ? [{ id, name }] : [])), acts: acts.map(a => a.act) }
}
/**
 * Of the whole force: a look into the index for each person and each act, however long the record is. Each ends at the first
 * line found: PostgreSQL, which may take a record that grows for a short one, would else read all of it once and join.
 */
async function appearingInForce(tx: Transaction, kinds: readonly EventKind[]): Promise<Appearing> {
  const force = sql`e.force_id = (select spo_force())`
  const ofKind = kinds.length < eventKinds.length ? sql`e.kind in ${codesInText(kinds)}` : sql`true`
  const people = await rowsOf(
    tx,
    z.object({ id: z.string(), name: z.string() }),
    sql`select p.id, p.name from people p
      cross join lateral (select from events e where e.actor_id = p.id and ${force} and ${ofKind} and e.act <> '' order by e.at limit 1) found
      where p.force_id = (select spo_force())`,
  )
  const acts = await rowsOf(
    tx,
    z.object({ act: z.string() }),
    sql`with recursive names as (
      (select e.act from events e where ${force} and e.act > '' order by e.act limit 1)
      union all
      select (select e.act from events e where ${force} and e.act > n.act order by e.act limit 1) from names n where n.act is not null
    ) select n.act from names n ${
      kinds.length < eventKinds.length
        ? sql`cross join lateral (select from events e where ${force} and e.act = n.act and ${ofKind} order by e.at limit 1) found`
        : sql``
    } where n.act is not null`,
  )
  return { people, acts: acts.map(a => a.act) }
}

/** What an act is called on screen. */
export const labelOf = (act: string, detail: object = {}): string =>
  actCalled(act, detail)?.act.label ?? lookLine(act) ?? inWords(act)
const lookLine = (act: string): string | undefined =>
  Object.hasOwn(lookLabels, act) ? lookLabels[act as LookName] : undefined
const inWords = (name: string) => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase()
  return upperFirst(words)
}

type Row = typeof events.$inferSelect
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const listsOfPeople = ['people', 'officers', 'checkers']

async function namesIn(tx: Transaction, rows: Row[]): Promise<Map<string, string>> {
  const ids = new Set<string>()
  const gather = (value: unknown) => {
    if (typeof value === 'string') {
      if (uuid.test(value)) ids.add(value)
    } else if (value && typeof value === 'object') for (const inner of Object.values(value)) gather(inner)
  }
  for (const row of rows) gather(Object.fromEntries(typedIn(row.detail)))
  if (!ids.size) return new Map()
  const teamRows = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(inArray(teams.id, [...ids]))
  return new Map([...(await namesOf(tx, ids)), ...teamRows.map(t => [t.id, t.name] as const)])
}

const statusLabel = (status: string | null): string | null =>
  (status && ({ ...applicationStatuses, ...caseStatuses } as Record<string, { label: string }>)[status]?.label) ||
  status

/** What was typed; what the pipeline keeps beside it is for `verify` (`eventTraces`). */
const typedIn = (detail: object) => Object.entries(detail).filter(([name]) => !name.startsWith('_'))

const lineOf = (row: Row, names: Map<string, string>): HistoryLine => {
  const entry = actCalled(row.act, row.detail)?.act
  const fields = new Map(entry ? fieldsOf(entry.input) : [])
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    caseId: row.caseId,
    act: row.act,
    label: labelOf(row.act, row.detail),
    sentence: row.disposalId && !row.sentence ? 'Disposed of: what was recorded here has been erased' : row.sentence,
    at: row.at,
    by: row.actorName,
    roles: row.actorRoles as Role[],
    from: statusLabel(row.fromStatus),
    to: statusLabel(row.toStatus),
    despite: row.despite,
    detail: typedIn(row.detail).flatMap(([name, value]) => {
      const said = inPlainWords(fields.get(name), value, names)
      return said && row.kind !== 'view' ? [{ label: fields.get(name)?.label ?? inWords(name), value: said }] : []
    }),
  }
}

/** A day or an instant as people in London say it; anything else as it is. */
export const timeInWords = (text: string): string =>
  isCalendarDate(text)
    ? longDate(text)
    : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))
      ? longMoment(text.endsWith('Z') ? text : (londonToInstant(text.slice(0, 16)) ?? text))
      : text

/** A recorded value as the form showed it: codes by their labels, people by their names, other records by their number. */
function inPlainWords(field: Field | undefined, value: unknown, names: Map<string, string>): string {
  if (value === null || value === undefined || value === '') return ''
  if (value === true || value === false) return value ? 'Yes' : 'No'
  if (Array.isArray(value)) {
    if (field?.columns) {
      const inner = new Map(field.columns)
      return value
        .map(row =>
          Object.entries(row as object)
            .flatMap(([name, held]) => {
              const said = inPlainWords(inner.get(name), held, names)
              return said ? [`${inner.get(name)?.label ?? inWords(name)}: ${said}`] : []
            })
            .join('; '),
        )
        .join('\n')
    }
    if (field?.from && !listsOfPeople.includes(field.from) && field.from !== 'teams')
      return value.length ? `${value.length} chosen` : ''
    return value.map(one => inPlainWords(field, one, names)).join(', ')
  }
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (uuid.test(text)) return names.get(text) ?? 'One chosen'
  const chosen = field?.options?.find(o => o.value === text)?.label
  if (chosen !== undefined || field?.control === 'text' || field?.control === 'longText') return chosen ?? text
  return timeInWords(text)
}

/** Works out every hash of a subject's record again from its rows: how many there are and the first that does not fit. */
export async function checkRecord(
  tx: Transaction,
  subjectId: string,
): Promise<{ count: number; firstWrong: { at: string; sentence: string } | undefined }> {
  const [row] = await rowsOf(
    tx,
    z.object({ count: z.number(), at: z.string().nullable(), sentence: z.string().nullable() }),
    sql`
    with chain as (
      select e.at, e.seq, e.sentence,
        not spo_event_fits(e)
          or e.previous_hash is distinct from lag(e.hash) over (order by e.seq) as wrong
      from events e where e.subject_id = ${subjectId}::uuid)
    select (select count(*)::int from chain) as count, w.at, w.sentence
    from (select 1) one left join lateral (select at, sentence from chain where wrong order by seq limit 1) w on true`,
  )
  return {
    count: row?.count ?? 0,
    firstWrong: row?.at ? { at: row.at, sentence: row.sentence ?? '' } : undefined,
  }
}
