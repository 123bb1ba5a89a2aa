import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { alikeOn } from '../../pattern/linkage/one-side.ts'
import type { Person } from '../../pattern/linkage/report.ts'
import type { Weights } from '../../pattern/linkage/weights.ts'
import { viewCase } from '../case/view-case.ts'
import { liveOrders } from '../lists/order-sql.ts'
import { inScope } from '../lists/scope.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { weightsInUse } from '../reports/held-index.ts'
import { type CasePeople, defendantOf, peopleOfCases } from '../reports/known-suspects.ts'
import { asJson, idsIn } from '../reports/summarise.ts'

/** The defendant of a case wherever else they are known: cases, orders, breaches and crime reports, as far as the reader may see. */

const caseRow = z.object({
  id: z.string(),
  ref: z.string(),
  status: z.enum(['open', 'closed']),
  protectedPersons: z.array(z.string()),
  orders: z.number(),
  inForce: z.array(z.string()),
  breaches: z.number(),
})
export type SuspectCase = Omit<z.infer<typeof caseRow>, 'id'> & { why: string[]; isLinked: boolean }
const reportRow = z.object({
  ref: z.string(),
  recordedOn: z.string(),
  offence: z.string(),
  victim: z.string(),
  givenNames: z.string(),
  familyName: z.string(),
  bornOn: z.string(),
  phones: z.string(),
  emails: z.string(),
  handles: z.string(),
})
export type SuspectReport = Pick<z.infer<typeof reportRow>, 'ref' | 'recordedOn' | 'offence' | 'victim'> & {
  why: string[]
}
export interface Suspect {
  name: string
  bornOn: CalendarDate | null
  cases: SuspectCase[]
  /** Cases of somebody so like them that are closed to the reader. */
  lockedCases: number
  /** Null where crime reports are not the reader’s to see: then only how many. */
  reports: SuspectReport[] | null
  reportCount: number
}
const shownReports = 50

/** Recorded as a view of the case; undefined where the reader may not see it. */
export const viewSuspect = async (
  actor: Actor,
  ref: string,
  options: { at?: Instant; db?: Database } = {},
): Promise<Suspect | undefined> => {
  const view = await viewCase(
    { actor, ref, what: 'where else the defendant is known', only: ['caseLinks'], ...options },
    async (tx, file) => {
      const [own] = await peopleOfCases(tx, [file.case.id])
      if (!own) return undefined
      const { weights } = await weightsInUse(tx)
      const linked = new Set(file.caseLinks.filter(l => !l.endedAt && l.kind === 'sameDefendant').map(l => l.otherRef))
      const today = londonDate(options.at ?? new Date().toISOString())
      const cases = await casesOf(tx, actor, own, { linked, weights, today })
      const reports = await reportsOf(tx, own, weights)
      return { own, cases, reports }
    },
  )
  if (!view?.also) return undefined
  const { own, cases, reports } = view.also
  return {
    name: `${own.givenNames} ${own.familyName}`,
    bornOn: own.bornOn,
    ...cases,
    reports: mayEver(actor, 'seeReports') ? reports.slice(0, shownReports) : null,
    reportCount: reports.length,
  }
}

/** Whether two people of several names each are likely one, and why. */
function likeness(own: readonly Person[], other: readonly Person[], weights: Weights): string[] | undefined {
  const best = own
    .flatMap(one => alikeOn('suspect', one, other, weights).slice(0, 1))
    .sort((a, b) => b.score - a.score)[0]
  return best?.why
}

async function casesOf(
  tx: Transaction,
  actor: Actor,
  own: CasePeople,
  { linked, weights, today }: { linked: ReadonlySet<string>; weights: Weights; today: CalendarDate },
): Promise<Pick<Suspect, 'cases' | 'lockedCases'>> {
  const sharing = await rowsOf(
    tx,
    z.object({ caseId: z.string().nullable() }),
    sql`select case_id as "caseId" from spo_cases_sharing(${own.id}::uuid)`,
  )
  const locked = sharing.filter(s => s.caseId === null).length
  const known = await peopleOfCases(
    tx,
    sharing.flatMap(s => s.caseId ?? []),
  )
  const mine = defendantOf(own)
  const alike = new Map(
    known.flatMap(c => {
      const why = likeness(mine, defendantOf(c), weights)
      return why ? [[c.id, why] as const] : []
    }),
  )
  if (!alike.size) return { cases: [], lockedCases: locked }
  const rows = await rowsOf(
    tx,
    caseRow,
    sql`
    with live as (${liveOrders(today)})
    select cases.id, cases.ref, cases.status,
      (select coalesce(array_agg(p.given_names || ' ' || p.family_name order by p.id), '{}') from protected_persons p
        where p.case_id = cases.id and p.removed_at is null) as "protectedPersons",
      (select count(*)::int from orders o where o.case_id = cases.id) as orders,
      (select coalesce(array_agg(l.ref order by l.ref), '{}') from live l where l.case_id = cases.id) as "inForce",
      (select count(*)::int from breaches b where b.case_id = cases.id) as breaches
    from cases where cases.id in ${idsIn([...alike.keys()])} and ${inScope(actor, 'viewCase')} order by cases.ref`,
  )
  return {
    cases: rows.map(({ id, ...row }) => ({ ...row, why: alike.get(id) ?? [], isLinked: linked.has(row.ref) })),
    lockedCases: locked + alike.size - rows.length,
  }
}

/** Crime reports whose suspect is likely the defendant, the latest first. */
async function reportsOf(tx: Transaction, own: CasePeople, weights: Weights): Promise<SuspectReport[]> {
  const mine = defendantOf(own)
  const families = [...new Set(mine.map(p => p.familyName.toLowerCase()).filter(Boolean))]
  const values = (of: (p: Person) => string) => mine.flatMap(p => of(p).split(';')).filter(Boolean)
  const rows = await rowsOf(
    tx,
    reportRow,
    sql`
    select r.ref, r.recorded_on as "recordedOn", r.offence, r.victim_given_names || ' ' || r.victim_family_name as victim,
      r.suspect_given_names as "givenNames", r.suspect_family_name as "familyName", r.suspect_born_on as "bornOn",
      r.suspect_phones as phones, r.suspect_emails as emails, r.suspect_handles as handles
    from crime_reports r
    where r.force_id = (select spo_force()) and r.ended_at is null
      and (lower(r.suspect_family_name) in (select jsonb_array_elements_text(${asJson(families)}))
        or r.suspect_phones in (select jsonb_array_elements_text(${asJson(values(p => p.phones))}))
        or r.suspect_handles in (select jsonb_array_elements_text(${asJson(values(p => p.handles))})))
    order by r.recorded_on desc, r.ref limit 1000`,
  )
  const people = rows.map(r => ({ ...r, ref: '', address: '', postcode: '' }))
  const why = new Map<number, string[]>()
  for (const one of mine)
    for (const a of alikeOn('suspect', one, people, weights)) if (!why.has(a.n)) why.set(a.n, a.why)
  return rows.flatMap((r, n) => {
    const because = why.get(n)
    return because
      ? [
          {
            ref: r.ref,
            recordedOn: r.recordedOn,
            offence: r.offence,
            victim: r.victim.trim() || 'Not named',
            why: because,
          },
        ]
      : []
  })
}
