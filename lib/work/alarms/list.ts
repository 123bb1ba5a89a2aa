import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { type AlarmKind, type AlarmReader, alarmKindNames, alarmReaders } from '../../case/reference/alarm-kinds.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { casePath } from '../../site/addresses.ts'
import type { NoticeReason } from '../../waits/alarm-plan.ts'
import type { ForceAboutKind } from '../../waits/force/force-wait.ts'
import { forceKindsOf, forceWaitKinds, isForceWaitKind } from '../../waits/force/projection.ts'
import { waitKinds } from '../../waits/projection.ts'
import type { Wait } from '../../waits/wait.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { inScope } from '../lists/scope.ts'
import { waitParams } from '../lists/waits.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'

/** How a person's mail about an alarm stands. */
const mailStandings = ['none', 'waiting', 'sent', 'refused', 'withdrawn'] as const
export type MailStanding = (typeof mailStandings)[number]
export interface OwnAlarm {
  noticeId: string
  /** Of its case; null when it is about a pair of reports or the force. */
  ref: string | null
  /** Whether where it is dealt with is open to the reader; whoever is on duty is told of other cases too. */
  mayView: boolean
  href: string
  link: string
  kind: AlarmKind
  words: string
  why: NoticeReason
  at: Instant
  alarmAt: Instant
  seenAt: Instant | null
  settledAt: Instant | null
}
interface When {
  at?: Instant
  db?: Database
}
/** What is told of an alarm: its case, and what its words are made of. */
const alarmRow = z.object({
  ref: z.string().nullable(),
  kind: z.enum(alarmKindNames),
  aboutKind: z.string(),
  aboutId: z.string(),
  params: waitParams,
})
type Row = z.output<typeof alarmRow>
const why = z.enum([...(Object.keys(alarmReaders) as AlarmReader[]), 'standIn', 'named'])
const ownRow = alarmRow.extend({
  place: z.string(),
  noticeId: z.string(),
  mayView: z.boolean(),
  why,
  at: z.string(),
  alarmAt: z.string(),
  seenAt: z.string().nullable(),
  settledAt: z.string().nullable(),
})

const pageSize = 25
const seenDays = 30
/** The kinds about the force or a pair whose place is open to the reader; never an empty list. */
const ownKinds = (actor: Actor): string[] => ['', ...forceKindsOf(actor)]

const wordsOf = (r: Row, actor: Actor, at: Instant) => {
  const now = { at, today: londonDate(at) }
  if (isForceWaitKind(r.kind)) {
    const entry = forceWaitKinds[r.kind]
    const shown = { about: { kind: r.aboutKind as ForceAboutKind, id: r.aboutId }, params: r.params }
    return { words: entry.sentence(shown, now), href: entry.page(shown, actor), link: entry.go }
  }
  const entry = waitKinds[r.kind]
  const about = { kind: r.aboutKind as Wait['about']['kind'], id: r.aboutId }
  const shown = { about, params: r.params, owner: null, text: '' }
  const page = typeof entry.page === 'function' ? entry.page(shown) : entry.page
  return {
    words: entry.line ? entry.line(shown, now, actor) : entry.sentence(shown, now),
    href: casePath(r.ref ?? '', page),
    link: r.ref ?? '',
  }
}

