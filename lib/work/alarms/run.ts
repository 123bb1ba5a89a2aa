import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { alarmNotices, alarmRounds, alarms } from '../../../db/schema/alarms.ts'
import { cases } from '../../../db/schema/collections.ts'
import { outgoingMail } from '../../../db/schema/mail.ts'
import { forces } from '../../../db/schema/organisation.ts'
import { factsOf } from '../../acts/act/decide.ts'
import type { Case, Settings } from '../../case/case.ts'
import { type AlarmKind, alarmKindNames } from '../../case/reference/alarm-kinds.ts'
import { mailOfAlarm } from '../../case/reference/mail.ts'
import { settingsFrom } from '../../case/settings.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { londonDate } from '../../case/time/calendar.ts'
import { type AlarmedRow, type AlarmWorld, type Notice, planAlarms, type RaisedAlarm } from '../../waits/alarm-plan.ts'
import type { Params } from '../../waits/wait.ts'
import { startRounds } from '../jobs/rounds.ts'
import { mailSettings, staffOf } from '../mail/outgoing.ts'
import { absencesFrom, rulesOf, turnsFrom } from '../people/roster.ts'
import { loadFile } from '../pipeline/load.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

/**
 * Raises, passes on and settles the alarms of every force at a moment, each case under its lock, and the force with its
 * pairs under the force's. Safe to run in several processes, and again at once: what is done already is not done twice.
 * Returns how many had something to do.
 */
export async function runAlarms(moment: Instant, { db = database().db, signal }: Running = {}): Promise<number> {
  const known = await rowsOf(db, z.object({ force_id: z.string() }), sql`select force_id from spo_force_settings()`)
  let done = 0
  for (const { force_id: forceId } of known) {
    const eyes = { id: '', forceId }
    const silentBefore = await asPerson(eyes, tx => beginRound(tx, forceId, moment), { db })
    for (;;) {
      const found = await asPerson(
        eyes,
        tx =>
          rowsOf(
            tx,
            z.object({ case_id: z.string().nullable() }),
            sql`select case_id from spo_alarmed_cases(${moment}::timestamptz, ${sql.param(alarmKindNames)}::text[], ${casesAtOnce})`,
          ),
        { db },
      )
      let moved = 0
      for (const { case_id: caseId } of found) {
        if (signal?.aborted) return done
        // Named for this transaction alone: a restricted case is read so that those who are let in are told.
        const round = { moment, silentBefore }
        const something =
          caseId === null
            ? await asPerson(eyes, tx => alarmForce(tx, forceId, round), { db })
            : await asPerson(eyes, tx => alarmCase(tx, caseId, round), { db, breaking: caseId })
        if (something) moved++
      }
      done += moved
      if (found.length < casesAtOnce || !moved) break
    }
  }
  return done
}
interface Running {
  db?: Database
  signal?: AbortSignal
}
const casesAtOnce = 200

const firstMinutes = 10
/** When alarms of the force were first read, while that is only just so: what came before it was news to nobody. */
async function beginRound(tx: Transaction, forceId: string, moment: Instant): Promise<Instant | null> {
  const [row] = await tx
    .insert(alarmRounds)
    .values({ forceId, firstAt: moment, lastAt: moment })
    .onConflictDoUpdate({ target: alarmRounds.forceId, set: { lastAt: moment } })
    .returning({ firstAt: alarmRounds.firstAt })
  const firstAt = row?.firstAt ?? moment
  return Date.parse(moment) < Date.parse(firstAt) + firstMinutes * 60_000 ? firstAt : null
}

