import { createHash } from 'node:crypto'
import { and, desc, eq, getTableColumns, gt, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { dutyTurns } from '../../../db/schema/alarms.ts'
import { forces } from '../../../db/schema/organisation.ts'
import { reportPairs } from '../../../db/schema/reports.ts'
import { projectedForces, recordChecks, waits } from '../../../db/schema/waits.ts'
import type { Settings } from '../../case/case.ts'
import type { ForcePatch } from '../../case/force.ts'
import { allRoles } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import { settingsFrom, settingsOfRules } from '../../case/settings.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { ForceFactName, ForceFacts } from '../../waits/force/force-wait.ts'
import {
  type ForceWaitKind,
  forceSourcesFor,
  forceSourcesReading,
  forceWaitSources,
  forceWaitsVersion,
  pairKindNames,
  pairWaitsOf,
} from '../../waits/force/projection.ts'
import { writeForceRows } from './projection-rows.ts'
import { rowsOf } from './rows-of.ts'
import { asPerson } from './transaction.ts'

type Source = (typeof forceWaitSources)[number]

/** The rules and the settings under which the rows of a force are computed now, as one word. */
const versionUnder = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([forceWaitsVersion, settingsOfRules(settings)]))
    .digest('hex')
    .slice(0, 20)

/** One writer at a time of what waits on a force: acts of the program itself do not lock the force. */
const lockRows = (tx: Transaction, forceId: Id) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`waits ${forceId}`}, 45))`)

/** Writes what waits on the force after a patch, in its transaction: of the sources that it makes stale. */
export const projectForce = (tx: Transaction, forceId: Id, patch: ForcePatch): Promise<void> =>
  writeSources(tx, forceId, forceSourcesFor(patch))
/** The same where a fact changed that no act changes: what became of mail, what a verification found. */
export const projectFact = (tx: Transaction, forceId: Id, fact: ForceFactName): Promise<void> =>
  writeSources(tx, forceId, forceSourcesReading(fact))
/** Whether something of one kind waits that is about this record. */
export const isWaitedFor = async (tx: Transaction, kind: ForceWaitKind, aboutId: Id): Promise<boolean> =>
  (
    await tx
      .select({ id: waits.id })
      .from(waits)
      .where(and(eq(waits.aboutId, aboutId), eq(waits.kind, kind), isNull(waits.caseId)))
  ).length > 0

async function writeSources(tx: Transaction, forceId: Id, sources: readonly Source[]): Promise<void> {
  if (!sources.length) return
  await lockRows(tx, forceId)
  const facts = await factsOf(tx, forceId, new Set(sources.flatMap(s => s.reads)))
  await writeForceRows(tx, 'force', {
    forceId,
    of: [forceId],
    kinds: sources.flatMap(s => Object.keys(s.kinds)),
    rows: sources.flatMap(s => s.rows(facts)),
  })
}

/** Writes what waits on pairs of crime reports, in the transaction that changed them. */
export async function projectPairs(tx: Transaction, pairIds: readonly Id[]): Promise<void> {
  const ids = [...new Set(pairIds)]
  for (let n = 0; n < ids.length; n += pairsAtOnce) {
    const some = ids.slice(n, n + pairsAtOnce)
    const pairs = await tx
      .select({
        id: reportPairs.id,
        forceId: reportPairs.forceId,
        state: reportPairs.state,
        waitingSince: reportPairs.waitingSince,
        reports: reportPairs.reports,
        askedAgain: reportPairs.askedAgain,
      })
      .from(reportPairs)
      .where(sql`${reportPairs.id} = any(${sql.param(some)}::uuid[])`)
    const [first] = pairs
    if (!first) continue
    const settings = await settingsIn(tx, first.forceId)
    await writeForceRows(tx, 'pair', {
      forceId: first.forceId,
      of: pairs.map(pair => pair.id),
      kinds: pairKindNames,
      rows: pairs.flatMap(pair => pairWaitsOf(pair, settings)),
    })
  }
}
const pairsAtOnce = 2000

async function settingsIn(tx: Transaction, forceId: Id): Promise<Settings> {
  const [force] = await tx.select({ settings: forces.settings }).from(forces).where(eq(forces.id, forceId))
  return settingsFrom(force?.settings)
}

/** Of the facts of a force, those that are asked for. */
async function factsOf(tx: Transaction, forceId: Id, reads: ReadonlySet<ForceFactName>): Promise<ForceFacts> {
  return {
    force: { id: forceId, settings: await settingsIn(tx, forceId) },
    staff: reads.has('staff') ? await staffIn(tx) : [],
    turns: reads.has('turns') ? await turnsIn(tx, forceId) : [],
    feeds: reads.has('feeds') ? await feedsIn(tx) : [],
    mail: reads.has('mail') ? await undeliveredIn(tx) : [],
    checks: reads.has('checks')
      ? await tx
          .select({ at: recordChecks.at, faults: recordChecks.faults })
          .from(recordChecks)
          .where(eq(recordChecks.forceId, forceId))
          .orderBy(desc(recordChecks.at))
          .limit(1)
      : [],
    suspects: reads.has('suspects') ? await suspectsIn(tx) : [],
    reclassified: reads.has('reclassified') ? await reclassifiedIn(tx) : [],
    courtOrders: reads.has('courtOrders') ? await unmatchedIn(tx) : [],
  }
}
const instant = z.string()
const suspectRow = z.object({ reportRef: z.string(), foundAt: instant, known: z.number(), ring: z.array(z.string()) })
/** Not of a report that was taken back, and of no case that is restricted: of that, the team to ring. */
const suspectsIn = (tx: Transaction) =>
  rowsOf(
    tx,
    suspectRow,
    sql`
    select m.report_ref as "reportRef", min(m.found_at) as "foundAt",
      count(*) filter (where m.ring_team_id is null)::int as known,
      array_remove(array_agg(distinct t.name order by t.name), null) as ring
    from suspect_matches m left join teams t on t.id = m.ring_team_id
    where m.force_id = (select spo_force()) and m.answered_at is null
      and exists (select from crime_reports r where r.force_id = m.force_id and r.ref = m.report_ref and r.ended_at is null)
      and not exists (select from restrictions x where x.case_id = m.case_id and x.lifted_at is null)
    group by m.report_ref order by m.report_ref`,
  )
const reclassifiedRow = z.object({
  id: z.string(),
  crimeReference: z.string(),
  caseRef: z.string().nullable(),
  changedAt: instant,
  at: instant,
})
/** Of no case that is restricted: those who are let in read it there. */
const reclassifiedIn = (tx: Transaction) =>
  rowsOf(
    tx,
    reclassifiedRow,
    sql`
    select c.id, c.crime_reference as "crimeReference", k.ref as "caseRef", c.changed_at as "changedAt", c.at
    from records_changes c left join cases k on k.id = c.case_id
    where c.force_id = (select spo_force()) and c.is_stalking = false and c.answer is null
      and not exists (select from restrictions x where x.case_id = c.case_id and x.lifted_at is null)
    order by c.at, c.id`,
  )
const unmatchedRow = z.object({ id: z.string(), name: z.string(), receivedAt: instant })
/** Whoever sends them may not see those that others sent: what waits is the same all the same. */
const unmatchedIn = (tx: Transaction) =>
  rowsOf(
    tx,
    unmatchedRow,
    sql`select id, name, received_at as "receivedAt" from spo_court_orders_waiting() order by received_at, id`,
  )
const staffRow = z.object({
  id: z.string(),
  name: z.string(),
  startedAt: instant,
  roles: z.array(z.enum(allRoles)),
  hasTeam: z.boolean(),
  leftAt: instant.nullable(),
})
const staffIn = (tx: Transaction) =>
  rowsOf(
    tx,
    staffRow,
    sql`
    select p.id, p.name, p.started_at as "startedAt",
      array(select distinct r.role from person_roles r where r.person_id = p.id and r.ended_at is null order by r.role) as roles,
      exists (select from memberships m where m.person_id = p.id and m.ended_at is null) as "hasTeam",
      greatest((select max(m.ended_at) from memberships m where m.person_id = p.id), (select max(r.ended_at) from person_roles r where r.person_id = p.id)) as "leftAt"
    from people p where p.force_id = (select spo_force()) and p.ended_at is null order by p.id`,
  )
/** Turns long over change no row any more: of each force the latest are enough. */
const latestTurns = 200
const { forceId: _, ...turnColumns } = getTableColumns(dutyTurns)
const turnsIn = (tx: Transaction, forceId: Id) =>
  tx
    .select(turnColumns)
    .from(dutyTurns)
    .where(and(eq(dutyTurns.forceId, forceId), isNull(dutyTurns.removedAt)))
    .orderBy(desc(dutyTurns.untilAt), dutyTurns.id)
    .limit(latestTurns)
const feedRow = z.object({
  systemId: z.string().nullable(),
  name: z.string(),
  startedAt: instant,
  lastDoneAt: instant.nullable(),
  stopped: z.object({ id: z.string(), fileName: z.string(), at: instant }).nullable(),
})
const feedsIn = (tx: Transaction) =>
  rowsOf(
    tx,
    feedRow,
    sql`
    with sources as (
      select s.id, s.name, s.started_at from records_systems s where s.force_id = (select spo_force()) and s.ended_at is null
      union all select null, 'Files sent by hand', '1970-01-01T00:00:00Z'),
    files as (select i.* from report_imports i where i.force_id = (select spo_force()))
    select s.id as "systemId", s.name, s.started_at as "startedAt", last.at as "lastDoneAt",
      (select jsonb_build_object('id', f.id, 'fileName', f.file_name, 'at', to_char(coalesce(f.finished_at, f.started_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from files f where f.system_id is not distinct from s.id and f.state = 'failed' and f.undone_at is null
          and (last.started is null or f.started_at > last.started) order by f.started_at desc, f.id limit 1) as stopped
    from sources s left join lateral (
      select max(f.finished_at) as at, max(f.started_at) as started from files f where f.system_id is not distinct from s.id and f.state = 'done') last on true
    order by s.id nulls last`,
  )
const mailRow = z.object({ personId: z.string(), name: z.string(), since: instant, count: z.number() })
const undeliveredIn = (tx: Transaction) =>
  rowsOf(
    tx,
    mailRow,
    sql`
    select p.id as "personId", p.name, min(m.given_up_at) as since, count(*)::int as count
    from outgoing_mail m join people p on p.id = m.person_id and p.ended_at is null
    where m.force_id = (select spo_force()) and m.given_up_at is not null
      and not exists (select from outgoing_mail s where s.person_id = m.person_id and s.sent_at > m.given_up_at)
    group by p.id, p.name order by p.id`,
  )

/** Computes all that waits on a force and on its pairs again, and notes under which rules and settings. */
async function recomputeForce(eyes: { id: string; forceId: Id }, version: string, { db, signal, at }: Again) {
  await asPerson(eyes, tx => writeSources(tx, eyes.forceId, forceWaitSources), { db })
  for (let last: Id | undefined; !signal?.aborted; ) {
    const from = last
    const found = await asPerson(eyes, tx => projectPairsAfter(tx, from), { db })
    last = found.at(-1)
    if (found.length < pairsAtOnce) break
  }
  if (signal?.aborted) return
  const row = { forceId: eyes.forceId, version, at: at ?? new Date().toISOString() }
  await asPerson(
    eyes,
    tx =>
      tx
        .insert(projectedForces)
        .values(row)
        .onConflictDoUpdate({ target: projectedForces.forceId, set: { version: row.version, at: row.at } }),
    { db },
  )
}
/** Some pairs after an id, in their order. Whoever is changing a pair writes its rows: it is passed over, and nobody waits. */
async function projectPairsAfter(tx: Transaction, from: Id | undefined): Promise<Id[]> {
  const after = await tx
    .select({ id: reportPairs.id })
    .from(reportPairs)
    .where(from ? gt(reportPairs.id, from) : undefined)
    .orderBy(reportPairs.id)
    .limit(pairsAtOnce)
  const ids = after.map(p => p.id)
  const free = await tx
    .select({ id: reportPairs.id })
    .from(reportPairs)
    .where(sql`${reportPairs.id} = any(${sql.param(ids)}::uuid[])`)
    .for('no key update', { skipLocked: true })
  await projectPairs(
    tx,
    free.map(p => p.id),
  )
  return ids
}
interface Again {
  db: Database
  signal?: AbortSignal | undefined
  at?: Instant | undefined
}
/** Computes what waits on a force and its pairs again when it was computed by other rules or settings, or at all events. */
export async function recomputeStaleForce(
  forceId: Id,
  stored: unknown,
  { all, ...again }: Again & { all?: boolean | undefined },
): Promise<void> {
  const eyes = { id: '', forceId }
  const version = versionUnder(settingsFrom(stored))
  const [known] = await asPerson(
    eyes,
    tx =>
      tx.select({ version: projectedForces.version }).from(projectedForces).where(eq(projectedForces.forceId, forceId)),
    { db: again.db },
  )
  if (all || known?.version !== version) await recomputeForce(eyes, version, again)
}
