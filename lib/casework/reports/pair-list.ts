import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Actor } from '../../spo/policy.ts'
import { allPairStates, type PairState } from '../../spo/reports.ts'
import { isId } from '../ids.ts'
import { look } from '../view-case.ts'

export interface PairAsk {
  state?: PairState | undefined
  district?: string | undefined
  team?: string | undefined
  offence?: string | undefined
  relationship?: string | undefined
  /** Months in which a report of the pair was recorded, as YYYY-MM. */
  from?: string | undefined
  to?: string | undefined
  after?: string | undefined
  before?: string | undefined
}
export interface PairRow {
  id: string
  state: PairState
  suspect: string
  victim: string
  reports: number
  firstRecordedOn: string
  lastRecordedOn: string
  waitingSince: string
  askedAgain: boolean
  byHand: boolean
  offence: string
  district: string
  team: string
  relationship: string
  caseRef: string | null
  suspectWhy: string[]
  victimWhy: string[]
}
export type PairCounts = Record<PairState, number> & { found: number }
export interface PairPage {
  rows: PairRow[]
  /** All pairs ever found, by how each stands now: they add up to `found`. */
  counts: PairCounts
  matching: number
  choices: Record<'district' | 'team' | 'offence' | 'relationship', string[]>
  previous: string | undefined
  next: string | undefined
}
export const pairPageLength = 25

const filters = ['district', 'team', 'offence', 'relationship'] as const
const month = (typed: string | undefined) => (typed && /^\d{4}-(0[1-9]|1[0-2])$/.test(typed) ? typed : undefined)
export const monthOf = month

/** One page of the pairs of a force, oldest first. Three statements, however many pairs; recorded as a search. */
export function pairPage(actor: Actor, ask: PairAsk, options: { db?: Database } = {}): Promise<PairPage> {
  const state = ask.state ?? 'waiting'
  const { after: _a, before: _b, ...filtered } = ask
  return look(
    actor,
    {
      kind: 'search',
      act: 'seeReports',
      sentence: 'Looked at the pairs found in crime reports',
      detail: { ...filtered, state },
    },
    async tx => {
      const where = whereFor(ask, state)
      return { ...(await pageOf(tx, ask, where)), ...(await countsOf(tx, where)) }
    },
    options,
  )
}

function whereFor(ask: PairAsk, state: PairState): SQL {
  const [from, to] = [month(ask.from), month(ask.to)]
  const parts = [
    sql`p.force_id = (select spo_force()) and p.state = ${state}`,
    ...filters.flatMap(name => (ask[name] ? [sql`p.${sql.raw(name)} = ${ask[name]}`] : [])),
    ...(from ? [sql`p.last_recorded_on >= ${`${from}-01`}::date`] : []),
    ...(to ? [sql`p.first_recorded_on < ${`${to}-01`}::date + interval '1 month'`] : []),
  ]
  return sql.join(parts, sql` and `)
}

const keyFrom = (key: string | undefined): [string, string] | undefined => {
  const [day = '', id = ''] = (key ?? '').split('_')
  return /^\d{4}-\d\d-\d\d$/.test(day) && isId(id) ? [day, id] : undefined
}

async function pageOf(tx: Transaction, ask: PairAsk, where: SQL) {
  const cursor = keyFrom(ask.after ?? ask.before)
  const backwards = !ask.after && cursor !== undefined
  const beyond = cursor
    ? sql`and (p.first_recorded_on, p.id) ${sql.raw(backwards ? '<' : '>')} (${cursor[0]}::date, ${cursor[1]}::uuid)`
    : sql``
  const order = sql.raw(backwards ? 'desc' : 'asc')
  const found = await tx.execute<{ [K in keyof PairRow]: PairRow[K] }>(sql`
    select p.id, p.state, p.suspect, p.victim, p.reports, p.first_recorded_on as "firstRecordedOn",
      p.last_recorded_on as "lastRecordedOn", p.waiting_since as "waitingSince", p.asked_again as "askedAgain", p.by_hand as "byHand",
      p.offence, p.district, p.team, p.relationship, p.case_ref as "caseRef", p.suspect_why as "suspectWhy", p.victim_why as "victimWhy"
    from report_pairs p where ${where} ${beyond}
    order by p.first_recorded_on ${order}, p.id ${order} limit ${pairPageLength + 1}`)
  const more = found.length > pairPageLength
  const rows = [...found].slice(0, pairPageLength)
  if (backwards) rows.reverse()
  const key = (row: PairRow | undefined) => row && `${row.firstRecordedOn}_${row.id}`
  return {
    rows,
    previous: backwards ? (more ? key(rows[0]) : undefined) : cursor ? key(rows[0]) : undefined,
    next: backwards || more ? key(rows.at(-1)) : undefined,
  }
}

async function countsOf(tx: Transaction, where: SQL) {
  const [row] = await tx.execute<Record<string, number>>(sql`
    select count(*)::int as found, ${sql.join(
      allPairStates.map(s => sql`count(*) filter (where p.state = ${s})::int as ${sql.raw(s)}`),
      sql`, `,
    )}, count(*) filter (where ${where})::int as matching
    from report_pairs p where p.force_id = (select spo_force())`)
  const lists = await tx.execute<{ name: string; value: string }>(sql`
    select distinct x.name, x.value from report_pairs p
    cross join lateral (values ${sql.join(
      filters.map(name => sql`(${name}::text, p.${sql.raw(name)})`),
      sql`, `,
    )}) as x(name, value)
    where p.force_id = (select spo_force()) and p.state in ('waiting', 'decided', 'dismissed') and x.value <> '' order by 1, 2`)
  const valuesOf = (name: string) => lists.filter(l => l.name === name).map(l => l.value)
  const { matching = 0, ...counts } = row ?? {}
  return {
    counts: counts as PairCounts,
    matching,
    choices: {
      district: valuesOf('district'),
      team: valuesOf('team'),
      offence: valuesOf('offence'),
      relationship: valuesOf('relationship'),
    },
  }
}
