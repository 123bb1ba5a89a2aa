import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { type FoundValue, readOf } from '../../case/reference/court-orders.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { alikeOn } from '../../pattern/linkage/one-side.ts'
import type { Person } from '../../pattern/linkage/report.ts'
import type { Weights } from '../../pattern/linkage/weights.ts'
import { nameOfCell } from '../../pattern/orders/order-text.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { weightsInUse } from '../reports/held-index.ts'
import {
  defendantOf,
  peopleOfCases,
  termsOfPerson,
  victimLeast,
  victimsOf,
  withRestricted,
} from '../reports/known-suspects.ts'
import { reportsMarked } from '../reports/person-rows.ts'
import { personKey } from '../reports/read-rows.ts'
import { asJson } from '../reports/summarise.ts'

/** Orders that a court sent, against the people of cases and of pairs of crime reports: by the linkage, as a proposal. */

interface Sent {
  id: string
  letter: { found: FoundValue[] }
}
interface Match {
  orderId: string
  caseId: string | null
  caseRef: string | null
  pairId: string | null
  ringTeamId: string | null
  sides: 'both' | 'defendant'
  score: number
  why: string[]
}
const personOf = (
  found: readonly FoundValue[],
  name: 'defendant' | 'protectedPerson',
  born: 'defendantBornOn' | 'protectedBornOn',
): Person => {
  const { givenNames, familyName } = nameOfCell(readOf(found, name) ?? '')
  return {
    ref: '',
    givenNames,
    familyName,
    bornOn: readOf(found, born) ?? '',
    address: '',
    postcode: '',
    phones: '',
    emails: '',
    handles: '',
  }
}
/** A name and no date of birth is little of one person; of both together it is enough to look. */
const defendantLeast = 6

interface Likeness {
  sides: 'both' | 'defendant'
  score: number
  why: string[]
}
/** How like the two people of an order those are; undefined where the defendant is not, or is by name alone and nobody else is. */
function likeness(
  his: Person,
  hers: Person,
  defendants: readonly Person[],
  victims: readonly Person[],
  weights: Weights,
): Likeness | undefined {
  const [he] = alikeOn('suspect', his, defendants, weights, defendantLeast)
  if (!he) return undefined
  const [she] = hers.familyName ? alikeOn('victim', hers, victims, weights, victimLeast) : []
  if (!she && !his.bornOn) return undefined
  const why = [
    `The defendant: ${he.why.join(', ')}`,
    she
      ? `The protected person: ${she.why.join(', ')}`
      : hers.familyName
        ? 'The order protects somebody else'
        : 'Whom the order protects was not read',
  ]
  return { sides: she ? 'both' : 'defendant', score: Math.round((he.score + (she?.score ?? 0)) * 10) / 10, why }
}

/** Notes whom orders are likely about, in the transaction that queued them. */
export async function matchCourtOrders(
  tx: Transaction,
  { forceId, at }: { forceId: string; at: Instant },
  orders: readonly Sent[],
): Promise<void> {
  const { weights } = await weightsInUse(tx)
  const matches: Match[] = []
  for (const { id, letter } of orders) {
    const [his, hers] = [
      personOf(letter.found, 'defendant', 'defendantBornOn'),
      personOf(letter.found, 'protectedPerson', 'protectedBornOn'),
    ]
    if (!his.familyName) continue
    matches.push(
      ...(await inCases(tx, id, his, hers, weights)),
      ...(await inPairs(tx, id, his, hers, weights)),
      ...(await inRestricted(tx, id, his, hers, weights)),
    )
  }
  if (!matches.length) return
  await tx.execute(sql`
    insert into court_order_matches (id, force_id, order_id, case_id, case_ref, pair_id, ring_team_id, sides, score, why, found_at)
    select x.id, ${forceId}, x.order_id, x.case_id, x.case_ref, x.pair_id, x.ring_team_id, x.sides, x.score, array(select jsonb_array_elements_text(x.why)), ${at}
    from jsonb_to_recordset(${asJson(
      matches.map(m => ({
        id: randomUUID(),
        order_id: m.orderId,
        case_id: m.caseId,
        case_ref: m.caseRef,
        pair_id: m.pairId,
        ring_team_id: m.ringTeamId,
        sides: m.sides,
        score: m.score,
        why: m.why,
      })),
    )}) as x(id uuid, order_id uuid, case_id uuid, case_ref text, pair_id uuid, ring_team_id uuid, sides text, score real, why jsonb)`)
}

