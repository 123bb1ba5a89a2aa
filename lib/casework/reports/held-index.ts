import { sql } from 'drizzle-orm'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { build, type Index, include } from '../../pattern/linkage/linkage.ts'
import type { Person, Report } from '../../pattern/linkage/report.ts'
import { storedWeights } from '../../pattern/linkage/stored-weights.ts'
import { firstWeights, type Weights } from '../../pattern/linkage/weights.ts'

/**
 * The reports of a force in memory, so that one more is linked at once by the very code that the `link` command runs.
 *
 * Sound with several instances because it is only used under the feed's lock. Reports are numbered in the order in which
 * they were linked, so an instance reads what the others linked since it last looked; whatever takes a report away or
 * changes the weights moves the force's epoch, and then every instance builds its index again.
 */
interface Held {
  epoch: number
  upTo: number
  index: Index
}
const memory = globalThis as typeof globalThis & { spoLinkage?: WeakMap<Database, Map<string, Held>> }
const held = (db: Database | undefined): Map<string, Held> => {
  memory.spoLinkage ??= new WeakMap()
  const key = db ?? database().db
  const known = memory.spoLinkage.get(key) ?? new Map<string, Held>()
  memory.spoLinkage.set(key, known)
  return known
}

type Side = 'suspect' | 'victim'
type SideRow = Record<
  `${Side}_${'ref' | 'given_names' | 'family_name' | 'born_on' | 'address' | 'postcode' | 'phones' | 'emails' | 'handles'}`,
  string
>
export type ReportRow = SideRow & { id: string; ref: string; link_number: number | null; [key: string]: unknown }
export const reportColumns = sql`id, ref, link_number,
  suspect_ref, suspect_given_names, suspect_family_name, suspect_born_on, suspect_address, suspect_postcode, suspect_phones, suspect_emails, suspect_handles,
  victim_ref, victim_given_names, victim_family_name, victim_born_on, victim_address, victim_postcode, victim_phones, victim_emails, victim_handles`

const person = (row: SideRow, side: Side): Person => ({
  ref: row[`${side}_ref`],
  givenNames: row[`${side}_given_names`],
  familyName: row[`${side}_family_name`],
  bornOn: row[`${side}_born_on`],
  address: row[`${side}_address`],
  postcode: row[`${side}_postcode`],
  phones: row[`${side}_phones`],
  emails: row[`${side}_emails`],
  handles: row[`${side}_handles`],
})
/** A stored report as the linkage reads it. */
export const reportOf = (row: ReportRow): Report => ({
  ref: row.ref,
  suspect: person(row, 'suspect'),
  victim: person(row, 'victim'),
})

/** The weights in use: the last that were learnt and still fit, or those that learning begins from. */
export async function weightsInUse(tx: Transaction): Promise<{ weights: Weights; learnt: boolean }> {
  const rows = await tx.execute<{ weights: unknown }>(
    sql`select weights from linkage_weights where force_id = (select spo_force()) order by learnt_at desc, id desc limit 1`,
  )
  const stored = storedWeights.safeParse(rows[0]?.weights)
  return stored.success ? { weights: stored.data, learnt: true } : { weights: firstWeights(), learnt: false }
}

const counter = (forceId: string, name: string, more: number) => sql`
  insert into counters (force_id, name, value) values (${forceId}, ${name}, ${more})
  on conflict (force_id, name) do update set value = counters.value + ${more} returning value`

/** Says that reports were taken away or weights changed: no index in any instance holds any more. */
export async function newEpoch(tx: Transaction, forceId: string): Promise<number> {
  const [row] = await tx.execute<{ value: number }>(counter(forceId, 'reports epoch', 1))
  return row?.value ?? 0
}
/** The first of so many new link numbers. */
export async function nextLinkNumber(tx: Transaction, forceId: string, many: number): Promise<number> {
  const [row] = await tx.execute<{ value: number }>(counter(forceId, 'reports linked', many))
  return (row?.value ?? many) - many + 1
}

/** Reports as many as there are, a few thousand at a time. */
async function* linkedReports(tx: Transaction, after: number) {
  let from = after
  for (;;) {
    const rows = await tx.execute<ReportRow>(sql`
      select ${reportColumns} from crime_reports
      where force_id = (select spo_force()) and ended_at is null and link_number > ${from}
      order by link_number limit 5000`)
    yield* rows
    const last = rows.at(-1)?.link_number
    if (rows.length < 5000 || last === null || last === undefined) return
    from = Number(last)
  }
}

/** The force's linked reports as they stand now, under the feed's lock. */
export async function indexOf(tx: Transaction, forceId: string, db: Database | undefined): Promise<Held> {
  const counters = await tx.execute<{ name: string; value: number }>(
    sql`select name, value from counters where force_id = ${forceId} and name in ('reports epoch', 'reports linked')`,
  )
  const counted = (name: string) => counters.find(c => c.name === name)?.value ?? 0
  const [epoch, linked] = [counted('reports epoch'), counted('reports linked')]
  const known = held(db).get(forceId)
  if (known && known.epoch === epoch) {
    if (known.upTo < linked) for await (const row of linkedReports(tx, known.upTo)) include(known.index, reportOf(row))
    known.upTo = linked
    return known
  }
  const { weights } = await weightsInUse(tx)
  const reports: Report[] = []
  for await (const row of linkedReports(tx, 0)) reports.push(reportOf(row))
  const made = { epoch, upTo: linked, index: build(reports, weights) }
  held(db).set(forceId, made)
  return made
}

/** Forgets a force's index: what it holds may not have come to stand. */
export const forgetIndex = (forceId: string, db: Database | undefined) => held(db).delete(forceId)
