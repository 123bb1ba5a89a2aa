import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { settingsFrom } from '../../case/settings.ts'
import type { IdentityDecision } from '../../pattern/linkage/identity-decisions.ts'
import { build, type Index, include, saying } from '../../pattern/linkage/linkage.ts'
import type { Person, Report } from '../../pattern/linkage/report.ts'
import { storedWeights } from '../../pattern/linkage/stored-weights.ts'
import { firstWeights, type Weights } from '../../pattern/linkage/weights.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'

/**
 * The reports of a force in memory, so that one more is linked at once by the very code that the `link` command runs.
 *
 * Sound with several instances because it is only used under the feed's lock. Reports are numbered in the order in which
 * they were linked, so an instance reads what the others linked since it last looked; whatever takes a report away or
 * changes the weights gives the force another epoch, and then every instance builds its index again. What an index took in
 * may never have come to stand: so it is used only while the database has its last report under its last number.
 */
export interface Held {
  epoch: number
  upTo: number
  /** The report that has that number. */
  last: string | null
  index: Index
}
const memory = globalThis as typeof globalThis & { spoLinkage?: WeakMap<Database, Map<string, Held>> }
const indexesOf = (db: Database | undefined): Map<string, Held> => {
  memory.spoLinkage ??= new WeakMap()
  const key = db ?? database().db
  const known = memory.spoLinkage.get(key) ?? new Map<string, Held>()
  memory.spoLinkage.set(key, known)
  return known
}

type Side = 'suspect' | 'victim'
const text = z.string()
export const reportRow = z.object({
  id: text,
  ref: text,
  recorded_on: text,
  link_number: z.coerce.number().nullable(),
  suspect_ref: text,
  suspect_given_names: text,
  suspect_family_name: text,
  suspect_born_on: text,
  suspect_address: text,
  suspect_postcode: text,
  suspect_phones: text,
  suspect_emails: text,
  suspect_handles: text,
  victim_ref: text,
  victim_given_names: text,
  victim_family_name: text,
  victim_born_on: text,
  victim_address: text,
  victim_postcode: text,
  victim_phones: text,
  victim_emails: text,
  victim_handles: text,
})
export type ReportRow = z.output<typeof reportRow>
export const reportColumns = sql`id, ref, recorded_on, link_number,
  suspect_ref, suspect_given_names, suspect_family_name, suspect_born_on, suspect_address, suspect_postcode, suspect_phones, suspect_emails, suspect_handles,
  victim_ref, victim_given_names, victim_family_name, victim_born_on, victim_address, victim_postcode, victim_phones, victim_emails, victim_handles`