const none = { caseId: null, caseRef: null, pairId: null, ringTeamId: null }
const most = 10
const best = (matches: Match[]) => matches.sort((a, b) => b.score - a.score).slice(0, most)

async function inCases(
  tx: Transaction,
  orderId: string,
  his: Person,
  hers: Person,
  weights: Weights,
): Promise<Match[]> {
  const sharing = await rowsOf(
    tx,
    z.object({ caseId: z.string() }),
    sql`
    select distinct s.case_id as "caseId" from jsonb_to_recordset(${asJson(termsOfPerson('suspect', his))}) as t(kind text, value text)
    join search_terms s on s.force_id = (select spo_force()) and s.kind = t.kind and s.value = t.value
    where not exists (select from restrictions x where x.case_id = s.case_id and x.lifted_at is null) limit 500`,
  )
  const cases = await peopleOfCases(
    tx,
    sharing.map(s => s.caseId),
  )
  return best(
    cases.flatMap(c => {
      const alike = likeness(his, hers, defendantOf(c), victimsOf(c), weights)
      return alike ? [{ ...none, ...alike, orderId, caseId: c.id, caseRef: c.ref }] : []
    }),
  )
}

const reportRow = z.object({
  pairId: z.string(),
  hisGiven: z.string(),
  hisFamily: z.string(),
  hisBorn: z.string(),
  herGiven: z.string(),
  herFamily: z.string(),
  herBorn: z.string(),
})
/** Pairs of reports that stand on no case: those that do are found by its people. */
async function inPairs(
  tx: Transaction,
  orderId: string,
  his: Person,
  hers: Person,
  weights: Weights,
): Promise<Match[]> {
  const rows = await rowsOf(
    tx,
    reportRow,
    sql`
    select m.pair_id as "pairId", r.suspect_given_names as "hisGiven", r.suspect_family_name as "hisFamily", r.suspect_born_on as "hisBorn",
      r.victim_given_names as "herGiven", r.victim_family_name as "herFamily", r.victim_born_on as "herBorn"
    from (${reportsMarked('suspect', [['key', [personKey(his.familyName)]]])}) found join crime_reports r on r.id = found.id
    join pair_reports m on m.force_id = r.force_id and m.report_ref = r.ref and m.ended_at is null
    join report_pairs p on p.id = m.pair_id and p.reports > 1 and p.state in ('waiting', 'dismissed')
    order by r.recorded_on desc, r.ref limit 1000`,
  )
  const person = (givenNames: string, familyName: string, bornOn: string): Person => ({
    ...his,
    givenNames,
    familyName,
    bornOn,
  })
  return best(
    [...Map.groupBy(rows, r => r.pairId)].flatMap(([pairId, reports]) => {
      const alike = likeness(
        his,
        hers,
        reports.map(r => person(r.hisGiven, r.hisFamily, r.hisBorn)),
        reports.map(r => person(r.herGiven, r.herFamily, r.herBorn)),
        weights,
      )
      return alike ? [{ ...none, ...alike, orderId, pairId }] : []
    }),
  )
}

/** In a restricted case: those who are let in see the match, and everyone else the team to ring and nothing more. */
async function inRestricted(
  tx: Transaction,
  orderId: string,
  his: Person,
  hers: Person,
  weights: Weights,
): Promise<Match[]> {
  const terms = termsOfPerson('suspect', his).map(t => ({ ref: orderId, ...t }))
  const matches: Match[] = []
  await withRestricted(tx, terms, async (caseId, [first]) => {
    const [known] = await peopleOfCases(tx, [caseId])
    const alike = known && likeness(his, hers, defendantOf(known), victimsOf(known), weights)
    if (!known || !alike || !first) return
    matches.push(
      { ...none, ...alike, orderId, caseId, caseRef: known.ref },
      { ...none, sides: 'defendant', score: 0, why: [], orderId, ringTeamId: first.teamId },
    )
  })
  return [...new Map(matches.map(m => [m.caseId ?? m.ringTeamId, m])).values()]
}