interface Row extends AlarmedRow {
  aboutKind: string
  aboutId: string
  params: Params
}
const alarmedRow = z.object({
  waitId: z.string(),
  kind: z.enum(alarmKindNames),
  aboutKind: z.string(),
  aboutId: z.string(),
  params: z.custom<Params>(value => typeof value === 'object' && value !== null),
  alarms: z.array(z.string()),
  ownerId: z.string().nullable(),
})
/** The rows of a case, or of the force and its pairs, that stand at the moment and raise alarms, with whose they are: by name, else the owner of the order. */
const rowsAt = async (tx: Transaction, of: SQL, officerId: string | null, moment: Instant): Promise<Row[]> => {
  const at = sql`${moment}::timestamptz`
  const found = await rowsOf(
    tx,
    alarmedRow,
    sql`
    select w.id as "waitId", w.kind, w.about_kind as "aboutKind", w.about_id as "aboutId", w.params,
      case when w.if_owner_left then array[o.ended_at] else w.alarms end as alarms,
      coalesce(case when w.if_owner_left then null else w.owner_id end, od.owner_id) as "ownerId"
    from waits w left join people o on o.id = w.owner_id
      left join breaches b on w.about_kind = 'breaches' and b.id = w.about_id
      left join order_conditions c on w.about_kind = 'orderConditions' and c.id = w.about_id
      left join orders od on od.id = case w.about_kind when 'orders' then w.about_id when 'breaches' then b.order_id when 'orderConditions' then c.order_id end
    where ${of} and w.kind in ${alarmKindNames} and (w.alarms <> '{}' or w.if_owner_left)
      and w.visible_from <= ${at} and (w.lapses_at is null or ${at} < w.lapses_at) and (not w.if_owner_left or o.ended_at <= ${at})`,
  )
  return found.map(({ ownerId, ...row }) => ({
    ...row,
    alarms: row.alarms.map(t => new Date(t).toISOString()),
    ownerIds: [ownerId, officerId].filter(id => id !== null),
  }))
}

interface Round {
  moment: Instant
  silentBefore: Instant | null
}
async function alarmCase(tx: Transaction, caseId: string, round: Round): Promise<boolean> {
  const [root] = (await tx
    .select()
    .from(cases)
    .where(eq(cases.id, caseId))
    .for('no key update', { skipLocked: true })) as Case[]
  // Somebody is changing it, or another process raises its alarms: it is looked at again.
  if (!root) return false
  const file = await loadFile(tx, root, ['named', 'restrictions'], londonDate(round.moment))
  return raise(tx, round, {
    forceId: root.forceId,
    caseId,
    caseRef: root.ref,
    rows: await rowsAt(tx, sql`w.case_id = ${root.id}::uuid`, root.officerId, round.moment),
    settings: file.settings,
    facts: factsOf(file, round.moment),
  })
}
/** The same for what waits on the force itself and on its pairs of reports. */
async function alarmForce(tx: Transaction, forceId: string, round: Round): Promise<boolean> {
  const [force] = await tx
    .select({ settings: forces.settings })
    .from(forces)
    .where(eq(forces.id, forceId))
    .for('no key update', { skipLocked: true })
  if (!force) return false
  return raise(tx, round, {
    forceId,
    caseId: null,
    caseRef: '',
    rows: await rowsAt(tx, sql`w.force_id = ${forceId}::uuid and w.case_id is null`, null, round.moment),
    settings: settingsFrom(force.settings),
    facts: { forceId },
  })
}