/** What is not seen before what is, what is not settled before what is, and then the latest first: one text that rises. */
const ownPlace = sql`concat((n.seen_at is not null)::int, (a.settled_at is not null)::int, to_char(9999999999999 - extract(epoch from n.at) * 1000, 'FM0000000000000'))`
const isPlace = (value: string) => /^[01]{2}\d{13}$/.test(value)
interface OwnAsk {
  after?: string | undefined
  before?: string | undefined
}
/** The alarms that a person was told of: those not seen, and those of the last days that were; and that they were looked at. */
export function ownAlarms(actor: Actor, { after, before, ...w }: OwnAsk & When = {}) {
  const at = w.at ?? new Date().toISOString()
  return look(
    actor,
    { kind: 'view', act: 'readAlarms', sentence: 'Looked at their own alarms' },
    async tx => {
      const cursor = cursorFrom({ after, before }, { isValue: isPlace })
      const past = beyond(cursor, [ownPlace, sql`text`], [sql`n.id`, sql`uuid`])
      const found = await rowsOf(
        tx,
        ownRow,
        sql`
        select ${ownPlace} as place, n.id as "noticeId", cases.ref, case when n.case_id is null then a.kind in ${ownKinds(actor)} else ${inScope(actor, 'viewCase')} end as "mayView", a.kind, a.about_kind as "aboutKind", a.about_id as "aboutId",
          a.params, n.why, n.at, a.alarm_at as "alarmAt", n.seen_at as "seenAt", a.settled_at as "settledAt"
        from alarm_notices n join alarms a on a.id = n.alarm_id left join cases on cases.id = n.case_id
        where n.person_id = ${actor.id}::uuid
          and (n.seen_at is null or n.seen_at > ${at}::timestamptz - make_interval(days => ${seenDays}::int))
          ${past ? sql`and ${past}` : sql``}
        order by ${ownPlace} ${directionOf(cursor)}, n.id ${directionOf(cursor)} limit ${pageSize + 1}`,
      )
      const page = pageInOrder(found, pageSize, cursor, row => keyText(row.place, row.noticeId))
      const all = page.rows.map(
        ({ aboutKind, aboutId, params, place: _, ...row }): OwnAlarm => ({
          ...row,
          ...wordsOf({ ref: row.ref, kind: row.kind, aboutKind, aboutId, params }, actor, at),
        }),
      )
      return {
        unseen: all.filter(r => !r.seenAt),
        seen: all.filter(r => r.seenAt),
        previous: page.previous,
        next: page.next,
      }
    },
    { at, ...(w.db ? { db: w.db } : {}) },
  )
}

/** How many alarms a person has not marked as seen that are not settled either: the count at the head of every page. */
export const unseenAlarms = (actor: Actor, db?: Database): Promise<number> =>
  asPerson(
    actor,
    async tx => {
      const [row] = await rowsOf(
        tx,
        z.object({ n: z.number() }),
        sql`
        select count(*)::int as n from alarm_notices n join alarms a on a.id = n.alarm_id
        where n.person_id = ${actor.id}::uuid and n.seen_at is null and a.settled_at is null`,
      )
      return row?.n ?? 0
    },
    { byKeys: true, ...(db ? { db } : {}) },
  )

/** A person's unseen notices as a form may pick from them. */
export async function noticeOptions(tx: Transaction, actor: Actor) {
  const at = new Date().toISOString()
  const rows = await rowsOf(
    tx,
    alarmRow.extend({ id: z.string() }),
    sql`
    select n.id, cases.ref, a.kind, a.about_kind as "aboutKind", a.about_id as "aboutId", a.params
    from alarm_notices n join alarms a on a.id = n.alarm_id left join cases on cases.id = n.case_id
    where n.person_id = ${actor.id}::uuid and n.seen_at is null order by n.at desc limit ${pageSize}`,
  )
  return rows.map(row => ({
    value: row.id,
    label: `${row.ref ? `${row.ref}: ` : ''}${wordsOf(row, actor, at).words}`,
  }))
}

export const alarmStates = {
  open: { label: 'Not settled' },
  unseen: { label: 'Not settled, seen by nobody' },
  refused: { label: 'Mail refused' },
  all: { label: 'All' },
} as const
export type AlarmState = keyof typeof alarmStates
const toldRow = z.object({
  alarmId: z.string(),
  person: z.string(),
  why,
  at: z.string(),
  mail: z.enum(mailStandings),
  sentAt: z.string().nullable(),
  problem: z.string().nullable(),
  seenAt: z.string().nullable(),
})
export type Told = Omit<z.output<typeof toldRow>, 'alarmId'>
const forceRow = alarmRow.extend({
  nextAt: z.string().nullable(),
  id: z.string(),
  occasion: z.number(),
  alarmAt: z.string(),
  raisedAt: z.string(),
  settledAt: z.string().nullable(),
})
export interface ForceAlarm {
  id: string
  ref: string | null
  kind: AlarmKind
  words: string
  href: string
  link: string
  occasion: number
  alarmAt: Instant
  raisedAt: Instant
  settledAt: Instant | null
  /** When it is told or passed on next, where it is not dealt with first. */
  nextAt: Instant | null
  told: Told[]
}
const stateOf: Record<AlarmState, SQL> = {
  open: sql`a.settled_at is null`,
  unseen: sql`a.settled_at is null and not exists (select from alarm_notices n where n.alarm_id = a.id and n.seen_at is not null)`,
  refused: sql`exists (select from alarm_notices n join outgoing_mail m on m.id = n.mail_id where n.alarm_id = a.id and m.sent_at is null and (m.refused_at is not null or m.given_up_at is not null))`,
  all: sql`true`,
}
interface ForceAsk {
  state: AlarmState
  after?: string | undefined
  before?: string | undefined
}

