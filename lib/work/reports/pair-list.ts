import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { isCalendarDate } from '../../case/time/calendar.ts'
import { allPairStates, type PairState } from '../../case/views/reports.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { keptFigures, lastBy, whoseOf } from '../lists/kept-figures.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { frequentWaiting } from './names-view.ts'

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
const pairRow = z.object({
  id: z.string(),
  state: z.enum(allPairStates),
  suspect: z.string(),
  victim: z.string(),
  reports: z.number(),
  firstRecordedOn: z.string(),
  lastRecordedOn: z.string(),
  waitingSince: z.string(),
  askedAgain: z.boolean(),
  byHand: z.boolean(),
  offence: z.string(),
  district: z.string(),
  team: z.string(),
  relationship: z.string(),
  caseRef: z.string().nullable(),
  suspectWhy: z.array(z.string()),
  victimWhy: z.array(z.string()),
})
export type PairRow = z.output<typeof pairRow>
export type PairCounts = Record<PairState, number> & { found: number }
export interface PairPage {
  rows: PairRow[]
  /** All pairs ever found, by how each stands now: they add up to `found`. */
  counts: PairCounts
  matching: number
  /** Names of very many people, of which nobody has said whom they name. */
  namesToJudge: number
  choices: Record<'district' | 'team' | 'offence' | 'relationship', string[]>
  previous: string | undefined
  next: string | undefined
}
export const pairPageLength = 25

const filters = ['district', 'team', 'offence', 'relationship'] as const
const month = (typed: string | undefined) => (typed && /^\d{4}-(0[1-9]|1[0-2])$/.test(typed) ? typed : undefined)
export const monthOf = month

interface Options {
  db?: Database
  /** Whether what was counted within the last minute may be shown again: see `keptFigures`. The rows are read anew each time. */
  keep?: boolean
}

/** One page of the pairs of a force, oldest first. The number of statements does not depend on how many there are; recorded as a search. */
export function pairPage(actor: Actor, ask: PairAsk, { keep = false, ...options }: Options = {}): Promise<PairPage> {
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
      const page = await pageOf(tx, ask, where)
      const count = (counting: Transaction) => countsOf(counting, where)
      const key = JSON.stringify(['pairs', ...whoseOf(actor), { ...filtered, state }])
      const counted = keep ? await keptFigures(tx, { key, last: lastBy(actor.id), count }) : await count(tx)
      return { ...page, ...counted, namesToJudge: await frequentWaiting(tx) }
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

async function pageOf(tx: Transaction, ask: PairAsk, where: SQL) {
  const cursor = cursorFrom(ask, { isValue: isCalendarDate })
  const past = beyond(cursor, [sql`p.first_recorded_on`, sql`date`], [sql`p.id`, sql`uuid`])
  const order = directionOf(cursor)
  const found = await rowsOf(
    tx,
    pairRow,
    sql`
    select p.id, p.state, p.suspect, p.victim, p.reports, p.first_recorded_on as "firstRecordedOn",
      p.last_recorded_on as "lastRecordedOn", p.waiting_since as "waitingSince", p.asked_again as "askedAgain", p.by_hand as "byHand",
      p.offence, p.district, p.team, p.relationship, p.case_ref as "caseRef", p.suspect_why as "suspectWhy", p.victim_why as "victimWhy"
    from report_pairs p where ${where} ${past ? sql`and ${past}` : sql``}
    order by p.first_recorded_on ${order}, p.id ${order} limit ${pairPageLength + 1}`,
  )
  return pageInOrder(found, pairPageLength, cursor, row => keyText(row.firstRecordedOn, row.id))
}

/** Everything that is counted of the force’s pairs, in one reading of them. */
async function countsOf(tx: Transaction, where: SQL) {
  const by = ['state', ...filters].map(name => sql.raw(`p.${name}`))
  const whichever = (of: (column: SQL, n: number) => SQL) =>
    sql.join(
      by.map((column, n) => sql`when grouping(${column}) = 0 then ${of(column, n)}`),
      sql` `,
    )
  const rows = await rowsOf(
    tx,
    z.object({ name: z.string(), value: z.string(), n: z.number(), live: z.number(), matching: z.number() }),
    sql`
    select case ${whichever((_, n) => sql`${['state', ...filters][n]}::text`)} else 'all' end as name,
      case ${whichever(column => column)} else '' end as value, count(*)::int as n,
      count(*) filter (where p.state in ('waiting', 'decided', 'dismissed'))::int as live,
      count(*) filter (where ${where})::int as matching
    from report_pairs p where p.force_id = (select spo_force())
    group by grouping sets ((), ${sql.join(
      by.map(column => sql`(${column})`),
      sql`, `,
    )}) order by 1, 2`,
  )
  const all = rows.find(r => r.name === 'all')
  const stateOf = (state: PairState) => rows.find(r => r.name === 'state' && r.value === state)?.n ?? 0
  const valuesOf = (name: string) => rows.filter(r => r.name === name && r.live && r.value).map(r => r.value)
  return {
    counts: {
      found: all?.n ?? 0,
      ...(Object.fromEntries(allPairStates.map(s => [s, stateOf(s)])) as Record<PairState, number>),
    },
    matching: all?.matching ?? 0,
    choices: {
      district: valuesOf('district'),
      team: valuesOf('team'),
      offence: valuesOf('offence'),
      relationship: valuesOf('relationship'),
    },
  }
}