interface Alarmed {
  forceId: string
  caseId: string | null
  /** Empty when it is about no case. */
  caseRef: string
  rows: readonly Row[]
  settings: Settings
  facts: AlarmWorld['facts']
}
async function raise(tx: Transaction, { moment, silentBefore }: Round, of: Alarmed): Promise<boolean> {
  const { forceId, caseId, rows } = of
  const standing = (await tx
    .select()
    .from(alarms)
    .where(
      and(
        caseId === null ? and(eq(alarms.forceId, forceId), isNull(alarms.caseId)) : eq(alarms.caseId, caseId),
        isNull(alarms.settledAt),
      ),
    )) as RaisedAlarm[]
  const notices = standing.length ? await noticesOf(tx, standing) : []
  const world: AlarmWorld = {
    at: moment,
    settings: of.settings,
    rules: await rulesOf(tx),
    roster: { turns: await turnsFrom(tx, moment), absences: await absencesFrom(tx, moment) },
    facts: of.facts,
    people: await staffOf(tx, forceId),
    silentBefore,
    newId: randomUUID,
  }
  const plan = planAlarms(rows, standing, notices, world)
  const own = { forceId, caseId }
  const byWait = new Map(rows.map(row => [row.waitId, row]))
  const raised = plan.raise.flatMap(alarm => {
    const row = byWait.get(alarm.waitId)
    return row ? [{ ...own, ...alarm, ...aboutOf(row), raisedAt: moment, settledAt: null }] : []
  })
  if (raised.length) await tx.insert(alarms).values(raised)
  for (const { id, rung, nextAt } of plan.move) await tx.update(alarms).set({ rung, nextAt }).where(eq(alarms.id, id))
  if (plan.settle.length) await tx.update(alarms).set({ settledAt: moment }).where(inArray(alarms.id, plan.settle))
  const kinds = new Map<string, AlarmKind>([...standing, ...plan.raise].map(a => [a.id, a.kind]))
  for (const { mailAt, ...told } of plan.tell) {
    const kind = kinds.get(told.alarmId)
    const mailId = kind && mailAt && mailSettings() ? randomUUID() : null
    if (kind && mailId && mailAt)
      await tx.insert(outgoingMail).values({
        id: mailId,
        forceId,
        personId: told.personId,
        kind: mailOfAlarm(kind),
        caseRef: of.caseRef,
        createdAt: moment,
        dueAt: mailAt,
      })
    await tx.insert(alarmNotices).values({ id: randomUUID(), ...own, ...told, at: moment, mailId, seenAt: null })
  }
  if (plan.settle.length) await withdrawMail(tx, plan.settle, moment)
  return plan.raise.length + plan.move.length + plan.settle.length + plan.tell.length > 0
}
const aboutOf = ({ aboutKind, aboutId, params }: Row) => ({ aboutKind, aboutId, params })

async function noticesOf(tx: Transaction, standing: readonly RaisedAlarm[]): Promise<Notice[]> {
  const rows = await tx
    .select({
      alarmId: alarmNotices.alarmId,
      rung: alarmNotices.rung,
      personId: alarmNotices.personId,
      seenAt: alarmNotices.seenAt,
      sentAt: outgoingMail.sentAt,
      refusedAt: outgoingMail.refusedAt,
      givenUpAt: outgoingMail.givenUpAt,
    })
    .from(alarmNotices)
    .leftJoin(outgoingMail, eq(outgoingMail.id, alarmNotices.mailId))
    .where(
      inArray(
        alarmNotices.alarmId,
        standing.map(a => a.id),
      ),
    )
  return rows.map(({ sentAt, refusedAt, givenUpAt, ...n }) => ({
    ...n,
    refused: !sentAt && Boolean(refusedAt || givenUpAt),
  }))
}

/** Mail that was held back by quiet hours, or that the relay has not taken, does not go out once the matter is settled. */
const withdrawMail = (tx: Transaction, settled: readonly string[], moment: Instant) =>
  tx
    .update(outgoingMail)
    .set({ withdrawnAt: moment })
    .where(
      and(
        isNull(outgoingMail.sentAt),
        isNull(outgoingMail.givenUpAt),
        isNull(outgoingMail.withdrawnAt),
        inArray(
          outgoingMail.id,
          tx
            .select({ id: sql<string>`${alarmNotices.mailId}` })
            .from(alarmNotices)
            .where(inArray(alarmNotices.alarmId, [...settled])),
        ),
      ),
    )

const pollSeconds = 30
/** Keeps reading alarms until it is ended. */
export const startAlarms = (db?: Database): (() => Promise<void>) =>
  startRounds({
    failure: 'Alarms could not be read',
    everySeconds: pollSeconds,
    round: ({ at, ...running }) => runAlarms(at, running),
    db,
  })
