import { eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { people, teams } from '../../../db/schema/organisation.ts'
import type { CaseFile, Collection } from '../../case/case.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import type { Order } from '../../case/records/orders.ts'
import { type OrderKind, orderKinds } from '../../case/reference/statute.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import type { SafeContact } from '../../law/practice/safe-contact.ts'
import { contactAtDoor } from '../../views/at-the-door.ts'
import { answerFrom, orderCalled } from '../case/at-the-door.ts'
import { orderAtDoor } from '../case/restricted.ts'
import { look } from '../case/view-case.ts'
import { findCase, loadFile } from '../pipeline/load.ts'
import { rowOf, rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from './cursor.ts'
import { keptFigures, lastBy, whoseOf } from './kept-figures.ts'
import { liveOrders } from './order-sql.ts'
import { anyWords, type Words, whyFound, wordsOf } from './search-words.ts'

/** Orders in force across the force: found by anyone who may meet the defendant at a door, whatever team the case is in. */

export interface RegisterAsk {
  q: string
  after?: string | undefined
  before?: string | undefined
}
const listed = z.object({
  orderId: z.string(),
  orderRef: z.string(),
  kind: z.enum(Object.keys(orderKinds) as OrderKind[]),
  madeOn: z.string(),
  lastDay: z.string().nullable(),
  defendant: z.string(),
  aliases: z.array(z.string()),
  bornOn: z.string().nullable(),
  served: z.boolean(),
  /** Served since its terms were last changed. */
  servedNow: z.boolean(),
  owner: z.string().nullable(),
  conditions: z.number(),
  /** Why it was found; empty when the whole register is listed. */
  why: z.array(z.string()),
  place: z.string(),
  /** Settles what stands at one place. */
  tie: z.string(),
  /** How many a search found; null where all are listed, which are counted apart. */
  total: z.number().nullable(),
})
export type RegisterRow = Omit<z.output<typeof listed>, 'place' | 'tie' | 'total'> & { key: string }
export interface RegisterPage {
  rows: RegisterRow[]
  /** How many orders are in force in all that was found. */
  total: number
  previous: string | undefined
  next: string | undefined
  /** Restricted cases that match, for those who would find them were they not: nothing but their references. */
  locked: { ref: string; team: string }[]
}
export const registerPageLength = 25

type Options = {
  at?: Instant
  db?: Database
  /** Whether how many are in force may be shown as it was counted within the last minute: see `keptFigures`. The rows are read anew each time. */
  keep?: boolean
}

/**
 * One page of the register: by name when all is listed, by likeness when searched. The number of statements does not depend on
 * how many there are; recorded as a search.
 */
export function registerPage(actor: Actor, ask: RegisterAsk, options: Options = {}): Promise<RegisterPage> {
  const q = ask.q.trim().slice(0, 200)
  const today = londonDate(options.at ?? new Date().toISOString())
  return look(
    actor,
    {
      kind: q ? 'search' : 'view',
      act: 'seeRegister',
      sentence: q ? 'Searched the register of orders' : 'Looked at the register of orders',
      detail: { q },
    },
    async tx => {
      if (!mayEver(actor, 'seeRegister'))
        return { rows: [], total: 0, previous: undefined, next: undefined, locked: [] }
      const words = wordsOf(q)
      const count = () => countOf(tx, today)
      const total = q
        ? undefined
        : options.keep
          ? await keptFigures(tx, { key: keyOf(actor, today), last: lastBy(actor.id), count })
          : await count()
      return { ...(await pageOf(tx, { q, words, today, total }, ask)), locked: await orderAtDoor(tx, words, today) }
    },
    { ...options, byKeys: q === '' },
  )
}

const textArray = (values: string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`
const matching = (w: Words): SQL =>
  sql`spo_matching(${textArray(w.names)}, ${textArray(w.sounds)}, ${w.phone}::text, ${w.plain}::text, ${w.handle}::text, ${w.born}::text)`
/** An address as typed, for LIKE: each run of letters and digits in its order, whatever stands between. */
const addressPattern = (q: string): string | null => {
  const parts = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return parts.join('').length >= 4 ? `%${parts.join('%')}%` : null
}

const keyOf = (actor: Actor, today: CalendarDate) => JSON.stringify(['register', ...whoseOf(actor), today])
async function countOf(tx: Transaction, today: CalendarDate): Promise<number> {
  const found = await rowOf(
    tx,
    z.object({ total: z.number() }),
    sql`select count(*)::int as total from (${liveOrders(today)}) l join defendants d on d.case_id = l.case_id`,
  )
  return found?.total ?? 0
}

const nameOf = sql`lower(d.family_name || ' ' || d.given_names)`
/** So many orders are read whole and put in order sooner than those of the first page are found by going through the names. */
const fewOrders = 250
/** When all are listed, orders of one name stand by their day. */
const dayAndId = (tie: string) => /^\d{4}-\d\d-\d\d [0-9a-f-]{36}$/.test(tie)

interface Listing {
  q: string
  words: Words
  today: CalendarDate
  /** How many there are when all are listed. */
  total: number | undefined
}
async function pageOf(tx: Transaction, { q, words, today, total }: Listing, ask: RegisterAsk) {
  const cursor = cursorFrom(ask, q ? {} : { isTie: dayAndId })
  const order = directionOf(cursor)
  const past = beyond(cursor, [sql`place`, sql`text`], [sql`tie`, sql`text`]) ?? sql`true`
  const pageIn = (from: SQL) =>
    sql`page as (select * from ${from} where ${past} order by place ${order}, tie ${order} limit ${registerPageLength + 1})`
  const tie = sql`l.made_on || ' ' || l.id`
  const pages = q
    ? sql`${found(q, words, today)}, ${pageIn(sql`listed`)}`
    : (total ?? 0) <= fewOrders
      ? sql`listed as (select l.id, l.case_id, l.last_day, ${nameOf} as place, ${tie} as tie from (${liveOrders(today)}) l join defendants d on d.case_id = l.case_id), ${pageIn(sql`listed`)}`
      : pageIn(sql`(
        select l.id, l.case_id, l.last_day, ${nameOf} as place, ${tie} as tie
        from defendants d cross join lateral (${liveOrders(today)} and o.case_id = d.case_id offset 0) l
        where d.force_id = (select spo_force()) ${cursor.key ? sql`and ${nameOf} ${cursor.backwards ? sql`<=` : sql`>=`} ${cursor.key[0]}::text` : sql``}) listed`)
  const rows = await rowsOf(
    tx,
    listed,
    sql`
    with ${pages}
    select p.id as "orderId", o.ref as "orderRef", o.kind, o.made_on as "madeOn", p.last_day as "lastDay", d.given_names || ' ' || d.family_name as defendant,
      d.aliases, d.born_on as "bornOn", ${q ? sql`p.why` : sql`array[]::text[] as why`}, p.place, p.tie, own.name as owner, ${q ? sql`(select count(*)::int from listed)` : sql`null::int`} as total,
      exists (select 1 from services s where s.order_id = p.id and s.served) as served,
      not exists (select 1 from order_versions v where v.order_id = p.id and v.withdrawn_at is null and v.from_on <= ${today}
        and not exists (select 1 from services s where s.order_id = p.id and s.served
          and (s.attempted_at at time zone 'Europe/London')::date >= v.from_on)) as "servedNow",
      (select count(*)::int from order_conditions c
        cross join lateral (select max(v.version) as version from order_versions v where v.order_id = p.id and v.withdrawn_at is null and v.from_on <= ${today}) now
        where c.order_id = p.id and c.from_version <= now.version and (c.to_version is null or now.version <= c.to_version)
          and (c.last_day is null or c.last_day >= ${today})) as conditions
    from page p join orders o on o.id = p.id join defendants d on d.case_id = p.case_id left join people own on own.id = o.owner_id
    order by p.place ${order}, p.tie ${order}`,
  )
  const page = pageInOrder(rows, registerPageLength, cursor, row => keyText(row.place, row.tie))
  // What is seen whole is counted by what is seen.
  const isWhole = !page.next && !page.previous
  return {
    ...page,
    rows: page.rows.map(({ total: _n, tie, place, why, ...row }) => ({
      ...row,
      why: bestReasons(why),
      key: keyText(place, tie),
    })),
    total: isWhole ? page.rows.length : (total ?? rows[0]?.total ?? 0),
  }
}

/** The orders in force that a search finds, by words and by address, the likeliest first. */
function found(q: string, words: Words, today: CalendarDate): SQL {
  const address = addressPattern(q)
  const wordHits = anyWords(words)
    ? sql`select m.case_id, m.score, m.why from ${matching(words)} m`
    : sql`select null::uuid as case_id, 0::real as score, array[]::text[] as why where false`
  const addressHits = address
    ? sql`
      select d.case_id, 0.7::real, array['homeAddress:same'] from defendants d where lower(concat_ws(' ', d.home_address, d.found_at)) like ${address}
      union all select n.case_id, 0.7::real, array['notifiedAddress:same'] from notifications n where lower(n.home_address) like ${address}
      union all select c.case_id, 0.6::real, array['conditionPlace:same'] from order_conditions c where c.to_version is null and lower(concat_ws(' ', c.text, c.locality)) like ${address}`
    : sql`select null::uuid, 0::real, array[]::text[] where false`
  return sql`
    live as (${liveOrders(today)}),
    hits as (${wordHits} union all ${addressHits}),
    found as (select h.case_id, max(h.score) as score, array_agg(distinct y.code) as why from hits h cross join lateral unnest(h.why) y (code) group by h.case_id),
    listed as (
      select l.id, l.case_id, l.last_day, f.why, to_char(100 - f.score, 'FM000.0000') || ' ' || ${nameOf} || ' ' || l.made_on as place, l.id::text as tie
      from live l join defendants d on d.case_id = l.case_id join found f on f.case_id = l.case_id)`
}

const addressKinds: Record<string, string> = {
  homeAddress: 'Defendant’s address',
  notifiedAddress: 'Address the defendant notified',
  conditionPlace: 'Named in a condition',
}
const closeness = ['same', 'near', 'sound']
/** Why an order was found, in words: only the closest kind of likeness, since one exact match makes the others noise. */
function bestReasons(codes: string[]): string[] {
  const rank = (code: string) => closeness.indexOf(code.split(':')[1] ?? '')
  const best = Math.min(...codes.map(rank))
  return codes.filter(code => rank(code) === best).map(wordsOfWhy)
}
const wordsOfWhy = (code: string) => addressKinds[code.split(':')[0] ?? ''] ?? whyFound(code)

const cardCollections = [
  'defendants',
  'applications',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
  'notifications',
  'correctionProposals',
  'named',
  'restrictions',
] as const satisfies Collection[]
export interface RegisterEntry {
  file: CaseFile<(typeof cardCollections)[number]>
  order: Order
  /** Who answers for the order, and on which number they are rung: for the screen, never for paper. */
  owner: string | null
  ownerPhone: string | null
  /** How each protected person may be contacted: for the screen, never for paper. */
  contact: SafeContact[]
  team: string | null
  at: Instant
  today: CalendarDate
}

/** One order for the officer at the door, by its reference. Force-wide, unlike the case itself; recorded as a view of the case. */
export async function registerEntry(
  actor: Actor,
  orderRef: string,
  options: Options = {},
): Promise<RegisterEntry | undefined> {
  if (!mayEver(actor, 'seeRegister') && !mayEver(actor, 'takeCalls')) return undefined
  const at = options.at ?? new Date().toISOString()
  const found = await caseOfOrder(actor, orderRef, options.db)
  if (!found) return undefined
  return look(
    actor,
    {
      kind: 'view',
      act: 'viewCard',
      sentence: `Looked at the door card of order ${orderRef}`,
      subject: { kind: 'case', id: found.caseId },
      detail: { orderRef },
    },
    async tx => {
      await answerFrom(tx, [found.caseId])
      const root = await findCase(tx, found.caseRef, false)
      if (!root) return undefined
      const file = await loadFile(tx, root, cardCollections, londonDate(at))
      const order = file.orders.find(o => o.id === found.orderId)
      if (!order) return undefined
      const [owner] = order.ownerId
        ? await tx.select({ name: people.name, phone: people.phone }).from(people).where(eq(people.id, order.ownerId))
        : []
      const contact = contactAtDoor(
        await loadFile(tx, root, ['protectedPersons', 'confidentialAddresses'], londonDate(at)),
      )
      const [team] = await tx.select({ name: teams.name }).from(teams).where(eq(teams.id, root.teamId))
      return {
        file,
        order,
        owner: owner?.name ?? null,
        ownerPhone: owner?.phone ?? null,
        contact,
        team: team?.name ?? null,
        at,
        today: londonDate(at),
      }
    },
    { ...options, at },
  )
}

/** Which case an order is of; undefined when there is none, it is another force's, or the case is closed to the actor. */
const caseOfOrder = (actor: Actor, orderRef: string, db: Database | undefined) =>
  asPerson(actor, tx => orderCalled(tx, orderRef), db ? { db } : {})