const person = (row: ReportRow, side: Side): Person => ({
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
  const kept = await rowOf(
    tx,
    z.object({ weights: z.unknown() }),
    sql`select weights from linkage_weights where force_id = (select spo_force()) order by learnt_at desc, id desc limit 1`,
  )
  const stored = storedWeights.safeParse(kept?.weights)
  return stored.success ? { weights: stored.data, learnt: true } : { weights: firstWeights(), learnt: false }
}

/** What people said of who is who, and have not taken back: the earliest first. */
export async function sayingsOf(tx: Transaction): Promise<IdentityDecision[]> {
  const rows = await rowsOf(
    tx,
    z.object({
      side: z.enum(['suspect', 'victim', 'both']),
      same: z.boolean(),
      report_refs: z.array(z.string()),
      other_refs: z.array(z.string()),
    }),
    sql`
    select side, same, report_refs, other_refs from person_links
    where force_id = (select spo_force()) and ended_at is null order by at, id`,
  )
  return rows.map(r => ({ side: r.side, same: r.same, reportRefs: r.report_refs, otherRefs: r.other_refs }))
}

/** Says that reports were taken away or weights changed: no index in any instance holds any more. By chance, for one that
 * was rolled back must not come again. */
export async function newEpoch(tx: Transaction, forceId: string): Promise<number> {
  const [row] = await rowsOf(
    tx,
    z.object({ value: z.number() }),
    sql`
    insert into counters (force_id, name, value) values (${forceId}, 'reports epoch', floor(random() * 2147483647)::int)
    on conflict (force_id, name) do update set value = excluded.value returning value`,
  )
  return row?.value ?? 0
}
/** The first of so many new link numbers. */
export async function nextLinkNumber(tx: Transaction, forceId: string, many: number): Promise<number> {
  const [row] = await rowsOf(
    tx,
    z.object({ value: z.number() }),
    sql`
    insert into counters (force_id, name, value) values (${forceId}, 'reports linked', ${many})
    on conflict (force_id, name) do update set value = counters.value + ${many} returning value`,
  )
  return (row?.value ?? many) - many + 1
}

/** Reports as many as there are, a few thousand at a time. */
async function* linkedReports(tx: Transaction, after: number) {
  let from = after
  for (;;) {
    const rows = await rowsOf(
      tx,
      reportRow,
      sql`
      select ${reportColumns} from crime_reports
      where force_id = (select spo_force()) and ended_at is null and link_number > ${from}
      order by link_number limit 5000`,
    )
    yield* rows
    const last = rows.at(-1)?.link_number
    if (rows.length < 5000 || last === null || last === undefined) return
    from = last
  }
}

const epochOf = async (tx: Transaction): Promise<number> => {
  const [row] = await rowsOf(
    tx,
    z.object({ value: z.number() }),
    sql`select value from counters where force_id = (select spo_force()) and name = 'reports epoch'`,
  )
  return row?.value ?? 0
}
/** What the force’s records hold in place of a name, as its settings have it. */
async function noNamesOf(tx: Transaction): Promise<string[]> {
  const [row] = await rowsOf(
    tx,
    z.object({ settings: z.unknown() }),
    sql`select settings from forces where id = (select spo_force())`,
  )
  return settingsFrom(row?.settings).noNames
}

/** The linked reports as they stood, of this reader’s own: with what shows later whether they still stand so. */
export interface Copy extends Held {
  sayings: IdentityDecision[]
  noNames: string[]
}
/** A copy of the force’s linked reports, without the feed’s lock: whoever writes what follows from it asks under the lock whether it stands. */
export async function copyOf(tx: Transaction): Promise<Copy> {
  const [epoch, sayings, noNames, { weights }] = [
    await epochOf(tx),
    await sayingsOf(tx),
    await noNamesOf(tx),
    await weightsInUse(tx),
  ]
  const made = await builtOf(tx, epoch, weights, noNames)
  return { ...made, index: saying(made.index, sayings), sayings, noNames }
}
/** Whether, under the feed’s lock, nothing that a copy was made from has changed; reports that were added since do not matter. */
export async function stillStands(tx: Transaction, of: Copy): Promise<boolean> {
  const now = [await epochOf(tx), await sayingsOf(tx), await noNamesOf(tx)]
  return JSON.stringify(now) === JSON.stringify([of.epoch, of.sayings, of.noNames]) && (await stands(tx, of))
}
/** Has every later linking of the force begin from this index. */
export const holdIndex = (forceId: string, db: Database | undefined, one: Held) => indexesOf(db).set(forceId, one)

async function builtOf(tx: Transaction, epoch: number, weights: Weights, noNames: readonly string[]): Promise<Held> {
  const reports: Report[] = []
  const made: Held = { epoch, upTo: 0, last: null, index: build([], weights) }
  for await (const row of linkedReports(tx, 0)) {
    reports.push(reportOf(row))
    tookIn(made, row.id, Number(row.link_number))
  }
  made.index = build(reports, weights, noNames)
  return made
}

/** Takes in what was linked after an index was made: the references of those reports. */
export async function catchUp(tx: Transaction, known: Held): Promise<string[]> {
  const refs: string[] = []
  for await (const row of linkedReports(tx, known.upTo)) {
    include(known.index, reportOf(row))
    tookIn(known, row.id, Number(row.link_number))
    refs.push(row.ref)
  }
  return refs
}

/** The force's linked reports as they stand now, under the feed's lock. */
export async function indexOf(tx: Transaction, forceId: string, db: Database | undefined): Promise<Held> {
  const epoch = await epochOf(tx)
  const known = indexesOf(db).get(forceId)
  forgetWhenIdle(forceId, db)
  if (known && known.epoch === epoch && (await stands(tx, known))) {
    await catchUp(tx, known)
    return known
  }
  const { weights } = await weightsInUse(tx)
  const made = await builtOf(tx, epoch, weights, await noNamesOf(tx))
  indexesOf(db).set(forceId, made)
  return made
}

/** Notes the last report that an index took in. */
export function tookIn(into: Held, id: string, number: number): void {
  into.upTo = number
  into.last = id
}

async function stands(tx: Transaction, known: Held): Promise<boolean> {
  if (known.upTo === 0) return true
  const [row] = await rowsOf(
    tx,
    z.object({ id: z.string() }),
    sql`
    select id from crime_reports
    where force_id = (select spo_force()) and link_number = ${known.upTo} and ended_at is null`,
  )
  return row?.id === known.last
}

/**
 * Forgets a force's index and gives its memory back to the machine. A process that then has nothing to do collects no
 * garbage by itself, so that hundreds of megabytes would stay with it: it is asked to, once.
 */
export function letGo(forceId: string, db: Database | undefined): void {
  if (!forgetIndex(forceId, db)) return
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
/** Forgets a force's index. */
export const forgetIndex = (forceId: string, db: Database | undefined) => indexesOf(db).delete(forceId)

const idleMinutes = 5
const timers = new WeakMap<Map<string, Held>, Map<string, NodeJS.Timeout>>()
/** An index of many reports is a great part of the process's memory: after some minutes without a feed it is given back. */
function forgetWhenIdle(forceId: string, db: Database | undefined) {
  const of = indexesOf(db)
  const running = timers.get(of) ?? new Map<string, NodeJS.Timeout>()
  timers.set(of, running)
  clearTimeout(running.get(forceId))
  const forget = () => {
    running.delete(forceId)
    letGo(forceId, db)
  }
  running.set(forceId, setTimeout(forget, idleMinutes * 60_000).unref())
}