/** The alarms of the force, of its pairs and of cases that the reader may see, the latest first: who was told, what was sent, refused and seen. */
export function forceAlarms(actor: Actor, ask: ForceAsk, w: When = {}) {
  const at = w.at ?? new Date().toISOString()
  return look(
    actor,
    { kind: 'view', act: 'readAlarms', sentence: 'Looked at the alarms of the force' },
    async tx => {
      const cursor = cursorFrom(ask)
      const direction = directionOf(cursor, true)
      const past = beyond(cursor, [sql`a.raised_at`, sql`timestamptz`], [sql`a.id`, sql`uuid`], true)
      const found = await rowsOf(
        tx,
        forceRow,
        sql`
        select a.id, cases.ref, a.kind, a.about_kind as "aboutKind", a.about_id as "aboutId", a.params, a.occasion,
          a.alarm_at as "alarmAt", a.raised_at as "raisedAt", a.settled_at as "settledAt", a.next_at as "nextAt"
        from alarms a left join cases on cases.id = a.case_id
        where a.force_id = (select spo_force()) and ${stateOf[ask.state]} and (a.case_id is null or ${inScope(actor, 'viewCase')}) ${past ? sql`and ${past}` : sql``}
        order by a.raised_at ${direction}, a.id ${direction} limit ${pageSize + 1}`,
      )
      const page = pageInOrder(found, pageSize, cursor, row => keyText(row.raisedAt, row.id))
      const told = await toldOf(
        tx,
        page.rows.map(r => r.id),
      )
      const [round] = await rowsOf(
        tx,
        z.object({ lastAt: z.string() }),
        sql`select last_at as "lastAt" from alarm_rounds where force_id = (select spo_force())`,
      )
      return {
        rows: page.rows.map(
          (r): ForceAlarm => ({
            id: r.id,
            ref: r.ref,
            kind: r.kind,
            occasion: r.occasion,
            alarmAt: r.alarmAt,
            raisedAt: r.raisedAt,
            settledAt: r.settledAt,
            nextAt: r.nextAt,
            ...wordsOf(r, actor, at),
            told: told.get(r.id) ?? [],
          }),
        ),
        after: page.next,
        before: page.previous,
        lastRound: round?.lastAt ?? null,
      }
    },
    { at, ...(w.db ? { db: w.db } : {}) },
  )
}

async function toldOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, Told[]>> {
  const all = new Map<string, Told[]>()
  if (!ids.length) return all
  const rows = await rowsOf(
    tx,
    toldRow,
    sql`
    select n.alarm_id as "alarmId", p.name as person, n.why, n.at, n.seen_at as "seenAt", m.sent_at as "sentAt", m.last_error as problem,
      case when m.id is null then 'none' when m.sent_at is not null then 'sent' when m.refused_at is not null or m.given_up_at is not null then 'refused'
        when m.withdrawn_at is not null then 'withdrawn' else 'waiting' end as mail
    from alarm_notices n join people p on p.id = n.person_id left join outgoing_mail m on m.id = n.mail_id
    where n.alarm_id in ${[...ids]} order by n.rung, n.at, p.name`,
  )
  for (const { alarmId, ...row } of rows) all.set(alarmId, [...(all.get(alarmId) ?? []), row])
  return all
}
