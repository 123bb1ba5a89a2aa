import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import type { ForceAboutKind } from '../../waits/force/force-wait.ts'
import { type ForceWaitKind, forceKindsOf, forceWaitKinds, pairKindNames } from '../../waits/force/projection.ts'
import type { Params } from '../../waits/wait.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** What waits on the force and on its pairs of crime reports, read for a person at a moment. */

interface When {
  at?: Instant
  db?: Database
}
export interface ForceCount {
  total: number
  late: number
}
const isPair = (kind: ForceWaitKind) => (pairKindNames as readonly string[]).includes(kind)
/** Whether the force has lists that are this person's. */
export const hasForceWork = (actor: Actor): boolean => forceKindsOf(actor).some(kind => !isPair(kind))

const standingForForce = (kinds: readonly ForceWaitKind[], at: Instant): SQL => {
  const now = sql`${at}::timestamptz`
  return sql`w.force_id = (select spo_force()) and w.case_id is null and w.kind in ${[...kinds]}
    and w.visible_from <= ${now} and (w.lapses_at is null or ${now} < w.lapses_at)`
}
const countRow = z.object({ pair: z.boolean(), total: z.number(), late: z.number() })

/** How much waits on pairs and on the force, of what is this person's; undefined where nothing of it ever is. */
export async function countForceWaits(
  tx: Transaction,
  actor: Actor,
  at: Instant,
): Promise<{ pairs: ForceCount | undefined; force: ForceCount | undefined }> {
  const kinds = forceKindsOf(actor)
  if (!kinds.length) return { pairs: undefined, force: undefined }
  const rows = await rowsOf(
    tx,
    countRow,
    sql`select w.subject = 'pair' as pair, count(*)::int as total, count(*) filter (where w.late_from <= ${at}::timestamptz)::int as late
      from waits w where ${standingForForce(kinds, at)} group by 1`,
  )
  const of = (pair: boolean): ForceCount | undefined => {
    if (!kinds.some(kind => isPair(kind) === pair)) return undefined
    const { total = 0, late = 0 } = rows.find(row => row.pair === pair) ?? {}
    return { total, late }
  }
  return { pairs: of(true), force: of(false) }
}

export interface ForceItem {
  id: string
  label: string
  words: string
  href: string
  link: string
  since: Instant
  due: Instant | null
  late: boolean
}
export interface ForcePage {
  rows: ForceItem[]
  total: number
  late: number
  after: string | undefined
  before: string | undefined
  today: CalendarDate
}
export const forcePageSize = 25
const itemRow = z.object({
  id: z.string(),
  kind: z.enum(Object.keys(forceWaitKinds) as ForceWaitKind[]),
  aboutKind: z.custom<ForceAboutKind>(value => typeof value === 'string'),
  aboutId: z.string(),
  params: z.custom<Params>(value => typeof value === 'object' && value !== null),
  since: z.string(),
  due: z.string().nullable(),
  late: z.boolean(),
  sort: z.string(),
})

/** One page of what waits on the force itself, the longest due first; and that it was looked at. Two statements, however much waits. */
export function readForceWaits(
  actor: Actor,
  ask: { after?: string | undefined; before?: string | undefined },
  w: When = {},
): Promise<ForcePage> {
  const at = w.at ?? new Date().toISOString()
  const today = londonDate(at)
  const kinds = forceKindsOf(actor).filter(kind => !isPair(kind))
  return look(
    actor,
    { kind: 'view', act: 'readQueue', sentence: 'Looked at what waits on the force' },
    async tx => {
      const cursor = cursorFrom(ask)
      const direction = directionOf(cursor)
      const key = sql`to_char(coalesce(w.due_at, w.since) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`
      const past = beyond(cursor, [key, sql`text`], [sql`w.id`, sql`uuid`])
      const found = await rowsOf(
        tx,
        itemRow,
        sql`select w.id, w.kind, w.about_kind as "aboutKind", w.about_id as "aboutId", w.params, w.since, w.due_at as due,
            coalesce(w.late_from <= ${at}::timestamptz, false) as late, ${key} as sort
          from waits w where ${standingForForce(kinds, at)} ${past ? sql`and ${past}` : sql``}
          order by ${key} ${direction}, w.id ${direction} limit ${forcePageSize + 1}`,
      )
      const [count] = await rowsOf(
        tx,
        z.object({ total: z.number(), late: z.number() }),
        sql`select count(*)::int as total, count(*) filter (where w.late_from <= ${at}::timestamptz)::int as late from waits w where ${standingForForce(kinds, at)}`,
      )
      const page = pageInOrder(found, forcePageSize, cursor, row => keyText(row.sort, row.id))
      return {
        rows: page.rows.map(({ kind, aboutKind, aboutId, params, sort: _, ...row }) => {
          const entry = forceWaitKinds[kind]
          const shown = { about: { kind: aboutKind, id: aboutId }, params }
          const now = { at, today }
          return {
            ...row,
            label: entry.label,
            words: entry.sentence(shown, now),
            href: entry.page(shown, actor),
            link: entry.go,
          }
        }),
        total: count?.total ?? 0,
        late: count?.late ?? 0,
        after: page.next,
        before: page.previous,
        today,
      }
    },
    { at, ...(w.db ? { db: w.db } : {}) },
  )
}
