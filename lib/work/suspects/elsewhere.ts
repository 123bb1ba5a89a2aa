import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { PersonSide } from '../../case/views/reports.ts'
import { alikeOn } from '../../pattern/linkage/one-side.ts'
import type { Person } from '../../pattern/linkage/report.ts'
import type { Weights } from '../../pattern/linkage/weights.ts'
import { liveOrders } from '../lists/order-sql.ts'
import { inScope } from '../lists/scope.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { type CasePeople, defendantOf, peopleOfCases, termsOfPerson, victimsOf } from '../reports/known-suspects.ts'
import { reportsMarked } from '../reports/person-rows.ts'
import { personKey } from '../reports/read-rows.ts'
import { asJson, idsIn } from '../reports/summarise.ts'

/** Where a person is known: as the defendant or as a protected person of cases, as the suspect or the victim of crime reports. */

const caseRow = z.object({
  id: z.string(),
  open: z.boolean(),
  ref: z.string(),
  status: z.enum(['open', 'closed']),
  defendants: z.array(z.string()),
  protectedPersons: z.array(z.string()),
  orders: z.number(),
  inForce: z.array(z.string()),
  breaches: z.number(),
})
export type CaseOfPerson = Omit<z.infer<typeof caseRow>, 'id' | 'open'> & { why: string[] }
/** What is known of cases of somebody so like them that are closed to the reader: of a restricted one, that it is there. */
export interface Locked {
  cases: number
  ordersInForce: number
  breaches: number
}
export interface CasesOfPerson {
  cases: CaseOfPerson[]
  locked: Locked
}
const reportRow = z.object({
  ref: z.string(),
  recordedOn: z.string(),
  offence: z.string(),
  other: z.string(),
  givenNames: z.string(),
  familyName: z.string(),
  bornOn: z.string(),
  phones: z.string(),
  emails: z.string(),
  handles: z.string(),
})
/** A crime report of a person: `other` is its victim where they are the suspect, and its suspect where they are the victim. */
export type ReportOfPerson = Pick<z.infer<typeof reportRow>, 'ref' | 'recordedOn' | 'offence' | 'other'> & {
  why: string[]
}

/** Whether two people of several names each are likely one, and why. */
function likeness(
  side: PersonSide,
  own: readonly Person[],
  other: readonly Person[],
  weights: Weights,
): { score: number; why: string[] } | undefined {
  const best = own.flatMap(one => alikeOn(side, one, other, weights).slice(0, 1)).sort((a, b) => b.score - a.score)[0]
  return best
}
const peopleOn: Record<PersonSide, (c: CasePeople) => Person[]> = { suspect: defendantOf, victim: victimsOf }

/** Cases in which one who goes by these names is likely the defendant, or a protected person: but for one case, of those that the reader may see. */
export async function casesOfPerson(
  tx: Transaction,
  actor: Actor,
  {
    side,
    mine,
    weights,
    today,
    except,
  }: { side: PersonSide; mine: readonly Person[]; weights: Weights; today: CalendarDate; except?: string },
): Promise<CasesOfPerson> {
  const sharing = await rowsOf(
    tx,
    z.object({ caseId: z.string().nullable() }),
    sql`select case_id as "caseId" from spo_cases_of_terms(${asJson(mine.flatMap(p => termsOfPerson(side, p)))}, ${except ?? null}::uuid)`,
  )
  const restricted = sharing.filter(s => s.caseId === null).length
  const known = await peopleOfCases(
    tx,
    sharing.flatMap(s => s.caseId ?? []),
  )
  const alike = new Map(
    known.flatMap(c => {
      const like = likeness(side, mine, peopleOn[side](c), weights)
      return like ? [[c.id, like] as const] : []
    }),
  )
  if (!alike.size) return { cases: [], locked: { cases: restricted, ordersInForce: 0, breaches: 0 } }
  const rows = await rowsOf(
    tx,
    caseRow,
    sql`
    with live as (${liveOrders(today)})
    select cases.id, cases.ref, cases.status, coalesce(${inScope(actor, 'viewCase')}, false) as open,
      (select coalesce(array_agg(d.given_names || ' ' || d.family_name order by d.id), '{}') from defendants d where d.case_id = cases.id) as defendants,
      (select coalesce(array_agg(p.given_names || ' ' || p.family_name order by p.id), '{}') from protected_persons p
        where p.case_id = cases.id and p.removed_at is null) as "protectedPersons",
      (select count(*)::int from orders o where o.case_id = cases.id) as orders,
      (select coalesce(array_agg(l.ref order by l.ref), '{}') from live l where l.case_id = cases.id) as "inForce",
      (select count(*)::int from breaches b where b.case_id = cases.id) as breaches
    from cases where cases.id in ${idsIn([...alike.keys()])} order by cases.ref`,
  )
  const strength = (id: string) => alike.get(id)?.score ?? 0
  const closed = rows.filter(row => !row.open)
  return {
    cases: rows
      .filter(row => row.open)
      .toSorted((a, b) => strength(b.id) - strength(a.id))
      .map(({ id, open: _, ...row }) => ({ ...row, why: alike.get(id)?.why ?? [] })),
    locked: {
      cases: restricted + alike.size - rows.length + closed.length,
      ordersInForce: closed.reduce((n, row) => n + row.inForce.length, 0),
      breaches: closed.reduce((n, row) => n + row.breaches, 0),
    },
  }
}

/** Crime reports whose suspect, or whose victim, is likely one who goes by these names: the likeliest first, and of those alike the latest. */
export async function reportsOfPerson(
  tx: Transaction,
  { side, mine, weights }: { side: PersonSide; mine: readonly Person[]; weights: Weights },
): Promise<ReportOfPerson[]> {
  const families = [...new Set(mine.map(p => personKey(p.familyName)).filter(Boolean))]
  const values = (of: (p: Person) => string) => mine.flatMap(p => of(p).split(';')).filter(Boolean)
  const [own, other] = side === 'suspect' ? ['suspect', 'victim'] : ['victim', 'suspect']
  const column = (name: string, of = own) => sql.raw(`r.${of}_${name}`)
  const rows = await rowsOf(
    tx,
    reportRow,
    sql`
    select r.ref, r.recorded_on as "recordedOn", r.offence, ${column('given_names', other)} || ' ' || ${column('family_name', other)} as other,
      ${column('given_names')} as "givenNames", ${column('family_name')} as "familyName", ${column('born_on')} as "bornOn",
      ${column('phones')} as phones, ${column('emails')} as emails, ${column('handles')} as handles
    from (${reportsMarked(side, [
      ['key', families],
      ['phones', values(p => p.phones)],
      ['emails', values(p => p.emails)],
      ['handles', values(p => p.handles)],
    ])}) found join crime_reports r on r.id = found.id
    order by r.recorded_on desc, r.ref limit 1000`,
  )
  const people = rows.map(r => ({ ...r, ref: '', address: '', postcode: '' }))
  const best = new Map<number, { score: number; why: string[] }>()
  for (const one of mine)
    for (const a of alikeOn(side, one, people, weights)) if (a.score > (best.get(a.n)?.score ?? 0)) best.set(a.n, a)
  return rows
    .flatMap((r, n) => {
      const like = best.get(n)
      const { ref, recordedOn, offence } = r
      return like ? [{ ref, recordedOn, offence, other: r.other.trim() || 'Not named', like }] : []
    })
    .toSorted((a, b) => b.like.score - a.like.score)
    .map(({ like, ...r }) => ({ ...r, why: like.why }))
}
