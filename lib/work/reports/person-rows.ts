import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { PersonSide } from '../../case/views/reports.ts'
import { apartOn, decidedPersons } from '../../pattern/linkage/identity-decisions.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { sayingsOf } from './held-index.ts'
import { textsIn } from './summarise.ts'

export const personRow = z.object({
  id: z.string(),
  ref: z.string(),
  recordedOn: z.string(),
  givenNames: z.string(),
  familyName: z.string(),
  bornOn: z.string(),
  address: z.string(),
  postcode: z.string(),
  phones: z.string(),
  emails: z.string(),
  handles: z.string(),
  number: z.string(),
})
export type PersonRow = z.output<typeof personRow>
export const rowColumns = (side: PersonSide) =>
  sql.raw(`r.id, r.ref, r.recorded_on as "recordedOn", r.${side}_given_names as "givenNames", r.${side}_family_name as "familyName",
    r.${side}_born_on as "bornOn", r.${side}_address as address, r.${side}_postcode as postcode, r.${side}_phones as phones,
    r.${side}_emails as emails, r.${side}_handles as handles, r.${side}_ref as number`)

// A person of more rows than this is looked at in parts.
const most = 2000

/**
 * The reports whose rows of a side are taken as one person’s with that of one report: those of the same pair, those that
 * people put together, and so on from each; never one that was said to be of somebody else.
 */
export async function personRefs(tx: Transaction, side: PersonSide, ref: string): Promise<string[]> {
  const sayings = await sayingsOf(tx)
  const persons = decidedPersons(sayings, side)
  const apart = apartOn(sayings, side)
  const refs = new Set<string>()
  let fresh = [ref]
  while (fresh.length && refs.size < most) {
    const taken: string[] = []
    for (const one of fresh.flatMap(r => [r, ...(persons.get(r) ?? [])])) {
      if (refs.has(one) || [...(apart.get(one) ?? [])].some(other => refs.has(other))) continue
      refs.add(one)
      taken.push(one)
    }
    if (!taken.length) break
    const beside = await rowsOf(
      tx,
      z.object({ report_ref: z.string() }),
      sql`
      select distinct o.report_ref from pair_reports m join pair_reports o on o.pair_id = m.pair_id and o.ended_at is null
      where m.force_id = (select spo_force()) and m.ended_at is null and m.report_ref in ${textsIn(taken)}`,
    )
    fresh = beside.map(b => b.report_ref).filter(r => !refs.has(r))
  }
  return [...refs]
}

/** The rows of those reports that still stand, oldest first. */
export const personRowsOf = (tx: Transaction, side: PersonSide, refs: readonly string[]): Promise<PersonRow[]> =>
  rowsOf(
    tx,
    personRow,
    sql`
      select ${rowColumns(side)} from crime_reports r
      where r.force_id = (select spo_force()) and r.ended_at is null and r.ref in ${textsIn(refs)} order by r.recorded_on, r.ref`,
  )

const markColumns = {
  key: 'key collate "C"',
  number: 'ref',
  phones: 'phones',
  emails: 'emails',
  handles: 'handles',
} as const
export type PersonMark = keyof typeof markColumns
/** The reports that share one of these with a person, each once. Every kind is looked up by an index of its own. */
export function reportsMarked(side: PersonSide, marks: readonly (readonly [PersonMark, readonly string[]])[]): SQL {
  const found = marks.flatMap(([mark, values]) => {
    const column = sql.raw(`r.${side}_${markColumns[mark]}`)
    const known = [...new Set(values.filter(Boolean))]
    return known.length
      ? [
          sql`select r.id from crime_reports r where r.force_id = (select spo_force()) and r.ended_at is null
            ${mark === 'key' ? sql`` : sql`and ${column} <> ''`} and ${column} = any(${sql.param(known)}::text[])`,
        ]
      : []
  })
  return found.length ? sql.join(found, sql` union `) : sql`select r.id from crime_reports r where false`
}

export const nameOf = (row: Pick<PersonRow, 'givenNames' | 'familyName'>) =>
  `${row.givenNames} ${row.familyName}`.trim() || 'Not named'

/** How a form calls reports by their references: with the day and what happened. */
export async function reportLabels(tx: Transaction, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf(
    tx,
    z.object({ ref: z.string(), recorded_on: z.string(), summary: z.string() }),
    sql`
    select ref, recorded_on, left(coalesce(nullif(summary, ''), offence), 120) as summary from crime_reports
    where force_id = (select spo_force()) and ended_at is null and ref in ${textsIn(refs)}`,
  )
  return new Map(rows.map(r => [r.ref, `${r.ref}, ${longDate(r.recorded_on)}${r.summary ? `: ${r.summary}` : ''}`]))
}
