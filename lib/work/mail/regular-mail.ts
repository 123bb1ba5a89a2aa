import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { outgoingMail } from '../../../db/schema/mail.ts'
import { forces, people } from '../../../db/schema/organisation.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import type { MailKind } from '../../case/reference/mail.ts'
import { settingsFrom } from '../../case/settings.ts'
import { type Instant, londonDate, londonTime } from '../../case/time/calendar.ts'
import { digestWords } from '../../case/views/digest.ts'
import { startRounds } from '../jobs/rounds.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { standingOnDesk } from '../queues/desk-rows.ts'
import { mailSettings, staffOf } from './outgoing.ts'

/** Mail that goes out by the calendar: the daily list of those who want it, and once a month to supervisors what left its limits. */

/** Written within so many hours of the end of the quiet hours: a program that was down all morning sends none in the evening. */
const withinHours = 4
export const aheadDays = 3

/**
 * Writes the mail that is due by the calendar at a moment, in every force. Each has an id made of whose it is and for when, so
 * that it is written once however many processes do this and however often. Returns how many were written.
 */
export async function writeRegularMail(
  moment: Instant,
  { db = database().db }: { db?: Database } = {},
): Promise<number> {
  if (!mailSettings()) return 0
  const known = await rowsOf(db, z.object({ force_id: z.string() }), sql`select force_id from spo_force_settings()`)
  let written = 0
  for (const { force_id: forceId } of known) {
    const due = await asPerson({ id: '', forceId }, tx => dueIn(tx, forceId, moment), { db })
    for (const { person, kind, period } of due) {
      const note = kind === 'dailyDigest' ? await asPerson(person, tx => noteFor(tx, person, moment), { db }) : null
      if (kind === 'dailyDigest' && !note) continue
      written += await asPerson({ id: '', forceId }, tx => write(tx, { forceId, person, kind, period, note, moment }), {
        db,
      })
    }
  }
  return written
}

interface Due {
  person: Actor
  kind: MailKind
  /** The day or the month that it is for. */
  period: string
}
async function dueIn(tx: Transaction, forceId: string, moment: Instant): Promise<Due[]> {
  const [force] = await tx.select({ settings: forces.settings }).from(forces).where(eq(forces.id, forceId))
  const { quietToHour } = settingsFrom(force?.settings)
  const hour = Number(londonTime(moment).slice(0, 2))
  if (hour < quietToHour || hour >= quietToHour + withinHours) return []
  const today = londonDate(moment)
  const wanting = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(isNull(people.endedAt), eq(people.digest, true)))
  const wants = new Set(wanting.map(p => p.id))
  const staff = await staffOf(tx, forceId)
  const all = [
    ...staff.flatMap((person): Due[] => (wants.has(person.id) ? [{ person, kind: 'dailyDigest', period: today }] : [])),
    ...staff.flatMap((person): Due[] =>
      person.roles.includes('supervisor') && mayEver(person, 'seeMeasures')
        ? [{ person, kind: 'monthlyLimits', period: today.slice(0, 7) }]
        : [],
    ),
  ]
  if (!all.length) return []
  const there = await tx
    .select({ id: outgoingMail.id })
    .from(outgoingMail)
    .where(sql`${outgoingMail.id} in ${all.map(idOf)}`)
  const done = new Set(there.map(m => m.id))
  return all.filter(d => !done.has(idOf(d)))
}

/** How much waits for a person: numbers alone; null when nothing does. */
async function noteFor(tx: Transaction, person: Actor, moment: Instant): Promise<string | null> {
  const at = sql`${moment}::timestamptz`
  const row = await rowOf(
    tx,
    z.object({ n: z.number(), late: z.number(), soon: z.number() }),
    sql`
    select count(*)::int as n, count(*) filter (where i.late)::int as late,
      count(*) filter (where not i.late and i.due < ${at} + make_interval(days => ${aheadDays}::int))::int as soon
    from (${standingOnDesk(person, moment)}) i where i.needs`,
  )
  return row ? digestWords(row, aheadDays) : null
}

async function write(
  tx: Transaction,
  m: Due & { forceId: string; note: string | null; moment: Instant },
): Promise<number> {
  const rows = await tx
    .insert(outgoingMail)
    .values({
      id: idOf(m),
      forceId: m.forceId,
      personId: m.person.id,
      kind: m.kind,
      caseRef: '',
      note: m.note,
      createdAt: m.moment,
      dueAt: m.moment,
    })
    .onConflictDoNothing({ target: outgoingMail.id })
    .returning({ id: outgoingMail.id })
  return rows.length
}
/** The same for the same person, kind and period: a UUID of version 8 made of them. */
function idOf({ person, kind, period }: Due): string {
  const hex = createHash('sha256').update(`${person.id} ${kind} ${period}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const pollSeconds = 300
/** Keeps writing what falls due by the calendar until it is ended. */
export const startRegularMail = (db?: Database): (() => Promise<void>) =>
  startRounds({
    failure: 'Regular mail could not be written',
    everySeconds: pollSeconds,
    round: ({ at, db }) => writeRegularMail(at, db ? { db } : {}),
    db,
  })
